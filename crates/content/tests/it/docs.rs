//! `docs/diagnostics.md` tells about every code, with an example that really has it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use selfcheck_content::{Code, Source};

use crate::base::{Edit, PATHS, base, edited};
use crate::samples::{ELSEWHERE, SAMPLES};

struct Section {
    code: String,
    body: String,
}

fn sections() -> Vec<Section> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/diagnostics.md");
    let text = fs::read_to_string(path).unwrap();
    let sections = text.split("\n### ").skip(1).map(|part| {
        let (code, body) = part.split_at(5);
        Section { code: code.to_owned(), body: body.split("\n## ").next().unwrap().to_owned() }
    });
    sections.collect()
}

#[test]
fn every_code_has_its_heading_and_no_heading_is_for_another() {
    let codes: Vec<_> = Code::ALL.iter().map(|code| code.to_string()).collect();
    let headings: Vec<_> = sections().into_iter().map(|section| section.code).collect();
    assert_eq!(headings, codes);
}

#[test]
fn every_code_has_a_sample() {
    let sampled: BTreeSet<_> =
        SAMPLES.iter().map(|sample| sample.code).chain(ELSEWHERE.iter().copied()).collect();
    assert_eq!(sampled, Code::ALL.iter().copied().collect());
}

#[test]
fn every_section_says_how_to_mend_and_shows_an_example_that_is_a_sample() {
    for Section { code, body } in sections() {
        assert!(body.contains("**Mend:**"), "{code} says how to mend it");
        let examples: Vec<_> = body.split("```").skip(1).step_by(2).collect();
        let of_code = || SAMPLES.iter().filter(|sample| sample.code.as_str() == code);
        let only_files = of_code().all(|sample| {
            sample.edits.iter().all(|edit| !matches!(edit, Edit::Replace(..) | Edit::Append(..)))
        });
        assert!(only_files || !examples.is_empty(), "{code} shows an example");
        for example in examples {
            let (_, example) = example.split_once('\n').unwrap();
            let is_in = |source: &Source| {
                let paths = PATHS.iter().filter_map(|path| source.text(path));
                paths.into_iter().any(|text| text.contains(example))
            };
            assert!(
                of_code().any(|sample| is_in(&edited(sample.edits))),
                "{code}: in a sample\n{example}"
            );
            assert!(!is_in(&base()), "{code}: not sound\n{example}");
        }
    }
}
