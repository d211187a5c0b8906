//! Telling formats apart by their content. A name or ending is never looked at: people save pages as
//! `.txt` and rows as `.json`, and servers answer with whatever they like.

/// How much of a file is looked at.
pub(crate) const HEAD: usize = 64 << 10;

/// What the beginning of a file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Nothing, or only white space.
    Empty,
    /// Not text; what kind, in words.
    Binary(&'static str),
    /// A web archive: `WARC/1.0`.
    Warc,
    /// A web archive in the format before that.
    Arc,
    /// JSON objects, one a line.
    Rows,
    /// An array of JSON objects.
    Array,
    /// One JSON object over several lines.
    Object,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A web page or a piece of one.
    Html,
    /// Anything else that is text.
    Plain,
}

/// Tells the shape from the first [`HEAD`] bytes; `whole` when there are no more.
pub(crate) fn sniff(head: &[u8], whole: bool) -> Shape {
    if let Some(text) = wide(head) {
        return sniff_text(text.trim_start_matches('\u{feff}'), whole);
    }
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    if head.trim_ascii().is_empty() {
        return Shape::Empty;
    }
    if head.starts_with(b"WARC/") {
        return Shape::Warc;
    }
    if head.starts_with(b"filedesc://") {
        return Shape::Arc;
    }
    if let Some(kind) = binary(head) {
        return Shape::Binary(kind);
    }
    sniff_text(&String::from_utf8_lossy(head), whole)
}

/// The text of a UTF-16 or UTF-32 head, which starts with a byte order mark.
fn wide(head: &[u8]) -> Option<String> {
    let (charset, bom) = crate::charset::bom(head)?;
    (bom != 3).then(|| onrecord_text::decode(head.get(bom..).unwrap_or_default(), &charset).text)
}

/// What kind of binary file this is, if it is one.
fn binary(head: &[u8]) -> Option<&'static str> {
    // Formats that begin as text.
    for (magic, kind) in
        [(&b"%PDF-"[..], "a PDF document"), (b"{\\rtf", "an RTF document"), (b"%!PS", "a PostScript file")]
    {
        if head.starts_with(magic) {
            return Some(kind);
        }
    }
    let control = |b: &&u8| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let controls = head.iter().filter(control).count();
    // A stray control character happens in scraped text; a magic number of three letters too.
    let few = controls * 50 <= head.len();
    let known = infer::get(head).filter(|kind| kind.matcher_type() != infer::MatcherType::Text);
    match known {
        _ if few && !(controls > 0 && head.contains(&0) && known.is_some()) => None,
        Some(kind) => Some(match kind.matcher_type() {
            infer::MatcherType::App => "a program",
            infer::MatcherType::Archive => "an archive of files",
            infer::MatcherType::Audio => "a sound file",
            infer::MatcherType::Book => "an electronic book",
            infer::MatcherType::Doc => "an office document",
            infer::MatcherType::Font => "a font",
            infer::MatcherType::Image => "an image",
            infer::MatcherType::Video => "a video",
            _ => "binary data",
        }),
        None => Some("binary data"),
    }
}

fn sniff_text(text: &str, whole: bool) -> Shape {
    let text = text.trim_start();
    match text.as_bytes().first() {
        None => Shape::Empty,
        Some(b'{') => json(text, whole),
        Some(b'[') if matches!(after(text, 1), Some('{')) => Shape::Array,
        Some(b'[') if after(text, 1) == Some(']') && text.len() < 8 => Shape::Array,
        Some(b'<') => markup(text),
        _ if fragment(text) => Shape::Html,
        _ => Shape::Plain,
    }
}

/// The first character after `at` that is not white space.
fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.trim_start().chars().next()
}

fn json(text: &str, whole: bool) -> Shape {
    if !matches!(after(text, 1), Some('"' | '}')) {
        return Shape::Plain;
    }
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let feed =
        || text.contains("https://jsonfeed.org/version") || text.contains(r"https:\/\/jsonfeed.org\/version");
    let one_line = rest.trim().is_empty() && (whole || rest.is_empty());
    let object = serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
    if one_line || (!object && !rest.trim_start().starts_with('{')) {
        if feed() {
            return Shape::Feed;
        }
        return if one_line { Shape::Rows } else { Shape::Object };
    }
    Shape::Rows
}

