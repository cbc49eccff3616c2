//! The class hierarchy, as far as class statements tell it before anything is inferred.
//!
//! A class is *plain* when everything about its instances is in sight: one class statement whose bases are all known and plain, no
//! metaclass but `ABCMeta`, nothing that intercepts attributes or makes instances in its own way. The bases of a class that is not
//! plain leak to code that nothing is known of, which is what makes them safe to be plain.

use super::solver::meeting::is_comparing;
use crate::frontend::mangled;
use fxhash::FxHashMap;
use molt_ir::constant::Constant;
use molt_ir::ssa::{Body, Cfg, ClassId, Dominators, FuncId, GlobalId, Inst, Language, Loops, Op as _, Value};
use molt_ir::tir::header::{FunctionKind, Member, MemberKind};
use molt_ir::tir::ops::BinaryOp;
use molt_ir::tir::{self, Op, Tir, Type};
use std::cell::RefCell;

/// What an instance is underneath.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Native {
    /// Nothing but `object`.
    Object,
    /// A built-in exception.
    Exception,
    /// `enum.Enum`, of a class whose members `keep-members` keeps.
    Enumeration,
    /// `tuple`, of a class whose fields `keep-tuples` keeps.
    Tuple,
}

/// The functions that `keep-members` made of the operators of flags, as far as they are still there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FlagOperators {
    /// `a & b`, `a | b`, `a ^ b`.
    pub combining: [Option<FuncId>; 3],
    /// `b in a`.
    pub contains: Option<FuncId>,
    /// `bool(a)`.
    pub truth: Option<FuncId>,
}

impl FlagOperators {
    /// The function of an operator.
    pub fn of(&self, op: BinaryOp) -> Option<FuncId> {
        let at = [BinaryOp::And, BinaryOp::Or, BinaryOp::Xor].iter().position(|own| *own == op)?;
        self.combining[at]
    }
}

/// One class.
#[derive(Clone, Debug)]
pub struct ClassInfo {
    /// The function that runs its body.
    pub body: Option<FuncId>,
    /// Whether everything is known.
    pub plain: bool,
    /// Whether a method of it is asked before an attribute of an instance is assigned or deleted.
    pub guards: bool,
    /// What lies underneath.
    pub native: Native,
    /// Whether `ABC` is among its bases: making an instance checks that nothing is abstract.
    pub is_abstract: bool,
    /// Whether that check certainly passes.
    pub is_concrete: bool,
    /// Whether `C[int]` is the class with a note of the types: it has type parameters, and no method that answers.
    pub is_generic: bool,
    /// Whether it is a record whose methods `expand-dataclasses` made.
    pub is_record: bool,
    /// Whether its statement runs no more than once.
    pub made_once: bool,
    /// Bases in the program.
    pub bases: Vec<ClassId>,
    /// The method resolution order within the program, the class itself first.
    pub mro: Vec<ClassId>,
    /// The class and all that derive from it.
    pub derived: Vec<ClassId>,
    /// The members, where it is an enumeration, and the globals that hold them for good.
    pub members: Vec<(String, GlobalId)>,
    /// The operators, where it is an enumeration of flags.
    pub flags: Option<FlagOperators>,
    /// The names of the items, where it is a named tuple.
    pub items: Vec<String>,
    /// The function with the parameters of its `__new__`, where it is a named tuple; nobody calls it.
    pub taking: Option<FuncId>,
    /// Names of the fields at fixed places, where the layout of instances is known.
    pub layout: Option<Vec<String>>,
}

/// The hierarchy.
pub struct Classes {
    infos: Vec<ClassInfo>,
    /// The class that each function is a method of.
    pub class_of_method: FxHashMap<FuncId, ClassId>,
    /// The class whose body each function runs.
    pub class_of_body: FxHashMap<FuncId, ClassId>,
    /// Whether classes extend built-in types other than exceptions, so that an `int` may be less than it seems.
    pub extends_builtin: bool,
    /// Whether instances may say that they are of another class.
    pub poses: bool,
    /// Whether some class has a method for a comparison.
    pub compare: bool,
    /// Whether classes may be registered with abstract ones, whose instances then are more than they seem.
    registers: bool,
}

