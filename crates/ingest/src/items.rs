//! Streaming the documents of one file, one in memory at a time.

use std::{
    io::{self, BufRead, BufReader, Cursor, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use onrecord_text::{Code, Diagnostic};

use crate::{
    Failure, Format, Limits, Place, Raw,
    fetch::Fetched,
    formats::warc,
    gunzip::{self, Counting, Gunzip, Trouble},
    lines::{self, Cut, Row},
    sniff::{HEAD, Shape, sniff},
};

/// A file's unpacked bytes, the beginning of which was looked at already.
pub(crate) struct Stream {
    head: Cursor<Vec<u8>>,
    rest: Rest,
    /// An error met while looking ahead, to be told when reading gets there.
    trouble: Option<io::Error>,
}

enum Rest {
    Plain(BufReader<Box<dyn Read + Send>>),
    Gzip(Box<BufReader<Gunzip>>),
}

impl Stream {
    /// After damage: on to the next member of packed data. False when there is none, or nothing is
    /// packed.
    pub(crate) fn resync(&mut self) -> bool {
        match &mut self.rest {
            Rest::Plain(_) => false,
            Rest::Gzip(reader) => reader.get_mut().resync().unwrap_or(false),
        }
    }

    /// Whether a line end comes next, up to two of which are passed over.
    ///
    /// # Errors
    /// Packed data shows some damage only at its end, when its checksum is compared. That of the next
    /// member is kept for later.
    pub(crate) fn ends_here(&mut self) -> io::Result<bool> {
        let mut ends = false;
        for _ in 0..4 {
            match self.fill_buf() {
                Ok([b'\r' | b'\n', ..]) => {
                    self.consume(1);
                    ends = true;
                }
                Ok(_) => break,
                Err(error) => return self.postpone(error).map(|()| true),
            }
        }
        match self.fill_buf() {
            Ok(_) => Ok(ends),
            Err(error) => self.postpone(error).map(|()| ends),
        }
    }

    fn postpone(&mut self, error: io::Error) -> io::Result<()> {
        match &self.rest {
            Rest::Gzip(reader) if reader.get_ref().is_fresh() => {
                self.trouble = Some(error);
                Ok(())
            }
            _ => Err(error),
        }
    }

    /// Puts bytes back in front of what comes next.
    pub(crate) fn unread(&mut self, mut bytes: Vec<u8>) {
        let from = (self.head.position() as usize).min(self.head.get_ref().len());
        bytes.extend_from_slice(&self.head.get_ref()[from..]);
        self.head = Cursor::new(bytes);
    }

    fn rest(&mut self) -> &mut dyn BufRead {
        match &mut self.rest {
            Rest::Plain(reader) => reader,
            Rest::Gzip(reader) => reader,
        }
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let from = self.fill_buf()?;
        let len = from.len().min(buffer.len());
        buffer[..len].copy_from_slice(&from[..len]);
        self.consume(len);
        Ok(len)
    }
}

impl BufRead for Stream {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if (self.head.position() as usize) < self.head.get_ref().len() {
            return self.head.fill_buf();
        }
        if let Some(error) = self.trouble.take() {
            return Err(error);
        }
        self.rest().fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if (self.head.position() as usize) < self.head.get_ref().len() {
            self.head.consume(amount);
        } else {
            self.rest().consume(amount);
        }
    }
}

/// The documents of one file.
pub struct Items {
    place: Place,
    stream: Stream,
    consumed: Arc<AtomicU64>,
    limits: Limits,
    state: State,
    /// What a server said of the bytes, without the bytes.
    fetched: Option<Fetched>,
}

enum State {
    Whole(Format),
    Lines(u64),
    Elements(u64),
    Archive(warc::Reader),
    Done,
}

impl Items {
    /// The documents in bytes that are at hand, told apart by their content as those of a file are.
    ///
    /// # Errors
    /// [`Code::EmptyFile`], [`Code::NotText`], [`Code::BadGzip`]: there is nothing to stream.
    pub fn from_bytes(place: Place, bytes: Vec<u8>, limits: &Limits) -> Result<Self, Failure> {
        Self::new(place, Box::new(Cursor::new(bytes)), limits)
    }

    /// The documents in what was fetched, told apart by their content; of a page that does not look like one, the server is
    /// believed.
    pub(crate) fn fetched(place: Place, mut fetched: Fetched, limits: &Limits) -> Result<Self, Failure> {
        let bytes = std::mem::take(&mut fetched.bytes);
        let items = Self::from_bytes(place, bytes, limits)?;
        let state = match items.state {
            State::Whole(Format::Plain) if fetched.media.contains("html") => State::Whole(Format::Html),
            state => state,
        };
        Ok(Self { state, fetched: Some(fetched), ..items })
    }

    pub(crate) fn new(place: Place, reader: Box<dyn Read + Send>, limits: &Limits) -> Result<Self, Failure> {
        let (reader, consumed) = Counting::new(reader);
        let mut packed: BufReader<Box<dyn Read + Send>> = BufReader::with_capacity(HEAD, Box::new(reader));
        let unreadable = |error: io::Error| {
            let (code, message) = Trouble::of(&error);
            Failure::new(&place, code, message)
        };
        let rest = if packed.fill_buf().map_err(unreadable)?.starts_with(gunzip::MAGIC) {
            let unpacked = Gunzip::new(packed, Arc::clone(&consumed), limits);
            Rest::Gzip(Box::new(BufReader::with_capacity(HEAD, unpacked)))
        } else {
            Rest::Plain(packed)
        };
        let mut stream = Stream { head: Cursor::default(), rest, trouble: None };
        let mut head = Vec::new();
        if let Err(error) = stream.rest().take(HEAD as u64).read_to_end(&mut head) {
            if head.is_empty() {
                return Err(unreadable(error));
            }
            stream.trouble = Some(error);
        }
        let whole = head.len() < HEAD;
        let shape = sniff(&head, whole);
        let empty = if head.is_empty() { "0 bytes" } else { "only white space" };
        stream.head = Cursor::new(head);
        let state = match shape {
            Shape::Empty if whole => return Err(Failure::new(&place, Code::EmptyFile, empty)),
            Shape::Binary(kind) => return Err(Failure::new(&place, Code::NotText, format!("it is {kind}"))),
            Shape::Empty | Shape::Plain => State::Whole(Format::Plain),
            Shape::Html => State::Whole(Format::Html),
            Shape::Feed => State::Whole(Format::Feed),
            Shape::Object => State::Whole(Format::Row),
            Shape::Rows => State::Lines(0),
            Shape::Array => {
                skip_past(&mut stream, b'[');
                State::Elements(0)
            }
            Shape::Warc => State::Archive(warc::Reader::default()),
            Shape::Arc => State::Archive(warc::Reader::arc()),
        };
        Ok(Self { place, stream, consumed, limits: limits.clone(), state, fetched: None })
    }

    /// Bytes of the file taken so far, as they lie on the disk.
    pub fn consumed(&self) -> u64 {
        self.consumed.load(Ordering::Relaxed)
    }

    /// Records of an archive that hold nothing to read (images, requests, redirects), so far.
    pub fn skipped(&self) -> u64 {
        match &self.state {
            State::Archive(reader) => reader.skipped(),
            _ => 0,
        }
    }

    /// The whole file as one document.
    fn whole(&mut self, format: Format) -> Result<Raw, Failure> {
        let limit = self.limits.max_document_bytes;
        let mut bytes = Vec::new();
        let mut diagnostics = Vec::new();
        match (&mut self.stream).take(limit as u64 + 1).read_to_end(&mut bytes) {
            Ok(_) => {}
            Err(error) => {
                let (code, message) = Trouble::of(&error);
                if code != Code::BadGzip || bytes.is_empty() {
                    return Err(Failure::new(&self.place, code, message));
                }
                diagnostics.push(Diagnostic::new(code, format!("{message}; what came before it was read")));
            }
        }
        if bytes.len() > limit {
            // How much more there is tells a large file from a bomb.
            let more = io::copy(&mut (&mut self.stream).take(16 * limit as u64), &mut io::sink());
            return Err(match more.map_err(|error| Trouble::of(&error)) {
                Err((Code::GzipBomb, message)) => Failure::new(&self.place, Code::GzipBomb, message),
                _ => too_large(&self.place, None, limit),
            });
        }
        let raw = Raw { diagnostics, ..Raw::new(self.place.clone(), bytes, format) };
        Ok(match &self.fetched {
            // The address of rows is not that of the articles in them.
            Some(fetched) if format != Format::Row => Raw {
                url: Some(fetched.address.clone()),
                charset: fetched.charset.clone(),
                fetched: true,
                ..raw
            },
            _ => raw,
        })
    }

    /// The next row, blank ones passed over.
    fn row(&mut self, elements: bool) -> Option<Result<Raw, Failure>> {
        let limit = self.limits.max_document_bytes;
        loop {
            let next = if elements {
                lines::next_element(&mut self.stream, limit)
            } else {
                lines::next_line(&mut self.stream, limit)
            };
            let (State::Lines(number) | State::Elements(number)) = &mut self.state else { return None };
            *number += 1;
            let place = self.place.member("row", *number);
            match next {
                Ok(None) => {
                    self.state = State::Done;
                    return None;
                }
                Ok(Some(Row::Bytes(bytes))) => {
                    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").map(<[u8]>::to_vec).unwrap_or(bytes);
                    if !bytes.trim_ascii().is_empty() {
                        return Some(Ok(Raw::new(place, bytes, Format::Row)));
                    }
                }
                Ok(Some(Row::TooLong(len))) => return Some(Err(too_large(&place, Some(len), limit))),
                Err(Cut { error, row }) => {
                    let (code, message) = Trouble::of(&error);
                    let message = match row {
                        Row::Bytes(bytes) if bytes.is_empty() => message,
                        _ => format!("{message}, in the middle of this row"),
                    };
                    self.state = State::Done;
                    return Some(Err(Failure::new(&place, code, message)));
                }
            }
        }
    }
}

impl Iterator for Items {
    type Item = Result<Raw, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.state {
            State::Done => None,
            State::Lines(_) => self.row(false),
            State::Elements(_) => self.row(true),
            State::Archive(reader) => reader.next(&mut self.stream, &self.place, &self.limits),
            State::Whole(format) => {
                let format = *format;
                self.state = State::Done;
                Some(self.whole(format))
            }
        }
    }
}

/// The failure of a document over the limit.
pub(crate) fn too_large(place: &Place, len: Option<u64>, limit: usize) -> Failure {
    let mib = |bytes: u64| format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20));
    let message = match len {
        Some(len) => format!("it is {} long; the limit is {}", mib(len), mib(limit as u64)),
        None => format!("it is larger than the limit of {}", mib(limit as u64)),
    };
    Failure::new(place, Code::TooLarge, message)
}

fn skip_past(stream: &mut Stream, byte: u8) {
    while let Ok(buffer) = stream.fill_buf() {
        let (found, len) = (memchr::memchr(byte, buffer), buffer.len());
        stream.consume(found.map_or(len, |at| at + 1));
        if found.is_some() || len == 0 {
            return;
        }
    }
}
