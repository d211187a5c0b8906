//! Whether the clause around an expression speaks of what was or of what is to come.
//!
//! No parser: the nearest word that tells decides, first before the expression and then behind it.

use phf::phf_set;

use super::word::Words;
use crate::Range;

/// What a clause speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// So many words are looked at on either side.
const REACH: usize = 16;

/// An infinitive tells of what is this near behind it: "to resume on Monday".
const NEAR: usize = 4;

/// What is traded under the name of the month it is due in.
const TRADED: [&str; 4] = ["delivery", "futures", "contract", "contracts"];

/// The verb of a plan in the present tense is this near: "they meet in Port Ell on Monday".
const BESIDE: usize = 8;

/// The tense of the clause around some words.
pub(super) fn of(words: &Words<'_>, range: &Range) -> Tense {
    let Some(token) = words.get(range.start).map(|word| word.token) else { return Tense::Unknown };
    let Some(sentence) = words.page.sentence_at(token) else { return Tense::Unknown };
    let sentence = &words.page.sentences[sentence].tokens;
    let inside = |i: &usize| words.get(*i).is_some_and(|word| sentence.contains(&word.token));
    let before = (range.start.saturating_sub(REACH)..range.start)
        .rev()
        .take_while(inside)
        .take_while(|&i| !breaks(words, i));
    let behind =
        (range.end..range.end.saturating_add(REACH)).take_while(inside).take_while(|&i| !breaks(words, i));
    // "Since year-end" looks back whatever its clause says.
    if words.before(range.start) == "since" {
        return Tense::Past;
    }
    // "December delivery", "March futures": what is traded is still to come.
    if TRADED.contains(&words.lower(range.end)) {
        return Tense::Future;
    }
    // "until Friday", said of what has not ended.
    if words.before(range.start) == "until" && !words.capital(range.start - 1) {
        let opens = words.opens_sentence(range.start - 1)
            || matches!(words.before(range.start - 1), "," | "and" | "but");
        if !opens {
            return Tense::Future;
        }
    }
    // "as early as Tuesday"
    let start = range.start;
    if words.before(start) == "as" && start > 1 && matches!(words.lower(start - 2), "early" | "soon" | "late")
    {
        return Tense::Future;
    }
    let infinitive = |i: usize| {
        let promised = matches!(words.before(i), "is" | "are");
        let near = (promised || range.start - i <= NEAR) && opens_infinitive(words, i);
        near.then_some(Tense::Future)
    };
    // "Part of the plan to pay it by February"; but "by Monday ten had died", "they reached it by Monday".
    let bound = matches!(words.before(start), "by" | "through");
    let over = |i: usize| tells(words, i) == Some(Tense::Past);
    if bound
        && !words.opens_sentence(start - 1)
        && !before.clone().take_while(|&i| words.lower(i) != ",").any(over)
    {
        return Tense::Future;
    }
    let told = before.clone().map(|i| tells(words, i).or_else(|| infinitive(i)));
    if let Some(told) = told.chain(behind.map(|i| tells(words, i))).find_map(|told| told) {
        return told;
    }
    let timetable = before.take(BESIDE).any(|i| TIMETABLE.contains(words.lower(i)) && !words.capital(i));
    if timetable || bound { Tense::Future } else { Tense::Unknown }
}

/// "Due to heavy rain" is a cause; only what is due to open is still to come.
fn owed(words: &Words<'_>, i: usize) -> bool {
    let expected = matches!(words.before(i), "is" | "are" | "was" | "were" | "be" | "been" | "'s" | "'re");
    words.lower(i) == "due" && words.lower(i + 1) == "to" && !(expected && is_infinitive(words, i + 1))
}

fn breaks(words: &Words<'_>, i: usize) -> bool {
    matches!(words.lower(i), ";" | "--" | "—" | ":")
}

/// What one word tells.
fn tells(words: &Words<'_>, i: usize) -> Option<Tense> {
    let word = words.lower(i);
    let planned = PLANNING.contains(word) && matches!(words.lower(i + 1), "to" | "for")
        || word == "expected" && !matches!(words.before(i), "than" | "as" | "had");
    if planned || FUTURE.contains(word) && !owed(words, i) {
        // "It had been due to expire", "they would have met".
        let given_up = words.before(i) == "been" && i > 1 && words.lower(i - 2) == "had";
        let supposed = words.lower(i + 1) == "have" && !matches!(word, "will" | "'ll" | "shall");
        return Some(if given_up || supposed { Tense::Past } else { Tense::Future });
    }
    // "would be held"
    if words.before(i) == "be" {
        return None;
    }
    let past = PAST.contains(word)
        || word.len() > 3 && word.ends_with("ed") && !words.capital(i) && !NOT_PAST.contains(word);
    past.then_some(Tense::Past)
}

