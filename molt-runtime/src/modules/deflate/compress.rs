//! Compression as zlib does it, to the byte: repetitions are found by chains of places with the same three bytes, as many as the
//! level allows, in a window that moves on by half.

use super::block::{self, Bits, Block};
use alloc::vec;
use alloc::vec::Vec;

const SHORTEST: usize = 3;
const LONGEST: usize = 258;
/// So much must lie ahead, or the window is filled.
const AHEAD: usize = LONGEST + SHORTEST + 1;
/// Repetitions of three bytes are not worth a distance beyond this.
const TOO_FAR: usize = 4096;
const HASH_BITS: u32 = 15;

/// How hard a level looks.
struct Effort {
    /// A repetition of this length makes the search for a longer one short.
    good: usize,
    /// From this length on none at the next byte is looked for; without that search, those up to this length enter every place.
    lazy: usize,
    /// A repetition of this length ends the search.
    nice: usize,
    /// So many places are looked at.
    chain: usize,
    /// Whether the next byte is looked at before a repetition is taken.
    waits: bool,
}

const fn effort(good: usize, lazy: usize, nice: usize, chain: usize, waits: bool) -> Effort {
    Effort { good, lazy, nice, chain, waits }
}

/// From level 1 on.
static EFFORTS: [Effort; 9] = [
    effort(4, 4, 8, 4, false),
    effort(4, 5, 16, 8, false),
    effort(4, 6, 32, 32, false),
    effort(4, 4, 16, 16, true),
    effort(8, 16, 32, 32, true),
    effort(8, 16, 128, 128, true),
    effort(8, 32, 128, 256, true),
    effort(32, 128, 258, 1024, true),
    effort(32, 258, 258, 4096, true),
];

struct Deflate<'a> {
    input: &'a [u8],
    effort: &'static Effort,
    /// Half of the window: the distance that can be reached.
    half: usize,
    window: Vec<u8>,
    /// The last place with such a hash; 0 is none.
    head: Vec<u16>,
    /// The place before it with the same hash.
    before: Vec<u16>,
    at: usize,
    ahead: usize,
    block_start: isize,
    match_at: usize,
    block: Block,
    out: Bits,
}

/// The data, compressed.
pub fn compress(data: &[u8], level: usize, window_bits: u32) -> Vec<u8> {
    let mut out = Bits::default();
    if level == 0 {
        let mut pieces = data.chunks(u16::MAX as usize).peekable();
        if data.is_empty() {
            block::stored(&mut out, data, true);
        }
        while let Some(piece) = pieces.next() {
            block::stored(&mut out, piece, pieces.peek().is_none());
        }
        return out.bytes;
    }
    let half = 1 << window_bits.max(9);
    let mut state = Deflate {
        input: data,
        effort: &EFFORTS[level - 1],
        half,
        window: vec![0; 2 * half],
        head: vec![0; 1 << HASH_BITS],
        before: vec![0; half],
        at: 0,
        ahead: 0,
        block_start: 0,
        match_at: 0,
        block: Block::new(),
        out,
    };
    if state.effort.waits {
        state.slow()
    } else {
        state.fast()
    }
    state.flush(true);
    state.out.bytes
}

