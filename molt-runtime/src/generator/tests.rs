//! Tests of generators.

use super::*;
use crate::testing::program::{code, name, show};

/// Yields 0, 1, 2, ... and returns 9 after 2; the frame holds the count. Raises what is thrown in.
extern "C" fn count(generator: Value, sent: Value) -> Step {
    let this = of(generator);
    if sent.is_absent() && this.state.get() > 0 {
        return raised(Raised::stored());
    }
    let next = this.get(0).as_small().map_or(0, |n| n + 1);
    this.state.set(1);
    this.set(0, Value::from_small(next).unwrap());
    if next > 2 { Step { value: Value::from_small(9).unwrap(), status: 2 } } else { Step { value: this.get(0), status: 0 } }
}

fn counter() -> Owned {
    new(&GENERATOR, code("count()", |_| Ok(Owned::NONE)), count, 1)
}

#[test]
fn generators_yield_return_and_end() {
    rt();
    let g = counter();
    assert_eq!(
        show(send(g.value(), Value::from_small(1).unwrap())),
        "TypeError: can't send non-None value to a just-started generator"
    );
    for expected in ["0", "1", "2"] {
        assert_eq!(show(next_or_stop(g.value())), expected);
    }
    assert_eq!(show(next_or_stop(g.value())), "StopIteration: 9");
    assert_eq!(show(next_or_stop(g.value())), "StopIteration");
    let all = crate::sequence::collect(counter().value()).unwrap();
    assert_eq!(all.len(), 3);
}

#[test]
fn exceptions_can_be_thrown_in_and_close_ends() {
    rt();
    let g = counter();
    next_or_stop(g.value()).unwrap();
    assert_eq!(show(throw(g.value(), crate::object::value_of(&exception::KEY_ERROR))), "KeyError");
    assert_eq!(show(next_or_stop(g.value())), "StopIteration");
    let g = counter();
    next_or_stop(g.value()).unwrap();
    assert_eq!(show(close(g.value())), "None");
    let g = counter();
    next_or_stop(g.value()).unwrap();
    let stop = crate::object::value_of(&exception::STOP_ITERATION);
    assert_eq!(show(throw(g.value(), stop)), "RuntimeError: generator raised StopIteration");
    assert!(show(crate::dispatch::repr(counter().value())).contains("<generator object count at 0x"));
    assert_eq!(show(crate::class::get_attr(g.value(), name("gi_frame"))), "None");
}
