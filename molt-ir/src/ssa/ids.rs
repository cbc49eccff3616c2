//! Small typed ids that print as the text form's own syntax.
//!
//! They are not generic over the language, so that an op enum can hold them without naming the language it belongs to.

use std::fmt::{self, Write};

use crate::text::{Attr, Namespace, Parse, Parser, Printer};

macro_rules! ids {
    ($($(#[$doc:meta])* $Id:ident $sigil:literal)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $Id(pub u32);

        impl $Id {
            /// The id's place in a dense table.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
            /// The id at this place of a dense table.
            pub const fn at(index: usize) -> Self {
                $Id(index as u32)
            }
        }

        impl fmt::Display for $Id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($sigil, "{}"), self.0)
            }
        }

        impl fmt::Debug for $Id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    )* };
}

ids! {
    /// An SSA value: an instruction's result or a block's parameter.
    Value "%"
    /// A basic block.
    Block "^bb"
    /// An instruction.
    Inst "!"
    /// A call that was inlined into the body; 0 is the function itself.
    Frame "~"
    /// A function of the program.
    FuncId "@#"
    /// A global variable or constant of the program.
    GlobalId "$#"
    /// A class of the program.
    ClassId "&#"
}

impl Frame {
    /// The function itself, not an inlined call.
    pub const OWN: Frame = Frame(0);
}

macro_rules! numbered {
    ($($Id:ident $sigil:literal)*) => { $(
        impl Attr for $Id {
            fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
                write!(p, "{self}")
            }
            fn parse(p: &mut Parser<'_>) -> Parse<Self> {
                p.numbered($sigil).map($Id)
            }
        }
    )* };
}
numbered! { Value "%" Block "^bb" Frame "~" }

macro_rules! named {
    ($($Id:ident $space:ident)*) => { $(
        impl Attr for $Id {
            fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
                p.reference(Namespace::$space, self.0)
            }
            fn parse(p: &mut Parser<'_>) -> Parse<Self> {
                p.reference(Namespace::$space).map($Id)
            }
        }
    )* };
}
named! { FuncId Func GlobalId Global ClassId Class }
