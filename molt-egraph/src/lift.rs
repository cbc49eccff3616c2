//! From a call that consumes a sequence to a term: the call, the lists in between, and the generator it begins with.

use crate::facts::{Known, Leaves};
use crate::kernel::{Input, Kernel, Stage};
use egg::{Id, RecExpr};
use molt_ir::ssa::{Body, Effects, FuncId, Inst, Op as _, Value, is_made_anew};
use molt_ir::tir::effects::{is_index, is_plain};
use molt_ir::tir::header::FunctionKind;
use molt_ir::tir::ops::BinaryOp;
use molt_ir::tir::{Op, Program, Tir, Type};

/// How deep calls in a generator are looked into for what they may raise.
const CALL_DEPTH: usize = 4;

/// The type whose items may be made by a function of the program.
const DEFAULT_DICT: &str = "collections.defaultdict";

/// Types that make items of such a dict; calling them without arguments raises nothing.
const FACTORIES: &[&str] = &["bool", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"];

/// A chain as a term, and where its leaves come from.
pub struct Chain {
    /// The term.
    pub term: RecExpr<Kernel>,
    /// What is known of its leaves.
    pub leaves: Leaves,
    /// Calls between the consumer and the generator: the lists and tuples on the way.
    pub between: Vec<Inst>,
    /// The call of the generator function.
    pub generator: Option<Generator>,
}

/// A generator that a chain begins with.
#[derive(Clone, Copy)]
pub struct Generator {
    /// The call that makes it.
    pub call: Inst,
    /// The function.
    pub func: FuncId,
    /// The sequence it goes over, where nothing else uses the iterator, and the instruction that made the iterator.
    pub over: Option<(Value, Inst)>,
}

/// The consumer that an instruction is: the name of its kernel and its operands, the sequence last.
pub fn consumer(body: &Body<Tir>, inst: Inst) -> Option<(&str, &[Value])> {
    let omitted = |values: &[Value]| values.iter().all(|&v| *body.ty(v) == Type::Unbound);
    match &body[inst].op {
        Op::CallBuiltin { args, name } => match (name.as_str(), &args[..]) {
            ("str.join", [separator, _]) if *body.ty(*separator) == Type::Str => Some(("join", args)),
            ("builtins.sum" | "builtins.sorted", [_, rest @ ..]) if omitted(rest) => {
                Some((&name["builtins.".len()..], &args[..1]))
            }
            ("builtins.any" | "builtins.all" | "builtins.len", [_]) => Some((&name["builtins.".len()..], args)),
            ("builtins.next", [_, _]) => Some(("next", &args[..1])),
            _ => None,
        },
        Op::Intrinsic { args, name } => match (name.as_str(), &args[..]) {
            ("min_of" | "max_of", [_, key, _]) if omitted(&[*key]) => Some((&name[..3], &args[..1])),
            _ => None,
        },
        Op::Call { args, keywords } if args.len() == 2 && keywords.is_empty() => match body.def_op(args[0]) {
            Some(Op::Builtin { name }) if matches!(name.as_str(), "list" | "tuple" | "set" | "dict" | "min" | "max") => {
                Some((name, &args[1..]))
            }
            _ => None,
        },
        _ => None,
    }
}

/// What a consumer gives where there are no items, if it was told.
pub fn default(body: &Body<Tir>, inst: Inst) -> Option<Value> {
    let value = match &body[inst].op {
        Op::CallBuiltin { args, name } if name == "builtins.next" => args[1],
        Op::Intrinsic { args, .. } => args[2],
        _ => return None,
    };
    Some(value).filter(|&value| *body.ty(value) != Type::Unbound)
}

/// The chain that ends in a consumer.
pub fn lift(program: &Program, body: &Body<Tir>, inst: Inst) -> Option<Chain> {
    let (name, args) = consumer(body, inst)?;
    let mut lift = Lift { program, body, leaves: Leaves::default(), term: RecExpr::default(), between: vec![], generator: None };
    let items = *args.last()?;
    let separator = (name == "join").then(|| lift.term.add(Kernel::Input(Input(args[0].index() as u32))));
    let mut sequence = lift.sequence(items, inst);
    // Both take a list of their own first.
    if matches!(name, "join" | "sorted") && matches!(lift.term[sequence], Kernel::Through(_)) {
        sequence = lift.term.add(Kernel::List([sequence]));
    }
    let node = match (name, separator) {
        ("join", Some(separator)) => Kernel::Join([separator, sequence]),
        ("sum", _) => Kernel::Sum([sequence]),
        ("sorted", _) => Kernel::Sorted([sequence]),
        ("min", _) => Kernel::Min([sequence]),
        ("max", _) => Kernel::Max([sequence]),
        ("next", _) => Kernel::Next([sequence]),
        ("any", _) => Kernel::Any([sequence]),
        ("all", _) => Kernel::All([sequence]),
        ("len", _) => Kernel::Len([sequence]),
        ("list", _) => Kernel::List([sequence]),
        ("tuple", _) => Kernel::Tuple([sequence]),
        ("set", _) => Kernel::Set([sequence]),
        _ => Kernel::Dict([sequence]),
    };
    lift.term.add(node);
    Some(Chain { term: lift.term, leaves: lift.leaves, between: lift.between, generator: lift.generator })
}

struct Lift<'a> {
    program: &'a Program,
    body: &'a Body<Tir>,
    leaves: Leaves,
    term: RecExpr<Kernel>,
    between: Vec<Inst>,
    generator: Option<Generator>,
}

