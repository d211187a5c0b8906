//! A web server on this machine, for what is fetched.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;

/// Answers at `/weir` with a page, at `/rows` with rows, at `/moved` with the way to the page, and forbids `/private`.
/// Its address.
pub(crate) fn site() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
            let first = lines.next().unwrap_or_default();
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let (head, body) = match first.split(' ').nth(1).unwrap_or_default() {
                "/robots.txt" => ("200 OK", "User-agent: *\nDisallow: /private"),
                "/weir" => ("200 OK\r\nContent-Type: text/html; charset=utf-8", WEIR),
                "/rows" => ("200 OK\r\nContent-Type: application/json", ROWS),
                "/moved" => ("301 Moved Permanently\r\nLocation: /weir", ""),
                _ => ("404 Not Found", "nothing is here"),
            };
            let length = body.len();
            let answer =
                format!("HTTP/1.1 {head}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}");
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    address
}

const WEIR: &str = "<!doctype html><html><head><title>The weir</title></head><body><article><h1>The weir</h1>\
    <p>The weir held all night, and nobody at Orrinfell had to leave the house they live in.</p>\
    <p>“The weir will hold,” said Ansel Brask, the warden, who has kept it for twenty years.</p>\
    </article></body></html>";

const ROWS: &str = "{\"id\":\"gate-1\",\"text\":\"“Gate one is shut,” said Ansel Brask.\"}\n\
    {\"id\":\"gate-2\",\"text\":\"“Gate two is open,” said Ansel Brask.\"}\n";
