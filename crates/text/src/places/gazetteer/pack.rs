//! Packing: from rows of facts to a gazetteer file. `cargo xtask gazetteer` calls it; tests make small ones.

use super::file::{self, BUCKETS, NONE, STEPS};
use super::key;
use super::{NameOf, SiteKind};

/// Countries whose names come into English from Arabic or Cyrillic letters, by more than one road.
const TRANSLITERATED: &[&str] = &[
    "AE", "AF", "AM", "AZ", "BG", "BH", "BY", "DZ", "EG", "GE", "IL", "IQ", "IR", "JO", "KG", "KW", "KZ",
    "LB", "LY", "MA", "MK", "OM", "PK", "PS", "QA", "RS", "RU", "SA", "SD", "SY", "TJ", "TM", "TN", "UA",
    "UZ", "XK", "YE",
];

/// One place, as packed: a line of `kind, id, name, country, parent, latitude, longitude, population, others, shown`.
struct Row<'a> {
    kind: SiteKind,
    id: u32,
    name: &'a str,
    country: &'a str,
    parent: u32,
    lat: f64,
    lon: f64,
    population: f64,
    others: &'a str,
    /// The name to show.
    shown: &'a str,
}

/// Packs lines of tab-separated facts, parents before their children; the number of the line is a place's number.
///
/// Columns: kind (`continent`, `country`, `region`, `district`, `town`, `capital`), GeoNames id or nothing, name, ISO
/// country code or nothing, number of the place it lies in or -1, latitude, longitude, population, other names
/// divided by `|`, and the name to show where that is another one.
///
/// # Errors
/// The line that has too few columns or a number that is none.
pub fn pack(lines: &str) -> Result<Vec<u8>, String> {
    let (mut places, mut names, mut countries) = (Vec::new(), Vec::new(), Vec::<&str>::new());
    let mut entries: Vec<(u64, u32)> = Vec::new();
    let mut populations = Vec::new();
    let mut plain = String::new();
    for (n, line) in lines.lines().enumerate() {
        let row = read(line).ok_or_else(|| format!("line {}: {line}", n + 1))?;
        let n = n as u32;
        let country = countries.iter().position(|code| *code == row.country).unwrap_or_else(|| {
            countries.push(row.country);
            countries.len() - 1
        });
        places.extend(three(names.len() as u32));
        places.push(row.shown.len() as u8);
        places.extend(three((row.lat * STEPS).round() as i32 as u32));
        places.extend(three((row.lon * STEPS).round() as i32 as u32));
        places.extend(three(row.id));
        places.extend(three(row.parent));
        places.extend([
            country as u8,
            row.kind as u8,
            (10.0 * row.population.ln_1p()).round().min(255.0) as u8,
        ]);
        names.extend(row.shown.as_bytes());
        populations.push(row.population);
        let mut own = Vec::new();
        let all = std::iter::once((row.name, NameOf::Main));
        for (name, of) in all.chain(row.others.split('|').map(|name| (name, NameOf::Other))) {
            plain.clear();
            key::plain(name, &mut plain);
            if plain.len() > 1 && !own.contains(&plain) {
                entries.push((key::hash(&plain), n | (of as u32) << 20));
                own.push(plain.clone());
            }
        }
        if TRANSLITERATED.contains(&row.country) {
            let mut sounds: Vec<String> =
                own.iter().map(|plain| key::sound(plain)).filter(|s| s.len() > 3).collect();
            sounds.sort_unstable();
            sounds.dedup();
            // Spellings in other languages sound like nothing in English.
            let main = own.first().map(|plain| key::sound(plain)).unwrap_or_default();
            sounds.retain(|sound| *sound == main);
            entries.extend(sounds.iter().map(|sound| (key::hash(sound), n | (NameOf::Sound as u32) << 20)));
        }
    }
    // The most populous first within a key.
    entries.sort_by(|a, b| {
        let people = |entry: &(u64, u32)| populations[(entry.1 & 0xf_ffff) as usize];
        (a.0 >> 24).cmp(&(b.0 >> 24)).then(people(b).total_cmp(&people(a))).then(a.1.cmp(&b.1))
    });
    let mut starts = Vec::with_capacity(4 * (BUCKETS + 1));
    let mut at = 0;
    for bucket in 0..=BUCKETS {
        while at < entries.len() && ((entries[at].0 >> 48) as usize) < bucket {
            at += 1;
        }
        starts.extend((at as u32).to_le_bytes());
    }
    let entries =
        entries.iter().flat_map(|(hash, place)| [three((hash >> 24) as u32), three(*place)].concat());
    let codes = countries.iter().flat_map(|code| format!("{code:<2}").into_bytes()).collect();
    Ok(file::write([places, names, codes, starts, entries.collect()]))
}

fn read(line: &str) -> Option<Row<'_>> {
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    let (kind, id) = (SiteKind::named(next()?)?, next()?.parse().unwrap_or(0));
    let name = next().filter(|name| name.len() < 256)?;
    Some(Row {
        kind,
        id,
        name,
        country: next().filter(|code| code.len() <= 2)?,
        parent: next()?.parse().unwrap_or(NONE),
        lat: next()?.parse().ok()?,
        lon: next()?.parse().ok()?,
        population: next()?.parse().ok()?,
        others: next().unwrap_or_default(),
        shown: next().filter(|shown| !shown.is_empty() && shown.len() < 256).unwrap_or(name),
    })
}

fn three(number: u32) -> [u8; 3] {
    let [a, b, c, _] = number.to_le_bytes();
    [a, b, c]
}
