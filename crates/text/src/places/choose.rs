//! Which of the places of one name is meant.
//!
//! A name means the same place throughout a text. For it speak what it is said to lie in ("Paris, Texas"), regions and
//! countries that the text names, places near the others that the text names, the outlet's country, and how many
//! people live there. What each is worth was fitted like the signs of [evidence](super::evidence), so that a reading's
//! share can be read as how likely it is.
//!
//! | text | places |
//! |---|---|
//! | Officials in **Georgia** met. **Tbilisi** and **Gori** were quiet. | Georgia; Tbilisi; Gori |
//! | **Texas** voted. The turnout in **Paris** was low. **Dallas** and **Denton** counted late. | Texas; Paris; Dallas; Denton |

use std::collections::HashMap;

use super::candidates::{Candidate, NEAR, Neighbour, region, unit, yes};
use super::gazetteer::{Gazetteer, Mixed, NameOf, Site, SiteKind};
use super::home::Home;
use super::names::Names;
use super::pairs::Pairs;
use super::see::Seen;
use super::weights;

/// Names that others are held against, the surest first; keeps long lists of names linear.
const MOST_NEIGHBOURS: usize = 30;
/// A name less likely than this to be a place is not weighed.
const WEIGHED: f64 = 0.2;

/// What a place has going for it; the table of weights says what each is worth.
pub(super) const NAMES: [&str; TRAITS] = [
    "People",
    "Country",
    "Region",
    "District",
    "Capital",
    "Continent",
    "OtherName",
    "Contained",
    "Uncontained",
    "InCountry",
    "InRegion",
    "InDistrict",
    "Near",
    "Nearest",
    "SameCountry",
    "SameRegion",
    "HomeCountry",
    "OpenHome",
    "AskedPart",
    "AskedTown",
    "RegionOfLargeTown",
    "Covered",
];
pub(super) const TRAITS: usize = 22;
pub(super) type Traits = [f64; TRAITS];

/// What the words around a name's mentions ask for.
#[derive(Debug, Default, Clone)]
pub(super) struct Asked {
    /// "county", "province" stand behind it.
    pub part: bool,
    /// "city", "town" stand behind it.
    pub town: bool,
}

/// Everything that is known when a name's places are weighed.
pub(super) struct Scene<'a> {
    pub gazetteer: &'a Gazetteer,
    pub names: &'a Names,
    pub pairs: &'a Pairs,
    pub home: &'a Home,
    pub asked: &'a [Asked],
    /// How likely each name is to stand for a place at all.
    pub beliefs: &'a [f64],
    /// Non-towns that the text names, with how surely.
    mentioned: HashMap<Site, f64, Mixed>,
    /// First-order regions, with how many of the text's names they have a place for; a name that few regions have
    /// counts more.
    coverage: HashMap<Site, f64, Mixed>,
    /// For each name, what it adds to the coverage of its regions.
    adds: Vec<f64>,
}

/// A name's places by how likely they are meant, the likeliest first; the shares sum to one.
pub(super) type Shares = Vec<(Site, f64)>;

impl<'a> Scene<'a> {
    pub(super) fn new(gazetteer: &'a Gazetteer, seen: &'a Seen, beliefs: &'a [f64]) -> Self {
        let Seen { names, home, asked, pairs, .. } = seen;
        let mut mentioned = HashMap::<_, _, Mixed>::default();
        for (name, belief) in names.names.iter().zip(beliefs) {
            for (site, of) in &name.sites {
                if !gazetteer.kind(*site).is_town() && *of != NameOf::Sound {
                    let surest: &mut f64 = mentioned.entry(*site).or_default();
                    *surest = surest.max(*belief);
                }
            }
        }
        let mut coverage = HashMap::<_, _, Mixed>::default();
        let mut adds = Vec::with_capacity(names.names.len());
        for (name, belief) in names.names.iter().zip(beliefs) {
            let mut regions: Vec<Site> =
                name.sites.iter().filter_map(|(site, _)| region(gazetteer, *site)).collect();
            regions.sort_unstable();
            regions.dedup();
            let adds_each = belief / regions.len().max(1) as f64;
            for region in regions {
                *coverage.entry(region).or_default() += adds_each;
            }
            adds.push(adds_each);
        }
        Self { gazetteer, names, pairs, home, asked, beliefs, mentioned, coverage, adds }
    }

    /// How well the region of a place covers the other names of the text.
    fn covered(&self, name: usize, site: Site) -> f64 {
        let region = region(self.gazetteer, site);
        let all = region.and_then(|region| self.coverage.get(&region)).copied().unwrap_or_default();
        (all - self.adds[name]).clamp(0.0, 3.0)
    }

    /// "Washington", "New York": a region and a large town.
    fn has_large_town(&self, name: usize) -> bool {
        let large = |site: Site| self.gazetteer.kind(site).is_town() && self.gazetteer.people(site) > 13.0;
        self.names.names[name].sites.iter().any(|(site, of)| *of == NameOf::Main && large(*site))
    }

    /// Weighs every name that may be a place: alone first, then by how near its places are to those of the other
    /// names, twice.
    pub(super) fn choose(&self) -> Vec<Shares> {
        let candidates = self.candidates();
        self.all(&candidates, &self.settled(&candidates))
    }

    /// The places of the names as they are held against each other at last.
    fn settled(&self, candidates: &[Vec<Candidate>]) -> Vec<Neighbour> {
        let alone = self.neighbours(&self.all(candidates, &[]));
        self.neighbours(&self.all(candidates, &alone))
    }

