//! What a generic pass may ask of an operation, and the tables that declare operations and types.

use std::fmt::{self, Debug};
use std::hash::{Hash, Hasher};

use smallvec::SmallVec;

use super::{Block, Value};
use crate::text::{Attr, Parse, Parser, Printer};

/// A variable number of operands.
pub type Values = SmallVec<[Value; 4]>;

/// A jump to a block with the values of its parameters.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Edge {
    /// Where to.
    pub to: Block,
    /// One value for each parameter of `to`.
    pub args: Values,
}

impl Edge {
    /// An edge to `to` with these arguments.
    pub fn new(to: Block, args: impl IntoIterator<Item = Value>) -> Self {
        Edge { to, args: args.into_iter().collect() }
    }

    /// An edge that passes nothing.
    pub fn plain(to: Block) -> Self {
        Edge { to, args: SmallVec::new() }
    }
}

impl Attr for Edge {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        self.to.print(p)?;
        if self.args.is_empty() {
            return Ok(());
        }
        fmt::Write::write_str(p, "(")?;
        p.list(&self.args, |p, v| v.print(p))?;
        fmt::Write::write_str(p, ")")
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        let to = Block::parse(p)?;
        let args = if p.eat("(") { p.list(")", Value::parse)?.into() } else { SmallVec::new() };
        Ok(Edge { to, args })
    }
}

/// What an instruction may do besides computing its results.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Effects(u8);

impl Effects {
    /// Nothing: results depend on the operands alone.
    pub const PURE: Self = Self(0);
    /// Results depend on memory.
    pub const READ: Self = Self(1);
    /// Changes memory or the outside world.
    pub const WRITE: Self = Self(2);
    /// May raise.
    pub const RAISE: Self = Self(4);
    /// Makes an object with an identity: two executions make two.
    pub const ALLOC: Self = Self(8);
    /// Ends its block.
    pub const TERM: Self = Self(16);
    /// May fail to return at all.
    pub const DIVERGE: Self = Self(32);

    /// Both sets together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// This set without `other`.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
    /// Whether the two sets meet.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    /// Whether an instruction with unused results may go.
    pub const fn removable(self) -> bool {
        !self.has(Self(Self::WRITE.0 | Self::RAISE.0 | Self::TERM.0 | Self::DIVERGE.0))
    }
    /// Whether running it once more, or once when it would not have run, cannot be seen.
    pub const fn is_pure(self) -> bool {
        self.0 == 0
    }
}

impl std::ops::BitOr for Effects {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl fmt::Display for Effects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = ["reads", "writes", "raises", "allocates", "ends the block", "may not return"];
        let set: Vec<_> = names.iter().enumerate().filter(|(bit, _)| self.0 >> bit & 1 == 1).map(|(_, name)| *name).collect();
        f.write_str(if set.is_empty() { "pure" } else { "" })?;
        f.write_str(&set.join(", "))
    }
}

/// How many operands, successors or results.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arity {
    /// Exactly so many.
    Exactly(usize),
    /// So many or more.
    AtLeast(usize),
}

impl Arity {
    /// Whether `n` is allowed.
    pub const fn allows(self, n: usize) -> bool {
        match self {
            Arity::Exactly(k) => n == k,
            Arity::AtLeast(k) => n >= k,
        }
    }
}

impl fmt::Display for Arity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Arity::Exactly(n) => write!(f, "{n}"),
            Arity::AtLeast(0) => f.write_str("any number of"),
            Arity::AtLeast(n) => write!(f, "at least {n}"),
        }
    }
}

/// One row of the table that declares a language's operations.
#[derive(Debug)]
pub struct OpInfo {
    /// The word in the text form.
    pub mnemonic: &'static str,
    /// How many operands.
    pub operands: Arity,
    /// Names and types of the attributes.
    pub attributes: &'static [(&'static str, &'static str)],
    /// How many successors.
    pub successors: Arity,
    /// How many results.
    pub results: Arity,
    /// The effects unless the operand types say less.
    pub effects: Effects,
    /// The Python construct or runtime function it stands for.
    pub stands_for: &'static str,
}

