//! What a `for` runs over, as far as it can be seen: ranges and sequences, and what `enumerate`, `zip` and `reversed` make of
//! them; and dicts. A [`Plan`] is found before anything changes; a [`State`] holds the positions while the loop is rewritten.

use crate::lower_tir::layout::BYTE_ARRAY;
use molt_ir::ssa::{Body, Inst, Op as _, Value, is_made_anew};
use molt_ir::text::BigText;
use molt_ir::tir::effects::is_index;
use molt_ir::tir::ops::{BinaryOp, CompareOp};
use molt_ir::tir::{Op, Tir, Type};

/// What a loop runs over.
pub enum Plan {
    /// `range(start, stop, step)`.
    Range {
        /// The call of `range`, and of `reversed` around it.
        calls: Vec<Inst>,
        /// Absent for 0.
        start: Option<Value>,
        stop: Value,
        step: Step,
        /// Whether it runs from the other end; the step is then 1 or -1.
        reversed: bool,
    },
    /// The items of a list, tuple, string, or of bytes.
    Items { container: Value },
    /// The keys, values or items of a dict, and the call that gives the view.
    Dict { container: Value, what: View, call: Option<Inst> },
    /// `enumerate(inner, start)`.
    Enumerate { call: Inst, start: Option<Value>, inner: Box<Plan> },
    /// `zip(…)`.
    Zip { call: Inst, inner: Vec<Plan> },
}

/// How far a range goes at a time.
#[derive(Clone, Copy, PartialEq)]
pub enum Step {
    /// A constant, not 0.
    Constant(i64),
    /// An int. The call of `range` stays, which raises where it is 0.
    Int(Value),
}

/// What of a dict a loop sees.
#[derive(Clone, Copy, PartialEq)]
pub enum View {
    Keys,
    Values,
    Items,
}

/// The plan for running over `iterable`, which nothing else may consume where it is no container.
pub fn plan(body: &Body<Tir>, iterable: Value) -> Option<Plan> {
    let listed = matches!(body.ty(iterable), Type::List(_) | Type::Tuple(_) | Type::TupleOf(_) | Type::Str | Type::Bytes);
    if listed || is_byte_array(body.ty(iterable)) {
        return Some(Plan::Items { container: iterable });
    }
    if let Type::Dict(_) = body.ty(iterable) {
        return Some(Plan::Dict { container: iterable, what: View::Keys, call: None });
    }
    let call = body.def_inst(iterable)?;
    let (name, args) = built_in_call(body, call)?;
    let &[user] = &body.users(iterable)[..] else { return None };
    if body[user].op.uses().filter(|&used| used == iterable).count() != 1 {
        return None;
    }
    // What is made in front of a loop and taken from in it goes on where it was.
    if matches!(name, "enumerate" | "zip" | "reversed") && !is_made_anew(body, call, user) {
        return None;
    }
    let view = |what| match args {
        &[container] if matches!(body.ty(container), Type::Dict(_)) => Some(Plan::Dict { container, what, call: Some(call) }),
        _ => None,
    };
    match (name, args) {
        ("dict.keys", _) => view(View::Keys),
        ("dict.values", _) => view(View::Values),
        ("dict.items", _) => view(View::Items),
        ("range", [stop]) => range(body, call, None, *stop, Step::Constant(1)),
        ("range", [start, stop]) => range(body, call, Some(*start), *stop, Step::Constant(1)),
        ("range", [start, stop, step]) => match constant(body, *step) {
            Some(step) => range(body, call, Some(*start), *stop, Step::Constant(step)),
            None if is_int(body, *step) => range(body, call, Some(*start), *stop, Step::Int(*step)),
            None => None,
        },
        ("enumerate", [inner]) => Some(Plan::Enumerate { call, start: None, inner: Box::new(plan(body, *inner)?) }),
        ("enumerate", [inner, start]) if is_int(body, *start) => {
            Some(Plan::Enumerate { call, start: Some(*start), inner: Box::new(plan(body, *inner)?) })
        }
        ("zip", inner) if !inner.is_empty() => {
            let inner = inner.iter().map(|&v| plan(body, v)).collect::<Option<Vec<_>>>()?;
            // One step of a loop may raise, not several.
            (!inner.iter().any(Plan::may_raise)).then_some(Plan::Zip { call, inner })
        }
        ("reversed", [inner]) => match plan(body, *inner)? {
            Plan::Range { mut calls, start, stop, step: step @ Step::Constant(1 | -1), reversed: false } => {
                calls.insert(0, call);
                Some(Plan::Range { calls, start, stop, step, reversed: true })
            }
            _ => None,
        },
        _ => None,
    }
}

