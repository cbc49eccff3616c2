//! Statements: they keep every variable of the kind it began with.

use super::{Kind, Writer};

/// What a value of a variable that loops change is kept below.
const BOUND: &str = "1000003";

impl Writer {
    /// So many statements, as far as the budget of the body reaches.
    pub(super) fn block(&mut self, count: usize) {
        let mut written = false;
        for _ in 0..count {
            if self.budget == 0 {
                break;
            }
            self.budget -= 1;
            self.statement();
            written = true;
        }
        if !written {
            self.line("pass");
        }
    }

    fn indented(&mut self, head: &str, count: usize) {
        self.line(head);
        self.indent += 1;
        let known = self.variables.len();
        self.block(count);
        self.variables.truncate(known);
        self.indent -= 1;
    }

    fn statement(&mut self) {
        match self.random.below(22) {
            0..=4 => self.assignment(),
            5 | 6 => self.print(),
            7 | 8 => {
                let test = self.expression(Kind::Bool, 2);
                self.indented(&format!("if {test}:"), 2);
                if self.random.percent(50) {
                    self.indented("else:", 2);
                }
            }
            9 | 10 => self.for_loop(),
            11 => self.while_loop(),
            12 | 13 => self.try_statement(),
            14 | 15 => self.change_container(),
            16 => self.closure(),
            17 => self.unpacking(),
            18 if self.loops > 0 => {
                let test = self.expression(Kind::Bool, 1);
                let jump = self.random.pick(&["break", "continue"]);
                self.line(&format!("if {test}:"));
                self.line(&format!("    {jump}"));
            }
            19 if self.result.is_some() && self.random.percent(40) => {
                let test = self.expression(Kind::Bool, 1);
                let value = self.expression(self.result.unwrap_or(Kind::Int), 1);
                self.line(&format!("if {test}:"));
                self.line(&format!("    return {value}"));
            }
            20 => {
                let name = self.name("k");
                let value = self.expression(Kind::Int, 1);
                self.line(&format!("{name} = {value}"));
                self.line(&format!("print({name})"));
                self.line(&format!("del {name}"));
            }
            21 => self.choices(),
            _ => self.context(),
        }
    }

    /// A variable that a statement may assign, with its kind.
    fn target(&mut self) -> Option<(String, Kind)> {
        let known: Vec<(String, Kind)> =
            self.variables.iter().filter(|(name, _)| !name.starts_with(['i', 'n'])).cloned().collect();
        if known.is_empty() { None } else { Some(known[self.random.below(known.len())].clone()) }
    }

    fn assignment(&mut self) {
        let Some((name, kind)) = self.target() else { return self.print() };
        let value = self.expression(kind, 3);
        match kind {
            Kind::Int | Kind::Number if self.loops > 0 => self.line(&format!("{name} = ({value}) % {BOUND}")),
            Kind::Int | Kind::Number if self.random.percent(40) => self.line(&format!("{name} += {value}")),
            // What grows in a loop is cut.
            Kind::Str if self.loops > 0 => self.line(&format!("{name} = ({value})[:40]")),
            Kind::Ints | Kind::Strs if self.loops > 0 => self.line(&format!("{name} = ({value})[:8]")),
            Kind::Float if self.loops > 0 => self.line(&format!("{name} = ({value}) / 3.0")),
            _ => self.line(&format!("{name} = {value}")),
        }
    }

    fn print(&mut self) {
        let kinds = [
            Kind::Int,
            Kind::Float,
            Kind::Number,
            Kind::Bool,
            Kind::Str,
            Kind::Ints,
            Kind::Strs,
            Kind::Dict,
            Kind::Pair,
            Kind::Mixed,
        ];
        let (a, b) = (kinds[self.random.below(kinds.len())], kinds[self.random.below(kinds.len())]);
        let (a, b) = (self.expression(a, 2), self.expression(b, 2));
        self.line(&format!("print({a}, {b})"));
    }

    fn for_loop(&mut self) {
        if self.loops > 1 {
            return self.print();
        }
        let item = self.name("i");
        let (head, kind) = match self.random.below(6) {
            0 => (format!("for {item} in range({}):", self.random.between(0, 7)), Kind::Int),
            1 => (
                format!("for {item} in range({}, {}, {}):", self.random.between(5, 9), self.random.between(-3, 3), "-2"),
                Kind::Int,
            ),
            2 => {
                let index = self.name("n");
                let over = self.expression(Kind::Ints, 1);
                self.variables.push((index.clone(), Kind::Int));
                (format!("for {index}, {item} in enumerate({over}):"), Kind::Int)
            }
            3 => (format!("for {item} in {}:", self.expression(Kind::Str, 1)), Kind::Str),
            4 => (format!("for {item} in sorted({}):", self.expression(Kind::Dict, 1)), Kind::Str),
            _ => (format!("for {item} in {}:", self.expression(Kind::Ints, 1)), Kind::Int),
        };
        let known = self.variables.len() - usize::from(head.contains(", ") && head.contains("enumerate"));
        self.variables.push((item, kind));
        self.loops += 1;
        self.indented(&head, 3);
        self.loops -= 1;
        if self.random.percent(20) {
            self.indented("else:", 1);
        }
        self.variables.truncate(known);
    }

