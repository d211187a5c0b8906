//! One incident once, over all documents.
//!
//! The closest accounts come first: a day and a town. Each further account goes to the incident that it agrees with
//! best, in the day, the place and the kind; where two fit equally well it joins neither, and says so. Since the
//! accounts are ordered by what they say and by their documents' ids, the order in which they are given makes no
//! difference. Only incidents under the same day and place, or region, are looked at, so that the cost grows with the
//! number of accounts alone.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use onrecord_text::Precision;

use super::drawers::Drawers;
use super::join::{Agreement, Anchor};
use super::lexicon::{Kind, Kinds};
use super::mention::Mention;
use super::named;
use super::site::Site;
use super::when::When;

/// Words kept for what an incident is called.
const WORDS: usize = 5;

/// What is said to have happened, in all documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    /// What kind of event it is called most often, leaving out words that say little where others say more.
    pub kind: Kind,
    /// Everything it is called.
    pub kinds: Kinds,
    /// The words for it, the most frequent first.
    pub words: Vec<String>,
    /// The day, as closely as an account gives it.
    pub when: When,
    /// The place, as closely as an account gives it.
    pub site: Option<Site>,
    /// What its place is called where no gazetteer has it, the most frequent first.
    pub named: Vec<String>,
    /// Every place that is claimed, the closest first, with the accounts that claim it (as places in what was grouped).
    pub sites: Vec<(Site, Vec<usize>)>,
    /// The accounts, ordered by their documents.
    pub members: Vec<Member>,
    /// Other incidents that may be this one, were it not for the day, or that an account fits as well.
    pub disputes: Vec<Dispute>,
}

/// An account of an incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its place in what was grouped.
    pub mention: usize,
    /// Why it is in; empty for the one that the others were compared with.
    pub why: Vec<String>,
}

/// Another incident that looks like this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Dispute {
    /// Its place in the list of incidents.
    pub incident: usize,
    /// Why it may be the same, and why it is not taken to be.
    pub why: String,
}

/// An incident in the making.
pub(super) struct Group {
    pub anchor: Anchor,
    members: Vec<Member>,
    /// Those that an account of it fits as well.
    either: Vec<usize>,
}

impl Incident {
    /// Whether nobody says where or when: counts that could be of anything, and no incident to a reader.
    pub fn is_adrift(&self) -> bool {
        self.site.is_none() && self.named.is_empty() && self.when == When::Unknown
    }
}

/// Makes incidents of mentions; every mention is in exactly one.
pub fn group(mentions: &[Mention]) -> Vec<Incident> {
    let id = |n: usize| order(&mentions[n]);
    let mut closest: Vec<usize> = (0..mentions.len()).collect();
    closest.sort_by_cached_key(|n| (Reverse(closeness(&mentions[*n])), id(*n)));
    let mut groups: Vec<Group> = Vec::new();
    let mut drawers = Drawers::default();
    for n in closest {
        let mention = &mentions[n];
        let (best, either) = choose(&groups, &drawers.find(mention), mention, mentions);
        match best {
            Some((at, agreement)) => {
                let why = groups[at].anchor.why(mention, &agreement);
                groups[at].members.push(Member { mention: n, why });
                groups[at].anchor.take(mention);
                drawers.file(at, &groups[at].anchor);
            }
            None => {
                let anchor = Anchor::of(mention);
                drawers.file(groups.len(), &anchor);
                groups.push(Group { anchor, members: vec![Member { mention: n, why: Vec::new() }], either });
            }
        }
    }
    let disputes = disputes(&groups, &drawers);
    for group in &mut groups {
        group.members.sort_by_key(|member| id(member.mention));
    }
    // In the order of their first accounts.
    let mut sorted: Vec<usize> = (0..groups.len()).collect();
    sorted.sort_by_key(|n| groups[*n].members.first().map(|member| id(member.mention)));
    let mut rank = vec![0; groups.len()];
    sorted.iter().enumerate().for_each(|(at, n)| rank[*n] = at);
    let made = sorted.iter().map(|n| {
        let Group { anchor, members, .. } = &groups[*n];
        let mut incident = incident(anchor, members, mentions);
        let of = disputes[*n].iter().map(|(other, why)| Dispute { incident: rank[*other], why: why.clone() });
        incident.disputes = of.collect();
        incident.disputes.sort_by_key(|dispute| dispute.incident);
        incident
    });
    made.collect()
}

/// How closely an account says where and when.
fn closeness(mention: &Mention) -> u32 {
    let place = match mention.site.as_ref().map(|site| site.precision) {
        Some(Precision::Town) => 3,
        Some(Precision::Region) => 2,
        Some(Precision::Country) => 1,
        None => 0,
    };
    let published = u32::from(mention.published.day().is_some());
    10 * mention.when.precision() as u32 + 10 * place + published
}

