//! Unpacking gzip as a stream, so that a bomb costs no more than its limit and damage costs only
//! what comes after it.
//!
//! Members are opened one by one, not by a multi-member decoder: an archive packs each record as a
//! member of its own, and after a damaged one reading goes on with the next.

use std::{
    io::{self, BufRead, BufReader, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use flate2::bufread::GzDecoder;
use onrecord_text::Code;

use crate::Limits;

/// First bytes of every gzip member: the magic number and deflate, the only method there is.
pub(crate) const MAGIC: &[u8] = b"\x1f\x8b\x08";

/// What went wrong with packed data, carried inside an [`io::Error`].
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    #[error("the compressed data is damaged")]
    Damaged,
    #[error("the compressed data ends too early")]
    Truncated,
    #[error("the compressed data grows to more than {0} times its size")]
    Bomb(u64),
}

impl Trouble {
    /// The code and message of a reading error.
    pub(crate) fn of(error: &io::Error) -> (Code, String) {
        match error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()) {
            Some(trouble @ Self::Bomb(_)) => (Code::GzipBomb, trouble.to_string()),
            Some(trouble) => (Code::BadGzip, trouble.to_string()),
            None => (Code::Unreadable, format!("it cannot be read: {error}")),
        }
    }
}

/// Counts the bytes that pass, for progress.
pub(crate) struct Counting<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Counting<R> {
    pub(crate) fn new(inner: R) -> (Self, Arc<AtomicU64>) {
        let count = Arc::new(AtomicU64::new(0));
        (Self { inner, count: Arc::clone(&count) }, count)
    }
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

type Packed = BufReader<Box<dyn Read + Send>>;

enum Member {
    /// Unpacking one.
    Open(Box<GzDecoder<Packed>>),
    /// Between two, or after damage.
    Between(Packed),
    /// Never outlives a call: the reader is being moved.
    Moving,
}

/// A reader of the unpacked bytes of all members.
pub(crate) struct Gunzip {
    member: Member,
    /// Packed bytes taken so far.
    packed: Arc<AtomicU64>,
    /// Bytes given out, and packed bytes taken before, by this member.
    produced: u64,
    packed_before: u64,
    /// Bytes given out by all.
    total: u64,
    free: u64,
    max_expansion: u64,
}

impl Gunzip {
    pub(crate) fn new(packed: Packed, count: Arc<AtomicU64>, limits: &Limits) -> Self {
        Self {
            member: Member::Between(packed),
            packed: count,
            produced: 0,
            packed_before: 0,
            total: 0,
            free: limits.max_document_bytes as u64,
            max_expansion: limits.max_expansion,
        }
    }

    /// Moves on to the next member, if there is one: true when it was opened.
    fn next_member(&mut self) -> io::Result<bool> {
        let mut packed = match std::mem::replace(&mut self.member, Member::Moving) {
            Member::Open(decoder) => decoder.into_inner(),
            Member::Between(packed) => packed,
            Member::Moving => return Ok(false),
        };
        // Tapes and some writers pad with zeros; anything else after the last member is not ours.
        let opened = loop {
            let buffer = packed.fill_buf()?;
            let zeros = buffer.iter().take_while(|b| **b == 0).count();
            if zeros == 0 {
                break buffer.first() == MAGIC.first();
            }
            packed.consume(zeros);
        };
        self.open(opened, packed);
        Ok(opened)
    }

    /// Whether nothing of the member being read came out yet.
    pub(crate) fn is_fresh(&self) -> bool {
        self.produced == 0
    }

    /// After damage: skips to what looks like the start of another member. False at the end.
    pub(crate) fn resync(&mut self) -> io::Result<bool> {
        let mut packed = match std::mem::replace(&mut self.member, Member::Moving) {
            Member::Open(decoder) => decoder.into_inner(),
            Member::Between(packed) => packed,
            Member::Moving => return Ok(false),
        };
        let found = loop {
            let buffer = packed.fill_buf()?;
            if buffer.is_empty() {
                break false;
            }
            if let Some(at) = memchr::memmem::find(buffer, MAGIC) {
                packed.consume(at);
                break true;
            }
            // A magic number cut by the end of the buffer is missed; the member after it is found.
            let len = buffer.len();
            packed.consume(len);
        };
        self.open(found, packed);
        Ok(found)
    }

