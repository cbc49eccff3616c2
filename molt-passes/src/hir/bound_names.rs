//! Names of a module that are bound once, and what to.

use std::collections::HashMap;

use molt_ir::hir::{Expr, ExprId, Function, Place, Program, Stmt};
use molt_ir::name::Name;

/// What a name of the module is bound to, once.
pub enum Bound {
    /// A name of a module.
    From(Name, Name),
    /// A module.
    Module(Name),
    /// Something else.
    Other,
}

/// The names of a module that are bound once in the whole program.
pub struct BoundNames(HashMap<Name, Bound>);

impl BoundNames {
    /// Looks through a module.
    pub fn of(hir: &Program, module: &Function) -> BoundNames {
        let mut times: HashMap<Name, u32> = HashMap::new();
        for f in hir.functions.values().filter(|f| f.module == module.module) {
            for place in f.reached().places {
                if let Place::Global { name } = &f[place] {
                    *times.entry(name.clone()).or_default() += 1;
                }
            }
        }
        let mut bound: HashMap<Name, Bound> =
            times.iter().filter(|(_, n)| **n == 1).map(|(name, _)| (name.clone(), Bound::Other)).collect();
        let global = |place| if let Place::Global { name } = &module[place] { Some(name.clone()) } else { None };
        for &stmt in module.body.iter() {
            match &module[stmt] {
                Stmt::FromImport { module: from, names } => {
                    for n in names {
                        if let Some(known) = global(n.target).and_then(|name| bound.get_mut(&name)) {
                            *known = Bound::From(from.clone(), n.name.clone());
                        }
                    }
                }
                Stmt::Import { module: imported, target, .. } => {
                    if let Some(known) = global(*target).and_then(|name| bound.get_mut(&name)) {
                        *known = Bound::Module(imported.clone());
                    }
                }
                _ => {}
            }
        }
        BoundNames(bound)
    }

    /// What the name is bound to, if once.
    pub fn get(&self, name: &Name) -> Option<&Bound> {
        self.0.get(name)
    }

    /// Whether an expression certainly is this name of a module of the library.
    pub fn is(&self, f: &Function, id: ExprId, module: &str, wanted: &str) -> bool {
        match &f[id] {
            Expr::Global { name } => {
                matches!(self.get(name), Some(Bound::From(from, name)) if from == module && name == wanted)
            }
            Expr::ClassName { name, otherwise } => *name == wanted && self.is(f, *otherwise, module, wanted),
            Expr::Attribute { object, name } => {
                let Expr::Global { name: object } = &f[*object] else { return false };
                name == wanted && matches!(self.get(object), Some(Bound::Module(from)) if from == module)
            }
            _ => false,
        }
    }
}
