//! One of each format and each kind of badness, read as a user's folder is.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{collections::BTreeMap, fs, io::Write, path::Path};

use flate2::{Compression, write::GzEncoder};
use onrecord_ingest::{Captured, Failure, Items, Limits, Options, Place, sources};
use onrecord_text::{Code, PublishedBasis, agree, restore};

const BODY: &str = "<p>The ferry Halcyon sank off Port Brava on Monday, the harbour master said. \
    Nobody was hurt, he added, and the cause is not known.</p>\
    <p>&ldquo;We had twelve minutes,&rdquo; Captain Ilse Moren told reporters on the quay. \
    &ldquo;That was enough.&rdquo;</p>\
    <p>The company that owns the ship called for an inquiry, and denied that it had been overloaded \
    when it left the island of Sarn before dawn.</p>";

fn page() -> String {
    format!(
        "<!doctype html><html lang=en><head><title>Ferry sinks | Brava Post</title>\
         <meta property=og:site_name content='Brava Post'>\
         <link rel=canonical href='https://post.example/ferry'>\
         <script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Ferry sinks\",\
         \"datePublished\":\"2031-04-12T09:30:00+02:00\",\"author\":{{\"name\":\"Ada Quill\"}}}}</script></head>\
         <body><nav><a href=/>Home</a><a href=/sea>Sea</a></nav><article><h1>Ferry sinks</h1>{BODY}</article>\
         <footer>All rights reserved</footer></body></html>"
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn warc_record(kind: &str, url: &str, media: &str, body: &[u8]) -> Vec<u8> {
    let mut out = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-04-12T10:00:00Z\r\n\
         Content-Type: {media}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    out.extend_from_slice(body);
    out.extend_from_slice(b"\r\n\r\n");
    out
}

fn response(url: &str, media: &str, body: &str) -> Vec<u8> {
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n{body}");
    warc_record("response", url, "application/http; msgtype=response", answer.as_bytes())
}

/// Reads everything below a folder: documents and failures by file name.
fn read(folder: &Path, options: &Options) -> (BTreeMap<String, Vec<Captured>>, Vec<Failure>) {
    let (sources, mut failures) = sources(&[folder.to_path_buf()]);
    let mut documents: BTreeMap<String, Vec<Captured>> = BTreeMap::new();
    for source in sources {
        let items = match source.items(options) {
            Ok(items) => items,
            Err(failure) => {
                failures.push(failure);
                continue;
            }
        };
        for raw in items {
            match raw {
                Ok(raw) => {
                    let extracted = raw.extract(options);
                    failures.extend(extracted.failures);
                    documents.entry(raw.place.file_name()).or_default().extend(extracted.documents);
                }
                Err(failure) => failures.push(failure),
            }
        }
    }
    documents.values().flatten().for_each(assert_verifiable);
    (documents, failures)
}

/// Every paragraph can be restored from the captured bytes.
fn assert_verifiable(captured: &Captured) {
    let text = &captured.document.text;
    assert_eq!(captured.offsets.text_len(), text.len());
    for paragraph in text.split('\n').filter(|paragraph| !paragraph.trim().is_empty()) {
        let at = paragraph.as_ptr() as usize - text.as_ptr() as usize;
        let said = restore(
            &captured.capture.bytes,
            &captured.offsets,
            &(at..at + paragraph.len()),
            &captured.charset,
            &captured.layers,
        );
        assert!(agree(&said, paragraph), "{}: {said:?} for {paragraph:?}", captured.document.id);
    }
}

fn codes(captured: &Captured) -> Vec<Code> {
    captured.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn one_of_each_format() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let rss = format!(
        "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>\
         <channel><title>Brava Post</title><item><title>Ferry &amp; crew</title><link>https://post.example/a</link>\
         <guid>a-1</guid><pubDate>Sat, 12 Apr 2031 09:30:00 +0200</pubDate>\
         <content:encoded><![CDATA[{BODY}]]></content:encoded></item>\
         <item><title>Short</title><link>https://post.example/b</link><description>&lt;p&gt;A line &amp;amp; no more.&lt;/p&gt;</description></item>\
         </channel></rss>"
    );
    let json_feed = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "Brava Post",
        "items": [{"id": "1", "url": "https://post.example/c", "content_html": BODY, "date_published": "2031-04-12"}]});
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Brava Post</title><id>f</id><updated>2031-04-12T00:00:00Z</updated>\
         <entry><id>e</id><title>T</title><updated>2031-04-12T00:00:00Z</updated><link href='https://post.example/d'/>\
         <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One &amp; two.</p><p>Three<br/>four.</p></div></content></entry></feed>";
    let row = serde_json::json!({"id": 7, "text": "She said: “no”\nand left. \u{1F6A2}", "title": "T", "outlet": "None",
        "published": "April 12, 2031", "author": ["A", "B"], "unheard": {"of": [1]}});
    let html_row = serde_json::json!({"url": "https://post.example/row", "html": page()});
    let archive = [
        warc_record("warcinfo", "", "application/warc-fields", b"software: none"),
        response(
            "https://post.example/w",
            "text/html; charset=utf-8",
            &page().replace("<link rel=canonical href='https://post.example/ferry'>", ""),
        ),
        response("https://post.example/i", "image/png", "\u{89}PNG"),
        warc_record("conversion", "https://post.example/t", "text/plain", b"Plain words of an archive."),
    ]
    .concat();
    put("a.txt", b"BRAVA, April 12. /PBA/\r\n\r\n\"No,\" he said.\r\n");
    put("b.html", page().as_bytes());
    put("c.jsonl", format!("{row}\n\n{html_row}\n").as_bytes());
    put("d.gz", &gzip(format!("{row}\n{row}\n").as_bytes()));
    put("e.xml", rss.as_bytes());
    put("f.json", json_feed.to_string().as_bytes());
    put("g.atom", atom.as_bytes());
    put("h.warc", &archive);
    put("i.warc.gz", &[gzip(&archive[..0]), gzip(&archive)].concat());
    put("j.json", serde_json::to_string_pretty(&row).unwrap().as_bytes());
    put("k.json", format!("[{row},\n {row}]").as_bytes());
    put("l.txt", b"\xFF\xFEh\0i\0 \0t\0h\0e\0r\0e\0");
    put("m.html", b"<meta charset=utf-8><p>\x93Caf\xE9 owners were told to close,\x94 the mayor of Port Brava said on Monday evening.</p>");
    let (documents, failures) = read(folder.path(), &Options::default());
    assert_eq!(failures, []);
    let count: Vec<(&str, usize)> =
        documents.iter().map(|(name, found)| (name.as_str(), found.len())).collect();
    let expected = [
        ("a.txt", 1),
        ("b.html", 1),
        ("c.jsonl", 2),
        ("d.gz", 2),
        ("e.xml", 2),
        ("f.json", 1),
        ("g.atom", 1),
        ("h.warc", 2),
        ("i.warc.gz", 2),
        ("j.json", 1),
        ("k.json", 2),
        ("l.txt", 1),
        ("m.html", 1),
    ];
    assert_eq!(count, expected);

    let plain = &documents["a.txt"][0].document;
    assert_eq!(plain.text, "BRAVA, April 12. /PBA/\r\n\r\n\"No,\" he said.\r\n");
    assert_eq!((plain.id.as_str(), plain.raw_layout), ("a.txt", true));

    let page = &documents["b.html"][0].document;
    assert_eq!(page.id, "https://post.example/ferry");
    assert_eq!(page.text.split("\n\n").count(), 3, "{}", page.text);
    assert!(
        page.text.starts_with("The ferry Halcyon sank")
            && page.text.contains("“We had twelve minutes,” Captain")
    );
    assert!(!page.raw_layout);
    let meta = &page.meta;
    assert_eq!(meta.title.as_deref(), Some("Ferry sinks"));
    assert_eq!(meta.outlet.as_deref(), Some("Brava Post"));
    assert_eq!(meta.author.as_deref(), Some("Ada Quill"));
    assert_eq!(meta.published.as_deref(), Some("2031-04-12T09:30:00+02:00"));
    assert_eq!((meta.published_basis, meta.language.as_deref()), (PublishedBasis::Page, Some("en")));

    let row = &documents["c.jsonl"][0].document;
    assert_eq!((row.id.as_str(), row.text.as_str()), ("7", "She said: “no”\nand left. \u{1F6A2}"));
    assert_eq!((row.meta.outlet.as_deref(), row.meta.author.as_deref()), (None, Some("A, B")));
    assert_eq!(
        (row.meta.published.as_deref(), row.meta.published_basis),
        (Some("2031-04-12"), PublishedBasis::Given)
    );
    assert_eq!(documents["c.jsonl"][1].document.text, page.text);
    assert_eq!(documents["c.jsonl"][1].document.id, "https://post.example/row");

    let entries = &documents["e.xml"];
    assert_eq!(entries[0].document.text.split("\n\n").count(), 3);
    assert_eq!(entries[0].document.meta.title.as_deref(), Some("Ferry & crew"));
    assert_eq!(entries[0].document.meta.published.as_deref(), Some("2031-04-12T09:30:00+02:00"));
    assert_eq!(entries[0].member.as_deref(), Some("a-1"));
    assert_eq!(
        (entries[1].document.text.as_str(), codes(&entries[1])),
        ("A line & no more.", vec![Code::EmptyEntry])
    );
    assert_eq!(documents["g.atom"][0].document.text, "One & two.\n\nThree\nfour.");

    let archived = &documents["h.warc"];
    assert_eq!(archived[0].document.id, "https://post.example/w");
    assert_eq!(archived[0].capture.captured_at.as_deref(), Some("2031-04-12T10:00:00Z"));
    assert_eq!(archived[1].document.text, "Plain words of an archive.");
    assert_eq!(documents["i.warc.gz"][0].document, archived[0].document);
    assert_eq!(documents["k.json"][1].document.id, "7");
    assert_eq!(documents["l.txt"][0].document.text, "hi there");
    assert!(documents["m.html"][0].document.text.starts_with("“Café owners"));
    assert_eq!(codes(&documents["m.html"][0]), [Code::CharsetMismatch]);
}

