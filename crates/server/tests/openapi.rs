//! The OpenAPI document is whole, and the committed copy, from which the web page's types are made, is
//! what the server says. `ONRECORD_BLESS=1` writes the copy anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

#[test]
#[allow(clippy::disallowed_methods, reason = "a developer asks for the copy to be written")]
fn the_committed_document_is_the_servers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let now = serde_json::to_string_pretty(onrecord_server::openapi()).unwrap() + "\n";
    if std::env::var_os("ONRECORD_BLESS").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == now,
        "the API changed: run this test with ONRECORD_BLESS=1, then `npm run types` in web/, and read the diff"
    );
}

/// Handlers are documented by `utoipa::path`; a route made any other way would not be in the document.
#[test]
fn every_handler_is_routed_and_documented() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api");
    let mut handlers = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for part in source.split("#[utoipa::path(").skip(1) {
            handlers.insert(format!("/api/v1{}", part.split('"').nth(1).unwrap()));
        }
        let by_hand = source.matches(".route(\"").count() - source.matches(".route(\"/api").count();
        assert_eq!(by_hand, 0, "a route outside the document");
    }
    let document = serde_json::to_value(onrecord_server::openapi()).unwrap();
    let documented: BTreeSet<String> = document["paths"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(handlers, documented);
    let paths = document["paths"].as_object().unwrap().values();
    let operations: Vec<&Value> = paths.flat_map(|path| path.as_object().unwrap().values()).collect();
    let names: BTreeSet<&str> =
        operations.iter().map(|operation| operation["operationId"].as_str().unwrap()).collect();
    assert_eq!(names.len(), operations.len(), "clients call operations by name: {names:?}");
}

#[test]
fn every_reference_has_its_schema() {
    fn references(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value.as_str() {
                        Some(target) if name == "$ref" => into.push(target.to_owned()),
                        _ => references(value, into),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, into)),
            _ => {}
        }
    }
    let document = serde_json::to_value(onrecord_server::openapi()).unwrap();
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(!found.is_empty());
    for reference in found {
        assert!(document.pointer(&reference[1..]).is_some(), "{reference} is nowhere");
    }
}
