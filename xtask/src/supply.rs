//! What others have written and the project builds on: that it is what the lock files say, from where and under which terms
//! `deny.toml` allows, and that docs/dependencies.md says of each direct dependency why it is there.

use anyhow::{Context, Result};

use crate::{exec, fuzz, tools};

/// The manifests of the two workspaces, from the root.
const MANIFESTS: [&str; 2] = ["Cargo.toml", fuzz::MANIFEST];

/// Looks over both workspaces. What is known of faults in dependencies is not asked: that needs a database from the network.
pub fn check() -> Result<()> {
    for manifest in MANIFESTS {
        // Fails where a lock file is not up to date, and gets what is then looked at.
        let mut fetch = exec::cargo();
        exec::must(fetch.args(["fetch", "--quiet", "--locked", "--manifest-path", manifest]))
            .with_context(|| {
                format!(
                    "if the lock file of {manifest} is not up to date: `cargo update --workspace --manifest-path {manifest}`"
                )
            })?;
    }
    let tools = tools::deny()?;
    // One file speaks for both. What it lets pass that is not there any more shows in the larger one.
    for (manifest, not_there) in MANIFESTS.into_iter().zip(["--deny", "--allow"]) {
        let mut deny = exec::program("cargo-deny");
        deny.args(["--offline", "--locked", "--workspace", "--manifest-path", manifest, "check"])
            .args([not_there, "unmatched-skip", not_there, "unnecessary-skip"])
            .args(["licenses", "bans", "sources"]);
        exec::must(tools.apply(&mut deny)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    use serde_json::Value;
    use xtask::paths;

    use super::*;

    /// The crates of others that each manifest of both workspaces names, by its path from the root.
    fn named() -> BTreeMap<String, Vec<String>> {
        let mut named = BTreeMap::new();
        for manifest in MANIFESTS {
            let mut metadata = exec::cargo();
            metadata.args(["metadata", "--no-deps", "--format-version", "1", "--offline"]);
            let said = exec::output(metadata.args(["--manifest-path", manifest])).unwrap();
            let said: Value = serde_json::from_str(&said).unwrap();
            for package in said["packages"].as_array().unwrap() {
                let path = Path::new(package["manifest_path"].as_str().unwrap());
                let path = path.strip_prefix(paths::root()).unwrap();
                let of_others = |dependency: &&Value| dependency["path"].is_null();
                let all = package["dependencies"].as_array().unwrap();
                let names = all.iter().filter(of_others).map(|it| it["name"].as_str().unwrap());
                named.insert(path.display().to_string().replace('\\', "/"), sorted(names));
            }
        }
        named
    }

    /// What docs/dependencies.md says of each manifest that a heading names: the first column below it.
    fn told() -> BTreeMap<String, Vec<String>> {
        let text = fs::read_to_string(paths::root().join("docs/dependencies.md")).unwrap();
        let sections = text.split("\n## ").skip(1).filter_map(|section| {
            let (heading, rest) = section.split_once('\n')?;
            let manifest = between_ticks(heading).find(|name| name.ends_with("Cargo.toml"))?;
            let rows = rest.lines().filter_map(|line| line.strip_prefix('|')?.split('|').next());
            Some((manifest.to_owned(), sorted(rows.flat_map(between_ticks))))
        });
        sections.collect()
    }

    fn between_ticks(text: &str) -> impl Iterator<Item = &str> {
        text.split('`').skip(1).step_by(2)
    }

    fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
        let mut names: Vec<_> = names.map(str::to_owned).collect();
        names.sort();
        names.dedup();
        names
    }

    #[test]
    fn every_direct_dependency_has_its_reason_and_every_reason_its_dependency() {
        let mut named = named();
        // A manifest that names nobody else's crate has nothing to be told.
        named.retain(|_, names| !names.is_empty());
        assert_eq!(told(), named);
    }
}
