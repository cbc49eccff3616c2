//! The text form of a body, and the hash that does not see its numbering.
//!
//! ```text
//! ^bb0(%0: int):
//!   %1, %2 = mnemonic %0, %0 {attribute: 3} -> ^bb1(%0), ^bb2 : int, bool #0:4..9
//! ```
//!
//! With spans, the inlined calls stand first, `~1 = "f" #0:3..8 in ~0`, and an instruction names its own: `… #0:4..9 in ~1`.

use std::fmt::{self, Write};
use std::hash::{Hash, Hasher};

use fxhash::FxHashMap;

use super::{Block, Body, Frame, FrameData, Inst, Language, Op, Value};
use crate::span::Span;
use crate::text::{Attr, Parse, ParseError, Parser, Printer};

impl<L: Language> Body<L> {
    /// Prints the blocks in layout order.
    pub fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        let frames = if p.spans { self.frames() } else { &[] };
        for (n, frame) in frames.iter().enumerate() {
            write!(p, "~{} = ", n + 1)?;
            frame.function.print(p)?;
            p.write_str(" ")?;
            frame.call.print(p)?;
            writeln!(p, " in {}", frame.caller)?;
        }
        for &block in self.blocks() {
            write!(p, "{block}(")?;
            p.list(&self[block].params, |p, param| {
                write!(p, "{param}: ")?;
                self[*param].ty.print(p)
            })?;
            p.write_str("):\n")?;
            for &inst in &self[block].insts {
                p.write_str("  ")?;
                self.print_inst(inst, p)?;
                p.write_str("\n")?;
            }
        }
        Ok(())
    }

    /// Prints one instruction.
    pub fn print_inst(&self, inst: Inst, p: &mut Printer<'_>) -> fmt::Result {
        let op = &self[inst].op;
        let results = self.results(inst);
        p.list(results.clone(), |p, v| v.print(p))?;
        p.write_str(if results.len() > 0 { " = " } else { "" })?;
        p.write_str(op.info().mnemonic)?;
        p.write_str(if op.args().is_empty() { "" } else { " " })?;
        p.list(op.args(), |p, v| v.print(p))?;
        op.print_attrs(p)?;
        p.write_str(if op.succs().is_empty() { "" } else { " -> " })?;
        p.list(op.succs(), |p, edge| edge.print(p))?;
        p.write_str(if results.len() > 0 { " : " } else { "" })?;
        p.list(results, |p, v| self[v].ty.print(p))?;
        if p.spans && !self[inst].span.is_none() {
            p.write_str(" ")?;
            self[inst].span.print(p)?;
        }
        if p.spans && self[inst].frame != Frame::OWN {
            write!(p, " in {}", self[inst].frame)?;
        }
        Ok(())
    }

    /// The text of one instruction, for messages.
    pub fn inst_to_text(&self, inst: Inst) -> String {
        let mut text = String::new();
        self.print_inst(inst, &mut Printer::new(&mut text)).expect("writing to a String cannot fail");
        text
    }

    /// Reads a body that fills the whole text.
    pub fn parse(source: &str) -> Parse<Self> {
        let mut p = Parser::new(source);
        let body = Self::parse_at(&mut p)?;
        if p.at_end() { Ok(body) } else { p.error("expected a block") }
    }

    /// Reads blocks for as long as there are any. Any numbering is accepted and made dense; values and blocks may be used
    /// before they are defined.
    pub fn parse_at(p: &mut Parser<'_>) -> Parse<Self> {
        let mut reader =
            Reader { body: Body::default(), values: FxHashMap::default(), blocks: FxHashMap::default(), places: vec![] };
        while p.looking_at("~") {
            reader.frame(p)?;
        }
        while p.looking_at("^bb") {
            reader.block(p)?;
        }
        if reader.body.is_empty() { p.error("expected a block") } else { reader.finish() }
    }

    /// Feeds everything but spans to `state`, values and blocks numbered in layout order.
    pub fn hash_into<H: Hasher>(&self, state: &mut H) {
        let mut values = vec![u32::MAX; self.value_count()];
        let mut blocks = vec![u32::MAX; self.block_count()];
        let mut next = 0;
        for (n, &block) in self.blocks().iter().enumerate() {
            blocks[block.index()] = n as u32;
            for value in self.defs(block) {
                values[value.index()] = next;
                next += 1;
            }
        }
        for &block in self.blocks() {
            self[block].params.len().hash(state);
            for value in self.defs(block) {
                self[value].ty.hash(state);
            }
            for &inst in &self[block].insts {
                let op = &self[inst].op;
                op.hash_shape(state);
                self.results(inst).len().hash(state);
                for v in op.args() {
                    values[v.index()].hash(state);
                }
                for edge in op.succs() {
                    blocks[edge.to.index()].hash(state);
                    for v in &edge.args {
                        values[v.index()].hash(state);
                    }
                }
            }
        }
    }

    /// Every value that `block` defines: parameters first.
    pub fn defs(&self, block: Block) -> impl Iterator<Item = Value> + '_ {
        let data = &self[block];
        data.params.iter().copied().chain(data.insts.iter().flat_map(|&inst| self.results(inst)))
    }
}

