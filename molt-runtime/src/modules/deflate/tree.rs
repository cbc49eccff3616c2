//! Huffman trees whose codes have at most so many bits. Ties are decided as in zlib, so that the same data make the same bytes.

use alloc::vec;
use alloc::vec::Vec;

/// A tree: how many bits the code of each symbol has.
pub struct Tree {
    /// By symbol; 0 for those that do not occur.
    pub bits: Vec<u8>,
    /// The largest symbol that has a code.
    pub last: usize,
}

/// The nodes not yet joined, the lightest first.
struct Heap<'a> {
    nodes: Vec<usize>,
    weight: &'a mut Vec<u32>,
    depth: Vec<u8>,
}

impl Heap<'_> {
    fn is_lighter(&self, a: usize, b: usize) -> bool {
        (self.weight[a], self.depth[a]) <= (self.weight[b], self.depth[b])
    }
    /// Places count from 1; place 0 is not used.
    fn sift(&mut self, mut place: usize) {
        let node = self.nodes[place];
        loop {
            let mut below = place * 2;
            if below >= self.nodes.len() {
                break;
            }
            if below + 1 < self.nodes.len() && self.is_lighter(self.nodes[below + 1], self.nodes[below]) {
                below += 1;
            }
            if self.is_lighter(node, self.nodes[below]) {
                break;
            }
            self.nodes[place] = self.nodes[below];
            place = below;
        }
        self.nodes[place] = node;
    }
    fn lightest(&mut self) -> usize {
        let node = self.nodes.swap_remove(1);
        if self.nodes.len() > 1 {
            self.sift(1);
        }
        node
    }
}

impl Tree {
    /// The tree for symbols that occur so often. At least two symbols get a code.
    pub fn new(counts: &[u32], most_bits: u8) -> Tree {
        let size = counts.len();
        let mut weight = counts.to_vec();
        let mut nodes = vec![0];
        nodes.extend((0..size).filter(|&symbol| counts[symbol] != 0));
        let mut last = nodes.last().copied().filter(|_| nodes.len() > 1);
        while nodes.len() < 3 {
            let symbol = match last {
                None => 0,
                Some(last) if last < 2 => last + 1,
                Some(_) => 0,
            };
            last = last.max(Some(symbol));
            weight[symbol] = 1;
            nodes.push(symbol);
        }
        let last = last.unwrap_or(0);
        weight.resize(2 * size, 0);
        let mut heap = Heap { depth: vec![0; 2 * size], nodes, weight: &mut weight };
        for place in (1..=(heap.nodes.len() - 1) / 2).rev() {
            heap.sift(place);
        }
        let mut parent = vec![0; 2 * size];
        // Lightest first.
        let mut joined = Vec::new();
        let mut node = size;
        loop {
            let a = heap.lightest();
            let b = heap.nodes[1];
            joined.extend([a, b]);
            heap.weight[node] = heap.weight[a] + heap.weight[b];
            heap.depth[node] = heap.depth[a].max(heap.depth[b]) + 1;
            (parent[a], parent[b]) = (node, node);
            heap.nodes[1] = node;
            heap.sift(1);
            node += 1;
            if heap.nodes.len() <= 2 {
                break;
            }
        }
        let bits = lengths(&joined, &parent, node - 1, size, most_bits);
        Tree { bits, last }
    }
}

/// The bits of each symbol by its depth in the tree, where none may exceed `most`.
fn lengths(joined: &[usize], parent: &[usize], root: usize, size: usize, most: u8) -> Vec<u8> {
    let mut bits = vec![0u8; 2 * size];
    let mut counts = [0usize; 16];
    let mut overflow = 0isize;
    for &node in joined.iter().rev() {
        debug_assert_ne!(node, root);
        let mut depth = bits[parent[node]] + 1;
        if depth > most {
            depth = most;
            overflow += 1;
        }
        bits[node] = depth;
        if node < size {
            counts[depth as usize] += 1;
        }
    }
    if overflow > 0 {
        while overflow > 0 {
            let mut at = most as usize - 1;
            while counts[at] == 0 {
                at -= 1;
            }
            counts[at] -= 1;
            counts[at + 1] += 2;
            counts[most as usize] -= 1;
            overflow -= 2;
        }
        let mut leaves = joined.iter().copied().filter(|&node| node < size);
        for depth in (1..=most).rev() {
            leaves.by_ref().take(counts[depth as usize]).for_each(|leaf| bits[leaf] = depth);
        }
    }
    bits.truncate(size);
    bits
}
