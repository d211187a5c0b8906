//! Fetching what stands at an address that a user named. Nothing else in the library reaches for the network.
//!
//! Redirects are followed by hand, because every address on the way is to be judged: by the guard, so that nobody is
//! led to this machine or its own network, and by the site's robots.txt. What comes goes the way of a file's bytes.

mod address;
mod client;
mod guard;
mod robots;
#[cfg(test)]
mod tests;

use std::time::Duration;

use onrecord_text::Code;
use url::Url;

use self::{
    client::{Client, Response},
    guard::reach,
    robots::Robots,
};
use crate::formats::warc::media_type;

pub use address::{check as check_address, is_address};

/// How long an address may take, with all it leads on to.
const TIME: Duration = Duration::from_secs(30);

/// How many times an address may lead on to another.
const MOST_REDIRECTS: usize = 5;

/// Why an address was not fetched: an entry of the table, and what happened.
pub(crate) type Refusal = (Code, String);

/// What stood at an address.
#[derive(Debug)]
pub(crate) struct Fetched {
    /// Where it was found in the end.
    pub(crate) address: String,
    /// `text/html`, without parameters; empty when the server does not say.
    pub(crate) media: String,
    /// The encoding the server declares.
    pub(crate) charset: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// Fetches up to `limit` bytes from the public web, or from anywhere with `local`.
///
/// # Errors
/// [`Code::AddressRefused`], [`Code::RobotsForbid`], [`Code::NotFetched`], [`Code::LinkTooLarge`].
pub(crate) fn fetch(address: &str, local: bool, limit: usize) -> Result<Fetched, Refusal> {
    fetch_with(&Client::new(TIME, reach(local))?, address, limit)
}

fn fetch_with(client: &Client, address: &str, limit: usize) -> Result<Fetched, Refusal> {
    let mut robots = Robots::default();
    let judge = &mut |url: &Url| robots.judge(client, url);
    let (url, response) = follow(client, address::read(address)?, judge)?;
    if !response.status().is_success() {
        return Err((Code::NotFetched, format!("the server answered {}", response.status())));
    }
    let (media, charset) = media_type(response.header("content-type"));
    let bytes = response.bytes(limit + 1)?;
    if bytes.len() > limit {
        let message = format!("it is larger than the limit of {:.1} MiB", limit as f64 / f64::from(1 << 20));
        return Err((Code::LinkTooLarge, message));
    }
    Ok(Fetched { address: url.into(), media, charset, bytes })
}

/// Asks for an address and those it leads on to, each judged before it is asked for.
fn follow(
    client: &Client,
    from: Url,
    judge: &mut dyn FnMut(&Url) -> Result<(), Refusal>,
) -> Result<(Url, Response), Refusal> {
    let mut url = from;
    for _ in 0..=MOST_REDIRECTS {
        client.may_ask(&url)?;
        judge(&url)?;
        let response = client.get(&url)?;
        let to = response.header("location");
        if !response.status().is_redirection() || to.is_empty() {
            return Ok((url, response));
        }
        let Ok(next) = url.join(to) else {
            return Err((Code::NotFetched, format!("it leads on to “{to}”, which is no address")));
        };
        url = address::checked(next)?;
    }
    Err((Code::NotFetched, format!("it leads on to other addresses more than {MOST_REDIRECTS} times")))
}
