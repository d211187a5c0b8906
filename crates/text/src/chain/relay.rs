//! Relays: the outlets through which a statement came. "Northwire cited Orr as saying" is a rule of attribution;
//! here are those that stand around a statement: "…, Northwire reported", "in remarks carried by state television".

use super::outlet::is_outlet;
use super::{Sentence, cue, nouns};
use crate::Range;
use crate::attribution::{Attribution, phrase};
use crate::lexicon::*;
use crate::span::overlap;

type Relay = (Range, Option<Range>);

/// Relays, outermost first, with the attribution they belong to.
pub(super) fn find(sentence: &Sentence<'_>) -> Vec<(usize, Vec<Relay>)> {
    let reports = reports(sentence);
    let mut out = Vec::new();
    for (n, attribution) in &sentence.members {
        let mut relays: Vec<Relay> = Vec::new();
        for relay in quoting(sentence, attribution)
            .into_iter()
            .chain(reported(sentence, attribution, &reports))
            .chain(carried(sentence, *n))
            .chain(standing(sentence, *n))
        {
            let own = attribution.addressee.iter().chain(&attribution.authority).any(|run| overlap(run, &relay.0))
                // "the bishop, as reported by the Gazette, said": inside the source, and not its head.
                || attribution.source.iter().any(|run| overlap(run, &relay.0) && relay.0.start < run.start + 3);
            if !own && !relays.iter().any(|(run, _)| overlap(run, &relay.0)) {
                relays.push(relay);
            }
        }
        if !relays.is_empty() {
            relays.sort_by_key(|(run, _)| distance(attribution, run));
            relays.reverse();
            out.push((*n, relays));
        }
    }
    out
}

/// Tokens between a relay and the cue: whoever stands farther out is nearer this text.
fn distance(attribution: &Attribution, relay: &Range) -> usize {
    let cue = cue(attribution);
    cue.start.saturating_sub(relay.end).max(relay.start.saturating_sub(cue.end))
}

/// "Northwire quoted Orr as saying", "Orr was quoted by Northwire as saying", "as saying in Northwire".
fn quoting(sentence: &Sentence<'_>, attribution: &Attribution) -> Vec<Relay> {
    let page = sentence.page;
    let cue = cue(attribution);
    let mut out = Vec::new();
    for i in sentence.spoken_about() {
        let quotes = matches!(
            page.lower(i),
            "quoted"
                | "cited"
                | "quotes"
                | "cites"
                | "quote"
                | "cite"
                | "quoting"
                | "citing"
                | "reported"
                | "reports"
        );
        if !quotes {
            continue;
        }
        // Its own cue, or the one it leads to: "… as saying".
        let leads = cue.contains(&i)
            || cue.start > i
                && page.lower(cue.start).ends_with("ing")
                && !sentence.members.iter().any(|(_, a)| (i + 1..cue.start).contains(&super::cue(a).start));
        let by = match page.lower(i + 1) {
            "by" | "in" => Some(i + 1),
            "as" => (i + 2..sentence.tokens.end.min(i + 5)).find(|&k| matches!(page.lower(k), "by" | "in")),
            _ => None,
        };
        if let Some(by) = by {
            let near = leads || sentence.owner(i).is_some_and(|(_, a)| super::cue(a) == cue);
            if let Some(relay) = nouns::at(page, by + 1, sentence.tokens.end).filter(|relay| {
                near && !relay.clone().all(|i| is_month(page.lower(i)) || is_weekday(page.lower(i)))
            }) {
                out.push((relay, Some(i..i + 1)));
            }
        } else if leads
            && (cue.contains(&i) && attribution.source.first().is_some_and(|run| run.start > i)
                || cue.start > i && (page.lower(cue.start - 1) == "as" || page.lower(cue.start) == "saying"))
            && let Some(relay) = subject(sentence, i)
        {
            out.push((relay, Some(i..i + 1)));
        }
    }
    out
}

