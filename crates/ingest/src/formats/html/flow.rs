//! The visible words of a page in reading order, as paragraphs, each with its place in the source.
//!
//! One function serves four ends: paragraphs of an extracted article, the text of a feed's entry, the
//! plain words of a page too tangled to extract from, and the stream in which extracted text is
//! looked for. Blocks are set apart by a blank line, line breaks by a newline, table cells by a space.

use onrecord_text::{Layer, OffsetMap, Range, Undone, unescape};

use super::tokens::{Token, tokens};

/// What counts as visible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Running text: no captions, controls, drawings.
    Prose,
    /// Only what stands in paragraphs, headings, list items and block quotes.
    Paragraphs,
    /// Everything a page can show.
    All,
}

/// The words, mapped to `html`.
pub(crate) fn flow(html: &str, keep: Keep) -> Undone {
    let flow = run(html, keep, true);
    // A caption left open must not swallow the rest of the page.
    match flow.skipping {
        Some((name, _)) if !is_raw(&name) => run(html, keep, false).out,
        _ => flow.out,
    }
}

fn run(html: &str, keep: Keep, may_skip: bool) -> Flow<'_> {
    let mut flow = Flow {
        html,
        keep,
        may_skip,
        out: Undone::default(),
        gap: Gap::None,
        gap_source: None,
        skipping: None,
        paragraphs: 0,
        pre: 0,
    };
    tokens(html, |token| match token {
        Token::Start { name, .. } => flow.start(name),
        Token::End { name } => flow.end(name),
        Token::Text(range) => flow.text(range),
    });
    flow
}

/// What stands between the last word and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
    Block,
}

struct Flow<'h> {
    html: &'h str,
    keep: Keep,
    may_skip: bool,
    out: Undone,
    gap: Gap,
    /// Source of the white space in the gap.
    gap_source: Option<Range>,
    /// The element being passed over, and how many of its name are open.
    skipping: Option<(String, usize)>,
    /// Open elements that hold running text.
    paragraphs: usize,
    /// Open `pre`.
    pre: usize,
}

impl Flow<'_> {
    fn start(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipping {
            *depth += usize::from(skipped == name);
            return;
        }
        if is_raw(name) || (self.may_skip && self.keep != Keep::All && is_aside(name)) {
            self.skipping = Some((name.to_owned(), 1));
            return;
        }
        match name {
            "br" => {
                let gap = if self.gap == Gap::Line { Gap::Block } else { Gap::Line };
                self.widen(gap, None);
            }
            "td" | "th" => self.widen(Gap::Space, None),
            "pre" => self.pre += 1,
            _ => {}
        }
        if is_block(name) {
            self.widen(Gap::Block, None);
        }
        self.paragraphs += usize::from(holds_prose(name));
    }

    fn end(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipping {
            if skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipping = None;
                }
            }
            return;
        }
        if name == "pre" {
            self.pre = self.pre.saturating_sub(1);
        }
        if is_block(name) {
            self.widen(Gap::Block, None);
        }
        if holds_prose(name) {
            self.paragraphs = self.paragraphs.saturating_sub(1);
        }
    }

    fn widen(&mut self, gap: Gap, source: Option<Range>) {
        if self.gap < gap {
            self.gap = gap;
        }
        if self.gap_source.is_none() {
            self.gap_source = source;
        }
    }

    fn text(&mut self, range: Range) {
        if self.skipping.is_some() || (self.keep == Keep::Paragraphs && self.paragraphs == 0) {
            return;
        }
        let mut place = OffsetMap::default();
        place.push_verbatim(range.start, range.len());
        let undone = unescape(&self.html[range], Layer::Html);
        let offsets = undone.offsets.compose(&place);
        let mut rest = undone.text.as_str();
        while !rest.is_empty() {
            let at = undone.text.len() - rest.len();
            let word = rest.find(is_space).unwrap_or(rest.len());
            // Invisible on its own, as in `<p>&nbsp;</p>`.
            if rest[..word].trim().is_empty() {
                let blank = word + rest[word..].find(|c| !is_space(c)).unwrap_or(rest.len() - word);
                let gap = if self.pre > 0 && rest[..blank].contains('\n') { Gap::Line } else { Gap::Space };
                self.widen(gap, offsets.source(&(at..at + blank)));
                rest = &rest[blank..];
                continue;
            }
            self.close_gap();
            self.out.text.push_str(&rest[..word]);
            offsets.copy_into(&(at..at + word), &mut self.out.offsets);
            rest = &rest[word..];
        }
    }

    /// Writes the gap before a word.
    fn close_gap(&mut self) {
        let (gap, source) = (self.gap, self.gap_source.take());
        self.gap = Gap::None;
        let written = match gap {
            Gap::None => return,
            _ if self.out.text.is_empty() => return,
            Gap::Space => " ",
            Gap::Line => "\n",
            Gap::Block => "\n\n",
        };
        self.out.text.push_str(written);
        match source {
            Some(source) if self.html.get(source.clone()) == Some(written) => {
                self.out.offsets.push_verbatim(source.start, source.len());
            }
            Some(source) if gap == Gap::Space => self.out.offsets.push_replaced(written.len(), source),
            _ => self.out.offsets.push_replaced(written.len(), 0..0),
        }
    }
}

