//! Which incidents there are.

use onrecord_link::incidents::{Kind, Site, When};
use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

use super::accounts::Accounts;
use super::view::{ClaimedPlace, DateView, IncidentFigures, IncidentSummary, PlaceView};
use crate::read::ids;
use crate::search::days;
use crate::writer::from_json;
use crate::{IncidentQuery, Page, Paging, Result, StoreError, day, fold};

/// Columns of [`summary`], grouped over the accounts `m` of an incident `i`.
const SUMMARY: &str = "i.public, (SELECT c.name FROM corrected c WHERE c.grouping = i.public AND \
     c.name IS NOT NULL ORDER BY c.correction DESC LIMIT 1), i.kind, i.kinds, i.words, i.occurred, i.site, \
     (SELECT json_group_array(measure) FROM (SELECT measure FROM incident_measure WHERE incident = i.public \
     ORDER BY measure)), count(DISTINCT v.document), count(DISTINCT v.outlet_words), count(DISTINCT o.origin), \
     min(v.published_day), max(v.published_day), i.withdrawn IS NOT NULL, i.named";

/// Where those come from.
const OF_INCIDENTS: &str = "incident i JOIN incident_mention m ON m.incident = i.public \
     JOIN version v ON v.id = m.version JOIN origin_document o ON o.document = v.document";

fn summary(row: &Row<'_>) -> Result<IncidentSummary> {
    let count = |column: usize| row.get::<_, i64>(column).map(|count| count as u64);
    let printed = |column: usize| row.get::<_, Option<i64>>(column).map(|found| found.map(day::printed));
    let site: Option<Site> = row.get::<_, Option<String>>(6)?.map(|site| from_json(&site)).transpose()?;
    let when: When = from_json(&row.get::<_, String>(5)?)?;
    Ok(IncidentSummary {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        kinds: from_json(&row.get::<_, String>(3)?)?,
        words: from_json(&row.get::<_, String>(4)?)?,
        date: DateView::of(when),
        place: site.map(PlaceView::of),
        measures: from_json(&row.get::<_, String>(7)?)?,
        documents: count(8)?,
        outlets: count(9)?,
        origins: count(10)?,
        first_published: printed(11)?,
        last_published: printed(12)?,
        withdrawn: row.get(13)?,
        place_names: from_json(&row.get::<_, String>(14)?)?,
    })
}

/// The incidents asked for, those in most documents first.
pub(crate) fn incidents(
    connection: &Connection,
    query: &IncidentQuery,
    page: Paging,
) -> Result<Page<IncidentSummary>> {
    listed(connection, query, page, false)
}

/// Those with figures, each with its claims.
pub(crate) fn figures(
    connection: &Connection,
    query: &IncidentQuery,
    page: Paging,
) -> Result<Page<IncidentFigures>> {
    let Page { items, total, next } = listed(connection, query, page, !query.uncounted)?;
    let mut found = Vec::with_capacity(items.len());
    for incident in items {
        let (mut claims, mut relations) = Accounts::of(connection, &incident.id)?.ledger();
        if let Some(measure) = &query.measure {
            claims.retain(|claim| claim.measure == *measure);
            relations.retain(|relation| claims.iter().any(|claim| claim.id == relation.from));
        }
        found.push(IncidentFigures { incident, claims, relations });
    }
    Ok(Page { items: found, total, next })
}

fn listed(
    connection: &Connection,
    query: &IncidentQuery,
    page: Paging,
    counted: bool,
) -> Result<Page<IncidentSummary>> {
    let (conditions, mut values) = conditions(query, counted)?;
    let groups = format!(
        "FROM {OF_INCIDENTS} WHERE {conditions} GROUP BY i.public HAVING count(DISTINCT v.document) >= ?"
    );
    values.push(Box::new(query.at_least));
    let total: i64 = connection
        .prepare_cached(&format!("SELECT count(*) FROM (SELECT 1 {groups})"))?
        .query_row(params_from_iter(values.iter()), |row| row.get(0))?;
    let sql = format!(
        "SELECT {SUMMARY} {groups} ORDER BY count(DISTINCT v.document) DESC, count(DISTINCT o.origin) DESC, \
         i.public LIMIT ? OFFSET ?"
    );
    values.push(Box::new(page.limit()));
    values.push(Box::new(page.offset()));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values.iter()))?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(summary(row)?);
    }
    Ok(Page::new(items, total as u64, page.offset))
}

