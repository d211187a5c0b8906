//! Paragraphs: lines, and lines that were wrapped put together again.

use crate::Range;

/// The paragraphs of a text, trimmed, empty ones left out.
///
/// A line is a paragraph of its own unless the text is hard-wrapped there: the line before it is long
/// enough to have been wrapped, does not end a sentence, and this one goes on in lower case.
pub(crate) fn paragraphs(text: &str) -> Vec<Range> {
    let mut out: Vec<Range> = Vec::new();
    let mut at = 0;
    let mut blank_before = true;
    for line in text.split('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = start + line.trim().len();
        at += line.len() + 1;
        if start >= end {
            blank_before = true;
            continue;
        }
        match out.last_mut() {
            Some(last) if !blank_before && goes_on(&text[last.clone()], &text[start..end]) => last.end = end,
            _ => out.push(start..end),
        }
        blank_before = false;
    }
    out
}

fn goes_on(before: &str, line: &str) -> bool {
    let last_line = before.rsplit('\n').next().unwrap_or(before);
    last_line.len() >= 30
        && !before.ends_with(['.', '!', '?', ':', '"', '”'])
        && line.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text =
            "The council met on Friday and could not\nagree on anything.\nThen it went home.\n\n  Next. ";
        let found: Vec<&str> = paragraphs(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(
            found,
            ["The council met on Friday and could not\nagree on anything.", "Then it went home.", "Next."]
        );
    }
}
