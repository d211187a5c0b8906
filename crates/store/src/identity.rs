//! What makes two readings the same document, and the ids made from that.
//!
//! A document with an address of its own is that address: reading another text there is a new version.
//! A document without one is the name its source gave it **and** its text: two folders may both hold a
//! `report.txt`, two data sets may both have a row `1`, and taking one for a version of the other would
//! be a false statement about a source; showing an edited file as a second document is not. For the same
//! reason an address without a path, which careless sites declare for every page, is not an address of
//! its own, and the fragment of an address counts where it tells entries of one feed apart
//! (`/2031/04/12#noon` and `/2031/04/12#evening` of a diary that is one page a day).
//!
//! A version is what its source said: the text and the metadata *stated by the source or the user*. What
//! the engine works out is no part of it, so a better engine makes no new versions. Bytes may differ
//! where text does not (a page's advertisements), and metadata that is silent contradicts nothing:
//! reading a file again without `--outlet` changes nothing, reading it with `--outlet` for the first
//! time does. A text compares with every version, not only the latest: reading an old and a new copy
//! twice gives two versions, not four.
//!
//! Ids are base 32 (Crockford) of a SHA-256: 60 bits for documents, of which a ledger may hold millions;
//! 30 for the versions of one document. A statement's id holds its version's, hence never points to
//! other words in another ledger.

use onrecord_text::{Captured, Meta};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use url::Url;

/// Query parameters that say how a reader came, not what is read.
const TRACKING: &[&str] =
    &["fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "ocid", "cmpid"];

/// What a document is, and what this version of it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    /// `d-…`.
    pub(crate) public: String,
    /// What `public` was made from.
    pub(crate) identity: String,
    /// The version's part of its id.
    pub(crate) tag: String,
    pub(crate) text_sha256: [u8; 32],
    pub(crate) stated: Stated,
}

/// Metadata that makes versions differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stated {
    title: Option<String>,
    outlet: Option<String>,
    agency: Option<String>,
    author: Option<String>,
    published: Option<String>,
}

impl Stated {
    fn of(meta: &Meta) -> Self {
        let Meta { title, outlet, agency, author, published, .. } = meta.clone();
        Self { title, outlet, agency, author, published }
    }

    fn fields(&self) -> [&Option<String>; 5] {
        [&self.title, &self.outlet, &self.agency, &self.author, &self.published]
    }

    /// Whether `known` already says everything this does.
    pub(crate) fn adds_nothing_to(&self, known: &Stated) -> bool {
        self.fields().into_iter().zip(known.fields()).all(|(new, old)| new.is_none() || new == old)
    }
}

impl Identity {
    pub(crate) fn of(captured: &Captured) -> Self {
        let document = &captured.document;
        let text_sha256: [u8; 32] = Sha256::digest(document.text.as_bytes()).into();
        let stated = Stated::of(&document.meta);
        let own = |url: &str| own_address(url, captured.member.is_some());
        let address = document.meta.url.as_deref().and_then(own);
        let identity = match address.or_else(|| own(&document.id)) {
            Some(address) => format!("url {address}"),
            None => format!("doc {} {}", hex(&text_sha256), document.id),
        };
        let mut version = Sha256::new();
        version.update(text_sha256);
        for field in stated.fields() {
            // Length first, so that no two lists of fields run together to the same bytes.
            let value = field.as_deref().unwrap_or("");
            version.update([u8::from(field.is_some())]);
            version.update((value.len() as u64).to_le_bytes());
            version.update(value.as_bytes());
        }
        Self {
            public: format!("d-{}", base32(&Sha256::digest(identity.as_bytes()), 12)),
            tag: base32(&version.finalize(), 6),
            identity,
            text_sha256,
            stated,
        }
    }
}

/// The key under which a reading of a capture is remembered.
pub(crate) fn seen_key(sha256: &[u8; 32], member: Option<&str>, doc: &str) -> [u8; 32] {
    let mut key = Sha256::new();
    key.update(sha256);
    key.update((doc.len() as u64).to_le_bytes());
    key.update(doc.as_bytes());
    key.update([u8::from(member.is_some())]);
    key.update(member.unwrap_or("").as_bytes());
    key.finalize().into()
}

