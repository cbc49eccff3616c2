//! `resolve-attributes` · tir → tir
//!
//! ```text
//! %1 = get_attr %0 {name: "x"} : float       ⇒    %2 = field_get %0 {class: &C, name: "x"} : union[float, unbound]
//!   where %0 : obj[&C]                            %3 = is_bound %2 ; br %3 -> ^set, ^unset
//!                                                 ^set(): %1 = assume %2 {ty: unbound, holds: false} : float
//!                                                 ^unset(): %1 = get_attr %0 {name: "x"}
//!   where not every C has `x` once it is made
//! get_attr %0 {name: "value"}                 ⇒    field_get %0 {class: &C, name: "_value_"}       (a member of an enumeration)
//! set_attr %0, %1 {name: "x"}                ⇒    field_set %0, %1 {class: &C, name: "x"}
//! %1 = get_attr %0 {name: "area"}            ⇒    %1 = call_direct %0 {func: @C.area}      (a property)
//! %1 = get_attr %0 {name: "speed"}           ⇒    %1 = int {value: 3}                          (the class says so)
//! %1 = get_attr %0 {name: "RED"}             ⇒    %1 = global_get {global: ..}               (a member of the enumeration)
//! %1 = get_attr %0 {name: "x"}               ⇒    %1 = tuple_item %0 {index: 0}            (of a named tuple)
//! %1 = get_attr %0 {name: "pi"}              ⇒    %1 = builtin {name: "math.sqrt"}         (of a built-in module)
//! ```
//!
//! An attribute that lies at one place in all objects the types allow is read and written there. A field that is not set is
//! looked up as before: the class may have a value for it, or the error names it.
//!
//! Caveat: a descriptor in the class comes before a field, so a name that the class binds to anything but a plain value is left alone.

use super::binding::constant_type;
use super::guards;
use super::rewritten::Rewritten;
use crate::infer::classes::{Classes, Native};
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, ClassId, Edge, FuncId, GlobalId, Inst, Language, Value};
use molt_ir::tir::header::{FunctionKind, MemberKind};
use molt_ir::tir::{Op, Tir, Type};
use tir::facts::LOOPS_INVERTED;

/// See the module.
pub struct ResolveAttributes;

impl Pass for ResolveAttributes {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "resolve-attributes";
    const SUMMARY: &'static str = "reads and writes attributes at the places that types give them";
    const DESTROYS: &'static [Fact] = &[LOOPS_INVERTED];

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let (classes, rewritten) = (Classes::of(program), Rewritten::of(program));
        for id in program.ids().collect::<Vec<_>>() {
            let mut body = std::mem::take(&mut program[id].body);
            if !body.is_empty() {
                resolve(program, (&classes, &rewritten), &mut body, cx);
            }
            program[id].body = body;
        }
        Ok(())
    }
}

/// What an attribute of a value is.
enum Found {
    /// The class, and the name of the field.
    Field(ClassId, String),
    Getter(FuncId),
    Setter(FuncId),
    Builtin(String),
    Constant(Op),
    /// A member of an enumeration, which a global holds for good.
    Member(GlobalId),
    /// An item of named tuples.
    Item(u32),
}

fn resolve(program: &tir::Program, known: (&Classes, &Rewritten), body: &mut Body<Tir>, cx: &mut PassCx) {
    for inst in body.insts().collect::<Vec<_>>() {
        match body[inst].op.clone() {
            Op::GetAttr { args: [object], name } => match read(program, known, body, inst, object, &name) {
                Some(Found::Field(_, field)) if is_slow_way(body, inst, object, &field) => {}
                Some(Found::Field(class, field)) if leave(cx, "field") => {
                    let all = classes_of(program, body.ty(object)).unwrap_or_default();
                    if all.iter().all(|c| program.header.class(*c).always_set.contains(&field)) {
                        body[inst].op = Op::FieldGet { args: [object], class, name: field };
                    } else {
                        get_field(body, inst, object, class, &field);
                    }
                }
                Some(Found::Getter(func)) if leave(cx, "getter") => {
                    body[inst].op = Op::CallDirect { args: [object].into_iter().collect(), func };
                }
                Some(Found::Item(index)) if leave(cx, "item") => take_item(body, inst, object, index),
                Some(Found::Builtin(name)) if leave(cx, "builtin") => name_builtin(body, inst, name),
                Some(Found::Member(global)) if leave(cx, "member") => {
                    let (op, result) = (Op::GlobalGet { global }, body.result(inst));
                    let ty = body.ty(result).clone();
                    let made = body.insert_before(inst, op, &[ty]);
                    let value = body.result(made);
                    body.replace_all_uses(result, value);
                    body.remove_tried(inst);
                }
                Some(Found::Constant(op)) if leave(cx, "constant") => {
                    let ty = constant_type(&op);
                    let made = body.insert_before(inst, op, &[ty]);
                    let (value, result) = (body.result(made), body.result(inst));
                    body.replace_all_uses(result, value);
                    body.remove_tried(inst);
                }
                _ => {}
            },
            Op::ImportFrom { args: [module], name } => {
                if let Some(Found::Builtin(name)) = read(program, known, body, inst, module, &name)
                    && leave(cx, "builtin")
                {
                    name_builtin(body, inst, name);
                }
            }
            Op::SetAttr { args: [object, _], .. } if is_guarded(program, known.0, body.ty(object)) => {}
            Op::SetAttr { args: [object, value], name } | Op::SetOwnAttr { args: [object, value], name } => match written(program, known, body, object, &name) {
                Some(Found::Field(class, name)) if leave(cx, "field") => {
                    body[inst].op = Op::FieldSet { args: [object, value], class, name };
                }
                Some(Found::Setter(func)) if leave(cx, "setter") => call_setter(body, inst, object, value, func),
                _ => {}
            },
            _ => {}
        }
    }
}

