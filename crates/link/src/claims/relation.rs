//! How two claims of one incident stand to each other.
//!
//! Only numbers for the whole of one thing are compared: the same measure, unit and subgroup, printed, not taken back,
//! and not one of several that a document adds up. "One Tarvian officer" is no count of all officers.

use std::collections::BTreeMap;

use onrecord_text::{Bound, Counting};
use serde::Serialize;

use super::claim::Claim;
use super::interval::interval_in_words;
use crate::incidents::When;

/// Claims of one thing that are compared: bounds the time.
const COMPARED: usize = 200;

/// How one claim stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// Both can be true.
    Compatible,
    /// A later number of the same claimant.
    Updates,
    /// Not both can be true, and different parties claim them.
    Contradicts,
    /// Two numbers of the same claimant, and nothing says which is the later.
    Differs,
    /// It is counted in the other.
    PartOf,
}

/// How one claim stands to another, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The claim that is spoken of: the later, the part; else the first in the ledger.
    pub from: usize,
    /// The other.
    pub to: usize,
    /// How it stands to that.
    pub stand: Stand,
    /// Why, in words.
    pub why: String,
}

/// What numbers have to agree in before they are compared as wholes: measure, unit, subgroup, and whom they count.
type Whole<'a> = (&'a str, &'a str, Option<&'a str>, Vec<&'a str>);

/// How some claims stand to each other, in their order.
pub(super) fn relations(claims: &[Claim]) -> Vec<Relation> {
    let mut found = Vec::new();
    let mut wholes: BTreeMap<Whole<'_>, Vec<usize>> = BTreeMap::new();
    for (n, claim) in claims.iter().enumerate() {
        if let Some(whole) = claim.part_of.and_then(|whole| Some((whole, claims.get(whole)?))) {
            let why = format!("“{}” are counted in “{}”", claim.printed(), whole.1.printed());
            found.push(Relation { from: n, to: whole.0, stand: Stand::PartOf, why });
        }
        if is_of_the_whole(claim) {
            let (measure, unit) = (claim.measure.as_str(), claim.unit.as_str());
            wholes.entry((measure, unit, claim.subgroup.as_deref(), narrower(claim))).or_default().push(n);
        }
    }
    for of_one in wholes.values() {
        for (at, a) in of_one.iter().enumerate().take(COMPARED) {
            let rest = of_one.iter().take(COMPARED).skip(at + 1);
            found.extend(rest.map(|b| stand(*a, *b, &claims[*a], &claims[*b])));
        }
    }
    found.sort_by_key(|relation| (relation.from, relation.to, relation.stand));
    found
}

/// Whether a number is for all that it counts.
fn is_of_the_whole(claim: &Claim) -> bool {
    let part = claim.part_of.is_some() && claim.subgroup.is_none();
    let alone = claim.aside && claim.subgroup.is_none();
    let new = claim.counting == Some(Counting::New);
    !(claim.implicit || claim.retracted || part || alone || new || is_of_some(claim.printed()))
}

/// "Two of the dead", "nine of those": some of them, also where nothing says of how many.
fn is_of_some(printed: &str) -> bool {
    let words: Vec<&str> = printed.split_whitespace().collect();
    words.windows(2).any(|pair| {
        pair[0].eq_ignore_ascii_case("of")
            && ["the", "those", "them", "these", "whom", "its", "their", "our"].contains(&pair[1])
    })
}

/// The names that narrow a subgroup down further ("one Tarvian officer").
fn narrower(claim: &Claim) -> Vec<&str> {
    let Some(subgroup) = &claim.subgroup else { return Vec::new() };
    let words = claim.printed().split_whitespace().skip(1);
    let name = |word: &&str| word.starts_with(char::is_uppercase) && word.to_lowercase() != *subgroup;
    words.filter(name).collect()
}

fn stand(a: usize, b: usize, one: &Claim, two: &Claim) -> Relation {
    let same = one.claimant.is(&two.claimant);
    let interval = |claim: &Claim| (claim.low, claim.high);
    let equal = interval(one) == interval(two);
    let (x, y) = (one.printed(), two.printed());
    let whose = format!("{} and {}", one.claimant.name, two.claimant.name);
    let (later, stand, why) = if same && !equal {
        let name = &one.claimant.name;
        match later(one.as_of, two.as_of) {
            Some(first) => {
                let (new, old) = if first { (one, two) } else { (two, one) };
                let why = format!(
                    "{name} said “{}” as of {} and “{}” as of {}",
                    old.printed(),
                    old.as_of,
                    new.printed(),
                    new.as_of
                );
                (!first, Stand::Updates, why)
            }
            None => {
                let why = format!("{name} gives “{x}” and “{y}”, and nothing says which is the later");
                (false, Stand::Differs, why)
            }
        }
    } else if equal {
        (false, Stand::Compatible, format!("{whose} give the same number"))
    } else if overlap(one, two) {
        let why = format!(
            "“{x}” ({}) and “{y}” ({}) can both be true",
            interval_in_words(one.low, one.high, one.bound),
            interval_in_words(two.low, two.high, two.bound)
        );
        (false, Stand::Compatible, why)
    } else {
        let why = format!(
            "{whose}: “{x}” ({}) and “{y}” ({}) cannot both be true",
            interval_in_words(one.low, one.high, one.bound),
            interval_in_words(two.low, two.high, two.bound)
        );
        (false, Stand::Contradicts, why)
    };
    let (from, to) = if later { (b, a) } else { (a, b) };
    Relation { from, to, stand, why }
}

/// "Three bodies were found" says how many are known of, whoever says it: there can be more.
fn counts_the_found(claim: &Claim) -> bool {
    claim.printed().split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        ["body", "bodies", "corpse", "corpses"].iter().any(|found| word.eq_ignore_ascii_case(found))
    })
}

/// Whether the first is the later; none where that is not known.
fn later(one: When, two: When) -> Option<bool> {
    let (one, two) = (one.day()?, two.day()?);
    (one != two).then_some(one > two)
}

/// Whether some number is in both intervals. "More than 70" leaves 70 out.
fn overlap(one: &Claim, two: &Claim) -> bool {
    let reaches = |low: &Claim, high: &Claim| match (low.low, high.high.filter(|_| !counts_the_found(high))) {
        (Some(least), Some(most)) => {
            let open = low.bound == Bound::MoreThan || high.bound == Bound::FewerThan;
            least < most || least == most && !open
        }
        _ => true,
    };
    reaches(one, two) && reaches(two, one)
}
