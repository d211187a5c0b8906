//! Incidents: which there are, and one of them with its accounts and figures.

mod accounts;
mod list;
mod view;

use rusqlite::{Connection, OptionalExtension};

use crate::{Result, StoreError, corrections};

pub(super) use list::summary_of;
pub(crate) use list::{every_incident, figures, incidents};
pub use view::{
    AccountView, BearerView, ClaimView, ClaimedPlace, DateView, DisputeView, IncidentFigures,
    IncidentSummary, IncidentView, PlaceView, RelationView,
};

use accounts::Accounts;

/// An incident by its id, or by that of an account of it.
pub(crate) fn incident(connection: &Connection, id: &str) -> Result<IncidentView> {
    let missing = || StoreError::not_found("incident", id);
    let of: Option<String> = connection
        .prepare_cached(
            "SELECT m.incident FROM incident_mention m JOIN version v ON v.id = m.version \
             JOIN document d ON d.id = v.document WHERE m.incident = ?1 \
             OR d.public || '.' || v.tag || '.i' || (m.number + 1) = ?1 LIMIT 1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let id = of.ok_or_else(missing)?;
    let summary = summary_of(connection, &id)?;
    let accounts = Accounts::of(connection, &id)?;
    let (claims, relations) = accounts.ledger();
    Ok(IncidentView {
        places: list::places(connection, &id)?,
        disputes: disputes(connection, &id)?,
        corrections: corrections::of_group(connection, &id)?,
        accounts: accounts.views(),
        summary,
        claims,
        relations,
    })
}

fn disputes(connection: &Connection, id: &str) -> Result<Vec<DisputeView>> {
    let mut select = connection
        .prepare_cached("SELECT other, why FROM incident_dispute WHERE incident = ?1 ORDER BY other, why")?;
    let rows = select.query_map([id], |row| Ok(DisputeView { incident: row.get(0)?, why: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
