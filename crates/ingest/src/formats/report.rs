//! First-hand reports: a JSON object with `reporter` and `what` in place of a text. The text is set from its fields.

use onrecord_text::{Charset, Code, DocumentKind, Layer, OffsetMap, PublishedBasis, Report};

use crate::{Extracted, Failure, Options, Raw, document::Reading};

/// How much of the capture's digest names a report: it has no other name.
const DIGITS: usize = 6;

/// Reads a report: one document, or one failure.
pub(crate) fn extract(raw: &Raw, json: &str, options: &Options) -> Extracted {
    let report = match Report::read(json) {
        Ok(report) => report,
        Err(why) => return Failure::new(&raw.place, Code::BadReport, why).into(),
    };
    let capture = raw.capture("application/json");
    let digest: String = capture.sha256[..DIGITS].iter().map(|byte| format!("{byte:02x}")).collect();
    let text = report.text();
    let mut offsets = OffsetMap::default();
    offsets.push_replaced(text.len(), 0..raw.bytes.len());
    let mut reading = Reading {
        id: format!("report-{digest}"),
        text,
        offsets,
        charset: Some(Charset("UTF-8".to_owned())),
        layers: vec![Layer::Report],
        diagnostics: raw.diagnostics.clone(),
        ..Reading::default()
    };
    reading.meta.title = Some(report.title());
    reading.meta.author = Some(report.reporter.trim().to_owned());
    reading.meta.outlet = report.organisation.as_deref().map(|name| name.trim().to_owned());
    reading.meta.kind = DocumentKind::Report;
    if let Some(reported) = &report.reported {
        reading.set_published(reported, PublishedBasis::Given);
    }
    reading.meta.report = Some(Box::new(report));
    Extracted { documents: vec![reading.finish(&capture, options)], failures: Vec::new() }
}
