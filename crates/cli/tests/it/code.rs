//! `selfcheck code`: what goes into a code comes out of it, in bulk as well, and what does not is named.

use std::path::Path;

use selfcheck_core::{assess, code};
use serde_json::{Value, json};

use crate::support::{
    NOTICES, SAMPLES, printed, refused, samples, selfcheck, selfcheck_reading, text,
};

/// The digits of a sample.
fn digits(name: &str) -> String {
    let output = selfcheck(SAMPLES, &["code", "--lines", &format!("good/{name}.json")]);
    printed(&output).trim_end().to_owned()
}

#[test]
fn what_is_read_from_a_code_is_assessed_as_what_it_was_made_from() {
    let catalogue = selfcheck_cli::content::built_in().unwrap();
    for (name, bytes) in samples("good") {
        let digits = digits(&name);
        let output = selfcheck(SAMPLES, &["code", "--read", &digits]);
        let file = printed(&output);
        let original = selfcheck_cli::read::response(&bytes, &catalogue).unwrap();
        let read = selfcheck_cli::read::response(file.as_bytes(), &catalogue).unwrap();
        assert_eq!(assess(&catalogue, &read), assess(&catalogue, &original), "{name}");
        assert_eq!(read.id, format!("code-{digits}"));
        assert_eq!(read.unit, "", "no name is in a code");
        // What is printed can be evaluated, and made a code of again.
        assert!(printed(&selfcheck_reading(file.as_bytes(), &["evaluate", "-"])).len() > 100);
        let again = selfcheck_reading(file.as_bytes(), &["code", "--lines", "-"]);
        assert_eq!(printed(&again).trim_end(), digits, "{name}");
    }
}

#[test]
fn a_code_is_printed_in_groups_and_read_as_it_is_typed() {
    let digits = digits("nursing-home-zhenhai");
    let output = selfcheck(SAMPLES, &["code", "good/nursing-home-zhenhai.json"]);
    let grouped = printed(&output);
    let groups: Vec<_> = grouped.split_whitespace().collect();
    assert!(groups.len() > 3 && groups.iter().all(|group| group.len() == 6), "{grouped}");
    assert_eq!(groups.concat(), digits);
    let plain = selfcheck(SAMPLES, &["code", "--read", &digits]);
    let wide: String =
        digits.chars().map(|c| char::from_u32(c as u32 - 48 + '０' as u32).unwrap()).collect();
    for typed in [grouped, &groups.join("-"), &wide] {
        assert_eq!(printed(&selfcheck(SAMPLES, &["code", "--read", typed])), printed(&plain));
    }
}

