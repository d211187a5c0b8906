//! Handing the whole ledger over, row by row.
//!
//! Ordered by id, hence the same whatever the order of reading. One document's rows are in memory at a
//! time.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::corrections::ByHand;
use crate::identity::hex;
use crate::read::{LATEST, STATEMENT, SUMMARY, SUMMARY_COLUMNS, statement_view, summary};
use crate::row::{
    AccountRow, DocumentRow, FigureRow, IncidentRow, OriginRow, PositionMember, PositionRow, RenderingRow,
    Row, StatementRow, StoryRow, ThreadRow, UtteranceRow, WhyInStory,
};
use crate::view::{DocumentSummary, Link, Part, StatementView};
use crate::{
    AccountView, ClaimView, IncidentSummary, IncidentView, OriginView, PositionView, RelationView,
    RenderingView, Result, StoreError, StoryMember, StorySummary, ThreadMember, ThreadView, UtteranceSummary,
    UtteranceView, What,
};
use crate::{corrections, links};

/// Calls `each` with every row until it fails.
pub(crate) fn export<E: From<StoreError>>(
    connection: &Connection,
    what: What,
    each: &mut dyn FnMut(Row) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    // One transaction, so that rows that come in meanwhile do not show in half of the export.
    let snapshot = connection.unchecked_transaction().map_err(StoreError::from)?;
    let sql = match what {
        What::Documents => format!(
            "SELECT {SUMMARY}, c.sha256, c.media_type, c.target, v.member, v.text FROM document d \
             CROSS JOIN version v ON v.document = d.id AND {LATEST} JOIN capture c ON c.id = v.capture \
             ORDER BY d.public"
        ),
        What::Statements => format!(
            "SELECT {SUMMARY}, {STATEMENT} FROM document d CROSS JOIN version v ON v.document = d.id AND {LATEST} \
             CROSS JOIN statement s ON s.version = v.id LEFT JOIN entity e ON e.id = s.speaker \
             ORDER BY d.public, s.id"
        ),
        What::Stories => {
            return links::every_story(&snapshot)?.iter().try_for_each(|id| each(story(&snapshot, id)?));
        }
        What::Origins => {
            return links::every_origin(&snapshot)?.iter().try_for_each(|id| each(origin(&snapshot, id)?));
        }
        What::Corrections => {
            let all = corrections::every_correction(&snapshot)?;
            return all.into_iter().try_for_each(|one| each(Row::Correction(Box::new(one))));
        }
        What::Incidents => {
            return links::every_incident(&snapshot)?
                .iter()
                .try_for_each(|id| each(incident(&snapshot, id)?));
        }
        What::Figures => return figures(&snapshot)?.into_iter().try_for_each(each),
        What::Threads => {
            return links::every_thread(&snapshot)?.iter().try_for_each(|id| each(thread(&snapshot, id)?));
        }
        What::Utterances => {
            return links::every_utterance(&snapshot)?
                .iter()
                .try_for_each(|id| each(utterance(&snapshot, id)?));
        }
    };
    let by_hand = corrections::by_hand(&snapshot)?;
    let mut statement = snapshot.prepare(&sql).map_err(StoreError::from)?;
    let mut rows = statement.query([]).map_err(StoreError::from)?;
    while let Some(row) = rows.next().map_err(StoreError::from)? {
        each(match what {
            What::Documents => document(row)?,
            _ => statement_of(row, &by_hand)?,
        })?;
    }
    Ok(())
}

fn story(connection: &Connection, id: &str) -> Result<Row> {
    let story = links::story(connection, id)?;
    let StorySummary { id, title, outlets, origins, first_published, last_published, .. } = story.summary;
    let why = |member: &StoryMember| WhyInStory {
        document: member.document.id.clone(),
        nearest: member.nearest.clone(),
        words: member.why.clone(),
    };
    Ok(Row::Story(Box::new(StoryRow {
        id,
        title,
        documents: story.members.iter().map(|member| member.document.id.clone()).collect(),
        outlets,
        origins,
        first_published,
        last_published,
        why: story.members.iter().map(why).collect(),
    })))
}

fn origin(connection: &Connection, id: &str) -> Result<Row> {
    let OriginView { id, documents, why, .. } = links::origin(connection, id)?;
    let documents = documents.into_iter().map(|document| document.id).collect();
    Ok(Row::Origin(Box::new(OriginRow { id, documents, why })))
}

fn utterance(connection: &Connection, id: &str) -> Result<Row> {
    let UtteranceView { summary, renderings, paths, .. } = links::utterance(connection, id)?;
    let UtteranceSummary {
        id,
        speaker,
        words,
        documents,
        outlets,
        origins,
        first_published,
        last_published,
        ..
    } = summary;
    let statements = renderings.iter().map(|one| one.said.statement.id.clone()).collect();
    let why = |one: RenderingView| RenderingRow {
        statement: one.said.statement.id,
        chain: one.chain,
        reasons: one.reasons,
        alignment: one.steps,
        changes: one.changes,
    };
    Ok(Row::Utterance(Box::new(UtteranceRow {
        id,
        speaker,
        words,
        statements,
        documents,
        outlets,
        origins,
        first_published,
        last_published,
        paths,
        why: renderings.into_iter().map(why).collect(),
    })))
}

fn incident(connection: &Connection, id: &str) -> Result<Row> {
    let view = links::incident(connection, id)?;
    let IncidentSummary { id, name, kind, words, date, place, outlets, origins, .. } = view.summary;
    let mut documents: Vec<String> = view.accounts.iter().map(|one| one.document.id.clone()).collect();
    documents.dedup();
    let why = |one: &AccountView| AccountRow { account: one.id.clone(), reasons: one.why.clone() };
    Ok(Row::Incident(Box::new(IncidentRow {
        id,
        name,
        kind,
        words,
        place,
        date,
        figures: view.claims.into_iter().map(|claim| claim.id).collect(),
        statements: view.accounts.iter().flat_map(|one| one.statements.clone()).collect(),
        documents,
        outlets,
        origins,
        disputes: view.disputes,
        why: view.accounts.iter().map(why).collect(),
    })))
}

