//! Proving the ledger against the captured bytes.
//!
//! The chain of proof, each link checked by itself: the record in the archive has the recorded digest,
//! to the last bit of its packing; its payload has the SHA-256 it was captured with; every piece of the
//! document's text is what the bytes it maps to say when their encoding and escapes are undone again;
//! every statement's words are what stands at its spans in that text. A text as a whole is proved first,
//! so that a span needs no decoding of its own and cannot begin in the middle of a character.

use std::ops::Range;
use std::path::Path;

use onrecord_text::{Charset, Code, CodePoints, Field, Layer, OffsetMap, Segment, agree, restore, undo};
use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use crate::captures::{Captures, Expected, Loss, Position, file_name};
use crate::read::record;
use crate::view::{Link, Part, SaidOnView};
use crate::writer::from_json;
use crate::{Problem, Report, Result, StoreError, blob};

/// Checks everything; `progress` gets versions done and in all.
pub(crate) fn verify(
    connection: &Connection,
    captures: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Report> {
    let snapshot = connection.unchecked_transaction()?;
    let mut verifying = Verifying {
        connection: &snapshot,
        captures: Captures::new(captures),
        bytes: None,
        report: Report::default(),
    };
    verifying.database()?;
    verifying.files()?;
    verifying.versions(progress)?;
    Ok(verifying.report)
}

struct Verifying<'c> {
    connection: &'c Connection,
    captures: Captures,
    /// The capture read last, by its row: the entries of a feed share one.
    bytes: Option<(i64, Option<Vec<u8>>)>,
    report: Report,
}

/// What a version's row says, as far as it is checked.
struct Version {
    row: i64,
    id: String,
    capture: i64,
    expected: Expected,
    charset: Charset,
    layers: Vec<Layer>,
    offsets: OffsetMap,
    text: String,
    text_sha256: Vec<u8>,
    title: String,
    statements: usize,
}

const VERSION: &str = "SELECT v.id, d.public || '.' || v.tag, c.id, c.file, c.start, c.length, c.bytes, c.sha256, \
     c.member_sha256, v.charset, v.layers, v.offsets, v.text, v.text_sha256, v.record FROM capture c \
     CROSS JOIN version v ON v.capture = c.id JOIN document d ON d.id = v.document ORDER BY c.id, v.id";

