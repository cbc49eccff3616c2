//! `Random` objects: a generator, how it is seeded, and the numbers everything else is made of.

use super::sha512;
use super::twister::{Twister, WORDS};
use crate::dispatch::index;
use crate::float::{self, new::to_real};
use crate::int::{self, View, from_big, from_i64, from_u64, known};
use crate::object::{self, Header, Object, Ref};
use crate::rt::rt;
use crate::str::Str;
use crate::tuple::{self, Tuple};
use crate::types::{Args, Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{arguments, bytes, error, host};
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};
use num_bigint::{BigInt, BigUint, Sign};

/// An instance of `Random`.
#[repr(C)]
pub struct Random {
    header: Header,
    twister: RefCell<Twister>,
    /// The second number of the last pair that `gauss` made.
    pub spare: Cell<Option<f64>>,
    /// Whether a method of the program that should give numbers has raised.
    pub failed: Cell<bool>,
    /// Whether the numbers come from the system instead (`SystemRandom`).
    system: bool,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Random {
    const KIND: Kind = Kind::Random;
}

static SLOTS: Slots = Slots { new: Some(new), init: Some(init), ..Slots::base(drop_random, crate::class::default_repr) };
/// `Random`.
#[unsafe(export_name = "molt_type_random.Random")]
pub static RANDOM: Type = Type::builtin("random.Random", Kind::Random, &SLOTS, Some(&OBJECT)).with_methods(super::RANDOM_METHODS);
/// `SystemRandom`.
#[unsafe(export_name = "molt_type_random.SystemRandom")]
pub static SYSTEM_RANDOM: Type = Type::builtin("random.SystemRandom", Kind::Random, &SLOTS, Some(&RANDOM));

/// The generator of a value that is known to be one.
pub fn of(value: Value) -> Ref<Random> {
    match value.downcast() {
        Some(random) => random,
        None => crate::host::fatal("a random generator was expected"),
    }
}

fn make(kind: &'static Type) -> Owned {
    let system = kind.is_subtype(&SYSTEM_RANDOM);
    object::allocate(kind, 0, |header| Random {
        header,
        twister: RefCell::new(Twister { words: [0; WORDS], next: WORDS }),
        spare: Cell::new(None),
        failed: Cell::new(false),
        system,
    })
}

fn new(kind: &'static Type, args: Args) -> Res {
    let made = make(kind);
    init(made.value(), args)?;
    Ok(made)
}

fn init(this: Value, args: Args) -> Res<()> {
    let [seed] = arguments::positional("Random", args, 0)?;
    of(this).seed(seed, Value::ABSENT)
}

fn drop_random(this: Value) {
    // SAFETY: the slot is called once, on a generator without references.
    unsafe { object::free::<Random>(this, 0) }
}

/// The generator behind the functions of the module, seeded by the system on first use.
pub fn global() -> Ref<Random> {
    let state = &rt().random;
    if state.get().is_absent() {
        let made = make(&RANDOM);
        of(made.value()).seed_by_system();
        state.set(made.into_raw());
    }
    of(state.get())
}

/// The words of a number, least first; one zero word for 0.
fn key_of(size: &BigUint) -> Vec<u32> {
    let mut key = size.to_u32_digits();
    if key.is_empty() {
        key.push(0);
    }
    key
}

impl Random {
    fn seed_by_system(&self) {
        let mut key = [0u32; WORDS];
        host::random_words(&mut key);
        self.twister.replace(Twister::from_key(&key));
        self.spare.set(None);
    }

    /// `seed(a, version)`.
    pub fn seed(&self, seed: Value, version: Value) -> Res<()> {
        if self.system {
            return Ok(());
        }
        if seed.is_absent() || seed.is_none() {
            self.seed_by_system();
            return Ok(());
        }
        let old = int::as_i64(version) == Some(1);
        let size = if let Some(number) = int::view(seed) {
            number.big().magnitude().clone()
        } else if let Some(f) = float::as_f64(seed) {
            BigUint::from(float::hash(f) as u64)
        } else if let Some(text) = seed.downcast::<Str>() {
            if old { first_version(text.code_points()) } else { size_of(utf8_of(text)) }
        } else if let Some(bytes) = bytes::view(seed) {
            let codes = bytes.iter().map(|&byte| byte as u32);
            if old && seed.downcast::<bytes::Bytes>().is_some() { first_version(codes) } else { size_of(bytes.to_vec()) }
        } else {
            return Err(error::type_error("The only supported seed types are: None,\nint, float, str, bytes, and bytearray."));
        };
        self.twister.replace(Twister::from_key(&key_of(&size)));
        self.spare.set(None);
        Ok(())
    }

    /// The next 32 bits.
    #[inline]
    pub fn word(&self) -> u32 {
        if self.system {
            let mut word = [0];
            host::random_words(&mut word);
            return word[0];
        }
        self.twister.borrow_mut().word()
    }

