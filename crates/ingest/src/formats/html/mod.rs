//! Web pages: the article, what the page says of itself, and the way back to its bytes.
//!
//! The article is found by the `trafilatura` crate, chosen by measurement (docs/notes). It returns
//! the article as cleaned HTML; paragraphs are taken from that, and their words are then looked for
//! in the page, because no extractor says where its words came from. Its parser recurses and clones
//! trees, so pages of a shape that would cost stack, memory or time are not given to it.

mod align;
mod flow;
mod head;
mod linked;
mod tokens;

use std::panic::{AssertUnwindSafe, catch_unwind};

use onrecord_text::{Code, Diagnostic, Layer, Undone};

pub(crate) use self::head::clean;
use self::{
    flow::{Keep, flow},
    head::Head,
};
use crate::{Extracted, Failure, Options, Place, Raw, charset, document::Reading};

/// Elements open at once, beyond which a page is not parsed into a tree. Real pages stay below 100.
const DEEPEST: usize = 400;
/// Tags, beyond which a page is not parsed into a tree: at a few microseconds each, some seconds.
const MOST_TAGS: usize = 200_000;
/// Attributes of one tag, which parsers compare with one another.
const MOST_ATTRIBUTES: usize = 500;
/// Bytes of text times the depth they stand at. A long page of the usual depth has a tenth of it.
const MOST_WEIGHT: usize = 200 << 20;
/// Elements a parser may have to open again.
const MOST_REOPENED: usize = 400_000;
/// Shortest text, in characters, that is taken for an article when the extractor finds none.
const SHORTEST: usize = 60;

/// Reads a page: one document, or one failure.
pub fn extract(raw: &Raw, options: &Options) -> Extracted {
    let in_markup = charset::declared_in_markup(&raw.bytes);
    let declared: Vec<&str> = raw.charset.as_deref().into_iter().chain(in_markup).collect();
    let decoded = charset::read(&raw.bytes, &declared);
    let mut reading = Reading {
        charset: Some(decoded.charset),
        layers: vec![Layer::Html],
        diagnostics: [raw.diagnostics.clone(), decoded.diagnostics].concat(),
        ..Reading::default()
    };
    reading.meta.url = raw.url.clone().filter(|_| raw.fetched);
    if let Err(failure) = article(&decoded.text, &mut reading, &raw.place, raw.url.as_deref()) {
        return failure.into();
    }
    reading.offsets = reading.offsets.compose(&decoded.offsets);
    reading.id = raw.fallback_id(reading.meta.url.as_deref());
    Extracted { documents: vec![reading.finish(&raw.capture("text/html"), options)], failures: Vec::new() }
}

/// Fills `reading` with the article of a page, mapped to `html`, and with what the page says of
/// itself where that is not known yet.
///
/// # Errors
/// [`Code::NoArticle`] when the page holds no running text.
pub(crate) fn article(
    html: &str,
    reading: &mut Reading,
    place: &Place,
    address: Option<&str>,
) -> Result<(), Failure> {
    let head = Head::scan(html);
    head.describe(reading, address);
    let tangled = head.depth > DEEPEST
        || head.tags > MOST_TAGS
        || head.attributes > MOST_ATTRIBUTES
        || head.weight > MOST_WEIGHT
        || head.reopened > MOST_REOPENED;
    let extracted = if tangled { String::new() } else { main_text(html, reading.meta.title.as_deref()) };
    let Undone { text, offsets, .. } = if extracted.is_empty() {
        plain_words(html, &head)
    } else {
        let offsets = align::align(&extracted, &flow(html, Keep::All));
        Undone { text: extracted, offsets, bad: 0 }
    };
    if text.trim().is_empty() {
        return Err(Failure::new(place, Code::NoArticle, "no article text was found in the page"));
    }
    if tangled {
        let (code, message) = if head.depth > DEEPEST {
            (Code::DeepNesting, format!("{} elements stand inside one another", head.depth))
        } else {
            let message = format!(
                "{} tags, up to {} attributes, {} tags left open",
                head.tags, head.attributes, head.reopened
            );
            (Code::TangledPage, message)
        };
        reading.diagnostics.push(Diagnostic::new(code, message));
    }
    (reading.text, reading.offsets) = (text, offsets);
    Ok(())
}

/// The words of a piece of a page, in paragraphs.
pub(crate) fn paragraphs(html: &str) -> Undone {
    flow(html, Keep::Prose)
}

/// The article in paragraphs, empty when the extractor finds none.
fn main_text(html: &str, title: Option<&str>) -> String {
    let options = trafilatura::Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_focus(trafilatura::ExtractionFocus::FavorPrecision)
        .with_html_date_mode(trafilatura::HtmlDateMode::Disabled);
    // The extractor is other people's code and was not written for hostile pages.
    let found = catch_unwind(AssertUnwindSafe(|| trafilatura::extract(html, &options)));
    let Ok(Ok(article)) = found else { return String::new() };
    let text = flow(&article.content_html, Keep::Prose).text;
    without_title(&text, title).to_owned()
}

/// The text without a first block that only repeats the title, which is kept apart.
fn without_title<'t>(text: &'t str, title: Option<&str>) -> &'t str {
    let (first, rest) = text.split_once("\n\n").unwrap_or((text, ""));
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    match title {
        Some(title) if !rest.is_empty() && words(first) == words(title) => rest,
        _ => text,
    }
}

/// The running text of a page that no article was found in: its paragraphs, or all of it when it is
/// a fragment without any.
fn plain_words(html: &str, head: &Head) -> Undone {
    let paragraphs = flow(html, Keep::Paragraphs);
    if paragraphs.text.chars().count() >= SHORTEST {
        return paragraphs;
    }
    let all = flow(html, Keep::Prose);
    let long = all.text.split("\n\n").any(|block| block.chars().count() >= SHORTEST);
    if !head.is_page || head.depth > DEEPEST || long { all } else { Undone::default() }
}
