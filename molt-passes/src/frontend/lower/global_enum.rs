//! Classes that `enum.global_enum` decorates: their members become names of the module.
//!
//! ```text
//! @global_enum                ⇒    @global_enum
//! class Level(IntEnum):            class Level(IntEnum):
//!     LOW = 1                          LOW = 1
//!                                  if "LOW" in Level.__members__: LOW = Level.__members__["LOW"]
//! ```
//!
//! The globals of a module are known when it is compiled, so the names are taken from the text of the class. What `global_enum`
//! does at run time is the rest: it changes the texts of the members.

use molt_ir::hir::{CompareOp, Const, Expr, ExprId, FunctionKind, Link, Place, Stmt, StmtId};
use molt_ir::span::Span;
use rustpython_parser::ast;

use super::Lower;

const DECORATOR: &str = "global_enum";

/// Whether a decorator is that of the module `enum`, as its users write it.
fn is_decorator(e: &ast::Expr) -> bool {
    match e {
        ast::Expr::Name(n) => n.id.as_str() == DECORATOR,
        ast::Expr::Attribute(a) => {
            a.attr.as_str() == DECORATOR && matches!(&*a.value, ast::Expr::Name(n) if n.id.as_str() == "enum")
        }
        _ => false,
    }
}

impl Lower<'_> {
    /// What comes after the class.
    pub(super) fn global_members(&mut self, c: &ast::StmtClassDef, out: &mut Vec<StmtId>) {
        let own = self.text.contains("def global_enum") || !self.text.contains("enum");
        if self.f().kind != FunctionKind::Module || own || !c.decorator_list.iter().any(is_decorator) {
            return;
        }
        let span = self.span(c);
        for target in c.body.iter().filter_map(|s| if let ast::Stmt::Assign(a) = s { Some(&a.targets) } else { None }).flatten() {
            let ast::Expr::Name(name) = target else { continue };
            let statement = self.global_member(&c.name, &name.id, span);
            out.push(statement);
        }
    }

    fn global_member(&mut self, class: &str, name: &str, span: Span) -> StmtId {
        let (key, members) = (self.text_constant(name, span), self.members(class, span));
        let links = vec![Link { op: CompareOp::In, right: members }];
        let test = self.add(Expr::Compare { first: key, links }, span);
        let (index, object) = (self.text_constant(name, span), self.members(class, span));
        let value = self.add(Expr::Subscript { object, index }, span);
        let target = self.add_place(Place::Name { name: name.into() }, span);
        let assign = self.add_stmt(Stmt::Assign { target, value }, span);
        self.add_stmt(Stmt::If { test, then: vec![assign].into(), otherwise: Default::default() }, span)
    }

    fn text_constant(&mut self, text: &str, span: Span) -> ExprId {
        self.add(Expr::Const { value: Const::Str(text.into()) }, span)
    }

    fn members(&mut self, class: &str, span: Span) -> ExprId {
        let object = self.add(Expr::Name { name: class.into() }, span);
        self.add(Expr::Attribute { object, name: "__members__".into() }, span)
    }
}
