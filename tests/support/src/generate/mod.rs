//! Random Python programs: they end, they print much, and what they do is the same everywhere.
//!
//! A program has classes, functions, generators and a main part. Expressions are made for a type, so that most of them succeed;
//! what may raise does so now and then, inside a `try` that prints the exception, and some programs end with one that nobody
//! catches. Nothing depends on identity, addresses, hashes of strings or time.

mod expression;
mod shapes;
mod statement;

use crate::random::Random;
use std::fmt::Write;

/// What a generated expression gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Int,
    Float,
    /// An int or a float.
    Number,
    Bool,
    Str,
    Ints,
    Strs,
    Dict,
    Pair,
    /// An instance of the class of that number.
    Object(usize),
    /// An int, a string or None.
    Mixed,
}

/// Those that every program has variables of.
const KINDS: [Kind; 10] =
    [Kind::Int, Kind::Int, Kind::Float, Kind::Number, Kind::Bool, Kind::Str, Kind::Ints, Kind::Strs, Kind::Dict, Kind::Mixed];

/// A function that generated code may call.
#[derive(Clone)]
struct Callable {
    name: String,
    parameters: Vec<Parameter>,
    result: Kind,
    /// Whether it is a generator of ints.
    yields: bool,
}

/// A parameter of such a function.
#[derive(Clone)]
struct Parameter {
    name: String,
    kind: Kind,
    optional: bool,
}

/// A class that generated code may use.
struct Class {
    name: String,
    /// Whether it is derived from the first.
    derived: bool,
    methods: Vec<Callable>,
}

/// Writes one program.
pub(crate) struct Writer {
    random: Random,
    out: String,
    indent: usize,
    variables: Vec<(String, Kind)>,
    functions: Vec<Callable>,
    classes: Vec<Class>,
    /// Names of the module that are bound before everything else.
    constants: Vec<(String, Kind)>,
    names: usize,
    /// Loops around the statement being written.
    loops: usize,
    /// What the function being written returns.
    result: Option<Kind>,
    /// How many more statements the body may have.
    budget: usize,
}

/// The program of a seed.
pub fn program(seed: u64) -> String {
    let mut writer = Writer {
        random: Random::new(seed),
        out: String::new(),
        indent: 0,
        variables: Vec::new(),
        functions: Vec::new(),
        classes: Vec::new(),
        constants: Vec::new(),
        names: 0,
        loops: 0,
        result: None,
        budget: 0,
    };
    writer.whole();
    writer.out
}

