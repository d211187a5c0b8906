//! What users decided about who is who: names that are one speaker's, and statements that are somebody else's.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, Transaction, params};

use super::added::{self, Standing};
use super::lay::{Active, Correction};
use super::members::statement_now;
use super::{Corrected, Verb};
use crate::writer::json;
use crate::{Result, fold, ledger};

/// One name as corrections leave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// The folded name of the speaker it stands for.
    pub(crate) speaker: String,
    /// What the speaker is called.
    pub(crate) called: Option<String>,
    /// Whether it is never taken for the last name of another.
    pub(crate) apart: bool,
}

/// The names that corrections touch, folded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Names(BTreeMap<String, Name>);

impl Names {
    /// As of the last settling; none in a ledger of an older version.
    pub(crate) fn of(connection: &Connection) -> Result<Self> {
        if !ledger::has_links(connection)? {
            return Ok(Self::default());
        }
        let mut select =
            connection.prepare_cached("SELECT name, speaker, called, apart FROM corrected_name")?;
        let names = select.query_map([], |row| {
            Ok((row.get(0)?, Name { speaker: row.get(1)?, called: row.get(2)?, apart: row.get(3)? }))
        })?;
        Ok(Self(names.collect::<rusqlite::Result<_>>()?))
    }

    /// The folded name of the speaker that a folded name stands for.
    pub(crate) fn speaker<'n>(&'n self, name: &'n str) -> &'n str {
        self.0.get(name).map_or(name, |known| &known.speaker)
    }

    /// Whether a correction touches a folded name.
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// What a speaker is called, by the folded name.
    pub(crate) fn called(&self, speaker: &str) -> Option<&str> {
        self.0.get(speaker)?.called.as_deref()
    }

    /// Whether a folded name is never taken for the last name of another.
    pub(crate) fn is_apart(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|known| known.apart || known.speaker != name)
    }

    /// The other names of the speakers that these names stand for.
    pub(crate) fn others(&self, names: &[String]) -> Vec<&str> {
        let speakers: Vec<&str> = names.iter().map(|name| self.speaker(name)).collect();
        let also = |(name, known): &(&String, &Name)| {
            speakers.contains(&known.speaker.as_str()) && !names.contains(name)
        };
        self.0.iter().filter(also).map(|(name, _)| name.as_str()).collect()
    }

    fn entry(&mut self, name: &str) -> &mut Name {
        let own = || Name { speaker: name.to_owned(), called: None, apart: false };
        self.0.entry(name.to_owned()).or_insert_with(own)
    }

    /// One correction more.
    fn lay(&mut self, correction: &Correction) {
        let folded: Vec<String> =
            correction.subjects.iter().map(|subject| fold::folded(&subject.id)).collect();
        match correction.verb {
            Verb::Merge => {
                let Some(first) = folded.first() else { return };
                let into = self.speaker(first).to_owned();
                let merged: Vec<String> = folded.iter().map(|name| self.speaker(name).to_owned()).collect();
                for name in folded.iter().chain([&into]) {
                    self.entry(name);
                }
                for known in self.0.values_mut().filter(|known| merged.contains(&known.speaker)) {
                    known.speaker.clone_from(&into);
                }
            }
            Verb::Split => {
                for name in &folded {
                    let alone = Name { speaker: name.clone(), called: None, apart: true };
                    self.0.insert(name.clone(), alone);
                }
            }
            Verb::Rename => {
                for name in &folded {
                    let speaker = self.speaker(name).to_owned();
                    self.entry(&speaker).called.clone_from(&correction.name);
                }
            }
            Verb::Reassign | Verb::Withdraw | Verb::Add | Verb::Undo => {}
        }
    }
}

/// Makes the derived rows anew.
pub(crate) fn settle(change: &Transaction<'_>, corrections: &Active) -> Result<()> {
    change.execute_batch("DELETE FROM corrected_name; DELETE FROM spoken_by")?;
    let mut names = Names::default();
    let mut spoken: BTreeMap<i64, (String, i64)> = BTreeMap::new();
    for correction in corrections.of_kind(Corrected::Speaker) {
        names.lay(correction);
        let Some(speaker) = correction.target.as_ref().filter(|_| correction.verb == Verb::Reassign) else {
            continue;
        };
        for subject in &correction.subjects {
            if let Some(statement) = statement_now(change, subject)? {
                spoken.insert(statement, (speaker.id.clone(), correction.row));
            }
        }
    }
    for Standing { statement, speaker, correction } in added::settle(change, corrections)? {
        spoken.entry(statement).or_insert((speaker, correction));
    }
    let mut insert = change.prepare("INSERT INTO corrected_name VALUES (?1, ?2, ?3, ?4)")?;
    for (name, Name { speaker, called, apart }) in &names.0 {
        insert.execute(params![name, speaker, called, apart])?;
    }
    let mut insert = change.prepare("INSERT INTO spoken_by VALUES (?1, ?2, ?3)")?;
    for (statement, (name, correction)) in spoken {
        insert.execute(params![statement, name, correction])?;
    }
    Ok(())
}

/// Every statement that users said to be somebody else's, by its row, and whose.
pub(crate) fn spoken(connection: &Connection) -> Result<Vec<(i64, String)>> {
    if !ledger::has_links(connection)? {
        return Ok(Vec::new());
    }
    let mut select = connection.prepare_cached("SELECT statement, name FROM spoken_by ORDER BY statement")?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whose the statements are that users said to be somebody else's, by their rows.
pub(crate) fn spoken_by(connection: &Connection, statements: &[i64]) -> Result<HashMap<i64, String>> {
    if !ledger::has_links(connection)? {
        return Ok(HashMap::new());
    }
    let mut select = connection.prepare_cached(
        "SELECT statement, name FROM spoken_by WHERE statement IN (SELECT value FROM json_each(?1))",
    )?;
    let rows = select.query_map([json(&statements)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
