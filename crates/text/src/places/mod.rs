//! Place names, and which of the world's places they mean.

mod gazetteer;

pub use gazetteer::{Gazetteer, GazetteerError};

use crate::{Analysis, Meta, PlaceKind, Precision, Range};

/// A place name that was found, with its reading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// Bytes of the normalised text.
    pub bytes: Range,
    pub reading: Reading,
    pub precision: Precision,
    /// From 0 to 1.
    pub confidence: f64,
    pub runner_up: Option<Reading>,
}

/// One place that a name can mean.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reading {
    pub name: String,
    pub lat: f64,
    pub lon: f64,
    pub geonames_id: Option<u32>,
    pub country: Option<String>,
    pub kind: PlaceKind,
}

/// Every place name of a page, in the order of the text. `meta` knows the dateline's place and the outlet.
pub(crate) fn find(_page: &Analysis<'_>, _gazetteer: &Gazetteer, _meta: &Meta) -> Vec<Found> {
    Vec::new()
}
