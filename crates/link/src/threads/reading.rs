//! What a statement claims or denies: who is said to have done what.
//!
//! | words | deed | doer | claim |
//! |---|---|---|---|
//! | accused **the Port Guard** of *sinking the ferry* | accuses | the Port Guard | sinking the ferry |
//! | alleged that **the Port Guard** *sank the ferry* | accuses | the Port Guard | sank the ferry |
//! | denied *sinking the ferry* | denies | the speaker | sinking the ferry |
//! | dismissed allegations by Orr that **it** *sank the ferry* | denies | it | sank the ferry; Orr accuses |
//! | denied any wrongdoing; rejected the charges | denies | | told before |
//! | called the allegations baseless | denies | | told before |
//! | rejected the offer | – | | |

use std::ops::Range;

use onrecord_text::Act;

use super::deed::Deed;
use super::mentions::Mentions;
use super::party::Party;
use super::vocabulary::Class;
use crate::utterances::meaning::negates;
use crate::utterances::words::Word;

/// Words in which the doer of a clause has to be named.
const SUBJECT: usize = 5;
/// Words in which the noun for a claim has to come.
const HEAD: usize = 7;
/// Words of a claim that are read.
const LONG: usize = 45;
/// Words between a claim's noun and the word that it is unfounded.
const PREDICATE: usize = 12;

/// A statement's words, its cue and who is named in it.
pub(super) struct Source<'a> {
    pub(super) words: &'a [Word],
    pub(super) cue: &'a [String],
    pub(super) act: Act,
    pub(super) party: &'a Party,
    pub(super) mentions: &'a Mentions,
    /// Whether a word is followed by a possessive's 's.
    pub(super) possessive: &'a dyn Fn(&Word) -> bool,
}

/// A party and the words that name it.
pub(super) type Named = (Party, Range<usize>);

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) deed: Deed,
    /// The words of the claim.
    pub(super) claim: Range<usize>,
    /// Who is said to have done it, and the words that name them.
    pub(super) doers: Vec<Named>,
    /// Who is said to have said so.
    pub(super) accuser: Option<Party>,
    /// Whether the claim was told before.
    pub(super) back: bool,
    /// Whether all who are accused were read, and by their own names.
    pub(super) sure: bool,
    /// Whether it can only be about somebody's doing wrong: "denied", or "rejected the charge", not "rejected the notion".
    pub(super) firm: bool,
    /// Whether what was said before is called a charge, not a notion or report.
    pub(super) charge: bool,
}