impl Deflate<'_> {
    fn farthest(&self) -> usize {
        self.half - AHEAD
    }

    fn fill(&mut self) {
        loop {
            if self.at >= self.half + self.farthest() {
                self.window.copy_within(self.half.., 0);
                self.match_at = self.match_at.wrapping_sub(self.half);
                self.at -= self.half;
                self.block_start -= self.half as isize;
                let half = self.half;
                let back = |place: &mut u16| *place = (*place as usize).saturating_sub(half) as u16;
                self.head.iter_mut().for_each(back);
                self.before.iter_mut().for_each(back);
            }
            let end = self.at + self.ahead;
            let (taken, rest) = self.input.split_at(self.input.len().min(self.window.len() - end));
            if taken.is_empty() {
                return;
            }
            self.window[end..end + taken.len()].copy_from_slice(taken);
            self.input = rest;
            self.ahead += taken.len();
            if self.ahead >= AHEAD {
                return;
            }
        }
    }

    /// Whether something lies ahead.
    fn has_more(&mut self) -> bool {
        if self.ahead < AHEAD {
            self.fill();
        }
        self.ahead > 0
    }

    /// Enters the place; the last one before it with the same hash.
    fn enter(&mut self) -> usize {
        let [a, b, c] = [0, 1, 2].map(|i| u32::from(self.window[self.at + i]));
        let hash = ((a << 10 ^ b << 5 ^ c) & ((1 << HASH_BITS) - 1)) as usize;
        let found = self.head[hash];
        self.before[self.at & (self.half - 1)] = found;
        self.head[hash] = self.at as u16;
        found as usize
    }

    /// The longest repetition from this place on along the chain that is longer than `least`, which is returned if there is none.
    fn longest(&mut self, mut place: usize, least: usize) -> usize {
        let mut chain = if least >= self.effort.good { self.effort.chain >> 2 } else { self.effort.chain };
        let nice = self.effort.nice.min(self.ahead);
        let limit = self.at.saturating_sub(self.farthest());
        let most = LONGEST.min(self.ahead);
        let mut best = least;
        let here = &self.window[self.at..];
        loop {
            let there = &self.window[place..];
            if there[best] == here[best] && there[best - 1] == here[best - 1] && there[..2] == here[..2] {
                let length = here[..most].iter().zip(there).take_while(|(a, b)| a == b).count();
                if length > best {
                    self.match_at = place;
                    best = length;
                    if length >= nice {
                        break;
                    }
                }
            }
            place = self.before[place & (self.half - 1)] as usize;
            chain -= 1;
            if place <= limit || chain == 0 {
                break;
            }
        }
        best.min(self.ahead)
    }

    fn flush(&mut self, last: bool) {
        let source = usize::try_from(self.block_start).ok().map(|start| &self.window[start..self.at]);
        self.block.write(&mut self.out, source, last);
        self.block_start = self.at as isize;
    }

    fn fast(&mut self) {
        while self.has_more() {
            let found = if self.ahead >= SHORTEST { self.enter() } else { 0 };
            let mut length = 0;
            if found != 0 && self.at - found <= self.farthest() {
                length = self.longest(found, SHORTEST - 1);
            }
            let full = if length < SHORTEST {
                let full = self.block.literal(self.window[self.at]);
                self.at += 1;
                self.ahead -= 1;
                full
            } else {
                let full = self.block.repeat((self.at - self.match_at) as u16, length as u16);
                self.ahead -= length;
                if length <= self.effort.lazy && self.ahead >= SHORTEST {
                    for _ in 1..length {
                        self.at += 1;
                        self.enter();
                    }
                    self.at += 1;
                } else {
                    self.at += length;
                }
                full
            };
            if full {
                self.flush(false);
            }
        }
    }

    fn slow(&mut self) {
        let mut length = SHORTEST - 1;
        // Whether the byte before is still to be written.
        let mut waiting = false;
        while self.has_more() {
            let found = if self.ahead >= SHORTEST { self.enter() } else { 0 };
            let (last_length, last_match) = (length, self.match_at);
            length = SHORTEST - 1;
            if found != 0 && last_length < self.effort.lazy && self.at - found <= self.farthest() {
                length = self.longest(found, last_length);
                if length == SHORTEST && self.at.wrapping_sub(self.match_at) > TOO_FAR {
                    length = SHORTEST - 1;
                }
            }
            if last_length >= SHORTEST && length <= last_length {
                let last_entered = self.at + self.ahead - SHORTEST;
                let full = self.block.repeat((self.at - 1).wrapping_sub(last_match) as u16, last_length as u16);
                self.ahead -= last_length - 1;
                for _ in 0..last_length - 2 {
                    self.at += 1;
                    if self.at <= last_entered {
                        self.enter();
                    }
                }
                waiting = false;
                length = SHORTEST - 1;
                self.at += 1;
                if full {
                    self.flush(false);
                }
                continue;
            }
            if waiting && self.block.literal(self.window[self.at - 1]) {
                self.flush(false);
            }
            waiting = true;
            self.at += 1;
            self.ahead -= 1;
        }
        if waiting {
            self.block.literal(self.window[self.at - 1]);
        }
    }
}