/// What the first element says.
fn markup(text: &str) -> Shape {
    let mut rest = text;
    let mut declared = false;
    // Declarations, comments and processing instructions may stand before it.
    while let Some(inner) = rest.strip_prefix("<?").or_else(|| rest.strip_prefix("<!")) {
        let (comment, kind) = (inner.starts_with("--"), inner.get(..7).unwrap_or_default());
        if kind.eq_ignore_ascii_case("doctype") {
            let name = inner.get(7..).unwrap_or_default().trim_start();
            if name.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("html")) {
                return Shape::Html;
            }
        }
        declared |= rest.starts_with("<?xml");
        let end = if comment { inner.find("-->").map(|at| at + 3) } else { inner.find('>').map(|at| at + 1) };
        let Some(next) = end.and_then(|end| inner.get(end..)) else { break };
        // The inside of a document type declaration ends with `]>`.
        rest = match next.trim_start() {
            next if kind.eq_ignore_ascii_case("doctype")
                && inner[..inner.len() - next.len()].contains('[') =>
            {
                next.split_once("]>").map_or(next, |(_, next)| next.trim_start())
            }
            next => next,
        };
    }
    let name: String = rest
        .chars()
        .skip(1)
        .take_while(|c| !c.is_whitespace() && !matches!(c, '>' | '/'))
        .flat_map(char::to_lowercase)
        .collect();
    match name.as_str() {
        "rss" | "feed" | "rdf:rdf" | "atom:feed" | "channel" => Shape::Feed,
        "entry" if rest.contains("w3.org/2005/Atom") => Shape::Feed,
        name if KNOWN.contains(&name) => Shape::Html,
        _ if declared => Shape::Binary("XML of a kind nobody reads as news"),
        _ if fragment(text) || name.contains('-') => Shape::Html,
        _ => Shape::Plain,
    }
}

/// Whether text that does not begin with a tag is a piece of a page all the same.
fn fragment(text: &str) -> bool {
    let mut tags = 0;
    for (at, _) in text.match_indices('<').take(200) {
        let name: String = text[at + 1..]
            .chars()
            .skip_while(|c| *c == '/')
            .take_while(char::is_ascii_alphanumeric)
            .flat_map(char::to_lowercase)
            .collect();
        tags += usize::from(KNOWN.contains(&name.as_str()));
    }
    tags >= 3
}

/// Elements that a page or a piece of one begins with.
const KNOWN: &[&str] = &[
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "script",
    "style",
    "base",
    "div",
    "p",
    "span",
    "article",
    "section",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "blockquote",
    "pre",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "br",
    "hr",
    "img",
    "figure",
    "center",
    "font",
    "form",
    "iframe",
    "time",
    "template",
    "noscript",
    "svg",
    "dl",
    "u",
    "small",
    "picture",
    "video",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        for (head, shape) in [
            (&b""[..], Shape::Empty),
            (b" \r\n\t", Shape::Empty),
            (b"\xEF\xBB\xBF \n", Shape::Empty),
            (b"PORT BRAVA, April 12. The minister said so.", Shape::Plain),
            (b"BM is a motor works, MZ another. \xE9", Shape::Plain),
            (b"a < b and b > c, said the professor", Shape::Plain),
            (b"{Updated} The minister said so.", Shape::Plain),
            (b"[Updated] The minister said so.", Shape::Plain),
            (b"<Ed: the minister> said so", Shape::Plain),
            (b"WARC/1.0\r\n", Shape::Warc),
            (b"filedesc://x.arc 0.0.0.0 20080430204825 text/plain 76", Shape::Arc),
            (b"{\"text\":\"a\"}\n{\"text\":\"b\"}\n", Shape::Rows),
            (b"{\"text\":\"a\"", Shape::Rows),
            (b"{\"text\":\"a\"\n{\"text\":\"b\"}\n", Shape::Rows),
            (b"{\n  \"text\": \"a\"\n}", Shape::Object),
            (b"[\n{\"text\":\"a\"}]", Shape::Array),
            (b"{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", Shape::Feed),
            (b"{\n\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1\"}", Shape::Feed),
            (b"<?xml version='1.0'?>\n<!-- x -->\n<rss version='2.0'>", Shape::Feed),
            (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a \"b\"> ]><rss>", Shape::Feed),
            (b"<feed xmlns='http://www.w3.org/2005/Atom'>", Shape::Feed),
            (b"<rdf:RDF>", Shape::Feed),
            (b"<!doctype HTML>", Shape::Html),
            (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC \"x\">", Shape::Html),
            (b"<P>The minister said so.", Shape::Html),
            (b"The minister<br>said <b>so</b>.<p>", Shape::Html),
            (b"<?xml version='1.0'?><sitemap/>", Shape::Binary("XML of a kind nobody reads as news")),
            (b"%PDF-1.7 ...", Shape::Binary("a PDF document")),
            (b"{\\rtf1 text", Shape::Binary("an RTF document")),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", Shape::Binary("an image")),
            (b"PK\x03\x04\x14\0\0\0\x08\0\0\0", Shape::Binary("an archive of files")),
            (b"\0\x01\x02\x03 and some words", Shape::Binary("binary data")),
            (b"\xFF\xFEa\0b\0", Shape::Plain),
            (b"\xFE\xFF\0<\0p\0>", Shape::Html),
            (b"\xFF\xFE\0\0a\0\0\0", Shape::Plain),
        ] {
            assert_eq!(sniff(head, true), shape, "{}", String::from_utf8_lossy(head));
        }
    }
}
