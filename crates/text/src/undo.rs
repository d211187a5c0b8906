//! From captured bytes back to characters, the same way for reading and for verifying.
//!
//! Reading a document and re-checking a span years later must undo an encoding, JSON escapes or
//! character references in exactly one way, or a true quotation would fail its check. So the code
//! that undoes them lives here, below both: `ingest` keeps the [`OffsetMap`] each step returns,
//! `store` throws it away and compares the words.

use encoding_rs::{CoderResult, DecoderResult, Encoding};

use crate::{Charset, Layer, OffsetMap, Range, Report};

/// Characters won back from a way of writing them, and where each came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undone {
    /// The characters.
    pub text: String,
    /// From `text` to what it was made from.
    pub offsets: OffsetMap,
    /// How many ill-formed sequences became U+FFFD.
    pub bad: usize,
}

impl Undone {
    fn verbatim(&mut self, piece: &str, at: usize) {
        self.text.push_str(piece);
        self.offsets.push_verbatim(at, piece.len());
    }

    fn replaced(&mut self, piece: &str, source: Range) {
        self.text.push_str(piece);
        self.offsets.push_replaced(piece.len(), source);
    }
}

/// The text of a piece of captured bytes: decoded, then every layer undone, outermost first.
///
/// Meant for the pieces of an [`OffsetMap`], which never hold markup or half a character.
pub fn undo(bytes: &[u8], charset: &Charset, layers: &[Layer]) -> String {
    let decoded = decode(bytes, charset).text;
    layers.iter().fold(decoded, |text, layer| unescape(&text, *layer).text)
}

/// The words which `range` of a text has in the captured bytes, by its map: its pieces undone one by
/// one and put together. Text without a source adds nothing.
pub fn restore(
    bytes: &[u8],
    offsets: &OffsetMap,
    range: &Range,
    charset: &Charset,
    layers: &[Layer],
) -> String {
    let pieces = offsets.pieces(range);
    pieces
        .into_iter()
        .filter_map(|piece| bytes.get(piece))
        .map(|piece| undo(piece, charset, layers))
        .collect()
}

/// Whether two texts are equal but for white space, which extraction folds and inserts freely.
pub fn agree(one: &str, other: &str) -> bool {
    let ink = |text: &'_ str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    ink(one) == ink(other)
}

/// Decodes bytes in an encoding. Ill-formed sequences become one U+FFFD each; an encoding nobody
/// knows is read as UTF-8. A byte order mark is a character like any other: cut it off before.
pub fn decode(bytes: &[u8], charset: &Charset) -> Undone {
    match charset.0.as_str() {
        "UTF-32LE" => decode_utf32(bytes, u32::from_le_bytes),
        "UTF-32BE" => decode_utf32(bytes, u32::from_be_bytes),
        name => {
            let encoding = Encoding::for_label_no_replacement(name.as_bytes()).unwrap_or(encoding_rs::UTF_8);
            if encoding == encoding_rs::UTF_8 { decode_utf8(bytes) } else { decode_legacy(bytes, encoding) }
        }
    }
}

fn decode_utf8(bytes: &[u8]) -> Undone {
    let mut out = Undone::default();
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        out.verbatim(chunk.valid(), at);
        at += chunk.valid().len();
        let bad = chunk.invalid().len();
        if bad > 0 {
            out.replaced("\u{FFFD}", at..at + bad);
            out.bad += 1;
            at += bad;
        }
    }
    out
}

fn decode_utf32(bytes: &[u8], number: fn([u8; 4]) -> u32) -> Undone {
    let mut out = Undone::default();
    for (i, unit) in bytes.chunks(4).enumerate() {
        let char = <[u8; 4]>::try_from(unit).ok().and_then(|unit| char::from_u32(number(unit)));
        out.bad += usize::from(char.is_none());
        let piece = char.unwrap_or(char::REPLACEMENT_CHARACTER);
        out.replaced(piece.encode_utf8(&mut [0; 4]), i * 4..i * 4 + unit.len());
    }
    out
}

