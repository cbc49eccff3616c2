//! Runs Cranelift on several functions at once. What comes out does not depend on how many processors there are.

use super::Error;
use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::isa::TargetIsa;
use cranelift_codegen::{CompiledCode, Context, ir};
use cranelift_module::{FuncId, ModuleReloc};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, mpsc};
use std::thread;

/// The machine code of one function.
pub(super) struct Done {
    pub id: FuncId,
    pub bytes: Vec<u8>,
    pub alignment: u64,
    pub relocations: Vec<ModuleReloc>,
    /// For listings and line tables: Cranelift's own form of both.
    pub whole: Option<(ir::Function, CompiledCode)>,
}

/// How many functions may wait for a free processor.
const WAITING: usize = 64;

/// Cranelift recurses over expressions.
const STACK: usize = 16 << 20;

type Made = Result<(FuncId, ir::Function), Error>;

/// Compiles what `next` makes until it makes no more; the results are in that order. With `keep_whole` nothing of Cranelift's
/// is dropped.
pub(super) fn compile(
    isa: &dyn TargetIsa,
    mut next: impl FnMut() -> Option<Made>,
    keep_whole: bool,
) -> Result<Vec<Result<Done, String>>, Error> {
    let (send, receive) = mpsc::sync_channel::<(usize, FuncId, ir::Function)>(WAITING);
    let receive = Mutex::new(receive);
    let work = || {
        let (mut context, mut done) = (Context::new(), vec![]);
        loop {
            let job = receive.lock().map(|queue| queue.recv());
            let Ok(Ok((number, id, func))) = job else { return done };
            done.push((number, one(isa, &mut context, id, func, keep_whole)));
        }
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let mut all = thread::scope(|scope| {
        let started: Vec<_> =
            (0..workers).map_while(|_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok()).collect();
        if started.is_empty() {
            return Err(Error("no thread can be started".into()));
        }
        let mut failed = None;
        let mut number = 0;
        while let Some(made) = next() {
            match made {
                Ok((id, func)) => _ = send.send((number, id, func)),
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
            number += 1;
        }
        drop(send);
        let mut all = vec![];
        for worker in started {
            all.extend(worker.join().map_err(|_| Error("a thread of the back end died".into()))?);
        }
        failed.map_or(Ok(all), Err)
    })?;
    all.sort_by_key(|(number, _)| *number);
    Ok(all.into_iter().map(|(_, done)| done).collect())
}

/// A panic is an error like another: a worker that died would leave the others waiting.
fn one(isa: &dyn TargetIsa, context: &mut Context, id: FuncId, func: ir::Function, keep_whole: bool) -> Result<Done, String> {
    context.clear();
    context.func = func;
    match catch_unwind(AssertUnwindSafe(|| {
        context.compile(isa, &mut ControlPlane::default()).map_err(|e| format!("{:?}", e.inner))?;
        Ok(())
    })) {
        Ok(Ok(())) => {}
        Ok(Err(e)) => return Err(e),
        Err(_) => return Err("Cranelift panicked".into()),
    }
    let code = context.take_compiled_code().ok_or("Cranelift made no code")?;
    let func = std::mem::replace(&mut context.func, ir::Function::new());
    Ok(Done {
        id,
        bytes: code.buffer.data().to_vec(),
        alignment: u64::from(code.buffer.alignment),
        relocations: code.buffer.relocs().iter().map(|reloc| ModuleReloc::from_mach_reloc(reloc, &func, id)).collect(),
        whole: keep_whole.then_some((func, code)),
    })
}