impl Writer {
    fn line(&mut self, text: &str) {
        for _ in 0..self.indent {
            self.out.push_str("    ");
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn name(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}", self.names)
    }

    fn whole(&mut self) {
        self.line("import copy");
        for _ in 0..self.random.below(5) {
            let kind = KINDS[self.random.below(KINDS.len())];
            let value = self.literal(kind);
            let name = self.name("K");
            self.line(&format!("{name} = {value}"));
            self.constants.push((name, kind));
        }
        self.line("class Trouble(Exception):");
        self.line("    pass");
        for number in 0..self.random.below(3) {
            self.class(number);
        }
        for _ in 0..2 + self.random.below(3) {
            self.function();
        }
        if self.random.percent(50) {
            self.scanner();
        }
        match self.random.below(10) {
            0..=4 => self.generator(),
            5 => self.cleaner(),
            _ => {}
        }
        self.line("def main():");
        self.indent += 1;
        self.variables.clear();
        self.some_variables(true);
        self.budget = 14;
        self.block(4 + self.random.clone().below(6));
        self.show_all();
        self.indent -= 1;
        if let [(name, kind), ..] = self.constants[..].to_vec()[..].as_ref()
            && self.random.percent(30)
        {
            let value = self.literal(*kind);
            self.line(&format!("{name} = {value}"));
        }
        match self.random.percent(80) {
            true => {
                self.line("try:");
                self.line("    main()");
                self.line("except Exception as error:");
                self.line("    print('main:', type(error).__name__, error)");
            }
            false => self.line("main()"),
        }
        // The same at the level of the module, where names are globals.
        self.variables.clear();
        self.some_variables(true);
        self.budget = 8;
        self.block(3);
        self.show_all();
        if self.random.percent(25) {
            let value = self.expression(Kind::Str, 1);
            self.line(&format!("raise Trouble({value})"));
        }
    }

    /// Variables to begin with: one of each of some kinds.
    fn some_variables(&mut self, all: bool) {
        for kind in KINDS {
            if all || self.random.percent(50) {
                let value = self.literal(kind);
                let name = self.name("v");
                self.line(&format!("{name} = {value}"));
                self.variables.push((name, kind));
            }
        }
        if !self.classes.is_empty() && self.random.percent(80) {
            let number = self.random.below(self.classes.len());
            let value = self.expression(Kind::Object(number), 1);
            let name = self.name("o");
            self.line(&format!("{name} = {value}"));
            self.variables.push((name, Kind::Object(number)));
        }
    }

    fn show_all(&mut self) {
        let mut text = String::new();
        for (name, kind) in self.variables.clone() {
            match kind {
                Kind::Object(_) => _ = write!(text, "{name}.show(), "),
                _ => _ = write!(text, "{name}, "),
            }
        }
        self.line(&format!("print({})", text.trim_end_matches(", ")));
    }

    /// Parameters as text and what they take: annotations on some, defaults on the last.
    fn parameters(&mut self, count: usize) -> (Vec<String>, Vec<Parameter>) {
        let annotated = self.random.percent(40);
        let required = if self.random.percent(40) { self.random.below(count + 1) } else { count };
        let (mut texts, mut parameters) = (Vec::new(), Vec::new());
        for n in 0..count {
            let kind = KINDS[self.random.below(KINDS.len())];
            let name = self.name("p");
            self.variables.push((name.clone(), kind));
            let mut text = match kind {
                Kind::Int if annotated => format!("{name}: int"),
                Kind::Str if annotated => format!("{name}: str"),
                Kind::Float if annotated => format!("{name}: float"),
                _ => name.clone(),
            };
            let optional = n >= required;
            if optional {
                let value = self.literal(kind);
                text = format!("{text}={value}");
            }
            parameters.push(Parameter { name, kind, optional });
            texts.push(text);
        }
        (texts, parameters)
    }

    /// A body with a `return` at its end.
    fn body(&mut self, result: Kind) {
        self.result = Some(result);
        self.some_variables(false);
        self.budget = 6;
        self.block(1 + self.random.clone().below(4));
        let value = self.expression(result, 2);
        self.line(&format!("return {value}"));
        self.result = None;
    }

    fn function(&mut self) {
        let name = self.name("f");
        self.variables.clear();
        let count = self.random.below(4);
        let (texts, parameters) = self.parameters(count);
        let result = KINDS[self.random.below(KINDS.len())];
        self.line(&format!("def {name}({}):", texts.join(", ")));
        self.indent += 1;
        if parameters.first().is_some_and(|first| first.kind == Kind::Int) && result == Kind::Int && self.random.percent(60) {
            // Recursion that ends.
            let first = self.variables[0].0.clone();
            self.line(&format!("if {first} > 1 and {first} < 30:"));
            let rest: Vec<String> = parameters[1..].iter().map(|p| self.expression(p.kind, 1)).collect();
            let rest = rest.iter().map(|text| format!(", {text}")).collect::<String>();
            self.line(&format!("    return {name}({first} // 2{rest}) + {first}"));
        }
        self.body(result);
        self.indent -= 1;
        self.functions.push(Callable { name, parameters, result, yields: false });
    }

    fn generator(&mut self) {
        let name = self.name("g");
        self.variables.clear();
        let (texts, parameters) = self.parameters(1);
        self.line(&format!("def {name}({}):", texts.join(", ")));
        self.indent += 1;
        self.some_variables(false);
        let item = self.name("i");
        let over = self.expression(Kind::Ints, 1);
        self.line(&format!("for {item} in {over}:"));
        self.indent += 1;
        self.variables.push((item, Kind::Int));
        let test = self.expression(Kind::Bool, 1);
        let value = self.expression(Kind::Int, 2);
        self.line(&format!("if {test}:"));
        self.line(&format!("    yield {value}"));
        self.indent -= 1;
        self.variables.pop();
        if self.random.percent(50) {
            let more = self.expression(Kind::Ints, 1);
            self.line(&format!("yield from {more}"));
        }
        self.indent -= 1;
        self.functions.push(Callable { name, parameters, result: Kind::Int, yields: true });
    }

    fn class(&mut self, number: usize) {
        let name = format!("C{number}");
        let base = if number > 0 && self.random.percent(50) { "(C0)".to_owned() } else { String::new() };
        self.line(&format!("class {name}{base}:"));
        self.indent += 1;
        self.line("def __init__(self, count, label):");
        self.line("    self.count = count");
        self.line("    self.label = label");
        let items = self.literal(Kind::Ints);
        self.line(&format!("    self.items = {items}"));
        self.line("def show(self):");
        self.line("    return (type(self).__name__, self.count, self.label, self.items)");
        if self.random.percent(40) {
            self.line("def __eq__(self, other):");
            self.line("    return self.count == other.count");
        }
        let mut methods = Vec::new();
        for method in ["work", "step"] {
            let result = [Kind::Int, Kind::Str, Kind::Bool][self.random.below(3)];
            self.variables =
                vec![("self.count".into(), Kind::Int), ("self.label".into(), Kind::Str), ("self.items".into(), Kind::Ints)];
            let (texts, parameters) = self.parameters(1);
            self.line(&format!("def {method}_{number}(self, {}):", texts.join(", ")));
            self.indent += 1;
            self.body(result);
            self.indent -= 1;
            methods.push(Callable { name: format!("{method}_{number}"), parameters, result, yields: false });
        }
        methods.push(self.fields_in_a_row(number));
        self.indent -= 1;
        self.classes.push(Class { name, derived: !base.is_empty(), methods });
    }
}

#[cfg(test)]
mod tests {
    use super::program;

    #[test]
    fn programs_are_the_same_for_the_same_seed_and_use_every_construct() {
        assert_eq!(program(3), program(3));
        let all: String = (0..60).map(program).collect();
        for wanted in [
            "while ",
            "for ",
            "try:",
            "finally:",
            "except ",
            "yield from",
            "nonlocal ",
            "lambda",
            "class ",
            "raise ",
            "break",
            "continue",
            "sum(",
            "zip(",
            "enumerate(",
            "f\"",
            " if ",
            "del ",
            "isinstance(",
            "global ",
            "with ",
            "copy.deepcopy(",
            "next(",
            "=K",
            "peek = ",
            "other.count",
            "'left'",
            "10**20))",
        ] {
            assert!(all.contains(wanted), "`{wanted}` is never generated");
        }
    }
}
