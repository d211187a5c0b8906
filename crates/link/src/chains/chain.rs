//! The chain of one statement, from the outlet inwards, as its document prints it.

use std::collections::HashMap;

use onrecord_text::{CodePoints, Entity, EntityType, Field, Record, Span, Statement};
use serde::Serialize;

use super::name::outlet_key;
use crate::outlets::is_outlet;

/// What a party does in a chain. The order is that of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Published the document.
    Outlet,
    /// Wrote the wire that the document carries.
    Agency,
    /// Is cited for the statement by whoever stands before it.
    Relay,
    /// Said it.
    Speaker,
    /// Is what the speaker rests it on.
    Authority,
    /// Was told it.
    Addressee,
}

impl Role {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Agency => "agency",
            Self::Relay => "relay",
            Self::Speaker => "speaker",
            Self::Authority => "authority",
            Self::Addressee => "addressee",
        }
    }
}

/// One party of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it does.
    pub role: Role,
    /// Its name, or for a party without one the words that stand for it.
    pub name: String,
    /// Whether that is a name ("Reuters") or a description ("a source").
    pub named: bool,
    /// Whether it is a person.
    pub person: bool,
    /// Where it is printed; outlet and agency are known of the document as a whole.
    pub span: Option<Span>,
    /// The words that make it a link: "cited", "said", "told".
    pub cue: Option<String>,
    /// When it was said (TIMEX3), where the text says.
    pub when: Option<String>,
    /// Where it was said, where the text says.
    pub place: Option<String>,
}

/// A number that the speaker of a chain claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The figure's id in the document.
    pub figure: String,
    /// Its words.
    pub words: String,
}

/// One statement's chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The document's id.
    pub document: String,
    /// The statement's id in it.
    pub statement: String,
    /// Which text the spans index.
    pub field: Field,
    /// The day on which the document was published, as `YYYY-MM-DD`.
    pub published: Option<String>,
    /// The origin that the document is in, where the caller knows of one.
    pub origin: Option<String>,
    /// Its parties, from the outlet inwards, the addressee last.
    pub links: Vec<Link>,
    /// The numbers it claims.
    pub claims: Vec<Claim>,
}

impl Chain {
    /// The chains of a record, one a statement. `text` is the document's text.
    pub fn all(record: &Record, text: &str) -> Vec<Self> {
        let reader = Reader::new(record, text);
        record.statements.iter().map(|statement| reader.chain(statement)).collect()
    }

    /// The parties in a role, in order.
    pub fn role(&self, role: Role) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.role == role)
    }

    /// What tells it from all others, and orders them.
    pub(super) fn id(&self) -> (&str, usize, &str) {
        (&self.document, self.statement.len(), &self.statement)
    }
}

/// A record made ready to read chains from.
struct Reader<'a> {
    record: &'a Record,
    text: CodePoints<'a>,
    title: CodePoints<'a>,
    entities: HashMap<&'a str, &'a Entity>,
    /// Named entities by where their mentions start.
    mentions: Vec<(Span, &'a Entity)>,
    claims: HashMap<&'a str, Vec<Claim>>,
}

impl<'a> Reader<'a> {
    fn new(record: &'a Record, text: &'a str) -> Self {
        let points = CodePoints::new(text);
        let title = CodePoints::new(record.meta.title.as_deref().unwrap_or_default());
        let named = record.entities.iter().filter(|entity| is_named(entity));
        let mut mentions: Vec<_> =
            named.flat_map(|entity| entity.mentions.iter().map(move |span| (*span, entity))).collect();
        mentions.sort_by_key(|(span, _)| (span.start, span.end));
        let mut claims: HashMap<&str, Vec<Claim>> = HashMap::new();
        for figure in &record.figures {
            let words = points.slice(figure.span).unwrap_or_default().to_owned();
            if let Some(statement) = &figure.statement {
                claims.entry(statement).or_default().push(Claim { figure: figure.id.clone(), words });
            }
        }
        let entities = record.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
        Self { record, text: points, title, entities, mentions, claims }
    }