/// A query as conditions on `incident i` and their values.
fn conditions(query: &IncidentQuery, counted: bool) -> Result<(String, Vec<Box<dyn ToSql>>)> {
    let mut sql = if query.withdrawn { "1" } else { "i.withdrawn IS NULL" }.to_owned();
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    if counted {
        sql.push_str(" AND EXISTS (SELECT 1 FROM incident_measure x WHERE x.incident = i.public)");
    }
    if let Some(measure) = &query.measure {
        sql.push_str(
            " AND EXISTS (SELECT 1 FROM incident_measure x WHERE x.incident = i.public AND x.measure = ?)",
        );
        values.push(Box::new(measure.clone()));
    }
    if let Some(place) = &query.place {
        let of = "EXISTS (SELECT 1 FROM incident_place p WHERE p.incident = i.public AND";
        if let Ok(id) = place.trim().parse::<u32>() {
            sql.push_str(&format!(" AND {of} p.place = ?)"));
            values.push(Box::new(id));
        } else {
            let words = fold::folded(place);
            if words.is_empty() {
                return Err(StoreError::BadQuery("the place's name holds no word".to_owned()));
            }
            sql.push_str(&format!(" AND {of} instr(p.words, ?))"));
            values.push(Box::new(format!(" {words} ")));
        }
    }
    if let Some((from, to)) = days(&query.from, &query.to)? {
        sql.push_str(" AND i.last_day >= ? AND i.first_day <= ?");
        values.push(Box::new(from));
        values.push(Box::new(to));
    }
    if let Some(kind) = &query.kind {
        if Kind::named(kind).is_none() {
            let known = Kind::all().map(Kind::name).collect::<Vec<_>>().join(", ");
            return Err(StoreError::BadQuery(format!("{kind} is no kind of incident; there are {known}")));
        }
        sql.push_str(" AND EXISTS (SELECT 1 FROM json_each(i.kinds) WHERE value = ?)");
        values.push(Box::new(kind.clone()));
    }
    if let Some(story) = &query.story {
        sql.push_str(
            " AND i.public IN (SELECT a.incident FROM incident_mention a JOIN version b ON b.id = a.version \
             JOIN story_document c ON c.document = b.document WHERE c.story = ?)",
        );
        values.push(Box::new(story.clone()));
    }
    Ok((sql, values))
}

/// What a list shows of an incident.
pub(crate) fn summary_of(connection: &Connection, id: &str) -> Result<IncidentSummary> {
    let sql = format!("SELECT {SUMMARY} FROM {OF_INCIDENTS} WHERE i.public = ?1 GROUP BY i.public");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([id])?;
    summary(rows.next()?.ok_or_else(|| StoreError::not_found("incident", id))?)
}

/// Every place claimed of an incident.
pub(super) fn places(connection: &Connection, id: &str) -> Result<Vec<ClaimedPlace>> {
    let kept: Option<String> = connection
        .prepare_cached("SELECT sites FROM incident WHERE public = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let sites: Vec<(Site, Vec<String>)> = kept.map_or(Ok(Vec::new()), |kept| from_json(&kept))?;
    let claimed = |(site, documents)| ClaimedPlace { place: PlaceView::of(site), documents };
    Ok(sites.into_iter().map(claimed).collect())
}

/// Every incident that stands, by id.
pub(crate) fn every_incident(connection: &Connection) -> Result<Vec<String>> {
    ids(connection, "SELECT public FROM incident WHERE withdrawn IS NULL ORDER BY public")
}
