//! Laying corrections over groups while the ledger is settled.

use std::collections::HashMap;

use onrecord_link::decisions::Decision;
use rusqlite::{Connection, Transaction, params};

use super::members::{account_now, statement_now};
use super::{Corrected, Subject, Verb};
use crate::Result;
use crate::read::named;
use crate::writer::from_json;

/// The corrections that hold, in the order in which they were made.
pub(crate) struct Active {
    all: Vec<Correction>,
}

pub(super) struct Correction {
    pub(super) row: i64,
    pub(super) verb: Verb,
    kind: Corrected,
    pub(super) subjects: Vec<Subject>,
    pub(super) target: Option<Subject>,
    pub(super) name: Option<String>,
}

impl Active {
    pub(crate) fn of(connection: &Connection) -> Result<Self> {
        let mut select = connection.prepare(
            "SELECT c.id, c.verb, c.kind, c.subjects, c.target, c.name FROM correction c WHERE c.undone IS NULL \
             AND NOT EXISTS (SELECT 1 FROM correction u WHERE u.undone = c.public) ORDER BY c.id",
        )?;
        let mut rows = select.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let verb: Verb = named(row, 1)?;
            let target: Option<String> = row.get(4)?;
            all.push(Correction {
                row: row.get(0)?,
                verb,
                kind: named(row, 2)?,
                subjects: from_json(&row.get::<_, String>(3)?)?,
                // What was added stands on its own: nothing is laid over any group.
                target: target.as_deref().filter(|_| verb != Verb::Add).map(from_json).transpose()?,
                name: row.get(5)?,
            });
        }
        Ok(Self { all })
    }

    pub(super) fn of_kind(&self, kind: Corrected) -> impl Iterator<Item = &Correction> {
        self.all.iter().filter(move |one| one.kind == kind)
    }

    /// What is decided about groups of documents.
    pub(crate) fn documents(
        &self,
        kind: Corrected,
        number: impl Fn(&str) -> Option<u32>,
    ) -> Result<Laying<'_>> {
        self.laying(kind, |subject| Ok(number(&subject.id)))
    }

    /// What is decided about groups of statements; `number` is of a statement's row.
    pub(crate) fn statements(
        &self,
        kind: Corrected,
        connection: &Connection,
        number: impl Fn(i64) -> Option<u32>,
    ) -> Result<Laying<'_>> {
        self.laying(kind, |subject| Ok(statement_now(connection, subject)?.and_then(&number)))
    }

    /// What is decided about incidents; `number` is of an account, by its version's row and its number there.
    pub(crate) fn accounts(
        &self,
        connection: &Connection,
        number: impl Fn(i64, u32) -> Option<u32>,
    ) -> Result<Laying<'_>> {
        self.laying(Corrected::Incident, |subject| {
            Ok(account_now(connection, subject)?.and_then(|(version, n)| number(version, n)))
        })
    }

    fn laying(
        &self,
        kind: Corrected,
        number: impl Fn(&Subject) -> Result<Option<u32>>,
    ) -> Result<Laying<'_>> {
        let mut laying = Laying::default();
        for one in self.of_kind(kind) {
            let mut members = Vec::new();
            for subject in &one.subjects {
                members.extend(number(subject)?);
            }
            let target = one.target.as_ref().map(&number).transpose()?.flatten();
            match (one.verb, target) {
                (Verb::Merge, _) => laying.decisions.push(Decision::Merge(members.clone())),
                (Verb::Split, _) => laying.decisions.push(Decision::Split(members.clone())),
                (Verb::Withdraw, _) => {
                    laying.withdrawn.extend(members.iter().map(|member| (*member, one.row)))
                }
                (Verb::Reassign, Some(to)) => {
                    laying.decisions.push(Decision::Reassign { members: members.clone(), to });
                }
                _ => {}
            }
            laying.touched.push((one.row, one.name.as_deref(), members));
        }
        Ok(laying)
    }

    /// The rows of the statements that do not stand, each with its correction's.
    pub(crate) fn withdrawn(&self, connection: &Connection) -> Result<HashMap<i64, i64>> {
        let mut out = HashMap::new();
        for one in self.of_kind(Corrected::Statement).filter(|one| one.verb == Verb::Withdraw) {
            for subject in &one.subjects {
                if let Some(statement) = statement_now(connection, subject)? {
                    out.insert(statement, one.row);
                }
            }
        }
        Ok(out)
    }
}

/// What is decided about one kind of groups.
#[derive(Default)]
pub(crate) struct Laying<'a> {
    /// To be laid over the groups.
    pub(crate) decisions: Vec<Decision>,
    /// Members of groups that do not stand, each with its correction's row.
    pub(crate) withdrawn: Vec<(u32, i64)>,
    /// Each correction with the name it gives and the members it names.
    touched: Vec<(i64, Option<&'a str>, Vec<u32>)>,
}

impl Laying<'_> {
    /// Notes at each group which corrections touch it.
    pub(crate) fn note<'g>(
        &self,
        change: &Transaction<'_>,
        id_of: impl Fn(u32) -> Option<&'g str>,
    ) -> Result<()> {
        let mut insert = change.prepare_cached("INSERT OR REPLACE INTO corrected VALUES (?1, ?2, ?3)")?;
        for (row, name, members) in &self.touched {
            for id in members.iter().filter_map(|member| id_of(*member)) {
                insert.execute(params![id, row, name])?;
            }
        }
        Ok(())
    }
}
