//! Where calls stand, for functions of the library that tell: `warnings.warn`, records of `logging` that name their line, and
//! suites of `doctest`, which are those of the caller's module.
//!
//! ```text
//! log.info(x)      ⇒      %1, %2 = get_method %log {name: "info"} ; intrinsic "app.py", "__main__", "f", 7 {name: "mark_place"}
//!                         call_method %1, %2, %x
//! ```
//!
//! Compiled code keeps no frames to look at. So calls of those names say where they stand just before they happen, in programs that
//! use the modules. A warning that is to name the caller of its function (`stacklevel=2`) has every call say so, and the function keep
//! what it finds when it begins.
//!
//! Caveat: what is called by another name is not seen, and a higher `stacklevel` names the caller too.

use super::constant;
use super::function::FunctionBuilder;
use fxhash::FxHashSet;
use molt_ir::hir::{self, Const, Expr, ExprId};
use molt_ir::ssa::Value;
use molt_ir::text::PyStr;
use molt_ir::tir::{Op, Type};

use crate::frontend::PYTHON_FOLDER;

/// The functions that make records.
const RECORDS: &[&str] = &["debug", "info", "warning", "warn", "error", "exception", "critical", "fatal", "log"];
/// What names the place of a record in a format, or as an attribute.
const FIELDS: &[&str] = &["lineno", "funcName", "filename", "module", "pathname"];
/// Where `stacklevel` stands among the arguments of `warn`.
const LEVEL: usize = 2;

/// Which calls of the program say where they stand.
#[derive(Default)]
pub struct Places {
    /// Those of functions with these names.
    names: FxHashSet<&'static str>,
    /// All of the program's own.
    all: bool,
    /// Modules of the library, whose calls never say it.
    library: FxHashSet<molt_ir::name::Name>,
}

impl Places {
    /// Looks through the program.
    pub fn of(program: &hir::Program) -> Places {
        let mut places = Places::default();
        let has = |name: &str| program.modules.values().any(|m| &*m.name == name);
        let (warnings, logging, doctest) = (has("warnings"), has("logging"), has("doctest"));
        if !warnings && !logging && !doctest {
            return places;
        }
        let library = program.modules.values().filter(|m| m.path.starts_with(PYTHON_FOLDER));
        places.library = library.map(|m| m.name.clone()).collect();
        if warnings {
            places.names.insert("warn");
        }
        if doctest {
            places.names.insert("DocTestSuite");
        }
        let own = program.functions.values().filter(|f| !places.library.contains(&f.module));
        for function in own {
            for id in function.reached().exprs {
                match &function[id] {
                    Expr::Const { value: Const::Str(text) } if logging => {
                        let text: String = text.code_points().filter_map(char::from_u32).collect();
                        if FIELDS.iter().any(|field| text.contains(field)) {
                            places.names.extend(RECORDS);
                        }
                    }
                    Expr::Attribute { name, .. } if logging && FIELDS.contains(&&**name) => places.names.extend(RECORDS),
                    _ => places.all |= warnings && is_deep_warning(function, id),
                }
            }
        }
        places
    }

    fn has(&self, function: &hir::Function, callee: Option<&str>) -> bool {
        !self.library.contains(&function.module) && (self.all || callee.is_some_and(|name| self.names.contains(name)))
    }
}

/// The name that a call goes by.
fn callee(function: &hir::Function, call: ExprId) -> Option<&str> {
    let named = |id: ExprId| match &function[id] {
        Expr::Global { name } | Expr::Attribute { name, .. } => Some(&**name),
        Expr::Local { local } | Expr::Cell { local } => Some(&*function.locals[*local].name),
        _ => None,
    };
    match &function[call] {
        Expr::MethodCall { name, .. } => Some(name),
        Expr::Call { function: callee, .. } | Expr::CallGathered { function: callee, .. } => named(*callee),
        _ => None,
    }
}

/// Whether an expression is a call of `warn` that is to name a caller.
fn is_deep_warning(function: &hir::Function, id: ExprId) -> bool {
    let (Expr::Call { args, keywords, .. } | Expr::MethodCall { args, keywords, .. }) = &function[id] else { return false };
    if callee(function, id) != Some("warn") {
        return false;
    }
    let named = keywords.iter().find(|keyword| keyword.name.as_deref() == Some("stacklevel")).map(|keyword| keyword.value);
    let level = named.or_else(|| args.get(LEVEL).copied());
    level.is_some_and(|level| !matches!(&function[level], Expr::Const { value: Const::Int(1) }))
}

impl FunctionBuilder<'_> {
    /// Keeps the place the function was called from, where it warns about its caller.
    pub fn keep_caller(&mut self) {
        if self.context.places.all && self.source.reached().exprs.iter().any(|&id| is_deep_warning(self.source, id)) {
            self.caller = Some(self.by_name("current_place", &[]));
        }
    }

    /// Says which module makes a class by `type(name, bases, namespace)`: it becomes the class's own.
    pub fn announce_module(&mut self, callee: ExprId, args: usize) {
        let makes_class = args == 3 && matches!(&self.source[callee], Expr::Builtin { name } if &**name == "type");
        if makes_class && &*self.source.module != "__main__" {
            let module = self.value(Op::StrConst { value: PyStr::from(&*self.source.module) }, Type::Str);
            self.by_name("announce_module", &[module]);
        }
    }

    /// Says where a call stands that is about to happen, if it is one of those that say so.
    pub fn mark_place(&mut self, call: ExprId) {
        if !self.context.places.has(self.source, callee(self.source, call)) {
            return;
        }
        if let Some(caller) = self.caller.filter(|_| is_deep_warning(self.source, call)) {
            self.by_name("mark_saved_place", &[caller]);
            return;
        }
        let Some((path, line)) = self.context.line_of(self.source.span_of(call)) else { return };
        let text = |b: &mut Self, text: &str| b.value(Op::StrConst { value: PyStr::from(text) }, Type::Str);
        let function = self.source.name.to_string();
        let module = self.source.module.to_string();
        let (line, ty) = constant::op(&Const::Int(line.into()));
        let args: [Value; 4] = [text(self, &path), text(self, &module), text(self, &function), self.value(line, ty)];
        self.by_name("mark_place", &args);
    }
}
