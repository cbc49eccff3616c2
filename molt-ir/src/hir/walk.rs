//! Visiting and rewriting. Only what the body reaches counts: nodes that a rewrite left behind are never seen again.

use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher;

use smallvec::SmallVec;

use super::tree::{Child, ChildMut, Field, Hashing};
use super::{Block, Expr, ExprId, Function, PatternId, PlaceId, Program, Stmt, StmtId};

/// Every node a function's body reaches, parents before children, in the order of the text.
#[derive(Clone, Default, Debug)]
pub struct Reached {
    /// Statements.
    pub stmts: Vec<StmtId>,
    /// Expressions.
    pub exprs: Vec<ExprId>,
    /// Places.
    pub places: Vec<PlaceId>,
    /// Patterns.
    pub patterns: Vec<PatternId>,
}

impl Function {
    /// What the body reaches.
    pub fn reached(&self) -> Reached {
        let mut reached = Reached {
            stmts: Vec::with_capacity(self.stmts.len()),
            exprs: Vec::with_capacity(self.exprs.len()),
            places: Vec::with_capacity(self.places.len()),
            patterns: vec![],
        };
        self.reach(Child::Block(&self.body), &mut reached);
        reached
    }

    /// What a part of the body reaches, itself included.
    pub fn reached_from(&self, child: Child<'_>) -> Reached {
        let mut reached = Reached::default();
        self.reach(child, &mut reached);
        reached
    }

    fn reach(&self, child: Child<'_>, out: &mut Reached) {
        match child {
            Child::Expr(id) => {
                out.exprs.push(id);
                self[id].children(&mut |c| self.reach(c, out));
            }
            Child::Place(id) => {
                out.places.push(id);
                self[id].children(&mut |c| self.reach(c, out));
            }
            Child::Pattern(id) => {
                out.patterns.push(id);
                self[id].children(&mut |c| self.reach(c, out));
            }
            Child::Block(block) => {
                for &id in block.iter() {
                    out.stmts.push(id);
                    self[id].children(&mut |c| self.reach(c, out));
                }
            }
        }
    }

    /// The direct children of an expression.
    pub fn children_of(&self, id: ExprId) -> Vec<ExprId> {
        let mut children = Vec::new();
        self[id].children(&mut |c| {
            if let Child::Expr(id) = c {
                children.push(id);
            }
        });
        children
    }

    /// Offers every reached expression to `rewrite`, children before parents. What it returns takes the expression's place
    /// (same id, same span); nodes it adds are not offered again.
    pub fn rewrite_exprs(&mut self, mut rewrite: impl FnMut(&mut Function, ExprId) -> Option<Expr>) {
        for id in self.reached().exprs.into_iter().rev() {
            if let Some(new) = rewrite(self, id) {
                self[id] = new;
            }
        }
    }

    /// Offers every reached statement to `rewrite`, inner statements before those around them, later before earlier. The
    /// statements it returns take its place; statements it adds are not offered again.
    pub fn rewrite_stmts(&mut self, mut rewrite: impl FnMut(&mut Function, StmtId) -> Option<Vec<StmtId>>) {
        let body = std::mem::take(&mut self.body);
        self.body = self.rewritten(body, &mut rewrite);
    }

    fn rewritten(&mut self, block: Block, rewrite: &mut dyn FnMut(&mut Function, StmtId) -> Option<Vec<StmtId>>) -> Block {
        let mut out: Vec<StmtId> = Vec::with_capacity(block.len());
        for &id in block.iter().rev() {
            self.rewrite_below(Owner::Stmt(id), rewrite);
            match rewrite(self, id) {
                Some(new) => out.extend(new.into_iter().rev()),
                None => out.push(id),
            }
        }
        out.reverse();
        Block(out)
    }

