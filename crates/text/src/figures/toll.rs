//! Tolls.
//!
//! What a document as a whole claims of its main event, so that "two men were shot", "one of the victims died" and "Tom
//! Orr, 24, was pronounced dead" come to one killed and one injured. For each measure of people the toll is the greatest
//! number claimed of the main event, or the victims told one by one where they are more. Those who died are killed and
//! no longer injured; parts are in their whole already; what is of other events is left out (`background.rs`), and so
//! is who first comes up as dead far behind the first deaths told: reports name their dead at the top. For the same
//! reason a report whose first death comes behind nine sentences is not about it, nor one whose first harm of any kind
//! comes behind twenty; such figures stay figures and make no toll. Nor do those that are taken back (`retracted.rs`).
//!
//! | report | tolls |
//! |---|---|
//! | Two men were shot in Ell. One of the men died in hospital. | killed 1; injured 1 |
//! | A man was shot on Monday. The man, 24, died in hospital. | killed 1 |
//! | Gunmen killed 12 people, including three children. The toll later rose to 14. | killed 14 |
//! | At least 12 people were killed and 30 wounded in the raid. | killed 12–; injured 30 |
//! | A strike killed four people. Last year a strike on the town killed 20 people. | killed 4 |
//! | Ann Orr and her son were wounded. Orr later died. | killed 1; injured 1 |
//! | No one was killed, but five people were injured. | killed 0; injured 5 |
//! | Police arrested 40 protesters. Three officers were hurt. | injured 3; arrested 40 |
//! | A man was shot dead and another was wounded. Another man was wounded, police said again. | killed 1; injured 1 |
//! | The raid killed a general and two of his bodyguards. | killed 3 |
//! | Shelling killed 12 doctors and 10 patients. | killed 22 |
//! | The number of people killed rose to 64. | killed 64 |
//! | Dozens of people were wounded in the raid. Two of the wounded died. | killed 2; injured 22–97 |
//! | The flood left 12 people dead, and three more died in hospital. | killed 15 |
//! | The council met. It heard of roads. Snow had closed one. The mayor spoke. His deputy spoke. They agreed. A vote was taken. It passed. The hall emptied. Ann Orr died in May, a clerk said. | – |

use super::background::Standing;
use super::bounds::Quantity;
use super::claim::Claim;
use super::claims::of_the_injured;
use super::context::Context;
use super::counted::several;
use super::group::Kind;
use super::measures;
use super::victims::{Victim, Victims};
use crate::{Bound, Counting};

/// How many sentences behind the first of a harm the others of the event are told.
const LEAD: usize = 4;

/// A report whose first death comes behind so many sentences is not about it, nor is one whose first harm of any kind
/// comes behind so many.
const LATEST_DEATH: usize = 9;
const LATEST_HARM: usize = 20;

/// One measure's sum over the document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sum {
    pub measure: &'static str,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub bound: Bound,
    pub unit: String,
    /// Places in the list of figures.
    pub figures: Vec<usize>,
}

/// The tolls of a document. `place` leads from claims to figures.
pub(super) fn tolls(
    cx: &Context<'_>,
    claims: &[Claim],
    standings: &[Standing],
    round_up: bool,
    place: &[Option<usize>],
) -> Vec<Sum> {
    if claims.is_empty() {
        return Vec::new();
    }
    let told = |claim: &Claim| !claim.retracted;
    let mut out = Vec::new();
    let mut add = |toll: Option<Toll>| {
        out.extend(toll.map(|Toll { measure, count, claims }| Sum {
            measure,
            low: count.low,
            high: count.high,
            bound: count.bound,
            unit: "people".into(),
            figures: claims.into_iter().filter_map(|n| place.get(n).copied().flatten()).collect(),
        }));
    };
    let harms = kept(claims, standings, |claim| is_harm(claim) && told(claim));
    let [killed, injured] = harm(cx, claims, &harms, round_up);
    add(killed);
    add(injured);
    let mut others: Vec<&'static str> = Vec::new();
    for claim in
        claims.iter().filter(|claim| !is_harm(claim) && !claim.unit && measures::is_of_people(claim.measure))
    {
        if !others.contains(&claim.measure) && claim.group.is_people() {
            others.push(claim.measure);
        }
    }
    for measure in others {
        let same = kept(claims, standings, |claim| {
            claim.measure == measure && claim.group.is_people() && told(claim)
        });
        add(greatest(claims, &same).toll(measure, claims));
    }
    out
}

