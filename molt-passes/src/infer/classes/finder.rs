//! Finds what expressions of classes mean, through names that are bound once.

use fxhash::{FxHashMap, FxHashSet};
use molt_ir::ssa::{Body, Cfg, ClassId, Dominators, FuncId, GlobalId, Inst, Loops, Value};
use molt_ir::tir::header::{FunctionKind, Global};
use molt_ir::tir::{self, Op, Tir};
use std::cell::RefCell;

use super::super::transfer::is_special;
use super::{FlagOperators, GUARDING};
use crate::frontend::PYTHON_FOLDER;

/// A base of a class statement.
pub(super) enum Base {
    Class(ClassId),
    Object,
    /// A built-in exception, and whether it has attributes of its own besides those that all have.
    Exception {
        telling: bool,
    },
    Abstract,
    /// `ABCMeta`, which makes a metaclass of what derives from it.
    AbstractMeta,
    OtherBuiltin,
    Unknown,
}

/// What the names of functions begin with that make classes and functions with type parameters (PEP 695).
const TYPE_SCOPE: &str = "<generic parameters of ";

/// Whether a module is the program's own, not of the library.
fn is_own(program: &tir::Program, module: u32) -> bool {
    program.header.modules.get(module as usize).is_none_or(|module| !module.path.starts_with(PYTHON_FOLDER))
}

/// Finds what expressions of classes mean, through names that are bound once.
pub struct Finder<'p> {
    program: &'p tir::Program,
    pub(super) statements: FxHashMap<ClassId, Vec<(FuncId, Inst)>>,
    /// The assignments of each global.
    stores: FxHashMap<GlobalId, Vec<(FuncId, Value)>>,
    /// Whether something named `register` is looked up.
    pub(super) registers: bool,
    /// The objects that special methods are assigned to, other than by class statements.
    patched: Vec<(FuncId, Value)>,
    /// Whether `type.__setattr__` is looked up, which assigns to any class.
    patches_any: bool,
    /// The loops of modules that make classes.
    depths: RefCell<FxHashMap<FuncId, Loops>>,
}

