//! The header of an archive's record.

use std::io::{self, BufRead, Read};

use super::HEADER;
use crate::items::Stream;

/// What a record says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) kind: String,
    pub(super) url: Option<String>,
    pub(super) date: Option<String>,
    pub(super) media: String,
    /// The body is a server's answer with its own header.
    pub(super) is_http: bool,
    pub(super) length: u64,
}

impl Header {
    /// Whether the record can hold a document.
    pub(super) fn holds_document(&self) -> bool {
        match self.kind.as_str() {
            "response" => self.is_http,
            "resource" | "conversion" => true,
            _ => false,
        }
    }

    /// Reads the lines after `WARC/1.x` up to a blank one. `None` when there is no end or no length.
    pub(super) fn warc(_version: &[u8], stream: &mut Stream) -> io::Result<Option<Self>> {
        let mut header = Self::default();
        let (mut length, mut seen) = (None, 0);
        loop {
            let mut line = Vec::new();
            let read = stream.take((HEADER - seen) as u64).read_until(b'\n', &mut line)?;
            seen += read;
            if !line.ends_with(b"\n") || seen >= HEADER {
                return Ok(None);
            }
            let line = String::from_utf8_lossy(line.trim_ascii()).into_owned();
            if line.is_empty() {
                break;
            }
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => header.kind = value.to_ascii_lowercase(),
                "warc-target-uri" => {
                    let url = value.trim_start_matches('<').trim_end_matches('>');
                    header.url = (!url.is_empty()).then(|| url.to_owned());
                }
                "warc-date" => header.date = Some(value.to_owned()),
                "content-type" => header.media = value.to_ascii_lowercase(),
                "content-length" => length = value.parse().ok(),
                _ => {}
            }
        }
        header.is_http = header.media.starts_with("application/http");
        Ok(length.map(|length| Self { length, ..header }))
    }

    /// Reads an ARC line: `URL IP date type length`, in version 2 with five more before the length. The
    /// URL may hold spaces.
    pub(super) fn arc(line: &[u8]) -> Option<Self> {
        let line = String::from_utf8_lossy(line.trim_ascii()).into_owned();
        let fields: Vec<&str> = line.split(' ').collect();
        let length = fields.last()?.parse().ok()?;
        let date = fields.iter().rposition(|field| is_date(field))?;
        let url = fields.get(..date.checked_sub(1)?)?.join(" ");
        Some(Self {
            kind: if url.starts_with("http") { "response" } else { "warcinfo" }.to_owned(),
            is_http: url.starts_with("http"),
            url: Some(url),
            date: Some((*fields.get(date)?).to_owned()),
            media: (*fields.get(date + 1)?).to_ascii_lowercase(),
            length,
        })
    }
}

fn is_date(field: &str) -> bool {
    field.len() == 14 && field.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a line looks like the beginning of an ARC record, lengths that are none included.
pub(super) fn is_arc_line(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line);
    let fields: Vec<&str> = line.split_whitespace().collect();
    let scheme = line.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.len() < 12 && scheme.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    let date = |field: &&str| field.len() >= 14 && field.bytes().all(|b| b.is_ascii_digit());
    scheme && fields.len() >= 5 && fields.iter().skip(1).any(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arc_lines() {
        let header = Header::arc(b"http://a.example/x y 192.0.2.1 20310412093000 text/html 1591\n").unwrap();
        assert_eq!(header.url.as_deref(), Some("http://a.example/x y"));
        assert_eq!((header.length, header.is_http, header.media.as_str()), (1591, true, "text/html"));
        for line in [
            "http://a.example/ 192.0.2.1 20310412093000 text/html -1",
            "http://a.example/ 192.0.2.1 1 a 5",
            "",
        ] {
            assert_eq!(Header::arc(line.as_bytes()), None, "{line}");
        }
        assert!(is_arc_line(b"http://a.example/ 192.0.2.1 20310412093000 text/html -1"));
        assert!(!is_arc_line(b"Date: Sun, 16 Feb 2031 05:02:20 GMT and more"));
    }
}
