//! Expected values were printed by CPython 3.12 (hashes under `PYTHONHASHSEED=0`).

use super::*;
use alloc::vec::Vec;
use std::string::ToString;

fn s(text: &str) -> Owned {
    from_str(text)
}
fn view(value: &Owned) -> &'static Str {
    value.value().downcast::<Str>().unwrap()
}
fn text(value: &Owned) -> String {
    view(value).to_text()
}

#[test]
fn widths_are_the_narrowest() {
    let cases = [("abc", Width::One, true), ("aé", Width::One, false), ("aĀ", Width::Two, false), ("a😀", Width::Four, false)];
    for (t, width, ascii) in cases {
        let made = s(t);
        assert_eq!((view(&made).width(), view(&made).is_ascii(), text(&made)), (width, ascii, t.to_string()));
    }
    assert_eq!(view(&substring(view(&s("ab😀")), 0, 2)).width(), Width::One);
}

#[test]
fn hashes_are_those_of_seed_0() {
    let cases = [
        ("", 0),
        ("a", 4644417185603328019),
        ("abc", -4594863902769663758),
        ("hello world", -5642461784034726774),
        ("ab", 6148830537548944441),
        ("abcd", -2030606670787596663),
        ("abcde", 2674923165546153122),
        ("abcdef", 7070790388344807208),
        ("abcdefg", 7904145750247929094),
        ("abcdefghi", -532774252720507163),
        ("abcdefghijklmno", 2293029479765367930),
        ("é", 6047309291227476195),
        ("ĀĂ", -1616275461653282356),
        ("😀x", -8926728262118538918),
        ("abcdefgh", 4574395652268504554),
    ];
    for (t, expected) in cases {
        assert_eq!(hash(view(&s(t))), expected, "{t}");
    }
    assert_eq!(hash(view(&repeat(view(&s("x")), 100).unwrap())), 1359644457043326220);
}

#[test]
fn concatenation_widens_and_grows_in_place() {
    let mut grown = s("start");
    for piece in ["é", "Ā", "😀", "plain", ""] {
        grown = append(grown, view(&s(piece)));
    }
    assert_eq!(text(&grown), "startéĀ😀plain");
    let kept = grown.clone();
    let other = append(grown, view(&s("!")));
    assert_eq!((text(&kept), text(&other)), ("startéĀ😀plain".to_string(), "startéĀ😀plain!".to_string()));
    let mut long = s("ab");
    for i in 0..5000 {
        hash(view(&long));
        long = append(long, view(&s(if i == 4000 { "é" } else { "xyz" })));
    }
    assert_eq!((view(&long).len(), view(&long).is_ascii()), (2 + 4999 * 3 + 1, false));
    assert_eq!(hash(view(&long)), hash(view(&from_units_of(&long))));
}

fn from_units_of(value: &Owned) -> Owned {
    build::from_units(view(value).units())
}

#[test]
fn slices_and_indices_count_from_both_ends() {
    let word = s("hello");
    let cases = [(0, 2, "he"), (-3, i64::MAX, "llo"), (3, 1, ""), (i64::MIN, -1, "hell"), (9, 12, "")];
    for (start, stop, expected) in cases {
        assert_eq!(text(&substring(view(&word), start, stop)), expected);
    }
    assert_eq!(text(&index::stepped(view(&word), 4, -2, 3)), "olh");
    assert_eq!(text(&char_at(view(&word), -1).unwrap()), "o");
    assert!(char_at(view(&word), 5).is_err() && char_at(view(&word), -6).is_err());
}

#[test]
fn searches_in_every_pair_of_widths() {
    for hay in ["abcabcab", "ébcabcab", "Ābcabcab", "😀bcabcab"] {
        let hay = s(hay);
        let hay = view(&hay).units();
        assert_eq!((find(hay, view(&s("cab")).units()), rfind(hay, view(&s("ab")).units())), (Some(2), Some(6)));
        assert_eq!((count(hay, view(&s("b")).units(), usize::MAX), count(hay, view(&s("")).units(), usize::MAX)), (3, 9));
        assert_eq!(find(hay, view(&s("aĂ")).units()), None);
    }
    // The bytes of the needle occur across units first.
    let hay = from_code_points(&[0x0101, 0x0201, 0x0102, 0x0101]);
    let needle = from_code_points(&[0x0102, 0x0101]);
    assert_eq!(find(view(&hay).units(), view(&needle).units()), Some(2));
}

#[test]
fn order_is_by_code_points() {
    use core::cmp::Ordering::*;
    for (a, b, order) in
        [("a", "b", Less), ("a", "", Greater), ("é", "Ā", Less), ("😀", "\u{FFFF}", Greater), ("abc", "abc", Equal)]
    {
        assert_eq!(compare(view(&s(a)), view(&s(b))), order);
    }
    assert!(equal(view(&s("Āb")), view(&s("Āb"))) && !equal(view(&s("ab")), view(&s("ac"))));
}

#[test]
fn repr_chooses_quotes_and_escapes() {
    let cases = [
        ("it's", "\"it's\""),
        ("'\"", "'\\'\"'"),
        ("a\n\t\\\u{7f}\u{a0}\u{ad}é", "'a\\n\\t\\\\\\x7f\\xa0\\xadé'"),
        ("\u{378}\u{200b}😀\u{e0001}", "'\\u0378\\u200b😀\\U000e0001'"),
    ];
    for (t, expected) in cases {
        assert_eq!(text(&repr_of(view(&s(t)))), expected);
    }
    assert_eq!(text(&repr_of(view(&from_code_points(&[0xD800])))), "'\\ud800'");
    assert_eq!(text(&ascii_of(view(&s("é😀")))), "\\xe9\\U0001f600");
}

#[test]
fn wtf8_keeps_lone_surrogates() {
    let lone = from_code_points(&[0x61, 0xD800, 0x1F600]);
    let mut bytes = Vec::new();
    view(&lone).push_wtf8(&mut bytes);
    assert!(equal(view(&from_wtf8(&bytes)), view(&lone)));
    assert_eq!(view(&lone).push_utf8(&mut bytes), Err(1));
}

#[test]
fn literals_and_characters_are_never_freed() {
    let name = crate::literal!("name");
    for _ in 0..3 {
        drop(name.to_owned());
        drop(from_char(0x61));
    }
    assert_eq!(from_char(0x61).value(), from_char(0x61).value());
    assert!(name.downcast::<Str>().unwrap().is("name"));
}
