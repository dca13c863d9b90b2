//! Responses as files: what is saved is what comes back, and what this content does not know is kept.

mod support;

use std::time::Instant;

use proptest::prelude::*;
use selfcheck_core::{
    Lang, Response,
    format::{
        Problem, ProblemKind, ReadError, ResponseFile,
        response::{FORMAT, Header, MAX_BYTES, Placed},
    },
    response::{Answer, FactAnswer, Fulfilment, Unplaced},
};
use support::{
    generate::{Case, case, cases},
    real, who, with_fact,
};

fn fulfilment() -> impl Strategy<Value = Fulfilment> {
    prop_oneof![
        Just(Fulfilment::Met),
        Just(Fulfilment::Partly),
        Just(Fulfilment::Unmet),
        Just(Fulfilment::ToVerify),
        any::<String>().prop_map(|reason| Fulfilment::Exempt { reason }),
    ]
}

fn an_answer() -> impl Strategy<Value = Answer> {
    (fulfilment(), any::<String>()).prop_map(|(fulfilment, note)| Answer { fulfilment, note })
}

/// A case with any words in it, and with parts that no catalogue knows.
fn full_case() -> impl Strategy<Value = Case> {
    let words = (any::<String>(), any::<String>(), any::<String>(), any::<String>());
    let facts = prop::collection::btree_map("gone-[a-z]{0,6}", any::<String>(), 0..3);
    let unplaced = prop::collection::btree_map("gone-[a-z]{0,6}", an_answer(), 0..3);
    let answers = prop::collection::vec(an_answer(), 8);
    (case(), words, facts, unplaced, answers).prop_map(
        |(mut case, (id, unit, created, updated), facts, unplaced, answers)| {
            let measures: Vec<_> = case.response.answers.keys().copied().collect();
            for (measure, answer) in measures.into_iter().zip(answers) {
                case.response.answers.insert(measure, answer);
            }
            case.response = Response {
                id,
                unit,
                created,
                updated,
                unplaced: Unplaced {
                    facts: facts.into_iter().collect(),
                    answers: unplaced.into_iter().collect(),
                    ..Unplaced::default()
                },
                ..case.response
            };
            case
        },
    )
}

/// Through the text of a file and back.
fn through_json(file: &ResponseFile) -> ResponseFile {
    let json = serde_json::to_string(file).unwrap_or_default();
    serde_json::from_str(&json).unwrap_or_default()
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_response_comes_back_as_it_was_saved(case in full_case()) {
        let Case { catalogue, response } = case;
        let file = ResponseFile::new(&catalogue, &response);
        prop_assert_eq!(file.format, FORMAT);
        prop_assert_eq!(&file.content, &catalogue.version);
        let read = through_json(&file);
        prop_assert_eq!(&read, &file);
        let Placed { response: back, set_aside } = read.place(&catalogue).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(set_aside.len(), response.unplaced.facts.len() + response.unplaced.answers.len());
        prop_assert!(set_aside.iter().all(Problem::can_be_set_aside));
        prop_assert_eq!(&back, &response);
        // And what was set aside is written again unchanged.
        prop_assert_eq!(ResponseFile::new(&catalogue, &back), file);
    }

    #[test]
    fn what_was_set_aside_changes_no_result(case in full_case()) {
        let Case { catalogue, response } = case;
        let without = Response {
            unplaced: Unplaced::default(),
            ..response.clone()
        };
        prop_assert_eq!(
            selfcheck_core::assess(&catalogue, &response),
            selfcheck_core::assess(&catalogue, &without)
        );
    }
}

const FROM_OTHER_CONTENT: &str = r#"{
    "format": 1,
    "content": "0123456789ab",
    "id": "a1",
    "unit": "某某敬老院",
    "entity": "eldercare",
    "place": "330281",
    "facts": {
        "city-decision": "unknown",
        "confirmed-case": "three",
        "visitors": "yes"
    },
    "answers": {
        "masks": { "fulfilment": "met" },
        "visits-by-video": { "fulfilment": "exempt", "reason": "没有探访", "note": "见台账" },
        "staff-test": { "fulfilment": "exempt" }
    }
}"#;

#[test]
fn what_another_content_knew_is_named_kept_and_written_back() {
    let catalogue = real();
    let file: ResponseFile = serde_json::from_str(FROM_OTHER_CONTENT).expect("the sample is JSON");
    let placed = file.clone().place(catalogue).expect("all of it can be set aside");
    let aside: Vec<_> = placed.set_aside.iter().map(|problem| problem.message(Lang::En)).collect();
    assert_eq!(
        aside,
        [
            "facts.confirmed-case: there is no value “three” (use one of yes, no, unknown)",
            "facts.visitors: there is no fact “visitors”",
            "answers.visits-by-video: there is no measure “visits-by-video”",
        ]
    );
    let again = ResponseFile::new(catalogue, &placed.response);
    assert_eq!(again, ResponseFile { content: catalogue.version.clone(), ..file });
}

