//! The token of a server that answers others than its own machine: whoever shows it is let in.

use std::fmt;
use std::io;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::random;

/// Letters of a token that is made: 160 bits.
const LENGTH: usize = 32;

/// The shortest token that is taken from a file.
const SHORTEST: usize = 16;

/// A token.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new one that nobody can guess.
    ///
    /// # Errors
    /// The system has no randomness.
    pub fn made() -> io::Result<Self> {
        Ok(Self(random::letters(LENGTH)?))
    }

    /// One that was chosen: at least 16 letters, digits, hyphens, underscores. `None` for anything else: it has to go
    /// through an address and a cookie unchanged.
    pub fn chosen(text: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        let text = text.trim();
        (text.len() >= SHORTEST && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    /// As it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this was shown. Takes as long for one letter that differs as for all, whatever the length.
    pub(crate) fn is(&self, shown: &str) -> bool {
        let digest = |text: &str| -> [u8; 32] { Sha256::digest(text.as_bytes()).into() };
        digest(&self.0).as_slice().ct_eq(digest(shown).as_slice()).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_itself_and_nothing_else() {
        let (one, other) = (Token::made().unwrap(), Token::made().unwrap());
        assert!(one.is(one.as_str()) && !one.is(other.as_str()) && !one.is(""));
        assert!(!one.is(&one.as_str()[1..]));
        assert!(Token::chosen("a-token-of-24-characters\n").is_some());
        for bad in ["", "short", "with a space in the middle", "with;semicolon;inside"] {
            assert!(Token::chosen(bad).is_none(), "{bad}");
        }
        assert_eq!(format!("{one:?}"), "Token");
    }
}
