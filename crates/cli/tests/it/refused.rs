//! What `selfcheck evaluate` does not take: with exit code 2, nothing on standard output, and the
//! file and the place named.

use std::fs;
use std::path::Path;

use selfcheck_core::format::response::MAX_BYTES;

use crate::support::{
    SAMPLES, json, printed, refused, samples, selfcheck, selfcheck_reading, text,
};

/// Every bad sample, with what is said of it: line by line, after `error: bad/NAME.json:`.
const BAD: &[(&str, &[&str])] = &[
    ("answer-as-list", &["1:36: answers.masks: it should be an object, not a list"]),
    ("answer-twice", &["6:5: answers.masks: it stands here a second time, after 4:5"]),
    ("answer-without-fulfilment", &["1:36: answers.masks: missing field `fulfilment`"]),
    (
        "entity-in-chinese",
        &["1:25: entity: there is no entity “养老机构”; did you mean “eldercare”?"],
    ),
    (
        "entity-unknown",
        &["1:25: entity: there is no entity “elder-care”; did you mean “eldercare”?"],
    ),
    ("entry-as-list", &["1:35: ledger.masks: it should be an object, not a list"]),
    ("fact-unknown", &["1:25: facts.trvael: there is no fact “trvael”; did you mean “travel”?"]),
    ("field-misspelt", &["3:3: fact: unknown field `fact`, expected one of `format`, "]),
    (
        "field-too-early",
        &[
            "3:3: checker: there is no such field in format 1",
            "4:3: ledger: there is no such field in format 1",
            "5:24: answers.masks: invalid type: string \"met\", expected an object",
        ],
    ),
    (
        "field-too-early-2",
        &[
            "4:3: answered: there is no such field in format 2",
            "5:3: checked: there is no such field in format 2",
        ],
    ),
    ("field-too-early-3", &["6:7: ledger.masks.plan: there is no such field in format 3"]),
    ("field-twice", &["1:38: entity: it stands here a second time, after 1:15"]),
    ("format-as-string", &["1:12: format: invalid type: string \"1\""]),
    ("format-missing", &["1:1: missing field `format`"]),
    (
        "fulfilment-as-object",
        &["1:51: answers.masks.fulfilment: it should be a string, not an object"],
    ),
    (
        "fulfilment-unknown",
        &[
            "5:34: answers.staff-test.fulfilment: unknown variant `done`, expected one of `met`, `partly`, ",
        ],
    ),
    ("ledger-as-list", &["1:25: ledger: invalid type: sequence, expected an object"]),
    (
        "ledger-faults",
        &[
            "3:14: checker: invalid type: null",
            "5:39: ledger.masks.due: invalid value: string \"2021-02-29\", expected a day such as 2024-03-01",
            "6:45: ledger.staff-test.done: invalid type: null, expected a day such as 2024-03-01",
            "7:45: ledger.ventilation.due: invalid type: integer `20211220`, expected a day such as 2024-03-01",
            "8:31: ledger.disinfection.state: unknown variant `started`, expected one of `open`, `working`, ",
            "9:15: ledger.travel: missing field `state`",
            "10:33: ledger.visits.fix: unknown field `fix`, expected one of `owner`, `due`, ",
            "11:18: ledger.isolation: invalid type: string \"open\", expected an object",
        ],
    ),
    (
        "ledger-measure-unknown",
        &["3:42: ledger.mask: there is no measure “mask”; did you mean “masks”?"],
    ),
    ("list", &["1:1: it should be an object, not a list"]),
    (
        "many-words",
        &[
            "3:13: entity: there is no entity “school”",
            "4:12: place: there is no county or city with the code “镇海区”; did you mean “330211” 宁波市镇海区?",
            "5:13: facts.visitors: there is no fact “visitors”",
            "5:50: facts.confirmed-case: there is no value “three” (use one of yes, no, unknown)",
            "7:5: answers.a.b: there is no measure “a.b”",
            "8:5: answers.mask: there is no measure “mask”; did you mean “masks”?",
            "8:37: answers.mask: a reason goes only with “exempt”",
        ],
    ),
    (
        "measure-unknown",
        &[
            "6:5: answers.staff-tests: there is no measure “staff-tests”; did you mean “staff-test”?",
        ],
    ),
    ("note-twice", &["1:76: answers.masks.note: it stands here a second time, after 1:58"]),
    ("null-facts", &["1:24: facts: invalid type: null"]),
    ("null-note", &["1:66: answers.masks.note: invalid type: null"]),
    ("place-abolished", &["1:47: place: there is no county or city with the code “330103”"]),
    ("place-as-number", &["1:24: place: invalid type: integer `330211`"]),
    (
        "place-by-name",
        &[
            "1:24: place: there is no county or city with the code “江北区”; did you mean “330205” 宁波市江北区?",
        ],
    ),
    ("response-as-list", &["1:1: it should be an object, not a list"]),
    (
        "several-faults",
        &[
            "3:3: 单位: unknown field `单位`",
            "4:12: place: invalid type: integer `330211`",
            "5:23: facts.travel: invalid type: boolean `true`",
            "5:41: facts.symptoms: invalid type: sequence",
            "7:14: answers.masks: invalid type: string \"met\", expected an object",
            "8:44: answers.staff-test.remark: unknown field `remark`, expected one of `fulfilment`, ",
        ],
    ),
    ("state-as-object", &["1:45: ledger.masks.state: it should be a string, not an object"]),
    ("stray-reason", &["2:34: answers.masks: a reason goes only with “exempt”"]),
    (
        "value-unknown",
        &["1:44: facts.community-class: there is no value “2” (use one of no-case, "],
    ),
    (
        "version-newer",
        &["1:12: format: it was saved by a newer version (format 6; this one reads up to 5)"],
    ),
    ("version-none", &["1:12: format: there is no format 0; this version reads up to 5"]),
];

