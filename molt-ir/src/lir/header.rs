//! What a `lir` program says beside its bodies.

use super::Type;
use crate::ssa::FuncId;

/// The Python side of a function: what the static code object says, which dynamic calls bind arguments by.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Code {
    /// `__name__`.
    pub name: String,
    /// `__qualname__`.
    pub qualname: String,
    /// The module's name.
    pub module: String,
    /// Parameter names in binding order: positionals, `*args`, keyword-only, `**kwargs`.
    pub parameters: Vec<String>,
    /// How many positionals cannot be named.
    pub positional_only: u32,
    /// How many take positionals.
    pub positional: u32,
    /// How many are keyword-only.
    pub keyword_only: u32,
    /// Whether there is `*args`.
    pub var_positional: bool,
    /// Whether there is `**kwargs`.
    pub var_keyword: bool,
    /// What calling it makes instead of running it: a flag of the runtime's `code_flag`, 0 for nothing.
    pub suspends: u32,
    /// First line.
    pub line: u32,
    /// The docstring.
    pub doc: Option<crate::text::PyStr>,
    /// The boxed entry: takes the function object and the address of the bound arguments, returns an owned val or 0.
    pub entry: FuncId,
}

/// The header of a function. The entry block's parameters are the machine parameters, all borrowed.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct FunctionHeader {
    /// Machine results, at most two.
    pub results: Vec<Type>,
    /// The static code object, if the function can be a value.
    pub code: Option<Code>,
    /// Name for symbols, tracebacks and debuggers.
    pub qualname: String,
}

/// A place an exception can leave: a line of a traceback.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Site {
    /// `__qualname__`'s last part as tracebacks show it.
    pub function: String,
    /// Index of the file.
    pub file: u32,
    /// 1-based line.
    pub line: u32,
    /// 1-based last line of the construct.
    pub end_line: u32,
    /// 0-based column, in characters, of the construct in its line.
    pub column: u32,
    /// One past its last column; 0 when the columns are not known.
    pub end_column: u32,
    /// First column of the operator inside, which is marked `^` where the rest is `~`; 0 for none.
    pub anchor: u32,
    /// One past the operator.
    pub anchor_end: u32,
    /// For a place inside an inlined function: one more than the number of the call's site; 0 otherwise.
    pub outer: u32,
}

/// The header of a program.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct ProgramHeader {
    /// Paths of the files as given, and the text of each line that a site names.
    pub files: Vec<String>,
    /// Source lines shown by tracebacks: file, line, text.
    pub lines: Vec<(u32, (u32, String))>,
    /// Traceback sites, by number.
    pub sites: Vec<Site>,
    /// How many slots for globals there are.
    pub globals: u32,
    /// How many class statements there are.
    pub classes: u32,
    /// The function that runs the main module: no parameters, returns 0 when raised.
    pub main: Option<FuncId>,
    /// Built-in types whose method tables are looked up by name at run time: `str`, `list`, ...; `*` for all.
    pub installs: Vec<String>,
    /// Whether destroying an object may run code of the program.
    pub finalizers: bool,
    /// Names of built-in modules whose objects the program needs at run time.
    pub modules: Vec<String>,
}
