//! What holds of everything that comes out of a parser, whatever went in.
//!
//! The targets only say how bytes get in. A target fails on a panic, on ten seconds without an
//! answer, on a gigabyte of memory, and on anything that is asserted here.

use std::backtrace::Backtrace;
use std::sync::LazyLock;
use std::{fs, panic, process};

use onrecord_ingest::{Captured, Format, Limits, Options, Place, Raw, Source};
use onrecord_text::{CodePoints, Document, Engine, Field, OffsetMap, Record, Span};
use tempfile::TempDir;

/// Small limits, so that inputs of a fuzzer's size reach them.
static OPTIONS: LazyLock<Options> = LazyLock::new(|| Options {
    limits: Limits { max_document_bytes: 1 << 15, ..Limits::default() },
    ..Options::default()
});

/// Lets panics of dependencies be caught where ingest guards against them, as they are in the
/// program; libFuzzer's own hook aborts at once, caught or not. Panics of ours end the run.
pub fn forgive_dependencies() {
    panic::set_hook(Box::new(|panic| {
        let ours = panic.location().is_some_and(|place| place.file().contains("/crates/"));
        if ours {
            eprintln!("{panic}\n{}", Backtrace::force_capture());
            process::abort();
        }
        eprintln!("in a dependency: {panic}");
    }));
}

/// Reads one document's bytes, written as `format`, and checks what comes out.
pub fn extract(bytes: &[u8], format: Format) {
    check(&Raw::new(Place::file("input"), bytes, format));
}

/// Reads bytes as a file of whatever they look like, document by document.
pub fn stream(bytes: &[u8]) {
    static FOLDER: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a temporary folder"));
    let path = FOLDER.path().join("input");
    fs::write(&path, bytes).expect("a file in it");
    let source = Source { path, len: Some(bytes.len() as u64), name: None };
    if let Ok(items) = source.items(&OPTIONS) {
        for raw in items.flatten() {
            check(&raw);
        }
    }
}

/// Checks every document of one raw piece, twice over: reading is a function of the bytes.
fn check(raw: &Raw) {
    let extracted = raw.extract(&OPTIONS);
    for captured in &extracted.documents {
        check_captured(captured);
    }
    assert_eq!(extracted.documents, raw.extract(&OPTIONS).documents);
}

/// A document's text maps back into its bytes, piece by piece.
fn check_captured(captured: &Captured) {
    let text = &captured.document.text;
    check_offsets(&captured.offsets, text, captured.capture.bytes.len());
    for diagnostic in &captured.diagnostics {
        if let Some(span) = diagnostic.span {
            check_span(&CodePoints::new(text), span);
        }
    }
}

/// A map covers its text, breaks no character and stays inside its source.
pub fn check_offsets(offsets: &OffsetMap, text: &str, source_len: usize) {
    assert_eq!(offsets.text_len(), text.len());
    for segment in offsets.segments() {
        assert!(text.get(segment.text_start..segment.text_end()).is_some(), "{segment:?}");
        assert!(segment.source_end() <= source_len, "{segment:?} of {source_len}");
    }
}

/// Reads a text's record and checks that every span slices the text it indexes.
pub fn annotate(text: &str, raw_layout: bool) -> Record {
    static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::rules);
    annotate_with(text, raw_layout, &ENGINE)
}

/// The same with an engine of one's own.
pub fn annotate_with(text: &str, raw_layout: bool, engine: &Engine) -> Record {
    let document = Document { id: "fuzz".into(), text: text.into(), raw_layout, ..Document::default() };
    let record = onrecord_text::annotate(&document, engine);
    let body = CodePoints::new(text);
    let title = CodePoints::new(record.meta.title.as_deref().unwrap_or_default());
    for statement in &record.statements {
        let points = if statement.field == Field::Title { &title } else { &body };
        let relays = statement.via.iter().flat_map(|via| [Some(via.span), via.cue]).flatten();
        let spans = [&statement.source, &statement.cue, &statement.content].into_iter().flatten().copied();
        for span in spans.chain(relays).chain(statement.addressee.iter().map(|to| to.span)) {
            check_span(points, span);
        }
        let known = |id: &String| record.entities.iter().any(|entity| entity.id == *id);
        assert!(statement.speaker.iter().all(known), "{statement:?}");
    }
    for span in record.entities.iter().flat_map(|entity| &entity.mentions) {
        check_span(&body, *span);
    }
    record
}

/// Lends bytes to what takes only bytes that are never freed, and frees them when it is done: the millions of inputs of
/// a run would fill the memory. `use_them` must keep nothing that points into them.
pub fn lend(bytes: Vec<u8>, use_them: impl FnOnce(&'static [u8])) {
    let owned = Box::into_raw(bytes.into_boxed_slice());
    // SAFETY: the box is whole until it is taken back below, and `use_them` has ended by then.
    use_them(unsafe { &*owned });
    // SAFETY: the pointer is the box's own, and nothing points into it any more.
    drop(unsafe { Box::from_raw(owned) });
}

fn check_span(points: &CodePoints<'_>, span: Span) {
    assert!(points.slice(span).is_some(), "{span:?} of {}", points.len());
}