    fn chain(&self, statement: &Statement) -> Chain {
        let meta = &self.record.meta;
        let mut links = Vec::new();
        links.extend(meta.outlet.as_deref().map(|outlet| named_as(Role::Outlet, outlet)));
        let same = |agency: &&str| {
            meta.outlet.as_deref().is_none_or(|outlet| outlet_key(outlet) != outlet_key(agency))
        };
        links.extend(meta.agency.as_deref().filter(same).map(|agency| named_as(Role::Agency, agency)));
        for via in &statement.via {
            let relay = self.party(Role::Relay, statement, via.entity.as_deref(), via.span);
            links.extend(relay.map(|link| Link { cue: self.words(statement, via.cue.as_slice()), ..link }));
        }
        let cue = self.words(statement, &statement.cue);
        let source = statement.source.first();
        if let Some(link) =
            source.and_then(|span| self.party(Role::Speaker, statement, statement.speaker.as_deref(), *span))
        {
            let when = statement.said_on.as_ref().and_then(|said| said.value.clone());
            let place = statement.said_in.and_then(|n| self.record.places.get(n as usize));
            links.push(Link { cue: cue.clone(), when, place: place.map(|place| place.name.clone()), ..link });
        } else if let Some(entity) = statement.speaker.as_deref().and_then(|id| self.entities.get(id)) {
            // A quotation that goes on with no source of its own.
            links.push(Link { span: None, ..named(Role::Speaker, entity) });
        }
        if let Some(authority) = &statement.authority {
            let on = self.mentioned(statement.field, authority.span).map(|entity| entity.id.as_str());
            links.extend(self.party(Role::Authority, statement, on, authority.span));
        }
        if let Some(to) = &statement.addressee {
            let link = self.party(Role::Addressee, statement, to.entity.as_deref(), to.span);
            links.extend(link.map(|link| Link { cue, ..link }));
        }
        Chain {
            document: self.record.doc.clone(),
            statement: statement.id.clone(),
            field: statement.field,
            published: meta.published.as_deref().and_then(day),
            origin: None,
            links,
            claims: self.claims.get(statement.id.as_str()).cloned().unwrap_or_default(),
        }
    }

    fn party(&self, role: Role, statement: &Statement, id: Option<&str>, span: Span) -> Option<Link> {
        let words = self.words(statement, &[span])?;
        let link = match id.and_then(|id| self.entities.get(id)) {
            Some(entity) => named(role, entity),
            None => {
                let bare =
                    words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(&words);
                // A name by its capital, where no sentence gives it one.
                let capital = bare.starts_with(char::is_uppercase) && role != Role::Authority;
                Link { name: words.clone(), named: capital, ..named_as(role, &words) }
            }
        };
        Some(Link { span: Some(span), ..link })
    }

    /// The named entity that stands in a span of the text, the first if there are several.
    fn mentioned(&self, field: Field, span: Span) -> Option<&'a Entity> {
        let from = self.mentions.partition_point(|(mention, _)| mention.start < span.start);
        let first = self.mentions.get(from).filter(|(mention, _)| mention.end <= span.end);
        first.filter(|_| field == Field::Text).map(|(_, entity)| *entity)
    }

    /// The words of some spans, one space between them; none when there are none.
    fn words(&self, statement: &Statement, spans: &[Span]) -> Option<String> {
        let points = if statement.field == Field::Title { &self.title } else { &self.text };
        let words: Vec<&str> =
            spans.iter().filter_map(|span| points.slice(*span)).flat_map(str::split_whitespace).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

fn is_named(entity: &Entity) -> bool {
    matches!(entity.kind, EntityType::Person | EntityType::Organization)
        && entity.name.contains(char::is_uppercase)
}

fn named(role: Role, entity: &Entity) -> Link {
    // One word that a sentence begins with may be taken for a last name: "Northwire cited …".
    let person = entity.kind == EntityType::Person && !is_outlet(&entity.name);
    Link { named: is_named(entity), person, ..named_as(role, &entity.name) }
}

fn named_as(role: Role, name: &str) -> Link {
    let name = name.to_owned();
    Link { role, name, named: true, person: false, span: None, cue: None, when: None, place: None }
}

/// The day of a date, where it names one.
fn day(published: &str) -> Option<String> {
    let day = published.get(..10)?;
    day.parse::<jiff::civil::Date>().is_ok().then(|| day.to_owned())
}
