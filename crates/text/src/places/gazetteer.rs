//! The gazetteer: GeoNames facts packed into one file that is read in place.

/// A gazetteer that was checked and can be asked.
#[derive(Debug)]
pub struct Gazetteer {}

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

impl Gazetteer {
    /// Checks a gazetteer's bytes, which stay where they are.
    ///
    /// # Errors
    /// When they are no gazetteer, are damaged, or were written for another version.
    pub fn load(_bytes: &'static [u8]) -> Result<Self, GazetteerError> {
        Ok(Self {})
    }
}
