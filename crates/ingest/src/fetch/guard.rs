//! Which machines may be asked: those of the public internet. Otherwise whoever can name an address, or answer with a
//! redirect, could have this machine fetch from its own network what only it can see.
//!
//! Names are looked up here and nowhere else, and only judged addresses are handed on to connect to. So a name that
//! means another machine the next time it is looked up helps nobody.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs},
    thread,
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::sync::oneshot;
use url::{Host, Url};

use super::{Refusal, address::refused};

/// IPv4 addresses that are not one machine on the internet: first address and length of the prefix.
const NOT_PUBLIC: &[(Ipv4Addr, u32)] = &[
    (Ipv4Addr::new(0, 0, 0, 0), 8),       // this network
    (Ipv4Addr::new(10, 0, 0, 0), 8),      // private
    (Ipv4Addr::new(100, 64, 0, 0), 10),   // shared by a provider's customers
    (Ipv4Addr::new(127, 0, 0, 0), 8),     // this machine
    (Ipv4Addr::new(169, 254, 0, 0), 16),  // this link, and what clouds tell their machines
    (Ipv4Addr::new(172, 16, 0, 0), 12),   // private
    (Ipv4Addr::new(192, 0, 0, 0), 24),    // protocols
    (Ipv4Addr::new(192, 0, 2, 0), 24),    // documentation
    (Ipv4Addr::new(192, 88, 99, 0), 24),  // relays of 6to4
    (Ipv4Addr::new(192, 168, 0, 0), 16),  // private
    (Ipv4Addr::new(198, 18, 0, 0), 15),   // benchmarks
    (Ipv4Addr::new(198, 51, 100, 0), 24), // documentation
    (Ipv4Addr::new(203, 0, 113, 0), 24),  // documentation
    (Ipv4Addr::new(224, 0, 0, 0), 4),     // multicast
    (Ipv4Addr::new(240, 0, 0, 0), 4),     // reserved, broadcast
];

/// The same of IPv6, within the one block that is given out.
const NOT_PUBLIC_V6: &[(Ipv6Addr, u32)] = &[
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23), // protocols, Teredo among them
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32), // documentation
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16), // 6to4: any IPv4 address inside
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20), // documentation
];

/// What is given out of IPv6; all else is for one's own machine, link or network.
const GIVEN_OUT: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// NAT64: an IPv4 address as networks without IPv4 write it.
const NAT64: (Ipv6Addr, u32) = (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96);

/// Whether this is one machine on the public internet.
fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => !NOT_PUBLIC.iter().any(|block| holds(*block, ip)),
        IpAddr::V6(ip) if holds_v6(NAT64, ip) => is_public(Ipv4Addr::from_bits(ip.to_bits() as u32).into()),
        IpAddr::V6(ip) => holds_v6(GIVEN_OUT, ip) && !NOT_PUBLIC_V6.iter().any(|block| holds_v6(*block, ip)),
    }
}

fn holds((first, length): (Ipv4Addr, u32), ip: Ipv4Addr) -> bool {
    (first.to_bits() ^ ip.to_bits()) >> (32 - length) == 0
}

fn holds_v6((first, length): (Ipv6Addr, u32), ip: Ipv6Addr) -> bool {
    (first.to_bits() ^ ip.to_bits()) >> (128 - length) == 0
}

/// Whether a machine may be asked.
pub(super) type Reach = fn(IpAddr) -> bool;

/// The public web, or with `local` everything.
pub(super) fn reach(local: bool) -> Reach {
    if local { |_| true } else { is_public }
}

/// Judges an address whose host is a number, which is never looked up. `Url` has read decimal, octal and hexadecimal
/// spellings by now.
pub(super) fn may_ask(url: &Url, reach: Reach) -> Result<(), Refusal> {
    let ip = match url.host() {
        Some(Host::Ipv4(ip)) => IpAddr::V4(ip),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip),
        _ => return Ok(()),
    };
    if reach(ip) { Ok(()) } else { Err(refused(NotPublic(ip.to_string()).to_string())) }
}

