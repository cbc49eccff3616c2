//! Decompression of raw streams.

use super::tables::{self, DISTANCE_BASE, DISTANCE_EXTRA, END_OF_BLOCK, LENGTH_BASE, LENGTH_CODES, LENGTH_EXTRA, LENGTH_ORDER};
use alloc::vec;
use alloc::vec::Vec;

/// Why a stream cannot be read to its end.
pub enum Fault {
    /// More must follow.
    Truncated,
    /// It is wrong, in zlib's words.
    Invalid(&'static str),
}

/// A tree by the bits of its codes: how many codes there are of each length, and the symbols in the order of their codes.
struct Codes {
    counts: [u16; 16],
    symbols: Vec<u16>,
}

impl Codes {
    fn new(bits: &[u8]) -> Codes {
        let mut counts = [0; 16];
        bits.iter().for_each(|&n| counts[n as usize] += 1);
        counts[0] = 0;
        let mut symbols: Vec<u16> = (0..bits.len() as u16).filter(|&symbol| bits[symbol as usize] != 0).collect();
        symbols.sort_by_key(|&symbol| bits[symbol as usize]);
        Codes { counts, symbols }
    }
    /// Codes that are left over; below 0 where there are too many.
    fn left(&self) -> i32 {
        self.counts[1..].iter().fold(1, |left, &n| if left < 0 { left } else { left * 2 - i32::from(n) })
    }
}

struct Inflate<'a> {
    data: &'a [u8],
    at: usize,
    rest: u32,
    count: u32,
    out: Vec<u8>,
}

/// What the stream at the start of the data stands for, how many bytes of it were read, and whether it ended well.
pub fn decompress(data: &[u8]) -> (Vec<u8>, usize, Option<Fault>) {
    let mut state = Inflate { data, at: 0, rest: 0, count: 0, out: Vec::new() };
    let fault = state.run().err();
    (state.out, state.at, fault)
}

type Read<T> = Result<T, Fault>;

impl Inflate<'_> {
    fn byte(&mut self) -> Read<u8> {
        let byte = *self.data.get(self.at).ok_or(Fault::Truncated)?;
        self.at += 1;
        Ok(byte)
    }
    fn bits(&mut self, count: u8) -> Read<usize> {
        while self.count < count.into() {
            self.rest |= u32::from(self.byte()?) << self.count;
            self.count += 8;
        }
        let value = self.rest & ((1 << count) - 1);
        self.rest >>= count;
        self.count -= u32::from(count);
        Ok(value as usize)
    }
    fn symbol(&mut self, codes: &Codes, wrong: &'static str) -> Read<usize> {
        let (mut code, mut first, mut index) = (0i32, 0i32, 0i32);
        for &count in &codes.counts[1..] {
            code |= self.bits(1)? as i32;
            let count = i32::from(count);
            if code - count < first {
                return Ok(codes.symbols[(index + code - first) as usize].into());
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Err(Fault::Invalid(wrong))
    }
    fn run(&mut self) -> Read<()> {
        loop {
            let last = self.bits(1)?;
            match self.bits(2)? {
                0 => self.stored()?,
                1 => {
                    let literals: Vec<u8> = (0..288).map(tables::fixed_literal_bits).collect();
                    self.symbols(&Codes::new(&literals), &Codes::new(&[5; 30]))?;
                }
                2 => {
                    let (literals, distances) = self.trees()?;
                    self.symbols(&literals, &distances)?;
                }
                _ => return Err(Fault::Invalid("invalid block type")),
            }
            if last == 1 {
                return Ok(());
            }
        }
    }
    fn stored(&mut self) -> Read<()> {
        (self.rest, self.count) = (0, 0);
        let [a, b, c, d] = [self.byte()?, self.byte()?, self.byte()?, self.byte()?];
        let length = u16::from_le_bytes([a, b]);
        if length != !u16::from_le_bytes([c, d]) {
            return Err(Fault::Invalid("invalid stored block lengths"));
        }
        let rest = &self.data[self.at..];
        let taken = &rest[..rest.len().min(length.into())];
        self.out.extend(taken);
        self.at += taken.len();
        if taken.len() < length.into() { Err(Fault::Truncated) } else { Ok(()) }
    }
    fn trees(&mut self) -> Read<(Codes, Codes)> {
        let literals = self.bits(5)? + 257;
        let distances = self.bits(5)? + 1;
        let lengths = self.bits(4)? + 4;
        if literals > 286 || distances > 30 {
            return Err(Fault::Invalid("too many length or distance symbols"));
        }
        let mut bits = [0; LENGTH_CODES];
        for &code in &LENGTH_ORDER[..lengths] {
            bits[code] = self.bits(3)? as u8;
        }
        let codes = Codes::new(&bits);
        if codes.left() != 0 {
            return Err(Fault::Invalid("invalid code lengths set"));
        }
        let mut bits = Vec::new();
        while bits.len() < literals + distances {
            let code = self.symbol(&codes, "invalid code lengths set")?;
            let (value, times) = match code {
                16 => {
                    let previous = *bits.last().ok_or(Fault::Invalid("invalid bit length repeat"))?;
                    (previous, 3 + self.bits(2)?)
                }
                17 => (0, 3 + self.bits(3)?),
                18 => (0, 11 + self.bits(7)?),
                _ => (code as u8, 1),
            };
            bits.extend(vec![value; times]);
        }
        if bits.len() > literals + distances {
            return Err(Fault::Invalid("invalid bit length repeat"));
        }
        if bits[END_OF_BLOCK] == 0 {
            return Err(Fault::Invalid("invalid code -- missing end-of-block"));
        }
        let (literals, distances) = (Codes::new(&bits[..literals]), Codes::new(&bits[literals..]));
        // One code alone may be incomplete.
        if literals.left() != 0 && (literals.left() < 0 || literals.symbols.len() > 1) {
            return Err(Fault::Invalid("invalid literal/lengths set"));
        }
        if distances.left() != 0 && (distances.left() < 0 || distances.symbols.len() > 1) {
            return Err(Fault::Invalid("invalid distances set"));
        }
        Ok((literals, distances))
    }
    fn symbols(&mut self, literals: &Codes, distances: &Codes) -> Read<()> {
        loop {
            let symbol = self.symbol(literals, "invalid literal/length code")?;
            if symbol < END_OF_BLOCK {
                self.out.push(symbol as u8);
                continue;
            }
            if symbol == END_OF_BLOCK {
                return Ok(());
            }
            let code = symbol - END_OF_BLOCK - 1;
            let &base = LENGTH_BASE.get(code).ok_or(Fault::Invalid("invalid literal/length code"))?;
            let length = usize::from(base) + self.bits(LENGTH_EXTRA[code])?;
            let code = self.symbol(distances, "invalid distance code")?;
            let distance = usize::from(DISTANCE_BASE[code]) + self.bits(DISTANCE_EXTRA[code])?;
            let start = self.out.len().checked_sub(distance).ok_or(Fault::Invalid("invalid distance too far back"))?;
            for i in start..start + length {
                self.out.push(self.out[i]);
            }
        }
    }
}
