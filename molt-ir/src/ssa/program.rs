//! A whole program: a header and functions by name.

use std::fmt::{self, Write};
use std::hash::{Hash, Hasher};
use std::ops::{Index, IndexMut};

use fxhash::FxHashSet;

use super::{Body, FuncId, Header, Language};
use crate::text::{Attr, Names, Namespace, Parse, Parser, Printer};

/// One function. Its name is unique in the program.
pub struct Function<L: Language> {
    /// The name by which others refer to it.
    pub name: String,
    /// What the language says about it.
    pub header: L::FunctionHeader,
    /// Its code.
    pub body: Body<L>,
}

impl<L: Language> Clone for Function<L> {
    fn clone(&self) -> Self {
        Function { name: self.name.clone(), header: self.header.clone(), body: self.body.clone() }
    }
}

/// A program: the header, and the functions under ids that stay when others are removed.
pub struct Program<L: Language> {
    /// What the language says about the program.
    pub header: L::ProgramHeader,
    functions: Vec<Option<Function<L>>>,
    /// Every name that was ever added: what is not here is free.
    added: FxHashSet<String>,
}

impl<L: Language> Clone for Program<L> {
    fn clone(&self) -> Self {
        Program { header: self.header.clone(), functions: self.functions.clone(), added: self.added.clone() }
    }
}

impl<L: Language> Index<FuncId> for Program<L> {
    type Output = Function<L>;
    fn index(&self, id: FuncId) -> &Function<L> {
        self.functions[id.index()].as_ref().expect("the function was removed")
    }
}

impl<L: Language> IndexMut<FuncId> for Program<L> {
    fn index_mut(&mut self, id: FuncId) -> &mut Function<L> {
        self.functions[id.index()].as_mut().expect("the function was removed")
    }
}

impl<L: Language> Program<L> {
    /// A program without functions.
    pub fn new(header: L::ProgramHeader) -> Self {
        Program { header, functions: vec![], added: FxHashSet::default() }
    }

    /// Adds a function. If its name is taken, `.1`, `.2`, … is put behind it.
    pub fn add(&mut self, mut function: Function<L>) -> FuncId {
        let taken = |name: &str| self.added.contains(name) && self.functions.iter().flatten().any(|f| f.name == name);
        if taken(&function.name) {
            let base = function.name;
            function.name = (1..).map(|n| format!("{base}.{n}")).find(|name| !taken(name)).expect("some number is free");
        }
        let id = FuncId::at(self.functions.len());
        self.insert(id, function);
        id
    }

    /// Puts a function at an id of its own, so that it keeps the one it had in another program.
    pub fn insert(&mut self, id: FuncId, function: Function<L>) {
        if self.functions.len() <= id.index() {
            self.functions.resize_with(id.index() + 1, || None);
        }
        self.added.insert(function.name.clone());
        self.functions[id.index()] = Some(function);
    }

    /// Takes a function out; nothing may refer to it any more.
    pub fn remove(&mut self, id: FuncId) -> Option<Function<L>> {
        self.functions[id.index()].take()
    }

    /// The function, unless it was removed or never there.
    pub fn get(&self, id: FuncId) -> Option<&Function<L>> {
        self.functions.get(id.index())?.as_ref()
    }

    /// The ids of all functions, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = FuncId> + use<L> {
        let ids: Vec<_> = self.functions().map(|(id, _)| id).collect();
        ids.into_iter()
    }

    /// All functions, in order.
    pub fn functions(&self) -> impl Iterator<Item = (FuncId, &Function<L>)> {
        self.functions.iter().enumerate().filter_map(|(n, f)| Some((FuncId::at(n), f.as_ref()?)))
    }

    /// All functions, in order, to be changed.
    pub fn functions_mut(&mut self) -> impl Iterator<Item = (FuncId, &mut Function<L>)> {
        self.functions.iter_mut().enumerate().filter_map(|(n, f)| Some((FuncId::at(n), f.as_mut()?)))
    }

    /// The size of a table indexed by [`FuncId::index`].
    pub fn id_count(&self) -> usize {
        self.functions.len()
    }

    /// The function with this name.
    pub fn find(&self, name: &str) -> Option<FuncId> {
        self.functions().find(|(_, f)| f.name == name).map(|(id, _)| id)
    }

    /// The names of everything that texts refer to.
    pub fn names(&self) -> Names {
        let mut names = Names::default();
        self.header.names(&mut names);
        for (id, function) in self.functions() {
            names.define(Namespace::Func, id.0, &function.name);
        }
        names
    }

    /// The text of the whole program; with `spans`, every instruction says where it comes from.
    pub fn to_text(&self, spans: bool) -> String {
        let names = self.names();
        let mut text = String::new();
        let mut printer = Printer::with_names(&mut text, &names);
        printer.spans = spans;
        self.print(&mut printer).expect("writing to a String cannot fail");
        text
    }

    /// The text of one function.
    pub fn function_to_text(&self, id: FuncId) -> String {
        let names = self.names();
        let mut text = String::new();
        print_function(&self[id], &mut Printer::with_names(&mut text, &names)).expect("writing to a String cannot fail");
        text
    }

    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        writeln!(p, "program {}", L::NAME)?;
        self.header.print(p)?;
        for (_, function) in self.functions() {
            p.write_str("\n")?;
            print_function(function, p)?;
        }
        Ok(())
    }

    /// Reads a program printed by [`Program::to_text`]. Functions get ids in the order of the text.
    pub fn parse(source: &str) -> Parse<Self> {
        let mut p = Parser::new(source);
        declare_functions(&mut p)?;
        p.expect("program")?;
        p.expect(L::NAME)?;
        // Once for the names it declares, once more with them known.
        let start = p.position();
        p.forward = true;
        L::ProgramHeader::parse(&mut p)?.names(&mut p.names);
        p.forward = false;
        p.rewind(start);
        let mut program = Program::new(L::ProgramHeader::parse(&mut p)?);
        while p.eat("fn") {
            p.expect("@")?;
            let name = p.name()?;
            let header = L::FunctionHeader::parse(&mut p)?;
            p.expect("{")?;
            let body = Body::parse_at(&mut p)?;
            p.expect("}")?;
            program.insert(FuncId::at(program.functions.len()), Function { name, header, body });
        }
        if p.at_end() { Ok(program) } else { p.error("expected `fn`") }
    }

    /// A hash of everything but spans and the numbering of values and blocks.
    pub fn structural_hash(&self) -> u64 {
        let mut state = fxhash::FxHasher::default();
        self.header.hash(&mut state);
        for (id, function) in self.functions() {
            id.hash(&mut state);
            function.structural_hash().hash(&mut state);
        }
        state.finish()
    }
}

