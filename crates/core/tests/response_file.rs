//! Responses as files: what is saved is what comes back, and what this content does not know is kept.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use selfcheck_core::{
    Catalogue, Date, Lang, Response,
    format::{
        Placed, Problem, ProblemKind, ReadError, ResponseFile,
        file::Header,
        read,
        response::{FORMAT, MAX_BYTES, NAMES_PACK},
        write,
    },
    response::{Entry, FactAnswer, Unplaced},
};
use support::{
    generate::{Case, cases, full_case},
    measure, real, who, with_fact,
};

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
        let Unplaced { facts, answers, ledger } = &response.unplaced;
        prop_assert_eq!(set_aside.len(), facts.len() + answers.len() + ledger.len());
        prop_assert!(set_aside.iter().all(Problem::can_be_set_aside));
        prop_assert_eq!(&back, &response);
        // And what was set aside is written again unchanged.
        prop_assert_eq!(ResponseFile::new(&catalogue, &back), file);
    }

    #[test]
    fn what_is_written_is_read(case in full_case()) {
        let Case { catalogue, response } = case;
        let text = write(&catalogue, &response);
        let file: ResponseFile = serde_json::from_str(&text).map_err(|e| TestCaseError::fail(format!("{e}\n{text}")))?;
        prop_assert_eq!(&file, &ResponseFile::new(&catalogue, &response));
        let placed = read(&catalogue, &text).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(&placed.response, &response);
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

    #[test]
    fn who_checked_and_what_the_ledger_says_changes_no_result(case in full_case()) {
        let Case { catalogue, response } = case;
        let without = Response { checker: String::new(), ledger: BTreeMap::new(), ..response.clone() };
        prop_assert_eq!(
            selfcheck_core::assess(&catalogue, &response),
            selfcheck_core::assess(&catalogue, &without)
        );
    }
}

const FROM_OTHER_CONTENT: &str = r#"{
    "format": 4,
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
    },
    "ledger": {
        "masks": { "owner": "护理主任", "due": "2021-12-20", "state": "working" },
        "visits-by-video": { "plan": "改成视频", "state": "done", "done": "2021-12-19" }
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
            "ledger.visits-by-video: there is no measure “visits-by-video”",
        ]
    );
    let gone = placed.response.unplaced.ledger.get("visits-by-video").expect("it is kept");
    assert_eq!(gone.done, Date::new(2021, 12, 19));
    let masks = placed.response.ledger.get(&measure(catalogue, "masks")).expect("it is placed");
    assert_eq!((masks.owner.as_str(), masks.due), ("护理主任", Date::new(2021, 12, 20)));
    let again = ResponseFile::new(catalogue, &placed.response);
    assert_eq!(
        again,
        ResponseFile {
            format: FORMAT,
            pack: again.pack.clone(),
            content: catalogue.version.clone(),
            ..file
        }
    );
    let written = write(catalogue, &placed.response);
    assert_eq!(serde_json::from_str::<ResponseFile>(&written).expect("a response"), again);
}

