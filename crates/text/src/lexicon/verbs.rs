//! The verbs of attribution by every form they take.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Which form of a verb a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Base,
    Third,
    /// Past, or past participle where both are one word.
    Past,
    /// A past participle that is no past: "written".
    Participle,
    Gerund,
}

/// What may follow (or precede) a verb; see `verbs.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Complements(u16);

impl Complements {
    const LETTERS: &'static str = "qtwniokex";

    fn parse(letters: &str) -> Self {
        Self(letters.chars().filter_map(|c| Self::LETTERS.find(c)).fold(0, |bits, i| bits | 1 << i))
    }

    fn has(self, letter: char) -> bool {
        Self::LETTERS.find(letter).is_some_and(|i| self.0 & 1 << i != 0)
    }

    /// A quotation or clause on either side.
    pub(crate) fn quotes(self) -> bool {
        self.has('q') || self.has('w')
    }
    /// A clause after the verb.
    pub(crate) fn clause(self) -> bool {
        self.has('q') || self.has('t') || self.has('w')
    }
    /// An addressee straight after the verb.
    pub(crate) fn addressee(self) -> bool {
        self.has('w')
    }
    /// A noun phrase, with or without something said of it.
    pub(crate) fn noun(self) -> bool {
        self.has('n') || self.has('k')
    }
    /// To and a verb.
    pub(crate) fn infinitive(self) -> bool {
        self.has('i')
    }
    /// Somebody, then to and a verb.
    pub(crate) fn object_infinitive(self) -> bool {
        self.has('o')
    }
}

/// One form of one verb.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verb {
    pub lemma: &'static str,
    pub form: Form,
    pub complements: Complements,
}

/// What can stand behind a verb as part of it.
const PARTICLES: [&str; 8] = ["for", "on", "upon", "out", "to", "off", "at", "from"];

struct Tables {
    single: HashMap<String, Verb>,
    /// First word's form and particle → verb.
    particle: HashMap<(String, &'static str), Verb>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables { single: HashMap::new(), particle: HashMap::new() };
    for line in include_str!("verbs.txt").lines() {
        let line = line.split('#').next().unwrap_or_default();
        let mut fields = line.split_whitespace().peekable();
        let Some(lemma) = fields.next() else { continue };
        let particle = fields.next_if(|f| PARTICLES.contains(f));
        let complements = Complements::parse(fields.next().unwrap_or_default());
        for (word, form) in forms(lemma) {
            let verb = Verb { lemma, form, complements };
            match particle {
                Some(particle) => drop(tables.particle.insert((word, particle), verb)),
                None => drop(tables.single.insert(word, verb)),
            }
        }
    }
    tables
});

/// The verb a lower-case word is a form of.
pub(crate) fn verb(word: &str) -> Option<Verb> {
    TABLES.single.get(word).copied()
}

/// The verb that a word and the particle after it make together ("called", "for").
pub(crate) fn particle_verb(word: &str, particle: &str) -> Option<Verb> {
    let particle = PARTICLES.into_iter().find(|p| *p == particle)?;
    TABLES.particle.get(&(word.to_owned(), particle)).copied()
}

/// Forms that no rule makes: base, third person, past, past participle, gerund.
const IRREGULAR: &[[&str; 5]] = &[
    ["say", "says", "said", "said", "saying"],
    ["tell", "tells", "told", "told", "telling"],
    ["write", "writes", "wrote", "written", "writing"],
    ["think", "thinks", "thought", "thought", "thinking"],
    ["know", "knows", "knew", "known", "knowing"],
    ["find", "finds", "found", "found", "finding"],
    ["feel", "feels", "felt", "felt", "feeling"],
    ["see", "sees", "saw", "seen", "seeing"],
    ["foresee", "foresees", "foresaw", "foreseen", "foreseeing"],
    ["seek", "seeks", "sought", "sought", "seeking"],
    ["show", "shows", "showed", "shown", "showing"],
    ["swear", "swears", "swore", "sworn", "swearing"],
    ["read", "reads", "read", "read", "reading"],
    ["forecast", "forecasts", "forecast", "forecast", "forecasting"],
    ["admit", "admits", "admitted", "admitted", "admitting"],
    ["rebut", "rebuts", "rebutted", "rebutted", "rebutting"],
    ["refer", "refers", "referred", "referred", "referring"],
    ["concur", "concurs", "concurred", "concurred", "concurring"],
    ["regret", "regrets", "regretted", "regretted", "regretting"],
    ["brag", "brags", "bragged", "bragged", "bragging"],
    ["quip", "quips", "quipped", "quipped", "quipping"],
    ["slam", "slams", "slammed", "slammed", "slamming"],
    ["label", "labels", "labeled", "labelled", "labelling"],
];

/// Every form of a verb, with British spellings of -ize.
pub(crate) fn forms(lemma: &str) -> Vec<(String, Form)> {
    if let Some([base, third, past, participle, gerund]) = IRREGULAR.iter().find(|row| row[0] == lemma) {
        return vec![
            ((*base).into(), Form::Base),
            ((*third).into(), Form::Third),
            ((*past).into(), Form::Past),
            ((*participle).into(), if participle == past { Form::Past } else { Form::Participle }),
            ((*gerund).into(), Form::Gerund),
        ];
    }
    let mut stems = vec![lemma.to_owned()];
    if let Some(stem) = lemma.strip_suffix("ize") {
        stems.push(format!("{stem}ise"));
    }
    stems.iter().flat_map(|stem| regular(stem)).collect()
}

fn regular(base: &str) -> Vec<(String, Form)> {
    let vowel_before_y = base.len() > 1 && "aeiou".contains(&base[base.len() - 2..base.len() - 1]);
    let (third, past, gerund) = if let Some(stem) = base.strip_suffix('y').filter(|_| !vowel_before_y) {
        (format!("{stem}ies"), format!("{stem}ied"), format!("{base}ing"))
    } else if let Some(stem) = base.strip_suffix('e') {
        let gerund = if base.ends_with("ee") { format!("{base}ing") } else { format!("{stem}ing") };
        (format!("{base}s"), format!("{base}d"), gerund)
    } else if base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh") {
        (format!("{base}es"), format!("{base}ed"), format!("{base}ing"))
    } else {
        (format!("{base}s"), format!("{base}ed"), format!("{base}ing"))
    };
    vec![(base.to_owned(), Form::Base), (third, Form::Third), (past, Form::Past), (gerund, Form::Gerund)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found() {
        for (word, lemma, form) in [
            ("said", "say", Form::Past),
            ("denies", "deny", Form::Third),
            ("criticised", "criticize", Form::Past),
            ("condemning", "condemn", Form::Gerund),
            ("agreeing", "agree", Form::Gerund),
            ("stresses", "stress", Form::Third),
            ("argued", "argue", Form::Past),
        ] {
            let found = verb(word).unwrap_or_else(|| panic!("{word} is not listed"));
            assert_eq!((found.lemma, found.form), (lemma, form));
        }
        assert_eq!(particle_verb("pointed", "out").map(|v| v.lemma), Some("point"));
        assert!(verb("seems").is_none());
    }

    #[test]
    fn every_line_of_the_table_is_understood() {
        for line in include_str!("verbs.txt").lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let lemma = line.split_whitespace().next().expect("a lemma");
            let third = forms(lemma)[1].0.clone();
            assert!(
                verb(&third).is_some() || TABLES.particle.keys().any(|(word, _)| *word == third),
                "{lemma} has no forms"
            );
        }
    }
}
