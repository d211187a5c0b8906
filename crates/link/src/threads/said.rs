//! A statement as disputes see it: what it does to which claim.

use std::borrow::Borrow;
use std::ops::Range;

use onrecord_text::{CodePoints, Field, Record, Span, Statement};

use super::deed::Deed;
use super::mentions::Mentions;
use super::party::Party;
use super::reading::{Reading, Source};
use super::terms::Terms;
use super::vocabulary::Class;
use crate::utterances::meaning::negates;
use crate::utterances::words::{self, Word};
use crate::utterances::{Rendering, Speaker};

/// Code points before a statement that say what "the attack" is.
const BEFORE: u32 = 350;
/// Code points behind a denial in which the accuser may be named.
const BEHIND: u32 = 260;
/// A claim that weighs less says nothing.
const LEAST: f32 = 7.0;
/// A claim that nobody else states has to weigh this.
const ALONE: f32 = 16.0;
/// A claim that weighs less does not say which event it speaks of.
const WEAK: f32 = 20.0;

/// One statement of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Its words, speaker, document and days.
    pub rendering: Rendering,
    /// The report that its document goes back to.
    pub origin: Option<String>,
    /// The story of its document.
    pub story: Option<String>,
    /// The act of speaking that it renders.
    pub utterance: Option<u32>,
    /// Whose side speaks; none where nobody is named.
    pub party: Option<Party>,
    /// What it does to its claim.
    pub deed: Deed,
    /// The words that credit.
    pub cue: String,
    /// The statement of the document that it answers, where it only points back ("these allegations").
    pub answers: Option<String>,
    /// The statement of the document that it passes on ("X said that Moscow rejects …").
    pub(super) encloses: Option<String>,
    pub(super) claim: Range<usize>,
    pub(super) doers: Vec<Party>,
    pub(super) accuser: Option<Party>,
    /// The keys of the words that name the doers.
    pub(super) doer_keys: Vec<u64>,
    pub(super) back: bool,
    /// Whether all who are accused were read, and by their own names.
    pub(super) sure: bool,
    /// Whether it is about somebody's doing wrong.
    pub(super) firm: bool,
    /// Whether what it denies is called a charge, not a notion or report.
    pub(super) charge: bool,
    pub(super) negated: bool,
    /// Whether it speaks of an inquiry.
    pub(super) inquiry: bool,
    /// What its claim is about by its own words.
    pub(super) own: Terms,
    /// What its claim is about.
    pub(super) terms: Terms,
    /// What all of it is about.
    pub(super) whole: Terms,
    /// Its extent, the spans of its claim and those of its content up to the claim's end, once its words were let go.
    stood: Option<(Option<Span>, Vec<Span>, Vec<Span>)>,
}

impl Said {
    /// The statements of a record. `text` is the document's text; `origin` and `story` are the groups that the document is
    /// in.
    pub fn all(record: &Record, text: &str, origin: Option<&str>, story: Option<&str>) -> Vec<Self> {
        let mut all = Self::of(record, text, Rendering::all(record, text));
        for said in &mut all {
            said.origin = origin.map(str::to_owned);
            said.story = story.map(str::to_owned);
        }
        all
    }

    /// The statements of a record, of which the renderings were made before; in no group.
    pub fn of(record: &Record, text: &str, rendered: Vec<Rendering>) -> Vec<Self> {
        let page = Page::of(record, text);
        let each = record.statements.iter().zip(rendered);
        let mut all: Vec<Self> = each.map(|(statement, rendering)| page.said(statement, rendering)).collect();
        super::answers::link(&mut all);
        all
    }

    /// How many statements of a record threads can grow from: others only join those that did. The rest of them is not
    /// read.
    pub fn claims(record: &Record, text: &str, rendered: &[Rendering]) -> usize {
        let page = Page::of(record, text);
        let claim = |(statement, rendering): &(&Statement, &Rendering)| {
            let party = page.party(statement);
            let read = page.reading(statement, rendering, &page.cue(statement), party);
            states_a_claim(read.deed, read.back, party, || page.own(rendering, &read))
        };
        record.statements.iter().zip(rendered).filter(claim).count()
    }

    /// The day on which it was said, else published.
    pub fn day(&self) -> Option<i32> {
        self.rendering.said_on.or(self.rendering.published)
    }

    /// The words of its claim, as spans of its field's text.
    pub fn claim_spans(&self) -> Vec<Span> {
        self.stood.as_ref().map_or_else(|| self.spans(self.claim.clone()), |stood| stood.1.clone())
    }

