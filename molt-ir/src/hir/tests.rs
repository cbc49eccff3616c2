//! The text form, the walk, the hash and the verifier over one sample that holds every node.

use super::*;

const SAMPLE: &str = include_str!("sample.hir");

fn sample() -> Program {
    Program::parse(SAMPLE).unwrap_or_else(|e| panic!("{}: {}", SAMPLE[..e.offset].lines().count(), e.message))
}

/// The program whose main module has these statements.
fn program(statements: &str) -> Result<Program, text::TextError> {
    let locals = "(locals [(%t t temporary -) (%c c cell -)])";
    Program::parse(&format!("(module __main__ m @m) (def @m module (in __main__) {locals} {{ {statements} }})"))
}

#[test]
fn text_round_trips() {
    let first = sample().print();
    let again = Program::parse(&first).unwrap();
    assert_eq!(first, again.print());
    assert_eq!(sample().structural_hash(), again.structural_hash());
}

#[test]
fn the_sample_is_printed_as_it_stands() {
    let body = |text: &str| text[text.find("(if True").unwrap()..text.find("(with").unwrap()].to_owned();
    assert_eq!(body(SAMPLE), body(&sample().print()));
}

#[test]
fn the_sample_holds_every_node() {
    let known = [Expr::TAGS, Stmt::TAGS, Place::TAGS, Pattern::TAGS, Hint::TAGS].concat();
    for tag in known {
        assert!(SAMPLE.contains(&format!("({tag} ")) || SAMPLE.contains(&format!("({tag})")), "no `{tag}` in sample.hir");
    }
}

#[test]
fn the_sample_is_well_formed() {
    assert_eq!(sample().verify(), []);
}

#[test]
fn reading_says_where_it_stopped() {
    let at = |text: &str| Program::parse(text).err().map(|e| (e.offset, e.message));
    assert_eq!(at("(module m m @m)").unwrap(), (12, "`@m` is not a defined function".into()));
    assert!(
        at("(def @f function (in m) { (retrun 1) })")
            .unwrap()
            .1
            .contains("unknown word `retrun`; known here: raise reraise return")
    );
    assert_eq!(at("(def @f function (in m) { (return %x) })").unwrap().1, "`%x` is not a declared local");
    assert_eq!(at("(def @f function (in m) {").unwrap().1, "the text ends too early");
    assert_eq!(at("(def @f function (in m) {}) (def @f function (in m) {})").unwrap().1, "@f is defined twice");
    assert_eq!(at("(def @f function (in m) { (expr \"a })").unwrap().1, "unterminated string");
}

#[test]
fn deep_text_is_refused_not_a_crash() {
    let deep = format!("(expr {}1{})", "(await ".repeat(100_000), ")".repeat(100_000));
    let found = std::thread::Builder::new().stack_size(256 << 20).spawn(move || program(&deep).err()).unwrap().join().unwrap();
    assert_eq!(found.unwrap().message, "nested too deeply");
}

#[test]
fn the_hash_sees_structure_only() {
    let hash = |text: &str| program(text).unwrap().structural_hash();
    let base = hash("(expr (binary + 1 2))");
    assert_eq!(base, hash("(expr (binary + 1 2)) ; a remark\n"));
    for other in ["(expr (binary + 2 1))", "(expr (binary - 1 2))", "(expr (binary + 1 2)) (expr 1)", "(expr (binary + 1 2.0))"] {
        assert_ne!(base, hash(other), "{other}");
    }
}

#[test]
fn leftovers_of_rewrites_do_not_count() {
    let mut p = program("(expr (binary + 1 2))").unwrap();
    let before = p.structural_hash();
    let main = &mut p.functions.values_mut().next().unwrap();
    main.expr(Expr::int(7), Span::NONE);
    assert_eq!(p.structural_hash(), before);
    assert_eq!(p.exprs().count(), 3);
}

