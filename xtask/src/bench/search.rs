//! `bench search`: how long the HTTP API takes to answer, over one kept-open connection.

use std::ffi::OsStr;
use std::time::Instant;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{Ledger, Options, corpus, quantile, queries, read};
use crate::served::Served;
use crate::{binary, machine};

/// The API's search.
const PATH: &str = "/api/v1/search";

/// Measures and prints.
pub(super) fn run(options: &Options) -> Result<()> {
    let ledger = Ledger::of(options)?;
    let program = binary::build(binary::Profile::Release)?;
    if !ledger.path().exists() {
        let Some(corpus) = corpus::find(options) else { return Ok(()) };
        eprintln!("reading {} first", corpus.display());
        read::read(&program, &corpus, ledger.path(), &[])?;
    }
    let served =
        Served::start(&program, &[OsStr::new("--ledger"), ledger.path().as_os_str(), OsStr::new("serve")])?;
    let agent = ureq::Agent::new_with_defaults();
    let questions = queries::all();
    // Once unmeasured: the index is read from the disk only once in the life of a server.
    ask(&agent, &served.url, &questions[0])?;
    let (mut first, mut again) = (Vec::new(), Vec::new());
    let mut empty = 0;
    for question in &questions {
        let (ms, hits) = ask(&agent, &served.url, question)?;
        first.push(ms);
        empty += usize::from(hits == 0);
        again.push(ask(&agent, &served.url, question)?.0);
    }
    println!("{}", machine::describe());
    println!("{} questions at {PATH}, {empty} of them without an answer", questions.len());
    report("asked first", first);
    report("asked again", again);
    Ok(())
}

/// Milliseconds until the whole answer was here, and how many statements it holds.
fn ask(agent: &ureq::Agent, url: &str, question: &[(&str, String)]) -> Result<(f64, usize)> {
    let mut request = agent.get(format!("{url}{PATH}"));
    for (name, value) in question {
        request = request.query(*name, value);
    }
    let start = Instant::now();
    let mut response = request.call().with_context(|| format!("{PATH} with {question:?}"))?;
    let body = response.body_mut().read_to_string()?;
    let ms = start.elapsed().as_secs_f64() * 1e3;
    let answer: Value = serde_json::from_str(&body)?;
    let hits = answer["items"].as_array().with_context(|| format!("{PATH} answered without `items`"))?;
    Ok((ms, hits.len()))
}

fn report(name: &str, mut ms: Vec<f64>) {
    ms.sort_by(f64::total_cmp);
    let [least, median, most_of, most] = [0.0, 0.5, 0.95, 1.0].map(|part| quantile(&ms, part));
    println!("{name:<14} min {least:.1} ms, median {median:.1} ms, p95 {most_of:.1} ms, max {most:.1} ms");
}
