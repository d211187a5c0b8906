//! A first-hand report: what somebody saw or counted, given as fields, and set as plain sentences.
//!
//! The bytes that are kept are the JSON as it was sent. The document's text is made of them by [`Report::text`] alone,
//! so that a span in it is proved by making the text again. The sentences are such that the engine reads the reporter
//! as the source of all of them; the place's coordinates and the numbers are then put in as they were given
//! ([`give`], [`placed`]): nobody guesses where or how many, whom somebody told.

mod given;
mod set;

pub(crate) use given::{give, placed};

use serde::{Deserialize, Serialize};

use crate::Bound;
use set::in_words;

/// What somebody reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Report {
    /// Who saw or counted it.
    pub reporter: String,
    /// For whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// When it happened: `2031-04-12` or `2031-04-12T09:30`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened: Option<String>,
    /// When it was reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<String>,
    /// Where it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<ReportPlace>,
    /// What happened, in the reporter's words.
    pub what: String,
    /// Numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<ReportFigure>,
    /// How sure the reporter is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}

/// Where it happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportPlace {
    /// What it is called.
    pub name: String,
    /// Degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// How closely that is known, in kilometres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub radius_km: Option<f64>,
}

/// A number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportFigure {
    /// What is counted: `killed`, `injured`, `missing`, `detained`, `displaced` …
    pub measure: String,
    /// The least it can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// The most it can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// How the number is bounded.
    pub bound: Bound,
    /// What the number counts; people where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// How sure a reporter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Sure.
    High,
    /// Fairly sure.
    Medium,
    /// Not sure.
    Low,
}

// JSON has no number that differs from itself.
impl Eq for Report {}

impl Report {
    /// Reads a report out of JSON.
    ///
    /// # Errors
    /// In words, what is missing or cannot be.
    pub fn read(json: &str) -> Result<Self, String> {
        let report: Self = serde_json::from_str(json).map_err(|error| error.to_string())?;
        report.check().map(|()| report)
    }

    fn check(&self) -> Result<(), String> {
        let blank = |text: &String| text.trim().is_empty();
        if blank(&self.reporter) || blank(&self.what) {
            return Err("`reporter` and `what` cannot be empty".to_owned());
        }
        for (name, date) in [("happened", &self.happened), ("reported", &self.reported)] {
            if date.as_ref().is_some_and(|date| in_words(date).is_none()) {
                return Err(format!("`{name}` is not a date; write it as 2031-04-12 or 2031-04-12T09:30"));
            }
        }
        if let Some(place) = &self.place {
            let within = |degrees: f64, most: f64| degrees.abs() <= most;
            match (place.lat, place.lon) {
                _ if blank(&place.name) => return Err("the place has no name".to_owned()),
                (None, None) => {}
                (Some(lat), Some(lon)) if within(lat, 90.0) && within(lon, 180.0) => {}
                _ => {
                    return Err(
                        "`lat` goes from -90 to 90 and `lon` from -180 to 180, both or neither".to_owned()
                    );
                }
            }
            if place.radius_km.is_some_and(|radius| radius <= 0.0) {
                return Err("`radius_km` is more than 0".to_owned());
            }
        }
        self.figures.iter().try_for_each(ReportFigure::check)
    }

    /// The headline: by whom, where, when.
    pub fn title(&self) -> String {
        let by = format!("First-hand report by {}", self.reporter.trim());
        let place = self.place.as_ref().map(|place| place.name.trim().to_owned());
        let day = self.happened.as_deref().and_then(in_words);
        [by].into_iter().chain(place).chain(day).collect::<Vec<_>>().join(", ")
    }

    /// The report in plain sentences: the text of its document.
    pub fn text(&self) -> String {
        self.set().text
    }
}

