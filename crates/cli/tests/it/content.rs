//! `selfcheck catalogue` and `selfcheck pack`, and which content they work with.

use std::fs;

use selfcheck_core::pack::{self, TextsFile};

use crate::support::{BASE, NOTICES, SAMPLES, json, printed, refused, selfcheck, spoiled, text};

#[test]
fn the_catalogue_is_carried_and_is_that_of_the_notices() {
    // Anywhere, since it needs no checkout.
    let folder = tempfile::tempdir().unwrap();
    let carried = selfcheck(folder.path(), &["catalogue"]);
    assert_eq!(printed(&carried), printed(&selfcheck("/", &["catalogue", "--notices", NOTICES])));
    assert!(
        printed(&carried).starts_with("{\n  \"format\": 2,\n")
            && printed(&carried).ends_with("\n}\n")
    );
    let catalogue = json(&carried);
    let count = |name: &str| catalogue[name].as_array().unwrap().len();
    assert_eq!(count("notices"), 2);
    assert_eq!(count("entities"), 11);
    assert_eq!(count("divisions"), 11);
    let counties = catalogue["divisions"].as_array().unwrap().iter();
    assert_eq!(counties.map(|city| city["counties"].as_array().unwrap().len()).sum::<usize>(), 90);
}

#[test]
fn other_content_can_be_chosen() {
    let catalogue = json(&selfcheck(BASE, &["catalogue", "--notices", "."]));
    assert_eq!(catalogue["notices"][0]["id"], "2021-12-07-sample");
    // The responses are then those of that content.
    let output = selfcheck(SAMPLES, &["evaluate", "--notices", BASE, "good/marriage-window.json"]);
    assert!(refused(&output).contains("it is of another self-check"));
    // As a folder or as a pack.
    let made = tempfile::tempdir().unwrap();
    let out = made.path().to_str().unwrap();
    printed(&selfcheck("/", &["pack", BASE, "-o", out]));
    let file = made.path().join("pack.json");
    let from_pack = selfcheck("/", &["catalogue", "--pack", file.to_str().unwrap()]);
    assert_eq!(json(&from_pack), catalogue);
    fs::write(&file, "{}").unwrap();
    let output = selfcheck("/", &["catalogue", "--pack", file.to_str().unwrap()]);
    let refused = refused(&output);
    assert!(
        refused.contains("pack.json: This file is not the content of a self-check."),
        "{refused}"
    );
}

#[test]
fn content_with_problems_is_reported_and_nothing_is_done() {
    let folder = spoiled("catalogue.toml", "2022-01-01", "2022-13-01");
    fs::write(folder.path().join("a.json"), "{\"format\": 1}").unwrap();
    for arguments in [
        &["catalogue", "--notices", "notices"][..],
        &["evaluate", "a.json", "--notices", "notices"],
        &["pack", "notices", "-o", "made"],
    ] {
        let output = selfcheck(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(text(&output.stdout), "");
        assert!(
            text(&output.stderr).contains("--> notices/catalogue.toml:1:9\n"),
            "{}",
            text(&output.stderr)
        );
    }
    assert!(!folder.path().join("made").exists());
    let output = selfcheck(folder.path(), &["catalogue", "--notices", "nowhere"]);
    assert!(refused(&output).starts_with("error: nowhere cannot be read: "));
}

#[test]
fn a_pack_is_made_of_a_folder_and_fits_what_this_build_carries() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("made/for/it");
    let arguments = ["pack", NOTICES, "-o", out.to_str().unwrap()];
    assert_eq!(printed(&selfcheck("/", &arguments)), "");
    let whole = selfcheck_cli::content::built_in().unwrap();
    let mut read = pack::read(&fs::read(out.join("pack.json")).unwrap()).unwrap();
    assert_ne!(read, whole);
    let english = fs::read_to_string(out.join("pack.en.json")).unwrap();
    read.put_texts(TextsFile::read(&english).unwrap()).unwrap();
    assert_eq!(read, whole);

    // What is already right is left alone, and what is not is put right.
    let file = out.join("pack.json");
    let written = |path| fs::metadata(path).unwrap().modified().unwrap();
    let before = written(&file);
    printed(&selfcheck("/", &arguments));
    assert_eq!(written(&file), before);
    let sound = fs::read(&file).unwrap();
    fs::write(&file, "something else").unwrap();
    printed(&selfcheck("/", &arguments));
    assert_eq!(fs::read(&file).unwrap(), sound);
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let output = selfcheck(folder.path(), &["html", "-o", "file"]);
    assert!(refused(&output).starts_with("error: file/head.html cannot be written: "));
    let output = selfcheck(folder.path(), &["pack", NOTICES, "-o", "file"]);
    assert!(refused(&output).starts_with("error: file/pack.json cannot be written: "));
    let output = selfcheck(folder.path(), &["pack", NOTICES]);
    assert!(refused(&output).contains("--out <FOLDER>"));
}

#[test]
fn the_html_is_that_of_the_notices() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("made/for/it");
    let arguments = ["html", "-o", out.to_str().unwrap(), "--notices", NOTICES];
    assert_eq!(printed(&selfcheck("/", &arguments)), "");
    assert!(out.join("head.html").exists() && out.join("start.html").exists());
    let html = fs::read_to_string(out.join("checklist.html")).unwrap();
    let catalogue = json(&selfcheck("/", &["catalogue", "--notices", NOTICES]));
    for measure in catalogue["measures"].as_array().unwrap() {
        let question = measure["question"].as_str().unwrap();
        assert!(html.contains(&format!(">{question}</span>")), "{question}");
    }
}
