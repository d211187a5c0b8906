//! Renderings for tests, from words alone.

use onrecord_link::utterances::Rendering;
use onrecord_text::{Act, Certainty, Entity, EntityType, Field, Kind, Meta, Record, Span, Statement};

/// The rendering of one statement that is all of a document's text.
pub(crate) fn rendering(
    document: &str,
    speaker: &str,
    office: Option<&str>,
    published: Option<&str>,
    text: &str,
) -> Rendering {
    let quoted = text.starts_with('“');
    let entity = Entity {
        id: "e1".to_owned(),
        name: speaker.to_owned(),
        kind: if speaker.starts_with("the ") { EntityType::Organization } else { EntityType::Person },
        role: office.map(str::to_owned),
        roles: Vec::new(),
        mentions: Vec::new(),
    };
    let statement = Statement {
        id: "s1".to_owned(),
        field: Field::Text,
        kind: if quoted { Kind::Direct } else { Kind::Indirect },
        source: Vec::new(),
        cue: Vec::new(),
        content: vec![Span { start: 0, end: text.chars().count() as u32 }],
        speaker: Some("e1".to_owned()),
        via: Vec::new(),
        addressee: None,
        authority: None,
        act: Act::Assert,
        certainty: Certainty::Stated,
        said_on: None,
        said_in: None,
    };
    let record = Record {
        doc: document.to_owned(),
        meta: Meta { published: published.map(str::to_owned), ..Meta::default() },
        statements: vec![statement],
        entities: vec![entity],
        ..Record::default()
    };
    Rendering::all(&record, text).swap_remove(0)
}
