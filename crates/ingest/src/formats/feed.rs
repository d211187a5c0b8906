//! RSS, Atom and JSON Feed: one document an entry.
//!
//! `feed-rs` reads the dialects and says what each entry is called, when and by whom. It does not say
//! where an entry's words stand in the feed, so those are taken from the feed itself by `slots`, in
//! the same order. An entry's content is already an article or less: it is cut into paragraphs, not
//! put through article extraction, which drops short texts.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use feed_rs::{model::Entry, parser};
use onrecord_text::{Capture, Code, Diagnostic, Layer, PublishedBasis, Undone, unescape};

use self::slots::Slots;
use super::html;
use crate::{
    Extracted, Failure, Options, Place, Raw, charset, charset::Decoded, document::Reading,
    formats::jsonl::stated,
};

mod slots;

/// A summary this long, in characters, is the article under another name.
const ARTICLE: usize = 800;

/// Reads a feed: a document for every entry with text, a failure for every other.
pub fn extract(raw: &Raw, options: &Options) -> Extracted {
    let in_markup = charset::declared_in_markup(&raw.bytes);
    let declared: Vec<&str> = raw.charset.as_deref().into_iter().chain(in_markup).collect();
    let decoded = charset::read(&raw.bytes, &declared);
    let feed = match parse(&decoded.text) {
        Ok(feed) => feed,
        Err(message) => return Failure::new(&raw.place, Code::BadFeed, message).into(),
    };
    let (media_type, mut slots) = slots::find(&decoded.text);
    // Counted differently, the two cannot be told to speak of the same entries.
    if slots.len() != feed.entries.len() {
        slots = Vec::new();
    }
    let reader = Reader {
        raw,
        decoded: &decoded,
        outlet: feed.title.and_then(|title| html::clean(&title.content)),
        language: feed.language,
        capture: raw.capture(media_type),
    };
    let mut out = Extracted::default();
    for (i, entry) in feed.entries.into_iter().enumerate() {
        let place = raw.place.member("entry", i as u64 + 1);
        match reader.entry(entry, slots.get_mut(i).map(std::mem::take), &place) {
            Ok(reading) => out.documents.push(reading.finish(&reader.capture, options)),
            Err(failure) => out.failures.push(failure),
        }
    }
    out
}

fn parse(text: &str) -> Result<feed_rs::model::Feed, String> {
    // The text is decoded already; a declaration of what it was in would have it decoded again.
    let body = text.trim_start();
    let body = match body.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, body)) => body,
        None => body,
    };
    let parser = parser::Builder::new().id_generator(|_, _, _| String::new()).build();
    match catch_unwind(AssertUnwindSafe(|| parser.parse(body.as_bytes()))) {
        Ok(Ok(feed)) => Ok(feed),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("the feed cannot be read".to_owned()),
    }
}

struct Reader<'r> {
    raw: &'r Raw,
    decoded: &'r Decoded,
    outlet: Option<String>,
    language: Option<String>,
    capture: Arc<Capture>,
}

impl Reader<'_> {
    fn entry(&self, entry: Entry, slots: Option<Slots>, place: &Place) -> Result<Reading, Failure> {
        let link = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
        let url = link.map(|link| link.href.clone()).filter(|href| href.starts_with("http"));
        let stated_id = stated(&entry.id);
        let mut reading = Reading {
            id: url.clone().or_else(|| stated_id.clone()).unwrap_or_else(|| {
                Raw { place: place.clone(), url: None, ..self.raw.clone() }.fallback_id(None)
            }),
            member: Some(
                stated_id.or_else(|| url.clone()).unwrap_or_else(|| place.member.clone().unwrap_or_default()),
            ),
            charset: Some(self.decoded.charset.clone()),
            diagnostics: [self.raw.diagnostics.clone(), self.decoded.diagnostics.clone()].concat(),
            ..Reading::default()
        };
        let authors: Vec<String> =
            entry.authors.iter().filter_map(|author| html::clean(author.name.as_deref()?)).collect();
        reading.meta.title = entry.title.as_ref().and_then(|title| html::clean(&title.content));
        reading.meta.outlet = self.outlet.clone();
        reading.meta.url = url;
        reading.meta.author = (!authors.is_empty()).then(|| authors.join(", "));
        reading.meta.language = entry.language.clone().or_else(|| self.language.clone());
        // As the entry wrote it, with its zone; else as feed-rs understood it.
        let written = slots.as_ref().and_then(|slots| slots.published.clone());
        let understood = entry.published.or(entry.updated).map(|date| date.to_rfc3339());
        if let Some(date) = written.filter(|date| crate::date::read(date).is_some()).or(understood) {
            reading.set_published(&date, PublishedBasis::Page);
        } else if let Some(date) = slots.as_ref().and_then(|slots| slots.published.as_deref()) {
            reading.set_published(date, PublishedBasis::Page);
        }

        let summary_only = self.text(&mut reading, &entry, slots);
        let length = reading.text.chars().count();
        if reading.text.trim().is_empty() {
            return Err(Failure::new(place, Code::EmptyEntry, "the entry holds no text"));
        }
        if summary_only && length < ARTICLE {
            reading
                .diagnostics
                .push(Diagnostic::new(Code::EmptyEntry, "only a summary of the entry was read"));
        }
        Ok(reading)
    }

    /// Puts the entry's words into `reading`; true when they are its summary.
    fn text(&self, reading: &mut Reading, entry: &Entry, slots: Option<Slots>) -> bool {
        let Some(slots) = slots else {
            // Not found in the feed: the words as feed-rs gives them, without a place.
            let content = entry.content.as_ref().and_then(|content| content.body.clone());
            let summary = entry.summary.as_ref().map(|summary| summary.content.clone());
            let full = content.is_some();
            let value = content.or(summary).unwrap_or_default();
            reading.text = readable(&value, true).text;
            reading.offsets.push_replaced(reading.text.len(), 0..0);
            return !full;
        };
        let Some((slot, full)) =
            slots.content.map(|slot| (slot, true)).or(slots.summary.map(|slot| (slot, false)))
        else {
            return true;
        };
        let text = readable(&slot.value.text, slot.is_html);
        reading.offsets = text.offsets.compose(&slot.value.offsets).compose(&self.decoded.offsets);
        reading.text = text.text;
        reading.layers = slot.layers;
        if slot.is_html {
            reading.layers.push(Layer::Html);
        }
        !full
    }
}

/// A value as text in paragraphs. One without any tag is left as it is written.
fn readable(value: &str, is_html: bool) -> Undone {
    if !is_html {
        let mut text = Undone::default();
        text.text.push_str(value);
        text.offsets.push_verbatim(0, value.len());
        text
    } else if value.contains('<') {
        html::paragraphs(value)
    } else {
        unescape(value, Layer::Html)
    }
}
