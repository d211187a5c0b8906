//! The captured bytes, kept as WARC files that any archive tool reads.
//!
//! The writer is our own because it is forty lines and because every byte of the file has to be
//! accounted for: each record is one gzip member whose place, length and SHA-256 stand in the ledger, so
//! that a flipped bit is found wherever it is, in a header that no digest of the payload covers as well.
//! Files are only ever appended to. What stands behind the last record that the ledger knows was never
//! acknowledged: a process died while writing it, and the next writer cuts it off.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use flate2::{Compression, GzBuilder, read::GzDecoder};
use onrecord_text::Capture;
use sha2::{Digest, Sha256};

use crate::identity::hex;
use crate::{Result, StoreError};

/// A file that has reached this many bytes gets no further records.
pub(crate) const ROTATE_AT: u64 = 256 << 20;

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) file: u32,
    pub(crate) start: u64,
    pub(crate) length: u64,
}

/// Name of a capture file.
pub(crate) fn file_name(file: u32) -> String {
    format!("captures-{file:05}.warc.gz")
}

/// Appends records. Lives as long as the writing store.
#[derive(Debug)]
pub(crate) struct Archive {
    folder: PathBuf,
    file: u32,
    end: u64,
    rotate_at: u64,
    open: Option<File>,
}

impl Archive {
    /// Goes on behind the last record the ledger knows (`file`, `end`), and cuts off what stands there.
    pub(crate) fn open(folder: &Path, last: Option<(u32, u64)>, rotate_at: u64) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let (file, end) = last.unwrap_or((1, 0));
        let archive = Self { folder: folder.to_owned(), file, end, rotate_at, open: None };
        archive.cut()?;
        Ok(archive)
    }

    /// Removes what the ledger does not know of: the tail of this file, and the files after it.
    fn cut(&self) -> Result<()> {
        let path = self.folder.join(file_name(self.file));
        match std::fs::metadata(&path) {
            Ok(found) if found.len() > self.end => {
                let file = OpenOptions::new().write(true).open(&path)?;
                file.set_len(self.end)?;
                file.sync_all()?;
            }
            // A file that is too short is for `verify` to report; appending would hide the loss.
            Ok(found) if found.len() < self.end => {
                return Err(StoreError::Damaged(format!("{} is shorter than it was", file_name(self.file))));
            }
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && self.end == 0 => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(StoreError::Damaged(format!("{} is missing", file_name(self.file))));
            }
            Err(error) => return Err(error.into()),
        }
        let mut next = self.file + 1;
        while self.folder.join(file_name(next)).exists() {
            std::fs::remove_file(self.folder.join(file_name(next)))?;
            next += 1;
        }
        Ok(())
    }

    /// Appends one record; on the disk only after [`sync`](Self::sync). Returns where it stands and the
    /// SHA-256 of the stored member.
    pub(crate) fn append(&mut self, capture: &Capture, date: &str) -> Result<(Position, [u8; 32])> {
        if self.end >= self.rotate_at {
            self.sync()?;
            self.open = None;
            self.file += 1;
            self.end = 0;
        }
        if self.open.is_none() {
            self.open = Some(self.open_file()?);
        }
        let member = member(capture, date)?;
        let Some(file) = self.open.as_mut() else {
            return Err(StoreError::Internal("the capture file is not open".to_owned()));
        };
        file.write_all(&member)?;
        let position = Position { file: self.file, start: self.end, length: member.len() as u64 };
        self.end += position.length;
        Ok((position, Sha256::digest(&member).into()))
    }

    fn open_file(&self) -> Result<File> {
        let path = self.folder.join(file_name(self.file));
        let new = !path.exists();
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        file.seek(SeekFrom::Start(self.end))?;
        if new {
            sync_folder(&self.folder)?;
        }
        Ok(file)
    }

    /// Returns once everything appended is on the disk.
    pub(crate) fn sync(&mut self) -> Result<()> {
        if let Some(file) = &self.open {
            file.sync_data()?;
        }
        Ok(())
    }

    /// Where the next record would go: for [`back_to`](Self::back_to).
    pub(crate) fn mark(&self) -> (u32, u64) {
        (self.file, self.end)
    }

    /// Takes back what was appended since the mark, because the ledger did not take it.
    pub(crate) fn back_to(&mut self, mark: (u32, u64)) -> Result<()> {
        self.open = None;
        (self.file, self.end) = mark;
        self.cut()
    }
}

