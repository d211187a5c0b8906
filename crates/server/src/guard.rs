//! What keeps other pages in the same browser away from the ledger.
//!
//! A server on loopback is open to every page the user visits: a page can point its own domain name at
//! 127.0.0.1 and then read answers as if they were its own (DNS rebinding). Such requests carry that
//! name, so only requests for `localhost` or a bare address are answered; neither can be rebound. No
//! other origin is allowed to read (no CORS), and the page itself runs only its own files. Changes come from this machine
//! alone, and not from another site's page: a form there can be posted here without being able to read the answer.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use onrecord_text::Code;

use crate::problem::Problem;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Answers only requests that name this machine, and hardens every answer.
pub(crate) async fn guard(request: Request, next: Next) -> Response {
    let host = request
        .uri()
        .host()
        .or_else(|| request.headers().get(header::HOST).and_then(|host| host.to_str().ok()))
        .unwrap_or_default()
        .to_owned();
    let mut response = if !names_this_machine(&host) {
        Problem::new(Code::BadHost, format!("this server does not answer to {host:?}")).into_response()
    } else if !request.method().is_safe() && !may_change(&request, &host) {
        Problem::new(Code::Elsewhere, "only this machine's own page may change the ledger").into_response()
    } else {
        next.run(request).await
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

/// Whether a request that would change something comes from this machine, and from no other site's page.
fn may_change(request: &Request, host: &str) -> bool {
    let local =
        request.extensions().get::<ConnectInfo<SocketAddr>>().is_some_and(|from| from.0.ip().is_loopback());
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("?"));
    let same_site = header("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    // Programs that are no browser send neither.
    let own = header("origin").is_none_or(|origin| origin.strip_prefix("http://") == Some(host));
    local && same_site && own
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
