//! What is known of the document, beside what it says.

use crate::analysis::Analysis;
use crate::layout::Layout;
use crate::lexicon::agency_name;
use crate::{Code, Diagnostic, Document, Meta, PublishedBasis, language};

/// What the source said of the document, completed by what its text says.
pub(super) fn of(document: &Document, page: &Analysis<'_>, diagnostics: &mut Vec<Diagnostic>) -> Meta {
    let mut meta = document.meta.clone();
    let Layout { dateline, byline, .. } = &page.layout;
    if meta.title.is_none() {
        meta.title = page.layout.headline().map(|range| page.text[range.clone()].to_owned());
    }
    if meta.author.is_none() {
        meta.author.clone_from(byline);
    }
    if let Some(dateline) = dateline {
        if meta.dateline_place.is_none() {
            meta.dateline_place.clone_from(&dateline.place);
        }
        if meta.agency.is_none() {
            meta.agency.clone_from(&dateline.agency);
        }
        meta.dateline_date.clone_from(&dateline.date);
    }
    if meta.agency.is_none() {
        meta.agency = byline
            .as_deref()
            .and_then(|b| b.rsplit([',', '|']).next())
            .and_then(agency_name)
            .map(str::to_owned);
    }
    published(&mut meta, diagnostics);
    if meta.outlet.is_none() {
        diagnostics.push(Diagnostic::new(Code::NoOutlet, "nothing states who published this"));
    }
    let language = language::of(page);
    if language == Some(false) {
        diagnostics.push(Diagnostic::new(Code::NotEnglish, "few of its words are English"));
    } else if language == Some(true) && meta.language.is_none() {
        meta.language = Some("en".to_owned());
    }
    meta
}

/// Dates the document by its date line where nobody else does; a year that nobody states stays unknown.
fn published(meta: &mut Meta, diagnostics: &mut Vec<Diagnostic>) {
    let day = meta
        .dateline_date
        .as_deref()
        .filter(|date| date.starts_with("XXXX"))
        .map(|date| date[4..].to_owned());
    match (&meta.published, &meta.dateline_date, day) {
        // `--published 2031` with a date line of 3 May.
        (Some(year), _, Some(day)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
            meta.published = Some(format!("{year}{day}"));
            meta.published_basis = PublishedBasis::Inferred;
        }
        (Some(_), ..) => {}
        (None, Some(date), None) => {
            meta.published = Some(date.clone());
            meta.published_basis = PublishedBasis::Dateline;
        }
        (None, _, Some(day)) => diagnostics.push(Diagnostic::new(
            Code::NoYear,
            format!("the date line says {} and no year", day.trim_start_matches('-')),
        )),
        (None, None, None) => diagnostics.push(Diagnostic::new(Code::Undated, "no date is stated")),
    }
    if meta.published.is_none() {
        meta.published_basis = PublishedBasis::Unknown;
    }
}
