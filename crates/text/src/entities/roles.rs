//! Offices and their time.
//!
//! `role` is the first office the text gives, as printed; `roles` are all of them, each without the words for its time:
//! `former` ("former", "then-", "ex-", "ousted" …), `future` ("-elect", "incoming", "designate") or `current`.
//!
//! | text with offices | offices |
//! |---|---|
//! | Former harbour minister **Ana Orr** left. The dam will hold, said **Ana Orr**, the mayor. | harbour minister (former); mayor (current) |
//! | The then-minister, **Ivo Sall**, signed it. | minister (former) |
//! | The mayor-elect, **Ivo Sall**, signed it. | mayor (future) |
//! | The incoming mayor, **Ivo Sall**, signed it. | mayor (future) |
//! | The acting director, **Ivo Sall**, signed it. | director (current) |
//! | **Ivo Sall** signed it. | |

use crate::record::{HeldRole, RoleTime};

/// Offices as a text gives them, in its order, each once.
pub(crate) fn held(printed: &[String]) -> Vec<HeldRole> {
    let mut held: Vec<HeldRole> = Vec::new();
    for role in printed.iter().map(|title| role(title)) {
        if !held.contains(&role) {
            held.push(role);
        }
    }
    held
}

/// An office without the word for its time.
fn role(printed: &str) -> HeldRole {
    let mut time = RoleTime::Current;
    let mut title = printed.trim();
    while let Some((first, rest)) = split(title) {
        time = match first.to_lowercase().as_str() {
            "former" | "ex" | "then" | "erstwhile" | "onetime" | "one-time" | "past" | "late" | "retired"
            | "ousted" | "deposed" => RoleTime::Former,
            "future" | "incoming" | "designated" => RoleTime::Future,
            "current" | "acting" | "outgoing" | "incumbent" | "now" => time,
            // Whose office it is stands elsewhere.
            "its" | "his" | "her" | "their" | "our" | "my" => time,
            _ => break,
        };
        title = rest;
    }
    for ending in ["-elect", " elect", "-designate", " designate", "-in-waiting"] {
        if let Some(office) = title.strip_suffix(ending) {
            (title, time) = (office, RoleTime::Future);
        }
    }
    HeldRole { title: title.to_owned(), time }
}

/// The first word, hyphen or space behind it, and the rest where there is any.
fn split(title: &str) -> Option<(&str, &str)> {
    let whole = title.split_once(' ').filter(|(first, _)| *first == "one-time");
    whole.or_else(|| title.split_once([' ', '-'])).filter(|(_, rest)| !rest.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_knows_its_time() {
        let cases = [
            ("former harbour minister", "harbour minister", RoleTime::Former),
            ("then-minister", "minister", RoleTime::Former),
            ("ex-mayor", "mayor", RoleTime::Former),
            ("one-time envoy", "envoy", RoleTime::Former),
            ("mayor-elect", "mayor", RoleTime::Future),
            ("incoming chief of police", "chief of police", RoleTime::Future),
            ("Its spokesman", "spokesman", RoleTime::Current),
            ("their former envoy", "envoy", RoleTime::Former),
            ("acting director", "director", RoleTime::Current),
            ("press secretary", "press secretary", RoleTime::Current),
            ("former", "former", RoleTime::Current),
        ];
        for (printed, title, time) in cases {
            assert_eq!(role(printed), HeldRole { title: title.to_owned(), time }, "{printed}");
        }
    }
}
