//! Captions and photo credits.

use std::sync::LazyLock;

use regex::Regex;

/// "© A B/AGENCY", "Photo: A B", "Image copyright A".
static CREDIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^(?:
          ©.{2,80}
        | \(c\)\s.{2,80}
        | (?:photo|picture|image|photograph|video)s?(?:\s+(?:credit|copyright|courtesy|by|source))?\s*(?::|\s(?:by|courtesy|copyright)\b).{1,80}
        | (?:image|photo)\s(?:copyright|credit|source).{1,80}
        | (?-i:\p{Lu})[\p{L}.'’\s-]{2,40}\s?/\s?(?:AP|AFP|EPA|Reuters|TASS|Getty(?:\sImages)?|Sputnik|AP\sPhoto|Anadolu(?:\sAgency)?)\.?
        )$",
    )
    .ok()
});

/// A sentence with the photographer and agency behind it: "The minister arrives. A B/AGENCY".
static CREDITED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^.{10,240}[\s(](?P<credit>\p{Lu}[\p{L}.'’-]+\s\p{Lu}[\p{L}.'’-]+\s?/\s?(?:\p{Lu}{2,8}|Reuters|Sputnik|Getty Images|Anadolu|\p{Lu}[a-z]+)\)?\.?)$").ok()
});

static MARKED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:media caption|image caption|caption:|photo:|pictured:|file photo|file picture|in this (?:photo|image|picture))").ok()
});

/// Where the photographer's name starts at the end of a caption.
pub(super) fn credit_start(line: &str) -> Option<usize> {
    let found = CREDITED.as_ref()?.captures(line)?;
    found.name("credit").map(|credit| credit.start())
}

pub(super) fn is_credit(line: &str) -> bool {
    line.len() <= 120
        && !line.ends_with(['"', '”'])
        && !line.contains(" said")
        && CREDIT.as_ref().is_some_and(|re| re.is_match(line))
}

/// Whether a line is a caption, by its own wording or by the credit that follows it.
pub(super) fn is_caption(line: &str, next: Option<&str>) -> bool {
    if line.len() > 400 {
        return false;
    }
    if MARKED.as_ref().is_some_and(|re| re.is_match(line))
        || CREDITED.as_ref().is_some_and(|re| re.is_match(line))
    {
        return true;
    }
    let unfinished = !line.ends_with(['.', '!', '?', '"', '”']);
    unfinished && line.split_whitespace().count() <= 20 && next.is_some_and(is_credit)
}
