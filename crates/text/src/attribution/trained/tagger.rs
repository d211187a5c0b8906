//! The networks: every token is encoded once; one head finds the cues, another, told of one cue, says of each
//! token around it whether it belongs to that cue's source or content.
//!
//! Cue first, then the roles of each cue, is the order of Pareti's PARC work (2015) and of CofeNet (2022);
//! conditioning on the cue gives links and discontinuous contents without further rules.

use std::collections::HashMap;

use rten::ValueOrView;
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};

use super::file::{ModelError, ModelFile};
use super::graph::{Graph, Worker, Workers};
use super::hashed;
use super::marks::{MARKS, Marks};
use super::pieces::{FIRST, LAST, Pieces};
use super::relation::{self, Relations};
use crate::{Analysis, Range};

/// Word pieces the accurate encoder reads at once, the two marks around them included.
const WINDOW: usize = 128;
/// A window this full ends with its paragraph.
const FULL: usize = 96;
/// Tokens of one sentence that stay in one window.
const LONGEST_UNIT: usize = 100;
/// Cues whose roles are computed together: bounds memory.
const TOGETHER: usize = 32;
/// Tokens whose cues are looked for together: bounds memory, and is more than most articles have.
const STRETCH: usize = 8192;
/// Tokens on either side that the convolutions over hashed words look at: 1 + 3 + 9, and a few to spare.
const AROUND: usize = 16;

/// What the networks say of one cue.
#[derive(Debug)]
pub(super) struct TaggedCue {
    pub tokens: Range,
    /// How sure the cue is, 0 to 1.
    pub sure: f32,
    /// Token that the first of `roles` is about; tokens before the text's first are not valid.
    pub from: isize,
    /// For each token of the window: neither, source, content; they sum to 1, or to 0 outside the text.
    pub roles: Vec<[f32; 3]>,
}

pub(super) struct Tagger {
    encoder: Encoder,
    cues: Graph,
    roles: Graph,
    /// Tokens on either side of a cue that are looked at.
    reach: usize,
    /// A cue less sure than this is none.
    threshold: f32,
    workers: Workers,
}

/// How words get into a network.
enum Encoder {
    /// A transformer over word pieces.
    Pieces { graph: Graph, pieces: Pieces },
    /// Convolutions over hashed words, beginnings, endings and shapes.
    Hashed(Graph),
}

impl Tagger {
    pub(super) fn load(file: &ModelFile<'_>) -> Result<Self, ModelError> {
        let number = |name: &str| {
            file.said(name)
                .and_then(|n| n.parse::<f32>().ok())
                .ok_or_else(|| ModelError::Part(format!("no {name}")))
        };
        let encoder = file.needed("encoder")?;
        let (encoder, marked): (_, &[&str]) = match file.part("vocabulary") {
            Some(vocabulary) => {
                let vocabulary = std::str::from_utf8(vocabulary)
                    .map_err(|error| ModelError::Part(format!("vocabulary: {error}")))?;
                let graph = Graph::load(encoder, "encoder", &["ids", "first"])?;
                (Encoder::Pieces { graph, pieces: Pieces::of(vocabulary) }, &["h", "marks"])
            }
            None => (Encoder::Hashed(Graph::load(encoder, "encoder", &["rows", "marks"])?), &["h"]),
        };
        let of_roles = ["cue", "at", "distance", "relation", "valid"];
        Ok(Self {
            encoder,
            cues: Graph::load(file.needed("cues")?, "cues", marked)?,
            roles: Graph::load(file.needed("roles")?, "roles", &[marked, &of_roles].concat())?,
            reach: number("reach")? as usize,
            threshold: number("threshold")?,
            workers: Workers::default(),
        })
    }

    /// The cues of a text with their roles, in order; `None` when the graphs do not fit each other.
    pub(super) fn tag(&self, page: &Analysis<'_>, marks: &Marks<'_>) -> Option<Vec<TaggedCue>> {
        self.workers.on_one(|worker| self.tag_on(worker, page, marks))
    }