    /// All its words up to the end of its claim.
    pub(super) fn content_spans(&self) -> Vec<Span> {
        self.stood.as_ref().map_or_else(|| self.spans(0..self.claim.end), |stood| stood.2.clone())
    }

    fn spans(&self, words: Range<usize>) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for word in self.rendering.words.get(words).unwrap_or_default() {
            match spans.last_mut() {
                // What stands between two words is theirs; a source or cue between them is not.
                Some(last) if word.span.start <= last.end + 3 => last.end = word.span.end,
                _ => spans.push(word.span),
            }
        }
        spans
    }

    /// Where it stands.
    pub(super) fn extent(&self) -> Option<Span> {
        if let Some((extent, ..)) = &self.stood {
            return *extent;
        }
        let (first, last) = (self.rendering.words.first()?, self.rendering.words.last()?);
        Some(Span { start: first.span.start, end: last.span.end })
    }

    /// Whether it has one of some telling words, in any form; its words must not be let go.
    pub fn speaks_of(&self, about: &str) -> bool {
        let mut wanted = Vec::new();
        words::read(about, 0, false, 0, &mut wanted);
        let mut keys = wanted.iter().filter(|word| word.tells()).map(|word| word.key);
        keys.any(|key| self.rendering.words.iter().any(|word| word.key == key))
    }

    /// Lets go of what is only needed to read it, so that many take little room; where its words stand stays.
    pub fn lighten(&mut self) {
        self.stood = Some((self.extent(), self.claim_spans(), self.content_spans()));
        self.rendering.words = Vec::new();
        if !self.states_a_claim() {
            (self.own, self.terms) = (Terms::default(), Terms::default());
        }
    }

    /// What tells it from all others, and orders them.
    pub(super) fn id(&self) -> (&str, usize, &str) {
        (&self.rendering.document, self.rendering.statement.len(), &self.rendering.statement)
    }

    /// Whether its claim can be understood without the accusation that it answers.
    pub(super) fn tells_enough(&self) -> bool {
        let whole = self.claim_spans().len() == 1;
        let named = self.party.as_ref().is_some_and(|party| party.is_named() && party.is_known_in_full());
        whole
            && named
            && self.firm
            && self.states_a_claim()
            && self.own.plain() >= 3
            && self.own.weight >= ALONE
    }

    /// Whether it says by itself what it accuses of or denies.
    pub(super) fn states_a_claim(&self) -> bool {
        states_a_claim(self.deed, self.back, self.party.as_ref(), || &self.own)
    }
}

/// Whether what does this to a claim says by itself what the claim is; `own` gives the claim's own terms.
fn states_a_claim<T: Borrow<Terms>>(
    deed: Deed,
    back: bool,
    party: Option<&Party>,
    own: impl FnOnce() -> T,
) -> bool {
    let enough = |own: &Terms| own.plain() > 0 && own.weight >= LEAST;
    matches!(deed, Deed::Accuses | Deed::Denies) && !back && party.is_some() && enough(own().borrow())
}

/// What is read of a document.
struct Page<'a> {
    body: CodePoints<'a>,
    title: CodePoints<'a>,
    mentions: Mentions,
    /// Those of the title.
    nowhere: Mentions,
}

impl<'a> Page<'a> {
    fn of(record: &'a Record, text: &'a str) -> Self {
        let mentions = Mentions::of(record);
        let title = record.meta.title.as_deref().unwrap_or_default();
        let nowhere = mentions.without_places();
        Self { body: CodePoints::new(text), title: CodePoints::new(title), mentions, nowhere }
    }

