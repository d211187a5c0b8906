//! JSONL rows: one JSON object a line with `text` or `html` and what is known of the document.
//!
//! The text stays where it is in the row: its escapes are undone with a map to the row's bytes, so a
//! quotation is verified against the row as it came, not against a copy of its value.

use std::{borrow::Cow, collections::HashMap};

use onrecord_text::{Code, Diagnostic, Layer, OffsetMap, PublishedBasis, Undone, unescape};
use serde_json::{Value, value::RawValue};

use super::html;
use crate::{Extracted, Failure, Options, Raw, charset, document::Reading};

/// Reads a row: one document, or one failure.
pub fn extract(raw: &Raw, options: &Options) -> Extracted {
    let decoded = charset::read_utf8(&raw.bytes);
    let json = match_bare_numbers(&decoded.text);
    let Ok(row) = serde_json::from_str::<HashMap<Cow<'_, str>, &RawValue>>(&json) else {
        return bad(raw, &row_problem(&json)).into();
    };
    let row = Row { fields: row, json: &json };
    let mut reading = Reading {
        charset: Some(decoded.charset),
        diagnostics: [raw.diagnostics.clone(), decoded.diagnostics].concat(),
        ..Reading::default()
    };
    read_meta(&row, &mut reading);
    reading.id = row.string("id").unwrap_or_else(|| raw.fallback_id(reading.meta.url.as_deref()));
    let (text, is_html) = match (row.content("text"), row.content("html")) {
        (Some(text), _) => (text, false),
        (None, Some(html)) => (html, true),
        (None, None) if row.fields.contains_key("text") || row.fields.contains_key("html") => {
            return Failure::new(&raw.place, Code::EmptyFile, "the row's text is empty").into();
        }
        (None, None) if row.fields.contains_key("reporter") => {
            return super::report::extract(raw, &json, options);
        }
        (None, None) => return bad(raw, "the row has neither `text` nor `html`").into(),
    };
    if is_html {
        if let Err(failure) = html::article(&text.text, &mut reading, &raw.place, None) {
            return failure.into();
        }
        reading.offsets = reading.offsets.compose(&text.offsets);
        reading.layers = vec![Layer::Json, Layer::Html];
    } else {
        if text.bad > 0 {
            let message = format!("{} escapes of the row are no characters and show as U+FFFD", text.bad);
            reading.diagnostics.push(Diagnostic::new(Code::BadUtf8, message));
        }
        (reading.text, reading.offsets) = (text.text, text.offsets);
        reading.layers = vec![Layer::Json];
        reading.raw_layout = true;
    }
    reading.offsets = reading.offsets.compose(&decoded.offsets);
    Extracted {
        documents: vec![reading.finish(&raw.capture("application/json"), options)],
        failures: Vec::new(),
    }
}

fn bad(raw: &Raw, message: &str) -> Failure {
    Failure::new(&raw.place, Code::BadRow, message)
}

/// What serde found wrong, without its "line 1", which is not the file's.
fn row_problem(json: &str) -> String {
    match serde_json::from_str::<serde::de::IgnoredAny>(json) {
        Ok(_) => "the row is not a JSON object".to_owned(),
        Err(error) if error.is_eof() => "the row ends in the middle of its JSON".to_owned(),
        Err(error) => format!("the row is not JSON: mistake at character {}", error.column()),
    }
}

/// Python writes `NaN` and `Infinity` for missing numbers, which is not JSON. They become values of
/// the same length, so that nothing moves.
fn match_bare_numbers(json: &str) -> Cow<'_, str> {
    if serde_json::from_str::<serde::de::IgnoredAny>(json).is_ok() || !json.contains(['N', 'I']) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len());
    let (mut rest, mut in_string) = (json, false);
    while let Some(at) = rest.find(['"', '\\', 'N', 'I']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let len = match rest.as_bytes() {
            [b'"', ..] => {
                in_string = !in_string;
                1
            }
            [b'\\', next, ..] if in_string && next.is_ascii() => 2,
            _ if in_string => 1,
            _ => {
                let word = ["NaN", "Infinity"].into_iter().find(|word| rest.starts_with(word));
                if let Some(word) = word {
                    out.push_str("\"\"");
                    out.extend(std::iter::repeat_n(' ', word.len() - 2));
                    rest = &rest[word.len()..];
                    continue;
                }
                1
            }
        };
        out.push_str(&rest[..len]);
        rest = &rest[len..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A parsed row whose values still stand in its JSON.
struct Row<'a> {
    fields: HashMap<Cow<'a, str>, &'a RawValue>,
    json: &'a str,
}

impl Row<'_> {
    /// The characters of a string value, mapped to the row. `None` when it is missing, no string or
    /// blank.
    fn content(&self, key: &str) -> Option<Undone> {
        let value = self.fields.get(key)?.get();
        let inside = value.strip_prefix('"')?.strip_suffix('"')?;
        let start = (inside.as_ptr() as usize).checked_sub(self.json.as_ptr() as usize)?;
        let mut place = OffsetMap::default();
        place.push_verbatim(start, inside.len());
        let mut text = unescape(inside, Layer::Json);
        text.offsets = text.offsets.compose(&place);
        (!text.text.trim().is_empty()).then_some(text)
    }

    /// A value as a short text: strings and numbers, lists of them joined. What programs write for
    /// "nothing" is nothing.
    fn string(&self, key: &str) -> Option<String> {
        let value = self.fields.get(key)?.get();
        match serde_json::from_str(value) {
            Ok(value) => plain(&value),
            // A lone surrogate is no JSON string for serde.
            Err(_) => {
                let inside = value.strip_prefix('"')?.strip_suffix('"')?;
                stated(&unescape(inside, Layer::Json).text)
            }
        }
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => stated(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => {
            let parts: Vec<String> = values.iter().filter_map(plain).collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        }
        Value::Object(fields) => fields.get("name").and_then(plain),
        _ => None,
    }
}

/// The text, unless it says that there is none.
pub(crate) fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    let nothing = ["none", "null", "nan", "nat", "n/a", "na", "undefined", "unknown", "-", "[]", "{}"];
    let empty = text.is_empty() || nothing.contains(&text.to_ascii_lowercase().as_str());
    (!empty).then(|| text.to_owned())
}

fn read_meta(row: &Row<'_>, reading: &mut Reading) {
    reading.meta.title = row.string("title");
    reading.meta.outlet = row.string("outlet");
    reading.meta.agency = row.string("agency");
    reading.meta.url = row.string("url");
    reading.meta.author = row.string("author");
    reading.meta.language = row.string("language").map(|tag| tag.replace('_', "-"));
    if let Some(published) = row.string("published") {
        reading.set_published(&published, PublishedBasis::Given);
    }
}
