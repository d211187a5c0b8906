//! Where the words of each entry stand in a feed.

use std::{borrow::Cow, collections::HashMap};

use onrecord_text::{Layer, OffsetMap, Range, Undone, unescape};
use quick_xml::{Reader, events::Event};
use serde_json::value::RawValue;

/// A value of an entry, mapped to the feed's text.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) value: Undone,
    /// What was undone to get at the value.
    pub(super) layers: Vec<Layer>,
    pub(super) is_html: bool,
}

/// What is wanted of an entry.
#[derive(Debug, Default)]
pub(super) struct Slots {
    pub(super) content: Option<Slot>,
    pub(super) summary: Option<Slot>,
    /// The date as written.
    pub(super) published: Option<String>,
    /// How good `content` and `published` are, to keep the best.
    ranks: [usize; 2],
}

/// The entries of a feed in order, and the feed's media type.
pub(super) fn find(text: &str) -> (&'static str, Vec<Slots>) {
    if text.trim_start().starts_with('{') {
        return ("application/feed+json", json(text));
    }
    let (is_atom, slots) = xml(text);
    (if is_atom { "application/atom+xml" } else { "application/rss+xml" }, slots)
}

/// A piece of an element's inside.
enum Piece {
    Text(Range),
    Cdata(Range),
}

/// An element being read.
struct Open {
    name: String,
    is_html: bool,
    depth: usize,
    from: usize,
    pieces: Vec<Piece>,
    has_children: bool,
}

/// Contents by how much of the article they hold, then summaries; dates by how well they fit.
const CONTENT: &[&str] = &["body", "content", "encoded"];
const SUMMARY: &[&str] = &["summary", "description"];
const DATES: &[&str] = &["modified", "updated", "issued", "date", "pubdate", "published"];

