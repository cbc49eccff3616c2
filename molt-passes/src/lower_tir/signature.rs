//! How a function is called: the machine class of each parameter and of the result, by their types.

use molt_ir::lir;
use molt_ir::ssa::FuncId;
use molt_ir::tir;

/// How a value of a type is held in a register.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repr {
    /// A raw 64-bit int.
    I64,
    /// 0 or 1.
    Bool,
    /// A raw double.
    F64,
    /// A boxed value.
    Val,
}

impl Repr {
    /// The representation for a type.
    pub fn of(ty: &tir::Type) -> Repr {
        match ty {
            tir::Type::I64 => Repr::I64,
            tir::Type::Bool => Repr::Bool,
            tir::Type::Float => Repr::F64,
            _ => Repr::Val,
        }
    }
    /// The machine type of a value of a type.
    pub fn ty_of(ty: &tir::Type) -> lir::Type {
        match Repr::of(ty) {
            Repr::Val => Repr::kept(ty),
            repr => repr.ty(),
        }
    }
    /// The machine type of a word of memory that holds the type.
    pub fn kept(ty: &tir::Type) -> lir::Type {
        if is_no_number(ty) { lir::Type::Opt } else { lir::Type::Val }
    }
    /// The machine type.
    pub fn ty(self) -> lir::Type {
        match self {
            Repr::I64 | Repr::Bool => lir::Type::I64,
            Repr::F64 => lir::Type::F64,
            Repr::Val => lir::Type::Val,
        }
    }
}

/// Whether no value of the type is a number: all are objects, or words below all addresses.
fn is_no_number(ty: &tir::Type) -> bool {
    use tir::Type as T;
    !ty.members().is_empty()
        && ty.members().iter().all(|member| match member {
            T::None
            | T::Bool
            | T::Unbound
            | T::Str
            | T::Bytes
            | T::List(_)
            | T::Dict(_)
            | T::Set(_)
            | T::FrozenSet(_)
            | T::Tuple(_)
            | T::TupleOf(_)
            | T::Iterator(_)
            | T::Cell(_)
            | T::Instance(_)
            | T::Class(_)
            | T::Function(_)
            | T::Complex
            | T::Range
            | T::Slice
            | T::Builtin(_)
            | T::Native(_)
            | T::Module(_) => true,
            T::Never | T::I64 | T::Int | T::Float | T::Union(_) | T::Any => false,
        })
}

/// The machine signature of a function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature {
    /// Parameters, the function object first where it is taken.
    pub parameters: Vec<Repr>,
    /// The result. A raw one is followed by a status.
    pub result: Repr,
    /// Whether it continues a generator: the result is a value, the status 0 yielded, 1 raised, 2 returned.
    pub resumes: bool,
}

impl Signature {
    /// The signature of a function, from its entry block and header.
    pub fn of(program: &tir::Program, func: FuncId) -> Signature {
        let function = &program[func];
        let entry = function.body.entry();
        let parameters = function.body[entry].params.iter().map(|&p| Repr::of(function.body.ty(p))).collect();
        let resumes = function.header.kind == tir::header::FunctionKind::Resume;
        let result = if resumes { Repr::Val } else { Repr::of(&function.header.result) };
        Signature { parameters, result, resumes }
    }
    /// The machine results.
    pub fn results(&self) -> Vec<lir::Type> {
        match self.result {
            Repr::Val if self.resumes => vec![lir::Type::Val, lir::Type::I64],
            Repr::Val => vec![lir::Type::Val],
            raw => vec![raw.ty(), lir::Type::I64],
        }
    }
}
