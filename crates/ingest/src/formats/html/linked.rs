//! JSON-LD, the description that search engines ask of news pages.

use serde_json::{Map, Value};

use super::head::clean;

/// What the description of the article says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

/// Reads the scripts of a page: the first thing that is an article, else the first dated page.
pub(super) fn read(scripts: &[String]) -> Linked {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut things = Vec::new();
    values.iter().for_each(|value| collect(value, &mut things, 0));
    let article =
        things.iter().find(|thing| is(thing, |kind| kind.ends_with("Article") || kind.ends_with("Posting")));
    let page = || {
        things
            .iter()
            .find(|thing| is(thing, |kind| kind.ends_with("Page")) && thing.contains_key("datePublished"))
    };
    let Some(thing) = article.or_else(page) else { return Linked::default() };
    let text = |key: &str| thing.get(key).and_then(|value| name(value, &things));
    Linked {
        headline: text("headline").or_else(|| text("name")),
        publisher: text("publisher").or_else(|| text("sourceOrganization")),
        author: text("author").or_else(|| text("creator")).filter(|author| !author.starts_with("http")),
        published: text("datePublished").or_else(|| text("dateCreated")),
        language: text("inLanguage"),
        url: ["url", "mainEntityOfPage"].iter().find_map(|key| address(thing.get(*key)?)),
    }
}

/// Pages put comments, CDATA marks and raw line breaks into their JSON.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let script = script.trim().trim_start_matches("//").trim_start_matches("<![CDATA[");
    let script = script
        .trim_end()
        .trim_end_matches("]]>")
        .trim_end()
        .trim_end_matches("//")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(script).ok().or_else(|| {
        let flat: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&flat).ok()
    })
}

/// Every described thing: the top ones, those of a `@graph`, and what a page is about.
fn collect<'v>(value: &'v Value, out: &mut Vec<&'v Map<String, Value>>, level: usize) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, out, level)),
        Value::Object(thing) if level < 4 => {
            out.push(thing);
            ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"]
                .iter()
                .filter_map(|key| thing.get(*key))
                .for_each(|inner| collect(inner, out, level + 1));
        }
        _ => {}
    }
}

fn is(thing: &Map<String, Value>, wanted: impl Fn(&str) -> bool) -> bool {
    match thing.get("@type") {
        Some(Value::String(kind)) => wanted(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    }
}

/// The name of a person, organisation, language: a string, a thing with a name, a reference to one,
/// several of these.
fn name(value: &Value, things: &[&Map<String, Value>]) -> Option<String> {
    match value {
        Value::String(text) => clean(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => {
            let names: Vec<String> = values.iter().filter_map(|value| name(value, things)).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Object(thing) => {
            let own = |thing: &Map<String, Value>| match thing.get("name").or_else(|| thing.get("@value")) {
                Some(Value::String(text)) => clean(text),
                Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).find_map(clean),
                _ => None,
            };
            own(thing).or_else(|| {
                let id = thing.get("@id")?;
                things.iter().filter(|other| other.get("@id") == Some(id)).find_map(|other| own(other))
            })
        }
        _ => None,
    }
}

fn address(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => clean(text),
        Value::Object(thing) => {
            thing.get("@id").or_else(|| thing.get("url")).and_then(Value::as_str).and_then(clean)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(script: &str) -> Linked {
        read(&[script.to_owned()])
    }

    #[test]
    fn articles_are_found_wherever_they_stand() {
        for script in [
            r#"{"@type":"NewsArticle","headline":"Ferry sinks","datePublished":"2031-04-12","author":{"name":"A B"}}"#,
            r#"[{"@type":"WebSite","name":"x"},{"@type":["Article"],"headline":"Ferry sinks","datePublished":"2031-04-12","author":["A B"]}]"#,
            r##"{"@graph":[{"@type":"Person","@id":"#1","name":"A B"},{"@type":"ReportageNewsArticle","headline":"Ferry sinks","datePublished":"2031-04-12","author":{"@id":"#1"}}]}"##,
            "//<![CDATA[\n{\"@type\":\"BlogPosting\",\"headline\":\"Ferry\nsinks\",\"datePublished\":\"2031-04-12\",\"author\":[{\"name\":\"A B\"}]}\n//]]>",
        ] {
            let linked = one(script);
            assert_eq!(linked.headline.as_deref(), Some("Ferry sinks"), "{script}");
            assert_eq!(linked.author.as_deref(), Some("A B"), "{script}");
            assert_eq!(linked.published.as_deref(), Some("2031-04-12"), "{script}");
        }
    }

    #[test]
    fn what_is_no_article_says_nothing() {
        for script in
            ["", "{", "null", r#"{"@type":"Organization","name":"x"}"#, r#"{"@type":"Product","name":"x"}"#]
        {
            assert_eq!(one(script), Linked::default(), "{script}");
        }
        let names = one(
            r#"{"@type":"Article","author":[{"name":"A"},{"name":"B &amp; C"}],"publisher":{"name":" "}}"#,
        );
        assert_eq!(names.author.as_deref(), Some("A, B & C"));
        assert_eq!(names.publisher, None);
    }
}
