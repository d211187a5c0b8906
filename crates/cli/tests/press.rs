//! Short reports of our own by the thousand, recombined from sentences about fictional places and people: several
//! outlets on each event, wire copies, interviews, the same words quoted by many.

use serde_json::json;

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    fn one_of<'a>(&mut self, things: &[&'a str]) -> &'a str {
        things[self.below(things.len())]
    }

    /// From 0 to 1.
    pub(crate) fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// How many documents an event has.
const EACH: usize = 10;

const OUTLETS: &[&str] = &[
    "Harbour Post",
    "Orle Courier",
    "Reef Times",
    "Lenna Gazette",
    "Tarn Echo",
    "Salt Road Courier",
    "Osk Bulletin",
    "Morning Ledger",
    "Quay Tribune",
    "Upland Herald",
    "Marsh Observer",
    "Evening Standard of Vey",
];
const STARTS: &[&str] = &["Kar", "Os", "Vel", "Ten", "Bri", "Lom", "Ard", "Sul", "Mir", "Dov", "Hal", "Pel"];
const ENDS: &[&str] =
    &["sund", "mark", "lova", "dorf", "wick", "nesse", "tarra", "gate", "holm", "vik", "rosa", "mere"];
const GIVEN: &[&str] =
    &["Anna", "Jonas", "Maria", "Peter", "Clara", "Martin", "Eva", "Simon", "Laura", "Victor"];
const THINGS: &[&str] = &[
    "dam",
    "ferry",
    "sawmill",
    "lighthouse",
    "tunnel",
    "granary",
    "viaduct",
    "reservoir",
    "cable car",
    "quarry",
];
const DEEDS: &[&str] = &["burned", "collapsed", "was shut", "was flooded", "was struck by a landslide"];
const QUOTED: &[&str] = &[
    "We warned the council about the old {thing} of {place} long before winter",
    "Nobody who lives in {place} believes that the {thing} was safe",
    "The keys of the {thing} were handed to a stranger from {other}",
    "I counted {count} lorries in front of the {thing} before sunrise",
    "There will be an inquiry, and {place} will read every page of it",
];
const TOLD: &[&str] = &[
    "The {thing} of {place} {deed} on Tuesday, and the road to {other} was closed for {count} hours.",
    "Workers from {other} carried {count} crates out of the {thing} before the wind turned.",
    "The council of {place} had sold the {thing} to a company from {other} in the spring.",
    "Children were sent home, and the market of {place} stayed empty until the evening bell.",
    "A second crew came from {other} with pumps and left {place} after midnight.",
    "Insurers put the loss of the {thing} at {count} thousand crowns.",
    "An explosion at the {thing} of {place} killed {count} people on Tuesday.",
    "The {place} Fishing Company accused the {other} Port Authority of poisoning the pond of the {thing}. The {other} Port \
     Authority denied poisoning the pond of the {thing}.",
];

/// The words of one event.
struct Event {
    place: String,
    other: String,
    thing: &'static str,
    deed: &'static str,
    count: String,
    speaker: String,
    day: String,
}

impl Event {
    fn of(number: usize, random: &mut Random) -> Self {
        let mut name = |tail: &str| format!("{}{}{tail}", random.one_of(STARTS), random.one_of(ENDS));
        let (place, other, last) = (name(""), name("en"), name("er"));
        Self {
            place,
            other,
            thing: random.one_of(THINGS),
            deed: random.one_of(DEEDS),
            count: (13 + random.below(80)).to_string(),
            speaker: format!("{} {last}", random.one_of(GIVEN)),
            // So far apart that only reports on one event are compared.
            day: format!("{}-{:02}-{:02}", 2031 + number / 60, 1 + number % 60 / 5, 1 + number % 5 * 6),
        }
    }

    fn fill(&self, sentence: &str) -> String {
        let Self { place, other, thing, deed, count, .. } = self;
        let words =
            [("place", place.as_str()), ("other", other), ("thing", thing), ("deed", deed), ("count", count)];
        words
            .iter()
            .fold(sentence.to_owned(), |text, (slot, word)| text.replace(&format!("{{{slot}}}"), word))
    }

    /// A report on it in sentences that not every outlet chooses.
    fn report(&self, to: &str, random: &mut Random) -> String {
        let speaker = &self.speaker;
        let last = speaker.rsplit(' ').next().unwrap();
        let mut text = self.fill(TOLD[0]);
        for sentence in &TOLD[1..] {
            if random.below(2) == 0 {
                text.push_str(&format!("\n\n{}", self.fill(sentence)));
            }
        }
        let first = random.below(QUOTED.len());
        let (one, two) = (self.fill(QUOTED[first]), self.fill(QUOTED[(first + 1) % QUOTED.len()]));
        text.push_str(&format!("\n\n“{one},” {speaker} {to}. “{two},” {last} said."));
        text
    }
}

/// So many rows.
pub(crate) fn press(documents: usize) -> String {
    let mut random = Random(1);
    let mut rows = String::new();
    let mut event = Event::of(0, &mut random);
    let mut wire = String::new();
    for number in 0..documents {
        if number % EACH == 0 {
            event = Event::of(number / EACH, &mut random);
            wire = event.report("told Northwire", &mut random);
        }
        let (agency, text) = match number % EACH {
            0..3 => (Some("Northwire"), wire.clone()),
            3 => (None, event.report("told the Orle Courier in an interview", &mut random)),
            _ => (None, event.report("told reporters", &mut random)),
        };
        let title = format!("{} {}: what is known of the {}", event.place, event.deed, event.thing);
        let published = (number % 11 > 0).then_some(&event.day);
        let row = json!({
            "id": format!("r{number}"), "outlet": OUTLETS[(number * 7 + number / EACH) % OUTLETS.len()], "agency": agency,
            "published": published, "title": title, "text": text,
        });
        rows.push_str(&format!("{row}\n"));
    }
    rows
}
