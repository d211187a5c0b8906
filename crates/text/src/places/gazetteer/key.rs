//! The keys under which names are filed: as printed without accents, and by sound.

use std::hash::{BuildHasherDefault, Hasher};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends the plain form of a name: lower case, no accents, apostrophes or dots, a space for a hyphen, and
/// "st", "mt", "ft" for the words that are shortened so. "Saint-Étienne" and "St. Etienne" are one key.
pub(crate) fn plain(name: &str, key: &mut String) {
    if name.is_ascii() {
        fold(name.chars(), key);
    } else {
        fold(name.nfkd().filter(|c| !is_combining_mark(*c)), key);
    }
}

fn fold(chars: impl Iterator<Item = char>, key: &mut String) {
    let from = key.len();
    let mut word = from;
    for c in chars {
        match c {
            '-' | '‐' | '‑' | '–' | ' ' | '\u{a0}' | '/' | '\t' | '\n' | '\r' => {
                shorten(key, word);
                if key.len() > from && !key.ends_with(' ') {
                    key.push(' ');
                }
                word = key.len();
            }
            'ł' | 'Ł' => key.push('l'),
            'ø' | 'Ø' => key.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => key.push('d'),
            'ß' => key.push_str("ss"),
            'æ' | 'Æ' => key.push_str("ae"),
            'œ' | 'Œ' => key.push_str("oe"),
            'þ' | 'Þ' => key.push_str("th"),
            'ı' => key.push('i'),
            'ə' | 'Ə' => key.push('a'),
            c if c.is_ascii_alphanumeric() => key.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() || c == '&' => key.extend(c.to_lowercase()),
            _ => {}
        }
    }
    shorten(key, word);
    key.truncate(from + key[from..].trim_end().len());
}

fn shorten(key: &mut String, word: usize) {
    let short = match &key[word..] {
        "saint" | "sankt" => "st",
        "sainte" => "ste",
        "mount" => "mt",
        "fort" => "ft",
        _ => return,
    };
    key.truncate(word);
    key.push_str(short);
}

/// How a name written after Arabic or Cyrillic sounds, so that the ways to spell it in Latin letters meet:
/// articles off (al-, el-, ash-, an- …), *kh* = *x*, *sh* = *ch*, *q* = *k* = *c*, *dj* = *j*, *ph* = *f*,
/// *ou* = *oo* = *w* = *u* = *o*, *ay* = *ai* = *ei* = *y* = *e* = *i*, *v* = *w* between vowels as one letter,
/// nothing doubled, no final *a*, *e* or *h*. From a plain key.
pub(crate) fn sound(plain: &str) -> String {
    const ARTICLES: [&str; 18] = [
        "al", "el", "ul", "il", "ash", "esh", "as", "es", "ad", "ed", "ar", "er", "an", "en", "at", "et",
        "az", "ez",
    ];
    let mut out = String::with_capacity(plain.len());
    let words = plain.split(' ').filter(|word| !ARTICLES.contains(word));
    for word in words {
        let from = out.len();
        let mut rest = word.chars();
        while let Some(letter) = rest.next() {
            let mut ahead = rest.clone();
            let next = ahead.next().unwrap_or(' ');
            let third = ahead.next().unwrap_or(' ');
            let (sound, used) = match (letter, next) {
                ('k', 'h') => ('X', 2),
                ('s', 'c') if third == 'h' => ('S', 3),
                ('s' | 'c', 'h') => ('S', 2),
                ('g', 'h') => ('g', 2),
                ('z', 'h') => ('Z', 2),
                ('t', 'h') => ('t', 2),
                ('d', 'h') => ('d', 2),
                ('p', 'h') => ('f', 2),
                ('d', 'j') => ('j', 2),
                ('a' | 'e', 'i' | 'y') => ('i', 2),
                ('o' | 'a', 'u') => ('u', 2),
                ('q' | 'c' | 'k', _) => ('k', 1),
                ('e' | 'i' | 'y', _) => ('i', 1),
                ('o' | 'u' | 'w', _) => ('u', 1),
                (c, _) => (c, 1),
            };
            if !out[from..].ends_with(sound) {
                out.push(sound);
            }
            if used > 1 {
                rest.nth(used - 2);
            }
        }
        while out.len() > from + 2 && out.ends_with(['a', 'h', 'i']) {
            out.pop();
        }
    }
    out
}

/// FNV-1a with a last mixing step, so that all its bits may be used.
pub(crate) fn hash(key: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in key.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ hash >> 29
}

/// A map or set by [`hash`]es or sites: they are mixed already, and hashing again would cost more than the rest.
pub(crate) type Mixed = BuildHasherDefault<Mixing>;

/// See [`Mixed`].
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Mixing(u64);

impl Hasher for Mixing {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> String {
        let mut key = String::new();
        plain(name, &mut key);
        key
    }

    #[test]
    fn spellings_meet() {
        assert_eq!(key("Saint-Étienne"), key("St. Etienne"));
        assert_eq!(key("Łódź"), "lodz");
        assert_eq!(key("Coeur d'Alene"), "coeur dalene");
        let sounds = |names: [&str; 3]| names.map(|name| sound(&key(name)));
        for names in [
            ["Khan Shaykhun", "Khan Sheikhoun", "Khān Shaikhoun"],
            ["Rayak", "Riyaq", "Rayaq"],
            ["Ash Shayrat", "Shayrat", "al-Shairat"],
        ] {
            let [a, b, c] = sounds(names);
            assert!(a == b && b == c, "{names:?}: {a} {b} {c}");
        }
    }
}
