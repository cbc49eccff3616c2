//! The rules that hold for every body, whatever passes ran.

use std::fmt;

use super::{Block, Body, Cfg, Def, Dominators, Effects, FuncId, Inst, Language, Op, Program, Value};
use crate::span::Span;

/// A rule that is broken, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerifyError {
    /// The block.
    pub block: Option<Block>,
    /// The instruction, as text.
    pub inst: Option<String>,
    /// Its place in the source.
    pub span: Span,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(block) = self.block {
            write!(f, "{block}: ")?;
        }
        if let Some(inst) = &self.inst {
            write!(f, "`{inst}`: ")?;
        }
        f.write_str(&self.message)
    }
}

/// Checks one body on its own. All broken rules are listed; dominance only when the structure is sound.
pub fn verify_body<L: Language>(body: &Body<L>) -> Result<(), Vec<VerifyError>> {
    let mut v = Verifier { body, errors: vec![] };
    v.structure();
    if v.errors.is_empty() {
        v.dominance();
        v.language();
    }
    if v.errors.is_empty() { Ok(()) } else { Err(v.errors) }
}

/// Checks a function and how it fits the program.
pub fn verify_function<L: Language>(program: &Program<L>, id: FuncId) -> Result<(), Vec<VerifyError>> {
    let body = &program[id].body;
    verify_body(body)?;
    let mut errors = vec![];
    for inst in body.insts() {
        for callee in L::functions_of(&body[inst].op).into_iter().filter(|&f| program.get(f).is_none()) {
            errors.push(at(body, body.block_of(inst), Some(inst), format!("there is no function {callee}")));
        }
    }
    if errors.is_empty()
        && let Err(message) = L::verify_function(program, id)
    {
        errors.push(at(body, None, None, message));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn at<L: Language>(body: &Body<L>, block: Option<Block>, inst: Option<Inst>, message: String) -> VerifyError {
    VerifyError { block, inst: inst.map(|i| body.inst_to_text(i)), span: inst.map_or(Span::NONE, |i| body[i].span), message }
}

/// What a `try` passes to its handler.
fn handler_args<L: Language>(body: &Body<L>, block: Block, inst: Inst) -> &[Value] {
    let is_try = L::is_try(&body[inst].op) && body.terminator(block) == Some(inst);
    if is_try { &body.succs(block)[1].args } else { &[] }
}

struct Verifier<'a, L: Language> {
    body: &'a Body<L>,
    errors: Vec<VerifyError>,
}

impl<L: Language> Verifier<'_, L> {
    fn error(&mut self, block: Block, inst: impl Into<Option<Inst>>, message: impl Into<String>) {
        self.errors.push(at(self.body, Some(block), inst.into(), message.into()));
    }

    fn structure(&mut self) {
        let body = self.body;
        if body.is_empty() {
            return self.errors.push(at(body, None, None, "there is no block".into()));
        }
        let mut placed = vec![false; body.block_count()];
        for &block in body.blocks() {
            placed[block.index()] = true;
        }
        for &block in body.blocks() {
            let Some((&last, before)) = body[block].insts.split_last() else {
                self.error(block, None, "the block is empty");
                continue;
            };
            let ends = |inst: Inst| body[inst].op.info().effects.has(Effects::TERM);
            if !ends(last) {
                self.error(block, last, "the last instruction does not end the block");
            }
            for &inst in before.iter().filter(|&&inst| ends(inst)) {
                self.error(block, inst, "ends the block before its last instruction");
            }
            for &inst in &body[block].insts {
                self.arity(block, inst);
            }
            for edge in body.succs(block) {
                self.edge(block, last, edge, &placed);
            }
            if L::is_try(&body[last].op) && before.is_empty() {
                self.error(block, last, "there is no instruction before it");
            }
        }
    }

    fn arity(&mut self, block: Block, inst: Inst) {
        let (op, results) = (&self.body[inst].op, self.body.results(inst).len());
        let info = op.info();
        for (what, rule, n) in [
            ("operands", info.operands, op.args().len()),
            ("successors", info.successors, op.succs().len()),
            ("results", info.results, results),
        ] {
            if !rule.allows(n) {
                self.error(block, inst, format!("has {n} {what}, not {rule}"));
            }
        }
        if self.body.block_of(inst) != Some(block) {
            self.error(block, inst, "stands in two blocks");
        }
    }

    fn edge(&mut self, block: Block, inst: Inst, edge: &super::Edge, placed: &[bool]) {
        let body = self.body;
        if !placed.get(edge.to.index()).is_some_and(|&p| p) {
            return self.error(block, inst, format!("{} is not in the layout", edge.to));
        }
        if edge.to == body.entry() {
            self.error(block, inst, "the entry is no target");
        }
        let params = &body[edge.to].params;
        if params.len() != edge.args.len() {
            return self.error(block, inst, format!("{} takes {} arguments, not {}", edge.to, params.len(), edge.args.len()));
        }
        for (&arg, &param) in edge.args.iter().zip(params) {
            if !L::compatible(body.ty(arg), body.ty(param)) {
                let (from, to) = (crate::text::to_text(body.ty(arg)), crate::text::to_text(body.ty(param)));
                self.error(block, inst, format!("{arg} of type {from} cannot be passed to {param} of type {to}"));
            }
        }
    }

    fn dominance(&mut self) {
        let body = self.body;
        let cfg = Cfg::of(body);
        let dominators = Dominators::of(body, &cfg);
        let mut here = vec![false; body.value_count()];
        for &block in body.blocks() {
            for value in &body[block].params {
                here[value.index()] = true;
            }
            for &inst in &body[block].insts {
                let handler_args = handler_args(body, block, inst);
                for value in body[inst].op.uses() {
                    if !self.is_defined(value) {
                        self.error(block, inst, format!("{value} is defined by no instruction of the body"));
                        continue;
                    }
                    let from_above = || body.def_block(value) != block && dominators.reaches(body, &cfg, value, block);
                    if !here[value.index()] && cfg.is_reachable(block) && !from_above() {
                        self.error(block, inst, format!("{value} may be used before it is defined"));
                    }
                }
                let tried = body.tried(block);
                for &value in handler_args {
                    if tried.is_some() && body.def_inst(value) == tried {
                        self.error(block, inst, format!("{value} does not exist if its instruction raised"));
                    }
                }
                for value in body.results(inst) {
                    here[value.index()] = true;
                }
            }
            for value in body.defs(block) {
                here[value.index()] = false;
            }
        }
    }

    fn is_defined(&self, value: Value) -> bool {
        match self.body[value].def {
            Def::Inst(inst) => self.body.block_of(inst).is_some(),
            Def::Param(block) => self.body[block].params.contains(&value),
        }
    }

    fn language(&mut self) {
        for inst in self.body.insts() {
            if let Err(message) = L::verify_inst(self.body, inst) {
                self.errors.push(at(self.body, self.body.block_of(inst), Some(inst), message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::toy::{High, high, low};
    use super::super::{Builder, random};
    use super::*;
    use proptest::prelude::*;

    fn messages<L: Language>(body: &Body<L>) -> Vec<String> {
        verify_body(body).err().unwrap_or_default().iter().map(VerifyError::to_string).collect()
    }

    proptest! {
        #[test]
        fn random_bodies_are_valid_and_round_trip(shape in random::shape(10)) {
            let body = random::body(&shape);
            prop_assert_eq!(messages(&body), Vec::<String>::new(), "{}", body);
            let again = high(&body.to_string());
            let mut compact = body.clone();
            compact.compact();
            prop_assert_eq!(again.to_string(), compact.to_string());
        }
    }

    #[test]
    fn every_rule_is_checked() {
        let cases = [
            ("^bb0(%0: int): %1 = add %0, %0 : int", "does not end the block"),
            ("^bb0(%0: int): ret %0 ret %0", "ends the block before its last"),
            ("^bb0(%0: int): jump -> ^bb1(%0) ^bb1(): ret %0", "^bb1 takes 0 arguments, not 1"),
            ("^bb0(%0: any): jump -> ^bb1(%0) ^bb1(%1: int): ret %0", "%0 of type any cannot be passed to %1 of type int"),
            ("^bb0(%0: any): jump -> ^bb0(%0)", "the entry is no target"),
            ("^bb0(%0: any): %1 = add %2, %0 : any %2 = add %0, %0 : any ret %0", "%2 may be used before it is defined"),
            (
                "^bb0(%0: any): br %0 -> ^bb1, ^bb2 ^bb1(): %1 = add %0, %0 : any jump -> ^bb2 ^bb2(): ret %1",
                "%1 may be used before",
            ),
            ("^bb0(%0: any): try -> ^bb1, ^bb1 ^bb1(): ret %0", "there is no instruction before it"),
            (
                "^bb0(%0: any): %1 = add %0, %0 : any try -> ^bb1, ^bb2(%1) ^bb1(): ret %0 ^bb2(%2: any): ret %0",
                "%1 does not exist if its instruction raised",
            ),
            (
                "^bb0(%0: any): %1 = add %0, %0 : any try -> ^bb1, ^bb2 ^bb1(): ret %1 ^bb2(): ret %1",
                "^bb2: `ret %1`: %1 may be used before it is defined",
            ),
            ("^bb0(%0: any): %1 = lt %0, %0 : int ret %1", "`lt` makes a bool"),
            ("^bb0(%0: any): print %0, %0", "does not end the block"),
        ];
        for (text, expected) in cases {
            let found = messages(&high(text));
            assert!(found.len() == 1 && found[0].contains(expected), "{text}: {found:?}");
        }
        assert_eq!(messages(&Body::<High>::default()), ["there is no block"]);
    }

    #[test]
    fn valid_bodies() {
        for text in [
            "^bb0(%0: int): jump -> ^bb1(%0) ^bb1(%1: any): ret %1",
            "^bb0(%0: any): %1 = add %0, %0 : any try -> ^bb1(%1), ^bb2(%0) ^bb1(%3: any): ret %1 ^bb2(%2: any): ret %2",
            "^bb0(%0: any): ret %0 ^bb1(): ret %0 ^bb2(): jump -> ^bb1",
        ] {
            assert_eq!(messages(&high(text)), Vec::<String>::new(), "{text}");
        }
        assert_eq!(messages(&low("^bb0(): ret")), Vec::<String>::new());
    }

    #[test]
    fn arity_of_variable_operations_and_removed_definitions() {
        let mut body = high("^bb0(%0: int): %1 = add %0, %0 : int print %1, %1 ret %0");
        let [add, print, _] = body[body.entry()].insts[..] else { panic!() };
        body.remove(add);
        assert!(messages(&body)[0].contains("%1 is defined by no instruction"));
        if let super::super::toy::HighOp::Print { args } = &mut body[print].op {
            args.pop();
        }
        assert!(messages(&body)[0].contains("has 1 operands, not at least 2"));
    }

    #[test]
    fn programs() {
        let text = "program high fn @f (2) {\n^bb0(%0: int):\n ret %0\n}\n";
        // The function stands at the start of a line, as printed.
        let mut program = Program::<High>::parse(&text.replace(" fn", "\nfn")).unwrap();
        assert_eq!(verify_function(&program, FuncId(0)).unwrap_err()[0].message, "the header and the entry differ");
        program[FuncId(0)].header.0 = 1;
        assert_eq!(verify_function(&program, FuncId(0)), Ok(()));
        let body = &mut program[FuncId(0)].body;
        let entry = body.entry();
        let last = body.terminator(entry).unwrap();
        body.remove(last);
        let mut b = Builder::at(body, entry);
        let called = b
            .value(super::super::toy::HighOp::Call { args: Default::default(), func: FuncId(7) }, super::super::toy::HighTy::Any);
        b.effect(super::super::toy::HighOp::Ret { args: [called] });
        assert_eq!(verify_function(&program, FuncId(0)).unwrap_err()[0].message, "there is no function @#7");
    }
}
