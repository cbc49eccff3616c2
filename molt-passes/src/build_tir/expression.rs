//! Expressions of core `hir`.

use super::constant;
use super::function::FunctionBuilder;
use crate::builtins::{ABSENT, NEED_COMPILER, OF_THEIR_PLACE};
use molt_ir::codes;
use molt_ir::constant::Constant;
use molt_ir::diagnostic::Diagnostic;
use molt_ir::hir::{self, ClassId, Closure, Expr, ExprId, Intrinsic, Keyword, LocalId, LocalKind};
use molt_ir::ssa::{Block, Value};
use molt_ir::tir::ops::{BinaryOp, CompareOp, Conversion, NameKind, UnaryOp};
use molt_ir::tir::{Op, Type};

impl FunctionBuilder<'_> {
    /// Evaluates an expression.
    pub fn expression(&mut self, id: ExprId) -> Value {
        let span = self.source.span_of(id);
        self.spanned(span, |b| b.expression_here(id))
    }

    fn expression_here(&mut self, id: ExprId) -> Value {
        let source = self.source;
        match &source[id] {
            Expr::Const { value } => {
                let (op, ty) = constant::op(value);
                self.value(op, ty)
            }
            Expr::Local { local } => self.read_local(*local),
            Expr::Cell { local } => self.read_cell(*local),
            Expr::Global { name } => self.read_global(name),
            Expr::Builtin { name } => self.builtin(name),
            Expr::ClassName { name, otherwise } => self.class_name(name, *otherwise),
            Expr::Unary { op: hir::UnaryOp::Not, .. } | Expr::Compare { .. } => self.comparison(id),
            Expr::Unary { op, operand } => {
                let op = match op {
                    hir::UnaryOp::Neg => UnaryOp::Neg,
                    hir::UnaryOp::Pos => UnaryOp::Pos,
                    hir::UnaryOp::Invert | hir::UnaryOp::Not => UnaryOp::Invert,
                };
                let operand = self.expression(*operand);
                self.any(Op::Unary { args: [operand], op })
            }
            Expr::Binary { op, left, right } => {
                let args = [self.expression(*left), self.expression(*right)];
                self.any(Op::Binary { args, op: binary(*op) })
            }
            Expr::InPlace { op, left, right } => {
                let args = [self.expression(*left), self.expression(*right)];
                self.any(Op::InPlace { args, op: binary(*op) })
            }
            Expr::And { values } => self.first_deciding(values, false),
            Expr::Or { values } => self.first_deciding(values, true),
            Expr::If { test, then, otherwise } => self.if_expression(*test, *then, *otherwise),
            Expr::Attribute { object, name } => {
                let object = self.expression(*object);
                self.any(Op::GetAttr { args: [object], name: name.to_string() })
            }
            Expr::Subscript { object, index } => {
                let args = [self.expression(*object), self.expression(*index)];
                self.any(Op::GetItem { args })
            }
            Expr::Slice { lower, upper, step } => {
                let args = [*lower, *upper, *step].map(|part| match part {
                    Some(part) => self.expression(part),
                    None => self.none(),
                });
                self.value(Op::Slice { args }, Type::Slice)
            }
            Expr::Tuple { items } => {
                if let Some(constant) = self.constant_of(id).filter(|constant| !constant.items().is_empty()) {
                    let (op, ty) = constant::op_of_item(&constant);
                    return self.value(op, ty);
                }
                let args = self.all(items);
                self.any(Op::Tuple { args })
            }
            Expr::List { items } => {
                let args = self.all(items);
                self.any(Op::List { args })
            }
            Expr::Set { items } => {
                let args = self.all(items);
                let constants = items.len() > 2 && items.iter().all(|&item| self.is_constant(item));
                self.any(Op::Set { args, constants })
            }
            Expr::Dict { items } => {
                let mut args = molt_ir::ssa::Values::new();
                for item in items {
                    let Some(key) = item.key else {
                        self.refuse("DictUnpacking");
                        continue;
                    };
                    args.push(self.expression(key));
                    args.push(self.expression(item.value));
                }
                self.any(Op::Dict { args })
            }
            Expr::Call { function, args, keywords } => {
                if let Some(value) = self.namespace_call(id) {
                    return value;
                }
                let mut values = molt_ir::ssa::Values::new();
                values.push(self.expression(*function));
                let keywords = self.arguments(&mut values, args, keywords);
                self.mark_place(id);
                self.announce_module(*function, args.len());
                self.any(Op::Call { args: values, keywords })
            }
            Expr::MethodCall { object, name, args, keywords } => {
                let place = self.context.attribute_span(self.source.span_of(*object), self.span, name);
                let object = self.expression(*object);
                let get = Op::GetMethod { args: [object], name: name.to_string() };
                let method = self.spanned(place, |b| b.emit(get, &[Type::Any, Type::Any]));
                let mut values: molt_ir::ssa::Values = self.variables.body.results(method).collect();
                let keywords = self.arguments(&mut values, args, keywords);
                self.mark_place(id);
                self.any(Op::CallMethod { args: values, keywords })
            }
            Expr::CallGathered { function, args, kwargs } => {
                let function = self.expression(*function);
                let args = self.expression(*args);
                let kwargs = match kwargs {
                    Some(kwargs) => self.expression(*kwargs),
                    None => self.value(Op::Unbound {}, Type::Unbound),
                };
                self.mark_place(id);
                self.any(Op::CallEx { args: [function, args, kwargs] })
            }
            Expr::MakeFunction { closure } => self.make_function(closure),
            Expr::MakeClass { class, bases, keywords, captures } => self.make_class(*class, bases, keywords, captures),
            Expr::Let { local, value, body } => {
                let value = self.expression(*value);
                self.variables.write(self.block, *local, value);
                self.expression(*body)
            }
            Expr::Do { body, value } => {
                self.statements(body);
                self.expression(*value)
            }
            Expr::Intrinsic { op, args } => self.intrinsic(*op, args),
            Expr::Yield { value } => {
                let mut value = self.expression(*value);
                if source.is_async {
                    value = self.by_name("async_yielded", &[value]);
                }
                self.any(Op::Yield { args: [value] })
            }
            Expr::YieldFrom { iterable } => {
                let iterable = self.expression(*iterable);
                let iterator = self.by_name("delegate_begin", &[iterable]);
                self.any(Op::YieldFrom { args: [iterator] })
            }
            Expr::Await { awaitable } => {
                let value = self.expression(*awaitable);
                // The step of an asynchronous iterator is ready to be waited for.
                let ready = matches!(source[*awaitable], Expr::Intrinsic { op: Intrinsic::AsyncNext, .. });
                let iterator = if ready { value } else { self.by_name("await_begin", &[value]) };
                self.any(Op::YieldFrom { args: [iterator] })
            }
            Expr::ImportModule { module } => {
                if self.context.is_own_module(module) {
                    self.any(Op::ImportModule { module: module.to_string() })
                } else if self.context.lazy_errors && molt_runtime::modules::module(module).is_none() {
                    self.raise_refused(&format!("the module `{module}` is not supported"))
                } else {
                    self.value(Op::Module { name: module.to_string() }, Type::Module((&**module).into()))
                }
            }
            Expr::ImportFrom { module, name } => {
                let module = self.expression(*module);
                self.any(Op::ImportFrom { args: [module], name: name.to_string() })
            }
            surface => {
                self.refuse(&format!("{surface:?}"));
                self.none()
            }
        }
    }

    /// A runtime function by name.
    pub(super) fn by_name(&mut self, name: &str, args: &[Value]) -> Value {
        self.any(Op::Intrinsic { args: args.iter().copied().collect(), name: name.into() })
    }

    /// Whether CPython's compiler would keep the value of this expression as a constant.
    fn is_constant(&self, id: ExprId) -> bool {
        match &self.source[id] {
            Expr::Const { .. } => true,
            Expr::Tuple { items } => items.iter().all(|&item| self.is_constant(item)),
            _ => false,
        }
    }

    /// The same where the value can lie in the data section.
    fn constant_of(&self, id: ExprId) -> Option<Constant> {
        match &self.source[id] {
            Expr::Const { value } => constant::item(value),
            Expr::Tuple { items } => {
                Some(Constant::Tuple(items.iter().map(|&item| self.constant_of(item)).collect::<Option<_>>()?))
            }
            _ => None,
        }
    }

    fn all(&mut self, items: &[ExprId]) -> molt_ir::ssa::Values {
        items.iter().map(|&item| self.expression(item)).collect()
    }

    /// Appends the arguments of a call; gives the names of the keywords.
    fn arguments(&mut self, values: &mut molt_ir::ssa::Values, args: &[ExprId], keywords: &[Keyword]) -> Vec<String> {
        for &arg in args {
            values.push(self.expression(arg));
        }
        let mut names = Vec::new();
        for keyword in keywords {
            values.push(self.expression(keyword.value));
            names.push(keyword.name.as_ref().map(|n| n.to_string()).unwrap_or_default());
        }
        names
    }

    /// Reads a name whose variable lives in a cell.
    pub fn read_cell(&mut self, local: LocalId) -> Value {
        let cell = self.variables.read(self.block, local);
        let value = self.any(Op::CellGet { args: [cell] });
        let data = &self.source.locals[local];
        let kind = if data.kind == LocalKind::Free { NameKind::Free } else { NameKind::Local };
        self.any(Op::CheckBound { args: [value], name: data.name.to_string(), kind })
    }

    /// Raises for a built-in that Molt lacks; `None` for any other.
    fn lacking_builtin(&mut self, name: &str) -> Option<Value> {
        let what = match refusal(name) {
            Some((what, ..)) => what,
            None if NEED_COMPILER.contains(&name) => format!("`{name}` needs a compiler at run time"),
            None => return None,
        };
        Some(self.raise_refused(&what))
    }

    /// A built-in by name. `exit` and `quit` are `sys.exit` for those who call them.
    fn builtin(&mut self, name: &str) -> Value {
        if self.context.lazy_errors
            && let Some(raised) = self.lacking_builtin(name)
        {
            return raised;
        }
        if let Some((what, why, fix)) = refusal(name) {
            self.errors.push(Diagnostic::new(codes::E0301, what).at(self.span).why(why).fix(fix));
            return self.value(Op::Unbound {}, Type::Unbound);
        }
        let name = if matches!(name, "exit" | "quit") { "sys.exit" } else { name };
        self.value(Op::Builtin { name: name.to_owned() }, Type::Builtin(name.into()))
    }

    /// A global, else the built-in of that name, else `NameError`.
    fn read_global(&mut self, name: &str) -> Value {
        let builtin = crate::builtins::is_builtin(name);
        if !self.context.is_assigned(self.source, name) {
            return if builtin { self.builtin(name) } else { self.undefined(name) };
        }
        let global = self.context.global(self.source, name);
        let value = self.any(Op::GlobalGet { global });
        let checked = Op::CheckBound { args: [value], name: name.to_string(), kind: NameKind::Global };
        let first = !builtin && self.context.comes_first(self.source, name, self.span);
        if !builtin && !first {
            return self.any(checked);
        }
        let bound = self.value(Op::IsBound { args: [value] }, Type::Bool);
        if first {
            return self.choose(|b, yes, no| b.branch(bound, yes, no), |b| b.any(checked), |b| b.undefined(name));
        }
        self.choose(
            |b, yes, no| b.branch(bound, yes, no),
            |_| value,
            |b| {
                // Where the program has a name of its own, it is not refused for the built-in that it hides.
                b.lacking_builtin(name).unwrap_or_else(|| b.builtin(name))
            },
        )
    }

    fn class_name(&mut self, name: &str, otherwise: ExprId) -> Value {
        let (namespace, key) = (self.namespace_value(), self.str(name));
        let value = self.any(Op::Intrinsic { args: [namespace, key].into_iter().collect(), name: "class_name_get".into() });
        let bound = self.value(Op::IsBound { args: [value] }, Type::Bool);
        // A class body that reads what it binds itself finds it, as a rule: no code for suggestions then.
        let only_here = matches!(&self.source[otherwise], Expr::Global { name }
            if !crate::builtins::is_builtin(name) && !self.context.is_assigned(self.source, name));
        self.choose(
            |b, yes, no| b.branch(bound, yes, no),
            |_| value,
            |b| {
                if only_here {
                    b.spanned(b.source.span_of(otherwise), |b| b.unbound_global(name))
                } else {
                    b.expression(otherwise)
                }
            },
        )
    }

    /// The namespace of the class body.
    pub fn namespace_value(&mut self) -> Value {
        match self.namespace {
            Some(namespace) => namespace,
            None => {
                self.refuse("ClassName");
                self.none()
            }
        }
    }

    /// One of two values by a branch.
    pub(super) fn choose(
        &mut self,
        branch: impl FnOnce(&mut Self, Block, Block),
        then: impl FnOnce(&mut Self) -> Value,
        otherwise: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        let (yes, no, end) = (self.variables.block(), self.variables.block(), self.variables.block());
        let result = self.variables.body.add_param(end, Type::Any);
        branch(self, yes, no);
        self.seal_and_enter(yes);
        let value = then(self);
        self.jump(end, &[value]);
        self.seal_and_enter(no);
        let value = otherwise(self);
        self.jump(end, &[value]);
        self.seal_and_enter(end);
        result
    }

    fn if_expression(&mut self, test: ExprId, then: ExprId, otherwise: ExprId) -> Value {
        self.choose(|b, yes, no| b.condition(test, yes, no), |b| b.expression(then), |b| b.expression(otherwise))
    }

    /// `and` (`decides` is false) and `or`: the first value whose truth decides, or the last.
    fn first_deciding(&mut self, values: &[ExprId], decides: bool) -> Value {
        let end = self.variables.block();
        let result = self.variables.body.add_param(end, Type::Any);
        let Some((&last, others)) = values.split_last() else { return self.none() };
        for &value in others {
            let value = self.expression(value);
            let truth = self.value(Op::Truth { args: [value] }, Type::Bool);
            let (decided, next) = (self.variables.block(), self.variables.block());
            if decides {
                self.branch(truth, decided, next)
            } else {
                self.branch(truth, next, decided)
            }
            self.seal_and_enter(decided);
            self.jump(end, &[value]);
            self.seal_and_enter(next);
        }
        let value = self.expression(last);
        self.jump(end, &[value]);
        self.seal_and_enter(end);
        result
    }

    /// Goes to `yes` or `no` by the truth of an expression, without making a value of `and`, `or`, `not`.
    pub fn condition(&mut self, id: ExprId, yes: Block, no: Block) {
        let source = self.source;
        match &source[id] {
            Expr::Unary { op: hir::UnaryOp::Not, operand } => self.condition(*operand, no, yes),
            Expr::And { values } | Expr::Or { values } if !values.is_empty() => {
                let decides = matches!(source[id], Expr::Or { .. });
                for &value in &values[..values.len() - 1] {
                    let next = self.variables.block();
                    if decides {
                        self.condition(value, yes, next)
                    } else {
                        self.condition(value, next, no)
                    }
                    self.seal_and_enter(next);
                }
                self.condition(values[values.len() - 1], yes, no);
            }
            Expr::Let { local, value, body } => {
                let value = self.expression(*value);
                self.variables.write(self.block, *local, value);
                self.condition(*body, yes, no);
            }
            Expr::Do { body, value } => {
                self.statements(body);
                self.condition(*value, yes, no);
            }
            _ => {
                let value = self.expression(id);
                let is_bool = *self.variables.body.ty(value) == Type::Bool;
                let truth = if is_bool { value } else { self.value(Op::Truth { args: [value] }, Type::Bool) };
                self.branch(truth, yes, no);
            }
        }
    }

    /// `not` and comparisons with one link.
    fn comparison(&mut self, id: ExprId) -> Value {
        let source = self.source;
        match &source[id] {
            Expr::Unary { operand, .. } => {
                let value = self.expression(*operand);
                let truth = self.value(Op::Truth { args: [value] }, Type::Bool);
                self.value(Op::Not { args: [truth] }, Type::Bool)
            }
            Expr::Compare { first, links } if links.len() == 1 => {
                let args = [self.expression(*first), self.expression(links[0].right)];
                let op = match links[0].op {
                    hir::CompareOp::Is => return self.value(Op::Is { args }, Type::Bool),
                    hir::CompareOp::IsNot => {
                        let is = self.value(Op::Is { args }, Type::Bool);
                        return self.value(Op::Not { args: [is] }, Type::Bool);
                    }
                    hir::CompareOp::In => return self.value(Op::Contains { args: [args[1], args[0]] }, Type::Bool),
                    hir::CompareOp::NotIn => {
                        let contains = self.value(Op::Contains { args: [args[1], args[0]] }, Type::Bool);
                        return self.value(Op::Not { args: [contains] }, Type::Bool);
                    }
                    hir::CompareOp::Lt => CompareOp::Lt,
                    hir::CompareOp::Le => CompareOp::Le,
                    hir::CompareOp::Eq => CompareOp::Eq,
                    hir::CompareOp::Ne => CompareOp::Ne,
                    hir::CompareOp::Gt => CompareOp::Gt,
                    hir::CompareOp::Ge => CompareOp::Ge,
                };
                self.any(Op::Compare { args, op })
            }
            other => {
                self.refuse(&format!("{other:?}"));
                self.none()
            }
        }
    }

    /// Defaults, keyword defaults, annotations, then the cells.
    fn make_function(&mut self, closure: &Closure) -> Value {
        let mut args = self.all(&closure.defaults);
        let defaults = args.len() as u32;
        let mut keyword_defaults = Vec::new();
        for default in &closure.kw_defaults {
            keyword_defaults.push(default.name.to_string());
            args.push(self.expression(default.value));
        }
        let annotations: Vec<(String, Value)> =
            closure.annotations.iter().map(|a| (a.name.to_string(), self.expression(a.value))).collect();
        for &cell in &closure.captures {
            args.push(self.variables.read(self.block, cell));
        }
        let func = self.context.func(closure.function);
        let function = self.value(Op::MakeFunction { args, func, defaults, keyword_defaults }, Type::Function(func));
        if !annotations.is_empty() {
            let mut args = molt_ir::ssa::Values::new();
            args.push(function);
            for (name, value) in annotations {
                args.push(self.str(&name));
                args.push(value);
            }
            self.any(Op::Intrinsic { args, name: "set_annotations".into() });
        }
        self.say_cell_names(function, closure.function);
        function
    }

    fn make_class(&mut self, class: ClassId, bases: &[ExprId], keywords: &[Keyword], captures: &[LocalId]) -> Value {
        let gathered = match bases {
            [only] => match self.source[*only] {
                Expr::Starred { value } => Some(value),
                _ => None,
            },
            _ => None,
        };
        let bases = match gathered {
            Some(tuple) => self.expression(tuple),
            None => {
                let bases = self.all(bases);
                self.any(Op::Tuple { args: bases })
            }
        };
        let mut values = molt_ir::ssa::Values::new();
        let names = self.arguments(&mut values, &[], keywords);
        let cells = captures.iter().map(|&cell| self.variables.read(self.block, cell)).collect();
        let func = self.context.func(self.context.program.classes[class].body);
        let body =
            self.value(Op::MakeFunction { args: cells, func, defaults: 0, keyword_defaults: Vec::new() }, Type::Function(func));
        let args = [body, bases].into_iter().chain(values).collect();
        self.any(Op::MakeClass { args, class: self.context.class(class), keywords: names })
    }

    /// Operations with a `tir` operation of their own; the rest go by name.
    fn intrinsic(&mut self, op: Intrinsic, args: &[ExprId]) -> Value {
        let source = self.source;
        let number = |index: usize| match args.get(index).map(|&a| &source[a]) {
            Some(Expr::Const { value: hir::Const::Int(n) }) => *n as u32,
            _ => 0,
        };
        let operands: Vec<Value> = match op {
            Intrinsic::Unpack | Intrinsic::TupleItem | Intrinsic::UnpackStar => vec![self.expression(args[0])],
            _ => args.iter().map(|&a| self.expression(a)).collect(),
        };
        match (op, &operands[..]) {
            (Intrinsic::Iter, &[a]) => self.any(Op::Iter { args: [a] }),
            (Intrinsic::ListAppend, &[a, b]) => self.statement_op(Op::ListAppend { args: [a, b] }),
            (Intrinsic::ListExtend, &[a, b]) => self.statement_op(Op::ListExtend { args: [a, b] }),
            (Intrinsic::ListToTuple, &[a]) => self.any(Op::ListToTuple { args: [a] }),
            (Intrinsic::SetAdd, &[a, b]) => self.statement_op(Op::SetAdd { args: [a, b] }),
            (Intrinsic::SetUpdate, &[a, b]) => self.statement_op(Op::SetUpdate { args: [a, b] }),
            (Intrinsic::DictSet, &[a, b, c]) => self.statement_op(Op::DictInsert { args: [a, b, c] }),
            (Intrinsic::DictUpdate, &[a, b]) => self.statement_op(Op::DictUpdate { args: [a, b] }),
            (Intrinsic::Unpack, &[a]) => self.any(Op::UnpackExact { args: [a], count: number(1) }),
            (Intrinsic::UnpackStar, &[a]) => self.any(Op::UnpackStar { args: [a], before: number(1), after: number(2) }),
            (Intrinsic::TupleItem, &[a]) => self.any(Op::TupleItem { args: [a], index: number(1) }),
            (Intrinsic::ExceptionMatch, &[a, b]) => self.value(Op::ExcMatches { args: [a, b] }, Type::Bool),
            (Intrinsic::ToStr, &[a]) => self.format(a, None, Conversion::Str),
            (Intrinsic::ToRepr, &[a]) => self.format(a, None, Conversion::Repr),
            (Intrinsic::ToAscii, &[a]) => self.format(a, None, Conversion::Ascii),
            (Intrinsic::Format, &[a, spec]) => self.format(a, Some(spec), Conversion::None),
            (Intrinsic::Concat, parts) => self.value(Op::StrJoin { args: parts.iter().copied().collect() }, Type::Str),
            (Intrinsic::Namespace, []) if self.namespace.is_some() => self.namespace_value(),
            (Intrinsic::Super, operands) => {
                self.any(Op::Intrinsic { args: operands.iter().copied().collect(), name: "super_object".into() })
            }
            (op, operands) => {
                self.any(Op::Intrinsic { args: operands.iter().copied().collect(), name: op.word().replace('-', "_") })
            }
        }
    }

    fn format(&mut self, value: Value, spec: Option<Value>, conversion: Conversion) -> Value {
        let spec = match spec {
            Some(spec) => spec,
            None => self.value(Op::Unbound {}, Type::Unbound),
        };
        self.value(Op::Format { args: [value, spec], conversion }, Type::Str)
    }

    fn statement_op(&mut self, op: Op) -> Value {
        self.effect(op);
        self.none()
    }
}

