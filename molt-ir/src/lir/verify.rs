//! Types of operands and results, and calls against their callees.

use super::ops::Op;
use super::signature::{Slot, signature};
use super::{Body, Lir, Program, Type, runtime};
use crate::ssa::{FuncId, Inst, Language, Op as _, Value, Values};

/// Checks one instruction by the signature of its operation.
pub fn inst(body: &Body, inst: Inst) -> Result<(), String> {
    let op = &body[inst].op;
    let results: Values = body.results(inst).collect();
    match op {
        Op::Call { .. } | Op::Return { .. } | Op::Keep { .. } => Ok(()),
        Op::CallBuiltin { args, .. } => {
            vals(body, args, "a built-in takes").and_then(|()| vals(body, &results, "a built-in gives"))
        }
        Op::CallPointer { args } => {
            slots(body, &args[..1], &[Slot::Ptr], "operand")?;
            match args[1..].iter().find(|v| !matches!(body.ty(**v), Type::Ptr) && !body.ty(**v).is_value()) {
                Some(v) => Err(format!("`call_ptr` passes vals and ptrs, but {v} is {}", body.ty(*v))),
                None => vals(body, &results, "`call_ptr` gives"),
            }
        }
        Op::CallRuntime { function, args } => match runtime::function(function) {
            Some(f) => slots(body, args, &f.operands, "operand").and_then(|()| slots(body, &results, &f.results, "result")),
            None if runtime::is_installed() => Err(format!("the runtime has no function `{function}`")),
            None => Ok(()),
        },
        Op::Imm { bits } if (4096..1 << 48).contains(bits) => Err(format!("`vconst` {bits:#x} is a pointer")),
        Op::Switch { succs, .. } if succs.is_empty() => Err("`switch` needs an edge for the rest".into()),
        op => {
            let (operands, gives) = signature(op).expect("calls and returns stand above");
            slots(body, op.args(), operands, "operand")?;
            slots(body, &results, gives, "result")?;
            let mut same = op.args().iter().zip(operands).chain(results.iter().zip(gives)).filter(|(_, s)| **s == Slot::Same);
            match same.find(|(v, _)| !Lir::compatible(body.ty(**v), body.ty(results[0]))) {
                Some((v, _)) => Err(format!("{v} is {}, the result {}", body.ty(*v), body.ty(results[0]))),
                None => Ok(()),
            }
        }
    }
}

fn vals(body: &Body, values: &[Value], who: &str) -> Result<(), String> {
    match values.iter().find(|v| !body.ty(**v).is_value()) {
        Some(v) => Err(format!("{who} vals, but {v} is {}", body.ty(*v))),
        None => Ok(()),
    }
}

fn slots(body: &Body, values: &[Value], slots: &[Slot], what: &str) -> Result<(), String> {
    if values.len() != slots.len() {
        return Err(format!("expected {} {what}s, found {}", slots.len(), values.len()));
    }
    match values.iter().zip(slots).enumerate().find(|(_, (v, slot))| !slot.accepts(body.ty(**v))) {
        Some((n, (v, slot))) => Err(format!("{what} {n}, {v}, is {}, expected {}", body.ty(*v), slot.text())),
        None => Ok(()),
    }
}

/// Checks a function's header against its body, and its calls against the headers of what they call.
pub fn function(program: &Program, id: FuncId) -> Result<(), String> {
    let function = &program[id];
    let (header, body) = (&function.header, &function.body);
    if header.results.len() > 2 || (header.results.len() == 2 && header.results[1] != Type::I64) {
        return Err("a function returns one word, or a word and a status of type i64".into());
    }
    if let Some(code) = &header.code {
        let entry = program.get(code.entry).ok_or("the boxed entry is missing")?;
        if signature_of(entry) != (vec![Type::Val, Type::Ptr], vec![Type::Val]) {
            return Err(format!("`@{}` must take the function object and an address, and return a val", entry.name));
        }
    }
    if program.header.main == Some(id) && signature_of(function) != (vec![], vec![Type::Val]) {
        return Err("the main function takes nothing and returns a val".into());
    }
    for inst in body.insts() {
        let text = |message: String| format!("{message}: `{}`", body.inst_to_text(inst));
        match &body[inst].op {
            Op::Return { args } => passes(body, args, &header.results).map_err(text)?,
            Op::Call { func, args } => {
                let callee = program.get(*func).ok_or_else(|| text("the callee was removed".into()))?;
                let (parameters, results) = signature_of(callee);
                passes(body, args, &parameters).map_err(text)?;
                let found: Vec<Type> = body.results(inst).map(|v| *body.ty(v)).collect();
                let fits = found.len() == results.len()
                    && results.iter().zip(&found).all(|(r, f)| r == f || (r.is_value() && f.is_value()));
                if !fits {
                    return Err(text(format!("`@{}` returns {results:?}", callee.name)));
                }
            }
            Op::FuncAddr { func } if program.get(*func).is_none() => return Err(text("the function was removed".into())),
            Op::CodeAddr { func } if program.get(*func).is_none_or(|f| f.header.code.is_none()) => {
                return Err(text("the function has no code object".into()));
            }
            Op::GlobalAddr { global } if global.0 >= program.header.globals => {
                return Err(text("there is no such global".into()));
            }
            Op::ClassSlot { index } if *index >= program.header.classes => {
                return Err(text("there is no such class statement".into()));
            }
            Op::Trace { site } if *site as usize >= program.header.sites.len() => {
                return Err(text("there is no such site".into()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Parameter and result types.
fn signature_of(function: &super::Function) -> (Vec<Type>, Vec<Type>) {
    let body = &function.body;
    (body[body.entry()].params.iter().map(|v| *body.ty(*v)).collect(), function.header.results.clone())
}

fn passes(body: &Body, values: &[Value], types: &[Type]) -> Result<(), String> {
    if values.len() != types.len() {
        return Err(format!("expected {} operands, found {}", types.len(), values.len()));
    }
    match values.iter().zip(types).find(|(v, ty)| !Lir::compatible(body.ty(**v), ty)) {
        Some((v, ty)) => Err(format!("{v} is {}, expected {ty}", body.ty(*v))),
        None => Ok(()),
    }
}