fn range(body: &Body<Tir>, call: Inst, start: Option<Value>, stop: Value, step: Step) -> Option<Plan> {
    let block = body.block_of(call)?;
    let plain = start.iter().chain([&stop]).all(|&v| is_int(body, v));
    // What is no int raises when the range is made, so it is made an index there, by an operation that may raise.
    let can_watch = body.tried(block) != Some(call) && matches!(step, Step::Constant(_));
    (step != Step::Constant(0) && (plain || can_watch)).then(|| Plan::Range {
        calls: vec![call],
        start,
        stop,
        step,
        reversed: false,
    })
}

/// The name and the arguments of a call of a built-in with plain arguments.
fn built_in_call(body: &Body<Tir>, call: Inst) -> Option<(&str, &[Value])> {
    match &body[call].op {
        Op::Call { args, keywords } if keywords.is_empty() => match body.def_op(args[0]) {
            Some(Op::Builtin { name }) => Some((name, &args[1..])),
            _ => None,
        },
        Op::CallBuiltin { args, name } => {
            let given = args.iter().rposition(|&a| *body.ty(a) != Type::Unbound).map_or(0, |last| last + 1);
            Some((name.strip_prefix("builtins.").unwrap_or(name), &args[..given]))
        }
        _ => None,
    }
}

fn constant(body: &Body<Tir>, value: Value) -> Option<i64> {
    match body.def_op(value)? {
        Op::IntConst { value } => value.as_str().parse().ok(),
        _ => None,
    }
}

fn is_int(body: &Body<Tir>, value: Value) -> bool {
    body.ty(value).is_int()
}

impl Plan {
    /// Whether a step may raise: a dict that grew.
    fn may_raise(&self) -> bool {
        match self {
            Plan::Dict { .. } => true,
            Plan::Range { .. } | Plan::Items { .. } => false,
            Plan::Enumerate { inner, .. } => inner.may_raise(),
            Plan::Zip { inner, .. } => inner.iter().any(Plan::may_raise),
        }
    }

    /// The calls that the loop makes superfluous, outer ones first.
    pub fn calls(&self) -> Vec<Inst> {
        match self {
            Plan::Range { step: Step::Int(_), .. } => vec![],
            Plan::Range { calls, .. } => calls.clone(),
            Plan::Items { .. } => vec![],
            Plan::Dict { call, .. } => call.iter().copied().collect(),
            Plan::Enumerate { call, inner, .. } => [*call].into_iter().chain(inner.calls()).collect(),
            Plan::Zip { call, inner } => [*call].into_iter().chain(inner.iter().flat_map(Plan::calls)).collect(),
        }
    }

    /// The state in front of the loop; what it needs is put before `iter`, or where a range was made.
    pub fn begin(&self, body: &mut Body<Tir>, iter: Inst) -> State {
        match self {
            Plan::Range { calls, start, stop, step, reversed } => {
                let call = calls[calls.len() - 1];
                let zero = |body: &mut Body<Tir>| int(body, call, 0);
                let start = match start {
                    Some(start) => index(body, call, *start),
                    None => zero(body),
                };
                let stop = index(body, call, *stop);
                if !reversed {
                    return State::Range { position: start, stop, step: *step };
                }
                let Step::Constant(step) = *step else { unreachable!("only constant steps are reversed") };
                let by = int(body, call, step);
                let last = binary(body, call, BinaryOp::Sub, stop, by, Type::Int);
                let end = binary(body, call, BinaryOp::Sub, start, by, Type::Int);
                State::Range { position: last, stop: end, step: Step::Constant(-step) }
            }
            Plan::Items { container } => State::Items { position: int(body, iter, 0), container: *container },
            Plan::Dict { container, what, .. } => {
                let size = length(body, iter, *container);
                State::Dict { position: int(body, iter, 0), container: *container, size, what: *what }
            }
            Plan::Enumerate { start, inner, .. } => {
                let inner = inner.begin(body, iter);
                let position = match start {
                    Some(start) => Some(*start),
                    None if inner.count().is_some() => None,
                    None => Some(int(body, iter, 0)),
                };
                State::Enumerate { position, inner: Box::new(inner) }
            }
            Plan::Zip { inner, .. } => State::Zip(inner.iter().map(|p| p.begin(body, iter)).collect()),
        }
    }
}

