//! From a document to its record: analyse, attribute, resolve, and lead every offset back to the
//! document's own text.

use crate::analysis::Analysis;
use crate::attribution::Attribution;
use crate::chain;
use crate::layout::Layout;
use crate::lexicon::agency_name;
use crate::normalise::{Normalised, normalise};
use crate::speakers::{Resolved, resolve};
use crate::{
    Addressee, Authority, Code, CodePoints, Diagnostic, Document, Engine, Entity, Field, Figure, Kind, Meta,
    Place, PublishedBasis, Range, Record, RunnerUp, Span, Statement, TimeExpression, Via, dates, figures,
    language, places,
};

/// More statements than this in one document are not kept; a diagnostic says so.
const MOST_STATEMENTS: usize = 20_000;

/// Reads everything the engine can out of a document. Never fails.
pub fn annotate(document: &Document, engine: &Engine) -> Record {
    let normalised = normalise(&document.text);
    let page = Analysis::new(&normalised.text, document.raw_layout);
    let mut attributions = engine.attributor.attribute(&page);
    let mut diagnostics = Vec::new();
    if attributions.len() > MOST_STATEMENTS {
        attributions.truncate(MOST_STATEMENTS);
        diagnostics.push(Diagnostic::new(
            Code::TooManyStatements,
            format!("only the first {MOST_STATEMENTS} statements were kept"),
        ));
    }
    chain::complete(&page, &mut attributions);
    let resolved = resolve(&page, &attributions);
    let back =
        Back { points: CodePoints::new(&document.text), normalised: &normalised, len: document.text.len() };
    let ids = EntityIds::of(&resolved);
    let mut statements: Vec<Statement> = attributions
        .iter()
        .enumerate()
        .map(|(n, attribution)| back.statement(&page, attribution, n, &resolved, &ids))
        .collect();
    let meta = meta(document, &page, &mut diagnostics);
    let mut entities = back.entities(&resolved, &ids);
    let mut all = title_statements(&meta, &page, &resolved, &ids, engine, &mut entities);
    all.append(&mut statements);
    let mut statements = all;
    for (n, statement) in statements.iter_mut().enumerate() {
        statement.id = format!("s{}", n + 1);
    }
    diagnose(&page, &back, &statements, &mut diagnostics);
    let dates = dates::find(&page, meta.published.as_deref());
    let times: Vec<Range> = dates.iter().map(|date| date.bytes.clone()).collect();
    let people = resolved.people();
    let places =
        engine.gazetteer.as_ref().map(|known| places::find(&page, known, &meta, &people)).unwrap_or_default();
    let figures = figures::find(&page, &times);
    Record {
        doc: document.id.clone(),
        entities,
        dates: dates.into_iter().map(|date| back.date(date)).collect(),
        places: places.into_iter().map(|place| back.place(place)).collect(),
        figures: back.figures(figures),
        meta,
        text: None,
        statements,
        diagnostics,
    }
}

/// The way from tokens of the normalised text back to code points of the document's text.
struct Back<'t> {
    points: CodePoints<'t>,
    normalised: &'t Normalised,
    len: usize,
}

