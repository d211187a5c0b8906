//! What a page says of itself: JSON-LD before OpenGraph before other meta tags before visible marks.
//! Nothing is guessed; a date that only the address holds is said to be inferred.

use onrecord_text::{Code, Diagnostic, Layer, PublishedBasis, unescape};

use super::{
    linked,
    tokens::{Token, tokens},
};
use crate::{date, document::Reading, formats::jsonl::stated};

/// The page's marks, as they stand, and its shape.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// Meta tags in order: lower-case `name`, `property` or `itemprop`, and content.
    metas: Vec<(String, String)>,
    json_ld: Vec<String>,
    canonical: Option<String>,
    language: Option<String>,
    title: String,
    heading: String,
    author: String,
    times: Vec<Time>,
    /// Largest number of elements open at once.
    pub(crate) depth: usize,
    /// How many elements a parser may have to open again because formatting was left open, at most.
    pub(crate) reopened: usize,
    /// Largest number of attributes in one tag.
    pub(crate) attributes: usize,
    /// Bytes of text, each counted once for every element it stands in: extractors look at the text
    /// of an element again for each one around it.
    pub(crate) weight: usize,
    /// Number of tags.
    pub(crate) tags: usize,
    /// Whether the page says that it is one: a fragment has neither of these.
    pub(crate) is_page: bool,
}

#[derive(Debug)]
struct Time {
    written: String,
    /// Marked as the date of publication.
    marked: bool,
    /// Stands after the main heading.
    in_article: bool,
}

/// Where the text of an element goes while it is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Into {
    Title,
    Heading,
    Author,
    Script,
}

impl Head {
    /// Reads the marks in one pass over the page.
    pub(crate) fn scan(html: &str) -> Self {
        let mut head = Self::default();
        let mut open: Option<(Into, String)> = None;
        let (mut depth, mut formatting) = (0usize, 0usize);
        tokens(html, |token| match token {
            Token::Start { name, attributes, attribute_count } => {
                head.tags += 1;
                head.attributes = head.attributes.max(attribute_count);
                head.is_page |= matches!(name, "html" | "body" | "head");
                if !is_void(name) && !closes_itself(name) {
                    depth += 1;
                    head.depth = head.depth.max(depth);
                }
                if is_formatting(name) {
                    formatting += 1;
                } else {
                    head.reopened = head.reopened.saturating_add(formatting);
                }
                if open.is_none() {
                    open = head.start(name, attributes).map(|into| (into, name.to_owned()));
                }
            }
            Token::End { name } => {
                if !is_void(name) && !closes_itself(name) {
                    depth = depth.saturating_sub(1);
                }
                if is_formatting(name) {
                    formatting = formatting.saturating_sub(1);
                }
                if open.as_ref().is_some_and(|(_, opened)| opened == name) {
                    open = None;
                }
            }
            Token::Text(range) => {
                head.weight = head.weight.saturating_add(range.len().saturating_mul(depth));
                if let Some((into, _)) = &open {
                    head.text(*into, &html[range]);
                }
            }
        });
        head
    }