fn xml(text: &str) -> (bool, Vec<Slots>) {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut out: Vec<Slots> = Vec::new();
    let (mut depth, mut is_atom) = (0usize, false);
    // Depth of the entry being read, and the element in it.
    let (mut entry, mut open): (Option<usize>, Option<Open>) = (None, None);
    loop {
        let from = reader.buffer_position() as usize;
        let Ok(event) = reader.read_event() else { break };
        let to = reader.buffer_position() as usize;
        match event {
            Event::Start(tag) => {
                depth += 1;
                let qualified = tag.name().as_ref().to_lowercase();
                let (prefix, name) = qualified.split_once(':').unwrap_or(("", &qualified));
                if let Some(open) = &mut open {
                    open.has_children = true;
                } else if entry.is_none() && matches!(name, "item" | "entry") {
                    is_atom = name == "entry";
                    entry = Some(depth);
                    out.push(Slots::default());
                } else if entry.is_some_and(|at| at + 1 == depth) && !matches!(prefix, "media" | "itunes") {
                    let kind = tag.try_get_attribute("type").ok().flatten();
                    let kind = kind.map(|kind| kind.value.into_owned()).unwrap_or_default();
                    if [CONTENT, SUMMARY, DATES].iter().any(|names| names.contains(&name)) {
                        open = Some(Open {
                            name: name.to_owned(),
                            is_html: !is_atom || kind.contains("html") || kind.contains("xml"),
                            depth,
                            from: to,
                            pieces: Vec::new(),
                            has_children: false,
                        });
                    }
                }
            }
            Event::End(_) => {
                if open.as_ref().is_some_and(|open| open.depth == depth)
                    && let (Some(open), Some(slots)) = (open.take(), out.last_mut())
                {
                    slots.put(text, open, from);
                }
                if entry == Some(depth) {
                    entry = None;
                }
                depth = depth.saturating_sub(1);
            }
            Event::Text(_) | Event::GeneralRef(_) => {
                if let Some(open) = &mut open {
                    match open.pieces.last_mut() {
                        Some(Piece::Text(last)) if last.end == from => last.end = to,
                        _ => open.pieces.push(Piece::Text(from..to)),
                    }
                }
            }
            Event::CData(_) => {
                if let Some(open) = &mut open {
                    let (from, to) = (from + "<![CDATA[".len(), to.saturating_sub("]]>".len()));
                    open.pieces.push(Piece::Cdata(from..to.max(from)));
                }
            }
            Event::Empty(_) => {
                if let Some(open) = &mut open {
                    open.has_children = true;
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    (is_atom, out)
}

impl Slots {
    fn put(&mut self, text: &str, open: Open, end: usize) {
        let rank = |names: &[&str]| names.iter().position(|name| *name == open.name).map(|rank| rank + 1);
        if let Some(rank) = rank(DATES) {
            let date =
                value(text, &open.pieces).map(|(value, _)| value.text.trim().to_owned()).unwrap_or_default();
            if rank > self.ranks[1] && !date.is_empty() {
                self.published = Some(date);
                self.ranks[1] = rank;
            }
            return;
        }
        let content = if open.has_children {
            // XHTML: one way of writing, which is that of HTML.
            let mut inside =
                Undone { text: text.get(open.from..end).unwrap_or_default().to_owned(), ..Undone::default() };
            inside.offsets.push_verbatim(open.from, inside.text.len());
            Some((inside, Vec::new()))
        } else {
            value(text, &open.pieces)
        };
        let Some((value, layers)) = content.filter(|(value, _)| !value.text.trim().is_empty()) else {
            return;
        };
        let slot = Slot { value, layers, is_html: open.is_html || open.has_children };
        match rank(CONTENT) {
            Some(rank) if rank > self.ranks[0] => {
                self.content = Some(slot);
                self.ranks[0] = rank;
            }
            Some(_) => {}
            None if self.summary.is_none() => self.summary = Some(slot),
            None => {}
        }
    }
}

/// The characters of text and CDATA. Where both stand in one value and both hold references, what was
/// undone differs from piece to piece, which no list of layers can say: the value has no place.
fn value(text: &str, pieces: &[Piece]) -> Option<(Undone, Vec<Layer>)> {
    let mut out = Undone::default();
    let (mut in_text, mut in_cdata) = (false, false);
    for piece in pieces {
        let (range, layer) = match piece {
            Piece::Text(range) => (range.clone(), true),
            Piece::Cdata(range) => (range.clone(), false),
        };
        let source = text.get(range.clone())?;
        let mut place = OffsetMap::default();
        place.push_verbatim(range.start, range.len());
        if layer {
            in_text |= source.contains('&');
            let undone = unescape(source, Layer::Xml);
            out.text.push_str(&undone.text);
            undone.offsets.compose(&place).copy_into(&(0..undone.text.len()), &mut out.offsets);
        } else {
            in_cdata |= source.contains('&');
            out.text.push_str(source);
            place.copy_into(&(0..source.len()), &mut out.offsets);
        }
    }
    if in_text && in_cdata {
        out.offsets = OffsetMap::default();
        out.offsets.push_replaced(out.text.len(), 0..0);
    }
    Some((out, if in_text { vec![Layer::Xml] } else { Vec::new() }))
}

fn json(text: &str) -> Vec<Slots> {
    type Fields<'a> = HashMap<Cow<'a, str>, &'a RawValue>;
    let Ok(feed) = serde_json::from_str::<Fields<'_>>(text) else { return Vec::new() };
    let items = feed.get("items").and_then(|items| serde_json::from_str::<Vec<Fields<'_>>>(items.get()).ok());
    let slot = |item: &Fields<'_>, key: &str, is_html: bool| {
        let inside = item.get(key)?.get().strip_prefix('"')?.strip_suffix('"')?;
        let start = (inside.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
        let mut place = OffsetMap::default();
        place.push_verbatim(start, inside.len());
        let mut value = unescape(inside, Layer::Json);
        value.offsets = value.offsets.compose(&place);
        let slot = Slot { value, layers: vec![Layer::Json], is_html };
        (!slot.value.text.trim().is_empty()).then_some(slot)
    };
    let items = items.unwrap_or_default();
    items
        .iter()
        .map(|item| Slots {
            content: slot(item, "content_html", true).or_else(|| slot(item, "content_text", false)),
            summary: slot(item, "summary", false),
            published: ["date_published", "date_modified"]
                .iter()
                .find_map(|key| Some(slot(item, key, false)?.value.text)),
            ranks: [0; 2],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_content() {
        for (inside, value, layers, is_html) in [
            ("<description>a &lt;b&gt; c</description>", "a <b> c", vec![Layer::Xml], true),
            ("<description><![CDATA[<p>a &amp; b</p>]]></description>", "<p>a &amp; b</p>", vec![], true),
            (
                "<description>x</description><content:encoded><![CDATA[<p>y]]></content:encoded>",
                "<p>y",
                vec![],
                true,
            ),
            ("<description> \n<![CDATA[y]]> </description>", " \ny ", vec![], true),
            ("<media:content>no</media:content><content>&lt;p></content>", "<p>", vec![Layer::Xml], true),
            ("<xhtml:body><p>a &amp; b</p></xhtml:body>", "<p>a &amp; b</p>", vec![], true),
        ] {
            let (is_atom, slots) = xml(&format!(
                "<rss><channel><description>no</description><item>{inside}</item></channel></rss>"
            ));
            let slots = slots.into_iter().next().unwrap();
            let slot = slots.content.or(slots.summary).unwrap();
            assert!(!is_atom);
            assert_eq!(
                (slot.value.text.as_str(), slot.layers, slot.is_html),
                (value, layers, is_html),
                "{inside}"
            );
        }
    }

    #[test]
    fn atom_says_what_is_html() {
        for (inside, value, is_html) in [
            ("<content>AT&amp;T &lt;x&gt;</content>", "AT&T <x>", false),
            ("<content type='html'>AT&amp;amp;T</content>", "AT&amp;T", true),
            ("<content type=\"xhtml\"><div>a<br/>b</div></content>", "<div>a<br/>b</div>", true),
        ] {
            let (is_atom, slots) =
                xml(&format!("<feed><entry>{inside}<updated>2031-04-12</updated></entry></feed>"));
            assert!(is_atom);
            assert_eq!(slots[0].published.as_deref(), Some("2031-04-12"));
            let slot = slots.into_iter().next().unwrap().content.unwrap();
            assert_eq!((slot.value.text.as_str(), slot.is_html), (value, is_html), "{inside}");
        }
    }
}