/// Every claim, by id: those of one incident need not stand together.
fn figures(connection: &Connection) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for id in links::every_incident(connection)? {
        let IncidentView { summary, claims, relations, .. } = links::incident(connection, &id)?;
        rows.extend(claims.into_iter().map(|claim| {
            let why = relations.iter().filter(|one| one.from == claim.id || one.to == claim.id).cloned();
            figure(&summary, why.collect(), claim)
        }));
    }
    rows.sort_by(|one, other| one.id().cmp(other.id()));
    Ok(rows)
}

fn figure(incident: &IncidentSummary, why: Vec<RelationView>, claim: ClaimView) -> Row {
    let bearers = &claim.bearers;
    Row::Figure(Box::new(FigureRow {
        incident: incident.id.clone(),
        words: bearers.first().map(|bearer| bearer.part.words.clone()).unwrap_or_default(),
        statements: bearers.iter().filter_map(|bearer| bearer.statement.clone()).collect(),
        documents: bearers.iter().map(|bearer| bearer.document.clone()).collect(),
        origin: bearers.first().map(|bearer| bearer.origin.clone()).unwrap_or_default(),
        place: incident.place.clone(),
        date: incident.date.clone(),
        why,
        id: claim.id,
        measure: claim.measure,
        low: claim.low,
        high: claim.high,
        bound: claim.bound,
        unit: claim.unit,
        subgroup: claim.subgroup,
        implicit: claim.implicit,
        retracted: claim.retracted,
        claimant: claim.claimant,
        reported: claim.reported,
        relays: claim.via,
        as_of: claim.as_of,
        part_of: claim.part_of,
    }))
}

fn thread(connection: &Connection, id: &str) -> Result<Row> {
    let ThreadView { id, name, claim, positions, unanswered, why, .. } = links::thread(connection, id)?;
    let member = |one: ThreadMember| PositionMember { statement: one.said.statement.id, why: one.why };
    let position = |one: PositionView| PositionRow {
        party: one.party,
        speakers: one.speakers,
        deed: one.deed,
        told_by: one.told_by,
        first_day: one.first_day,
        last_day: one.last_day,
        statements: one.statements.into_iter().map(member).collect(),
    };
    Ok(Row::Thread(Box::new(ThreadRow {
        id,
        name,
        claim: claim.statement,
        claim_words: claim.words,
        from_denial: claim.from_denial,
        positions: positions.into_iter().map(position).collect(),
        unanswered,
        why,
    })))
}

fn document(row: &rusqlite::Row<'_>) -> Result<Row> {
    let (_, summary) = summary(row)?;
    let DocumentSummary {
        id,
        version_id,
        version,
        versions,
        doc,
        title,
        outlet,
        agency,
        author,
        url,
        published,
        published_basis,
        language,
        statements,
        added,
    } = summary;
    Ok(Row::Document(Box::new(DocumentRow {
        id,
        version_id,
        version,
        versions,
        doc,
        title,
        outlet,
        agency,
        author,
        url,
        published,
        published_basis,
        language,
        statements,
        added,
        sha256: hex(&row.get::<_, Vec<u8>>(SUMMARY_COLUMNS)?),
        media_type: row.get(SUMMARY_COLUMNS + 1)?,
        target: row.get(SUMMARY_COLUMNS + 2)?,
        member: row.get(SUMMARY_COLUMNS + 3)?,
        text: row.get(SUMMARY_COLUMNS + 4)?,
    })))
}

fn statement_of(row: &rusqlite::Row<'_>, by_hand: &HashMap<String, ByHand>) -> Result<Row> {
    let (_, document) = summary(row)?;
    let statement = statement_view(row, SUMMARY_COLUMNS, &document.version_id)?;
    let spans = |parts: &[Part]| parts.iter().map(|part| part.span).collect();
    let words = |parts: &[Part]| parts.iter().map(|part| part.words.clone()).collect();
    let called = |link: Link| link.name.unwrap_or(link.part.words);
    let StatementView { id, field, kind, act, certainty, speaker, source, cue, content, .. } = statement;
    let (mut speaker_name, mut speaker_type, mut speaker_role) = (None, None, None);
    if let Some(speaker) = speaker {
        (speaker_name, speaker_type, speaker_role) = (Some(speaker.name), Some(speaker.kind), speaker.role);
    }
    let by_hand = by_hand.get(&id);
    speaker_name = speaker_name.or_else(|| by_hand?.speaker.clone());
    Ok(Row::Statement(Box::new(StatementRow {
        id,
        document: document.id,
        version_id: document.version_id,
        doc: document.doc,
        outlet: document.outlet,
        agency: document.agency,
        url: document.url,
        title: document.title,
        published: document.published,
        published_basis: document.published_basis,
        field,
        kind,
        act,
        certainty,
        speaker: speaker_name,
        speaker_type,
        speaker_role,
        source: spans(&source),
        source_words: words(&source),
        cue: spans(&cue),
        cue_words: words(&cue),
        content: spans(&content),
        content_words: words(&content),
        via: statement.via.into_iter().map(called).collect(),
        addressee: statement.addressee.map(called),
        authority: statement.authority.map(called),
        said_on: statement.said_on.map(|said| said.value.unwrap_or(said.part.words)),
        added_by: by_hand.map(|added| added.author.clone()),
    })))
}