    fn start(&mut self, name: &str, attributes: &[(String, String)]) -> Option<Into> {
        let get =
            |key: &str| attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
        let is = |key: &str, value: &str| {
            get(key).is_some_and(|found| {
                found.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(value))
            })
        };
        match name {
            "html" => self.language = get("lang").or_else(|| get("xml:lang")).and_then(stated),
            "meta" => {
                let content = get("content").map(|content| content.trim().to_owned()).unwrap_or_default();
                for key in ["property", "name", "itemprop", "http-equiv"] {
                    if let (Some(name), false) = (get(key), content.is_empty()) {
                        self.metas.push((name.trim().to_ascii_lowercase(), content.clone()));
                    }
                }
            }
            "link" if is("rel", "canonical") && self.canonical.is_none() => {
                self.canonical = get("href").map(|href| href.trim().to_owned());
            }
            "script" if get("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) => {
                self.json_ld.push(String::new());
                return Some(Into::Script);
            }
            "title" if self.title.is_empty() => return Some(Into::Title),
            "h1" if self.heading.is_empty() => return Some(Into::Heading),
            "time" => {
                if let Some(written) = get("datetime").and_then(stated) {
                    let marked = is("itemprop", "datePublished") || get("pubdate").is_some();
                    self.times.push(Time { written, marked, in_article: !self.heading.is_empty() });
                }
            }
            "a" | "span" | "p" | "div" | "address"
                if self.author.is_empty() && (is("rel", "author") || is("itemprop", "author")) =>
            {
                return Some(Into::Author);
            }
            _ => {}
        }
        None
    }

    fn text(&mut self, into: Into, piece: &str) {
        let target = match into {
            Into::Title => &mut self.title,
            Into::Heading => &mut self.heading,
            Into::Author => &mut self.author,
            Into::Script => {
                self.json_ld.iter_mut().last().into_iter().for_each(|script| script.push_str(piece));
                return;
            }
        };
        // A heading that is never closed is no heading.
        if target.len() < 1000 {
            target.push_str(&unescape(piece.get(..1000).unwrap_or(piece), Layer::Html).text);
        }
    }

    /// The first of these meta tags that says something.
    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            self.metas.iter().filter(|(found, _)| found == name).find_map(|(_, content)| clean(content))
        })
    }

    /// Fills in what is not known yet. `address` is where an archive says the page came from.
    pub(crate) fn describe(&self, reading: &mut Reading, address: Option<&str>) {
        let linked = linked::read(&self.json_ld);
        let meta = &mut reading.meta;
        let set = |field: &mut Option<String>, values: [Option<String>; 4]| {
            if field.is_none() {
                *field = values.into_iter().flatten().next();
            }
        };
        set(
            &mut meta.outlet,
            [
                // The site before the publisher, which may be the agency or the blogging platform.
                self.meta(&["og:site_name"]),
                linked.publisher.clone(),
                self.meta(&["publisher", "dc.publisher", "dcterms.publisher", "application-name"]),
                None,
            ],
        );
        set(
            &mut meta.title,
            [
                linked.headline.clone(),
                self.meta(&["og:title", "twitter:title"]),
                clean(&self.heading),
                self.meta(&["dc.title", "title"]).or_else(|| clean(&self.title)),
            ],
        );
        if let (Some(title), Some(outlet)) = (&meta.title, &meta.outlet) {
            meta.title = Some(without_outlet(title, outlet));
        }
        let names = ["author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author"];
        let named =
            names.iter().find_map(|name| self.meta(&[name]).filter(|author| !author.starts_with("http")));
        set(&mut meta.author, [linked.author.clone(), named, clean(&self.author), None]);
        set(
            &mut meta.language,
            [
                self.language.clone(),
                linked.language.clone(),
                self.meta(&["og:locale"]),
                self.meta(&["content-language", "language", "dc.language"]),
            ],
        );
        meta.language = meta.language.take().map(|tag| tag.replace('_', "-"));
        let url = |url: Option<String>| url.and_then(|url| absolute(&url, address));
        set(
            &mut meta.url,
            [
                url(self.canonical.clone()).filter(|url| !is_front_page(url)),
                url(self.meta(&["og:url"])).filter(|url| !is_front_page(url)),
                address.map(str::to_owned),
                url(linked.url.clone()),
            ],
        );
        self.date(reading, linked.published);
    }

    fn date(&self, reading: &mut Reading, linked: Option<String>) {
        if reading.meta.published.is_some() {
            return;
        }
        let names = [
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "datepublished",
            "article.published",
            "publication_date",
            "publish-date",
            "publish_date",
            "published_at",
            "pubdate",
            "date",
            "dc.date.issued",
            "dc.date",
            "dcterms.created",
            "dcterms.date",
            "dcterms.issued",
            "parsely-pub-date",
            "sailthru.date",
            "cxenseparse:recs:publishtime",
            "ptime",
            "article_date_original",
            "originalpublicationdate",
            "date.release",
            "date_published",
        ];
        let stated = linked
            .into_iter()
            .chain(names.iter().filter_map(|name| self.meta(&[name])))
            .chain(self.times.iter().filter(|time| time.marked).map(|time| time.written.clone()))
            // Other times on the page may be those of other articles: the first under the heading, or
            // the only one, is this one's.
            .chain(
                self.times
                    .iter()
                    .filter(|time| time.in_article || self.times.len() == 1)
                    .take(1)
                    .map(|time| time.written.clone()),
            );
        let mut not_understood = None;
        for written in stated {
            if date::read(&written).is_some() {
                return reading.set_published(&written, PublishedBasis::Page);
            }
            not_understood.get_or_insert(written);
        }
        if let Some(written) = not_understood {
            reading.set_published(&written, PublishedBasis::Page);
        }
        if let Some(found) = reading.meta.url.as_deref().and_then(date_in_address) {
            reading.set_published(&found, PublishedBasis::Inferred);
            let message = format!("the page states no date; {found} is taken from its address");
            reading.diagnostics.push(Diagnostic::new(Code::Undated, message));
        }
    }
}

/// A mark's text on one line, without references that were escaped twice.
pub(crate) fn clean(text: &str) -> Option<String> {
    let once = if text.contains('&') { unescape(text, Layer::Html).text } else { text.to_owned() };
    stated(&once.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A title without the outlet that pages put behind it.
fn without_outlet(title: &str, outlet: &str) -> String {
    let letters =
        |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    for mark in [" | ", " - ", " – ", " — ", " :: "] {
        if let Some((rest, last)) = title.rsplit_once(mark)
            && letters(last) == letters(outlet)
            && !rest.trim().is_empty()
        {
            return rest.trim().to_owned();
        }
    }
    title.to_owned()
}

/// An `http` address, completed from where the page came from.
fn absolute(url: &str, address: Option<&str>) -> Option<String> {
    if url.starts_with("http://") || url.starts_with("https://") {
        return Some(url.to_owned());
    }
    if let Some(rest) = url.strip_prefix("//") {
        return Some(format!("https://{rest}"));
    }
    let address = address?;
    let host_end = address.find("://").and_then(|at| address[at + 3..].find('/').map(|len| at + 3 + len));
    url.starts_with('/').then(|| format!("{}{url}", &address[..host_end.unwrap_or(address.len())]))
}

/// Some sites call their front page the canonical address of every article.
fn is_front_page(url: &str) -> bool {
    url.splitn(4, '/').nth(3).is_none_or(str::is_empty)
}

/// `/2031/04/12/` or `/2031-04-12` in a path.
fn date_in_address(url: &str) -> Option<String> {
    let numbers: Vec<&str> = url.split(['/', '-']).collect();
    numbers.windows(3).find_map(|window| match window {
        [year, month, day]
            if year.len() == 4
                && (year.starts_with("19") || year.starts_with("20"))
                && month.len() == 2
                && day.len() == 2 =>
        {
            date::read(&format!("{year}-{month}-{day}"))
        }
        _ => None,
    })
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that the next of their kind closes: old pages leave them open by the thousand.
fn closes_itself(name: &str) -> bool {
    matches!(name, "p" | "li" | "dt" | "dd" | "tr" | "td" | "th" | "thead" | "tbody" | "option" | "optgroup")
}

/// Elements that a parser opens again in every block after the one they were left open in.
fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}
