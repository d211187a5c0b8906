//! Names that are known to mean one entity.
//!
//! Names everybody knows are in a list that ships with the program (`lexicon/organizations.txt`): UN and United Nations;
//! IS, ISIL and Daesh. The first name of the text is the one shown.
//!
//! | text | entities |
//! |---|---|
//! | Fighters of **Islamic State** held the town. In spring **ISIL** left, and **Daesh** flags were burnt. | Islamic State; Islamic State; Islamic State |
//! | The **UN** sent a plane. The **United Nations** had been asked in May. | United Nations; United Nations |
//!
//! `--aliases FILE`, with `read` and `annotate`, names a text file of your own. One entity a line, its names between `;`,
//! the fullest first; `person:` before a person's. A name that ends in `!` is found only as printed, capitals and all. Lines
//! that begin with `#` are comments.
//!
//! ```text
//! # the northern branch signs with three names
//! Northern Accord Front ; NAF ; the Accord
//! person: Ivo Sall ; Abu Orr ; Commander Reed
//! # found only as printed, capitals and all
//! Reef Institute for Statistics ; RIS!
//! ```
//!
//! | With the line `Accord Front ; Quiet Men` | entities |
//! |---|---|
//! | The **Accord Front** met. The **Quiet Men** were there, and so was **Hamas**. | Accord Front; Accord Front; Hamas |
//!
//! | With the line `person: Ivo Sall ; Hamas` | entities | types |
//! |---|---|---|
//! | The farmer **Ivo Sall** was there; **Hamas**, they call him. | Ivo Sall; Ivo Sall | person; person |
//!
//! Your names go before those the program knows. A name that stands on two lines, an empty one, or one of more than twelve
//! words is an error with its line (`C006`), and nothing is read. The ledger notes beside each document the engine and a
//! mark of the alias file it was read with.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use crate::engine::fingerprint;
use crate::token::tokenise;
use crate::{Analysis, EntityType};

/// Names of at most so many words are looked for.
const LONGEST: usize = 12;

/// What is known of names. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Aliases {
    known: Arc<Known>,
    /// The beginning of the SHA-256 of a user's file.
    mark: Option<String>,
}

#[derive(Debug, Default)]
struct Known {
    /// By the first word of a name, its longest names first.
    by_first: HashMap<String, Vec<Name>>,
    kinds: Vec<EntityType>,
}

#[derive(Debug)]
struct Name {
    words: Vec<String>,
    /// As printed, where nothing else will do.
    exact: Option<String>,
    entity: usize,
}

/// Why an alias file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AliasError {
    /// A line has no name, or an empty one between two `;`.
    NoName {
        /// Which line, counted from 1.
        line: usize,
    },
    /// A name stands on two lines.
    Twice {
        /// Which line, counted from 1.
        line: usize,
        /// The name.
        name: String,
    },
    /// A name has more words than are looked for.
    TooLong {
        /// Which line, counted from 1.
        line: usize,
    },
}

impl std::fmt::Display for AliasError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoName { line } => write!(f, "line {line} has an empty name"),
            Self::Twice { line, name } => write!(f, "line {line}: {name} is a name of two entities"),
            Self::TooLong { line } => write!(f, "line {line} has a name of more than {LONGEST} words"),
        }
    }
}

impl std::error::Error for AliasError {}

static USUAL: LazyLock<Aliases> = LazyLock::new(|| {
    let mut known = Known::default();
    // What ships is read by a test; a bad line would only be missing.
    let _ = known.read(include_str!("../lexicon/organizations.txt"));
    Aliases { known: Arc::new(known), mark: None }
});

impl Default for Aliases {
    /// The names everybody knows.
    fn default() -> Self {
        USUAL.clone()
    }
}

impl Aliases {
    /// A user's names, and for all others those everybody knows.
    ///
    /// # Errors
    /// When a line has no name, a name with too many words, or a name that another line has.
    pub fn parse(file: &str) -> Result<Self, AliasError> {
        let mut known = Known::default();
        known.read(file)?;
        let own: HashSet<Vec<String>> =
            known.by_first.values().flatten().map(|name| name.words.clone()).collect();
        let mut usual = Known::default();
        let _ = usual.read(include_str!("../lexicon/organizations.txt"));
        let before = known.kinds.len();
        known.kinds.append(&mut usual.kinds);
        for (first, names) in usual.by_first {
            let free = names.into_iter().filter(|name| !own.contains(&name.words));
            let moved = free.map(|name| Name { entity: name.entity + before, ..name });
            known.by_first.entry(first).or_default().extend(moved);
        }
        known.longest_first();
        Ok(Self { known: Arc::new(known), mark: Some(fingerprint(file)) })
    }

