use super::*;
use std::string::String;

fn repr(f: f64) -> String {
    let mut out = Vec::new();
    digits::push_repr(&mut out, f);
    String::from_utf8(out).unwrap()
}

#[test]
fn repr_is_shortest_and_laid_out_as_python_does() {
    for (f, text) in [
        (0.0, "0.0"),
        (-0.0, "-0.0"),
        (1.0, "1.0"),
        (0.1, "0.1"),
        (1e16, "1e+16"),
        (123456789012345680.0, "1.2345678901234568e+17"),
        (1e15, "1000000000000000.0"),
        (9999999999999998.0, "9999999999999998.0"),
        (0.0001, "0.0001"),
        (0.00001, "1e-05"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (f64::INFINITY, "inf"),
        (f64::NAN, "nan"),
        (2.5e-7, "2.5e-07"),
        (100.0, "100.0"),
        (1.5, "1.5"),
        (-3.25e100, "-3.25e+100"),
    ] {
        assert_eq!(repr(f), text);
    }
}

#[test]
fn plain_numbers_need_no_layout_of_ours() {
    let mut bits = 0x2545_F491_4F6C_DD1Du64;
    let mut plain = 0;
    for _ in 0..20_000 {
        bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Exponents around those of plain numbers, mantissas of any length.
        let exponent = 1023 - 16 + (bits >> 40) % 80;
        let mantissa = (bits >> 12) & !0 << (bits % 52);
        let f = f64::from_bits(exponent << 52 | mantissa & ((1 << 52) - 1) | bits << 63);
        plain += digits::is_plain(f) as usize;
        let mut laid_out = Vec::new();
        digits::push_special(&mut laid_out, f);
        digits::push_short(&mut laid_out, &digits::shortest(f), 16, true);
        assert_eq!(repr(f).as_bytes(), laid_out, "{f:e}");
    }
    assert!(plain > 10_000);
}

#[test]
fn hashes_agree_with_cpython() {
    for (f, expected) in [
        (1.5, 1152921504606846977),
        (1e300, 1224995262755759164),
        (-2.5, -1152921504606846978),
        (-1.0, -2),
        (f64::INFINITY, 314159),
    ] {
        assert_eq!(hash(f), expected, "{f}");
    }
}

#[test]
fn division_floors() {
    let pair = |a, b| arith::divmod(a, b).unwrap();
    assert_eq!(pair(-7.0, 2.0), (-4.0, 1.0));
    assert_eq!(pair(7.5, -2.0), (-4.0, -0.5));
    assert_eq!(pair(0.7, 0.1), (6.0, 0.09999999999999992));
    assert!(arith::modulo(-6.0, 3.0).unwrap().is_sign_positive());
    assert!(arith::divmod(1.0, 0.0).is_err());
}
