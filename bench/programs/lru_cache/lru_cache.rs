use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// An int is its own hash, as in Python.
#[derive(Default)]
struct Own(u64);

impl Hasher for Own {
    fn finish(&self) -> u64 {
        // The table looks at the uppermost bits as well.
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_i64(&mut self, key: i64) {
        self.0 = key as u64;
    }
}

struct Node {
    key: i64,
    value: i64,
    previous: *mut Node,
    next: *mut Node,
}

impl Node {
    fn new(key: i64, value: i64) -> *mut Node {
        Box::into_raw(Box::new(Node { key, value, previous: std::ptr::null_mut(), next: std::ptr::null_mut() }))
    }
}

struct Cache {
    capacity: usize,
    nodes: HashMap<i64, *mut Node, BuildHasherDefault<Own>>,
    head: *mut Node,
    tail: *mut Node,
    hits: i64,
    misses: i64,
}

// SAFETY of what follows: nodes are live while they are in `nodes`, the two ends as long as the cache.
impl Cache {
    fn new(capacity: usize) -> Cache {
        let (head, tail) = (Node::new(0, 0), Node::new(0, 0));
        unsafe {
            (*head).next = tail;
            (*tail).previous = head;
        }
        Cache { capacity, nodes: HashMap::default(), head, tail, hits: 0, misses: 0 }
    }
    unsafe fn unlink(&self, node: *mut Node) {
        unsafe {
            (*(*node).previous).next = (*node).next;
            (*(*node).next).previous = (*node).previous;
        }
    }
    unsafe fn push_front(&self, node: *mut Node) {
        unsafe {
            let after = (*self.head).next;
            (*node).previous = self.head;
            (*node).next = after;
            (*self.head).next = node;
            (*after).previous = node;
        }
    }
    fn get(&mut self, key: i64) -> Option<i64> {
        let Some(&node) = self.nodes.get(&key) else {
            self.misses += 1;
            return None;
        };
        self.hits += 1;
        unsafe {
            self.unlink(node);
            self.push_front(node);
            Some((*node).value)
        }
    }
    fn put(&mut self, key: i64, value: i64) {
        unsafe {
            if let Some(&node) = self.nodes.get(&key) {
                (*node).value = value;
                self.unlink(node);
                return self.push_front(node);
            }
            if self.nodes.len() >= self.capacity {
                let oldest = (*self.tail).previous;
                self.unlink(oldest);
                self.nodes.remove(&(*oldest).key);
                drop(Box::from_raw(oldest));
            }
            let node = Node::new(key, value);
            self.nodes.insert(key, node);
            self.push_front(node);
        }
    }
}

fn main() {
    let requests = std::env::args().nth(1).map_or(1_000_000, |n| n.parse::<usize>().unwrap());
    let mut cache = Cache::new(1000);
    let (mut seed, mut total) = (1_i64, 0_i64);
    for _ in 0..requests {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        let mut key = seed / 65536 % 3000;
        if key >= 1200 {
            key %= 400;
        }
        match cache.get(key) {
            None => cache.put(key, key * key),
            Some(value) => total += value,
        }
    }
    println!("{} {} {} {}", cache.hits, cache.misses, total, cache.nodes.len());
}