/// Says what is wrong with a file of these bytes, which `evaluate` must refuse.
fn complaint(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), bytes).unwrap();
    let from_file = selfcheck(folder.path(), &["evaluate", "a.json"]);
    let from_input = selfcheck_reading(bytes, &["evaluate", "-"]);
    let complaint = refused(&from_file).replace("error: a.json:", "");
    assert_eq!(refused(&from_input).replace("error: <stdin>:", ""), complaint);
    complaint
}

#[test]
fn each_bad_sample_is_refused_for_what_is_wrong_with_it() {
    let names: Vec<_> = samples("bad").into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        BAD.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>(),
        "the table is whole"
    );
    for (name, expected) in BAD {
        let output = selfcheck(SAMPLES, &["evaluate", &format!("bad/{name}.json")]);
        let lines: Vec<_> = refused(&output).lines().collect();
        assert_eq!(lines.len(), expected.len(), "{lines:#?}");
        for (line, expected) in lines.iter().zip(*expected) {
            let expected = format!("error: bad/{name}.json:{expected}");
            assert!(line.starts_with(&expected), "{line}\n{expected}");
        }
    }
}

#[test]
fn what_is_no_response_at_all_is_named() {
    let truncated = fs::read(Path::new(SAMPLES).join("good/nursing-home-zhenhai.json")).unwrap();
    let table: [(&[u8], &str); 16] = [
        (b"", "1:1: it is empty\n"),
        (b" \n\n", "1:1: it is empty\n"),
        (&truncated[..truncated.len() / 2], ": it is cut off here: EOF while parsing "),
        (
            b"{\"format\": 1,\n \"unit\": \"a",
            "2:12: it is cut off here: EOF while parsing a string\n",
        ),
        (b"format = 1\n", "1:2: it is not JSON: expected ident\n"),
        (b"{\"format\": 1}\n{\"format\": 1}\n", "2:1: it is not JSON: trailing characters\n"),
        ("{\"unit\": “养老院”}".as_bytes(), "1:10: it is not JSON: expected value\n"),
        (
            "{\n \"单位\": \"养老院\" \"id\"".as_bytes(),
            "2:14: it is not JSON: expected `,` or `}`\n",
        ),
        (b"{\"format\": 1, \"unit\": \"a\nb\"}", "it is not JSON: control character"),
        (b"{'format': 1}", "1:2: it is not JSON: key must be a string\n"),
        (
            b"{\"format\": 1, \"unit\": \"\xd1\xf8\"}",
            "1:24: from here on it is not UTF-8; save it as UTF-8\n",
        ),
        (b"\xff\xfe{\x00\"\x00", " it is UTF-16; save it as UTF-8\n"),
        (b"\xfe\xff\x00{\x00\"", " it is UTF-16; save it as UTF-8\n"),
        (b"1", "1:1: it should be an object, not a number\n"),
        (b"\"format\"", "1:1: it should be an object, not a string\n"),
        (b"null", "1:1: it should be an object, not null\n"),
    ];
    for (bytes, expected) in table {
        let complaint = complaint(bytes);
        assert!(complaint.contains(expected), "{complaint}\n{expected}");
        assert_eq!(complaint.lines().count(), 1, "{complaint}");
    }
}