/// White space that HTML folds. A no-break space between two words is a character like any other.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Elements whose content is no text to be seen.
fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "iframe" | "noembed" | "noframe" | "template" | "xmp")
}

/// Elements that hold words, but none of the text.
fn is_aside(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "title"
            | "figcaption"
            | "noscript"
            | "svg"
            | "math"
            | "select"
            | "button"
            | "textarea"
            | "audio"
            | "video"
            | "object"
            | "canvas"
            | "datalist"
    )
}

fn holds_prose(name: &str) -> bool {
    matches!(name, "p" | "li" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "dd")
}

fn is_block(name: &str) -> bool {
    holds_prose(name)
        || matches!(
            name,
            "div"
                | "section"
                | "article"
                | "main"
                | "header"
                | "footer"
                | "nav"
                | "aside"
                | "ul"
                | "ol"
                | "dl"
                | "dt"
                | "table"
                | "tr"
                | "caption"
                | "figure"
                | "figcaption"
                | "hr"
                | "form"
                | "fieldset"
                | "address"
                | "details"
                | "summary"
                | "center"
                | "html"
                | "body"
                | "head"
                | "title"
                | "option"
                | "select"
                | "noscript"
                | "button"
                | "textarea"
        )
}

#[cfg(test)]
mod tests {
    use onrecord_text::{Charset, restore};
    use proptest::prelude::*;

    use super::*;

    /// The words restored from the source are the words of the flow.
    fn assert_restored(html: &str, flow: &Undone) {
        assert_eq!(flow.offsets.text_len(), flow.text.len());
        for line in flow.text.split('\n').filter(|line| !line.is_empty()) {
            let at = line.as_ptr() as usize - flow.text.as_ptr() as usize;
            let words = restore(
                html.as_bytes(),
                &flow.offsets,
                &(at..at + line.len()),
                &Charset("UTF-8".into()),
                &[Layer::Html],
            );
            assert!(onrecord_text::agree(&words, line), "{words:?} {line:?}");
        }
    }

    #[test]
    fn paragraphs_lines_and_references() {
        for (html, text) in [
            ("<p>One <b>bold</b>&nbsp;word.</p><p>Two</p>", "One bold\u{a0}word.\n\nTwo"),
            ("<h1>Head</h1>text<ul><li>a<li>b</ul>", "Head\n\ntext\n\na\n\nb"),
            ("<p>  spread \r\n over&#32;&#32;lines </p>", "spread over lines"),
            ("a<br>b<br><br>c", "a\nb\n\nc"),
            ("<p>&nbsp;</p><p>x</p>", "x"),
            ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\n\nc"),
            ("<figure><figcaption>who took it</figcaption></figure><p>text", "text"),
            ("<p>a <script>b</script> c<style>d</style></p>", "a c"),
            ("<pre>a\n  b</pre>", "a\nb"),
            ("<blockquote><p>“So,” she said.</p></blockquote>then", "“So,” she said.\n\nthen"),
            ("caf&eacute; &amp; <i>th</i>é", "café & thé"),
            ("<figcaption>never closed <p>text", "never closed\n\ntext"),
        ] {
            let flow = flow(html, Keep::Prose);
            assert_eq!(flow.text, text, "{html}");
            assert_restored(html, &flow);
        }
    }

    #[test]
    fn only_paragraphs() {
        let html = "<div>Menu</div><h2>Head</h2><div>x<p>Text <a>link</a></p>y</div>";
        assert_eq!(flow(html, Keep::Paragraphs).text, "Head\n\nText link");
    }

    proptest! {
        #[test]
        fn any_markup_flows_and_restores(html in "(<p>|</p>|<br>|<b>|</b>|<pre>|<td>|&amp;|&eacute|&|<!--|-->|<script>|</script>|\r|\n| |\u{a0}|“|[a-c]){0,30}") {
            for keep in [Keep::All, Keep::Prose, Keep::Paragraphs] {
                assert_restored(&html, &flow(&html, keep));
            }
        }
    }
}