/// A call stands where the assignment stood, watched as that was.
fn call_setter(body: &mut Body<Tir>, inst: Inst, object: Value, value: Value, func: FuncId) {
    body.insert_before(inst, Op::CallDirect { args: [object, value].into_iter().collect(), func }, &[Type::Any]);
    body.remove(inst);
}

/// An item needs no lookup, and raises nothing.
fn take_item(body: &mut Body<Tir>, inst: Inst, tuple: Value, index: u32) {
    let result = body.result(inst);
    let ty = body.ty(result).clone();
    let item = body.insert_before(inst, Op::TupleItem { args: [tuple], index }, &[ty]);
    let item = body.result(item);
    body.replace_all_uses(result, item);
    body.remove_tried(inst);
}

/// A known built-in needs no lookup.
fn name_builtin(body: &mut Body<Tir>, inst: Inst, name: String) {
    body[inst].op = Op::Builtin { name };
}

/// The classes a value may be of, if it is an instance of one of the program with a layout.
fn classes_of(program: &tir::Program, ty: &Type) -> Option<Vec<ClassId>> {
    ty.instances().filter(|all| all.iter().all(|c| program.header.class(*c).bases.is_some()))
}

fn read(
    program: &tir::Program,
    (classes, rewritten): (&Classes, &Rewritten),
    body: &Body<Tir>,
    inst: Inst,
    object: Value,
    name: &str,
) -> Option<Found> {
    if let Type::Module(module) = body.ty(object) {
        let Type::Builtin(found) = body.ty(body.result(inst)) else { return None };
        let own = program.header.modules.iter().any(|m| *m.name == **module);
        return (!own && **found == format!("{module}.{name}")).then(|| Found::Builtin(found.to_string()));
    }
    if let Type::Class(class) = body.ty(object) {
        return member(classes, body, inst, (object, *class), name).map(Found::Member);
    }
    if let Some(all) = body.ty(object).instances().filter(|all| all.iter().all(|&class| is_named_tuple(classes, class))) {
        return of_named_tuple(program, (classes, rewritten), &all, name);
    }
    let all = classes_of(program, body.ty(object)).filter(|all| !all.iter().any(|&class| rewritten.is_described(program, classes, class, name)))?;
    if name == "__class__" {
        let info = classes.get(all[0]);
        let known = info.plain && info.made_once && info.native != Native::Enumeration;
        let only = *body.ty(body.result(inst)) == Type::Class(all[0]) && all.len() == 1 && known;
        return only.then(|| Found::Constant(Op::ClassRef { class: all[0] }));
    }
    if let Some(field) = field_of_members(classes, &all, name) {
        return place(program, classes, &all, field).map(|class| Found::Field(class, field.to_owned()));
    }
    match only_member(program, classes, &all, name)? {
        // What a getter raises may have `__getattr__` asked.
        Some((MemberKind::Property, ..)) if all.iter().any(|&class| classes.asks(program, class)) => None,
        Some((MemberKind::Property, getter, _)) => {
            is_plain_getter(program, getter?).then_some(Found::Getter(getter?))
        }
        Some((MemberKind::CachedProperty, ..)) => {
            let another = |class: &ClassId| classes.get(*class).mro.iter().any(|&base| rewritten.has(program, base, name));
            let class = common_place(program, &all, name).filter(|_| !all.iter().any(another))?;
            Some(Found::Field(class, name.to_owned()))
        }
        Some((MemberKind::Value, ..)) | None => match place(program, classes, &all, name) {
            Some(class) => Some(Found::Field(class, name.to_owned())),
            None => constant(program, (classes, rewritten), &all, name).map(Found::Constant),
        },
        Some(_) => None,
    }
}

