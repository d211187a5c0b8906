//! Fetching from a server on this machine.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::{Duration, Instant},
};

use onrecord_text::Code;

use super::*;
use crate::{Limits, Options, Source};

const LIMIT: usize = 100_000;
const PAGE: &str = "<!doctype html><title>Weir</title><link rel=canonical href=https://fen.example/other>\
    <article><h1>Weir</h1><p>The weir held all night, and nobody at Orrinfell had to leave the house.</p>\
    <p>“The weir will hold,” said Ansel Brask, the warden, who has kept it for twenty years.</p></article>";

/// What a server answers at a path.
enum Answer {
    /// Header lines and body, with status 200 unless the first says otherwise.
    Whole(String, Vec<u8>),
    /// A byte now and then, without end.
    Trickle,
    /// Nothing at all.
    Silence,
}

/// A server of a few paths; any other is not found. What it was asked is kept.
struct Site {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    fn new(pages: Vec<(&'static str, Answer)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (kept, pages) = (Arc::clone(&asked), Arc::new(HashMap::from_iter(pages)));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (kept, pages) = (Arc::clone(&kept), Arc::clone(&pages));
                thread::spawn(move || answer(stream, &pages, &kept));
            }
        });
        Self { address, asked }
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn fetch(&self, path: &str) -> Result<Fetched, Refusal> {
        fetch(&self.at(path), true, LIMIT)
    }

    fn asked(&self) -> String {
        self.asked.lock().unwrap().join("\n")
    }
}

fn answer(mut stream: TcpStream, pages: &HashMap<&str, Answer>, kept: &Mutex<Vec<String>>) -> Option<()> {
    let request: Vec<String> =
        BufReader::new(&stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let path = request.first()?.split(' ').nth(1)?.to_owned();
    kept.lock().unwrap().push(request.join("\n"));
    let nobody: (mpsc::Sender<()>, mpsc::Receiver<()>) = mpsc::channel();
    match pages.get(path.as_str()) {
        Some(Answer::Whole(head, body)) => {
            let status = if head.starts_with("HTTP/") { "" } else { "HTTP/1.1 200 OK\r\n" };
            let length = body.len();
            write!(stream, "{status}{head}Connection: close\r\nContent-Length: {length}\r\n\r\n").ok()?;
            stream.write_all(body).ok()
        }
        Some(Answer::Trickle) => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n").ok()?;
            while stream.write_all(b"x").is_ok() {
                let _ = nobody.1.recv_timeout(Duration::from_millis(10));
            }
            None
        }
        Some(Answer::Silence) => nobody.1.recv_timeout(Duration::from_secs(60)).ok(),
        None => {
            write!(stream, "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 4\r\n\r\ngone")
                .ok()
        }
    }
}

fn page(head: &str, body: impl Into<Vec<u8>>) -> Answer {
    Answer::Whole(head.to_owned(), body.into())
}

