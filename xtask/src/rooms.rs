//! What ARCHITECTURE.md says of the rooms, read from the sources and the manifests: no file names another that names it in
//! turn, arrows of the page go down, and what a crate may not know is not among what it builds on.

// What helps a test may panic as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod circles;
mod made_up;
mod page;
mod reading;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, TargetKind};

use reading::{Arrows, Sources};

/// The packages of the workspace, and what they build on in a browser.
fn metadata() -> Metadata {
    let mut command = MetadataCommand::new();
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
    let options = ["--locked", "--filter-platform", "wasm32-unknown-unknown"];
    command.manifest_path(manifest).other_options(options.map(str::to_owned));
    command.exec().unwrap()
}

/// Every source below a folder, by its path from the root.
fn read(root: &Path, folder: &Path, sources: &mut Sources) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, sources);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            sources.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}

/// The arrows between the files of a package, in all that is built of it but tests.
fn arrows(metadata: &Metadata, package: &Package) -> Arrows {
    let root = metadata.workspace_root.as_std_path();
    let folder = package.manifest_path.as_std_path().parent().unwrap();
    let mut sources = Sources::new();
    read(root, &folder.join("src"), &mut sources);
    let mut arrows = Arrows::new();
    for target in &package.targets {
        let besides =
            [TargetKind::Test, TargetKind::Bench, TargetKind::Example, TargetKind::CustomBuild];
        if target.kind.iter().any(|kind| besides.contains(kind)) {
            continue;
        }
        let file = target.src_path.as_std_path().strip_prefix(root).unwrap();
        let file = file.to_str().unwrap().replace('\\', "/");
        for (files, words) in reading::arrows(&sources, &file) {
            arrows.entry(files).or_default().extend(words);
        }
    }
    arrows
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let metadata = metadata();
    let (mut faults, mut count) = (Vec::new(), 0);
    for package in metadata.workspace_packages() {
        let arrows = arrows(&metadata, package);
        count += arrows.len();
        let circles = circles::circles(&arrows);
        faults.extend(circles.iter().map(|circle| circles::told(&arrows, circle)));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(count > 700, "{count} arrows are too few: is everything read?");
}

#[test]
fn arrows_of_the_page_go_down() {
    let metadata = metadata();
    let faults = page::upward(&arrows(&metadata, package(&metadata, "selfcheck-page")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn package<'a>(metadata: &'a Metadata, name: &str) -> &'a Package {
    let mut packages = metadata.packages.iter();
    packages.find(|package| package.name.as_str() == name).unwrap_or_else(|| panic!("no {name}"))
}

/// All that a package builds on, by name, however far away; not what only its tests or its build script need.
fn builds_on<'a>(metadata: &'a Metadata, name: &str) -> BTreeSet<&'a str> {
    let nodes = &metadata.resolve.as_ref().unwrap().nodes;
    let mut found = BTreeSet::new();
    let mut waiting = vec![&package(metadata, name).id];
    while let Some(id) = waiting.pop() {
        let node = nodes.iter().find(|node| node.id == *id).unwrap();
        for dependency in &node.deps {
            let is_built = dependency.dep_kinds.iter().any(|it| it.kind == DependencyKind::Normal);
            if is_built && found.insert(metadata[&dependency.pkg].name.as_str()) {
                waiting.push(&dependency.pkg);
            }
        }
    }
    found
}

#[test]
fn what_a_crate_may_not_know_is_not_among_what_it_builds_on() {
    let metadata = metadata();
    let of_us: BTreeSet<_> =
        metadata.workspace_packages().iter().map(|package| package.name.as_str()).collect();
    // That this reads anything at all.
    assert!(builds_on(&metadata, "selfcheck-page").contains("selfcheck-core"));
    assert!(builds_on(&metadata, "selfcheck-page").contains("web-sys"));
    assert!(builds_on(&metadata, "selfcheck-cli").contains("selfcheck-content"));

    let core = builds_on(&metadata, "selfcheck-core");
    assert_eq!(core.intersection(&of_us).next(), None);
    let browser = ["yew", "web-sys", "js-sys", "wasm-bindgen"];
    for name in ["selfcheck-session", "selfcheck-embedding", "selfcheck-core"] {
        let known = builds_on(&metadata, name);
        let is_of_browser = |it: &&&str| browser.contains(it) || it.starts_with("gloo");
        assert_eq!(known.iter().find(is_of_browser), None, "{name}");
    }
    for name in ["selfcheck-page", "selfcheck-workbook", "selfcheck-bench-page"] {
        assert!(!builds_on(&metadata, name).contains("selfcheck-content"), "{name}");
    }
}
