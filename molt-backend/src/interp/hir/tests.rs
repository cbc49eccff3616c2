//! Small programs in the text of `hir`, surface and core.

use super::run;
use crate::backend::{End, Run};
use molt_ir::hir::Program;

/// The exception nobody caught, or how else it ended.
fn ends(text: &str) -> String {
    let program = Program::parse(text).unwrap_or_else(|e| panic!("{}: {}", text[..e.offset].lines().count(), e.message));
    assert_eq!(program.verify(), []);
    let outcome = run(&program, &Run { fuel: 100_000, ..Run::default() }).unwrap_or_else(|_| panic!("refused"));
    match outcome.end {
        End::Status(1) => String::from_utf8_lossy(&outcome.stderr).lines().next_back().unwrap_or_default().to_owned(),
        End::Status(status) => status.to_string(),
        other => format!("{other:?}"),
    }
}

/// A program whose main module has these statements and temporaries.
fn main(statements: &str) -> String {
    let locals = "(locals [(%t t temporary -) (%u u temporary -) (%e e temporary -)])";
    ends(&format!("(module __main__ m @m) (def @m module (in __main__) {locals} {{ {statements} }})"))
}

#[test]
fn a_program_without_statements_ends_well() {
    assert_eq!(main(""), "0");
}

#[test]
fn loops_of_both_kinds_count_the_same() {
    let surface =
        "(assign %t 0) (while (compare %t [(< 5)]) { (aug-assign %t + 1) } { (raise (call (builtin ValueError) [%t] []) -) })";
    let core = "(assign %t 0)
        (block '0 { (loop '1 { (if (compare %t [(< 5)]) { (assign %t (in-place + %t 1)) } { (leave '0) }) }) })
        (raise (call (builtin ValueError) [%t] []) -)";
    assert_eq!(main(surface), "ValueError: 5");
    assert_eq!(main(core), "ValueError: 5");
}

#[test]
fn chained_comparisons_stop_at_the_first_false_link() {
    let text = "(expr (compare 1 [(< 0) (< (call (builtin len) [1] []))]))";
    assert_eq!(main(text), "0");
    assert_eq!(
        main("(expr (compare 1 [(< 2) (< (call (builtin len) [1] []))]))"),
        "TypeError: object of type 'int' has no len()"
    );
}

#[test]
fn finally_runs_on_every_way_out_and_its_exception_wins() {
    let text = "(try { (try { (raise (builtin KeyError) -) } [] {} { (assign %t 1) }) } [((builtin KeyError) - {})] {} {})
        (raise (call (builtin ValueError) [%t] []) -)";
    assert_eq!(main(text), "ValueError: 1");
    let text = "(try { (raise (builtin KeyError) -) } [] {} { (raise (builtin IndexError) -) })";
    assert_eq!(main(text), "IndexError");
}

#[test]
fn generators_suspend_inside_handlers_and_calls_of_other_generators() {
    let text = "(module __main__ m @m)
        (def @m module (in __main__) {
          (define (global g) [] (@g [] [] [] []))
          (raise (call (builtin ValueError) [(call (builtin list) [(call (global g) [3] [])] [])] []) -)
        })
        (def @g function (in __main__ @m) generator
          (locals [(%n n plain -)]) (params [(%n normal False)])
          {
            (if %n {
              (try { (raise (builtin KeyError) -) } [((builtin KeyError) - { (expr (yield %n)) })] {} {})
              (expr (yield-from (call (global g) [(binary - %n 1)] [])))
            } {})
          })";
    assert_eq!(ends(text), "ValueError: [3, 2, 1]");
}

#[test]
fn classes_have_methods_fields_and_super() {
    let text = "(module __main__ m @m)
        (class @A A A @m @A) (class @B B B @m @B)
        (def @m module (in __main__) {
          (define-class (global A) [] @A [] [] [])
          (define-class (global B) [] @B [(global A)] [] [])
          (raise (call (builtin ValueError) [(attribute (call (global B) [20] []) x)] []) -)
        })
        (def @A class-body (in __main__ @m) { (define (class-name __init__) [] (@A.init [] [] [] [])) })
        (def @A.init function (in __main__ @A)
          (name __init__ A.__init__)
          (locals [(%self self plain -) (%x x plain -)]) (params [(%self normal False) (%x normal False)])
          { (assign (attribute %self x) %x) })
        (def @B class-body (in __main__ @m) (locals [(%c __class__ cell -)])
          { (define (class-name __init__) [] (@B.init [] [] [] [%c])) })
        (def @B.init function (in __main__ @B)
          (name __init__ B.__init__)
          (locals [(%self self plain -) (%x x plain -) (%c __class__ free -)]) (params [(%self normal False) (%x normal False)])
          { (expr (call (attribute (call (builtin super) [] []) __init__) [(binary + %x 1)] [])) })";
    assert_eq!(ends(text), "ValueError: 21");
}

#[test]
fn closures_keep_their_cells_and_comprehensions_make_fresh_ones() {
    let text = "(module __main__ m @m)
        (def @m module (in __main__) (locals [(%i i cell -) (%j j plain -)]) {
          (assign (global fs) (list-comp (lambda (@f [] [] [] [%i])) [(sync (cell %i) (tuple [1 2 3]) [])]))
          (raise (call (builtin ValueError) [(list-comp (call %j [] []) [(sync %j (global fs) [])])] []) -)
        })
        (def @f lambda (in __main__ @m) (locals [(%i i free -)]) { (return (cell %i)) })";
    assert_eq!(ends(text), "ValueError: [3, 3, 3]");
}

#[test]
fn unbound_names_raise_by_their_kind() {
    let text = "(module __main__ m @m)
        (def @m module (in __main__) { (define (global f) [] (@f [] [] [] [])) (expr (call (global f) [] [])) })
        (def @f function (in __main__ @m) (locals [(%x x plain -)]) { (return %x) })";
    assert_eq!(ends(text), "UnboundLocalError: cannot access local variable 'x' where it is not associated with a value");
    assert_eq!(main("(expr (global nowhere))"), "NameError: name 'nowhere' is not defined");
}

#[test]
fn patterns_bind_names_when_the_whole_has_matched() {
    let text = "(match (list [1 (tuple [2 3])]) [
          ((sequence [(as - (global a)) (value 9)]) - {})
          ((sequence [(value 1) (as (sequence [(value 2) (as - (global b))]) (global c))]) (global b)
            { (raise (call (builtin ValueError) [(tuple [(global b) (global c)])] []) -) })
        ])";
    assert_eq!(main(text), "ValueError: (3, (2, 3))");
}

#[test]
fn endless_programs_run_out_of_fuel_even_where_everything_is_caught() {
    assert_eq!(main("(loop '0 { (try { (loop '1 {}) } [(- - {})] {} {}) })"), "OutOfFuel");
}

#[test]
fn exit_statuses_come_from_system_exit() {
    assert_eq!(main("(raise (call (builtin SystemExit) [3] []) -)"), "3");
}
