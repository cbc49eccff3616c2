//! Places: what is assigned to or deleted, with CPython's words for what cannot be.

use molt_ir::hir::{Place, PlaceId};
use rustpython_parser::ast::{self, Ranged};

use super::Lower;

/// CPython's name for a kind of expression.
pub(super) fn describe(e: &ast::Expr) -> &'static str {
    match e {
        ast::Expr::Attribute(_) => "attribute",
        ast::Expr::Subscript(_) => "subscript",
        ast::Expr::Starred(_) => "starred",
        ast::Expr::Name(_) => "name",
        ast::Expr::List(_) => "list",
        ast::Expr::Tuple(_) => "tuple",
        ast::Expr::Lambda(_) => "lambda",
        ast::Expr::Call(_) => "function call",
        ast::Expr::BoolOp(_) | ast::Expr::BinOp(_) | ast::Expr::UnaryOp(_) => "expression",
        ast::Expr::GeneratorExp(_) => "generator expression",
        ast::Expr::Yield(_) | ast::Expr::YieldFrom(_) => "yield expression",
        ast::Expr::Await(_) => "await expression",
        ast::Expr::ListComp(_) => "list comprehension",
        ast::Expr::SetComp(_) => "set comprehension",
        ast::Expr::DictComp(_) => "dict comprehension",
        ast::Expr::Dict(_) => "dict literal",
        ast::Expr::Set(_) => "set display",
        ast::Expr::JoinedStr(_) | ast::Expr::FormattedValue(_) => "f-string expression",
        ast::Expr::Constant(c) => match c.value {
            ast::Constant::None => "None",
            ast::Constant::Bool(true) => "True",
            ast::Constant::Bool(false) => "False",
            ast::Constant::Ellipsis => "ellipsis",
            _ => "literal",
        },
        ast::Expr::Compare(_) => "comparison",
        ast::Expr::IfExp(_) => "conditional expression",
        ast::Expr::NamedExpr(_) => "named expression",
        ast::Expr::Slice(_) => "slice",
    }
}

impl Lower<'_> {
    /// The single target of an assignment statement.
    pub(super) fn assigned(&mut self, e: &ast::Expr, only: bool) -> PlaceId {
        // CPython guesses that `==` was meant where the left side could be an operand.
        let operand = match e {
            ast::Expr::Name(_) | ast::Expr::Attribute(_) | ast::Expr::Subscript(_) | ast::Expr::List(_) | ast::Expr::Tuple(_) => {
                false
            }
            ast::Expr::Starred(_) | ast::Expr::Lambda(_) | ast::Expr::BoolOp(_) | ast::Expr::Compare(_) | ast::Expr::IfExp(_) => {
                false
            }
            ast::Expr::GeneratorExp(_) | ast::Expr::Yield(_) | ast::Expr::YieldFrom(_) => false,
            ast::Expr::UnaryOp(u) => u.op != ast::UnaryOp::Not,
            ast::Expr::Constant(c) => !matches!(c.value, ast::Constant::None | ast::Constant::Bool(_)),
            _ => true,
        };
        if only && operand {
            self.error(e, format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", describe(e)));
            return self.nowhere(e);
        }
        if let ast::Expr::Starred(_) = e {
            self.error(e, "starred assignment target must be in a list or tuple");
            return self.nowhere(e);
        }
        self.target(e)
    }

    /// Any target: of an assignment, `for`, `with`, a comprehension.
    pub(super) fn target(&mut self, e: &ast::Expr) -> PlaceId {
        if let ast::Expr::Starred(_) = e {
            self.error(e, "starred assignment target must be in a list or tuple");
            return self.nowhere(e);
        }
        self.place(e)
    }

    pub(super) fn place(&mut self, e: &ast::Expr) -> PlaceId {
        let span = self.span(e);
        let place = match e {
            ast::Expr::Name(n) => {
                self.check_name(e, &n.id);
                Place::Name { name: self.mangled(&n.id) }
            }
            ast::Expr::Attribute(a) => {
                self.check_name(e, &a.attr);
                Place::Attribute { object: self.expr(&a.value), name: self.mangled(&a.attr) }
            }
            ast::Expr::Subscript(s) => {
                let object = self.expr(&s.value);
                Place::Subscript { object, index: self.index(&s.slice) }
            }
            ast::Expr::Tuple(t) => Place::Tuple { items: self.places(&t.elts) },
            ast::Expr::List(l) => Place::List { items: self.places(&l.elts) },
            _ => {
                self.error(e, format!("cannot assign to {}", describe(e)));
                return self.nowhere(e);
            }
        };
        self.add_place(place, span)
    }

    fn places(&mut self, items: &[ast::Expr]) -> Vec<PlaceId> {
        let mut starred = items.iter().filter(|e| matches!(e, ast::Expr::Starred(_)));
        if let (Some(_), Some(second)) = (starred.next(), starred.next()) {
            self.error(second, "multiple starred expressions in assignment");
        }
        let item = |lower: &mut Self, e: &ast::Expr| match e {
            ast::Expr::Starred(s) => {
                let span = lower.span(e);
                let target = lower.target(&s.value);
                lower.add_place(Place::Starred { target }, span)
            }
            _ => lower.place(e),
        };
        items.iter().map(|e| self.deeper(e, |lower| item(lower, e)).unwrap_or_else(|| self.nowhere(e))).collect()
    }

    /// The targets of `del`, one by one: `del (a, b)` deletes each.
    pub(super) fn deleted(&mut self, e: &ast::Expr, out: &mut Vec<PlaceId>) {
        match e {
            ast::Expr::Tuple(ast::ExprTuple { elts, .. }) | ast::Expr::List(ast::ExprList { elts, .. }) => {
                elts.iter().for_each(|e| self.deleted(e, out));
            }
            ast::Expr::Name(_) | ast::Expr::Attribute(_) | ast::Expr::Subscript(_) => {
                if let ast::Expr::Name(n) = e
                    && n.id.as_str() == "__debug__"
                {
                    self.error(e, "cannot delete __debug__");
                }
                out.push(self.place(e));
            }
            _ => self.error(e, format!("cannot delete {}", describe(e))),
        }
    }

    /// A place for what cannot be assigned to; an error has been reported.
    pub(super) fn nowhere(&mut self, e: &impl Ranged) -> PlaceId {
        let span = self.span(e);
        self.add_place(Place::Name { name: "_".into() }, span)
    }

    pub(super) fn check_name(&mut self, at: &impl Ranged, name: &str) {
        if name == "__debug__" {
            self.error(at, "cannot assign to __debug__");
        }
    }
}
