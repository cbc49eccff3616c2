//! The same sources give the same bytes, in whatever folder they lie.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The workspace.
fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies in the workspace").to_path_buf()
}

/// Copies a folder without what was built in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("target") || name == ".git" {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to.join(name));
        } else {
            fs::copy(entry.path(), to.join(name)).unwrap();
        }
    }
}

/// Builds a program from within its folder; gives the executable's bytes.
fn build(folder: &Path, program: &str, profile: &str) -> Vec<u8> {
    let built = Command::new(env!("CARGO_BIN_EXE_molt-under-test"))
        .current_dir(folder)
        .args(["build", "--profile", profile, "-o", "out", program])
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    fs::read(folder.join("out")).unwrap()
}

#[test]
fn a_program_compiles_to_the_same_bytes_in_every_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (near, far) = (folder.path().join("a"), folder.path().join("quite/another/place"));
    copy(&workspace().join("examples"), &near);
    copy(&workspace().join("examples"), &far);
    for profile in ["dev", "release"] {
        for (place, program) in [("", "bank.py"), ("", "calculator.py"), ("modules", "main.py")] {
            let first = build(&near.join(place), program, profile);
            assert!(first == build(&far.join(place), program, profile), "{program} differs between folders ({profile})");
            assert!(first == build(&near.join(place), program, profile), "{program} differs between builds ({profile})");
        }
    }
}

/// Runs the back end's build script on a workspace; gives the runtime it made.
fn archive(workspace: &Path, out: &Path) -> Vec<u8> {
    fs::create_dir_all(out).unwrap();
    let script = out.join("build-script");
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let compiled = Command::new(&rustc)
        .args(["--edition", "2024", "-o"])
        .arg(&script)
        .arg(workspace.join("molt-backend/build.rs"))
        .status()
        .unwrap();
    assert!(compiled.success());
    let version = Command::new(&rustc).arg("-vV").output().unwrap().stdout;
    let version = String::from_utf8(version).unwrap();
    let target = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc says where it runs");
    let done = Command::new(&script)
        .current_dir(workspace)
        .env_remove("MOLT_ARCHIVE")
        .env("CARGO", env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .env("RUSTC", rustc)
        .env("CARGO_MANIFEST_DIR", workspace.join("molt-backend"))
        .env("OUT_DIR", out)
        .env("TARGET", target)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    fs::read(out.join("molt_runtime.o")).unwrap()
}

#[test]
#[ignore = "minutes: builds the runtime twice; .ci/run runs it"]
fn the_runtime_compiles_to_the_same_bytes_in_every_folder() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("quite/another/place");
    copy(&workspace(), &copied);
    let here = archive(&workspace(), &folder.path().join("here"));
    let there = archive(&copied, &folder.path().join("there"));
    assert!(!here.is_empty() && here == there, "the runtime differs between folders");
}
