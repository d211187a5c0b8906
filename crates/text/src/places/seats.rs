//! Seats of government.
//!
//! "The Kremlin" and "Downing Street" are where their capital is, but mostly they are printed for the government. The
//! list is `seats.txt`.
//!
//! | text | places | metonyms |
//! |---|---|---|
//! | The **Kremlin** denied it; a crowd met near the **Kremlin**. | Moscow; Moscow | Moscow |
//! | Flags hung outside the **White House** on Sunday. | Washington | |

use std::collections::HashMap;
use std::sync::LazyLock;

static SEATS: LazyLock<HashMap<&str, (&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("seats.txt").lines().filter(|line| !line.starts_with('#'));
    let fields = lines.map(|line| line.split('\t').collect::<Vec<_>>());
    fields.filter_map(|row| Some((*row.first()?, (*row.get(1)?, *row.get(2)?)))).collect()
});

/// The capital that a seat of government stands in, and its country; from a plain key.
pub(super) fn capital(key: &str) -> Option<(&'static str, &'static str)> {
    SEATS.get(key).copied()
}
