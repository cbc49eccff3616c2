//! `direct-calls` · tir → tir
//!
//! ```text
//! %2 = call %0, %1 {keywords: ["n"]}                 ⇒    %2 = call_direct %1 {func: @f}
//!   where %0 : func[@f]
//! %3, %4 = get_method %0 {name: "area"}              ⇒    %5 = call_direct %0 {func: @Square.area}
//! %5 = call_method %3, %4                                   where %0 : obj[&Square]
//! %2 = call %0, %1   where %0 : class[&C]            ⇒    %2 = new_instance %0 {class: &C} ; call_direct %2, %1 {func: @C.__init__}
//! %2 = call %0, %1   where %0 : class[&C]            ⇒    %2 = call_direct %0, %1 {func: @C.__new__} ; call_direct %2, %1 {func: @C.__init__}
//! %2 = call %0, %1   where %0 : class[&P]            ⇒    %2 = tuple_of_class %0, %1 {class: &P}            (a named tuple)
//! %5 = call_method %3, %4, %1 {keywords: ["x"]}      ⇒    %5 = tuple_of_class (class_ref &P), %1, (tuple_item %0 {index: 1})
//!   after get_method %0 {name: "_replace"}, %0 : obj[&P]
//! %5 = call_method %3, %4, %1                        ⇒    %5 = call_builtin %0, %1 {name: "list.append"}
//!   after get_method %0 {name: "append"}, %0 : list[int]
//! ```
//!
//! Where the types leave one function that a call can reach, the call goes there with exactly its parameters: no function
//! object, no binding, no array of arguments. Arguments that do not fit stay a dynamic call, whose error the runtime words.
//!
//! Caveat: a function with a closure, and defaults that are no constants, are taken from the function object.

mod instances;
mod lookups;

use self::instances::{Known, Making};
use self::lookups::{Lookups, follows_lookup};
use super::binding::{Defaults, Operands, bind};
use super::rewritten::Rewritten;
use crate::infer::classes::Classes;
use crate::infer::types::RANDOM;
use crate::prelude::*;
use crate::ssa::leave;
use fxhash::FxHashSet;
use molt_ir::ssa::{Body, FuncId, Inst, Op as _, Rename, Value, Values};
use molt_ir::tir::header::{FunctionKind, MemberKind};
use molt_ir::tir::{Op, Tir, Type};
use molt_runtime::method::Binding;

/// See the module.
pub struct DirectCalls;

impl Pass for DirectCalls {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "direct-calls";
    const SUMMARY: &'static str = "calls functions that types leave no choice about without function objects";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        make_direct(program, None, cx);
        Ok(())
    }
}

/// Makes calls direct: all that can be, or those of the functions in `only`.
pub(super) fn make_direct(program: &mut tir::Program, only: Option<&FxHashSet<FuncId>>, cx: &mut PassCx) {
    let (defaults, classes, rewritten) = (Defaults::of(program), Classes::of(program), Rewritten::of(program));
    for id in program.ids().collect::<Vec<_>>() {
        let mut body = std::mem::take(&mut program[id].body);
        let resolver = Resolver { program, defaults: &defaults, classes: &classes, rewritten: &rewritten, this: id, only };
        resolver.run(&mut body, cx);
        program[id].body = body;
    }
}

/// What a call gives: values, the last of which go by the keywords.
#[derive(Clone, Copy)]
struct Arguments<'a> {
    values: &'a [Value],
    keywords: &'a [String],
}

impl<'a> Arguments<'a> {
    fn new(values: &'a [Value], keywords: &'a [String]) -> Self {
        Self { values, keywords }
    }
}

struct Resolver<'a> {
    program: &'a tir::Program,
    defaults: &'a Defaults,
    classes: &'a Classes,
    rewritten: &'a Rewritten,
    this: FuncId,
    /// The functions whose calls matter; none if all do.
    only: Option<&'a FxHashSet<FuncId>>,
}

