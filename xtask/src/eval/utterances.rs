//! `eval utterances`: whether the statements that render one act of speaking are brought together.
//!
//! 50 events, each reported by three outlets (the triples of BASIL). All statements of each event were read side by
//! side; `crates/link/tests/judgments/utterances.tsv` holds the pairs that are the same, those that cannot be told
//! (left out here), and the likeliest of those that are not, as ids and offsets. Any other pair of two documents that
//! comes out is wrong, too, unless a third statement was judged to print both. Every second event was tuned on; the
//! others were judged before and are only scored: their errors are not listed.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::cases::{shared, span};
use super::folder;
use crate::step::call;
use crate::{binary, house, machine};

/// Options of `eval utterances`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Which engine reads the statements
    #[arg(long, value_name = "ENGINE", default_value = "fast")]
    tier: String,
    /// Also list the pairs that are wrongly brought together in the half that may be read
    #[arg(long)]
    errors: bool,
}

/// A judged statement: document, field, content.
type Judged<'t> = (&'t str, &'t str, &'t str);
/// A statement by its document and its id.
type Statement = (String, String);
type Pair = (Statement, Statement);

/// Annotates the corpus, groups its statements and prints a table.
pub(crate) fn run(options: &Options) -> Result<()> {
    let Some(corpus) = house::shared("data/stories/basil-triples-a.jsonl") else { return Ok(()) };
    let program = binary::build(binary::Profile::Release)?;
    let read = folder()?.join("utterances-read.jsonl");
    let mut annotate = Command::new(program);
    annotate.args(["annotate", "--text", "--engine", &options.tier]).arg(&corpus);
    call(annotate.stdout(fs::File::create(&read).with_context(|| format!("{}", read.display()))?))?;
    let stories: HashMap<String, String> = fs::read_to_string(&corpus)?
        .lines()
        .map(|line| {
            Ok((text(&serde_json::from_str(line)?, "id"), text(&serde_json::from_str(line)?, "story")))
        })
        .collect::<Result<_>>()?;
    let judgments = fs::read_to_string(house::root().join("crates/link/tests/judgments/utterances.tsv"))?;
    println!("{}", machine::describe());
    println!("{:<10}{:>8}{:>8}{:>8}{:>8}{:>8}{:>10}", "", "same", "found", "P", "R", "F1", "P judged");
    for half in ["tuned", "scored"] {
        let gold = gold(&judgments, half);
        let in_half: HashSet<&str> =
            gold.keys().filter_map(|(a, _)| stories.get(a.0)).map(String::as_str).collect();
        let records: Vec<Value> = fs::read_to_string(&read)?
            .lines()
            .map(serde_json::from_str)
            .filter(|record: &serde_json::Result<Value>| {
                let story = record.as_ref().ok().and_then(|record| stories.get(record["doc"].as_str()?));
                story.is_some_and(|story| in_half.contains(story.as_str()))
            })
            .collect::<serde_json::Result<_>>()?;
        let found = grouped(half, &records)?;
        Score::of(&records, &gold, found).print(half, options.errors && half == "tuned");
    }
    Ok(())
}

fn text(row: &Value, field: &str) -> String {
    row[field].as_str().unwrap_or_default().to_owned()
}

/// The judgments of a half.
fn gold<'t>(judgments: &'t str, half: &str) -> HashMap<(Judged<'t>, Judged<'t>), &'t str> {
    let rows = judgments.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter_map(|row| match row.as_slice() {
        [of, a, field_a, in_a, b, field_b, in_b, judgment] if *of == half => {
            Some((((*a, *field_a, *in_a), (*b, *field_b, *in_b)), *judgment))
        }
        _ => None,
    })
    .collect()
}

/// The utterances that link's example makes of records, each as its statements.
fn grouped(half: &str, records: &[Value]) -> Result<Vec<Vec<Statement>>> {
    let path = folder()?.join(format!("utterances-{half}.jsonl"));
    fs::write(&path, records.iter().map(|record| format!("{record}\n")).collect::<String>())?;
    let out = example(&path)?;
    let utterance = |line: &str| -> Result<Vec<Statement>> {
        let row: Value = serde_json::from_str(line)?;
        let members = row["renderings"].as_array().map_or(&[][..], Vec::as_slice);
        Ok(members.iter().map(|member| (text(member, "doc"), text(member, "statement"))).collect())
    };
    out.lines().map(utterance).collect()
}

fn example(records: &Path) -> Result<String> {
    let out = Command::new(house::cargo())
        .current_dir(house::root())
        .args(["run", "--quiet", "--release", "--package", "onrecord-link", "--example", "utterances", "--"])
        .arg(records)
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(out.status.success(), "the example of onrecord-link failed");
    Ok(String::from_utf8(out.stdout)?)
}

struct Score<'r> {
    records: &'r [Value],
    /// Judged the same: how many, how many of them found; by how the two are printed.
    same: BTreeMap<String, (usize, usize)>,
    judged_wrong: usize,
    wrong: Vec<Pair>,
}

