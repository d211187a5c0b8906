//! Reading links: `read` with addresses, and links added to a served ledger.

use crate::common::Place;
use crate::site::site;

#[test]
fn addresses_are_read_among_files_and_again_without_change() {
    let (place, site) = (Place::new(), site());
    place.write("notice.txt", "“Nobody asked us,” said Edda Morn, a ferrywoman.");
    let (moved, rows) = (format!("{site}/moved"), format!("{site}/rows"));
    let read = ["read", &moved, "notice.txt", &rows, "--local-addresses"];
    let first = place.run(read).ok();
    assert!(first.stdout.contains("        4  added\n"), "{}", first.stdout);
    let again = place.run(read).ok();
    assert!(again.stdout.contains("        4  unchanged"), "{}", again.stdout);
    let documents = place.export("documents", "onrecord.ledger");
    let urls: Vec<_> = documents.iter().filter_map(|row| row["url"].as_str()).collect();
    assert_eq!(urls, [format!("{site}/weir")]);
    place.run(["verify"]).ok();
}

#[test]
fn without_the_flag_this_machine_is_not_asked_and_the_rest_is_read() {
    let (place, site) = (Place::new(), site());
    place.write("notice.txt", "“Nobody asked us,” said Edda Morn, a ferrywoman.");
    let weir = format!("{site}/weir");
    let ran = place.run(["read", &weir, "notice.txt"]).exit(1);
    assert!(ran.stdout.contains("        1  added\n") && ran.stdout.contains("I018"), "{}", ran.stdout);
    assert!(ran.stdout.contains("127.0.0.1 is this machine"), "{}", ran.stdout);
    assert!(place.run(["failures"]).stdout.contains(&weir));
    // Read after all, it is no failure any more.
    place.run(["read", &weir, "--local-addresses"]).ok();
    assert!(!place.run(["failures"]).stdout.contains(&weir));
}

#[test]
fn what_cannot_be_fetched_is_a_failure_with_what_to_do() {
    let (place, site) = (Place::new(), site());
    let gone = format!("{site}/gone");
    let private = format!("{site}/private/weir");
    let ran = place
        .run([
            "read",
            &gone,
            &private,
            "ftp://fen.example/weir",
            "https://edda:pw@fen.example/",
            "--local-addresses",
        ])
        .exit(1);
    insta::assert_snapshot!(ran.both().replace(&site, "http://SITE"));
}

#[cfg(unix)]
#[test]
fn a_link_is_added_to_a_served_ledger() {
    use crate::test_adding::{done, form};
    use crate::test_serve_command::{interrupt, started};

    let (place, site) = (Place::with_press(), site());
    let weir = format!("{site}/weir");
    for (flag, state) in
        [(None, "failed"), (Some("--local-addresses"), "read"), (Some("--local-addresses"), "known")]
    {
        let arguments = ["serve", "--listen", "127.0.0.1:0"].into_iter().chain(flag);
        let (mut child, address) = started(place.command(arguments));
        let reading = done(&address, &form(&address, "link", &weir));
        let link = &reading["files"][0];
        assert_eq!((&link["name"], &link["state"]), (&weir.as_str().into(), &state.into()), "{reading}");
        if flag.is_none() {
            assert_eq!(link["failures"][0]["problem"]["code"], "I018");
            assert_eq!(link["failures"][0]["place"], weir);
        }
        assert_eq!(interrupt(&mut child), Some(0));
    }
    place.run(["verify"]).ok();
    assert!(place.export("documents", "onrecord.ledger").iter().any(|row| row["url"] == weir));
}