impl Resolver<'_> {
    fn run(&self, body: &mut Body<Tir>, cx: &mut PassCx) {
        if body.is_empty() {
            return;
        }
        let mut rename = Rename::default();
        let mut lookups = Lookups::of(body);
        for inst in body.insts().collect::<Vec<_>>() {
            // An instance made above is known as such from here on.
            body[inst].op.args_mut().iter_mut().for_each(|value| *value = rename.get(*value));
            if let Op::CallMethod { args, keywords } = &body[inst].op {
                // What goes first is absent: an ordinary call.
                if *body.ty(args[1]) == Type::Unbound {
                    let args = std::iter::once(args[0]).chain(args[2..].iter().copied()).collect();
                    body[inst].op = Op::Call { args, keywords: keywords.clone() };
                }
            }
            if self.only.is_some_and(|only| !callee(body, inst).is_some_and(|func| only.contains(&func))) {
                continue;
            }
            match body[inst].op.clone() {
                Op::Call { args, keywords } => match body.ty(args[0]).clone() {
                    Type::Function(func) => {
                        self.call(body, inst, func, Some(args[0]), Arguments::new(&args[1..], &keywords), cx);
                    }
                    Type::Class(class) => {
                        let given = Arguments::new(&args[1..], &keywords);
                        self.making(body, inst, &mut rename, cx).instantiate(Known { class, object: args[0] }, given);
                    }
                    Type::Builtin(name) if !matches!(body.def_op(args[0]), Some(Op::Builtin { .. })) && leave(cx, "name") => {
                        let op = Op::Builtin { name: name.to_string() };
                        let builtin = body.insert_before(inst, op, &[Type::Builtin(name)]);
                        let builtin = body.result(builtin);
                        body[inst].op.args_mut()[0] = builtin;
                        lookups.done(body, args[0]);
                    }
                    _ => {}
                },
                Op::CallMethod { args, keywords } => {
                    let Some(Op::GetMethod { args: [object], name }) = body.def_op(args[0]).cloned() else { continue };
                    let mut making = self.making(body, inst, &mut rename, cx);
                    let made = match &*name {
                        "__new__" => making.new_object(object, &args[2..]),
                        "_replace" => making.replace(object, Arguments::new(&args[2..], &keywords)),
                        _ => false,
                    };
                    let done = match body.ty(args[0]).clone() {
                        _ if made => true,
                        Type::Function(func) if body.ty(args[1]).instances().is_some() && body.ty(object).instances().is_some() => {
                            let values: Values = std::iter::once(object).chain(args[2..].iter().copied()).collect();
                            let done = self.call(body, inst, func, Some(args[0]), Arguments::new(&values, &keywords), cx);
                            done && !self.closure_of(func) && !takes_default_of(body, inst, args[0])
                        }
                        _ if let Some(func) = self.class_method(body.ty(object), &name) => {
                            let values: Values = std::iter::once(object).chain(args[2..].iter().copied()).collect();
                            self.call(body, inst, func, None, Arguments::new(&values, &keywords), cx)
                        }
                        _ => self.builtin_method(body, inst, object, &name, Arguments::new(&args[2..], &keywords), cx),
                    };
                    if done {
                        lookups.done(body, args[0]);
                    }
                }
                _ => {}
            }
        }
        rename.apply(body);
    }

    fn making<'m>(&'m self, body: &'m mut Body<Tir>, inst: Inst, rename: &'m mut Rename, cx: &'m mut PassCx) -> Making<'m, 'm> {
        Making { resolver: self, body, inst, rename, cx }
    }

    /// The function of a class method that is looked up on a known class.
    fn class_method(&self, ty: &Type, name: &str) -> Option<FuncId> {
        let Type::Class(class) = *ty else { return None };
        let info = self.classes.get(class);
        if !info.plain || info.mro.iter().any(|&c| self.rewritten.has(self.program, c, name)) {
            return None;
        }
        let (_, member) = self.classes.member(self.program, class, name)?;
        member.func.filter(|&func| member.kind == MemberKind::ClassMethod && !self.closure_of(func))
    }

    /// Whether calls of the function need its object. The body of the function at work is away.
    fn closure_of(&self, func: FuncId) -> bool {
        self.program[func].header.closure
    }

    fn call(
        &self,
        body: &mut Body<Tir>,
        inst: Inst,
        func: FuncId,
        callee: Option<Value>,
        args: Arguments<'_>,
        cx: &mut PassCx,
    ) -> bool {
        let plain = [FunctionKind::Function, FunctionKind::Lambda, FunctionKind::Generator];
        if !self.program.get(func).is_some_and(|f| plain.contains(&f.header.kind)) {
            return false;
        }
        let Some(operands) = self.operands(func, callee, args) else { return false };
        if !leave(cx, "direct") {
            return false;
        }
        let args = operands.make(body, inst, self.program, (func, self.this));
        body[inst].op = Op::CallDirect { args, func };
        true
    }

    /// What the function is given by a call.
    fn operands(&self, func: FuncId, callee: Option<Value>, args: Arguments<'_>) -> Option<Operands> {
        let (positional, rest) = args.values.split_at(args.values.len() - args.keywords.len());
        let named: Vec<(String, Value)> = args.keywords.iter().cloned().zip(rest.iter().copied()).collect();
        bind(self.program, self.defaults, func, callee, (positional, &named))
    }

    /// A method of a built-in type.
    fn builtin_method(
        &self,
        body: &mut Body<Tir>,
        inst: Inst,
        object: Value,
        name: &str,
        args: Arguments<'_>,
        cx: &mut PassCx,
    ) -> bool {
        let owner = match body.ty(object) {
            Type::Str => "str",
            Type::Bytes => "bytes",
            Type::List(_) => "list",
            Type::Dict(_) => "dict",
            Type::Set(_) => "set",
            Type::FrozenSet(_) => "frozenset",
            Type::Tuple(_) | Type::TupleOf(_) => "tuple",
            Type::Float => "float",
            Type::Int | Type::I64 => "int",
            Type::Native(kind) if **kind == *RANDOM && self.rewritten.on_native(name) => return false,
            Type::Native(name) => name,
            // Other iterators have no such method: nothing may happen between their saying so and the call.
            Type::Iterator(_) if name == "send" && follows_lookup(body, inst) => "generator",
            _ => return false,
        };
        let inherited = matches!(owner, "collections.defaultdict" | "collections.Counter" | "collections.OrderedDict");
        let owners = [Some(owner), inherited.then_some("dict")].into_iter().flatten();
        let found = owners.map(|owner| format!("{owner}.{name}")).find_map(|dotted| Some((crate::builtins::method(&dotted)?, dotted)));
        let Some((method, dotted)) = found else { return false };
        if method.binding != Binding::Plain {
            return false;
        }
        let values: Vec<Value> = std::iter::once(object).chain(args.values.iter().copied()).collect();
        let Some(slots) = crate::builtins::bind(&method.signature, &values, args.keywords).filter(|_| leave(cx, "builtin")) else {
            return false;
        };
        let args = super::direct_builtins::filled(body, inst, slots);
        body[inst].op = Op::CallBuiltin { args, name: dotted };
        true
    }
}