    fn points(&self, statement: &Statement) -> &CodePoints<'a> {
        if statement.field == Field::Title { &self.title } else { &self.body }
    }

    /// Whose side speaks.
    fn party(&self, statement: &Statement) -> Option<&Party> {
        self.mentions.speaker(statement.speaker.as_deref()?)
    }

    fn cue(&self, statement: &Statement) -> Vec<String> {
        Self::words(self.points(statement), &statement.cue)
    }

    /// What a statement does to which claim.
    fn reading(
        &self,
        statement: &Statement,
        rendering: &Rendering,
        cue: &[String],
        party: Option<&Party>,
    ) -> Reading {
        let points = self.points(statement);
        let possessive = |word: &Word| {
            let after = points.slice(Span { start: word.span.end, end: word.span.end + 2 });
            let inside =
                points.slice(word.span).is_some_and(|word| word.ends_with("'s") || word.ends_with("’s"));
            inside || after.is_some_and(|after| after.starts_with("' ") || after.starts_with("’ "))
        };
        let nobody = Party::nobody();
        let source = Source {
            words: &rendering.words,
            cue,
            act: statement.act,
            party: party.unwrap_or(&nobody),
            mentions: if statement.field == Field::Title { &self.nowhere } else { &self.mentions },
            possessive: &possessive,
        };
        source.read()
    }

    fn said(&self, statement: &Statement, rendering: Rendering) -> Said {
        let party = self.party(statement).cloned();
        let cue = self.cue(statement);
        let nobody = Party::nobody();
        let mut read = self.reading(statement, &rendering, &cue, party.as_ref());
        let (own, terms, whole) = self.terms(&rendering, &read);
        let doing =
            read.doers.iter().flat_map(|(_, words)| rendering.words.get(words.clone()).unwrap_or_default());
        let doer_keys = doing.filter(|word| word.tells()).map(|word| word.key).collect();
        let inquiry = rendering.words.iter().any(|word| Class::Inquiry.has(&word.form));
        if matches!(read.deed, Deed::Denies) && read.accuser.is_none() {
            read.accuser =
                self.accuser(&rendering).filter(|accuser| !party.as_ref().is_some_and(|p| p.is(accuser)));
        }
        let no = |pair: &[Word]| negates(&pair[0].form) && !Class::Idiom.has(&pair[1].form);
        let negated = rendering.words.windows(2).any(no);
        Said {
            origin: None,
            story: None,
            utterance: None,
            party,
            deed: read.deed,
            cue: cue.join(" "),
            answers: None,
            encloses: None,
            claim: read.claim,
            doers: read.doers.into_iter().map(|(party, _)| party).filter(|party| *party != nobody).collect(),
            accuser: read.accuser,
            back: read.back,
            sure: read.sure,
            firm: read.firm,
            charge: read.charge,
            doer_keys,
            negated,
            inquiry,
            own,
            terms,
            whole,
            stood: None,
            rendering,
        }
    }

    /// What the claim is about by its own words.
    fn own(&self, rendering: &Rendering, read: &Reading) -> Terms {
        let named = |n: usize| read.doers.iter().any(|(_, range)| range.contains(&n));
        Terms::of(&rendering.words, |n| !read.claim.contains(&n) || named(n))
    }

    /// What the claim and all of the statement are about. Where that does not say which event, what stands before does.
    fn terms(&self, rendering: &Rendering, read: &Reading) -> (Terms, Terms, Terms) {
        let words = &rendering.words;
        let own = self.own(rendering, read);
        let whole = Terms::of(words, |_| false);
        let has = |class: Class| words.iter().any(|word| class.has(&word.form));
        let event = read.deed == Deed::Accuses && has(Class::Event) && own.weight < WEAK;
        let dispute = read.deed == Deed::CallsFor && has(Class::Inquiry);
        if rendering.field != Field::Text || !event && !dispute {
            return (own.clone(), own, whole);
        }
        let start = words.first().map_or(0, |word| word.span.start);
        let context = Terms::of(&self.read(start.saturating_sub(BEFORE), start), |_| false);
        let terms = if event { own.clone().with(context.clone()) } else { own.clone() };
        (own, terms, whole.with(context))
    }

    /// Who is named behind a denial as having said so: "the charges heard from the Harbour Board".
    fn accuser(&self, rendering: &Rendering) -> Option<Party> {
        if rendering.field != Field::Text {
            return None;
        }
        let end = rendering.words.last()?.span.end;
        let words = self.read(end, end + BEHIND);
        let sentence = words.iter().take_while(|word| word.sentence <= 2).count();
        let the = |n: usize| matches!(&*words[n].form, "the" | "these" | "those" | "such");
        let head = (1..sentence).find(|n| Class::Charge.has(&words[*n].form) && the(n - 1))?;
        let from =
            (head + 1..(head + 5).min(sentence)).find(|n| matches!(&*words[*n].form, "from" | "by"))?;
        let (party, _) = self.mentions.first(&words, from + 1..from + 5)?;
        Some(party)
    }

    fn read(&self, start: u32, end: u32) -> Vec<Word> {
        let mut out = Vec::new();
        let end = end.min(self.body.len());
        if let Some(text) = self.body.slice(Span { start, end }) {
            words::read(text, start, false, 0, &mut out);
        }
        out
    }

    fn words(points: &CodePoints<'_>, spans: &[Span]) -> Vec<String> {
        let texts = spans.iter().filter_map(|span| points.slice(*span));
        texts.flat_map(crate::words::words).map(|word| words::fold(word.text)).collect()
    }
}

impl Party {
    /// Stands where nobody is credited.
    fn nobody() -> Self {
        let speaker = Speaker::new("", onrecord_text::EntityType::Unnamed, None.into_iter());
        Self { name: String::new(), state: None, speaker }
    }
}