/// Looks names up, and hands on what may be asked.
pub(super) struct Lookup(pub(super) Reach);

/// Nothing a name stands for may be asked.
#[derive(Debug, thiserror::Error)]
#[error("{0} is this machine, or in a network of its own")]
pub(super) struct NotPublic(String);

/// A name stands for nothing.
#[derive(Debug, thiserror::Error)]
#[error("the name {name} cannot be looked up: {error}")]
struct Unknown {
    name: String,
    error: io::Error,
}

type Found = Result<Vec<SocketAddr>, Box<dyn std::error::Error + Send + Sync>>;

impl Resolve for Lookup {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            // A thread of its own: the system's lookup cannot be broken off, and nobody is to wait for it in the end.
            let (tell, told) = oneshot::channel();
            thread::Builder::new().name("lookup".to_owned()).spawn(move || {
                let _ = tell.send(lookup(name.as_str(), reach));
            })?;
            Ok(Box::new(told.await??.into_iter()) as Addrs)
        })
    }
}

fn lookup(name: &str, reach: Reach) -> Found {
    let unknown = |error| Unknown { name: name.to_owned(), error };
    // The port is put in by whoever connects.
    let all: Vec<SocketAddr> = (name, 0).to_socket_addrs().map_err(unknown)?.collect();
    let may: Vec<SocketAddr> = all.iter().copied().filter(|found| reach(found.ip())).collect();
    if may.is_empty() && !all.is_empty() { Err(NotPublic(name.to_owned()).into()) } else { Ok(may) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_asked() {
        for (hosts, public) in [
            // As networks give them out.
            (
                "1.1.1.1 93.184.215.14 100.63.0.1 100.128.0.1 172.15.0.1 172.32.0.1 198.17.0.1 223.255.255.255",
                true,
            ),
            ("[2606:4700::1111] [2a00:1450:4001::1] [::ffff:1.1.1.1] [64:ff9b::1.1.1.1]", true),
            // This machine, and nobody in particular.
            ("127.0.0.1 127.1.2.3 0.0.0.0 0.1.2.3 255.255.255.255 [::1] [::]", false),
            // Private, of this link, of a provider's customers.
            (
                "10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 100.127.255.255",
                false,
            ),
            ("[fc00::1] [fd12::1] [fe80::1] [fec0::1]", false),
            // Multicast, reserved, protocols, benchmarks, documentation.
            ("224.0.0.1 239.1.1.1 240.0.0.1 192.0.0.8 192.88.99.1 198.18.0.1 198.19.255.255", false),
            (
                "192.0.2.1 198.51.100.7 203.0.113.9 [2001:db8::1] [3fff::1] [ff02::1] [ff0e::1] [100::1]",
                false,
            ),
            // IPv4 inside IPv6: mapped, compatible, NAT64, NAT64 of one's own, 6to4, Teredo.
            ("[::ffff:127.0.0.1] [::ffff:10.0.0.1] [::127.0.0.1] [::1.1.1.1] [64:ff9b::127.0.0.1]", false),
            (
                "[64:ff9b::a00:1] [64:ff9b:1::1.1.1.1] [2002:7f00:1::] [2002:101:101::] [2001:0:7f00:1::]",
                false,
            ),
            // Other spellings of them.
            ("2130706433 0177.0.0.1 0x7f.0.0.1 0x7f000001 127.1 017700000001 127.0.0.1. 0", false),
            ("①②⑦.⓪.⓪.① 127。0。0。1", false),
        ] {
            for host in hosts.split(' ') {
                let url = Url::parse(&format!("http://{host}/")).unwrap();
                assert!(!matches!(url.host(), Some(Host::Domain(_))), "{host} is a number");
                assert_eq!(may_ask(&url, reach(false)).is_ok(), public, "{host}");
            }
        }
    }

    #[test]
    fn a_name_is_judged_by_what_it_stands_for() {
        let refused = lookup("localhost", reach(false)).unwrap_err();
        assert!(refused.is::<NotPublic>(), "{refused}");
        assert!(lookup("localhost", reach(true)).unwrap().iter().all(|found| found.ip().is_loopback()));
    }
}
