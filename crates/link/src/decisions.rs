//! What users decided, laid over what was grouped automatically.
//!
//! Decisions name members, never groups: groups are made anew at every settling and may have other members then. They are
//! laid over the groups in the order in which they were taken, so that a later one has the last word.

/// One decision on groups whose members have numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The groups that hold these are one.
    Merge(Vec<u32>),
    /// These leave their groups and are one of their own.
    Split(Vec<u32>),
    /// These leave their groups for the one that holds another.
    Reassign {
        /// Who moves.
        members: Vec<u32>,
        /// A member of the group they move to.
        to: u32,
    },
}

/// Lays decisions over groups. Every member stays in exactly one group; groups come back ascending by their first members,
/// each ascending, with whether a decision touched it. Members that no group holds are left out of a decision.
///
/// ```
/// use onrecord_link::decisions::{Decision, overlay};
///
/// let groups = vec![vec![0, 1, 2], vec![3], vec![4]];
/// let decided = overlay(groups, &[Decision::Split(vec![2]), Decision::Merge(vec![2, 4])]);
/// assert_eq!(decided, [(vec![0, 1], true), (vec![2, 4], true), (vec![3], false)]);
/// ```
pub fn overlay(groups: Vec<Vec<u32>>, decisions: &[Decision]) -> Vec<(Vec<u32>, bool)> {
    let mut groups: Vec<(Vec<u32>, bool)> = groups.into_iter().map(|group| (group, false)).collect();
    for decision in decisions {
        match decision {
            Decision::Merge(members) => {
                let mut all: Vec<usize> = members.iter().filter_map(|one| holding(&groups, *one)).collect();
                all.sort_unstable();
                all.dedup();
                let Some((&into, rest)) = all.split_first() else { continue };
                for &from in rest {
                    let moving = std::mem::take(&mut groups[from].0);
                    groups[from].1 = true;
                    groups[into].0.extend(moving);
                }
                groups[into].1 = true;
            }
            Decision::Split(members) => {
                let left = leave(&mut groups, members);
                groups.push((left, true));
            }
            Decision::Reassign { members, to } => {
                // Where the group moved to holds only what moves, there is nowhere to move to.
                if members.contains(to) || holding(&groups, *to).is_none() {
                    continue;
                }
                let left = leave(&mut groups, members);
                if let Some(into) = holding(&groups, *to) {
                    groups[into].0.extend(left);
                    groups[into].1 = true;
                }
            }
        }
    }
    groups.retain(|(group, _)| !group.is_empty());
    for (group, _) in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// The group that holds a member.
fn holding(groups: &[(Vec<u32>, bool)], member: u32) -> Option<usize> {
    groups.iter().position(|(group, _)| group.contains(&member))
}

/// Takes members out of their groups; those that were in one.
fn leave(groups: &mut [(Vec<u32>, bool)], members: &[u32]) -> Vec<u32> {
    let mut left = Vec::new();
    for member in members {
        if let Some(at) = holding(groups, *member)
            && !left.contains(member)
        {
            groups[at].0.retain(|one| one != member);
            groups[at].1 = true;
            left.push(*member);
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decision() -> impl Strategy<Value = Decision> {
        let members = prop::collection::vec(0u32..14, 1..4);
        prop_oneof![
            members.clone().prop_map(Decision::Merge),
            members.clone().prop_map(Decision::Split),
            (members, 0u32..14).prop_map(|(members, to)| Decision::Reassign { members, to }),
        ]
    }

    proptest! {
        #[test]
        fn everyone_stays_in_one_group(
            of in prop::collection::vec(0usize..5, 12),
            decisions in prop::collection::vec(decision(), 0..8),
        ) {
            let mut groups = vec![Vec::new(); 5];
            for (member, group) in (0..).zip(&of) {
                groups[*group].push(member);
            }
            let decided = overlay(groups, &decisions);
            let mut all: Vec<u32> = decided.iter().flat_map(|(group, _)| group.clone()).collect();
            all.sort_unstable();
            prop_assert_eq!(all, (0..12).collect::<Vec<u32>>());
            // Said once more, the last decision changes nothing.
            if let Some(last) = decisions.last() {
                let groups: Vec<Vec<u32>> = decided.into_iter().map(|(group, _)| group).collect();
                let again = overlay(groups.clone(), std::slice::from_ref(last));
                prop_assert_eq!(again.into_iter().map(|(group, _)| group).collect::<Vec<_>>(), groups);
            }
        }
    }
}
