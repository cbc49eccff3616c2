//! Functions and methods of the shapes that passes look for: scanners of text, fields assigned in a row, numbers chosen in loops,
//! generators that clean up. Every loop goes over something of a fixed size.

use super::{Callable, Kind, Parameter, Writer};

/// Constants of 0 to 17 characters, narrow and wide.
const TEXTS: [&str; 12] = [
    "''",
    "'a'",
    "'é'",
    "'the'",
    "'Abc'",
    "'7'",
    "'€uro'",
    "'the end'",
    "'x,y,,z'",
    "'déjà'",
    "'x,y,,zthe end'",
    "'the endx,y,,z777'",
];
/// Single characters, and none.
const CHARACTERS: [&str; 8] = ["'a'", "','", "'7'", "'é'", "'€'", "' '", "''", "'z'"];
/// What a character is asked for.
const METHODS: [&str; 9] =
    ["isdigit", "isalpha", "isalnum", "isspace", "isupper", "islower", "isidentifier", "isprintable", "isascii"];

impl Writer {
    /// A test of a string with constants.
    pub(super) fn text_test(&mut self, d: usize) -> String {
        let text = self.expression(Kind::Str, d);
        let [a, b, c] = [0; 3].map(|_| TEXTS[self.random.below(TEXTS.len())]);
        match self.random.below(4) {
            0 => format!("({text} in ({a}, {b}, {c}))"),
            1 => format!("({text} in {{{a}, {b}}})"),
            2 => format!("({text} != {a})"),
            _ => format!("({text} == {a})"),
        }
    }

    /// A test of an int with a few others.
    pub(super) fn int_test(&mut self, d: usize) -> String {
        let (value, other) = (self.expression(Kind::Int, d), self.expression(Kind::Int, d));
        match self.random.below(3) {
            0 => format!("({value} in (1, 3, 10**20))"),
            1 => format!("({value} in {{0, 7}})"),
            _ => format!("({value} in [2, {other}])"),
        }
    }

    /// A test of what may be a character or nothing.
    fn character_test(&mut self, name: &str, other: &str) -> String {
        let character = CHARACTERS[self.random.below(CHARACTERS.len())];
        match self.random.below(9) {
            0 | 1 => format!("{name} == {character}"),
            2 => format!("{name} {} {character}", self.random.clone().pick(&["<", ">=", "!="])),
            3 => format!("{name} in {}", self.random.pick(&["'abc'", "'+-*/%()'", "'é€'", "''", "'7'"])),
            4 => format!("{name} in ({character}, 'b')"),
            5 => format!("{name} == {other}"),
            6 => name.to_owned(),
            _ => format!("{name}.{}()", METHODS[self.random.below(METHODS.len())]),
        }
    }

    /// A function that goes through a text by its indices.
    pub(super) fn scanner(&mut self) {
        let name = self.name("s");
        let parameters = vec![Parameter { name: "text".into(), kind: Kind::Str, optional: false }];
        self.line(&format!("def {name}(text):"));
        self.line("    text = text[:30]");
        self.line("    at, total, last = 0, 0, ''");
        self.line("    while at < len(text):");
        self.line("        c = text[at]");
        self.line("        peek = text[at + 1] if at + 1 < len(text) else ''");
        for keyword in ["if", "elif", "elif"] {
            let (one, other) = [("c", "peek"), ("peek", "last"), ("last", "c")][self.random.below(3)];
            let test = self.character_test(one, other);
            let step = self.random.between(1, 9);
            self.line(&format!("        {keyword} {test}:"));
            let change = match self.random.below(4) {
                0 => "total += ord(c)".to_owned(),
                1 => format!("total = min(total, {step} * 20)"),
                2 => format!("total = total * 2 if total < 1000 else {step}"),
                _ => format!("total += {step}"),
            };
            self.line(&format!("            {change}"));
        }
        let step = ["at += 1", "at += 2 if peek == c else 1", "at += len(peek) or 1"][self.random.below(3)];
        self.line(&format!("        {step}"));
        let last = ["c", "peek", "text[at - 1]", "text[-1]"][self.random.below(4)];
        self.line(&format!("        last = {last}"));
        self.line("    return total * 100 + at");
        self.functions.push(Callable { name, parameters, result: Kind::Int, yields: false });
    }

