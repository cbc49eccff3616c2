//! The nodes of `hir` and what each of them means.
//!
//! *Surface* nodes are Python's own statements and expressions; desugaring removes them step by step and each has a fact named
//! for its absence. *Core* nodes are what remains before SSA construction. A tree may mix both at any time.
//!
//! **Evaluation order** is CPython's and is stated per node. Unless a node says otherwise its expressions are evaluated once,
//! in the order of the fields, and an exception in one stops the rest.
//!
//! Expressions read, [`Place`]s are written or deleted; so a name in a place never counts as a use.

use super::constant::Const;
use super::intrinsics::Intrinsic;
use super::text::{Parsed, Printer, Reader};
use super::tree::{Child, ChildMut, Field, Hashing, nodes, records, words};
use super::{Block, ClassId, ExprId, FunctionId, Label, LocalId, PatternId, PlaceId};
use crate::name::Name;

nodes! {
    /// An expression: evaluated, it gives a value or raises.
    pub enum Expr {
        // ---- core: constants and names -------------------------------------------------------------------------------
        /// A constant. Its text is the constant alone: `None`, `1`, `"a"`.
        Const "const" { value: Const }
        /// The value of a local of kind plain, temporary; its text is the local alone: `%x`. Raises `UnboundLocalError`
        /// when the local is unbound (a temporary never is).
        Local "local" { local: LocalId }
        /// The value inside the cell of a local of kind cell or free. Unbound: `UnboundLocalError` for a cell, `NameError`
        /// ("cannot access free variable ...") for a free one.
        Cell "cell" { local: LocalId }
        /// A global of the function's module; when the module does not bind it, the builtin of that name; else `NameError`.
        Global "global" { name: Name }
        /// The builtin of this name. Used only where no module of the program can bind the name over it.
        Builtin "builtin" { name: Name }
        /// In a class body: the name in the class's namespace if it is there, otherwise the value of `otherwise`
        /// (a global, builtin or cell).
        ClassName "class-name" { name: Name, otherwise: ExprId }

        // ---- core: operators ------------------------------------------------------------------------------------------
        /// `-x`, `+x`, `~x`, `not x`.
        Unary "unary" { op: UnaryOp, operand: ExprId }
        /// A binary operator, with reflected methods as Python has them.
        Binary "binary" { op: BinaryOp, left: ExprId, right: ExprId }
        /// The in-place form: tries `__iadd__` and so on first. Gives the result; the caller stores it.
        InPlace "in-place" { op: BinaryOp, left: ExprId, right: ExprId }
        /// `first op a op b ...`: operands from the left, each once, until a link is false; gives the result of the last
        /// comparison made. Core: exactly one link.
        Compare "compare" { first: ExprId, links: Vec<Link> }
        /// `a and b and ...`: the first false value, or the last one. At least one value.
        And "and" { values: Vec<ExprId> }
        /// `a or b or ...`: the first true value, or the last one. At least one value.
        Or "or" { values: Vec<ExprId> }
        /// `then if test else otherwise`: `test` first, then one of the others.
        If "if-else" { test: ExprId, then: ExprId, otherwise: ExprId }

        // ---- core: objects ----------------------------------------------------------------------------------------------
        /// `object.name`
        Attribute "attribute" { object: ExprId, name: Name }
        /// `object[index]`
        Subscript "subscript" { object: ExprId, index: ExprId }
        /// `lower:upper:step`, a slice object. An absent part is `None`.
        Slice "slice" { lower: Option<ExprId>, upper: Option<ExprId>, step: Option<ExprId> }
        /// A tuple. An item may be `Starred` (surface).
        Tuple "tuple" { items: Vec<ExprId> }
        /// A new list. An item may be `Starred` (surface).
        List "list" { items: Vec<ExprId> }
        /// A new set, built from the left. At least one item, which may be `Starred` (surface).
        Set "set" { items: Vec<ExprId> }
        /// A new dict, built from the left; each key before its value. An item without key is `**value` (surface).
        Dict "dict" { items: Vec<DictItem> }
        /// A call: the function, the positional arguments, the keywords' values in order; then the call. Surface: an argument
        /// may be `Starred`, a keyword without name is `**value`.
        Call "call" { function: ExprId, args: Vec<ExprId>, keywords: Vec<Keyword> }
        /// `object.name(args, keywords)`: the object, then the lookup of the method, then the arguments, then the call. Means the same
        /// as `Call` of `Attribute`, without making a bound method. Core: no `Starred`, every keyword named.
        MethodCall "method-call" { object: ExprId, name: Name, args: Vec<ExprId>, keywords: Vec<Keyword> }
        /// A call with arguments gathered before: `args` gives a tuple, `kwargs` a dict with string keys that nobody else holds.
        CallGathered "call-gathered" { function: ExprId, args: ExprId, kwargs: Option<ExprId> }

        // ---- core: definitions --------------------------------------------------------------------------------------------
        /// A new function object: evaluates the closure's defaults, keyword defaults and annotations, then captures the cells.
        MakeFunction "make-function" { closure: Closure }
        /// A new class: bases, keywords (`metaclass=` among them), then what `type`'s or the metaclass's machinery does: the namespace
        /// is made (`__prepare__`), `__module__` and `__qualname__` are put in, the body function runs on it with the captured cells,
        /// the metaclass is called, and the body's cell `__class__`, where it has one, receives the class. Core: no `Starred` base and
        /// every keyword named; or one `Starred` base that is a tuple and one keyword without name that is a dict nobody else holds.
        MakeClass "make-class" { class: ClassId, bases: Vec<ExprId>, keywords: Vec<Keyword>, captures: Vec<LocalId> }

        // ---- core: sequencing ----------------------------------------------------------------------------------------------
        /// Evaluates `value` into the temporary `local`, then gives `body`.
        Let "let" { local: LocalId, value: ExprId, body: ExprId }
        /// Runs the statements, then gives `value`. The statements may leave a label outside the expression.
        Do "do" { body: Block, value: ExprId }
        /// An operation without syntax of its own: see [`Intrinsic`]. Arguments from the left.
        Intrinsic "intrinsic" { op: Intrinsic, args: Vec<ExprId> }
        /// Suspends the generator, giving `value` to its consumer; the value is what `send` brings. Raises what `throw` brings.
        Yield "yield" { value: ExprId }
        /// `yield from iterable`
        YieldFrom "yield-from" { iterable: ExprId }
        /// `await awaitable`
        Await "await" { awaitable: ExprId }
        /// The module of this absolute name, initialised together with its parents if need be; the parents get the submodule
        /// as attribute. Unlike `__import__("a.b")` it gives `a.b`, not `a`. `ModuleNotFoundError` when there is none.
        ImportModule "import-module" { module: Name }
        /// `from module import name`, with `module` given as a value: the attribute, or the submodule of that name that is already
        /// imported, else `ImportError`.
        ImportFrom "import-from" { module: ExprId, name: Name }

        // ---- surface --------------------------------------------------------------------------------------------------------
        /// A name before resolution.
        Name "name" { name: Name }
        /// `*value`, as an item of a display, an argument or a base.
        Starred "starred" { value: ExprId }
        /// `target := value`; the value is also the result.
        Walrus "walrus" { target: PlaceId, value: ExprId }
        /// `lambda params: body`; the function's body is one `return`.
        Lambda "lambda" { closure: Closure }
        /// `[element for ...]`, in the scope of this function: names bound by the clauses' targets are locals of their own.
        /// Those of kind cell need a fresh cell (`new-cell`) when the comprehension begins.
        ListComp "list-comp" { element: ExprId, clauses: Vec<Clause> }
        /// `{element for ...}`
        SetComp "set-comp" { element: ExprId, clauses: Vec<Clause> }
        /// `{key: value for ...}`, each key before its value.
        DictComp "dict-comp" { key: ExprId, value: ExprId, clauses: Vec<Clause> }
        /// `(element for ...)`: `first` is the outermost iterable, evaluated here and turned into an iterator (`iter`, or the
        /// asynchronous one when `is_async`); then the generator function of the closure is called with it. Its only
        /// parameter is `.0`.
        GeneratorExp "generator-exp" { closure: Closure, first: ExprId, is_async: bool }
        /// `f"..."`: parts are constant strings and `FormatField`s, joined.
        FString "f-string" { parts: Vec<ExprId> }
        /// `{value!conversion:spec}`: `value`, converted, then `format(value, spec)`; `spec` is a string or an `FString`, absent
        /// when empty. Only inside `FString`.
        FormatField "format-field" { value: ExprId, conversion: Conversion, spec: Option<ExprId> }
    }

    /// A statement.
    pub enum Stmt {
        // ---- core ---------------------------------------------------------------------------------------------------------
        /// Evaluates and drops.
        Expr "expr" { value: ExprId }
        /// `target = value`: the value first, then the target's own expressions, then the store.
        Assign "assign" { target: PlaceId, value: ExprId }
        /// `del target`. An unbound local or missing global raises.
        Delete "delete" { target: PlaceId }
        /// `if`
        If "if" { test: ExprId, then: Block, otherwise: Block }
        /// Runs the body once. `(leave label)` inside goes to its end.
        Block "block" { label: Label, body: Block }
        /// Runs the body again and again. `(leave label)` ends the loop, `(again label)` begins the next round, and so does the end
        /// of the body.
        Loop "loop" { label: Label, body: Block }
        /// Goes to the end of the enclosing `block` or `loop` with this label.
        Leave "leave" { label: Label }
        /// Begins the next round of the enclosing `loop` with this label.
        Again "again" { label: Label }
        /// Runs `body`. When it raises, the exception is taken into the temporary `exception` and `handler` runs; what the handler
        /// raises goes outward. Nothing else is implied: see `handling`.
        Catch "catch" { body: Block, exception: LocalId, handler: Block }
        /// Runs `body` with `exception` as the exception being handled: what `raise` without operand raises again and what new
        /// exceptions get as `__context__`. However the body is left, the previous one is restored. `None` changes
        /// nothing. A `yield` inside restores the previous one while suspended.
        Handling "handling" { exception: ExprId, body: Block }
        /// `raise exception from cause`: instantiates classes, sets `__cause__` and `__context__`. Without exception: raises the one
        /// being handled again, or `RuntimeError("No active exception to reraise")`.
        Raise "raise" { exception: Option<ExprId>, cause: Option<ExprId> }
        /// Raises an exception object caught before, as it was: its context stays and its traceback goes on.
        Reraise "reraise" { exception: ExprId }
        /// Returns from the function. In a class body or a module there is none.
        Return "return" { value: ExprId }
        /// One step of an iterator (what `iter` gave): the next item goes into `target`, a plain local or temporary; when there is
        /// none, leaves `exhausted`. Another exception than `StopIteration` goes outward.
        IterNext "iter-next" { target: LocalId, iterator: ExprId, exhausted: Label }
        /// Gives the local of kind cell a new, empty cell; closures made before keep the old one.
        NewCell "new-cell" { local: LocalId }

        // ---- surface ------------------------------------------------------------------------------------------------------
        /// `a = b = value`: the value, then the targets from the left. At least two targets.
        MultiAssign "multi-assign" { targets: Vec<PlaceId>, value: ExprId }
        /// `target op= value`: the target's own expressions, its old value, `value`, the in-place operation, the store.
        AugAssign "aug-assign" { target: PlaceId, op: BinaryOp, value: ExprId }
        /// `target: annotation = value`: the value and its store first, then the annotation (where CPython evaluates it: module and
        /// class level; with `simple` it goes into `__annotations__`; inside a function it is `None`). Without a value nothing is stored,
        /// but the expressions of the target are evaluated.
        AnnAssign "ann-assign" { target: PlaceId, annotation: ExprId, value: Option<ExprId>, simple: bool }
        /// `while`; `otherwise` runs when the test is false.
        While "while" { test: ExprId, body: Block, otherwise: Block }
        /// `for`; `otherwise` runs when the iterator is exhausted.
        For "for" { mode: ForMode, target: PlaceId, iterable: ExprId, body: Block, otherwise: Block }
        /// `break`
        Break "break" {}
        /// `continue`
        Continue "continue" {}
        /// `with` or, when `is_async`, `async with`.
        With "with" { is_async: bool, items: Vec<WithItem>, body: Block }
        /// `try`; handlers are tried in order, the one without type last.
        Try "try" { body: Block, handlers: Vec<Handler>, otherwise: Block, finally: Block }
        /// `try` with `except*`.
        TryStar "try-star" { body: Block, handlers: Vec<Handler>, otherwise: Block, finally: Block }
        /// `match`
        Match "match" { subject: ExprId, cases: Vec<Case> }
        /// `assert test, message`; raises the builtin `AssertionError` whatever that name is bound to.
        Assert "assert" { test: ExprId, message: Option<ExprId> }
        /// `import module`, one name. `as_name`: `import a.b as c` binds `a.b`; otherwise the target is bound to the first part, `a`.
        Import "import" { module: Name, as_name: bool, target: PlaceId }
        /// `from module import ...`; relative modules are made absolute by the front end.
        FromImport "from-import" { module: Name, names: Vec<ImportName> }
        /// `from module import *`, at module level only.
        ImportStar "import-star" { module: Name }
        /// `global names`; has its effect in name resolution, which drops it.
        Global "global-names" { names: Vec<Name> }
        /// `nonlocal names`
        Nonlocal "nonlocal-names" { names: Vec<Name> }
        /// `def`: decorators from the top, then the closure; decorators are applied from the bottom; then the store.
        Def "define" { target: PlaceId, decorators: Vec<ExprId>, closure: Closure }
        /// `class`: decorators from the top, then as `make-class`; decorators are applied from the bottom; then the store.
        Class "define-class" { target: PlaceId, decorators: Vec<ExprId>, class: ClassId, bases: Vec<ExprId>, keywords: Vec<Keyword>, captures: Vec<LocalId> }
    }

    /// Something written to or deleted.
    pub enum Place {
        // ---- core ---------------------------------------------------------------------------------------------------------
        /// A local of kind plain or temporary. Its text is the local alone.
        Local "local" { local: LocalId }
        /// The inside of a cell: a local of kind cell or free.
        Cell "cell" { local: LocalId }
        /// A global of the function's module.
        Global "global" { name: Name }
        /// In a class body: an entry of the class's namespace.
        ClassName "class-name" { name: Name }
        /// `object.name`
        Attribute "attribute" { object: ExprId, name: Name }
        /// `object[index]`
        Subscript "subscript" { object: ExprId, index: ExprId }
        // ---- surface ------------------------------------------------------------------------------------------------------
        /// A name before resolution.
        Name "name" { name: Name }
        /// `a, b, *c`: the value is unpacked completely, then the items are stored from the left.
        Tuple "tuple" { items: Vec<PlaceId> }
        /// `[a, b]`, which means the same.
        List "list" { items: Vec<PlaceId> }
        /// `*rest` inside `Tuple` or `List`.
        Starred "starred" { target: PlaceId }
    }

    /// A pattern of `match` (all surface). Names are bound as the pattern succeeds, from the left.
    pub enum Pattern {
        /// `_`
        Wildcard "wildcard" {}
        /// A capture, or the name of `pattern as name`.
        As "as" { pattern: Option<PatternId>, target: PlaceId }
        /// A value: the subject `==` it. A literal, or a dotted name.
        Value "value" { value: ExprId }
        /// `None`, `True`, `False`, by identity.
        Singleton "singleton" { value: Const }
        /// `[a, b, *c]`
        Sequence "sequence" { items: Vec<PatternId> }
        /// `*name` or `*_` inside a sequence.
        Star "star" { target: Option<PlaceId> }
        /// `{key: pattern, **rest}`
        Mapping "mapping" { entries: Vec<MappingEntry>, rest: Option<PlaceId> }
        /// `Class(a, b, name=c)`
        Class "class" { class: ExprId, positional: Vec<PatternId>, keywords: Vec<KeywordPattern> }
        /// `a | b`
        Or "or" { alternatives: Vec<PatternId> }
    }
}

