//! One `tir` body to one `lir` body: the state that the lowering of all operations shares.

use super::signature::{Repr, Signature};
use super::{Shared, sought};
use crate::tir::ranges::{Interval, Ranges};
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::runtime::{self, Raises};
use molt_ir::lir::{self, Op, Type};
use molt_ir::span::Span;
use molt_ir::ssa::{Block, Cfg, Edge, FuncId, Inst, Op as _, Value, Values};
use molt_ir::text::F64;
use molt_ir::tir;

/// Lowers one function.
pub struct FunctionLowering<'a> {
    /// The program, sites, signatures.
    pub shared: &'a mut Shared,
    /// The program in `tir`.
    pub program: &'a tir::Program,
    /// The function in `tir`.
    pub source: &'a tir::Function,
    /// Its id.
    pub id: FuncId,
    /// Its signature.
    pub signature: Signature,
    /// What is being made.
    pub body: lir::Body,
    /// Where the next instruction goes.
    pub block: Block,
    /// The span given to instructions.
    pub span: Span,
    values: FxHashMap<Value, Value>,
    blocks: FxHashMap<Block, Block>,
    /// The handler edge of the instruction being lowered, if it stands before a `try`.
    handler: Option<Edge>,
    /// The instruction being lowered.
    current: Option<Inst>,
    /// How many values there were before that instruction was lowered.
    made_before: usize,
    /// Bounds of raw ints, once something asked.
    ranges: Option<Ranges<'a>>,
    /// Texts of numbers that only an f-string wants, once something asked.
    joined: Option<FxHashSet<Value>>,
    /// Tuples that are not made, because they are only looked for.
    pub sought: FxHashSet<Value>,
}

impl<'a> FunctionLowering<'a> {
    /// Lowers the body of `func`.
    pub fn lower(shared: &'a mut Shared, program: &'a tir::Program, func: FuncId) -> lir::Body {
        let source = &program[func];
        let signature = Signature::of(program, func);
        let mut body = lir::Body::default();
        let block = body.new_block();
        let mut this = FunctionLowering {
            shared,
            program,
            source,
            id: func,
            signature,
            body,
            block,
            span: Span::NONE,
            values: FxHashMap::default(),
            blocks: FxHashMap::default(),
            handler: None,
            current: None,
            made_before: 0,
            ranges: None,
            joined: None,
            sought: sought::tuples(&source.body),
        };
        this.run();
        this.body
    }

    fn run(&mut self) {
        let source = self.source;
        let cfg = Cfg::of(&source.body);
        let entry = source.body.entry();
        self.blocks.insert(entry, self.block);
        for &block in cfg.rpo().iter().filter(|&&b| b != entry) {
            let new = self.body.new_block();
            self.blocks.insert(block, new);
        }
        for &block in cfg.rpo() {
            let new = self.blocks[&block];
            for &param in &source.body[block].params {
                let ty = Repr::ty_of(source.body.ty(param));
                let value = self.body.add_param(new, ty);
                self.values.insert(param, value);
            }
        }
        for &block in cfg.rpo() {
            self.block = self.blocks[&block];
            if block == entry && self.makes_calls() {
                self.check_stack();
            }
            let handler = source.body.tried(block).map(|_| source.body.succs(block)[1].clone());
            let tried = source.body.tried(block);
            for &inst in &source.body[block].insts {
                self.span = source.body[inst].span;
                self.current = Some(inst);
                self.made_before = self.body.value_count();
                self.handler = if tried == Some(inst) { handler.clone() } else { None };
                self.instruction(inst);
            }
        }
    }

    /// Leaf functions cannot recurse.
    fn makes_calls(&self) -> bool {
        let body = &self.source.body;
        body.insts().any(|inst| {
            matches!(
                body[inst].op,
                tir::Op::CallDirect { .. } | tir::Op::Call { .. } | tir::Op::CallMethod { .. } | tir::Op::CallEx { .. }
            )
        })
    }

