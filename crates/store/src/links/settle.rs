//! Settling: bringing what joins documents up to what the ledger holds.
//!
//! In one transaction, so that whoever asks sees the old groups or the new, and a process that is
//! killed leaves the old. The time grows with the size of the ledger, not faster: texts are compared
//! once, and the groups are made from what is kept of them.

use std::ops::Range;
use std::thread;

use onrecord_link::origins::{Kinship, Shared, Shingles, Sketch, Text, kinship, lookalikes, origins};
use onrecord_link::stories::{Report, Terms, stories};
use onrecord_text::CodePoints;
use rusqlite::{Connection, OptionalExtension, Statement, Transaction, TransactionBehavior, params};

use crate::read::LATEST;
use crate::view::Part;
use crate::writer::from_json;
use crate::{Result, StoreError, day};

/// Texts whose likeness is worked out at a time.
const BATCH: usize = 256;
/// Of the longest run that two texts share, the words that are kept.
const LONGEST: usize = 60;

/// The latest version of a document, as settling sees it.
struct Settling {
    document: i64,
    version: i64,
    public: String,
    outlet: Option<String>,
    sketch: Option<Sketch>,
}

/// Whether what joins documents is up to the ledger.
pub(crate) fn is_settled(connection: &Connection) -> Result<bool> {
    let sql = "SELECT coalesce((SELECT max(version) FROM settled), 0) = \
               coalesce((SELECT max(id) FROM version), 0)";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// Brings it up to the ledger.
pub(crate) fn settle(connection: &mut Connection) -> Result<()> {
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if is_settled(&change)? {
        return Ok(());
    }
    add_likenesses(&change)?;
    let (documents, reports) = documents(&change)?;
    let pairs = add_kinships(&change, &documents)?;
    group(&change, &documents, &reports, &pairs)?;
    change.execute("DELETE FROM settled", [])?;
    change.execute("INSERT INTO settled SELECT max(id) FROM version", [])?;
    Ok(change.commit()?)
}

/// Works out what versions are compared by, for those that have none yet.
fn add_likenesses(change: &Transaction<'_>) -> Result<()> {
    let sql = format!(
        "SELECT v.id, coalesce(v.title, ''), v.text FROM version v WHERE {LATEST} AND NOT EXISTS \
         (SELECT 1 FROM likeness l WHERE l.version = v.id)"
    );
    let mut new = change.prepare(&sql)?;
    let mut rows = new.query([])?;
    let mut insert = change.prepare("INSERT INTO likeness VALUES (?1, ?2, ?3)")?;
    loop {
        let mut batch: Vec<(i64, String, String)> = Vec::with_capacity(BATCH);
        while batch.len() < BATCH
            && let Some(row) = rows.next()?
        {
            batch.push((row.get(0)?, row.get(1)?, row.get(2)?));
        }
        if batch.is_empty() {
            return Ok(());
        }
        for ((version, ..), (sketch, terms)) in batch.iter().zip(likenesses(&batch)) {
            insert.execute(params![version, sketch.map(|sketch| sketch.to_bytes()), terms.to_bytes()])?;
        }
    }
}

/// The likenesses of some texts, worked out on all processors.
fn likenesses(texts: &[(i64, String, String)]) -> Vec<(Option<Sketch>, Terms)> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let likeness =
        |(_, title, text): &(i64, String, String)| (Sketch::of(&Shingles::of(text)), Terms::of(title, text));
    thread::scope(|scope| {
        let parts = texts.chunks(texts.len().div_ceil(threads).max(1));
        let running: Vec<_> =
            parts.map(|part| scope.spawn(move || part.iter().map(likeness).collect::<Vec<_>>())).collect();
        running.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    })
}

/// The latest versions with what each is about, in the order of their documents' ids.
fn documents(change: &Transaction<'_>) -> Result<(Vec<Settling>, Vec<Report>)> {
    let sql = format!(
        "SELECT d.id, v.id, d.public, v.published_day, l.sketch, l.terms, v.outlet_words FROM version v \
         JOIN document d ON d.id = v.document JOIN likeness l ON l.version = v.id WHERE {LATEST} \
         ORDER BY d.public"
    );
    let damaged = || StoreError::Damaged("what a text is compared by cannot be understood".to_owned());
    let mut statement = change.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let (mut documents, mut reports) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let day = row.get::<_, Option<i64>>(3)?.and_then(day::count);
        let sketch: Option<Vec<u8>> = row.get(4)?;
        let sketch = sketch.map(|bytes| Sketch::from_bytes(&bytes).ok_or_else(damaged)).transpose()?;
        let terms = Terms::from_bytes(&row.get::<_, Vec<u8>>(5)?).ok_or_else(damaged)?;
        documents.push(Settling {
            document: row.get(0)?,
            version: row.get(1)?,
            public: row.get(2)?,
            outlet: row.get(6)?,
            sketch,
        });
        reports.push(Report { terms, day });
    }
    Ok((documents, reports))
}

/// Compares the texts that look alike and have not been compared; what is worth comparing, in the order of ids.
fn add_kinships(change: &Transaction<'_>, documents: &[Settling]) -> Result<Vec<(u32, u32)>> {
    let sketched: Vec<(u32, &Sketch)> = (0..)
        .zip(documents)
        .filter_map(|(number, document)| Some((number, document.sketch.as_ref()?)))
        .collect();
    let sketches: Vec<&Sketch> = sketched.iter().map(|(_, sketch)| *sketch).collect();
    let number = |at: u32| sketched[at as usize].0;
    let pairs: Vec<(u32, u32)> =
        lookalikes(&sketches).into_iter().map(|(a, b)| (number(a), number(b))).collect();
    let mut known = change.prepare("SELECT EXISTS (SELECT 1 FROM kinship WHERE a = ?1 AND b = ?2)")?;
    let mut insert = change.prepare("INSERT INTO kinship VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for (a, b) in &pairs {
        let (a, b) = (documents[*a as usize].version, documents[*b as usize].version);
        if !known.query_row([a, b], |row| row.get(0))? {
            compare(change, a, b, &mut insert)?;
        }
    }
    Ok(pairs)
}

