//! What the whole program says: ids of functions, globals and classes, and the headers.

use super::namespaces::global_target;
use crate::frontend::prelude::HIDDEN;
use crate::hir::library::own_functions;
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::hir::{self, Child, Expr, ExprId, LocalKind, Param, ParamKind, Place, PlaceId, Stmt};
use molt_ir::name::Name;
use molt_ir::span::{SourceMap, Span};
use molt_ir::ssa::{ClassId, FuncId, GlobalId};
use molt_ir::text::PyStr;
use molt_ir::tir::Type;
use molt_ir::tir::header::*;
use std::cell::RefCell;

/// Modules whose users can see when values die.
pub const WATCHERS: &[&str] = &["gc", "weakref"];

/// Whether the program can see when values die: it has finalizers, generators that clean up behind them, or watches.
pub fn sees_deaths(program: &hir::Program) -> bool {
    let finalizer = |f: &hir::Function| {
        f.reached().places.into_iter().any(|id| matches!(&f[id], Place::ClassName { name } if *name == "__del__"))
    };
    program.modules.values().any(|module| WATCHERS.contains(&&*module.name))
        || program.functions.values().any(finalizer)
        || own_functions(program)
            .any(|f| f.is_generator && !f.is_managed && f.reached().stmts.into_iter().any(|id| suspends_protected(f, &f[id])))
}

/// Whether the statement catches exceptions, as `finally` and `with` do, and a generator may be left inside it: when it dies there,
/// it goes on with GeneratorExit.
fn suspends_protected(f: &hir::Function, stmt: &Stmt) -> bool {
    let (Stmt::Catch { body, .. } | Stmt::Try { body, .. } | Stmt::TryStar { body, .. } | Stmt::With { body, .. }) = stmt else {
        return false;
    };
    let inside = f.reached_from(Child::Block(body)).exprs;
    inside.iter().any(|&id| matches!(&f[id], Expr::Yield { .. } | Expr::YieldFrom { .. }))
}

/// The first of two places; none where one is none, or they are in two files.
fn earlier(a: Span, b: Span) -> Span {
    match (a.is_none() || b.is_none() || a.file != b.file, a.start <= b.start) {
        (true, _) => Span::NONE,
        (_, true) => a,
        _ => b,
    }
}

/// The program in `hir`, and the ids its parts get in `tir`.
pub struct Context<'a> {
    /// The program.
    pub program: &'a hir::Program,
    /// Whether destroying an object may run code of the program: then values die where CPython lets them die.
    pub finalizers: bool,
    /// Which calls say where they stand.
    pub places: super::places::Places,
    /// Whether some code may show the dict of an instance.
    pub shows_dicts: bool,
    /// Whether some code asks for the names of cells.
    pub shows_cells: bool,
    /// Whether what is refused is an error where it is reached.
    pub lazy_errors: bool,
    sources: &'a SourceMap,
    modules: FxHashMap<Name, u32>,
    /// Names that some statement of each module's functions binds, and the first place of the source that does, where the top level
    /// of the module alone does.
    assigned: FxHashMap<(u32, Name), Span>,
    /// Names that a module reads and another may bind: `module.name = ...`.
    configured: FxHashSet<(u32, Name)>,
    /// Globals that hold functions, classes and modules: finalizers that run at the end of the program still need them.
    definitions: FxHashSet<(u32, Name)>,
    globals: RefCell<(FxHashMap<(u32, Name), GlobalId>, Vec<Global>)>,
    /// Whether some `x.__class__ = ...` may make an object one of another class. Then no class gives its instances places that
    /// another lacks.
    pub(super) classes_change: bool,
    /// Names that modules are given before they run, as far as something reads them.
    given: FxHashSet<(u32, Name)>,
}

/// What a module is given before it runs.
const GIVEN: [&str; 4] = ["__name__", "__doc__", "__package__", "__file__"];

