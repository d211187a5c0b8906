//! A table of vague words is refused or used, whatever is in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord_text::{Engine, VagueWords};

fuzz_target!(|table: &str| {
    if let Ok(words) = VagueWords::parse(table) {
        let text = format!("Dozens of people were killed. {table} people were injured.");
        onrecord_fuzz::annotate_with(&text, true, &Engine::rules().with_vague_words(words));
    }
});
