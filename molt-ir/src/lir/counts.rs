//! Certifies reference counts: on every path, every owned value is consumed exactly once for each count it has.
//!
//! Walks each body forwards with the number of counts held per value. Where a condition shows that a value is no object on an
//! edge (a raised call's 0, a test of a tag), counts stop to matter on that path, so nothing needs to be released there.
//!
//! It does not know the pass that placed the counts; it only knows [`super::ownership`].

use super::ops::{IntCompare, Op};
use super::{Body, Program, ownership};
use crate::pass::Violation;
use crate::ssa::{Block, Inst, Op as _, Value};
use fxhash::FxHashMap;

/// Everything wrong with the counts of `program`.
pub fn check(program: &Program) -> Vec<Violation> {
    let wrong = |(_, function): (_, &super::Function)| {
        let (inst, message) = check_body(&function.body).err()?;
        let at = function.body.inst_to_text(inst);
        Some(Violation::new(format!("{message}, at `{at}`")).at(function.body[inst].span).in_function(&function.name))
    };
    program.functions().filter_map(wrong).collect()
}

/// What is known of a value's counts; a value that is not in the state holds none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Held {
    /// So many counts are to be consumed.
    Counts(u32),
    /// The value is no object on this path.
    NoObject,
}

type State = FxHashMap<Value, Held>;
type Verdict<T = ()> = Result<T, (Inst, String)>;

/// Checks one body; says the first instruction at which something is wrong.
pub fn check_body(body: &Body) -> Verdict {
    let mut entries: FxHashMap<Block, State> = FxHashMap::default();
    entries.insert(body.entry(), State::default());
    let mut queue = vec![body.entry()];
    while let Some(block) = queue.pop() {
        let mut state = entries[&block].clone();
        for &inst in &body[block].insts {
            step(body, inst, &mut state)?;
        }
        let Some(last) = body.terminator(block) else { continue };
        for (n, edge) in body[last].op.succs().iter().enumerate() {
            let mut out = state.clone();
            for value in no_objects(body, last, n) {
                out.insert(value, Held::NoObject);
            }
            let params = &body[edge.to].params;
            for (index, &value) in edge.args.iter().enumerate() {
                if ownership::passed_owned(body, edge.to, index) && body.ty(value).is_counted() {
                    take(&mut out, value).map_err(|m| (last, m))?;
                }
            }
            for &param in params {
                if ownership::is_owned(body, param) {
                    out.insert(param, Held::Counts(1));
                }
            }
            match entries.get_mut(&edge.to) {
                None => {
                    entries.insert(edge.to, out);
                    queue.push(edge.to);
                }
                Some(old) => {
                    if merge(old, &out).map_err(|m| (last, format!("{m} on the way to {}", edge.to)))? {
                        queue.push(edge.to);
                    }
                }
            }
        }
        if let Op::Return { .. } = body[last].op {
            let mut left: Vec<_> = state.iter().filter(|(_, h)| matches!(h, Held::Counts(_))).map(|(v, _)| *v).collect();
            left.sort();
            if let Some(value) = left.first() {
                return Err((last, format!("{value} is never released")));
            }
        }
    }
    Ok(())
}

/// Runs one instruction over the counts.
fn step(body: &Body, inst: Inst, state: &mut State) -> Verdict {
    let op = &body[inst].op;
    for value in op.uses() {
        if !state.contains_key(&value) && ownership::is_owned(body, value) {
            return Err((inst, format!("{value} is used after its last count was given away")));
        }
    }
    if let Op::Retain { args } = op {
        match state.entry(args[0]).or_insert(Held::Counts(0)) {
            Held::Counts(n) => *n += 1,
            Held::NoObject => {}
        }
    }
    for index in ownership::consumed(body, inst) {
        take(state, op.args()[index]).map_err(|m| (inst, m))?;
    }
    for value in ownership::owned_results(body, inst) {
        state.insert(value, Held::Counts(1));
    }
    Ok(())
}

fn take(state: &mut State, value: Value) -> Result<(), String> {
    match state.get_mut(&value) {
        Some(Held::NoObject) => {}
        Some(Held::Counts(n)) if *n > 1 => *n -= 1,
        Some(Held::Counts(_)) => _ = state.remove(&value),
        None => return Err(format!("{value} is consumed, but no count of it is held")),
    }
    Ok(())
}

/// Brings `new` into what is known at the start of a block; whether that changed it.
fn merge(old: &mut State, new: &State) -> Result<bool, String> {
    let mut keys: Vec<Value> = old.keys().chain(new.keys()).copied().collect();
    keys.sort();
    keys.dedup();
    let mut changed = false;
    for value in keys {
        match (old.get(&value).copied(), new.get(&value).copied()) {
            (a, b) if a == b => {}
            (_, Some(Held::NoObject)) => {}
            (Some(Held::NoObject), b) => {
                match b {
                    Some(held) => old.insert(value, held),
                    None => old.remove(&value),
                };
                changed = true;
            }
            (a, b) => return Err(format!("{value} holds {} on one path and {} on another", count(a), count(b))),
        }
    }
    Ok(changed)
}

fn count(held: Option<Held>) -> String {
    match held {
        Some(Held::Counts(1)) => "one count".into(),
        Some(Held::Counts(n)) => format!("{n} counts"),
        _ => "none".into(),
    }
}

/// Values that are no objects when `branch` takes its successor number `index`.
fn no_objects(body: &Body, branch: Inst, index: usize) -> Vec<Value> {
    let condition = match &body[branch].op {
        Op::Branch { args, .. } | Op::BranchCold { args, .. } => args[0],
        Op::Switch { args, .. } => return if index == 0 { vec![] } else { value_of_status(body, args[0]).into_iter().collect() },
        _ => return vec![],
    };
    no_object_if(body, condition, index == 0).into_iter().collect()
}

