//! Documents of our own for the tests: fictional places, people and outlets.
//!
//! The record is made by hand and not by the engine, so that a test of the store fails for the store's
//! reasons only.

#![allow(dead_code, unreachable_pub, reason = "each test uses its part")]

use std::sync::Arc;

use jiff::Timestamp;
use onrecord_store::{Incoming, Outcome, Row, Store, StoreError, What};
use onrecord_text::{
    Act, Addressee, Authority, Capture, Captured, Certainty, Charset, Code, CodePoints, Diagnostic, Document,
    Engine, Entity, EntityType, Field, Kind, Meta, OffsetMap, PublishedBasis, Record, SaidOn, Statement, Via,
    annotate,
};
use sha2::{Digest, Sha256};

/// The clock of the tests.
pub fn now() -> Timestamp {
    "2031-05-01T08:00:00Z".parse().unwrap()
}

/// A document and what was read out of it.
#[derive(Debug, Clone)]
pub struct Made {
    pub captured: Captured,
    pub record: Record,
}

impl Made {
    pub fn incoming(&self) -> Incoming<'_> {
        Incoming { captured: &self.captured, record: &self.record, engine_version: "test 1" }
    }

    pub fn edit(mut self, change: impl FnOnce(&mut Meta)) -> Self {
        change(&mut self.captured.document.meta);
        self.record.meta = self.captured.document.meta.clone();
        self
    }

    /// The same bytes as captured from another place.
    pub fn from(mut self, target: &str) -> Self {
        let capture = Arc::make_mut(&mut self.captured.capture);
        capture.target = target.to_owned();
        self
    }
}

/// Who says what in a made document: name as printed, fullest name, words.
pub struct Says<'s>(pub &'s str, pub &'s str, pub &'s str);

