//! Normalising maps back, and doing it twice equals doing it once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord_text::normalise;

fuzz_target!(|text: &str| {
    let once = normalise(text);
    onrecord_fuzz::check_offsets(&once.offsets, &once.text, text.len());
    assert_eq!(normalise(&once.text).text, once.text);
});