#[test]
fn rewrite_exprs_goes_from_the_leaves_up_and_keeps_ids() {
    let mut p = program("(expr (binary + (binary * 2 3) 4))").unwrap();
    p.rewrite_exprs(|f, id| match &f[id] {
        Expr::Binary { op, left, right } => match (op, f[*left].constant(), f[*right].constant()) {
            (BinaryOp::Add, Some(Const::Int(a)), Some(Const::Int(b))) => Some(Expr::int(a + b)),
            (BinaryOp::Mul, Some(Const::Int(a)), Some(Const::Int(b))) => Some(Expr::int(a * b)),
            _ => None,
        },
        _ => None,
    });
    assert!(p.print().contains("(expr 10)"), "{}", p.print());
}

#[test]
fn rewrite_stmts_reaches_blocks_inside_expressions() {
    let mut p = program("(expr (do { (expr 1) (break) } 2)) (if 1 { (break) } { (expr 3) (break) })").unwrap();
    p.rewrite_stmts(|f, id| match f[id] {
        Stmt::Break {} => Some(vec![]),
        Stmt::Expr { .. } => {
            let one = f.expr(Expr::none(), Span::NONE);
            let extra = f.stmt(Stmt::Raise { exception: Some(one), cause: None }, Span::NONE);
            Some(vec![extra, id])
        }
        _ => None,
    });
    let expected = program("(raise None -) (expr (do { (raise None -) (expr 1) } 2)) (if 1 {} { (raise None -) (expr 3) })");
    assert_eq!(p.print(), expected.unwrap().print());
}

#[test]
fn copies_are_trees_of_their_own() {
    let mut p = program("(expr (list [(name a) (name b)]))").unwrap();
    p.rewrite_exprs(|f, id| match f[id] {
        Expr::List { .. } => {
            let copy = f.copy_expr(id);
            let whole = f[id].clone();
            let original = f.expr(whole, Span::NONE);
            Some(Expr::Tuple { items: vec![original, copy] })
        }
        _ => None,
    });
    assert_eq!(p.verify(), []);
    assert!(p.print().contains("(tuple [(list [(name a) (name b)]) (list [(name a) (name b)])])"));
}

#[test]
fn the_verifier_finds() {
    let found = |text: &str| program(text).unwrap().verify().first().map(|m| m.message.clone()).unwrap_or_default();
    for (text, message) in [
        ("(leave '0)", "label '0 is not open here"),
        ("(block '0 { (again '0) })", "label '0 is not a loop's"),
        ("(block '0 { (block '0 {}) })", "label '0 is already open"),
        ("(return 1)", "a module or class body cannot return"),
        ("(expr %c)", "local c is of kind cell, so it needs `cell`"),
        ("(expr (cell %t))", "local t is of kind temporary, which has no cell"),
        ("(new-cell %t)", "new-cell of a local of kind temporary"),
        ("(assign (class-name x) 1)", "class-name outside a class body"),
        ("(expr (intrinsic iter []))", "intrinsic iter takes Some(1) arguments, not 0"),
        ("(expr (compare 1 []))", "a comparison without operator"),
        ("(expr (f-string [(name x)]))", "an f-string has constants and fields only"),
        ("(block '0 { (iter-next %t 1 '0) })", ""),
    ] {
        assert_eq!(found(text), message, "{text}");
    }
    let mut p = program("(expr 1)").unwrap();
    let main = p.functions.values_mut().next().unwrap();
    let stmt = main.body[0];
    main.body.push(stmt);
    assert!(p.verify()[0].message.contains("two places"));
}

#[test]
fn facts_hold_without_their_node_and_fail_with_it() {
    let whole = sample();
    let none = program("(expr 1)").unwrap();
    for fact in facts::FACTS {
        assert_ne!((fact.check)(&whole), [], "{} holds for the sample", fact.name);
        assert_eq!((fact.check)(&none), [], "{} fails without cause", fact.name);
    }
}
