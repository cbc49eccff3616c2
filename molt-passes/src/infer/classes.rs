//! The class hierarchy, as far as class statements tell it before anything is inferred.
//!
//! A class is *plain* when everything about its instances is in sight: one class statement whose bases are all known and plain, no
//! metaclass but `ABCMeta`, nothing that intercepts attributes or makes instances in its own way, and no special method that is assigned
//! behind the statement. The bases of a class that is not
//! plain leak to code that nothing is known of, which is what makes them safe to be plain.

mod finder;

pub use finder::{Finder, NamedClass, is_exception};

use super::solver::meeting::is_comparing;
use crate::frontend::mangled;
use crate::tir::constants;
use finder::Base;
use fxhash::FxHashMap;
use molt_ir::constant::Constant;
use molt_ir::ssa::{ClassId, FuncId, GlobalId, Language, Op as _, Value};
use molt_ir::tir::header::{Member, MemberKind};
use molt_ir::tir::ops::BinaryOp;
use molt_ir::tir::{self, Op, Tir, Type};

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
    /// Whether a built-in exception lies underneath that has attributes of its own, such as `errno`.
    pub tells: bool,
    /// Whether `ABC` is among its bases: making an instance checks that nothing is abstract.
    pub is_abstract: bool,
    /// Whether that check certainly passes.
    pub is_concrete: bool,
    /// Whether it is a protocol itself: it makes no instances, and others may be taken for instances of it.
    pub is_protocol: bool,
    /// Whether `C[int]` is the class with a note of the types: it has type parameters, and no method that answers.
    pub is_generic: bool,
    /// Whether it is a record whose methods `expand-dataclasses` made.
    pub is_record: bool,
    /// Whether its statement runs no more than once.
    pub made_once: bool,
    /// Whether it may derive from any class that leaked.
    pub derives_unseen: bool,
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

/// What `expand-dataclasses` puts into the body of a class.
const RECORD: &str = ".options";

/// Methods that are asked before an attribute is assigned or deleted.
const GUARDING: &[&str] = &["__setattr__", "__delattr__"];

/// Names in a class body that make instances, or attributes of them, other than they seem.
const INTERCEPTING: &[&str] = &["__getattribute__", "__class__", "__dict__", "__mro_entries__"];

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

/// Attributes of all exceptions that can be assigned.
const OF_ALL_EXCEPTIONS: &[&str] = &["args", "__cause__", "__context__", "__suppress_context__", "__traceback__"];

/// What the metaclass assigns to each member, before `__init__` and after.
const FIELDS_OF_MEMBERS: &[&str] = &["_value_", "_name_", "__objclass__"];
const LAST_FIELD_OF_MEMBERS: &str = "_sort_order_";

