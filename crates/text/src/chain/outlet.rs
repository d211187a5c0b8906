//! Outlets by their names: known agencies, words for media, names that end like one.

use crate::lexicon::{agency_name, is_determiner};
use crate::{Analysis, Range};

/// Whether a phrase names an outlet: a known agency, a word for one, or a capitalised name that is no person's.
pub(crate) fn is_outlet(page: &Analysis<'_>, phrase: &Range) -> bool {
    let words = page.words(phrase).to_lowercase();
    let bare = words.strip_prefix("the ").unwrap_or(&words);
    if agency_name(bare).is_some() {
        return true;
    }
    let known = phrase.clone().any(|i| {
        let word = page.lower(i);
        matches!(
            word,
            "news"
                | "newspaper"
                | "newspapers"
                | "television"
                | "tv"
                | "radio"
                | "channel"
                | "broadcaster"
                | "broadcasters"
                | "station"
                | "website"
                | "daily"
                | "weekly"
                | "magazine"
                | "times"
                | "post"
                | "courier"
                | "herald"
                | "tribune"
                | "gazette"
                | "journal"
                | "observer"
                | "guardian"
                | "mail"
                | "press"
                | "media"
                | "wire"
                | "telegraph"
                | "chronicle"
                | "examiner"
                | "mirror"
                | "star"
                | "sun"
                | "standard"
                | "outlet"
                | "outlets"
                | "paper"
                | "papers"
                | "portal"
                | "bulletin"
                | "tabloid"
                | "network"
                | "dispatch"
                | "record"
                | "sentinel"
                | "monitor"
                | "telegram"
                | "blog"
                | "podcast"
                | "programme"
                | "broadcast"
                | "service"
                | "correspondent"
                | "argus"
                | "echo"
                | "advertiser"
                | "register"
        )
    });
    let agency = phrase.clone().any(|i| matches!(page.lower(i), "agency" | "agencies"))
        && phrase.clone().any(|i| {
            matches!(page.lower(i), "news" | "press" | "telegraph" | "information" | "state" | "wire")
                || page.tokens[i].capital && !is_determiner(page.lower(i))
        })
        || bare == "agency";
    // "Northwire": one capitalised word that ends like a medium's name.
    let ends = |word: &str| {
        ["wire", "press", "news", "media", "tv", "fax", "inform", "post", "times"]
            .iter()
            .any(|e| word.ends_with(e) && word.len() > e.len())
    };
    let named = phrase.clone().any(|i| page.tokens[i].capital && ends(page.lower(i)));
    known
        && phrase.clone().any(|i| {
            page.tokens[i].capital
                || is_determiner(page.lower(i))
                || matches!(page.lower(i), "state" | "local" | "media" | "television" | "radio")
        })
        || named
        || agency
}
