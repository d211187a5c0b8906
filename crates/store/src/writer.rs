//! Adding documents: captures first, rows second, index last.
//!
//! One batch is one transaction. Its captures are appended and forced to the disk before the rows that
//! point to them are committed, and the rows before anything is indexed, so that at any moment what is
//! behind is what can be made again: a capture nobody points to is cut off when the next writer opens,
//! an index that lags is replayed. What [`Writer::add`] has returned survives kill -9.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;

use jiff::Timestamp;
use onrecord_text::{CodePoints, Entity, EntityType, Field, Record, Span, Statement};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;

use crate::captures::Archive;
use crate::day::moment;
use crate::fold::folded;
use crate::identity::{Identity, Stated, seen_key};
use crate::incoming::stamp;
use crate::index::Indexer;
use crate::row::word;
use crate::view::{Link, Part, SaidOnView};
use crate::{Change, Incoming, Outcome, Result, StoreError, blob};

/// The one writer of a ledger.
#[derive(Debug)]
pub(crate) struct Writer {
    pub(crate) connection: Connection,
    pub(crate) archive: Archive,
    pub(crate) indexer: Option<Indexer>,
    /// The reading that is going on.
    pub(crate) run: Option<i64>,
    /// A commit failed in a way that leaves open whether it happened.
    pub(crate) broken: bool,
    /// Held for as long as the store is open.
    pub(crate) _lock: File,
}

impl Writer {
    /// Adds a batch; all of it or nothing.
    pub(crate) fn add(&mut self, batch: &[Incoming<'_>], now: Timestamp) -> Result<Vec<Outcome>> {
        if self.broken {
            return Err(StoreError::Io("an earlier write failed; open the ledger again".to_owned()));
        }
        let mark = self.archive.mark();
        let change = self.connection.transaction()?;
        let mut adding = Adding { change, archive: &mut self.archive, run: self.run, now: stamp(now) };
        let outcomes = adding.all(batch).and_then(|outcomes| {
            adding.archive.sync()?;
            Ok(outcomes)
        });
        match outcomes {
            Ok(outcomes) => {
                if let Err(error) = adding.change.commit() {
                    // The rows may or may not be on the disk: opening again finds out.
                    self.broken = true;
                    return Err(error.into());
                }
                Ok(outcomes)
            }
            Err(error) => {
                drop(adding);
                self.broken = self.archive.back_to(mark).is_err();
                Err(error)
            }
        }
    }
}

/// One batch on its way in.
struct Adding<'w> {
    change: Transaction<'w>,
    archive: &'w mut Archive,
    run: Option<i64>,
    now: String,
}

