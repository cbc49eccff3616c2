//! Digests of messages that come in parts: no more of a message is kept than a block.

use super::blocks;

/// Which digest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Algorithm {
    Md5,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}
use Algorithm::{Md5, Sha1, Sha224, Sha256, Sha384, Sha512};

/// The most bytes a digest has.
pub const LONGEST: usize = 64;
/// The most bytes a block has.
const LARGEST: usize = 128;

/// The first 64 bits of the fractions of the square roots of the first 8 primes.
pub const START: [u64; 8] = [
    0x6A09_E667_F3BC_C908,
    0xBB67_AE85_84CA_A73B,
    0x3C6E_F372_FE94_F82B,
    0xA54F_F53A_5F1D_36F1,
    0x510E_527F_ADE6_82D1,
    0x9B05_688C_2B3E_6C1F,
    0x1F83_D9AB_FB41_BD6B,
    0x5BE0_CD19_137E_2179,
];

impl Algorithm {
    /// The one of this name.
    pub fn of(name: &str) -> Option<Algorithm> {
        Some(match name {
            "md5" => Md5,
            "sha1" => Sha1,
            "sha224" => Sha224,
            "sha256" => Sha256,
            "sha384" => Sha384,
            "sha512" => Sha512,
            _ => return None,
        })
    }
    /// How many bytes its digests have.
    pub fn size(self) -> usize {
        match self {
            Md5 => 16,
            Sha1 => 20,
            Sha224 => 28,
            Sha256 => 32,
            Sha384 => 48,
            Sha512 => 64,
        }
    }
    fn start(self) -> Words {
        match self {
            Md5 | Sha1 => Words::Short([0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0, 0, 0, 0]),
            Sha224 => Words::Short([
                0xC105_9ED8,
                0x367C_D507,
                0x3070_DD17,
                0xF70E_5939,
                0xFFC0_0B31,
                0x6858_1511,
                0x64F9_8FA7,
                0xBEFA_4FA4,
            ]),
            Sha256 => Words::Short(START.map(|word| (word >> 32) as u32)),
            Sha384 => Words::Long([
                0xCBBB_9D5D_C105_9ED8,
                0x629A_292A_367C_D507,
                0x9159_015A_3070_DD17,
                0x152F_ECD8_F70E_5939,
                0x6733_2667_FFC0_0B31,
                0x8EB4_4A87_6858_1511,
                0xDB0C_2E0D_64F9_8FA7,
                0x47B5_481D_BEFA_4FA4,
            ]),
            Sha512 => Words::Long(START),
        }
    }
}

/// What was made of the blocks so far.
#[derive(Clone)]
enum Words {
    Short([u32; 8]),
    Long([u64; 8]),
}

/// A digest in the making.
#[derive(Clone)]
pub struct Message {
    algorithm: Algorithm,
    words: Words,
    /// How long the message is so far, in bytes.
    length: u128,
    /// What came behind the last whole block.
    rest: [u8; LARGEST],
    /// How many bytes that is.
    kept: usize,
}

