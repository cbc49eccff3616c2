//! Generates Python programs of a given length, in the style people write, to measure how compile time grows.
//!
//! Units of eight kinds follow each other, each with names and constants of its own; `main` runs every one of them and prints
//! what they gave. The text depends on the length alone.

use std::fmt::Write as _;

/// Templates of units. `@` is the unit's number, `$` a constant that differs between units; `unit_@()` gives an int.
const UNITS: &[&str] = &[
    include_str!("generate/statistics.txt"),
    include_str!("generate/account.txt"),
    include_str!("generate/parser.txt"),
    include_str!("generate/matrix.txt"),
    include_str!("generate/graph.txt"),
    include_str!("generate/text.txt"),
    include_str!("generate/shapes.txt"),
    include_str!("generate/errors.txt"),
];

/// A program of about so many lines, never fewer.
pub fn program(lines: usize) -> String {
    let mut text = String::from("\"\"\"A generated program.\"\"\"\n\n");
    let mut count = 2;
    let mut units = 0;
    // Each unit costs a line of `main` too.
    while count + units + 8 < lines || units == 0 {
        let unit = UNITS[units % UNITS.len()].replace('@', &units.to_string()).replace('$', &constant(units).to_string());
        count += unit.lines().count() + 2;
        let _ = write!(text, "\n{unit}\n");
        units += 1;
    }
    text += "\ndef main():\n    total = 0\n";
    for unit in 0..units {
        let _ = writeln!(text, "    total += unit_{unit}()");
    }
    text += "    print(total)\n\n\nmain()\n";
    text
}

/// A number between 2 and 99 for a unit.
fn constant(unit: usize) -> usize {
    (unit * 7919 + 17) % 98 + 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_has_the_length_asked_for() {
        for lines in [1000, 10_000, 50_000] {
            let found = program(lines).lines().count();
            assert!((lines..lines + lines / 20 + 50).contains(&found), "{found} lines for {lines}");
        }
    }

    #[test]
    fn no_placeholder_is_left_and_units_differ() {
        let text = program(2000);
        assert!(!text.contains('@') && !text.contains('$'));
        assert_eq!(text.matches("def unit_3(").count(), 1);
    }
}