    /// A method that assigns and reads fields of two objects, which may be one.
    pub(super) fn fields_in_a_row(&mut self, number: usize) -> Callable {
        let name = format!("mix_{number}");
        let parameters = vec![
            Parameter { name: "other".into(), kind: Kind::Object(number), optional: false },
            Parameter { name: "by".into(), kind: Kind::Int, optional: false },
        ];
        self.line("def touch(self, by):");
        let touch =
            ["self.count += by % 7", "self.label = self.label[:4] + '.'", "self.count = len(self.items)"][self.random.below(3)];
        self.line(&format!("    {touch}"));
        self.line(&format!("def {name}(self, other, by):"));
        self.indent += 1;
        self.line("by = by % 1009");
        for _ in 0..3 + self.random.below(4) {
            let (one, two) = if self.random.percent(50) { ("self", "other") } else { ("other", "self") };
            let k = self.random.between(1, 9);
            match self.random.below(9) {
                0 => self.line(&format!("{one}.count = by + {k}")),
                1 => self.line(&format!("{one}.count, {two}.count = {two}.count % 97, {one}.count % 89")),
                2 => self.line(&format!("by = ({one}.count + {two}.count * {k}) % 1013")),
                3 => self.line(&format!("{one}.touch({k})")),
                4 => self.line(&format!("{one}.label = '{k}'; by += len({two}.label)")),
                5 => {
                    self.line(&format!("for i in range({k} % 4):"));
                    self.line(&format!("    {one}.count = ({one}.count + i) % 1019"));
                    self.line(&format!("    {two}.count = min({one}.count, by) if i != {k} % 3 else {two}.count"));
                }
                6 => {
                    self.line("try:");
                    self.line(&format!("    {one}.count = {k}"));
                    self.line(&format!("    {two}.count = by // ({one}.count % 3)"));
                    self.line("except ZeroDivisionError:");
                    self.line(&format!("    by += {one}.count"));
                }
                7 => self.line(&format!("if {one} is not {two}: {one}.count = {k}")),
                _ => self.line(&format!("{one}.items = [{one}.count % 1021, by]")),
            }
        }
        self.line("return self.count % 1031 + other.count % 1033 * 7 + by");
        self.indent -= 1;
        Callable { name, parameters, result: Kind::Int, yields: false }
    }

    /// A generator that says when it is left, at its end or before.
    pub(super) fn cleaner(&mut self) {
        let name = self.name("g");
        let parameters = vec![Parameter { name: "values".into(), kind: Kind::Ints, optional: false }];
        self.line(&format!("def {name}(values):"));
        self.line("    at = 0");
        self.line("    try:");
        self.line("        for at, value in enumerate(values):");
        self.line("            yield value");
        if self.random.percent(50) {
            self.line("    except (ValueError, GeneratorExit) as error:");
            self.line("        print(type(error).__name__, at)");
            self.line("        raise");
        }
        self.line("    finally:");
        self.line("        print('left', at)");
        self.functions.push(Callable { name, parameters, result: Kind::Int, yields: true });
    }

    /// Ints chosen in a loop; a generator dropped half way.
    pub(super) fn choices(&mut self) {
        let generator = self.functions.iter().find(|f| f.yields).cloned();
        let (low, high, item) = (self.name("t"), self.name("t"), self.name("i"));
        let (first, k) = (self.expression(Kind::Int, 1), self.random.between(2, 9));
        let over = match generator {
            Some(g) if self.loops < 2 => format!("{}({})", g.name, self.arguments(&g.parameters, 1)),
            _ => self.expression(Kind::Ints, 1),
        };
        self.line(&format!("{low}, {high} = {first}, {k}"));
        self.line(&format!("for {item} in {over}:"));
        self.line(&format!("    {low} = min({low}, {item} * {k})"));
        let other =
            ["max({high}, {item}, 0)", "{item} if {item} > {high} else {high}", "{high} + 1 if {item} % 2 else {high} // 2"]
                [self.random.below(3)];
        self.line(&format!("    {high} = {}", other.replace("{high}", &high).replace("{item}", &item)));
        self.line(&format!("    if {high} - {low} > {k} * 4: break"));
        self.line(&format!("print({low}, {high})"));
    }
}
