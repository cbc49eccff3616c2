//! Arguments of a call put to the parameters of a function that is known.

use fxhash::{FxHashMap, FxHashSet};
use molt_ir::ssa::{Body, FuncId, GlobalId, Inst, Language, Value, Values};
use molt_ir::tir::header::ParameterKind;
use molt_ir::tir::{self, Op, Tir, Type};

/// The attributes of a function that hold its defaults.
const NAMES: [&str; 2] = ["__defaults__", "__kwdefaults__"];

/// Defaults of functions that are the same constant however often their `def` runs, or what a name of the compiler's own is bound to for
/// good.
pub struct Defaults {
    constants: FxHashMap<FuncId, FxHashMap<usize, Op>>,
    /// Whether something may change the defaults of functions.
    assigned: bool,
}

impl Defaults {
    /// Looks through the program. Where some assignment may change defaults, none is known.
    pub fn of(program: &tir::Program) -> Defaults {
        let mut constants: FxHashMap<FuncId, FxHashMap<usize, Op>> = FxHashMap::default();
        let mut seen: FxHashMap<FuncId, u32> = FxHashMap::default();
        let mut assigned = false;
        let kept = kept_for_good(program);
        for (_, function) in program.functions() {
            let body = &function.body;
            for inst in body.insts() {
                match &body[inst].op {
                    Op::SetAttr { name, .. } | Op::SetOwnAttr { name, .. } | Op::DelAttr { name, .. } => {
                        assigned |= NAMES.contains(&&**name)
                    }
                    // For `setattr`.
                    Op::StrConst { value } => assigned |= value.to_utf8().is_some_and(|text| NAMES.contains(&&*text)),
                    Op::MakeFunction { args, func, defaults, keyword_defaults } => {
                        *seen.entry(*func).or_default() += 1;
                        let Some(made) = program.get(*func) else { continue };
                        let found = constants.entry(*func).or_default();
                        let places = default_parameters(&made.header, *defaults as usize, keyword_defaults);
                        for (parameter, &value) in places.into_iter().zip(args) {
                            let op = body
                                .def_op(value)
                                .filter(|op| Tir::is_const(op))
                                .cloned()
                                .or_else(|| kept_by(body, value, &kept));
                            if let (Some(parameter), Some(op)) = (parameter, op) {
                                found.insert(parameter, op);
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        constants.retain(|func, _| seen[func] == 1);
        Defaults { constants, assigned }
    }
}

/// The globals whose names no program can mention, and that are bound once.
fn kept_for_good(program: &tir::Program) -> FxHashSet<GlobalId> {
    let mut sets: FxHashMap<GlobalId, u32> = FxHashMap::default();
    for (_, function) in program.functions() {
        for inst in function.body.insts() {
            if let Op::GlobalSet { global, .. } = function.body[inst].op {
                *sets.entry(global).or_default() += 1;
            }
        }
    }
    sets.into_iter()
        .filter(|(global, n)| *n == 1 && program.header.global(*global).name.starts_with('.'))
        .map(|(global, _)| global)
        .collect()
}

/// The reading of such a global that gives a default.
fn kept_by(body: &Body<Tir>, value: Value, kept: &FxHashSet<GlobalId>) -> Option<Op> {
    match body.def_op(value)? {
        Op::CheckBound { args, .. } => kept_by(body, args[0], kept),
        op @ Op::GlobalGet { global } if kept.contains(global) => Some(op.clone()),
        _ => None,
    }
}

/// The parameter that each default belongs to.
fn default_parameters(header: &tir::FunctionHeader, defaults: usize, keyword_defaults: &[String]) -> Vec<Option<usize>> {
    let positional: Vec<usize> = positional(header).collect();
    let first = positional.len().saturating_sub(defaults);
    let named = keyword_defaults.iter().map(|name| header.parameters.iter().position(|p| p.name == *name));
    positional[first..].iter().map(|&i| Some(i)).chain(named).collect()
}

fn positional(header: &tir::FunctionHeader) -> impl Iterator<Item = usize> + '_ {
    let kinds = [ParameterKind::PositionalOnly, ParameterKind::Normal];
    (0..header.parameters.len()).filter(move |&i| kinds.contains(&header.parameters[i].kind))
}

/// What a parameter gets.
enum Given {
    One(Value),
    Rest(Values),
    Named(Vec<(String, Value)>),
    Constant(Op),
    /// The default of this number that the function object keeps.
    Kept(u32),
}

/// The operands of a direct call, made before `inst`; none where the arguments do not fit and the call is to say so.
/// `callee` is the function object, where there is one.
pub fn bind(
    program: &tir::Program,
    defaults: &Defaults,
    func: FuncId,
    callee: Option<Value>,
    (args, keywords): (&[Value], &[(String, Value)]),
) -> Option<Operands> {
    let header = &program.get(func)?.header;
    let mut left = args.iter().copied();
    let mut named = keywords.to_vec();
    let mut given = Vec::new();
    let last_positional = positional(header).count();
    let kept = header.parameters.iter().filter(|p| p.default && is_positional(p.kind)).count();
    for (index, parameter) in header.parameters.iter().enumerate() {
        let by_name = |named: &mut Vec<(String, Value)>| {
            let at = named.iter().position(|(name, _)| *name == parameter.name)?;
            Some(named.remove(at).1)
        };
        given.push(match parameter.kind {
            ParameterKind::VarPositional => Given::Rest(left.by_ref().collect()),
            // Whatever no later parameter takes: filled in below.
            ParameterKind::VarKeyword => Given::Named(Vec::new()),
            kind => {
                let mut value = if is_positional(kind) { left.next() } else { None };
                if value.is_none() && kind != ParameterKind::PositionalOnly {
                    value = by_name(&mut named);
                }
                match value {
                    Some(value) => Given::One(value),
                    None if !parameter.default || defaults.assigned => return None,
                    None => match defaults.constants.get(&func).and_then(|c| c.get(&index)) {
                        Some(op) => Given::Constant(op.clone()),
                        None if is_positional(kind) && callee.is_some() => {
                            let place = positional(header).position(|i| i == index)?;
                            Given::Kept((place + kept).checked_sub(last_positional)? as u32)
                        }
                        None => return None,
                    },
                }
            }
        });
    }
    // A name that is left belongs to a parameter that has its value already.
    if left.next().is_some() || named.iter().any(|(name, _)| header.takes_keyword(name)) {
        return None;
    }
    for (given, _) in given.iter_mut().zip(&header.parameters).filter(|(_, p)| p.kind == ParameterKind::VarKeyword) {
        *given = Given::Named(std::mem::take(&mut named));
    }
    if !named.is_empty() || (header.closure && callee.is_none()) {
        return None;
    }
    Some(Operands { given, callee, closure: header.closure })
}

fn is_positional(kind: ParameterKind) -> bool {
    matches!(kind, ParameterKind::PositionalOnly | ParameterKind::Normal)
}

/// Arguments that fit.
pub struct Operands {
    given: Vec<Given>,
    callee: Option<Value>,
    closure: bool,
}

impl Operands {
    /// Makes what is missing before `inst`; gives one value for each parameter of the entry block of `func`. `body` is that of
    /// `this`, taken out of the program.
    pub fn make(self, body: &mut Body<Tir>, inst: Inst, program: &tir::Program, (func, this): (FuncId, FuncId)) -> Values {
        let types: Vec<Type> = {
            let callee = if func == this { &*body } else { &program[func].body };
            callee[callee.entry()].params.iter().map(|&p| callee.ty(p).clone()).collect()
        };
        let mut operands = Values::new();
        if self.closure {
            operands.extend(self.callee);
        }
        for given in self.given {
            let ty = types.get(operands.len()).cloned().unwrap_or(Type::Any);
            let made = match given {
                Given::One(value) => {
                    operands.push(value);
                    continue;
                }
                Given::Rest(args) => body.insert_before(inst, Op::Tuple { args }, &[ty]),
                Given::Named(pairs) => {
                    let mut args = Values::new();
                    for (name, value) in pairs {
                        let key = body.insert_before(inst, Op::StrConst { value: name.as_str().into() }, &[Type::Str]);
                        args.push(body.result(key));
                        args.push(value);
                    }
                    body.insert_before(inst, Op::Dict { args }, &[ty])
                }
                Given::Constant(op) => {
                    let ty = match &op {
                        // It is bound where there is the function whose default it is.
                        Op::GlobalGet { global } => bound_type(&program.header.global(*global).ty),
                        op => constant_type(op),
                    };
                    body.insert_before(inst, op, &[ty])
                }
                Given::Kept(index) => {
                    let callee = self.callee.expect("bound only where the function object is at hand");
                    body.insert_before(inst, Op::ClosureDefault { args: [callee], index }, &[ty])
                }
            };
            operands.push(body.result(made));
        }
        operands
    }
}

/// The type without the absent value.
fn bound_type(ty: &Type) -> Type {
    match ty {
        Type::Any => Type::Any,
        ty => ty.members().iter().filter(|member| **member != Type::Unbound).fold(Type::Never, |all, member| all.join(member)),
    }
}

/// The type of a constant.
pub fn constant_type(op: &Op) -> Type {
    match op {
        Op::NoneConst {} => Type::None,
        Op::BoolConst { .. } => Type::Bool,
        Op::IntConst { value } if value.as_str().parse::<i64>().is_ok() => Type::I64,
        Op::IntConst { .. } => Type::Int,
        Op::FloatConst { .. } => Type::Float,
        Op::StrConst { .. } => Type::Str,
        Op::ClassRef { class } => Type::Class(*class),
        Op::TupleConst { value } => crate::build_tir::op_of_item(value).1,
        _ => Type::Any,
    }
}
