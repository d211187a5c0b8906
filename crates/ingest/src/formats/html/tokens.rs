//! A page as tags and the stretches of text between them, with their places.
//!
//! The tokenizer is html5gum, which follows the HTML standard and reports where tags stand. Text is
//! taken as what lies between them, because a stretch of source is what the offset map needs; its
//! character references are undone later, by the same code that verifies.

use std::convert::Infallible;

use html5gum::{
    Span, Tokenizer,
    emitters::callback::{CallbackEmitter, CallbackEvent},
};
use onrecord_text::Range;

/// One piece of a page.
#[derive(Debug)]
pub(crate) enum Token<'a> {
    /// An opening tag; attributes only for elements in [`wants_attributes`].
    Start { name: &'a str, attributes: &'a [(String, String)], attribute_count: usize },
    /// A closing tag.
    End { name: &'a str },
    /// Text as it stands in the source, references and white space included.
    Text(Range),
}

/// Elements whose attributes are read; copying those of all would cost most of the time.
fn wants_attributes(name: &[u8]) -> bool {
    matches!(
        name,
        b"html" | b"meta" | b"link" | b"script" | b"time" | b"span" | b"a" | b"p" | b"div" | b"address"
    )
}

/// Attributes longer than this are no metadata.
const LONGEST_VALUE: usize = 2048;

/// Calls `each` with every piece of the page, in order.
pub(crate) fn tokens(html: &str, mut each: impl FnMut(Token<'_>)) {
    let mut text_from = 0;
    let mut name = String::new();
    let mut attributes: Vec<(String, String)> = Vec::new();
    let (mut wanted, mut attribute_count) = (false, 0);
    let callback = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
        let text_until = |end: usize, each: &mut dyn FnMut(Token<'_>)| {
            if end > text_from && html.get(text_from..end).is_some() {
                each(Token::Text(text_from..end));
            }
        };
        match event {
            CallbackEvent::OpenStartTag { name: bytes } => {
                text_until(span.start, &mut each);
                text_from = html.len();
                name.clear();
                name.push_str(&String::from_utf8_lossy(bytes));
                attributes.clear();
                attribute_count = 0;
                wanted = wants_attributes(bytes);
            }
            CallbackEvent::AttributeName { name } => {
                attribute_count += 1;
                if wanted {
                    attributes.push((String::from_utf8_lossy(name).into_owned(), String::new()));
                }
            }
            CallbackEvent::AttributeValue { value } if wanted && value.len() <= LONGEST_VALUE => {
                if let Some((_, last)) = attributes.last_mut() {
                    *last = String::from_utf8_lossy(value).into_owned();
                }
            }
            CallbackEvent::CloseStartTag { .. } => {
                each(Token::Start { name: &name, attributes: &attributes, attribute_count });
                text_from = span.end;
            }
            CallbackEvent::EndTag { name: bytes } => {
                text_until(span.start, &mut each);
                each(Token::End { name: &String::from_utf8_lossy(bytes) });
                text_from = span.end;
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => {
                text_until(span.start, &mut each);
                text_from = span.end;
            }
            _ => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    // A tag cut off by the end of the page is no text.
    let tail = html.get(text_from..).unwrap_or_default();
    let cut = tail
        .rfind('<')
        .filter(|at| tail[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)));
    let tail = &tail[..cut.unwrap_or(tail.len())];
    if !tail.is_empty() {
        each(Token::Text(text_from..text_from + tail.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let mut out = String::new();
        tokens(html, |token| match token {
            Token::Start { name, attributes, .. } => {
                out.push_str(&format!("[{name}"));
                attributes.iter().for_each(|(name, value)| out.push_str(&format!(" {name}={value}")));
                out.push(']');
            }
            Token::End { name } => out.push_str(&format!("[/{name}]")),
            Token::Text(range) => out.push_str(&html[range]),
        });
        out
    }

    #[test]
    fn tags_and_the_text_between_them() {
        for (html, expected) in [
            ("<p>a &amp; b<br/>c</P>", "[p]a &amp; b[br]c[/p]"),
            ("a <!-- x --> b <3 c", "a  b <3 c"),
            ("<!doctype html>\r\n<p>a\r\nb", "\r\n[p]a\r\nb"),
            ("<script>if (a<b) '</p>'</script>x", "[script]if (a<b) '</p>'[/script]x"),
            ("<style>p>a{}</style><title>a<b></title>", "[style]p>a{}[/style][title]a<b>[/title]"),
            ("<meta name=a content='b>c'>é", "[meta name=a content=b>c]é"),
            ("é&eacute;<i>ü</i>", "é&eacute;[i]ü[/i]"),
            ("<p>a<b", "[p]a"),
            ("a<", "a<"),
            ("<![CDATA[x]]>y", "y"),
            ("", ""),
        ] {
            assert_eq!(shown(html), expected, "{html}");
        }
    }
}
