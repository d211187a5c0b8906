//! `verify` finds what does not hold, and nothing where all does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use onrecord_store::{Report, Store};
use onrecord_text::{Charset, Code, Layer, OffsetMap, Undone, decode, unescape};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use support::{Made, Says, add_all, dossier, plain};

fn ledger(made: &[Made]) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let ledger = dir.path().join("ledger");
    add_all(&Store::create_or_open(&ledger).unwrap(), made, 3);
    (dir, ledger)
}

fn verify(ledger: &Path) -> Report {
    Store::open_read_only(ledger).unwrap().verify(&mut |_, _| {}).unwrap()
}

fn codes(ledger: &Path) -> Vec<Code> {
    verify(ledger).problems.into_iter().map(|problem| problem.code).collect()
}

/// Puts other bytes under a document, and the way back from them.
fn encoded(mut made: Made, bytes: Vec<u8>, charset: &str, layers: &[Layer], offsets: OffsetMap) -> Made {
    let capture = Arc::make_mut(&mut made.captured.capture);
    capture.sha256 = Sha256::digest(&bytes).into();
    capture.bytes = bytes.into();
    made.captured.charset = Charset(charset.to_owned());
    made.captured.layers = layers.to_vec();
    made.captured.offsets = offsets;
    made
}

/// A document in windows-1252, and one as a row of JSON.
fn encodings() -> Vec<Made> {
    let says = [Says("Tomasz Véliz", "Tomasz Véliz", "the café burned — “twice”")];
    let made = plain("veliz.txt", "Véliz speaks", &says, "Über & out.\n");
    let text = made.captured.document.text.clone();
    let (latin, _, lost) = encoding_rs::WINDOWS_1252.encode(&text);
    assert!(!lost);
    let charset = Charset("windows-1252".to_owned());
    let Undone { text: decoded, offsets, .. } = decode(&latin, &charset);
    assert_eq!(decoded, text);
    let one = encoded(made.clone(), latin.into_owned(), "windows-1252", &[], offsets);

    let made = plain("row 7", "Véliz, in a row", &says, "Über & out.\n");
    let quoted = serde_json::to_string(&text).unwrap().replace('é', "\\u00e9").replace('—', "\\u2014");
    let row = format!("{{\"text\": {quoted}}}");
    let inner = &quoted[1..quoted.len() - 1];
    let Undone { text: unescaped, offsets, .. } = unescape(inner, Layer::Json);
    assert_eq!(unescaped, text);
    let mut before = OffsetMap::default();
    before.push_verbatim(row.find(inner).unwrap(), inner.len());
    let two = encoded(made, row.into_bytes(), "UTF-8", &[Layer::Json], offsets.compose(&before));
    vec![one, two]
}

#[test]
fn what_holds_has_no_problems() {
    let mut made = dossier();
    made.extend(encodings());
    let (_dir, ledger) = ledger(&made);
    let mut last = (9, 9);
    let store = Store::open_read_only(&ledger).unwrap();
    let report = store.verify(&mut |done, total| last = (done, total)).unwrap();
    assert_eq!(report.problems, []);
    assert_eq!((report.documents, report.captures, report.statements), (7, 7, 8));
    assert_eq!(report.spans, 8 * 3 + 1 + 4, "a day, and a relay with its cue, an addressee, an authority");
    assert_eq!(last, (7, 7));
}

#[test]
fn any_flipped_byte_of_an_archive_is_found() {
    let (_dir, ledger) = ledger(&dossier()[..2]);
    let archive = ledger.join("captures/captures-00001.warc.gz");
    let bytes = fs::read(&archive).unwrap();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        fs::write(&archive, flipped).unwrap();
        assert_eq!(codes(&ledger), [Code::CaptureChanged], "byte {at}");
    }
    fs::write(&archive, &bytes).unwrap();
    assert_eq!(codes(&ledger), []);
}

#[test]
fn lost_captures_are_missing() {
    let (_dir, ledger) = ledger(&dossier());
    let archive = ledger.join("captures/captures-00001.warc.gz");
    let bytes = fs::read(&archive).unwrap();
    fs::write(&archive, &bytes[..bytes.len() - 1]).unwrap();
    assert_eq!(codes(&ledger), [Code::CaptureMissing; 2], "the file is short, and its last record is gone");
    fs::remove_file(&archive).unwrap();
    assert_eq!(codes(&ledger), [Code::CaptureMissing; 6]);
    assert!(Store::create_or_open(&ledger).is_err(), "nothing is written over a loss");
}

#[test]
fn words_that_were_changed_are_found() {
    let changes = [
        ("UPDATE statement SET content = replace(content, 'burned', 'blazed')", Code::SpanMismatch),
        (
            "UPDATE statement SET source = replace(source, '\"words\":\"Ines', '\"words\":\"Inez')",
            Code::SpanMismatch,
        ),
        ("UPDATE statement SET cue = replace(cue, '\"span\":[', '\"span\":[9')", Code::SpanMismatch),
        ("DELETE FROM statement WHERE local = 's2'", Code::Damaged),
        ("UPDATE version SET text = replace(text, 'Smoke', 'Steam')", Code::Damaged),
        ("UPDATE version SET charset = 'UTF-16LE'", Code::SpanMismatch),
        ("UPDATE capture SET sha256 = zeroblob(32)", Code::CaptureChanged),
        ("UPDATE version SET offsets = x'00'", Code::Damaged),
    ];
    for (change, code) in changes {
        let (_dir, ledger) = ledger(&dossier()[..1]);
        assert_eq!(codes(&ledger), []);
        Connection::open(ledger.join("ledger.sqlite")).unwrap().execute_batch(change).unwrap();
        let found = codes(&ledger);
        assert!(found.contains(&code), "{change}: {found:?}");
    }
}

#[test]
fn words_without_captured_bytes_are_not_proved() {
    let made = dossier().remove(0);
    let text = made.captured.document.text.clone();
    // The first paragraph's words map, the second's come from nowhere.
    let second = text.find("Oduya said: “we").unwrap();
    let mut offsets = OffsetMap::identity(second);
    offsets.push_replaced(text.len() - second, 0..0);
    let bytes = text.as_bytes()[..second].to_vec();
    let (_dir, ledger) = ledger(&[encoded(made, bytes, "UTF-8", &[], offsets)]);
    let problems = verify(&ledger).problems;
    assert_eq!(problems.len(), 3, "source, cue and content of one statement: {problems:?}");
    assert!(problems.iter().all(|problem| problem.code == Code::Unmapped));
    assert!(problems.iter().all(|problem| problem.statement.as_deref().unwrap().ends_with(".s2")));
}

#[test]
fn entries_of_one_feed_share_a_capture() {
    let mut one = dossier().remove(0);
    let mut two = dossier().remove(1);
    let (first, second) = (one.captured.document.text.clone(), two.captured.document.text.clone());
    let feed = format!("{first}{second}");
    let mut offsets = OffsetMap::default();
    offsets.push_verbatim(first.len(), second.len());
    one = encoded(one, feed.clone().into_bytes(), "UTF-8", &[], OffsetMap::identity(first.len()));
    two = encoded(two, feed.into_bytes(), "UTF-8", &[], offsets);
    one.captured.member = Some("entry 1".to_owned());
    two.captured.member = Some("entry 2".to_owned());
    let (_dir, ledger) = ledger(&[one, two]);
    let report = verify(&ledger);
    assert_eq!((report.problems, report.documents, report.captures), (vec![], 2, 1));
}