    fn check_stack(&mut self) {
        self.span = Span::NONE;
        let pointer = self.value(Op::StackPointer {}, Type::I64);
        let address = self.value(Op::StaticAddr { symbol: "molt_stack_limit".into() }, Type::Ptr);
        let limit = self.value(Op::Load { args: [address], offset: 0 }, Type::I64);
        let low = self.value(Op::ICmp { args: [pointer, limit], cc: IntCompare::ULt }, Type::I64);
        let next = self.body.new_block();
        let deep = self.cold(|this| {
            this.runtime("check_stack", &[]);
            this.jump(next, &[]);
        });
        self.effect(Op::BranchCold { args: [low], succs: Box::new([Edge::plain(deep), Edge::plain(next)]) });
        self.block = next;
    }

    /// Whether a raw int of the source is known to be 0 or more where the current instruction stands.
    pub fn is_natural(&mut self, value: Value) -> bool {
        self.range(value).is_some_and(Interval::is_natural)
    }

    /// Whether a raw int of the source is known to fit a value without an object where the current instruction stands.
    fn is_small(&mut self, value: Value) -> bool {
        self.range(value).is_some_and(Interval::is_small)
    }

    fn range(&mut self, value: Value) -> Option<Interval> {
        let source = self.source;
        let block = self.current.and_then(|inst| source.body.block_of(inst))?;
        let raw = Repr::of(self.ty(value)) != Repr::Val;
        raw.then(|| self.ranges.get_or_insert_with(|| Ranges::of(&source.body)).at(value, block))
    }

    // ---- making instructions

    /// Appends an instruction.
    pub fn inst(&mut self, op: Op, types: &[Type]) -> Inst {
        self.body.push(self.block, op, types, self.span)
    }

    /// Appends an instruction with one result.
    pub fn value(&mut self, op: Op, ty: Type) -> Value {
        self.body.push_value(self.block, op, ty, self.span)
    }

    /// Appends an instruction without results, or a terminator.
    pub fn effect(&mut self, op: Op) {
        self.inst(op, &[]);
    }

    /// An integer constant.
    pub fn int(&mut self, value: i64) -> Value {
        self.value(Op::Int { value }, Type::I64)
    }

    /// A double constant.
    pub fn float(&mut self, value: f64) -> Value {
        self.value(Op::Float { value: F64::from(value) }, Type::F64)
    }

    /// A value that is no object, by its bits.
    pub fn imm(&mut self, bits: u64) -> Value {
        self.value(Op::Imm { bits: bits as i64 }, Type::Imm)
    }

    /// The absent value.
    pub fn absent(&mut self) -> Value {
        self.imm(0)
    }

    /// A static string.
    pub fn text(&mut self, text: &str) -> Value {
        self.value(Op::StaticStr { value: text.into() }, Type::Val)
    }

    /// A comparison of words.
    pub fn icmp(&mut self, cc: IntCompare, a: Value, b: Value) -> Value {
        self.value(Op::ICmp { args: [a, b], cc }, Type::I64)
    }

    /// Whether a word equals a constant.
    pub fn is_bits(&mut self, value: Value, bits: u64) -> Value {
        let bits = self.imm(bits);
        self.icmp(IntCompare::Eq, value, bits)
    }

    // ---- blocks

    /// Ends the block with a jump.
    pub fn jump(&mut self, to: Block, args: &[Value]) {
        self.effect(Op::Jump { succs: Box::new([Edge::new(to, args.iter().copied())]) });
    }

    /// Builds a block off the path, then comes back.
    pub fn cold(&mut self, build: impl FnOnce(&mut Self)) -> Block {
        let (here, new) = (self.block, self.body.new_block());
        self.block = new;
        build(self);
        self.block = here;
        new
    }

    /// Ends the block by a branch to two new blocks; goes on in the first, gives the second.
    pub fn branch_likely(&mut self, condition: Value) -> Block {
        let (likely, other) = (self.body.new_block(), self.body.new_block());
        let zero = self.int(0);
        let not = self.icmp(IntCompare::Eq, condition, zero);
        self.effect(Op::BranchCold { args: [not], succs: Box::new([Edge::plain(other), Edge::plain(likely)]) });
        self.block = likely;
        other
    }