impl<'r> Score<'r> {
    fn of(
        records: &'r [Value],
        gold: &HashMap<(Judged<'_>, Judged<'_>), &str>,
        utterances: Vec<Vec<Statement>>,
    ) -> Self {
        let mut out = Self { records, same: BTreeMap::new(), judged_wrong: 0, wrong: Vec::new() };
        let mut pairs: HashSet<Pair> = HashSet::new();
        for members in &utterances {
            for (n, one) in members.iter().enumerate() {
                let others = members[..n].iter().filter(|other| other.0 != one.0);
                pairs.extend(others.map(|other| ordered(one.clone(), other.clone())));
            }
        }
        let mut judged: HashMap<Pair, &str> = HashMap::new();
        let mut same_as: HashMap<Statement, HashSet<Statement>> = HashMap::new();
        for ((a, b), judgment) in gold {
            let (Some((one, kind)), Some((two, other))) = (statement(records, *a), statement(records, *b))
            else {
                // What was not read cannot be found.
                if *judgment == "same" {
                    out.same.entry("not read".to_owned()).or_default().0 += 1;
                }
                continue;
            };
            let pair = ordered(one.clone(), two.clone());
            if *judgment == "same" {
                let kinds =
                    if kind <= other { format!("{kind}, {other}") } else { format!("{other}, {kind}") };
                let count = out.same.entry(kinds).or_default();
                count.0 += 1;
                count.1 += usize::from(pairs.contains(&pair));
                same_as.entry(one.clone()).or_default().insert(two.clone());
                same_as.entry(two).or_default().insert(one);
            }
            judged.insert(pair, *judgment);
        }
        let third = |pair: &Pair| {
            let (Some(one), Some(two)) = (same_as.get(&pair.0), same_as.get(&pair.1)) else { return false };
            one.intersection(two).next().is_some()
        };
        for pair in pairs {
            match judged.get(&pair) {
                Some(&"not") => {
                    out.judged_wrong += 1;
                    out.wrong.push(pair);
                }
                None if !third(&pair) => out.wrong.push(pair),
                _ => {}
            }
        }
        out.wrong.sort();
        out
    }

    fn print(&self, half: &str, errors: bool) {
        let (all, found) = self.same.values().fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let (precision, recall) = (share(found, found + self.wrong.len()), share(found, all));
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::EPSILON);
        let judged = share(found, found + self.judged_wrong);
        println!("{half:<10}{all:>8}{found:>8}{precision:>8.1}{recall:>8.1}{f1:>8.1}{judged:>10.1}");
        for (kinds, (all, found)) in &self.same {
            println!("    {kinds:<20}{found:>6} of {all:>4}");
        }
        for (one, two) in self.wrong.iter().filter(|_| errors) {
            println!("    wrong\n      {}\n      {}", self.content(one), self.content(two));
        }
    }

    fn content(&self, (doc, id): &Statement) -> String {
        let record = self.records.iter().find(|record| record["doc"] == *doc.as_str());
        let statements = record.and_then(|record| record["statements"].as_array());
        let one = statements.into_iter().flatten().find(|one| one["id"] == *id.as_str());
        let (Some(record), Some(one)) = (record, one) else { return String::new() };
        let field = if one["field"] == "title" { &record["meta"]["title"] } else { &record["text"] };
        let text: Vec<char> = field.as_str().unwrap_or_default().chars().collect();
        let runs = spans(one).into_iter().filter_map(|run| text.get(run));
        let words: Vec<String> = runs.map(|run| run.iter().collect::<String>().replace('\n', " ")).collect();
        words.join(" … ").chars().take(150).collect()
    }
}

fn ordered(one: Statement, two: Statement) -> Pair {
    if one <= two { (one, two) } else { (two, one) }
}

fn spans(statement: &Value) -> Vec<Range<usize>> {
    statement["content"].as_array().into_iter().flatten().map(span).collect()
}

/// The statement that was judged, and how it is printed: the one whose content shares most with the judged one, if
/// that is more than half of both together.
fn statement(records: &[Value], (doc, field, content): Judged<'_>) -> Option<(Statement, String)> {
    let record = records.iter().find(|record| record["doc"] == doc)?;
    let runs = content.split(',').filter_map(|run| run.split_once('-'));
    let wanted: Vec<Range<usize>> =
        runs.filter_map(|(start, end)| Some(start.parse().ok()?..end.parse().ok()?)).collect();
    let length = |runs: &[Range<usize>]| runs.iter().map(ExactSizeIterator::len).sum::<usize>();
    let likeness = |one: &Value| {
        let own = spans(one);
        let both: usize = wanted.iter().flat_map(|run| own.iter().map(|other| shared(run, other))).sum();
        both as f64 / (length(&wanted) + length(&own) - both).max(1) as f64
    };
    let here = record["statements"].as_array()?.iter().filter(|one| one["field"] == field);
    let best = here.map(|one| (likeness(one), one)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    let printed = if field == "title" { "title".to_owned() } else { text(best.1, "kind") };
    (best.0 > 0.5).then(|| ((doc.to_owned(), text(best.1, "id")), printed))
}