/// Any other encoding, character by character, because the decoder reports lengths, not positions.
/// Runs of ASCII go through as they are where the encoding leaves them alone.
fn decode_legacy(bytes: &[u8], encoding: &'static Encoding) -> Undone {
    let mut out = Undone::default();
    if encoding == encoding_rs::ISO_2022_JP {
        return decode_stateful(bytes, encoding);
    }
    let ascii_is_ascii = encoding.is_ascii_compatible();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut buffer = [0u8; 16];
    // The first byte not yet written out, and the next byte to feed.
    let (mut from, mut at) = (0, 0);
    while at < bytes.len() {
        if ascii_is_ascii && from == at {
            let run = bytes[at..].iter().take_while(|b| b.is_ascii()).count();
            if let Some(piece) = bytes.get(at..at + run).and_then(|run| std::str::from_utf8(run).ok()) {
                out.verbatim(piece, at);
            }
            at += run;
            from = at;
            if run > 0 {
                continue;
            }
        }
        let last = at + 1 == bytes.len();
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(&bytes[at..=at], &mut buffer, last);
        at += read;
        if let DecoderResult::Malformed(_, taken) = result {
            // Bytes taken after the bad sequence belong to what follows: start afresh with them, so
            // that every piece decodes alone as it does here.
            at = at.saturating_sub(usize::from(taken)).max(from + 1);
            out.replaced("\u{FFFD}", from..at);
            out.bad += 1;
            from = at;
            decoder = encoding.new_decoder_without_bom_handling();
        } else if written > 0 {
            let text = std::str::from_utf8(buffer.get(..written).unwrap_or_default()).unwrap_or_default();
            out.replaced(text, from..at);
            from = at;
        }
    }
    out
}

/// An encoding with shift states: a piece of it means nothing on its own, so the text is decoded as a
/// whole and left without a source.
fn decode_stateful(bytes: &[u8], encoding: &'static Encoding) -> Undone {
    let mut out = Undone::default();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text =
        String::with_capacity(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3));
    let (result, _, bad) = decoder.decode_to_string(bytes, &mut text, true);
    debug_assert!(matches!(result, CoderResult::InputEmpty));
    out.bad = if bad { text.matches('\u{FFFD}').count() } else { 0 };
    out.offsets.push_replaced(text.len(), 0..0);
    out.text = text;
    out
}

/// Undoes one layer.
pub fn unescape(text: &str, layer: Layer) -> Undone {
    match layer {
        Layer::Json => unescape_json(text),
        // Feeds use the named references of HTML whether they declare them or not.
        Layer::Xml | Layer::Html => unescape_references(text),
        Layer::Report => set_report(text),
    }
}

/// A report's sentences, which stand for it as a whole; of what is no report, nothing.
fn set_report(json: &str) -> Undone {
    let mut out = Undone::default();
    if let Ok(report) = Report::read(json) {
        out.replaced(&report.text(), 0..json.len());
    }
    out
}

/// The inside of a JSON string, without its quotation marks. A lone surrogate becomes U+FFFD, an
/// unknown escape stays as it stands.
fn unescape_json(text: &str) -> Undone {
    let mut out = Undone::default();
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        out.verbatim(&text[at..at + found], at);
        at += found;
        let escape = &text.as_bytes()[at..];
        let simple = match escape.get(1) {
            Some(b'"') => Some("\""),
            Some(b'\\') => Some("\\"),
            Some(b'/') => Some("/"),
            Some(b'b') => Some("\u{8}"),
            Some(b'f') => Some("\u{c}"),
            Some(b'n') => Some("\n"),
            Some(b'r') => Some("\r"),
            Some(b't') => Some("\t"),
            _ => None,
        };
        if let Some(piece) = simple {
            out.replaced(piece, at..at + 2);
            at += 2;
        } else if let Some(unit) = code_unit(escape) {
            let low = escape.get(6..).and_then(code_unit);
            let units = [unit, low.unwrap_or(0)];
            let (char, len) = match char::decode_utf16(units).next() {
                Some(Ok(char)) => (char, if char.len_utf16() == 2 { 12 } else { 6 }),
                _ => (char::REPLACEMENT_CHARACTER, 6),
            };
            out.bad += usize::from(char == char::REPLACEMENT_CHARACTER && unit != 0xFFFD);
            out.replaced(char.encode_utf8(&mut [0; 4]), at..at + len);
            at += len;
        } else {
            out.verbatim("\\", at);
            at += 1;
        }
    }
    out.verbatim(&text[at..], at);
    out
}