impl Source<'_> {
    fn form(&self, n: usize) -> &str {
        self.words.get(n).map_or("", |word| &word.form)
    }

    fn cued(&self, class: Class) -> bool {
        self.cue.iter().any(|word| class.has(word))
    }

    fn find(&self, range: Range<usize>, class: Class) -> Option<usize> {
        range.take_while(|n| *n < self.words.len()).find(|n| class.has(self.form(*n)))
    }

    /// What the statement does.
    pub(super) fn read(&self) -> Reading {
        let read = match self.act {
            Act::Accuse => self.accusation(),
            Act::Deny => self.denial(),
            _ => None,
        };
        read.or_else(|| self.inquiry())
            .or_else(|| self.unfounded())
            .or_else(|| self.withdrawal())
            .or_else(|| self.finding())
            .unwrap_or_else(|| self.plain(Deed::of(self.act)))
    }

    /// Whether the cue does what it says: not "did not deny", "would accuse", "had been accused".
    fn active(&self) -> bool {
        !self.cued(Class::Not) && !self.passive()
    }

    fn plain(&self, deed: Deed) -> Reading {
        Reading {
            deed,
            claim: 0..self.words.len(),
            doers: Vec::new(),
            accuser: None,
            back: false,
            sure: false,
            firm: false,
            charge: false,
        }
    }

    /// "X of doing", "X for doing", "X with doing", "that X did".
    fn accusation(&self) -> Option<Reading> {
        if !self.cued(Class::Accuse) || !self.active() {
            return None;
        }
        // "The driver accused of it": nobody is said to accuse.
        if self.cue.last().is_some_and(|word| matches!(&**word, "of" | "with")) {
            return None;
        }
        let last = self.words.len();
        let link = (1..last.min(16)).find(|n| match self.form(*n) {
            "of" => self.cue.iter().any(|word| word.starts_with("accus")),
            "for" => self.cue.iter().any(|word| word.starts_with("blam")),
            "with" => self.cue.iter().any(|word| word.starts_with("charg")),
            _ => false,
        });
        let cued = |start: &str| self.cue.iter().any(|word| word.starts_with(start));
        let alleged = cued("alleg") || cued("charg") && self.form(0) == "that";
        let ((doers, sure), claim) = match link {
            Some(_) if Class::Many.has(self.form(0)) => return None,
            Some(link) => (self.named(0..link), link + 1..last),
            None if alleged => (self.subject(0), usize::from(self.form(0) == "that")..last),
            None => return None,
        };
        let claim = self.clipped(claim);
        let agents = self.agents(&claim).filter(|_| link.is_none());
        let (doers, sure) = agents.unwrap_or((doers, sure));
        Some(Reading {
            deed: Deed::Accuses,
            claim,
            doers,
            accuser: None,
            back: false,
            sure,
            firm: true,
            charge: true,
        })
    }

    fn denial(&self) -> Option<Reading> {
        let (deny, spurn) = (self.cued(Class::Deny), self.cued(Class::Spurn));
        if !deny && !spurn || !self.active() || self.words.is_empty() {
            return None;
        }
        let said = matches!(self.form(0), "he" | "she" | "it" | "they") && deny;
        // "Rejected that note" points; only some verbs are followed by what is denied.
        let follows =
            deny || self.cue.iter().any(|word| word.starts_with("disput") || word.starts_with("contradict"));
        let points =
            Class::Claim.has(self.form(1)) && !matches!(self.form(2), "of" | "about" | "are" | "were");
        let clause = (self.form(0) == "that" && follows && !points || said) && self.words.len() > 3;
        if let Some(head) = self.find(0..HEAD, Class::Claim).filter(|_| !clause) {
            return Some(self.named_claim(head));
        }
        if !clause && (!deny || self.refuses() || self.is_court()) {
            return None;
        }
        let claim = self.clipped(usize::from(self.form(0) == "that")..self.words.len());
        let mut doers = if clause { self.subject(claim.start).0 } else { Vec::new() };
        if doers.is_empty() {
            doers.push((self.party.clone(), 0..0));
        }
        let back = !claim.clone().any(|n| self.tells(n));
        Some(Reading {
            deed: Deed::Denies,
            claim,
            doers,
            accuser: None,
            back,
            sure: false,
            firm: deny,
            charge: deny,
        })
    }

    /// Whether who speaks refuses by denying.
    fn is_court(&self) -> bool {
        let mut name = self.party.speaker.name.split(|c: char| !c.is_alphanumeric());
        name.any(|word| Class::Court.has(&word.to_lowercase()))
    }

    /// "Denied them a visa", "denies voters a say": somebody is denied something.
    fn refuses(&self) -> bool {
        let whom = matches!(
            self.form(0),
            "him"
                | "her"
                | "them"
                | "you"
                | "us"
                | "me"
                | "anyone"
                | "their"
                | "his"
                | "its"
                | "our"
                | "your"
                | "my"
        );
        let article = |n: usize| matches!(self.form(n), "a" | "an" | "the" | "their" | "any");
        let two =
            !article(0) && self.form(0) != "all" && (1..4).any(article) && !self.form(0).ends_with("ing");
        whom || two || self.find(0..SUBJECT, Class::Refused).is_some()
    }

    /// A denial that names the claim by a noun: "allegations by Orr that the Guard sank the ferry".
    fn named_claim(&self, head: usize) -> Reading {
        let last = self.words.len();
        let mut start = head + 1;
        let owner = |n: &usize| self.words.get(*n).is_some_and(|word| (self.possessive)(word));
        let owner = (0..head).rev().find(owner);
        let mut accuser = owner.and_then(|n| {
            let reaching =
                |from: usize| self.mentions.at(self.words, from).filter(|(_, words)| words.contains(&n));
            (n.saturating_sub(3)..=n).find_map(reaching)
        });
        if matches!(self.form(start), "by" | "from" | "made") {
            accuser = self.mentions.first(self.words, start + 1..start + 7);
            let behind = accuser.as_ref().map_or(start + 1, |(_, words)| words.end);
            start = self.find(behind..behind + 8, Class::Clause).unwrap_or(last);
        }
        if Class::Bare.has(self.form(start)) {
            start = (start..start + 8).find(|n| self.form(*n) == "that").unwrap_or(last);
        }
        let clause = Class::Clause.has(self.form(start));
        start += usize::from(clause);
        let claim = self.clipped(start..last);
        let behind = claim.clone().any(|n| self.tells(n));
        let before = |n: usize| self.tells(n) && owner.is_none_or(|owner| n > owner);
        let claim = if !behind && (0..head).any(before) {
            self.clipped(owner.map_or(0, |owner| owner + 1)..last)
        } else {
            claim
        };
        let mut doers = if behind { self.subject(claim.start).0 } else { Vec::new() };
        if doers.is_empty() {
            doers.push((self.party.clone(), 0..0));
        }
        let accuser = accuser.map(|(party, _)| party).filter(|party| !party.is(self.party));
        let back = !claim.clone().any(|n| self.tells(n));
        let charge = Class::Charge.has(self.form(head));
        let firm = self.cued(Class::Deny) || charge;
        Reading { deed: Deed::Denies, claim, doers, accuser, back, sure: false, firm, charge }
    }

    /// "The allegations are baseless"; "called the claims absurd".
    fn unfounded(&self) -> Option<Reading> {
        let head = self.find(0..HEAD, Class::Claim)?;
        let end = head + PREDICATE;
        let word = self.find(head + 1..end, Class::Unfounded);
        let is = |n: usize| matches!(self.form(n), "is" | "are" | "was" | "were" | "be" | "been");
        let said = word.filter(|word| (head..*word).any(is) && !(head..*word).any(|n| negates(self.form(n))));
        let called = word.filter(|_| self.cued(Class::Call));
        let at = said.or(called)?;
        let mut reading = self.named_claim(head);
        if !Class::Clause.has(self.form(head + 1)) {
            reading.claim = head..head;
        }
        reading.claim.end = reading.claim.end.min(at).max(reading.claim.start);
        reading.back = !reading.claim.clone().any(|n| self.tells(n));
        Some(reading)
    }

    /// "Insists on an international investigation", "nobody can be blamed before an inquiry".
    fn inquiry(&self) -> Option<Reading> {
        let names =
            self.cued(Class::Call) && !self.cue.iter().any(|word| matches!(&**word, "for" | "on" | "upon"));
        let cued = !names && (self.act == Act::CallFor || self.cued(Class::Want));
        let wanted =
            |n: &usize| cued || (n.saturating_sub(8)..*n).any(|before| Class::Want.has(self.form(before)));
        let last = self.words.len();
        (0..last).filter(|n| Class::Inquiry.has(self.form(*n))).find(wanted)?;
        let wants = matches!(self.act, Act::Assert | Act::CallFor) && self.active();
        wants.then(|| self.plain(Deed::CallsFor))
    }

    fn withdrawal(&self) -> Option<Reading> {
        // "Withdrew the claim", and "said that she withdrew the claim".
        let cued = self.cued(Class::Withdraw) || self.find(0..4, Class::Withdraw).is_some();
        let head = self.find(0..HEAD, Class::Claim).filter(|_| cued)?;
        let mut named = self.named_claim(head);
        named.back |= !Class::Clause.has(self.form(head + 1));
        Some(Reading { deed: Deed::Withdraws, accuser: None, doers: Vec::new(), ..named })
    }

    /// An inquiry's conclusion.
    fn finding(&self) -> Option<Reading> {
        let concludes = self.cue.iter().any(|word| word.starts_with("conclu"));
        let mut name = self.party.speaker.name.split(|c: char| !c.is_alphanumeric());
        let looks = name.any(|word| Class::Body.has(&word.to_lowercase()));
        let finds = self.cued(Class::Find) && (concludes || looks) && self.act == Act::Assert;
        finds.then(|| self.plain(Deed::Finds))
    }

    /// "Was denied", "had been accused": the speaker is not who said it.
    fn passive(&self) -> bool {
        let verb = self.cue.iter().position(|word| word.ends_with("ed"));
        let is = |word: &String| matches!(&**word, "is" | "are" | "was" | "were" | "be" | "been" | "being");
        verb.is_some_and(|verb| self.cue[..verb].iter().any(is))
    }

    /// Whether a word says what a claim is about.
    fn tells(&self, n: usize) -> bool {
        self.words.get(n).is_some_and(|word| word.tells() && !Class::Empty.has(&word.form))
    }

    fn clipped(&self, range: Range<usize>) -> Range<usize> {
        let end = range.end.min(range.start + LONG).min(self.words.len());
        range.start.min(end)..end
    }

    /// The parties that a range lists, and whether it holds nothing else: titles and "and" stand before and between them.
    fn named(&self, range: Range<usize>) -> (Vec<Named>, bool) {
        let (mut found, mut at, mut sure) = (Vec::new(), range.start, true);
        while at < range.end {
            if let Some((party, words)) = self.mentions.at(self.words, at) {
                at = words.end.max(at + 1);
                let end = at >= range.end || !self.words.get(at).is_some_and(Word::tells);
                match self.itself(&party, &words) && (end || party.state.is_none()) {
                    true => found.push((party, words)),
                    false => sure = false,
                }
                sure &= end;
            } else if self.words.get(at).is_some_and(|word| word.name || Class::Title.has(&word.form)) {
                at += 1;
            } else {
                sure &= found.is_empty()
                    || !matches!(self.form(at), "its" | "his" | "her" | "their" | "other" | "others");
                break;
            }
        }
        let one = |(party, _): &Named| party.is_named();
        sure &= !found.is_empty() && found.iter().all(one);
        (found, sure)
    }

    /// Whether a name stands for who bears it: not "Orr's lawyers", "Orr supporters", "Orr Street".
    fn itself(&self, party: &Party, words: &Range<usize>) -> bool {
        let owner = self.words.get(words.end.saturating_sub(1)).is_some_and(|word| (self.possessive)(word));
        let next = self.form(words.end);
        let goes_on = self.words.get(words.end).is_some_and(|word| word.name && party.state.is_some());
        !owner && !Class::Part.has(next) && !goes_on
    }

    /// Who a clause begins with, and whether that is surely all.
    fn subject(&self, start: usize) -> (Vec<Named>, bool) {
        let before = |n: &usize| Class::Title.has(self.form(*n)) || self.form(*n) == "that";
        let first = (start..start + SUBJECT)
            .take_while(|n| n.checked_sub(1).is_none_or(|one| one < start || before(&one)));
        let found = first.clone().find_map(|n| self.mentions.at(self.words, n));
        let found: Vec<Named> =
            found.into_iter().filter(|(party, words)| self.itself(party, words)).collect();
        let sure = found.iter().any(|(party, words)| {
            party.is_named()
                && !matches!(self.form(words.end), "and" | "or" | "in" | "of")
                && !Class::House.has(self.form(words.end))
        });
        (found, sure)
    }

    /// Who stands behind "by" in "was carried out by the Guard".
    fn agents(&self, claim: &Range<usize>) -> Option<(Vec<Named>, bool)> {
        let by = claim.clone().find(|n| self.form(*n) == "by" && self.form(n.saturating_sub(1)).len() > 2)?;
        let passive = (claim.start..by).any(|n| matches!(self.form(n), "been" | "was" | "were" | "be"));
        let named = self.named(by + 1..(by + 7).min(claim.end));
        (passive && !named.0.is_empty()).then_some(named)
    }
}
