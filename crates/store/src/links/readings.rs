//! Versions with what was read out of them, ready to be compared.

use onrecord_link::chains::Chain;
use onrecord_link::origins::Crediting;
use onrecord_link::utterances::Rendering;
use onrecord_text::Record;
use rusqlite::{Connection, Row};

use crate::Result;
use crate::read;
use crate::writer::json;

/// Columns of [`Reading::of`], of `version v JOIN document d`.
pub(super) const READING: &str = "v.id, d.public, v.tag, coalesce(v.title, ''), v.text, v.record";

/// A version as it lies in the ledger.
pub(super) struct Reading {
    pub(super) version: i64,
    pub(super) document: String,
    pub(super) tag: String,
    pub(super) title: String,
    pub(super) text: String,
    packed: Vec<u8>,
}

impl Reading {
    pub(super) fn of(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            version: row.get(0)?,
            document: row.get(1)?,
            tag: row.get(2)?,
            title: row.get(3)?,
            text: row.get(4)?,
            packed: row.get(5)?,
        })
    }

    /// Versions by their rows.
    pub(super) fn all(connection: &Connection, versions: &[i64]) -> Result<Vec<Self>> {
        let sql = format!(
            "SELECT {READING} FROM version v JOIN document d ON d.id = v.document \
             WHERE v.id IN (SELECT value FROM json_each(?1))"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query([json(&versions)?])?;
        let mut readings = Vec::with_capacity(versions.len());
        while let Some(row) = rows.next()? {
            readings.push(Self::of(row)?);
        }
        Ok(readings)
    }

    /// What was read out of it.
    pub(super) fn record(&self) -> Result<Record> {
        read::record(&self.packed)
    }

    /// Its statements as they are compared. Documents are told apart by the ledger's id: two files may have one name.
    pub(super) fn renderings(&self, record: &Record) -> Vec<Rendering> {
        let mut all = Rendering::all(record, &self.text);
        for one in &mut all {
            self.document.clone_into(&mut one.document);
        }
        all
    }

    /// The chain of each statement, under the ledger's ids.
    pub(super) fn chains(&self, record: &Record) -> Vec<Chain> {
        let mut all = Chain::all(record, &self.text);
        for one in &mut all {
            self.document.clone_into(&mut one.document);
            one.statement = self.statement(&one.statement);
        }
        all
    }

    /// The ledger's id of a statement.
    pub(super) fn statement(&self, local: &str) -> String {
        format!("{}.{}.{local}", self.document, self.tag)
    }

    /// Whose report it is by its own words.
    pub(super) fn crediting(&self, record: &Record) -> Crediting {
        let mut own = Crediting::of(record, &self.text);
        self.document.clone_into(&mut own.document);
        own
    }
}
