//! Attributes whose names are made of the name of a class: `getattr(self, "visit_" + type(node).__name__)`.

use crate::tir::constants;
use molt_ir::ssa::{Body, Value};
use molt_ir::tir::ops::{BinaryOp, Conversion};
use molt_ir::tir::{Op, Tir};

/// A name that the class of an object tells.
#[derive(Clone, Debug)]
pub struct NameByClass {
    /// The object.
    pub object: Value,
    prefix: String,
    suffix: String,
    lower: bool,
}

/// A lookup of an attribute by such a name.
pub struct Lookup {
    /// Whose attribute it is.
    pub receiver: Value,
    /// Its name.
    pub name: NameByClass,
    /// The value of the name.
    pub text: Value,
    /// What is there instead of a missing one.
    pub default: Option<Value>,
}

impl NameByClass {
    /// The name, where the object is of a class of this name.
    pub fn of(&self, class: &str) -> String {
        let class = if self.lower { class.to_lowercase() } else { class.to_owned() };
        [&self.prefix, &*class, &self.suffix].concat()
    }

    /// What every such name begins with.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }
}

/// The lookup that gives a value, if it is one.
pub fn lookup(body: &Body<Tir>, value: Value) -> Option<Lookup> {
    let args = match body.def_op(value)? {
        Op::Assume { args, .. } | Op::CheckBound { args, .. } => return lookup(body, args[0]),
        Op::CallBuiltin { args, name } if name == "builtins.getattr" => &args[..],
        Op::Call { args, keywords } if keywords.is_empty() && is_builtin(body, args[0], "getattr") => &args[1..],
        _ => return None,
    };
    let (&receiver, &text) = (args.first()?, args.get(1)?);
    let default = args.get(2).copied().filter(|&v| !matches!(body.def_op(v), Some(Op::Unbound {})));
    Some(Lookup { receiver, name: name(body, text)?, text, default })
}

fn name(body: &Body<Tir>, text: Value) -> Option<NameByClass> {
    let constant = |v: Value| constants::text(body, v);
    let parts: Vec<Value> = match body.def_op(text)? {
        Op::Binary { args, op: BinaryOp::Add } => args.to_vec(),
        Op::StrJoin { args } => args.to_vec(),
        _ => return None,
    };
    let (prefix, class, suffix) = match parts[..] {
        [prefix, class] => (constant(prefix)?, class, String::new()),
        [prefix, class, suffix] => (constant(prefix)?, class, constant(suffix)?),
        _ => return None,
    };
    // Names that the runtime knows are not made up so.
    if prefix.is_empty() || prefix.starts_with('_') {
        return None;
    }
    let (object, lower) = class_name(body, class)?;
    Some(NameByClass { object, prefix, suffix, lower })
}

/// The object whose class the value names, and whether in small letters.
fn class_name(body: &Body<Tir>, value: Value) -> Option<(Value, bool)> {
    match body.def_op(value)? {
        Op::Format { args: [value, spec], conversion: Conversion::None | Conversion::Str } => {
            let plain = match body.def_op(*spec) {
                Some(Op::Unbound {}) => true,
                Some(Op::StrConst { value }) => value.to_utf8().as_deref() == Some(""),
                _ => false,
            };
            class_name(body, *value).filter(|_| plain)
        }
        Op::CallMethod { args, keywords } if args.len() == 2 && keywords.is_empty() => match body.def_op(args[0])? {
            Op::GetMethod { args: [text], name } if name == "lower" => Some((class_name(body, *text)?.0, true)),
            _ => None,
        },
        Op::CallBuiltin { args, name } if name == "str.lower" => Some((class_name(body, args[0])?.0, true)),
        Op::GetAttr { args: [class], name } if name == "__name__" => match body.def_op(*class)? {
            Op::GetAttr { args: [object], name } if name == "__class__" => Some((*object, false)),
            Op::CallBuiltin { args, name } if name == "builtins.type" && args.len() == 1 => Some((args[0], false)),
            Op::Call { args, keywords } if args.len() == 2 && keywords.is_empty() && is_builtin(body, args[0], "type") => {
                Some((args[1], false))
            }
            _ => None,
        },
        _ => None,
    }
}

fn is_builtin(body: &Body<Tir>, value: Value, wanted: &str) -> bool {
    matches!(body.def_op(value), Some(Op::Builtin { name }) if name.strip_prefix("builtins.").unwrap_or(name) == wanted)
}
