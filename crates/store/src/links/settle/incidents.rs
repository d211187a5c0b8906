//! Incidents, made anew of all that the latest versions tell, with users' decisions laid over them.

use std::collections::{BTreeSet, HashMap};

use onrecord_link::decisions::overlay;
use onrecord_link::incidents::{Incident, Kind, Member, Mention, Site, When, gathered, group};
use rusqlite::{Transaction, params};

use super::Settling;
use crate::corrections::{Active, Laying};
use crate::writer::json;
use crate::{Result, day, fold, identity};

/// Why an account is where a user put it.
const CORRECTED: &str = "put here by a correction";
const SECONDS_A_DAY: i64 = 86_400;

/// Makes the incidents; takes the mentions out of the documents.
pub(super) fn all(
    change: &Transaction<'_>,
    documents: &mut [Settling],
    story_of: &[usize],
    corrections: &Active,
) -> Result<()> {
    change.execute_batch(
        "DELETE FROM incident_dispute; DELETE FROM incident_measure; DELETE FROM incident_place; \
         DELETE FROM incident_mention; DELETE FROM incident",
    )?;
    // Of each version its first mention; of each mention its document.
    let (mut first, mut document, mut mentions) = (HashMap::new(), Vec::new(), Vec::new());
    for (number, one) in documents.iter_mut().enumerate() {
        first.insert(one.version, mentions.len() as u32);
        for mention in std::mem::take(&mut one.mentions) {
            let story = story_of.get(number).and_then(|story| u32::try_from(*story).ok());
            mentions.push(Mention { document: one.public.clone(), story, ..mention });
            document.push(number);
        }
    }
    let at = |version: i64, number: u32| {
        let at = first.get(&version)? + number;
        let of = document.get(at as usize)?;
        (documents[*of].version == version).then_some(at)
    };
    let laying = corrections.accounts(change, at)?;
    let found = group(&mentions);
    let making = Making { change, documents, document: &document, mentions: &mentions };
    let ids = making.keep(&found, &laying)?;
    laying.note(change, |member| ids.get(member as usize)?.as_deref())
}

struct Making<'s> {
    change: &'s Transaction<'s>,
    documents: &'s [Settling],
    document: &'s [usize],
    mentions: &'s [Mention],
}

