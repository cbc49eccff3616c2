use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::io::Read;
use std::rc::Rc;

/// SipHash-1-3 with the zero key, as Python hashes text.
type Counts = HashMap<Rc<str>, i64, BuildHasherDefault<DefaultHasher>>;

fn words(text: &str) -> Vec<Rc<str>> {
    let mut found = Vec::new();
    for line in text.lines() {
        for word in line.to_lowercase().split_whitespace() {
            let word = word.trim_matches(|c| ".,;:!?\"'()".contains(c));
            if !word.is_empty() {
                found.push(Rc::from(word));
            }
        }
    }
    found
}

fn count(text: &str) -> Counts {
    let mut counts = Counts::default();
    for word in words(text) {
        *counts.entry(word).or_insert(0) += 1;
    }
    counts
}

fn main() {
    let rounds = std::env::args().nth(1).map_or(250, |n| n.parse::<usize>().unwrap());
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let mut totals = Counts::default();
    for _ in 0..rounds {
        for (word, n) in count(&text) {
            *totals.entry(word).or_insert(0) += n;
        }
    }
    let mut items: Vec<(&Rc<str>, &i64)> = totals.iter().collect();
    items.sort_by_key(|&(word, &n)| (Reverse(n), word));
    for (word, n) in &items[..items.len().min(12)] {
        println!("{n:8} {word}");
    }
    println!("{} different words, {} in all", totals.len(), totals.values().sum::<i64>());
}