    fn tag_on(&self, worker: &Worker, page: &Analysis<'_>, marks: &Marks<'_>) -> Option<Vec<TaggedCue>> {
        let len = page.tokens.len();
        let windows = match &self.encoder {
            Encoder::Pieces { pieces, .. } => windows(page, marks, pieces),
            Encoder::Hashed(_) => Vec::new(),
        };
        let mut out = Vec::new();
        for start in (0..len).step_by(STRETCH) {
            let end = len.min(start + STRETCH);
            let seen = start.saturating_sub(self.reach)..len.min(end + self.reach);
            let view = View {
                encoded: self.encode(worker, page, marks, &windows, &seen)?,
                marked: self.marked(marks, &seen),
                seen,
            };
            let scores: NdTensor<f32, 2> = self.cues.run(worker, view.inputs())?;
            let chances: Vec<[f32; 3]> = labels(scores.data()?).map(chances).collect();
            let mut cues = self.read_cues(&chances, view.seen.start);
            cues.retain(|(cue, _)| (start..end).contains(&cue.start));
            for some in cues.chunks(TOGETHER) {
                self.read_roles(worker, &view, marks, some, &mut out)?;
            }
        }
        Some(out)
    }

    /// The marks as a network takes them; the accurate one knows no beginnings of sentences and paragraphs.
    fn marked(&self, marks: &Marks<'_>, seen: &Range) -> Option<NdTensor<f32, 2>> {
        matches!(self.encoder, Encoder::Pieces { .. }).then(|| tensor_of(marks, seen, MARKS - 2))
    }

    /// One row a token of `seen`.
    fn encode(
        &self,
        worker: &Worker,
        page: &Analysis<'_>,
        marks: &Marks<'_>,
        windows: &[Window],
        seen: &Range,
    ) -> Option<NdTensor<f32, 2>> {
        let (encoded, from) = match &self.encoder {
            Encoder::Hashed(graph) => {
                let read = seen.start.saturating_sub(AROUND)..page.tokens.len().min(seen.end + AROUND);
                let tokens = &page.tokens.0[read.clone()];
                let rows: Vec<i32> =
                    tokens.iter().flat_map(|t| hashed::rows(&t.lower)).map(|row| row as i32).collect();
                let rows = NdTensor::from_data([read.len(), hashed::TABLES.len()], rows);
                let marks = tensor_of(marks, &read, MARKS);
                let encoded: NdTensor<f32, 2> =
                    graph.run(worker, vec![rows.view().into(), marks.view().into()])?;
                (encoded, read.start)
            }
            Encoder::Pieces { graph, .. } => {
                let first = windows.partition_point(|window| window.tokens.end <= seen.start);
                let mut all: Vec<f32> = Vec::new();
                let read = windows[first..].iter().take_while(|window| window.tokens.start < seen.end);
                let mut tokens = 0;
                for window in read {
                    let ids = NdTensorView::from_data([1, window.ids.len()], window.ids.as_slice());
                    let first = NdTensorView::from_data([window.first.len()], window.first.as_slice());
                    let encoded: NdTensor<f32, 2> = graph.run(worker, vec![ids.into(), first.into()])?;
                    all.extend(encoded.iter());
                    tokens += window.tokens.len();
                }
                let width = all.len() / tokens.max(1);
                (NdTensor::try_from_data([tokens, width], all).ok()?, windows.get(first)?.tokens.start)
            }
        };
        let rows = seen.start - from..seen.end - from;
        match rows.len() == encoded.size(0) {
            true => Some(encoded),
            false if rows.end <= encoded.size(0) => Some(encoded.slice(rows).to_tensor()),
            false => None,
        }
    }

    /// Runs of tokens tagged as one cue.
    fn read_cues(&self, chances: &[[f32; 3]], from: usize) -> Vec<(Range, f32)> {
        let mut cues = Vec::new();
        let mut i = 0;
        while i < chances.len() {
            let [_, sure, _] = chances[i];
            let start = i;
            i += 1;
            if sure > self.threshold {
                i += chances[i..].iter().take_while(|[_, _, inside]| *inside > 0.5).count();
                cues.push((from + start..from + i, sure));
            }
        }
        cues
    }