#[test]
fn each_kind_of_badness_has_its_code_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let options =
        Options { limits: Limits { max_document_bytes: 200_000, max_expansion: 50 }, ..Options::default() };
    let good = "{\"text\":\"A good row, she said.\"}";
    let archive = |records: &[Vec<u8>]| records.concat();
    let first = response("https://post.example/1", "text/html", &page());
    let last = warc_record("conversion", "https://post.example/2", "text/plain", b"The last record.");
    let lie = |length: &str| {
        String::from_utf8(last.clone())
            .unwrap()
            .replace("Content-Length: 16", &format!("Content-Length: {length}"))
            .into_bytes()
    };
    let mut torn = gzip(&last);
    let middle = torn.len() / 2;
    torn[middle] ^= 0xFF;
    torn[middle + 1] ^= 0x55;
    put("01-empty.txt", b"");
    put("02-blank.html", b" \n\t\r\n");
    put("03-image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01");
    put("04-large.txt", "many words ".repeat(20_000).as_bytes());
    put(
        "05-long-line.jsonl",
        format!("{good}\n{{\"text\":\"{}\"}}\n{good}\n", "x".repeat(300_000)).as_bytes(),
    );
    put(
        "06-bad-rows.jsonl",
        format!("{good}\n{{\"text\":\n[1]\n{{\"title\":\"x\"}}\n{{\"text\":null}}\n{good}").as_bytes(),
    );
    put("07-bad-utf8.jsonl", b"{\"text\":\"A bad \xFF byte, \\ud800 too.\"}\n");
    put("08-torn.txt.gz", &{
        let mut b = gzip("The ferry sank on Monday, he said. ".repeat(500).as_bytes());
        b.truncate(b.len() - 12);
        b
    });
    put("09-bomb.gz", &gzip(&vec![b'a'; 30_000_000]));
    put("10-bomb.jsonl.gz", &gzip(format!("{good}\n\"{}", "a".repeat(30_000_000)).as_bytes()));
    put("11-broken.xml", b"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title><item><title>y");
    put("12-index.html", b"<html><body><nav><a href=/>Home</a> <a href=/b>News</a></nav></body></html>");
    put(
        "13-deep.html",
        format!(
            "<html><body>{}<p>{}</p>",
            "<div>".repeat(30_000),
            "Words said at the bottom of it. ".repeat(5)
        )
        .as_bytes(),
    );
    put("14-short.warc", &archive(&[first.clone(), lie("5000000")]));
    put("15-lie.warc", &archive(&[lie("120"), first.clone(), last.clone()]));
    put("16-endless.warc", &archive(&[first.clone(), lie("99999999999"), last.clone()]));
    put("17-torn.warc.gz", &[gzip(&first), torn, gzip(&last)].concat());
    put("18-noise.warc", &archive(&[first, b"noise\r\nmore noise\r\n".to_vec(), last]));
    put("19-nan.jsonl", b"{\"text\":\"A number that is none.\",\"id\":NaN,\"title\":\"NaN\"}\n");
    put("20-badmeta.jsonl", b"{\"text\":\"Some day, he said.\",\"published\":\"some day\"}\n");

    let (documents, failures) = read(folder.path(), &options);
    let failed: Vec<String> = failures
        .iter()
        .map(|f| {
            format!("{} {} {}", &f.place.file_name()[..2], f.place.member.as_deref().unwrap_or("-"), f.code)
        })
        .collect();
    assert_eq!(
        failed,
        [
            "01 - I001",
            "02 - I001",
            "03 - I002",
            "04 - I003",
            "05 row 2 I003",
            "06 row 2 I007",
            "06 row 3 I007",
            "06 row 4 I007",
            "06 row 5 I001",
            "09 - I006",
            "10 row 2 I006",
            "11 - I009",
            "12 - I010",
            "14 record 2 I003",
            "15 record 1 I008",
            "16 record 2 I003",
            "17 record 2 I005",
            "18 record 2 I008",
        ]
    );
    let read: Vec<(&str, usize)> =
        documents.iter().map(|(name, d)| (&name[..2], d.len())).filter(|(_, n)| *n > 0).collect();
    assert_eq!(
        read,
        [
            ("05", 2),
            ("06", 2),
            ("07", 1),
            ("08", 1),
            ("10", 1),
            ("13", 1),
            ("14", 1),
            ("15", 2),
            ("16", 2),
            ("17", 2),
            ("18", 2),
            ("19", 1),
            ("20", 1),
        ]
    );
    let noted =
        |name: &str| documents.iter().find(|(n, _)| n.starts_with(name)).map(|(_, d)| codes(&d[0])).unwrap();
    assert_eq!(noted("07"), [Code::BadUtf8, Code::BadUtf8]);
    assert_eq!(noted("08"), [Code::BadGzip]);
    assert_eq!(noted("13"), [Code::DeepNesting]);
    assert_eq!(noted("20"), [Code::BadMetadata]);
    assert!(
        failures.iter().all(|failure| !failure.message.ends_with('.') && failure.to_string().contains(": "))
    );
}

