//! From what was found in tokens and bytes of the normalised text to the parts of the record, every offset led back to the
//! code points of the document's own text.

use crate::analysis::Analysis;
use crate::attribution::Attribution;
use crate::normalise::Normalised;
use crate::speakers::Resolved;
use crate::token::TokenKind;
use crate::{
    Addressee, Authority, CodePoints, Entity, Field, Figure, Kind, Place, Range, RunnerUp, SaidOn, Span,
    Statement, TimeExpression, Toll, Via, dates, entities, figures, places,
};

/// The way from tokens of the normalised text back to code points of the document's text.
pub(super) struct Back<'t> {
    pub page: &'t Analysis<'t>,
    pub points: CodePoints<'t>,
    pub normalised: &'t Normalised,
    /// Bytes of the document's text.
    pub len: usize,
}

impl Back<'_> {
    pub(super) fn span(&self, bytes: &Range) -> Span {
        let source = self.normalised.offsets.source(bytes).unwrap_or(self.len..self.len);
        self.points.span(&source)
    }

    pub(super) fn spans(&self, runs: &[Range]) -> Vec<Span> {
        let mut spans: Vec<Span> = runs
            .iter()
            .filter(|r| !r.is_empty())
            .map(|run| self.span(&self.page.tokens.bytes(run)))
            .collect();
        spans.sort();
        spans
    }

    pub(super) fn statement(
        &self,
        attribution: &Attribution,
        n: usize,
        resolved: &Resolved,
        ids: &EntityIds,
    ) -> Statement {
        Statement {
            id: String::new(),
            field: Field::Text,
            kind: kind(self.page, &attribution.content),
            source: self.spans(&attribution.source),
            cue: self.spans(&attribution.cue),
            content: self.spans(&attribution.content),
            speaker: resolved.speakers.get(n).copied().flatten().and_then(|i| ids.get(i)),
            via: attribution
                .via
                .iter()
                .enumerate()
                // "According to the Courier, which first told of it": nobody relays himself.
                .filter(|(k, _)| {
                    let relay = resolved.relays[n].get(*k).copied().flatten();
                    relay.is_none() || relay != resolved.speakers[n]
                })
                .map(|(k, (relay, cue))| Via {
                    entity: resolved.relays[n].get(k).copied().flatten().and_then(|i| ids.get(i)),
                    span: self.span(&self.page.tokens.bytes(relay)),
                    cue: cue.as_ref().map(|cue| self.span(&self.page.tokens.bytes(cue))),
                })
                .collect(),
            addressee: attribution.addressee.as_ref().map(|range| Addressee {
                entity: resolved.addressees[n].and_then(|i| ids.get(i)),
                span: self.span(&self.page.tokens.bytes(range)),
            }),
            authority: attribution
                .authority
                .as_ref()
                .map(|range| Authority { span: self.span(&self.page.tokens.bytes(range)) }),
            act: attribution.act,
            certainty: attribution.certainty,
            said_on: None,
            said_in: None,
        }
    }

    pub(super) fn said_on(&self, date: &dates::Expression) -> SaidOn {
        SaidOn { value: Some(date.value.clone()), span: self.span(&date.bytes) }
    }

    pub(super) fn date(&self, date: dates::Expression) -> TimeExpression {
        TimeExpression {
            span: self.span(&date.bytes),
            kind: date.kind,
            value: date.value,
            modifier: date.modifier.map(str::to_owned),
        }
    }

    pub(super) fn place(&self, place: places::Found) -> Place {
        let places::Reading { name, lat, lon, geonames_id, country, kind } = place.reading;
        Place {
            span: self.span(&place.bytes),
            name,
            lat,
            lon,
            geonames_id,
            country,
            within: place.within,
            kind,
            precision: place.precision,
            metonym: place.metonym,
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

    /// The figure without what it is about.
    pub(super) fn figure(&self, n: usize, figure: figures::Found) -> Figure {
        Figure {
            id: figure_id(n),
            span: self.span(&figure.bytes),
            measure: figure.measure.to_owned(),
            low: figure.low,
            high: figure.high,
            bound: figure.bound,
            unit: figure.unit,
            subgroup: figure.subgroup,
            part_of: figure.part_of.map(figure_id),
            counting: figure.counting,
            implicit: figure.implicit,
            retracted: figure.retracted,
            background: figure.background,
            statement: None,
            place: None,
            date: None,
        }
    }

    pub(super) fn entities(&self, resolved: &Resolved, ids: &EntityIds) -> Vec<Entity> {
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
                    roles: entities::held(&member.titles),
                    mentions: member.mentions.iter().map(|m| self.span(m)).collect(),
                }
            })
            .collect()
    }
}

fn figure_id(n: usize) -> String {
    format!("f{}", n + 1)
}

pub(super) fn toll(sum: figures::Sum) -> Toll {
    Toll {
        measure: sum.measure.to_owned(),
        low: sum.low,
        high: sum.high,
        bound: sum.bound,
        unit: sum.unit,
        figures: sum.figures.into_iter().map(figure_id).collect(),
    }
}

/// Public ids of the cast: `e1` … in the order of first mention.
#[derive(Default)]
pub(super) struct EntityIds {
    order: Vec<usize>,
    rank: Vec<usize>,
}

impl EntityIds {
    pub(super) fn of(resolved: &Resolved) -> Self {
        let members = &resolved.cast.members;
        let mut order: Vec<usize> = (0..members.len()).collect();
        order.sort_by_key(|&i| (members[i].mentions.first().map_or(usize::MAX, |m| m.start), i));
        let mut rank = vec![0; members.len()];
        for (n, &i) in order.iter().enumerate() {
            rank[i] = n;
        }
        Self { order, rank }
    }

    pub(super) fn get(&self, member: usize) -> Option<String> {
        self.rank.get(member).map(|n| format!("e{}", n + 1))
    }
}

/// Direct, mixed or indirect, by the share of the content's words that stand in quotations.
fn kind(page: &Analysis<'_>, content: &[Range]) -> Kind {
    let (mut words, mut quoted) = (0usize, 0usize);
    for i in content.iter().flat_map(Clone::clone) {
        if page.tokens[i].is_word() || page.tokens[i].kind == TokenKind::Number {
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
