//! Builds the runtime archive that native programs are linked with, by a cargo of its own, so that the back end can embed it.
//!
//! The archive must come out the same in every folder and under any settings of the outer build: paths are remapped, the
//! outer build's environment is cleared, and the profiles (`archive`, `archive-small`) are the same whatever the outer one is.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let workspace = manifest.parent().expect("the crate lies in the workspace").to_path_buf();
    for path in ["molt-runtime/src", "molt-runtime/Cargo.toml", "Cargo.toml", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={}", workspace.join(path).display());
    }
    println!("cargo::rerun-if-changed=build.rs");
    // For work on the runtime: `MOLT_ARCHIVE=quick` compiles in a fifth of the time. Programs come out larger and slower.
    println!("cargo::rerun-if-env-changed=MOLT_ARCHIVE");
    let quick = env::var("MOLT_ARCHIVE").is_ok_and(|kind| kind == "quick");
    let [runtime, whole, small] = ["molt_runtime.o", "molt_runtime_whole.o", "molt_runtime_small.o"].map(|name| out.join(name));
    if quick {
        // A library: what nothing reaches stays out as it is.
        let archive = archive(&workspace, &out, "archive-quick");
        for path in [runtime, whole, small] {
            fs::write(path, &archive).expect("the library can be written");
        }
        return;
    }
    let built = out.join("molt_runtime_built.o");
    let build = |profile| {
        // Link-time optimisation leaves the whole runtime in one member.
        let archive = archive(&workspace, &out, profile);
        fs::write(&built, member(&archive, "molt_runtime").expect("the archive holds the runtime"))
            .expect("the object can be written");
    };
    build("archive-small");
    relink(&built, &small, "", &[]);
    build("archive");
    relink(&built, &runtime, "", &[]);
    relink(&built, &whole, FEW_SECTIONS, &["-Wl,--discard-all"]);
}

/// The runtime built under a profile, as a library.
fn archive(workspace: &Path, out: &Path, profile: &str) -> Vec<u8> {
    let target = env::var("TARGET").expect("cargo sets TARGET");
    let folder = archive_folder(out);
    let mut cargo = Command::new(env::var_os("CARGO").expect("cargo sets CARGO"));
    for (name, _) in env::vars_os() {
        if belongs_to_the_outer_build(&name.to_string_lossy()) {
            cargo.env_remove(name);
        }
    }
    cargo
        .current_dir(workspace)
        .args([
            "rustc",
            "-p",
            "molt-runtime",
            "--lib",
            "--crate-type",
            "staticlib",
            "--profile",
            profile,
            "--locked",
            "--target",
            &target,
        ])
        .arg("--target-dir")
        .arg(&folder)
        .args(["--", "--cfg", "molt_archive"])
        .env("CARGO_ENCODED_RUSTFLAGS", flags(workspace).join("\x1f"));
    let status = cargo.status().expect("cargo can be started");
    assert!(status.success(), "the runtime archive did not build");
    fs::read(folder.join(target).join(profile).join("libmolt_runtime.a")).expect("the archive was built")
}

/// Sections of no use to anyone: nothing unwinds, and the debugger's tables are those of the precompiled `core` alone.
const DROPPED: &str = ".eh_frame .gcc_except_table .gcc_except_table.* .debug_* .comment";

/// One section of each kind, which the linker gets through in half the time that it needs for thousands.
const FEW_SECTIONS: &str = "
  .text : { *(.text .text.*) }
  .rodata : { *(.rodata .rodata.*) }
  .data.rel.ro : { *(.data.rel.ro .data.rel.ro.*) }
  .data : { *(.data .data.*) }
  .bss : { *(.bss .bss.*) }
";

/// Writes `object` without the sections that are dropped, the others laid out as `sections` says.
fn relink(object: &Path, output: &Path, sections: &str, arguments: &[&str]) {
    let script = output.with_extension("ld");
    fs::write(&script, format!("SECTIONS {{\n{sections}\n/DISCARD/ : {{ *({DROPPED}) }}\n}}\n"))
        .expect("the script can be written");
    let mut command = Command::new("cc");
    command.args(["-r", "-nostdlib"]).args(arguments).arg("-T").arg(&script).arg("-o").arg(output).arg(object);
    assert!(command.status().expect("the C compiler can be started").success(), "the runtime cannot be linked");
}

/// The member of a GNU archive whose name begins so. The others beside the runtime are the compiler's own helpers, for which the C compiler brings better ones.
fn member<'a>(archive: &'a [u8], name: &str) -> Option<&'a [u8]> {
    let mut rest = archive.strip_prefix(b"!<arch>\n")?;
    let mut long_names: &[u8] = &[];
    while let Some((header, after)) = rest.split_at_checked(60) {
        let text = |range: std::ops::Range<usize>| std::str::from_utf8(&header[range]).ok().map(str::trim_end);
        let size: usize = text(48..58)?.parse().ok()?;
        let data = after.get(..size)?;
        let short = text(0..16)?;
        if short == "//" {
            long_names = data;
        }
        let long = short.strip_prefix('/').and_then(|at| at.parse().ok()).and_then(|at: usize| long_names.get(at..));
        if long.unwrap_or(short.as_bytes()).starts_with(name.as_bytes()) {
            return Some(data);
        }
        // Members begin at even offsets.
        rest = after.get(size + size % 2..).unwrap_or_default();
    }
    None
}

/// One folder for every outer profile. Never the outer folder itself, whose lock is held by our parent.
fn archive_folder(out: &Path) -> PathBuf {
    let target = out.ancestors().find(|p| p.ends_with("build")).and_then(|build| build.parent()?.parent());
    target.unwrap_or(out).join("archive")
}

/// Flags that keep this machine's folders out of the archive.
fn flags(workspace: &Path) -> Vec<String> {
    let home = env::var("CARGO_HOME").unwrap_or_else(|_| format!("{}/.cargo", env::var("HOME").unwrap_or_default()));
    let rustc = env::var_os("RUSTC").expect("cargo sets RUSTC");
    let sysroot = Command::new(rustc).args(["--print", "sysroot"]).output().expect("rustc can be started").stdout;
    let sysroot = String::from_utf8_lossy(&sysroot).trim().to_owned();
    let remap = |from: &str, to| format!("--remap-path-prefix={from}={to}");
    vec![
        remap(&workspace.to_string_lossy(), "/molt"),
        remap(&home, "/cargo"),
        remap(&sysroot, "/rust"),
        "-Crelocation-model=pic".into(),
        // Nothing unwinds: a panic ends the program.
        "-Cforce-unwind-tables=no".into(),
    ]
}

/// Whether a variable describes the build that runs this script. What says how to reach the registry stays.
fn belongs_to_the_outer_build(name: &str) -> bool {
    let registry = ["CARGO_HOME", "CARGO_MAKEFLAGS"].contains(&name)
        || ["CARGO_HTTP", "CARGO_REGISTR", "CARGO_NET"].iter().any(|prefix| name.starts_with(prefix));
    let own = [
        "RUSTC",
        "RUSTFLAGS",
        "RUSTDOCFLAGS",
        "CLIPPY_ARGS",
        "DEBUG",
        "PROFILE",
        "OPT_LEVEL",
        "HOST",
        "TARGET",
        "NUM_JOBS",
        "OUT_DIR",
    ];
    !registry && (name.starts_with("CARGO") || name.starts_with("RUSTC_W") || own.contains(&name))
}