    fn while_loop(&mut self) {
        if self.loops > 1 {
            return self.print();
        }
        let count = self.name("w");
        self.line(&format!("{count} = {}", self.random.clone().between(0, 6)));
        self.random.bits();
        let test = self.expression(Kind::Bool, 1);
        self.loops += 1;
        self.line(&format!("while {count} > 0 and ({count} != 2 or {test}):"));
        self.indent += 1;
        self.line(&format!("{count} -= 1"));
        let known = self.variables.len();
        self.block(2);
        self.variables.truncate(known);
        self.indent -= 1;
        self.loops -= 1;
    }

    fn try_statement(&mut self) {
        self.indented("try:", 3);
        match self.random.below(3) {
            0 => {
                self.line("except (ZeroDivisionError, IndexError) as error:");
                self.line("    print(type(error).__name__, error)");
                self.line("except (KeyError, ValueError):");
                self.indented_more("print('other')");
                self.line("except Exception as error:");
                self.line("    print('any', type(error).__name__)");
            }
            1 => {
                self.line("except Exception as error:");
                self.line("    print(type(error).__name__, error)");
                self.indented("else:", 1);
            }
            _ => {
                self.line("except ArithmeticError as error:");
                self.line("    print(error)");
                self.line("except LookupError as error:");
                self.line("    print(repr(error))");
                self.line("except (Trouble, ValueError, TypeError, OverflowError):");
                self.line("    pass");
            }
        }
        if self.random.percent(30) {
            self.line("finally:");
            self.line("    print('finally')");
        }
    }

    fn indented_more(&mut self, line: &str) {
        self.indent += 1;
        self.line(line);
        self.print();
        self.indent -= 1;
    }

    fn change_container(&mut self) {
        let Some((name, kind)) = self.target() else { return self.print() };
        match kind {
            Kind::Ints => {
                let value = self.expression(Kind::Int, 1);
                match self.random.below(4) {
                    0 => self.line(&format!("{name}.append(({value}) % {BOUND})")),
                    1 => self.line(&format!("if {name}: {name}[-1] = ({value}) % {BOUND}")),
                    2 => self.line(&format!("{name}.sort(key=lambda x: (x % 5, x))")),
                    _ => self.line(&format!("if len({name}) > 5: {name}.pop()")),
                }
            }
            Kind::Strs => self.line(&format!("{name} = {name}[:5]; {name}.append('s')")),
            Kind::Dict => {
                let (key, value) = (self.expression(Kind::Str, 1), self.expression(Kind::Int, 1));
                self.line(&format!("{name}[({key})[:6]] = ({value}) % {BOUND}"));
            }
            Kind::Object(_) => {
                let value = self.expression(Kind::Int, 2);
                self.line(&format!("{name}.count = ({value}) % {BOUND}"));
            }
            _ => self.assignment(),
        }
    }

    /// A function inside, which changes a variable around it.
    fn closure(&mut self) {
        let (inner, total) = (self.name("h"), self.name("t"));
        let word = if self.indent == 0 { "global" } else { "nonlocal" };
        // Inside a block of the module there is nothing around but globals.
        let word = if self.result.is_none() && self.indent > 0 && !self.inside_main() { "global" } else { word };
        let (value, times) = (self.expression(Kind::Int, 1), self.random.between(1, 3));
        self.line(&format!("{total} = 0"));
        self.line(&format!("def {inner}(step, scale=2):"));
        self.line(&format!("    {word} {total}"));
        self.line(&format!("    {total} += step * scale"));
        self.line(&format!("    return {total}"));
        self.line(&format!("print([{inner}(x, {times}) for x in range(3)], {inner}(({value}) % {BOUND}), {total})"));
    }

    /// Whether the statement stands in a function: `main` is the only one whose result is not noted.
    fn inside_main(&self) -> bool {
        let last = self.out.lines().rfind(|line| !line.starts_with(' '));
        last.is_some_and(|line| line.starts_with("def main"))
    }

    fn unpacking(&mut self) {
        let (a, b) = (self.name("a"), self.name("b"));
        match self.random.below(3) {
            0 => {
                let pair = self.expression(Kind::Pair, 2);
                self.line(&format!("{a}, {b} = {pair}"));
            }
            1 => {
                let (x, y) = (self.expression(Kind::Int, 2), self.expression(Kind::Str, 2));
                self.line(&format!("{a}, {b} = {x}, {y}"));
                self.line(&format!("{b}, {a} = {a}, {b}"));
            }
            _ => {
                let items = self.expression(Kind::Ints, 1);
                self.line(&format!("{a}, *{b} = [0] + {items}"));
            }
        }
        self.line(&format!("print({a}, {b})"));
    }

    /// A `with` over an object that tells what happens to it.
    fn context(&mut self) {
        let name = self.name("M");
        self.line(&format!("class {name}:"));
        self.line("    def __enter__(self):");
        self.line("        print('in')");
        self.line("        return 3");
        self.line("    def __exit__(self, kind, value, trace):");
        self.line("        print('out', kind is None)");
        self.line("        return True");
        self.indented(&format!("with {name}():"), 2);
    }
}
