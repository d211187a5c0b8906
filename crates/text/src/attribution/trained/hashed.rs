//! Words as rows of hashed tables: no vocabulary to ship, and a word never seen still has its beginning,
//! ending and shape (the hashing trick; compare Bloom embeddings, Serrà & Karatzoglou 2017).

/// Rows of the tables of whole words, beginnings, endings and shapes.
pub(crate) const TABLES: [u32; 4] = [1 << 16, 1 << 12, 1 << 13, 1 << 10];
/// Letters of a beginning or ending.
const AFFIX: usize = 3;
/// Kinds of characters kept of a shape, and the length from which words look alike.
const SHAPE: usize = 6;
const LONG: usize = 9;

/// The rows of a lower-case word.
pub(crate) fn rows(word: &str) -> [u32; 4] {
    let beginning = word.char_indices().nth(AFFIX).map_or(word, |(at, _)| &word[..at]);
    let ending = word.char_indices().rev().nth(AFFIX - 1).map_or(word, |(at, _)| &word[at..]);
    let keys = [("", word), ("<", beginning), (">", ending), ("#", &shape(word))];
    let mut rows = [0; 4];
    for ((row, size), (kind, key)) in rows.iter_mut().zip(TABLES).zip(keys) {
        *row = (fnv1a(kind.bytes().chain(key.bytes())) % u64::from(size)) as u32;
    }
    rows
}

/// Each kind of character once, in order, and the length.
fn shape(word: &str) -> String {
    let mut shape = String::with_capacity(SHAPE + 2);
    let (mut kinds, mut letters) = (0, 0);
    for c in word.chars() {
        letters += 1;
        let kind = match c {
            c if c.is_alphabetic() => 'a',
            c if c.is_numeric() => 'd',
            c => c,
        };
        if kinds < SHAPE && !shape.contains(kind) {
            shape.push(kind);
            kinds += 1;
        }
    }
    // A single digit: no word is told apart beyond LONG letters.
    shape.push(char::from(b'0' + letters.min(LONG) as u8));
    shape
}

/// The Fowler–Noll–Vo hash, 64 bits, variant 1a: the same on every machine and in the training script.
fn fnv1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_training_script_computes_the_same_rows() {
        assert_eq!(fnv1a(b"said".iter().copied()) % 65_536, u64::from(rows("said")[0]));
        assert_eq!(shape("co-op"), "a-5");
        assert_eq!(shape("1,200"), "d,5");
        assert_eq!(rows("é")[1], (fnv1a("<é".bytes()) % 4096) as u32);
    }
}
