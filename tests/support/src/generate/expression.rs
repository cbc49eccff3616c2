//! Expressions of a kind.

use super::{Kind, Parameter, Writer};

impl Writer {
    /// A literal: what every variable begins with.
    pub(super) fn literal(&mut self, kind: Kind) -> String {
        if self.random.percent(20)
            && let Some((name, _)) = self.constants.iter().find(|(_, of)| *of == kind)
        {
            return name.clone();
        }
        if kind == Kind::Number {
            let kind = [Kind::Int, Kind::Float][self.random.below(2)];
            return self.literal(kind);
        }
        let r = &mut self.random;
        match kind {
            Kind::Int => match r.below(12) {
                0 => [
                    "9223372036854775807",
                    "-9223372036854775808",
                    "1125899906842623",
                    "-1125899906842624",
                    "10**20",
                    "4294967296",
                ][r.below(6)]
                .to_owned(),
                1 => "0".into(),
                _ => r.between(-20, 60).to_string(),
            },
            Kind::Float => ["0.0", "-0.0", "1.5", "-2.25", "0.1", "1e300", "3.0", "1e-7"][r.below(8)].into(),
            Kind::Bool => ["True", "False"][r.below(2)].into(),
            Kind::Str => ["''", "'a'", "'Abc'", "'x,y,,z'", "'déjà'", "'7'", "'the end'", "'\\n\\t'"][r.below(8)].into(),
            Kind::Ints => {
                let items: Vec<String> = (0..r.below(6)).map(|_| r.between(-9, 30).to_string()).collect();
                format!("[{}]", items.join(", "))
            }
            Kind::Strs => ["[]", "['b', 'a', 'c']", "['one', 'two', 'one']", "['', 'z']"][r.below(4)].into(),
            Kind::Dict => ["{}", "{'a': 1, 'b': 2}", "{'one': 10, '': 0}", "{'k': -3}"][r.below(4)].into(),
            Kind::Pair => format!("({}, 'q')", r.between(0, 9)),
            Kind::Object(number) => format!("{}({}, 'n')", self.classes[number].name.clone(), self.random.between(0, 9)),
            Kind::Mixed => ["None", "5", "'m'", "-1"][r.below(4)].into(),
            Kind::Number => unreachable!("an int or a float"),
        }
    }

    fn variable(&mut self, kind: Kind) -> Option<String> {
        let known: Vec<&str> = self.variables.iter().filter(|(_, k)| *k == kind).map(|(name, _)| name.as_str()).collect();
        if known.is_empty() { None } else { Some(known[self.random.below(known.len())].to_owned()) }
    }

    /// A call of something that gives the kind.
    fn call(&mut self, kind: Kind, depth: usize) -> Option<String> {
        if depth == 0 || self.loops > 1 {
            return None;
        }
        let mut options: Vec<(String, Vec<Parameter>)> = Vec::new();
        for f in self.functions.iter().filter(|f| f.result == kind && !f.yields) {
            options.push((f.name.clone(), f.parameters.clone()));
        }
        for (name, of) in self.variables.clone() {
            if let Kind::Object(number) = of {
                for m in self.classes[number].methods.iter().filter(|m| m.result == kind) {
                    options.push((format!("{name}.{}", m.name), m.parameters.clone()));
                }
            }
        }
        if options.is_empty() {
            return None;
        }
        let (name, parameters) = options.swap_remove(self.random.below(options.len()));
        let arguments = self.arguments(&parameters, depth - 1);
        Some(format!("{name}({arguments})"))
    }

    /// Arguments for parameters: some of those with defaults are left out, some of the rest are named.
    pub(super) fn arguments(&mut self, parameters: &[Parameter], depth: usize) -> String {
        let mut texts: Vec<String> = Vec::new();
        let mut named = false;
        for parameter in parameters {
            if parameter.optional && self.random.percent(40) {
                named = true;
                continue;
            }
            named |= self.random.percent(10);
            let value = self.expression(parameter.kind, depth);
            texts.push(if named { format!("{}={value}", parameter.name) } else { value });
        }
        texts.join(", ")
    }

