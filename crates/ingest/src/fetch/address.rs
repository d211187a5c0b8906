//! What is taken for an address, and which addresses are fetched at all.

use onrecord_text::Code;
use url::Url;

use super::Refusal;

/// Whether this names something on the web, not a file: it begins with a scheme and `://`.
pub fn is_address(named: &str) -> bool {
    named.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// Says of an address that it cannot be fetched by how it is written, before anything is asked.
///
/// # Errors
/// [`Code::AddressRefused`], and why.
pub fn check(named: &str) -> Result<(), (Code, String)> {
    read(named).map(|_| ())
}

/// Reads an address as it was written.
pub(super) fn read(named: &str) -> Result<Url, Refusal> {
    let named = named.trim();
    let url = Url::parse(named).map_err(|error| refused(format!("“{named}” is no address: {error}")))?;
    checked(url)
}

/// An address of the web, without a password in it: that would stand in the ledger as the document's address.
pub(super) fn checked(mut url: Url) -> Result<Url, Refusal> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refused(format!("it begins with {}:, not with http: or https:", url.scheme())));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused("it holds a user's name or password".to_owned()));
    }
    // It means a place in the page, which is read as a whole.
    url.set_fragment(None);
    Ok(url)
}

pub(super) fn refused(message: String) -> Refusal {
    (Code::AddressRefused, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_files() {
        for (named, address) in [
            ("https://fen.example/weir", true),
            ("HTTP://fen.example", true),
            ("ftp://fen.example/weir", true),
            ("reports/weir.txt", false),
            ("C:\\clips\\weir.txt", false),
            ("a folder://weir", false),
            ("://weir", false),
            ("-", false),
        ] {
            assert_eq!(is_address(named), address, "{named}");
        }
    }

    #[test]
    fn how_an_address_may_be_written() {
        for (named, read_as) in [
            (" https://fen.example/a b#c ", Ok("https://fen.example/a%20b")),
            ("http://fen.example:8080", Ok("http://fen.example:8080/")),
            ("ftp://fen.example/", Err("http: or https:")),
            ("file:///etc/hosts", Err("http: or https:")),
            ("http://edda:secret@fen.example/", Err("password")),
            ("http://edda@fen.example/", Err("password")),
            ("http://", Err("is no address")),
            ("http://256.1.1.1/", Err("is no address")),
        ] {
            match (read(named), read_as) {
                (Ok(url), Ok(wanted)) => assert_eq!(url.as_str(), wanted),
                (Err((code, message)), Err(wanted)) => {
                    assert_eq!(code, Code::AddressRefused);
                    assert!(message.contains(wanted), "{message}");
                }
                (got, _) => panic!("{named}: {got:?}"),
            }
        }
    }
}