/// What a generic pass may ask of an operation. Implemented by [`ops!`](crate::ops).
pub trait Op: Clone + Eq + Hash + Debug + 'static {
    /// Every operation.
    const TABLE: &'static [OpInfo];
    /// The row of this operation.
    fn index(&self) -> usize;
    /// What the table says.
    fn info(&self) -> &'static OpInfo {
        &Self::TABLE[self.index()]
    }
    /// The operands. A slice, so that a pattern checks the arity.
    fn args(&self) -> &[Value];
    /// The operands, to be changed.
    fn args_mut(&mut self) -> &mut [Value];
    /// The successors.
    fn succs(&self) -> &[Edge];
    /// The successors, to be changed.
    fn succs_mut(&mut self) -> &mut [Edge];
    /// Operands and edge arguments.
    fn uses(&self) -> impl Iterator<Item = Value> + '_ {
        self.args().iter().chain(self.succs().iter().flat_map(|e| &e.args)).copied()
    }
    /// Replaces every operand and edge argument.
    fn map_uses(&mut self, mut f: impl FnMut(Value) -> Value) {
        for v in self.args_mut() {
            *v = f(*v);
        }
        for edge in self.succs_mut() {
            for v in &mut edge.args {
                *v = f(*v);
            }
        }
    }
    /// Hashes everything but operands and successors.
    fn hash_shape<H: Hasher>(&self, state: &mut H);
    /// Whether everything but operands and successors is equal.
    fn same_shape(&self, other: &Self) -> bool;
    /// Prints `{name: value, …}`, or nothing without attributes.
    fn print_attrs(&self, p: &mut Printer<'_>) -> fmt::Result;
    /// Reads operands, attributes and successors after the mnemonic.
    fn parse(mnemonic: &str, p: &mut Parser<'_>) -> Parse<Self>;
}

/// Declares an operation set, one line each:
///
/// ```text
/// Name "mnemonic" (operands) {attribute: Type, ..} [successors] -> results EFFECT | EFFECT, "what it stands for";
/// ```
///
/// Operands, successors and results are a number, `*` for any number, or `2+` for two or more; `()` and `[]` mean none and
/// give the variant no such field. `(2)` becomes `args: [Value; 2]`, `(*)` becomes `args: Values`, `[2]` becomes
/// `succs: Box<[Edge; 2]>` and `[*]` becomes `succs: Vec<Edge>`.
#[macro_export]
macro_rules! ops {
    ($(#[$outer:meta])* $vis:vis enum $Op:ident { $(
        $(#[$inner:meta])* $V:ident $mnemonic:literal ( $($n:tt $($nplus:tt)?)? ) { $($a:ident : $A:ty),* $(,)? }
        [ $($s:tt $($splus:tt)?)? ] -> $r:tt $($eff:ident)|+ , $stands_for:literal ;
    )* }) => {
        $(#[$outer])*
        #[derive(Clone, PartialEq, Eq, Hash, Debug)]
        #[allow(missing_docs)]
        $vis enum $Op { $(
            #[doc = $stands_for] $(#[$inner])*
            $V { $(args: $crate::__ops!(args $n $($nplus)?),)? $(succs: $crate::__ops!(succs $s $($splus)?),)? $($a: $A),* }
        ),* }

        #[allow(unused_variables, unused_mut, clippy::redundant_field_names)]
        impl $crate::ssa::Op for $Op {
            const TABLE: &'static [$crate::ssa::OpInfo] = &[ $( $crate::ssa::OpInfo {
                mnemonic: $mnemonic,
                operands: $crate::__ops!(arity $($n $($nplus)?)?),
                attributes: &[$((stringify!($a), stringify!($A))),*],
                successors: $crate::__ops!(arity $($s $($splus)?)?),
                results: $crate::__ops!(arity $r),
                effects: $crate::ssa::Effects::PURE $(.or($crate::ssa::Effects::$eff))+,
                stands_for: $stands_for,
            } ),* ];
            fn index(&self) -> usize {
                enum Row { $($V),* }
                match self { $( Self::$V { .. } => Row::$V as usize ),* }
            }
            fn args(&self) -> &[$crate::ssa::Value] {
                match self { $( Self::$V { $(args: $crate::__ops!(bind args $n),)? .. } => $crate::__ops!(slice $(args $n)?) ),* }
            }
            fn args_mut(&mut self) -> &mut [$crate::ssa::Value] {
                match self { $( Self::$V { $(args: $crate::__ops!(bind args $n),)? .. } => $crate::__ops!(slice_mut $(args $n)?) ),* }
            }
            fn succs(&self) -> &[$crate::ssa::Edge] {
                match self { $( Self::$V { $(succs: $crate::__ops!(bind succs $s),)? .. } => $crate::__ops!(slice $(succs $s)?) ),* }
            }
            fn succs_mut(&mut self) -> &mut [$crate::ssa::Edge] {
                match self { $( Self::$V { $(succs: $crate::__ops!(bind succs $s),)? .. } => $crate::__ops!(slice_mut $(succs $s)?) ),* }
            }
            fn hash_shape<H: ::std::hash::Hasher>(&self, state: &mut H) {
                ::std::hash::Hash::hash(&$crate::ssa::Op::index(self), state);
                match self { $( Self::$V { $($a,)* .. } => { $( ::std::hash::Hash::hash($a, state); )* } ),* }
            }
            fn same_shape(&self, other: &Self) -> bool {
                let mut same = $crate::ssa::Op::index(self) == $crate::ssa::Op::index(other);
                match self { $( Self::$V { $($a,)* .. } => { $( same = same && {
                    let left = $a;
                    matches!(other, Self::$V { $a, .. } if left == $a)
                }; )* } ),* }
                same
            }
            fn print_attrs(&self, p: &mut $crate::text::Printer<'_>) -> ::std::fmt::Result {
                use ::std::fmt::Write as _;
                let mut before = " {";
                match self { $( Self::$V { $($a,)* .. } => { $(
                    write!(p, "{before}{}: ", stringify!($a))?;
                    $crate::text::Attr::print($a, p)?;
                    before = ", ";
                )* } ),* }
                if before == ", " { p.write_str("}") } else { Ok(()) }
            }
            fn parse(mnemonic: &str, p: &mut $crate::text::Parser<'_>) -> $crate::text::Parse<Self> {
                Ok(match mnemonic {
                    $( $mnemonic => {
                        let args = $crate::ssa::parse_args(p)?;
                        let mut before = "{";
                        $(
                            p.expect(before)?;
                            p.expect(stringify!($a))?;
                            p.expect(":")?;
                            let $a = <$A as $crate::text::Attr>::parse(p)?;
                            before = ",";
                        )*
                        if before == "," { p.expect("}")?; }
                        let succs = $crate::ssa::parse_succs(p)?;
                        $crate::ssa::check_arity(p, Self::TABLE, mnemonic, args.len(), succs.len())?;
                        Self::$V {
                            $(args: $crate::__ops!(take_args args $n $($nplus)?),)?
                            $(succs: $crate::__ops!(take_succs succs $s $($splus)?),)?
                            $($a),*
                        }
                    } )*
                    _ => return p.error(format!("unknown operation `{mnemonic}`")),
                })
            }
        }
    };
}

