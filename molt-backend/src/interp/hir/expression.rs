//! Expressions.

use std::pin::Pin;

use molt_ir::hir::{BinaryOp, CompareOp, Conversion, Expr, ExprId, ForMode, UnaryOp};
use molt_runtime::types::{BinaryOp as RtBinary, CompareOp as RtCompare, UnaryOp as RtUnary};
use molt_runtime::value::{Owned, Value};
use molt_runtime::{class, dispatch, exception, function, list, slice, str};

use super::Go;
use super::frame::Frame;
use super::function::pack;
use super::machine::{borrowed, string};

impl Frame {
    /// The value of an expression.
    pub fn eval(&self, id: ExprId) -> Pin<Box<dyn Future<Output = Go> + '_>> {
        Box::pin(self.expression(id))
    }

    /// The truth of an expression.
    pub async fn test(&self, id: ExprId) -> Go<bool> {
        let value = self.eval(id).await?;
        Ok(dispatch::truth(value.value())?)
    }

    async fn expression(&self, id: ExprId) -> Go {
        self.machine.tick()?;
        let f = self.f();
        match &f[id] {
            Expr::Const { value } => self.machine.constant(value),
            Expr::Local { local } => self.read(*local),
            Expr::Cell { local } => self.read_cell(*local),
            Expr::Global { name } => self.global(name),
            Expr::Builtin { name } => match super::imports::builtin(name) {
                Some(value) => Ok(value),
                None => Err(exception::name_error(string(name).value()).into()),
            },
            Expr::ClassName { name, otherwise } => match self.class_name(name)? {
                Some(value) => Ok(value),
                None => self.eval(*otherwise).await,
            },
            Expr::Unary { op, operand } => {
                let value = self.eval(*operand).await?;
                unary(*op, value.value())
            }
            Expr::Binary { op, left, right } => {
                let left = self.eval(*left).await?;
                let right = self.eval(*right).await?;
                Ok(dispatch::binary(binary(*op), left.value(), right.value())?)
            }
            Expr::InPlace { op, left, right } => {
                let left = self.eval(*left).await?;
                let right = self.eval(*right).await?;
                Ok(dispatch::in_place(binary(*op), left.value(), right.value())?)
            }
            Expr::Compare { first, links } => {
                let mut left = self.eval(*first).await?;
                let mut result = Owned::NONE;
                for (i, link) in links.iter().enumerate() {
                    let right = self.eval(link.right).await?;
                    result = compare(link.op, left.value(), right.value())?;
                    if i + 1 < links.len() && !dispatch::truth(result.value())? {
                        break;
                    }
                    left = right;
                }
                Ok(result)
            }
            Expr::And { values } => self.deciding(values, false).await,
            Expr::Or { values } => self.deciding(values, true).await,
            Expr::If { test, then, otherwise } => {
                let taken = if self.test(*test).await? { *then } else { *otherwise };
                self.eval(taken).await
            }
            Expr::Attribute { object, name } => {
                let object = self.eval(*object).await?;
                Ok(class::get_attr(object.value(), string(name).value())?)
            }
            Expr::Subscript { object, index } => {
                let object = self.eval(*object).await?;
                let index = self.eval(*index).await?;
                Ok(dispatch::get_item(object.value(), index.value())?)
            }
            Expr::Slice { lower, upper, step } => {
                let mut parts = Vec::new();
                for part in [lower, upper, step] {
                    parts.push(match part {
                        Some(part) => self.eval(*part).await?,
                        None => Owned::NONE,
                    });
                }
                Ok(slice::new(parts[0].value(), parts[1].value(), parts[2].value()))
            }
            Expr::Tuple { items } => {
                let items = self.items(items).await?;
                Ok(pack(list::of(&items.value()).items()))
            }
            Expr::List { items } => self.items(items).await,
            Expr::Set { items } => self.set_display(items).await,
            Expr::Dict { items } => self.dict_display(items).await,
            Expr::Call { function, args, keywords } => match self.bare_super(*function, args, keywords)? {
                Some(value) => Ok(value),
                None => self.call(*function, args, keywords).await,
            },
            Expr::MethodCall { object, name, args, keywords } => self.method_call(*object, name, args, keywords).await,
            Expr::CallGathered { function, args, kwargs } => {
                let function = self.eval(*function).await?;
                let args = self.eval(*args).await?;
                let kwargs = match kwargs {
                    Some(kwargs) => Some(self.eval(*kwargs).await?),
                    None => None,
                };
                let kwargs = kwargs.as_ref().map_or(Value::ABSENT, Owned::value);
                Ok(function::call_spread(function.value(), args.value(), kwargs)?)
            }
            Expr::MakeFunction { closure } | Expr::Lambda { closure } => self.make_function(closure).await,
            Expr::MakeClass { class, bases, keywords, captures } => self.make_class(*class, bases, keywords, captures).await,
            Expr::Let { local, value, body } => {
                let value = self.eval(*value).await?;
                self.write(*local, Some(value));
                self.eval(*body).await
            }
            Expr::Do { body, value } => {
                self.run(body).await?;
                self.eval(*value).await
            }
            Expr::Intrinsic { op, args } => {
                let values = self.all(args).await?;
                self.intrinsic(*op, &borrowed(&values))
            }
            Expr::Yield { value } => {
                let value = self.eval(*value).await?;
                self.suspend(value).await
            }
            Expr::YieldFrom { iterable } => {
                let iterable = self.eval(*iterable).await?;
                self.delegate("delegate_begin", iterable.value()).await
            }
            Expr::Await { awaitable } => {
                let awaitable = self.eval(*awaitable).await?;
                self.delegate("await_begin", awaitable.value()).await
            }
            Expr::ImportModule { module } => self.machine.clone().import(module),
            Expr::ImportFrom { module, name } => {
                let module = self.eval(*module).await?;
                self.machine.import_from(module.value(), name)
            }
            Expr::Name { name } => Err(self.machine.broken(&format!("the name {name} has no scope"))),
            Expr::Starred { .. } => Err(self.machine.broken("`*` outside a display")),
            Expr::Walrus { target, value } => {
                let value = self.eval(*value).await?;
                self.store(*target, value.clone()).await?;
                Ok(value)
            }
            Expr::ListComp { element, clauses } => {
                let made = list::new(0);
                self.comprehension(clauses, &[*element], &mut |values| {
                    list::of(&made.value()).push(values[0].clone());
                    Ok(())
                })
                .await?;
                Ok(made)
            }
            Expr::SetComp { element, clauses } => {
                let made = molt_runtime::set::new();
                self.comprehension(clauses, &[*element], &mut |values| {
                    Ok(molt_runtime::set::of(&made.value()).add(values[0].value())?)
                })
                .await?;
                Ok(made)
            }
            Expr::DictComp { key, value, clauses } => {
                let made = molt_runtime::dict::new();
                self.comprehension(clauses, &[*key, *value], &mut |values| {
                    Ok(molt_runtime::dict::of(&made.value()).set(values[0].value(), values[1].clone())?)
                })
                .await?;
                Ok(made)
            }
            Expr::GeneratorExp { closure, first, .. } => {
                let function = self.make_function(closure).await?;
                let first = self.eval(*first).await?;
                let iterator = dispatch::iter(first.value())?;
                Ok(dispatch::call_values(function.value(), &[iterator.value()])?)
            }
            Expr::FString { parts } => {
                let parts = self.all(parts).await?;
                Ok(str::join_all(&borrowed(&parts)))
            }
            Expr::FormatField { value, conversion, spec } => {
                let mut value = self.eval(*value).await?;
                value = match conversion {
                    Conversion::None => value,
                    Conversion::Str => dispatch::str(value.value())?,
                    Conversion::Repr => dispatch::repr(value.value())?,
                    Conversion::Ascii => str::ascii(value.value())?,
                };
                let spec = match spec {
                    Some(spec) => Some(self.eval(*spec).await?),
                    None => None,
                };
                Ok(dispatch::format(value.value(), spec.as_ref().map_or(Value::ABSENT, Owned::value))?)
            }
        }
    }

    /// `and` (`decides` is false) and `or`: the first value whose truth decides, or the last.
    async fn deciding(&self, values: &[ExprId], decides: bool) -> Go {
        let mut result = Owned::NONE;
        for (i, &value) in values.iter().enumerate() {
            result = self.eval(value).await?;
            if i + 1 < values.len() && dispatch::truth(result.value())? == decides {
                break;
            }
        }
        Ok(result)
    }

    /// Where a `for` gets its items from.
    pub fn iterator(&self, mode: ForMode, iterable: Owned) -> Go {
        match mode {
            ForMode::Sync => Ok(dispatch::iter(iterable.value())?),
            ForMode::Ready => Ok(iterable),
            ForMode::Async | ForMode::AsyncReady => Err(self.machine.broken("an asynchronous loop outside a coroutine")),
        }
    }
}