impl ReportFigure {
    fn check(&self) -> Result<(), String> {
        let bad = |why: &str| Err(format!("the number of `{}`: {why}", self.measure));
        if self.measure.trim().is_empty() {
            return Err("a number without a measure".to_owned());
        }
        if [self.low, self.high].into_iter().flatten().any(|number| number < 0.0) {
            return bad("it is less than 0");
        }
        match (self.bound, self.low, self.high) {
            (Bound::AtLeast | Bound::MoreThan, Some(_), None)
            | (Bound::AtMost | Bound::FewerThan, None, Some(_)) => Ok(()),
            (Bound::Exact | Bound::About, Some(low), high) if high.is_none_or(|high| high == low) => Ok(()),
            (Bound::Range | Bound::Vague, Some(low), Some(high)) if low <= high => Ok(()),
            _ => bad("`low` and `high` do not go with `bound`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CodePoints, Document, DocumentKind, Engine, Meta, annotate};

    const JSON: &str = r#"{"reporter": "Edda Morn", "organisation": "Harrow Monitoring Cell", "happened": "2031-04-12T09:30",
        "reported": "2031-04-13", "place": {"name": "Karnholt", "lat": 54.1, "lon": -12.3, "radius_km": 2},
        "what": "Two shells fell on the \"old\" landing in Karnholt.", "confidence": "high",
        "figures": [{"measure": "killed", "low": 12, "bound": "at_least"}, {"measure": "bereft", "low": 3, "high": 5, "bound": "range"}]}"#;

    #[test]
    fn a_report_is_set_in_sentences_that_are_read_as_its_reporters() {
        let report = Report::read(JSON).unwrap();
        let text = report.text();
        assert_eq!(
            text,
            "This is a first-hand report by Edda Morn of Harrow Monitoring Cell, given on 13 April 2031.\n\n\
             It happened on 12 April 2031 at 09:30 within 2 km of Karnholt.\n\n\
             Edda Morn said: “Two shells fell on the 'old' landing in Karnholt.”\n\n\
             Edda Morn said that at least 12 people were killed in Karnholt on 12 April 2031 at 09:30.\n\n\
             Edda Morn said that between 3 and 5 people were bereft in Karnholt on 12 April 2031 at 09:30.\n\n\
             Edda Morn is sure of this.\n"
        );
        assert_eq!(report.title(), "First-hand report by Edda Morn, Karnholt, 12 April 2031 at 09:30");
        let meta = Meta { kind: DocumentKind::Report, report: Some(Box::new(report)), ..Meta::default() };
        let record =
            annotate(&Document { text: text.clone(), meta, ..Document::default() }, &Engine::rules());
        let said: Vec<_> = record.statements.iter().map(|statement| statement.speaker.as_deref()).collect();
        assert!(said.len() >= 3 && said.iter().all(|speaker| *speaker == said[0]), "{:?}", record.statements);
        assert_eq!(record.places.len(), 4, "{:?}", record.places);
        assert!(record.places.iter().all(|place| (place.lat, place.lon) == (54.1, -12.3)));
        let points = CodePoints::new(&text);
        let figures: Vec<_> = record
            .figures
            .iter()
            .map(|figure| {
                (figure.measure.as_str(), figure.low, figure.high, points.slice(figure.span).unwrap())
            })
            .collect();
        let wanted = [
            ("shells", Some(2.0), Some(2.0), "Two shells"),
            ("killed", Some(12.0), None, "at least 12 people"),
            ("bereft", Some(3.0), Some(5.0), "between 3 and 5 people"),
        ];
        assert_eq!(figures, wanted);
        assert!(record.figures.iter().all(|figure| figure.statement.is_some()));
    }

    #[test]
    fn what_cannot_be_is_said() {
        for (change, with, part) in [
            ("\"Edda Morn\"", "\" \"", "empty"),
            ("2031-04-13", "on Monday", "`reported`"),
            ("54.1", "154.1", "`lat`"),
            ("\"lat\": 54.1,", "", "both or neither"),
            ("at_least", "at_most", "`bound`"),
            ("\"low\": 12", "\"low\": -1", "less than 0"),
            ("at_least", "some", "unknown variant"),
            ("\"radius_km\": 2", "\"radius_km\": 0", "more than 0"),
        ] {
            let error = Report::read(&JSON.replacen(change, with, 1)).unwrap_err();
            assert!(error.contains(part), "{error}");
        }
        assert!(Report::read(r#"{"reporter": "a", "what": "b"}"#).is_ok());
    }
}
