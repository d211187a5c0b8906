//! `onrecord serve`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::common::Place;

/// Starts a server and waits for its address, `127.0.0.1:NNNN`.
pub(crate) fn started(mut command: Command) -> (Child, String) {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("http://").unwrap().strip_suffix('/').unwrap();
    (child, address.to_owned())
}

pub(crate) fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[cfg(unix)]
pub(crate) fn interrupt(child: &mut Child) -> Option<i32> {
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    child.wait().unwrap().code()
}

#[cfg(unix)]
#[test]
fn answers_until_it_is_stopped() {
    let place = Place::with_press();
    let (mut child, address) = started(place.command(["serve", "--listen", "127.0.0.1:0"]));
    let answer = get(&address, "/api/v1/openapi.json");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let ran = place.run(["serve", "--listen", &address]).exit(4);
    assert!(ran.stderr.starts_with("error[C002]: "), "{}", ran.stderr);
    place.write("more.jsonl", "{\"id\":\"m\",\"text\":\"“No,” said Anna Kell.\"}");
    place.run(["read", "more.jsonl"]).ok();
    assert_eq!(interrupt(&mut child), Some(0));
}
