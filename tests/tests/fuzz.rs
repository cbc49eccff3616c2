//! Generated programs do the same under every profile. `fuzz.rs` in `src/bin` compares with CPython by hand, and looks further.

use std::path::Path;

use molt_tests::fuzz::check;

/// How many programs; `MOLT_CASES` asks for more, `MOLT_SEED` for others.
const CASES: u64 = 12;

#[test]
fn the_profiles_agree_on_generated_programs() {
    let setting = |name: &str, default: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default);
    let seed = setting("MOLT_SEED", 1000);
    let folder = tempfile::tempdir().expect("a folder for programs");
    let driver = Path::new(env!("CARGO_BIN_EXE_molt-under-test"));
    let all = seed..seed + setting("MOLT_CASES", CASES);
    let differences: Vec<String> = all.filter_map(|seed| check(seed, driver, None, folder.path()).err()).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