    /// Tells a user's files apart; none for the names everybody knows.
    pub fn mark(&self) -> Option<&str> {
        self.mark.as_deref()
    }

    /// The longest known name that begins at token `i` and ends before `end`: its length in tokens, and the entity.
    pub(crate) fn at(&self, page: &Analysis<'_>, i: usize, end: usize) -> Option<(usize, usize)> {
        let names = self.known.by_first.get(page.lower(i))?;
        let fits = |name: &&Name| {
            let to = i + name.words.len();
            to <= end
                && name.words.iter().enumerate().all(|(n, word)| page.lower(i + n) == word)
                && name.exact.as_ref().is_none_or(|exact| page.words(&(i..to)) == exact)
                && (page.tokens[i].capital || page.tokens[to - 1].capital)
        };
        names.iter().find(fits).map(|name| (name.words.len(), name.entity))
    }

    /// The entity whose name these words are.
    pub(crate) fn entity(&self, printed: &str, words: &[String]) -> Option<usize> {
        let names = self.known.by_first.get(words.first()?)?;
        let fits =
            |name: &&Name| name.words == words && name.exact.as_ref().is_none_or(|exact| exact == printed);
        names.iter().find(fits).map(|name| name.entity)
    }

    pub(crate) fn kind(&self, entity: usize) -> EntityType {
        self.known.kinds[entity]
    }
}

impl Known {
    fn read(&mut self, file: &str) -> Result<(), AliasError> {
        for (n, line) in file.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (kind, names) = match line.split_once(':') {
                Some(("person", names)) => (EntityType::Person, names),
                Some(("organization", names)) => (EntityType::Organization, names),
                _ => (EntityType::Organization, line),
            };
            self.kinds.push(kind);
            for name in names.split(';') {
                self.add(name.trim(), n + 1)?;
            }
        }
        self.longest_first();
        Ok(())
    }

    fn add(&mut self, name: &str, line: usize) -> Result<(), AliasError> {
        let (printed, exact) = match name.strip_suffix('!') {
            Some(printed) => (printed, Some(printed.to_owned())),
            None => (name, None),
        };
        let words: Vec<String> = tokenise(printed).0.into_iter().map(|token| token.lower).collect();
        let Some(first) = words.first() else { return Err(AliasError::NoName { line }) };
        if words.len() > LONGEST {
            return Err(AliasError::TooLong { line });
        }
        let entity = self.kinds.len() - 1;
        let names = self.by_first.entry(first.clone()).or_default();
        match names.iter().find(|known| known.words == words && known.exact == exact) {
            Some(known) if known.entity != entity => {
                return Err(AliasError::Twice { line, name: printed.to_owned() });
            }
            Some(_) => {}
            None => names.push(Name { words, exact, entity }),
        }
        Ok(())
    }

    fn longest_first(&mut self) {
        for names in self.by_first.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str) -> Result<(), AliasError> {
        Known::default().read(file)
    }

    #[test]
    fn what_ships_can_be_read() {
        assert_eq!(read(include_str!("../lexicon/organizations.txt")), Ok(()));
    }

    #[test]
    fn bad_lines_are_named() {
        assert_eq!(read("# names\nReef Front ; ; RF"), Err(AliasError::NoName { line: 2 }));
        let twice = AliasError::Twice { line: 2, name: "RF".to_owned() };
        assert_eq!(read("Reef Front ; RF\nRail Fund ; RF"), Err(twice));
        assert_eq!(read("a b c d e f g h i j k l m"), Err(AliasError::TooLong { line: 1 }));
    }

    #[test]
    fn a_user_goes_first() {
        let words = |name: &str| vec![name.to_owned()];
        let own = Aliases::parse("person: Ivo Sall ; Hamas").unwrap_or_default();
        let kind = |name: &str| own.entity(name, &words(&name.to_lowercase())).map(|e| own.kind(e));
        assert_eq!(kind("Hamas"), Some(EntityType::Person));
        assert_eq!(kind("Interpol"), Some(EntityType::Organization));
        assert_eq!(kind("Nobody"), None);
    }
}
