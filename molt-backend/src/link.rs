//! From an object file to an executable: the runtime, which this crate carries, and the C compiler as the linker.
//!
//! What is linked depends on the options alone: no tool is chosen because it happens to be there.

use molt_ir::codes;
use molt_ir::diagnostic::Diagnostic;
use molt_ir::pass::BuildOptions;
use molt_ir::settings::Codegen;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, io};

/// The runtime as an object file, built by this crate's build script: a section for each function, so that a program carries what
/// it uses.
pub static RUNTIME: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/molt_runtime.o"));

/// The same in a few sections: all of it goes into the program, in half the time.
pub static WHOLE_RUNTIME: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/molt_runtime_whole.o"));

/// The same compiled for few bytes, for programs that are to be small.
pub static SMALL_RUNTIME: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/molt_runtime_small.o"));

/// What the linker should know of a program.
#[derive(Clone, Copy, Default, Debug)]
pub struct Shape {
    /// What is most wanted. A quick link may make a large executable.
    pub codegen: Codegen,
    /// Nothing in the program asks a value for its behaviour, see [`crate::cranelift::is_bare`].
    pub bare: bool,
}

impl Shape {
    fn is_quick(self) -> bool {
        self.codegen == Codegen::Quick
    }
    fn runtime(self) -> &'static [u8] {
        match self.codegen {
            Codegen::Quick => WHOLE_RUNTIME,
            Codegen::Speed => RUNTIME,
            Codegen::Small => SMALL_RUNTIME,
        }
    }
}

/// Linkers that `cc` can be told to use.
const KINDS: &[&str] = &["bfd", "gold", "lld", "mold"];

/// Links `object` with the runtime and writes the executable to `output`.
pub fn link(object: &[u8], shape: Shape, output: &Path, options: &BuildOptions) -> Result<(), Diagnostic> {
    let folder = Folder::new().map_err(|e| unlinked(format!("no temporary folder: {e}")))?;
    let (program, runtime) = (folder.0.join("program.o"), folder.0.join("runtime.o"));
    fs::write(&program, object)
        .and_then(|()| fs::write(&runtime, shape.runtime()))
        .map_err(|e| unlinked(format!("{}: {e}", folder.0.display())))?;

    let mut command = Command::new("cc");
    match options.linker.as_deref() {
        Some(kind) if KINDS.contains(&kind) => _ = command.arg(format!("-fuse-ld={kind}")),
        Some(other) => command = Command::new(other),
        None => {}
    }
    command.arg("-o").arg(output).arg(&program).arg(&runtime).args(arguments(shape, options));
    let shown = format!("{command:?}");
    let done = command.output().map_err(|e| {
        unlinked(format!("`{}` cannot be started: {e}", command.get_program().to_string_lossy()))
            .fix("install a C compiler, or name one with `--linker`")
    })?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    Err(unlinked(format!("the linker failed: {}", said.trim())).note(shown))
}

/// What the linker is told besides the files.
fn arguments(shape: Shape, options: &BuildOptions) -> Vec<&'static str> {
    // At fixed addresses nothing needs to be relocated when the program starts; the tables of that would be a fifteenth of it.
    let mut arguments = vec!["-no-pie"];
    // The linker believes a library needed that only dropped sections name, and loading one is a third of the time in which hello
    // world starts.
    if shape.is_quick() || !shape.bare {
        arguments.push("-lm");
    }
    if options.is_static {
        arguments.push("-static");
    } else {
        // Nothing unwinds, whatever the precompiled `alloc` names: no library for that.
        arguments.extend(["-Wl,--as-needed", "-Wl,--defsym=_Unwind_Resume=0"]);
    }
    // Symbols and line tables are for `-g`; unwinding tables are for no one, since nothing unwinds.
    arguments.push(if options.debug { "-g" } else { "-s" });
    // Sections that nothing reaches go.
    if !shape.is_quick() {
        arguments.push("-Wl,--gc-sections");
    }
    // Segments may share a page; no id that depends on anything else; no plugin, for no object waits for optimisation.
    arguments.extend(["-fno-use-linker-plugin", "-Wl,--build-id=none,-z,relro,-z,now,-z,noseparate-code,--hash-style=gnu"]);
    arguments
}

fn unlinked(message: String) -> Diagnostic {
    Diagnostic::new(codes::P0018, message)
}

/// A folder that goes with its owner.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
    /// A new, empty one.
    pub fn new() -> io::Result<Folder> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = env::temp_dir().join(format!("molt-{}-{number}", std::process::id()));
            match fs::create_dir(&path) {
                Ok(()) => return Ok(Folder(path)),
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
                Err(e) => return Err(e),
            }
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}