records! {
    /// A function object to be made: in `def`, `lambda`, generator expressions.
    pub struct Closure {
        /// The function.
        function: FunctionId,
        /// Defaults of the last positional parameters, in order.
        defaults: Vec<ExprId>,
        /// Defaults of keyword-only parameters.
        kw_defaults: Vec<NamedExpr>,
        /// Annotations in the order CPython evaluates them; that of the result is named `return`. Empty under
        /// `from __future__ import annotations` and for local use only.
        annotations: Vec<NamedExpr>,
        /// The enclosing function's cells (kind cell or free) that become the function's free locals, in the order of its
        /// locals of kind free. Filled by name resolution.
        captures: Vec<LocalId>,
    }

    /// A name with an expression.
    pub struct NamedExpr {
        /// The name.
        name: Name,
        /// Its expression.
        value: ExprId,
    }

    /// One link of a comparison.
    pub struct Link {
        /// The operator before the operand.
        op: CompareOp,
        /// The operand.
        right: ExprId,
    }

    /// One item of a dict display.
    pub struct DictItem {
        /// The key; absent for `**value`.
        key: Option<ExprId>,
        /// The value.
        value: ExprId,
    }

    /// A keyword argument.
    pub struct Keyword {
        /// The name; absent for `**value`.
        name: Option<Name>,
        /// The value.
        value: ExprId,
    }

    /// `for target in iterable if condition ...` of a comprehension. The iterable of the first clause is evaluated before the names of
    /// the comprehension exist.
    pub struct Clause {
        /// How to iterate.
        mode: ForMode,
        /// What an item is stored to.
        target: PlaceId,
        /// The iterable.
        iterable: ExprId,
        /// All must be true, tested from the left.
        conditions: Vec<ExprId>,
    }

    /// `context as target`
    pub struct WithItem {
        /// The context manager.
        context: ExprId,
        /// Where the result of `__enter__` goes.
        target: Option<PlaceId>,
    }

    /// `except kind as target:`
    pub struct Handler {
        /// The exception class or tuple of classes; absent for a bare `except`.
        kind: Option<ExprId>,
        /// The name of the exception, which is deleted when the handler ends.
        target: Option<PlaceId>,
        /// The statements.
        body: Block,
    }

    /// `case pattern if guard:`
    pub struct Case {
        /// The pattern.
        pattern: PatternId,
        /// The guard.
        guard: Option<ExprId>,
        /// The statements.
        body: Block,
    }

    /// One entry of a mapping pattern.
    pub struct MappingEntry {
        /// The key, a literal or a dotted name.
        key: ExprId,
        /// What its value must match.
        pattern: PatternId,
    }

    /// One keyword of a class pattern.
    pub struct KeywordPattern {
        /// The attribute.
        name: Name,
        /// What it must match.
        pattern: PatternId,
    }

    /// One name of `from m import name as target`.
    pub struct ImportName {
        /// The name in the module.
        name: Name,
        /// Where it goes.
        target: PlaceId,
    }
}

