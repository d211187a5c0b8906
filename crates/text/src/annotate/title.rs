//! The statements of a title that the text does not repeat.

use super::back::{Back, EntityIds};
use crate::analysis::Analysis;
use crate::normalise::normalise;
use crate::speakers::{Resolved, resolve};
use crate::{CodePoints, Engine, Entity, Field, Meta, Statement, chain};

/// Statements of a title that is not part of the text; spans index the title.
pub(super) fn statements(
    meta: &Meta,
    page: &Analysis<'_>,
    resolved: &Resolved,
    ids: &EntityIds,
    engine: &Engine,
    entities: &mut Vec<Entity>,
) -> Vec<Statement> {
    let Some(title) = meta.title.as_deref().filter(|_| page.layout.headline().is_none()) else {
        return Vec::new();
    };
    let opening = page.layout.blocks.first().map_or("", |b| &page.text[b.range.clone()]);
    if opening.trim_end_matches('.').trim() == title.trim_end_matches('.').trim() {
        return Vec::new();
    }
    let normalised = normalise(title);
    let headline = Analysis::new(&normalised.text, false);
    let mut attributions = engine.attributor.attribute(&headline);
    chain::complete(&headline, &mut attributions);
    let speakers = resolve(&headline, &attributions, &engine.aliases);
    let back =
        Back { page: &headline, points: CodePoints::new(title), normalised: &normalised, len: title.len() };
    let nobody = EntityIds::default();
    let mut statements = Vec::new();
    for (n, attribution) in attributions.iter().enumerate() {
        let mut statement = back.statement(attribution, n, &speakers, &nobody);
        statement.field = Field::Title;
        // The title's speaker is whoever of the text's cast has that name, else somebody only it names.
        statement.speaker = speakers.speakers[n].map(|i| {
            let member = &speakers.cast.members[i];
            let same = |m: &crate::speakers::Member| {
                m.words == member.words
                    || m.words.last() == member.words.last()
                        && (member.words.len() == 1 || m.words.len() == 1)
            };
            resolved.cast.members.iter().position(same).and_then(|i| ids.get(i)).unwrap_or_else(|| {
                let known = entities.iter().find(|e| e.name == member.name && e.mentions.is_empty());
                known.map(|e| e.id.clone()).unwrap_or_else(|| {
                    let id = format!("e{}", entities.len() + 1);
                    entities.push(Entity {
                        id: id.clone(),
                        name: member.name.clone(),
                        kind: member.kind,
                        role: member.role.clone(),
                        roles: Vec::new(),
                        mentions: Vec::new(),
                    });
                    id
                })
            })
        });
        statements.push(statement);
    }
    statements
}