/// The function that a call or a method call reaches by the type of what is called.
fn callee(body: &Body<Tir>, inst: Inst) -> Option<FuncId> {
    match (&body[inst].op, body[inst].op.args().first()) {
        (Op::Call { .. } | Op::CallMethod { .. }, Some(&called)) => match *body.ty(called) {
            Type::Function(func) => Some(func),
            _ => None,
        },
        _ => None,
    }
}

/// Whether an operand of a call is a default that a function object keeps.
fn takes_default_of(body: &Body<Tir>, call: Inst, function: Value) -> bool {
    let of_function = |op: &Op| matches!(op, Op::ClosureDefault { args: [object], .. } if *object == function);
    body[call].op.args().iter().any(|&operand| body.def_op(operand).is_some_and(of_function))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, header, program};
    use super::*;
    use molt_ir::tir::header::{Class, Parameter, ParameterKind};
    use molt_ir::tir::{Function, Program, ProgramHeader};

    fn resolved(caller: &str, kinds: &[(&str, ParameterKind)]) -> String {
        let params: Vec<String> = (0..kinds.len()).map(|i| format!("%{i}: any")).collect();
        let callee = format!("^bb0({}): %9 = none : none  ret %9", params.join(", "));
        let mut program = program(&[("caller", caller), ("callee", &callee)]);
        program[FuncId(1)].header.parameters = kinds
            .iter()
            .map(|(name, kind)| Parameter { name: (*name).into(), kind: *kind, default: false, hint: None })
            .collect();
        after::<DirectCalls>(&(), program).remove(0)
    }

    #[test]
    fn keywords_go_to_their_parameters() {
        let caller = r#"^bb0(%0: func[@#1], %1: any, %2: any): %3 = call %0, %1, %2 {keywords: ["a"]} : any  ret %3"#;
        let text = resolved(caller, &[("a", ParameterKind::Normal), ("b", ParameterKind::KeywordOnly)]);
        assert!(text.contains("call %0"), "`b` is missing: {text}");
        let caller = r#"^bb0(%0: func[@#1], %1: any, %2: any): %3 = call %0, %1, %2 {keywords: ["b", "a"]} : any  ret %3"#;
        let text = resolved(caller, &[("a", ParameterKind::Normal), ("b", ParameterKind::KeywordOnly)]);
        assert!(text.contains("call_direct %2, %1"), "{text}");
    }

    #[test]
    fn what_is_left_over_is_gathered() {
        let caller = "^bb0(%0: func[@#1], %1: any, %2: any): %3 = call %0, %1, %2 {keywords: []} : any  ret %3";
        let text = resolved(caller, &[("a", ParameterKind::Normal), ("rest", ParameterKind::VarPositional)]);
        assert!(text.contains("tuple %2") && text.contains("call_direct %1,"), "{text}");
    }

    #[test]
    fn arguments_that_do_not_fit_stay_a_dynamic_call() {
        let caller = r#"^bb0(%0: func[@#1], %1: any, %2: any): %3 = call %0, %1, %2 {keywords: ["a"]} : any  ret %3"#;
        let text = resolved(caller, &[("a", ParameterKind::Normal), ("more", ParameterKind::VarKeyword)]);
        assert!(text.contains("call %0, %1, %2"), "`a` would have two values: {text}");
    }

    #[test]
    fn a_method_of_a_list_needs_no_lookup() {
        let caller = r#"^bb0(%0: list[int], %1: int): %2, %3 = get_method %0 {name: "append"} : any, any
            %4 = call_method %2, %3, %1 {keywords: []} : none  ret %4"#;
        let text = resolved(caller, &[]);
        assert!(text.contains(r#"call_builtin %0, %1 {name: "list.append"}"#) && !text.contains("get_method"), "{text}");
    }

    #[test]
    fn a_lookup_whose_function_keeps_a_default_stays() {
        let caller = r#"^bb0(%0: obj[&#0]): %1, %2 = get_method %0 {name: "m"} : func[@#1], obj[&#0]
            %3 = call_method %1, %2 {keywords: []} : any  ret %3"#;
        let callee = "^bb0(%0: any, %1: any): ret %1";
        let class = Class {
            name: "C".into(),
            qualname: "C".into(),
            module: 0,
            members: vec![],
            bases: Some(vec![]),
            fields: vec![],
            always_set: vec![],
            open: false,
            hidden: false,
        };
        let mut program = Program::new(ProgramHeader { classes: vec![class], ..ProgramHeader::default() });
        for (name, body) in [("caller", caller), ("callee", callee)] {
            let body = Body::<Tir>::parse(body).unwrap_or_else(|e| panic!("{e} near {:?}", &body[e.at..]));
            program.add(Function { name: name.into(), header: header(name), body });
        }
        program[FuncId(1)].header.parameters = vec![
            Parameter { name: "self".into(), kind: ParameterKind::Normal, default: false, hint: None },
            Parameter { name: "n".into(), kind: ParameterKind::Normal, default: true, hint: None },
        ];
        let text = after::<DirectCalls>(&(), program).remove(0);
        assert!(text.contains("get_method") && text.contains("closure_default %1 {index: 0}"), "{text}");
    }

    #[test]
    fn only_lookups_of_methods_go_with_their_last_use() {
        let caller = r#"^bb0(%0: builtin[len], %1: any): %2 = check_bound %0 {name: "len", kind: local} : builtin[len]
            %3 = call %2, %1 {keywords: []} : any  ret %2"#;
        assert!(resolved(caller, &[]).contains("check_bound"), "it is returned, and is no lookup");
    }
}
