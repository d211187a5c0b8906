//! The layout of a gazetteer file: a head, and five parts that are read in place.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `onr-gaz` and a zero |
//! | 4 | version, little-endian like every number |
//! | 32 | SHA-256 of everything behind it |
//! | 5 × 4 | lengths of the parts |
//! | part 1 | places, [`PLACE`] bytes each, parents before their children |
//! | part 2 | their names, UTF-8, one behind the other |
//! | part 3 | ISO 3166-1 codes of countries, 2 bytes each |
//! | part 4 | where each of [`BUCKETS`] buckets of part 5 starts, 4 bytes each, and the end |
//! | part 5 | names' keys: 3 bytes of the key's hash, 3 bytes with the place and what kind of name it is |
//!
//! A key's bucket is the first 16 bits of its hash and 24 more are stored, so one name in a million and more is taken
//! for another: that costs less than keeping every spelling.

use sha2::{Digest, Sha256};

pub(super) const MAGIC: &[u8; 8] = b"onr-gaz\0";
pub(super) const VERSION: u32 = 1;
pub(super) const PARTS: usize = 5;
/// Name's start 3 and length 1, latitude 3, longitude 3, GeoNames id 3, parent 3, country 1, kind 1, population 1.
pub(super) const PLACE: usize = 19;
pub(super) const ENTRY: usize = 6;
pub(super) const BUCKETS: usize = 1 << 16;
/// No parent.
pub(super) const NONE: u32 = 0xff_ffff;
/// Degrees of latitude and longitude are stored as this share of a 24-bit number: to about three metres.
pub(super) const STEPS: f64 = 8_388_607.0 / 180.0;

/// Why a gazetteer cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GazetteerError {
    /// The bytes are no gazetteer.
    NotAGazetteer,
    /// It was written for another version of the program.
    OtherVersion(String),
    /// A part of it is not what its hash says.
    Damaged,
}

impl std::fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAGazetteer => f.write_str("this is no gazetteer; get it again"),
            Self::OtherVersion(found) => write!(
                f,
                "the gazetteer has version {found}, this onrecord reads {VERSION}; get the one made for it"
            ),
            Self::Damaged => f.write_str("the gazetteer is damaged: its hash is wrong; get it again"),
        }
    }
}

impl std::error::Error for GazetteerError {}

/// The parts of a file whose head and hash are right.
pub(super) fn open(bytes: &'static [u8]) -> Result<[&'static [u8]; PARTS], GazetteerError> {
    let (magic, rest) = bytes.split_at_checked(8).ok_or(GazetteerError::NotAGazetteer)?;
    if magic != MAGIC {
        return Err(GazetteerError::NotAGazetteer);
    }
    let (version, rest) = rest.split_at_checked(4).ok_or(GazetteerError::Damaged)?;
    let version = number(version);
    if version != VERSION {
        return Err(GazetteerError::OtherVersion(version.to_string()));
    }
    let (hash, rest) = rest.split_at_checked(32).ok_or(GazetteerError::Damaged)?;
    if Sha256::digest(rest)[..] != *hash {
        return Err(GazetteerError::Damaged);
    }
    let (lengths, mut rest) = rest.split_at_checked(4 * PARTS).ok_or(GazetteerError::Damaged)?;
    let mut parts = [&[][..]; PARTS];
    for (part, length) in parts.iter_mut().zip(lengths.chunks(4)) {
        (*part, rest) = rest.split_at_checked(number(length) as usize).ok_or(GazetteerError::Damaged)?;
    }
    Ok(parts)
}

/// A file of these parts.
pub(super) fn write(parts: [Vec<u8>; PARTS]) -> Vec<u8> {
    let mut body: Vec<u8> = parts.iter().flat_map(|part| (part.len() as u32).to_le_bytes()).collect();
    body.extend(parts.into_iter().flatten());
    let mut out = MAGIC.to_vec();
    out.extend(VERSION.to_le_bytes());
    out.extend(Sha256::digest(&body));
    out.extend(body);
    out
}

/// A little-endian number of up to four bytes.
pub(super) fn number(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte))
}
