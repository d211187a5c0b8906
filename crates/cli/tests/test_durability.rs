//! kill -9 at fifty moments of a reading, then going on: the ledger is the one that was never disturbed.
//!
//! The moments are drawn from a fixed seed, most of them over the time that an undisturbed reading takes until everything
//! is in, the others over the time that it settles, and tied to what the program had done by then, so that they fall there on a busy machine too.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

use onrecord_store::{Store, StoreError, What};
use serde_json::Value;

use crate::common::Place;
use crate::press::{Random, press};

const DOCUMENTS: usize = 2_000;
const KILLS: usize = 50;
/// Of those, while settling: every one of them has to wait for all documents to be passed over.
const SETTLING: usize = 10;
const SEED: u64 = 7;
const LEDGER: &str = "killed";

/// What a reading has done.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    /// So many more documents are in the ledger.
    Committed(usize),
    /// All are; what joins them is being worked out.
    Settling,
}

/// A reading that goes on.
struct Reading {
    child: Child,
    started: Instant,
    steps: Receiver<(Instant, Step)>,
}

impl Reading {
    fn start(place: &Place, ledger: &str) -> Self {
        let mut command = place.command(["read", "press.jsonl", "--engine", "rules", "--ledger", ledger]);
        let started = Instant::now();
        let mut child = command
            .env("RUST_LOG", "onrecord=debug")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let (send, steps) = channel();
        spawn(move || {
            for step in lines.filter_map(|line| step(&line)) {
                let _ = send.send((Instant::now(), step));
            }
        });
        Self { child, started, steps }
    }

    /// Kills it once so many documents are in the ledger, of which it `had` some, or once it settles, and a moment
    /// later. How many were there for certain by then; none if it had come to its end.
    fn kill_at(mut self, moment: Moment, had: usize) -> Option<usize> {
        let mut have = had;
        let reached = |have: usize, settles: bool| match moment.after {
            After::Documents(count) => have >= count,
            After::Settling => settles,
        };
        let mut settles = false;
        while !reached(have, settles) {
            match self.steps.recv() {
                Ok((_, Step::Committed(more))) => have += more,
                Ok((_, Step::Settling)) => settles = true,
                Err(_) => break,
            }
        }
        sleep(moment.later);
        let ended = self.child.try_wait().unwrap().is_some();
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        for (_, step) in self.steps {
            have += if let Step::Committed(more) = step { more } else { 0 };
        }
        (!ended).then_some(have)
    }
}

fn step(line: &str) -> Option<Step> {
    if line.ends_with("settling") {
        return Some(Step::Settling);
    }
    line.split_once("committed documents=").map(|(_, count)| Step::Committed(count.parse().unwrap()))
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum After {
    Documents(usize),
    Settling,
}

/// When to kill.
#[derive(Debug, Clone, Copy)]
struct Moment {
    after: After,
    later: Duration,
}

/// Reads undisturbed; what was reached when, and the moments drawn over the whole time.
fn undisturbed(place: &Place) -> Vec<Moment> {
    let mut reading = Reading::start(place, "undisturbed");
    let mut reached = vec![(Duration::ZERO, After::Documents(0))];
    let mut have = 0;
    for (at, step) in &reading.steps {
        let after = match step {
            Step::Committed(more) => {
                have += more;
                After::Documents(have)
            }
            Step::Settling => After::Settling,
        };
        reached.push((at - reading.started, after));
    }
    assert!(reading.child.wait().unwrap().success());
    let whole = reading.started.elapsed();
    assert_eq!(have, DOCUMENTS);
    assert!(reached.last().is_some_and(|(_, after)| *after == After::Settling));
    let mut random = Random(SEED);
    let settles = reached[reached.len() - 1].0;
    let mut moments: Vec<Duration> = Vec::with_capacity(KILLS);
    for kill in 0..KILLS {
        let part = random.part();
        moments.push(match kill < SETTLING {
            // Not its very end, which a reading that is a little faster has behind it.
            true => settles + (whole - settles).mul_f64(0.8 * part),
            false => settles.mul_f64(part),
        });
    }
    moments.sort_unstable();
    let moment = |at: Duration| {
        let (since, after) = reached[reached.partition_point(|(reached, _)| *reached <= at) - 1];
        Moment { after, later: at - since }
    };
    moments.into_iter().map(moment).collect()
}

/// Everything a ledger exports; when a document was added is the only thing that may differ.
fn whole(place: &Place, ledger: &str) -> BTreeMap<&'static str, Vec<Value>> {
    let mut all: BTreeMap<_, _> =
        What::ALL.into_iter().map(|what| (what.name(), place.export(what.name(), ledger))).collect();
    for document in all.get_mut(What::Documents.name()).unwrap() {
        document.as_object_mut().unwrap().remove("added");
    }
    all
}

fn documents(place: &Place) -> usize {
    match Store::open_read_only(&place.path(LEDGER)) {
        Ok(store) => store.stats().unwrap().documents as usize,
        Err(StoreError::NoLedger(_)) => 0,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn killed_fifty_times_a_reading_comes_to_the_same_ledger() {
    let place = Place::new();
    place.write("press.jsonl", press(DOCUMENTS));
    let (mut killed, mut settling, mut had) = (0, 0, 0);
    for mut moment in undisturbed(&place) {
        loop {
            let acknowledged = Reading::start(&place, LEDGER).kill_at(moment, had);
            had = documents(&place);
            if let Some(acknowledged) = acknowledged {
                assert!((acknowledged..=DOCUMENTS).contains(&had), "{had} of {acknowledged} are left");
                break;
            }
            // It was faster than the undisturbed one and has nothing left to be killed at: once more from nothing.
            fs::remove_dir_all(place.path(LEDGER)).unwrap();
            (had, moment.later) = (0, moment.later / 2);
        }
        killed += 1;
        settling += usize::from(moment.after == After::Settling);
    }
    place.run(["read", "press.jsonl", "--engine", "rules", "--ledger", LEDGER]).ok();
    place.run(["verify", "--ledger", LEDGER]).ok();
    let (expected, found) = (whole(&place, "undisturbed"), whole(&place, LEDGER));
    for (what, rows) in &expected {
        assert!(*rows == found[what], "{what} differ");
        assert!(!rows.is_empty() || *what == What::Corrections.name(), "no {what} to compare");
    }
    let counts: Vec<String> = expected.iter().map(|(what, rows)| format!("{} {what}", rows.len())).collect();
    println!("killed {killed} times, {settling} of them while settling: {} are the same", counts.join(", "));
    assert_eq!((killed, settling), (KILLS, SETTLING));
}