nodes! {
    /// What an annotation says to type inference: never evaluated, names unresolved as the source has them.
    pub enum Hint {
        /// A name, dotted perhaps: `int`, `np.ndarray`.
        Name "name" { name: Name }
        /// `list[int]`
        Of "of" { base: Box<Hint>, args: Vec<Hint> }
        /// `int | None`
        Union "union" { members: Vec<Hint> }
        /// `[int, str]`, inside `Callable`.
        List "list" { items: Vec<Hint> }
        /// A constant: `None`, `...`, an argument of `Literal`.
        Const "const" { value: Const }
        /// Anything else.
        Other "other" {}
    }
}

records! {
    /// What an annotation says about a name.
    pub struct NamedHint {
        /// The name.
        name: Name,
        /// What its annotation says.
        hint: Hint,
    }
}

words! {
    /// A unary operator.
    pub enum UnaryOp { Not = "not", Neg = "-", Pos = "+", Invert = "~" }

    /// A binary operator.
    pub enum BinaryOp {
        Add = "+", Sub = "-", Mul = "*", Div = "/", FloorDiv = "//", Mod = "%", Pow = "**", LShift = "<<", RShift = ">>",
        And = "&", Or = "|", Xor = "^", MatMul = "@",
    }

    /// A comparison.
    pub enum CompareOp {
        Eq = "==", Ne = "!=", Lt = "<", Le = "<=", Gt = ">", Ge = ">=", Is = "is", IsNot = "is-not", In = "in", NotIn = "not-in",
    }

    /// `!s`, `!r`, `!a` of a format field.
    pub enum Conversion { None = "plain", Str = "str", Repr = "repr", Ascii = "ascii" }

    /// How `for` gets its iterator.
    pub enum ForMode {
        /// From `iter(...)`.
        Sync = "sync",
        /// `async for`: from `__aiter__`.
        Async = "async",
        /// The operand is the iterator already (in a generator expression).
        Ready = "ready",
        /// The operand is the asynchronous iterator already.
        AsyncReady = "async-ready",
    }

    /// What a function stands for.
    pub enum FunctionKind {
        /// The statements of a module.
        Module = "module",
        /// `def`
        Function = "function",
        /// `lambda`
        Lambda = "lambda",
        /// The body of a `class` statement.
        ClassBody = "class-body",
        /// A generator expression.
        Comprehension = "comprehension",
        /// The scope of type parameters (PEP 695).
        TypeScope = "type-scope",
    }

    /// How a parameter takes its argument.
    pub enum ParamKind {
        PositionalOnly = "positional-only", Normal = "normal", VarArgs = "varargs", KeywordOnly = "keyword-only", KwArgs = "kwargs",
    }

    /// Where a local lives.
    pub enum LocalKind {
        /// A local of the program.
        Plain = "plain",
        /// A local of the program that inner functions capture: it lives in a cell, made on entry (and by `new-cell`). For a
        /// parameter the cell holds the argument at first.
        Cell = "cell",
        /// A cell of an enclosing function, received with the closure.
        Free = "free",
        /// Made by the compiler; always bound before it is read.
        Temporary = "temporary",
    }
}

impl UnaryOp {
    /// As Python writes it.
    pub fn symbol(self) -> &'static str {
        self.word()
    }
}

impl BinaryOp {
    /// As Python writes it.
    pub fn symbol(self) -> &'static str {
        self.word()
    }
}

impl Expr {
    /// The constant `None`.
    pub fn none() -> Expr {
        Expr::Const { value: Const::None }
    }

    /// A constant string.
    pub fn str(text: &str) -> Expr {
        Expr::Const { value: Const::str(text) }
    }

    /// A small integer.
    pub fn int(value: i64) -> Expr {
        Expr::Const { value: Const::Int(value) }
    }

    /// The constant, if it is one.
    pub fn constant(&self) -> Option<&Const> {
        if let Expr::Const { value } = self { Some(value) } else { None }
    }
}
