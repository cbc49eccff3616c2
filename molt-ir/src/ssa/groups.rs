//! Items by the group they belong to, in one list: a graph's edges by block.

/// The items, those of one group together.
pub(super) struct Groups<T> {
    items: Vec<T>,
    /// By group: where its items begin; one more for the end.
    starts: Vec<u32>,
}

impl<T: Copy> Groups<T> {
    /// The items, each with the number of its group, which is below `count`; within a group in the order given.
    pub fn of(count: usize, items: impl Iterator<Item = (usize, T)> + Clone) -> Groups<T> {
        // First how many items each group has, two places on; then where they end, one place on, as they are put there.
        let mut starts = vec![0; count + 2];
        items.clone().for_each(|(group, _)| starts[group + 2] += 1);
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut grouped = match items.clone().next() {
            Some((_, any)) => vec![any; starts[count + 1] as usize],
            None => vec![],
        };
        for (group, item) in items {
            let end: &mut u32 = &mut starts[group + 1];
            grouped[*end as usize] = item;
            *end += 1;
        }
        Groups { items: grouped, starts }
    }

    /// The items of a group.
    pub fn get(&self, group: usize) -> &[T] {
        &self.items[self.starts[group] as usize..self.starts[group + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_keep_their_order_within_a_group() {
        let groups = Groups::of(4, [(2, 'a'), (0, 'b'), (2, 'c'), (3, 'd')].into_iter());
        assert_eq!([0, 1, 2, 3].map(|group| groups.get(group)), [&['b'][..], &[], &['a', 'c'], &['d']]);
        assert_eq!(Groups::<u8>::of(1, [].into_iter()).get(0), [0; 0]);
    }
}
