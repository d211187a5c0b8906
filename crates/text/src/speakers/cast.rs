//! The cast of a document: its people, organisations and unnamed sources, one member each.

use crate::lexicon::{Gender, is_name_particle, is_role};
use crate::{EntityType, Range};

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
    /// Every role given, lower case.
    pub roles: Vec<String>,
}

impl Member {
    /// The last word of a person's name.
    pub(super) fn family(&self) -> Option<&str> {
        self.words.iter().rev().find(|w| !matches!(w.as_str(), "jr." | "sr." | "jr" | "ii" | "iii" | "iv")).map(String::as_str)
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
}

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
        word => word,
    }
}

impl Cast {
    /// Adds a person's mention: joins a member with the same family name and compatible given names, else
    /// makes a new one. Returns its index.
    pub(super) fn person(&mut self, text: &str, words: &[String], mention: Range, role: Option<&str>, gender: Option<Gender>) -> usize {
        let found = self.find_person(words, gender);
        let index = found.unwrap_or_else(|| {
            self.members.push(Member {
                name: text.to_owned(),
                words: words.to_vec(),
                kind: EntityType::Person,
                role: None,
                gender: None,
                plural: false,
                mentions: Vec::new(),
                roles: Vec::new(),
            });
            self.members.len() - 1
        });
        let member = &mut self.members[index];
        if words.len() > member.words.len() {
            text.clone_into(&mut member.name);
            member.words = words.to_vec();
        }
        member.gender = member.gender.or(gender);
        if let Some(role) = role {
            member.role.get_or_insert_with(|| role.to_owned());
            let lower = role.to_lowercase();
            if !member.roles.contains(&lower) {
                member.roles.push(lower);
            }
        }
        mentioned(member, mention);
        index
    }

    /// The latest-mentioned person these words can name.
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
        self.members.iter().enumerate().filter(|(_, m)| fits(m)).max_by_key(|(i, m)| (m.words.len() >= words.len(), last(m), *i)).map(|(i, _)| i)
    }

    /// Adds an organisation's mention; a shorter name joins a longer one that ends with it or contains its words.
    pub(super) fn organization(&mut self, text: &str, words: &[String], mention: Range, kind: EntityType) -> usize {
        let same = |member: &Member| {
            member.kind == kind && (member.words == words || shortens(words, &member.words) || shortens(&member.words, words) && member.words.len() > 1 || is_initials(words, &member.words))
        };
        let index = self.members.iter().rposition(same).unwrap_or_else(|| {
            self.members.push(Member {
                name: text.to_owned(),
                words: words.to_vec(),
                kind,
                role: None,
                gender: None,
                plural: false,
                mentions: Vec::new(),
                roles: Vec::new(),
            });
            self.members.len() - 1
        });
        let member = &mut self.members[index];
        if words.len() > member.words.len() {
            text.clone_into(&mut member.name);
            member.words = words.to_vec();
        }
        mentioned(member, mention);
        index
    }

    /// Adds an unnamed source under its description.
    pub(super) fn described(&mut self, text: &str, words: &[String], mention: Range, plural: bool, gender: Option<Gender>) -> usize {
        let kind = if plural { EntityType::Group } else { EntityType::Unnamed };
        if let Some(i) = self.members.iter().rposition(|m| m.kind == kind && m.words == words) {
            mentioned(&mut self.members[i], mention);
            return i;
        }
        let role = words.iter().any(|w| is_role(w)).then(|| text.to_lowercase());
        self.members.push(Member {
            name: text.to_owned(),
            words: words.to_vec(),
            kind,
            role: role.clone(),
            gender,
            plural,
            mentions: vec![mention],
            roles: role.into_iter().collect(),
        });
        self.members.len() - 1
    }

    /// Records another mention of a member.
    pub(super) fn mention(&mut self, index: usize, mention: Range) {
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
    if a.len() < 2 || b.len() < 2 {
        return true;
    }
    let (first, second) = (a[0].trim_end_matches('.'), b[0].trim_end_matches('.'));
    first == second || first.starts_with(second) || second.starts_with(first)
}

/// "the Observatory" for "Ell Observatory for Human Rights", "the ministry" for "Defence Ministry".
fn shortens(short: &[String], long: &[String]) -> bool {
    short.len() < long.len()
        && !short.is_empty()
        && short.iter().all(|w| long.contains(w))
        && short.iter().any(|w| crate::lexicon::is_organisation_noun(w))
}

/// "WHO" for "World Health Organization".
fn is_initials(short: &[String], long: &[String]) -> bool {
    let [acronym] = short else { return false };
    let initials: String = long.iter().filter(|w| !is_name_particle(w) && !matches!(w.as_str(), "of" | "for" | "the" | "and" | "on")).filter_map(|w| w.chars().next()).collect();
    acronym.len() > 2 && *acronym == initials
}
