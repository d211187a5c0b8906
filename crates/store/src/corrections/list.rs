//! Asking for corrections.

use rusqlite::{Connection, Row, params};

use super::{CorrectionView, Verb};
use crate::read::named;
use crate::writer::from_json;
use crate::{Page, Paging, Result, StoreError};

/// Columns of [`view`], of `correction c`.
const VIEW: &str = "c.public, c.at, c.author, c.reason, c.verb, c.kind, c.subjects, c.target, c.name, c.undone, \
     (SELECT u.public FROM correction u WHERE u.undone = c.public)";

fn view(row: &Row<'_>) -> Result<CorrectionView> {
    let verb: Verb = named(row, 4)?;
    let kept: Option<String> = row.get(7)?;
    Ok(CorrectionView {
        id: row.get(0)?,
        at: row.get(1)?,
        author: row.get(2)?,
        reason: row.get(3)?,
        verb,
        kind: named(row, 5)?,
        members: from_json(&row.get::<_, String>(6)?)?,
        target: kept.as_deref().filter(|_| verb != Verb::Add).map(from_json).transpose()?,
        added: kept.as_deref().filter(|_| verb == Verb::Add).map(from_json).transpose()?,
        name: row.get(8)?,
        undoes: row.get(9)?,
        undone_by: row.get(10)?,
    })
}

fn views(connection: &Connection, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<CorrectionView>> {
    let mut select = connection.prepare_cached(sql)?;
    let mut rows = select.query(values)?;
    let mut views = Vec::new();
    while let Some(row) = rows.next()? {
        views.push(view(row)?);
    }
    Ok(views)
}

/// The corrections, the latest first.
pub(crate) fn corrections(connection: &Connection, page: Paging) -> Result<Page<CorrectionView>> {
    let total: i64 = connection.query_row("SELECT count(*) FROM correction", [], |row| row.get(0))?;
    let sql = format!("SELECT {VIEW} FROM correction c ORDER BY c.id DESC LIMIT ?1 OFFSET ?2");
    let items = views(connection, &sql, params![page.limit(), page.offset()])?;
    Ok(Page::new(items, total as u64, page.offset))
}

/// A correction by its id.
pub(crate) fn correction(connection: &Connection, id: &str) -> Result<CorrectionView> {
    let sql = format!("SELECT {VIEW} FROM correction c WHERE c.public = ?1");
    views(connection, &sql, &[&id])?.pop().ok_or_else(|| StoreError::not_found("correction", id))
}

/// All corrections, by id.
pub(crate) fn every_correction(connection: &Connection) -> Result<Vec<CorrectionView>> {
    views(connection, &format!("SELECT {VIEW} FROM correction c ORDER BY c.public"), &[])
}

/// The corrections that touch a group, the earliest first.
pub(crate) fn of_group(connection: &Connection, group: &str) -> Result<Vec<CorrectionView>> {
    let sql = format!(
        "SELECT {VIEW} FROM corrected g JOIN correction c ON c.id = g.correction WHERE g.grouping = ?1 ORDER BY c.id"
    );
    views(connection, &sql, &[&group])
}