/// A base of a class statement.
enum Base {
    Class(ClassId),
    Object,
    Exception,
    Abstract,
    OtherBuiltin,
    Unknown,
}

/// What the names of functions begin with that make classes and functions with type parameters (PEP 695).
const TYPE_SCOPE: &str = "<generic parameters of ";

/// What `expand-dataclasses` puts into the body of a class.
const RECORD: &str = ".options";

/// Methods that are asked before an attribute is assigned or deleted.
const GUARDING: &[&str] = &["__setattr__", "__delattr__"];

/// Names in a class body that make instances, or attributes of them, other than they seem.
const INTERCEPTING: &[&str] = &["__getattribute__", "__getattr__", "__class__", "__dict__", "__mro_entries__"];

/// Names in the body of a class derived from a named tuple that make it more, or something else, than a tuple with names.
const OF_TUPLES: &[&str] = &[
    "__init__",
    "__iter__",
    "__len__",
    "__contains__",
    "__getitem__",
    "__match_args__",
    "_fields",
    "_make",
    "_replace",
    "_asdict",
];

/// What the metaclass assigns to each member, before `__init__` and after.
const FIELDS_OF_MEMBERS: &[&str] = &["_value_", "_name_", "__objclass__"];
const LAST_FIELD_OF_MEMBERS: &str = "_sort_order_";

impl Classes {
    /// Looks through the program.
    pub fn of(program: &tir::Program) -> Classes {
        let finder = Finder::new(program);
        let count = program.header.classes.len();
        let mut this = Classes {
            infos: Vec::with_capacity(count),
            class_of_method: FxHashMap::default(),
            class_of_body: FxHashMap::default(),
            extends_builtin: false,
            poses: false,
            compare: program.header.classes.iter().any(|c| c.members.iter().any(|m| is_comparing(&m.name))),
            registers: finder.registers,
        };
        for id in (0..count).map(ClassId::at) {
            let header = program.header.class(id);
            let mut info = ClassInfo {
                body: None,
                plain: !header.members.iter().any(|m| INTERCEPTING.contains(&&*m.name)),
                native: Native::Object,
                guards: header.members.iter().any(|m| GUARDING.contains(&&*m.name)),
                is_abstract: false,
                is_concrete: false,
                is_generic: finder.is_generic(id, 8),
                is_record: header.members.iter().any(|m| m.name == RECORD),
                made_once: finder.is_made_once(id),
                bases: Vec::new(),
                mro: vec![id],
                derived: vec![id],
                members: finder.members(id),
                flags: finder.flags(id),
                items: finder.items(id),
                taking: finder.taking(id),
                layout: None,
            };
            match finder.statements.get(&id).map(Vec::as_slice) {
                Some(&[(func, inst)]) => {
                    let Op::MakeClass { args, keywords, .. } = &program[func].body[inst].op else { unreachable!("found as one") };
                    if let Some(&Op::MakeFunction { func: body, .. }) = program[func].body.def_op(args[0]) {
                        info.body = Some(body);
                        this.class_of_body.insert(body, id);
                    }
                    // Of an enumeration or a named tuple, what it derives from and who makes it is told by that.
                    let told = !info.members.is_empty() || !info.items.is_empty();
                    info.plain &= (told || keywords.iter().all(|k| k != "metaclass")) && info.body.is_some();
                    let bases = if told { Vec::new() } else { finder.bases(func, args[1]) };
                    if !info.members.is_empty() {
                        info.native = Native::Enumeration;
                    } else if told {
                        info.native = Native::Tuple;
                    }
                    for base in bases {
                        match base {
                            Base::Class(base) => info.bases.push(base),
                            Base::Object => {}
                            Base::Exception => info.native = Native::Exception,
                            Base::Abstract => info.is_abstract = true,
                            // A class of the program that is an unknown base has leaked by being one.
                            Base::OtherBuiltin | Base::Unknown => {
                                info.plain = false;
                                this.extends_builtin = true;
                            }
                        }
                    }
                }
                _ => info.plain = false,
            }
            for member in &header.members {
                for func in [member.func, member.setter].into_iter().flatten() {
                    this.class_of_method.insert(func, id);
                }
            }
            this.infos.push(info);
        }
        this.spread();
        for id in (0..count).map(ClassId::at) {
            this.infos[id.index()].plain &= this.derives_plainly(program, id) && this.is_made_plainly(program, id);
        }
        this.spread();
        this.order();
        for id in (0..count).map(ClassId::at) {
            let own = this.member(program, id, "__class_getitem__").is_some_and(|(owner, _)| !finder.is_typing_generic(owner));
            this.infos[id.index()].is_generic &= this.get(id).plain && !own;
            this.lay_out(program, id);
            this.infos[id.index()].is_concrete = this.is_concrete(program, id);
        }
        let names = |class: ClassId, name: &str| program.header.class(class).members.iter().any(|m| m.name == name);
        this.poses = this.ids().any(|class| names(class, "__class__") || names(class, "__getattribute__"));
        this
    }