    /// The traits of all places of every name that may be one, for training.
    pub(super) fn weighed(&self) -> Vec<Vec<(Site, Traits)>> {
        let candidates = self.candidates();
        let neighbours = self.settled(&candidates);
        let of = |(name, candidates): (usize, &Vec<Candidate>)| {
            let traits = |candidate: &Candidate| {
                let mut traits = candidate.traits;
                traits[NEAR..NEAR + 4].copy_from_slice(&candidate.beside(name, &neighbours));
                (candidate.site, traits)
            };
            candidates.iter().map(traits).collect()
        };
        candidates.iter().enumerate().map(of).collect()
    }

    /// What every name that may be a place can mean.
    fn candidates(&self) -> Vec<Vec<Candidate>> {
        let of = |name: usize| {
            let sites = self.names.names[name].sites.iter().filter(|_| self.beliefs[name] >= WEIGHED);
            sites.map(|(site, of)| self.candidate(name, *site, *of)).collect()
        };
        (0..self.names.names.len()).map(of).collect()
    }

    fn all(&self, candidates: &[Vec<Candidate>], neighbours: &[Neighbour]) -> Vec<Shares> {
        candidates.iter().enumerate().map(|(name, all)| shares(name, all, neighbours)).collect()
    }

    fn candidate(&self, name: usize, site: Site, of: NameOf) -> Candidate {
        let gazetteer = self.gazetteer;
        let traits = self.traits(name, site, of);
        Candidate {
            site,
            score: traits.iter().zip(&weights::get().traits).map(|(has, worth)| has * worth).sum(),
            traits,
            at: unit(gazetteer.point(site)),
            country: gazetteer.country(site),
            region: region(gazetteer, site),
        }
    }

    /// What speaks for a place but for those beside it.
    fn traits(&self, name: usize, site: Site, of: NameOf) -> Traits {
        let gazetteer = self.gazetteer;
        let kind = gazetteer.kind(site);
        let asked = &self.asked[name];
        let country = gazetteer.country(site);
        let (mut in_country, mut in_region, mut in_district) = (0.0, 0.0, 0.0);
        let mut contained = false;
        let outer = self.pairs.get(&name);
        for parent in gazetteer.parents(site) {
            let surely = self.mentioned.get(&parent).copied().unwrap_or_default();
            match gazetteer.kind(parent) {
                SiteKind::Country => in_country = surely,
                SiteKind::District => in_district = surely,
                _ => in_region = surely.max(in_region),
            }
            contained |= outer.is_some_and(|names| {
                names.iter().any(|name| self.names.names[*name].sites.iter().any(|(site, _)| *site == parent))
            });
        }
        [
            gazetteer.people(site) / 10.0,
            yes(kind == SiteKind::Country),
            yes(kind == SiteKind::Region),
            yes(kind == SiteKind::District),
            yes(kind == SiteKind::Capital),
            yes(kind == SiteKind::Continent),
            yes(of == NameOf::Other),
            yes(contained),
            yes(outer.is_some() && !contained),
            in_country,
            in_region,
            in_district,
            0.0,
            0.0,
            0.0,
            0.0,
            yes(self.home.country.is_some() && self.home.country == country),
            yes(self.home.open && country == Some("US")),
            yes(asked.part && matches!(kind, SiteKind::District | SiteKind::Region)),
            yes(asked.town && kind.is_town()),
            yes(kind == SiteKind::Region && self.has_large_town(name)),
            self.covered(name, site),
        ]
    }

    /// The likely places of the other names.
    fn neighbours(&self, alone: &[Shares]) -> Vec<Neighbour> {
        let mut surest: Vec<(f64, usize)> = self
            .beliefs
            .iter()
            .enumerate()
            .map(|(name, belief)| (*belief, name))
            .filter(|(belief, _)| *belief >= WEIGHED)
            .collect();
        surest.sort_by(|a, b| b.0.total_cmp(&a.0));
        surest.truncate(MOST_NEIGHBOURS);
        surest
            .into_iter()
            .filter_map(|(belief, name)| {
                let (site, share) = *alone[name].first()?;
                let gazetteer = self.gazetteer;
                Some(Neighbour {
                    name,
                    at: unit(gazetteer.point(site)),
                    weight: belief * share,
                    country: gazetteer.country(site),
                    region: region(gazetteer, site),
                    town: gazetteer.kind(site).is_town() || gazetteer.kind(site) == SiteKind::District,
                })
            })
            .collect()
    }
}

/// A name's places by how likely they are meant.
fn shares(name: usize, candidates: &[Candidate], neighbours: &[Neighbour]) -> Shares {
    let worth = &weights::get().traits[NEAR..NEAR + 4];
    let score = |candidate: &Candidate| {
        let beside = candidate.beside(name, neighbours);
        let beside: f64 = beside.iter().zip(worth).map(|(has, worth)| has * worth).sum();
        (candidate.site, candidate.score + beside)
    };
    let mut shares: Shares = candidates.iter().map(score).collect();
    let most = shares.iter().map(|(_, score)| *score).fold(f64::MIN, f64::max);
    let mut sum = 0.0;
    for (_, score) in &mut shares {
        *score = (*score - most).exp();
        sum += *score;
    }
    for (_, share) in &mut shares {
        *share /= sum;
    }
    shares.sort_by(|a, b| b.1.total_cmp(&a.1));
    shares
}
