//! Work on many items, shared among the processors. What comes out does not depend on how many there are.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::Mutex;
use std::thread;

/// Below so many items a thread is not worth its start.
const FEW: usize = 16;

/// Passes may recurse.
const STACK: usize = 16 << 20;

/// Calls `work` once for each processor. It asks for item after item, each with its number, until there is none; what it then gives is
/// listed in no order.
pub fn share<T: Send, R: Send>(items: Vec<T>, work: impl Fn(&mut dyn FnMut() -> Option<(usize, T)>) -> R + Sync) -> Vec<R> {
    let few = items.len() < FEW;
    let queue = Mutex::new(items.into_iter().enumerate());
    let run = || work(&mut || queue.lock().ok()?.next());
    if few {
        return vec![run()];
    }
    let others = thread::available_parallelism().map_or(1, NonZero::get) - 1;
    thread::scope(|scope| {
        // Where no thread can be started, this one does all.
        let started: Vec<_> =
            (0..others).map_while(|_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run).ok()).collect();
        let mut done = vec![run()];
        done.extend(started.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))));
        done
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_worked_on_once() {
        for count in [0, 1, 1000] {
            let done = share((0..count).collect::<Vec<usize>>(), |next| {
                let mut found = vec![];
                while let Some((number, item)) = next() {
                    assert_eq!(number, item);
                    found.push(item);
                }
                found
            });
            let mut all = done.concat();
            all.sort_unstable();
            assert_eq!(all, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    #[should_panic = "the third"]
    fn a_panic_goes_on_in_the_caller() {
        share((0..100).collect::<Vec<usize>>(), |next| {
            while let Some((number, _)) = next() {
                assert!(number != 3, "the third");
            }
        });
    }
}
