//! Which documents of one story credit one report: what each credits was kept when it was read.

use onrecord_link::origins::{Crediting, credited};

use super::Settling;
use super::groups::Tied;
use crate::Result;
use crate::writer::from_json;

/// The pairs that credits join; takes what was kept out of the documents.
pub(super) fn ties(documents: &mut [Settling], story_of: &[usize]) -> Result<Vec<Tied>> {
    let mut stories: Vec<Vec<u32>> = vec![Vec::new(); story_of.iter().max().map_or(0, |last| last + 1)];
    for (number, story) in (0..).zip(story_of) {
        stories[*story].push(number);
    }
    let mut ties = Vec::new();
    for story in stories.iter().filter(|story| story.len() > 1) {
        let mut crediting = Vec::with_capacity(story.len());
        for number in story {
            let kept = std::mem::take(&mut documents[*number as usize].credits);
            crediting.push(from_json::<Crediting>(&kept)?);
        }
        for tie in credited(&crediting) {
            ties.push(Tied { a: story[tie.a], b: story[tie.b], credit: Some((tie.kind, tie.to, tie.why)) });
        }
    }
    Ok(ties)
}
