//! Disjoint sets of numbers (union by the smaller number, with path halving).

/// Numbers `0..count`, each in a set of its own to begin with.
#[derive(Debug)]
pub(crate) struct Unite {
    parents: Vec<u32>,
}

impl Unite {
    pub(crate) fn new(count: u32) -> Self {
        Self { parents: (0..count).collect() }
    }

    /// The least number of the set that a number is in.
    pub(crate) fn find(&mut self, mut number: u32) -> u32 {
        while self.parents[number as usize] != number {
            let parent = self.parents[number as usize];
            self.parents[number as usize] = self.parents[parent as usize];
            number = self.parents[number as usize];
        }
        number
    }

    /// Makes one set of the two that the numbers are in.
    pub(crate) fn unite(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        self.parents[a.max(b) as usize] = a.min(b);
    }

    /// The sets, each in order, in the order of their least numbers.
    pub(crate) fn groups(mut self) -> Vec<Vec<u32>> {
        let count = u32::try_from(self.parents.len()).unwrap_or(u32::MAX);
        let mut groups: Vec<Vec<u32>> = Vec::new();
        let mut of = vec![usize::MAX; self.parents.len()];
        for number in 0..count {
            let least = self.find(number) as usize;
            if of[least] == usize::MAX {
                of[least] = groups.len();
                groups.push(Vec::new());
            }
            groups[of[least]].push(number);
        }
        groups
    }
}
