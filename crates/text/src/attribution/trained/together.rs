//! Attributions beside each other: nothing credited twice, no quotation cut between two, no content that holds what the
//! same source does next.

use std::collections::{BTreeMap, BTreeSet};

use crate::attribution::Attribution;
use crate::span::overlap;
use crate::{Analysis, Range};

/// Words between "and" and the cue behind it.
const NEAR: usize = 3;

/// An attribution with what choosing between two takes.
pub(super) struct Found {
    pub attribution: Attribution,
    pub sure: f32,
    /// Words of its content.
    pub words: BTreeSet<usize>,
}

/// What attributions owe each other.
pub(super) fn settle(page: &Analysis<'_>, found: &mut Vec<Found>) {
    drop_repeated(found, page.tokens.len());
    part_at_and(page, found);
    whole_quotations(page, found);
}

/// Of two attributions of mostly the same words the surer stays, unless one reports the other.
fn drop_repeated(found: &mut Vec<Found>, tokens: usize) {
    found.sort_by(|a, b| b.sure.total_cmp(&a.sure));
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    // Which of those kept each token is content of.
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); tokens];
    for one in found.drain(..) {
        let cue = |f: &Found| f.attribution.cue[0].start;
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        one.words.iter().flat_map(|&i| &holders[i]).for_each(|&n| *shared.entry(n).or_default() += 1);
        let repeated = shared.into_iter().any(|(n, shared)| {
            let other = &kept[n];
            shared * 2 >= one.words.len().max(other.words.len())
                && !other.words.contains(&cue(&one))
                && !one.words.contains(&cue(other))
        });
        if !repeated {
            one.words.iter().for_each(|&i| holders[i].push(kept.len()));
            kept.push(one);
        }
    }
    *found = kept;
}

/// "dismissed ⟨the reports and condemned the attack⟩": what the same source does next is not part of it.
fn part_at_and(page: &Analysis<'_>, found: &mut [Found]) {
    let mut cues: Vec<(usize, Vec<Range>)> =
        found.iter().map(|f| (f.attribution.cue[0].start, f.attribution.source.clone())).collect();
    cues.sort_by_key(|(start, _)| *start);
    for one in found.iter_mut().map(|f| &mut f.attribution).filter(|a| !a.source.is_empty()) {
        let Some(last) = one.content.last_mut().filter(|run| run.start >= one.cue[0].end) else { continue };
        let first = cues.partition_point(|(start, _)| *start <= last.start);
        let inside = cues[first..].iter().take_while(|(start, _)| *start < last.end);
        for cue in inside.filter(|(_, source)| *source == one.source).map(|(start, _)| *start) {
            let joins = |i: &usize| matches!(page.lower(*i), "and" | "but") && !page.quoted(*i);
            if let Some(and) = (last.start + 1..cue).rev().take(NEAR).find(joins) {
                last.end = if page.lower(and - 1) == "," { and - 1 } else { and };
                break;
            }
        }
    }
}

/// A quotation of which only a part was tagged: all of it, unless it is another's.
fn whole_quotations(page: &Analysis<'_>, found: &mut [Found]) {
    let mut held = vec![false; page.quotations.list.len()];
    let mut cut: Vec<(usize, usize)> = Vec::new();
    for (n, one) in found.iter().enumerate() {
        for run in &one.attribution.content {
            let mut at = run.start;
            while let Some(k) = (at..run.end).find_map(|i| page.quotations.index_at(i)) {
                let quotation = &page.quotations.list[k].tokens;
                let whole = run.start <= quotation.start && quotation.end <= run.end;
                held[k] |= whole;
                // The marks around it may be left out.
                if !whole
                    && quotation.start <= run.start
                    && run.end <= quotation.end
                    && run.len() + 2 < quotation.len()
                {
                    cut.push((n, k));
                }
                at = quotation.end;
            }
        }
    }
    for (n, k) in cut {
        let quotation = &page.quotations.list[k].tokens;
        let one = &mut found[n].attribution;
        let own = one.source.iter().chain(&one.cue).any(|run| overlap(run, quotation));
        let (fragments, rest): (Vec<Range>, Vec<Range>) =
            one.content.drain(..).partition(|run| overlap(run, quotation));
        one.content = match held[k] {
            true if !rest.is_empty() && !own => rest,
            false if !own => rest.into_iter().chain([quotation.clone()]).collect(),
            _ => rest.into_iter().chain(fragments).collect(),
        };
        one.content.sort_by_key(|run| run.start);
    }
}
