//! Figures: numbers claimed of an event, as intervals.
//!
//! A sentence is read in three steps: its groups (noun phrases that can be counted, `group.rs`), the words of measures
//! with the groups they are said of (`claims.rs`), and which claims are parts of others (`parts.rs`). What the document
//! as a whole claims of its main event is in `toll.rs`.

mod arguments;
mod background;
mod bounds;
mod carried;
mod claim;
mod claims;
mod context;
mod counted;
mod events;
mod group;
mod implicit;
mod measures;
mod nouns;
mod numbers;
mod parts;
mod people;
mod put;
mod retracted;
mod table;
mod toll;
mod uncounted;
mod vague;
mod victims;
mod words;
mod zero;

pub use vague::{VagueWords, VagueWordsError};

use background::Standing;
use claim::Claim;
use context::Context;
use group::{Group, Kind};
pub(crate) use toll::Sum;

use crate::{Analysis, Bound, Counting, Range};

/// More figures than this in one document are not kept.
const MOST_FIGURES: usize = 20_000;

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// Bytes of the normalised text: the number with what is counted.
    pub bytes: Range,
    pub measure: &'static str,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub bound: Bound,
    pub unit: String,
    pub subgroup: Option<String>,
    /// Place in this list of the figure it is part of.
    pub part_of: Option<usize>,
    pub counting: Option<Counting>,
    pub implicit: bool,
    pub retracted: bool,
    pub background: bool,
}

/// The figures of a page, in the order of the text, and what they come to.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Figures {
    pub found: Vec<Found>,
    pub tolls: Vec<Sum>,
}

/// Every figure of a page. `times` are the byte ranges of its expressions of time, whose numbers count nothing.
pub(crate) fn find(page: &Analysis<'_>, times: &[Range], vague: &VagueWords) -> Figures {
    let cx = Context::new(page, vague, times);
    let mut claims: Vec<Claim> = Vec::new();
    for (number, sentence) in page.sentences.iter().enumerate() {
        if claims.len() > MOST_FIGURES {
            break;
        }
        let groups = group::groups(&cx, &sentence.tokens);
        let mut found = claims::claims(&cx, &groups, &sentence.tokens, number);
        once(&mut found);
        // "The minister was sacked": one person is a figure of harm and of captivity only.
        found.retain(|claim| !claim.group.implicit || measures::counts_one(claim.measure));
        carried::find(&cx, &groups, &sentence.tokens, &mut found, &claims, number);
        put::find(&cx, &groups, &sentence.tokens, &mut found, &claims, number);
        parts::find(&cx, &groups, &sentence.tokens, &mut found, &claims);
        claims.append(&mut found);
    }
    retracted::mark(&cx, &mut claims);
    let mut order: Vec<usize> = (0..claims.len()).filter(|&n| is_figure(&claims[n])).collect();
    order.sort_by_key(|&n| (claims[n].group.tokens.start, n));
    let mut place = vec![None; claims.len()];
    for (at, &n) in order.iter().enumerate() {
        place[n] = Some(at);
    }
    let round_up = background::is_round_up(&cx);
    let standings = background::standings(&cx, &claims, round_up);
    let found = order.iter().map(|&n| figure(&cx, &claims[n], standings[n], &place)).collect();
    Figures { found, tolls: toll::tolls(&cx, &claims, &standings, round_up, &place) }
}

/// A group that is said to be dead is not counted as shot in the same sentence too.
fn once(claims: &mut Vec<Claim>) {
    let killed: Vec<Range> =
        claims.iter().filter(|c| c.measure == "killed").map(|c| c.group.tokens.clone()).collect();
    let said: Vec<Range> = claims.iter().filter(|c| !c.unit).map(|c| c.group.tokens.clone()).collect();
    let mut seen: Vec<(&'static str, Range)> = Vec::new();
    claims.retain(|claim| {
        let repeats = seen.contains(&(claim.measure, claim.group.tokens.clone()));
        seen.push((claim.measure, claim.group.tokens.clone()));
        // "seized 12 rifles" counts rifles once.
        let said_more = claim.unit && said.contains(&claim.group.tokens);
        let dead = claim.measure == "shot" && killed.contains(&claim.group.tokens);
        !(repeats || said_more || dead)
    });
}

/// Pronouns repeat what was counted, and a plural without a number counts nothing.
fn is_figure(claim: &Claim) -> bool {
    claim.group.kind != Kind::Pronoun && claim.group.count.is_some()
}

fn figure(cx: &Context<'_>, claim: &Claim, standing: Standing, place: &[Option<usize>]) -> Found {
    let Group { tokens, count, implicit, unit, .. } = &claim.group;
    let count = count.as_ref();
    let people = measures::is_of_people(claim.measure) && !claim.unit && unit != "percent";
    let unit = if people { "people" } else { unit.as_str() };
    let head = claim.group.head.filter(|_| claim.group.kind != Kind::Name);
    // "Orr's son": the son.
    let start = tokens.start + usize::from(tokens.len() > 1 && cx.lower(tokens.start) == "'s");
    Found {
        bytes: cx.page.tokens.bytes(&(start..tokens.end)),
        measure: claim.measure,
        low: count.and_then(|count| count.low),
        high: count.and_then(|count| count.high),
        bound: count.map_or(Bound::Vague, |count| count.bound),
        unit: unit.to_owned(),
        subgroup: head.and_then(|head| subgroup(cx, head, unit)),
        part_of: claim.part_of.and_then(|n| place.get(n).copied().flatten()),
        counting: claim.counting,
        implicit: *implicit,
        retracted: claim.retracted,
        background: standing != Standing::Main,
    }
}

/// A narrower word than the unit for who or what is counted.
fn subgroup(cx: &Context<'_>, head: usize, unit: &str) -> Option<String> {
    let word = cx.lower(head);
    match people::noun(word) {
        Some(noun) if noun.count > 1.0 || matches!(noun.plural, "people" | "individuals") => None,
        Some(noun) => Some(noun.plural.to_owned()),
        None if word == unit || measures::is_harm(word) || uncounted::age_word(word).is_some() => None,
        None => Some(word.to_owned()),
    }
}
