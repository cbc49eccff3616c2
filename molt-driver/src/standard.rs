//! What comes with the driver: every pass, engine and profile of this repository.

use molt_ir::pass::Registry;
use molt_ir::source::Source;
use molt_ir::{hir, lir, tir};

/// The profiles, each a file of `profiles/`.
const PROFILES: &[(&str, &str)] = &[
    ("dev", include_str!("../profiles/dev.toml")),
    ("release", include_str!("../profiles/release.toml")),
    ("size", include_str!("../profiles/size.toml")),
    ("checked", include_str!("../profiles/checked.toml")),
    ("report", include_str!("../profiles/report.toml")),
    ("reference", include_str!("../profiles/reference.toml")),
];

/// Adds everything that comes with the driver.
pub fn standard(registry: &mut Registry) {
    registry.add_stage::<Source>();
    registry.add_stage::<hir::Program>();
    registry.add_stage::<tir::Program>();
    registry.add_stage::<lir::Program>();
    molt_passes::register(registry);
    molt_egraph::register(registry);
    molt_backend::register(registry);
    for (name, toml) in PROFILES {
        registry.add_profile(*name, *toml);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use molt_ir::pass::{check, check_expected, load_profile};
    use molt_ir::span::SourceMap;

    #[test]
    fn every_shipped_profile_keeps_its_contract() {
        let mut registry = Registry::new();
        standard(&mut registry);
        for (name, _) in PROFILES {
            let mut sources = SourceMap::default();
            let profile = load_profile(name, &registry, &mut sources).unwrap_or_else(|e| panic!("{}", e.render(&sources)));
            let start = registry.stage("source");
            let checked = check(&profile.pipeline, start, &[], &registry).unwrap_or_else(|e| panic!("{}", e.render(&sources)));
            check_expected(&profile, &checked.end).unwrap_or_else(|e| panic!("{}", e.render(&sources)));
        }
    }
}