/// An outlet, and the verb with which it reports: "Northwire reported", "the Courier writes".
fn reports(sentence: &Sentence<'_>) -> Vec<(Range, usize)> {
    let page = sentence.page;
    let many = |i: usize| page.lower(i) == "report" && page.lower(i - 1) == "media";
    let verbs = sentence.spoken_about().filter(|&i| is_reporting(page.lower(i)) || i > 0 && many(i));
    let mut out: Vec<(Range, usize)> = verbs
        .filter_map(|i| {
            // "reported Northwire" behind a quotation.
            let after = || nouns::at(page, i + 1, sentence.tokens.end);
            let by = subject(sentence, i)
                .or_else(after)
                .filter(|by| is_outlet(page, by) || is_reporter(sentence, by, i))?;
            Some((by, i))
        })
        .collect();
    let according =
        sentence.spoken_about().filter(|&i| page.lower(i) == "according" && page.lower(i + 1) == "to");
    out.extend(according.filter_map(|i| {
        let mut first = i + 2;
        // "according to a report in the Courier".
        if let Some(link) = (first..sentence.tokens.end.min(first + 5))
            .find(|&k| matches!(page.lower(k), "in" | "by" | "from" | "on"))
            && (first..link)
                .any(|k| matches!(page.lower(k), "report" | "reports" | "article" | "account" | "dispatch"))
        {
            first = link + 1;
        }
        let by = nouns::at(page, first, sentence.tokens.end)?;
        let printed = is_document_noun(page.lower(nouns::head(page, &by)));
        (is_outlet(page, &by) || is_title_of_outlet(sentence, &by) || printed).then_some((by, i))
    }));
    out
}

/// "the Lantern reported": any name but a person's, with a verb that is mostly an outlet's.
fn is_reporter(sentence: &Sentence<'_>, who: &Range, verb: usize) -> bool {
    let page = sentence.page;
    let reports = matches!(page.lower(verb), "reported" | "reports" | "wrote" | "writes");
    // A lone last name without its article is a person's as often as not.
    reports && is_title_of_outlet(sentence, who) && (is_determiner(page.lower(who.start)) || who.len() > 1)
}

/// A short name in capitals that is no person's.
fn is_title_of_outlet(sentence: &Sentence<'_>, who: &Range) -> bool {
    let page = sentence.page;
    let names = who.clone().filter(|&i| !is_determiner(page.lower(i)));
    let person =
        names.clone().any(|i| is_title(page.lower(i)) || gender_of_given_name(page.lower(i)).is_some());
    !person && who.len() <= 4 && names.clone().count() > 0 && names.clone().all(|i| page.tokens[i].capital)
}

/// The outlets that report this statement of somebody else's.
fn reported(sentence: &Sentence<'_>, attribution: &Attribution, reports: &[(Range, usize)]) -> Vec<Relay> {
    let page = sentence.page;
    let inner = cue(attribution);
    let mut out = Vec::new();
    for (outlet, verb) in reports.iter().filter(|(_, verb)| !inner.contains(verb)) {
        // Before: "Northwire reported that Orr had denied it"; behind and between: ", Northwire reported,".
        let before = *verb < inner.start;
        let opener = outlet.start.checked_sub(1).filter(|i| sentence.tokens.contains(i));
        let parted =
            opener.is_some_and(|i| matches!(page.lower(i), "," | "as" | "—" | "–" | "-") || page.quoted(i));
        // "Northwire said it was wrong, and Orr denied it": another sentence.
        let joined = !(*verb..inner.start).any(|i| {
            page.lower(i) == ";"
                || matches!(page.lower(i), "but" | "while") && page.lower(i.saturating_sub(1)) == ","
        });
        let behind = !before && (parted || page.lower(*verb) == "according") && ends_there(sentence, *verb);
        if before && joined || behind {
            out.push((outlet.clone(), Some(*verb..*verb + 1)));
        }
    }
    // "Northwire carried the colonel's denial that …".
    for i in (inner.start.saturating_sub(7)..inner.start)
        .filter(|&i| sentence.tokens.contains(&i) && !page.quoted(i))
    {
        if matches!(page.lower(i), "carried" | "published" | "ran" | "broadcast" | "aired" | "printed")
            && let Some(outlet) = subject(sentence, i).filter(|outlet| is_outlet(page, outlet))
        {
            out.push((outlet, Some(i..i + 1)));
        }
    }
    out
}

/// Whether nothing is reported behind a verb that closes a sentence or stands between commas.
fn ends_there(sentence: &Sentence<'_>, verb: usize) -> bool {
    let word = sentence.lower(verb + 1);
    sentence.page.lower(verb) == "according"
        || verb + 1 >= sentence.tokens.end
        || matches!(
            word,
            "." | "," | ";" | "on" | "earlier" | "late" | "citing" | "quoting" | "in" | "at" | "—" | "–"
        )
        || is_weekday(word)
        || is_time_word(word)
        || sentence.page.tokens[verb + 1].capital
}

