//! What a site asks programs not to fetch (robots.txt, RFC 9309).
//!
//! A site that has none allows everything; one whose answer cannot be had is left alone, as the RFC has it.

use std::collections::HashMap;

use onrecord_text::Code;
use reqwest::StatusCode;
use texting_robots::Robot;
use url::Url;

use super::{
    Refusal,
    client::{Client, NAME},
    follow,
};

/// How much of it is read: what the RFC asks for at least.
const READ: usize = 500 << 10;

/// The sites asked so far.
#[derive(Default)]
pub(super) struct Robots(HashMap<String, Option<Robot>>);

impl Robots {
    /// Refuses what the site of this address asks not to fetch.
    pub(super) fn judge(&mut self, client: &Client, url: &Url) -> Result<(), Refusal> {
        let site = url.origin().ascii_serialization();
        if !self.0.contains_key(&site) {
            let rules = rules(client, url)?;
            self.0.insert(site.clone(), rules);
        }
        match self.0.get(&site) {
            Some(Some(rules)) if !rules.allowed(url.as_str()) => {
                Err((Code::RobotsForbid, format!("{site}/robots.txt forbids {}", url.path())))
            }
            _ => Ok(()),
        }
    }
}

/// The rules of an address's site for us; `None` when it has none.
fn rules(client: &Client, url: &Url) -> Result<Option<Robot>, Refusal> {
    let Ok(at) = url.join("/robots.txt") else { return Ok(None) };
    let (at, response) = follow(client, at, &mut |_| Ok(()))?;
    let status = response.status();
    if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS {
        return Err((Code::NotFetched, format!("{at}: the server answered {status}")));
    }
    Ok(if status.is_success() { read(&response.bytes(READ)?) } else { None })
}

/// What cannot be read forbids nothing.
fn read(text: &[u8]) -> Option<Robot> {
    Robot::new(NAME, text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_for_us_and_for_everybody() {
        for (text, path, allowed) in [
            ("", "/weir", true),
            ("User-agent: *\nDisallow: /", "/weir", false),
            ("User-agent: *\nDisallow:", "/weir", true),
            ("User-agent: *\nDisallow: /private", "/weir", true),
            ("User-agent: *\nDisallow: /private", "/private/weir", false),
            ("User-agent: *\nDisallow: /\nAllow: /weir", "/weir", true),
            ("User-agent: *\nDisallow: /*?print", "/weir?print=1", false),
            ("User-agent: onrecord\nDisallow: /\n\nUser-agent: *\nDisallow:", "/weir", false),
            ("User-agent: *\nDisallow: /\n\nUser-agent: OnRecord\nDisallow:", "/weir", true),
            ("User-agent: otherbot\nDisallow: /", "/weir", true),
            ("<!doctype html><p>There is no such page.</p>", "/weir", true),
            ("\u{0}\u{ff}", "/weir", true),
        ] {
            let rules = read(text.as_bytes());
            let url = format!("https://fen.example{path}");
            assert_eq!(rules.is_none_or(|rules| rules.allowed(&url)), allowed, "{text:?} {path}");
        }
    }
}