impl<L: Language> fmt::Display for Body<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.print(&mut Printer::new(f))
    }
}

impl<L: Language> fmt::Debug for Body<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A body while it is read: operations hold the numbers of the text until `finish`.
struct Reader<L: Language> {
    body: Body<L>,
    values: FxHashMap<Value, Value>,
    blocks: FxHashMap<Block, Block>,
    places: Vec<(Inst, usize)>,
}

impl<L: Language> Reader<L> {
    fn block(&mut self, p: &mut Parser<'_>) -> Parse<()> {
        let block = self.body.new_block();
        let at = p.position();
        let name = Block::parse(p)?;
        if self.blocks.insert(name, block).is_some() {
            return Err(ParseError { at, message: format!("a second {name}") });
        }
        p.expect("(")?;
        let params = p.list(")", |p| {
            let at = p.position();
            let name = Value::parse(p)?;
            p.expect(":")?;
            Ok((at, name, L::Ty::parse(p)?))
        })?;
        for (at, name, ty) in params {
            let param = self.body.add_param(block, ty);
            self.define(at, name, param)?;
        }
        p.expect(":")?;
        while !p.at_end() && !p.looking_at("^bb") && !p.peek("}") {
            self.inst(block, p)?;
        }
        Ok(())
    }

    fn frame(&mut self, p: &mut Parser<'_>) -> Parse<()> {
        let at = p.position();
        let next = self.body.frames().len() + 1;
        if Frame::parse(p)? != Frame::at(next) {
            return Err(ParseError { at, message: format!("expected `~{next}`") });
        }
        p.expect("=")?;
        let function = String::parse(p)?;
        let call = Span::parse(p)?;
        p.expect("in")?;
        let caller = self.frame_of(p)?;
        self.body.add_frame(FrameData { function, call, caller });
        Ok(())
    }

    fn frame_of(&self, p: &mut Parser<'_>) -> Parse<Frame> {
        let at = p.position();
        let frame = Frame::parse(p)?;
        if frame.index() <= self.body.frames().len() {
            Ok(frame)
        } else {
            Err(ParseError { at, message: format!("there is no {frame}") })
        }
    }