#[test]
fn a_new_answer_replaces_the_value_that_was_set_aside() {
    let catalogue = real();
    let file: ResponseFile = serde_json::from_str(FROM_OTHER_CONTENT).expect("the sample is JSON");
    let placed = file.place(catalogue).expect("all of it can be set aside");
    let answered = with_fact(catalogue, placed.response, "confirmed-case", "no");
    let saved = ResponseFile::new(catalogue, &answered);
    let value = |id: &str| saved.facts.get(id).map(String::as_str);
    assert_eq!(value("confirmed-case"), Some("no"));
    assert_eq!(value("visitors"), Some("yes"));
    let back = saved.place(catalogue).expect("it was just saved");
    assert_eq!(back.response.facts, answered.facts);
}

#[test]
fn not_known_and_not_answered_stay_apart() {
    let catalogue = real();
    let response = with_fact(catalogue, who(catalogue, "eldercare"), "travel", "unknown");
    let file = ResponseFile::new(catalogue, &response);
    let saved: Vec<_> = file.facts.iter().collect();
    assert_eq!(saved, [(&"travel".to_owned(), &"unknown".to_owned())]);
    let back = file.place(catalogue).expect("it was just made").response;
    let travel = support::fact(catalogue, "travel");
    assert_eq!(back.facts.get(&travel), Some(&FactAnswer::Unknown));
    assert_eq!(back.facts.len(), 1);
}

#[test]
fn what_does_not_fit_is_named_with_its_place_in_both_languages() {
    let catalogue = real();
    let base = || ResponseFile::new(catalogue, &who(catalogue, "eldercare"));
    let place = |code: &str| ResponseFile { place: Some(code.to_owned()), ..base() };
    let stray = r#"{"format":1,"answers":{"masks":{"fulfilment":"met","reason":"x"}}}"#;
    let table: Vec<(ResponseFile, ProblemKind, &str, &str)> = vec![
        (
            ResponseFile { entity: Some("school".to_owned()), ..base() },
            ProblemKind::UnknownEntity("school".to_owned()),
            "entity：没有“school”这种单位类型",
            "entity: there is no entity “school”",
        ),
        (
            place("330301"),
            ProblemKind::UnknownPlace("330301".to_owned()),
            "place：没有代码为“330301”的县（市、区）",
            "place: there is no county or city with the code “330301”",
        ),
        (
            serde_json::from_str(stray).expect("the sample is JSON"),
            ProblemKind::StrayReason,
            "answers.masks：只有“不适用”才填理由",
            "answers.masks: a reason goes only with “exempt”",
        ),
    ];
    for (file, kind, zh, en) in table {
        let Err(ReadError::Problems(problems)) = file.place(catalogue) else {
            panic!("{en}: taken");
        };
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].kind, kind);
        assert_eq!(problems[0].message(Lang::Zh), zh);
        assert_eq!(problems[0].message(Lang::En), en);
    }
    // Codes are six digits and nothing else: no sign, no spaces, no leading zeros to drop.
    for code in
        ["", "33021", "+33021", "0330211", "330211 ", "330372", "330371", "３３０２１１", "宁波"]
    {
        assert!(place(code).place(catalogue).is_err(), "{code:?} is taken");
    }
    // 下城区 and 江干区 went in April 2021.
    for code in ["330103", "330104"] {
        assert!(place(code).place(catalogue).is_err(), "{code} is taken");
    }
}

#[test]
fn a_file_of_another_version_is_named_as_such() {
    let catalogue = real();
    for (format, newer) in [(0, false), (2, true), (u32::MAX, true)] {
        let file =
            ResponseFile { format, entity: Some("school".to_owned()), ..ResponseFile::default() };
        let error = file.place(catalogue).expect_err("another version");
        assert_eq!(error, ReadError::Version(format));
        assert_eq!(error.message(Lang::Zh).contains("更新的版本"), newer);
        assert_eq!(error.to_string().contains("newer"), newer);
        assert_eq!(Header { format }.check(), Err(error));
    }
    assert_eq!(Header { format: FORMAT }.check(), Ok(()));
}

#[test]
fn a_misspelt_field_is_refused_rather_than_lost() {
    for json in [
        r#"{"format":1,"fact":{}}"#,
        r#"{"format":1,"answers":{"masks":{"fulfilment":"met","remark":""}}}"#,
        r#"{"format":1,"answers":{"masks":{"fulfilment":"done"}}}"#,
        r#"{"format":"1"}"#,
        r#"{}"#,
        r#"[]"#,
    ] {
        assert!(serde_json::from_str::<ResponseFile>(json).is_err(), "{json}");
    }
}

/// The largest file that is read at all, made to be as awkward as it can: tens of thousands of names
/// that no content knows, in falling order. Read or refused, it must not stall a page.
#[test]

fn a_file_of_the_largest_size_is_read_or_refused_at_once() {
    let letters = || ('a'..='z').chain('A'..='Z').rev();
    let names = letters().flat_map(|a| {
        letters().flat_map(move |b| letters().map(move |c| format!("\"{a}{b}{c}\":\"\"")))
    });
    let mut json = String::from("{\"format\":1,\"facts\":{\"zzzz\":\"\"");
    for name in names {
        if json.len() + name.len() + 3 > MAX_BYTES {
            break;
        }
        json.push(',');
        json.push_str(&name);
    }
    json.push_str("}}");
    let start = Instant::now();
    if let Ok(file) = serde_json::from_str::<ResponseFile>(&json) {
        let placed = file.place(real()).expect("all of it can be set aside");
        assert!(!placed.set_aside.is_empty());
    }
    let took = start.elapsed();
    assert!(took.as_millis() < 1000, "{took:?}");
}