/// The address for comparing, when it names one article: `None` for what is no web address and for a
/// site's front page. `entry` says that it is the address of one entry among several.
fn own_address(url: &str, entry: bool) -> Option<String> {
    let mut url = Url::parse(url.trim()).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    // `#!/story/7` is how some sites address their articles; any other fragment is a place in one.
    if !entry && !url.fragment().is_some_and(|fragment| fragment.starts_with('!')) {
        url.set_fragment(None);
    }
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| !key.starts_with("utm_") && !TRACKING.contains(&key.as_ref()))
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    if kept.is_empty() {
        url.set_query(None);
    } else if kept.len() < url.query_pairs().count() {
        url.query_pairs_mut().clear().extend_pairs(kept);
    }
    if url.path() == "/" && url.query().is_none() && url.fragment().is_none() {
        return None;
    }
    // Scheme and port are left out where they are the usual ones: a site that moved to https moved none
    // of its articles.
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let host = url.host_str()?.trim_end_matches('.').to_owned();
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let fragment = url.fragment().map(|fragment| format!("#{fragment}")).unwrap_or_default();
    Some(format!("{host}{port}{}{query}{fragment}", url.path()))
}

/// The id of a group of statements, from that of its first: `u-…`.
pub(crate) fn of_group(letter: &str, first: &str) -> String {
    format!("{letter}-{}", base32(&Sha256::digest(first.as_bytes()), 12))
}

/// The first `length` digits of the bytes in Crockford's base 32, whose letters cannot be confused.
pub(crate) fn base32(bytes: &[u8], length: usize) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let bit = |i: usize| bytes.get(i / 8).is_some_and(|byte| byte >> (7 - i % 8) & 1 == 1);
    (0..length)
        .map(|digit| (0..5).fold(0, |value, i| value << 1 | usize::from(bit(digit * 5 + i))))
        .map(|value| char::from(DIGITS[value]))
        .collect()
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_however_it_is_written() {
        let page = |url: &str| own_address(url, false);
        let plain = page("https://harbour.example/news/7?id=3");
        for same in [
            "http://harbour.example/news/7?id=3",
            "HTTPS://Harbour.EXAMPLE:443/news/7?id=3#comments",
            "https://harbour.example/news/7?utm_source=x&id=3&fbclid=y",
            " https://harbour.example./news/7?id=3 ",
        ] {
            assert_eq!(page(same), plain, "{same}");
        }
        for other in [
            "https://harbour.example/news/7",
            "https://harbour.example/news/7?id=4",
            "https://harbour.example:8443/news/7?id=3",
            "https://harbour.example/News/7?id=3",
            "https://harbour.example/#!/news/7?id=3",
        ] {
            assert!(page(other).is_some());
            assert_ne!(page(other), plain, "{other}");
        }
        for none in
            ["https://harbour.example/", "https://harbour.example", "report.txt", "mailto:a@b.example"]
        {
            assert_eq!(page(none), None, "{none}");
        }
        let entry = |url: &str| own_address(url, true);
        assert_eq!(entry("https://harbour.example/news/7?id=3"), plain);
        assert_ne!(entry("https://harbour.example/day#noon"), entry("https://harbour.example/day#evening"));
    }

    #[test]
    fn silence_contradicts_nothing() {
        let stated = |title: Option<&str>, outlet: Option<&str>| Stated {
            title: title.map(str::to_owned),
            outlet: outlet.map(str::to_owned),
            agency: None,
            author: None,
            published: None,
        };
        let known = stated(Some("Bridge closed"), None);
        assert!(stated(Some("Bridge closed"), None).adds_nothing_to(&known));
        assert!(stated(None, None).adds_nothing_to(&known));
        assert!(!stated(Some("Bridge open"), None).adds_nothing_to(&known));
        assert!(!stated(Some("Bridge closed"), Some("Harbour Post")).adds_nothing_to(&known));
    }

    #[test]
    fn base32_reads_five_bits_a_digit() {
        assert_eq!(base32(&[0b1111_1000, 0b0100_0000], 3), "z10");
    }
}
