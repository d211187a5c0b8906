//! Whether a name stands for a place: the signs that the rules see, weighed and added up.
//!
//! Each rule only says what it sees. What a sign is worth was fitted (logistic regression) on half of the Local-Global
//! Lexicon, a corpus of local newspapers whose place names were marked by hand; the weights are the table below. Eight
//! that its local news says too little of were set by hand: what stands in a pair, words, sounds, sites,
//! date lines.

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
    BeforeLastName,
    BeforeSite,
    BehindParty,
    /// It stands in the date line.
    Dateline,
    // Several together.
    /// A word or a person's name that nothing around it makes a place.
    Unsupported,
    /// The same, and a capital follows.
    UnsupportedBeforeCapital,
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

    /// How likely it is that the name stands for a place, from 0 to 1.
    pub(super) fn belief(self) -> f64 {
        let sum: f64 = (0..SIGNS).filter(|n| self.0 >> n & 1 == 1).map(|n| WEIGHTS[n]).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

const SIGNS: usize = Sign::NeverElsewhere as usize + 1;

/// What each sign is worth.
const WEIGHTS: [f64; SIGNS] = [
    -0.11, // Name
    -0.44, // Continent
    0.40,  // Country
    0.72,  // Region
    0.40,  // District
    0.93,  // Capital
    -0.37, // Over1000
    0.80,  // Over10000
    0.80,  // Over100000
    0.05,  // Over1000000
    -0.07, // OtherName
    -0.20, // OnlySounds
    1.37,  // SeveralWords
    0.96,  // AfterIn
    1.01,  // AfterFrom
    0.67,  // AfterTo
    0.80,  // AfterOf
    -0.22, // AfterFor
    0.14,  // AfterBy
    0.20,  // AfterThe
    0.17,  // AfterAnd
    -0.61, // AfterPlace
    -0.77, // AfterTitle
    -0.10, // AfterCapital
    0.22,  // AfterComma
    -0.18, // AfterNumber
    0.07,  // AfterLower
    0.18,  // SentenceStart
    0.49,  // BeforeComma
    -0.10, // BeforePossessive
    -0.22, // BeforeVerb
    -0.64, // BeforeOrganisation
    0.57,  // BeforeRole
    -0.54, // BeforeFacility
    -0.51, // BeforeCapital
    0.74,  // BeforeGround
    0.03,  // BeforeLower
    -0.56, // BeforeNumber
    0.47,  // BeforeAnd
    -0.25, // BeforePlace
    0.45,  // BeforeStop
    2.50,  // Within
    2.50,  // Contains
    -0.90, // CommonWord
    -0.86, // LowerElsewhere
    -0.35, // GivenName
    -0.91, // LastName
    -0.76, // InPersonsName
    -1.36, // PersonsLastName
    -0.27, // NamesakeOfPerson
    -0.27, // AfterGivenName
    0.11,  // Shouted
    0.63,  // Short
    0.80,  // Home
    -0.09, // Hyphenated
    2.12,  // State
    -2.00, // BeforeLastName
    0.60,  // BeforeSite
    2.82,  // BehindParty
    2.50,  // Dateline
    -0.68, // Unsupported
    -0.60, // UnsupportedBeforeCapital
    0.49,  // SurelyElsewhere
    -1.21, // NeverElsewhere
];
