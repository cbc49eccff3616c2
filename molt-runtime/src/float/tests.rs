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
