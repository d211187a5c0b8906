//! What a statement does, by the words that credit it.

use crate::attribution::Attribution;
use crate::lexicon::{
    Meaning, is_auxiliary, is_determiner, is_preposition, meaning_of_noun, meaning_of_verb, verb,
};
use crate::{Act, Analysis};

/// The act of an attribution whose [`word`] this is.
pub(super) fn of(page: &Analysis<'_>, attribution: &Attribution, word: Option<&Word>) -> Act {
    let Some(word) = word.filter(|word| !negated(page, word.at)) else {
        return if declines(page, attribution) { Act::Decline } else { Act::Assert };
    };
    match (word.meaning.lemma, word.meaning.act) {
        ("ask" | "request", _) => asked(page, word.at),
        ("warn" | "warning", _) if harms(page, attribution) => Act::Threaten,
        ("reject" | "dismiss" | "rebuff" | "rejection", _) if !is_claim(page, attribution) => Act::Assert,
        ("charge", Act::Accuse) if page.lower(word.at + 1) == "for" => Act::Assert,
        (_, act) => act,
    }
}

/// The word that says what an attribution does.
pub(super) struct Word {
    pub at: usize,
    pub meaning: Meaning,
}

/// The first word of the cue that `acts.txt` lists, or the noun that a light verb brings ("voiced outrage").
pub(super) fn word(page: &Analysis<'_>, attribution: &Attribution) -> Option<Word> {
    for at in attribution.cue.iter().flat_map(Clone::clone) {
        let lower = page.lower(at);
        if is_auxiliary(lower) && !matches!(lower, "have" | "had" | "has") || is_preposition(lower) {
            continue;
        }
        if let Some(word) = light(page, at) {
            return Some(word);
        }
        let found = meaning_of_verb(lower, page.lower(at + 1)).or_else(|| meaning_of_noun(lower));
        if let Some(meaning) = found {
            return Some(Word { at, meaning });
        }
        // "said", "told": nothing that follows in the cue changes it.
        if verb(lower).is_some() && !is_light(lower) {
            return None;
        }
    }
    None
}

fn is_light(word: &str) -> bool {
    matches!(
        word,
        "make"
            | "made"
            | "makes"
            | "making"
            | "issue"
            | "issued"
            | "issues"
            | "issuing"
            | "give"
            | "gave"
            | "gives"
            | "giving"
            | "voice"
            | "voiced"
            | "voices"
            | "voicing"
            | "express"
            | "expressed"
            | "expresses"
            | "expressing"
            | "repeat"
            | "repeated"
            | "repeats"
            | "repeating"
            | "renew"
            | "renewed"
            | "level"
            | "levelled"
            | "leveled"
            | "levelling"
            | "offer"
            | "offered"
            | "offering"
            | "pay"
            | "paid"
            | "pays"
            | "put"
            | "laid"
            | "lay"
            | "reiterated"
            | "reiterate"
            | "reiterating"
            | "launched"
            | "heaped"
            | "extended"
            | "conveyed"
            | "delivered"
            | "raised"
    )
}

/// "issued a denial", "put the blame on", "held the army responsible", "pointed the finger at".
fn light(page: &Analysis<'_>, at: usize) -> Option<Word> {
    let word = page.lower(at);
    let near =
        || (at + 1..page.tokens.len().min(at + 8)).take_while(|&i| !page.quoted(i) && page.lower(i) != ".");
    let accuses = matches!(word, "hold" | "held" | "holds" | "holding")
        && near().any(|i| matches!(page.lower(i), "responsible" | "accountable" | "liable"))
        || matches!(word, "point" | "pointed" | "points" | "pointing")
            && near().any(|i| matches!(page.lower(i), "finger" | "fingers"));
    if accuses {
        return meaning_of_verb("accuse", "").map(|meaning| Word { at, meaning });
    }
    if !is_light(word) {
        return None;
    }
    near().take(5).find_map(|i| meaning_of_noun(page.lower(i)).map(|meaning| Word { at: i, meaning }))
}

/// "did not deny", "without accusing", "stopped short of accusing".
fn negated(page: &Analysis<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|i| {
        let word = page.lower(i);
        matches!(word, "not" | "never" | "without" | "nor" | "neither" | "no") && !page.quoted(i)
            || word.ends_with("n't")
            || word == "short" && page.lower(i + 1) == "of"
    })
}

/// "would not say", "did not comment", "gave no details", "had no comment".
fn declines(page: &Analysis<'_>, attribution: &Attribution) -> bool {
    let Some(cue) = attribution.cue.first() else { return false };
    let from = cue.start.saturating_sub(3);
    let to = page.tokens.len().min(cue.end + 4);
    (from..to).filter(|&i| !page.quoted(i)).any(|i| {
        let (word, next) = (page.lower(i), page.lower(i + 1));
        let not = word.ends_with("n't")
            || word == "not"
                && i > 0
                && matches!(
                    page.lower(i - 1),
                    "would" | "did" | "do" | "does" | "has" | "have" | "had" | "will"
                );
        let telling = |word: &str| {
            matches!(
                word,
                "say"
                    | "comment"
                    | "confirm"
                    | "specify"
                    | "elaborate"
                    | "disclose"
                    | "name"
                    | "answer"
                    | "respond"
                    | "reply"
                    | "explain"
                    | "reveal"
                    | "discuss"
                    | "identify"
                    | "detail"
                    | "commented"
                    | "responded"
                    | "replied"
                    | "confirmed"
                    | "elaborated"
                    | "divulge"
                    | "provide"
            )
        };
        let withheld = word == "no"
            && matches!(
                next,
                "comment"
                    | "details"
                    | "detail"
                    | "answer"
                    | "reason"
                    | "explanation"
                    | "further"
                    | "reply"
                    | "response"
                    | "figures"
                    | "date"
            );
        withheld && i + 1 >= cue.start || not && (i + 1..to.min(i + 4)).any(|k| telling(page.lower(k)))
    })
}