fn moved(to: &str) -> Answer {
    page(&format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\n"), "over there")
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(text).unwrap();
    gzip.finish().unwrap()
}

#[track_caller]
fn refused<T>(got: Result<T, Refusal>, code: Code, words: &str) {
    let (found, message) = got.err().unwrap();
    assert_eq!(found, code, "{message}");
    assert!(message.contains(words), "{message}");
}

#[test]
fn what_came_is_told_as_it_came() {
    let site = Site::new(vec![
        ("/weir", page("Content-Type: Text/HTML; charset=\"windows-1251\"\r\n", PAGE)),
        ("/packed", page("Content-Encoding: gzip\r\n", packed(PAGE.as_bytes()))),
    ]);
    let fetched = site.fetch("/weir#top").unwrap();
    assert_eq!((fetched.media.as_str(), fetched.charset.as_deref()), ("text/html", Some("windows-1251")));
    assert_eq!((fetched.bytes, fetched.address), (PAGE.into(), site.at("/weir")));
    let asked = site.asked().to_lowercase();
    assert!(asked.starts_with("get /robots.txt "), "{asked}");
    assert!(asked.contains(&format!("user-agent: onrecord/{}", env!("CARGO_PKG_VERSION"))), "{asked}");
    assert_eq!(site.fetch("/packed").unwrap().bytes, PAGE.as_bytes());
}

#[test]
fn redirects_are_followed_so_far() {
    let other = Site::new(vec![("/weir", page("", PAGE))]);
    let site = Site::new(vec![
        ("/1", moved("/2")),
        ("/2", moved("3?x")),
        ("/3?x", moved(&other.at("/weir"))),
        ("/round", moved("/round")),
        ("/nowhere", moved("http://")),
        ("/file", moved("file:///etc/hosts")),
        ("/password", moved("http://edda:secret@fen.example/")),
        ("/same", page("HTTP/1.1 304 Not Modified\r\n", "")),
    ]);
    assert_eq!(site.fetch("/1").unwrap().address, other.at("/weir"));
    assert!(other.asked().contains("/robots.txt"), "the rules of each site on the way count");
    refused(site.fetch("/round"), Code::NotFetched, "more than 5 times");
    refused(site.fetch("/nowhere"), Code::NotFetched, "no address");
    refused(site.fetch("/file"), Code::AddressRefused, "http: or https:");
    refused(site.fetch("/password"), Code::AddressRefused, "password");
    refused(site.fetch("/same"), Code::NotFetched, "304");
}

#[test]
fn this_machine_is_not_asked_by_whatever_name() {
    let site = Site::new(vec![("/weir", page("", PAGE))]);
    let port = site.address.rsplit(':').next().unwrap();
    for host in
        ["127.0.0.1", "localhost", "LOCALHOST", "2130706433", "0177.0.0.1", "[::ffff:127.0.0.1]", "[::1]"]
    {
        let address = format!("http://{host}:{port}/weir");
        refused(fetch(&address, false, LIMIT), Code::AddressRefused, "this machine");
    }
    assert_eq!(site.asked(), "");
}

#[test]
fn nobody_is_led_where_they_may_not_ask() {
    // The site itself may be asked here, and nothing else.
    let site = Site::new(vec![
        ("/weir", page("", PAGE)),
        ("/private", moved("http://10.0.0.1/")),
        ("/mapped", moved("//[::ffff:127.0.0.2]/")),
        ("/number", moved("http://2130706434/")),
        ("/twice", moved("/private")),
    ]);
    let client = || Client::new(TIME, |ip| ip == Ipv4Addr::LOCALHOST).unwrap();
    assert!(fetch_with(&client(), &site.at("/weir"), LIMIT).is_ok());
    for (path, to) in
        [("/private", "10.0.0.1"), ("/mapped", "127.0.0.2"), ("/number", "127.0.0.2"), ("/twice", "10")]
    {
        refused(fetch_with(&client(), &site.at(path), LIMIT), Code::AddressRefused, to);
    }
    let led = Site::new(vec![("/robots.txt", moved("http://10.0.0.1/"))]);
    refused(fetch_with(&client(), &led.at("/weir"), LIMIT), Code::AddressRefused, "10.0.0.1");
    // A name is only judged when it is looked up, which is when it is connected to.
    let named = Url::parse(&site.at("/weir").replace("127.0.0.1", "localhost")).unwrap();
    let guarded = Client::new(TIME, reach(false)).unwrap();
    guarded.may_ask(&named).unwrap();
    refused(guarded.get(&named).map(|_| ()), Code::AddressRefused, "localhost");
}

#[test]
fn sites_that_forbid_it_are_left_alone() {
    let rules = |text: &str| page("Content-Type: text/plain\r\n", text);
    let site = Site::new(vec![
        ("/robots.txt", rules("User-agent: *\nDisallow: /private")),
        ("/weir", page("", PAGE)),
        ("/private/weir", page("", PAGE)),
        ("/back", moved("/private/weir")),
    ]);
    assert!(site.fetch("/weir").is_ok());
    refused(site.fetch("/private/weir"), Code::RobotsForbid, "/private/weir");
    refused(site.fetch("/back"), Code::RobotsForbid, "/private/weir");
    assert!(!site.asked().contains("GET /private/weir"), "{}", site.asked());
    let down = Site::new(vec![
        ("/robots.txt", page("HTTP/1.1 503 Service Unavailable\r\n", "")),
        ("/weir", page("", PAGE)),
    ]);
    refused(down.fetch("/weir"), Code::NotFetched, "robots.txt: the server answered 503");
    let elsewhere = Site::new(vec![
        ("/robots.txt", moved("/rules")),
        ("/rules", rules("User-agent: onrecord\nDisallow: /")),
    ]);
    refused(elsewhere.fetch("/weir"), Code::RobotsForbid, "forbids");
}

#[test]
fn what_is_missing_too_large_or_slow_is_said() {
    let site = Site::new(vec![
        ("/large", page("", vec![b'x'; LIMIT + 1])),
        ("/fits", page("", vec![b'x'; LIMIT])),
        ("/bomb", page("Content-Encoding: gzip\r\n", packed(&vec![b'x'; 50 * LIMIT]))),
        ("/trickle", Answer::Trickle),
        ("/silence", Answer::Silence),
    ]);
    refused(site.fetch("/gone"), Code::NotFetched, "404 Not Found");
    refused(site.fetch("/large"), Code::LinkTooLarge, "0.1 MiB");
    refused(site.fetch("/bomb"), Code::LinkTooLarge, "0.1 MiB");
    assert_eq!(site.fetch("/fits").unwrap().bytes.len(), LIMIT);
    let begun = Instant::now();
    for path in ["/trickle", "/silence"] {
        let hurried = Client::new(Duration::from_millis(500), reach(true)).unwrap();
        refused(fetch_with(&hurried, &site.at(path), LIMIT), Code::NotFetched, "within 0.5 seconds");
    }
    assert!(begun.elapsed() < Duration::from_secs(20));
    // It speaks no TLS.
    refused(fetch(&site.at("/fits").replace("http:", "https:"), true, LIMIT), Code::NotFetched, "");
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    refused(fetch(&format!("http://{closed}/"), true, LIMIT), Code::NotFetched, "refused");
}

/// What an address comes to: each document's address, media type and text, and the codes of failures.
fn read(address: &str) -> Vec<(Option<String>, String, String)> {
    let options = Options { local_addresses: true, limits: Limits::default(), ..Options::default() };
    let items = Source::address(address).items(&options).unwrap();
    let extracted = items.map(|raw| raw.unwrap().extract(&options));
    let documents = extracted.flat_map(|extracted| extracted.documents);
    documents
        .map(|one| {
            assert_eq!(one.capture.target.split('/').nth(2), address.split('/').nth(2));
            (one.document.meta.url, one.capture.media_type.clone(), one.document.text)
        })
        .collect()
}

#[test]
fn what_was_fetched_is_told_apart_as_a_file_is() {
    let rows = "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n";
    let feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Fen Echo</title><item>\
        <title>Weir</title><link>https://fen.example/weir</link><description>It held.</description></item>\
        </channel></rss>";
    let cyrillic =
        b"\xCF\xEE\xF0\xF2 \xC1\xF0\xE0\xE2\xE0 \xE7\xE0\xEA\xF0\xFB\xF2 \xE4\xEE \xF3\xF2\xF0\xE0";
    let site = Site::new(vec![
        ("/moved", moved("/weir")),
        ("/weir", page("Content-Type: text/plain\r\n", PAGE)),
        ("/rows", page("Content-Type: application/x-ndjson\r\n", rows)),
        ("/rows.gz", page("Content-Type: application/gzip\r\n", packed(rows.as_bytes()))),
        ("/feed", page("Content-Type: application/rss+xml\r\n", feed)),
        ("/text", page("Content-Type: text/plain; charset=windows-1251\r\n", cyrillic)),
        ("/piece", page("Content-Type: text/html\r\n", "Fish &amp; chips on the weir.")),
        ("/image", page("Content-Type: text/html\r\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0")),
    ]);
    // A page, whatever its server calls it, under the address at which it was found.
    let [(url, media, text)] = &read(&site.at("/moved"))[..] else { panic!("one document") };
    assert_eq!((url.as_deref(), media.as_str()), (Some(site.at("/weir").as_str()), "text/html"));
    assert!(text.contains("The weir will hold"), "{text}");
    for path in ["/rows", "/rows.gz"] {
        let read = read(&site.at(path));
        assert_eq!(read.iter().map(|one| one.2.as_str()).collect::<Vec<_>>(), ["One.", "Two."]);
        assert_eq!(read[0].0, None);
    }
    assert_eq!(read(&site.at("/feed"))[0].0.as_deref(), Some("https://fen.example/weir"));
    assert_eq!(read(&site.at("/text"))[0].2, "Порт Брава закрыт до утра");
    let piece = &read(&site.at("/piece"))[0];
    assert_eq!((piece.1.as_str(), piece.2.trim()), ("text/html", "Fish & chips on the weir."));
    let image =
        Source::address(&site.at("/image")).items(&Options { local_addresses: true, ..Options::default() });
    assert_eq!(image.err().unwrap().code, Code::NotText);
    let kept = Source::address(&site.at("/gone")).items(&Options::default()).err().unwrap();
    assert_eq!((kept.place.to_string(), kept.code), (site.at("/gone"), Code::AddressRefused));
}
