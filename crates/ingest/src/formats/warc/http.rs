//! A server's answer as archives keep it: status, header, and a body that may be chunked and packed.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use onrecord_text::{Code, Diagnostic};

use super::cut_short;
use crate::{Failure, Limits, Place, items::too_large};

/// An answer, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Response<'b> {
    pub(super) status: u16,
    /// `text/html`, without parameters, lower case; empty when not stated.
    pub(super) media: String,
    pub(super) charset: Option<String>,
    chunked: bool,
    encoding: String,
    body: &'b [u8],
}

/// Takes an answer apart. `None` when it does not begin like one.
pub(super) fn parse(bytes: &[u8]) -> Option<Response<'_>> {
    let mut lines = bytes.split_inclusive(|b| *b == b'\n');
    let first = String::from_utf8_lossy(lines.next()?).into_owned();
    if !first.starts_with("HTTP/") {
        return None;
    }
    let status = first.split_ascii_whitespace().nth(1)?.parse().ok()?;
    let mut at = first.len().min(bytes.len());
    let mut response = Response {
        status,
        media: String::new(),
        charset: None,
        chunked: false,
        encoding: String::new(),
        body: &[],
    };
    for line in lines {
        at += line.len();
        let line = String::from_utf8_lossy(line.trim_ascii());
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        match name.trim().to_ascii_lowercase().as_str() {
            "content-type" => (response.media, response.charset) = media_type(value),
            "content-encoding" => response.encoding = value.trim().to_ascii_lowercase(),
            "transfer-encoding" => response.chunked = value.to_ascii_lowercase().contains("chunked"),
            _ => {}
        }
    }
    response.body = bytes.get(at..).unwrap_or_default();
    Some(response)
}

/// `text/html; charset=x` as its two parts.
pub(crate) fn media_type(value: &str) -> (String, Option<String>) {
    let (media, parameters) = value.split_once(';').unwrap_or((value, ""));
    let charset = parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    });
    (media.trim().to_ascii_lowercase(), charset)
}

impl Response<'_> {
    /// The body with chunks joined and unpacked, up to the limit. Archives often keep it unpacked and
    /// the header as it was; so what does not look packed is taken as it is.
    pub(super) fn payload(
        &self,
        place: &Place,
        limits: &Limits,
    ) -> Result<(Vec<u8>, Vec<Diagnostic>), Failure> {
        let body = if self.chunked { unchunk(self.body) } else { self.body.to_vec() };
        let limit = limits.max_document_bytes;
        let mut out = Vec::new();
        let mut take = |reader: &mut dyn Read| reader.take(limit as u64 + 1).read_to_end(&mut out);
        let read = match self.encoding.as_str() {
            "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => take(&mut MultiGzDecoder::new(&body[..])),
            // "deflate" means zlib, and some servers mean it bare.
            "deflate" if body.first().is_some_and(|b| b & 0x0F == 8) => {
                take(&mut ZlibDecoder::new(&body[..]))
            }
            "deflate" if !body.trim_ascii_start().starts_with(b"<") => {
                take(&mut DeflateDecoder::new(&body[..]))
            }
            "br" if !body.trim_ascii_start().starts_with(b"<") => {
                take(&mut brotli_decompressor::Decompressor::new(&body[..], 4096))
            }
            _ => return Ok((body, Vec::new())),
        };
        if out.len() > limit {
            let packed = body.len().max(1) as u64;
            return Err(if out.len() as u64 / packed > limits.max_expansion {
                let message =
                    format!("the compressed data grows to more than {} times its size", limits.max_expansion);
                Failure::new(place, Code::GzipBomb, message)
            } else {
                too_large(place, None, limit)
            });
        }
        match read {
            Ok(_) => Ok((out, Vec::new())),
            Err(_) if out.is_empty() => Ok((body, Vec::new())),
            Err(_) => Ok((out, vec![cut_short("the compressed page is damaged")])),
        }
    }
}

/// Joins the chunks of a body. One that is not chunked, whatever its header says, stays as it is.
fn unchunk(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(end) = memchr::memchr(b'\n', rest) {
        let line = rest.get(..end).unwrap_or_default();
        let digits =
            String::from_utf8_lossy(line.split(|b| *b == b';').next().unwrap_or_default().trim_ascii())
                .into_owned();
        let Ok(size) = usize::from_str_radix(&digits, 16) else {
            out.extend_from_slice(rest);
            return out;
        };
        rest = rest.get(end + 1..).unwrap_or_default();
        if size == 0 {
            return out;
        }
        let chunk = rest.get(..size.min(rest.len())).unwrap_or_default();
        out.extend_from_slice(chunk);
        rest = rest.get(chunk.len()..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    out.extend_from_slice(rest);
    out
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn place() -> Place {
        Place::file("a.warc")
    }

    #[test]
    fn chunks() {
        for (body, joined) in [
            (&b"5\r\nab\ncd\r\n"[..], &b"ab\ncd"[..]),
            (b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", b"abcde"),
            (b"<p>not chunked</p>\n", b"<p>not chunked</p>\n"),
            (b"ff\r\nshort", b"short"),
        ] {
            assert_eq!(unchunk(body), joined, "{}", String::from_utf8_lossy(body));
        }
    }

    #[test]
    fn packed_bodies() {
        let page = b"<p>The ferry sank.</p>".repeat(20);
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(&page).unwrap();
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        zlib.write_all(&page).unwrap();
        let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        deflate.write_all(&page).unwrap();
        for (encoding, body) in [
            ("gzip", gzip.finish().unwrap()),
            ("deflate", zlib.finish().unwrap()),
            ("deflate", deflate.finish().unwrap()),
            ("gzip", page.clone()),
            ("br", page.clone()),
            ("identity", page.clone()),
        ] {
            let mut answer = format!("HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n\r\n").into_bytes();
            answer.extend_from_slice(&body);
            let response = parse(&answer).unwrap();
            assert_eq!(response.payload(&place(), &Limits::default()).unwrap().0, page, "{encoding}");
            let tight = Limits { max_document_bytes: 100, ..Limits::default() };
            if body != page {
                assert_eq!(response.payload(&place(), &tight).unwrap_err().code, Code::TooLarge);
            }
        }
    }

    #[test]
    fn heads() {
        let response =
            parse(b"HTTP/1.0 404 Not Found\nContent-Type: Text/HTML; charset=\"KOI8-R\"\n\nbody").unwrap();
        assert_eq!(
            (response.status, response.media.as_str(), response.charset.as_deref()),
            (404, "text/html", Some("KOI8-R"))
        );
        assert_eq!(response.body, b"body");
        assert_eq!(parse(b"GET / HTTP/1.1\r\n\r\n"), None);
        assert_eq!(parse(b""), None);
    }
}