/// The four digits of a `\uXXXX` at the start of `escape`.
fn code_unit(escape: &[u8]) -> Option<u16> {
    let digits = escape.strip_prefix(b"\\u")?.get(..4)?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// Character references, by the rules of the HTML standard for text.
fn unescape_references(text: &str) -> Undone {
    let mut out = Undone::default();
    let mut at = 0;
    while let Some(found) = text[at..].find('&') {
        out.verbatim(&text[at..at + found], at);
        at += found;
        let rest = &text.as_bytes()[at..];
        match numeric(rest).or_else(|| named(rest)) {
            Some((piece, len)) => {
                out.replaced(&piece, at..at + len);
                at += len;
            }
            None => {
                out.verbatim("&", at);
                at += 1;
            }
        }
    }
    out.verbatim(&text[at..], at);
    out
}

/// `&#233;`, `&#xE9;`, with the standard's repairs, and the length of the reference.
fn numeric(rest: &[u8]) -> Option<(String, usize)> {
    let body = rest.strip_prefix(b"&#")?;
    let (radix, prefix) = if matches!(body.first(), Some(b'x' | b'X')) { (16, 3) } else { (10, 2) };
    let digits = rest.get(prefix..)?;
    let count = digits.iter().take_while(|b| char::from(**b).is_digit(radix)).count();
    if count == 0 {
        return None;
    }
    let number = digits[..count]
        .iter()
        .filter_map(|b| char::from(*b).to_digit(radix))
        .fold(0u32, |number, digit| number.saturating_mul(radix).saturating_add(digit));
    let len = prefix + count + usize::from(digits.get(count) == Some(&b';'));
    Some((repaired(number).to_string(), len))
}

/// The character of a number: C1 controls are windows-1252 in the wild, nonsense is U+FFFD.
fn repaired(number: u32) -> char {
    if let (0x80..=0x9F, Ok(byte)) = (number, u8::try_from(number)) {
        let byte = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
        return text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
    }
    char::from_u32(number).filter(|&c| c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// `&eacute;`, and the old names which need no semicolon: the longest name wins.
fn named(rest: &[u8]) -> Option<(String, usize)> {
    let longest = htmlize::ENTITY_MAX_LENGTH.min(rest.len());
    let name = rest[1..longest].iter().take_while(|b| b.is_ascii_alphanumeric()).count() + 1;
    let with_semicolon = (rest.get(name) == Some(&b';')).then_some(name + 1);
    with_semicolon.into_iter().chain((2..=name).rev()).find_map(|len| {
        let value = htmlize::ENTITIES.get(rest.get(..len)?)?;
        Some((String::from_utf8_lossy(value).into_owned(), len))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn charset(name: &str) -> Charset {
        Charset(name.into())
    }

    /// Every segment of a map, undone alone, is the text it stands for.
    fn assert_pieces(bytes: &[u8], done: &Undone, name: &str, layers: &[Layer]) {
        assert_eq!(done.offsets.text_len(), done.text.len());
        for segment in done.offsets.segments() {
            let piece = &bytes[segment.source_start..segment.source_end()];
            let text = &done.text[segment.text_start..segment.text_end()];
            assert_eq!(undo(piece, &charset(name), layers), text, "{name} {segment:?}");
        }
    }

    #[test]
    fn encodings() {
        for (name, bytes, text) in [
            ("UTF-8", "Fähre".as_bytes(), "Fähre"),
            ("windows-1252", b"F\xE4hre \x93x\x94", "Fähre “x”"),
            ("windows-1251", b"\xCF\xEE\xF0\xF2 ok", "Порт ok"),
            ("UTF-16LE", b"P\0\xe9\0", "Pé"),
            ("UTF-16BE", b"\xD8\x34\xDD\x1E\0a", "𝄞a"),
            ("UTF-32LE", b"a\0\0\0\x1E\xD1\x01\0", "a𝄞"),
            ("UTF-32BE", b"\0\0\0a", "a"),
            ("Shift_JIS", b"\x8A\xEFab", "奇ab"),
            ("gb18030", b"\x81\x30\x81\x30!", "\u{80}!"),
            ("Big5", b"\x88\x62x", "Ê̄x"),
            ("x-unheard-of", "é".as_bytes(), "é"),
        ] {
            let done = decode(bytes, &charset(name));
            assert_eq!(done.text, text, "{name}");
            assert_eq!(done.bad, 0, "{name}");
            assert_pieces(bytes, &done, name, &[]);
        }
    }

    #[test]
    fn bad_bytes_become_replacement_characters_and_stay_findable() {
        for (name, bytes, text, bad) in [
            ("UTF-8", &b"a\xE2\x82 b\xFF"[..], "a\u{FFFD} b\u{FFFD}", 2),
            ("Shift_JIS", &b"\x8A"[..], "\u{FFFD}", 1),
            ("Shift_JIS", &b"\x81\x20z"[..], "\u{FFFD} z", 1),
            ("UTF-16LE", &b"\0\xD8a\0b"[..], "\u{FFFD}a\u{FFFD}", 2),
            ("UTF-32LE", &b"\xFF\xFF\xFF\xFFab"[..], "\u{FFFD}\u{FFFD}", 2),
        ] {
            let done = decode(bytes, &charset(name));
            assert_eq!((done.text.as_str(), done.bad), (text, bad), "{name}");
            assert_pieces(bytes, &done, name, &[]);
        }
    }

    #[test]
    fn json_escapes() {
        for (escaped, text) in [
            (r#"a \"b\" \u00e9\/"#, "a \"b\" é/"),
            (r"\ud834\udd1e!", "𝄞!"),
            (r"\ud834 x \udd1e", "\u{FFFD} x \u{FFFD}"),
            (r"\ud834\u0041", "\u{FFFD}A"),
            (r"line\nline\ttab\\n", "line\nline\ttab\\n"),
            (r"\q \u12 \", r"\q \u12 \"),
        ] {
            let done = unescape(escaped, Layer::Json);
            assert_eq!(done.text, text);
            assert_pieces(escaped.as_bytes(), &done, "UTF-8", &[Layer::Json]);
        }
    }

    #[test]
    fn character_references() {
        for (escaped, text) in [
            ("A&amp;B &lt;p&gt;", "A&B <p>"),
            ("caf&eacute; &eacute", "café é"),
            ("&notit; &notin; AT&T &&", "¬it; ∉ AT&T &&"),
            ("&#8220;x&#x201D; &#146; &#0; &#xD800;", "“x” ’ \u{FFFD} \u{FFFD}"),
            ("&#99999999999999; &#; &#x;", "\u{FFFD} &#; &#x;"),
            ("&nbsp;&fjlig;&", "\u{a0}fj&"),
        ] {
            let done = unescape(escaped, Layer::Html);
            assert_eq!(done.text, text);
            assert_pieces(escaped.as_bytes(), &done, "UTF-8", &[Layer::Html]);
        }
    }

    #[test]
    fn layers_are_undone_from_the_outside() {
        assert_eq!(undo(b"&amp;eacute;", &charset("UTF-8"), &[Layer::Xml, Layer::Html]), "é");
        assert_eq!(undo(br"&\u0061mp;", &charset("UTF-8"), &[Layer::Json, Layer::Html]), "&");
    }

    #[test]
    fn restoring_a_range_skips_markup_between_pieces() {
        let bytes = b"<p>caf&eacute; <b>noir</b></p>";
        let mut map = OffsetMap::default();
        map.push_verbatim(3, 3);
        map.push_replaced(2, 6..14);
        map.push_verbatim(14, 1);
        map.push_verbatim(18, 4);
        let words = restore(bytes, &map, &(1..10), &charset("UTF-8"), &[Layer::Html]);
        assert_eq!(words, "afé noir");
        assert!(agree(&words, "afé\n\nnoir"));
        assert!(!agree(&words, "afe noir"));
    }

    proptest! {
        #[test]
        fn any_bytes_decode_and_map(
            bytes in proptest::collection::vec(any::<u8>(), 0..60),
            name in prop::sample::select(vec![
                "UTF-8", "windows-1251", "Shift_JIS", "EUC-JP", "gb18030", "Big5", "EUC-KR",
                "UTF-16LE", "UTF-16BE", "UTF-32LE", "ISO-2022-JP",
            ]),
        ) {
            let done = decode(&bytes, &charset(name));
            prop_assert_eq!(done.offsets.text_len(), done.text.len());
            if name != "ISO-2022-JP" {
                assert_pieces(&bytes, &done, name, &[]);
            }
        }

        #[test]
        fn json_strings_round_trip(text in "(\\PC|[\\n\\t\\\\\"]){0,40}") {
            let written = serde_json::to_string(&text).unwrap();
            let inside = &written[1..written.len() - 1];
            let done = unescape(inside, Layer::Json);
            prop_assert_eq!(&done.text, &text);
            assert_pieces(inside.as_bytes(), &done, "UTF-8", &[Layer::Json]);
        }

        #[test]
        fn anything_is_unescaped(text in "(&|#|x|;|\\\\|u|d8|amp|not|\\PC){0,40}") {
            for layer in [Layer::Json, Layer::Html] {
                let done = unescape(&text, layer);
                prop_assert_eq!(done.offsets.text_len(), done.text.len());
                assert_pieces(text.as_bytes(), &done, "UTF-8", &[layer]);
            }
        }
    }
}