#[test]
fn deep_nesting_is_refused_and_overflows_nothing() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let depth = 150_000;
        let deep = format!("{}1{}", open.repeat(depth), close.repeat(depth));
        assert!(complaint(deep.as_bytes()).contains("1:1"), "by itself");
        for field in ["facts", "answers", "ledger", "entity", "more"] {
            let file = format!("{{\"format\":2,\"{field}\":{deep}}}");
            assert!(complaint(file.as_bytes()).contains(field), "in {field}");
            let file = format!("{{\"format\":2,\"{field}\":{{\"masks\":{deep}}}}}");
            assert!(complaint(file.as_bytes()).contains(field), "deeper in {field}");
        }
        assert!(complaint(open.repeat(depth).as_bytes()).contains("it is cut off here"));
    }
}

#[test]
fn size_has_a_limit_to_the_byte() {
    let sized = |size: usize| {
        let mut file = b"{\"format\":1}".to_vec();
        file.resize(size, b' ');
        file
    };
    printed(&selfcheck_reading(&sized(MAX_BYTES), &["evaluate", "-"]));
    for more in [1, 5_000_000] {
        let complaint = complaint(&sized(MAX_BYTES + more));
        assert_eq!(complaint, " it is too large: more than 1048576 bytes\n");
    }
}

#[test]
fn a_file_full_of_problems_is_answered_in_reasonable_length() {
    let facts: Vec<_> = (0..4000).map(|n| format!("\"no-such-fact-{n}\":\"yes\"")).collect();
    let complaint =
        complaint(format!("{{\"format\":1,\"facts\":{{{}}}}}", facts.join(",")).as_bytes());
    assert_eq!(complaint.lines().count(), 501);
    assert!(
        complaint.ends_with(" and 3500 more problems\n"),
        "{}",
        complaint.lines().last().unwrap()
    );
    // And so is one with a single, endless problem.
    let endless = format!("{{\"format\":1,\"entity\":\"{}\"}}", "养".repeat(300_000));
    assert!(self::complaint(endless.as_bytes()).chars().count() < 500);
}

#[test]
fn what_is_quoted_cannot_paint_the_terminal() {
    let complaint = complaint(b"{\"format\":1,\"entity\":\"\\u001b[2J\\nok\\u202e\"}");
    assert_eq!(complaint, "1:22: entity: there is no entity “\\u{1b}[2J\\u{a}ok\\u{202e}”\n");
}

