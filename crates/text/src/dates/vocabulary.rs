//! Every word that means something in an expression of time, as a table.

use std::sync::LazyLock;

use phf::{phf_map, phf_set};

use super::period::{Part, Season, Unit};
use super::word::Kind;

/// Whether any word of the table has this first letter and this length: most words of a text are told apart by that.
pub(super) fn may_hold(word: &str) -> bool {
    static LENGTHS: LazyLock<[u32; 256]> = LazyLock::new(|| {
        let mut lengths = [0; 256];
        for word in WORDS.keys().filter(|word| word.len() < 32) {
            lengths[usize::from(word.as_bytes()[0])] |= 1 << word.len();
        }
        lengths
    });
    let first = word.as_bytes().first().map_or(0, |first| LENGTHS[usize::from(*first)]);
    word.len() < 32 && first & 1 << word.len() != 0
}

/// What the words mean.
pub(super) static WORDS: phf::Map<&'static str, Kind> = phf_map! {
    "january" => Kind::Month(1), "february" => Kind::Month(2), "march" => Kind::Month(3), "april" => Kind::Month(4),
    "may" => Kind::Month(5), "june" => Kind::Month(6), "july" => Kind::Month(7), "august" => Kind::Month(8),
    "september" => Kind::Month(9), "october" => Kind::Month(10), "november" => Kind::Month(11),
    "december" => Kind::Month(12),
    "jan." => Kind::Month(1), "feb." => Kind::Month(2), "mar." => Kind::Month(3), "apr." => Kind::Month(4),
    "jun." => Kind::Month(6), "jul." => Kind::Month(7), "aug." => Kind::Month(8), "sept." => Kind::Month(9),
    "sep." => Kind::Month(9), "oct." => Kind::Month(10), "nov." => Kind::Month(11), "dec." => Kind::Month(12),
    "jan" => Kind::Month(1), "feb" => Kind::Month(2), "mar" => Kind::Month(3), "apr" => Kind::Month(4),
    "jun" => Kind::Month(6), "jul" => Kind::Month(7), "aug" => Kind::Month(8), "sept" => Kind::Month(9),
    "sep" => Kind::Month(9), "oct" => Kind::Month(10), "nov" => Kind::Month(11), "dec" => Kind::Month(12),
    "monday" => Kind::Weekday(1), "tuesday" => Kind::Weekday(2), "wednesday" => Kind::Weekday(3),
    "thursday" => Kind::Weekday(4), "friday" => Kind::Weekday(5), "saturday" => Kind::Weekday(6),
    "sunday" => Kind::Weekday(7),
    "mon." => Kind::Weekday(1), "tues." => Kind::Weekday(2), "tue." => Kind::Weekday(2), "wed." => Kind::Weekday(3),
    "thurs." => Kind::Weekday(4), "thu." => Kind::Weekday(4), "fri." => Kind::Weekday(5), "sat." => Kind::Weekday(6),
    "sun." => Kind::Weekday(7), "tues" => Kind::Weekday(2), "thurs" => Kind::Weekday(4),
    "mondays" => Kind::Weekdays(1), "tuesdays" => Kind::Weekdays(2), "wednesdays" => Kind::Weekdays(3),
    "thursdays" => Kind::Weekdays(4), "fridays" => Kind::Weekdays(5), "saturdays" => Kind::Weekdays(6),
    "sundays" => Kind::Weekdays(7),
    "spring" => Kind::Season(Season::Spring), "springtime" => Kind::Season(Season::Spring),
    "summer" => Kind::Season(Season::Summer), "summertime" => Kind::Season(Season::Summer),
    "autumn" => Kind::Season(Season::Autumn), "fall" => Kind::Season(Season::Autumn),
    "winter" => Kind::Season(Season::Winter), "wintertime" => Kind::Season(Season::Winter),
    "morning" => Kind::Part(Part::Morning), "afternoon" => Kind::Part(Part::Afternoon),
    "evening" => Kind::Part(Part::Evening), "night" => Kind::Part(Part::Night), "midday" => Kind::Part(Part::Noon),
    "noon" => Kind::Part(Part::Noon), "midnight" => Kind::Part(Part::Midnight), "dawn" => Kind::Part(Part::Morning),
    "dusk" => Kind::Part(Part::Evening), "nights" => Kind::Hint, "nighttime" => Kind::Part(Part::Night), "daytime" => Kind::Part(Part::Daytime),
    "lunchtime" => Kind::Part(Part::Midday), "overnight" => Kind::Part(Part::Night), "tonight" => Kind::Part(Part::Night),
    "second" => Kind::Ordinal(2), "seconds" => Kind::Units(Unit::Second),
    "minute" => Kind::Unit(Unit::Minute), "minutes" => Kind::Units(Unit::Minute),
    "hour" => Kind::Unit(Unit::Hour), "hours" => Kind::Units(Unit::Hour), "hrs" => Kind::Units(Unit::Hour),
    "day" => Kind::Unit(Unit::Day), "days" => Kind::Units(Unit::Day),
    "week" => Kind::Unit(Unit::Week), "weeks" => Kind::Units(Unit::Week),
    "fortnight" => Kind::Unit(Unit::Fortnight), "fortnights" => Kind::Units(Unit::Fortnight),
    "weekend" => Kind::Unit(Unit::Weekend), "weekends" => Kind::Units(Unit::Weekend),
    "month" => Kind::Unit(Unit::Month), "months" => Kind::Units(Unit::Month),
    "quarter" => Kind::Unit(Unit::Quarter), "quarters" => Kind::Units(Unit::Quarter),
    "half" => Kind::Unit(Unit::Half), "semester" => Kind::Unit(Unit::Half),
    "year" => Kind::Unit(Unit::Year), "years" => Kind::Units(Unit::Year), "yrs" => Kind::Units(Unit::Year),
    "decade" => Kind::Unit(Unit::Decade), "decades" => Kind::Units(Unit::Decade),
    "century" => Kind::Unit(Unit::Century), "centuries" => Kind::Units(Unit::Century),
    "millennium" => Kind::Unit(Unit::Millennium), "millennia" => Kind::Units(Unit::Millennium),
    "today" => Kind::Day(0), "yesterday" => Kind::Day(-1), "tomorrow" => Kind::Day(1),
    "daily" => Kind::Often("P1D"), "nightly" => Kind::Often("P1D"), "hourly" => Kind::Often("PT1H"),
    "weekly" => Kind::Often("P1W"), "fortnightly" => Kind::Often("P2W"), "biweekly" => Kind::Often("P2W"),
    "monthly" => Kind::Often("P1M"), "bimonthly" => Kind::Often("P2M"), "quarterly" => Kind::Often("P1Q"),
    "annually" => Kind::Often("P1Y"), "yearly" => Kind::Often("P1Y"),
    "now" => Kind::Reference("PRESENT_REF"), "currently" => Kind::Reference("PRESENT_REF"),
    "current" => Kind::Reference("PRESENT_REF"), "presently" => Kind::Reference("PRESENT_REF"),
    "nowadays" => Kind::Reference("PRESENT_REF"),
    "recently" => Kind::Reference("PAST_REF"),
    "lately" => Kind::Reference("PAST_REF"),
    "soon" => Kind::Reference("FUTURE_REF"),
    "shortly" => Kind::Reference("FUTURE_REF"),
    "one" => Kind::Cardinal(1), "two" => Kind::Cardinal(2), "three" => Kind::Cardinal(3), "four" => Kind::Cardinal(4),
    "five" => Kind::Cardinal(5), "six" => Kind::Cardinal(6), "seven" => Kind::Cardinal(7),
    "eight" => Kind::Cardinal(8), "nine" => Kind::Cardinal(9), "ten" => Kind::Cardinal(10),
    "eleven" => Kind::Cardinal(11), "twelve" => Kind::Cardinal(12), "thirteen" => Kind::Cardinal(13),
    "fourteen" => Kind::Cardinal(14), "fifteen" => Kind::Cardinal(15), "sixteen" => Kind::Cardinal(16),
    "seventeen" => Kind::Cardinal(17), "eighteen" => Kind::Cardinal(18), "nineteen" => Kind::Cardinal(19),
    "twenty" => Kind::Cardinal(20), "thirty" => Kind::Cardinal(30), "forty" => Kind::Cardinal(40),
    "fifty" => Kind::Cardinal(50), "sixty" => Kind::Cardinal(60), "seventy" => Kind::Cardinal(70),
    "eighty" => Kind::Cardinal(80), "ninety" => Kind::Cardinal(90), "hundred" => Kind::Cardinal(100),
    "thousand" => Kind::Cardinal(1000), "dozen" => Kind::Cardinal(12), "million" => Kind::Cardinal(1_000_000),
    "first" => Kind::Ordinal(1), "third" => Kind::Ordinal(3), "fourth" => Kind::Ordinal(4),
    "fifth" => Kind::Ordinal(5), "sixth" => Kind::Ordinal(6), "seventh" => Kind::Ordinal(7),
    "eighth" => Kind::Ordinal(8), "ninth" => Kind::Ordinal(9), "tenth" => Kind::Ordinal(10),
    "eleventh" => Kind::Ordinal(11), "twelfth" => Kind::Ordinal(12), "thirteenth" => Kind::Ordinal(13),
    "fourteenth" => Kind::Ordinal(14), "fifteenth" => Kind::Ordinal(15), "sixteenth" => Kind::Ordinal(16),
    "seventeenth" => Kind::Ordinal(17), "eighteenth" => Kind::Ordinal(18), "nineteenth" => Kind::Ordinal(19),
    "twentieth" => Kind::Ordinal(20), "thirtieth" => Kind::Ordinal(30),
    "twenties" => Kind::Decade(20), "thirties" => Kind::Decade(30), "forties" => Kind::Decade(40),
    "fifties" => Kind::Decade(50), "sixties" => Kind::Decade(60), "seventies" => Kind::Decade(70),
    "eighties" => Kind::Decade(80), "nineties" => Kind::Decade(90),
    "christmas" => Kind::Holiday, "thanksgiving" => Kind::Holiday, "easter" => Kind::Holiday, "new" => Kind::Holiday,
    "good" => Kind::Holiday, "boxing" => Kind::Holiday, "halloween" => Kind::Holiday, "independence" => Kind::Holiday,
    "labor" => Kind::Holiday, "memorial" => Kind::Holiday, "valentine's" => Kind::Holiday,
    "valentine" => Kind::Holiday, "veterans" => Kind::Holiday, "ash" => Kind::Holiday, "palm" => Kind::Holiday,
    "election" => Kind::Holiday, "armistice" => Kind::Holiday, "columbus" => Kind::Holiday, "whit" => Kind::Holiday,
    "bastille" => Kind::Holiday, "epiphany" => Kind::Holiday,
    "recent" => Kind::Opener, "the" => Kind::Opener, "a" => Kind::Opener, "an" => Kind::Opener,
    "this" => Kind::Opener, "that" => Kind::Opener, "last" => Kind::Opener, "next" => Kind::Opener,
    "coming" => Kind::Opener, "previous" => Kind::Opener, "following" => Kind::Opener, "same" => Kind::Opener,
    "early" => Kind::Opener, "earlier" => Kind::Opener, "late" => Kind::Opener, "later" => Kind::Opener,
    "mid" => Kind::Opener, "about" => Kind::Opener, "around" => Kind::Opener, "nearly" => Kind::Opener,
    "almost" => Kind::Opener, "more" => Kind::Opener, "less" => Kind::Opener, "over" => Kind::Opener,
    "under" => Kind::Opener, "at" => Kind::Opener, "up" => Kind::Opener, "as" => Kind::Opener,
    "some" => Kind::Opener, "few" => Kind::Opener, "several" => Kind::Opener, "many" => Kind::Opener,
    "couple" => Kind::Opener, "every" => Kind::Opener, "each" => Kind::Opener, "once" => Kind::Opener,
    "twice" => Kind::Opener, "per" => Kind::Opener, "fiscal" => Kind::Opener, "calendar" => Kind::Opener, "another" => Kind::Opener,
    "approximately" => Kind::Opener, "roughly" => Kind::Opener, "not" => Kind::Opener, "no" => Kind::Opener,
    "these" => Kind::Opener, "sometime" => Kind::Opener, "beginning" => Kind::Opener, "start" => Kind::Opener,
    "end" => Kind::Opener, "middle" => Kind::Opener, "midway" => Kind::Opener, "latest" => Kind::Opener,
    "upcoming" => Kind::Opener, "fy" => Kind::Opener, "fewer" => Kind::Opener,
    "past" => Kind::Hint, "future" => Kind::Hint, "present" => Kind::Hint, "moment" => Kind::Hint,
    "term" => Kind::Hint, "long" => Kind::Hint, "q1" => Kind::Hint, "q2" => Kind::Hint, "q3" => Kind::Hint,
    "q4" => Kind::Hint, "mon" => Kind::Hint, "tue" => Kind::Hint, "wed" => Kind::Hint, "thu" => Kind::Hint,
    "fri" => Kind::Hint, "sat" => Kind::Hint, "sun" => Kind::Hint, "h1" => Kind::Hint, "h2" => Kind::Hint,
};

/// What leads up to a time.
pub(super) static LEADS: phf::Set<&'static str> = phf_set! {
    "in", "at", "since", "until", "till", "by", "during", "before", "after", "early", "late", "mid", "through", "throughout",
    "from", "of", "for", "to", "around", "about", "between",
};

/// What makes a name of the month or weekday behind it: "Black September", "Bloody Sunday".
pub(super) static IN_NAMES: phf::Set<&'static str> = phf_set! {
    "black", "bloody", "cyber", "super", "ruby", "freaky", "casual", "red", "fat",
};
