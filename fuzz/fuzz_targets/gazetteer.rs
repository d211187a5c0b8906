//! A gazetteer file is refused or read, whatever is in it.
//!
//! An input is a file as it is, or bytes to change in a whole one, whose hash is then made right again: no search
//! finds a SHA-256.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use onrecord_text::{Document, Engine, Gazetteer, annotate, pack_gazetteer};
use sha2::{Digest, Sha256};

static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let rows = "country\t1\tVarn\tVA\t-1\t10\t20\t5000000\tVarnia\n\
                region\t2\tOrrland\tVA\t0\t10.5\t-179.9\t100000\t\n\
                town\t3\tPort Ell\tVA\t1\t-10.25\t20.5\t30000\tPorto Ello|Ell\tEll Harbour";
    pack_gazetteer(rows).expect("good rows")
});

const HASH: std::ops::Range<usize> = 12..44;
const TEXT: &str = "The mayor met them in Port Ell, Orrland, and later in Varnia and Ell. Varnia said no.";

fuzz_target!(|input: (Option<&[u8]>, Vec<(u32, u8)>)| {
    let (file, changes) = input;
    let mut bytes = file.map_or_else(|| WHOLE.clone(), <[u8]>::to_vec);
    if bytes.len() > HASH.end {
        for (at, byte) in changes {
            let len = bytes.len() - HASH.end;
            bytes[HASH.end + at as usize % len] = byte;
        }
        let hash = Sha256::digest(&bytes[HASH.end..]);
        bytes[HASH].copy_from_slice(&hash);
    }
    onrecord_fuzz::lend(bytes, |bytes| {
        if let Ok(gazetteer) = Gazetteer::load(bytes) {
            let document = Document { text: TEXT.to_owned(), ..Document::default() };
            let record = annotate(&document, &Engine::rules().with_gazetteer(gazetteer));
            assert!(
                record.places.iter().all(|place| (0.0..=1.0).contains(&place.confidence)),
                "{:?}",
                record.places
            );
        }
    });
});
