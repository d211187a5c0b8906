//! Cutting a stream into rows, each of bounded size: lines of a JSONL file, elements of a JSON array.
//!
//! A row over the limit is passed over without being held, so one line of 100 MB costs its own row
//! and nothing else.

use std::io::{self, BufRead};

/// One row of a stream.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// Its bytes, without line end or surrounding commas.
    Bytes(Vec<u8>),
    /// It is larger than the limit; this many bytes were passed over.
    TooLong(u64),
}

/// Takes bytes up to a limit and counts the rest.
#[derive(Default)]
struct Bounded {
    bytes: Vec<u8>,
    over: bool,
    seen: u64,
}

impl Bounded {
    fn push(&mut self, bytes: &[u8], limit: usize) {
        self.seen += bytes.len() as u64;
        if self.over || self.bytes.len() + bytes.len() > limit {
            self.over = true;
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(bytes);
        }
    }

    fn row(self) -> Row {
        if self.over { Row::TooLong(self.seen) } else { Row::Bytes(self.bytes) }
    }
}

/// The next line, without its end. `None` at the end of the stream.
///
/// # Errors
/// Those of the reader. The part of a line read before one is returned by [`Cut`].
pub(crate) fn next_line(reader: &mut impl BufRead, limit: usize) -> Result<Option<Row>, Cut> {
    let mut line = Bounded::default();
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) => return Err(Cut { error, row: line.row() }),
        };
        if buffer.is_empty() {
            return Ok((line.seen > 0).then(|| line.row()));
        }
        if let Some(end) = memchr::memchr(b'\n', buffer) {
            line.push(buffer.get(..end).unwrap_or_default(), limit);
            reader.consume(end + 1);
            let mut row = line.row();
            if let Row::Bytes(bytes) = &mut row
                && bytes.last() == Some(&b'\r')
            {
                bytes.pop();
            }
            return Ok(Some(row));
        }
        let len = buffer.len();
        line.push(buffer, limit);
        reader.consume(len);
    }
}

/// Reading stopped inside a row.
#[derive(Debug)]
pub(crate) struct Cut {
    /// Why.
    pub(crate) error: io::Error,
    /// What there was of the row.
    pub(crate) row: Row,
}

/// The next element of a JSON array whose opening bracket was consumed: everything up to a comma or
/// the closing bracket at its own level. `None` at the end.
///
/// # Errors
/// Those of the reader.
pub(crate) fn next_element(reader: &mut impl BufRead, limit: usize) -> Result<Option<Row>, Cut> {
    let mut element = Bounded::default();
    let (mut depth, mut in_string, mut escaped) = (0u64, false, false);
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) => return Err(Cut { error, row: element.row() }),
        };
        if buffer.is_empty() {
            let row = element.row();
            let blank = matches!(&row, Row::Bytes(bytes) if bytes.trim_ascii().is_empty());
            return Ok((!blank).then_some(row));
        }
        let end = buffer.iter().position(|&byte| {
            if in_string {
                let closes = byte == b'"' && !escaped;
                escaped = byte == b'\\' && !escaped;
                in_string = !closes;
                return false;
            }
            match byte {
                b'"' => in_string = true,
                b'[' | b'{' => depth += 1,
                b']' | b'}' if depth > 0 => depth -= 1,
                b',' | b']' if depth == 0 => return true,
                _ => {}
            }
            false
        });
        let Some(end) = end else {
            let len = buffer.len();
            element.push(buffer, limit);
            reader.consume(len);
            continue;
        };
        // The closing bracket stays where it is until nothing stands before it.
        let closing = buffer.get(end) == Some(&b']');
        element.push(buffer.get(..end).unwrap_or_default(), limit);
        match element.row() {
            Row::Bytes(bytes) if bytes.trim_ascii().is_empty() => {
                reader.consume(end + 1);
                if closing {
                    return Ok(None);
                }
                element = Bounded::default();
            }
            row => {
                reader.consume(if closing { end } else { end + 1 });
                return Ok(Some(match row {
                    Row::Bytes(bytes) => Row::Bytes(bytes.trim_ascii().to_vec()),
                    long => long,
                }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn all(
        bytes: &[u8],
        next: impl Fn(&mut BufReader<&[u8]>, usize) -> Result<Option<Row>, Cut>,
    ) -> Vec<Row> {
        let mut reader = BufReader::with_capacity(5, bytes);
        std::iter::from_fn(|| next(&mut reader, 12).unwrap()).collect()
    }

    fn bytes(text: &str) -> Row {
        Row::Bytes(text.as_bytes().to_vec())
    }

    #[test]
    fn lines_of_any_length() {
        let rows = all(b"one\r\n\n123456789 123456789\nlast", |r, limit| next_line(r, limit));
        assert_eq!(rows, [bytes("one"), bytes(""), Row::TooLong(19), bytes("last")]);
    }

    #[test]
    fn elements_of_an_array() {
        let rows =
            all(br#" {"a":[1,2]}, "],\"", {"b":"123456789"} ,7] rest"#, |r, limit| next_element(r, limit));
        assert_eq!(rows, [bytes(r#"{"a":[1,2]}"#), bytes(r#""],\"""#), Row::TooLong(19), bytes("7")]);
        assert_eq!(all(b"]", |r, limit| next_element(r, limit)), []);
    }
}