#[test]
fn half_a_surrogate_pair_is_no_string() {
    let found = complaint(b"{\"format\":1,\"answers\":{\"\\ud800\":{\"fulfilment\":\"met\"}}}");
    assert!(found.contains("answers"), "{found}");
    let found = complaint(b"{\"format\":1,\"unit\":\"\\udc00\"}");
    assert!(found.contains("1:20: unit: "), "{found}");
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for (argument, expected) in [
        (".", "error: .: it cannot be read: it is a folder\n"),
        ("nowhere.json", "error: nowhere.json: it cannot be read: "),
    ] {
        let output = selfcheck(folder.path(), &["evaluate", argument]);
        assert!(refused(&output).starts_with(expected), "{}", text(&output.stderr));
    }
    let output = selfcheck(folder.path(), &["evaluate", "-", "a.json", "-"]);
    assert_eq!(
        refused(&output),
        "error: `-` can be given once: standard input is read to its end\n"
    );
    let output = selfcheck(folder.path(), &["evaluate"]);
    assert!(refused(&output).contains("<FILE>..."));
}

#[cfg(unix)]
#[test]
fn an_endless_file_is_not_read_to_its_end() {
    let output = selfcheck("/", &["evaluate", "dev/zero"]);
    assert!(refused(&output).contains("it is too large"));
}

#[test]
fn one_bad_file_among_good_ones_keeps_all_back() {
    let arguments = [
        "evaluate",
        "--lines",
        "good/nothing-yet.json",
        "bad/many-words.json",
        "nowhere",
        "bad/list.json",
    ];
    let output = selfcheck(SAMPLES, &arguments);
    let complaint = refused(&output);
    assert_eq!(complaint.lines().count(), 7 + 1 + 1 + 1, "{complaint}");
    assert!(complaint.contains("\nerror: nowhere: it cannot be read: "), "{complaint}");
    assert!(complaint.contains("\nerror: bad/list.json:1:1: "), "{complaint}");
    assert!(
        complaint.ends_with("\nnothing was evaluated: 3 of 4 files were refused\n"),
        "{complaint}"
    );
}

#[test]
fn one_is_an_object_and_several_are_a_list_or_lines() {
    let one = selfcheck(SAMPLES, &["evaluate", "good/bureau-city.json"]);
    assert!(printed(&one).starts_with("{\n  \"format\": 1,\n") && printed(&one).ends_with("\n}\n"));

    // In the order of the arguments, and the same file may be given again.
    let files =
        ["good/marriage-window.json", "-", "good/bureau-city.json", "good/marriage-window.json"];
    let input = fs::read(Path::new(SAMPLES).join("good/community-case.json")).unwrap();
    let run = |flag: &[&str]| selfcheck_reading(&input, &[&["evaluate"], flag, &files].concat());
    let list = json(&run(&[]));
    let ids: Vec<_> =
        list.as_array().unwrap().iter().map(|file| file["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["c1", "d1", "e3", "c1"]);
    assert_eq!(list[2], json(&one));

    let output = run(&["--lines"]);
    let lines: Vec<serde_json::Value> =
        printed(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(serde_json::Value::from(lines), list);
    assert!(printed(&output).ends_with("}\n"));
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let sample = fs::read(Path::new(SAMPLES).join("good/marriage-window.json")).unwrap();
    let marked = ["\u{feff}".as_bytes(), &sample].concat();
    let plain = selfcheck_reading(&sample, &["evaluate", "-"]);
    assert_eq!(printed(&selfcheck_reading(&marked, &["evaluate", "-"])), printed(&plain));
}

#[test]
fn what_people_wrote_comes_back_byte_for_byte() {
    // Filters for terminals take such characters out.
    let unit = "a\u{7f}b\u{9b}c\u{1b}[31m\t“养老院”\u{2028}";
    let file = serde_json::json!({ "format": 1, "unit": unit });
    let output = selfcheck_reading(file.to_string().as_bytes(), &["evaluate", "-"]);
    assert_eq!(json(&output)["unit"], unit);
}