    fn open(&mut self, found: bool, packed: Packed) {
        self.produced = 0;
        self.packed_before = self.packed.load(Ordering::Relaxed).saturating_sub(packed.buffer().len() as u64);
        self.member =
            if found { Member::Open(Box::new(GzDecoder::new(packed))) } else { Member::Between(packed) };
    }

    /// Whether this member, or many small ones together, grew beyond measure.
    fn is_bomb(&self) -> bool {
        let packed = self.packed.load(Ordering::Relaxed);
        let grew = |out: u64, taken: u64| out / taken.max(1) > self.max_expansion;
        (self.produced > self.free && grew(self.produced, packed - self.packed_before))
            || (self.total > 16 * self.free && grew(self.total, packed))
    }
}

impl Read for Gunzip {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let Member::Open(decoder) = &mut self.member else {
                if self.next_member()? {
                    continue;
                }
                return Ok(0);
            };
            let read = match decoder.read(buffer) {
                Ok(read) => read,
                Err(error) => return Err(trouble(error)),
            };
            if read == 0 && !buffer.is_empty() {
                if self.next_member()? {
                    continue;
                }
                return Ok(0);
            }
            self.produced += read as u64;
            self.total += read as u64;
            if self.is_bomb() {
                return Err(io::Error::other(Trouble::Bomb(self.max_expansion)));
            }
            return Ok(read);
        }
    }
}

fn trouble(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => io::Error::other(Trouble::Truncated),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => io::Error::other(Trouble::Damaged),
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn open(packed: Vec<u8>, limits: &Limits) -> Gunzip {
        let (reader, count) = Counting::new(io::Cursor::new(packed));
        Gunzip::new(BufReader::new(Box::new(reader)), count, limits)
    }

    fn unpack(packed: Vec<u8>, limits: &Limits) -> (Vec<u8>, Option<Code>) {
        let mut out = Vec::new();
        let result = open(packed, limits).read_to_end(&mut out);
        (out, result.err().map(|error| Trouble::of(&error).0))
    }

    #[test]
    fn members_padding_and_trailing_bytes() {
        let limits = Limits::default();
        let two = [gzip(b"one "), gzip(b"two")].concat();
        assert_eq!(unpack(two.clone(), &limits), (b"one two".to_vec(), None));
        assert_eq!(unpack([two.clone(), vec![0; 9]].concat(), &limits), (b"one two".to_vec(), None));
        assert_eq!(unpack([two, b"rest".to_vec()].concat(), &limits), (b"one two".to_vec(), None));
    }

    #[test]
    fn what_came_before_the_damage_is_kept() {
        let limits = Limits::default();
        let mut packed = [gzip(b"one "), gzip(&[7; 5000])].concat();
        packed.truncate(packed.len() - 9);
        let (bytes, code) = unpack(packed, &limits);
        assert!(bytes.starts_with(b"one "));
        assert_eq!(code, Some(Code::BadGzip));
    }

    #[test]
    fn bombs_are_cut_short() {
        let limits = Limits { max_document_bytes: 10_000, max_expansion: 50 };
        let (bytes, code) = unpack(gzip(&vec![0; 5_000_000]), &limits);
        assert_eq!(code, Some(Code::GzipBomb));
        assert!(bytes.len() < 1_000_000, "{}", bytes.len());
    }

    #[test]
    fn reading_goes_on_with_the_member_after_a_damaged_one() {
        let mut damaged = gzip(b"the middle one, which is damaged");
        damaged[14] ^= 0xFF;
        damaged[15] ^= 0xFF;
        let mut reader = open([gzip(b"first"), damaged, gzip(b"last")].concat(), &Limits::default());
        let mut out = Vec::new();
        assert!(reader.read_to_end(&mut out).is_err());
        assert!(out.starts_with(b"first"));
        out.clear();
        assert!(reader.resync().unwrap());
        reader.read_to_end(&mut out).unwrap();
        assert_eq!(out, b"last");
        assert!(!reader.resync().unwrap());
    }
}
