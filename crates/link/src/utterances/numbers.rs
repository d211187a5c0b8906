//! Numbers, however they are written: "84,000", "84 thousand", "twenty-five" and "25" are compared by value.

/// What a word written in digits is worth: "84,000", "1.5", "$716".
pub(super) fn digits(form: &str) -> Option<f64> {
    let form = form.trim_start_matches(['$', '£', '€']);
    if !form.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    form.replace(',', "").parse().ok().filter(|value: &f64| value.is_finite())
}

/// What a number word is worth: "two", "twenty-five". Not "one", which is most often no number.
pub(super) fn spelled(form: &str) -> Option<f64> {
    if let Some((tens, units)) = form.split_once('-') {
        return Some(word(tens).filter(|tens| *tens >= 20.0)? + word(units).filter(|units| *units < 10.0)?);
    }
    word(form).filter(|value| *value > 1.0)
}

fn word(form: &str) -> Option<f64> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small = SMALL.iter().position(|small| *small == form).map(|n| n as f64);
    small.or_else(|| TENS.iter().position(|ten| *ten == form).map(|n| 10.0 * (n + 2) as f64))
}

/// What a word multiplies the number before it by.
pub(super) fn multiplier(form: &str) -> Option<f64> {
    Some(match form {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mln" => 1e6,
        "billion" | "bln" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_value() {
        assert_eq!(digits("$84,000"), Some(84_000.0));
        assert_eq!(digits("1.5"), Some(1.5));
        assert_eq!(digits("nine"), None);
        assert_eq!(spelled("twenty-five"), Some(25.0));
        assert_eq!(spelled("one"), None);
        assert_eq!(spelled("ninety-one"), Some(91.0));
        assert_eq!(spelled("short-sighted"), None);
    }
}
