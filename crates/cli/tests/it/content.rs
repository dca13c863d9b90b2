//! `selfcheck catalogue` and `selfcheck english`, and which content they work with.

use std::fs;

use selfcheck_core::{Catalogue, catalogue::English};

use crate::support::{BASE, NOTICES, SAMPLES, json, printed, refused, selfcheck, spoiled, text};

#[test]
fn the_catalogue_is_carried_and_is_that_of_the_notices() {
    // Anywhere, since it needs no checkout.
    let folder = tempfile::tempdir().unwrap();
    let carried = selfcheck(folder.path(), &["catalogue"]);
    assert_eq!(printed(&carried), printed(&selfcheck("/", &["catalogue", "--notices", NOTICES])));
    assert!(
        printed(&carried).starts_with("{\n  \"format\": 1,\n")
            && printed(&carried).ends_with("\n}\n")
    );
    let catalogue = json(&carried);
    let count = |name: &str| catalogue[name].as_array().unwrap().len();
    assert_eq!(count("notices"), 2);
    assert_eq!(count("entities"), 11);
    assert_eq!(count("divisions"), 11);
    let counties = catalogue["divisions"].as_array().unwrap().iter();
    assert_eq!(counties.map(|city| city["counties"].as_array().unwrap().len()).sum::<usize>(), 90);
    // Every text in both languages: nothing was taken out on the way into this build.
    for measure in catalogue["measures"].as_array().unwrap() {
        for field in ["name", "question", "evidence", "fix", "owner"] {
            for lang in ["zh", "en"] {
                assert_ne!(measure[field][lang].as_str().unwrap(), "", "{measure}");
            }
        }
    }
}

#[test]
fn every_sentence_has_measures_or_a_reason() {
    let catalogue = json(&selfcheck(SAMPLES, &["catalogue"]));
    let sections = catalogue["notices"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|n| n["sections"].as_array().unwrap());
    let sentences: Vec<_> =
        sections.flat_map(|section| section["sentences"].as_array().unwrap()).collect();
    assert!(sentences.len() > 20);
    for sentence in sentences {
        let drawn = !sentence["measures"].as_array().unwrap().is_empty();
        assert_ne!(drawn, sentence["context"].is_object(), "{sentence}");
    }
}

#[test]
fn other_content_can_be_chosen() {
    let catalogue = json(&selfcheck(BASE, &["catalogue", "--notices", "."]));
    assert_eq!(catalogue["notices"][0]["id"], "2021-12-07-sample");
    // The words of a response are then those of that content.
    let output = selfcheck(SAMPLES, &["evaluate", "--notices", BASE, "good/marriage-window.json"]);
    assert!(refused(&output).contains("entity: there is no entity “marriage-registration”"));
}

#[test]
fn content_with_problems_is_reported_and_nothing_is_done() {
    let folder = spoiled("catalogue.toml", "2022-01-01", "2022-13-01");
    fs::write(folder.path().join("a.json"), "{\"format\": 1}").unwrap();
    for arguments in [
        &["catalogue", "--notices", "notices"][..],
        &["evaluate", "a.json", "--notices", "notices"],
        &["english", "--out", "english.bin", "--notices", "notices"],
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
    assert!(!folder.path().join("english.bin").exists());
    let output = selfcheck(folder.path(), &["catalogue", "--notices", "nowhere"]);
    assert!(refused(&output).starts_with("error: nowhere cannot be read: "));
}

#[test]
fn the_english_texts_fit_the_catalogue_without_them() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("made/for/it/english.bin");
    let arguments = ["english", "--out", out.to_str().unwrap(), "--notices", NOTICES];
    assert_eq!(printed(&selfcheck("/", &arguments)), "");
    let whole: Catalogue = selfcheck_cli::content::built_in().unwrap();
    let mut without = whole.clone();
    let _ = without.take_english();
    assert_ne!(without, whole);
    without.put_english(English::decode(&fs::read(&out).unwrap()).unwrap()).unwrap();
    assert_eq!(without, whole);

    // What is already right is left alone, and what is not is put right.
    let written = |path| fs::metadata(path).unwrap().modified().unwrap();
    let before = written(&out);
    printed(&selfcheck("/", &arguments));
    assert_eq!(written(&out), before);
    let pack = fs::read(&out).unwrap();
    fs::write(&out, "something else").unwrap();
    printed(&selfcheck("/", &["english", "--out", out.to_str().unwrap()]));
    assert_eq!(fs::read(&out).unwrap(), pack);
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    for out in ["file/english.bin", "."] {
        let output = selfcheck(folder.path(), &["english", "--out", out]);
        assert!(refused(&output).starts_with(&format!("error: {out} cannot be written: ")));
    }
    let output = selfcheck(folder.path(), &["english"]);
    assert!(refused(&output).contains("--out <FILE>"));
}

#[test]
fn the_static_text_is_that_of_the_notices() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("made/for/it/text.html");
    let arguments = ["text", "--out", out.to_str().unwrap(), "--notices", NOTICES];
    assert_eq!(printed(&selfcheck("/", &arguments)), "");
    let html = fs::read_to_string(&out).unwrap();
    let catalogue = json(&selfcheck("/", &["catalogue", "--notices", NOTICES]));
    for measure in catalogue["measures"].as_array().unwrap() {
        let question = measure["question"]["zh"].as_str().unwrap();
        assert!(html.contains(&format!(">{question}</span>")), "{question}");
    }
}
