//! What is compared: one statement of one document, with its words.

use std::collections::HashMap;

use jiff::civil::Date;
use onrecord_text::{Act, CodePoints, Entity, EntityType, Field, Kind, Meta, Record, Span, Statement};

use super::speaker::Speaker;
use super::words::{self, Word};

/// One statement as it is compared with those of other documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendering {
    /// The document's id.
    pub document: String,
    /// The statement's id in it.
    pub statement: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Which text the words stand in.
    pub field: Field,
    /// How much of it stands in quotation marks.
    pub kind: Kind,
    /// Who is credited.
    pub speaker: Option<Speaker>,
    /// The day on which the document was published, counted from 1970.
    pub published: Option<i32>,
    /// The day on which it was said, where the text says.
    pub said_on: Option<i32>,
    /// Whether the words that credit deny the content.
    pub denied: bool,
    /// Its words, in the order of the text.
    pub words: Vec<Word>,
    /// The keys of its telling words, each once, ascending, with their weights.
    pub(super) telling: Vec<(u64, f32)>,
    /// The sum of those weights.
    pub(super) weight: f32,
    /// What the words in quotation marks weigh.
    pub(super) in_quotes: f32,
    /// The keys of its numbers.
    pub(super) numbers: Vec<u64>,
    /// Which words it may have.
    pub(super) had: Had,
}

/// Which keys may be among some words: a Bloom filter with one hash, as keys are hashes already. It may say yes wrongly,
/// never no.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Had([u64; 8]);

impl Had {
    fn of(words: &[Word]) -> Self {
        let mut bits = [0; 8];
        for word in words {
            bits[(word.key >> 6) as usize % 8] |= 1 << (word.key % 64);
        }
        Self(bits)
    }

    /// No more than so many words in a row are among them.
    pub(super) fn longest_run(&self, words: &[Word]) -> usize {
        let (mut longest, mut run) = (0, 0);
        for word in words {
            let had = self.0[(word.key >> 6) as usize % 8] >> (word.key % 64) & 1 == 1;
            run = if had { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        longest
    }
}

/// Where a content stands in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// In which text.
    pub field: Field,
    /// From its first word to its last; none for a content without words.
    pub words: Option<Span>,
}

impl Extent {
    /// Whether both stand in the same words of one document.
    pub(super) fn overlaps(self, other: Self) -> bool {
        let words = self.words.zip(other.words);
        self.field == other.field
            && words.is_some_and(|(one, two)| one.start < two.end && two.start < one.end)
    }
}

impl Rendering {
    /// The renderings of a record, one a statement. `text` is the document's text.
    pub fn all(record: &Record, text: &str) -> Vec<Self> {
        let entities: HashMap<&str, &Entity> = record.entities.iter().map(|e| (e.id.as_str(), e)).collect();
        let title = record.meta.title.as_deref().unwrap_or_default();
        let (body, title) = (CodePoints::new(text), CodePoints::new(title));
        let published = published(&record.meta);
        let mut reader = words::Reader::default();
        let render = |statement: &Statement| {
            let points = if statement.field == Field::Title { &title } else { &body };
            let entity = statement.speaker.as_deref().and_then(|id| entities.get(id));
            let speaker =
                entity.map(|entity| Speaker::of(entity)).or_else(|| described(points, &statement.source));
            let said_on = statement.said_on.as_ref().and_then(|said| said.value.as_deref()).and_then(day);
            let mut one = Self {
                document: record.doc.clone(),
                statement: statement.id.clone(),
                outlet: record.meta.outlet.clone(),
                field: statement.field,
                kind: statement.kind,
                speaker,
                published,
                said_on,
                denied: statement.act == Act::Deny,
                words: read(points, &statement.content, statement.kind == Kind::Direct, &mut reader),
                telling: Vec::new(),
                weight: 0.0,
                in_quotes: 0.0,
                numbers: Vec::new(),
                had: Had::default(),
            };
            one.numbers = one.words.iter().filter(|w| w.number.is_some()).map(|w| w.key).collect();
            one.had = Had::of(&one.words);
            one.weigh();
            one
        };
        let mut all: Vec<Self> = record.statements.iter().map(render).collect();
        discount(&mut all);
        all
    }

    /// Gathers the telling words.
    fn weigh(&mut self) {
        let mut telling: Vec<(u64, f32)> =
            self.words.iter().filter(|word| word.tells()).map(|word| (word.key, word.weight)).collect();
        telling.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        telling.dedup_by_key(|(key, _)| *key);
        self.weight = telling.iter().map(|(_, weight)| weight).sum();
        self.in_quotes = self.words.iter().filter(|word| word.quoted).map(|word| word.weight).sum();
        self.telling = telling;
    }

    /// Where its content stands.
    pub(super) fn extent(&self) -> Extent {
        let ends = self.words.first().zip(self.words.last());
        let words = ends.map(|(first, last)| Span { start: first.span.start, end: last.span.end });
        Extent { field: self.field, words }
    }

    /// What tells it from all others, and orders them.
    pub(super) fn id(&self) -> (&str, usize, &str) {
        (&self.document, self.statement.len(), &self.statement)
    }
}

/// What a document keeps coming back to is its topic and tells little of any one statement.
fn discount(all: &mut [Rendering]) {
    let mut statements: HashMap<u64, f32> = HashMap::new();
    for (key, _) in all.iter().flat_map(|one| &one.telling) {
        *statements.entry(*key).or_default() += 1.0;
    }
    for one in all {
        for word in &mut one.words {
            word.weight /= statements.get(&word.key).map_or(1.0, |count| count.sqrt());
        }
        one.weigh();
    }
}

fn read<'t>(
    points: &CodePoints<'t>,
    content: &[Span],
    all_quoted: bool,
    reader: &mut words::Reader<'t>,
) -> Vec<Word> {
    let (mut out, mut sentence) = (Vec::new(), 0);
    for span in content {
        if let Some(text) = points.slice(*span) {
            sentence = reader.read(text, span.start, all_quoted, sentence, &mut out);
        }
    }
    out
}

/// A source that resolved to nobody, by its own words.
fn described(points: &CodePoints<'_>, source: &[Span]) -> Option<Speaker> {
    let words = points.slice(*source.first()?)?;
    Some(Speaker::new(words, EntityType::Unnamed, None.into_iter()))
}

pub(crate) fn published(meta: &Meta) -> Option<i32> {
    meta.published.as_deref().and_then(day).or_else(|| meta.dateline_date.as_deref().and_then(day))
}

/// The day a date names, where it names one.
fn day(value: &str) -> Option<i32> {
    let date: Date = value.get(..10)?.parse().ok()?;
    Some(date.duration_since(Date::constant(1970, 1, 1)).as_hours() as i32 / 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted() {
        assert_eq!(day("1970-01-02"), Some(1));
        assert_eq!(day("2031-05-03T09:30:00Z"), Some(22_402));
        assert_eq!(day("2031-W18"), None);
        assert_eq!(day("XXXX-05-03"), None);
    }
}
