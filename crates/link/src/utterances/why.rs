//! What speaks for and against two statements being renderings of one utterance, in words.

use std::collections::HashMap;

use super::pair::Comparison;
use super::rendering::Rendering;
use super::speaker::Relation;

/// Words named at most.
const NAMED: usize = 6;
/// Fewer words in a row are not worth telling.
const RUN: usize = 4;

impl Comparison {
    /// The reasons, each a sentence without a full stop. `a` and `b` are what was compared.
    pub fn why(&self, a: &Rendering, b: &Rendering) -> Vec<String> {
        let mut reasons = Vec::new();
        let (words, shared) = (a.telling.len().min(b.telling.len()), in_both(a, b));
        let named: Vec<&str> = shared.iter().take(NAMED).map(|(form, _)| *form).collect();
        reasons.push(match named.as_slice() {
            [] => "they share no word that tells something".to_owned(),
            _ => format!(
                "{} of the {words} telling words of the shorter are in both: {}",
                shared.len(),
                named.join(", ")
            ),
        });
        if self.run.0 >= RUN {
            let run: Vec<&str> =
                a.words.iter().skip(self.run.1).take(self.run.0.min(12)).map(|w| &*w.form).collect();
            let more = if self.run.0 > 12 { " …" } else { "" };
            reasons.push(format!("{} words in a row are the same: “{}{more}”", self.run.0, run.join(" ")));
        }
        if self.quoted > 0.0 {
            reasons.push(format!("both quote {:.0} % of the shorter quotation", 100.0 * self.quoted));
        }
        reasons.push(self.credited(a, b));
        reasons.push(match self.days {
            None => "not both are dated".to_owned(),
            Some(0) => "they are of the same day".to_owned(),
            Some(1) => "they are one day apart".to_owned(),
            Some(days) => format!("they are {days} days apart"),
        });
        if self.numbers_differ {
            reasons.push(format!("their numbers differ: {} and {}", numbers(a), numbers(b)));
        }
        reasons
    }

    fn credited(&self, a: &Rendering, b: &Rendering) -> String {
        let name = |one: &Rendering| {
            one.speaker.as_ref().map_or("nobody".to_owned(), |speaker| speaker.name.clone())
        };
        let (one, two) = (name(a), name(b));
        match self.speakers {
            Relation::Same if one == two => format!("both credit {one}"),
            Relation::Same => format!("{one} and {two} are one name"),
            Relation::Office => format!("{one} and {two}: one speaks for the other"),
            Relation::Unknown => format!("nothing says whether {one} and {two} are one"),
            Relation::Different => format!("{one} and {two} are two names"),
        }
    }
}

/// The telling words of both, those that tell most first.
fn in_both<'a>(a: &'a Rendering, b: &Rendering) -> Vec<(&'a str, f32)> {
    let forms: HashMap<u64, &str> = a.words.iter().rev().map(|word| (word.key, &*word.form)).collect();
    let has = |key: &u64| b.telling.binary_search_by_key(key, |(key, _)| *key).is_ok();
    let both = a.telling.iter().filter(|(key, _)| has(key));
    let mut out: Vec<(&str, f32)> =
        both.filter_map(|(key, weight)| Some((*forms.get(key)?, *weight))).collect();
    out.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(two.0)));
    out
}

fn numbers(one: &Rendering) -> String {
    let numbers = one.words.iter().filter(|word| word.number.is_some());
    numbers.map(|word| &*word.form).take(NAMED).collect::<Vec<_>>().join(", ")
}