impl Adding<'_> {
    fn all(&mut self, batch: &[Incoming<'_>]) -> Result<Vec<Outcome>> {
        let mut outcomes = Vec::with_capacity(batch.len());
        for incoming in batch {
            outcomes.push(self.one(incoming)?);
        }
        self.resolve(batch)?;
        Ok(outcomes)
    }

    fn one(&mut self, incoming: &Incoming<'_>) -> Result<Outcome> {
        let captured = incoming.captured;
        let what = Identity::of(captured);
        let (document, versions) = self.document(&what)?;
        let key = seen_key(&captured.capture.sha256, captured.member.as_deref(), &captured.document.id);
        self.change.prepare_cached("INSERT OR IGNORE INTO seen VALUES (?1)")?.execute([key])?;
        let same = |known: &&Known| {
            known.text_sha256 == what.text_sha256 && what.stated.adds_nothing_to(&known.stated)
        };
        if let Some(known) = versions.iter().find(same) {
            let (version, change) = (known.number, Change::Unchanged);
            return Ok(Outcome { document_id: what.public, version, change });
        }
        let version = versions.iter().map(|known| known.number).max().unwrap_or(0) + 1;
        let row = self.version(document, version, &what, incoming)?;
        self.record(row, incoming)?;
        let change = if version == 1 { Change::Added } else { Change::NewVersion };
        Ok(Outcome { document_id: what.public, version, change })
    }

    /// The document's row, made when it is new, and the versions there are.
    fn document(&self, what: &Identity) -> Result<(i64, Vec<Known>)> {
        let known: Option<(i64, String)> = self
            .change
            .prepare_cached("SELECT id, identity FROM document WHERE public = ?1")?
            .query_row([&what.public], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((id, identity)) = known else {
            self.change
                .prepare_cached("INSERT INTO document (public, identity) VALUES (?1, ?2)")?
                .execute([&what.public, &what.identity])?;
            return Ok((self.change.last_insert_rowid(), Vec::new()));
        };
        if identity != what.identity {
            return Err(StoreError::Internal(format!("two documents would have the id {}", what.public)));
        }
        let mut rows = self
            .change
            .prepare_cached("SELECT number, text_sha256, stated FROM version WHERE document = ?1")?;
        let rows = rows
            .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let versions = rows
            .into_iter()
            .map(|(number, text_sha256, stated)| {
                Ok(Known { number, text_sha256, stated: from_json(&stated)? })
            })
            .collect::<Result<_>>()?;
        Ok((id, versions))
    }

    fn capture(&mut self, incoming: &Incoming<'_>) -> Result<i64> {
        let capture = &incoming.captured.capture;
        let known = self
            .change
            .prepare_cached("SELECT id FROM capture WHERE sha256 = ?1")?
            .query_row([capture.sha256], |row| row.get(0))
            .optional()?;
        if let Some(id) = known {
            return Ok(id);
        }
        let date = capture.captured_at.as_deref().and_then(|at| at.parse::<Timestamp>().ok()).map(stamp);
        let (position, member_sha256) = self.archive.append(capture, date.as_deref().unwrap_or(&self.now))?;
        self.change
            .prepare_cached(
                "INSERT INTO capture (sha256, bytes, media_type, target, captured, file, start, length, \
                 member_sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                capture.sha256,
                capture.bytes.len() as i64,
                capture.media_type,
                capture.target,
                capture.captured_at,
                position.file,
                position.start as i64,
                position.length as i64,
                member_sha256,
            ])?;
        Ok(self.change.last_insert_rowid())
    }

    fn version(
        &mut self,
        document: i64,
        number: u32,
        what: &Identity,
        incoming: &Incoming<'_>,
    ) -> Result<i64> {
        let capture = self.capture(incoming)?;
        let Incoming { captured, record, engine_version } = incoming;
        let meta = &record.meta;
        let published = meta.published.as_deref().and_then(moment);
        let without_text;
        let record: &Record = if record.text.is_some() {
            without_text = Record { text: None, ..(*record).clone() };
            &without_text
        } else {
            record
        };
        self.change
            .prepare_cached(
                "INSERT INTO version (document, number, tag, run, added, engine, capture, member, doc, charset, \
                 layers, title, outlet, outlet_words, agency, author, url, published, published_basis, \
                 published_at, published_day, language, statements, text_sha256, stated, diagnostics, offsets, \
                 record, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, \
                 ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29)",
            )?
            .execute(params![
                document,
                number,
                what.tag,
                self.run,
                self.now,
                engine_version,
                capture,
                captured.member,
                captured.document.id,
                captured.charset.0,
                json(&captured.layers)?,
                meta.title,
                meta.outlet,
                meta.outlet.as_deref().map(|outlet| format!(" {} ", folded(outlet))),
                meta.agency,
                meta.author,
                meta.url,
                meta.published,
                word(&meta.published_basis),
                published.map(|moment| moment.at),
                published.map(|moment| moment.day),
                meta.language,
                record.statements.len() as i64,
                what.text_sha256,
                json(&what.stated)?,
                json(&captured.diagnostics)?,
                blob::from_offsets(&captured.offsets)?,
                blob::pack(json(record)?.as_bytes())?,
                captured.document.text,
            ])?;
        Ok(self.change.last_insert_rowid())
    }

    /// The rows of what was read out of a version.
    fn record(&self, version: i64, incoming: &Incoming<'_>) -> Result<()> {
        let record = incoming.record;
        let text = CodePoints::new(&incoming.captured.document.text);
        let title = CodePoints::new(record.meta.title.as_deref().unwrap_or(""));
        let mut entities = HashMap::with_capacity(record.entities.len());
        for entity in &record.entities {
            entities.insert(entity.id.as_str(), (self.entity(version, entity, &text)?, entity.name.as_str()));
        }
        for statement in &record.statements {
            let points = match statement.field {
                Field::Text => &text,
                Field::Title => &title,
            };
            self.statement(version, statement, points, &entities)?;
        }
        Ok(())
    }

    fn entity(&self, version: i64, entity: &Entity, text: &CodePoints<'_>) -> Result<i64> {
        let name = self.name(&folded(&entity.name))?;
        self.change
            .prepare_cached(
                "INSERT INTO entity (version, local, printed, name, type, role) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![version, entity.id, entity.name, name, word(&entity.kind), entity.role])?;
        let id = self.change.last_insert_rowid();
        for (folded, printed) in names(entity, text) {
            self.change
                .prepare_cached("INSERT OR IGNORE INTO alias VALUES (?1, ?2, ?3)")?
                .execute(params![self.name(&folded)?, id, printed])?;
        }
        Ok(id)
    }

    /// The row of a folded name.
    fn name(&self, folded: &str) -> Result<i64> {
        let known = self
            .change
            .prepare_cached("SELECT id FROM name WHERE folded = ?1")?
            .query_row([folded], |row| row.get(0))
            .optional()?;
        if let Some(id) = known {
            return Ok(id);
        }
        let words: Vec<&str> = folded.split(' ').collect();
        self.change
            .prepare_cached("INSERT INTO name (folded, words, last) VALUES (?1, ?2, ?3)")?
            .execute(params![folded, words.len() as i64, words.last()])?;
        let id = self.change.last_insert_rowid();
        for word in words {
            self.change
                .prepare_cached("INSERT OR IGNORE INTO name_word VALUES (?1, ?2)")?
                .execute(params![word, id])?;
        }
        Ok(id)
    }

    fn statement(
        &self,
        version: i64,
        statement: &Statement,
        points: &CodePoints<'_>,
        entities: &HashMap<&str, (i64, &str)>,
    ) -> Result<()> {
        let part = |span: Span| Part { span, words: points.slice(span).unwrap_or("").to_owned() };
        let parts = |spans: &[Span]| json(&spans.iter().map(|span| part(*span)).collect::<Vec<_>>());
        let link = |entity: &Option<String>, span: Span, cue: Option<Span>| Link {
            entity: entity.clone(),
            name: entity.as_deref().and_then(|id| entities.get(id)).map(|(_, name)| (*name).to_owned()),
            part: part(span),
            cue: cue.map(part),
        };
        let via: Vec<Link> = statement.via.iter().map(|via| link(&via.entity, via.span, via.cue)).collect();
        let addressee = statement.addressee.as_ref().map(|to| json(&link(&to.entity, to.span, None)));
        let authority = statement.authority.as_ref().map(|on| json(&link(&None, on.span, None)));
        let said_on = statement
            .said_on
            .as_ref()
            .map(|said| json(&SaidOnView { value: said.value.clone(), part: part(said.span) }));
        // "In 2029" would put a statement before everything of that year: only a day is a place in time.
        let said_at = statement
            .said_on
            .as_ref()
            .and_then(|said| moment(said.value.as_deref()?))
            .filter(|moment| moment.exact)
            .map(|moment| moment.at);
        self.change
            .prepare_cached(
                "INSERT INTO statement (version, local, field, kind, act, certainty, speaker, source, cue, \
                 content, via, addressee, authority, said_on, said_at) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                version,
                statement.id,
                word(&statement.field),
                word(&statement.kind),
                word(&statement.act),
                word(&statement.certainty),
                statement.speaker.as_deref().and_then(|id| entities.get(id)).map(|(row, _)| row),
                parts(&statement.source)?,
                parts(&statement.cue)?,
                parts(&statement.content)?,
                json(&via)?,
                addressee.transpose()?,
                authority.transpose()?,
                said_on.transpose()?,
                said_at,
            ])?;
        Ok(())
    }

    /// What could not be read and now was is no failure any more.
    fn resolve(&self, batch: &[Incoming<'_>]) -> Result<()> {
        if !open_failures(&self.change)? {
            return Ok(());
        }
        let mut targets: Vec<&str> =
            batch.iter().map(|incoming| incoming.captured.capture.target.as_str()).collect();
        targets.sort_unstable();
        targets.dedup();
        for target in targets {
            resolve(&self.change, self.run, target, &self.now)?;
        }
        Ok(())
    }
}

/// A version the ledger has.
struct Known {
    number: u32,
    text_sha256: [u8; 32],
    stated: Stated,
}

/// Whether anything could not be read and has not been since.
fn open_failures(connection: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM failure WHERE id NOT IN (SELECT failure FROM resolved))";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Notes that what stands at a place could be read after all.
pub(crate) fn resolve(connection: &Connection, run: Option<i64>, place: &str, now: &str) -> Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO resolved SELECT id, ?1, ?2 FROM failure WHERE place = ?3")?
        .execute(params![run, now, place])?;
    Ok(())
}

/// The names an entity goes by, folded and as printed: its own, and those mentions that are names and
/// not pronouns or descriptions ("he", "the harbour master").
fn names(entity: &Entity, text: &CodePoints<'_>) -> BTreeMap<String, String> {
    let mut names = BTreeMap::from([(folded(&entity.name), entity.name.clone())]);
    if matches!(entity.kind, EntityType::Unnamed) {
        return names;
    }
    for printed in entity.mentions.iter().filter_map(|span| text.slice(*span)) {
        let named = printed
            .split_whitespace()
            .last()
            .is_some_and(|last| last.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase()));
        let folded = folded(printed);
        if named && !folded.is_empty() && !PRONOUNS.contains(&folded.as_str()) && printed.len() < 200 {
            names.entry(folded).or_insert_with(|| printed.to_owned());
        }
    }
    names
}

const PRONOUNS: &[&str] =
    &["he", "she", "they", "we", "i", "it", "his", "her", "their", "him", "them", "who", "you", "us", "our"];

pub(crate) fn json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StoreError::Internal(error.to_string()))
}

pub(crate) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text)
        .map_err(|error| StoreError::Damaged(format!("a row cannot be understood: {error}")))
}