fn binary(op: hir::BinaryOp) -> BinaryOp {
    match op {
        hir::BinaryOp::Add => BinaryOp::Add,
        hir::BinaryOp::Sub => BinaryOp::Sub,
        hir::BinaryOp::Mul => BinaryOp::Mul,
        hir::BinaryOp::Div => BinaryOp::TrueDiv,
        hir::BinaryOp::FloorDiv => BinaryOp::FloorDiv,
        hir::BinaryOp::Mod => BinaryOp::Mod,
        hir::BinaryOp::Pow => BinaryOp::Pow,
        hir::BinaryOp::LShift => BinaryOp::LShift,
        hir::BinaryOp::RShift => BinaryOp::RShift,
        hir::BinaryOp::And => BinaryOp::And,
        hir::BinaryOp::Or => BinaryOp::Or,
        hir::BinaryOp::Xor => BinaryOp::Xor,
        hir::BinaryOp::MatMul => BinaryOp::MatMul,
    }
}

/// Why a built-in cannot be used as a value, and what to do instead, where that is so.
fn refusal(name: &str) -> Option<(String, &'static str, &'static str)> {
    if OF_THEIR_PLACE.contains(&name) {
        let why = "what it gives depends on the place where it is called";
        return Some((format!("`{name}` as a value is not supported"), why, "call it where it stands"));
    }
    let why = "it serves the interactive interpreter or its machinery";
    let absent =
        (format!("the builtin `{name}` is not supported"), why, "do without it, or bind the name to a function of one's own");
    ABSENT.contains(&name).then_some(absent)
}