/// Makes a new name in a folder durable. Not every file system can, and then there is nothing to do.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// A WARC record as one gzip member.
fn member(capture: &Capture, date: &str) -> Result<Vec<u8>> {
    let digest = hex(&capture.sha256);
    let header = format!(
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Target-URI: {}\r\n\
         WARC-Date: {}\r\nWARC-Block-Digest: sha256:{digest}\r\nWARC-Payload-Digest: sha256:{digest}\r\n\
         Content-Type: {}\r\nContent-Length: {}\r\n\r\n",
        uuid(&capture.sha256),
        uri(&capture.target),
        one_line(date),
        one_line(&capture.media_type),
        capture.bytes.len(),
    );
    let room = Vec::with_capacity(capture.bytes.len() / 3 + 512);
    let mut out = GzBuilder::new().write(room, Compression::new(6));
    out.write_all(header.as_bytes())?;
    out.write_all(&capture.bytes)?;
    out.write_all(b"\r\n\r\n")?;
    Ok(out.finish()?)
}

/// A UUID made from the digest (version 8 of RFC 9562): the same bytes are the same record.
fn uuid(sha256: &[u8; 32]) -> String {
    let mut bytes = [0u8; 16];
    bytes.copy_from_slice(&sha256[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits = hex(&bytes);
    format!("{}-{}-{}-{}-{}", &digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..])
}

/// An address, or a path as a `file:` URI.
fn uri(target: &str) -> String {
    let is_uri = url::Url::parse(target).is_ok_and(|url| url.scheme().len() > 1);
    let mut out = String::with_capacity(target.len() + 8);
    if !is_uri {
        out.push_str(if target.starts_with('/') { "file://" } else { "file:" });
    }
    for byte in target.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
        if plain && (is_uri || !b"?#%".contains(&byte)) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A header's value: a line break in it would begin another header.
fn one_line(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).collect()
}

/// Why captured bytes could not be had.
#[derive(Debug)]
pub(crate) enum Loss {
    /// They are not there.
    Missing(String),
    /// They are not what was captured.
    Changed(String),
}

/// Reads captures back, one file open at a time.
#[derive(Debug)]
pub(crate) struct Captures {
    folder: PathBuf,
    open: Option<(u32, File)>,
}

/// What the ledger knows of a capture.
#[derive(Debug, Clone)]
pub(crate) struct Expected {
    pub(crate) position: Position,
    pub(crate) bytes: u64,
    pub(crate) sha256: Vec<u8>,
    pub(crate) member_sha256: Vec<u8>,
}

impl Captures {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), open: None }
    }

    /// The bytes of a capture, proved to be those that were captured.
    pub(crate) fn read(&mut self, expected: &Expected) -> std::result::Result<Vec<u8>, Loss> {
        let name = file_name(expected.position.file);
        let member = self
            .member(expected.position)
            .map_err(|error| Loss::Missing(format!("{name} at {}: {error}", expected.position.start)))?;
        if Sha256::digest(&member).as_slice() != expected.member_sha256 {
            return Err(Loss::Changed(format!(
                "the record at {} of {name} differs",
                expected.position.start
            )));
        }
        let payload = payload(&member, expected.bytes)
            .ok_or_else(|| Loss::Changed(format!("{name} at {} is no record", expected.position.start)))?;
        if Sha256::digest(&payload).as_slice() != expected.sha256 {
            return Err(Loss::Changed(format!("the bytes at {} of {name} differ", expected.position.start)));
        }
        Ok(payload)
    }

    fn member(&mut self, position: Position) -> std::io::Result<Vec<u8>> {
        let file = match self.open.take() {
            Some((number, file)) if number == position.file => file,
            _ => File::open(self.folder.join(file_name(position.file)))?,
        };
        let mut file = self.open.insert((position.file, file)).1.try_clone()?;
        file.seek(SeekFrom::Start(position.start))?;
        let mut member = Vec::new();
        file.take(position.length).read_to_end(&mut member)?;
        if (member.len() as u64) < position.length {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        Ok(member)
    }

    /// Length of a capture file, when it is there.
    pub(crate) fn length(&self, file: u32) -> Option<u64> {
        std::fs::metadata(self.folder.join(file_name(file))).ok().map(|found| found.len())
    }
}

