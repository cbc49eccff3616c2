//! The boxed entry of a function that is a value: takes the function object and the address of its bound arguments.

use super::signature::{Repr, Signature};
use molt_ir::lir::header::{Code, FunctionHeader};
use molt_ir::lir::{self, Op, Type};
use molt_ir::ssa::{self, Builder, Edge, FuncId, Value};
use molt_ir::tir;
use molt_ir::tir::header::{FunctionKind, ParameterKind};
use molt_runtime::function::code_flag;

/// Adds the entry, and the code object that names it.
pub fn add(tir: &tir::Program, program: &mut lir::Program, func: FuncId) {
    let source = &tir[func];
    let signature = Signature::of(tir, func);
    let mut body = lir::Body::default();
    let block = body.new_block();
    let object = body.add_param(block, Type::Val);
    let array = body.add_param(block, Type::Ptr);
    let mut b = Builder::at(&mut body, block);
    let first = usize::from(source.header.closure);
    let mut args: Vec<Value> = Vec::new();
    if source.header.closure {
        args.push(object);
    }
    for (i, repr) in signature.parameters[first..].iter().enumerate() {
        let value = b.value(Op::Load { args: [array], offset: 8 * i as i64 }, Type::Val);
        args.push(match repr {
            Repr::Val => value,
            Repr::F64 => b.value(Op::UnboxFloat { args: [value] }, Type::F64),
            Repr::Bool => b.value(Op::UnboxBool { args: [value] }, Type::I64),
            Repr::I64 => {
                let inst = b.inst(
                    Op::CallRuntime { args: [value].into_iter().collect(), function: "int_to_i64".into() },
                    &[Type::I64, Type::I64],
                );
                b.body.results(inst).next().expect("two results")
            }
        });
    }
    let call = b.inst(Op::Call { args: args.into_iter().collect(), func }, &signature.results());
    let found: Vec<Value> = b.body.results(call).collect();
    match signature.result {
        Repr::Val => b.effect(Op::Return { args: [found[0]].into_iter().collect() }),
        repr => {
            let (raised, fine) = (body.new_block(), body.new_block());
            let mut b = Builder::at(&mut body, block);
            b.effect(Op::BranchCold { args: [found[1]], succs: Box::new([Edge::plain(raised), Edge::plain(fine)]) });
            let mut b = Builder::at(&mut body, raised);
            let absent = b.value(Op::Imm { bits: 0 }, Type::Imm);
            b.effect(Op::Return { args: [absent].into_iter().collect() });
            let mut b = Builder::at(&mut body, fine);
            let value = match repr {
                Repr::F64 => b.value(Op::BoxFloat { args: [found[0]] }, Type::Imm),
                Repr::Bool => b.value(Op::BoxBool { args: [found[0]] }, Type::Imm),
                _ => {
                    let inst = b.inst(
                        Op::CallRuntime { args: [found[0]].into_iter().collect(), function: "int_from_i64".into() },
                        &[Type::Val],
                    );
                    b.body.result(inst)
                }
            };
            b.effect(Op::Return { args: [value].into_iter().collect() });
        }
    }
    let entry = program.add(ssa::Function {
        name: format!("{}.entry", source.name),
        header: FunctionHeader { results: vec![Type::Val], code: None, qualname: source.header.qualname.clone() },
        body,
    });
    program[func].header.code = Some(code(tir, source, entry));
}

fn code(tir: &tir::Program, source: &tir::Function, entry: FuncId) -> Code {
    let header = &source.header;
    let count = |kinds: &[ParameterKind]| header.parameters.iter().filter(|p| kinds.contains(&p.kind)).count() as u32;
    // A class body is called with its namespace.
    let namespace = (header.kind == FunctionKind::ClassBody).then(|| "namespace".to_owned());
    let body = u32::from(namespace.is_some());
    Code {
        name: header.name.clone(),
        qualname: header.qualname.clone(),
        module: tir.header.modules.get(header.module as usize).map(|m| m.name.clone()).unwrap_or_default(),
        parameters: namespace.into_iter().chain(header.parameters.iter().map(|p| p.name.clone())).collect(),
        positional_only: count(&[ParameterKind::PositionalOnly]),
        positional: body + count(&[ParameterKind::PositionalOnly, ParameterKind::Normal]),
        keyword_only: count(&[ParameterKind::KeywordOnly]),
        var_positional: count(&[ParameterKind::VarPositional]) > 0,
        var_keyword: count(&[ParameterKind::VarKeyword]) > 0,
        suspends: suspends(source),
        line: header.line,
        doc: header.doc.clone(),
        entry,
    }
}

/// What calling the function makes, as a flag of the runtime.
fn suspends(source: &tir::Function) -> u32 {
    let made = source.body.insts().find_map(|inst| match &source.body[inst].op {
        tir::Op::MakeGenerator { kind, .. } => Some(*kind),
        _ => None,
    });
    match made {
        Some(FunctionKind::Coroutine) => code_flag::COROUTINE,
        Some(FunctionKind::AsyncGenerator) => code_flag::ASYNC_GENERATOR,
        Some(_) => code_flag::GENERATOR,
        None => 0,
    }
}