    fn inst(&mut self, block: Block, p: &mut Parser<'_>) -> Parse<()> {
        let at = p.position();
        let results = super::parse_args(p)?;
        if !results.is_empty() {
            p.expect("=")?;
        }
        let word_at = p.position();
        let mnemonic = p.word();
        let op = L::Op::parse(mnemonic, p)
            .map_err(|e| ParseError { at: if e.message.starts_with("unknown operation") { word_at } else { e.at }, ..e })?;
        let mut tys = vec![];
        if p.eat(":") {
            tys.push(L::Ty::parse(p)?);
            while p.eat(",") {
                tys.push(L::Ty::parse(p)?);
            }
        }
        let span = if p.peek("#") { Span::parse(p)? } else { Span::NONE };
        let frame = if p.eat("in") { self.frame_of(p)? } else { Frame::OWN };
        if tys.len() != results.len() || !op.info().results.allows(results.len()) {
            return Err(ParseError {
                at,
                message: format!(
                    "`{mnemonic}` has {} results, found {} names and {} types",
                    op.info().results,
                    results.len(),
                    tys.len()
                ),
            });
        }
        let inst = self.body.push(block, op, &tys, span);
        self.body[inst].frame = frame;
        self.places.push((inst, at));
        for (name, value) in results.into_iter().zip(self.body.results(inst)) {
            self.define(at, name, value)?;
        }
        Ok(())
    }

    fn define(&mut self, at: usize, name: Value, value: Value) -> Parse<()> {
        match self.values.insert(name, value) {
            None => Ok(()),
            Some(_) => Err(ParseError { at, message: format!("{name} is defined twice") }),
        }
    }

    /// Puts real ids where the text's numbers are.
    fn finish(mut self) -> Parse<Body<L>> {
        for (inst, at) in self.places {
            let mut unknown = None;
            let op = &mut self.body[inst].op;
            op.map_uses(|name| *self.values.get(&name).unwrap_or_else(|| unknown.get_or_insert(name)));
            if let Some(name) = unknown {
                return Err(ParseError { at, message: format!("{name} is not defined") });
            }
            for edge in op.succs_mut() {
                edge.to =
                    *self.blocks.get(&edge.to).ok_or_else(|| ParseError { at, message: format!("there is no {}", edge.to) })?;
            }
        }
        Ok(self.body)
    }
}

#[cfg(test)]
mod tests {
    use super::super::toy::*;
    use super::*;

    fn hash<L: Language>(body: &Body<L>) -> u64 {
        let mut state = fxhash::FxHasher::default();
        body.hash_into(&mut state);
        state.finish()
    }

