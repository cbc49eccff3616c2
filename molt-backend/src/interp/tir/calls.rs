//! Calls of every kind, and the making of function objects.

use super::machine::{Ended, Machine, Step};
use super::runtime::{Arg, string};
use crate::builtins;
use crate::interp::Stop;
use crate::interp::callback::Called;
use molt_ir::ssa::{FuncId, Op as _};
use molt_ir::tir::Op;
use molt_runtime::tuple;
use molt_runtime::value::{Owned, Value as Word};

impl Machine<'_> {
    /// One operation on functions.
    pub fn call_operation(&self, op: &Op, args: &[Word]) -> Step<Owned> {
        match op {
            Op::Call { keywords, .. } => self.call_value(args[0], &args[1..], keywords),
            // The receiver, or the absent value, goes first.
            Op::CallMethod { keywords, .. } => {
                let first = if args[1].is_absent() { 2 } else { 1 };
                self.call_value(args[0], &args[first..], keywords)
            }
            Op::CallEx { .. } => self.value("call_spread", args),
            Op::CallDirect { func, .. } => {
                let values = args.iter().map(|&arg| Word::to_owned(arg)).collect();
                self.call(*func, values)?.ok_or(Ended::Raised)
            }
            // Of one str: it has an entry of its own.
            Op::CallBuiltin { name, .. } if name == "builtins.print" => self.value("print_str", args),
            Op::CallBuiltin { name, .. } => {
                let method = builtins::method(name).ok_or_else(|| Stop::broken(format!("no built-in `{name}`")))?;
                let result = method.entry.call(args);
                self.stopped()?;
                if result.is_absent() { Err(Ended::Raised) } else { Ok(Owned::from_raw(result)) }
            }
            Op::MakeFunction { func, defaults, keyword_defaults, .. } => {
                self.make_function(args, *func, *defaults as usize, keyword_defaults)
            }
            Op::Intrinsic { name, .. } => self.intrinsic(name, args),
            op => Err(Stop::broken(format!("`{}` is no call", op.info().mnemonic)).into()),
        }
    }

    fn call_value(&self, callee: Word, values: &[Word], keywords: &[String]) -> Step<Owned> {
        let names = match keywords {
            [] => Owned::from_raw(Word::ABSENT),
            names => tuple::from_vec(names.iter().map(|name| string(name)).collect()),
        };
        let count = values.len() - keywords.len();
        let array = Arg::Pointer(values.as_ptr() as usize);
        self.value("call", &[callee.into(), array, Arg::Int(count as i64), names.value().into()])
    }

    fn make_function(&self, args: &[Word], func: FuncId, defaults: usize, keyword_defaults: &[String]) -> Step<Owned> {
        let (positional, rest) = args.split_at(defaults);
        let (keyword, cells) = rest.split_at(keyword_defaults.len());
        let code = Arg::Pointer(std::ptr::from_ref(self.statics.code(self.program, func)?) as usize);
        let tuple = |items: &[Word]| if items.is_empty() { Owned::from_raw(Word::ABSENT) } else { tuple::from_slice(items) };
        let (closure, positional) = (tuple(cells), tuple(positional));
        let mut keywords = Owned::from_raw(Word::ABSENT);
        if !keyword.is_empty() {
            keywords = self.value("dict_new", &[Arg::Int(keyword.len() as i64)])?;
            for (name, &value) in keyword_defaults.iter().zip(keyword) {
                self.value("dict_set_item", &[keywords.value(), string(name).value(), value])?;
            }
        }
        self.value("new_function", &[code, closure.value().into(), positional.value().into(), keywords.value().into()])
    }

    fn intrinsic(&self, name: &str, args: &[Word]) -> Step<Owned> {
        match name {
            // The result is absent where the namespace lacks the name.
            "class_name_get" => Ok(self.pair(name, args)?.0),
            "set_annotations" | "concat" => self.with_array("function_annotate", &args[..1], &args[1..]),
            _ => self.value(name, args),
        }
    }
}
