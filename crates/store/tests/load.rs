//! How fast a ledger fills and answers. Measured and printed, not asserted.
//!
//!     ONRECORD_LOAD=articles.jsonl.gz cargo test --release -p onrecord-store --test load -- --ignored --nocapture
//!
//! Without a file of articles (`url`, `outlet`, `published`, `title`, `text`) synthetic ones are used.
//! The statements are every third sentence, so that the store is measured and not the engine.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may"
)]

mod support;

use std::io::{BufRead, BufReader};
use std::time::Instant;

use onrecord_store::{Filter, Paging, Query, Sort, Store, StoreError, What};
use onrecord_text::PublishedBasis;
use support::{Made, Says, add_all, plain};

fn articles() -> Box<dyn Iterator<Item = Made>> {
    let Some(path) = std::env::var_os("ONRECORD_LOAD") else { return Box::new((0..9_000).map(synthetic)) };
    let file = flate2::read::MultiGzDecoder::new(std::fs::File::open(path).unwrap());
    let rows = BufReader::new(file).lines().enumerate();
    Box::new(rows.map(|(n, row)| {
        let row: serde_json::Value = serde_json::from_str(&row.unwrap()).unwrap();
        let text = |name: &str| row[name].as_str().map(str::to_owned);
        article(n, &text("text").unwrap_or_default(), &text("title").unwrap_or_default()).edit(|meta| {
            meta.url = text("url");
            meta.outlet = text("outlet");
            meta.published = text("published");
            meta.published_basis = PublishedBasis::Given;
        })
    }))
}

fn synthetic(n: usize) -> Made {
    let word = |i: usize| {
        let k = (n * 7_919 + i * 104_729) % 1_000_003;
        let rank = (1_000_003.0 / (k + 1) as f64) as usize % 30_000;
        format!("{}{}", ["quay", "mill", "barley", "ferry", "salt", "lantern"][rank % 6], rank / 6)
    };
    let sentence = |s: usize| (0..18).map(|i| word(s * 18 + i)).collect::<Vec<_>>().join(" ") + ". ";
    article(n, &(0..40).map(sentence).collect::<String>(), &format!("Report {n}"))
}

/// An article whose statements are every third sentence, by one of many speakers.
fn article(n: usize, text: &str, title: &str) -> Made {
    let sentences: Vec<&str> = text.split_inclusive(". ").filter(|s| s.trim().len() > 20).collect();
    let names: Vec<String> =
        (0..4).map(|i| format!("Ines{} Oduya{}", (n + i) % 97, (n * 3 + i) % 1_013)).collect();
    let says: Vec<Says<'_>> = sentences
        .iter()
        .enumerate()
        .filter(|(i, _)| i % 3 == 0)
        .map(|(i, sentence)| Says(&names[i % 4], &names[i % 4], sentence.trim()))
        .collect();
    let rest: String = sentences.iter().enumerate().filter(|(i, _)| i % 3 > 0).map(|(_, s)| *s).collect();
    plain(&format!("article-{n}"), title, &says, &rest)
}

fn timed<T>(what: &str, times: u32, mut work: impl FnMut() -> T) -> T {
    let first = work();
    let start = Instant::now();
    for _ in 0..times {
        work();
    }
    println!("{what}: {:.2} ms", start.elapsed().as_secs_f64() * 1_000.0 / f64::from(times));
    first
}

#[test]
#[ignore = "measures; see the module's comment"]
fn measure() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create_or_open(dir.path()).unwrap();
    let (mut batch, mut added, mut spent, mut thousand) = (Vec::new(), 0, 0.0, 0.0);
    let mut articles = articles().peekable();
    while let Some(article) = articles.next() {
        batch.push(article);
        if batch.len() < 128 && articles.peek().is_some() {
            continue;
        }
        let start = Instant::now();
        add_all(&store, &batch, 128);
        spent += start.elapsed().as_secs_f64();
        added += batch.len();
        batch.clear();
        if added / 1_024 > (added - 128) / 1_024 {
            println!("{added} documents, the last thousand at {:.0}/s", 1_024.0 / (spent - thousand));
            thousand = spent;
        }
    }
    let start = Instant::now();
    store.flush().unwrap();
    println!("flush: {:.2} s; {:.0} documents/s in all", start.elapsed().as_secs_f64(), added as f64 / spent);
    println!("{:?}", store.stats().unwrap());
    drop(store);
    let store = Store::open_read_only(dir.path()).unwrap();
    let query = |text: &str| Query { text: text.to_owned(), ..Query::default() };
    let queries = [
        query("election"),
        query("\"white house\""),
        query("the"),
        query("trump said -biden"),
        query("econ*"),
        Query { sort: Sort::Date, ..query("president") },
        Query { speaker: Some("oduya7".to_owned()), ..Query::default() },
        Query { page: Paging { limit: 200, offset: 0 }, ..query("government report") },
    ];
    for query in queries {
        let found = timed(&format!("search {:?}", query.text), 20, || store.search(&query).unwrap());
        println!("    {} hits", found.total);
    }
    let page = Paging::default();
    timed("who oduya7", 20, || store.who("oduya7", &Filter::default(), page).unwrap());
    timed("who ines7 oduya7", 20, || store.who("ines7 oduya7", &Filter::default(), page).unwrap());
    timed("speakers", 5, || store.speakers("", page).unwrap());
    timed("speakers ines7", 5, || store.speakers("ines7", page).unwrap());
    let documents = timed("documents", 5, || store.documents(&Filter::default(), page).unwrap());
    timed("document", 20, || store.document(&documents.items[0].id, None).unwrap());
    timed("stats", 5, || store.stats().unwrap());
    let start = Instant::now();
    let mut rows = 0;
    let mut count = |_| {
        rows += 1;
        Ok::<_, StoreError>(())
    };
    store.export(What::Statements, &mut count).unwrap();
    println!("export of {rows} statements: {:.2} s", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let report = store.verify(&mut |_, _| {}).unwrap();
    println!("verify of {} spans: {:.2} s", report.spans, start.elapsed().as_secs_f64());
    assert_eq!(report.problems, []);
}
