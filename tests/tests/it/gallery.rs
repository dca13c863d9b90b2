//! The gallery holds every part in every state, looks as the page does, and leaves nobody out.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::{collections::BTreeSet, fs};

use selfcheck_browser::{
    Page, Visit, axe,
    gallery::{self, Gallery, PARTS, contract},
};
use xtask::paths;

#[test]
fn every_component_has_a_contract_and_a_place() {
    let shown: BTreeSet<&str> = PARTS.iter().flat_map(|part| part.sources).copied().collect();
    let mut count = 0;
    for source in sources("src/components") {
        let text = fs::read_to_string(paths::root().join(&source)).unwrap();
        if text.contains("#[component]") {
            count += 1;
            assert!(contract(&source).is_some(), "{source} does not say what it promises");
            assert!(shown.contains(source.as_str()), "{source} has no place in the gallery");
        }
    }
    assert!(count > 40, "{count} components");
}

/// The sources in a folder and those below it.
fn sources(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(paths::root().join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().into_string().unwrap());
        match entry.file_type().unwrap().is_dir() {
            true => found.extend(sources(&path)),
            false => found.push(path),
        }
    }
    found
}

#[test]
fn the_gallery_is_whole_and_leaves_nobody_out() {
    let gallery = gallery::compose();
    let states: usize = PARTS.iter().map(|part| part.states.len()).sum();
    assert_eq!(gallery.taken.len(), states);
    let names: BTreeSet<&str> = gallery.taken.iter().map(|taken| taken.name.as_str()).collect();
    assert_eq!(names.len(), states, "two states have one name");
    for taken in &gallery.taken {
        assert!(taken.html.contains('<'), "{} is empty", taken.name);
    }

    let folder = paths::root().join("target/gallery");
    gallery.write(&folder);
    let page = gallery::open(&folder, Visit::new());
    let differs = gallery::differences(&page, &gallery);
    assert!(differs.is_empty(), "{} differences:\n{}", differs.len(), differs.join("\n"));
    sound(&page, &gallery);

    let mut faults = BTreeSet::new();
    for (elder, colours) in
        [(false, "light"), (false, "dark"), (false, "contrast"), (true, "light")]
    {
        gallery::switch(&page, elder, colours);
        let found = axe::look(&page).violations;
        let view = if elder { "elder" } else { "usual" };
        faults.extend(found.iter().map(|fault| format!("{view}, {colours}: {fault}")));
    }
    let faults: Vec<_> = faults.into_iter().collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// It is one page: ids are unique, labels lead to what they label, a question has one answer at most.
fn sound(page: &Page, gallery: &Gallery) {
    let faults = page.lines(
        "const faults = [], all = selector => [...document.querySelectorAll(selector)];
        const ids = all('[id]').map(e => e.id), seen = new Set();
        for (const id of ids) {
            if (seen.has(id)) faults.push('two are #' + id);
            seen.add(id);
        }
        for (const e of all('[for]')) if (!seen.has(e.htmlFor)) faults.push('nothing is #' + e.htmlFor);
        const groups = new Map();
        for (const e of all('[type=radio]')) {
            const group = e.closest('fieldset');
            if ((groups.get(e.name) || group) !== group) faults.push('two questions are ' + e.name);
            groups.set(e.name, group);
        }
        return faults",
    );
    assert_eq!(faults, [""; 0]);
    for taken in &gallery.taken {
        assert!(page.shows(&format!("#{}", taken.name)), "{} cannot be seen", taken.name);
    }
}
