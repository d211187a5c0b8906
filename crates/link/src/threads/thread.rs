//! A contested claim with everybody's position.

use onrecord_text::{CodePoints, Span};

use super::attach::Bearing;
use super::deed::Deed;
use super::party::Party;
use super::said::Said;
use super::why;

/// Code points behind a claim in which a quotation that it opened may end: ".”".
const CLOSING: u32 = 3;

/// A contested claim. Statements are named by their places in what was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Thread {
    /// The claim in the words of one statement.
    pub claim: Claim,
    /// Who has taken which position, by party and deed.
    pub positions: Vec<Position>,
    /// Who is accused and has said nothing to it.
    pub unanswered: Vec<Party>,
    /// Why it is one claim and contested.
    pub why: Vec<String>,
}

/// The words of a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The statement that has them.
    pub statement: usize,
    /// Where they stand in the text of its field.
    pub spans: Vec<Span>,
    /// Whether they are words of a denial, which is all that is known of the accusation.
    pub from_denial: bool,
}

impl Claim {
    /// The claim in words; `text` is that of the statement's field. A quotation opened inside them is closed.
    pub fn words(&self, text: &str) -> String {
        let points = CodePoints::new(text);
        let closed = |span: &Span| {
            let words = points.slice(*span)?;
            let opens = words.matches('“').count() > words.matches('”').count();
            if !opens && words.matches('"').count() % 2 == 0 {
                return Some(words.to_owned());
            }
            let behind = points.slice(Span { start: span.end, end: points.len().min(span.end + CLOSING) })?;
            let end = behind.char_indices().find(|(_, c)| matches!(c, '"' | '”'));
            Some(match end.and_then(|(at, mark)| behind.get(..at + mark.len_utf8())) {
                Some(closing) => format!("{words}{closing}"),
                // Closed far behind: then it is no quotation here.
                None => words.replacen(['"', '“'], "", 1),
            })
        };
        self.spans.iter().filter_map(closed).collect::<Vec<_>>().join(" … ")
    }
}

/// What one party does about a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// Whose side.
    pub party: Party,
    /// Who spoke for it, each once, in alphabetical order.
    pub speakers: Vec<String>,
    /// What it does.
    pub deed: Deed,
    /// The statements that say so, by their ids.
    pub statements: Vec<usize>,
    /// Who says that it does, where only its opponents do.
    pub told_by: Option<Party>,
    /// The first day of the statements.
    pub first_day: Option<i32>,
    /// The last.
    pub last_day: Option<i32>,
    /// Of each statement why it is in.
    pub why: Vec<Vec<String>>,
}

/// A statement of a thread.
pub(super) struct Member {
    pub(super) said: u32,
    pub(super) deed: Deed,
    pub(super) why: Vec<String>,
}

impl Thread {
    /// The thread of these statements; none where nobody contests anything, unless it `stays` for a user wants it.
    pub(super) fn of(
        sorted: &[&Said],
        bearing: &Bearing<'_>,
        mut members: Vec<Member>,
        stays: bool,
    ) -> Option<Self> {
        members.sort_by_key(|member| member.said);
        let mut positions: Vec<Position> = Vec::new();
        for member in &members {
            place(sorted, member, &mut positions);
        }
        for member in &members {
            implied(sorted, member, &mut positions);
        }
        let claim = claim(sorted, &members)?;
        let unanswered = unanswered(sorted, bearing, &members, &positions);
        let contested = positions.iter().any(|one| {
            one.deed.is_for()
                && positions.iter().any(|two| two.deed.is_against() && !two.party.is(&one.party))
        });
        let told =
            claim.from_denial && members.iter().any(|member| sorted[member.said as usize].tells_enough());
        if !contested && unanswered.is_empty() && !told && !stays {
            return None;
        }
        positions.sort_by(|a, b| (&a.party.name, a.deed).cmp(&(&b.party.name, b.deed)));
        let why = why::thread(&positions, &unanswered, &claim);
        Some(Self { claim, positions, unanswered, why })
    }

    /// The same with the statements' places in what was given.
    pub(super) fn renumbered(mut self, order: &[usize]) -> Self {
        self.claim.statement = order[self.claim.statement];
        for statement in self.positions.iter_mut().flat_map(|position| &mut position.statements) {
            *statement = order[*statement];
        }
        self
    }
}

