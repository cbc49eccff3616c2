//! Code points by width: views that let an algorithm be written once for 1, 2 and 4 bytes.

/// How many bytes a code point takes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Width {
    /// Latin-1.
    One,
    /// The basic plane.
    Two,
    /// Everything.
    Four,
}

impl Width {
    /// The number of bytes.
    pub const fn bytes(self) -> usize {
        match self {
            Width::One => 1,
            Width::Two => 2,
            Width::Four => 4,
        }
    }
    /// The narrowest width for code points up to `bound`.
    pub const fn of(bound: u32) -> Width {
        match bound {
            0..=0xFF => Width::One,
            0x100..=0xFFFF => Width::Two,
            _ => Width::Four,
        }
    }
}

/// A storage unit: one code point.
pub trait Unit: Copy + Eq + Ord + Into<u32> + 'static {
    /// The code point.
    fn code(self) -> u32 {
        self.into()
    }
    /// The unit, if it is wide enough.
    fn from_code(code: u32) -> Option<Self>;
    /// The low bits of a code point.
    fn narrow(code: u32) -> Self;
    /// The view of a slice of such units.
    fn view(slice: &[Self]) -> Units<'_>;
}

macro_rules! unit {
    ($($T:ty, $Variant:ident;)*) => { $(
        impl Unit for $T {
            fn from_code(code: u32) -> Option<$T> { <$T>::try_from(code).ok() }
            fn narrow(code: u32) -> $T { code as $T }
            fn view(slice: &[$T]) -> Units<'_> { Units::$Variant(slice) }
        }
    )* };
}
unit! { u8, One; u16, Two; u32, Four; }

/// Code points of a string, borrowed.
#[derive(Clone, Copy, Debug)]
pub enum Units<'a> {
    /// Latin-1.
    One(&'a [u8]),
    /// The basic plane.
    Two(&'a [u16]),
    /// Everything.
    Four(&'a [u32]),
}

/// Evaluates an expression with `$slice` bound to the slice of whichever width.
macro_rules! with_units {
    ($units:expr, |$slice:ident| $body:expr) => {
        match $units {
            $crate::str::Units::One($slice) => $body,
            $crate::str::Units::Two($slice) => $body,
            $crate::str::Units::Four($slice) => $body,
        }
    };
}
pub(crate) use with_units;

impl<'a> Units<'a> {
    /// How many code points.
    pub fn len(self) -> usize {
        with_units!(self, |s| s.len())
    }
    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
    /// The code point at `index`, which must be in range.
    pub fn at(self, index: usize) -> u32 {
        with_units!(self, |s| s[index].code())
    }
    /// A part; the bounds must be in range.
    pub fn slice(self, start: usize, end: usize) -> Units<'a> {
        match self {
            Units::One(s) => Units::One(&s[start..end]),
            Units::Two(s) => Units::Two(&s[start..end]),
            Units::Four(s) => Units::Four(&s[start..end]),
        }
    }
    /// The code points one by one.
    pub fn code_points(self) -> CodePoints<'a> {
        CodePoints { units: self, start: 0, end: self.len() }
    }
    /// The place of the first code point for which `wanted` holds.
    #[inline]
    pub fn position(self, mut wanted: impl FnMut(u32) -> bool) -> Option<usize> {
        with_units!(self, |s| s.iter().position(|u| wanted(u.code())))
    }
    /// The place of the last code point for which `wanted` holds.
    #[inline]
    pub fn rposition(self, mut wanted: impl FnMut(u32) -> bool) -> Option<usize> {
        with_units!(self, |s| s.iter().rposition(|u| wanted(u.code())))
    }
    /// Whether `holds` for every code point.
    #[inline]
    pub fn all(self, mut holds: impl FnMut(u32) -> bool) -> bool {
        self.position(|code| !holds(code)).is_none()
    }
    /// A number with the highest bit of the greatest code point: enough to choose width and ASCII flag.
    pub fn bound(self) -> u32 {
        with_units!(self, |s| bound(s))
    }
    /// The units as bytes in memory.
    pub fn bytes(self) -> &'a [u8] {
        // SAFETY: integers without padding.
        with_units!(self, |s| unsafe { core::slice::from_raw_parts(s.as_ptr().cast(), size_of_val(s)) })
    }
}

/// The bitwise or of all units.
fn bound<U: Unit>(slice: &[U]) -> u32 {
    slice.iter().fold(0, |bits, &u| bits | u.code())
}

/// Iterates over code points from both ends.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    units: Units<'a>,
    start: usize,
    end: usize,
}

impl Iterator for CodePoints<'_> {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        if self.start == self.end {
            return None;
        }
        self.start += 1;
        Some(self.units.at(self.start - 1))
    }
    fn fold<B, F: FnMut(B, u32) -> B>(self, init: B, mut f: F) -> B {
        with_units!(self.units.slice(self.start, self.end), |s| s.iter().fold(init, |acc, u| f(acc, u.code())))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.end - self.start, Some(self.end - self.start))
    }
}

impl DoubleEndedIterator for CodePoints<'_> {
    fn next_back(&mut self) -> Option<u32> {
        if self.start == self.end {
            return None;
        }
        self.end -= 1;
        Some(self.units.at(self.end))
    }
}

impl ExactSizeIterator for CodePoints<'_> {}
