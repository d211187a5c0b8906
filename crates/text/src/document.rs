//! A document: what was captured, before anything is read out of it.

use serde::{Deserialize, Serialize};

use crate::Report;

/// Where a publication date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum PublishedBasis {
    /// The user or the JSONL row said so.
    Given,
    /// The page, feed entry or archive record states it.
    Page,
    /// The date line of the text, year included.
    Dateline,
    /// Worked out, for instance a date line's day with a year found elsewhere.
    Inferred,
    /// Nobody states it.
    #[default]
    Unknown,
}

/// What is known of a document beside its text; see product.md, "The annotation record".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Meta {
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Whose wire it carries.
    pub agency: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// Byline, as printed.
    pub author: Option<String>,
    /// RFC 3339 date or date and time, cut to what is stated: `2031-04-12`, `2031-04-12T09:30:00Z`.
    pub published: Option<String>,
    /// Where `published` comes from.
    pub published_basis: PublishedBasis,
    /// The place of the date line, as printed.
    pub dateline_place: Option<String>,
    /// The day of the date line as a TIMEX3 value; `XXXX-05-03` where it states no year.
    pub dateline_date: Option<String>,
    /// BCP 47 tag of the main language.
    pub language: Option<String>,
    /// What it is; left out where it is an article.
    #[serde(skip_serializing_if = "DocumentKind::is_article")]
    pub kind: DocumentKind,
    /// What was given, where it is a first-hand report: the text is made of this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<Box<Report>>,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum DocumentKind {
    /// Something that somebody published.
    #[default]
    Article,
    /// What somebody who saw it told us.
    Report,
}

impl DocumentKind {
    fn is_article(&self) -> bool {
        *self == Self::Article
    }
}

/// One captured article or report, decoded: the text its spans index and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The row's id, else its URL, else the file's name.
    pub id: String,
    /// The decoded text, unchanged for plain text and rows; the extracted article for pages.
    pub text: String,
    /// What the source itself or the user said; the engine adds what the text says (date line,
    /// byline, agency) without overruling it.
    pub meta: Meta,
    /// Whether the text may hold page furniture (plain text saved from a page) that has to be told
    /// apart from the body. An extracted article has been through that already.
    pub raw_layout: bool,
}
