//! Goldens: files of examples, each a Python program and the difference that a pass makes to its `hir`.
//!
//! A golden is Markdown: prose, then for each example a fence of `python`, one of `text` with what CPython 3.12 prints for it, and
//! one of `diff`. `MOLT_BLESS=1` rewrites the diffs.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use similar::{ChangeTag, TextDiff};

/// An example of a golden.
pub struct Example {
    /// The program.
    pub python: String,
    /// What CPython prints.
    pub output: String,
    /// What the pass should do.
    pub diff: String,
}

/// The examples of a golden's text.
pub fn examples(text: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    let mut fence = |kind: &str| {
        lines.by_ref().find(|line| *line == kind)?;
        Some(lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect::<String>())
    };
    while let Some(python) = fence("```python") {
        let output = fence("```text").expect("a `text` fence after the `python` one");
        let diff = fence("```diff").expect("a `diff` fence after the `text` one");
        found.push(Example { python, output, diff });
    }
    found
}

/// The lines that differ, without the lists of locals, and the pass's counters.
pub fn difference(before: &str, after: &str, counters: &BTreeMap<&'static str, u64>) -> String {
    let mut out = String::new();
    for change in TextDiff::from_lines(before, after).iter_all_changes() {
        let sign = match change.tag() {
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
            ChangeTag::Equal => continue,
        };
        if !change.value().starts_with("  (locals ") {
            let _ = write!(out, "{sign}{}", change.value());
        }
    }
    for (name, count) in counters {
        let _ = writeln!(out, "; {name}: {count}");
    }
    out
}

/// Compares the diffs that a pass made with those of the golden, or writes them there.
pub fn compare(path: &Path, made: &[String]) {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let expected = examples(&text);
    assert!(!expected.is_empty(), "{} has no example", path.display());
    if std::env::var_os("MOLT_BLESS").is_some() {
        // In one step, since other tests read it meanwhile.
        let whole = path.with_extension("new");
        let written = std::fs::write(&whole, blessed(&text, made)).and_then(|()| std::fs::rename(&whole, path));
        written.unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        return;
    }
    for (example, made) in expected.iter().zip(made) {
        assert_eq!(example.diff, *made, "in {}, for\n{}\n(MOLT_BLESS=1 rewrites it)", path.display(), example.python);
    }
}

fn blessed(text: &str, made: &[String]) -> String {
    let mut out = String::new();
    let mut made = made.iter();
    let mut inside = false;
    for line in text.lines() {
        if inside && line != "```" {
            continue;
        }
        let _ = writeln!(out, "{line}");
        inside = line == "```diff";
        if inside {
            out.push_str(made.next().map_or("", String::as_str));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "# p\n\n```python\nx\n```\n```text\n1\n```\n```diff\n-a\n```\nmore\n```python\ny\n```\n```text\n```\n```diff\n```\n";

    #[test]
    fn examples_are_read_and_blessed() {
        let found = examples(TEXT);
        assert_eq!(found.len(), 2);
        assert_eq!([&*found[0].python, &*found[0].output, &*found[0].diff], ["x\n", "1\n", "-a\n"]);
        let blessed = blessed(TEXT, &["-b\n".into(), "+c\n".into()]);
        let again = examples(&blessed);
        assert_eq!((again[0].diff.as_str(), again[1].diff.as_str()), ("-b\n", "+c\n"));
    }

    #[test]
    fn differences_leave_out_what_stays() {
        let counters = [("n", 2)].into_iter().collect();
        assert_eq!(difference("a\nb\n", "a\nc\n", &counters), "-b\n+c\n; n: 2\n");
    }
}