impl Lift<'_> {
    /// The term of a value that only `user` uses, as far as it is a chain.
    fn sequence(&mut self, value: Value, user: Inst) -> Id {
        let made = self.body.def_inst(value).filter(|_| self.body.users(value) == [user]);
        // A generator that is made in front of a loop and used in it goes on where it was.
        let made = made.filter(|&made| is_made_anew(self.body, made, user));
        if let Some(made) = made {
            if let Some(("list" | "tuple", args)) = consumer(self.body, made)
                && only_pure_between(self.body, made, user)
            {
                let is_list = consumer(self.body, made).is_some_and(|(name, _)| name == "list");
                let items = self.sequence(args[0], made);
                self.between.push(made);
                return self.term.add(if is_list { Kernel::List([items]) } else { Kernel::Tuple([items]) });
            }
            if let Some(stage) = self.stage(made) {
                return stage;
            }
        }
        self.input(value, false)
    }

    fn input(&mut self, value: Value, quiet: bool) -> Id {
        let ty = self.body.ty(value);
        let item = ty.item().cloned().unwrap_or(Type::Any);
        let known = Known { quiet, ints: is_index(&item), plain: is_plain(&item), ..Known::default() };
        let input = Input(value.index() as u32);
        self.leaves.inputs.insert(input, known);
        self.term.add(Kernel::Input(input))
    }

    /// A call of a generator function that can run inside its consumer.
    fn stage(&mut self, call: Inst) -> Option<Id> {
        let Op::CallDirect { args, func } = &self.body[call].op else { return None };
        let function = self.program.get(*func)?;
        let source = Source::of(self.program, *func)?;
        // The first parameter of a generator expression is the iterator of its first `for`.
        let first = usize::from(function.header.closure);
        let expression = function.header.parameters.first().is_some_and(|p| p.name == ".0");
        let iterator = args.get(first).copied().filter(|_| expression);
        let over = iterator.and_then(|iterator| {
            let made = self.body.def_inst(iterator)?;
            let Op::Iter { args: [over] } = self.body[made].op else { return None };
            (self.body.users(iterator) == [call]).then_some((over, made))
        });
        let of = over.map(|(value, _)| self.body.ty(value));
        let sized = of.is_some_and(|ty| is_sized(ty) && only_pure_between_calls(self.body, over, call));
        let items = match over {
            Some((value, _)) => self.input(value, sized),
            None => self.input(iterator.unwrap_or(self.body.result(call)), false),
        };
        let known = Known {
            quiet: source.quiet,
            ints: is_index(&source.item),
            plain: is_plain(&source.item),
            one_each: sized && source.one_each,
            scales: sized && source.factor.is_some(),
        };
        let stage = Stage(call.index() as u32);
        self.leaves.stages.insert(stage, known);
        self.generator = Some(Generator { call, func: *func, over });
        let stage = self.term.add(Kernel::Stage(stage));
        Some(self.term.add(Kernel::Through([stage, items])))
    }
}

