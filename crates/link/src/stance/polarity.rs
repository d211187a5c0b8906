//! A claim that denies is judged by what it denies: what a headline says against "The dam did break" it says for "The dam
//! did not break", and the other way round.
//!
//! That needs a headline that denies too, or one that retells all that the claim denies. Any other may say the same in
//! words of its own ("must be charged daily" of "does not last two days"), and is compared with the claim as it stands.

use super::cues;
use super::features::Features;
use super::sentence::Sentence;

/// The features of a pair, and whether they are those of what the claim denies, so that for and against change places.
pub(super) fn features(claim: &Sentence, headline: &Sentence) -> (Features, bool) {
    let denials = cues::denials(claim);
    if denials.len() % 2 == 1 {
        let denies = |at: usize| denials.iter().any(|found| (found.at..found.at + found.len).contains(&at));
        let words =
            claim.words.iter().enumerate().filter(|(at, _)| !denies(*at)).map(|(_, word)| word.clone());
        let core = Sentence { words: words.collect(), marks: claim.marks.clone() };
        let of_core = Features::of(&core, headline);
        if of_core.has("cover all") || cues::DENIALS.iter().any(|class| of_core.has(class)) {
            return (of_core, true);
        }
    }
    (Features::of(claim, headline), false)
}
