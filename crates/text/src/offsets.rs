//! Where each piece of a derived text came from.
//!
//! Every step that changes characters (decoding, extracting an article from a page, normalising)
//! carries an [`OffsetMap`], and maps compose: record → normalised text → document text → captured
//! bytes. All offsets are bytes.

use crate::Range;

/// One piece of a derived text and the bytes of the source it stands for.
///
/// Where `text_len == source_len` and `verbatim` is set the two are equal byte for byte and every
/// position inside maps; otherwise the piece maps as a whole (`&amp;` → `&`, a windows-1251 byte →
/// its two UTF-8 bytes). `source_len == 0` marks text that has no source: a paragraph break put
/// between two blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// First byte in the derived text.
    pub text_start: usize,
    /// Length in the derived text.
    pub text_len: usize,
    /// First byte in the source.
    pub source_start: usize,
    /// Length in the source.
    pub source_len: usize,
    /// The derived bytes equal the source bytes.
    pub verbatim: bool,
}

impl Segment {
    /// One past the last byte in the derived text.
    pub fn text_end(&self) -> usize {
        self.text_start + self.text_len
    }

    /// One past the last byte in the source.
    pub fn source_end(&self) -> usize {
        self.source_start + self.source_len
    }
}

/// An ordered, gapless cover of a derived text by [`Segment`]s.
///
/// Invariant: segments are sorted by `text_start`, each starts where the one before ended, and
/// neighbouring verbatim segments that are contiguous in the source too are one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    segments: Vec<Segment>,
}

impl OffsetMap {
    /// The map of a text that equals its source.
    pub fn identity(len: usize) -> Self {
        let mut map = Self::default();
        map.push_verbatim(0, len);
        map
    }

    /// Length of the derived text, in bytes.
    pub fn text_len(&self) -> usize {
        self.segments.last().map_or(0, Segment::text_end)
    }

    /// The segments, in the order of the derived text.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Appends `len` bytes copied from `source_start`.
    pub fn push_verbatim(&mut self, source_start: usize, len: usize) {
        if len == 0 {
            return;
        }
        if let Some(last) = self.segments.last_mut()
            && last.verbatim
            && last.source_end() == source_start
        {
            last.text_len += len;
            last.source_len += len;
            return;
        }
        let text_start = self.text_len();
        self.segments.push(Segment {
            text_start,
            text_len: len,
            source_start,
            source_len: len,
            verbatim: true,
        });
    }

    /// Appends `text_len` bytes that stand for `source`.
    pub fn push_replaced(&mut self, text_len: usize, source: Range) {
        if text_len == 0 {
            return;
        }
        let text_start = self.text_len();
        self.segments.push(Segment {
            text_start,
            text_len,
            source_start: source.start,
            source_len: source.len(),
            verbatim: false,
        });
    }

    /// Index of the segment holding text byte `at`.
    fn segment_at(&self, at: usize) -> Option<usize> {
        let i = self.segments.partition_point(|s| s.text_end() <= at);
        (i < self.segments.len()).then_some(i)
    }

    /// The source bytes of a range of the derived text: from the first byte that its first piece
    /// stands for to the last of its last. `None` when the range is empty, outside the text or made
    /// only of inserted text.
    pub fn source(&self, range: &Range) -> Option<Range> {
        if range.is_empty() || range.end > self.text_len() {
            return None;
        }
        let (first, last) = (self.segment_at(range.start)?, self.segment_at(range.end - 1)?);
        let mut covered: Option<Range> = None;
        for segment in self.segments[first..=last].iter().filter(|s| s.source_len > 0) {
            let piece = Self::piece(segment, range);
            covered = Some(match covered {
                None => piece,
                Some(so_far) => so_far.start.min(piece.start)..so_far.end.max(piece.end),
            });
        }
        covered
    }

    /// The pieces of the source a range of the derived text is made of, in text order, neighbours
    /// that touch joined.
    pub fn pieces(&self, range: &Range) -> Vec<Range> {
        let mut out: Vec<Range> = Vec::new();
        let Some(first) = self.segment_at(range.start) else { return out };
        for segment in self.segments[first..].iter().take_while(|s| s.text_start < range.end) {
            if segment.source_len == 0 {
                continue;
            }
            let piece = Self::piece(segment, range);
            match out.last_mut() {
                Some(last) if last.end == piece.start => last.end = piece.end,
                _ => out.push(piece),
            }
        }
        out
    }

    /// The part of one segment's source that a text range needs.
    fn piece(segment: &Segment, range: &Range) -> Range {
        if !segment.verbatim {
            return segment.source_start..segment.source_end();
        }
        let from = range.start.max(segment.text_start) - segment.text_start;
        let to = range.end.min(segment.text_end()) - segment.text_start;
        segment.source_start + from..segment.source_start + to
    }

    /// The map from this map's text to the source of `inner`, where this map's source is the text of
    /// `inner`: first `inner` was applied to the bytes, then `self` to what came out.
    pub fn compose(&self, inner: &OffsetMap) -> OffsetMap {
        let mut out = OffsetMap::default();
        for segment in &self.segments {
            if segment.source_len == 0 {
                out.push_replaced(segment.text_len, 0..0);
            } else if !segment.verbatim {
                let source = inner.source(&(segment.source_start..segment.source_end())).unwrap_or(0..0);
                out.push_replaced(segment.text_len, source);
            } else {
                inner.copy_into(&(segment.source_start..segment.source_end()), &mut out);
            }
        }
        out
    }

    /// Appends the part of this map that covers `range` of its text to `out`.
    pub fn copy_into(&self, range: &Range, out: &mut OffsetMap) {
        let Some(first) = self.segment_at(range.start) else { return };
        for segment in self.segments[first..].iter().take_while(|s| s.text_start < range.end) {
            let from = range.start.max(segment.text_start);
            let to = range.end.min(segment.text_end());
            if segment.verbatim {
                out.push_verbatim(segment.source_start + (from - segment.text_start), to - from);
            } else {
                out.push_replaced(to - from, segment.source_start..segment.source_end());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "a&amp;b" → "a&b"
    fn unescaped() -> OffsetMap {
        let mut map = OffsetMap::default();
        map.push_verbatim(0, 1);
        map.push_replaced(1, 1..6);
        map.push_verbatim(6, 1);
        map
    }

    #[test]
    fn maps_through_replacements() {
        let map = unescaped();
        assert_eq!(map.text_len(), 3);
        assert_eq!(map.source(&(1..2)), Some(1..6));
        assert_eq!(map.source(&(0..3)), Some(0..7));
        assert_eq!(map.source(&(2..2)), None);
        assert_eq!(map.source(&(2..4)), None);
        assert_eq!(map.pieces(&(1..3)), vec![1..7]);
    }

    #[test]
    fn composition_equals_one_step_after_the_other() {
        let inner = unescaped();
        let mut outer = OffsetMap::default();
        outer.push_replaced(1, 0..0);
        outer.push_verbatim(1, 2);
        let both = outer.compose(&inner);
        assert_eq!(both.source(&(1..2)), Some(1..6));
        assert_eq!(both.source(&(2..3)), Some(6..7));
        assert_eq!(both.source(&(0..1)), None);
    }

    #[test]
    fn contiguous_verbatim_pieces_are_one() {
        let mut map = OffsetMap::identity(4);
        map.push_verbatim(4, 3);
        assert_eq!(map.segments().len(), 1);
        assert_eq!(map, OffsetMap::identity(7));
    }
}