fn is_harm(claim: &Claim) -> bool {
    matches!(claim.measure, "killed" | "injured" | "shot")
}

/// The claims of one kind that are nearest to the main event: sums over several only where nothing else is told.
fn kept(claims: &[Claim], standings: &[Standing], fits: impl Fn(&Claim) -> bool) -> Vec<usize> {
    let whole = || (0..claims.len()).filter(|&n| fits(&claims[n]) && claims[n].part_of.is_none());
    // "No one else was hurt" is nearer than nothing only.
    let nearest = whole().filter(|&n| claims[n].group.least() > 0.0).map(|n| standings[n]).min();
    let nearest = nearest.or_else(|| whole().map(|n| standings[n]).min());
    let Some(nearest) = nearest.filter(|nearest| *nearest < Standing::Elsewhere) else { return Vec::new() };
    whole().filter(|&n| standings[n] == nearest).collect()
}

/// A toll with the claims it rests on.
struct Toll {
    measure: &'static str,
    count: Quantity,
    claims: Vec<usize>,
}

/// The greatest of several numbers claimed, and the claim that claims it.
#[derive(Debug, Default)]
struct Total {
    least: f64,
    claim: Option<usize>,
    /// What was added last as new.
    more: f64,
    /// The words of the claim taken in last, and the sum of those that share them.
    said: Option<(usize, usize)>,
    chain: f64,
}

impl Total {
    /// Takes in a number: a greater one replaces what was there; "three more" adds to it, once however often it is told.
    fn take(&mut self, claim: &Claim, n: usize) {
        // "killed 12 doctors and 10 patients": those of one verb add up.
        let words = Some((claim.sentence, claim.words.start));
        self.chain = if self.said == words { self.chain + claim.group.least() } else { claim.group.least() };
        self.said = words;
        let count = self.chain;
        let new = claim.counting == Some(Counting::New);
        let least = if new && count != self.more { self.least + count } else { count };
        if new {
            self.more = count;
        }
        if least > self.least || self.claim.is_none() && claim.group.count.is_some() {
            (self.least, self.claim) = (least, Some(n));
        }
    }

    /// The toll of this number alone: the claim's own interval, or what was added up.
    fn toll(&self, measure: &'static str, claims: &[Claim]) -> Option<Toll> {
        let n = self.claim?;
        let count = claims[n].group.count.clone()?.moved_to(self.least);
        Some(Toll { measure, count, claims: vec![n] })
    }
}

fn greatest(claims: &[Claim], kept: &[usize]) -> Total {
    let mut total = Total::default();
    for &n in kept {
        total.take(&claims[n], n);
    }
    total
}

/// Whether one person is counted by the same verb as several others: "a general and two of his guards".
fn joins_several(claims: &[Claim], n: usize) -> bool {
    let near = &claims[n.saturating_sub(8)..claims.len().min(n + 9)];
    near.iter().any(|other| {
        (other.sentence, &other.words) == (claims[n].sentence, &claims[n].words)
            && other.group.least() > 1.0
            && other.part_of.is_none()
    })
}

/// Whether the same sentence tells of others who died: "one dead and five with burns".
fn beside_the_dead(claims: &[Claim], n: usize) -> bool {
    let before = claims[n.saturating_sub(8)..n].iter();
    before.rev().take_while(|claim| claim.sentence == claims[n].sentence).any(|claim| {
        claim.measure == "killed"
            && claim.group.tokens.end <= claims[n].group.tokens.start
            && !claim.group.partitive
    })
}