impl Message {
    /// The empty message.
    pub fn new(algorithm: Algorithm) -> Message {
        Message { algorithm, words: algorithm.start(), length: 0, rest: [0; LARGEST], kept: 0 }
    }
    fn block(&self) -> usize {
        match self.words {
            Words::Short(_) => 64,
            Words::Long(_) => 128,
        }
    }
    /// Goes on with whole blocks; what is left behind them.
    fn blocks<'a>(&mut self, message: &'a [u8]) -> &'a [u8] {
        match &mut self.words {
            Words::Short(words) => {
                let each = match self.algorithm {
                    Md5 => blocks::md5,
                    Sha1 => blocks::sha1,
                    _ => blocks::sha2_small,
                };
                let (blocks, rest) = message.as_chunks();
                #[cfg(target_arch = "x86_64")]
                if self.algorithm != Md5 && super::sha_instructions::are_there() {
                    use super::sha_instructions::{sha1, sha256};
                    // SAFETY: the processor has the instructions.
                    unsafe { if self.algorithm == Sha1 { sha1(words, blocks) } else { sha256(words, blocks) } };
                    return rest;
                }
                blocks.iter().for_each(|block| each(words, block));
                rest
            }
            Words::Long(words) => {
                let (blocks, rest) = message.as_chunks();
                blocks.iter().for_each(|block| blocks::sha2_large(words, block));
                rest
            }
        }
    }
    /// Appends to the message.
    pub fn add(&mut self, mut part: &[u8]) {
        self.length += part.len() as u128;
        if self.kept > 0 {
            let block = self.block();
            let (more, after) = part.split_at(part.len().min(block - self.kept));
            self.rest[self.kept..self.kept + more.len()].copy_from_slice(more);
            self.kept += more.len();
            if self.kept < block {
                return;
            }
            let full = self.rest;
            self.blocks(&full[..block]);
            part = after;
        }
        let rest = self.blocks(part);
        self.rest[..rest.len()].copy_from_slice(rest);
        self.kept = rest.len();
    }
    /// The digest of the message as it is; as many bytes as the algorithm says.
    pub fn digest(&self) -> [u8; LONGEST] {
        let mut message = self.clone();
        let block = self.block();
        // Behind the message: a one bit, zeros, and its length in bits at the end of a block.
        let (bits, place) = (self.length * 8, block / 8);
        message.rest[message.kept] = 0x80;
        message.rest[message.kept + 1..].fill(0);
        if message.kept >= block - place {
            let full = message.rest;
            message.blocks(&full[..block]);
            message.rest.fill(0);
        }
        let end = &mut message.rest[block - place..block];
        match self.algorithm {
            Md5 => end.copy_from_slice(&bits.to_le_bytes()[..place]),
            _ => end.copy_from_slice(&bits.to_be_bytes()[16 - place..]),
        }
        let full = message.rest;
        message.blocks(&full[..block]);
        let mut digest = [0; LONGEST];
        match message.words {
            Words::Short(words) => {
                for (to, word) in digest.chunks_exact_mut(4).zip(words) {
                    to.copy_from_slice(&if self.algorithm == Md5 { word.to_le_bytes() } else { word.to_be_bytes() });
                }
            }
            Words::Long(words) => {
                for (to, word) in digest.chunks_exact_mut(8).zip(words) {
                    to.copy_from_slice(&word.to_be_bytes());
                }
            }
        }
        digest
    }
    /// Which digest it is.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    const ALL: [Algorithm; 6] = [Md5, Sha1, Sha224, Sha256, Sha384, Sha512];

    #[test]
    fn parts_make_the_digest_of_the_whole() {
        let text: Vec<u8> = (0..300u32).map(|i| (i * 7) as u8).collect();
        for algorithm in ALL {
            for length in [0, 1, 55, 56, 63, 64, 65, 111, 112, 119, 120, 127, 128, 129, 191, 256, 300] {
                let mut whole = Message::new(algorithm);
                whole.add(&text[..length]);
                for size in [1, 3, 64, 100, 128] {
                    let mut parts = Message::new(algorithm);
                    text[..length].chunks(size).for_each(|part| parts.add(part));
                    assert_eq!(parts.digest(), whole.digest(), "{algorithm:?} of {length} by {size}");
                }
            }
        }
    }

    #[test]
    fn known_digests() {
        let short = |algorithm| {
            let mut message = Message::new(algorithm);
            message.add(b"abc");
            message.digest()
        };
        assert_eq!(short(Md5)[..4], [0x90, 0x01, 0x50, 0x98]);
        assert_eq!(short(Sha1)[..4], [0xA9, 0x99, 0x3E, 0x36]);
        assert_eq!(short(Sha224)[..4], [0x23, 0x09, 0x7D, 0x22]);
        assert_eq!(short(Sha256)[..4], [0xBA, 0x78, 0x16, 0xBF]);
        assert_eq!(short(Sha384)[..4], [0xCB, 0x00, 0x75, 0x3F]);
        assert_eq!(short(Sha512)[..4], [0xDD, 0xAF, 0x35, 0xA1]);
    }
}
