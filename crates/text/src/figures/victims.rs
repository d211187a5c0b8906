//! Who the single victims of a document are, each counted once.
//!
//! A victim comes back as "the man", "he", by age and by name. A mention is an earlier victim's where nothing speaks
//! against it: another name, another age, another sex, or "another". So one man who is shot in the first sentence,
//! dies as "a 24-year-old" in the second and is named in the third is one.
//!
//! | report | tolls |
//! |---|---|
//! | Man killed in Ell. A man died in hospital on Monday. | killed 1 |
//! | A man shot his wife's brother before killing himself. | killed 1; injured 1 |
//! | The gunman killed three people before killing himself. | killed 4 |
//! | A man was shot dead and another man was wounded. | killed 1; injured 1 |

use super::claim::Claim;
use super::context::Context;
use super::group::{Group, Kind};
use crate::lexicon::Gender;

/// Two indefinite mentions no further apart than this many words of one sentence are two people.
const NEAR: usize = 15;

/// More victims than this are not told apart one by one.
const MOST: usize = 300;

/// One victim.
#[derive(Debug, Clone, Default)]
pub(super) struct Victim {
    /// Lower-case words of the fullest name.
    name: Vec<String>,
    /// Of whom it is one: "his son".
    owned: Option<String>,
    age: Option<f64>,
    gender: Option<Gender>,
    pub dead: bool,
    /// Whether it is said to be hurt and alive, not only hit.
    pub injured: bool,
    /// The claims that are of this victim.
    pub claims: Vec<usize>,
    /// Sentence of the first mention.
    pub first: usize,
    /// Whether only a headline's bare noun told of it so far: the text tells it again.
    headline: bool,
    /// Whether it was introduced as somebody besides those before.
    pub besides: bool,
    /// Sentence and group of the last mention.
    last: (usize, usize),
    /// Sentence and words of the last claim.
    verb: (usize, usize),
    /// In which sentence somebody else did it to them last.
    suffered: Option<usize>,
}

/// A mention that may be an earlier victim's.
struct Seen<'a> {
    group: &'a Group,
    name: &'a [String],
    owned: Option<&'a str>,
    killed: bool,
    injured: bool,
    /// "himself".
    reflexive: bool,
    /// Sentence and group.
    here: (usize, usize),
    /// Sentence and words.
    verb: (usize, usize),
}

/// The victims, in the order of their first mention.
#[derive(Debug, Default)]
pub(super) struct Victims(pub Vec<Victim>);

impl Victims {
    /// Takes in a claim about one person.
    pub(super) fn add(&mut self, cx: &Context<'_>, n: usize, claim: &Claim) {
        let group = &claim.group;
        let name = match group.kind {
            Kind::Name => name(cx, group),
            _ => Vec::new(),
        };
        let killed = claim.measure == "killed";
        let here = (claim.sentence, group.tokens.start);
        let owned = group.head.filter(|_| group.owned).map(|head| cx.lower(head));
        let verb = (claim.sentence, claim.words.start);
        let reflexive = group.is_reflexive(cx);
        let seen = Seen {
            group,
            name: &name,
            owned,
            killed,
            injured: claim.measure == "injured",
            reflexive,
            here,
            verb,
        };
        let known = self.find(&seen);
        if known.is_none() && self.0.len() >= MOST {
            return;
        }
        let at = known.unwrap_or_else(|| {
            self.0.push(Victim {
                first: claim.sentence,
                besides: group.other,
                headline: true,
                ..Victim::default()
            });
            self.0.len() - 1
        });
        let victim = &mut self.0[at];
        if name.len() > victim.name.len() {
            victim.name = name;
        }
        victim.age = victim.age.or(group.age);
        victim.gender = victim.gender.or(group.gender);
        victim.headline &= group.headline;
        victim.dead |= killed;
        victim.injured |= !killed && !claim.hit;
        if group.owned {
            victim.owned = group.head.map(|head| cx.lower(head).to_owned());
        }
        victim.claims.push(n);
        victim.verb = verb;
        if group.tokens.start >= claim.words.end && !reflexive {
            victim.suffered = Some(claim.sentence);
        }
        victim.last = here;
    }

    fn find(&self, seen: &Seen<'_>) -> Option<usize> {
        let &Seen { group, name, owned, killed, injured, reflexive, here, verb } = seen;
        let fits = |victim: &Victim| {
            let same_group = victim.last == here;
            let same_sentence = victim.last.0 == here.0 && here.1 - victim.last.1.min(here.1) < NEAR;
            let relative = owned.is_some() && victim.owned.as_deref() == owned;
            // Those of one verb are several.
            let headline = (victim.headline || group.headline) && victim.verb != verb;
            let same_age = group.age.is_some() && group.age == victim.age && !group.other;
            let again = group.definite
                || same_group
                || relative
                || headline
                || same_age
                || named_alike(&victim.name, name);
            fits(victim, group, name)
                && (again || !same_sentence)
                // "He shot her brother before killing himself": not the brother.
                && !(reflexive && victim.suffered == Some(here.0))
                // Who is dead is not said to be in hospital later, unless it is told back.
                && !(injured && victim.dead && !group.definite && !same_group && name.is_empty())
        };
        let all = || self.0.iter().enumerate().filter(|(_, victim)| fits(victim)).map(|(at, _)| at);
        if let Some(same) = all().find(|&at| self.0[at].last == here) {
            return Some(same);
        }
        if !name.is_empty()
            && let Some(named) = all().find(|&at| named_alike(&self.0[at].name, name))
        {
            return Some(named);
        }
        if group.age.is_some()
            && let Some(aged) = all().find(|&at| self.0[at].age == group.age)
        {
            return Some(aged);
        }
        let latest = (0..self.0.len()).max_by_key(|&at| self.0[at].last);
        let others = || all().filter(|&at| !group.other || Some(at) != latest);
        // Of several who fit, one in the same state; the last mentioned where it is "the" or "he".
        let state = |at: &usize| self.0[*at].dead == killed;
        if group.other && !group.definite {
            // "another man" told a second time.
            return all().find(|&at| self.0[at].besides && state(&at));
        }
        if group.definite {
            return others().max_by_key(|at| (state(at), self.0[*at].last));
        }
        others().find(state).or_else(|| others().next())
    }
}

fn name(cx: &Context<'_>, group: &Group) -> Vec<String> {
    let (Some(count), Some(head)) = (&group.count, group.head) else { return Vec::new() };
    (count.tokens.start..head + 1).map(|i| cx.lower(i).to_owned()).collect()
}

fn fits(victim: &Victim, group: &Group, name: &[String]) -> bool {
    let ages = match (victim.age, group.age) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let genders = match (victim.gender, group.gender) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let names = victim.name.is_empty() || name.is_empty() || named_alike(&victim.name, name);
    let alike = !name.is_empty() && named_alike(&victim.name, name);
    names && (alike || ages && genders)
}

/// "Ann Orr" and "Orr" are one, "Ann Orr" and "Tom Orr" two.
fn named_alike(a: &[String], b: &[String]) -> bool {
    match (a, b) {
        ([], _) | (_, []) => false,
        ([one], many) | (many, [one]) => many.iter().any(|word| {
            word == one || word.strip_suffix(one.as_str()).is_some_and(|before| before.ends_with('-'))
        }),
        _ => a.last() == b.last() && a.first() == b.first() || a == b,
    }
}
