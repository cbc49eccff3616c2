//! Sets against what CPython does.

use super::{FROZEN_SET, Set, from_iterable, new, of};
use crate::dict;
use crate::dispatch;
use crate::int::from_i64;
use crate::list;
use crate::types::BinaryOp;
use crate::value::{Owned, Value};
use std::vec::Vec;

const PRIME: u64 = 0x100_0000_01b3;

struct Random(u64);
impl Random {
    fn below(&mut self, n: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n) as i64
    }
    fn number(&mut self) -> Owned {
        from_i64(match self.below(4) {
            0 => self.below(20),
            1 => self.below(300) - 150,
            2 => self.below(40) * 64,
            _ => self.below(1 << 20) * self.below(1 << 20),
        })
    }
    fn numbers(&mut self, n: i64) -> Owned {
        list::from_vec((0..n).map(|_| self.number()).collect())
    }
}

/// Runs 400 random operations on four sets and sums up the order of the members after each.
fn history(seed: u64) -> u64 {
    let mut random = Random(seed);
    let mut sets: [Owned; 4] = core::array::from_fn(|_| new());
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut mix = |number: u64| hash = (hash ^ number).wrapping_mul(PRIME);
    for _ in 0..400 {
        let (op, i, j, n) = (random.below(22), random.below(4) as usize, random.below(4) as usize, random.below(30));
        let (a, b) = (sets[i].clone(), sets[j].clone());
        let this: &Set = of(&a);
        let binary = |op| dispatch::binary(op, a.value(), b.value()).unwrap();
        let in_place = |op| dispatch::in_place(op, a.value(), b.value()).unwrap();
        let changed = match op {
            0..=3 => (0..n).try_for_each(|_| this.add(random.number().value())).map(|()| a.clone()).unwrap(),
            4 => {
                (0..n).try_for_each(|_| this.discard(random.number().value()).map(|_| ())).unwrap();
                a.clone()
            }
            5 => {
                for popped in (0..n / 4).filter_map(|_| this.pop()) {
                    mix(popped.as_small().unwrap() as u64);
                }
                a.clone()
            }
            6 => binary(BinaryOp::Or),
            7 => binary(BinaryOp::And),
            8 => binary(BinaryOp::Sub),
            9 => binary(BinaryOp::Xor),
            10 => in_place(BinaryOp::Or),
            11 => in_place(BinaryOp::And),
            12 => in_place(BinaryOp::Sub),
            13 => in_place(BinaryOp::Xor),
            14 => this.copy().unwrap(),
            15 => from_iterable(&super::SET, random.numbers(n).value()).unwrap(),
            16 => super::intersection(this, random.numbers(n).value()).unwrap(),
            17 => super::difference(this, random.numbers(n).value()).unwrap(),
            18 => {
                let keys = dict::new();
                (0..n).for_each(|_| dict::of(&keys).set(random.number().value(), Owned::NONE).unwrap());
                super::update(this, keys.value()).unwrap();
                a.clone()
            }
            19 => super::symmetric_difference(this, random.numbers(n).value()).unwrap(),
            20 => from_iterable(&super::SET, from_iterable(&FROZEN_SET, b.value()).unwrap().value()).unwrap(),
            _ => {
                if n == 0 {
                    this.clear();
                } else {
                    super::difference_update(this, random.numbers(n).value()).unwrap();
                }
                a.clone()
            }
        };
        let members: Vec<Value> = of(&changed).members().collect();
        members.iter().for_each(|member| mix(member.as_small().unwrap() as u64));
        mix(dispatch::hash(from_iterable(&FROZEN_SET, changed.value()).unwrap().value()).unwrap() as u64);
        sets[i] = changed;
    }
    hash
}

/// What the same operations give in CPython 3.12, for seeds from 1.
const EXPECTED: &[u64] = &[
    0x6d3b693d34940130,
    0xa2b23cdeb7cb3a97,
    0x227aefb107553390,
    0xfcb22f7896bb23a0,
    0xa7f4a30a1fb2dc7d,
    0x19181b56b0896b50,
    0x169172c47296f1eb,
    0xdd2a2d960d563879,
    0x2ce6002629bb0c44,
    0xf7a2951eef97b8a0,
    0xb94e3c275cb1f363,
    0x8756fa49ab64308a,
    0x61f147252c08a02b,
    0x36ba7c0a20e826da,
    0x659625cb3037af32,
    0xd54b4c18c92d4d67,
    0x8ef3cefd1a77cb55,
    0xb3263bcf3d7f5853,
    0xd2f2d8244c02261e,
    0xba1d3ed2ad952b0f,
    0x7719b547de4020ec,
    0x3c5abb40eaf1fada,
    0x4d67f11c1eb7ffad,
    0xb4e533abba132e3e,
    0x276362104984afa5,
    0x4b021a31df8db21b,
    0xeff946b9619b0b75,
    0x7cb4f96b4fd21d3f,
    0xf6031d6f391e2bb2,
    0xec908f9afc82eeee,
    0x343726a79c662f99,
    0xfc46c3784e3ef309,
    0x22a9e74731b72de4,
    0x26c2a42f5f12f00f,
    0xf2d0e7f64dafae5b,
    0x88a343001af47f9a,
    0xf3d3e84d8dc7e988,
    0xb8de1b73e28b17f4,
    0xdf9fb08e66080ca3,
    0xe305b5f8085525fc,
];

#[test]
fn members_come_in_the_order_of_cpython() {
    for (seed, &expected) in (1..).zip(EXPECTED) {
        assert_eq!(history(seed), expected, "seed {seed}");
    }
}
