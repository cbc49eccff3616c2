//! What every field of a node can do, and the macros that give it to a whole node from one declaration.
//!
//! A node prints as `(tag field field ...)`. A [`Field`] knows its text, its hash and the children below it; ids of arenas
//! are fields too and stand for the node they name, so walking, printing and hashing follow them.

use std::collections::hash_map::DefaultHasher;
use std::hash::Hash;

use super::text::{Parsed, Printer, Reader};
use super::{Block, ExprId, Function, PatternId, PlaceId};

/// A part of a node.
pub trait Field: Sized {
    /// Writes its text.
    fn print(&self, p: &mut Printer<'_>);
    /// Reads what `print` writes.
    fn read(r: &mut Reader<'_>) -> Parsed<Self>;
    /// Feeds its structure to the hash.
    fn hash(&self, h: &mut Hashing<'_>);
    /// Calls `visit` on each child directly below, in the order of the text.
    fn children(&self, _visit: &mut dyn FnMut(Child<'_>)) {}
    /// The same, to change which child stands there.
    fn children_mut(&mut self, _visit: &mut dyn FnMut(ChildMut<'_>)) {}
}

/// A child of a node.
#[derive(Clone, Copy)]
pub enum Child<'a> {
    /// An expression, read.
    Expr(ExprId),
    /// A place, written or deleted.
    Place(PlaceId),
    /// A pattern of `match`.
    Pattern(PatternId),
    /// A sequence of statements.
    Block(&'a Block),
}

/// A child of a node that may be exchanged.
pub enum ChildMut<'a> {
    /// An expression, read.
    Expr(&'a mut ExprId),
    /// A place, written or deleted.
    Place(&'a mut PlaceId),
    /// A pattern of `match`.
    Pattern(&'a mut PatternId),
    /// A sequence of statements.
    Block(&'a mut Block),
}

/// The state of a structural hash: equal for equal trees, whatever their ids and spans.
pub struct Hashing<'a> {
    pub(super) function: &'a Function,
    pub(super) state: DefaultHasher,
}

impl Hashing<'_> {
    /// Feeds anything that hashes by value.
    pub fn value(&mut self, value: &impl Hash) {
        value.hash(&mut self.state);
    }
}

/// Declares node types. Each variant is written `Name "tag" { field: Type, ... }`, each field's type is a [`Field`], and the
/// text form, parser, hash and child walk follow from that.
macro_rules! nodes {
    ($(
        $(#[$meta:meta])*
        pub enum $node:ident {
            $( $(#[$vmeta:meta])* $variant:ident $tag:literal { $( $field:ident: $ty:ty ),* $(,)? } )*
        }
    )*) => {$(
        $(#[$meta])*
        #[allow(missing_docs)]
        #[derive(Clone, PartialEq, Debug)]
        pub enum $node {
            $( $(#[$vmeta])* $variant { $( $field: $ty ),* } ),*
        }

        impl $node {
            /// The tags of all variants, in order.
            pub const TAGS: &'static [&'static str] = &[$( $tag ),*];

            /// The word that opens its text.
            pub fn tag(&self) -> &'static str {
                match self { $( Self::$variant { .. } => $tag ),* }
            }
        }

        impl Field for $node {
            #[allow(unused_variables)]
            fn print(&self, p: &mut Printer<'_>) {
                match self {
                    $( Self::$variant { $( $field ),* } => {
                        p.open($tag);
                        $( p.space(); $field.print(p); )*
                        p.close();
                    } ),*
                }
            }
            fn read(r: &mut Reader<'_>) -> Parsed<Self> {
                r.expect("(")?;
                let node = match r.tag()? {
                    $( $tag => Self::$variant { $( $field: Field::read(r)? ),* }, )*
                    other => return r.unknown_tag(other, Self::TAGS),
                };
                r.expect(")")?;
                Ok(node)
            }
            #[allow(unused_variables)]
            fn hash(&self, h: &mut Hashing<'_>) {
                h.value(&self.tag());
                match self { $( Self::$variant { $( $field ),* } => { $( $field.hash(h); )* } ),* }
            }
            #[allow(unused_variables)]
            fn children(&self, visit: &mut dyn FnMut(Child<'_>)) {
                match self { $( Self::$variant { $( $field ),* } => { $( $field.children(visit); )* } ),* }
            }
            #[allow(unused_variables)]
            fn children_mut(&mut self, visit: &mut dyn FnMut(ChildMut<'_>)) {
                match self { $( Self::$variant { $( $field ),* } => { $( $field.children_mut(visit); )* } ),* }
            }
        }
    )*};
}

/// Declares parts of nodes that are always the same shape: they print as `(field field ...)` without a tag.
macro_rules! records {
    ($(
        $(#[$meta:meta])*
        pub struct $record:ident { $( $(#[$fmeta:meta])* $field:ident: $ty:ty ),* $(,)? }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Debug)]
        pub struct $record { $( $(#[$fmeta])* pub $field: $ty ),* }

        impl Field for $record {
            fn print(&self, p: &mut Printer<'_>) {
                p.group("(", ")", |p| { $( p.space(); self.$field.print(p); )* });
            }
            fn read(r: &mut Reader<'_>) -> Parsed<Self> {
                r.expect("(")?;
                let record = $record { $( $field: Field::read(r)? ),* };
                r.expect(")")?;
                Ok(record)
            }
            fn hash(&self, h: &mut Hashing<'_>) {
                $( self.$field.hash(h); )*
            }
            fn children(&self, visit: &mut dyn FnMut(Child<'_>)) {
                $( self.$field.children(visit); )*
            }
            fn children_mut(&mut self, visit: &mut dyn FnMut(ChildMut<'_>)) {
                $( self.$field.children_mut(visit); )*
            }
        }
    )*};
}

/// Declares enumerations whose text is one word: operators, kinds.
macro_rules! words {
    ($(
        $(#[$meta:meta])*
        pub enum $words:ident { $( $(#[$vmeta:meta])* $variant:ident = $word:literal ),* $(,)? }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum $words { $( $(#[$vmeta])* #[doc = concat!("`", $word, "`")] $variant ),* }

        impl $words {
            /// Every variant, in order.
            pub const ALL: &'static [$words] = &[$( $words::$variant ),*];

            /// The word of the text form.
            pub fn word(self) -> &'static str {
                match self { $( $words::$variant => $word ),* }
            }
        }

        impl std::fmt::Display for $words {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl Field for $words {
            fn print(&self, p: &mut Printer<'_>) {
                p.word(self.word());
            }
            fn read(r: &mut Reader<'_>) -> Parsed<Self> {
                let word = r.tag()?;
                match $words::ALL.iter().find(|w| w.word() == word) {
                    Some(w) => Ok(*w),
                    None => r.unknown_tag(word, &[$( $word ),*]),
                }
            }
            fn hash(&self, h: &mut Hashing<'_>) {
                h.value(self);
            }
        }
    )*};
}

pub(super) use {nodes, records, words};

impl<T: Field> Field for Option<T> {
    fn print(&self, p: &mut Printer<'_>) {
        match self {
            Some(value) => value.print(p),
            None => p.word("-"),
        }
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        if r.skip("-") { Ok(None) } else { T::read(r).map(Some) }
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.value(&self.is_some());
        self.iter().for_each(|value| value.hash(h));
    }
    fn children(&self, visit: &mut dyn FnMut(Child<'_>)) {
        self.iter().for_each(|value| value.children(visit));
    }
    fn children_mut(&mut self, visit: &mut dyn FnMut(ChildMut<'_>)) {
        self.iter_mut().for_each(|value| value.children_mut(visit));
    }
}

impl<T: Field> Field for Vec<T> {
    fn print(&self, p: &mut Printer<'_>) {
        p.group("[", "]", |p| {
            for item in self {
                p.space();
                item.print(p);
            }
        });
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        r.expect("[")?;
        let mut items = Vec::new();
        while !r.skip("]") {
            items.push(T::read(r)?);
        }
        Ok(items)
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.value(&self.len());
        self.iter().for_each(|item| item.hash(h));
    }
    fn children(&self, visit: &mut dyn FnMut(Child<'_>)) {
        self.iter().for_each(|item| item.children(visit));
    }
    fn children_mut(&mut self, visit: &mut dyn FnMut(ChildMut<'_>)) {
        self.iter_mut().for_each(|item| item.children_mut(visit));
    }
}

impl<T: Field> Field for Box<T> {
    fn print(&self, p: &mut Printer<'_>) {
        (**self).print(p);
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        T::read(r).map(Box::new)
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        (**self).hash(h);
    }
}
