//! Web archives, WARC and the older ARC, read record by record from a stream.
//!
//! The reader is our own, because those on crates.io trust the lengths a record declares: one wrong
//! number and they hold the rest of the archive in memory or lose it. Here a record is never larger
//! than the limit, and after damage reading goes on at the next line that begins one.
//!
//! Kept are pages, texts and feeds: `response` records with status 200, `resource`, `conversion`.
//! Everything else is counted and passed over; an image in an archive is no failure.

use std::io::{self, BufRead, Read};

use onrecord_text::{Code, Diagnostic};

use self::header::Header;
use crate::{
    Failure, Format, Limits, Place, Raw, date,
    gunzip::Trouble,
    items::{Stream, too_large},
    sniff::{HEAD, Shape, sniff},
};

mod header;
mod http;

pub(crate) use http::media_type;

/// Longest line that is looked at between records.
const LINE: usize = 8 << 10;
/// Longest header of a record.
const HEADER: usize = 64 << 10;

/// Position in an archive.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    arc: bool,
    /// Records seen.
    records: u64,
    skipped: u64,
    /// Something was wrong here: look for the next beginning without complaining again.
    lost: bool,
    ended: bool,
}

/// What came after a step.
enum Step {
    Record(Raw),
    Skipped,
    Failed(Failure),
    End,
}

impl Reader {
    /// For the format before WARC.
    pub(crate) fn arc() -> Self {
        Self { arc: true, ..Self::default() }
    }

    /// Records without anything to read, so far.
    pub(crate) fn skipped(&self) -> u64 {
        self.skipped
    }

    /// The next document of the archive.
    pub(crate) fn next(
        &mut self,
        stream: &mut Stream,
        file: &Place,
        limits: &Limits,
    ) -> Option<Result<Raw, Failure>> {
        while !self.ended {
            match self.step(stream, file, limits) {
                Ok(Step::Record(raw)) => return Some(Ok(raw)),
                Ok(Step::Skipped) => self.skipped += 1,
                Ok(Step::Failed(failure)) => return Some(Err(failure)),
                Ok(Step::End) => self.ended = true,
                Err(error) => {
                    let (code, message) = Trouble::of(&error);
                    // In packed archives each record stands alone: go on with the next.
                    self.ended = !stream.resync();
                    self.lost = true;
                    let place = file.member("record", self.records.max(1));
                    return Some(Err(Failure::new(&place, code, message)));
                }
            }
        }
        None
    }

    fn step(&mut self, stream: &mut Stream, file: &Place, limits: &Limits) -> io::Result<Step> {
        let Some(line) = self.beginning(stream)? else { return Ok(Step::End) };
        let place = file.member("record", self.records + 1);
        if line.is_empty() {
            self.lost = true;
            let message = "there is something between the records that is none";
            return Ok(Step::Failed(Failure::new(&place, Code::BadWarc, message)));
        }
        self.records += 1;
        let header = if self.arc { Header::arc(&line) } else { Header::warc(&line, stream)? };
        let Some(header) = header else {
            self.lost = true;
            return Ok(Step::Failed(Failure::new(&place, Code::BadWarc, "the record's header is damaged")));
        };
        if !header.holds_document() {
            return self.pass_over(&header, stream, &place);
        }
        if header.length > limits.max_document_bytes as u64 + HEADER as u64 {
            // The length may be a lie: the next beginning is looked for, not jumped to.
            self.lost = true;
            return Ok(Step::Failed(too_large(&place, Some(header.length), limits.max_document_bytes)));
        }
        let mut body = Vec::new();
        let ended = stream.take(header.length).read_to_end(&mut body);
        ended?;
        if !stream.ends_here()?
            && !self.arc
            && let Some(at) = next_beginning(&body)
        {
            // Shorter than it says: what follows was taken along.
            stream.unread(body.split_off(at));
            return Ok(Step::Failed(Failure::new(
                &place,
                Code::BadWarc,
                "the record is shorter than it says",
            )));
        }
        if (body.len() as u64) < header.length {
            self.ended = true;
            let message = format!(
                "the archive ends in the middle of it, {} bytes early",
                header.length - body.len() as u64
            );
            return Ok(Step::Failed(Failure::new(&place, Code::BadWarc, message)));
        }
        Ok(match document(&header, body, &place, limits) {
            Ok(Some(raw)) => Step::Record(raw),
            Ok(None) => Step::Skipped,
            Err(failure) => Step::Failed(failure),
        })
    }