impl Back<'_> {
    fn span(&self, bytes: &Range) -> Span {
        let source = self.normalised.offsets.source(bytes).unwrap_or(self.len..self.len);
        self.points.span(&source)
    }

    fn spans(&self, page: &Analysis<'_>, runs: &[Range]) -> Vec<Span> {
        let mut spans: Vec<Span> =
            runs.iter().filter(|r| !r.is_empty()).map(|run| self.span(&page.tokens.bytes(run))).collect();
        spans.sort();
        spans
    }

    fn statement(
        &self,
        page: &Analysis<'_>,
        attribution: &Attribution,
        n: usize,
        resolved: &Resolved,
        ids: &EntityIds,
    ) -> Statement {
        Statement {
            id: String::new(),
            field: Field::Text,
            kind: kind(page, &attribution.content),
            source: self.spans(page, &attribution.source),
            cue: self.spans(page, &attribution.cue),
            content: self.spans(page, &attribution.content),
            speaker: resolved.speakers.get(n).copied().flatten().and_then(|i| ids.get(i)),
            via: attribution
                .via
                .iter()
                .enumerate()
                .map(|(k, (relay, cue))| Via {
                    entity: resolved.relays[n].get(k).copied().flatten().and_then(|i| ids.get(i)),
                    span: self.span(&page.tokens.bytes(relay)),
                    cue: cue.as_ref().map(|cue| self.span(&page.tokens.bytes(cue))),
                })
                .collect(),
            addressee: attribution.addressee.as_ref().map(|range| Addressee {
                entity: resolved.addressees[n].and_then(|i| ids.get(i)),
                span: self.span(&page.tokens.bytes(range)),
            }),
            authority: attribution
                .authority
                .as_ref()
                .map(|range| Authority { span: self.span(&page.tokens.bytes(range)) }),
            act: attribution.act,
            certainty: attribution.certainty,
            said_on: None,
            said_in: None,
        }
    }

    fn date(&self, date: dates::Expression) -> TimeExpression {
        TimeExpression {
            span: self.span(&date.bytes),
            kind: date.kind,
            value: date.value,
            modifier: date.modifier.map(str::to_owned),
        }
    }

    fn place(&self, place: places::Found) -> Place {
        let places::Reading { name, lat, lon, geonames_id, country, kind } = place.reading;
        Place {
            span: self.span(&place.bytes),
            name,
            lat,
            lon,
            geonames_id,
            country,
            kind,
            precision: place.precision,
            confidence: place.confidence,
            runner_up: place.runner_up.map(|other| RunnerUp {
                name: other.name,
                lat: other.lat,
                lon: other.lon,
                geonames_id: other.geonames_id,
                country: other.country,
            }),
        }
    }

    fn figures(&self, found: Vec<figures::Found>) -> Vec<Figure> {
        let id = |n: usize| format!("f{}", n + 1);
        let figure = |(n, figure): (usize, figures::Found)| Figure {
            id: id(n),
            span: self.span(&figure.bytes),
            measure: figure.measure.to_owned(),
            low: figure.low,
            high: figure.high,
            bound: figure.bound,
            unit: figure.unit,
            subgroup: figure.subgroup,
            part_of: figure.part_of.map(id),
            counting: figure.counting,
            implicit: figure.implicit,
            statement: None,
            place: None,
            date: None,
        };
        found.into_iter().enumerate().map(figure).collect()
    }

    fn entities(&self, resolved: &Resolved, ids: &EntityIds) -> Vec<Entity> {
        ids.order
            .iter()
            .enumerate()
            .map(|(n, &i)| {
                let member = &resolved.cast.members[i];
                Entity {
                    id: format!("e{}", n + 1),
                    name: member.name.split_whitespace().collect::<Vec<_>>().join(" "),
                    kind: member.kind,
                    role: member.role.clone(),
                    mentions: member.mentions.iter().map(|m| self.span(m)).collect(),
                }
            })
            .collect()
    }
}

/// Public ids of the cast: `e1` … in the order of first mention.
struct EntityIds {
    order: Vec<usize>,
    rank: Vec<usize>,
}

impl EntityIds {
    fn of(resolved: &Resolved) -> Self {
        let members = &resolved.cast.members;
        let mut order: Vec<usize> = (0..members.len()).collect();
        order.sort_by_key(|&i| (members[i].mentions.first().map_or(usize::MAX, |m| m.start), i));
        let mut rank = vec![0; members.len()];
        for (n, &i) in order.iter().enumerate() {
            rank[i] = n;
        }
        Self { order, rank }
    }

    fn get(&self, member: usize) -> Option<String> {
        self.rank.get(member).map(|n| format!("e{}", n + 1))
    }
}

/// Direct, mixed or indirect, by the share of the content's words that stand in quotations.
fn kind(page: &Analysis<'_>, content: &[Range]) -> Kind {
    let (mut words, mut quoted) = (0usize, 0usize);
    for i in content.iter().flat_map(Clone::clone) {
        if page.tokens[i].is_word() || page.tokens[i].kind == crate::token::TokenKind::Number {
            words += 1;
            quoted += usize::from(page.quoted(i));
        }
    }
    match quoted {
        0 => Kind::Indirect,
        _ if quoted * 10 >= words * 9 => Kind::Direct,
        _ => Kind::Mixed,
    }
}

