//! Utterances: one act of speaking, its renderings side by side.

use std::collections::HashMap;

use onrecord_link::chains::Chain;
use onrecord_link::utterances::{Comparison, Rendering, align, changes_of_meaning, compare};
use onrecord_text::{CodePoints, Field, Kind, Span};
use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::chains;
use super::parallel::parallel;
use super::readings::Reading;
use super::view::{ChangeView, ComparisonView, RenderingView, StepView, UtteranceSummary, UtteranceView};
use crate::read::{LATEST, ids, said};
use crate::view::Part;
use crate::writer::json;
use crate::{Page, Paging, Result, Said, StoreError, UtteranceQuery, corrections, day, identity, read};

/// So many renderings of an utterance are compared with each other at most.
const LOOKED_AT: usize = 200;

/// The utterances asked for, those in most documents first.
pub(crate) fn utterances(
    connection: &Connection,
    query: &UtteranceQuery,
    page: Paging,
) -> Result<Page<UtteranceSummary>> {
    let mut values: Vec<Box<dyn ToSql>> = vec![Box::new(query.at_least)];
    let mut within = String::new();
    if let Some(story) = &query.story {
        within = "WHERE u.utterance IN (SELECT w.utterance FROM utterance_statement w \
                  JOIN statement x ON x.id = w.statement JOIN version y ON y.id = x.version \
                  JOIN story_document z ON z.document = y.document WHERE z.story = ?2)"
            .to_owned();
        values.push(Box::new(story.clone()));
    }
    let groups = format!(
        "FROM utterance_statement u JOIN statement s ON s.id = u.statement JOIN version v ON v.id = s.version \
         {within} GROUP BY u.utterance HAVING count(DISTINCT v.document) >= ?1"
    );
    let total: i64 = connection
        .prepare_cached(&format!("SELECT count(*) FROM (SELECT 1 {groups})"))?
        .query_row(params_from_iter(values.iter()), |row| row.get(0))?;
    let sql = format!(
        "SELECT u.utterance {groups} ORDER BY count(DISTINCT v.document) DESC, u.utterance LIMIT {} OFFSET {}",
        page.limit(),
        page.offset()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let ids = statement.query_map(params_from_iter(values.iter()), |row| row.get::<_, String>(0))?;
    let ids = ids.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut items = Vec::with_capacity(ids.len());
    for id in ids {
        let members = Members::of(connection, &id, &rows(connection, &id)?)?;
        items.push(members.summary(connection, id)?);
    }
    Ok(Page::new(items, total as u64, page.offset))
}

/// An utterance by its id, or by the id of one of its statements.
pub(crate) fn utterance(connection: &Connection, id: &str) -> Result<UtteranceView> {
    let statements = rows(connection, id)?;
    if !statements.is_empty() {
        return Members::of(connection, id, &statements)?.view(connection, id.to_owned());
    }
    let missing = || StoreError::not_found("utterance or statement", id);
    let row = read::statement_row(connection, id)?.ok_or_else(missing)?;
    let of: Option<String> = connection
        .prepare_cached("SELECT utterance FROM utterance_statement WHERE statement = ?1")?
        .query_row([row], |row| row.get(0))
        .optional()?;
    match of {
        Some(of) => Members::of(connection, &of, &rows(connection, &of)?)?.view(connection, of),
        None => Members::of(connection, id, &[row])?.view(connection, identity::of_group("u", id)),
    }
}

/// Every utterance that several statements render, by id.
pub(crate) fn every_utterance(connection: &Connection) -> Result<Vec<String>> {
    ids(connection, "SELECT DISTINCT utterance FROM utterance_statement ORDER BY utterance")
}

/// Two statements side by side, whether or not they are taken to render one act.
pub(crate) fn comparison(connection: &Connection, ids: [&str; 2]) -> Result<ComparisonView> {
    let mut rows = Vec::new();
    for id in ids {
        let missing = || StoreError::not_found("statement", id);
        rows.push(read::statement_row(connection, id)?.ok_or_else(missing)?);
    }
    let members = Members::of(connection, ids[0], &rows)?;
    let (one, two) = (members.by_row(rows[0])?, members.by_row(rows[1])?);
    let found = compare(&one.rendering, &two.rendering);
    let (steps, changes) = members.side_by_side(one, two);
    Ok(ComparisonView {
        statements: [one.said.clone(), two.said.clone()],
        score: f64::from(found.score),
        same: found.same,
        reasons: found.why(&one.rendering, &two.rendering),
        steps,
        changes,
    })
}

/// The rows of an utterance's statements.
fn rows(connection: &Connection, id: &str) -> Result<Vec<i64>> {
    let mut statement =
        connection.prepare_cached("SELECT statement FROM utterance_statement WHERE utterance = ?1")?;
    let rows = statement.query_map([id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One statement with all it takes to compare it.
struct Member {
    row: i64,
    said: Said,
    rendering: Rendering,
    chain: Chain,
    /// The text its spans index: a place in [`Members::texts`].
    text: usize,
}

/// The statements of an utterance.
struct Members {
    /// The fullest first, then in order of time.
    members: Vec<Member>,
    texts: Vec<String>,
}

impl Members {
    fn of(connection: &Connection, id: &str, statements: &[i64]) -> Result<Self> {
        let said = said(connection, statements)?;
        let readings = Reading::all(connection, &version_rows(connection, statements)?)?;
        let rendered = parallel(&readings, |reading| {
            let record = reading.record()?;
            Ok(reading.renderings(&record).into_iter().zip(reading.chains(&record)).collect::<Vec<_>>())
        })?;
        let mut texts = Vec::with_capacity(2 * readings.len());
        let mut found: HashMap<String, (Rendering, Chain, usize)> = HashMap::new();
        for (reading, rendered) in readings.into_iter().zip(rendered) {
            let at = texts.len();
            for (one, chain) in rendered {
                let text = if one.field == Field::Title { at + 1 } else { at };
                found.insert(reading.statement(&one.statement), (one, chain, text));
            }
            texts.extend([reading.text, reading.title]);
        }
        let damaged = || StoreError::Damaged(format!("a statement of {id} is not in its record"));
        let mut members = Vec::with_capacity(said.len());
        for (row, said) in said {
            let (rendering, chain, text) = found.remove(&said.statement.id).ok_or_else(damaged)?;
            members.push(Member { row, said, rendering, chain, text });
        }
        members.sort_by_key(Member::in_time);
        if let Some(at) = fullest(&members) {
            let fullest = members.remove(at);
            members.insert(0, fullest);
        }
        Ok(Self { members, texts })
    }

    fn by_row(&self, row: i64) -> Result<&Member> {
        let found = self.members.iter().find(|one| one.row == row);
        found.ok_or_else(|| StoreError::Internal("a statement was asked for and not found".to_owned()))
    }

    fn summary(&self, connection: &Connection, id: String) -> Result<UtteranceSummary> {
        let sql = format!(
            "SELECT count(DISTINCT v.document), count(DISTINCT v.outlet_words), count(DISTINCT o.origin), \
             min(v.published_day), max(v.published_day) FROM statement s JOIN version v ON v.id = s.version \
             JOIN origin_document o ON o.document = v.document WHERE {LATEST} \
             AND s.id IN (SELECT value FROM json_each(?1))"
        );
        let rows: Vec<i64> = self.members.iter().map(|one| one.row).collect();
        let fullest = self.members.first().map(|one| &one.said.statement);
        let words = fullest.map(|statement| {
            statement.content.iter().map(|part| part.words.as_str()).collect::<Vec<_>>().join(" … ")
        });
        let count = |row: &rusqlite::Row<'_>, column| row.get::<_, i64>(column).map(|count| count as u64);
        let day = |row: &rusqlite::Row<'_>, column| {
            row.get::<_, Option<i64>>(column).map(|day| day.map(day::printed))
        };
        Ok(connection.prepare_cached(&sql)?.query_row([json(&rows)?], |row| {
            Ok(UtteranceSummary {
                id,
                speaker: fullest.and_then(|one| one.speaker.as_ref()).map(|speaker| speaker.name.clone()),
                words: words.unwrap_or_default(),
                statements: rows.len() as u64,
                documents: count(row, 0)?,
                outlets: count(row, 1)?,
                origins: count(row, 2)?,
                first_published: day(row, 3)?,
                last_published: day(row, 4)?,
            })
        })?)
    }

    fn view(&self, connection: &Connection, id: String) -> Result<UtteranceView> {
        let mut origin = connection.prepare_cached(
            "SELECT o.origin FROM origin_document o JOIN version v ON v.document = o.document \
             JOIN statement s ON s.version = v.id WHERE s.id = ?1",
        )?;
        let mut renderings = Vec::with_capacity(self.members.len());
        let mut all = Vec::with_capacity(self.members.len());
        for (at, one) in self.members.iter().enumerate() {
            let (mut reasons, mut steps, mut changes) = (vec![], vec![], vec![]);
            if let Some(fullest) = self.members.first().filter(|_| at > 0) {
                reasons = self.reasons(at);
                (steps, changes) = self.side_by_side(fullest, one);
            }
            let origin: Option<String> = origin.query_row([one.row], |row| row.get(0)).optional()?;
            all.push(Chain { origin: origin.clone(), ..one.chain.clone() });
            let chain = chains::links(&one.chain, &self.texts[one.text]);
            let (said, origin) = (one.said.clone(), origin.unwrap_or_default());
            renderings.push(RenderingView { said, origin, chain, reasons, steps, changes });
        }
        let corrections = corrections::of_group(connection, &id)?;
        let summary = self.summary(connection, id)?;
        Ok(UtteranceView { summary, renderings, paths: chains::paths(&all), corrections })
    }

    /// Why one is in: what it has in common with the fullest, or else with the one that it is most like.
    fn reasons(&self, at: usize) -> Vec<String> {
        let one = &self.members[at].rendering;
        let others = self.members.iter().enumerate().filter(|(other, _)| *other != at).take(LOOKED_AT);
        let mut pairs = others.map(|(at, other)| (at, other, compare(&other.rendering, one)));
        let Some(first) = pairs.next() else { return Vec::new() };
        let surest = |a: (usize, _, Comparison), b: (usize, _, Comparison)| {
            if b.2.score > a.2.score { b } else { a }
        };
        let (beside, other, found) = if first.2.same { first } else { pairs.fold(first, surest) };
        let mut reasons = found.why(&other.rendering, one);
        if beside > 0 {
            reasons.insert(0, format!("it is most like {}", other.said.statement.id));
        }
        if !found.same && found.days.is_none() {
            reasons
                .push("their documents share another sentence: they are taken to be of one day".to_owned());
        }
        reasons
    }

    fn side_by_side(&self, one: &Member, two: &Member) -> (Vec<StepView>, Vec<ChangeView>) {
        let alignment = align(&one.rendering, &two.rendering);
        let texts = [CodePoints::new(&self.texts[one.text]), CodePoints::new(&self.texts[two.text])];
        let part = |side: usize, span: Span| Part {
            span,
            words: texts[side].slice(span).unwrap_or_default().to_owned(),
        };
        let words = |side: usize, rendering: &Rendering, range: &std::ops::Range<usize>| {
            let words = rendering.words.get(range.clone())?;
            let span = Span { start: words.first()?.span.start, end: words.last()?.span.end };
            Some(part(side, span))
        };
        let steps = alignment.steps.iter().map(|step| StepView {
            class: step.class,
            a: words(0, &one.rendering, &step.a),
            b: words(1, &two.rendering, &step.b),
        });
        let changes = changes_of_meaning(&one.rendering, &two.rendering, &alignment);
        let changes = changes.into_iter().map(|change| ChangeView {
            flag: change.flag,
            a: change.a.map(|span| part(0, span)),
            b: change.b.map(|span| part(1, span)),
            why: change.why,
        });
        (steps.collect(), changes.collect())
    }
}

impl Member {
    /// Orders by time, undated ones last.
    fn in_time(&self) -> (bool, Option<i32>, String) {
        let day = self.rendering.said_on.or(self.rendering.published);
        (day.is_none(), day, self.said.statement.id.clone())
    }
}

/// The place of the fullest rendering: quotations before reports; of these the one that has most in common with all others,
/// so that what one outlet adds from elsewhere does not make it the measure; of equals the longest.
fn fullest(members: &[Member]) -> Option<usize> {
    let kind = |one: &Member| match one.said.statement.kind {
        Kind::Direct => 0,
        Kind::Mixed => 1,
        Kind::Indirect => 2,
    };
    let best = members.iter().map(kind).min()?;
    let in_common = |one: &Member| -> f32 {
        let others = members.iter().filter(|other| other.row != one.row).take(LOOKED_AT);
        others.map(|other| compare(&one.rendering, &other.rendering).shared).sum()
    };
    let fitting = members.iter().enumerate().filter(|(_, one)| kind(one) == best).take(LOOKED_AT);
    let measured = fitting.map(|(at, one)| (at, in_common(one), one.rendering.words.len()));
    let first = |a: (usize, f32, usize), b: (usize, f32, usize)| {
        if b.1.total_cmp(&a.1).then(b.2.cmp(&a.2)).is_gt() { b } else { a }
    };
    measured.reduce(first).map(|(at, ..)| at)
}

/// The versions that statements stand in.
fn version_rows(connection: &Connection, statements: &[i64]) -> Result<Vec<i64>> {
    let mut select = connection.prepare_cached(
        "SELECT DISTINCT version FROM statement WHERE id IN (SELECT value FROM json_each(?1))",
    )?;
    let rows = select.query_map([json(&statements)?], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
