use super::*;
use num_traits::ToPrimitive;
use std::boxed::Box;
use std::string::{String, ToString};
use std::vec::Vec;

fn int(text: &str) -> Owned {
    from_big(text.parse().unwrap())
}

fn text(value: &Owned) -> String {
    let mut out = Vec::new();
    text::push_decimal(&mut out, known(**value));
    String::from_utf8(out).unwrap()
}

/// Checks `binary` on decimal texts; the results come from CPython.
fn check(op: BinaryOp, a: &str, b: &str, expected: &str) {
    let result = arith::binary(op, known(*int(a)), known(*int(b))).unwrap();
    assert_eq!(text(&result), expected, "{a} {op:?} {b}");
}

#[test]
fn small_results_are_never_heap_objects() {
    let big = int("1125899906842624");
    assert!(big.is_pointer());
    assert!(arith::sub(known(*big), View::Small(1)).is_small_int());
    assert!(int("-1125899906842624").is_small_int());
}

#[test]
fn division_floors_for_every_pair_of_signs_and_sizes() {
    use BinaryOp::{FloorDiv, Mod};
    check(FloorDiv, "-7", "2", "-4");
    check(Mod, "-7", "2", "1");
    check(Mod, "7", "-2", "-1");
    check(FloorDiv, "-9223372036854775808", "-1", "9223372036854775808");
    check(Mod, "-100000000000000000000", "7", "5");
    check(Mod, "100000000000000000000", "-7", "-5");
    check(Mod, "-5", "100000000000000000000", "99999999999999999995");
    check(FloorDiv, "-5", "100000000000000000000", "-1");
}

#[test]
fn bits_and_shifts_are_in_twos_complement() {
    use BinaryOp::{And, LShift, Or, RShift, Xor};
    check(
        And,
        "-1267650600228229401496703205376",
        "1606938044258990275541962092341162602522202993782792835301375",
        "1606938044258990275541962092339894951921974764381296132096000",
    );
    check(Or, "-1", "100000000000000000000", "-1");
    check(Xor, "-100000000000000000001", "100000000000000000000", "-1");
    check(LShift, "-3", "70", "-3541774862152233910272");
    check(RShift, "-3541774862152233910273", "70", "-4");
    check(RShift, "-5", "1000", "-1");
}

#[test]
fn powers_and_their_modular_forms() {
    check(BinaryOp::Pow, "-3", "41", "-36472996377170786403");
    let modular = |a, b, m| text(&arith::pow_mod(known(*int(a)), known(*int(b)), known(*int(m))).unwrap());
    assert_eq!(modular("2", "5", "-7"), "-3");
    assert_eq!(modular("3", "-1", "7"), "5");
    assert_eq!(modular("-2", "101", "100000000000000000000"), "43541197006593589248");
    assert!(arith::pow_mod(View::Small(2), View::Small(-1), View::Small(4)).is_err());
}

#[test]
fn hashes_and_float_order_are_exact() {
    assert_eq!(compare::hash(known(*int("1000000000000000000000000000000"))), 465258685558744706);
    assert_eq!(compare::hash(View::Small(-1)), -2);
    assert_eq!(compare::hash(known(*int("2305843009213693951"))), 0);
    let order = |a: &str, b| compare::order_with_float(known(*int(a)), b);
    assert_eq!(order("9007199254740993", 9007199254740992.0), Some(core::cmp::Ordering::Greater));
    assert_eq!(order("9223372036854775807", 9223372036854775808.0), Some(core::cmp::Ordering::Less));
    assert_eq!(order("100000000000000000000", 1e20), Some(core::cmp::Ordering::Equal));
    assert_eq!(order("-1", -0.5), Some(core::cmp::Ordering::Less));
    assert_eq!(order("0", f64::NAN), None);
}

#[test]
fn quotients_are_rounded_once() {
    let quotient = |a, b| arith::true_div(known(*int(a)), known(*int(b))).unwrap();
    assert_eq!(quotient("9007199254740993", "1"), 9007199254740992.0);
    assert_eq!(quotient("9007199254740995", "1"), 9007199254740996.0);
    assert_eq!(quotient("1", "3000000000000000000000000000000"), 3.3333333333333335e-31);
    assert_eq!(quotient("-100000000000000000000000", "3"), -3.3333333333333333e22);
}

#[test]
fn decimal_text_of_every_length() {
    let mut number = 1i64;
    for length in 1..=19 {
        for n in [number, -number, number * 9 - 1, i64::MAX, i64::MIN, 0] {
            let mut out = Vec::new();
            text::push_i64(&mut out, n);
            assert_eq!(String::from_utf8(out).unwrap(), std::format!("{n}"), "length {length}");
        }
        number = number.saturating_mul(10).min(1_000_000_000_000_000_000);
    }
}

/// Every operator on numbers about the limits of words does what it does on big numbers.
#[test]
fn operations_agree_across_the_forms() {
    use num_integer::Integer;
    let one = BigInt::from(1);
    let mut numbers: Vec<BigInt> = Vec::new();
    for bits in [0u32, 1, 31, 50, 51, 62, 63, 64, 65, 96, 126, 127, 128, 130] {
        for near in [-2, -1, 0, 1, 3] {
            let number = (&one << bits) + near;
            numbers.extend([-&number, number]);
        }
    }
    let same = |what: &str, a: &BigInt, b: &BigInt, found: Owned, expected: BigInt| {
        assert_eq!(text(&found), expected.to_string(), "{a} {what} {b}");
        assert_eq!(found.is_pointer(), from_big(expected).is_pointer(), "{a} {what} {b}");
    };
    for a in &numbers {
        let left = from_big(a.clone());
        assert_eq!(text(&left), a.to_string());
        assert_eq!(compare::hash(known(*left)), compare::hash(View::Big(Large::Many(Box::leak(Box::new(a.clone()))))));
        assert_eq!(bits::length(known(*left)), a.bits());
        assert_eq!(convert::to_f64_checked(known(*left)), a.to_f64());
        same("neg", a, a, arith::neg(known(*left)), -a);
        same("abs", a, a, arith::abs(known(*left)), if a < &BigInt::ZERO { -a } else { a.clone() });
        same("invert", a, a, bits::invert(known(*left)), !a);
        for count in [0u32, 1, 13, 64, 100, 127, 200] {
            let by = View::Small(count.into());
            same("<<", a, &count.into(), bits::shift_left(known(*left), by).unwrap(), a << count);
            same(">>", a, &count.into(), bits::shift_right(known(*left), by).unwrap(), a >> count);
        }
        for b in &numbers {
            let right = from_big(b.clone());
            let (x, y) = (known(*left), known(*right));
            same("+", a, b, arith::add(x, y), a + b);
            same("-", a, b, arith::sub(x, y), a - b);
            same("*", a, b, arith::mul(x, y), a * b);
            same("&", a, b, bits::and(x, y), a & b);
            same("|", a, b, bits::or(x, y), a | b);
            same("^", a, b, bits::xor(x, y), a ^ b);
            assert_eq!(compare::order(x, y), a.cmp(b));
            if !y.is_zero() {
                same("//", a, b, arith::floor_div(x, y).unwrap(), a.div_floor(b));
                same("%", a, b, arith::modulo(x, y).unwrap(), a.mod_floor(b));
            }
        }
    }
}