/// The killed and the injured among the claims that are kept.
fn harm(cx: &Context<'_>, claims: &[Claim], kept: &[usize], round_up: bool) -> [Option<Toll>; 2] {
    // How many sentences belong to the first.
    let lead = if round_up { 1 } else { LEAD };
    let (mut killed, mut injured, mut hit) = (Total::default(), Total::default(), Total::default());
    let mut event: Option<usize> = None;
    // Those who were injured first and died later.
    let mut moved = 0.0;
    let mut victims = Victims::default();
    let first = |measure: &str| {
        let mut told = kept.iter().map(|&n| &claims[n]).filter(|claim| claim.group.least() > 0.0);
        told.find(|claim| claim.measure == measure).map(|claim| claim.sentence)
    };
    let firsts = ["killed", "injured", "shot"].map(first);
    let leads = firsts.map(|first| first.unwrap_or(0) + lead);
    if firsts.into_iter().flatten().min().is_some_and(|sentence| sentence >= LATEST_HARM) {
        return [None, None];
    }
    let late = firsts[0].is_some_and(|sentence| sentence >= LATEST_DEATH);
    for &n in kept {
        let claim = &claims[n];
        let group = &claim.group;
        if group.kind == Kind::Bare && group.implicit {
            event = event.or(Some(n));
            continue;
        }
        let one = group.is_one() && !group.partitive;
        if one {
            victims.add(cx, n, claim);
        }
        if !one || claim.counting == Some(Counting::New) || joins_several(claims, n) {
            let (total, lead) = match claim.measure {
                "killed" => (&mut killed, leads[0]),
                _ if claim.hit && claim.counting != Some(Counting::New) && !beside_the_dead(claims, n) => {
                    (&mut hit, leads[2])
                }
                _ => (&mut injured, leads[1]),
            };
            if claim.measure == "killed" && of_the_injured(cx, group) && group.least() != moved {
                moved += group.least();
            }
            if claim.sentence <= lead || claim.counting == Some(Counting::Total) {
                total.take(claim, n);
            }
        }
    }
    // "Another man" of a page that goes from event to event is another event's.
    let besides = |victim: &Victim| victim.besides && !round_up;
    let dead: Vec<&Victim> =
        victims.0.iter().filter(|v| v.dead && (v.first <= leads[0] || besides(v))).collect();
    let hurt = victims.0.iter().find(|v| !v.dead).map_or(0, |first| first.first) + lead;
    let alive: Vec<&Victim> =
        victims.0.iter().filter(|v| !v.dead && (!round_up || v.first <= hurt)).collect();
    let deaths = killed.least.max(dead.len() as f64).max(event.map_or(0.0, |n| claims[n].group.least()));
    // The dead who are not known one by one are among those who were hit.
    let unknown = deaths - dead.len() as f64;
    let certain = alive.iter().filter(|victim| victim.injured).count() as f64;
    injured.least = (injured.least - moved).max(0.0);
    let injuries = injured.least.max(hit.least - deaths).max(certain).max(alive.len() as f64 - unknown);
    let told = |measure, count: f64, victims: &[&Victim]| {
        let claims: Vec<usize> = victims.iter().filter_map(|victim| victim.claims.first().copied()).collect();
        (count > 0.0).then(|| Toll { measure, count: several(0..0, count), claims })
    };
    let by_event = event.filter(|_| dead.is_empty());
    [
        match by_event {
            _ if late => None,
            _ if killed.least > 0.0 && killed.least >= deaths => killed.toll("killed", claims),
            Some(n) => Total { least: deaths, claim: Some(n), ..Total::default() }.toll("killed", claims),
            None => told("killed", deaths, &dead).or_else(|| killed.toll("killed", claims)),
        },
        match injured.least >= injuries && injured.least > 0.0 {
            true => injured.toll("injured", claims),
            false if hit.least == injuries => hit.toll("injured", claims),
            false => told("injured", injuries, &alive).or_else(|| injured.toll("injured", claims)),
        },
    ]
}