#[test]
fn what_the_user_gives_overrules_what_the_page_says() {
    let options = Options {
        published: Some("12 May 2032".into()),
        outlet: Some("Sarn Herald".into()),
        ..Options::default()
    };
    let mut items = Items::from_bytes(Place::file("x"), page().into_bytes(), &options.limits).unwrap();
    let meta = items.next().unwrap().unwrap().extract(&options).documents.remove(0).document.meta;
    assert_eq!(
        (meta.published.as_deref(), meta.outlet.as_deref()),
        (Some("2032-05-12"), Some("Sarn Herald"))
    );
    assert_eq!(meta.published_basis, PublishedBasis::Given);
}

mod random {
    use proptest::prelude::*;

    use super::*;

    /// Beginnings that lead random bytes into each reader, and pieces that mean something there.
    const PIECES: &[&str] = &[
        "<html>",
        "<p>",
        "</p>",
        "<script>",
        "<!--",
        "<title>",
        "<meta name=date content='",
        "<time datetime=",
        "&amp;",
        "&#x",
        "<rss version='2.0'>",
        "<channel>",
        "<item>",
        "<description>",
        "<![CDATA[",
        "]]>",
        "</item>",
        "<feed>",
        "<entry>",
        "<content type='xhtml'>",
        "{\"text\":\"",
        "\"}",
        "\\u",
        "\\ud83d",
        "\n",
        "{\"html\":\"",
        "[{",
        "},",
        "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"content_html\":\"",
        "WARC/1.0\r\n",
        "WARC-Type: response\r\n",
        "Content-Type: application/http\r\n",
        "Content-Length: 40\r\n",
        "\r\n\r\n",
        "HTTP/1.1 200 OK\r\n",
        "Transfer-Encoding: chunked\r\n",
        "filedesc://a 0 20310412093000 text/plain 3\n",
        "http://a.example/ 192.0.2.1 20310412093000 text/html 30\n",
        "\u{feff}",
        "The minister said so. ",
        "“",
        "\u{a0}",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn no_bytes_panic_and_every_map_restores(
            pieces in proptest::collection::vec(
                prop_oneof![
                    6 => prop::sample::select(PIECES.to_vec()).prop_map(|piece| piece.as_bytes().to_vec()),
                    1 => proptest::collection::vec(any::<u8>(), 0..6),
                ],
                0..30,
            ),
            packed in any::<bool>(),
        ) {
            let bytes = pieces.concat();
            let bytes = if packed { gzip(&bytes) } else { bytes };
            let options = Options { limits: Limits { max_document_bytes: 400, max_expansion: 5 }, ..Options::default() };
            let Ok(items) = Items::from_bytes(Place::file("x"), bytes, &options.limits) else { return Ok(()) };
            for raw in items.flatten() {
                for captured in raw.extract(&options).documents {
                    let text = &captured.document.text;
                    prop_assert_eq!(captured.offsets.text_len(), text.len());
                    for segment in captured.offsets.segments().iter().filter(|segment| segment.source_len > 0) {
                        let range = segment.text_start..segment.text_end();
                        let said = restore(&captured.capture.bytes, &captured.offsets, &range, &captured.charset, &captured.layers);
                        prop_assert!(agree(&said, &text[range.clone()]), "{:?} for {:?}", said, &text[range]);
                    }
                }
            }
        }
    }
}
