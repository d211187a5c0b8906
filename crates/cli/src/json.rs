//! JSON lines: one object, one line.
//!
//! serde_json escapes the controls below U+0020 and leaves DEL and the C1 controls, of which U+009B
//! begins an escape sequence in some terminals. They are escaped here; the meaning is the same and a
//! line may be looked at anywhere.

use serde::Serialize;

use crate::error::CommandError;
use onrecord_text::Code;

/// The object and its line end.
pub(crate) fn line<T: Serialize>(value: &T) -> Result<String, CommandError> {
    let mut line = serde_json::to_string(value).map_err(|error| {
        CommandError::new(Code::Internal, format!("an answer cannot be written: {error}"))
    })?;
    if line.contains(hidden) {
        let mut escaped = String::with_capacity(line.len() + 64);
        for c in line.chars() {
            if hidden(c) {
                // All of them lie in the first plane, so one unit each.
                escaped.push_str(&format!("\\u{:04x}", c as u32));
            } else {
                escaped.push(c);
            }
        }
        line = escaped;
    }
    line.push('\n');
    Ok(line)
}

/// Only inside strings can such a character stand, so an escape is always allowed there.
fn hidden(c: char) -> bool {
    matches!(c, '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_escaped_and_read_back() {
        let text = "a\u{1b}\u{9b}31m\u{7f}\u{202e}é";
        let line = line(&text).unwrap();
        assert_eq!(line, "\"a\\u001b\\u009b31m\\u007f\\u202eé\"\n");
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
    }
}
