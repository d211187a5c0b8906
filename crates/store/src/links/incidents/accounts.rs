//! The accounts of an incident, and the figure ledger worked out from them.

use std::collections::{HashMap, HashSet};

use onrecord_link::claims::{Bearer, Claim, Ledger, Telling, ledger};
use onrecord_link::incidents::{Kind, Mention};
use onrecord_text::{CodePoints, Record};
use rusqlite::Connection;

use super::super::parallel::parallel;
use super::super::readings::Reading;
use super::view::{AccountView, BearerView, ClaimView, DateView, PlaceView, RelationView};
use crate::read::{SUMMARY, SUMMARY_COLUMNS, summary};
use crate::view::Part;
use crate::writer::{from_json, json};
use crate::{DocumentSummary, Result, StoreError};

/// One document's account.
struct Account {
    version: i64,
    document: DocumentSummary,
    origin: String,
    mention: Mention,
    why: Vec<String>,
}

/// The accounts of an incident with what their documents say.
pub(super) struct Accounts {
    accounts: Vec<Account>,
    /// Of each version its text and what was read out of it.
    read: HashMap<i64, (String, Record)>,
}

impl Accounts {
    pub(super) fn of(connection: &Connection, id: &str) -> Result<Self> {
        let sql = format!(
            "SELECT {SUMMARY}, o.origin, m.number, m.why, l.mentions FROM incident_mention m \
             JOIN version v ON v.id = m.version JOIN document d ON d.id = v.document \
             JOIN origin_document o ON o.document = d.id JOIN likeness l ON l.version = v.id \
             WHERE m.incident = ?1 ORDER BY v.published_at NULLS LAST, d.public, m.number"
        );
        let damaged = || StoreError::Damaged(format!("an account of {id} is not in its version"));
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query([id])?;
        let mut accounts = Vec::new();
        while let Some(row) = rows.next()? {
            let (version, document) = summary(row)?;
            let number: u32 = row.get(SUMMARY_COLUMNS + 1)?;
            let mentions: Vec<Mention> = from_json(&row.get::<_, String>(SUMMARY_COLUMNS + 3)?)?;
            let mention = mentions.into_iter().nth(number as usize).ok_or_else(damaged)?;
            let why = from_json(&row.get::<_, String>(SUMMARY_COLUMNS + 2)?)?;
            accounts.push(Account { version, document, origin: row.get(SUMMARY_COLUMNS)?, mention, why });
        }
        let mut versions: Vec<i64> = accounts.iter().map(|account| account.version).collect();
        versions.sort_unstable();
        versions.dedup();
        let readings = Reading::all(connection, &versions)?;
        let records = parallel(&readings, Reading::record)?;
        let read = readings.into_iter().zip(records).map(|(reading, mut record)| {
            // Documents are told apart by the ledger's id: two files may have one name.
            record.doc = reading.document;
            (reading.version, (reading.text, record))
        });
        let mut found = Self { accounts, read: read.collect() };
        found.leave_out(&withdrawn(connection, &versions)?);
        Ok(found)
    }

    /// Leaves out the figures of statements that do not stand.
    fn leave_out(&mut self, withdrawn: &HashSet<(i64, String)>) {
        for account in self.accounts.iter_mut().filter(|_| !withdrawn.is_empty()) {
            let Some((_, record)) = self.read.get(&account.version) else { continue };
            let gone = |id: &String| withdrawn.contains(&(account.version, id.clone()));
            let of = |id: &String| record.figures.iter().find(|figure| figure.id == *id)?.statement.clone();
            account.mention.figures.retain(|id| !of(id).is_some_and(|statement| gone(&statement)));
            account.mention.statements.retain(|id| !gone(id));
        }
    }

    pub(super) fn views(&self) -> Vec<AccountView> {
        self.accounts
            .iter()
            .filter_map(|account| Some(account.view(&self.read.get(&account.version)?.0)))
            .collect()
    }