    /// An expression of the kind.
    pub(super) fn expression(&mut self, kind: Kind, depth: usize) -> String {
        if depth == 0 || self.random.percent(20) {
            let variable = if self.random.percent(75) { self.variable(kind) } else { None };
            return variable.unwrap_or_else(|| self.literal(kind));
        }
        if self.random.percent(15)
            && let Some(call) = self.call(kind, depth)
        {
            return call;
        }
        let d = depth - 1;
        if self.random.percent(6) {
            let (then, test, other) = (self.expression(kind, d), self.expression(Kind::Bool, d), self.expression(kind, d));
            return format!("({then} if {test} else {other})");
        }
        match kind {
            Kind::Int => self.int(d),
            Kind::Float => self.float(d),
            Kind::Number => self.number(d),
            Kind::Bool => self.bool(d),
            Kind::Str => self.str(d),
            Kind::Ints => self.ints(d),
            Kind::Strs => self.strs(d),
            Kind::Dict => self.dict(d),
            Kind::Pair => format!("({}, {})", self.expression(Kind::Int, d), self.expression(Kind::Str, d)),
            Kind::Object(number) => {
                if self.random.percent(25) {
                    let (object, copier) = (self.expression(kind, d), self.random.pick(&["copy", "deepcopy"]));
                    return format!("copy.{copier}({object})");
                }
                let derived = if number == 0 { self.classes.iter().find(|class| class.derived) } else { None };
                let name = derived.filter(|_| self.random.percent(40)).unwrap_or(&self.classes[number]).name.clone();
                format!("{name}({}, {})", self.expression(Kind::Int, d), self.expression(Kind::Str, d))
            }
            Kind::Mixed => {
                let kind = [Kind::Int, Kind::Str][self.random.below(2)];
                self.expression(kind, d)
            }
        }
    }

    fn int(&mut self, d: usize) -> String {
        let small = self.random.between(1, 9);
        match self.random.below(22) {
            0 | 1 => format!("({} + {})", self.expression(Kind::Int, d), self.expression(Kind::Int, d)),
            2 | 3 => format!("({} - {})", self.expression(Kind::Int, d), self.expression(Kind::Int, d)),
            4 => format!("({} * {small})", self.expression(Kind::Int, d)),
            5 => format!("({} // {})", self.expression(Kind::Int, d), self.divisor(d)),
            6 => format!("({} % {})", self.expression(Kind::Int, d), self.divisor(d)),
            7 => {
                let op = self.random.pick(&["&", "|", "^"]);
                format!("({} {op} {})", self.expression(Kind::Int, d), self.expression(Kind::Int, d))
            }
            8 => format!("({} {} {small})", self.expression(Kind::Int, d), self.random.clone().pick(&["<<", ">>"])),
            9 => format!("(-{})", self.expression(Kind::Int, d)),
            10 => {
                let of = [Kind::Ints, Kind::Strs, Kind::Str, Kind::Dict][self.random.below(4)];
                format!("len({})", self.expression(of, d))
            }
            11 => format!("sum({})", self.expression(Kind::Ints, d)),
            12 => self.reduction(d),
            13 => {
                let name = self.random.pick(&["max", "min"]);
                format!("{name}({}, {})", self.expression(Kind::Int, d), self.expression(Kind::Int, d))
            }
            14 => format!("abs({})", self.expression(Kind::Int, d)),
            15 => format!("{}.get({}, {small})", self.expression(Kind::Dict, d), self.expression(Kind::Str, d)),
            16 => format!("{}[{}]", self.filled(Kind::Ints, "3", d), self.random.between(-1, 1)),
            17 if self.random.percent(15) => format!("int({})", self.expression(Kind::Str, d)),
            17 => format!("int(str({}))", self.expression(Kind::Int, d)),
            18 if self.random.percent(15) => format!("{}[{}]", self.expression(Kind::Dict, d), self.expression(Kind::Str, d)),
            18 => format!("(0 if {0} else 1)", self.expression(Kind::Dict, d)),
            19 => format!("(lambda x, y={small}: x * 3 - y)({})", self.expression(Kind::Int, d)),
            20 => format!("(not {}) + {}", self.expression(Kind::Bool, d), self.expression(Kind::Int, d)),
            _ => match self.variables.iter().find(|(_, k)| matches!(k, Kind::Object(_))) {
                Some((name, _)) => format!("{name}.count"),
                None => format!("({small} ** {})", self.random.between(0, 5)),
            },
        }
    }

    /// A sequence that is rarely too short for the first or the last item.
    fn filled(&mut self, kind: Kind, more: &str, d: usize) -> String {
        let items = self.expression(kind, d);
        match kind {
            _ if self.random.percent(10) => items,
            Kind::Str => format!("({items} + {more})"),
            _ => format!("({items} + [{more}, {more}])"),
        }
    }

