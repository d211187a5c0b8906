//! One request at a time, within one limit of time for all of them, and what went wrong in words.

use std::{
    error::Error,
    io::Read,
    sync::Arc,
    time::{Duration, Instant},
};

use onrecord_text::Code;
use reqwest::{StatusCode, blocking, redirect::Policy};
use url::Url;

use super::{
    Refusal,
    guard::{self, Lookup, NotPublic, Reach},
};

/// What we are called.
pub(super) const NAME: &str = "onrecord";

/// How we introduce ourselves.
const AGENT: &str = concat!("onrecord/", env!("CARGO_PKG_VERSION"));

/// Asks servers until its time is over.
pub(super) struct Client {
    inner: blocking::Client,
    reach: Reach,
    until: Until,
}

/// What a server answered, its body still to come.
pub(super) struct Response {
    inner: blocking::Response,
    until: Until,
}

/// When the time is over, and how much there was.
#[derive(Clone, Copy)]
struct Until(Instant, Duration);

impl Client {
    pub(super) fn new(time: Duration, reach: Reach) -> Result<Self, Refusal> {
        let until = Until(Instant::now() + time, time);
        let inner = blocking::Client::builder()
            .user_agent(AGENT)
            .redirect(Policy::none())
            .referer(false)
            // A proxy would look names up by itself; and libraries do not read the environment.
            .no_proxy()
            .dns_resolver(Arc::new(Lookup(reach)))
            .build()
            .map_err(|error| until.refusal(&error))?;
        Ok(Self { inner, reach, until })
    }

    /// Whether an address may be asked, as far as that can be seen before its name is looked up.
    pub(super) fn may_ask(&self, url: &Url) -> Result<(), Refusal> {
        guard::may_ask(url, self.reach)
    }

    pub(super) fn get(&self, url: &Url) -> Result<Response, Refusal> {
        let request = self.inner.get(url.clone()).timeout(self.until.left());
        let inner = request.send().map_err(|error| self.until.refusal(&error))?;
        Ok(Response { inner, until: self.until })
    }
}

impl Response {
    pub(super) fn status(&self) -> StatusCode {
        self.inner.status()
    }

    /// A header's value; empty when there is none, or when it is not text.
    pub(super) fn header(&self, name: &str) -> &str {
        self.inner.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The first bytes of the body, unpacked. The time is looked at between pieces: a server that sends one byte now and
    /// then never makes a read fail.
    pub(super) fn bytes(mut self, most: usize) -> Result<Vec<u8>, Refusal> {
        let mut bytes = Vec::new();
        let mut piece = [0; 16 << 10];
        while bytes.len() < most {
            let read = self.inner.read(&mut piece).map_err(|error| self.until.refusal(&error))?;
            if read == 0 {
                break;
            }
            if self.until.left().is_zero() {
                return Err(self.until.over());
            }
            bytes.extend_from_slice(piece.get(..read.min(most - bytes.len())).unwrap_or_default());
        }
        Ok(bytes)
    }
}

impl Until {
    fn left(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }

    fn over(self) -> Refusal {
        (Code::NotFetched, format!("it did not come within {} seconds", self.1.as_secs_f32()))
    }

    /// An error by its last cause, which says what happened; those before it say where.
    fn refusal(self, error: &(dyn Error + 'static)) -> Refusal {
        let mut last = error;
        while let Some(cause) = last.source() {
            last = cause;
            if last.is::<NotPublic>() {
                return (Code::AddressRefused, last.to_string());
            }
        }
        if self.left().is_zero() { self.over() } else { (Code::NotFetched, last.to_string()) }
    }
}
