//! Which characters are the same when case is ignored: those whose lower case is the same, or whose lower cases share an upper
//! case.

use crate::str::unicode;
use alloc::vec::Vec;

/// Lower-case characters with the same upper case.
static SAME_UPPER: &[&[u32]] = &[
    &[0x69, 0x131],
    &[0x73, 0x17F],
    &[0xB5, 0x3BC],
    &[0x345, 0x3B9, 0x1FBE],
    &[0x390, 0x1FD3],
    &[0x3B0, 0x1FE3],
    &[0x3B2, 0x3D0],
    &[0x3B5, 0x3F5],
    &[0x3B8, 0x3D1],
    &[0x3BA, 0x3F0],
    &[0x3C0, 0x3D6],
    &[0x3C1, 0x3F1],
    &[0x3C2, 0x3C3],
    &[0x3C6, 0x3D5],
    &[0x432, 0x1C80],
    &[0x434, 0x1C81],
    &[0x43E, 0x1C82],
    &[0x441, 0x1C83],
    &[0x442, 0x1C84, 0x1C85],
    &[0x44A, 0x1C86],
    &[0x463, 0x1C87],
    &[0x1C88, 0xA64B],
    &[0x1E61, 0x1E9B],
    &[0xFB05, 0xFB06],
];

/// Lower-case characters, and a character whose lower case they are without being their upper case.
static OTHER_UPPER: &[(u32, u32)] = &[
    (0x69, 0x130),
    (0x6B, 0x212A),
    (0xDF, 0x1E9E),
    (0xE5, 0x212B),
    (0x1C6, 0x1C5),
    (0x1C9, 0x1C8),
    (0x1CC, 0x1CB),
    (0x1F3, 0x1F2),
    (0x3B8, 0x3F4),
    (0x3C9, 0x2126),
    (0x1FB3, 0x1FBC),
    (0x1FC3, 0x1FCC),
    (0x1FF3, 0x1FFC),
];

/// The rules of one pattern.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Fold {
    /// Case counts.
    None,
    /// Only ASCII letters have case.
    Ascii,
    /// Every letter has.
    Unicode,
}

impl Fold {
    /// The lower case.
    pub fn lower(self, code: u32) -> u32 {
        match self {
            Fold::None => code,
            Fold::Ascii if code < 0x80 => (code as u8).to_ascii_lowercase().into(),
            Fold::Ascii => code,
            Fold::Unicode => unicode::to_lower(code)[0],
        }
    }
    /// Whether the character has another case.
    pub fn is_cased(self, code: u32) -> bool {
        match self {
            Fold::None => false,
            Fold::Ascii => code < 0x80 && (code as u8).is_ascii_alphabetic(),
            Fold::Unicode => unicode::to_lower(code)[0] != code || unicode::to_upper(code) != [code, 0, 0],
        }
    }
    /// Every character that is the same as this one when case is ignored, itself included.
    pub fn family(self, code: u32) -> Vec<u32> {
        let lower = self.lower(code);
        let mut family = Vec::new();
        let mut add = |code| {
            if !family.contains(&code) {
                family.push(code);
            }
        };
        match self {
            Fold::None => add(code),
            Fold::Ascii => {
                add(lower);
                if let Ok(byte @ b'a'..=b'z') = u8::try_from(lower) {
                    add(byte.to_ascii_uppercase().into());
                }
            }
            Fold::Unicode => {
                let alone = [lower];
                let lowers = SAME_UPPER.iter().find(|group| group.contains(&lower)).map_or(&alone[..], |group| group);
                lowers.iter().for_each(|&lower| with_lower(lower, &mut add));
            }
        }
        family
    }
}

/// Calls `add` with every character of this lower case.
fn with_lower(lower: u32, mut add: impl FnMut(u32)) {
    add(lower);
    let upper = unicode::to_upper(lower);
    if upper[1] == 0 && unicode::to_lower(upper[0])[0] == lower {
        add(upper[0]);
    }
    OTHER_UPPER.iter().filter(|(of, _)| *of == lower).for_each(|&(_, other)| add(other));
    if matches!(lower, 0x1F80..=0x1F87 | 0x1F90..=0x1F97 | 0x1FA0..=0x1FA7) {
        add(lower + 8);
    }
}
