//! What the reports have in common: which places a user wants to hear about, and types in a user's words.

use crate::frontend::library::PYTHON_FOLDER;
use molt_ir::pass::PassCx;
use molt_ir::span::Span;
use molt_ir::ssa::Body;
use molt_ir::tir::header::FunctionKind;
use molt_ir::tir::{Function, Program, Tir, Type};

/// The program's own functions in the order of the source, without the top level of modules of the library.
pub fn own_functions(program: &Program) -> Vec<&Function> {
    let path = |f: &Function| program.header.modules.get(f.header.module as usize).map_or("", |m| &m.path);
    let mut own: Vec<_> = program.functions().map(|(_, f)| f).filter(|f| !path(f).starts_with(PYTHON_FOLDER)).collect();
    // What the desugaring made for itself goes under names that no program can mention.
    own.retain(|f| !f.header.name.starts_with('.'));
    own.sort_by_key(|f| (f.header.module, f.header.line));
    own
}

/// Whether a place lies in the user's own text.
pub fn is_own(span: Span, cx: &PassCx) -> bool {
    cx.sources.locate(span).is_some_and(|(file, _)| !file.name.starts_with(PYTHON_FOLDER))
}

/// Whether a function runs its text once, as it is read: what is slow there matters only in loops.
pub fn runs_once(function: &Function) -> bool {
    matches!(function.header.kind, FunctionKind::Module | FunctionKind::ClassBody)
}

/// What a function is called in a report.
pub fn called(function: &Function) -> String {
    match function.header.kind {
        FunctionKind::Module => "the top level".into(),
        FunctionKind::ClassBody => format!("class {}", function.header.qualname),
        _ => function.header.qualname.clone(),
    }
}

/// The place of a function: its first instruction that has one.
pub fn place(body: &Body<Tir>) -> Span {
    body.insts().map(|inst| body[inst].span).find(|span| !span.is_none()).unwrap_or(Span::NONE)
}

/// A type in the words of annotations.
pub fn words(ty: &Type, program: &Program) -> String {
    let one = |name: &str, part: &Type| format!("{name}[{}]", words(part, program));
    match ty {
        Type::Never => "never".into(),
        Type::None => "None".into(),
        Type::I64 => "int (64 bits)".into(),
        Type::Int => "int".into(),
        Type::Any => "unknown".into(),
        Type::Unbound => "unbound".into(),
        Type::List(item) => one("list", item),
        Type::Set(item) => one("set", item),
        Type::FrozenSet(item) => one("frozenset", item),
        Type::Iterator(item) => one("Iterator", item),
        Type::Cell(item) => words(item, program),
        Type::TupleOf(item) => format!("tuple[{}, ...]", words(item, program)),
        Type::Dict(pair) => format!("dict[{}, {}]", words(&pair.0, program), words(&pair.1, program)),
        Type::Tuple(items) => format!("tuple[{}]", list(items, ", ", program)),
        Type::Union(items) => list(items, " | ", program),
        Type::Instance(class) => program.header.class(*class).qualname.clone(),
        Type::Class(class) => format!("type[{}]", program.header.class(*class).qualname),
        Type::Function(func) => program.get(*func).map_or("function".into(), |f| format!("function {}", f.header.qualname)),
        Type::Builtin(name) => format!("built-in {}", name.trim_start_matches("builtins.")),
        Type::Native(name) => name.trim_start_matches("builtins.").to_owned(),
        Type::Module(name) => format!("module {name}"),
        plain => plain.to_string(),
    }
}

fn list(items: &[Type], between: &str, program: &Program) -> String {
    items.iter().map(|item| words(item, program)).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::super::testing::program;
    use super::*;
    use molt_ir::text::from_text;

    #[test]
    fn types_read_like_annotations() {
        let program = program(&[("f", "^bb0(): %0 = none : none  ret %0")]);
        for (text, expected) in [
            ("i64", "int (64 bits)"),
            ("dict[str, list[tuple[int, float]]]", "dict[str, list[tuple[int, float]]]"),
            ("union[none, str]", "None | str"),
            ("tupleof[any]", "tuple[unknown, ...]"),
            ("builtin[builtins.len]", "built-in len"),
            ("func[@#0]", "function f"),
            ("cell[bool]", "bool"),
        ] {
            assert_eq!(words(&from_text(text).unwrap(), &program), expected);
        }
    }
}