    /// Rewrites the blocks below a node: those of statements, and those inside its expressions (`do`).
    fn rewrite_below(&mut self, owner: Owner, rewrite: &mut dyn FnMut(&mut Function, StmtId) -> Option<Vec<StmtId>>) {
        let mut below: SmallVec<[Owner; 8]> = SmallVec::new();
        let mut has_blocks = false;
        let visit = &mut |c: Child<'_>| match c {
            Child::Expr(id) => below.push(Owner::Expr(id)),
            Child::Place(id) => below.push(Owner::Place(id)),
            Child::Pattern(id) => below.push(Owner::Pattern(id)),
            Child::Block(_) => has_blocks = true,
        };
        match owner {
            Owner::Stmt(id) => self[id].children(visit),
            Owner::Expr(id) => self[id].children(visit),
            Owner::Place(id) => self[id].children(visit),
            Owner::Pattern(id) => self[id].children(visit),
        }
        below.into_iter().for_each(|owner| self.rewrite_below(owner, rewrite));
        if !has_blocks {
            return;
        }
        let mut blocks: SmallVec<[Block; 2]> = SmallVec::new();
        self.each_block(owner, &mut |block| blocks.push(std::mem::take(block)));
        let mut blocks = blocks.into_iter().map(|b| self.rewritten(b, rewrite)).collect::<SmallVec<[Block; 2]>>().into_iter();
        self.each_block(owner, &mut |block| *block = blocks.next().unwrap_or_default());
    }

    fn each_block(&mut self, owner: Owner, visit: &mut dyn FnMut(&mut Block)) {
        let put = &mut |c: ChildMut<'_>| {
            if let ChildMut::Block(block) = c {
                visit(block);
            }
        };
        match owner {
            Owner::Stmt(id) => self[id].children_mut(put),
            Owner::Expr(id) => self[id].children_mut(put),
            Owner::Place(id) => self[id].children_mut(put),
            Owner::Pattern(id) => self[id].children_mut(put),
        }
    }

    /// Changes every reached place.
    pub fn rewrite_places(&mut self, mut rewrite: impl FnMut(&mut Function, PlaceId) -> Option<super::Place>) {
        for id in self.reached().places.into_iter().rev() {
            if let Some(new) = rewrite(self, id) {
                self[id] = new;
            }
        }
    }

    /// A copy of an expression and all below it.
    pub fn copy_expr(&mut self, id: ExprId) -> ExprId {
        let mut copy = self[id].clone();
        copy.children_mut(&mut |c| self.copy_child(c));
        let span = self.span_of(id);
        self.expr(copy, span)
    }

    /// A copy of statements and all below them. Labels stay the same, so it may not lie inside the original.
    pub fn copy_block(&mut self, block: &Block) -> Block {
        let mut copy = |&id: &StmtId| {
            let mut stmt: Stmt = self[id].clone();
            stmt.children_mut(&mut |c| self.copy_child(c));
            let span = self.stmt_span(id);
            self.stmt(stmt, span)
        };
        Block(block.iter().map(&mut copy).collect())
    }

    /// A copy of a place and all below it.
    pub fn copy_place(&mut self, id: PlaceId) -> PlaceId {
        let mut copy = self[id].clone();
        copy.children_mut(&mut |c| self.copy_child(c));
        let span = self.place_span(id);
        self.place(copy, span)
    }

    fn copy_child(&mut self, child: ChildMut<'_>) {
        match child {
            ChildMut::Expr(id) => *id = self.copy_expr(*id),
            ChildMut::Place(id) => *id = self.copy_place(*id),
            ChildMut::Block(block) => *block = self.copy_block(block),
            ChildMut::Pattern(id) => {
                let mut copy = self[*id].clone();
                copy.children_mut(&mut |c| self.copy_child(c));
                *id = self.pattern(copy);
            }
        }
    }

    /// Equal for equal trees (locals and header included), whatever their ids, spans and leftovers.
    pub fn structural_hash(&self) -> u64 {
        let mut h = Hashing { function: self, state: DefaultHasher::new() };
        h.value(&(&self.symbol, &self.name, &self.qualname, &self.module, self.parent, self.kind));
        h.value(&(self.is_generator, self.is_async, self.is_managed, self.is_cached, &self.doc, self.locals.len()));
        for local in self.locals.values() {
            h.value(&(&local.name, local.kind));
            local.hint.hash(&mut h);
        }
        self.params.hash(&mut h);
        self.returns.hash(&mut h);
        self.hints.hash(&mut h);
        self.body.hash(&mut h);
        h.state.finish()
    }
}

#[derive(Clone, Copy)]
enum Owner {
    Stmt(StmtId),
    Expr(ExprId),
    Place(PlaceId),
    Pattern(PatternId),
}

impl Program {
    /// Every reached expression of every function.
    pub fn exprs(&self) -> impl Iterator<Item = &Expr> {
        self.functions.values().flat_map(|f| f.reached().exprs.into_iter().map(move |id| &f[id]))
    }

    /// Every reached statement of every function.
    pub fn stmts(&self) -> impl Iterator<Item = &Stmt> {
        self.functions.values().flat_map(|f| f.reached().stmts.into_iter().map(move |id| &f[id]))
    }

    /// Every reached place of every function.
    pub fn places(&self) -> impl Iterator<Item = &super::Place> {
        self.functions.values().flat_map(|f| f.reached().places.into_iter().map(move |id| &f[id]))
    }

    /// [`Function::rewrite_exprs`] for every function.
    pub fn rewrite_exprs(&mut self, mut rewrite: impl FnMut(&mut Function, ExprId) -> Option<Expr>) {
        self.functions.values_mut().for_each(|f| f.rewrite_exprs(&mut rewrite));
    }

    /// [`Function::rewrite_stmts`] for every function.
    pub fn rewrite_stmts(&mut self, mut rewrite: impl FnMut(&mut Function, StmtId) -> Option<Vec<StmtId>>) {
        self.functions.values_mut().for_each(|f| f.rewrite_stmts(&mut rewrite));
    }

    /// Equal for equal programs: see [`Function::structural_hash`].
    pub fn structural_hash(&self) -> u64 {
        let mut state = DefaultHasher::new();
        for module in self.modules.values() {
            std::hash::Hash::hash(&(&module.name, &module.path, module.is_package, module.body), &mut state);
        }
        for class in self.classes.values() {
            std::hash::Hash::hash(&(&class.symbol, &class.name, &class.qualname, class.parent, class.body), &mut state);
        }
        self.functions.values().for_each(|f| state.write_u64(f.structural_hash()));
        state.finish()
    }
}