impl<'p> Finder<'p> {
    /// Looks for the assignments of globals.
    pub fn new(program: &'p tir::Program) -> Finder<'p> {
        let mut statements: FxHashMap<ClassId, Vec<(FuncId, Inst)>> = FxHashMap::default();
        let mut stores: FxHashMap<GlobalId, Vec<(FuncId, Value)>> = FxHashMap::default();
        let mut registers = false;
        let (mut patched, mut patches_any) = (Vec::new(), false);
        for (func, function) in program.functions() {
            let own = is_own(program, function.header.module);
            let is_type = |object: &Value| matches!(function.body.def_op(*object), Some(Op::Builtin { name }) if name == "type");
            for inst in function.body.insts() {
                match &function.body[inst].op {
                    Op::MakeClass { class, .. } => statements.entry(*class).or_default().push((func, inst)),
                    Op::GlobalSet { args, global } if !matches!(function.body.def_op(args[0]), Some(Op::Unbound {})) => {
                        stores.entry(*global).or_default().push((func, args[0]));
                    }
                    Op::GetAttr { args: [object], name } | Op::GetMethod { args: [object], name } => {
                        registers |= name == "register";
                        patches_any |= own && GUARDING.contains(&&**name) && is_type(object);
                    }
                    Op::SetAttr { args: [object, _], name } | Op::DelAttr { args: [object], name } if own && is_special(name) => {
                        patched.push((func, *object));
                    }
                    _ => {}
                }
            }
        }
        Finder { program, statements, stores, registers, patched, patches_any, depths: RefCell::default() }
    }

    /// The classes of the program's own modules that get special methods, or lose them, behind their statements: those that are named
    /// there, or all of them where an object is not known.
    pub(super) fn patched_classes(&self) -> FxHashSet<ClassId> {
        let mut found = FxHashSet::default();
        let mut any = self.patches_any;
        for &(func, object) in &self.patched {
            match self.base(func, object, 8) {
                Base::Class(class) => _ = found.insert(class),
                Base::Unknown => any = true,
                _ => {}
            }
        }
        let header = &self.program.header;
        let own = |class: &ClassId| is_own(self.program, header.class(*class).module);
        if any {
            found.extend((0..header.classes.len()).map(ClassId::at).filter(own));
        }
        found
    }

    pub(super) fn bases(&self, func: FuncId, tuple: Value) -> Vec<Base> {
        match self.program[func].body.def_op(tuple) {
            Some(Op::Tuple { args }) => args.iter().map(|&base| self.base(func, base, 8)).collect(),
            _ => vec![Base::Unknown],
        }
    }

    fn base(&self, func: FuncId, value: Value, depth: u32) -> Base {
        let body: &Body<Tir> = &self.program[func].body;
        if depth == 0 {
            return Base::Unknown;
        }
        match body.def_op(value) {
            Some(Op::CheckBound { args, .. } | Op::Assume { args, .. }) => self.base(func, args[0], depth - 1),
            Some(Op::MakeClass { class, .. }) => Base::Class(*class),
            Some(Op::Builtin { name }) => builtin_base(name),
            Some(Op::GlobalGet { global }) => self.global(*global, depth),
            // A decorator that gives back the class.
            Some(Op::Call { args, .. })
                if args.len() == 2 && (self.is_described(body, args[0]) || self.is_runtime_checkable(func, args[0])) =>
            {
                self.base(func, args[1], depth - 1)
            }
            // `class C[T]` is made by a scope of its own, which is called at once.
            Some(Op::Call { args, .. }) if args.len() == 1 => match self.type_scope(body, args[0]) {
                Some((scope, made)) => self.base(scope, made, depth - 1),
                None => Base::Unknown,
            },
            // What such a class derives from.
            Some(Op::CallMethod { args, .. }) => match self.lookup_on_module(body, args[0]) {
                Some(("_generic", "generic_base")) => self.typing_generic().map_or(Base::Unknown, Base::Class),
                _ => Base::Unknown,
            },
            // `Generic[T]`, and `Stack[int]` of a class with type parameters: the class stands for it.
            Some(Op::GetItem { args }) => match self.base(func, args[0], depth - 1) {
                Base::Class(class) if self.is_generic(class, depth - 1) => Base::Class(class),
                _ => Base::Unknown,
            },
            Some(Op::ImportFrom { args, name }) => self.attribute(func, args[0], name, depth),
            Some(Op::GetAttr { args, name }) => self.attribute(func, args[0], name, depth),
            _ => Base::Unknown,
        }
    }

    /// The members of an enumeration that `keep-members` knows, and the globals that hold them.
    pub(super) fn members(&self, class: ClassId) -> Vec<(String, GlobalId)> {
        let header = self.program.header.class(class);
        let prefix = format!(".enum.{}.", header.qualname);
        let globals = self.program.header.globals.iter().enumerate();
        let own = globals.filter(|(_, global)| global.module == header.module);
        own.filter_map(|(at, global)| Some((global.name.strip_prefix(&prefix)?.to_owned(), GlobalId::at(at)))).collect()
    }

    /// The names of the items of a named tuple that `keep-tuples` knows, in their order.
    pub(super) fn items(&self, class: ClassId) -> Vec<String> {
        let header = self.program.header.class(class);
        let prefix = format!(".tuple.{}.", header.qualname);
        let own = self.program.header.globals.iter().filter(|global| global.module == header.module);
        let mut items: Vec<(usize, &str)> = own
            .filter_map(|global| {
                let (index, name) = global.name.strip_prefix(&prefix)?.split_once('.')?;
                Some((index.parse().ok()?, name))
            })
            .collect();
        items.sort_unstable();
        items.into_iter().map(|(_, name)| name.to_owned()).collect()
    }

    /// The operators of flags that `keep-members` made.
    pub(super) fn flags(&self, class: ClassId) -> Option<FlagOperators> {
        let qualname = &self.program.header.class(class).qualname;
        self.global_beside(class, &format!(".flag.{qualname}.map"))?;
        let made = |what: &str| self.made_beside(class, &format!(".flag.{qualname}.{what}"));
        Some(FlagOperators { combining: ["and", "or", "xor"].map(made), contains: made("in"), truth: made("bool") })
    }

    /// The function that `keep-tuples` made, which takes what the class of a named tuple takes.
    pub(super) fn taking(&self, class: ClassId) -> Option<FuncId> {
        self.made_beside(class, &format!(".tuple.{}", self.program.header.class(class).qualname))
    }

    /// The global of this name in the module of the class.
    fn global_beside(&self, class: ClassId, name: &str) -> Option<usize> {
        let header = &self.program.header;
        header.globals.iter().position(|g| g.module == header.class(class).module && g.name == name)
    }

    /// The function that such a global holds.
    fn made_beside(&self, class: ClassId, name: &str) -> Option<FuncId> {
        let global = self.global_beside(class, name)?;
        let &[(func, value)] = &self.stores.get(&GlobalId::at(global))?[..] else { return None };
        match self.program[func].body.def_op(value) {
            Some(&Op::MakeFunction { func, .. }) => Some(func),
            _ => None,
        }
    }

    /// The function that makes what has type parameters, and what it gives, if the value is such a function.
    fn type_scope(&self, body: &Body<Tir>, callee: Value) -> Option<(FuncId, Value)> {
        let &Op::MakeFunction { func, .. } = body.def_op(callee)? else { return None };
        let scope = self.program.get(func).filter(|f| f.header.name.starts_with(TYPE_SCOPE))?;
        let given = |inst: Inst| if let Op::Return { args: [value] } = scope.body[inst].op { Some(value) } else { None };
        let mut all = scope.body.insts().filter_map(given);
        all.next().filter(|_| all.next().is_none()).map(|value| (func, value))
    }

    /// The module and the name of a function of it that is looked up to be called.
    fn lookup_on_module<'b>(&self, body: &'b Body<Tir>, callee: Value) -> Option<(&'b str, &'b str)> {
        let Op::GetMethod { args: [module], name } = body.def_op(callee)? else { return None };
        match body.def_op(*module)? {
            Op::ImportModule { module } => Some((module, name)),
            _ => None,
        }
    }