impl<'a> Context<'a> {
    /// Looks through the program for its modules and globals.
    pub fn new(program: &'a hir::Program, sources: &'a SourceMap, lazy_errors: bool) -> Context<'a> {
        let modules: FxHashMap<Name, u32> =
            program.modules.values().enumerate().map(|(i, m)| (m.name.clone(), i as u32)).collect();
        let mut assigned: FxHashMap<(u32, Name), Span> = FxHashMap::default();
        let mut definitions = FxHashSet::default();
        let mut given = FxHashSet::default();
        let mut classes_change = false;
        let (mut read, mut attributes) = (Vec::new(), FxHashSet::default());
        for function in program.functions.values() {
            let Some(&module) = modules.get(&function.module) else { continue };
            let reached = function.reached();
            for &expression in &reached.exprs {
                if let Expr::Global { name } = &function[expression] {
                    read.push((module, name.clone()));
                }
                match &function[expression] {
                    Expr::Global { name } if GIVEN.contains(&&**name) => _ = given.insert((module, name.clone())),
                    // Of whichever module it is.
                    Expr::Attribute { name, .. } if ["__file__", "__package__", "__dict__"].contains(&&**name) => {
                        let all = modules.values().flat_map(|&module| GIVEN.map(|name| (module, name.into())));
                        given.extend(all);
                    }
                    // `globals()` and its kin show them all.
                    Expr::Builtin { name } | Expr::Global { name } if ["globals", "locals", "vars", "dir"].contains(&&**name) => {
                        given.extend(GIVEN.map(|name| (module, name.into())));
                    }
                    _ => {}
                }
            }
            for &statement in &reached.stmts {
                if let Stmt::Assign { target, value } = &function[statement]
                    && let Place::Global { name } = &function[*target]
                    && matches!(function[*value], Expr::MakeFunction { .. } | Expr::MakeClass { .. } | Expr::ImportModule { .. })
                {
                    definitions.insert((module, name.clone()));
                }
            }
            for place in reached.places {
                let span = match function.kind {
                    hir::FunctionKind::Module => function.place_span(place),
                    _ => Span::NONE,
                };
                let mut bind = |name| {
                    let first = assigned.entry((module, name)).or_insert(span);
                    *first = earlier(*first, span);
                };
                match &function[place] {
                    Place::Global { name } => bind(name.clone()),
                    Place::Subscript { .. } => {
                        if let Some(name) = global_target(function, place) {
                            bind(name);
                        }
                    }
                    Place::Attribute { name, .. } => {
                        attributes.insert(name.clone());
                        classes_change |= *name == "__class__";
                    }
                    _ => {}
                }
            }
        }
        for module in modules.values() {
            for name in GIVEN {
                assigned.insert((*module, name.into()), Span::NONE);
            }
        }
        read.retain(|(module, name)| {
            *module > 0 && attributes.contains(name) && !assigned.contains_key(&(*module, name.clone()))
        });
        let configured: FxHashSet<(u32, Name)> = read.into_iter().collect();
        assigned.extend(configured.iter().map(|name| (name.clone(), Span::NONE)));
        let finalizers = sees_deaths(program);
        let globals = RefCell::default();
        let places = super::places::Places::of(program);
        Context {
            program,
            finalizers,
            places,
            shows_dicts: super::order::shows_dicts(program),
            shows_cells: super::cells::are_shown(program),
            lazy_errors,
            sources,
            modules,
            assigned,
            configured,
            definitions,
            globals,
            classes_change,
            given,
        }
    }

    /// The names that the module whose top level is `function` is given, and their values; `None` for None.
    pub fn given(&self, function: &hir::Function) -> Vec<(GlobalId, Option<PyStr>)> {
        let Some(&module) = self.modules.get(&function.module) else { return Vec::new() };
        let of_module = self.program.modules.values().nth(module as usize);
        let path = of_module.map(|m| m.path.to_string()).unwrap_or_default();
        let package = match of_module {
            Some(m) if m.is_package => Some(&*m.name),
            // A program that is run as a file is in no package.
            _ if &*function.module == "__main__" => None,
            _ => Some(function.module.rsplit_once('.').map_or("", |(package, _)| package)),
        };
        let value = |name: &str| match name {
            "__name__" => Some((&*function.module).into()),
            "__file__" => Some(path.as_str().into()),
            "__package__" => package.map(PyStr::from),
            _ => function.doc.as_ref().map(|doc| PyStr::from_code_points(doc.code_points())),
        };
        let read = GIVEN.into_iter().filter(|&name| self.given.contains(&(module, name.into())));
        read.map(|name| (self.global(function, name), value(name))).collect()
    }

    /// Whether the module is part of the program.
    pub fn is_own_module(&self, name: &str) -> bool {
        self.modules.contains_key(name)
    }

    /// Whether the module of `function` may bind the global.
    pub fn is_assigned(&self, function: &hir::Function, name: &str) -> bool {
        self.modules.get(&function.module).is_some_and(|&m| self.assigned.contains_key(&(m, name.into())))
    }

    /// Whether nothing in the source comes before this place, at the top level of its module, that binds the global: when the place
    /// is first reached it is unbound.
    pub fn comes_first(&self, function: &hir::Function, name: &str, span: Span) -> bool {
        let module = self.modules.get(&function.module).filter(|_| function.kind == hir::FunctionKind::Module);
        let first = module.and_then(|&module| self.assigned.get(&(module, name.into())));
        first.is_some_and(|first| !first.is_none() && first.file == span.file && span.start <= first.start)
    }

    /// The names that the module of `function` may bind, in the order of the source, the module's own statements first.
    pub fn global_names(&self, function: &hir::Function) -> Vec<Name> {
        let mut names: Vec<Name> = GIVEN.map(Name::from).to_vec();
        let own = self.program.functions.values().filter(|f| f.module == function.module);
        let (module, others): (Vec<_>, Vec<_>) = own.partition(|f| f.kind == hir::FunctionKind::Module);
        for f in module.into_iter().chain(others) {
            for place in f.reached().places {
                let name = match &f[place] {
                    Place::Global { name } => Some(name.clone()),
                    _ => global_target(f, place),
                };
                names.extend(name.filter(|name| !names.contains(name) && !name.starts_with(HIDDEN)));
            }
        }
        let module = self.modules.get(&function.module);
        let mut configured: Vec<Name> =
            self.configured.iter().filter(|(of, _)| Some(of) == module).map(|(_, name)| name.clone()).collect();
        configured.sort();
        names.extend(configured);
        names
    }

    /// The global of the function's module.
    pub fn global(&self, function: &hir::Function, name: &str) -> GlobalId {
        let module = self.modules.get(&function.module).copied().unwrap_or(0);
        let (ids, globals) = &mut *self.globals.borrow_mut();
        *ids.entry((module, name.into())).or_insert_with(|| {
            globals.push(Global { name: name.to_owned(), module, ty: Type::Any });
            GlobalId::at(globals.len() - 1)
        })
    }

    /// The globals of a module met so far that hold values, in order.
    pub fn values_of(&self, function: &hir::Function) -> Vec<GlobalId> {
        let module = self.modules.get(&function.module).copied().unwrap_or(0);
        let globals = &self.globals.borrow().1;
        (0..globals.len())
            .filter(|&i| globals[i].module == module && !self.definitions.contains(&(module, globals[i].name.as_str().into())))
            .map(GlobalId::at)
            .collect()
    }

    /// The path and the line where a piece of text begins.
    pub fn line_of(&self, span: Span) -> Option<(String, u32)> {
        self.sources.locate(span).map(|(file, at)| (file.name.to_string(), at.line))
    }

    /// Where a call looks up its method: up to the name, or where that stands on a line of its own only the name.
    pub fn attribute_span(&self, object: Span, call: Span, name: &str) -> Span {
        let found =
            self.sources.get(call.file).filter(|_| object.file == call.file && call.start <= object.end).and_then(|file| {
                let between = file.text.get(object.end as usize..call.end as usize)?;
                let start = object.end + between.find(name)? as u32;
                let same_line = file.line_column(call.start).line == file.line_column(start).line;
                Some(Span::new(call.file, if same_line { call.start } else { start }, start + name.len() as u32))
            });
        found.unwrap_or(call)
    }

    /// The `tir` id of a function: functions keep their numbers.
    pub fn func(&self, id: hir::FunctionId) -> FuncId {
        FuncId(id.into_raw().into_u32())
    }

    /// The `tir` id of a class: classes keep their numbers.
    pub fn class(&self, id: hir::ClassId) -> ClassId {
        ClassId(id.into_raw().into_u32())
    }

    /// The header of a function.
    pub fn function_header(&self, function: &hir::Function, closure: bool) -> FunctionHeader {
        FunctionHeader {
            name: function.name.to_string(),
            qualname: function.qualname.to_string(),
            module: self.modules.get(&function.module).copied().unwrap_or(0),
            kind: match function.kind {
                _ if function.is_async && function.is_generator => FunctionKind::AsyncGenerator,
                _ if function.is_async => FunctionKind::Coroutine,
                _ if function.is_generator => FunctionKind::Generator,
                hir::FunctionKind::Module => FunctionKind::Module,
                hir::FunctionKind::Lambda => FunctionKind::Lambda,
                hir::FunctionKind::ClassBody => FunctionKind::ClassBody,
                _ => FunctionKind::Function,
            },
            parameters: parameter_order(function).into_iter().map(|p| parameter(function, p)).collect(),
            closure,
            free: function.free_locals().map(|l| function.locals[l].name.to_string()).collect(),
            result: Type::Any,
            line: self.sources.locate(function.span).map_or(1, |(_, at)| at.line),
            doc: function.doc.as_ref().map(|d| PyStr::from_code_points(d.code_points())),
        }
    }

    /// The header of the program; to be made last, when all globals are known.
    pub fn program_header(self) -> ProgramHeader {
        let modules = self.program.modules.values();
        let header = ProgramHeader {
            modules: modules
                .map(|m| Module { name: m.name.to_string(), path: m.path.to_string(), init: self.func(m.body) })
                .collect(),
            globals: Vec::new(),
            classes: self.program.classes.values().map(|c| self.class_header(c)).collect(),
            deaths: self.finalizers,
        };
        ProgramHeader { globals: self.globals.into_inner().1, ..header }
    }

    fn class_header(&self, class: &hir::Class) -> Class {
        let body = &self.program.functions[class.body];
        Class {
            name: class.name.to_string(),
            qualname: class.qualname.to_string(),
            module: self.modules.get(&body.module).copied().unwrap_or(0),
            fields: self.fields(body),
            members: self.members(body),
            bases: None,
            always_set: Vec::new(),
            open: true,
            hidden: false,
        }
    }

    /// The names a class body binds. A name bound once, by a plain `def` or by one under a decorator whose meaning is known, is
    /// listed with its function, and so is a second name given to it; one bound anywhere else or twice is a `value`.
    fn members(&self, body: &hir::Function) -> Vec<Member> {
        let mut members: Vec<Member> = Vec::new();
        let mut at_top = FxHashSet::default();
        for &statement in body.body.iter() {
            if let Stmt::Assign { target, value } = &body[statement] {
                if let Some(name) = class_name(body, *target) {
                    at_top.insert(*target);
                    let new = match second_name(body, &members, *value) {
                        Some(known) => Member { name: name.to_owned(), ..known.clone() },
                        None => self.member(body, name, *value),
                    };
                    match members.iter_mut().find(|m| m.name == new.name) {
                        Some(old)
                            if old.kind == MemberKind::Property && new.kind == MemberKind::Property && new.func.is_none() =>
                        {
                            old.setter = new.setter;
                        }
                        Some(old) => *old = Member { kind: MemberKind::Value, func: None, setter: None, ..new },
                        None => members.push(new),
                    }
                }
            }
        }
        for place in body.reached().places.into_iter().filter(|place| !at_top.contains(place)) {
            if let Some(name) = class_name(body, place) {
                let value = Member { name: name.to_owned(), kind: MemberKind::Value, func: None, setter: None };
                match members.iter_mut().find(|m| m.name == name) {
                    Some(member) => *member = value,
                    None => members.push(value),
                }
            }
        }
        members
    }

    fn member(&self, body: &hir::Function, name: &str, value: ExprId) -> Member {
        let mut member = Member { name: name.to_owned(), kind: MemberKind::Value, func: None, setter: None };
        match &body[value] {
            Expr::MakeFunction { closure } => {
                member.kind = undecorated_kind(name);
                member.func = Some(self.func(closure.function));
            }
            Expr::Call { function, args, keywords } if keywords.is_empty() && args.len() == 1 => {
                let Expr::MakeFunction { closure } = &body[args[0]] else { return member };
                let func = Some(self.func(closure.function));
                if self.program.functions[closure.function].is_cached {
                    member.kind = MemberKind::CachedProperty;
                    member.func = func;
                } else if let Some(kind) = self.decorator(body, *function) {
                    member.kind = kind;
                    member.func = func;
                }
            }
            Expr::MethodCall { object, name: method, args, keywords } if method == "setter" && keywords.is_empty() => {
                // `@x.setter`, where `x` is the property that it stays.
                let same = matches!(&body[*object], Expr::ClassName { name: of, .. } if *of == *name);
                if let (true, &[function]) = (same, &args[..])
                    && let Expr::MakeFunction { closure } = &body[function]
                {
                    member.kind = MemberKind::Property;
                    member.setter = Some(self.func(closure.function));
                }
            }
            _ => {}
        }
        member
    }

    /// What a decorator makes of a `def`, where it is a built-in one.
    pub(super) fn decorator(&self, body: &hir::Function, function: ExprId) -> Option<MemberKind> {
        match &body[function] {
            Expr::ClassName { otherwise, .. } => self.decorator(body, *otherwise),
            Expr::Builtin { name } => builtin_decorator(name),
            Expr::Global { name } if !self.is_assigned(body, name) => builtin_decorator(name),
            _ => None,
        }
    }
}

