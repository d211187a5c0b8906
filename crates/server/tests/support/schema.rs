//! Whether an answer is what the OpenAPI document says, no field more.

use serde_json::Value;

/// Every way in which `value` departs from `schema`, each with the place in the answer.
pub(crate) fn departures(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(document, schema, value, "$", &mut found);
    found
}

fn check(document: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = document.pointer(&reference[1..]).unwrap_or_else(|| panic!("{reference} is nowhere"));
        return check(document, target, value, at, found);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        if !choices.iter().any(|choice| departures(document, choice, value).is_empty()) {
            found.push(format!("{at}: none of the choices fits {value}"));
        }
        return;
    }
    if let Some(parts) = schema["allOf"].as_array() {
        return check_object(document, parts, value, at, found);
    }
    if let Some(known) = schema["enum"].as_array()
        && !known.contains(value)
    {
        found.push(format!("{at}: {value} is not among the values"));
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        // Anything goes.
        _ => return,
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !kinds.contains(&kind) {
        found.push(format!("{at}: {kind} instead of {kinds:?}"));
    }
    match value {
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                check(document, &schema["items"], item, &format!("{at}[{i}]"), found);
            }
        }
        Value::Object(_) if schema["properties"].is_object() => {
            check_object(document, std::slice::from_ref(schema), value, at, found);
        }
        _ => {}
    }
}

/// An object made of several schemas: every field in one of them, every required field there.
fn check_object(document: &Value, parts: &[Value], value: &Value, at: &str, found: &mut Vec<String>) {
    let resolved: Vec<&Value> = parts
        .iter()
        .map(|part| part["$ref"].as_str().map_or(part, |to| document.pointer(&to[1..]).unwrap()))
        .collect();
    let Some(fields) = value.as_object() else {
        found.push(format!("{at}: {value} is not an object"));
        return;
    };
    for (name, field) in fields {
        match resolved.iter().find_map(|part| part["properties"].get(name)) {
            Some(schema) => check(document, schema, field, &format!("{at}.{name}"), found),
            None => found.push(format!("{at}.{name} is not documented")),
        }
    }
    for name in resolved.iter().filter_map(|part| part["required"].as_array()).flatten() {
        if !fields.contains_key(name.as_str().unwrap()) {
            found.push(format!("{at}.{} is missing", name.as_str().unwrap()));
        }
    }
}
