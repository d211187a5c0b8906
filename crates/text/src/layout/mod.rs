//! The parts of a page: which lines are body, headline, subheading, date line, byline, caption,
//! photo credit, or furniture of the site ("All news").
//!
//! A block is a paragraph. Plain text saved from a page gives no other sign than blank lines, line
//! lengths and wording, so the rules look at those, and only lines before and between paragraphs can
//! be anything but body. An extracted article has had its furniture taken off already and keeps every
//! block as body, except its date line, byline and subheadings.

mod byline;
mod caption;
mod dateline;
mod furniture;
mod lines;

use crate::Range;

pub(crate) use dateline::Dateline;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Body,
    /// The article's title.
    Headline,
    /// The line under the headline, or a heading between paragraphs.
    Subheading,
    Byline,
    Caption,
    Credit,
    /// Words of the site, not of the article.
    Furniture,
}

/// One paragraph or line.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// Bytes in the normalised text, date line left out.
    pub range: Range,
    pub role: Role,
}

/// The blocks of a text in order, and what its head lines say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layout {
    pub blocks: Vec<Block>,
    pub dateline: Option<Dateline>,
    /// As printed, without "By".
    pub byline: Option<String>,
}

impl Layout {
    /// The bytes of the headline, when the text has one.
    pub(crate) fn headline(&self) -> Option<&Range> {
        self.blocks.iter().find(|b| b.role == Role::Headline).map(|b| &b.range)
    }
}

/// Where the first body paragraph is looked for: headlines, decks, bylines and captions come before.
const HEAD_LINES: usize = 12;

/// Reads the layout of a normalised text.
pub(crate) fn read(text: &str, raw: bool) -> Layout {
    let mut layout = Layout::default();
    let lines = lines::paragraphs(text);
    let body_from = if raw { first_body(text, &lines) } else { 0 };
    let mut seen_body = false;
    for (i, line) in lines.iter().enumerate() {
        let words = &text[line.clone()];
        let next = lines.get(i + 1).map(|l| &text[l.clone()]);
        let mut range = line.clone();
        let role = if furniture::is(words) {
            Role::Furniture
        } else if caption::is_credit(words) {
            Role::Credit
        } else if let Some(name) = byline::read(words).filter(|_| !seen_body || raw) {
            layout.byline.get_or_insert(name);
            Role::Byline
        } else if caption::is_caption(words, next) {
            if let Some(credit) = caption::credit_start(words) {
                layout.blocks.push(Block {
                    range: line.start..line.start + words[..credit].trim_end().len(),
                    role: Role::Caption,
                });
                layout.blocks.push(Block { range: line.start + credit..line.end, role: Role::Credit });
                continue;
            }
            Role::Caption
        } else if i < body_from {
            head_role(&layout)
        } else {
            if !seen_body && let Some((dateline, len)) = dateline::read(words) {
                layout.dateline = Some(dateline);
                range.start += len;
            }
            let heading = is_heading(words) && (seen_body || !raw) && next.is_some();
            seen_body |= !heading;
            if heading { Role::Subheading } else { Role::Body }
        };
        layout.blocks.push(Block { range, role });
    }
    repeated_captions(text, &mut layout.blocks);
    layout
}

/// Index of the first line that reads like a paragraph: it has a date line, or it is long and ends
/// like a sentence. A text with no such line is all body.
fn first_body(text: &str, lines: &[Range]) -> usize {
    let head = &lines[..lines.len().min(HEAD_LINES)];
    // A headline that ends with a full stop is short and the text goes on after it.
    let opens = |words: &str| {
        let count = words.split_whitespace().count();
        let paragraph =
            ends_sentence(words) && (count >= 20 || count >= 8 && words.matches(['.', '!', '?']).count() > 1);
        (paragraph && !caption::is_caption(words, None)) || dateline::read(words).is_some()
    };
    head.iter().position(|l| opens(&text[l.clone()])).unwrap_or(0)
}

/// The first line before the body is the headline, the ones after it subheadings.
fn head_role(layout: &Layout) -> Role {
    if layout.headline().is_none() { Role::Headline } else { Role::Subheading }
}

/// A short line that does not end like a sentence.
fn is_heading(words: &str) -> bool {
    let count = words.split_whitespace().count();
    count <= 14
        && words.len() <= 120
        && !ends_sentence(words)
        && !words.ends_with([',', ':', ';', '-', '–', '—'])
        && words.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"“'‘«".contains(c))
        && !words.contains("://")
}

fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', ' ']).ends_with(['.', '!', '?', '…'])
}

/// A line that says again what the caption before it said is a caption too.
fn repeated_captions(text: &str, blocks: &mut [Block]) {
    for i in 1..blocks.len() {
        let this = &blocks[i];
        let before = blocks[..i].iter().rev().find(|b| b.role != Role::Credit);
        let (a, b) = (before.map_or("", |b| &text[b.range.clone()]), &text[this.range.clone()]);
        let captioned = before.is_some_and(|b| b.role == Role::Caption);
        if captioned && this.role != Role::Credit && !b.is_empty() && a.starts_with(b) {
            blocks[i].role = Role::Caption;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<(Role, &str)> {
        read(text, true).blocks.iter().map(|b| (b.role, &text[b.range.clone()])).collect()
    }

    #[test]
    fn a_saved_page_is_told_apart() {
        let text = "All news\n\nHarbour minister rejects blame for the fire\n\nAccording to the minister, nobody was warned\n\
                    Harbour minister Ivo Sall Pia Renn/NWA\nHarbour minister Ivo Sall\n© Pia Renn/NWA\n\n\
                    PORT ELL, May 3. /NWA/. Nobody was warned of the fire, the minister said on Tuesday in Port Ell.\n\n\
                    A second fire\n\nThe second fire broke out at noon.";
        assert_eq!(
            roles(text),
            [
                (Role::Furniture, "All news"),
                (Role::Headline, "Harbour minister rejects blame for the fire"),
                (Role::Subheading, "According to the minister, nobody was warned"),
                (Role::Caption, "Harbour minister Ivo Sall"),
                (Role::Credit, "Pia Renn/NWA"),
                (Role::Caption, "Harbour minister Ivo Sall"),
                (Role::Credit, "© Pia Renn/NWA"),
                (Role::Body, "Nobody was warned of the fire, the minister said on Tuesday in Port Ell."),
                (Role::Subheading, "A second fire"),
                (Role::Body, "The second fire broke out at noon."),
            ]
        );
        let dateline = read(text, true).dateline.expect("a date line");
        assert_eq!(dateline.place.as_deref(), Some("PORT ELL"));
        assert_eq!(dateline.agency.as_deref(), Some("NWA"));
        assert_eq!(dateline.date.as_deref(), Some("XXXX-05-03"));
    }

    #[test]
    fn an_extracted_article_is_all_body() {
        let text = "By Ana Lo\n\nShe left.\n\nNo.";
        assert!(read(text, false).blocks.iter().skip(1).all(|b| b.role == Role::Body));
    }
}