/// The noun phrase before a verb and what helps it.
fn subject(sentence: &Sentence<'_>, verb: usize) -> Option<Range> {
    let page = sentence.page;
    let mut last = verb.checked_sub(1)?;
    while last > sentence.tokens.start && (is_auxiliary(page.lower(last)) || is_adverb(page.lower(last))) {
        last -= 1;
    }
    // "Northwire on Saturday reported".
    while last > sentence.tokens.start
        && (is_weekday(page.lower(last)) || is_time_word(page.lower(last)) || page.lower(last) == "on")
    {
        last -= 1;
    }
    // "Northwire, citing two medics, reported".
    if page.lower(last) == "," {
        let comma = (sentence.tokens.start..last).rev().take(24).find(|&i| page.lower(i) == ",")?;
        if !matches!(page.lower(comma + 1), "citing" | "quoting" | "in" | "on" | "referring") {
            return None;
        }
        last = comma.checked_sub(1)?;
    }
    let whole = phrase::ending_at(page, last, sentence.tokens.start)?;
    (whole.end == last + 1).then_some(whole)
}

/// Outlets that merely stand there: "said on state television", "via the SANA agency", "… - Evening Mail".
fn standing(sentence: &Sentence<'_>, n: usize) -> Vec<Relay> {
    let page = sentence.page;
    let mut out = Vec::new();
    for i in sentence.spoken_about() {
        let mine = || sentence.owners(i).iter().any(|(owner, _)| *owner == n);
        let airs = |run: &Range| {
            run.clone().any(|k| {
                matches!(
                    page.lower(k),
                    "television" | "tv" | "radio" | "channel" | "network" | "station" | "fm"
                )
            })
        };
        let prints = |run: &Range| is_outlet(page, run) && !airs(run);
        let outlet = || nouns::at(page, i + 1, sentence.tokens.end).filter(|run| is_outlet(page, run));
        let relay = match page.lower(i) {
            "via" | "through" | "per" => outlet(),
            "on" | "over" => outlet().filter(airs),
            "in" if sentence
                .owner(i)
                .is_some_and(|(_, a)| cue(a).any(|k| page.lower(k).starts_with("wr"))) =>
            {
                outlet().filter(prints)
            }
            "-" | "–" | "—" | "|" => outlet().filter(|run| run.end + 1 >= sentence.tokens.end),
            _ => None,
        };
        if let Some(relay) = relay.filter(|_| mine()) {
            out.push((relay, None));
        }
    }
    out
}

/// "in remarks carried by state television", "in a statement published by SANA", "as reported by the Courier".
fn carried(sentence: &Sentence<'_>, n: usize) -> Vec<Relay> {
    let page = sentence.page;
    let mut out = Vec::new();
    for i in sentence.spoken_about() {
        let carries = matches!(
            page.lower(i),
            "shared"
                | "rebroadcast"
                | "reposted"
                | "carried"
                | "excerpted"
                | "serialised"
                | "serialized"
                | "published"
                | "broadcast"
                | "aired"
                | "reported"
                | "released"
                | "printed"
                | "relayed"
                | "distributed"
                | "televised"
                | "circulated"
                | "reprinted"
                | "obtained"
                | "seen"
                | "shown"
                | "posted"
                | "run"
                | "streamed"
                | "read"
        );
        // "broadcast live on Monday by Radio Ell".
        let link = (i + 1..sentence.tokens.end.min(i + 6))
            .find(|&k| matches!(page.lower(k), "by" | "on" | "in" | "via") && !is_weekday(page.lower(k + 1)));
        let Some(link) = link.filter(|&link| carries && (i + 1..link).all(|k| is_when(page.lower(k)))) else {
            continue;
        };
        let Some(relay) = nouns::at(page, link + 1, sentence.tokens.end) else { continue };
        // What only media do makes a medium of any name.
        let by_medium = page.lower(link) == "by"
            && page.tokens[relay.end - 1].capital
            && matches!(
                page.lower(i),
                "broadcast"
                    | "aired"
                    | "printed"
                    | "carried"
                    | "televised"
                    | "excerpted"
                    | "published"
                    | "reported"
            );
        let mine = sentence.owners(i).iter().any(|(owner, _)| *owner == n);
        if (is_outlet(page, &relay) || by_medium) && mine {
            out.push((relay, Some(i..i + 1)));
        }
    }
    out
}

/// Words of time and manner between a verb and its "by".
fn is_when(word: &str) -> bool {
    is_weekday(word)
        || is_time_word(word)
        || is_part_of_day(word)
        || is_ly_adverb(word)
        || matches!(
            word,
            "on" | "in" | "full" | "live" | "part" | "late" | "early" | "first" | "last" | "and"
        )
}

fn is_reporting(word: &str) -> bool {
    matches!(
        word,
        "reported"
            | "reports"
            | "reporting"
            | "said"
            | "says"
            | "wrote"
            | "writes"
            | "quoted"
            | "quotes"
            | "quoting"
            | "cited"
            | "cites"
            | "carried"
            | "published"
            | "broadcast"
            | "aired"
            | "announced"
            | "added"
            | "noted"
            | "notes"
            | "learned"
    )
}
