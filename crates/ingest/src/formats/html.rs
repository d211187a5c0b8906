//! Pages.
use crate::{Extracted, Failure, Options, Place, Raw, document::Reading};
/// Reads a page.
pub fn extract(_: &Raw, _: &Options) -> Extracted {
    Extracted::default()
}
pub(crate) fn article(_: &str, _: &mut Reading, _: &Place) -> Result<(), Failure> {
    Ok(())
}
