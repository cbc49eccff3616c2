//! Short words for making nodes: what a desugaring builds its right-hand side with.

use molt_ir::hir::*;
use molt_ir::name::Name;
use molt_ir::span::Span;

/// Puts statements where one of the function's own body stands; that may be among them.
pub fn in_place_of(f: &mut Function, stmt: StmtId, by: impl IntoIterator<Item = StmtId>) {
    if let Some(at) = f.body.iter().position(|&other| other == stmt) {
        f.body.splice(at..=at, by);
    }
}

/// Makes nodes that come from one place of the source.
pub struct Make<'a> {
    /// The function they go into.
    pub f: &'a mut Function,
    span: Span,
}

impl<'a> Make<'a> {
    /// Nodes that come from `span`.
    pub fn at(f: &'a mut Function, span: Span) -> Make<'a> {
        Make { f, span }
    }

    /// Nodes that stand for the statement.
    pub fn for_stmt(f: &'a mut Function, id: StmtId) -> Make<'a> {
        let span = f.stmt_span(id);
        Make { f, span }
    }

    /// Nodes that stand for the expression.
    pub fn for_expr(f: &'a mut Function, id: ExprId) -> Make<'a> {
        let span = f.span_of(id);
        Make { f, span }
    }

    /// Nodes that stand for the place, or come from here where it comes from nowhere.
    pub fn for_place(&mut self, place: PlaceId) -> Make<'_> {
        let span = self.f.place_span(place);
        let span = if span.is_none() { self.span } else { span };
        Make { f: self.f, span }
    }

    /// Where the nodes come from.
    pub fn span(&self) -> Span {
        self.span
    }

    /// An expression.
    pub fn expr(&mut self, expr: Expr) -> ExprId {
        self.f.expr(expr, self.span)
    }

    /// A statement.
    pub fn stmt(&mut self, stmt: Stmt) -> StmtId {
        self.f.stmt(stmt, self.span)
    }

    /// `from module import name as global, …`, into globals of the module.
    pub fn import(&mut self, module: &str, names: &[(&str, &str)]) -> StmtId {
        let span = self.span;
        let names = names.iter().map(|&(name, global)| ImportName {
            name: name.into(),
            target: self.f.place(Place::Global { name: global.into() }, span),
        });
        let names = names.collect();
        self.stmt(Stmt::FromImport { module: module.into(), names })
    }

    /// A new temporary.
    pub fn temporary(&mut self, name: &str) -> LocalId {
        self.f.temporary(name)
    }

    /// `None`
    pub fn none(&mut self) -> ExprId {
        self.expr(Expr::none())
    }

    /// A small integer.
    pub fn int(&mut self, value: usize) -> ExprId {
        self.expr(Expr::int(value as i64))
    }

    /// A constant string.
    pub fn str(&mut self, text: &str) -> ExprId {
        self.expr(Expr::str(text))
    }

    /// The value of a temporary or plain local.
    pub fn read(&mut self, local: LocalId) -> ExprId {
        self.expr(Expr::Local { local })
    }

    /// A builtin, whatever its name is bound to in the program.
    pub fn builtin(&mut self, name: &str) -> ExprId {
        self.expr(Expr::Builtin { name: name.into() })
    }

    /// `function(args)`
    pub fn call(&mut self, function: ExprId, args: impl Into<Vec<ExprId>>) -> ExprId {
        self.expr(Expr::Call { function, args: args.into(), keywords: Vec::new() })
    }

    /// An operation without syntax.
    pub fn intrinsic(&mut self, op: Intrinsic, args: impl Into<Vec<ExprId>>) -> ExprId {
        self.expr(Expr::Intrinsic { op, args: args.into() })
    }

    /// `left op right`
    pub fn compare(&mut self, left: ExprId, op: CompareOp, right: ExprId) -> ExprId {
        self.expr(Expr::Compare { first: left, links: vec![Link { op, right }] })
    }

    /// `local is not None`
    pub fn is_some(&mut self, local: LocalId) -> ExprId {
        let (value, none) = (self.read(local), self.none());
        self.compare(value, CompareOp::IsNot, none)
    }

    /// Item `index` of a tuple that the compiler made.
    pub fn item(&mut self, tuple: LocalId, index: usize) -> ExprId {
        let args = [self.read(tuple), self.int(index)];
        self.intrinsic(Intrinsic::TupleItem, args)
    }

    /// The place that is a local.
    pub fn place(&mut self, local: LocalId) -> PlaceId {
        self.f.place(Place::Local { local }, self.span)
    }

    /// `local = value`
    pub fn set(&mut self, local: LocalId, value: ExprId) -> StmtId {
        let target = self.place(local);
        self.stmt(Stmt::Assign { target, value })
    }

    /// `target = value`
    pub fn store(&mut self, target: PlaceId, value: ExprId) -> StmtId {
        self.stmt(Stmt::Assign { target, value })
    }

    /// A new temporary that holds `value`.
    pub fn bind(&mut self, name: &str, value: ExprId) -> (LocalId, StmtId) {
        let local = self.temporary(name);
        (local, self.set(local, value))
    }

    /// Evaluates an expression for its effect.
    pub fn run(&mut self, value: ExprId) -> StmtId {
        self.stmt(Stmt::Expr { value })
    }

    /// Runs an operation for its effect.
    pub fn effect(&mut self, op: Intrinsic, args: impl Into<Vec<ExprId>>) -> StmtId {
        let value = self.intrinsic(op, args);
        self.run(value)
    }

    /// `if test: then else: otherwise`
    pub fn branch(&mut self, test: ExprId, then: Vec<StmtId>, otherwise: Vec<StmtId>) -> StmtId {
        self.stmt(Stmt::If { test, then: then.into(), otherwise: otherwise.into() })
    }

    /// A block that `leave` can end.
    pub fn block(&mut self, label: Label, body: Vec<StmtId>) -> StmtId {
        self.stmt(Stmt::Block { label, body: body.into() })
    }

    /// A loop.
    pub fn repeat(&mut self, label: Label, body: Vec<StmtId>) -> StmtId {
        self.stmt(Stmt::Loop { label, body: body.into() })
    }

    /// Goes to the end of a block or loop.
    pub fn leave(&mut self, label: Label) -> StmtId {
        self.stmt(Stmt::Leave { label })
    }

    /// The value of a place without expressions of its own: a name.
    pub fn value_of(&mut self, place: PlaceId) -> Option<ExprId> {
        let expr = match self.f[place].clone() {
            Place::Local { local } => Expr::Local { local },
            Place::Cell { local } => Expr::Cell { local },
            Place::Global { name } => Expr::Global { name },
            Place::ClassName { name } => self.class_name(name),
            _ => return None,
        };
        Some(self.expr(expr))
    }

    /// A name that the class body itself binds, so that only the module and the builtins lie behind it.
    fn class_name(&mut self, name: Name) -> Expr {
        let otherwise = self.expr(Expr::Global { name: name.clone() });
        Expr::ClassName { name, otherwise }
    }
}

/// Rewrites the statements of a block that is not in the function's body at the moment, as `rewrite_stmts` does.
pub fn rewrite_block(f: &mut Function, block: Block, rewrite: impl FnMut(&mut Function, StmtId) -> Option<Vec<StmtId>>) -> Block {
    let rest = std::mem::replace(&mut f.body, block);
    f.rewrite_stmts(rewrite);
    std::mem::replace(&mut f.body, rest)
}
