use super::*;
use crate::str::Str;

fn repr(a: Parts) -> std::string::String {
    text::repr(a).downcast::<Str>().map(Str::to_text).unwrap_or_default()
}

fn of(text: &str) -> Parts {
    text::read(text.as_bytes()).unwrap()
}

#[test]
fn text_is_read_and_shown_as_cpython_does() {
    for (text, shown) in [
        ("1+2j", "(1+2j)"),
        ("j", "1j"),
        ("-j", "-1j"),
        (" ( 1.5 ) ", "(1.5+0j)"),
        ("1e5-2e-3j", "(100000-0.002j)"),
        ("-0-0j", "(-0-0j)"),
        ("inf+nanj", "(inf+nanj)"),
        ("1e+5j", "100000j"),
        ("3j", "3j"),
        ("0j", "0j"),
        ("1_0.5j", "10.5j"),
        ("1e20+1e16j", "(1e+20+1e+16j)"),
        ("+1-j", "(1-1j)"),
    ] {
        assert_eq!(repr(of(text)), shown, "{text}");
    }
    for text in ["", "(1", "1+2", "1 + 2j", "jj", "1+2jj", "1+", "i", "1j+2", "--1j", "1e", "1__0j", "+ j"] {
        assert_eq!(text::read(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn powers_and_quotients_agree_to_the_last_bit() {
    for (a, b, power, quotient) in [
        ("(1+2j)", "(3+0j)", "(-11-2j)", "(0.3333333333333333+0.6666666666666666j)"),
        ("(1.5-2.25j)", "(-2+0j)", "(-0.05259697567389875+0.126232741617357j)", "(-0.75+1.125j)"),
        ("(1+2j)", "(0.5+0j)", "(1.272019649514069+0.7861513777574233j)", "(2+4j)"),
        ("2j", "1j", "(0.15990905692806806+0.13282699942462053j)", "(2+0j)"),
        ("(-8+0j)", "(0.3333333333333333+0j)", "(1.0000000000000002+1.7320508075688772j)", "(-24+0j)"),
        ("(3-4j)", "(2.5+0.001j)", "(-37.96915615615967-41.0991989393124j)", "(1.1993598081024308-1.600479743923241j)"),
        (
            "(1e-05+1j)",
            "(99+0j)",
            "(-0.000989999843151006-0.9999995149000361j)",
            "(1.0101010101010101e-07+0.010101010101010102j)",
        ),
    ] {
        assert_eq!(repr(arith::pow(of(a), of(b)).unwrap()), power, "{a} ** {b}");
        assert_eq!(repr(arith::quotient(of(a), of(b)).unwrap()), quotient, "{a} / {b}");
    }
    assert!(arith::pow(of("0j"), of("-1")).is_err());
    assert!(arith::quotient(of("1"), of("0j")).is_err());
    assert_eq!(hash(of("1+2j")), 2000007);
}
