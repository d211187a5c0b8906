//! Which names are one.
//!
//! Last names and initials join the full name, short forms the longest. Relatives with one last name stay apart: "Mrs Orr" is
//! not her husband. A bare last name is the one of them whom the text is most about.
//!
//! | text | entities |
//! |---|---|
//! | **Dmitry Orr** signed it. D. **Orr** was tired, and Mr. **Orr** went home. | Dmitry Orr; Dmitry Orr; Dmitry Orr |
//! | The doctor saw Mr. **Marcus Pell** and Mrs. **Joanna Pell**. Nobody had called Mrs. **Pell**. | Marcus Pell; Joanna Pell; Joanna Pell |
//! | The **Reef Observatory for Rights** wrote. The **Observatory** was ignored, and so was the **ROR**. | Reef Observatory for Rights; Reef Observatory for Rights; Reef Observatory for Rights |
//!
//! | statement | speaker |
//! |---|---|
//! | The dam will hold, said **Mayor Ana Orr**. It is new, **Orr** said. | Ana Orr; Ana Orr |

use std::collections::HashMap;

use crate::entities::Aliases;
use crate::lexicon::*;
use crate::{Analysis, EntityType, Range};

/// One member of the cast.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    /// The fullest name or description, as printed.
    pub name: String,
    /// Lower-case words of the name.
    pub words: Vec<String>,
    pub kind: EntityType,
    pub role: Option<String>,
    pub gender: Option<Gender>,
    /// More than one person.
    pub plural: bool,
    /// Byte ranges in the normalised text.
    pub mentions: Vec<Range>,
    /// Every role given, lower case, to find the member by.
    pub roles: Vec<String>,
    /// Every role given, as printed.
    pub titles: Vec<String>,
    /// Other names that the text gives it, lower case.
    also: Vec<Vec<String>>,
    /// Which of the entities with known aliases it is.
    known: Option<usize>,
}

impl Member {
    fn new(name: &str, words: &[String], kind: EntityType) -> Self {
        Self {
            name: name.to_owned(),
            words: words.to_vec(),
            kind,
            role: None,
            gender: None,
            plural: false,
            mentions: Vec::new(),
            roles: Vec::new(),
            titles: Vec::new(),
            also: Vec::new(),
            known: None,
        }
    }

    /// Whether these are the words of its name, or of another that the text gives it.
    fn is_called(&self, words: &[String]) -> bool {
        self.words == words || self.also.iter().any(|other| other == words)
    }

    /// The last word of a person's name.
    pub(super) fn family(&self) -> Option<&str> {
        self.words
            .iter()
            .rev()
            .find(|w| !matches!(w.as_str(), "jr." | "sr." | "jr" | "ii" | "iii" | "iv"))
            .map(String::as_str)
    }

    /// Whether the member has ever had a role of this class.
    pub(super) fn has_role(&self, class: &str) -> bool {
        self.roles.iter().any(|role| role.split_whitespace().any(|word| role_class(word) == class))
    }
}

/// All members, in the order they were found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cast {
    pub members: Vec<Member>,
    /// Names that are known to mean one entity.
    pub aliases: Aliases,
    /// Word of a name or description, or initials of an organisation → members.
    by_word: HashMap<String, Vec<usize>>,
    /// Known entity → member.
    by_entity: HashMap<usize, usize>,
}

/// Members that share a word with a name, looked through at most; keeps long lists of names linear.
const CANDIDATES: usize = 200;
/// Words of the longest name that a shorter one can stand for.
const LONGEST: usize = 30;

/// Roles that name the same office: "press secretary" is a spokesman.
pub(super) fn role_class(word: &str) -> &str {
    match word.trim_matches(|c: char| !c.is_alphanumeric()) {
        "spokesman" | "spokeswoman" | "spokesperson" | "press-secretary" => "spokesman",
        "chairman" | "chairwoman" | "chair" => "chair",
        "congressman" | "congresswoman" | "representative" | "rep" => "representative",
        "senator" | "sen" => "senator",
        "governor" | "gov" => "governor",
        "general" | "gen" => "general",
        "doctor" | "dr" => "doctor",
        "adviser" | "advisor" => "adviser",
        "professor" | "prof" => "professor",
        "colonel" | "col" => "colonel",
        "lieutenant" | "lt" => "lieutenant",
        "major" | "maj" => "major",
        "captain" | "capt" => "captain",
        "sergeant" | "sgt" => "sergeant",
        "admiral" | "adm" => "admiral",
        "commander" | "cmdr" => "commander",
        word => word,
    }
}

impl Cast {
    /// Nobody yet.
    pub(super) fn knowing(aliases: &Aliases) -> Self {
        Self { aliases: aliases.clone(), ..Self::default() }
    }

