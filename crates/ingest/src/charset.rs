//! Which character encoding bytes are in, when what they declare cannot be trusted.
//!
//! A byte order mark beats all, valid UTF-8 is UTF-8 whatever was declared, then comes the
//! declaration if the bytes fit it, then the detector. What was decided against a declaration is
//! said in a diagnostic.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use onrecord_text::{Charset, Code, Diagnostic, OffsetMap, Undone, decode};

/// A decoded document.
#[derive(Debug, Clone)]
pub(crate) struct Decoded {
    /// The text, without byte order mark.
    pub(crate) text: String,
    /// From the text to the bytes.
    pub(crate) offsets: OffsetMap,
    /// What the bytes are in.
    pub(crate) charset: Charset,
    /// Wrong declarations, bytes that fit nothing.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The encoding that a byte order mark tells, and the mark's length.
pub(crate) fn bom(bytes: &[u8]) -> Option<(Charset, usize)> {
    let (name, len) = match bytes {
        [0xFF, 0xFE, 0, 0, ..] => ("UTF-32LE", 4),
        [0, 0, 0xFE, 0xFF, ..] => ("UTF-32BE", 4),
        [0xEF, 0xBB, 0xBF, ..] => ("UTF-8", 3),
        [0xFF, 0xFE, ..] => ("UTF-16LE", 2),
        [0xFE, 0xFF, ..] => ("UTF-16BE", 2),
        _ => return None,
    };
    Some((Charset(name.into()), len))
}

/// Decodes what can only be UTF-8, such as JSON.
pub(crate) fn read_utf8(bytes: &[u8]) -> Decoded {
    decoded(bytes, Charset("UTF-8".into()), 0, Vec::new())
}

/// Decodes a document; `declared` are the labels found, the most trusted first.
pub(crate) fn read(bytes: &[u8], declared: &[&str]) -> Decoded {
    let mut diagnostics = Vec::new();
    let (charset, skip) = bom(bytes).unwrap_or_else(|| (choose(bytes, declared, &mut diagnostics), 0));
    decoded(bytes, charset, skip, diagnostics)
}

fn decoded(bytes: &[u8], charset: Charset, skip: usize, mut diagnostics: Vec<Diagnostic>) -> Decoded {
    let Undone { text, mut offsets, bad } = decode(bytes.get(skip..).unwrap_or_default(), &charset);
    if skip > 0 {
        let mut shift = OffsetMap::default();
        shift.push_verbatim(skip, bytes.len() - skip);
        offsets = offsets.compose(&shift);
    }
    if bad > 0 {
        let message = format!("{bad} places are not valid {} and show as U+FFFD", charset.0);
        diagnostics.push(Diagnostic::new(Code::BadUtf8, message));
    }
    Decoded { text, offsets, charset, diagnostics }
}

fn choose(bytes: &[u8], declared: &[&str], diagnostics: &mut Vec<Diagnostic>) -> Charset {
    let utf8 = encoding_rs::UTF_8;
    let declared =
        declared.iter().find_map(|label| Encoding::for_label_no_replacement(label.trim().as_bytes()));
    let chosen = match declared {
        // The only one whose bytes are all ASCII.
        Some(encoding) if encoding == encoding_rs::ISO_2022_JP && bytes.is_ascii() => encoding,
        _ if std::str::from_utf8(bytes).is_ok() => utf8,
        Some(encoding) if encoding != utf8 && fits(bytes, encoding) => encoding,
        // Cut off or patched together, and still UTF-8.
        _ if mostly_utf8(bytes) => utf8,
        _ => detect(bytes),
    };
    if let Some(declared) = declared
        && declared != chosen
        && !bytes.is_ascii()
    {
        let message = format!("declared as {}, read as {}", declared.name(), chosen.name());
        diagnostics.push(Diagnostic::new(Code::CharsetMismatch, message));
    }
    Charset(chosen.name().into())
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether a declared encoding can be believed.
fn fits(bytes: &[u8], declared: &'static Encoding) -> bool {
    if decode_fails(bytes, declared) {
        return false;
    }
    if !declared.is_single_byte() {
        return true;
    }
    // Any bytes are valid in a single-byte encoding. Languages written in Latin letters use few beyond
    // ASCII, so text made of them is in another script, and the detector knows which.
    let high = bytes.iter().filter(|b| **b >= 0xC0).count();
    let letters = bytes.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let latin = matches!(declared.name(), "windows-1252" | "ISO-8859-15" | "windows-1254" | "macintosh");
    !(latin && high > 8 && high * 2 > letters && detect(bytes) != declared)
}

fn decode_fails(bytes: &[u8], encoding: &'static Encoding) -> bool {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).is_none()
}

/// Whether far more characters beyond ASCII are well formed than not.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 4 * bad
}

/// The label in the first bytes of a page or feed: `<meta charset>`, `<meta http-equiv>`, the XML
/// declaration. Looked for in the bytes, because the text is not known before.
pub(crate) fn declared_in_markup(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let xml = head.starts_with(b"<?xml");
    for key in [&b"encoding"[..], b"charset"] {
        if key == b"encoding" && !xml {
            continue;
        }
        for at in memchr::memmem::find_iter(head, key) {
            let rest = head.get(at + key.len()..)?.trim_ascii_start();
            let Some(value) = rest.strip_prefix(b"=") else { continue };
            let value = value.trim_ascii_start();
            let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
            let len = value.iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_:.".contains(b)).count();
            if len > 0 {
                return std::str::from_utf8(value.get(..len)?).ok();
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_and_bytes() {
        let cyrillic =
            b"\xCF\xEE\xF0\xF2 \xC1\xF0\xE0\xE2\xE0 \xE7\xE0\xEA\xF0\xFB\xF2 \xE4\xEE \xF3\xF2\xF0\xE0";
        for (bytes, declared, charset, text, codes) in [
            (&b"plain"[..], &[][..], "UTF-8", "plain", &[][..]),
            ("Fähre".as_bytes(), &["iso-8859-1"], "UTF-8", "Fähre", &[Code::CharsetMismatch]),
            (b"plain", &["iso-8859-1"], "UTF-8", "plain", &[]),
            (b"F\xE4hre", &["iso-8859-1"], "windows-1252", "Fähre", &[]),
            (b"F\xE4hre", &["utf-8"], "windows-1252", "Fähre", &[Code::CharsetMismatch]),
            (b"\x93No,\x94 she said", &[], "windows-1252", "“No,” she said", &[]),
            (cyrillic, &["windows-1251"], "windows-1251", "Порт Брава закрыт до утра", &[]),
            (cyrillic, &[], "windows-1251", "Порт Брава закрыт до утра", &[]),
            (cyrillic, &["latin1"], "windows-1251", "Порт Брава закрыт до утра", &[Code::CharsetMismatch]),
            (b"\xEF\xBB\xBFx", &["latin1"], "UTF-8", "x", &[]),
            (b"\xFF\xFEx\0", &["utf-8"], "UTF-16LE", "x", &[]),
            ("éééééé\u{0}".as_bytes(), &["unheard-of"], "UTF-8", "éééééé\0", &[]),
            (
                b"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xFF",
                &["utf-8"],
                "UTF-8",
                "ééééé \u{FFFD}",
                &[Code::BadUtf8],
            ),
        ] {
            let decoded = read(bytes, declared);
            assert_eq!((decoded.charset.0.as_str(), decoded.text.as_str()), (charset, text), "{declared:?}");
            let found: Vec<Code> = decoded.diagnostics.iter().map(|d| d.code).collect();
            assert_eq!(found, codes, "{text}");
            assert_eq!(decoded.offsets.text_len(), decoded.text.len());
        }
    }

    #[test]
    fn labels_in_markup() {
        for (bytes, label) in [
            (&b"<html><meta charset=\"windows-1251\">"[..], Some("windows-1251")),
            (b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", Some("koi8-r")),
            (b"<?xml version='1.0' encoding='ISO-8859-1'?>", Some("ISO-8859-1")),
            (b"<html><p>the charset is unknown</p>", None),
            (b"", None),
        ] {
            assert_eq!(declared_in_markup(bytes), label);
        }
    }
}