/// The block of a record of `length` bytes.
fn payload(member: &[u8], length: u64) -> Option<Vec<u8>> {
    const HEADER: u64 = 1 << 16;
    let mut record = Vec::new();
    GzDecoder::new(member).take(length + HEADER).read_to_end(&mut record).ok()?;
    let length = usize::try_from(length).ok()?;
    let start = record.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    if record.get(start + length..)? != b"\r\n\r\n" {
        return None;
    }
    record.truncate(start + length);
    Some(record.split_off(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capture(bytes: &[u8], target: &str) -> Capture {
        Capture {
            bytes: bytes.into(),
            sha256: Sha256::digest(bytes).into(),
            media_type: "text/plain".to_owned(),
            target: target.to_owned(),
            captured_at: None,
        }
    }

    #[test]
    fn what_is_appended_is_read_back_across_files() {
        let folder = tempfile::tempdir().unwrap();
        let mut archive = Archive::open(folder.path(), None, 600).unwrap();
        let mut kept = Vec::new();
        for n in 0..9u32 {
            let capture = capture(format!("Report {n}\r\n\r\n from Brindle Quay").as_bytes(), "a.txt");
            let (position, member_sha256) = archive.append(&capture, "2031-04-12T00:00:00Z").unwrap();
            kept.push((capture, position, member_sha256));
        }
        archive.sync().unwrap();
        assert!(archive.file > 1, "rotated");
        let mut captures = Captures::new(folder.path());
        for (capture, position, member_sha256) in kept {
            let expected = Expected {
                position,
                bytes: capture.bytes.len() as u64,
                sha256: capture.sha256.to_vec(),
                member_sha256: member_sha256.to_vec(),
            };
            assert_eq!(captures.read(&expected).unwrap(), *capture.bytes);
        }
    }

    #[test]
    fn a_record_is_what_the_standard_says() {
        let capture = capture(b"Harbour closed.", "reports/12 April\r\nX: y.txt");
        let mut text = String::new();
        GzDecoder::new(member(&capture, "2031-04-12T00:00:00Z").unwrap().as_slice())
            .read_to_string(&mut text)
            .unwrap();
        assert!(text.starts_with("WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:"));
        assert!(text.contains("\r\nWARC-Target-URI: file:reports/12%20April%0D%0AX:%20y.txt\r\n"), "{text}");
        assert!(text.ends_with("Content-Length: 15\r\n\r\nHarbour closed.\r\n\r\n"));
        assert_eq!(uri("https://a.example/ä?q=1#x"), "https://a.example/%C3%A4?q=1#x");
        assert_eq!(uri("/tmp/50%.txt"), "file:///tmp/50%25.txt");
    }

    #[test]
    fn a_tail_nobody_acknowledged_is_cut_off_and_a_loss_is_not_hidden() {
        let folder = tempfile::tempdir().unwrap();
        let mut archive = Archive::open(folder.path(), None, ROTATE_AT).unwrap();
        archive.append(&capture(b"one", "1"), "2031-04-12T00:00:00Z").unwrap();
        let mark = archive.mark();
        archive.append(&capture(b"two", "2"), "2031-04-12T00:00:00Z").unwrap();
        let path = folder.path().join(file_name(1));
        drop(archive);
        Archive::open(folder.path(), Some(mark), ROTATE_AT).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().len(), mark.1);
        std::fs::write(&path, b"short").unwrap();
        assert!(matches!(Archive::open(folder.path(), Some(mark), ROTATE_AT), Err(StoreError::Damaged(_))));
    }
}