    /// What is known of a class.
    pub fn get(&self, id: ClassId) -> &ClassInfo {
        &self.infos[id.index()]
    }

    /// Every class.
    pub fn ids(&self) -> impl Iterator<Item = ClassId> + use<> {
        (0..self.infos.len()).map(ClassId::at)
    }

    /// Spreads what makes classes opaque, and what lies underneath, to the classes that derive.
    fn spread(&mut self) {
        loop {
            let mut changed = false;
            for id in self.ids() {
                for base in self.infos[id.index()].bases.clone() {
                    let (below, above) = (self.infos[id.index()].clone(), self.infos[base.index()].clone());
                    let info = &mut self.infos[id.index()];
                    changed |= below.plain && !above.plain;
                    info.plain &= above.plain;
                    changed |= above.guards && !info.guards;
                    info.guards |= above.guards;
                    if above.native == Native::Exception && info.native != above.native {
                        info.native = above.native;
                        changed = true;
                    }
                    if above.native == Native::Tuple && info.native != above.native {
                        info.native = above.native;
                        info.items = above.items;
                        info.taking = above.taking;
                        changed = true;
                    }
                    if above.is_abstract && !info.is_abstract {
                        info.is_abstract = true;
                        changed = true;
                    }
                    for derived in below.derived {
                        if !self.infos[base.index()].derived.contains(&derived) {
                            self.infos[base.index()].derived.push(derived);
                            changed = true;
                        }
                    }
                }
            }
            if !changed {
                return;
            }
        }
    }

    /// Whether `__new__`, where the class has one, is a function of a class that extends nothing built in and has no abstract methods.
    fn is_made_plainly(&self, program: &tir::Program, id: ClassId) -> bool {
        let info = self.get(id);
        program.header.class(id).members.iter().filter(|m| m.name == "__new__").all(|member| {
            let function = member.func.is_some() && member.kind == MemberKind::StaticMethod;
            function && info.native == Native::Object && !info.is_abstract
        })
    }

    /// The function that makes instances of a plain class, where that is not `object.__new__`.
    pub fn maker(&self, program: &tir::Program, class: ClassId) -> Option<FuncId> {
        self.member(program, class, "__new__").and_then(|(_, member)| member.func)
    }

    /// Whether a class that derives from a named tuple has nothing besides: no other bases, no attributes of instances, and no way of
    /// its own to make or to iterate them.
    fn derives_plainly(&self, program: &tir::Program, id: ClassId) -> bool {
        let (info, header) = (self.get(id), program.header.class(id));
        info.native != Native::Tuple
            || info.bases.is_empty()
            || info.bases.len() == 1
                && header.fields.is_empty()
                && !header.members.iter().any(|m| OF_TUPLES.contains(&&*m.name) || info.items.contains(&m.name))
    }

