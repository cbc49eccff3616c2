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
    /// The machine type.
    pub fn ty(self) -> lir::Type {
        match self {
            Repr::I64 | Repr::Bool => lir::Type::I64,
            Repr::F64 => lir::Type::F64,
            Repr::Val => lir::Type::Val,
        }
    }
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
