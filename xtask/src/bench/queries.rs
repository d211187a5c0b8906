//! About two hundred questions as people would ask them of a ledger of news.

/// Words that are common, and words that are rare.
const WORDS: &[&str] = &[
    "ceasefire",
    "minister",
    "election",
    "hospital",
    "said",
    "president",
    "border",
    "inquiry",
    "shelling",
    "spokesman",
    "economy",
    "vaccine",
    "court",
    "climate",
    "prisoners",
    "drone",
    "budget",
    "protest",
    "school",
    "the",
];

/// Words asked for together.
const PAIRS: &[&str] = &[
    "foreign minister",
    "white house",
    "supreme court",
    "health officials",
    "police chief",
    "human rights",
    "prime minister",
    "press secretary",
    "national security",
    "law enforcement",
    "climate change",
    "oil prices",
    "peace talks",
    "interest rates",
    "public health",
    "trade deal",
    "nuclear weapons",
    "election results",
    "new york",
    "united nations",
];

/// Filters on top of a word.
const FILTERS: &[(&str, &str)] =
    &[("", ""), ("kind", "direct"), ("kind", "indirect"), ("from", "2019-01-01"), ("to", "2020-06-30")];

/// The parameters of every question.
pub(super) fn all() -> Vec<Vec<(&'static str, String)>> {
    let phrases = PAIRS.iter().map(|pair| format!("\"{pair}\""));
    let asked = WORDS.iter().chain(PAIRS).map(|words| (*words).to_owned()).chain(phrases);
    let mut out = Vec::new();
    for (i, words) in asked.enumerate() {
        for (name, value) in FILTERS.iter().cycle().skip(i % 2).step_by(2).take(if i < 40 { 4 } else { 2 }) {
            let mut question = vec![("q", words.clone())];
            if !name.is_empty() {
                question.push((*name, (*value).to_owned()));
            }
            out.push(question);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    #[test]
    fn two_hundred_different_questions() {
        let all = super::all();
        assert_eq!(all.len(), 200);
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    }
}