    /// Passes over a record's body without holding it.
    fn pass_over(&mut self, header: &Header, stream: &mut Stream, place: &Place) -> io::Result<Step> {
        let mut left = header.length;
        while left > 0 {
            let buffer = stream.fill_buf()?;
            if buffer.is_empty() {
                self.ended = true;
                let message = format!("the archive ends in the middle of it, {left} bytes early");
                return Ok(Step::Failed(Failure::new(place, Code::BadWarc, message)));
            }
            let take = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            stream.consume(take);
            left -= take as u64;
        }
        Ok(Step::Skipped)
    }

    /// The line that begins the next record; empty when something else stands there. `None` at the
    /// end. When lost, everything up to a beginning is passed over.
    fn beginning(&mut self, stream: &mut Stream) -> io::Result<Option<Vec<u8>>> {
        loop {
            let mut line = Vec::new();
            if stream.take(LINE as u64).read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            if begins_record(&line, self.arc) {
                self.lost = false;
                return Ok(Some(line));
            }
            if !line.trim_ascii().is_empty() && !self.lost {
                return Ok(Some(Vec::new()));
            }
        }
    }
}

fn begins_record(line: &[u8], arc: bool) -> bool {
    if arc { header::is_arc_line(line) } else { line.starts_with(b"WARC/1.") || line.starts_with(b"WARC/0.") }
}

/// Where another record begins inside a body after which the archive does not go on as it should.
fn next_beginning(body: &[u8]) -> Option<usize> {
    let found = memchr::memmem::find(body, b"\nWARC/1.")? + 1;
    memchr::memmem::find(body.get(found..)?, b"WARC-Type").is_some().then_some(found)
}

/// The document in a record, if it holds one that can be read.
fn document(header: &Header, body: Vec<u8>, place: &Place, limits: &Limits) -> Result<Option<Raw>, Failure> {
    let (payload, media, charset, diagnostics) = if header.is_http {
        let Some(response) = http::parse(&body) else {
            return Err(Failure::new(place, Code::BadWarc, "the server's answer in it cannot be understood"));
        };
        if response.status != 200 {
            return Ok(None);
        }
        if !may_be_text(&response.media) {
            return Ok(None);
        }
        let (payload, notes) = response.payload(place, limits)?;
        (payload, response.media, response.charset, notes)
    } else {
        let (media, charset) = http::media_type(&header.media);
        (body, media, charset, Vec::new())
    };
    if !may_be_text(&media) || header.url.as_deref().is_some_and(|url| url.ends_with("/robots.txt")) {
        return Ok(None);
    }
    let head = payload.get(..payload.len().min(HEAD)).unwrap_or_default();
    let says_html = media.contains("html");
    let format = match sniff(head, payload.len() <= HEAD) {
        Shape::Html => Format::Html,
        Shape::Plain | Shape::Object | Shape::Array | Shape::Rows if says_html => Format::Html,
        Shape::Feed => Format::Feed,
        Shape::Plain => Format::Plain,
        _ => return Ok(None),
    };
    Ok(Some(Raw {
        url: header.url.clone(),
        captured_at: header.date.as_deref().and_then(captured_at),
        charset,
        diagnostics,
        ..Raw::new(place.clone(), payload, format)
    }))
}

/// Media types that a report comes in; none stated may be one.
fn may_be_text(media: &str) -> bool {
    media.is_empty()
        || media.contains("html")
        || media.contains("rss")
        || media.contains("atom")
        || media == "text/plain"
        || media.ends_with("/xml")
        || media == "application/feed+json"
}

/// WARC dates are RFC 3339, ARC's fourteen digits.
fn captured_at(written: &str) -> Option<String> {
    if written.len() == 14 && written.bytes().all(|b| b.is_ascii_digit()) {
        let (day, time) = written.split_at(8);
        return date::read(&format!("{day}T{time}Z"));
    }
    date::read(written)
}

/// Notes that a payload could be unpacked only in part.
fn cut_short(message: &str) -> Diagnostic {
    Diagnostic::new(Code::BadGzip, format!("{message}; what came before it was read"))
}
