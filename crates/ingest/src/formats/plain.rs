//! Plain text: decoded and otherwise left as it is. What in it is date line, byline or page furniture
//! is read by the text engine, which sees the same characters as the user.

use onrecord_text::{Code, PublishedBasis};

use crate::{Extracted, Failure, Options, Raw, charset, document::Reading};

/// Reads a plain text: one document.
pub fn extract(raw: &Raw, options: &Options) -> Extracted {
    let declared: Vec<&str> = raw.charset.as_deref().into_iter().collect();
    let decoded = charset::read(&raw.bytes, &declared);
    if decoded.text.trim().is_empty() {
        return Failure::new(&raw.place, Code::EmptyFile, "only white space").into();
    }
    let mut reading = Reading {
        id: raw.fallback_id(None),
        text: decoded.text,
        offsets: decoded.offsets,
        charset: Some(decoded.charset),
        raw_layout: true,
        diagnostics: [raw.diagnostics.clone(), decoded.diagnostics].concat(),
        ..Reading::default()
    };
    reading.meta.url = raw.url.clone();
    reading.meta.published_basis = PublishedBasis::Unknown;
    Extracted { documents: vec![reading.finish(&raw.capture("text/plain"), options)], failures: Vec::new() }
}
