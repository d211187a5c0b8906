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

use super::gazetteer::{Gazetteer, NameOf, Site, SiteKind};
use super::home::Home;
use super::names::Names;
use super::pairs::Pairs;

/// Names that others are held against, the surest first; keeps long lists of names linear.
const MOST_NEIGHBOURS: usize = 30;
/// A name less likely than this to be a place is not weighed.
const WEIGHED: f64 = 0.2;

/// What a place has going for it; [`WEIGHTS`] says what each is worth.
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
    mentioned: HashMap<Site, f64>,
    /// First-order regions, with how many of the text's names they have a place for; a name that few regions have
    /// counts more.
    coverage: HashMap<Site, f64>,
    /// For each name, what it adds to the coverage of its regions.
    adds: Vec<f64>,
}

/// A name's places by how likely they are meant, the likeliest first; the shares sum to one.
pub(super) type Shares = Vec<(Site, f64)>;

impl<'a> Scene<'a> {
    pub(super) fn new(
        gazetteer: &'a Gazetteer,
        names: &'a Names,
        pairs: &'a Pairs,
        home: &'a Home,
        asked: &'a [Asked],
        beliefs: &'a [f64],
    ) -> Self {
        let mut mentioned = HashMap::new();
        for (name, belief) in names.names.iter().zip(beliefs) {
            for (site, of) in &name.sites {
                if !gazetteer.kind(*site).is_town() && *of != NameOf::Sound {
                    let surest: &mut f64 = mentioned.entry(*site).or_default();
                    *surest = surest.max(*belief);
                }
            }
        }
        let (mut coverage, mut adds) = (HashMap::new(), Vec::with_capacity(names.names.len()));
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
        let alone = self.all(&[]);
        let together = self.all(&self.neighbours(&alone));
        self.all(&self.neighbours(&together))
    }

    fn all(&self, neighbours: &[Neighbour]) -> Vec<Shares> {
        let shares = |name: usize| match self.beliefs[name] {
            belief if belief < WEIGHED => Shares::new(),
            _ => self.shares(name, neighbours),
        };
        (0..self.names.names.len()).map(shares).collect()
    }

    fn shares(&self, name: usize, neighbours: &[Neighbour]) -> Shares {
        let sites = &self.names.names[name].sites;
        let mut shares: Shares = sites
            .iter()
            .map(|(site, of)| {
                let traits = self.traits(name, *site, *of, neighbours);
                (*site, traits.iter().zip(WEIGHTS).map(|(has, worth)| has * worth).sum::<f64>())
            })
            .collect();
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

    fn traits(&self, name: usize, site: Site, of: NameOf, neighbours: &[Neighbour]) -> Traits {
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
        let yes = |holds: bool| f64::from(u8::from(holds));
        let (mut near, mut nearest, mut same_country, mut same_region, mut all) =
            (0.0, 0.0f64, 0.0, 0.0, 0.0);
        if !neighbours.is_empty() {
            let here = unit(gazetteer.point(site));
            let region = region(gazetteer, site);
            for other in neighbours.iter().filter(|other| other.name != name) {
                all += other.weight;
                same_country += other.weight * yes(other.country.is_some() && other.country == country);
                if !other.town {
                    continue;
                }
                same_region += other.weight * yes(region.is_some() && other.region == region);
                let cosine: f64 = here.iter().zip(other.at).map(|(a, b)| a * b).sum();
                // About 300 km.
                if cosine > 0.9989 {
                    let far = cosine.min(1.0).acos() * 6371.0;
                    let close = other.weight * (-far / 60.0).exp();
                    near += close;
                    nearest = nearest.max(close);
                }
            }
        }
        let per = |sum: f64| if all > 0.0 { sum / all } else { 0.0 };
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
            near.min(3.0),
            nearest,
            per(same_country),
            per(same_region),
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

/// The likeliest place of another name of the text.
struct Neighbour {
    name: usize,
    /// On the unit sphere.
    at: [f64; 3],
    weight: f64,
    country: Option<&'static str>,
    region: Option<Site>,
    town: bool,
}

/// The first-order region that a place is or lies in.
fn region(gazetteer: &Gazetteer, site: Site) -> Option<Site> {
    std::iter::once(site)
        .chain(gazetteer.parents(site))
        .find(|site| gazetteer.kind(*site) == SiteKind::Region)
}

fn unit((lat, lon): (f64, f64)) -> [f64; 3] {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

const WEIGHTS: Traits = [
    5.23, 0.57, 0.79, -1.67, -1.06, 0.00, -2.29, 3.00, -2.00, 0.64, 1.91, 1.17, 1.92, 0.48, 1.63, 1.44, 1.88,
    1.95, 0.73, 0.86, -2.19, 1.09,
];