    /// The C3 order (`Objects/typeobject.c`, `mro_implementation`) within the program. A class without one is not plain.
    fn order(&mut self) {
        let mut done = vec![false; self.infos.len()];
        loop {
            let ready = self.ids().find(|c| !done[c.index()] && self.get(*c).bases.iter().all(|b| done[b.index()]));
            let Some(id) = ready else { break };
            done[id.index()] = true;
            let bases = self.get(id).bases.clone();
            let mut lists: Vec<Vec<ClassId>> = bases.iter().map(|b| self.get(*b).mro.clone()).collect();
            lists.push(bases);
            match merge(lists) {
                Some(rest) => self.infos[id.index()].mro.extend(rest),
                None => self.infos[id.index()].plain = false,
            }
        }
        for id in self.ids().filter(|c| !done[c.index()]).collect::<Vec<_>>() {
            self.infos[id.index()].plain = false;
        }
        self.spread();
    }

    /// The fields: those of the only base, then its own. With several bases, or `__slots__` that are not written down as
    /// constants, the runtime decides.
    fn lay_out(&mut self, program: &tir::Program, id: ClassId) {
        if self.get(id).plain && self.get(id).native == Native::Enumeration {
            let modules = &program.header.modules;
            let is_base = |class: &&tir::header::Class| class.name == "Flag" && modules[class.module as usize].name == "enum";
            let base = program.header.classes.iter().find(is_base).filter(|_| self.get(id).flags.is_some());
            let inherited: Vec<&str> = base.iter().flat_map(|class| class.fields.iter().map(|(name, _)| &**name)).collect();
            let own = program.header.class(id).fields.iter().map(|(name, _)| &**name);
            let own = own
                .filter(|name| !FIELDS_OF_MEMBERS.contains(name) && *name != LAST_FIELD_OF_MEMBERS && !inherited.contains(name));
            let members = FIELDS_OF_MEMBERS.iter().copied();
            let all = inherited.iter().copied().chain(members).chain(own).chain([LAST_FIELD_OF_MEMBERS]);
            self.infos[id.index()].layout = Some(all.map(str::to_owned).collect());
            return;
        }
        let mut fields = Vec::new();
        let mro = self.get(id).mro.clone();
        for &class in mro.iter().rev() {
            let (info, header) = (self.get(class), program.header.class(class));
            let simple = info.plain && info.native == Native::Object && info.bases.len() <= 1;
            let declares = header.members.iter().any(|m| m.name == "__slots__");
            let slots = if declares { self.slots(program, class) } else { Some(Vec::new()) };
            let Some(slots) = slots.filter(|_| simple) else { return };
            for name in slots.iter().chain(header.fields.iter().map(|(name, _)| name)) {
                if !fields.contains(name) {
                    fields.push(name.clone());
                }
            }
        }
        self.infos[id.index()].layout = Some(fields);
    }

    /// The fields that `__slots__` of a class declares, where its body binds that once, to a constant, and has nothing to do with
    /// the name besides.
    fn slots(&self, program: &tir::Program, class: ClassId) -> Option<Vec<String>> {
        let body = &program.get(self.get(class).body?)?.body;
        let text = |v: Value| match body.def_op(v) {
            Some(Op::StrConst { value }) => value.to_utf8(),
            _ => None,
        };
        let is_name = |v: Value| text(v).as_deref() == Some("__slots__");
        let mut naming = body.insts().filter(|&inst| body[inst].op.uses().any(is_name));
        let (bound, None) = (naming.next()?, naming.next()) else { return None };
        let Op::SetItem { args: [_, _, slots] } = body[bound].op else { return None };
        // A list may change under another name.
        let alone = || body.insts().all(|inst| inst == bound || body[inst].op.uses().all(|v| v != slots));
        let names = match body.def_op(slots)? {
            Op::List { .. } if !alone() => return None,
            Op::Tuple { args } | Op::List { args } => args.iter().map(|&item| text(item)).collect::<Option<Vec<String>>>()?,
            Op::TupleConst { value } => {
                let text = |item: &Constant| if let Constant::Str(text) = item { text.to_utf8() } else { None };
                value.items().iter().map(text).collect::<Option<Vec<String>>>()?
            }
            _ => vec![text(slots)?],
        };
        let class = &program.header.class(class).name;
        let fields = names.into_iter().filter(|name| name != "__dict__" && name != "__weakref__");
        Some(fields.map(|name| mangled(class, &name).unwrap_or(name)).collect())
    }