    /// One of two values of a type: `fast` where the condition holds, `slow` (rare) elsewhere.
    pub fn choose(
        &mut self,
        condition: Value,
        ty: Type,
        fast: impl FnOnce(&mut Self) -> Value,
        slow: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        let end = self.body.new_block();
        let result = self.body.add_param(end, ty);
        let other = self.branch_likely(condition);
        let value = fast(self);
        self.jump(end, &[value]);
        self.block = other;
        let value = slow(self);
        self.jump(end, &[value]);
        self.block = end;
        result
    }

    // ---- raising

    /// The block to go to when the current instruction raised.
    pub fn raise_block(&mut self) -> Block {
        let sites = self.sites();
        self.raise_block_at(sites)
    }

    /// The same without a new line in the traceback for the function that raises again; those it was inlined into get theirs.
    pub fn untraced_raise_block(&mut self) -> Block {
        let callers = self.sites().split_off(1);
        self.raise_block_at(callers)
    }

    fn raise_block_at(&mut self, sites: Vec<u32>) -> Block {
        let handler = self.handler.clone();
        self.cold(|this| {
            for site in sites {
                this.effect(Op::Trace { site });
            }
            match handler {
                Some(edge) => this.follow(&edge),
                None => this.return_raised(),
            }
        })
    }

    /// Leaves the function with the exception stored.
    pub fn return_raised(&mut self) {
        let args: Values = match self.signature.result {
            _ if self.signature.resumes => [self.absent(), self.int(1)].into_iter().collect(),
            Repr::Val => [self.absent()].into_iter().collect(),
            Repr::F64 => [self.float(0.0), self.int(1)].into_iter().collect(),
            _ => [self.int(0), self.int(1)].into_iter().collect(),
        };
        self.effect(Op::Return { args });
    }

    /// Goes to the raise block if the word is not zero; goes on otherwise.
    pub fn raise_if(&mut self, condition: Value) {
        let raise = self.raise_block();
        let next = self.body.new_block();
        self.effect(Op::BranchCold { args: [condition], succs: Box::new([Edge::plain(raise), Edge::plain(next)]) });
        self.block = next;
    }

    /// After what always raises: goes to the raise block.
    pub fn raise_always(&mut self) {
        let raise = self.raise_block();
        self.jump(raise, &[]);
        self.block = self.body.new_block();
    }

    /// Raises where a value is absent; gives the value.
    pub fn checked(&mut self, value: Value) -> Value {
        let raised = self.is_bits(value, 0);
        self.raise_if(raised);
        value
    }

    /// The places an exception of the current instruction leaves, calls that were inlined included, up to the one that has the
    /// handler.
    fn sites(&mut self) -> Vec<u32> {
        let source = self.source;
        let handler = self.handler.as_ref().and_then(|edge| source.body[edge.to].insts.first());
        let caught_in = handler.map(|&inst| source.body[inst].frame);
        let trace = self.current.map_or(vec![(None, Span::NONE)], |inst| source.body.trace(inst, caught_in));
        let own = match source.header.kind {
            tir::header::FunctionKind::Module => "<module>",
            _ => source.header.name.as_str(),
        };
        let shared = &mut *self.shared;
        trace.into_iter().map(|(name, span)| shared.sites.site(&shared.sources, name.unwrap_or(own), span)).collect()
    }

    // ---- runtime calls

    /// Calls a runtime function: its result without the status, the check for raising included.
    pub fn runtime(&mut self, function: &str, args: &[Value]) -> Option<Value> {
        let (results, raises) = self.runtime_raw(function, args);
        match raises {
            Raises::Never => {}
            Raises::Zero => {
                self.checked(results[0]);
            }
            Raises::Status => {
                let status = results[results.len() - 1];
                self.raise_if(status);
                return (results.len() > 1).then(|| results[0]);
            }
        }
        results.first().copied()
    }

