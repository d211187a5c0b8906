//! Packed columns: offset maps and records.
//!
//! An offset map has a segment for every character that was replaced, each a few bytes from the one
//! before. Written as differences in variable-length integers and then deflated, the map of a page takes
//! a fraction of its text; written out it would be many times larger than it.

use std::io::{Read, Write};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use onrecord_text::OffsetMap;

use crate::{Result, StoreError};

/// What no column unpacks to: a damaged one must not take the memory of the machine.
const LIMIT: u64 = 1 << 30;

/// Deflates bytes.
pub(crate) fn pack(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 3 + 16), Compression::fast());
    out.write_all(bytes)?;
    Ok(out.finish()?)
}

/// Inflates what [`pack`] made.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len().saturating_mul(3).min(1 << 20));
    ZlibDecoder::new(bytes)
        .take(LIMIT)
        .read_to_end(&mut out)
        .map_err(|error| StoreError::Damaged(format!("a packed column cannot be unpacked: {error}")))?;
    Ok(out)
}

/// An offset map as bytes.
///
/// Each segment is the length of its text, doubled, plus one when it is verbatim; then how far its
/// source starts from the end of the source before it, zigzag; then, unless verbatim, the length of its
/// source.
pub(crate) fn from_offsets(map: &OffsetMap) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(map.segments().len() * 3);
    let mut end = 0i64;
    for segment in map.segments() {
        varint((segment.text_len as u64) << 1 | u64::from(segment.verbatim), &mut out);
        let step = segment.source_start as i64 - end;
        varint((step << 1 ^ step >> 63) as u64, &mut out);
        if !segment.verbatim {
            varint(segment.source_len as u64, &mut out);
        }
        end = segment.source_end() as i64;
    }
    pack(&out)
}

/// The map that [`from_offsets`] wrote.
pub(crate) fn to_offsets(blob: &[u8]) -> Result<OffsetMap> {
    let bytes = unpack(blob)?;
    let mut bytes = bytes.as_slice();
    let mut map = OffsetMap::default();
    let mut end = 0i64;
    while !bytes.is_empty() {
        let (head, step) = (read(&mut bytes)?, read(&mut bytes)?);
        let text_len = length(head >> 1)?;
        let start = end.wrapping_add((step >> 1) as i64 ^ -((step & 1) as i64));
        let source_start = length(u64::try_from(start).map_err(|_| bad_map())?)?;
        let source_len = if head & 1 == 1 { text_len } else { length(read(&mut bytes)?)? };
        if head & 1 == 1 {
            map.push_verbatim(source_start, text_len);
        } else {
            map.push_replaced(text_len, source_start..source_start + source_len);
        }
        end = (source_start + source_len) as i64;
    }
    Ok(map)
}

fn bad_map() -> StoreError {
    StoreError::Damaged("an offset map cannot be understood".to_owned())
}

/// Lengths are bounded so that sums of them cannot overflow.
fn length(value: u64) -> Result<usize> {
    usize::try_from(value).ok().filter(|length| *length < 1 << 40).ok_or_else(bad_map)
}

fn varint(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn read(bytes: &mut &[u8]) -> Result<u64> {
    let mut value = 0u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first().ok_or_else(bad_map)?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(value);
        }
    }
    Err(bad_map())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn maps_come_back(pieces in prop::collection::vec((1usize..900, 0usize..90_000, 0usize..12, any::<bool>()), 0..40)) {
            let mut map = OffsetMap::default();
            for (text_len, start, source_len, verbatim) in pieces {
                if verbatim {
                    map.push_verbatim(start, text_len);
                } else {
                    map.push_replaced(text_len, start..start + source_len);
                }
            }
            prop_assert_eq!(to_offsets(&from_offsets(&map).unwrap()).unwrap(), map);
        }

        #[test]
        fn damaged_maps_are_refused_or_read_but_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = to_offsets(&bytes);
            let _ = to_offsets(&pack(&bytes).unwrap());
        }
    }
}