/// "asked the army to go", "asked for help", "asked that …": a call; else a question.
fn asked(page: &Analysis<'_>, at: usize) -> Act {
    for i in at + 1..page.tokens.len().min(at + 14) {
        let word = page.lower(i);
        match word {
            "if" | "whether" | "what" | "why" | "how" | "when" | "where" | "who" | "?" | "about" => {
                return Act::Ask;
            }
            "for" if i == at + 1 => return Act::CallFor,
            "that" if i <= at + 6 => return Act::CallFor,
            "to" if !is_determiner(page.lower(i + 1)) && !page.tokens[i].capital => return Act::CallFor,
            "." | ";" => break,
            _ if page.quoted(i) => break,
            _ => {}
        }
    }
    if page.lower(at).starts_with("request") { Act::CallFor } else { Act::Ask }
}

/// Whether what is warned of is what the speaker's side would do.
fn harms(page: &Analysis<'_>, attribution: &Attribution) -> bool {
    let content: Vec<&str> =
        attribution.content.iter().flat_map(Clone::clone).take(24).map(|i| page.lower(i)).collect();
    let would = content.iter().position(|w| matches!(*w, "will" | "would" | "'ll" | "'d" | "shall"));
    let Some(would) = would else { return false };
    let own = content[..would].iter().any(|w| {
        matches!(*w, "it" | "they" | "we" | "he" | "she" | "i" | "its" | "his" | "her" | "their" | "our")
    });
    let deed = content[would..].iter().take(5).any(|w| {
        matches!(
            *w,
            "retaliate"
                | "respond"
                | "strike"
                | "hit"
                | "attack"
                | "punish"
                | "shoot"
                | "close"
                | "cut"
                | "use"
                | "expel"
                | "sue"
                | "prosecute"
                | "destroy"
                | "resume"
                | "evict"
                | "fire"
                | "bomb"
                | "shell"
                | "sack"
                | "kill"
                | "ban"
                | "deport"
                | "raid"
                | "demolish"
                | "occupy"
                | "boycott"
                | "veto"
                | "halt"
                | "stop"
                | "block"
                | "withhold"
                | "arrest"
                | "sanction"
                | "impose"
                | "seize"
                | "act"
                | "dismiss"
                | "open"
                | "burn"
                | "sink"
                | "answer"
                | "hunt"
                | "jail"
                | "fine"
                | "withdraw"
                | "suspend"
                | "storm"
        )
    });
    let pay = content[would..].iter().take(6).any(|w| {
        matches!(
            *w,
            "pay"
                | "consequences"
                | "regret"
                | "price"
                | "answered"
                | "shot"
                | "met"
                | "punished"
                | "sunk"
                | "seized"
                | "evicted"
                | "fired"
        )
    });
    let theirs = content[..would]
        .iter()
        .any(|w| matches!(*w, "we" | "he" | "she" | "i" | "they" | "his" | "her" | "our" | "their"));
    let acts = content.get(would + 1).is_some_and(|w| {
        !matches!(
            *w,
            "be" | "have"
                | "need"
                | "lose"
                | "face"
                | "suffer"
                | "die"
                | "fall"
                | "fail"
                | "struggle"
                | "become"
                | "not"
                | "get"
                | "see"
                | "rise"
                | "never"
                | "only"
                | "take"
                | "run"
        )
    });
    own && deed || pay || theirs && acts
}

/// Whether what is rejected is something said: "the report", "the claim that …"; not an offer or a plan.
fn is_claim(page: &Analysis<'_>, attribution: &Attribution) -> bool {
    let content: Vec<&str> =
        attribution.content.iter().flat_map(Clone::clone).take(10).map(|i| page.lower(i)).collect();
    let offered = content.iter().any(|w| {
        let w = w.strip_suffix('s').unwrap_or(w);
        matches!(
            w,
            "offer"
                | "plan"
                | "proposal"
                | "demand"
                | "ceasefire"
                | "deal"
                | "request"
                | "invitation"
                | "bid"
                | "truce"
                | "agreement"
                | "idea"
                | "term"
                | "condition"
                | "motion"
                | "bill"
                | "draft"
                | "compromise"
                | "petition"
                | "appeal"
                | "call"
                | "resignation"
                | "ultimatum"
                | "timetable"
                | "budget"
                | "application"
        )
    });
    let claimed = content.iter().any(|w| {
        let w = w.strip_suffix('s').unwrap_or(w);
        matches!(
            w,
            "claim"
                | "accusation"
                | "allegation"
                | "report"
                | "suggestion"
                | "charge"
                | "assertion"
                | "criticism"
                | "rumour"
                | "rumor"
                | "that"
                | "notion"
                | "account"
                | "version"
                | "story"
                | "finding"
                | "complaint"
                | "statement"
                | "talk"
                | "speculation"
                | "figure"
                | "estimate"
                | "as"
                | "argument"
                | "theory"
                | "insinuation"
        )
    });
    claimed || !offered
}
