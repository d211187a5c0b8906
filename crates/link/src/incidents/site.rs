//! Where something is said to have happened: a place of the gazetteer, and how two of them go together.

use onrecord_text::{Place, Precision};
use serde::{Deserialize, Serialize};

/// Two towns as near as this may be one place, in kilometres.
const NEAR: f64 = 5.0;

/// A place at which something is said to have happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// GeoNames id.
    pub geonames_id: Option<u32>,
    /// The gazetteer's name.
    pub name: String,
    /// As printed.
    pub printed: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// How closely it says where.
    pub precision: Precision,
    /// What it lies in, the smallest first.
    pub within: Vec<u32>,
    /// Where in the account the place stands.
    pub from: From,
}

/// Where in an account a place or a day was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum From {
    /// In the sentence that tells of the event.
    Sentence,
    /// In a sentence beside it.
    Neighbour,
    /// In the date line: where it was written.
    Dateline,
}

/// How two places go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// One is the country of the other.
    Country,
    /// Two towns a few kilometres apart.
    Near,
    /// One is the region, the other lies in it.
    Holds,
    /// One place.
    Same,
}

impl Site {
    /// A place of a record, as an account prints it.
    pub fn of(place: &Place, printed: &str, from: From) -> Self {
        Self {
            geonames_id: place.geonames_id,
            name: place.name.clone(),
            printed: printed.to_owned(),
            lat: place.lat,
            lon: place.lon,
            country: place.country.clone(),
            precision: place.precision,
            within: place.within.clone(),
            from,
        }
    }

    /// How two go together; none where they are two places.
    pub(super) fn fit(&self, other: &Self) -> Option<Fit> {
        if self.is(other) {
            return Some(Fit::Same);
        }
        if self.holds(other) || other.holds(self) {
            let country = self.precision == Precision::Country || other.precision == Precision::Country;
            return Some(if country { Fit::Country } else { Fit::Holds });
        }
        let towns = self.precision == Precision::Town && other.precision == Precision::Town;
        (towns && self.kilometres(other) <= NEAR).then_some(Fit::Near)
    }

    fn is(&self, other: &Self) -> bool {
        match (self.geonames_id, other.geonames_id) {
            (Some(one), Some(two)) => one == two,
            _ => (self.lat, self.lon, self.precision) == (other.lat, other.lon, other.precision),
        }
    }

    /// Whether another lies in it.
    pub(super) fn holds(&self, other: &Self) -> bool {
        let by_id = self.geonames_id.is_some_and(|id| other.within.contains(&id));
        let country = self.country.is_some() && self.country == other.country;
        by_id || country && self.precision == Precision::Country && other.precision < Precision::Country
    }

    /// Along the earth's surface.
    fn kilometres(&self, other: &Self) -> f64 {
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let east = (self.lon - other.lon).to_radians() * ((a + b) / 2.0).cos();
        6371.0 * (a - b).hypot(east)
    }

    /// What decides between two sites: the closer, then what stands nearer to the event.
    pub(super) fn rank(&self) -> (Precision, From) {
        (self.precision, self.from)
    }

    /// Its name for a reader, with the spelling of the account where that differs.
    pub fn label(&self) -> String {
        match self.precision {
            Precision::Region => format!("{} (region)", self.name),
            _ if self.printed == self.name => self.name.clone(),
            _ => format!("{} (“{}”)", self.name, self.printed),
        }
    }
}
