//! Feeds.
use crate::{Extracted, Options, Raw};
/// Reads a feed.
pub fn extract(_: &Raw, _: &Options) -> Extracted {
    Extracted::default()
}
