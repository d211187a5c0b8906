//! One place that a name can mean, and the places of the other names that it is held against.

use super::choose::Traits;
use super::gazetteer::{Gazetteer, Site, SiteKind};

/// The first of the four traits that come from the places of the other names.
pub(super) const NEAR: usize = 12;

/// One place that a name can mean.
pub(super) struct Candidate {
    pub site: Site,
    pub traits: Traits,
    /// What its traits are worth, but for those beside it.
    pub score: f64,
    /// On the unit sphere.
    pub at: [f64; 3],
    pub country: Option<&'static str>,
    pub region: Option<Site>,
}

impl Candidate {
    /// The traits from [`NEAR`] on: how near the places of the other names are.
    pub(super) fn beside(&self, name: usize, neighbours: &[Neighbour]) -> [f64; 4] {
        let (mut near, mut nearest, mut same_country, mut same_region, mut all) =
            (0.0f64, 0.0f64, 0.0, 0.0, 0.0);
        for other in neighbours.iter().filter(|other| other.name != name) {
            all += other.weight;
            same_country += other.weight * yes(other.country.is_some() && other.country == self.country);
            if !other.town {
                continue;
            }
            same_region += other.weight * yes(self.region.is_some() && other.region == self.region);
            let cosine: f64 = self.at.iter().zip(other.at).map(|(a, b)| a * b).sum();
            // About 300 km.
            if cosine > 0.9989 {
                let far = cosine.min(1.0).acos() * 6371.0;
                let close = other.weight * (-far / 60.0).exp();
                near += close;
                nearest = nearest.max(close);
            }
        }
        let per = |sum: f64| if all > 0.0 { sum / all } else { 0.0 };
        [near.min(3.0), nearest, per(same_country), per(same_region)]
    }
}

pub(super) fn yes(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// The likeliest place of another name of the text.
pub(super) struct Neighbour {
    pub name: usize,
    /// On the unit sphere.
    pub at: [f64; 3],
    pub weight: f64,
    pub country: Option<&'static str>,
    pub region: Option<Site>,
    pub town: bool,
}

/// The first-order region that a place is or lies in.
pub(super) fn region(gazetteer: &Gazetteer, site: Site) -> Option<Site> {
    std::iter::once(site)
        .chain(gazetteer.parents(site))
        .find(|site| gazetteer.kind(*site) == SiteKind::Region)
}

pub(super) fn unit((lat, lon): (f64, f64)) -> [f64; 3] {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}
