//! Whether a name stands for a place: the signs that the rules see, weighed and added up.
//!
//! Each rule only says what it sees. What a sign is worth was fitted (logistic regression, `training/places.py`) on half
//! of the Local-Global Lexicon, a corpus of local newspapers whose place names were marked by hand. The table is
//! `weights.tsv`; it says of each weight whether it was fitted, or set by hand because local news has too little of it.

use super::weights;

/// Declares the signs, with their names for the table of weights.
macro_rules! signs {
    ($($(#[$doc:meta])* $sign:ident,)*) => {
        /// What a rule can see of a name in its place.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Sign {
            $($(#[$doc])* $sign,)*
        }

        /// The signs' names, in their order.
        pub(super) const NAMES: [&str; SIGNS] = [$(stringify!($sign)),*];
    };
}

signs! {
    /// Every name has this one.
    Name,
    // What the gazetteer knows.
    Continent,
    Country,
    Region,
    District,
    Capital,
    Over1000,
    Over10000,
    Over100000,
    Over1000000,
    OtherName,
    OnlySounds,
    SeveralWords,
    // What stands before it.
    AfterIn,
    AfterFrom,
    AfterTo,
    AfterOf,
    AfterFor,
    AfterBy,
    AfterThe,
    AfterAnd,
    AfterPlace,
    AfterTitle,
    AfterCapital,
    AfterComma,
    AfterNumber,
    AfterLower,
    SentenceStart,
    // What stands behind it.
    BeforeComma,
    BeforePossessive,
    BeforeVerb,
    BeforeOrganisation,
    BeforeRole,
    BeforeFacility,
    BeforeCapital,
    BeforeGround,
    BeforeLower,
    BeforeNumber,
    BeforeAnd,
    BeforePlace,
    BeforeStop,
    // A pair with what it lies in.
    Within,
    Contains,
    // Words and people.
    CommonWord,
    LowerElsewhere,
    GivenName,
    LastName,
    InPersonsName,
    PersonsLastName,
    NamesakeOfPerson,
    AfterGivenName,
    Shouted,
    Short,
    Home,
    Hyphenated,
    State,
    BeforeLastName,
    BeforeSite,
    BehindParty,
    /// It stands in the date line.
    Dateline,
    /// It is the beginning of a longer name.
    GoesOn,
    // Several together.
    /// A word or a person's name that nothing around it makes a place.
    Unsupported,
    /// The same, and a capital follows.
    UnsupportedBeforeCapital,
    // The same name elsewhere in the text.
    SurelyElsewhere,
    NeverElsewhere,
}

/// How many there are.
pub(super) const SIGNS: usize = Sign::NeverElsewhere as usize + 1;

/// A set of signs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs(u128);

impl Signs {
    pub(super) fn add(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u8;
    }

    pub(super) fn add_if(&mut self, holds: bool, sign: Sign) {
        self.0 |= u128::from(holds) << sign as u8;
    }

    /// Adds the signs that are several signs together.
    pub(super) fn weigh_together(&mut self) {
        use Sign::*;
        let any = |signs: &[Sign]| signs.iter().any(|sign| self.has(*sign));
        let doubtful = any(&[CommonWord, GivenName, LastName, NamesakeOfPerson]);
        let supported = any(&[AfterIn, AfterFrom, AfterTo, Within, Contains, BeforeGround, State]);
        let capital = any(&[BeforeCapital, BeforeLastName]);
        self.add_if(doubtful && !supported, Unsupported);
        self.add_if(doubtful && !supported && capital, UnsupportedBeforeCapital);
    }

    pub(super) fn has(self, sign: Sign) -> bool {
        self.0 >> sign as u8 & 1 == 1
    }

    /// The signs' places in the table, of those that are there.
    pub(super) fn list(self) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(self.0), |rest| Some(rest & rest.wrapping_sub(1)))
            .take_while(|rest| *rest != 0)
            .map(|rest| rest.trailing_zeros() as usize)
    }

    /// How likely it is that the name stands for a place, from 0 to 1.
    pub(super) fn belief(self) -> f64 {
        let worth = &weights::get().signs;
        let sum: f64 = self.list().map(|sign| worth[sign]).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}