    /// Calls a runtime function that has a result.
    pub fn runtime_value(&mut self, function: &str, args: &[Value]) -> Value {
        match self.runtime(function, args) {
            Some(value) => value,
            None => self.imm(NONE),
        }
    }

    /// Calls a runtime function; the caller looks at the status.
    pub fn runtime_raw(&mut self, function: &str, args: &[Value]) -> (Vec<Value>, Raises) {
        let Some(signature) = runtime::function(function) else {
            self.shared.missing.insert(function.to_owned());
            return (vec![self.absent()], Raises::Never);
        };
        let types: Vec<Type> = signature.results.iter().map(|slot| slot_type(*slot)).collect();
        let raises = signature.raises;
        let inst = self.inst(Op::CallRuntime { args: args.iter().copied().collect(), function: function.to_owned() }, &types);
        (self.body.results(inst).collect(), raises)
    }

    // ---- values

    /// The lowered value in its own representation.
    pub fn get(&self, value: Value) -> Value {
        self.values[&value]
    }

    /// The type a `tir` value has.
    pub fn ty(&self, value: Value) -> &'a tir::Type {
        self.source.body.ty(value)
    }

    /// Says what the result of the current instruction is: a word in the representation of its type, or boxed.
    pub fn define(&mut self, result: Value, value: Value) {
        let repr = Repr::of(self.ty(result));
        let value = match (repr, self.body.ty(value)) {
            (Repr::I64 | Repr::Bool, Type::I64) | (Repr::F64, Type::F64) => value,
            (Repr::Val, Type::I64) => unreachable!("a raw int must be boxed by whoever knows whether it is a bool"),
            (Repr::Val, Type::F64) => self.value(Op::BoxFloat { args: [value] }, Type::Imm),
            // What was made for this result alone has its type; what was there before may be wider elsewhere.
            (Repr::Val, Type::Val) if value.index() >= self.made_before => {
                self.body[value].ty = Repr::ty_of(self.ty(result));
                value
            }
            (Repr::Val, _) => value,
            (Repr::I64, _) => self.unbox_int(value),
            (Repr::Bool, _) => self.value(Op::UnboxBool { args: [value] }, Type::I64),
            (Repr::F64, _) => self.value(Op::UnboxFloat { args: [value] }, Type::F64),
        };
        self.values.insert(result, value);
    }

    /// Says that a boxed value stands for the result: a number for its text, where the text is not needed.
    pub fn stand_for(&mut self, result: Value, value: Value) {
        self.values.insert(result, value);
    }

    /// Says that the result is a raw bool.
    pub fn define_bool(&mut self, result: Value, value: Value) {
        let value =
            if Repr::of(self.ty(result)) == Repr::Bool { value } else { self.value(Op::BoxBool { args: [value] }, Type::Imm) };
        self.values.insert(result, value);
    }

    /// Says that the result is a raw int.
    pub fn define_int(&mut self, result: Value, value: Value) {
        let value = if Repr::of(self.ty(result)) == Repr::I64 { value } else { self.box_int(value) };
        self.values.insert(result, value);
    }

    /// Defines an int that fits the small ones.
    pub fn define_small(&mut self, result: Value, value: Value) {
        let raw = Repr::of(self.ty(result)) == Repr::I64;
        let value = if raw { value } else { self.value(Op::BoxSmall { args: [value] }, Type::Imm) };
        self.values.insert(result, value);
    }

    /// The value boxed.
    pub fn boxed(&mut self, value: Value) -> Value {
        let raw = self.get(value);
        match Repr::of(self.ty(value)) {
            Repr::Val => raw,
            Repr::F64 => self.value(Op::BoxFloat { args: [raw] }, Type::Imm),
            Repr::Bool => self.value(Op::BoxBool { args: [raw] }, Type::Imm),
            Repr::I64 if self.is_small(value) => self.value(Op::BoxSmall { args: [raw] }, Type::Imm),
            Repr::I64 => self.box_int(raw),
        }
    }

    /// All of them boxed.
    pub fn all_boxed(&mut self, values: &[Value]) -> Vec<Value> {
        values.iter().map(|&v| self.boxed(v)).collect()
    }

    /// The value as a raw int; its type is `i64` or `bool`.
    pub fn raw_int(&mut self, value: Value) -> Value {
        let found = self.get(value);
        match self.body.ty(found) {
            Type::I64 => found,
            // Of no type at all: what makes it raises, and nothing comes here.
            Type::F64 | Type::Ptr => self.int(0),
            _ => self.unbox_int(found),
        }
    }

    /// The value as a double; its type allows numbers only. Raises where an int is too large.
    pub fn raw_float(&mut self, value: Value) -> Value {
        let raw = self.get(value);
        match Repr::of(self.ty(value)) {
            Repr::F64 => raw,
            Repr::I64 | Repr::Bool => self.value(Op::IntToFloat { args: [raw] }, Type::F64),
            Repr::Val => {
                self.as_double(value, Type::F64, |_, number| number, |this| this.runtime_value("number_to_float", &[raw]))
            }
        }
    }

    /// Boxes a raw int of any size.
    pub fn box_int(&mut self, raw: Value) -> Value {
        if let Some(Op::Int { value }) = self.body.def_op(raw) {
            if (-(1 << 50)..1 << 50).contains(value) {
                return self.value(Op::BoxSmall { args: [raw] }, Type::Imm);
            }
        }
        let fits = self.value(Op::FitsSmall { args: [raw] }, Type::I64);
        self.choose(
            fits,
            Type::Val,
            |this| this.value(Op::BoxSmall { args: [raw] }, Type::Imm),
            |this| this.runtime_value("int_from_i64", &[raw]),
        )
    }

    /// The 64 bits of a boxed int that is known to fit them.
    pub fn unbox_int(&mut self, value: Value) -> Value {
        let small = self.value(Op::IsSmall { args: [value] }, Type::I64);
        self.choose(
            small,
            Type::I64,
            |this| this.value(Op::UnboxSmall { args: [value] }, Type::I64),
            |this| this.runtime_raw("int_to_i64", &[value]).0[0],
        )
    }

    /// Puts a boxed value in place of what a word of memory holds, which belongs to the type.
    pub fn replace(&mut self, address: Value, offset: i64, value: Value, ty: &tir::Type) {
        if never_object(ty) && *self.body.ty(value) == Type::Imm {
            return self.effect(Op::Store { args: [address, value], offset });
        }
        if !matches!(ty, tir::Type::Int | tir::Type::I64) {
            self.value(Op::Exchange { args: [address, value], offset }, Repr::kept(ty));
            return;
        }
        // An int is rarely an object; letting go of one runs no code of the program.
        let old = self.value(Op::Load { args: [address], offset }, Type::Val);
        let old = self.value(Op::AsBits { args: [old] }, Type::I64);
        let least = self.int(SMALL_MIN);
        let small = self.icmp(IntCompare::UGe, old, least);
        let end = self.body.new_block();
        let other = self.branch_likely(small);
        self.effect(Op::Store { args: [address, value], offset });
        self.jump(end, &[]);
        self.block = other;
        let at = self.int(offset);
        let place = self.value(Op::PtrAdd { args: [address, at] }, Type::Ptr);
        self.runtime("replace_int", &[place, value]);
        self.jump(end, &[]);
        self.block = end;
    }

    /// Follows a `tir` edge: arguments in the representation of the parameters.
    pub fn follow(&mut self, edge: &Edge) {
        let params = &self.source.body[edge.to].params;
        let args: Vec<Value> = params.iter().zip(&edge.args).map(|(&param, &arg)| self.converted(arg, self.ty(param))).collect();
        self.jump(self.blocks[&edge.to], &args);
    }

    /// A block that follows an edge: the target itself where nothing needs converting.
    pub fn edge_block(&mut self, edge: &Edge) -> Edge {
        let params = &self.source.body[edge.to].params;
        let same = params.iter().zip(&edge.args).all(|(&p, &a)| Repr::of(self.ty(p)) == Repr::of(self.ty(a)));
        if same {
            return Edge::new(self.blocks[&edge.to], edge.args.iter().map(|&a| self.get(a)));
        }
        let edge = edge.clone();
        Edge::plain(self.cold(|this| this.follow(&edge)))
    }

    /// The value in the representation of another type that it belongs to.
    pub fn converted(&mut self, value: Value, to: &tir::Type) -> Value {
        match (Repr::of(self.ty(value)), Repr::of(to)) {
            (from, to) if from == to => self.get(value),
            (_, Repr::Val) => self.boxed(value),
            (Repr::Val, Repr::F64) => {
                let value = self.get(value);
                self.value(Op::UnboxFloat { args: [value] }, Type::F64)
            }
            (Repr::Val, Repr::Bool) => {
                let value = self.get(value);
                self.value(Op::UnboxBool { args: [value] }, Type::I64)
            }
            (Repr::Val, Repr::I64) => {
                let value = self.get(value);
                self.unbox_int(value)
            }
            // No value is of both types: nothing comes here.
            (Repr::F64, Repr::I64 | Repr::Bool) => self.int(0),
            (Repr::I64 | Repr::Bool, Repr::F64) => self.float(0.0),
            _ => self.get(value),
        }
    }

    /// Values in a stack slot, for calls that take an address.
    pub fn on_stack(&mut self, values: &[Value]) -> Value {
        let slot = self.value(Op::StackSlot { words: values.len().max(1) as u32 }, Type::Ptr);
        for (i, &value) in values.iter().enumerate() {
            let bits = self.value(Op::AsBits { args: [value] }, Type::I64);
            self.effect(Op::Store { args: [slot, bits], offset: 8 * i as i64 });
        }
        slot
    }

    /// The results of the `tir` instruction.
    pub fn results(&self, inst: Inst) -> Values {
        self.source.body.results(inst).collect()
    }

    /// Whether the op of a `tir` value satisfies a test.
    pub fn defined_by(&self, value: Value) -> Option<&'a tir::Op> {
        self.source.body.def_op(value)
    }

    /// Whether the text is used once, to be joined with others: the joining then shows the number itself.
    pub fn is_only_joined(&mut self, text: Value) -> bool {
        let source = &self.source.body;
        let joined = self.joined.get_or_insert_with(|| {
            let (mut joined, mut other) = (FxHashSet::default(), FxHashSet::default());
            for inst in source.insts() {
                let op = &source[inst].op;
                let joins = matches!(op, tir::Op::StrJoin { .. });
                for value in op.uses() {
                    let once = joins && joined.insert(value);
                    if !once {
                        other.insert(value);
                    }
                }
            }
            joined.retain(|value| !other.contains(value));
            joined
        });
        joined.contains(&text)
    }

    /// Operands of the instruction.
    pub fn args(&self, inst: Inst) -> &'a [Value] {
        self.source.body[inst].op.args()
    }
}

/// The least bits of a small int: they are the largest of all.
pub const SMALL_MIN: i64 = (0xFFF8_u64 << 48) as i64;

/// Whether no value of the type is an object with a count.
fn never_object(ty: &tir::Type) -> bool {
    match ty {
        tir::Type::Float | tir::Type::Bool | tir::Type::None | tir::Type::Unbound => true,
        tir::Type::Union(members) => members.iter().all(never_object),
        _ => false,
    }
}

/// The bits of `None`.
pub const NONE: u64 = 0x08;
/// The bits of `False`.
pub const FALSE: u64 = 0x10;
/// The bits of `True`.
pub const TRUE: u64 = 0x18;

fn slot_type(slot: lir::signature::Slot) -> Type {
    use lir::signature::Slot;
    match slot {
        Slot::I64 => Type::I64,
        Slot::F64 => Type::F64,
        Slot::Ptr => Type::Ptr,
        _ => Type::Val,
    }
}
