//! Whether a name stands for a place: the signs that the rules see, weighed and added up.
//!
//! Each rule only says what it sees. What a sign is worth was fitted (logistic regression) on half of the Local-Global
//! Lexicon, a corpus of local newspapers whose place names were marked by hand; the weights are the table below.

/// What a rule can see of a name in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Sign {
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
    // The same name elsewhere in the text.
    SurelyElsewhere,
    NeverElsewhere,
}

/// A set of signs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs(u64);

impl Signs {
    pub(super) fn add(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u8;
    }

    pub(super) fn add_if(&mut self, holds: bool, sign: Sign) {
        self.0 |= u64::from(holds) << sign as u8;
    }

    pub(super) fn has(self, sign: Sign) -> bool {
        self.0 >> sign as u8 & 1 == 1
    }

    /// How likely it is that the name stands for a place, from 0 to 1.
    pub(super) fn belief(self) -> f64 {
        let sum: f64 = (0..SIGNS).filter(|n| self.0 >> n & 1 == 1).map(|n| WEIGHTS[n]).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

const SIGNS: usize = Sign::NeverElsewhere as usize + 1;

/// What each sign is worth.
const WEIGHTS: [f64; SIGNS] = [
    -0.30, // Name
    -0.36, // Continent
    0.75,  // Country
    0.67,  // Region
    0.12,  // District
    0.55,  // Capital
    -0.44, // Over1000
    0.85,  // Over10000
    0.86,  // Over100000
    0.16,  // Over1000000
    -0.20, // OtherName
    -2.04, // OnlySounds
    1.48,  // SeveralWords
    1.21,  // AfterIn
    1.15,  // AfterFrom
    1.13,  // AfterTo
    0.99,  // AfterOf
    -0.28, // AfterFor
    0.08,  // AfterBy
    0.32,  // AfterThe
    0.26,  // AfterAnd
    -0.63, // AfterPlace
    -0.93, // AfterTitle
    0.04,  // AfterCapital
    0.47,  // AfterComma
    -0.09, // AfterNumber
    0.12,  // AfterLower
    0.15,  // SentenceStart
    0.54,  // BeforeComma
    -0.20, // BeforePossessive
    -0.34, // BeforeVerb
    -0.56, // BeforeOrganisation
    0.59,  // BeforeRole
    -0.34, // BeforeFacility
    -0.60, // BeforeCapital
    0.82,  // BeforeGround
    -0.08, // BeforeLower
    -0.92, // BeforeNumber
    0.42,  // BeforeAnd
    -0.23, // BeforePlace
    0.37,  // BeforeStop
    0.91,  // Within
    0.15,  // Contains
    -1.11, // CommonWord
    -0.94, // LowerElsewhere
    -0.93, // GivenName
    -1.28, // LastName
    -0.93, // InPersonsName
    -1.21, // PersonsLastName
    -0.71, // NamesakeOfPerson
    -0.30, // AfterGivenName
    0.28,  // Shouted
    -0.14, // Short
    0.73,  // Home
    0.29,  // Hyphenated
    0.08,  // State
    0.61,  // SurelyElsewhere
    -0.91, // NeverElsewhere
];
