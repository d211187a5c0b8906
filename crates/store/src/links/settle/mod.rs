//! Settling: bringing what joins documents up to what the ledger holds.
//!
//! In one transaction, so that whoever asks sees the old groups or the new, and a process that is
//! killed leaves the old. The time grows with the size of the ledger, not faster: texts and statements are
//! compared once, and the groups are made from what is kept of them.

mod comparisons;
mod credits;
mod groups;
mod incidents;
mod kinship;
mod likeness;
mod threads;

use std::collections::HashSet;
use std::thread;

use onrecord_link::incidents::Mention;
use onrecord_link::origins::Sketch;
use onrecord_link::stories::{Report, Terms};
use onrecord_link::utterances::Keys;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::corrections::{self, Active};
use crate::read::LATEST;
use crate::writer::from_json;
use crate::{Result, StoreError, day};

/// Statements that are held in memory ready to be compared.
const KEPT: usize = 50_000;

/// The latest version of a document, as settling sees it.
struct Settling {
    document: i64,
    version: i64,
    number: u32,
    public: String,
    day: Option<i32>,
    outlet: Option<String>,
    sketch: Option<Sketch>,
    statements: Vec<Keys>,
    mentions: Vec<Mention>,
    /// Its credits as they are kept.
    credits: String,
    /// How many of its statements threads can grow from.
    claims: u32,
}

/// The versions that have not been compared with anything. Where both of a pair were, they have been compared if they were
/// worth it, and what has no row has nothing in common.
struct Fresh {
    versions: HashSet<i64>,
    /// A version took another's place, which may leave room where there was a crowd: any pair may be a new one.
    all: bool,
}

impl Fresh {
    fn of(versions: HashSet<i64>, documents: &[Settling]) -> Self {
        let all = documents.iter().any(|one| one.number > 1 && versions.contains(&one.version));
        Self { versions, all }
    }

    fn holds(&self, version: i64) -> bool {
        self.all || self.versions.contains(&version)
    }
}

/// Whether what joins documents is up to the ledger.
pub(crate) fn is_settled(connection: &Connection) -> Result<bool> {
    let sql = "SELECT coalesce((SELECT max(version) FROM settled), 0) = \
               coalesce((SELECT max(id) FROM version), 0) AND \
               coalesce((SELECT max(correction) FROM settled), 0) = \
               coalesce((SELECT max(id) FROM correction), 0)";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// Brings it up to the ledger.
pub(crate) fn settle(connection: &mut Connection) -> Result<()> {
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if is_settled(&change)? {
        return Ok(());
    }
    let worked = likeness::add(&change)?;
    let (mut documents, reports) = documents(&change)?;
    let fresh = Fresh::of(worked.keys().copied().collect(), &documents);
    let alike = kinship::add(&change, &documents, &fresh)?;
    let corrections = Active::of(&change)?;
    change.execute("DELETE FROM corrected", [])?;
    corrections::settle_names(&change, &corrections)?;
    let statements = comparisons::Statements::of(&change, &mut documents)?;
    // Stories are made on one processor and need nothing of what the statements have in common.
    let (stories, utterances) = thread::scope(|scope| {
        let stories = scope.spawn(|| onrecord_link::stories::stories(&reports));
        let utterances = comparisons::utterances(&change, &documents, &statements, &fresh, worked);
        (stories.join(), utterances)
    });
    let stories = stories.map_err(|_| StoreError::Internal("a thread ended early".to_owned()))?;
    drop(reports);
    let story_of = groups::stories(&change, &documents, stories, &corrections)?;
    let mut ties = kinship::ties(&change, &documents, &alike, &story_of)?;
    ties.extend(credits::ties(&mut documents, &story_of)?);
    groups::origins(&change, &documents, &ties, &corrections)?;
    let withdrawn = corrections.withdrawn(&change)?;
    groups::utterances(&change, &documents, &statements, utterances?, &corrections, &withdrawn)?;
    incidents::all(&change, &mut documents, &story_of, &corrections)?;
    threads::add(&change, &documents, &story_of, &statements, &corrections, &withdrawn)?;
    change.execute("DELETE FROM settled", [])?;
    change.execute(
        "INSERT INTO settled SELECT coalesce((SELECT max(id) FROM version), 0), \
         coalesce((SELECT max(id) FROM correction), 0)",
        [],
    )?;
    Ok(change.commit()?)
}

/// The latest versions with what each is about, in the order of their documents' ids.
fn documents(change: &Transaction<'_>) -> Result<(Vec<Settling>, Vec<Report>)> {
    let sql = format!(
        "SELECT d.id, v.id, v.number, d.public, v.published_day, v.outlet_words, l.sketch, l.terms, l.statements, \
         l.mentions, l.credits, l.claims \
         FROM version v JOIN document d ON d.id = v.document JOIN likeness l ON l.version = v.id WHERE {LATEST} \
         ORDER BY d.public"
    );
    let damaged = || StoreError::Damaged("what a text is compared by cannot be understood".to_owned());
    let mut statement = change.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let (mut documents, mut reports) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let day = row.get::<_, Option<i64>>(4)?.and_then(day::count);
        let sketch: Option<Vec<u8>> = row.get(6)?;
        let sketch = sketch.map(|bytes| Sketch::from_bytes(&bytes).ok_or_else(damaged)).transpose()?;
        let terms = Terms::from_bytes(&row.get::<_, Vec<u8>>(7)?).ok_or_else(damaged)?;
        documents.push(Settling {
            document: row.get(0)?,
            version: row.get(1)?,
            number: row.get(2)?,
            public: row.get(3)?,
            day,
            outlet: row.get(5)?,
            sketch,
            statements: Keys::from_bytes(&row.get::<_, Vec<u8>>(8)?).ok_or_else(damaged)?,
            mentions: from_json(&row.get::<_, String>(9)?)?,
            credits: row.get(10)?,
            claims: row.get(11)?,
        });
        reports.push(Report { terms, day });
    }
    Ok((documents, reports))
}
