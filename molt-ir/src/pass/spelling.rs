//! "did you mean": the nearest of the names there are.

/// The candidate nearest to `name`, if one is near enough to be what was meant.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = name.chars().count().div_ceil(3);
    let scored = candidates.into_iter().map(|c| (distance(name, c), c));
    scored.filter(|(d, _)| *d <= limit).min().map(|(_, c)| c)
}

/// How many characters to insert, remove or replace.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, cb) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        assert_eq!(nearest("invert-lops", ["licm", "invert-loops"]), Some("invert-loops"));
        assert_eq!(nearest("gvn", ["licm", "inline"]), None);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
