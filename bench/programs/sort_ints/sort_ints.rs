fn numbers(n: usize, mut seed: i64) -> Vec<i64> {
    let mut result = Vec::new();
    for _ in 0..n {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        result.push(seed);
    }
    result
}

fn merge_sort(items: &[i64]) -> Vec<i64> {
    if items.len() <= 1 {
        return items.to_vec();
    }
    let middle = items.len() / 2;
    let (left, right) = (merge_sort(&items[..middle]), merge_sort(&items[middle..]));
    let mut merged = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if right[j] < left[i] {
            merged.push(right[j]);
            j += 1;
        } else {
            merged.push(left[i]);
            i += 1;
        }
    }
    merged.extend_from_slice(&left[i..]);
    merged.extend_from_slice(&right[j..]);
    merged
}

fn sorted(mut items: Vec<i64>) -> Vec<i64> {
    items.sort();
    items
}

fn text(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

fn main() {
    let n = std::env::args().nth(1).map_or(200_000, |n| n.parse::<usize>().unwrap());
    let items = numbers(n, 1);
    let ordered = sorted(items.clone());
    let again = sorted(ordered.clone());
    let runs = sorted([&ordered[..n / 2], &ordered].concat());
    let mut backwards = items.clone();
    backwards.sort_by(|a, b| b.cmp(a));
    let own = merge_sort(&items);
    let turned: Vec<i64> = ordered.iter().rev().copied().collect();
    println!(
        "{} {} {} {} {} {}",
        ordered[0],
        ordered[n / 2],
        ordered[n - 1],
        text(again == ordered),
        text(own == ordered),
        text(backwards == turned)
    );
    println!("{} {}", runs.len(), runs[n / 3]);
}