impl Making<'_> {
    /// Keeps the incidents as decided; of each mention the id of its incident, none where nobody says where or when.
    fn keep(&self, found: &[Incident], laying: &Laying<'_>) -> Result<Vec<Option<String>>> {
        // Of each mention where it was found to belong, and why.
        let mut home: Vec<(usize, &Member)> = Vec::with_capacity(self.mentions.len());
        home.extend(found.iter().enumerate().flat_map(|(n, one)| one.members.iter().map(move |m| (n, m))));
        home.sort_by_key(|(_, member)| member.mention);
        let centre = |incident: usize| {
            let members = &found[incident].members;
            members.iter().find(|member| member.why.is_empty()).map_or(0, |member| member.mention as u32)
        };
        let groups = found.iter().map(|one| one.members.iter().map(|m| m.mention as u32).collect()).collect();
        let mut ids = vec![None; self.mentions.len()];
        let mut all: Vec<(String, Incident, Option<i64>)> = Vec::with_capacity(found.len());
        for (members, touched) in overlay(groups, &laying.decisions) {
            // What a user put somewhere stays there.
            if !touched && found[home[members[0] as usize].0].is_adrift() {
                continue;
            }
            let Some(id) = self.id(&members) else { continue };
            members.iter().for_each(|member| ids[*member as usize] = Some(id.clone()));
            let (own, _) = home[members[0] as usize];
            let made = if touched {
                let why = |member: &u32| {
                    let (was, known) = home[*member as usize];
                    let stayed = members.binary_search(&centre(was)).is_ok();
                    let why = match &known.why {
                        why if stayed && !(why.is_empty() && was != own) => why.clone(),
                        _ => vec![CORRECTED.to_owned()],
                    };
                    Member { mention: *member as usize, why }
                };
                gathered(self.mentions, members.iter().map(why).collect())
            } else {
                Some(found[own].clone())
            };
            let gone =
                laying.withdrawn.iter().rev().find(|(member, _)| members.binary_search(member).is_ok());
            all.extend(made.map(|made| (id, made, gone.map(|(_, correction)| *correction))));
        }
        for (id, incident, withdrawn) in &all {
            self.incident(id, incident, *withdrawn)?;
        }
        self.disputes(found, |incident| ids.get(centre(incident) as usize)?.as_deref())?;
        Ok(ids)
    }

    /// An incident's id, from its first account: of the document published first, of equals the first by id.
    fn id(&self, members: &[u32]) -> Option<String> {
        let first = members.iter().min_by_key(|member| {
            let day = self.documents[self.document[**member as usize]].day;
            (day.is_none(), day, **member)
        })?;
        let first = &self.mentions[*first as usize];
        Some(identity::of_group("i", &format!("{}.i{}", first.document, first.number + 1)))
    }

    fn incident(&self, id: &str, incident: &Incident, withdrawn: Option<i64>) -> Result<()> {
        let mut insert = self.change.prepare_cached(
            "INSERT INTO incident VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?;
        let (first, last) = match incident.when {
            When::Days { first, last } => (Some(first), day::counted(last)),
            _ => (None, None),
        };
        let documents = |of: &[usize]| {
            let mut documents: Vec<&str> = of.iter().map(|n| self.mentions[*n].document.as_str()).collect();
            documents.dedup();
            documents
        };
        let sites: Vec<(&Site, Vec<&str>)> =
            incident.sites.iter().map(|(site, of)| (site, documents(of))).collect();
        insert.execute(params![
            id,
            incident.kind.name(),
            json(&incident.kinds.iter().map(Kind::name).collect::<Vec<_>>())?,
            json(&incident.words)?,
            json(&incident.when)?,
            first.map(|first| i64::from(first) * SECONDS_A_DAY),
            first.and_then(day::counted),
            last,
            incident.site.as_ref().map(json).transpose()?,
            json(&sites)?,
            withdrawn,
            json(&incident.named)?,
        ])?;
        let mut insert =
            self.change.prepare_cached("INSERT INTO incident_mention VALUES (?1, ?2, ?3, ?4)")?;
        let mut measure =
            self.change.prepare_cached("INSERT OR IGNORE INTO incident_measure VALUES (?1, ?2)")?;
        for member in &incident.members {
            let mention = &self.mentions[member.mention];
            let version = self.documents[self.document[member.mention]].version;
            insert.execute(params![version, mention.number, id, json(&member.why)?])?;
            for counted in &mention.measures {
                measure.execute(params![id, counted])?;
            }
        }
        self.places(id, incident)
    }

    fn places(&self, id: &str, incident: &Incident) -> Result<()> {
        let mut insert =
            self.change.prepare_cached("INSERT OR IGNORE INTO incident_place VALUES (?1, ?2, ?3)")?;
        let mut places: BTreeSet<(u32, String)> = BTreeSet::new();
        for (site, _) in &incident.sites {
            for name in [&site.name, &site.printed] {
                places.insert((site.geonames_id.unwrap_or(0), format!(" {} ", fold::folded(name))));
            }
            places.extend(site.within.iter().map(|holder| (*holder, String::new())));
        }
        places.extend(incident.named.iter().map(|name| (0, format!(" {} ", fold::folded(name)))));
        for (place, words) in places {
            insert.execute(params![id, place, words])?;
        }
        Ok(())
    }

    /// Keeps what looks like one and is not taken to be.
    fn disputes<'i>(&self, found: &[Incident], id: impl Fn(usize) -> Option<&'i str>) -> Result<()> {
        let mut insert =
            self.change.prepare_cached("INSERT OR IGNORE INTO incident_dispute VALUES (?1, ?2, ?3)")?;
        for (n, incident) in found.iter().enumerate() {
            for dispute in &incident.disputes {
                let (Some(one), Some(other)) = (id(n), id(dispute.incident)) else { continue };
                if one != other {
                    insert.execute(params![one, other, dispute.why])?;
                }
            }
        }
        Ok(())
    }
}