#[test]
fn a_new_answer_replaces_the_value_that_was_set_aside() {
    let catalogue = real();
    let file: ResponseFile = serde_json::from_str(FROM_OTHER_CONTENT).expect("the sample is JSON");
    let placed = file.place(catalogue).expect("all of it can be set aside");
    let answered = with_fact(catalogue, placed.response, "confirmed-case", "no");
    let saved = ResponseFile::new(catalogue, &answered);
    let in_page = write(catalogue, &answered);
    assert_eq!(in_page.matches("\"confirmed-case\"").count(), 1, "{in_page}");
    assert_eq!(serde_json::from_str::<ResponseFile>(&in_page).expect("a response"), saved);
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
        let text = serde_json::to_string(&file).expect("a response is JSON");
        let in_page = read(catalogue, &text);
        assert_eq!(in_page, file.clone().place(catalogue), "as a text");
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
    for (format, newer) in [(0, false), (FORMAT + 1, true), (u32::MAX, true)] {
        let file =
            ResponseFile { format, entity: Some("school".to_owned()), ..ResponseFile::default() };
        let error = file.place(catalogue).expect_err("another version");
        assert_eq!(error, ReadError::Version(format));
        assert_eq!(error.message(Lang::Zh).contains("较新的网页"), newer);
        assert_eq!(error.to_string().contains("newer"), newer);
        let text = format!(r#"{{"format":{format},"ledger":5,"more":[]}}"#);
        assert_eq!(read(catalogue, &text), Err(error.clone()), "in the page");
        assert_eq!(Header { format, pack: None }.check(catalogue), Err(error));
    }
}

/// Files from before there were packs are of the one pack that takes them; later ones say of which they are.
#[test]
fn a_file_of_another_pack_is_named_as_such() {
    let (this, id) = (real(), &real().id);
    let mut other = Catalogue::clone(this);
    other.id = "another".to_owned();
    other.takes_unnamed = false;
    let named = |pack: &str| ReadError::OtherPack(pack.to_owned());
    for format in 1..=FORMAT {
        let unnamed = format!(r#"{{"format":{format},"unit":"甲院"}}"#);
        let pack = format!(r#"{{"format":{format},"pack":"{id}","unit":"甲院"}}"#);
        if format < NAMES_PACK {
            assert!(read(this, &unnamed).is_ok(), "{unnamed}");
            assert_eq!(read(&other, &unnamed), Err(named("")));
            assert!(read(this, &pack).is_err(), "files of version {format} have no such field");
        } else {
            let error = read(this, &unnamed).expect_err("it must say of which");
            assert_eq!(error, ReadError::Shape("missing field `pack`".to_owned()));
            assert!(read(this, &pack).is_ok(), "{pack}");
        }
        assert_eq!(read(&other, &pack), Err(named(id)));
    }
    let error = named("another");
    assert!(
        error.message(Lang::Zh).contains("另一项自查（another）"),
        "{}",
        error.message(Lang::Zh)
    );
    assert!(error.to_string().contains("another self-check (another)"), "{error}");
}

/// As an earlier release of the page has saved it.
const OF_VERSION_1: &str = r#"{
 "format": 1,
 "content": "0123456789ab",
 "id": "a1",
 "unit": "某某敬老院",
 "created": "2021-12-08T08:00:00.000Z",
 "updated": "2021-12-08T09:00:00.000Z",
 "entity": "eldercare",
 "place": "330281",
 "facts": {
  "city-decision": "unknown",
  "visitors": "yes"},
 "answers": {
  "masks": {"fulfilment": "unmet", "note": "夜班没戴"},
  "visits-by-video": {"fulfilment": "met"}}
}
"#;

#[test]
fn a_file_of_version_1_is_written_as_the_newest_and_says_the_same() {
    let catalogue = real();
    let old = read(catalogue, OF_VERSION_1).expect("version 1 is read");
    let file: ResponseFile = serde_json::from_str(OF_VERSION_1).expect("version 1 is read");
    assert_eq!(file.clone().place(catalogue).expect("it has its places").response, old.response);
    assert_eq!(old.response.checker, "");
    assert!(old.response.ledger.is_empty());
    let written = write(catalogue, &old.response);
    assert!(written.starts_with(&format!("{{\n  \"format\": {FORMAT},\n")), "{written}");
    for field in ["checker", "ledger", "answered", "checked"] {
        assert!(!written.contains(field), "{written}");
    }
    assert_eq!(read(catalogue, &written).expect("it was just written"), old);
    let again: ResponseFile = serde_json::from_str(&written).expect("it was just written");
    assert_eq!(
        again,
        ResponseFile {
            format: FORMAT,
            pack: again.pack.clone(),
            content: catalogue.version.clone(),
            ..file
        }
    );
}

/// What has not the shape of a response.
#[test]
fn what_is_misshapen_is_refused_and_says_what() {
    let entry = |entry: &str| format!(r#"{{"format":2,"ledger":{{"masks":{entry}}}}}"#);
    let table = [
        (r#"{"format":1,"checker":"院长"}"#.to_owned(), "checker: there is no such field"),
        (r#"{"format":1,"checker":""}"#.to_owned(), "checker: there is no such field"),
        (r#"{"format":1,"ledger":{}}"#.to_owned(), "ledger: there is no such field"),
        (r#"{"format":1,"answered":""}"#.to_owned(), "answered: there is no such field"),
        (r#"{"format":2,"checked":"2021-12-07"}"#.to_owned(), "checked: there is no such field"),
        (r#"{"format":2,"answered":""}"#.to_owned(), "answered: there is no such field"),
        (r#"{"format":3,"answered":7}"#.to_owned(), "invalid type: integer `7`"),
        (r#"{"format":3,"checked":""}"#.to_owned(), "a day such as"),
        (r#"{"format":3,"checked":"2021-12-32"}"#.to_owned(), "a day such as"),
        (r#"{"format":3,"checked":null}"#.to_owned(), "invalid type: null"),
        (
            r#"{"format":3,"ledger":{"masks":{"state":"open","plan":""}}}"#.to_owned(),
            "plan: there is no such field",
        ),
        (r#"{"format":2,"more":1}"#.to_owned(), "unknown field `more`"),
        (r#"{"format":2,"checker":null}"#.to_owned(), "invalid type: null"),
        (r#"{"format":2,"checker":{}}"#.to_owned(), "invalid type: map"),
        (r#"{"format":2,"ledger":null}"#.to_owned(), "invalid type: null"),
        (r#"{"format":2,"ledger":[]}"#.to_owned(), "invalid type: sequence"),
        (r#"{"format":"2"}"#.to_owned(), "invalid type: string \"2\""),
        (r#"{}"#.to_owned(), "missing field `format`"),
        ("[]".to_owned(), "invalid length 0"),
        ("".to_owned(), "EOF"),
        ("{\"format\":2".to_owned(), "EOF"),
        (entry("\"open\""), "invalid type: string \"open\""),
        (entry("{}"), "missing field `state`"),
        (entry(r#"{"due":"2021-12-20"}"#), "missing field `state`"),
        (entry(r#"{"state":"Open"}"#), "unknown variant `Open`"),
        (entry(r#"{"state":"met"}"#), "unknown variant `met`"),
        (entry(r#"{"state":null}"#), "line 1"),
        (entry(r#"{"state":"open","due":""}"#), "a day such as"),
        (entry(r#"{"state":"open","due":"2021-02-29"}"#), "a day such as"),
        (entry(r#"{"state":"open","due":"明天"}"#), "a day such as"),
        (entry(r#"{"state":"done","done":"2021/12/20"}"#), "a day such as"),
        (entry(r#"{"state":"open","due":null}"#), "invalid type: null"),
        (entry(r#"{"state":"open","due":20211220}"#), "invalid type: integer"),
        (entry(r#"{"state":"open","owner":null}"#), "invalid type: null"),
        (entry(r#"{"state":"open","fix":"x"}"#), "unknown field `fix`"),
    ];
    for (text, what) in table {
        let error = read(real(), &text).expect_err(&text);
        assert!(matches!(error, ReadError::Shape(_)), "{text}: {error:?}");
        assert!(error.message(Lang::En).contains(what), "{text}: {error}");
        assert_eq!(error.message(Lang::Zh), "这份数据不完整，或者不是自查数据。");
    }
}

#[test]
fn an_entry_may_say_as_little_as_its_state() {
    let catalogue = real();
    let text = r#"{"format":2,"checker":"","ledger":{"masks":{"state":"open"}}}"#;
    let placed = read(catalogue, text).expect("it is whole");
    let native: ResponseFile = serde_json::from_str(text).expect("it is whole");
    assert_eq!(native.place(catalogue).expect("it has its place"), placed);
    let masks = measure(catalogue, "masks");
    assert_eq!(placed.response.ledger.get(&masks), Some(&Entry::default()));
    let written = write(catalogue, &placed.response);
    let written: String = written.split_whitespace().collect();
    assert!(written.contains(r#""ledger":{"masks":{"state":"open"}}"#), "{written}");
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
    if let Ok(file) = serde_json::from_str::<ResponseFile>(&json) {
        let placed = file.place(real()).expect("all of it can be set aside");
        assert!(!placed.set_aside.is_empty());
    }
    assert!(read(real(), &json).is_err(), "more entries than any content has");
}