/// What the source said of the document, completed by what its text says.
fn meta(document: &Document, page: &Analysis<'_>, diagnostics: &mut Vec<Diagnostic>) -> Meta {
    let mut meta = document.meta.clone();
    let Layout { dateline, byline, .. } = &page.layout;
    if meta.title.is_none() {
        meta.title = page.layout.headline().map(|range| page.text[range.clone()].to_owned());
    }
    if meta.author.is_none() {
        meta.author.clone_from(byline);
    }
    if let Some(dateline) = dateline {
        if meta.dateline_place.is_none() {
            meta.dateline_place.clone_from(&dateline.place);
        }
        if meta.agency.is_none() {
            meta.agency.clone_from(&dateline.agency);
        }
        meta.dateline_date.clone_from(&dateline.date);
    }
    if meta.agency.is_none() {
        meta.agency = byline
            .as_deref()
            .and_then(|b| b.rsplit([',', '|']).next())
            .and_then(agency_name)
            .map(str::to_owned);
    }
    published(&mut meta, diagnostics);
    if meta.outlet.is_none() {
        diagnostics.push(Diagnostic::new(Code::NoOutlet, "nothing states who published this"));
    }
    let language = language::of(page);
    if language == Some(false) {
        diagnostics.push(Diagnostic::new(Code::NotEnglish, "few of its words are English"));
    } else if language == Some(true) && meta.language.is_none() {
        meta.language = Some("en".to_owned());
    }
    meta
}

/// Dates the document by its date line where nobody else does; a year that nobody states stays unknown.
fn published(meta: &mut Meta, diagnostics: &mut Vec<Diagnostic>) {
    let day = meta
        .dateline_date
        .as_deref()
        .filter(|date| date.starts_with("XXXX"))
        .map(|date| date[4..].to_owned());
    match (&meta.published, &meta.dateline_date, day) {
        // `--published 2031` with a date line of 3 May.
        (Some(year), _, Some(day)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
            meta.published = Some(format!("{year}{day}"));
            meta.published_basis = PublishedBasis::Inferred;
        }
        (Some(_), ..) => {}
        (None, Some(date), None) => {
            meta.published = Some(date.clone());
            meta.published_basis = PublishedBasis::Dateline;
        }
        (None, _, Some(day)) => diagnostics.push(Diagnostic::new(
            Code::NoYear,
            format!("the date line says {} and no year", day.trim_start_matches('-')),
        )),
        (None, None, None) => diagnostics.push(Diagnostic::new(Code::Undated, "no date is stated")),
    }
    if meta.published.is_none() {
        meta.published_basis = PublishedBasis::Unknown;
    }
}

/// Statements of a title that is not part of the text; spans index the title.
fn title_statements(
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
    let speakers = resolve(&headline, &attributions);
    let back = Back { points: CodePoints::new(title), normalised: &normalised, len: title.len() };
    let nobody = EntityIds { order: Vec::new(), rank: Vec::new() };
    let mut statements = Vec::new();
    for (n, attribution) in attributions.iter().enumerate() {
        let mut statement = back.statement(&headline, attribution, n, &speakers, &nobody);
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

/// Unbalanced marks and sources that resolve to nobody.
fn diagnose(
    page: &Analysis<'_>,
    back: &Back<'_>,
    statements: &[Statement],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for &mark in page.quotations.unbalanced.iter().take(50) {
        let span = back.span(&page.tokens[mark].range);
        diagnostics.push(Diagnostic::new(Code::UnclosedQuote, "this quotation mark has no partner").at(span));
    }
    for statement in statements.iter().filter(|s| s.speaker.is_none() && s.field == Field::Text).take(200) {
        let at = statement.source.first().or(statement.content.first());
        let message = format!("the speaker of {} is not known", statement.id);
        let diagnostic = Diagnostic::new(Code::UnknownSpeaker, message);
        diagnostics.push(match at {
            Some(span) => diagnostic.at(*span),
            None => diagnostic,
        });
    }
}
