//! Speakers across the ledger.
//!
//! Every document resolves its own speakers, and those entities stay as they are. Across documents they
//! are only listed together: by the same full name, and a last name alone ("Oduya") with the one full
//! name in the ledger that ends so, where there is exactly one; the listing says why. Two full names
//! with one last name are two people, and the last name alone is then nobody's. Unnamed sources of
//! different documents are never listed as one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use onrecord_text::EntityType;
use rusqlite::types::ToSql;
use rusqlite::{Connection, params_from_iter};

use crate::corrections::{self, Names};
use crate::read::{conditions, named, said};
use crate::row::word;
use crate::writer::json;
use crate::{Filter, Page, Paging, Result, Said, Speaker, StoreError, fold};

/// Other names listed for one speaker.
const NAMES: usize = 20;
/// Words of a name that are looked at.
const WORDS: usize = 12;

/// A query for the rows of the names that hold all of these words.
fn names_with(words: &[String]) -> String {
    vec!["SELECT name FROM name_word WHERE word = ?"; words.len()].join(" INTERSECT ")
}

fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = fold::words(name).map(|word| word.folded).collect();
    words.truncate(WORDS);
    words
}

/// What a speaker said, in order of time.
pub(crate) fn who(connection: &Connection, name: &str, filter: &Filter, page: Paging) -> Result<Page<Said>> {
    let words = words_of(name);
    if words.is_empty() {
        return Err(StoreError::BadQuery("the name holds no word".to_owned()));
    }
    let names = Names::of(connection)?;
    let joined = last_name_of(connection, &words)?.filter(|joined| !names.is_apart(&joined.last));
    let (conditions, rest) = conditions(filter)?;
    let (theirs, mut values) = said_by(connection, &words, joined.as_ref(), &names)?;
    values.extend(rest);
    let mut kind = "";
    if let Some(wanted) = filter.kind {
        kind = " AND s.kind = ?";
        values.push(Box::new(word(&wanted)));
    }
    let from = format!(
        "FROM ({theirs}) m CROSS JOIN statement s ON s.id = m.said \
         JOIN version v ON v.id = s.version JOIN document d ON d.id = v.document WHERE {conditions}{kind}"
    );
    let total: i64 = connection
        .prepare_cached(&format!("SELECT count(*) {from}"))?
        .query_row(params_from_iter(values.iter()), |row| row.get(0))?;
    let sql = format!(
        "SELECT s.id {from} ORDER BY coalesce(s.said_at, v.published_at) ASC NULLS LAST, d.public, s.id \
         LIMIT ? OFFSET ?"
    );
    values.push(Box::new(page.limit()));
    values.push(Box::new(page.offset()));
    let rows = connection
        .prepare_cached(&sql)?
        .query_map(params_from_iter(values.iter()), |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut items: Vec<Said> = said(connection, &rows)?.into_iter().map(|(_, said)| said).collect();
    if let Some(joined) = joined {
        for said in &mut items {
            let name = said.statement.speaker.as_ref().map(|speaker| fold::folded(&speaker.name));
            if name.as_deref() == Some(&joined.last) {
                said.why = Some(joined.why());
            }
        }
    }
    Ok(Page::new(items, total as u64, page.offset))
}

/// A query for the rows of what everyone of a name said, with its values.
pub(crate) fn statements_of(connection: &Connection, name: &str) -> Result<(String, Vec<Box<dyn ToSql>>)> {
    let words = words_of(name);
    if words.is_empty() {
        return Err(StoreError::BadQuery("the name holds no word".to_owned()));
    }
    let names = Names::of(connection)?;
    let joined = last_name_of(connection, &words)?.filter(|joined| !names.is_apart(&joined.last));
    said_by(connection, &words, joined.as_ref(), &names)
}

/// A query for the rows of the statements of those whose names hold all of these words, of those who bear only the last
/// name, and of whoever corrections say is the same; with its values.
fn said_by(
    connection: &Connection,
    words: &[String],
    joined: Option<&Joined>,
    names: &Names,
) -> Result<(String, Vec<Box<dyn ToSql>>)> {
    let sql = format!(
        "SELECT t.id AS said FROM (SELECT entity FROM alias WHERE name IN ({}) \
         UNION SELECT e.id FROM entity e JOIN name n ON n.id = e.name WHERE n.folded = ? AND e.type = 'person' \
         UNION SELECT e.id FROM entity e JOIN name n ON n.id = e.name \
         WHERE n.folded IN (SELECT value FROM json_each(?))) p CROSS JOIN statement t ON t.speaker = p.entity \
         WHERE t.id NOT IN (SELECT value FROM json_each(?)) UNION SELECT value FROM json_each(?)",
        names_with(words)
    );
    let spoken = corrections::spoken(connection)?;
    let theirs = |(_, by): &&(i64, String)| {
        let by = words_of(by);
        words.iter().all(|word| by.contains(word))
    };
    let theirs: Vec<i64> = spoken.iter().filter(theirs).map(|(statement, _)| *statement).collect();
    let somebodys: Vec<i64> = spoken.iter().map(|(statement, _)| *statement).collect();
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    values.extend(words.iter().map(|word| Box::new(word.clone()) as Box<dyn ToSql>));
    values.push(Box::new(joined.map(|joined| joined.last.clone())));
    values.push(Box::new(json(&names.others(&names_of(connection, words)?))?));
    values.push(Box::new(json(&somebodys)?));
    values.push(Box::new(json(&theirs)?));
    Ok((sql, values))
}

/// The folded names that hold all of these words, those of entities alone.
fn names_of(connection: &Connection, words: &[String]) -> Result<Vec<String>> {
    let sql = format!("SELECT folded FROM name WHERE id IN ({})", names_with(words));
    let mut select = connection.prepare_cached(&sql)?;
    let names = select.query_map(params_from_iter(words.iter()), |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// A last name and the only full name that ends so.
struct Joined {
    last: String,
    full: String,
}

impl Joined {
    fn why(&self) -> String {
        format!("named only by the last name; {} is the only full name in the ledger that ends so", self.full)
    }
}

/// The last name that may stand for a full name asked for.
fn last_name_of(connection: &Connection, words: &[String]) -> Result<Option<Joined>> {
    let [_, .., last] = words else { return Ok(None) };
    let mut full = full_names(connection, std::slice::from_ref(last))?;
    let Some(names) = full.remove(last) else { return Ok(None) };
    let Some((folded, printed)) = names.first_key_value().filter(|_| names.len() == 1) else {
        return Ok(None);
    };
    let holds_all = words.iter().all(|word| folded.split(' ').any(|own| own == word));
    Ok(holds_all.then(|| Joined { last: last.clone(), full: printed.clone() }))
}

/// The full names of persons, folded and as printed, by their last word.
fn full_names(connection: &Connection, last: &[String]) -> Result<HashMap<String, BTreeMap<String, String>>> {
    let mut statement = connection.prepare_cached(
        "SELECT n.last, n.folded, min(e.printed) FROM name n JOIN entity e ON e.name = n.id \
         WHERE n.last IN (SELECT value FROM json_each(?1)) AND n.words > 1 AND e.type = 'person' GROUP BY n.id",
    )?;
    let mut rows = statement.query([json(&last)?])?;
    let mut full: HashMap<String, BTreeMap<String, String>> = HashMap::new();
    while let Some(row) = rows.next()? {
        full.entry(row.get(0)?).or_default().insert(row.get(1)?, row.get(2)?);
    }
    Ok(full)
}

/// Everything credited to entities of one name and type.
struct Group {
    name: i64,
    folded: String,
    words: i64,
    last: String,
    printed: String,
    kind: EntityType,
    statements: u64,
    documents: u64,
    /// The name asked for is one of its own, not only its last name's.
    asked: bool,
}

/// The speakers whose names hold all these words.
pub(crate) fn speakers(connection: &Connection, words: &str, page: Paging) -> Result<Page<Speaker>> {
    let asked_words = words_of(words);
    if asked_words.is_empty() && !words.trim().is_empty() {
        return Err(StoreError::BadQuery("the name holds no word".to_owned()));
    }
    let names = Names::of(connection)?;
    let also = match asked_words.as_slice() {
        [] => "[]".to_owned(),
        words => {
            // Whatever stands for a last name comes along.
            let asked = names_of(connection, words)?;
            let others = names.others(&asked);
            let last = others.iter().filter_map(|name| name.rsplit(' ').next());
            json(&others.iter().copied().chain(last).collect::<Vec<_>>())?
        }
    };
    let groups = groups(connection, &asked_words, also)?;
    let mut listed = join(connection, groups, &names)?;
    listed.sort_by(|(a, _), (b, _)| {
        b.statements
            .cmp(&a.statements)
            .then_with(|| a.name.cmp(&b.name))
            .then_with(|| word(&a.kind).cmp(&word(&b.kind)))
    });
    let total = listed.len() as u64;
    let offset = usize::try_from(page.offset).unwrap_or(usize::MAX);
    let mut listed: Vec<_> = listed.into_iter().skip(offset).take(page.limit() as usize).collect();
    other_names(connection, &mut listed)?;
    Ok(Page::new(listed.into_iter().map(|(speaker, _)| speaker).collect(), total, page.offset))
}

/// The first of several spellings, one that does not shout before one that does.
const PRINTED: &str =
    "coalesce(min(CASE WHEN e.printed GLOB '[A-Z]*[a-z]*' THEN e.printed END), min(e.printed))";

/// `also` is a JSON list of folded names that are listed as well.
fn groups(connection: &Connection, words: &[String], also: String) -> Result<Vec<Group>> {
    // Entities that go by the words, and those whose last name one of these has: they may join.
    let (asked, wider) = match words {
        [] => ("1".to_owned(), "IS NOT NULL".to_owned()),
        words => (
            format!("e.id IN (SELECT entity FROM alias WHERE name IN ({}))", names_with(words)),
            format!(
                "IN (SELECT e1.id FROM name n1 JOIN entity e1 ON e1.name = n1.id WHERE n1.last IN \
                 (SELECT n2.last FROM alias a2 JOIN entity e2 ON e2.id = a2.entity \
                 JOIN name n2 ON n2.id = e2.name WHERE a2.name IN ({})))",
                names_with(words)
            ),
        ),
    };
    // Versions are compared by their index alone: their rows are long, and scattered in this order.
    let sql = format!(
        "WITH said AS (SELECT speaker, count(*) AS statements FROM statement WHERE speaker {wider} \
         OR speaker IN (SELECT e3.id FROM name n3 JOIN entity e3 ON e3.name = n3.id WHERE n3.folded IN \
         (SELECT value FROM json_each(?))) GROUP BY speaker) SELECT n.id, n.folded, n.words, n.last, {PRINTED}, e.type, \
         sum(said.statements), count(DISTINCT e.version), max({asked}) FROM said \
         CROSS JOIN entity e ON e.id = said.speaker CROSS JOIN name n ON n.id = e.name \
         WHERE e.type <> 'unnamed' AND e.version NOT IN (SELECT o.id FROM version o JOIN version l \
         ON l.document = o.document AND l.number = o.number + 1) GROUP BY n.id, e.type"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(words.iter().chain([&also]).chain(words)))?;
    let mut groups = Vec::new();
    while let Some(row) = rows.next()? {
        groups.push(Group {
            name: row.get(0)?,
            folded: row.get(1)?,
            words: row.get(2)?,
            last: row.get(3)?,
            printed: row.get(4)?,
            kind: named(row, 5)?,
            statements: row.get::<_, i64>(6)? as u64,
            documents: row.get::<_, i64>(7)? as u64,
            asked: row.get(8)?,
        });
    }
    Ok(groups)
}

/// Lists last names with the full name they can only stand for. Each speaker comes with the rows of its
/// names.
fn join(connection: &Connection, groups: Vec<Group>, names: &Names) -> Result<Vec<(Speaker, Vec<i64>)>> {
    let is_last_name = |group: &Group| is_last_name(group) && !names.is_apart(&group.folded);
    let alone: BTreeSet<String> =
        groups.iter().filter(|group| is_last_name(group)).map(|group| group.last.clone()).collect();
    let full = full_names(connection, &alone.into_iter().collect::<Vec<_>>())?;
    let only = |group: &Group| -> Option<String> {
        let names = full.get(&group.last).filter(|names| is_last_name(group) && names.len() == 1)?;
        names.first_key_value().map(|(folded, _)| folded.clone())
    };
    // A speaker that a correction touches goes by its name alone, whatever the documents take it for.
    let key = |folded: &str, kind: EntityType| {
        let kind = if names.knows(folded) { String::new() } else { word(&kind) };
        (names.speaker(folded).to_owned(), kind)
    };
    let mut speakers: BTreeMap<(String, String), Listed> = BTreeMap::new();
    let (joining, mut standing): (Vec<Group>, Vec<Group>) =
        groups.into_iter().partition(|group| only(group).is_some());
    // The name that others were merged into comes first: it is what the speaker is called.
    standing.sort_by_key(|group| names.speaker(&group.folded) != group.folded);
    for group in standing {
        let key = key(&group.folded, group.kind);
        match speakers.get_mut(&key) {
            Some(listed) => {
                let why = format!("{} is the same: a correction says so", group.printed);
                listed.absorb(group, why);
            }
            None => _ = speakers.insert(key, Listed::of(group)),
        }
    }
    for group in joining {
        let full = only(&group).unwrap_or_default();
        match speakers.get_mut(&key(&full, EntityType::Person)) {
            Some(listed) => {
                let why = format!(
                    "only {} is named in {} of {}; {} is the only full name in the ledger that ends so",
                    group.printed,
                    counted(group.statements, "statement"),
                    counted(group.documents, "document"),
                    listed.speaker.name
                );
                listed.absorb(group, why);
            }
            // The bearer of the full name is in the ledger but says nothing.
            None => _ = speakers.insert(key(&group.folded, group.kind), Listed::of(group)),
        }
    }
    for ((name, _), listed) in &mut speakers {
        if let Some(called) = names.called(name) {
            called.clone_into(&mut listed.speaker.name);
        }
    }
    Ok(speakers
        .into_values()
        .filter(|listed| listed.asked)
        .map(|listed| (listed.speaker, listed.names))
        .collect())
}

/// A speaker in a list.
struct Listed {
    speaker: Speaker,
    /// The rows of its names.
    names: Vec<i64>,
    /// See [`Group::asked`].
    asked: bool,
}

impl Listed {
    fn of(group: Group) -> Self {
        let speaker = Speaker {
            name: group.printed,
            kind: group.kind,
            names: Vec::new(),
            statements: group.statements,
            documents: group.documents,
            why: Vec::new(),
        };
        Self { speaker, names: vec![group.name], asked: group.asked }
    }

    /// Takes another group for the same speaker.
    fn absorb(&mut self, group: Group, why: String) {
        self.speaker.why.push(why);
        self.speaker.statements += group.statements;
        self.speaker.documents += group.documents;
        self.names.push(group.name);
        self.asked |= group.asked;
    }
}

fn is_last_name(group: &Group) -> bool {
    group.words == 1 && group.kind == EntityType::Person
}

/// Fills in under which other names the documents know each speaker.
fn other_names(connection: &Connection, listed: &mut [(Speaker, Vec<i64>)]) -> Result<()> {
    let rows: Vec<i64> = listed.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    let mut statement = connection.prepare_cached(
        "SELECT e.name, e.type, min(a.printed) FROM entity e JOIN alias a ON a.entity = e.id \
         WHERE e.name IN (SELECT value FROM json_each(?1)) GROUP BY e.name, e.type, a.name",
    )?;
    let mut found = statement.query([json(&rows)?])?;
    let mut names: HashMap<(i64, String), BTreeSet<String>> = HashMap::new();
    while let Some(row) = found.next()? {
        names.entry((row.get(0)?, row.get(1)?)).or_default().insert(row.get(2)?);
    }
    for (speaker, rows) in listed {
        let kind = word(&speaker.kind);
        let all = rows.iter().filter_map(|row| names.get(&(*row, kind.clone()))).flatten();
        let others: BTreeSet<&String> = all.filter(|name| **name != speaker.name).collect();
        speaker.names = others.into_iter().take(NAMES).cloned().collect();
    }
    Ok(())
}

/// A number with what is counted.
fn counted(number: u64, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
