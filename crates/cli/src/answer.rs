//! Printing answers, in the form that was asked for: one thing, or a list with how many there are.

use std::io::Write;

use onrecord_store::{Page, Paging};
use serde::Serialize;

use crate::args::{AnswerArgs, Format};
use crate::error::CommandError;
use crate::ui::{STRONG, Ui};
use crate::{json, paging};

/// One thing, set for reading by `set`.
pub(crate) fn one<T: Serialize>(
    out: &mut impl Write,
    format: Format,
    thing: &T,
    set: impl FnOnce(&T) -> String,
) -> Result<(), CommandError> {
    match format {
        Format::Json => out.write_all(json::line(thing)?.as_bytes())?,
        Format::Table => writeln!(out, "{}", set(thing))?,
    }
    Ok(())
}

/// One thing of a list: set for reading, a blank line follows it.
pub(crate) fn item<T: Serialize>(
    out: &mut impl Write,
    format: Format,
    thing: &T,
    set: impl FnOnce(&T) -> String,
) -> Result<(), CommandError> {
    one(out, format, thing, |thing| set(thing) + "\n")
}

/// A list, a page at a time; set for reading, it ends with what `all` says of so many, or with how to see more.
pub(crate) fn list<T: Serialize, E>(
    out: &mut impl Write,
    answer: &AnswerArgs,
    page: impl FnMut(Paging) -> Result<Page<T>, E>,
    set: impl Fn(&T) -> String,
    all: impl FnOnce(u64) -> String,
) -> Result<(), CommandError>
where
    CommandError: From<E>,
{
    let (shown, total) =
        paging::all(answer.limit, page, |thing| item(&mut *out, answer.format, &thing, &set))?;
    if answer.format == Format::Table {
        let told = paging::more(shown, total).unwrap_or_else(|| all(total));
        writeln!(out, "{}", Ui::stdout().paint(STRONG, &told))?;
    }
    Ok(())
}