/// The value that is no object when `condition` holds, or when it does not.
fn no_object_if(body: &Body, condition: Value, holds: bool) -> Option<Value> {
    let constant = |v| match body.def_op(v) {
        Some(Op::Int { value }) => Some(*value),
        _ => None,
    };
    match body.def_op(condition) {
        Some(Op::IsObject { args }) if !holds => Some(args[0]),
        Some(Op::IsSmall { args } | Op::IsFloat { args }) if holds => Some(args[0]),
        Some(Op::ICmp { args: [a, b], cc }) => {
            let equal = match cc {
                IntCompare::Eq => holds,
                IntCompare::Ne => !holds,
                _ => return None,
            };
            match (body.ty(*a).is_counted(), body.ty(*b).is_counted(), constant(*a), constant(*b)) {
                (true, false, ..) if equal && body.ty(*b).is_value() => Some(*a),
                (false, true, ..) if equal && body.ty(*a).is_value() => Some(*b),
                (_, _, None, Some(c)) if c != 0 && equal => value_of_status(body, *a),
                (_, _, Some(c), None) if c != 0 && equal => value_of_status(body, *b),
                (_, _, None, Some(0)) => no_object_if(body, *a, !equal),
                (_, _, Some(0), None) => no_object_if(body, *b, !equal),
                _ => None,
            }
        }
        _ if holds => value_of_status(body, condition),
        _ => None,
    }
}

/// The value that is absent when this status, the second result of a call, is not 0.
fn value_of_status(body: &Body, status: Value) -> Option<Value> {
    let call = body.def_inst(status)?;
    if !matches!(body[call].op, Op::Call { .. } | Op::CallRuntime { .. }) {
        return None;
    }
    let results: Vec<Value> = body.results(call).collect();
    matches!(results[..], [value, last] if last == status && body.ty(value).is_counted()).then(|| results[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(text: &str) -> Result<(), String> {
        crate::lir::runtime::install(|name| match name {
            "make" => Some("-> own reads raises".into()),
            "next" => Some("val -> own status reads writes raises".into()),
            "eat" => Some("own -> ".into()),
            _ => None,
        });
        check_body(&Body::parse(text).unwrap()).map_err(|(_, m)| m)
    }

    #[test]
    fn what_is_owned_is_consumed_once() {
        let make = "^bb0():\n %0 = call_rt {function: \"make\"} : val\n";
        assert_eq!(verdict(&format!("{make} ret %0")), Ok(()));
        assert_eq!(verdict(&format!("{make} release %0\n ret")), Ok(()));
        assert_eq!(verdict(&format!("{make} ret")), Err("%0 is never released".into()));
        assert_eq!(
            verdict(&format!("{make} call_rt %0 {{function: \"eat\"}}\n ret %0")),
            Err("%0 is used after its last count was given away".into())
        );
        assert_eq!(verdict(&format!("{make} retain %0\n call_rt %0 {{function: \"eat\"}}\n ret %0")), Ok(()));
        assert_eq!(verdict("^bb0(%0: val):\n ret %0"), Err("%0 is consumed, but no count of it is held".into()));
        assert_eq!(verdict("^bb0(%0: val):\n retain %0\n ret %0"), Ok(()));
    }

    #[test]
    fn a_raised_call_gives_nothing_to_release() {
        let call = "^bb0(%9: val):\n %0, %1 = call_rt %9 {function: \"next\"} : val, i64\n br_cold %1 -> ^bb1, ^bb2\n";
        assert_eq!(verdict(&format!("{call} ^bb1():\n ret\n ^bb2():\n release %0\n ret")), Ok(()));
        assert_eq!(verdict(&format!("{call} ^bb1():\n ret\n ^bb2():\n ret")), Err("%1 is never released".into()));
        assert_eq!(verdict(&format!("{call} ^bb1():\n jump -> ^bb2\n ^bb2():\n release %0\n ret")), Ok(()));
        let zero = "^bb0():\n %0 = call_rt {function: \"make\"} : val\n %1 = vconst {bits: 0} : imm\n %2 = icmp %0, %1 {cc: eq} : i64\n br_cold %2 -> ^bb1, ^bb2\n";
        assert_eq!(verdict(&format!("{zero} ^bb1():\n ret\n ^bb2():\n ret %0")), Ok(()));
        assert_eq!(verdict(&format!("{zero} ^bb2():\n ret\n ^bb1():\n ret %0")), Err("%0 is never released".into()));
    }

    #[test]
    fn paths_agree_where_they_meet() {
        let head = "^bb0(%9: i64):\n %0 = call_rt {function: \"make\"} : val\n br %9 -> ^bb1, ^bb2\n ^bb1():\n";
        assert_eq!(
            verdict(&format!("{head} release %0\n jump -> ^bb2\n ^bb2():\n release %0\n ret")),
            Err("%1 holds one count on one path and none on another on the way to ^bb2".into())
        );
        assert_eq!(
            verdict(&format!("{head} release %0\n jump -> ^bb3\n ^bb2():\n release %0\n jump -> ^bb3\n ^bb3():\n ret")),
            Ok(())
        );
        let looped = "^bb0(%9: i64):\n %0 = call_rt {function: \"make\"} : val\n jump -> ^bb1(%0)\n ^bb1(%1: val):\n br %9 -> ^bb1(%1), ^bb2\n ^bb2():\n";
        assert_eq!(verdict(&format!("{looped} release %1\n ret")), Ok(()));
        assert_eq!(verdict(&format!("{looped} ret")), Err("%2 is never released".into()));
    }
}