    /// Whether every name of the class and its bases means, first of all, something that is not abstract: a function without
    /// decorators of its own kind, or a plain value.
    fn is_concrete(&self, program: &tir::Program, id: ClassId) -> bool {
        let mro = &self.get(id).mro;
        let names = mro.iter().flat_map(|&c| program.header.class(c).members.iter().map(|m| &*m.name));
        !self.get(id).is_abstract
            || names.into_iter().all(|name| {
                let found = self.member(program, id, name);
                found.is_some_and(|(_, m)| m.kind != MemberKind::Value || self.is_plain_value(program, id, name))
            })
    }

    /// Whether `isinstance` of the class means the classes that derive from it, and nothing else.
    pub fn is_told_by_derivation(&self, program: &tir::Program, class: ClassId) -> bool {
        let info = self.get(class);
        info.plain && !(info.is_abstract && self.registers) && self.member(program, class, "__subclasshook__").is_none()
    }

    /// The member that an attribute of an instance of a plain class finds, and the class it stands in.
    pub fn member<'p>(&self, program: &'p tir::Program, class: ClassId, name: &str) -> Option<(ClassId, &'p Member)> {
        self.member_in(program, &self.get(class).mro, name)
    }

    /// The same behind `after` in the order of `class`: what `super()` finds.
    pub fn member_after<'p>(
        &self,
        program: &'p tir::Program,
        class: ClassId,
        after: ClassId,
        name: &str,
    ) -> Option<(ClassId, &'p Member)> {
        let mro = &self.get(class).mro;
        let at = mro.iter().position(|&c| c == after)?;
        self.member_in(program, &mro[at + 1..], name)
    }

    fn member_in<'p>(&self, program: &'p tir::Program, order: &[ClassId], name: &str) -> Option<(ClassId, &'p Member)> {
        order.iter().find_map(|&c| {
            let member = program.header.class(c).members.iter().find(|m| m.name == name)?;
            Some((c, member))
        })
    }

    /// Whether what the class and its bases bind to the name, if anything, is certainly no descriptor: constants and displays.
    pub fn is_plain_value(&self, program: &tir::Program, class: ClassId, name: &str) -> bool {
        self.get(class).mro.iter().all(|&c| {
            let Some(body) = self.get(c).body.and_then(|f| program.get(f)).map(|f| &f.body) else { return false };
            let named =
                |v: Value| matches!(body.def_op(v), Some(Op::StrConst { value }) if value.to_utf8().as_deref() == Some(name));
            body.insts().all(|inst| match &body[inst].op {
                Op::SetItem { args: [_, key, value] } if named(*key) => {
                    body.def_op(*value).is_some_and(is_plain_op) || self.is_plain_type(program, body.ty(*value))
                }
                _ => true,
            })
        })
    }

    /// Whether values of the type are certainly no descriptors.
    fn is_plain_type(&self, program: &tir::Program, ty: &Type) -> bool {
        let plain = |member: &Type| match member {
            Type::None | Type::Bool | Type::I64 | Type::Int | Type::Float | Type::Str | Type::Bytes => true,
            Type::Instance(class) => {
                // Nobody makes a descriptor of an enumeration afterwards.
                let rewritten = program.header.class(*class).open && self.get(*class).native != Native::Enumeration;
                let describes = |name: &&str| self.member(program, *class, name).is_some();
                self.get(*class).plain && !rewritten && !DESCRIBING.iter().any(describes)
            }
            _ => false,
        };
        *ty != Type::Never && ty.members().iter().all(plain)
    }
}

/// Methods that make an attribute of a class ask it.
const DESCRIBING: &[&str] = &["__get__", "__set__", "__delete__"];

fn is_plain_op(op: &Op) -> bool {
    <Tir as Language>::is_const(op)
        || matches!(
            op,
            Op::List { .. }
                | Op::Dict { .. }
                | Op::Tuple { .. }
                | Op::Set { .. }
                | Op::BytesConst { .. }
                | Op::ComplexConst { .. }
        )
}