fn is_named_tuple(classes: &Classes, class: ClassId) -> bool {
    classes.get(class).plain && classes.get(class).native == Native::Tuple
}

/// An attribute of named tuples: an item at the same place in all, or a property.
fn of_named_tuple(
    program: &tir::Program,
    (classes, rewritten): (&Classes, &Rewritten),
    all: &[ClassId],
    name: &str,
) -> Option<Found> {
    if all.iter().any(|&class| rewritten.has(program, class, name)) {
        return None;
    }
    let place = |class: &ClassId| classes.get(*class).items.iter().position(|item| item == name);
    if let Some(index) = place(&all[0]) {
        return all.iter().all(|class| place(class) == Some(index)).then_some(Found::Item(index as u32));
    }
    let Some((MemberKind::Property, Some(getter), _)) = only_member(program, classes, all, name)? else { return None };
    is_plain_getter(program, getter).then_some(Found::Getter(getter))
}

fn is_plain_getter(program: &tir::Program, getter: FuncId) -> bool {
    let Some(function) = program.get(getter) else { return false };
    let header = &function.header;
    header.kind == FunctionKind::Function && header.parameters.len() == 1 && !header.closure
}

/// The global that holds a member, where the class was found in a global, so that its statement has run, and what keeps the members.
fn member(classes: &Classes, body: &Body<Tir>, inst: Inst, (object, class): (Value, ClassId), name: &str) -> Option<GlobalId> {
    let (_, kept) = classes.get(class).members.iter().find(|(member, _)| member == name)?;
    let mut object = object;
    while let Some(Op::CheckBound { args: [of], .. } | Op::Assume { args: [of], .. }) = body.def_op(object) {
        object = *of;
    }
    let found = matches!(body.def_op(object), Some(Op::GlobalGet { .. } | Op::ClassRef { .. }));
    let (result, bound) = (body.result(inst), found && *body.ty(object) == Type::Class(class));
    let keeps = |op: &Op| matches!(op, Op::GlobalSet { args, global } if global == kept && args[0] == result);
    let known = bound && *body.ty(result) == Type::Instance(class) && !body.insts().any(|inst| keeps(&body[inst].op));
    known.then_some(*kept)
}

/// The field that `name` or `value` of members of enumerations shows.
fn field_of_members(classes: &Classes, all: &[ClassId], name: &str) -> Option<&'static str> {
    let field = match name {
        "name" => "_name_",
        "value" => "_value_",
        _ => return None,
    };
    all.iter().all(|&class| classes.get(class).native == Native::Enumeration).then_some(field)
}

/// The constant that a class statement binds to the name, where the instances have nothing of their own under it.
fn constant(program: &tir::Program, (classes, rewritten): (&Classes, &Rewritten), all: &[ClassId], name: &str) -> Option<Op> {
    let mut found = None;
    for &class in all {
        let changes = |c: &ClassId| rewritten.has(program, *c, name);
        if rewritten.on_instance(program, class, name) || classes.get(class).mro.iter().any(changes) {
            return None;
        }
        let (owner, _) = classes.member(program, class, name)?;
        let body = &program.get(classes.get(owner).body?)?.body;
        let named = |v: Value| matches!(body.def_op(v), Some(Op::StrConst { value }) if value.to_utf8().as_deref() == Some(name));
        let mut bindings = body.insts().filter_map(|inst| match &body[inst].op {
            Op::SetItem { args: [_, key, value] } if named(*key) => Some((inst, *value)),
            Op::DelItem { args: [_, key] } if named(*key) => Some((inst, *key)),
            Op::Intrinsic { args, name } if name == "class_name_delete" && named(args[1]) => Some((inst, args[0])),
            _ => None,
        });
        let (inst, value) = bindings.next()?;
        let op = body.def_op(value).filter(|op| <Tir as Language>::is_const(op))?.clone();
        let always = matches!(body[inst].op, Op::SetItem { .. }) && body.block_of(inst) == Some(body.entry());
        if !always || bindings.next().is_some() || found.as_ref().is_some_and(|other| *other != op) {
            return None;
        }
        found = Some(op);
    }
    found
}

fn written(
    program: &tir::Program,
    (classes, rewritten): (&Classes, &Rewritten),
    body: &Body<Tir>,
    object: Value,
    name: &str,
) -> Option<Found> {
    let all = classes_of(program, body.ty(object)).filter(|all| !all.iter().any(|&class| rewritten.is_described(program, classes, class, name)))?;
    match only_member(program, classes, &all, name)? {
        Some((MemberKind::Property, _, setter)) => {
            let header = &program.get(setter?)?.header;
            (header.parameters.len() == 2 && !header.closure).then_some(Found::Setter(setter?))
        }
        Some((MemberKind::Value, ..)) | None => place(program, classes, &all, name).map(|class| Found::Field(class, name.to_owned())),
        Some(_) => None,
    }
}

