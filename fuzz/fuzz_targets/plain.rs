//! Plain text in any encoding, layout included.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord_ingest::Format;

fuzz_target!(init: onrecord_fuzz::forgive_dependencies(), |bytes: &[u8]| {
    onrecord_fuzz::extract(bytes, Format::Plain);
});
