//! A file of aliases is refused or used, whatever is in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord_text::{Aliases, Engine};

fuzz_target!(|file: &str| {
    if let Ok(aliases) = Aliases::parse(file) {
        onrecord_fuzz::annotate_with(file, true, &Engine::rules().with_aliases(aliases));
    }
});