    /// The numbers claimed, and how they stand to each other.
    pub(super) fn ledger(&self) -> (Vec<ClaimView>, Vec<RelationView>) {
        let mut tellings: Vec<Telling<'_>> = Vec::with_capacity(self.accounts.len());
        for account in &self.accounts {
            let Some((text, record)) = self.read.get(&account.version) else { continue };
            let (called, origin) = (account.document.doc.as_str(), account.origin.as_str());
            tellings.push(Telling { record, text, called, origin, figures: &account.mention.figures });
        }
        let Ledger { claims, relations } = ledger(&tellings);
        let documents: HashMap<&str, &DocumentSummary> =
            self.accounts.iter().map(|account| (account.document.id.as_str(), &account.document)).collect();
        let ids: Vec<String> = claims.iter().map(|claim| claim_id(claim, &documents)).collect();
        let relations = relations.into_iter().map(|relation| RelationView {
            from: ids[relation.from].clone(),
            to: ids[relation.to].clone(),
            stand: relation.stand,
            why: relation.why,
        });
        let relations = relations.collect();
        (claims.into_iter().map(|claim| claim_view(claim, &ids, &documents)).collect(), relations)
    }
}

impl Account {
    fn view(&self, text: &str) -> AccountView {
        let points = CodePoints::new(text);
        let mention = &self.mention;
        let version = &self.document.version_id;
        let sentence = |span| Part { span, words: points.slice(span).unwrap_or_default().to_owned() };
        AccountView {
            id: format!("{version}.i{}", mention.number + 1),
            document: self.document.clone(),
            origin: self.origin.clone(),
            date: DateView::of(mention.when),
            date_from: mention.when_from,
            place: mention.site.clone().map(PlaceView::of),
            place_name: mention.named.clone(),
            kinds: mention.kinds.iter().map(|kind: Kind| kind.name().to_owned()).collect(),
            sentences: mention.spans.iter().copied().map(sentence).collect(),
            statements: mention.statements.iter().map(|id| format!("{version}.{id}")).collect(),
            why: self.why.clone(),
        }
    }
}

fn figure_id(bearer: &Bearer, documents: &HashMap<&str, &DocumentSummary>) -> String {
    let version = documents.get(bearer.document.as_str()).map_or("", |document| &document.version_id);
    format!("{version}.{}", bearer.figure)
}

fn claim_id(claim: &Claim, documents: &HashMap<&str, &DocumentSummary>) -> String {
    claim.bearers.first().map(|bearer| figure_id(bearer, documents)).unwrap_or_default()
}

fn claim_view(claim: Claim, ids: &[String], documents: &HashMap<&str, &DocumentSummary>) -> ClaimView {
    let bearer = |bearer: &Bearer| {
        let document = documents.get(bearer.document.as_str());
        BearerView {
            document: bearer.document.clone(),
            outlet: document.and_then(|document| document.outlet.clone()),
            origin: bearer.origin.clone(),
            figure: figure_id(bearer, documents),
            statement: bearer
                .statement
                .as_ref()
                .and_then(|id| Some(format!("{}.{id}", document?.version_id))),
            part: Part { span: bearer.span, words: bearer.printed.clone() },
        }
    };
    ClaimView {
        id: claim_id(&claim, documents),
        bearers: claim.bearers.iter().map(bearer).collect(),
        measure: claim.measure,
        low: claim.low,
        high: claim.high,
        bound: claim.bound,
        unit: claim.unit,
        subgroup: claim.subgroup,
        counting: claim.counting,
        implicit: claim.implicit,
        retracted: claim.retracted,
        toll: claim.toll,
        claimant: claim.claimant.name,
        reported: claim.claimant.report,
        via: claim.via,
        as_of: DateView::of(claim.as_of),
        part_of: claim.part_of.and_then(|whole| ids.get(whole).cloned()),
    }
}

/// The statements of versions that do not stand: their version's row and their id in its record.
fn withdrawn(connection: &Connection, versions: &[i64]) -> Result<HashSet<(i64, String)>> {
    let mut select = connection.prepare_cached(
        "SELECT s.version, s.local FROM withdrawn w JOIN statement s ON s.id = w.statement \
         WHERE s.version IN (SELECT value FROM json_each(?1))",
    )?;
    let rows = select.query_map([json(&versions)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