/// The incident that an account agrees with best, or those between which it cannot be decided.
fn choose(
    groups: &[Group],
    candidates: &[usize],
    mention: &Mention,
    mentions: &[Mention],
) -> (Option<(usize, Agreement)>, Vec<usize>) {
    let mut fitting: Vec<(usize, Agreement)> = Vec::new();
    for at in candidates {
        if let Some(agreement) = groups[*at].anchor.agreement(mention)
            && !groups[*at].members.iter().any(|member| told_apart(&mentions[member.mention], mention))
        {
            fitting.push((*at, agreement));
        }
    }
    let most = fitting.iter().map(|(_, agreement)| agreement.score).max();
    fitting.retain(|(_, agreement)| Some(agreement.score) == most);
    match fitting.len() {
        0 | 1 => (fitting.pop(), Vec::new()),
        _ => (None, fitting.into_iter().map(|(at, _)| at).collect()),
    }
}

/// Whether one document tells of two incidents where the day and the place would allow one.
fn told_apart(one: &Mention, other: &Mention) -> bool {
    one.document == other.document
        && one.when.names_a_day()
        && other.when.names_a_day()
        && one.site.is_some()
        && other.site.is_some()
}

/// Of each group those that look like it, and why they are not one with it.
fn disputes(groups: &[Group], drawers: &Drawers) -> Vec<Vec<(usize, String)>> {
    let mut out: Vec<Vec<(usize, String)>> = vec![Vec::new(); groups.len()];
    for (n, group) in groups.iter().enumerate() {
        for other in drawers.days_around(&group.anchor) {
            let (Some(one), Some(two)) = (&group.anchor.site, &groups[other].anchor.site) else { continue };
            let named = group.anchor.kinds.telling_both(groups[other].anchor.kinds).next().is_some();
            if other != n && one.geonames_id == two.geonames_id && named {
                let (one, two) = (group.anchor.when, groups[other].anchor.when);
                out[n].push((other, format!("same place and kind, but {one} here and {two} there")));
            }
        }
        for other in &group.either {
            let why = "an account fits both, and nothing says which it is of".to_owned();
            out[n].push((*other, why.clone()));
            out[*other].push((n, why));
        }
    }
    for disputes in &mut out {
        disputes.sort();
        disputes.dedup();
    }
    out
}

/// An incident of these accounts, whatever speaks against it: somebody decided so.
pub fn gathered(mentions: &[Mention], mut members: Vec<Member>) -> Option<Incident> {
    members.sort_by_key(|member| order(&mentions[member.mention]));
    let mut closest: Vec<&Mention> = members.iter().map(|member| &mentions[member.mention]).collect();
    closest.sort_by_key(|mention| (Reverse(closeness(mention)), order(mention)));
    let (first, rest) = closest.split_first()?;
    let mut anchor = Anchor::of(first);
    rest.iter().for_each(|mention| anchor.take(mention));
    Some(incident(&anchor, &members, mentions))
}

/// The order of accounts: that of their documents, and in them of the text.
fn order(mention: &Mention) -> (&str, u32) {
    (&mention.document, mention.number)
}

fn incident(anchor: &Anchor, members: &[Member], mentions: &[Mention]) -> Incident {
    let accounts = || members.iter().map(|member| (member.mention, &mentions[member.mention]));
    let mut sites: Vec<(Site, Vec<usize>)> = Vec::new();
    for (n, account) in accounts() {
        let Some(site) = &account.site else { continue };
        let same = |known: &Site| (known.geonames_id, &known.printed) == (site.geonames_id, &site.printed);
        match sites.iter_mut().find(|(known, _)| same(known)) {
            Some((_, of)) => of.push(n),
            None => sites.push((site.clone(), vec![n])),
        }
    }
    sites.sort_by_key(|(site, of)| (site.rank(), Reverse(of.len())));
    let mut called: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for name in accounts().filter_map(|(_, account)| account.named.as_deref()) {
        called.entry(named::key(name)).or_insert((0, name)).0 += 1;
    }
    let mut named: Vec<(usize, &str)> = called.into_values().collect();
    named.sort_by_key(|(count, name)| (Reverse(*count), *name));
    let mut words: BTreeMap<&str, u32> = BTreeMap::new();
    for word in accounts().flat_map(|(_, account)| &account.words) {
        *words.entry(word).or_default() += 1;
    }
    let mut words: Vec<(&str, u32)> = words.into_iter().collect();
    words.sort_by_key(|(word, count)| (Reverse(*count), Reverse(word.len()), *word));
    let kinds: Kinds = anchor.kinds;
    let called = |kind: &Kind| accounts().filter(|(_, one)| one.kinds.iter().any(|k| k == *kind)).count();
    let kind = kinds.iter().max_by_key(|kind| (!kind.is_wide(), called(kind), Reverse(*kind)));
    Incident {
        kind: kind.unwrap_or(Kind::HARM),
        kinds,
        words: words.iter().take(WORDS).map(|(word, _)| (*word).to_owned()).collect(),
        when: anchor.when,
        site: sites.first().map(|(site, _)| site.clone()),
        named: named.into_iter().map(|(_, name)| name.to_owned()).collect(),
        sites,
        members: members.to_vec(),
        disputes: Vec::new(),
    }
}