/// Keeps what two versions share, if they go back to one report.
fn compare(change: &Transaction<'_>, a: i64, b: i64, insert: &mut Statement<'_>) -> Result<()> {
    let (one, other) = (Reading::of(change, a)?, Reading::of(change, b)?);
    let shared = Shared::between(&one.shingles, &other.shingles);
    if let Some(kinship) = kinship(one.text(), other.text(), &shared) {
        let [words, of_a, of_b] = [shared.shared_words(), shared.words.0, shared.words.1].map(|n| n as i64);
        insert.execute(params![a, b, named(kinship), words, of_a, of_b, one.longest(&shared)])?;
    }
    Ok(())
}

/// The word a kinship is kept by.
fn named(kinship: Kinship) -> &'static str {
    match kinship {
        Kinship::Copy => "copy",
        Kinship::Cut => "cut",
        Kinship::Rewrite => "rewrite",
    }
}

/// A text about to be compared.
struct Reading {
    text: String,
    shingles: Shingles,
    quoted: Vec<Range<usize>>,
}

impl Reading {
    fn of(change: &Transaction<'_>, version: i64) -> Result<Self> {
        let text: String = change
            .prepare_cached("SELECT text FROM version WHERE id = ?1")?
            .query_row([version], |row| row.get(0))?;
        let mut direct = change.prepare_cached(
            "SELECT content FROM statement WHERE version = ?1 AND kind = 'direct' AND field = 'text'",
        )?;
        let points = CodePoints::new(&text);
        let mut quoted = Vec::new();
        let mut rows = direct.query([version])?;
        while let Some(row) = rows.next()? {
            let parts: Vec<Part> = from_json(&row.get::<_, String>(0)?)?;
            let bytes = |part: Part| points.to_byte(part.span.start)..points.to_byte(part.span.end);
            quoted.extend(parts.into_iter().map(bytes));
        }
        drop(points);
        let shingles = Shingles::of(&text);
        Ok(Self { text, shingles, quoted })
    }

    fn text(&self) -> Text<'_> {
        Text { shingles: &self.shingles, quoted: &self.quoted }
    }

    /// The longest run shared, cut to some words.
    fn longest(&self, shared: &Shared) -> String {
        let run = shared.longest().map_or("", |run| &self.text[run.a.clone()]);
        let words: Vec<&str> = run.split_whitespace().collect();
        let cut = if words.len() > LONGEST { " …" } else { "" };
        format!("{}{cut}", words[..words.len().min(LONGEST)].join(" "))
    }
}

/// Makes the groups anew.
fn group(
    change: &Transaction<'_>,
    documents: &[Settling],
    reports: &[Report],
    pairs: &[(u32, u32)],
) -> Result<()> {
    change.execute_batch("DELETE FROM origin_document; DELETE FROM story_document; DELETE FROM story")?;
    let mut story = change.prepare("INSERT INTO story VALUES (?1, ?2)")?;
    let mut member = change.prepare("INSERT INTO story_document VALUES (?1, ?2, ?3)")?;
    let mut story_of = vec![0; documents.len()];
    for (n, found) in stories(reports).into_iter().enumerate() {
        let numbers: Vec<u32> = found.documents.iter().map(|(number, _)| *number).collect();
        let id = public("s", &numbers, documents, reports);
        story.execute(params![id, documents[found.central as usize].document])?;
        for (number, nearest) in &found.documents {
            let nearest = nearest.map(|other| documents[other as usize].document);
            member.execute(params![documents[*number as usize].document, id, nearest])?;
            story_of[*number as usize] = n;
        }
    }
    // Only of pairs that are worth comparing now: which were once depends on what was read first.
    let mut kinship = change.prepare("SELECT kinship FROM kinship WHERE a = ?1 AND b = ?2")?;
    let mut links = Vec::new();
    for (a, b) in pairs {
        let versions = [documents[*a as usize].version, documents[*b as usize].version];
        let found: Option<String> = kinship.query_row(versions, |row| row.get(0)).optional()?;
        let one_event = story_of[*a as usize] == story_of[*b as usize];
        // What an outlet has under all its pages looks like a rewrite of one by another.
        let outlets = documents[*a as usize].outlet.as_ref().zip(documents[*b as usize].outlet.as_ref());
        let rewritten = one_event && outlets.is_none_or(|(one, other)| one != other);
        if found.is_some_and(|found| rewritten || found != named(Kinship::Rewrite)) {
            links.push((*a, *b));
        }
    }
    let count = u32::try_from(documents.len()).unwrap_or(u32::MAX);
    let mut origin = change.prepare("INSERT INTO origin_document VALUES (?1, ?2)")?;
    for group in origins(count, &links) {
        let id = public("o", &group, documents, reports);
        for number in group {
            origin.execute(params![documents[number as usize].document, id])?;
        }
    }
    Ok(())
}

/// A group's id: that of the document published first, of equals the first by id.
fn public(letter: &str, group: &[u32], documents: &[Settling], reports: &[Report]) -> String {
    let members =
        group.iter().map(|number| (reports[*number as usize].day, &documents[*number as usize].public));
    let first = members.min_by_key(|(day, public)| (day.is_none(), *day, *public));
    format!("{letter}-{}", first.map_or("", |(_, public)| public.trim_start_matches("d-")))
}