/// What tells of the future with "to" behind it; "announced plans" does not.
static PLANNING: phf::Set<&str> = phf_set! {
    "expected", "expects", "expect", "plans", "plan", "hopes", "hope", "intends", "intend",
    "intended", "aims", "aim", "going", "set", "wants", "want", "agreed", "vowed", "pledged", "promised", "designed",
};

/// "to resume", where that has not happened yet.
fn opens_infinitive(words: &Words<'_>, i: usize) -> bool {
    is_infinitive(words, i) && !DONE.contains(words.before(i))
}

/// "to" with a verb behind it, as far as its looks tell.
fn is_infinitive(words: &Words<'_>, i: usize) -> bool {
    let next = words.lower(i + 1);
    let verb = !next.is_empty() && next.chars().all(|c| c.is_ascii_lowercase()) && !next.ends_with("ing");
    words.lower(i) == "to" && verb && !words.capital(i + 1) && !NOT_VERBS.contains(next)
}

static FUTURE: phf::Set<&str> = phf_set! {
    "will", "'ll", "shall", "won't", "would", "'d", "wouldn't", "due", "expect",
    "scheduled", "slated", "upcoming", "intends",
    "may", "might", "should", "must", "deadline", "effective", "payable",
    "likely", "poised", "forecast", "forecasts", "projected", "ready", "begin", "begins", "opens", "starts", "resume", "resumes", "reopens", "expires", "reconvenes", "convenes", "planned", "planning",
};

/// Verbs whose present tense, beside a day, is of a plan: "they meet Monday".
static TIMETABLE: phf::Set<&str> = phf_set! {
    "meet", "meets", "arrive", "arrives", "depart", "departs", "leave", "leaves", "travels", "heads", "flies", "visits",
    "hosts", "holds", "hold", "speaks", "faces", "convene", "reopen", "resume", "returns", "kicks",
    "votes", "vote", "ends", "closes", "launches", "starting", "beginning",
};

static PAST: phf::Set<&str> = phf_set! {
    "was", "were", "had", "did", "didn't", "wasn't", "weren't", "hadn't", "said", "told", "went", "came", "made",
    "took", "got", "gave", "left", "began", "begun", "won", "lost", "held", "met", "led", "fell", "rose", "shot",
    "struck", "wrote", "saw", "knew", "found", "thought", "brought", "bought", "sold", "built", "sent", "spent",
    "kept", "stood", "spoke", "broke", "chose", "drove", "flew", "fought", "caught", "taught", "grew", "drew",
    "threw", "blew", "ran", "sat", "sank", "swore", "tore", "wore", "became", "dealt", "felt", "heard", "laid",
    "lay", "meant", "paid", "hid", "sought", "slid", "hit", "cut", "put", "since", "seen", "been", "taken",
    "given", "gone", "known", "shown", "ago",
};

/// Words in -ed that are no past.
static NOT_PAST: phf::Set<&str> = phf_set! {
    "hundred", "need", "feed", "seed", "shed", "deed", "weed", "breed", "bleed", "indeed", "united", "speed", "exceed", "succeed", "proceed", "sacred", "naked", "wicked",
    "so-called", "based", "limited", "related", "alleged", "supposed", "unprecedented",
};

/// What follows "to" where it is no infinitive.
static NOT_VERBS: phf::Set<&str> = phf_set! {
    "the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "your", "these", "those", "date",
    "about", "one", "two", "three", "some", "any", "all", "both", "him", "them", "me", "us", "it", "you", "work",
    "people", "reporters", "journalists", "and", "more", "no", "each", "other", "such", "what", "which", "whom",
    "at", "in", "of", "on", "peace", "police", "court", "prison", "jail", "power", "death", "bankers",
    "parliament", "school", "town", "several", "most", "many", "investors", "lawmakers", "shareholders",
};

/// What comes before an infinitive that has already happened.
static DONE: phf::Set<&str> = phf_set! {
    "used", "managed", "failed", "had", "began", "continued", "tried", "helped", "went", "came", "forced",
    "started", "refused", "able", "declined", "sought", "allowed", "attempted", "rushed", "gathered", "travelled",
    "traveled", "flew", "arrived", "met", "returned", "first", "according", "up", "due",
};