    const HIGH: &str = "
        ^bb0(%0: int, %1: list[dict[int, any]]):
          %2 = const {value: -1} : int
          %3 = add %2, %0 : int
          %4 = new : list[int]
          br %3 -> ^bb1(%3, %2), ^bb2
        ^bb1(%5: int, %6: int):
          print %5, %6, %0
          %7 = call %1 {func: @#3} : any
          try -> ^bb2, ^bb1(%0, %0)
        ^bb2():
          ret %0
    ";

    #[test]
    fn prints_what_it_reads() {
        assert_eq!(high(HIGH).to_string(), unindent(HIGH));
        let text = "
            ^bb0(%0: ptr, %1: i64):
              %2, %3 = add_ov %1, %1 : i64, i64
              %4 = load %0 {offset: 8, note: \"a\\n\"} : i64
              %5 = load %0 {offset: 8, note: none} : i64
              store %0, %4 {offset: -8}
              %6, %7, %8 = rt %5 {global: $#1} : i64, f64, ptr
              rt {global: $#0}
              switch %3 -> ^bb1, ^bb1, ^bb1
            ^bb1():
              ret
        ";
        assert_eq!(low(text).to_string(), unindent(text));
    }

    #[test]
    fn numbering_and_layout_of_the_text_are_free() {
        let body = high("^bb7(%9: int): jump -> ^bb3 ^bb5(): ret %20 ^bb3(): %20 = add %9, %9 : int jump -> ^bb5");
        let text = "^bb0(%0: int): jump -> ^bb2\n^bb1(): ret %1\n^bb2(): %1 = add %0, %0 : int\n jump -> ^bb1";
        assert_eq!(body.to_string(), high(text).to_string());
    }

    #[test]
    fn spans_are_printed_on_request_and_always_read() {
        let body = high("^bb0(%0: int): %1 = add %0, %0 : int #0:3..8 ret %1");
        let mut text = String::new();
        let mut p = Printer::new(&mut text);
        p.spans = true;
        body.print(&mut p).unwrap();
        assert!(text.contains("%1 = add %0, %0 : int #0:3..8\n"), "{text}");
        assert!(!body.to_string().contains('#'));
        assert_eq!(hash(&high(&text)), hash(&high(&body.to_string())));
    }

    #[test]
    fn inlined_calls_are_part_of_the_text_with_spans() {
        let text = "~1 = \"g\" #0:3..8 in ~0\n~2 = \"<lambda>\" #0:1..2 in ~1\n^bb0(%0: int):\n  %1 = add %0, %0 : int #0:20..25 in ~2\n  ret %1\n";
        let body = high(text);
        let mut printed = String::new();
        let mut p = Printer::new(&mut printed);
        p.spans = true;
        body.print(&mut p).unwrap();
        assert_eq!(printed, text);
        assert!(!body.to_string().contains('~'));
        let add = body[body.entry()].insts[0];
        let names: Vec<_> = body.trace(add, None).into_iter().map(|(name, span)| (name, span.start)).collect();
        assert_eq!(names, [(Some("<lambda>"), 20), (Some("g"), 1), (None, 3)]);
        assert_eq!(body.trace(add, Some(Frame(1))).len(), 2, "caught in `g`");
        assert_eq!(Body::<High>::parse("^bb0(%0: int): ret %0 in ~1").unwrap_err().message, "there is no ~1");
        assert_eq!(Body::<High>::parse("~2 = \"g\" #none in ~0").unwrap_err().message, "expected `~1`");
    }

    #[test]
    fn the_hash_ignores_numbering_only() {
        let body = high(HIGH);
        let renumbered = HIGH.replace("%7", "%70").replace("^bb2", "^bb9");
        assert_eq!(hash(&body), hash(&high(&renumbered)));
        for (old, new) in [
            ("value: -1", "value: 1"),
            ("%2, %0", "%0, %2"),
            ("(%0, %0)", "(%0, %2)"),
            ("%4 = new", "%4 = new %0"),
            ("%3 : any", "%3 : int"),
        ] {
            let changed = HIGH.replace(old, new);
            assert!(changed == HIGH || hash(&body) != hash(&high(&changed)), "{old} => {new}");
        }
    }

    #[test]
    fn errors_say_where_and_what() {
        let cases = [
            ("^bb0(): frob", 8, "unknown operation `frob`"),
            ("^bb0(): ret %7", 8, "%7 is not defined"),
            ("^bb0(): jump -> ^bb9", 8, "there is no ^bb9"),
            ("^bb0(%1: int): ret", 18, "`ret` takes 1 operands, found 0"),
            ("^bb0(%1: int, %1: int):", 14, "%1 is defined twice"),
            ("^bb0(): ^bb0():", 8, "a second ^bb0"),
            ("^bb0(): %1 = const {value: 1}", 8, "`const` has 1 results, found 1 names and 0 types"),
            ("^bb0(): %1 = const {valu: 1} : int", 20, "expected `value`"),
            ("^bb0(%0: strange):", 9, "unknown type `strange`"),
            ("^bb0(%0: any): jump -> ^bb0, ^bb0", 33, "`jump` takes 1 successors, found 2"),
            ("nonsense", 0, "expected a block"),
        ];
        for (text, at, message) in cases {
            assert_eq!(Body::<High>::parse(text).unwrap_err(), ParseError { at, message: message.into() }, "{text}");
        }
    }

    #[test]
    fn operations_stay_small() {
        assert!(size_of::<HighOp>() <= 40, "{}", size_of::<HighOp>());
        assert!(size_of::<super::super::Edge>() <= 32);
    }
}