/// Whether a method of the object's class is asked before an attribute is assigned.
fn is_guarded(program: &tir::Program, classes: &Classes, ty: &Type) -> bool {
    classes_of(program, ty).is_some_and(|all| all.iter().any(|&class| classes.get(class).guards))
}

type MemberOf = (MemberKind, Option<FuncId>, Option<FuncId>);

/// What the classes have under the name, if they have the same.
fn only_member(program: &tir::Program, classes: &Classes, all: &[ClassId], name: &str) -> Option<Option<MemberOf>> {
    let member = |c: &ClassId| classes.member(program, *c, name).map(|(_, m)| (m.kind, m.func, m.setter));
    let first = member(&all[0]);
    let kind = |m: &Option<MemberOf>| m.map_or(MemberKind::Value, |m| m.0);
    let same = all.iter().all(|c| {
        let other = member(c);
        other == first || (kind(&other) == MemberKind::Value && kind(&first) == MemberKind::Value)
    });
    same.then_some(first)
}

/// The class whose layout says where the field is, if it is at the same place in all.
fn place(program: &tir::Program, classes: &Classes, all: &[ClassId], name: &str) -> Option<ClassId> {
    common_place(program, all, name).filter(|_| all.iter().all(|&class| classes.is_plain_value(program, class, name)))
}

/// The same, whatever the classes themselves have under the name.
fn common_place(program: &tir::Program, all: &[ClassId], name: &str) -> Option<ClassId> {
    let index = |c: &ClassId| program.header.class(*c).place(name);
    let first = index(&all[0])?;
    all.iter().all(|c| index(c) == Some(first)).then(|| all[0])
}

/// Whether the lookup is what is left for a field that was found not to be set.
fn is_slow_way(body: &Body<Tir>, inst: Inst, object: Value, name: &str) -> bool {
    let Some(block) = body.block_of(inst) else { return false };
    let field = |value: Value| matches!(body.def_op(value), Some(Op::FieldGet { args: [of], name: field, .. }) if *of == object && field == name);
    let unset = |test: Value| matches!(body.def_op(test), Some(Op::IsBound { args: [value] }) if field(*value));
    body.blocks().iter().filter_map(|&b| body.terminator(b)).any(|last| match &body[last].op {
        Op::Branch { args: [test], succs } => succs[1].to == block && unset(*test),
        _ => false,
    })
}

/// The field where it is set, the lookup where it is not.
fn get_field(body: &mut Body<Tir>, inst: Inst, object: Value, class: ClassId, name: &str) {
    let result = body.result(inst);
    let ty = body.ty(result).clone();
    let (_, rest) = guards::split_after(body, inst);
    let (block, slow) = guards::split_before(body, inst);
    // A watched lookup keeps its `try`, which goes to what followed it.
    let handler = match body[rest].insts.first() {
        Some(&last) if body[rest].insts.len() == 1 && matches!(body[last].op, Op::Try { .. }) => Some(last),
        _ => None,
    };
    let merged = body.add_param(rest, ty.clone());
    body.replace_all_uses(result, merged);
    let fast = body.new_block_after(block);
    let name = name.to_owned();
    let field = guards::push_value(body, block, inst, Op::FieldGet { args: [object], class, name }, ty.join(&Type::Unbound));
    let bound = guards::push_value(body, block, inst, Op::IsBound { args: [field] }, Type::Bool);
    guards::push(body, block, inst, Op::Branch { args: [bound], succs: Box::new([Edge::plain(fast), Edge::plain(slow)]) }, &[]);
    let known = guards::push_value(body, fast, inst, Op::Assume { args: [field], ty: Type::Unbound, holds: false }, ty);
    guards::push(body, fast, inst, Op::Jump { succs: Box::new([Edge::new(rest, [known])]) }, &[]);
    match handler {
        None => _ = guards::push(body, slow, inst, Op::Jump { succs: Box::new([Edge::new(rest, [result])]) }, &[]),
        Some(watch) => {
            let edges: Vec<Edge> = molt_ir::ssa::Op::succs(&body[watch].op).to_vec();
            let after = body.new_block_after(slow);
            let op = Op::Try { succs: Box::new([Edge::plain(after), edges[1].clone()]) };
            guards::push(body, slow, inst, op, &[]);
            guards::push(body, after, inst, Op::Jump { succs: Box::new([Edge::new(rest, [result])]) }, &[]);
            body[watch].op = Op::Jump { succs: Box::new([edges[0].clone()]) };
        }
    }
}
