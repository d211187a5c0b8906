//! What other systems score on the same work, for the rows beside ours.
//!
//! Measured by us with the same scorer; the split is part of the row, because figures of different
//! splits must not be compared to a decimal.

/// Attribution F1 of a peer.
pub(super) struct Attribution {
    /// The system and the split.
    pub(super) name: &'static str,
    /// In the order all, quoted, direct, mixed, indirect; `None` where nobody measured it.
    pub(super) f1: [Option<f64>; 5],
}

/// Peers on PolNeAR.
pub(super) const ATTRIBUTION: &[Attribution] = &[
    Attribution { name: "Gender Gap Tracker, dev", f1: [Some(40.8), Some(50.1), None, None, Some(33.8)] },
    Attribution {
        name: "Gender Gap Tracker, test",
        f1: [Some(44.0), Some(53.6), Some(53.6), None, Some(36.0)],
    },
    Attribution {
        name: "textacy by paragraph, test",
        f1: [Some(26.9), Some(55.0), Some(64.5), None, Some(0.1)],
    },
    Attribution { name: "sayswho, test", f1: [Some(26.1), Some(54.3), Some(63.9), None, Some(0.0)] },
    Attribution {
        name: "regular expressions, test",
        f1: [Some(21.9), Some(42.6), Some(50.0), None, Some(0.0)],
    },
    Attribution {
        name: "two trained humans, test",
        f1: [Some(75.4), Some(94.5), Some(97.4), None, Some(67.1)],
    },
];
