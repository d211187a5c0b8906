//! How an incident is set on a terminal: what, where, when, how widely told.
//!
//! ```text
//! airstrike · Karnholt (“Karnhold”) · 2031-05-04
//! attack, strike · 3 documents, 2 outlets, 2 origins · i-0123456789ab
//! ```

use onrecord_store::{IncidentSummary, PlaceView};
use onrecord_text::Precision;

use crate::clean;
use crate::ui::{self, FAINT, STRONG, Ui};

/// The lines, without a line end after the last.
pub(crate) fn set(ui: Ui, incident: &IncidentSummary) -> String {
    let head = format!("{} · {}", ui.paint(STRONG, &what(incident)), incident.date.words);
    format!("{}\n{}", ui.wrap(&head, 0), ui.paint(FAINT, &ui.wrap(&foot(incident), 0)))
}

/// What and where.
pub(crate) fn what(incident: &IncidentSummary) -> String {
    let what = incident.name.as_deref().unwrap_or(match incident.kind.as_str() {
        // Nothing but the dead and injured tells of it.
        "harm" => "people harmed",
        "chemical" => "chemical incident",
        kind => kind,
    });
    let place = incident.place.as_ref().map_or_else(|| called(&incident.place_names), place);
    format!("{} · {place}", clean::line(what))
}

/// A place that no gazetteer has, by its names.
fn called(names: &[String]) -> String {
    let mut names = names.iter().map(|name| clean::line(name));
    let Some(first) = names.next() else { return "place not known".to_owned() };
    let others: Vec<String> = names.map(|name| format!("“{name}”")).collect();
    if others.is_empty() { first } else { format!("{first} ({})", others.join(", ")) }
}

/// What it is called, how widely it is told of, its id.
pub(crate) fn foot(incident: &IncidentSummary) -> String {
    let words: Vec<String> = incident.words.iter().map(|word| clean::line(word)).collect();
    let size = [
        ui::count(incident.documents, "document"),
        ui::count(incident.outlets, "outlet"),
        ui::count(incident.origins, "origin"),
    ];
    let mut foot = vec![words.join(", "), size.join(", "), incident.id.clone()];
    foot.retain(|part| !part.is_empty());
    if incident.withdrawn {
        foot.push("withdrawn".to_owned());
    }
    foot.join(" · ")
}

/// A place with its precision, and its spelling where that differs.
pub(crate) fn place(place: &PlaceView) -> String {
    let name = clean::line(&place.name);
    let spelt = match place.printed == place.name {
        true => String::new(),
        false => format!(" (“{}”)", clean::line(&place.printed)),
    };
    match place.precision {
        Precision::Town => format!("{name}{spelt}"),
        Precision::Region => format!("{name} (region){spelt}"),
        Precision::Country => format!("somewhere in {name}{spelt}"),
    }
}
