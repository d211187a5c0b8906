//! Who cites whom in a circle: the strongly connected parts of a graph of more than one node (Tarjan 1972), without
//! recursion, so that no chain is too long.

/// The circles of nodes `0..count`, each in order, in the order of their first.
pub(super) fn cycles(count: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut next = vec![Vec::new(); count];
    for &(from, to) in edges {
        if from < count && to < count {
            next[from].push(to);
        }
    }
    let mut search = Search {
        next,
        order: vec![None; count],
        low: vec![0; count],
        open: vec![false; count],
        ..Search::default()
    };
    for node in 0..count {
        search.from(node);
    }
    search.found.sort();
    search.found
}

#[derive(Default)]
struct Search {
    next: Vec<Vec<usize>>,
    /// When a node was reached, counted from 0.
    order: Vec<Option<usize>>,
    /// The earliest node that can be reached from it.
    low: Vec<usize>,
    /// Whether a node is on the stack.
    open: Vec<bool>,
    stack: Vec<usize>,
    reached: usize,
    found: Vec<Vec<usize>>,
}

impl Search {
    fn from(&mut self, start: usize) {
        // Each node with how many of its edges have been followed.
        let mut path: Vec<(usize, usize)> = Vec::new();
        if self.order[start].is_none() {
            self.enter(start);
            path.push((start, 0));
        }
        while let Some((node, followed)) = path.last_mut() {
            let node = *node;
            if let Some(&to) = self.next[node].get(*followed) {
                *followed += 1;
                match self.order[to] {
                    None => {
                        self.enter(to);
                        path.push((to, 0));
                    }
                    Some(order) if self.open[to] => self.low[node] = self.low[node].min(order),
                    Some(_) => {}
                }
                continue;
            }
            path.pop();
            if let Some((before, _)) = path.last() {
                self.low[*before] = self.low[*before].min(self.low[node]);
            }
            if self.order[node] == Some(self.low[node]) {
                self.close(node);
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.order[node] = Some(self.reached);
        self.low[node] = self.reached;
        self.reached += 1;
        self.stack.push(node);
        self.open[node] = true;
    }

    /// Takes the part that begins with a node off the stack.
    fn close(&mut self, node: usize) {
        let at = self.stack.iter().rposition(|other| *other == node).unwrap_or(self.stack.len());
        let mut part = self.stack.split_off(at);
        for other in &part {
            self.open[*other] = false;
        }
        part.sort_unstable();
        if part.len() > 1 {
            self.found.push(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::cycles;

    #[test]
    fn circles_are_found_and_nothing_else() {
        assert_eq!(cycles(4, &[(0, 1), (1, 2), (2, 3)]), Vec::<Vec<usize>>::new());
        assert_eq!(cycles(5, &[(0, 1), (1, 0), (1, 2), (3, 4), (4, 3)]), [vec![0, 1], vec![3, 4]]);
        assert_eq!(cycles(3, &[(2, 0), (0, 1), (1, 2), (1, 1)]), [vec![0, 1, 2]]);
        assert_eq!(cycles(1, &[(0, 0), (0, 7)]), Vec::<Vec<usize>>::new());
        let long: Vec<(usize, usize)> = (0..100_000).map(|n| (n, (n + 1) % 100_000)).collect();
        assert_eq!(cycles(100_000, &long).len(), 1);
    }
}
