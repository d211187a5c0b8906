//! The engine reads any text, the same way each time.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (bool, &str)| {
    let (raw_layout, text) = input;
    let record = onrecord_fuzz::annotate(text, raw_layout);
    assert_eq!(record, onrecord_fuzz::annotate(text, raw_layout));
});