    /// A chain over a sequence with one result.
    fn reduction(&mut self, d: usize) -> String {
        let over = match self.random.below(3) {
            0 => format!("range({})", self.random.between(0, 12)),
            _ => self.expression(Kind::Ints, d),
        };
        let k = self.random.between(2, 5);
        match self.random.below(12) {
            0 => format!("sum(x * {k} for x in {over})"),
            1 => format!("sum(x for x in {over} if x % {k})"),
            2 => format!("sum([x - {k} for x in {over}])"),
            3 => format!("len([x for x in {over} if x > {k}])"),
            4 => format!("max((x % {k} for x in {over}), default=-1)"),
            5 => format!("sum(i * x for i, x in enumerate({over}))"),
            6 => format!("sum(map(lambda x: x + {k}, filter(lambda x: x != {k}, {over})))"),
            7 => format!("next((x * {k} for x in {over} if x > {k}), -1)"),
            8 => format!("next(x for x in {over} if x % {k})"),
            9 => format!("min((abs(x - {k}) for x in {over}), default={k})"),
            10 => format!("sum(a * b for a, b in zip({over}, {}))", self.expression(Kind::Ints, d)),
            _ => format!("len(list(zip({over}, 'abcd')))"),
        }
    }

    fn number(&mut self, d: usize) -> String {
        let kind = |writer: &mut Self| [Kind::Int, Kind::Float, Kind::Number, Kind::Number][writer.random.below(4)];
        let (a, b) = (kind(self), kind(self));
        let k = self.random.between(1, 5);
        match self.random.below(10) {
            0..=2 => {
                let op = self.random.pick(&["+", "-", "*"]);
                format!("({} {op} {})", self.expression(a, d), self.expression(b, d))
            }
            3 => format!("({} / {})", self.expression(a, d), self.divisor(d)),
            4 => format!("({} % {k}.5)", self.expression(a, d)),
            5 => format!("sum(x * 0.5 for x in {})", self.expression(Kind::Ints, d)),
            6 => format!("sum(x if x % 2 else x / 4 for x in {})", self.expression(Kind::Ints, d)),
            7 => format!("max({}, {})", self.expression(a, d), self.expression(b, d)),
            8 => format!("sum([{}, {}])", self.expression(a, d), self.expression(b, d)),
            _ => self.expression(a, d),
        }
    }

    fn divisor(&mut self, d: usize) -> String {
        if self.random.percent(15) {
            return self.expression(Kind::Int, d);
        }
        ["3", "7", "-2", "10", "1000003", "64"][self.random.below(6)].to_owned()
    }

    fn float(&mut self, d: usize) -> String {
        match self.random.below(9) {
            0..=2 => {
                let op = self.random.pick(&["+", "-", "*"]);
                format!("({} {op} {})", self.expression(Kind::Float, d), self.expression(Kind::Float, d))
            }
            3 => format!("({} / {})", self.expression(Kind::Int, d), self.divisor(d)),
            4 => format!("({} / 2.5)", self.expression(Kind::Float, d)),
            5 => format!("({} + {})", self.expression(Kind::Int, d), self.expression(Kind::Float, d)),
            6 => format!("abs({})", self.expression(Kind::Float, d)),
            7 => format!("round({}, 2)", self.expression(Kind::Float, d)),
            _ => format!("sum([x * 0.1 for x in {}])", self.expression(Kind::Ints, d)),
        }
    }

    fn bool(&mut self, d: usize) -> String {
        match self.random.below(15) {
            0..=2 => {
                let kind = [Kind::Int, Kind::Float, Kind::Str, Kind::Number][self.random.below(4)];
                let op = self.random.pick(&["<", "<=", "==", "!=", ">", ">="]);
                format!("({} {op} {})", self.expression(kind, d), self.expression(kind, d))
            }
            3 => format!(
                "({} < {} <= {})",
                self.expression(Kind::Int, d),
                self.expression(Kind::Int, d),
                self.expression(Kind::Int, d)
            ),
            4 => format!("(not {})", self.expression(Kind::Bool, d)),
            5 => {
                let op = self.random.pick(&["and", "or"]);
                format!("({} {op} {})", self.expression(Kind::Bool, d), self.expression(Kind::Bool, d))
            }
            6 => format!("({} in {})", self.expression(Kind::Int, d), self.expression(Kind::Ints, d)),
            7 => format!("({} in {})", self.expression(Kind::Str, d), self.expression(Kind::Dict, d)),
            8 => format!("({} is None)", self.expression(Kind::Mixed, d)),
            9 => {
                let kind = self.random.pick(&["int", "str", "(int, str)"]);
                format!("isinstance({}, {kind})", self.expression(Kind::Mixed, d))
            }
            10 => {
                let name = self.random.pick(&["any", "all"]);
                format!("{name}(x > {} for x in {})", self.random.between(-3, 9), self.expression(Kind::Ints, d))
            }
            11 => self.int_test(d),
            12 | 13 => self.text_test(d),
            _ => format!("({} == {})", self.expression(Kind::Mixed, d), self.expression(Kind::Mixed, d)),
        }
    }