/// What a generator function does, where it can run inside its consumer.
pub struct Source {
    /// The one `yield`.
    pub yields: Inst,
    /// The type of what it yields.
    pub item: Type,
    /// The int that every item of `.0` is multiplied by.
    pub factor: Option<Inst>,
    quiet: bool,
    one_each: bool,
}

impl Source {
    /// A generator can run inside its consumer when it has one `yield` whose value nobody uses, in a loop, catches nothing, and
    /// raises no StopIteration, which would become a RuntimeError on its way out.
    pub fn of(program: &Program, func: FuncId) -> Option<Source> {
        let function = program.get(func)?;
        let body = &function.body;
        if function.header.kind != FunctionKind::Generator {
            return None;
        }
        let mut yields = body.insts().filter(|&i| matches!(body[i].op, Op::Yield { .. } | Op::YieldFrom { .. }));
        let (Some(inst), None) = (yields.next(), yields.next()) else { return None };
        let Op::Yield { args: [value] } = body[inst].op else { return None };
        let catches = body.insts().any(|i| matches!(body[i].op, Op::Try { .. }));
        if catches || !body.users(body.result(inst)).is_empty() || body.block_of(inst)? == body.entry() {
            return None;
        }
        if !cannot_stop(program, body, CALL_DEPTH) {
            return None;
        }
        let quiet = body.insts().all(|i| match body[i].op {
            Op::Yield { .. } | Op::KeepAlive { .. } => true,
            // The iterator of the first `for` is the input's; an inner one must be of a built-in sequence.
            Op::Next { args: [iterator] } => is_param(body, iterator) || is_built_in_iterator(body, iterator),
            ref op if op.info().effects.has(Effects::TERM) => true,
            _ => body.effects(i).without(Effects::READ.or(Effects::ALLOC)).is_pure(),
        });
        let count = |test: fn(&Op) -> bool| body.insts().filter(|&i| test(&body[i].op)).count();
        let steps = count(|op| matches!(op, Op::Next { .. }));
        let branches = count(|op| matches!(op, Op::Branch { .. }));
        let one_each = steps == 1 && branches == 1;
        let factor = factor(body, value).filter(|_| one_each && quiet);
        Some(Source { yields: inst, item: body.ty(value).clone(), factor, quiet, one_each })
    }
}

fn is_param(body: &Body<Tir>, value: Value) -> bool {
    body.def_inst(value).is_none()
}

fn is_built_in_iterator(body: &Body<Tir>, iterator: Value) -> bool {
    matches!(body.def_op(iterator), Some(Op::Iter { args: [over] }) if is_sized(body.ty(*over)))
}

/// The constant int of `item * constant`, where the item is what the iterator gave.
fn factor(body: &Body<Tir>, value: Value) -> Option<Inst> {
    let Some(Op::Binary { args: [a, b], op: BinaryOp::Mul }) = body.def_op(value) else { return None };
    let is_item = |v: Value| match body.def_op(v) {
        Some(Op::Assume { args: [inner], .. }) => matches!(body.def_op(*inner), Some(Op::Next { .. })),
        Some(Op::Next { .. }) => true,
        _ => false,
    };
    let constant = |v: Value| body.def_inst(v).filter(|&i| matches!(body[i].op, Op::IntConst { .. }));
    match (is_item(*a), is_item(*b)) {
        (true, false) => constant(*b),
        (false, true) => constant(*a),
        _ => None,
    }
}

