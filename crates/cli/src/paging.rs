//! Long answers, a page at a time: the store hands out at most two hundred items at once.

use onrecord_store::{Page, Paging};

use crate::error::CommandError;

/// Gives `each` item to `show` until `limit` of them were shown (0: all). Returns how many were shown
/// and how many there are.
pub(crate) fn all<T, E>(
    limit: u64,
    mut page: impl FnMut(Paging) -> Result<Page<T>, E>,
    mut show: impl FnMut(T) -> Result<(), CommandError>,
) -> Result<(u64, u64), CommandError>
where
    CommandError: From<E>,
{
    let most = if limit == 0 { u64::MAX } else { limit };
    let (mut shown, mut offset) = (0, 0);
    loop {
        let wanted = u32::try_from(most - shown).unwrap_or(Paging::MAX).min(Paging::MAX);
        let Page { items, total, next } = page(Paging { limit: wanted, offset })?;
        for item in items {
            show(item)?;
            shown += 1;
        }
        match next {
            Some(next) if shown < most => offset = next,
            _ => return Ok((shown, total)),
        }
    }
}

/// Says that there is more than was shown.
pub(crate) fn more(shown: u64, total: u64) -> Option<String> {
    (shown < total)
        .then(|| format!("{shown} of {total} shown; --limit {} shows more, --limit 0 all.", shown * 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_seven(limit: u64, size: u32) -> (Vec<u64>, (u64, u64)) {
        let mut seen = Vec::new();
        let page = |paging: Paging| -> Result<Page<u64>, CommandError> {
            let from = paging.offset;
            let to = 7.min(from + u64::from(paging.limit.min(size)));
            Ok(Page { items: (from..to).collect(), total: 7, next: (to < 7).then_some(to) })
        };
        let counts = all(limit, page, |n| {
            seen.push(n);
            Ok(())
        });
        (seen, counts.unwrap())
    }

    #[test]
    fn pages_join_up() {
        assert_eq!(of_seven(0, 3), ((0..7).collect(), (7, 7)));
        assert_eq!(of_seven(4, 3), ((0..4).collect(), (4, 7)));
        assert_eq!(of_seven(20, 200), ((0..7).collect(), (7, 7)));
        assert_eq!(more(4, 7).as_deref(), Some("4 of 7 shown; --limit 20 shows more, --limit 0 all."));
    }
}