/// Puts a statement to the position it takes.
fn place(sorted: &[&Said], member: &Member, positions: &mut Vec<Position>) {
    let said = sorted[member.said as usize];
    let Some(party) = &said.party else { return };
    let day = said.day();
    let speaker = party.speaker.name.clone();
    let known = positions.iter_mut().find(|one| one.deed == member.deed && one.party.is(party));
    let Some(position) = known else {
        positions.push(Position {
            party: party.clone(),
            speakers: vec![speaker],
            deed: member.deed,
            statements: vec![member.said as usize],
            told_by: None,
            first_day: day,
            last_day: day,
            why: vec![member.why.clone()],
        });
        return;
    };
    if position.party.state.is_none()
        && (party.state.is_some() || party.name.len() > position.party.name.len())
    {
        position.party = party.clone();
    }
    if let Err(at) = position.speakers.binary_search(&speaker) {
        position.speakers.insert(at, speaker);
    }
    position.statements.push(member.said as usize);
    position.why.push(member.why.clone());
    position.first_day = position.first_day.into_iter().chain(day).min();
    position.last_day = position.last_day.into_iter().chain(day).max();
}

/// The accuser whom a denial names, where nothing of his own is known.
fn implied(sorted: &[&Said], member: &Member, positions: &mut Vec<Position>) {
    let said = sorted[member.said as usize];
    let (Some(accuser), Some(party)) = (&said.accuser, &said.party) else { return };
    if member.deed != Deed::Denies || positions.iter().any(|one| one.party.is(accuser)) {
        return;
    }
    positions.push(Position {
        party: accuser.clone(),
        speakers: Vec::new(),
        deed: if said.charge { Deed::Accuses } else { Deed::Asserts },
        statements: vec![member.said as usize],
        told_by: Some(party.clone()),
        first_day: said.day(),
        last_day: said.day(),
        why: vec![vec![why::implied(accuser, party)]],
    });
}

/// The words of the clearest accusation, else of the clearest denial.
fn claim(sorted: &[&Said], members: &[Member]) -> Option<Claim> {
    let stating = members.iter().filter(|member| sorted[member.said as usize].states_a_claim());
    // Told at some length, but not at any: of those the one that tells most.
    let told = |member: &&Member| {
        let said = sorted[member.said as usize];
        let plain = said.own.plain().min(8);
        (member.deed == Deed::Accuses, plain, std::cmp::Reverse(member.said))
    };
    let clearest = stating.max_by_key(told)?;
    let said = sorted[clearest.said as usize];
    let spans = if said.deed == Deed::Accuses { said.content_spans() } else { said.claim_spans() };
    Some(Claim { statement: clearest.said as usize, spans, from_denial: said.deed != Deed::Accuses })
}

/// Those who are accused by name and have no position.
fn unanswered(
    sorted: &[&Said],
    bearing: &Bearing<'_>,
    members: &[Member],
    positions: &[Position],
) -> Vec<Party> {
    let mut silent: Vec<Party> = Vec::new();
    let accusations: Vec<&Said> = members
        .iter()
        .map(|member| sorted[member.said as usize])
        .filter(|s| s.deed == Deed::Accuses)
        .collect();
    let firm = |said: &&&Said| said.sure && said.party.as_ref().is_some_and(Party::is_named);
    for accusation in accusations.iter().filter(firm) {
        for doer in accusation.doers.iter().filter(|doer| doer.is_named()) {
            let heard = positions.iter().any(|one| one.party.is(doer) && one.told_by.is_none())
                || accusations.iter().any(|accusation| bearing.speaks_after(accusation, doer))
                || !bearing.would_be_heard(&accusations, doer);
            if !heard && !silent.iter().any(|known| known.is(doer)) {
                silent.push(doer.clone());
            }
        }
    }
    // Whoever answers one wording of the accusation answers all.
    silent.retain(|party| !positions.iter().any(|one| one.party.is(party) || one.party.speaks_for(party)));
    silent.sort_by(|a, b| a.name.cmp(&b.name));
    silent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_in_a_claim_are_closed() {
        let words = |text: &str, cut: &str| {
            let start = text.find(cut).unwrap() as u32;
            let spans = vec![Span { start, end: start + cut.chars().count() as u32 }];
            Claim { statement: 0, spans, from_denial: false }.words(text)
        };
        assert_eq!(words("Orr denied the \"cover up.\" He", "the \"cover up"), "the \"cover up.\"");
        assert_eq!(words("Orr denied the “cover up” on", "the “cover up"), "the “cover up”");
        assert_eq!(words("Orr denied the “cover up of it”", "the “cover up"), "the cover up");
        assert_eq!(words("Orr denied “that” claim", "“that” claim"), "“that” claim");
    }
}
