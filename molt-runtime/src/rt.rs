//! The state of a running program: one static in native code, one per run in interpreters.

use crate::heap::Heap;
use crate::value::Value;
use alloc::vec::Vec;
use core::cell::{Cell, OnceCell, RefCell};

/// All mutable state that is not in objects.
pub struct Rt {
    /// Memory for objects.
    pub heap: Heap,
    /// The exception being raised (owned), or absent.
    pub raised: Cell<Value>,
    /// Exceptions being handled, innermost last (owned): what `raise` re-raises and `__context__` gets.
    pub handled: RefCell<Vec<Value>>,
    /// The frozensets (owned) of constants that displays are searched in, by their static tuples.
    pub constant_sets: RefCell<Vec<(Value, Value)>>,
    /// Site ids of the frames an exception has left, newest last; see `traceback`.
    pub trace: RefCell<Vec<u32>>,
    /// Where the stack must not go below, in bytes: an address.
    pub stack_limit: Cell<usize>,
    /// How deeply representations and comparisons of containers are nested.
    pub nesting: Cell<u32>,
    /// The same, but while a collection waits, which raises the other to make the next check fail.
    pub stack_end: Cell<usize>,
    /// The collector of cycles.
    pub gc: crate::gc::State,
    /// Objects whose destruction waits until the current one ends.
    trash: RefCell<Vec<Value>>,
    destroying: Cell<u32>,
    /// Buffered standard output.
    pub out: RefCell<Vec<u8>>,
    /// Reports the exception nobody caught and gives the exit status. Set by whatever makes exceptions, so that a program
    /// that makes none does without.
    pub report: Cell<Option<fn() -> i32>>,
    /// How a failed write raises; absent in programs that have no use for exceptions.
    pub out_errors: Cell<Option<&'static crate::out::Errors>>,
    /// Prints a line once the program has asked for its streams, and so may have put another one in the place of standard output.
    /// Reached through the state, so that hello world goes without.
    pub print_line: Cell<Option<fn(crate::value::Value) -> crate::value::Res<()>>>,
    /// Why a write failed, in such programs.
    pub out_errno: Cell<i32>,
    /// The command line as the program sees it (`sys.argv`), pointers into the process's own.
    pub argv: Cell<(*const *const u8, usize)>,
    /// Where the program's places are described; see `traceback`.
    pub sites: Cell<Option<&'static crate::traceback::SiteTable>>,
    /// The standard streams and open files.
    pub io: crate::io::State,
    /// Runs the handlers of signals that came, if any did. Set by whatever has handlers.
    pub on_signal: Cell<Option<fn() -> crate::value::Res<bool>>>,
    /// What is called with the number of a signal that came (owned); absent before the first handler.
    pub signal_handler: Cell<Value>,
    /// Where the last call stands that said so (owned): path, module, function, line; absent before the first.
    pub place: [Cell<Value>; 4],
    /// The threads of the program.
    pub threads: crate::modules::threads::State,
    /// What weak references keep.
    pub weak: crate::modules::weakref::State,
    /// Runs first when the program ends. Set by whatever needs it.
    pub at_exit: Cell<Option<fn()>>,
    /// Runs when the program ends, before standard output is flushed. Set by whatever needs it.
    pub at_end: Cell<Option<fn()>>,
    /// Runs before that: what the program registered with `atexit`.
    pub exit_run: Cell<Option<fn()>>,
    /// Functions, arguments and keywords registered (owned tuples).
    pub exit_calls: RefCell<Vec<Value>>,
    /// `sys.excepthook` as the program set it (owned), or absent.
    pub except_hook: Cell<Value>,
    /// Lookups in classes, and attributes without a field.
    pub class: crate::class::State,
    /// `sys.getrecursionlimit()`.
    pub recursion_limit: Cell<u32>,
    /// How many functions are running, where that is counted.
    pub frames: Cell<u32>,
    /// The strings of `sys.intern`: a dict (owned), absent until the first.
    pub interned: Cell<Value>,
    /// `sys.get_int_max_str_digits()`; 0 for no limit.
    pub int_max_str_digits: Cell<u32>,
    /// Built-in modules that were made (owned), by name.
    pub modules: RefCell<Vec<(&'static str, Value)>>,
    /// Finds the documentation of built-ins, in programs that ask for it.
    pub docs: Cell<Option<fn(&str) -> Option<&'static str>>>,
    /// `sys.modules`: a dict (owned), absent until asked for.
    pub module_names: Cell<Value>,
    /// How many of the built-in modules that dict was told of.
    pub modules_told: Cell<usize>,
    /// The generator behind the functions of `random` (owned), absent until used.
    pub random: Cell<Value>,
    /// What takes over asynchronous generators that are dropped while suspended (owned), or absent.
    pub finalizer: Cell<Value>,
    /// Code that was made while the program runs, for functions that may be anywhere.
    pub codes: RefCell<Vec<&'static crate::function::Code>>,
    /// What `decimal` keeps.
    pub decimal: crate::modules::decimal::State,
    /// What `csv` keeps.
    pub csv: crate::modules::csv::State,
    /// What `datetime` keeps.
    pub datetime: crate::modules::datetime::State,
    /// What `struct` keeps.
    pub structs: crate::modules::structs::State,
    /// Encodings and error handlers that the program registers.
    pub codecs: crate::codec::registered::State,
    /// The class `Fraction` (owned), absent before `fractions` is imported.
    pub fraction: Cell<Value>,
    /// What `re` keeps.
    pub re: crate::modules::re::State,
    /// Format specifications that were parsed.
    pub specs: OnceCell<alloc::boxed::Box<crate::format_spec::Recent>>,
    /// Counts of counts.
    pub counting: crate::counting::State,
}

impl Rt {
    /// A fresh state.
    pub const fn new() -> Rt {
        Rt {
            heap: Heap::new(),
            raised: Cell::new(Value::ABSENT),
            handled: RefCell::new(Vec::new()),
            constant_sets: RefCell::new(Vec::new()),
            trace: RefCell::new(Vec::new()),
            stack_limit: Cell::new(0),
            nesting: Cell::new(0),
            stack_end: Cell::new(0),
            gc: crate::gc::State::new(),
            trash: RefCell::new(Vec::new()),
            destroying: Cell::new(0),
            out: RefCell::new(Vec::new()),
            report: Cell::new(None),
            print_line: Cell::new(None),
            out_errors: Cell::new(if cfg!(molt_archive) { None } else { Some(&crate::out::ERRORS) }),
            out_errno: Cell::new(0),
            argv: Cell::new((core::ptr::null(), 0)),
            sites: Cell::new(None),
            io: crate::io::State::new(),
            on_signal: Cell::new(None),
            signal_handler: Cell::new(Value::ABSENT),
            place: [const { Cell::new(Value::ABSENT) }; 4],
            threads: crate::modules::threads::State::new(),
            weak: crate::modules::weakref::State::new(),
            at_exit: Cell::new(None),
            at_end: Cell::new(None),
            exit_run: Cell::new(None),
            exit_calls: RefCell::new(Vec::new()),
            except_hook: Cell::new(Value::ABSENT),
            class: crate::class::State::new(),
            recursion_limit: Cell::new(1000),
            frames: Cell::new(0),
            interned: Cell::new(Value::ABSENT),
            int_max_str_digits: Cell::new(4300),
            modules: RefCell::new(Vec::new()),
            docs: Cell::new(None),
            module_names: Cell::new(Value::ABSENT),
            modules_told: Cell::new(0),
            random: Cell::new(Value::ABSENT),
            finalizer: Cell::new(Value::ABSENT),
            codes: RefCell::new(Vec::new()),
            decimal: crate::modules::decimal::State::new(),
            csv: crate::modules::csv::State::new(),
            datetime: crate::modules::datetime::State::new(),
            structs: crate::modules::structs::State::new(),
            codecs: crate::codec::registered::State::new(),
            fraction: Cell::new(Value::ABSENT),
            re: crate::modules::re::State::new(),
            specs: OnceCell::new(),
            counting: crate::counting::State::new(),
        }
    }
}

/// Gives up everything the state holds, for a report on what is left when a program has ended.
pub fn release_all() {
    let rt = rt();
    let gc = &rt.gc;
    let held = [
        &rt.raised,
        &rt.signal_handler,
        &rt.interned,
        &rt.module_names,
        &rt.random,
        &rt.fraction,
        &rt.except_hook,
        &rt.finalizer,
        &rt.codecs.codec,
        &rt.codecs.handler,
        &gc.garbage,
        &gc.callbacks,
    ];
    for cell in held {
        crate::object::release(cell.replace(Value::ABSENT));
    }
    for cell in &rt.place {
        crate::object::release(cell.replace(Value::ABSENT));
    }
    for value in rt.handled.take().into_iter().chain(rt.exit_calls.take()) {
        crate::object::release(value);
    }
    for (_, set) in rt.constant_sets.take() {
        crate::object::release(set);
    }
    for (_, module) in rt.modules.take() {
        crate::object::release(module);
    }
    rt.class.release_all();
    rt.threads.release_all();
    rt.weak.release_all();
    rt.decimal.release_all();
    rt.csv.release_all();
    rt.datetime.release_all();
    rt.io.release_all();
    rt.structs.release_all();
    rt.re.release_all();
}

/// Gives up the tables that are empty once the objects they tell of are gone, and what objects may refer to without a count.
pub fn release_tables() {
    let rt = rt();
    drop((rt.trace.take(), rt.trash.take()));
    rt.class.release_tables();
    rt.threads.release_tables();
    rt.weak.release_tables();
    rt.io.release_tables();
    for code in rt.codes.take() {
        crate::modules::records::release_code(code);
    }
}

pub use crate::dispatch::check_stack;

/// How deep destruction may recurse before it is queued.
const NESTED_DESTRUCTIONS: u32 = 50;

/// Runs `destroy` on `value`, or queues it when destructions are nested deeply, so that freeing a long chain needs no stack.
#[inline(always)]
pub fn with_trashcan(value: Value, destroy: impl FnOnce(Value)) {
    let rt = rt();
    let depth = rt.destroying.get();
    if depth >= NESTED_DESTRUCTIONS {
        rt.trash.borrow_mut().push(value);
        return;
    }
    rt.destroying.set(depth + 1);
    destroy(value);
    rt.destroying.set(depth);
    if depth == 0 {
        empty_trash(rt);
    }
}

/// Destroys what was queued, and what that queues in turn.
#[inline(never)]
fn empty_trash(rt: &Rt) {
    loop {
        let Some(next) = rt.trash.borrow_mut().pop() else { break };
        rt.destroying.set(1);
        crate::object::destroy_now(next);
        rt.destroying.set(0);
    }
}

/// Where in the state lies the address of the page that objects of a size up to [`crate::heap::LARGEST`] come from.
pub const fn current_page(size: usize, traced: bool) -> usize {
    core::mem::offset_of!(Rt, heap) + crate::heap::current_page(size, traced)
}

/// Where in the state, which native code knows as `molt_state`, a word lies that compiled code reads.
pub fn place(name: &str) -> Option<usize> {
    match name {
        "molt_stack_limit" => Some(core::mem::offset_of!(Rt, stack_limit)),
        _ => None,
    }
}

#[cfg(molt_archive)]
mod state {
    use super::Rt;
    #[repr(transparent)]
    struct Single(Rt);
    // SAFETY: native programs run one thread of Python at a time.
    unsafe impl Sync for Single {}
    #[unsafe(export_name = "molt_state")]
    static STATE: Single = Single(Rt::new());
    /// The state.
    #[inline]
    pub fn rt() -> &'static Rt {
        &STATE.0
    }
}

#[cfg(not(molt_archive))]
mod state {
    use super::Rt;
    use core::cell::Cell;
    std::thread_local! { static CURRENT: Cell<Option<&'static Rt>> = const { Cell::new(None) }; }
    /// The state of this thread, made on first use.
    pub fn rt() -> &'static Rt {
        CURRENT.with(|current| match current.get() {
            Some(rt) => rt,
            None => {
                let rt: &'static Rt = std::boxed::Box::leak(std::boxed::Box::new(Rt::new()));
                current.set(Some(rt));
                crate::install_all();
                rt
            }
        })
    }
    /// Gives this thread a fresh state, for the next run of an interpreter. The old one is abandoned.
    pub fn reset() {
        CURRENT.with(|current| current.set(None));
    }
}
pub use state::*;