    /// `random()`: 53 bits in [0, 1), of this generator itself.
    #[inline]
    pub fn draw(&self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (high as f64 * 67_108_864.0 + low as f64) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `random()`.
    #[inline]
    pub fn unit(&self) -> f64 {
        self.own_unit().unwrap_or_else(|| self.draw())
    }

    /// `getrandbits(count)`, up to 64.
    pub fn bits(&self, count: u32) -> u64 {
        if let Some(own) = self.own_bits(count as u64) {
            return Random::word_of(&own);
        }
        self.draw_word(count)
    }

    /// Up to 64 bits of this generator itself.
    fn draw_word(&self, count: u32) -> u64 {
        match count {
            0 => 0,
            1..=32 => (self.word() >> (32 - count)) as u64,
            _ => {
                let low = self.word() as u64;
                low | ((self.word() >> (64 - count)) as u64) << 32
            }
        }
    }

    /// `getrandbits(count)`.
    pub fn big_bits(&self, count: u64) -> Owned {
        self.own_bits(count).unwrap_or_else(|| self.draw_bits(count))
    }

    /// `getrandbits(count)` of this generator itself.
    pub fn draw_bits(&self, count: u64) -> Owned {
        if count <= 64 {
            return from_u64(self.draw_word(count as u32));
        }
        let mut left = count;
        let mut words = Vec::new();
        while left > 0 {
            let word = self.word();
            words.push(if left < 32 { word >> (32 - left) } else { word });
            left = left.saturating_sub(32);
        }
        from_big(BigInt::new(Sign::Plus, words))
    }

    /// A number below `limit`, which is not 0.
    #[inline]
    pub fn below(&self, limit: u64) -> u64 {
        if let Some(own) = self.own_below(limit) {
            return own;
        }
        let count = 64 - limit.leading_zeros();
        loop {
            let number = self.bits(count);
            if number < limit {
                return number;
            }
        }
    }

    /// A number below `limit`, a positive int of any size.
    pub fn big_below(&self, limit: View) -> Owned {
        if let View::Small(limit) = limit {
            return from_u64(self.below(limit as u64));
        }
        let count = int::bits::length(limit);
        loop {
            let number = self.big_bits(count);
            if int::compare::order(known(number.value()), limit).is_lt() {
                return number;
            }
        }
    }

    /// `getstate()`.
    pub fn state(&self) -> Owned {
        let twister = self.twister.borrow();
        let words = twister.words.iter().map(|&word| from_i64(word as i64));
        let all: Vec<Owned> = words.chain([from_i64(twister.next as i64)]).collect();
        let spare = self.spare.get().map_or(Owned::NONE, Owned::from);
        tuple::from_array([from_i64(3), tuple::from_vec(all), spare])
    }

    /// `setstate(state)`.
    pub fn set_state(&self, state: Value) -> Res<()> {
        let parts = state.downcast::<Tuple>().map(Tuple::items).unwrap_or_default();
        let &[version, words, spare] = parts else { return Err(error::value_error("state vector must be a tuple")) };
        if !matches!(int::as_i64(version), Some(2 | 3)) {
            return Err(error::value_error("state with unknown version passed to Random.setstate()"));
        }
        let Some(words) = words.downcast::<Tuple>() else { return Err(error::type_error("state vector must be a tuple")) };
        if words.len() != WORDS + 1 {
            return Err(error::value_error("state vector is the wrong size"));
        }
        let mut numbers = Vec::with_capacity(WORDS + 1);
        for &word in words.items() {
            let word = index(word)?;
            numbers.push(int::as_i64(word.value()).unwrap_or(-1) as u32);
        }
        let next = numbers[WORDS] as usize;
        if next > WORDS {
            return Err(error::value_error("invalid state"));
        }
        let spare = if spare.is_none() { None } else { Some(to_real(spare)?) };
        let mut twister = self.twister.borrow_mut();
        twister.words.copy_from_slice(&numbers[..WORDS]);
        twister.next = next;
        self.spare.set(spare);
        Ok(())
    }
}

fn utf8_of(text: &Str) -> Vec<u8> {
    let mut bytes = Vec::new();
    text.push_wtf8(&mut bytes);
    bytes
}

/// How text and bytes seed since Python 3.2: the number made of them and their digest.
fn size_of(mut bytes: Vec<u8>) -> BigUint {
    let digest = sha512::digest(&bytes);
    bytes.extend_from_slice(&digest);
    BigUint::from_bytes_be(&bytes)
}

/// How they did before.
fn first_version(codes: impl Iterator<Item = u32>) -> BigUint {
    let (mut x, mut length) = (0u64, 0u64);
    for code in codes {
        if length == 0 {
            x = (code as u64) << 7;
        }
        x = x.wrapping_mul(1_000_003) ^ code as u64;
        length += 1;
    }
    BigUint::from(x ^ length)
}