/// The positions of a loop.
pub enum State {
    Range {
        position: Value,
        stop: Value,
        step: Step,
    },
    Items {
        position: Value,
        container: Value,
    },
    Dict {
        position: Value,
        container: Value,
        size: Value,
        what: View,
    },
    /// Without a position of its own the number is that of the item in the sequence.
    Enumerate {
        position: Option<Value>,
        inner: Box<State>,
    },
    Zip(Vec<State>),
}

impl State {
    /// How many items came before this one, where a position says it.
    fn count(&self) -> Option<Value> {
        match self {
            State::Items { position, .. } => Some(*position),
            State::Enumerate { inner, .. } => inner.count(),
            State::Zip(inner) => inner.iter().find_map(State::count),
            State::Range { .. } | State::Dict { .. } => None,
        }
    }

    /// Visits every position with its type.
    pub fn each(&mut self, visit: &mut dyn FnMut(&mut Value, &Type)) {
        match self {
            State::Range { position, .. } => visit(position, &Type::Int),
            State::Items { position, .. } | State::Dict { position, .. } => visit(position, &Type::I64),
            State::Enumerate { position, inner } => {
                if let Some(position) = position {
                    visit(position, &Type::Int);
                }
                inner.each(visit);
            }
            State::Zip(inner) => inner.iter_mut().for_each(|s| s.each(visit)),
        }
    }

    /// The containers that must live as long as the loop runs.
    pub fn containers(&self) -> Vec<Value> {
        match self {
            State::Range { .. } => vec![],
            State::Items { container, .. } | State::Dict { container, .. } => vec![*container],
            State::Enumerate { inner, .. } => inner.containers(),
            State::Zip(inner) => inner.iter().flat_map(State::containers).collect(),
        }
    }

    /// Whether an item is left, computed before `at`.
    pub fn more(&self, body: &mut Body<Tir>, at: Inst) -> Value {
        match self {
            State::Range { position, stop, step: Step::Constant(step) } => {
                compare(body, at, if *step > 0 { CompareOp::Lt } else { CompareOp::Gt }, *position, *stop)
            }
            State::Range { position, stop, step: Step::Int(step) } => {
                let zero = int(body, at, 0);
                let rising = compare(body, at, CompareOp::Gt, *step, zero);
                let falling = body.insert_before(at, Op::Not { args: [rising] }, &[Type::Bool]);
                let falling = body.result(falling);
                let below = compare(body, at, CompareOp::Lt, *position, *stop);
                let above = compare(body, at, CompareOp::Gt, *position, *stop);
                let up = binary(body, at, BinaryOp::And, rising, below, Type::Bool);
                let down = binary(body, at, BinaryOp::And, falling, above, Type::Bool);
                binary(body, at, BinaryOp::Or, up, down, Type::Bool)
            }
            State::Items { position, container } => {
                let len = length(body, at, *container);
                compare(body, at, CompareOp::Lt, *position, len)
            }
            State::Dict { position, .. } => {
                let zero = int(body, at, 0);
                compare(body, at, CompareOp::Ge, *position, zero)
            }
            State::Enumerate { inner, .. } => inner.more(body, at),
            State::Zip(inner) => {
                let mut all = inner[0].more(body, at);
                for state in &inner[1..] {
                    let more = state.more(body, at);
                    all = binary(body, at, BinaryOp::And, all, more, Type::Bool);
                }
                all
            }
        }
    }

    /// The item, computed before `at`.
    pub fn item(&self, body: &mut Body<Tir>, at: Inst) -> Value {
        match self {
            State::Range { position, .. } => *position,
            State::Items { position, container } => {
                let ty = item_type(body.ty(*container));
                let item = body.insert_before(at, Op::ItemAt { args: [*container, *position] }, &[ty]);
                body.result(item)
            }
            State::Dict { position, container, what, .. } => {
                let Type::Dict(types) = body.ty(*container).clone() else { unreachable!("a plan for a dict") };
                let mut part = |value: bool| {
                    let ty = if value { &types.1 } else { &types.0 };
                    let made =
                        body.insert_before(at, Op::DictAt { args: [*container, *position], value }, std::slice::from_ref(ty));
                    body.result(made)
                };
                match what {
                    View::Keys => part(false),
                    View::Values => part(true),
                    View::Items => {
                        let items = vec![part(false), part(true)];
                        tuple(body, at, items)
                    }
                }
            }
            State::Enumerate { position, inner } => {
                let number = position.or_else(|| inner.count()).expect("a number of its own, or the position of an item");
                let item = inner.item(body, at);
                tuple(body, at, vec![number, item])
            }
            State::Zip(inner) => {
                let items = inner.iter().map(|s| s.item(body, at)).collect();
                tuple(body, at, items)
            }
        }
    }

