//! The ways out of a sequence of statements, sent through one place: what `finally` and `with` need.
//!
//! ```text
//! { .. (return v) .. (leave 'outer) .. }
//!     ⇒    { .. (assign %result v) (assign %exit 1) (leave 'end) .. (assign %exit 2) (leave 'end) .. }
//!          and after 'end:    (if (compare %exit [(== 1)]) { (return %result) } {}) ...
//! ```
//!
//! The code that stands between is so emitted once, however many ways lead through it.

use std::collections::HashSet;

use molt_ir::hir::{Block, Child, CompareOp, Function, Label, LocalId, Stmt, StmtId};

use super::make::{Make, rewrite_block};

/// A way out of the statements other than by their end.
#[derive(Clone, Copy, PartialEq)]
enum Exit {
    Return,
    Leave(Label),
    Again(Label),
}

/// What [`redirect`] found.
pub struct Exits {
    code: LocalId,
    result: LocalId,
    found: Vec<Exit>,
    /// Whether the statements can run to their end.
    completes: bool,
}

/// Sends every way out of `body` to the label `end`; the temporaries say which it was.
pub fn redirect(m: &mut Make<'_>, body: Block, end: Label) -> (Block, Exits) {
    let inner: HashSet<Label> = m.f.reached_from(Child::Block(&body)).stmts.into_iter().filter_map(|s| opened(&m.f[s])).collect();
    let (code, result) = (m.temporary("exit"), m.temporary("result"));
    let completes = completes(m.f, &body);
    let mut exits = Exits { code, result, found: Vec::new(), completes };
    let body = rewrite_block(m.f, body, |f, id| {
        let mut m = Make::for_stmt(f, id);
        let mut out = Vec::new();
        let exit = match m.f[id] {
            Stmt::Return { value } => {
                out.push(m.set(result, value));
                Exit::Return
            }
            Stmt::Leave { label } if !inner.contains(&label) && label != end => Exit::Leave(label),
            Stmt::Again { label } if !inner.contains(&label) => Exit::Again(label),
            _ => return None,
        };
        let number = exits.number(exit);
        let number = m.int(number);
        out.push(m.set(code, number));
        out.push(m.leave(end));
        Some(out)
    });
    (body, exits)
}

fn opened(stmt: &Stmt) -> Option<Label> {
    match stmt {
        Stmt::Block { label, .. } | Stmt::Loop { label, .. } => Some(*label),
        _ => None,
    }
}

/// Whether the statements may run to their end, as far as the last one shows.
fn completes(f: &Function, body: &Block) -> bool {
    match body.last().map(|&last| &f[last]) {
        Some(Stmt::Return { .. } | Stmt::Leave { .. } | Stmt::Again { .. } | Stmt::Raise { .. } | Stmt::Reraise { .. }) => false,
        Some(Stmt::If { then, otherwise, .. }) => completes(f, then) || completes(f, otherwise),
        _ => true,
    }
}

impl Exits {
    /// Codes count from 1; 0 is the end of the statements.
    fn number(&mut self, exit: Exit) -> usize {
        let known = self.found.iter().position(|e| *e == exit);
        1 + known.unwrap_or_else(|| {
            self.found.push(exit);
            self.found.len() - 1
        })
    }

    /// What must run before the statements.
    pub fn begin(&self, m: &mut Make<'_>) -> Vec<StmtId> {
        if self.found.is_empty() {
            return Vec::new();
        }
        let mut out = Vec::new();
        let zero = m.int(0);
        out.push(m.set(self.code, zero));
        if self.found.contains(&Exit::Return) {
            let none = m.none();
            out.push(m.set(self.result, none));
        }
        out
    }

    /// Goes on where the statements wanted to go. When they cannot end otherwise and there is one way only, without a test.
    pub fn dispatch(&self, m: &mut Make<'_>) -> Vec<StmtId> {
        let mut out = Vec::new();
        for (index, &exit) in self.found.iter().enumerate() {
            let go = match exit {
                Exit::Return => {
                    let value = m.read(self.result);
                    m.stmt(Stmt::Return { value })
                }
                Exit::Leave(label) => m.leave(label),
                Exit::Again(label) => m.stmt(Stmt::Again { label }),
            };
            if !self.completes && index + 1 == self.found.len() {
                out.push(go);
                break;
            }
            let (code, number) = (m.read(self.code), m.int(index + 1));
            let test = m.compare(code, CompareOp::Eq, number);
            out.push(m.branch(test, vec![go], vec![]));
        }
        out
    }
}

/// `try: body finally: last`, with `last` once: after the body, after each way out of it, and after an exception, which is then
/// the one being handled and goes on afterwards.
pub fn finally(m: &mut Make<'_>, body: Block, last: Block) -> Vec<StmtId> {
    let end = m.f.label();
    let (body, exits) = redirect(m, body, end);
    let none = m.none();
    let (raised, begin) = m.bind("raised", none);
    let exception = m.temporary("exception");
    let caught = m.read(exception);
    let note = m.set(raised, caught);
    let catch = m.stmt(Stmt::Catch { body, exception, handler: vec![note].into() });
    let mut out = vec![begin];
    out.extend(exits.begin(m));
    out.push(m.block(end, vec![catch]));
    let exception = m.read(raised);
    out.push(m.stmt(Stmt::Handling { exception, body: last }));
    let (test, exception) = (m.is_some(raised), m.read(raised));
    let reraise = m.stmt(Stmt::Reraise { exception });
    out.push(m.branch(test, vec![reraise], vec![]));
    out.extend(exits.dispatch(m));
    out
}