    fn typing_generic(&self) -> Option<ClassId> {
        (0..self.program.header.classes.len()).map(ClassId::at).find(|&class| self.is_typing_generic(class))
    }

    /// Where a class statement stands; that of a class with type parameters, where its scope is called.
    fn statement(&self, class: ClassId) -> Option<(FuncId, Inst)> {
        let Some(&[(func, inst)]) = self.statements.get(&class).map(Vec::as_slice) else { return None };
        if !self.program[func].header.name.starts_with(TYPE_SCOPE) {
            return Some((func, inst));
        }
        let mut calls = self.stores.values().flatten().filter_map(|&(at, value)| {
            let body = &self.program[at].body;
            let call = body.def_inst(value)?;
            let Op::Call { args, .. } = &body[call].op else { return None };
            (args.len() == 1 && self.type_scope(body, args[0])?.0 == func).then_some((at, call))
        });
        calls.next().filter(|_| calls.next().is_none())
    }

    /// Whether the class statement stands at the top of a module, outside of loops.
    pub(super) fn is_made_once(&self, class: ClassId) -> bool {
        let Some((func, inst)) = self.statement(class) else { return false };
        let function = &self.program[func];
        let Some(block) = function.body.block_of(inst).filter(|_| function.header.kind == FunctionKind::Module) else {
            return false;
        };
        let mut depths = self.depths.borrow_mut();
        let loops = depths.entry(func).or_insert_with(|| {
            let cfg = Cfg::of(&function.body);
            Loops::of(&function.body, &cfg, &Dominators::of(&function.body, &cfg))
        });
        loops.depth(block) == 0
    }

    /// Whether the class is `typing.Generic`.
    pub(super) fn is_typing_generic(&self, class: ClassId) -> bool {
        let header = self.program.header.class(class);
        header.name == "Generic" && self.program.header.modules[header.module as usize].name == "_typing"
    }

    /// Whether the class is `typing.Generic` or derives from it.
    pub(super) fn is_generic(&self, class: ClassId, depth: u32) -> bool {
        if self.is_typing_generic(class) {
            return true;
        }
        let Some(&[(func, inst)]) = self.statements.get(&class).map(Vec::as_slice) else { return false };
        let Op::MakeClass { args, .. } = &self.program[func].body[inst].op else { return false };
        depth > 0 && self.bases(func, args[1]).iter().any(|base| matches!(base, Base::Class(b) if self.is_generic(*b, depth - 1)))
    }

    /// Whether the value is the function that finishes dataclasses, which `expand-dataclasses` calls by a name of its own.
    fn is_described(&self, body: &Body<Tir>, value: Value) -> bool {
        match body.def_op(value) {
            Some(Op::CheckBound { args, .. }) => self.is_described(body, args[0]),
            Some(Op::GlobalGet { global }) => self.program.header.globals[global.index()].name == ".described",
            _ => false,
        }
    }

    /// Whether the value is `typing.runtime_checkable`, which marks a class and gives it back.
    fn is_runtime_checkable(&self, func: FuncId, value: Value) -> bool {
        let Some((at, value)) = self.origin(func, value, 8) else { return false };
        let Some(&Op::MakeFunction { func, .. }) = self.program[at].body.def_op(value) else { return false };
        self.program.get(func).is_some_and(|f| f.header.name == "runtime_checkable" && self.is_of_protocols(f.header.module))
    }

    /// Whether the class is `typing.Protocol`.
    pub(super) fn is_typing_protocol(&self, class: ClassId) -> bool {
        let header = self.program.header.class(class);
        header.name == "Protocol" && self.is_of_protocols(header.module)
    }