impl<L: Language> Function<L> {
    /// A hash of everything but spans and the numbering of values and blocks.
    pub fn structural_hash(&self) -> u64 {
        let mut state = fxhash::FxHasher::default();
        self.name.hash(&mut state);
        self.header.hash(&mut state);
        self.body.hash_into(&mut state);
        state.finish()
    }
}

fn print_function<L: Language>(function: &Function<L>, p: &mut Printer<'_>) -> fmt::Result {
    p.write_str("fn @")?;
    p.name(&function.name)?;
    p.write_str(" ")?;
    let mut header = String::new();
    function.header.print(&mut p.to(&mut header))?;
    p.write_str(&header)?;
    p.write_str(if header.is_empty() { "{\n" } else { " {\n" })?;
    function.body.print(p)?;
    p.write_str("}\n")
}

/// Finds every `fn @name` at the start of a line, so that calls may refer to what comes later. A string holds no line
/// break, so there are no others.
fn declare_functions(p: &mut Parser<'_>) -> Parse<()> {
    let source = p.source();
    let starts = std::iter::once(0).chain(source.match_indices('\n').map(|(n, _)| n + 1));
    for (id, start) in starts.filter(|&n| source[n..].starts_with("fn @")).enumerate() {
        let at = start + "fn @".len();
        p.rewind(at);
        let name = p.name()?;
        if !p.names.define(Namespace::Func, id as u32, &name) {
            p.rewind(at);
            return p.error(format!("a second function `@{name}`"));
        }
    }
    p.rewind(0);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::toy::*;
    use super::*;

    const TEXT: &str = "program high

fn @main (1) {
^bb0(%0: any):
  %1 = call %0 {func: @\"main.<locals>.g\"} : any
  %2 = call %1 {func: @main} : any
  ret %2
}

fn @\"main.<locals>.g\" (1) {
^bb0(%0: any):
  ret %0
}
";

    #[test]
    fn round_trip_with_forward_references() {
        let program = Program::<High>::parse(TEXT).unwrap();
        assert_eq!(program.to_text(false), TEXT);
        assert_eq!(program.find("main.<locals>.g"), Some(FuncId(1)));
        assert!(TEXT.contains(&program.function_to_text(FuncId(0))));
    }

    #[test]
    fn headers_declare_names() {
        let text =
            "program low\nglobal $\"a b\"\nglobal $c\n\nfn @f {\n^bb0():\n  rt {global: $c}\n  rt {global: $\"a b\"}\n  ret\n}\n";
        let program = Program::<Low>::parse(text).unwrap();
        assert_eq!(program.to_text(true), text);
    }

    #[test]
    fn errors() {
        let error = |text: &str| Program::<High>::parse(text).err().unwrap().message;
        assert_eq!(error("program low"), "expected `high`");
        assert_eq!(error(&TEXT.replace("@main}", "@gone}")), "`@gone` is not defined");
        assert_eq!(error(&format!("{TEXT}\n{}", TEXT.strip_prefix("program high").unwrap())), "a second function `@main`");
        assert_eq!(error(&format!("{TEXT}}}")), "expected `fn`");
    }

    #[test]
    fn names_stay_unique_and_removal_keeps_ids() {
        let mut program = Program::<High>::parse(TEXT).unwrap();
        let copy = program[FuncId(0)].clone();
        assert_eq!(program.structural_hash(), program.clone().structural_hash());
        let id = program.add(copy);
        assert_eq!(program[id].name, "main.1");
        assert!(program.remove(FuncId(0)).is_some());
        assert!(program.get(FuncId(0)).is_none());
        assert_eq!(program.ids().collect::<Vec<_>>(), [FuncId(1), FuncId(2)]);
    }
}
