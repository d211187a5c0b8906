//! What goes with what: when and where a statement was made, the statement a figure stands in, and the place and the day
//! that a figure's own sentence names.

use crate::attribution::Attribution;
use crate::{Analysis, Range, TimeType, chain, dates, places};

/// Contents that hold a figure are looked for among so many that begin before it: bounds the time.
const LOOKED_AT: usize = 200;

/// Everything found in a text, by its tokens.
pub(super) struct Context<'p, 't> {
    page: &'p Analysis<'t>,
    /// Expressions of time that name a time, and the index of each among all.
    days: Vec<Range>,
    day_index: Vec<usize>,
    /// Places that stand for no government, and the index of each among all.
    places: Vec<Range>,
    place_index: Vec<usize>,
    /// Contents in the order of the text, and whose they are.
    contents: Vec<(Range, usize)>,
    said_on: Vec<Option<usize>>,
    said_in: Vec<Option<usize>>,
}

/// What a figure is about: indices of a statement, a place and an expression of time.
pub(super) struct About {
    pub statement: Option<usize>,
    pub place: Option<u32>,
    pub date: Option<u32>,
}

impl<'p, 't> Context<'p, 't> {
    pub(super) fn of(
        page: &'p Analysis<'t>,
        attributions: &[Attribution],
        dates: &[dates::Expression],
        places: &[places::Found],
    ) -> Self {
        let tokens = |bytes: &Range| page.tokens.at_byte(bytes.start)..page.tokens.at_byte(bytes.end);
        let named = dates.iter().enumerate().filter(|(_, date)| names_a_time(date));
        let (day_index, days): (Vec<usize>, Vec<Range>) =
            named.map(|(n, date)| (n, tokens(&date.bytes))).unzip();
        let located = places.iter().enumerate().filter(|(_, place)| !place.metonym);
        let (place_index, places): (Vec<usize>, Vec<Range>) =
            located.map(|(n, place)| (n, tokens(&place.bytes))).unzip();
        let mut contents: Vec<(Range, usize)> = Vec::new();
        for (n, attribution) in attributions.iter().enumerate() {
            contents.extend(attribution.content.iter().map(|run| (run.clone(), n)));
        }
        contents.sort_unstable_by_key(|(run, n)| (run.start, std::cmp::Reverse(run.end), *n));
        Self {
            said_on: chain::said_on(page, attributions, &days),
            said_in: chain::said_in(page, attributions, &places),
            page,
            days,
            day_index,
            places,
            place_index,
            contents,
        }
    }

    /// Which expression of time says when an attribution was made.
    pub(super) fn said_on(&self, attribution: usize) -> Option<usize> {
        self.said_on[attribution].map(|n| self.day_index[n])
    }

    /// Which place says where.
    pub(super) fn said_in(&self, attribution: usize) -> Option<u32> {
        self.said_in[attribution].and_then(|n| u32::try_from(self.place_index[n]).ok())
    }

    /// What some bytes are about.
    pub(super) fn about(&self, bytes: &Range) -> About {
        let token = self.page.tokens.at_byte(bytes.start);
        let before = self.contents.partition_point(|(run, _)| run.start <= token);
        let near = self.contents[..before].iter().rev().take(LOOKED_AT);
        let index = |n: usize| u32::try_from(n).ok();
        About {
            // What begins last is innermost.
            statement: near.filter(|(run, _)| run.contains(&token)).map(|(_, n)| *n).next(),
            place: self.nearest(token, &self.places).and_then(|n| index(self.place_index[n])),
            date: self.nearest(token, &self.days).and_then(|n| index(self.day_index[n])),
        }
    }

    /// The nearest of some spots, which are in the order of the text, in the sentence of a token.
    fn nearest(&self, token: usize, spots: &[Range]) -> Option<usize> {
        let sentence = &self.page.sentences[self.page.sentence_at(token)?].tokens;
        let first = spots.partition_point(|spot| spot.start < sentence.start);
        let here = (first..spots.len()).take_while(|&n| spots[n].start < sentence.end);
        here.min_by_key(|&n| (spots[n].start.abs_diff(token), n))
    }
}

/// A day, month, year or time of day, and not only "now" or "recently".
fn names_a_time(date: &dates::Expression) -> bool {
    matches!(date.kind, TimeType::Date | TimeType::Time) && !date.value.ends_with("_REF")
}
