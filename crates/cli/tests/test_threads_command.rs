//! `onrecord threads`.

use crate::common::Place;

const REPORTS: &str = r#"{"id": "a", "outlet": "The Quay", "published": "2031-05-03", "title": "The sluice", "text": "Mayor Ann Orr accused the Harbour Board of hiding cracks in the eastern sluice of Ferrol. The Harbour Board denied the allegations."}
{"id": "b", "outlet": "Tidewire", "published": "2031-05-04", "title": "The sluice of Ferrol", "text": "The Harbour Board rejected accusations that it had hidden cracks in the eastern sluice of Ferrol. Una Pell said that the ferries of Ferrol would sail on Monday."}
"#;

#[test]
fn everybodys_position_on_a_claim() {
    let place = Place::new();
    place.write("reports.jsonl", REPORTS);
    place.run(["read", "--engine", "rules", "reports.jsonl"]).ok();
    let listed = place.run(["threads"]).ok().stdout;
    for words in
        ["hiding cracks in the eastern sluice", "Ann Orr accuses", "Harbour Board denies", "1 thread."]
    {
        assert!(listed.contains(words), "{words} is not in {listed}");
    }
    let rows = place.run(["threads", "--speaker", "Orr", "--format", "json"]).ok().rows();
    let id = rows[0]["id"].as_str().unwrap();
    assert!(id.starts_with("t-"));
    let one = place.run(["threads", id]).ok().stdout;
    assert!(one.contains("points back to s1"), "{one}");
    let line = place.run(["threads", "--speaker", "Pell", "--about", "ferry"]).ok().stdout;
    assert!(line.contains("1 act of speaking."), "{line}");
    assert_eq!(place.run(["export", "--what", "threads"]).ok().rows().len(), 1);
}