impl Classes {
    /// Looks through the program.
    pub fn of(program: &tir::Program) -> Classes {
        let finder = Finder::new(program);
        let patched = finder.patched_classes();
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
                plain: !header.members.iter().any(|m| INTERCEPTING.contains(&&*m.name)) && !patched.contains(&id),
                native: Native::Object,
                guards: header.members.iter().any(|m| GUARDING.contains(&&*m.name)),
                tells: false,
                is_abstract: false,
                is_concrete: false,
                is_protocol: false,
                is_generic: finder.is_generic(id, 8),
                is_record: header.members.iter().any(|m| m.name == RECORD),
                made_once: finder.is_made_once(id),
                derives_unseen: false,
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
                    let metaclass = keywords.iter().position(|k| k == "metaclass").map(|at| args[2 + at]);
                    info.is_abstract |= metaclass.is_some_and(|meta| !told && finder.is_abstract_meta(func, meta));
                    info.plain &= (told || metaclass.is_none() || info.is_abstract) && info.body.is_some();
                    let bases = if told { Vec::new() } else { finder.bases(func, args[1]) };
                    if !info.members.is_empty() {
                        info.native = Native::Enumeration;
                    } else if told {
                        info.native = Native::Tuple;
                    }
                    for base in bases {
                        match base {
                            Base::Class(base) if finder.is_typing_protocol(base) => {
                                info.is_abstract = true;
                                info.is_protocol = true;
                            }
                            Base::Class(base) => info.bases.push(base),
                            Base::Object => {}
                            Base::Exception { telling } => {
                                info.native = Native::Exception;
                                info.tells |= telling;
                            }
                            Base::Abstract => info.is_abstract = true,
                            // A class of the program that is an unknown base has leaked by being one.
                            Base::AbstractMeta | Base::OtherBuiltin | Base::Unknown => {
                                info.plain = false;
                                info.derives_unseen |= matches!(base, Base::Unknown);
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
            this.infos[id.index()].plain &=
                this.derives_plainly(program, id) && this.is_made_plainly(program, id) && this.asks_plainly(program, id);
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
                    changed |= above.tells && !info.tells;
                    info.tells |= above.tells;
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

    /// Whether `__getattr__`, where the class has one, is a method of a class that extends nothing built in.
    fn asks_plainly(&self, program: &tir::Program, id: ClassId) -> bool {
        let mut own = program.header.class(id).members.iter().filter(|m| m.name == "__getattr__");
        own.all(|member| member.kind == MemberKind::Method && member.func.is_some() && self.get(id).native == Native::Object)
    }

    /// Whether a function is that of a cached property of a plain class.
    pub fn is_kept(&self, program: &tir::Program, func: FuncId) -> bool {
        let of = |class: &&ClassId| self.get(**class).plain;
        self.class_of_method.get(&func).filter(of).is_some_and(|&class| {
            let own = |m: &Member| m.kind == MemberKind::CachedProperty && m.func == Some(func);
            program.header.class(class).members.iter().any(own)
        })
    }

    /// Whether instances are asked by `__getattr__` for attributes that they lack.
    pub fn asks(&self, program: &tir::Program, class: ClassId) -> bool {
        self.member(program, class, "__getattr__").is_some()
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

    /// Says where the fields are, unless the runtime decides.
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
        self.infos[id.index()].layout = self.fields_of(program, id);
    }

    /// The fields, as the runtime lays them out (`class::make::plan_fields`): those of the base that has the most, its own, those of the
    /// other bases. Nothing where a base is not known so well, or `__slots__` are not written down as constants.
    fn fields_of(&self, program: &tir::Program, id: ClassId) -> Option<Vec<String>> {
        let (info, header) = (self.get(id), program.header.class(id));
        match info.native {
            _ if !info.plain => return None,
            Native::Object => {}
            // Names that mean more than a field are not told apart.
            Native::Exception if info.tells || header.fields.iter().any(|(name, _)| OF_ALL_EXCEPTIONS.contains(&&**name)) => {
                return None;
            }
            Native::Exception => {}
            Native::Enumeration | Native::Tuple => return None,
        }
        let bases = info.bases.iter().map(|&base| self.fields_of(program, base)).collect::<Option<Vec<Vec<String>>>>()?;
        let declares = header.members.iter().any(|m| m.name == "__slots__");
        let slots = if declares { self.slots(program, id)? } else { Vec::new() };
        let mut first: &[String] = &[];
        for base in &bases {
            // Of several that have as many, the first.
            if base.len() > first.len() {
                first = base;
            }
        }
        let mut fields = first.to_vec();
        for name in slots.iter().chain(header.fields.iter().map(|(name, _)| name)).chain(bases.iter().flatten()) {
            if !fields.contains(name) {
                fields.push(name.clone());
            }
        }
        Some(fields)
    }

    /// The fields that `__slots__` of a class declares, where its body binds that once, to a constant, and has nothing to do with
    /// the name besides.
    fn slots(&self, program: &tir::Program, class: ClassId) -> Option<Vec<String>> {
        let body = &program.get(self.get(class).body?)?.body;
        let text = |v: Value| constants::text(body, v);
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
        let mut names = mro.iter().flat_map(|&c| program.header.class(c).members.iter().map(|m| &*m.name));
        let certain = |name: &str| {
            let found = self.member(program, id, name);
            found.is_some_and(|(_, m)| m.kind != MemberKind::Value || self.is_plain_value(program, id, name))
        };
        !self.get(id).is_protocol && (!self.get(id).is_abstract || names.all(certain))
    }

    /// Whether `isinstance` of the class means the classes that derive from it, and nothing else.
    pub fn is_told_by_derivation(&self, program: &tir::Program, class: ClassId) -> bool {
        let info = self.get(class);
        info.plain
            && !info.is_protocol
            && !(info.is_abstract && self.registers)
            && self.member(program, class, "__subclasshook__").is_none()
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
    pub fn is_plain_type(&self, program: &tir::Program, ty: &Type) -> bool {
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
