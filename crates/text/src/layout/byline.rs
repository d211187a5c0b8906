//! "By A B", "By A B and C D, Northwire": the line that names the writer.

use std::sync::LazyLock;

use regex::Regex;

static BYLINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:[Bb]y|BY)\s+
        (?P<name>\p{Lu}[\p{L}.'’-]+(?:\s(?:\p{Lu}[\p{L}.'’-]*|de|van|von|al|bin|and|&|in|for|of|the|[A-Z]\.)){0,11}
          (?:,\s\p{Lu}[\p{L}.'’\s-]{1,40}){0,3})
        (?:\s[|/]\s.{0,60})?$",
    )
    .ok()
});

/// The byline's name or names, when a line is one.
pub(super) fn read(line: &str) -> Option<String> {
    if line.len() > 140 || !line.get(..2).is_some_and(|by| by.eq_ignore_ascii_case("by")) {
        return None;
    }
    let found = BYLINE.as_ref()?.captures(line)?;
    found.name("name").map(|name| name.as_str().trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn names_and_no_sentences() {
        assert_eq!(read("By Ana Lo").as_deref(), Some("Ana Lo"));
        assert_eq!(
            read("By ANA LO and Piet van Orr, Northwire").as_deref(),
            Some("ANA LO and Piet van Orr, Northwire")
        );
        assert_eq!(read("By Friday the road was open again."), None);
        assert_eq!(read("By the river"), None);
    }
}