/// The small print of [`ops!`].
#[doc(hidden)]
#[macro_export]
macro_rules! __ops {
    (args * ) => { $crate::ssa::Values };
    (args $n:literal +) => { $crate::ssa::Values };
    (args $n:literal) => { [$crate::ssa::Value; $n] };
    (succs *) => { Vec<$crate::ssa::Edge> };
    (succs $n:literal +) => { Vec<$crate::ssa::Edge> };
    (succs $n:literal) => { Box<[$crate::ssa::Edge; $n]> };
    (arity) => { $crate::ssa::Arity::Exactly(0) };
    (arity *) => { $crate::ssa::Arity::AtLeast(0) };
    (arity $n:literal +) => { $crate::ssa::Arity::AtLeast($n) };
    (arity $n:literal) => { $crate::ssa::Arity::Exactly($n) };
    (bind $x:ident $n:tt) => { $x };
    (slice) => { &[] };
    (slice $x:ident $n:tt) => { &$x[..] };
    (slice_mut) => { &mut [] };
    (slice_mut $x:ident $n:tt) => { &mut $x[..] };
    // The arity has been checked, so the conversions hold.
    (take_args $x:ident *) => { $x };
    (take_args $x:ident $n:literal +) => { $x };
    (take_args $x:ident $n:literal) => { ::std::array::from_fn(|i| $x[i]) };
    (take_succs $x:ident *) => { $x };
    (take_succs $x:ident $n:literal +) => { $x };
    (take_succs $x:ident $n:literal) => { {
        let mut succs = $x.into_iter();
        Box::new(::std::array::from_fn(|_| succs.next().expect("the arity was checked")))
    } };
}