#[test]
fn many_are_made_and_read_at_once_in_their_order() {
    let names = ["bureau-city", "community-case", "marriage-window"];
    let files: Vec<_> = names.iter().map(|name| format!("good/{name}.json")).collect();
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    let output = selfcheck(SAMPLES, &[&["code"], files.as_slice()].concat());
    assert_eq!(printed(&output).split("\n\n").count(), 3, "a blank line between");
    let output = selfcheck(SAMPLES, &[&["code", "--lines"], files.as_slice()].concat());
    let lines = printed(&output).to_owned();
    let expected: Vec<_> = names.iter().map(|name| digits(name)).collect();
    assert_eq!(lines.lines().collect::<Vec<_>>(), expected);

    let one_by_one: Vec<Value> = expected
        .iter()
        .map(|code| {
            let output = selfcheck(SAMPLES, &["code", "--read", code]);
            serde_json::from_str(printed(&output)).unwrap()
        })
        .collect();
    // From a list that was kept by hand: blank lines, Windows, a byte order mark.
    let kept = format!("\u{feff}{}\r\n\r\n", lines.replace('\n', "\r\n"));
    let output = selfcheck_reading(kept.as_bytes(), &["code", "--read", "-"]);
    let list: Value = serde_json::from_str(printed(&output)).unwrap();
    assert_eq!(list, json!(one_by_one));
    let output = selfcheck_reading(kept.as_bytes(), &["code", "--lines", "--read", "-"]);
    let read: Vec<Value> =
        printed(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(read, one_by_one);
    // As they are printed for people: several lines for each, an empty one between.
    let output = selfcheck(SAMPLES, &[&["code"], files.as_slice()].concat());
    let rows = printed(&output).to_owned();
    assert!(rows.lines().count() > 2 * expected.len());
    let output = selfcheck_reading(rows.as_bytes(), &["code", "--read", "-", "--lines"]);
    let read: Vec<Value> =
        printed(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(read, one_by_one);
    let link = format!("https://mzj.example.gov.cn/zicha/#/code/{}", expected[0]);
    let output = selfcheck(SAMPLES, &["code", "--read", &link]);
    assert_eq!(serde_json::from_str::<Value>(printed(&output)).unwrap(), one_by_one[0]);
    let arguments = ["code", "--read", &expected[0], &expected[1], &expected[2]];
    assert_eq!(
        serde_json::from_str::<Value>(printed(&selfcheck(SAMPLES, &arguments))).unwrap(),
        list
    );
}

#[test]
fn what_is_wrong_with_a_code_is_said_and_nothing_is_printed() {
    let good = digits("bureau-city");
    let mut wrong = good.clone();
    let digit = if &good[8..9] == "9" { "8" } else { "9" };
    wrong.replace_range(8..9, digit);
    for (typed, expected) in [
        (wrong.as_str(), "error: code 1: group 2: not right."),
        (&good[..good.len() - 1], "error: code 1: Digits missing: 1."),
        ("12 34x", "error: code 1: Group 1 has something that is not a digit."),
        ("", "error: code 1: Nothing was entered."),
    ] {
        let output = selfcheck(SAMPLES, &["code", "--read", typed]);
        let complaint = refused(&output);
        assert!(complaint.starts_with(expected), "{complaint}");
        assert_eq!(complaint.lines().count(), 1, "{complaint}");
    }
    let output = selfcheck(SAMPLES, &["code", "--read", &good, &wrong, &good]);
    let complaint = refused(&output);
    assert!(complaint.starts_with("error: code 2: group 2"), "{complaint}");
    assert!(complaint.ends_with("nothing was read: 1 of 3 codes were refused\n"), "{complaint}");
    // A code that was pasted without quotation marks.
    let groups: Vec<_> = (0..good.len() / 6).map(|at| &good[at * 6..at * 6 + 6]).collect();
    let output = selfcheck(SAMPLES, &[&["code", "--read"], groups.as_slice()].concat());
    assert!(refused(&output).ends_with("a code with blanks belongs in quotation marks\n"));
    let output = selfcheck_reading(b" \n\n", &["code", "--read", "-"]);
    assert_eq!(refused(&output), "error: there is no code on standard input\n");
    let output = selfcheck_reading(b"\xff", &["code", "--read", "-"]);
    assert!(refused(&output).contains("cannot be read"));
}

#[test]
fn what_is_wrong_with_a_file_is_said_as_evaluate_says_it() {
    let output = selfcheck(SAMPLES, &["code", "bad/measure-unknown.json"]);
    let evaluated = selfcheck(SAMPLES, &["evaluate", "bad/measure-unknown.json"]);
    assert_eq!(refused(&output), refused(&evaluated));
    let output = selfcheck(SAMPLES, &["code", "good/bureau-city.json", "bad/list.json", "nowhere"]);
    let complaint = refused(&output);
    assert!(complaint.ends_with("nothing was encoded: 2 of 3 files were refused\n"), "{complaint}");
    for arguments in [
        &["code"][..],
        &["code", "good/bureau-city.json", "--read", "123456"],
        &["code", "-", "-"],
        &["code", "--read", "-", "-"],
        &["code", "--read"],
    ] {
        refused(&selfcheck(SAMPLES, arguments));
    }
}

#[test]
fn what_a_code_of_other_content_says_beyond_this_one_is_named_and_the_rest_is_printed() {
    let source = selfcheck_content::Source::read_dir(Path::new(NOTICES)).unwrap();
    let Ok(compiled) = selfcheck_content::compile(&source) else { panic!("the notices compile") };
    let mut catalogue = compiled.catalogue;
    let sample = samples("good").into_iter().find(|(name, _)| name == "bureau-city").unwrap().1;
    let mut response = selfcheck_cli::read::response(&sample, &catalogue).unwrap();
    catalogue.version = "000000000000".to_owned();
    let mut measure = catalogue.measures[0].clone();
    measure.id = "brand-new".to_owned();
    catalogue.measures.push(measure);
    catalogue.numbers.measures.push("brand-new".to_owned());
    let new = selfcheck_core::catalogue::MeasureIx(catalogue.measures.len() as u16 - 1);
    let met = selfcheck_core::response::Fulfilment::Met;
    let answer = selfcheck_core::response::Answer { fulfilment: met, note: String::new() };
    response.answers.insert(new, answer);
    let digits = code::encode(&catalogue, &response).digits().to_owned();

    let output = selfcheck(SAMPLES, &["code", "--read", &digits]);
    assert_eq!(output.status.code(), Some(0));
    let notes: Vec<_> = text(&output.stderr).lines().collect();
    let number = catalogue.numbers.measures.len();
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert_eq!(notes[0], "note: code 1: it was made with other content");
    assert!(notes[1].starts_with(&format!("note: code 1: Measure number {number}: ")), "{notes:?}");
    let file: Value = serde_json::from_str(text(&output.stdout)).unwrap();
    let answers = file["answers"].as_object().unwrap();
    assert_eq!(answers.len() + 1, response.answers.len());
    // With that content itself nothing is left over.
    let output =
        selfcheck(SAMPLES, &["code", "--notices", NOTICES, "--read", &self::digits("bureau-city")]);
    printed(&output);
}