/// A plain text captured whole: a paragraph a statement, then the rest.
pub fn plain(id: &str, title: &str, says: &[Says<'_>], rest: &str) -> Made {
    let mut text = String::new();
    for Says(printed, _, words) in says {
        text.push_str(&format!("{printed} said: “{words}”\n\n"));
    }
    text.push_str(rest);
    let points = CodePoints::new(&text);
    let find = |words: &str| {
        let at = text.find(words).unwrap();
        points.span(&(at..at + words.len()))
    };
    let mut entities: Vec<Entity> = Vec::new();
    let mut statements = Vec::new();
    for (n, Says(printed, full, words)) in says.iter().enumerate() {
        let paragraph = text.find(&format!("{printed} said: “{words}”")).unwrap();
        let source = points.span(&(paragraph..paragraph + printed.len()));
        let cue = paragraph + printed.len() + 1;
        let speaker = match entities.iter_mut().find(|entity| entity.name == *full) {
            Some(known) => known,
            None => {
                let (id, name) = (format!("e{}", entities.len() + 1), (*full).to_owned());
                let (kind, role) = (EntityType::Person, Some("harbour official".to_owned()));
                entities.push(Entity { id, name, kind, role, roles: Vec::new(), mentions: Vec::new() });
                entities.last_mut().unwrap()
            }
        };
        speaker.mentions.push(source);
        statements.push(Statement {
            id: format!("s{}", n + 1),
            field: Field::Text,
            kind: if n % 2 == 0 { Kind::Direct } else { Kind::Mixed },
            source: vec![source],
            cue: vec![points.span(&(cue..cue + 4))],
            content: vec![find(words)],
            speaker: Some(speaker.id.clone()),
            via: Vec::new(),
            addressee: None,
            authority: None,
            act: Act::Assert,
            certainty: Certainty::Stated,
            said_on: None,
            said_in: None,
        });
    }
    let meta = Meta {
        title: Some(title.to_owned()),
        language: Some("en".to_owned()),
        published_basis: PublishedBasis::Unknown,
        ..Meta::default()
    };
    let bytes: Arc<[u8]> = text.as_bytes().into();
    let captured = Captured {
        capture: Arc::new(Capture {
            sha256: Sha256::digest(&bytes).into(),
            bytes,
            media_type: "text/plain".to_owned(),
            target: id.to_owned(),
            captured_at: None,
        }),
        offsets: OffsetMap::identity(text.len()),
        document: Document { id: id.to_owned(), text: text.clone(), meta: meta.clone(), raw_layout: true },
        member: None,
        charset: Charset("UTF-8".to_owned()),
        layers: Vec::new(),
        diagnostics: Vec::new(),
    };
    let record = Record { doc: id.to_owned(), meta, statements, entities, ..Record::default() };
    Made { captured, record }
}

/// A report as the rules read it, for what rests on more of a record than is made up here.
pub fn annotated(id: &str, outlet: &str, day: &str, title: &str, text: &str) -> Made {
    let mut made = plain(id, title, &[], text).edit(|meta| {
        meta.outlet = Some(outlet.to_owned());
        meta.published = Some(day.to_owned());
    });
    made.record = annotate(&made.captured.document, &Engine::rules());
    made
}

/// An interview, what two outlets made of it, and one outlet's own report, on a fictional dam.
pub fn interview() -> Vec<Made> {
    let dam = "The Velm dam above Orle has held for ninety winters. Engineers from Orle found a crack in its eastern wall in March, \
        and the council of Orle closed the valley road below the dam.";
    let quote = "“The Velm dam will hold as long as nobody opens the eastern gate,” Mayor Ana Orr";
    let own = format!(
        "{quote} told the Orle Courier in an interview. “I have seen the drawings,” Orr said.\n\n{dam}\n"
    );
    let after = format!("{dam}\n\n{quote} told the Orle Courier. “I have seen the drawings,” Orr said.\n");
    let through = "The crack in the eastern wall of the Velm dam worries Orle.\n\nThe Orle Courier quoted Mayor Ana Orr as saying: \
         “The Velm dam will hold as long as nobody opens the eastern gate.”\n";
    vec![
        annotated("own.txt", "Orle Courier", "2031-05-05", "The Velm dam will hold", &own),
        annotated("after.txt", "Harbour Post", "2031-05-06", "Orr trusts the Velm dam", &after),
        annotated("through.txt", "Reef Times", "2031-05-06", "Crack in the Velm dam", through),
    ]
}

/// Gives a statement a day.
pub fn said_on(mut made: Made, statement: usize, value: &str) -> Made {
    let span = made.record.statements[statement].cue[0];
    made.record.statements[statement].said_on = Some(SaidOn { value: Some(value.to_owned()), span });
    made
}

/// Makes a statement one that came through others, to somebody, on the ground of something.
fn relayed(mut made: Made, statement: usize) -> Made {
    let Statement { source, content, cue, .. } = &made.record.statements[statement];
    let (source, cue, content) = (source[0], cue[0], content[0]);
    let statement = &mut made.record.statements[statement];
    statement.via = vec![Via { entity: None, span: source, cue: Some(cue) }];
    statement.addressee = Some(Addressee { entity: Some("e2".to_owned()), span: source });
    statement.authority = Some(Authority { span: content });
    statement.act = Act::CallFor;
    statement.certainty = Certainty::Alleged;
    made.record.diagnostics.push(Diagnostic::new(Code::Undated, "made up").at(content));
    made.captured.diagnostics.push(Diagnostic::new(Code::CharsetMismatch, "made up, too"));
    made
}

/// Five reports on a fire at a fictional harbour.
pub fn dossier() -> Vec<Made> {
    vec![
        plain(
            "quay-1.txt",
            "Fire at the grain store of Brindle Quay",
            &[
                Says("Ines Oduya", "Ines Oduya", "No ferry was near the grain store when it burned"),
                Says("Oduya", "Ines Oduya", "we don’t know who lit it"),
            ],
            "The tide was low. Smoke drifted over the salt road until noon.\n",
        )
        .edit(|meta| {
            meta.url = Some("https://quaypost.example/news/fire?utm_source=feed".to_owned());
            meta.outlet = Some("The Quay Post".to_owned());
            meta.published = Some("2031-04-12".to_owned());
            meta.published_basis = PublishedBasis::Page;
        }),
        relayed(
            plain(
                "quay-2.txt",
                "Harbour council calls for an inquiry",
                &[
                    Says("Tomasz Véliz", "Tomasz Véliz", "The council demands an inquiry into the burning"),
                    Says("Oduya", "Oduya", "an inquiry would find nothing new"),
                ],
                "Nobody was hurt, the council’s clerk noted later.\n",
            ),
            0,
        )
        .edit(|meta| {
            meta.url = Some("https://saltroad.example/a/2".to_owned());
            meta.outlet = Some("Salt Road Courier".to_owned());
            meta.agency = Some("Northern Wire".to_owned());
            meta.published = Some("2031-04-14T09:30:00Z".to_owned());
            meta.published_basis = PublishedBasis::Page;
        }),
        said_on(
            plain(
                "undated.txt",
                "What the ferrymen saw",
                &[Says("Marit Halloran", "Marit Halloran", "Two ferries were sailing that night")],
                "She pointed at the old mill.\n",
            ),
            0,
            "2031-04-11",
        ),
        plain("note.txt", "A note", &[], "Lanterns hang on the customs house: an übermäßig long walk.\n"),
        plain(
            "quay-5.txt",
            "Veliz answers",
            &[Says("Mr Veliz", "Tomasz Veliz", "I never called it arson")],
            "The meeting ended at nine.\n",
        ),
    ]
}

/// Adds documents, as many to a batch as given.
pub fn add_all(store: &Store, made: &[Made], batch: usize) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for batch in made.chunks(batch.max(1)) {
        let incoming: Vec<_> = batch.iter().map(Made::incoming).collect();
        outcomes.extend(store.add(&incoming, now()).unwrap());
    }
    outcomes
}

/// Everything a ledger exports, as JSON lines.
pub fn exported(store: &Store) -> String {
    [What::Documents, What::Statements].map(|what| listed(store, what)).concat()
}

/// One kind of rows of an export, as JSON lines.
pub fn listed(store: &Store, what: What) -> String {
    let mut out = String::new();
    let mut each = |row: Row| {
        out.push_str(&serde_json::to_string(&row).unwrap());
        out.push('\n');
        Ok::<(), StoreError>(())
    };
    store.export(what, &mut each).unwrap();
    out
}

/// Many small documents that differ, for load.
pub fn many(count: usize) -> Vec<Made> {
    (0..count)
        .map(|n| {
            let words = format!("Boat number {n} left the quay before the {n}th bell");
            let says = [Says("Ines Oduya", "Ines Oduya", words.as_str())];
            let rest = format!("It carried {n} sacks of barley.\n");
            plain(&format!("boat-{n}.txt"), &format!("Boat {n}"), &says, &rest).edit(|meta| {
                meta.url = (n % 3 > 0).then(|| format!("https://quaypost.example/boats/{n}"));
                meta.published = (n % 4 > 0).then(|| format!("2031-0{}-1{}", n % 9 + 1, n % 10));
            })
        })
        .collect()
}