/// What a `def` without decorators is: some are static or class methods by their names.
pub(super) fn undecorated_kind(name: &str) -> MemberKind {
    match name {
        "__new__" => MemberKind::StaticMethod,
        "__init_subclass__" | "__class_getitem__" => MemberKind::ClassMethod,
        _ => MemberKind::Method,
    }
}

fn builtin_decorator(name: &str) -> Option<MemberKind> {
    match name {
        "property" => Some(MemberKind::Property),
        "staticmethod" => Some(MemberKind::StaticMethod),
        "classmethod" => Some(MemberKind::ClassMethod),
        _ => None,
    }
}

/// The method that a value is by its first name: `__rmul__ = __mul__`.
fn second_name<'m>(body: &hir::Function, members: &'m [Member], value: ExprId) -> Option<&'m Member> {
    let Expr::ClassName { name, .. } = &body[value] else { return None };
    members.iter().find(|m| *name == *m.name && m.kind == MemberKind::Method)
}

pub(super) fn class_name(body: &hir::Function, place: PlaceId) -> Option<&str> {
    match &body[place] {
        Place::ClassName { name } => Some(name),
        _ => None,
    }
}

fn parameter(function: &hir::Function, param: &Param) -> Parameter {
    Parameter {
        name: function.locals[param.local].name.to_string(),
        kind: match param.kind {
            ParamKind::PositionalOnly => ParameterKind::PositionalOnly,
            ParamKind::Normal => ParameterKind::Normal,
            ParamKind::VarArgs => ParameterKind::VarPositional,
            ParamKind::KeywordOnly => ParameterKind::KeywordOnly,
            ParamKind::KwArgs => ParameterKind::VarKeyword,
        },
        default: param.has_default,
        hint: None,
    }
}

/// Parameters in binding order: positionals, `*args`, keyword-only, `**kwargs`; which is that of the source.
pub fn parameter_order(function: &hir::Function) -> Vec<&Param> {
    function.params.iter().collect()
}

/// Whether the function needs its function object: for cells, or defaults that calls without arguments take from it.
pub fn takes_closure(function: &hir::Function) -> bool {
    function.locals.values().any(|l| l.kind == LocalKind::Free)
}