    /// Makes the step that may raise, in front of `at`, whose place before a `try` it takes. Whether there is one.
    pub fn step(&mut self, body: &mut Body<Tir>, at: Inst) -> bool {
        match self {
            State::Dict { position, container, size, .. } => {
                let made = body.insert_before(at, Op::DictStep { args: [*container, *position, *size] }, &[Type::I64]);
                *position = body.result(made);
                true
            }
            State::Enumerate { inner, .. } => inner.step(body, at),
            State::Range { .. } | State::Items { .. } | State::Zip(_) => false,
        }
    }

    /// The positions of the next round, in the order of [`State::each`], computed before `at`.
    pub fn advance(&self, body: &mut Body<Tir>, at: Inst, nexts: &mut Vec<Value>) {
        let (position, step, ty) = match self {
            State::Range { position, step, .. } => (*position, *step, Type::Int),
            State::Items { position, .. } => (*position, Step::Constant(1), Type::I64),
            State::Enumerate { position: Some(position), .. } => (*position, Step::Constant(1), Type::Int),
            State::Enumerate { position: None, inner } => return inner.advance(body, at, nexts),
            // The step went on already.
            State::Dict { position, .. } => return nexts.push(*position),
            State::Zip(inner) => return inner.iter().for_each(|s| s.advance(body, at, nexts)),
        };
        let by = match step {
            Step::Constant(step) => int(body, at, step),
            Step::Int(step) => step,
        };
        nexts.push(binary(body, at, BinaryOp::Add, position, by, ty));
        if let State::Enumerate { inner, .. } = self {
            inner.advance(body, at, nexts);
        }
    }
}

fn length(body: &mut Body<Tir>, at: Inst, container: Value) -> Value {
    let len = Op::CallBuiltin { args: [container].into_iter().collect(), name: "builtins.len".into() };
    let len = body.insert_before(at, len, &[Type::I64]);
    body.result(len)
}

fn item_type(container: &Type) -> Type {
    match container {
        Type::List(item) | Type::TupleOf(item) => (**item).clone(),
        Type::Tuple(items) => items.iter().fold(Type::Never, |all, item| all.join(item)),
        Type::Str => Type::Str,
        _ => Type::I64,
    }
}

fn is_byte_array(ty: &Type) -> bool {
    matches!(ty, Type::Native(name) if &**name == BYTE_ARRAY)
}

fn int(body: &mut Body<Tir>, at: Inst, value: i64) -> Value {
    let made =
        body.insert_before(at, Op::IntConst { value: BigText::new(&value.to_string()).expect("canonical digits") }, &[Type::I64]);
    body.result(made)
}

fn binary(body: &mut Body<Tir>, at: Inst, op: BinaryOp, a: Value, b: Value, ty: Type) -> Value {
    let made = body.insert_before(at, Op::Binary { args: [a, b], op }, &[ty]);
    body.result(made)
}

fn compare(body: &mut Body<Tir>, at: Inst, op: CompareOp, a: Value, b: Value) -> Value {
    let made = body.insert_before(at, Op::Compare { args: [a, b], op }, &[Type::Bool]);
    body.result(made)
}

fn tuple(body: &mut Body<Tir>, at: Inst, items: Vec<Value>) -> Value {
    let ty = Type::Tuple(items.iter().map(|&v| body.ty(v).clone()).collect());
    let made = body.insert_before(at, Op::Tuple { args: items.into_iter().collect() }, &[ty]);
    body.result(made)
}

/// The value as an int: `__index__` of what is no int, which may raise.
fn index(body: &mut Body<Tir>, at: Inst, value: Value) -> Value {
    if body.ty(value).is_int() {
        return value;
    }
    if is_index(body.ty(value)) {
        let zero = int(body, at, 0);
        return binary(body, at, BinaryOp::Add, value, zero, Type::Int);
    }
    let made = Op::Intrinsic { args: [value].into_iter().collect(), name: "index".into() };
    let made = body.insert_before(at, made, &[Type::Int]);
    // Of an instance of a class that extends `int`, the number alone.
    let (made, zero) = (body.result(made), int(body, at, 0));
    binary(body, at, BinaryOp::Add, made, zero, Type::Int)
}
