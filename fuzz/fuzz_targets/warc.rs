//! Web archives, packed and not.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: onrecord_fuzz::forgive_dependencies(), |bytes: &[u8]| {
    onrecord_fuzz::stream(bytes);
});
