//! Names that nothing in the program binds before: the NameError, and the similar names that its reports suggest.
//!
//! CPython looks for them when it writes the report, among the names of the frame that raised. Here the names are known while the
//! program compiles: those near enough are found now, and the place that raises asks which of them are bound.

use super::function::FunctionBuilder;
use crate::builtins;
use molt_ir::hir::{FunctionKind, LocalId, LocalKind, Place};
use molt_ir::name::Name;
use molt_ir::ssa::Value;
use molt_ir::tir::ops::NameKind;
use molt_ir::tir::{Op, Type};
use molt_runtime::exception::suggest::Reporter;

/// A name that a report may suggest.
#[derive(Clone)]
struct Candidate {
    name: Name,
    place: Where,
}

/// What tells whether it is bound.
#[derive(Clone, Copy)]
enum Where {
    /// It counts whether bound or not.
    Sure,
    Local(LocalId),
    Class,
    Global,
}

impl AsRef<str> for Candidate {
    fn as_ref(&self) -> &str {
        &self.name
    }
}

fn sure(name: &str) -> Candidate {
    Candidate { name: name.into(), place: Where::Sure }
}

impl FunctionBuilder<'_> {
    /// Raises the NameError of a name that is not built in, and bound nowhere in the module or only later.
    pub fn undefined(&mut self, name: &str) -> Value {
        let reporters = [Reporter::Interpreter, Reporter::Module];
        let found = reporters.map(|reporter| (self.candidates(reporter, name), self.owner(reporter)));
        if found.iter().any(|(candidates, owner)| !candidates.is_empty() || owner.is_some()) {
            let mut operands = vec![self.str(name)];
            for (candidates, owner) in found {
                let similar = self.first_bound(&candidates);
                let owner = owner.map(|local| self.content(local));
                let kept = [Some(similar), owner].into_iter().flatten().collect();
                operands.push(self.any(Op::Tuple { args: kept }));
            }
            self.by_name("undefined_name", &operands);
        }
        // Nothing comes here, which inference sees by this.
        self.unbound_global(name)
    }

    /// Raises the same without a suggestion.
    pub fn unbound_global(&mut self, name: &str) -> Value {
        let value = self.value(Op::Unbound {}, Type::Unbound);
        self.any(Op::CheckBound { args: [value], name: name.to_string(), kind: NameKind::Global })
    }

    /// The names that the reporter may suggest, the best first. The interpreter prefers any local to any global, and these to
    /// built-ins; the module `traceback` takes the nearest of all.
    fn candidates(&self, reporter: Reporter, name: &str) -> Vec<Candidate> {
        let (locals, globals) = (self.local_candidates(reporter), self.global_candidates());
        let builtins: Vec<Candidate> = builtins::names().map(sure).collect();
        let parts = match reporter {
            Reporter::Interpreter => vec![locals, globals, builtins],
            Reporter::Module => vec![[locals, globals, builtins].concat()],
        };
        let near = |part: Vec<Candidate>| reporter.near(name, &part).into_iter().map(move |place| part[place].clone());
        let mut found: Vec<Candidate> = parts.into_iter().flat_map(near).collect();
        let last = found.iter().position(|candidate| matches!(candidate.place, Where::Sure));
        found.truncate(last.map_or(found.len(), |last| last + 1));
        found
    }

    /// The interpreter looks at the variables that the function has by itself, the module at those that are bound, which in a class
    /// body are the names of the class.
    fn local_candidates(&self, reporter: Reporter) -> Vec<Candidate> {
        let source = self.source;
        let local = |(id, name): (LocalId, &Name)| Candidate { name: name.clone(), place: Where::Local(id) };
        let locals = source.locals.iter().filter(|(_, data)| data.kind != LocalKind::Temporary);
        match (reporter, source.kind) {
            (Reporter::Interpreter, _) => locals.filter(|&(id, _)| self.is_own(id)).map(|(_, data)| sure(&data.name)).collect(),
            (_, FunctionKind::Module) => Vec::new(),
            (_, FunctionKind::ClassBody) => {
                let mut names = vec![sure("__module__"), sure("__qualname__")];
                for place in source.reached().places {
                    if let Place::ClassName { name } = &source[place] {
                        names.push(Candidate { name: name.clone(), place: Where::Class });
                    }
                }
                names
            }
            _ => locals.map(|(id, data)| local((id, &data.name))).collect(),
        }
    }

    /// The module's names in the order in which its dict has them.
    fn global_candidates(&self) -> Vec<Candidate> {
        let own: &[&str] = match &*self.source.module {
            "__main__" => &["__annotations__", "__builtins__", "__file__", "__cached__"],
            _ => &["__file__", "__cached__", "__builtins__"],
        };
        let given = ["__name__", "__doc__", "__package__", "__loader__", "__spec__"];
        let mut names: Vec<Candidate> = given.iter().chain(own).map(|name| sure(name)).collect();
        for name in self.context.global_names(self.source) {
            if !names.iter().any(|given| given.name == name) {
                names.push(Candidate { name, place: Where::Global });
            }
        }
        names
    }

    /// Whether the variable is among `co_varnames`: cells are only where they are parameters.
    fn is_own(&self, local: LocalId) -> bool {
        let source = self.source;
        source.locals[local].kind == LocalKind::Plain || source.params.iter().any(|param| param.local == local)
    }

    /// The variable `self`, whose attributes may have the name.
    fn owner(&self, reporter: Reporter) -> Option<LocalId> {
        let named = self.source.locals.iter().find(|(_, data)| data.kind != LocalKind::Temporary && data.name == "self");
        named.map(|(id, _)| id).filter(|&id| reporter == Reporter::Module || self.is_own(id))
    }

    fn content(&mut self, local: LocalId) -> Value {
        let value = self.variables.read(self.block, local);
        match self.source.locals[local].kind {
            LocalKind::Cell | LocalKind::Free => self.any(Op::CellGet { args: [value] }),
            _ => value,
        }
    }

    /// The name of the first candidate that is bound, or None.
    fn first_bound(&mut self, candidates: &[Candidate]) -> Value {
        let Some((first, rest)) = candidates.split_first() else { return self.none() };
        let value = match first.place {
            Where::Sure => return self.str(&first.name),
            Where::Local(local) => self.content(local),
            Where::Class => {
                let (namespace, key) = (self.namespace_value(), self.str(&first.name));
                self.by_name("class_name_get", &[namespace, key])
            }
            Where::Global => {
                let global = self.context.global(self.source, &first.name);
                self.any(Op::GlobalGet { global })
            }
        };
        let bound = self.value(Op::IsBound { args: [value] }, Type::Bool);
        self.choose(|b, yes, no| b.branch(bound, yes, no), |b| b.str(&first.name), |b| b.first_bound(rest))
    }
}