/// `left op right`.
pub fn compare(op: CompareOp, left: Value, right: Value) -> Go {
    let op = match op {
        CompareOp::Is => return Ok(Owned::from(left == right)),
        CompareOp::IsNot => return Ok(Owned::from(left != right)),
        CompareOp::In => return Ok(Owned::from(dispatch::contains(right, left)?)),
        CompareOp::NotIn => return Ok(Owned::from(!dispatch::contains(right, left)?)),
        CompareOp::Eq => RtCompare::Eq,
        CompareOp::Ne => RtCompare::Ne,
        CompareOp::Lt => RtCompare::Lt,
        CompareOp::Le => RtCompare::Le,
        CompareOp::Gt => RtCompare::Gt,
        CompareOp::Ge => RtCompare::Ge,
    };
    Ok(dispatch::compare(op, left, right)?)
}

fn unary(op: UnaryOp, value: Value) -> Go {
    let op = match op {
        UnaryOp::Not => return Ok(Owned::from(!dispatch::truth(value)?)),
        UnaryOp::Neg => RtUnary::Neg,
        UnaryOp::Pos => RtUnary::Pos,
        UnaryOp::Invert => RtUnary::Invert,
    };
    Ok(dispatch::unary(op, value)?)
}

/// The runtime's operator.
pub fn binary(op: BinaryOp) -> RtBinary {
    match op {
        BinaryOp::Add => RtBinary::Add,
        BinaryOp::Sub => RtBinary::Sub,
        BinaryOp::Mul => RtBinary::Mul,
        BinaryOp::Div => RtBinary::TrueDiv,
        BinaryOp::FloorDiv => RtBinary::FloorDiv,
        BinaryOp::Mod => RtBinary::Mod,
        BinaryOp::Pow => RtBinary::Pow,
        BinaryOp::LShift => RtBinary::LShift,
        BinaryOp::RShift => RtBinary::RShift,
        BinaryOp::And => RtBinary::And,
        BinaryOp::Or => RtBinary::Or,
        BinaryOp::Xor => RtBinary::Xor,
        BinaryOp::MatMul => RtBinary::MatMul,
    }
}
