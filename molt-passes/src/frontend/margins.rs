//! `textwrap.dedent` and `inspect.cleandoc` of texts that stand in a program.

use super::doctests::expand_tabs;

/// The text without the white space that all its lines begin with; lines of nothing else are empty.
pub fn dedent(text: &str) -> String {
    let lines: Vec<&str> =
        text.split('\n').map(|line| if line.trim_matches([' ', '\t']).is_empty() { "" } else { line }).collect();
    let margins =
        lines.iter().filter(|line| !line.is_empty()).map(|line| &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]);
    let margin = margins.reduce(|a, b| &a[..a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()]).unwrap_or("");
    lines.iter().map(|line| line.strip_prefix(margin).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// The text as a docstring is shown: the first line without the space before it, the others without their margin, no empty lines around.
pub fn clean(text: &str) -> String {
    let expanded = expand_tabs(text);
    let lines: Vec<&str> = expanded.split('\n').collect();
    let width = |line: &str| line.len() - line.trim_start().len();
    let margin = lines[1..].iter().filter(|line| !line.trim().is_empty()).map(|line| width(line)).min().unwrap_or(0);
    let mut kept = vec![lines[0].trim_start()];
    kept.extend(lines[1..].iter().map(|line| line.get(margin..).unwrap_or("")));
    while kept.last().is_some_and(|line| line.is_empty()) {
        kept.pop();
    }
    let blank = kept.iter().take_while(|line| line.is_empty()).count();
    kept[blank..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_are_taken_away_as_python_does_it() {
        assert_eq!(dedent("\n    a\n      b\n   \n    c\n"), "\na\n  b\n\nc\n");
        assert_eq!(dedent("a\n  b"), "a\n  b");
        assert_eq!(dedent("\ta\n    b"), "\ta\n    b");
        assert_eq!(clean("  first\n     second\n       third\n    \n"), "first\nsecond\n  third");
        assert_eq!(clean("\n\n    match x:\n        case 1: pass\n    "), "match x:\n    case 1: pass");
    }
}
