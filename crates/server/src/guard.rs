//! What keeps other pages in the same browser, and strangers in the same network, away from the ledger.
//!
//! A server on loopback is open to every page the user visits: a page can point its own domain name at
//! 127.0.0.1 and then read answers as if they were its own (DNS rebinding). Such requests carry that
//! name, so only requests for `localhost` or a bare address are answered; neither can be rebound. No
//! other origin is allowed to read (no CORS), and the page itself runs only its own files. Changes come from this machine
//! alone, and not from another site's page: a form there can be posted here without being able to read the answer.
//!
//! Where there is a token, nothing is answered without it, and who has it may make changes from elsewhere. A browser
//! gets it as a cookie that no script and no other site's page can use, by opening the address with `?token=`.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use onrecord_text::Code;

use crate::problem::Problem;
use crate::token::Token;

/// Who is let in.
pub(crate) struct Gate {
    /// What everybody needs, where this is not a server for one machine.
    pub(crate) token: Option<Token>,
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Answers only requests that name this machine, and hardens every answer.
pub(crate) async fn guard(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let host = request
        .uri()
        .host()
        .or_else(|| request.headers().get(header::HOST).and_then(|host| host.to_str().ok()))
        .unwrap_or_default()
        .to_owned();
    let mut response = match gate.refused(&request, &host) {
        Some(answer) => answer,
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

impl Gate {
    /// What a request is answered that goes no further.
    fn refused(&self, request: &Request, host: &str) -> Option<Response> {
        let refuse = |code, message: &str| Some(Problem::new(code, message).into_response());
        if !names_this_machine(host) {
            return refuse(Code::BadHost, &format!("this server does not answer to {host:?}"));
        }
        if let Some(token) = &self.token {
            if request.method().is_safe() && asked_token(request.uri()).is_some_and(|asked| token.is(asked)) {
                return Some(welcome(token, request.uri()));
            }
            if !shown(request.headers()).any(|shown| token.is(shown)) {
                let mut answer = Problem::new(Code::NoToken, "who asks is not known here").into_response();
                answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
                return Some(answer);
            }
        }
        if !request.method().is_safe()
            && !(own_page(request, host) && (self.token.is_some() || local(request)))
        {
            return refuse(Code::Elsewhere, "only this server's own page may change the ledger");
        }
        None
    }
}

/// Whether a request comes from this machine.
fn local(request: &Request) -> bool {
    request.extensions().get::<ConnectInfo<SocketAddr>>().is_some_and(|from| from.0.ip().is_loopback())
}

/// Whether a request comes from no other site's page. Programs that are no browser send neither header.
fn own_page(request: &Request, host: &str) -> bool {
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("?"));
    let same_site = header("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    same_site && header("origin").is_none_or(|origin| origin.strip_prefix("http://") == Some(host))
}

/// The cookie's name.
const COOKIE: &str = "onrecord";

/// What a request shows to be let in: bearer tokens and cookies.
fn shown(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let bearer = texts(headers, header::AUTHORIZATION).filter_map(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    let cookies = texts(headers, header::COOKIE).flat_map(|value| value.split(';')).filter_map(|cookie| {
        let (name, token) = cookie.trim().split_once('=')?;
        (name == COOKIE).then_some(token)
    });
    bearer.chain(cookies)
}

fn texts(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = &str> {
    headers.get_all(name).iter().filter_map(|value| value.to_str().ok())
}

/// The token in an address.
fn asked_token(uri: &Uri) -> Option<&str> {
    uri.query()?.split('&').find_map(|part| part.strip_prefix("token="))
}

/// Gives a browser the cookie and sends it to the address without the token. Not by a redirection: after one, the
/// cookie would be held back from who came here over a link on another site's page.
fn welcome(token: &Token, uri: &Uri) -> Response {
    let rest: Vec<&str> =
        uri.query().unwrap_or_default().split('&').filter(|part| !part.starts_with("token=")).collect();
    // Two slashes would begin the address of another server.
    let path = format!("/{}", uri.path().trim_start_matches('/'));
    let to = if rest.is_empty() { path } else { format!("{path}?{}", rest.join("&")) };
    let cookie = format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Strict", token.as_str());
    let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>onrecord</title>\
        <p>You may come in: <a href=\"/\">the ledger</a>.</p></html>";
    let headers = [(header::SET_COOKIE, cookie), (header::REFRESH, format!("0; url={to}"))];
    (headers, Html(page)).into_response()
}

/// Whether a Host header is `localhost` or an IP address, with or without a port.
fn names_this_machine(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => {
            let Some((address, port)) = rest.split_once(']') else { return false };
            return address.parse::<Ipv6Addr>().is_ok() && (port.is_empty() || is_port(port));
        }
        None => match host.split_once(':') {
            Some((_, port)) if !port.bytes().all(|b| b.is_ascii_digit()) => return false,
            Some((name, _)) => name,
            None => host,
        },
    };
    let name = name.strip_suffix('.').unwrap_or(name);
    name.eq_ignore_ascii_case("localhost") || name.parse::<Ipv4Addr>().is_ok()
}

/// `:80`
fn is_port(port: &str) -> bool {
    port.strip_prefix(':').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::names_this_machine;

    #[test]
    fn only_localhost_and_bare_addresses_name_this_machine() {
        for host in [
            "localhost",
            "LocalHost:7117",
            "localhost.",
            "127.0.0.1:80",
            "192.168.1.7",
            "[::1]",
            "[::1]:7117",
        ] {
            assert!(names_this_machine(host), "{host}");
        }
        for host in [
            "",
            "rebound.example",
            "rebound.example:7117",
            "localhost.rebound.example",
            "127.0.0.1.rebound.example",
            "notlocalhost",
            "[::1",
            "[::1]rebound.example",
            "[rebound.example]",
            "localhost:80@rebound.example",
            "2130706433",
            "0x7f.1",
            "127.0.0.1:rebound",
        ] {
            assert!(!names_this_machine(host), "{host}");
        }
    }
}
