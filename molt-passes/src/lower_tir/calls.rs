//! Calls of every kind, and the making of function objects.

use super::function::FunctionLowering;
use super::signature::{Repr, Signature};
use molt_ir::constant::Constant;
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::signature::Slot;
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::{FuncId, Inst, Value, Values};
use molt_ir::tir::{self, effects};
use tir::Op as T;

/// Floats below this are small ints when cut.
const MOST_SMALL: f64 = (1_i64 << 50) as f64;

impl FunctionLowering<'_> {
    /// Lowers one operation on functions.
    pub fn call_operation(&mut self, inst: Inst) {
        let op = &self.source.body[inst].op;
        let results = self.results(inst);
        match op {
            T::Call { args, keywords } => {
                let values = self.all_boxed(args);
                let value = self.call_values(values[0], &values[1..], keywords);
                self.define(results[0], value);
            }
            T::CallMethod { args, keywords } => {
                let values = self.all_boxed(args);
                let value = self.call_method(values[0], &values[1..], keywords);
                self.define(results[0], value);
            }
            T::CallEx { args } => {
                let operands = self.all_boxed(args);
                let value = self.runtime_value("call_spread", &operands);
                self.define(results[0], value);
            }
            T::CallDirect { args, func } => self.call_direct(results[0], args, *func),
            T::CallBuiltin { args, name } => self.call_builtin(results[0], args, name),
            T::MakeFunction { args, func, defaults, keyword_defaults } => {
                let value = self.make_function(args, *func, *defaults as usize, keyword_defaults);
                self.define(results[0], value);
            }
            T::Intrinsic { args, name } if self.conversion(results[0], args, name) => {}
            T::Intrinsic { args, name } => {
                let operands = self.all_boxed(args);
                let value = self.intrinsic(name, &operands);
                self.define(results[0], value);
            }
            _ => unreachable!("only operations on functions come here"),
        }
    }

    fn keyword_names(&mut self, keywords: &[String]) -> Value {
        if keywords.is_empty() {
            return self.absent();
        }
        let names = keywords.iter().map(|name| Constant::Str(name.as_str().into())).collect();
        self.value(Op::StaticTuple { value: Constant::Tuple(names) }, Type::Val)
    }

    fn call_values(&mut self, callee: Value, values: &[Value], keywords: &[String]) -> Value {
        let names = self.keyword_names(keywords);
        let array = self.on_stack(values);
        let count = self.int((values.len() - keywords.len()) as i64);
        let (found, _) = self.runtime_raw("call", &[callee, array, count, names]);
        self.effect(Op::Keep { args: values.iter().copied().collect() });
        self.checked(found[0])
    }

    /// `values` begins with the receiver or the absent value.
    fn call_method(&mut self, callee: Value, values: &[Value], keywords: &[String]) -> Value {
        let names = self.keyword_names(keywords);
        let array = self.on_stack(values);
        let absent = self.is_bits(values[0], 0);
        let (eight, zero) = (self.int(8), self.int(0));
        let skip = self.value(Op::Select { args: [absent, eight, zero] }, Type::I64);
        let start = self.value(Op::PtrAdd { args: [array, skip] }, Type::Ptr);
        let all = self.int((values.len() - keywords.len()) as i64);
        let count = self.value(Op::ISub { args: [all, absent] }, Type::I64);
        let (found, _) = self.runtime_raw("call", &[callee, start, count, names]);
        self.effect(Op::Keep { args: values.iter().copied().collect() });
        self.checked(found[0])
    }

    /// A known function, with exactly its parameters.
    fn call_direct(&mut self, result: Value, args: &[Value], func: FuncId) {
        let callee = &self.program[func];
        let signature = Signature::of(self.program, func);
        let params = &callee.body[callee.body.entry()].params;
        let args: Values = args.iter().zip(params).map(|(&arg, &param)| self.converted(arg, callee.body.ty(param))).collect();
        let inst = self.inst(Op::Call { args, func }, &signature.results());
        let found: Vec<Value> = self.body.results(inst).collect();
        match signature.result {
            Repr::Val => {
                let value = self.checked(found[0]);
                self.define(result, value);
            }
            repr => {
                self.raise_if(found[1]);
                match repr {
                    Repr::Bool => self.define_bool(result, found[0]),
                    Repr::I64 => self.define_int(result, found[0]),
                    _ => self.define(result, found[0]),
                }
            }
        }
    }

    /// A known built-in, with one operand per parameter.
    fn call_builtin(&mut self, result: Value, args: &[Value], name: &str) {
        if self.typed_builtin(result, args, name) {
            return;
        }
        let args: Values = self.all_boxed(args).into_iter().collect();
        let symbol = self.shared.builtin_symbol(name);
        // True, False and None are no objects: nothing to count.
        let ty = if matches!(self.ty(result), tir::Type::Bool | tir::Type::None) { Type::Imm } else { Type::Val };
        let value = self.value(Op::CallBuiltin { args, symbol }, ty);
        let value = self.checked(value);
        self.define(result, value);
    }

    /// Built-ins that have a form of their own for the types of their operands.
    fn typed_builtin(&mut self, result: Value, args: &[Value], name: &str) -> bool {
        let ty = |this: &Self, n: usize| args.get(n).map(|&a| this.ty(a).clone());
        match (name, ty(self, 0)) {
            ("dict.get" | "set.add", _) if let Some(items) = args.get(1).and_then(|&key| self.sought_items(key)) => {
                if name == "set.add" {
                    self.seek("set_add_of", args[0], &items, None);
                    let none = self.imm(super::function::NONE);
                    self.define(result, none);
                } else {
                    let given = args.get(2).filter(|&&default| *self.ty(default) != tir::Type::Unbound);
                    let default = match given {
                        Some(&default) => self.boxed(default),
                        None => self.imm(super::function::NONE),
                    };
                    let value = self.seek_value("dict_get_of", args[0], &items, Some(default));
                    self.define(result, value);
                }
            }
            ("builtins.print", Some(tir::Type::Str)) if args.len() == 1 => {
                let text = self.get(args[0]);
                self.runtime("print_str", &[text]);
                let none = self.imm(super::function::NONE);
                self.define(result, none);
            }
            ("builtins.len", Some(tir::Type::List(_))) => {
                let length = self.list_length(args[0]);
                self.define_int(result, length);
            }
            ("builtins.len", Some(tir::Type::Tuple(_) | tir::Type::TupleOf(_) | tir::Type::Str)) => {
                let tuple = self.address_of(args[0]);
                let length = self.value(Op::Load { args: [tuple], offset: super::layout::TUPLE_LEN }, Type::I64);
                self.define_int(result, length);
            }
            ("builtins.len", Some(tir::Type::Native(kind))) if &*kind == "collections.deque" => {
                let length = self.deque_length(args[0]);
                self.define_int(result, length);
            }
            ("builtins.len", Some(tir::Type::Bytes | tir::Type::Native(_))) => {
                let Some(length) = self.count_of_bytes(args[0]) else { return false };
                self.define_int(result, length);
            }
            ("builtins.len", Some(tir::Type::Dict(_))) => {
                let operand = self.get(args[0]);
                let length = self.runtime_value("dict_len", &[operand]);
                self.define_int(result, length);
            }
            ("list.append", Some(tir::Type::List(_))) => {
                let item = self.boxed(args[1]);
                self.list_append(args[0], item);
                let none = self.imm(super::function::NONE);
                self.define(result, none);
            }
            ("math.sqrt", Some(ty)) if effects::is_numeric(&ty) => {
                let raw = self.raw_float(args[0]);
                let zero = self.float(0.0);
                let negative = self.value(Op::FCmp { args: [raw, zero], cc: molt_ir::lir::ops::FloatCompare::Lt }, Type::I64);
                self.raise_when(negative, "raise_math_domain");
                let root = self.value(Op::FSqrt { args: [raw] }, Type::F64);
                self.define(result, root);
            }
            ("builtins.ord", Some(tir::Type::Str)) => {
                let code = match self.code_of_constant(args[0]) {
                    Some(code) => self.int(code.into()),
                    None => {
                        let text = self.get(args[0]);
                        self.runtime_value("ord", &[text])
                    }
                };
                self.define_int(result, code);
            }
            ("builtins.abs", Some(tir::Type::Float)) => {
                let raw = self.get(args[0]);
                let value = self.value(Op::FAbs { args: [raw] }, Type::F64);
                self.define(result, value);
            }
            _ => return self.raw_entry(result, args, name),
        }
        true
    }

    /// `int(x)` and `float(x)` of numbers. Whether it was one.
    fn conversion(&mut self, result: Value, args: &[Value], name: &str) -> bool {
        let &[value] = args else { return false };
        match (name, self.ty(value)) {
            ("int_of", tir::Type::I64 | tir::Type::Bool) => {
                let raw = self.raw_int(value);
                self.define_int(result, raw);
            }
            ("int_of", tir::Type::Int) => {
                let boxed = self.boxed(value);
                self.define(result, boxed);
            }
            ("int_of", tir::Type::Float) => {
                let raw = self.get(value);
                let int = self.truncated(raw);
                self.define(result, int);
            }
            ("float_of", ty) if effects::is_numeric(ty) => {
                let raw = self.raw_float(value);
                self.define(result, raw);
            }
            _ => return false,
        }
        true
    }

    /// A float cut to an int: by the machine where a small int comes out.
    fn truncated(&mut self, raw: Value) -> Value {
        let size = self.value(Op::FAbs { args: [raw] }, Type::F64);
        let bound = self.float(MOST_SMALL);
        let small = self.value(Op::FCmp { args: [size, bound], cc: molt_ir::lir::ops::FloatCompare::Lt }, Type::I64);
        self.choose(
            small,
            Type::Val,
            |this| {
                let int = this.value(Op::FloatToInt { args: [raw] }, Type::I64);
                this.value(Op::BoxSmall { args: [int] }, Type::Imm)
            },
            |this| this.runtime_value("float_to_int", &[raw]),
        )
    }

    /// Functions with an entry over raw numbers, `math_sin` for `math.sin`, when the operands are numbers.
    fn raw_entry(&mut self, result: Value, args: &[Value], name: &str) -> bool {
        let entry = name.replace('.', "_");
        let Some(signature) = molt_ir::lir::runtime::function(&entry) else { return false };
        let given = args.iter().rposition(|&a| *self.ty(a) != tir::Type::Unbound).map_or(0, |last| last + 1);
        let args = &args[..given];
        let gives_float = signature.results.first() == Some(&Slot::F64);
        // Logarithms are those of ints that no float holds, too.
        let converts = gives_float && !name.starts_with("math.log");
        let fits = |(&a, slot): (&Value, &Slot)| match slot {
            Slot::F64 if converts => effects::is_numeric(self.ty(a)),
            Slot::F64 if gives_float => Repr::of(self.ty(a)) != Repr::Val,
            // Rounding an int gives that int, whatever its size.
            Slot::F64 => *self.ty(a) == tir::Type::Float,
            Slot::I64 => Repr::of(self.ty(a)) == Repr::I64,
            _ => false,
        };
        let raw_or_owned = gives_float || signature.results.first() == Some(&Slot::Own);
        if !raw_or_owned || args.len() != signature.operands.len() || !args.iter().zip(&signature.operands).all(fits) {
            return false;
        }
        let operands: Vec<Value> = args
            .iter()
            .zip(&signature.operands)
            .map(|(&a, slot)| if *slot == Slot::F64 { self.raw_float(a) } else { self.get(a) })
            .collect();
        let value = self.runtime_value(&entry, &operands);
        self.define(result, value);
        true
    }

    fn make_function(&mut self, args: &[Value], func: FuncId, defaults: usize, keyword_defaults: &[String]) -> Value {
        self.shared.as_values.insert(func);
        let values = self.all_boxed(args);
        let (positional, rest) = values.split_at(defaults);
        let (keyword, cells) = rest.split_at(keyword_defaults.len());
        let code = self.value(Op::CodeAddr { func }, Type::Ptr);
        let absent = self.absent();
        let closure = if cells.is_empty() { absent } else { self.tuple_of(cells) };
        let defaults = if positional.is_empty() { absent } else { self.tuple_of(positional) };
        let mut keywords = absent;
        if !keyword.is_empty() {
            let capacity = self.int(keyword.len() as i64);
            keywords = self.runtime_value("dict_new", &[capacity]);
            for (name, &value) in keyword_defaults.iter().zip(keyword) {
                let name = self.text(name);
                self.runtime("dict_set_item", &[keywords, name, value]);
            }
        }
        self.runtime_value("new_function", &[code, closure, defaults, keywords])
    }

    fn intrinsic(&mut self, name: &str, operands: &[Value]) -> Value {
        match name {
            // The result is absent where the namespace lacks the name.
            "class_name_get" => {
                let (found, _) = self.runtime_raw("class_name_get", operands);
                let one = self.int(1);
                let raised = self.icmp(IntCompare::Eq, found[1], one);
                self.raise_if(raised);
                found[0]
            }
            "set_annotations" | "concat" => {
                let array = self.on_stack(&operands[1..]);
                let count = self.int(operands.len() as i64 - 1);
                let value = self.runtime_value("function_annotate", &[operands[0], array, count]);
                self.effect(Op::Keep { args: operands.iter().copied().collect() });
                value
            }
            _ => self.runtime_value(name, operands),
        }
    }
}