/// Whether no instruction can raise StopIteration: those that run code of the program are not known not to.
fn cannot_stop(program: &Program, body: &Body<Tir>, depth: usize) -> bool {
    body.insts().all(|inst| {
        let effects = body.effects(inst);
        let plain = |values: &[Value]| values.iter().all(|&v| *body.ty(v) == Type::Unbound || is_of_plain(body.ty(v)));
        match &body[inst].op {
            Op::Yield { .. } | Op::Next { .. } => true,
            Op::CallDirect { func, .. } => program.get(*func).is_some_and(|f| {
                // Making a generator runs nothing, and StopIteration does not leave one.
                f.header.kind.suspends() || depth > 0 && cannot_stop(program, &f.body, depth - 1)
            }),
            Op::CallBuiltin { args, name } => name != "builtins.next" && plain(args),
            Op::Call { args, .. } if matches!(body.def_op(args[0]), Some(Op::Builtin { name }) if name != "next") => {
                plain(&args[1..])
            }
            Op::GetItem { args: [container, key] } if is_default_dict(body.ty(*container)) => {
                plain(&[*key]) && factories_cannot_stop(program)
            }
            Op::GetItem { args } => !effects.has(Effects::WRITE) || plain(args),
            _ => !(effects.has(Effects::RAISE) && effects.has(Effects::WRITE)),
        }
    })
}

fn is_default_dict(ty: &Type) -> bool {
    matches!(ty, Type::Native(name) if &**name == DEFAULT_DICT)
}

/// Whether every factory that the program gives a `defaultdict` is a built-in type, which raises no StopIteration.
fn factories_cannot_stop(program: &Program) -> bool {
    program.functions().all(|(_, function)| {
        let body = &function.body;
        let is_type = |&factory: &Value| match body.def_op(factory) {
            Some(Op::Builtin { name }) => FACTORIES.contains(&name.as_str()),
            _ => *body.ty(factory) == Type::None,
        };
        body.insts().all(|inst| match &body[inst].op {
            Op::SetAttr { name, .. } => name != "default_factory",
            Op::Builtin { name } if name == "setattr" => false,
            Op::Builtin { name } if name == DEFAULT_DICT => {
                let class = body.result(inst);
                body.users(class).iter().all(|&user| match &body[user].op {
                    Op::Call { args, keywords } => {
                        let (given, others) = (&args[1..args.len() - keywords.len()], &args[1..]);
                        args[0] == class && !others.contains(&class) && given.first().is_none_or(is_type)
                    }
                    _ => false,
                })
            }
            _ => true,
        })
    })
}

/// A built-in container that knows its length; going over one runs no code of the program.
fn is_sized(ty: &Type) -> bool {
    matches!(
        ty,
        Type::List(_) | Type::Tuple(_) | Type::TupleOf(_) | Type::Str | Type::Dict(_) | Type::Set(_) | Type::FrozenSet(_)
    )
}

/// Whether values of the type, and all that they hold, are compared and hashed without code of the program.
fn is_of_plain(ty: &Type) -> bool {
    *ty != Type::Never
        && ty.members().iter().all(|member| match member {
            Type::Dict(pair) => is_of_plain(&pair.0) && is_of_plain(&pair.1),
            Type::Tuple(items) => items.iter().all(is_of_plain),
            member => is_plain(member) || member.item().is_some_and(is_of_plain),
        })
}

/// Whether control goes straight from one instruction to another in the same block, past nothing that has an effect.
fn only_pure_between(body: &Body<Tir>, from: Inst, to: Inst) -> bool {
    let block = body.block_of(from);
    block.is_some() && block == body.block_of(to) && {
        let (start, end) = (body.position(from), body.position(to));
        let insts = &body[block.expect("just seen")].insts;
        start < end && insts[start + 1..end].iter().all(|&i| body.effects(i).is_pure())
    }
}

/// The same from where an iterator was made to the call that takes it.
fn only_pure_between_calls(body: &Body<Tir>, over: Option<(Value, Inst)>, call: Inst) -> bool {
    over.is_some_and(|(_, made)| only_pure_between(body, made, call))
}

/// Whether the instruction stands before a `try`.
pub fn is_watched(body: &Body<Tir>, inst: Inst) -> bool {
    body.block_of(inst).is_some_and(|block| body.tried(block) == Some(inst))
}
