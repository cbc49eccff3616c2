//! What class patterns look at: the attributes that `__match_args__` of a known class names.

use super::classes::{Classes, Native};
use molt_ir::constant::Constant;
use molt_ir::ssa::{Body, ClassId, Value};
use molt_ir::tir::{self, Op, Tir};

/// A class in front of the parentheses of a pattern.
pub enum PatternClass<'a> {
    /// One of the program.
    Program(ClassId),
    /// A built-in type.
    Builtin(&'a str),
}

/// What a part of a class pattern looks at.
#[derive(Debug, PartialEq, Eq)]
pub enum Matched {
    /// The subject itself, as in `int(x)`.
    Subject,
    /// The attribute of this name.
    Attribute(String),
}

/// The built-in types whose one positional pattern is the subject.
const MATCH_THEMSELVES: &[&str] =
    &["bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"];

/// Whether a built-in is one of the types whose patterns are known.
pub fn is_type(name: &str) -> bool {
    MATCH_THEMSELVES.contains(&name)
}

/// What part `index` of a pattern looks at, whose `names` the runtime finds by `match_names`. Nothing where the class does not tell,
/// or the pattern does not fit it.
pub fn matched(
    program: &tir::Program,
    classes: &Classes,
    class: &PatternClass<'_>,
    body: &Body<Tir>,
    names: Value,
    index: u32,
) -> Option<Matched> {
    let Op::Intrinsic { args, name } = body.def_op(names)? else { return None };
    let [_, count, keywords] = args[..] else { return None };
    if name != "match_names" {
        return None;
    }
    let (count, index) = (small(body, count)?, index as usize);
    let keywords = texts(body, keywords)?;
    let class = match class {
        PatternClass::Builtin(name) => {
            let itself = count == 1 && keywords.is_empty() && index == 0 && MATCH_THEMSELVES.contains(name);
            return itself.then_some(Matched::Subject);
        }
        PatternClass::Program(class) => *class,
    };
    let mut all = match_args(program, classes, class)?;
    if count > all.len() {
        return None;
    }
    all.truncate(count);
    all.extend(keywords);
    let twice = all.iter().enumerate().any(|(i, name)| all[..i].contains(name));
    all.get(index).filter(|_| !twice).cloned().map(Matched::Attribute)
}

/// The operand that says which part is meant.
pub fn small(body: &Body<Tir>, value: Value) -> Option<usize> {
    match body.def_op(value)? {
        Op::IntConst { value } => value.as_str().parse().ok(),
        _ => None,
    }
}

/// `__match_args__` of the class, where the class statement, or that of a base, binds it once to a constant.
fn match_args(program: &tir::Program, classes: &Classes, class: ClassId) -> Option<Vec<String>> {
    if !classes.get(class).plain {
        return None;
    }
    if classes.get(class).native == Native::Tuple {
        return Some(classes.get(class).items.clone());
    }
    let (owner, _) = classes.member(program, class, "__match_args__")?;
    let body = &program.get(classes.get(owner).body?)?.body;
    let named = |key: Value| matches!(body.def_op(key), Some(Op::StrConst { value }) if value.to_utf8().as_deref() == Some("__match_args__"));
    let mut bound = body.insts().filter_map(|inst| match &body[inst].op {
        Op::SetItem { args: [_, key, value] } if named(*key) => Some(*value),
        _ => None,
    });
    let value = bound.next().filter(|_| bound.next().is_none())?;
    texts(body, value)
}

/// The strings of a constant tuple.
fn texts(body: &Body<Tir>, tuple: Value) -> Option<Vec<String>> {
    match body.def_op(tuple)? {
        Op::TupleConst { value: Constant::Tuple(items) } => {
            items.iter().map(|item| if let Constant::Str(text) = item { text.to_utf8() } else { None }).collect()
        }
        Op::Tuple { args } => {
            args.iter().map(|&v| if let Op::StrConst { value } = body.def_op(v)? { value.to_utf8() } else { None }).collect()
        }
        _ => None,
    }
}