    fn str(&mut self, d: usize) -> String {
        match self.random.below(13) {
            0 | 1 => format!("({} + {})", self.expression(Kind::Str, d), self.expression(Kind::Str, d)),
            2 => format!("({} * {})", self.expression(Kind::Str, d), self.random.between(0, 3)),
            3 => format!("str({})", self.expression(Kind::Int, d)),
            4 => {
                let (a, b) = (self.variable(Kind::Int), self.variable(Kind::Float));
                format!("f\"{{{}}}:{{{}!r}}\"", a.unwrap_or("1".into()), b.unwrap_or("0.5".into()))
            }
            5 => format!("{}[{}:{}]", self.expression(Kind::Str, d), self.random.between(-2, 1), self.random.between(0, 4)),
            6 => {
                let method =
                    self.random.pick(&["upper()", "lower()", "strip()", "title()", "replace('a', 'bb').replace('b', '')"]);
                format!("{}.{method}", self.expression(Kind::Str, d))
            }
            7 => format!("'-'.join({})", self.expression(Kind::Strs, d)),
            8 => format!("''.join(c + '.' for c in {})", self.expression(Kind::Str, d)),
            9 => format!("{}[{}]", self.filled(Kind::Str, "'ok'", d), self.random.between(-1, 1)),
            10 => format!("{}[{}]", self.filled(Kind::Strs, "'s', 't'", d), self.random.between(-1, 1)),
            11 => format!("str({})", self.expression(Kind::Mixed, d)),
            _ => format!("repr({})", self.expression(Kind::Strs, d)),
        }
    }

    fn ints(&mut self, d: usize) -> String {
        match self.random.below(13) {
            0 => format!("[{}, {}]", self.expression(Kind::Int, d), self.expression(Kind::Int, d)),
            1 => format!("list(range({}))", self.random.between(0, 7)),
            2 => format!("[x * {} for x in {}]", self.random.between(-2, 5), self.expression(Kind::Ints, d)),
            3 => format!("[x for x in {} if x % 2 == 0]", self.expression(Kind::Ints, d)),
            4 => format!("sorted({})", self.expression(Kind::Ints, d)),
            5 => format!("({} + {})", self.expression(Kind::Ints, d), self.expression(Kind::Ints, d)),
            6 => format!("{}[{}:]", self.expression(Kind::Ints, d), self.random.between(-2, 2)),
            7 => format!("list(reversed({}))", self.expression(Kind::Ints, d)),
            8 => format!("list({}.values())", self.expression(Kind::Dict, d)),
            9 => format!("list(map(abs, {}))", self.expression(Kind::Ints, d)),
            10 => format!("[len(s) for s in {}]", self.expression(Kind::Strs, d)),
            11 => format!("[a - b for a, b in zip({}, {})]", self.expression(Kind::Ints, d), self.expression(Kind::Ints, d)),
            _ => match self.functions.iter().find(|f| f.yields).cloned() {
                Some(g) if self.loops < 2 => {
                    format!("list({}({}))", g.name, self.arguments(&g.parameters, d))
                }
                _ => format!("[{}]", self.expression(Kind::Int, d)),
            },
        }
    }

    fn strs(&mut self, d: usize) -> String {
        match self.random.below(6) {
            0 => format!("{}.split(',')", self.expression(Kind::Str, d)),
            1 => format!("[s + '!' for s in {}]", self.expression(Kind::Strs, d)),
            2 => format!("[{}, {}]", self.expression(Kind::Str, d), self.expression(Kind::Str, d)),
            3 => format!("sorted({})", self.expression(Kind::Strs, d)),
            4 => format!("list({})", self.expression(Kind::Dict, d)),
            _ => format!("[str(x) for x in {}]", self.expression(Kind::Ints, d)),
        }
    }

    fn dict(&mut self, d: usize) -> String {
        match self.random.below(4) {
            0 => format!("{{s: len(s) for s in {}}}", self.expression(Kind::Strs, d)),
            1 => format!("{{{}: {}}}", self.expression(Kind::Str, d), self.expression(Kind::Int, d)),
            2 => format!("dict(zip({}, {}))", self.expression(Kind::Strs, d), self.expression(Kind::Ints, d)),
            _ => format!("{{**{}, 'z': {}}}", self.expression(Kind::Dict, d), self.expression(Kind::Int, d)),
        }
    }
}
