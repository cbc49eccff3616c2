//! The Mersenne Twister, word for word as CPython's.

/// How many words the state has.
pub const WORDS: usize = 624;
const MIDDLE: usize = 397;

/// A generator of 32-bit words.
#[derive(Clone)]
pub struct Twister {
    /// The state.
    pub words: [u32; WORDS],
    /// The next word to give out; [`WORDS`] when the state must be renewed first.
    pub next: usize,
}

impl Twister {
    /// Seeded by one word.
    pub fn new(seed: u32) -> Twister {
        let mut words = [seed; WORDS];
        for i in 1..WORDS {
            let before = words[i - 1];
            words[i] = (before ^ before >> 30).wrapping_mul(1_812_433_253).wrapping_add(i as u32);
        }
        Twister { words, next: WORDS }
    }

    /// Seeded by words, at least one.
    pub fn from_key(key: &[u32]) -> Twister {
        let mut twister = Twister::new(19_650_218);
        let words = &mut twister.words;
        let (mut i, mut j) = (1, 0);
        let wrap = |words: &mut [u32; WORDS], i: &mut usize| {
            *i += 1;
            if *i >= WORDS {
                words[0] = words[WORDS - 1];
                *i = 1;
            }
        };
        for _ in 0..WORDS.max(key.len()) {
            let before = words[i - 1];
            let mixed = words[i] ^ (before ^ before >> 30).wrapping_mul(1_664_525);
            words[i] = mixed.wrapping_add(key[j]).wrapping_add(j as u32);
            wrap(words, &mut i);
            j = (j + 1) % key.len();
        }
        for _ in 0..WORDS - 1 {
            let before = words[i - 1];
            words[i] = (words[i] ^ (before ^ before >> 30).wrapping_mul(1_566_083_941)).wrapping_sub(i as u32);
            wrap(words, &mut i);
        }
        words[0] = 1 << 31;
        twister
    }

    /// The next word.
    #[inline]
    pub fn word(&mut self) -> u32 {
        if self.next >= WORDS {
            self.renew();
        }
        let mut word = self.words[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        word ^ word >> 18
    }

    fn renew(&mut self) {
        let words = &mut self.words;
        for i in 0..WORDS {
            let joined = words[i] & 1 << 31 | words[(i + 1) % WORDS] & !(1 << 31);
            words[i] = words[(i + MIDDLE) % WORDS] ^ joined >> 1 ^ (joined & 1) * 0x9908_b0df;
        }
        self.next = 0;
    }
}
