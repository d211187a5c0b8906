//! Positions in a text: code points outside the crate, bytes inside it.

use serde::{Deserialize, Serialize};

/// A range of UTF-8 byte offsets, half open, always on character boundaries.
pub type Range = std::ops::Range<usize>;

/// Whether two ranges share anything.
pub(crate) fn overlap(a: &Range, b: &Range) -> bool {
    a.start < b.end && b.start < a.end
}

/// A half-open range of Unicode code points, printed as `[start, end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// The first code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Self { start, end }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Span {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ArrayBuilder::new()
            .items(<u32 as utoipa::PartialSchema>::schema())
            .min_items(Some(2))
            .max_items(Some(2))
            .description(Some("Code points from the first to one past the last."))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Span {}

/// Converts between byte offsets and code points of one text.
///
/// A checkpoint is kept every `STEP` bytes, so that a conversion reads at most that
/// many bytes, whatever the length of the text, and pure ASCII texts need none at all.
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `STEP * i`; empty when the text is ASCII.
    checkpoints: Vec<u32>,
    count: u32,
}

impl<'t> CodePoints<'t> {
    const STEP: usize = 256;

    /// Indexes `text`, in one pass over its bytes.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, checkpoints: Vec::new(), count: text.len() as u32 };
        }
        let mut checkpoints = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut count = 0u32;
        for (i, byte) in text.bytes().enumerate() {
            if i % Self::STEP == 0 {
                checkpoints.push(count);
            }
            count += u32::from(starts_char(byte));
        }
        Self { text, checkpoints, count }
    }

    /// Number of code points in the text.
    pub fn len(&self) -> u32 {
        self.count
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Code points before byte `byte`; offsets past the end count as the end.
    pub fn at_byte(&self, byte: usize) -> u32 {
        let byte = byte.min(self.text.len());
        if self.checkpoints.is_empty() {
            return byte as u32;
        }
        let step = (byte / Self::STEP).min(self.checkpoints.len() - 1);
        let tail = &self.text.as_bytes()[step * Self::STEP..byte];
        self.checkpoints[step] + tail.iter().filter(|b| starts_char(**b)).count() as u32
    }

    /// Byte at which code point `point` starts; points past the end give the text's length.
    pub fn to_byte(&self, point: u32) -> usize {
        if self.checkpoints.is_empty() {
            return (point as usize).min(self.text.len());
        }
        if point >= self.count {
            return self.text.len();
        }
        let step = self.checkpoints.partition_point(|&before| before <= point).saturating_sub(1);
        let mut seen = self.checkpoints[step];
        for (i, byte) in self.text.bytes().enumerate().skip(step * Self::STEP) {
            if starts_char(byte) {
                if seen == point {
                    return i;
                }
                seen += 1;
            }
        }
        self.text.len()
    }

    /// The span of a byte range.
    pub fn span(&self, range: &Range) -> Span {
        Span { start: self.at_byte(range.start), end: self.at_byte(range.end) }
    }

    /// The byte range of a span.
    pub fn range(&self, span: Span) -> Range {
        self.to_byte(span.start)..self.to_byte(span.end)
    }

    /// The words of a span, or nothing when it does not lie inside the text.
    pub fn slice(&self, span: Span) -> Option<&'t str> {
        if span.start > span.end || span.end > self.count {
            return None;
        }
        self.text.get(self.range(span))
    }
}

/// Whether a UTF-8 byte is the first of its character.
fn starts_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_and_code_points_agree(text in "\\PC{0,40}|[a-zé—“”𝄞\n]{0,900}") {
            let points = CodePoints::new(&text);
            prop_assert_eq!(points.len() as usize, text.chars().count());
            for (n, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at_byte(byte), n as u32);
                prop_assert_eq!(points.to_byte(n as u32), byte);
            }
            prop_assert_eq!(points.slice(Span { start: 0, end: points.len() }), Some(text.as_str()));
        }
    }

    #[test]
    fn spans_outside_the_text_are_refused() {
        let points = CodePoints::new("Übung");
        assert_eq!(points.slice(Span { start: 0, end: 1 }), Some("Ü"));
        assert_eq!(points.slice(Span { start: 2, end: 6 }), None);
        assert_eq!(points.slice(Span { start: 3, end: 2 }), None);
    }
}
