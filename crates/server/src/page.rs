//! The embedded web page: the files of `web/dist`, and the page itself for every other path.
//!
//! The page reads its state from its address, so any path that names no file is the page. When the
//! crate was compiled without `web/dist`, a plain page says how to make it; the API works all the same.

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use onrecord_text::Code;
use rust_embed::RustEmbed;

use crate::problem::Problem;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

const NOT_BUILT: &str = "<!doctype html>
<html lang=\"en\"><meta charset=\"utf-8\"><title>onrecord</title>
<h1>The web page is not built in</h1>
<p>This onrecord was compiled without its web page. <code>cargo xtask demo</code> builds both.</p>
<p>The <a href=\"/api/v1/openapi.json\">HTTP API</a> works.</p>
</html>
";

/// The file of a path, else the page.
pub(crate) async fn file(method: Method, uri: Uri, asked: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    if method != Method::GET && method != Method::HEAD {
        return Problem::new(Code::NoSuchPath, format!("{method} {} is not answered", uri.path()))
            .with_status(StatusCode::METHOD_NOT_ALLOWED)
            .into_response();
    }
    let Some(file) = Dist::get(path) else {
        return if path.starts_with("assets/") {
            // An old page asking for a file of an older build: the page in its place would be a riddle.
            (StatusCode::NOT_FOUND, "no such file").into_response()
        } else {
            index()
        };
    };
    if path == "index.html" {
        return index();
    }
    let tag = hex(&file.metadata.sha256_hash());
    if asked.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    // Names under assets/ hold a hash of the content.
    let keep = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = [
        (header::CONTENT_TYPE, file.metadata.mimetype().to_owned()),
        (header::CACHE_CONTROL, keep.to_owned()),
        (header::ETAG, tag),
    ];
    (headers, file.data).into_response()
}

fn index() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    match Dist::get("index.html") {
        Some(page) => (headers, page.data).into_response(),
        None => (headers, NOT_BUILT).into_response(),
    }
}

/// A strong entity tag from a SHA-256.
fn hex(sha256: &[u8; 32]) -> String {
    let digits: String = sha256[..12].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\"{digits}\"")
}