/// Merges orders so that each class comes before its bases and in the order of the lists.
fn merge(mut lists: Vec<Vec<ClassId>>) -> Option<Vec<ClassId>> {
    let mut order = Vec::new();
    loop {
        lists.retain(|l| !l.is_empty());
        if lists.is_empty() {
            return Some(order);
        }
        let next = lists.iter().map(|l| l[0]).find(|c| !lists.iter().any(|l| l[1..].contains(c)))?;
        order.push(next);
        lists.iter_mut().for_each(|l| l.retain(|&c| c != next));
    }
}

/// Finds what expressions of classes mean, through names that are bound once.
pub struct Finder<'p> {
    program: &'p tir::Program,
    statements: FxHashMap<ClassId, Vec<(FuncId, Inst)>>,
    /// The assignments of each global.
    stores: FxHashMap<GlobalId, Vec<(FuncId, Value)>>,
    /// Whether something named `register` is looked up.
    registers: bool,
    /// The loops of modules that make classes.
    depths: RefCell<FxHashMap<FuncId, Loops>>,
}

impl<'p> Finder<'p> {
    /// Looks for the assignments of globals.
    pub fn new(program: &'p tir::Program) -> Finder<'p> {
        let mut statements: FxHashMap<ClassId, Vec<(FuncId, Inst)>> = FxHashMap::default();
        let mut stores: FxHashMap<GlobalId, Vec<(FuncId, Value)>> = FxHashMap::default();
        let mut registers = false;
        for (func, function) in program.functions() {
            for inst in function.body.insts() {
                match &function.body[inst].op {
                    Op::MakeClass { class, .. } => statements.entry(*class).or_default().push((func, inst)),
                    Op::GlobalSet { args, global } if !matches!(function.body.def_op(args[0]), Some(Op::Unbound {})) => {
                        stores.entry(*global).or_default().push((func, args[0]));
                    }
                    Op::GetAttr { name, .. } | Op::GetMethod { name, .. } => registers |= name == "register",
                    _ => {}
                }
            }
        }
        Finder { program, statements, stores, registers, depths: RefCell::default() }
    }

    fn bases(&self, func: FuncId, tuple: Value) -> Vec<Base> {
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
            Some(Op::Call { args, .. }) if args.len() == 2 && self.is_described(body, args[0]) => {
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
    fn members(&self, class: ClassId) -> Vec<(String, GlobalId)> {
        let header = self.program.header.class(class);
        let prefix = format!(".enum.{}.", header.qualname);
        let globals = self.program.header.globals.iter().enumerate();
        let own = globals.filter(|(_, global)| global.module == header.module);
        own.filter_map(|(at, global)| Some((global.name.strip_prefix(&prefix)?.to_owned(), GlobalId::at(at)))).collect()
    }

    /// The names of the items of a named tuple that `keep-tuples` knows, in their order.
    fn items(&self, class: ClassId) -> Vec<String> {
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
    fn flags(&self, class: ClassId) -> Option<FlagOperators> {
        let qualname = &self.program.header.class(class).qualname;
        self.global_beside(class, &format!(".flag.{qualname}.map"))?;
        let made = |what: &str| self.made_beside(class, &format!(".flag.{qualname}.{what}"));
        Some(FlagOperators { combining: ["and", "or", "xor"].map(made), contains: made("in"), truth: made("bool") })
    }

    /// The function that `keep-tuples` made, which takes what the class of a named tuple takes.
    fn taking(&self, class: ClassId) -> Option<FuncId> {
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
    fn is_made_once(&self, class: ClassId) -> bool {
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
    fn is_typing_generic(&self, class: ClassId) -> bool {
        let header = self.program.header.class(class);
        header.name == "Generic" && self.program.header.modules[header.module as usize].name == "_typing"
    }

    /// Whether the class is `typing.Generic` or derives from it.
    fn is_generic(&self, class: ClassId, depth: u32) -> bool {
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

    fn global(&self, global: GlobalId, depth: u32) -> Base {
        match self.stores.get(&global).map(Vec::as_slice) {
            Some(&[(func, value)]) => self.base(func, value, depth - 1),
            _ => Base::Unknown,
        }
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
        _ if is_exception(name) => Base::Exception,
        _ => Base::OtherBuiltin,
    }
}

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
