//! Prints chains and credits: `chains RECORDS`, with records as `onrecord annotate --text` prints them. Every statement's
//! chain, what each document credits, who has each utterance of several documents from whom, and which documents go back
//! to one report if all are of one story.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "the example is a program; the crate stays pure"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::{env, fs};

use onrecord_link::chains::{Chain, Link, Paths};
use onrecord_link::origins::{Crediting, credited, credits};
use onrecord_link::utterances::{Rendering, group};
use onrecord_text::Record;

fn main() -> Result<(), Box<dyn Error>> {
    let [records] = env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "RECORDS")?;
    let (mut renderings, mut chains, mut crediting) = (Vec::new(), BTreeMap::new(), Vec::new());
    for line in fs::read_to_string(records)?.lines() {
        let record: Record = serde_json::from_str(line)?;
        let text = record.text.as_deref().unwrap_or_default();
        println!("# {}", record.doc);
        for chain in Chain::all(&record, text) {
            let links: Vec<String> = chain.links.iter().map(link).collect();
            let claims: Vec<&str> = chain.claims.iter().map(|claim| claim.words.as_str()).collect();
            println!("  {}: {} {claims:?}", chain.statement, links.join(" → "));
            chains.insert((chain.document.clone(), chain.statement.clone()), chain);
        }
        for credit in credits(&record, text) {
            let own = if credit.own { " (own)" } else { "" };
            println!("  {}{own}: {} “{}” {:?}", credit.kind.name(), credit.to, credit.words, credit.whom);
        }
        renderings.extend(Rendering::all(&record, text));
        crediting.push(Crediting::of(&record, text));
    }
    for utterance in group(&renderings) {
        let members = utterance.renderings.iter().map(|member| &renderings[member.rendering]);
        let ids: Vec<_> = members.map(|one| (one.document.clone(), one.statement.clone())).collect();
        if ids.iter().map(|(document, _)| document).collect::<BTreeSet<_>>().len() > 1 {
            let all: Vec<Chain> = ids.iter().filter_map(|id| chains.get(id).cloned()).collect();
            println!("{ids:?}");
            for why in Paths::of(&all).why {
                println!("  {why}");
            }
        }
    }
    for tie in credited(&crediting) {
        println!("{}: {}", tie.kind.name(), tie.why);
    }
    Ok(())
}

fn link(link: &Link) -> String {
    let open = if link.named { "" } else { "?" };
    let cue = link.cue.as_ref().map(|cue| format!(" “{cue}”")).unwrap_or_default();
    let when = link.when.as_ref().map(|when| format!(" on {when}")).unwrap_or_default();
    let place = link.place.as_ref().map(|place| format!(" in {place}")).unwrap_or_default();
    format!("{} {open}{}{cue}{when}{place}", link.role.name(), link.name)
}