#[doc(hidden)]
pub fn parse_args(p: &mut Parser<'_>) -> Parse<Values> {
    let mut args = Values::new();
    while p.peek("%") {
        args.push(Value::parse(p)?);
        if !p.eat(",") {
            break;
        }
    }
    Ok(args)
}

#[doc(hidden)]
pub fn parse_succs(p: &mut Parser<'_>) -> Parse<Vec<Edge>> {
    let mut succs = vec![];
    if p.eat("->") {
        loop {
            succs.push(Edge::parse(p)?);
            if !p.eat(",") {
                break;
            }
        }
    }
    Ok(succs)
}

#[doc(hidden)]
pub fn check_arity(p: &Parser<'_>, table: &[OpInfo], mnemonic: &str, operands: usize, successors: usize) -> Parse<()> {
    let row = table.iter().find(|row| row.mnemonic == mnemonic).expect("the operation is in its table");
    if !row.operands.allows(operands) {
        return p.error(format!("`{}` takes {} operands, found {operands}", row.mnemonic, row.operands));
    }
    if !row.successors.allows(successors) {
        return p.error(format!("`{}` takes {} successors, found {successors}", row.mnemonic, row.successors));
    }
    Ok(())
}

/// Declares a set of types: `Int "int"`, `List(item: Box<Ty>) "list"`. A type with parts prints as `list[int]`.
#[macro_export]
macro_rules! types {
    ($(#[$outer:meta])* $vis:vis enum $T:ident { $(
        $(#[$inner:meta])* $V:ident $(( $($part:ident : $Part:ty),+ $(,)? ))? $word:literal
    ),* $(,)? }) => {
        $(#[$outer])*
        #[derive(Clone, PartialEq, Eq, Hash, Debug)]
        #[allow(missing_docs)]
        $vis enum $T { $( #[doc = concat!("`", $word, "`")] $(#[$inner])* $V $(( $($Part),+ ))? ),* }

        impl $crate::text::Attr for $T {
            fn print(&self, p: &mut $crate::text::Printer<'_>) -> ::std::fmt::Result {
                use ::std::fmt::Write as _;
                match self { $( Self::$V $(( $($part),+ ))? => {
                    p.write_str($word)?;
                    $(
                        let mut before = "[";
                        $( p.write_str(before)?; $crate::text::Attr::print($part, p)?; before = ", "; )+
                        let _ = before;
                        p.write_str("]")?;
                    )?
                } )* }
                Ok(())
            }
            fn parse(p: &mut $crate::text::Parser<'_>) -> $crate::text::Parse<Self> {
                let at = p.position();
                match p.word() {
                    $( $word => Ok({
                        $(
                            let mut before = "[";
                            $( p.expect(before)?; let $part = <$Part as $crate::text::Attr>::parse(p)?; before = ","; )+
                            let _ = before;
                            p.expect("]")?;
                        )?
                        Self::$V $(( $($part),+ ))?
                    }), )*
                    word => { p.rewind(at); p.error(format!("unknown type `{word}`")) }
                }
            }
        }

        impl ::std::fmt::Display for $T {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::text::Attr::print(self, &mut $crate::text::Printer::new(f))
            }
        }
    };
}
