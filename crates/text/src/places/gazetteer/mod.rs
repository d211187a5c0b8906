//! The gazetteer: GeoNames facts packed into one file that is read in place.
//!
//! It is made by `cargo xtask gazetteer` and ships inside the program. Nothing is unpacked: a name is looked up by
//! the hash of its key in the file's own table, so that loading costs only the check of the file's hash.

mod file;
mod key;
mod pack;

pub use file::GazetteerError;
pub use pack::pack;

use file::{BUCKETS, ENTRY, NONE, PLACE, STEPS, number};
pub(super) use key::{Mixed, hash, plain, sound};

/// A gazetteer that was checked and can be asked.
#[derive(Debug, Clone, Copy)]
pub struct Gazetteer {
    places: &'static [u8],
    names: &'static [u8],
    countries: &'static [u8],
    starts: &'static [u8],
    entries: &'static [u8],
}

/// What a place is to the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum SiteKind {
    Continent,
    Country,
    /// A first-order part of a country.
    Region,
    /// A second-order part: a county.
    District,
    Town,
    Capital,
}

impl SiteKind {
    const ALL: [(Self, &str); 6] = [
        (Self::Continent, "continent"),
        (Self::Country, "country"),
        (Self::Region, "region"),
        (Self::District, "district"),
        (Self::Town, "town"),
        (Self::Capital, "capital"),
    ];

    fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == word).map(|(kind, _)| *kind)
    }

    pub(super) fn is_town(self) -> bool {
        matches!(self, Self::Town | Self::Capital)
    }
}

/// What a name is to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameOf {
    Main,
    /// Another name, or another spelling.
    Other,
    /// It only sounds so.
    Sound,
}

/// The number of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Site(u32);

impl Gazetteer {
    /// Checks a gazetteer's bytes, which stay where they are.
    ///
    /// # Errors
    /// When they are no gazetteer, are damaged, or were written for another version.
    pub fn load(bytes: &'static [u8]) -> Result<Self, GazetteerError> {
        let [places, names, countries, starts, entries] = file::open(bytes)?;
        let whole =
            places.len() % PLACE == 0 && starts.len() == 4 * (BUCKETS + 1) && entries.len() % ENTRY == 0;
        if !whole {
            return Err(GazetteerError::Damaged);
        }
        Ok(Self { places, names, countries, starts, entries })
    }

    /// The places filed under the key of a hash, the most populous first.
    pub(super) fn named(&self, hash: u64) -> impl Iterator<Item = (Site, NameOf)> + use<> {
        let bucket = (hash >> 48) as usize;
        let start = |n: usize| number(&self.starts[4 * n..4 * n + 4]) as usize * ENTRY;
        let entries = self.entries.get(start(bucket)..start(bucket + 1)).unwrap_or_default();
        let rest = (hash >> 24) as u32 & 0xff_ffff;
        let places = self.places.len() / PLACE;
        entries.chunks_exact(ENTRY).filter(move |entry| number(&entry[..3]) == rest).filter_map(
            move |entry| {
                let value = number(&entry[3..]);
                let of = match value >> 20 {
                    0 => NameOf::Main,
                    1 => NameOf::Other,
                    _ => NameOf::Sound,
                };
                let site = value & 0xf_ffff;
                ((site as usize) < places).then_some((Site(site), of))
            },
        )
    }

    fn field(&self, site: Site, from: usize, len: usize) -> u32 {
        let at = site.0 as usize * PLACE + from;
        self.places.get(at..at + len).map_or(0, number)
    }

    /// The gazetteer's own name of it.
    pub(super) fn name(&self, site: Site) -> &'static str {
        let start = self.field(site, 0, 3) as usize;
        let bytes = self.names.get(start..start + self.field(site, 3, 1) as usize).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Degrees north and east.
    pub(super) fn point(&self, site: Site) -> (f64, f64) {
        let degrees = |from| {
            let steps = f64::from((self.field(site, from, 3) << 8) as i32 >> 8);
            (steps / STEPS * 1e4).round() / 1e4
        };
        (degrees(4), degrees(7))
    }

    pub(super) fn geonames_id(&self, site: Site) -> Option<u32> {
        Some(self.field(site, 10, 3)).filter(|id| *id > 0)
    }

    /// The smallest place in the gazetteer that it is part of.
    pub(super) fn parent(&self, site: Site) -> Option<Site> {
        Some(self.field(site, 13, 3)).filter(|parent| *parent != NONE && *parent < site.0).map(Site)
    }

    /// Everything it is part of, the smallest first.
    pub(super) fn parents(&self, site: Site) -> impl Iterator<Item = Site> {
        std::iter::successors(self.parent(site), |site| self.parent(*site))
    }

    /// Whether two are one place, or one lies in the other below the level of countries.
    pub(super) fn is_same_spot(&self, a: Site, b: Site) -> bool {
        let inside =
            |a: Site, b: Site| self.kind(b) > SiteKind::Country && self.parents(a).any(|parent| parent == b);
        a == b || inside(a, b) || inside(b, a)
    }

    /// ISO 3166-1 alpha-2 code.
    pub(super) fn country(&self, site: Site) -> Option<&'static str> {
        let at = 2 * self.field(site, 16, 1) as usize;
        let code = self.countries.get(at..at + 2).and_then(|code| std::str::from_utf8(code).ok())?;
        Some(code).filter(|code| !code.trim().is_empty())
    }

    pub(super) fn kind(&self, site: Site) -> SiteKind {
        let kind = self.field(site, 17, 1) as usize;
        SiteKind::ALL.get(kind).map_or(SiteKind::Town, |(kind, _)| *kind)
    }

    /// The natural logarithm of one and its population, to a tenth.
    pub(super) fn people(&self, site: Site) -> f64 {
        f64::from(self.field(site, 18, 1)) / 10.0
    }
}