impl Verifying<'_> {
    fn problem(&mut self, code: Code, document: Option<&str>, statement: Option<&str>, message: String) {
        self.report.problem_count += 1;
        if self.report.problems.len() < Report::MAX {
            let (document, statement) = (document.map(str::to_owned), statement.map(str::to_owned));
            self.report.problems.push(Problem { code, document, statement, message });
        }
    }

    /// SQLite's own checks.
    fn database(&mut self) -> Result<()> {
        let mut check = self.connection.prepare("PRAGMA quick_check(20)")?;
        let found = check.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        for message in found.into_iter().filter(|message| message != "ok") {
            self.problem(Code::Damaged, None, None, message);
        }
        let mut check = self.connection.prepare("PRAGMA foreign_key_check")?;
        let found = check.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        for table in found {
            self.problem(Code::Damaged, None, None, format!("a row of {table} points to nothing"));
        }
        Ok(())
    }

    /// That the archive's files are records from end to end. What stands behind the last record is of a
    /// batch that was never acknowledged.
    fn files(&mut self) -> Result<()> {
        let mut files = self.connection.prepare(
            "SELECT file, sum(length), max(start + length) FROM capture GROUP BY file ORDER BY file",
        )?;
        let files = files
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<rusqlite::Result<Vec<(u32, i64, i64)>>>()?;
        for (file, records, end) in files {
            let name = file_name(file);
            if records != end {
                self.problem(Code::Damaged, None, None, format!("the records of {name} leave gaps"));
            }
            match self.captures.length(file) {
                None => self.problem(Code::CaptureMissing, None, None, format!("{name} is missing")),
                Some(length) if (length as i64) < end => {
                    let message = format!("{name} has {length} bytes of {end}");
                    self.problem(Code::CaptureMissing, None, None, message);
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    fn versions(&mut self, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
        let total: i64 = self.connection.query_row("SELECT count(*) FROM version", [], |row| row.get(0))?;
        let mut rows = self.connection.prepare(VERSION)?;
        let mut rows = rows.query([])?;
        progress(0, total as u64);
        while let Some(row) = rows.next()? {
            match read(row) {
                Ok(version) => self.version(&version)?,
                Err(StoreError::Damaged(message)) => {
                    let id: String = row.get(1)?;
                    self.problem(Code::Damaged, Some(&id), None, message);
                }
                Err(error) => return Err(error),
            }
            self.report.documents += 1;
            progress(self.report.documents, total as u64);
        }
        Ok(())
    }

    fn version(&mut self, version: &Version) -> Result<()> {
        if Sha256::digest(version.text.as_bytes()).as_slice() != version.text_sha256 {
            let message = "the text does not have the recorded SHA-256".to_owned();
            self.problem(Code::Damaged, Some(&version.id), None, message);
        }
        self.capture(version)?;
        let unproved = match self.bytes.as_ref().and_then(|(_, bytes)| bytes.as_deref()) {
            Some(bytes) => unproved(version, bytes),
            // Without the bytes nothing is proved, which has been said.
            None => Vec::new(),
        };
        if let Some((first, code)) = unproved.first()
            && *code != Code::Unmapped
        {
            let points = CodePoints::new(&version.text);
            let message = format!(
                "{} pieces of the text differ from the captured bytes, the first at {}",
                unproved.iter().filter(|(_, code)| *code != Code::Unmapped).count(),
                points.at_byte(first.start)
            );
            self.problem(Code::SpanMismatch, Some(&version.id), None, message);
        }
        self.statements(version, &unproved)
    }

    /// Reads the version's capture, unless it is the one read last.
    fn capture(&mut self, version: &Version) -> Result<()> {
        if self.bytes.as_ref().is_none_or(|(capture, _)| *capture != version.capture) {
            self.report.captures += 1;
            let bytes = match self.captures.read(&version.expected) {
                Ok(bytes) => Some(bytes),
                Err(loss) => {
                    let (code, message) = match loss {
                        Loss::Missing(message) => (Code::CaptureMissing, message),
                        Loss::Changed(message) => (Code::CaptureChanged, message),
                    };
                    self.problem(code, Some(&version.id), None, message);
                    None
                }
            };
            self.bytes = Some((version.capture, bytes));
        }
        Ok(())
    }

    fn statements(&mut self, version: &Version, unproved: &[(Range<usize>, Code)]) -> Result<()> {
        let (text, title) = (CodePoints::new(&version.text), CodePoints::new(&version.title));
        let mut rows = self.connection.prepare_cached(
            "SELECT local, field, source, cue, content, via, addressee, authority, said_on FROM statement \
             WHERE version = ?1 AND local NOT LIKE 'c-%' ORDER BY id",
        )?;
        let mut rows = rows.query([version.row])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            count += 1;
            self.report.statements += 1;
            let id = format!("{}.{}", version.id, row.get::<_, String>(0)?);
            let field: Field = crate::read::named(row, 1)?;
            let points = if field == Field::Text { &text } else { &title };
            for part in parts(row)? {
                self.report.spans += 1;
                if points.slice(part.span) != Some(part.words.as_str()) {
                    let message =
                        format!("“{}” does not stand at {}–{}", part.words, part.span.start, part.span.end);
                    self.problem(Code::SpanMismatch, Some(&version.id), Some(&id), message);
                } else if field == Field::Text
                    && let Some((_, code)) = overlapping(unproved, &points.range(part.span))
                {
                    let message = match code {
                        Code::Unmapped => format!("“{}” holds words without captured bytes", part.words),
                        _ => format!("“{}” is not what the captured bytes say", part.words),
                    };
                    self.problem(*code, Some(&version.id), Some(&id), message);
                }
            }
        }
        if count != version.statements {
            let message = format!("{} statements were read and {count} are kept", version.statements);
            self.problem(Code::Damaged, Some(&version.id), None, message);
        }
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<Version> {
    let record = record(&row.get::<_, Vec<u8>>(14)?)?;
    Ok(Version {
        row: row.get(0)?,
        id: row.get(1)?,
        capture: row.get(2)?,
        expected: Expected {
            position: Position {
                file: row.get(3)?,
                start: row.get::<_, i64>(4)? as u64,
                length: row.get::<_, i64>(5)? as u64,
            },
            bytes: row.get::<_, i64>(6)? as u64,
            sha256: row.get(7)?,
            member_sha256: row.get(8)?,
        },
        charset: Charset(row.get(9)?),
        layers: from_json(&row.get::<_, String>(10)?)?,
        offsets: blob::to_offsets(&row.get::<_, Vec<u8>>(11)?)?,
        text: row.get(12)?,
        text_sha256: row.get(13)?,
        title: record.meta.title.unwrap_or_default(),
        statements: record.statements.len(),
    })
}

/// Every span of a statement, with its words.
fn parts(row: &Row<'_>) -> Result<Vec<Part>> {
    let mut all: Vec<Part> = Vec::new();
    for column in 2..5 {
        all.extend(from_json::<Vec<Part>>(&row.get::<_, String>(column)?)?);
    }
    let mut links: Vec<Link> = from_json(&row.get::<_, String>(5)?)?;
    for column in 6..8 {
        if let Some(link) = row.get::<_, Option<String>>(column)? {
            links.push(from_json(&link)?);
        }
    }
    for link in links {
        all.push(link.part);
        all.extend(link.cue);
    }
    if let Some(said_on) = row.get::<_, Option<String>>(8)? {
        all.push(from_json::<SaidOnView>(&said_on)?.part);
    }
    Ok(all)
}

/// The stretches of a text that its captured bytes do not prove: sorted, with what is wrong.
fn unproved(version: &Version, bytes: &[u8]) -> Vec<(Range<usize>, Code)> {
    let (text, offsets) = (version.text.as_str(), &version.offsets);
    if offsets.text_len() != text.len() {
        return vec![(0..text.len(), Code::SpanMismatch)];
    }
    let mut out = Vec::new();
    for segment in offsets.segments() {
        let range = segment.text_start..segment.text_end();
        match text.get(range.clone()) {
            Some(words) if segment.source_len == 0 => {
                if !words.trim().is_empty() {
                    out.push((range, Code::Unmapped));
                }
            }
            Some(words) if proves(segment, words, bytes, version) => {}
            _ => out.push((range, Code::SpanMismatch)),
        }
    }
    // A piece may mean something only together with its neighbours: half of a surrogate pair, a
    // character in an encoding that shifts. Then the whole has to agree.
    if out.iter().any(|(_, code)| *code == Code::SpanMismatch) {
        let with_source: String = offsets
            .segments()
            .iter()
            .filter(|segment| segment.source_len > 0)
            .filter_map(|segment| text.get(segment.text_start..segment.text_end()))
            .collect();
        let whole = restore(bytes, offsets, &(0..text.len()), &version.charset, &version.layers);
        if agree(&with_source, &whole) {
            out.retain(|(_, code)| *code == Code::Unmapped);
        }
    }
    out
}

/// Whether the bytes of one piece say its words.
fn proves(segment: &Segment, words: &str, bytes: &[u8], version: &Version) -> bool {
    let Some(source) = bytes.get(segment.source_start..segment.source_end()) else { return false };
    if segment.verbatim {
        if source != words.as_bytes() {
            return false;
        }
        // The same bytes in an encoding that agrees with UTF-8 on them, and nothing that an escape could
        // begin with: no need to decode.
        let plain =
            version.charset.0 == "UTF-8" || words.is_ascii() && !version.charset.0.starts_with("UTF-");
        if plain && (version.layers.is_empty() || !words.contains(['&', '\\', '<'])) {
            return true;
        }
    }
    agree(&undo(source, &version.charset, &version.layers), words)
}

/// The first unproved stretch that touches a range.
fn overlapping<'u>(
    unproved: &'u [(Range<usize>, Code)],
    range: &Range<usize>,
) -> Option<&'u (Range<usize>, Code)> {
    let first = unproved.partition_point(|(stretch, _)| stretch.end <= range.start);
    unproved.get(first).filter(|(stretch, _)| stretch.start < range.end)
}