    fn read_roles(
        &self,
        worker: &Worker,
        view: &View,
        marks: &Marks<'_>,
        cues: &[(Range, f32)],
        out: &mut Vec<TaggedCue>,
    ) -> Option<()> {
        let width = view.encoded.size(1);
        let mut means = Vec::with_capacity(cues.len() * width);
        for (cue, _) in cues {
            let tokens = cue.start - view.seen.start..cue.end - view.seen.start;
            means
                .extend((0..width).map(|d| {
                    tokens.clone().map(|i| view.encoded[[i, d]]).sum::<f32>() / tokens.len() as f32
                }));
        }
        let means = NdTensor::from_data([cues.len(), width], means);
        let Relations { at, distance, relation, valid } = relation::of(marks, cues, self.reach, &view.seen);
        let mut inputs = view.inputs();
        inputs.extend([
            means.view().into(),
            at.view().into(),
            distance.view().into(),
            relation.view().into(),
            valid.view().into(),
        ]);
        let roles: NdTensor<f32, 3> = self.roles.run(worker, inputs)?;
        let wide = 2 * self.reach + 1;
        let scores: Vec<[f32; 3]> = labels(roles.data()?).collect();
        let inside = valid.data()?;
        for (n, (cue, sure)) in cues.iter().enumerate() {
            let row = n * wide..(n + 1) * wide;
            let roles = scores.get(row.clone())?.iter().zip(&inside[row]);
            out.push(TaggedCue {
                tokens: cue.clone(),
                sure: *sure,
                from: cue.start as isize - self.reach as isize,
                roles: roles
                    .map(|(&scores, &inside)| if inside > 0.0 { chances(scores) } else { [0.0; 3] })
                    .collect(),
            });
        }
        Some(())
    }
}

/// The stretch of a text that is read at once.
struct View {
    /// Its tokens: those whose cues are wanted, and the reach on either side.
    seen: Range,
    /// One row a token of `seen`.
    encoded: NdTensor<f32, 2>,
    marked: Option<NdTensor<f32, 2>>,
}

impl View {
    fn inputs(&self) -> Vec<ValueOrView<'_>> {
        let marked = self.marked.as_ref().map(|marked| marked.view().into());
        std::iter::once(self.encoded.view().into()).chain(marked).collect()
    }
}

/// The scores of three labels, one after the other.
fn labels(scores: &[f32]) -> impl Iterator<Item = [f32; 3]> {
    scores.chunks_exact(3).map(|three| [three[0], three[1], three[2]])
}

/// Scores as chances that sum to 1 (softmax).
fn chances(scores: [f32; 3]) -> [f32; 3] {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers = scores.map(|score| (score - most).exp());
    let sum: f32 = powers.iter().sum();
    powers.map(|power| power / sum)
}

fn tensor_of(marks: &Marks<'_>, tokens: &Range, count: usize) -> NdTensor<f32, 2> {
    let numbers: Vec<f32> = tokens.clone().flat_map(|i| marks.numbers(i, count)).collect();
    NdTensor::from_data([tokens.len(), count], numbers)
}

/// Pieces read at once, and the place of each token's first.
struct Window {
    tokens: Range,
    ids: Vec<i32>,
    first: Vec<i32>,
}

impl Window {
    fn new() -> Self {
        Self { tokens: 0..0, ids: vec![FIRST], first: Vec::new() }
    }
}

/// Cuts a text into windows, between paragraphs where that can be, else between sentences.
fn windows(page: &Analysis<'_>, marks: &Marks<'_>, pieces: &Pieces) -> Vec<Window> {
    let mut known: HashMap<&str, Vec<i32>> = HashMap::new();
    let mut out = Vec::new();
    let mut window = Window::new();
    let finish = |window: &mut Window, out: &mut Vec<Window>| {
        if !window.first.is_empty() {
            let mut full = std::mem::replace(window, Window::new());
            full.ids.push(LAST);
            let start = out.last().map_or(0, |before: &Window| before.tokens.end);
            full.tokens = start..start + full.first.len();
            out.push(full);
        }
    };
    let mut start = 0;
    while start < page.tokens.len() {
        let same =
            |i: usize| marks.sentence[i] == marks.sentence[start] && marks.block[i] == marks.block[start];
        let end = (start + 1..page.tokens.len().min(start + LONGEST_UNIT)).find(|&i| !same(i));
        let end = end.unwrap_or(page.tokens.len().min(start + LONGEST_UNIT));
        let cut: Vec<Vec<i32>> = (start..end)
            .map(|i| {
                let lower = page.lower(i);
                known.entry(lower).or_insert_with(|| pieces.cut(lower)).clone()
            })
            .collect();
        let size: usize = cut.iter().map(Vec::len).sum();
        let new_block = start > 0 && marks.block[start] != marks.block[start - 1];
        let used = window.ids.len() - 1;
        if used + size > WINDOW - 2 || new_block && used > FULL {
            finish(&mut window, &mut out);
        }
        for token in cut {
            if window.ids.len() - 1 + token.len() > WINDOW - 2 {
                finish(&mut window, &mut out);
            }
            window.first.push(window.ids.len() as i32);
            window.ids.extend(token);
        }
        start = end;
    }
    finish(&mut window, &mut out);
    out
}