    /// Adds a person's mention: joins a member with the same family name and compatible given names, else
    /// makes a new one. Returns its index.
    pub(super) fn person(
        &mut self,
        text: &str,
        words: &[String],
        mention: Range,
        role: Option<&str>,
        gender: Option<Gender>,
    ) -> usize {
        let known = self.aliases.entity(text, words);
        let index = match self
            .known(known)
            .or_else(|| self.called(words))
            .or_else(|| self.find_person(words, gender))
        {
            Some(index) => index,
            None => self.push(Member { known, ..Member::new(text, words, EntityType::Person) }),
        };
        self.lengthen(index, text, words);
        let member = &mut self.members[index];
        member.gender = member.gender.or(gender);
        if let Some(role) = role {
            member.role.get_or_insert_with(|| role.to_owned());
            let lower = role.to_lowercase();
            if !member.roles.contains(&lower) {
                member.roles.push(lower);
                member.titles.push(role.to_owned());
            }
        }
        mentioned(member, mention);
        index
    }

    /// The person these words can name who is mentioned most, then latest.
    pub(super) fn find_person(&self, words: &[String], gender: Option<Gender>) -> Option<usize> {
        let family = words.iter().rev().find(|w| !matches!(w.as_str(), "jr." | "sr." | "jr"))?;
        let fits = |member: &Member| {
            member.kind == EntityType::Person
                && (member.family() == Some(family) && compatible(&member.words, words)
                    // "Mr. Donald", or the given name alone of somebody already named in full.
                    || words.len() == 1 && member.words.len() > 1 && member.words.first() == Some(family))
                && !(member.gender.is_some() && gender.is_some() && member.gender != gender)
        };
        let last = |member: &Member| member.mentions.last().map_or(0, |m| m.start);
        self.with_word(family).filter(|i| fits(&self.members[*i])).max_by_key(|&i| {
            let member = &self.members[i];
            let sure = gender.is_some() && member.gender == gender;
            // A bare last name is the one whom the text is about; relatives come with their given names.
            (sure, member.words.len() >= words.len(), member.mentions.len(), last(member), i)
        })
    }