    fn is_of_protocols(&self, module: u32) -> bool {
        self.program.header.modules[module as usize].name == "_typing_protocol"
    }

    /// Where a value is made that a name stands for, through names that are bound once.
    fn origin(&self, func: FuncId, value: Value, depth: u32) -> Option<(FuncId, Value)> {
        let body: &Body<Tir> = &self.program[func].body;
        let depth = depth.checked_sub(1)?;
        match body.def_op(value)? {
            Op::CheckBound { args, .. } | Op::Assume { args, .. } => self.origin(func, args[0], depth),
            Op::GlobalGet { global } => self.assigned(*global, depth),
            Op::ImportFrom { args, name } | Op::GetAttr { args, name } => {
                let (at, module) = self.origin(func, args[0], depth)?;
                let Op::ImportModule { module } = self.program[at].body.def_op(module)? else { return None };
                let header = &self.program.header;
                let named = |g: &Global| g.name == *name && header.modules[g.module as usize].name == *module;
                self.assigned(GlobalId::at(header.globals.iter().position(named)?), depth)
            }
            _ => Some((func, value)),
        }
    }

    fn assigned(&self, global: GlobalId, depth: u32) -> Option<(FuncId, Value)> {
        let &[(func, value)] = &self.stores.get(&global)?[..] else { return None };
        self.origin(func, value, depth)
    }

    fn global(&self, global: GlobalId, depth: u32) -> Base {
        match self.stores.get(&global).map(Vec::as_slice) {
            Some(&[(func, value)]) => self.base(func, value, depth - 1),
            _ => Base::Unknown,
        }
    }

    /// Whether the value is `abc.ABCMeta`, by names that are bound once.
    pub(super) fn is_abstract_meta(&self, func: FuncId, value: Value) -> bool {
        matches!(self.base(func, value, 8), Base::AbstractMeta)
    }

    /// A name of a module.
    fn attribute(&self, func: FuncId, module: Value, name: &str, depth: u32) -> Base {
        let header = &self.program.header;
        match self.program[func].body.def_op(module) {
            Some(Op::Module { name: module }) => builtin_base(&format!("{module}.{name}")),
            Some(Op::ImportModule { module }) => {
                let global =
                    header.globals.iter().position(|g| g.name == name && header.modules[g.module as usize].name == *module);
                global.map_or(Base::Unknown, |g| self.global(GlobalId::at(g), depth))
            }
            Some(Op::CheckBound { args, .. }) => self.attribute(func, args[0], name, depth - 1),
            Some(Op::GlobalGet { global }) => match self.stores.get(global).map(Vec::as_slice) {
                Some(&[(func, value)]) => self.attribute(func, value, name, depth - 1),
                _ => Base::Unknown,
            },
            _ => Base::Unknown,
        }
    }
}

fn builtin_base(name: &str) -> Base {
    match name {
        "object" => Base::Object,
        "abc.ABC" => Base::Abstract,
        "abc.ABCMeta" => Base::AbstractMeta,
        _ if is_exception(name) => Base::Exception { telling: !BARE_EXCEPTIONS.contains(&name) },
        _ => Base::OtherBuiltin,
    }
}

/// Built-in exceptions that programs derive from, whose instances have no other attributes than those of all exceptions.
const BARE_EXCEPTIONS: &[&str] = &[
    "ArithmeticError",
    "AssertionError",
    "BaseException",
    "EOFError",
    "Exception",
    "IndexError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "NotImplementedError",
    "OverflowError",
    "RecursionError",
    "RuntimeError",
    "RuntimeWarning",
    "TypeError",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
];

/// Whether a built-in name is that of an exception class.
pub fn is_exception(name: &str) -> bool {
    let ends = ["Error", "Exception", "Warning", "Interrupt", "Exit", "Iteration", "ExceptionGroup"];
    crate::builtins::is_builtin(name) && (ends.iter().any(|end| name.ends_with(end)))
}

/// A class that an expression names.
pub enum NamedClass {
    /// One of the program.
    Program(ClassId),
    /// A built-in one.
    Builtin(String),
}

impl Finder<'_> {
    /// The class that a value of a function certainly is, by names that are bound once.
    pub fn named(&self, func: FuncId, class: Value) -> Option<NamedClass> {
        match self.program[func].body.def_op(class)? {
            Op::Builtin { name } => Some(NamedClass::Builtin(name.clone())),
            _ => match self.base(func, class, 8) {
                Base::Class(class) => Some(NamedClass::Program(class)),
                _ => None,
            },
        }
    }
}
