//! One-byte encodings by table.

/// An encoding that agrees with ASCII below 128.
#[derive(PartialEq, Eq, Debug)]
pub struct Charmap {
    /// Its names, normalised; the first is CPython's module.
    pub(super) names: &'static [&'static str],
    /// The code points of the bytes from 128 on; [`NONE`] where there is none.
    pub(super) upper: &'static [u16],
}

/// What no byte stands for.
const NONE: u16 = 0xFFFE;

impl Charmap {
    /// The encoding of a normalised name.
    pub(super) fn find(name: &str) -> Option<&'static Charmap> {
        super::tables::CHARMAPS.iter().find(|map| map.names.contains(&name))
    }
    /// The code point of a byte.
    pub(super) fn code(&self, byte: u8) -> Option<u32> {
        match byte {
            0..=0x7F => Some(byte.into()),
            _ => Some(self.upper[usize::from(byte) - 0x80]).filter(|&code| code != NONE).map(u32::from),
        }
    }
    /// The byte of a code point.
    pub(super) fn byte(&self, code: u32) -> Option<u8> {
        match u8::try_from(code) {
            Ok(byte @ 0..=0x7F) => Some(byte),
            _ => {
                let code = u16::try_from(code).ok().filter(|&code| code != NONE)?;
                self.upper.iter().position(|&other| other == code).map(|i| i as u8 + 0x80)
            }
        }
    }
}