    /// The latest members that have a word.
    fn with_word(&self, word: &str) -> impl Iterator<Item = usize> + '_ {
        self.by_word.get(word).into_iter().flat_map(|members| members.iter().rev().copied().take(CANDIDATES))
    }

    fn push(&mut self, member: Member) -> usize {
        let index = self.members.len();
        if let Some(entity) = member.known {
            self.by_entity.entry(entity).or_insert(index);
        }
        self.members.push(member);
        self.index(index);
        index
    }

    fn index(&mut self, index: usize) {
        let member = &self.members[index];
        let keys = member
            .words
            .iter()
            .cloned()
            .chain((member.kind == EntityType::Organization).then(|| initials(&member.words)));
        for key in keys {
            let members = self.by_word.entry(key).or_default();
            if members.last() != Some(&index) {
                members.push(index);
            }
        }
    }

    /// Takes over a fuller name.
    fn lengthen(&mut self, index: usize, text: &str, words: &[String]) {
        let member = &mut self.members[index];
        if words.len() > member.words.len() {
            text.clone_into(&mut member.name);
            member.words = words.to_vec();
            self.index(index);
        }
    }

    /// Adds the mention of an organisation, or of what is known to be something else by that name; a shorter name joins a longer one that ends with it or contains its words.
    pub(crate) fn organization(&mut self, text: &str, words: &[String], mention: Range) -> usize {
        let known = self.aliases.entity(text, words);
        let kind = known.map_or(EntityType::Organization, |entity| self.aliases.kind(entity));
        let same = |member: &Member| {
            member.kind == kind
                && (member.is_called(words)
                    || shortens(words, &member.words)
                    || shortens(&member.words, words) && member.words.len() > 1
                    || is_initials(words, &member.words))
        };
        let index = match self.known(known).or_else(|| self.latest(words, same)) {
            Some(index) => index,
            None => self.push(Member { known, ..Member::new(text, words, kind) }),
        };
        self.lengthen(index, text, words);
        mentioned(&mut self.members[index], mention);
        index
    }

    /// Adds an unnamed source under its description.
    pub(super) fn described(
        &mut self,
        text: &str,
        words: &[String],
        mention: Range,
        plural: bool,
        gender: Option<Gender>,
    ) -> usize {
        let kind = if plural { EntityType::Group } else { EntityType::Unnamed };
        let known = words.first().and_then(|word| {
            self.with_word(word).find(|i| self.members[*i].kind == kind && self.members[*i].words == words)
        });
        if let Some(i) = known {
            mentioned(&mut self.members[i], mention);
            return i;
        }
        // The description is the name; as a role it only serves to find the member again.
        let role = words.iter().any(|w| is_role(w)).then(|| text.to_lowercase());
        self.push(Member {
            gender,
            plural,
            mentions: vec![mention],
            roles: role.into_iter().collect(),
            ..Member::new(text, words, kind)
        })
    }

    /// Adds another name that the text gives a member, and the place where it does.
    pub(crate) fn also(&mut self, index: usize, words: Vec<String>, mention: Range) {
        self.mention(index, mention);
        let known = self.members.get(index).is_none_or(|member| member.also.contains(&words));
        let Some(first) = words.first().filter(|_| !known) else { return };
        self.by_word.entry(first.clone()).or_default().push(index);
        self.members[index].also.push(words);
    }

    /// The person or organisation that words name, where they are no mention yet.
    pub(crate) fn named(&self, page: &Analysis<'_>, part: &Range) -> Option<usize> {
        let words = page.lower_words(part);
        let name = |member: &Member| match member.kind {
            EntityType::Person => {
                member.is_called(&words)
                    || words.len() == 1
                        && member.words.len() > 1
                        && (member.family() == Some(&words[0]) || self.alone(&words[0], member))
            }
            EntityType::Organization => {
                member.is_called(&words)
                    || words.len() == 1 && member.words.len() > 1 && self.alone(&words[0], member)
                    || shortens(&words, &member.words)
                    || is_initials(&words, &member.words)
            }
            EntityType::Group | EntityType::Unnamed => false,
        };
        self.latest(&words, name)
    }

    /// Whether a member's name begins with a word that begins nobody else's and says something by itself.
    fn alone(&self, first: &String, member: &Member) -> bool {
        let begins = |i: usize| self.members[i].words.first() == Some(first);
        member.words.first() == Some(first)
            && first.chars().count() > 2
            && !(is_demonym_or_country(first)
                || is_organisation_noun(first)
                || is_role(first)
                || is_title(first)
                || is_general(first))
            && self.with_word(first).filter(|i| begins(*i)).count() == 1
    }

    /// The person to whom the text gives this as another name.
    fn called(&self, words: &[String]) -> Option<usize> {
        let person = |member: &Member| member.kind == EntityType::Person;
        self.latest(words, |member| person(member) && member.also.iter().any(|other| other == words))
    }

    /// The member that a known entity is.
    fn known(&self, entity: Option<usize>) -> Option<usize> {
        self.by_entity.get(&entity?).copied()
    }

    /// The latest member that shares a word with these and fits.
    fn latest(&self, words: &[String], fits: impl Fn(&Member) -> bool) -> Option<usize> {
        words.iter().flat_map(|word| self.with_word(word)).filter(|i| fits(&self.members[*i])).max()
    }

    /// Leaves out mentions that stand inside a longer name of the same member: "Council" in "Council of Ell".
    pub(crate) fn settle(&mut self) {
        for member in &mut self.members {
            let mut end = 0;
            let mut longest = std::mem::take(&mut member.mentions);
            longest.sort_unstable_by_key(|mention| (mention.start, std::cmp::Reverse(mention.end)));
            longest.retain(|mention| {
                let reaches = mention.end > end;
                end = end.max(mention.end);
                reaches
            });
            member.mentions = longest;
        }
    }

    /// Records another mention of a member.
    pub(crate) fn mention(&mut self, index: usize, mention: Range) {
        if let Some(member) = self.members.get_mut(index) {
            mentioned(member, mention);
        }
    }
}

fn mentioned(member: &mut Member, mention: Range) {
    let at = member.mentions.partition_point(|m| (m.start, m.end) < (mention.start, mention.end));
    if member.mentions.get(at) != Some(&mention) {
        member.mentions.insert(at, mention);
    }
}

/// "D. Orr", "Dmitry Orr" and "Orr" are one; "Ana Orr" and "Ivo Orr" are two.
fn compatible(a: &[String], b: &[String]) -> bool {
    // "Wasserman Orr" for "Ana Wasserman Orr".
    if a.len() < 2 || b.len() < 2 || a.ends_with(b) || b.ends_with(a) {
        return true;
    }
    let (first, second) = (a[0].trim_end_matches('.'), b[0].trim_end_matches('.'));
    first == second || first.starts_with(second) || second.starts_with(first)
}

/// "the Observatory" for "Ell Observatory for Human Rights", "the ministry" for "Defence Ministry"; not "United States"
/// for its embassy.
fn shortens(short: &[String], long: &[String]) -> bool {
    short.len() < long.len()
        && long.len() <= LONGEST
        && short
            .iter()
            .any(|w| is_organisation_noun(w) && !matches!(w.as_str(), "states" | "kingdom" | "republic"))
        && short.iter().all(|w| long.contains(w))
}

/// "WHO" for "World Health Organization".
fn is_initials(short: &[String], long: &[String]) -> bool {
    let [acronym] = short else { return false };
    acronym.len() > 2 && *acronym == initials(long)
}

pub(super) fn initials(words: &[String]) -> String {
    let small =
        |w: &&String| is_name_particle(w) || matches!(w.as_str(), "of" | "for" | "the" | "and" | "on");
    words.iter().filter(|w| !small(w)).filter_map(|w| w.chars().next()).collect()
}
