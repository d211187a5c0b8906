//! An interval in words.

use onrecord_text::Bound;

/// `58`, `72 to 88`, `70 or more`, `fewer than 12`.
pub fn interval_in_words(low: Option<f64>, high: Option<f64>, bound: Bound) -> String {
    let open = matches!(bound, Bound::MoreThan | Bound::FewerThan);
    match (low, high) {
        (Some(low), Some(high)) if low == high => format!("{low}"),
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) if open => format!("more than {low}"),
        (Some(low), None) => format!("{low} or more"),
        (None, Some(high)) if open => format!("fewer than {high}"),
        (None, Some(high)) => format!("{high} or fewer"),
        (None, None) => "any number".to_owned(),
    }
}
