//! Whatever comes in, `evaluate` answers or refuses; it never panics, and it agrees with the schema.

use std::sync::LazyLock;

use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use selfcheck_cli::commands::evaluate::{Layout, evaluate};
use selfcheck_cli::commands::schema::Format;
use selfcheck_cli::failure::Failure;
use selfcheck_cli::read::{self, Input};
use selfcheck_core::format::{
    self, Placed, Problem, ReadError, ResponseFile, newer, response::FORMAT,
};
use selfcheck_core::{Catalogue, Response};
use serde_json::{Map, Value, json};

use crate::schemas::{validator, validators_of_responses};
use crate::support::samples;

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| selfcheck_cli::content::built_in().unwrap());
static RESPONSES: LazyLock<[Validator; 5]> = LazyLock::new(validators_of_responses);
static ASSESSMENT: LazyLock<Validator> = LazyLock::new(|| validator(Format::Assessment));

/// All samples, as bytes.
fn all_samples() -> Vec<Vec<u8>> {
    [samples("good"), samples("bad")].concat().into_iter().map(|(_, bytes)| bytes).collect()
}

/// Runs `evaluate` on one input and holds it to its promise: an assessment that is valid, or
/// exit code 2 and every line a located error.
fn answered_or_refused(bytes: &[u8]) -> Result<bool, TestCaseError> {
    let input = Input { name: "a.json".to_owned(), bytes: Ok(bytes.to_vec()) };
    match evaluate(&CATALOGUE, &[input], Layout::Lines) {
        Ok(printed) => {
            let file = serde_json::from_str(&printed)
                .map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert!(ASSESSMENT.is_valid(&file), "{}", printed);
            Ok(true)
        }
        Err(failure) => {
            prop_assert_eq!(failure.exit_code(), 2);
            prop_assert!(matches!(failure, Failure::Refused(_)));
            let told = failure.to_string();
            prop_assert!(
                !told.is_empty() && told.lines().all(|line| line.starts_with("error: a.json:")),
                "{}",
                told
            );
            Ok(false)
        }
    }
}

/// One change to some bytes.
#[derive(Debug, Clone)]
enum Change {
    Put(Index, u8),
    Insert(Index, Vec<u8>),
    Remove(Index, usize),
    Repeat(Index, usize),
    Cut(Index),
}

fn change() -> impl Strategy<Value = Change> {
    // Characters that mean something in JSON, and some that mean nothing anywhere.
    let words: &[&str] = &[
        "{", "}", "[", "]", "\"", ":", ",", "\\", "\\ud800", "null", "1e999", "-", "\u{feff}",
        "养", "\n",
    ];
    let word = select(words).prop_map(|word| word.as_bytes().to_vec());
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Put(at, byte)),
        (any::<Index>(), word).prop_map(|(at, word)| Change::Insert(at, word)),
        (any::<Index>(), 1usize..40).prop_map(|(at, length)| Change::Remove(at, length)),
        (any::<Index>(), 1usize..200).prop_map(|(at, length)| Change::Repeat(at, length)),
        any::<Index>().prop_map(Change::Cut),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        let size = bytes.len();
        let span = |at: &Index, length: usize| at.index(size)..(at.index(size) + length).min(size);
        match change {
            Change::Put(at, byte) => bytes[at.index(size)] = *byte,
            Change::Insert(at, word) => drop(bytes.splice(span(at, 0), word.iter().copied())),
            Change::Remove(at, length) => drop(bytes.drain(span(at, *length))),
            Change::Repeat(at, length) => {
                let again = bytes[span(at, *length)].to_vec();
                drop(bytes.splice(span(at, 0), again));
            }
            Change::Cut(at) => bytes.truncate(at.index(size)),
        }
    }
    bytes
}

/// JSON as it may stand where something else belongs. Without fractions: `1.0` is an integer to a
/// schema and to a browser, and none to serde.
fn any_json() -> impl Strategy<Value = Value> {
    let words = select(vec![
        "met",
        "exempt",
        "unknown",
        "yes",
        "eldercare",
        "330211",
        "",
        "1",
        "养老",
        "open",
        "closed",
        "2021-12-20",
        "2021-02-29",
    ]);
    let keys = select(vec![
        "masks",
        "travel",
        "fulfilment",
        "reason",
        "note",
        "format",
        "pack",
        "facts",
        "answers",
        "entity",
        "checker",
        "ledger",
        "answered",
        "checked",
        "owner",
        "due",
        "state",
        "done",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3i64..4).prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        words.prop_map(Value::from),
        Just(json!({ "met": null })),
        Just(json!({ "fulfilment": "met", "note": "" })),
        Just(json!({ "state": "done", "due": "2021-12-20", "done": "2021-12-19" })),
        Just(json!({ "gone": { "state": "open" } })),
    ];
    leaf.prop_recursive(3, 12, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((keys.clone(), inner), 0..4).prop_map(|entries| {
                Value::from(
                    entries
                        .into_iter()
                        .map(|(key, value)| (key.to_owned(), value))
                        .collect::<Map<_, _>>(),
                )
            }),
        ]
    })
}

/// How many values there are, the whole included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// Puts another value in the place of one of them.
fn replace(value: &mut Value, mut which: usize, with: Value) {
    if which == 0 {
        *value = with;
        return;
    }
    which -= 1;
    let parts: Vec<&mut Value> = match value {
        Value::Array(items) => items.iter_mut().collect(),
        Value::Object(fields) => fields.values_mut().collect(),
        _ => return,
    };
    for part in parts {
        let size = count(part);
        if which < size {
            return replace(part, which, with);
        }
        which -= size;
    }
}

/// What came of reading a file, in an order that does not depend on the reader's.
fn outcome(
    read: Result<Placed, ReadError>,
) -> Result<(Response, Vec<String>), Option<Vec<String>>> {
    let said = |problems: Vec<Problem>| {
        let mut said: Vec<_> = problems.iter().map(|problem| format!("{problem:?}")).collect();
        said.sort();
        said
    };
    match read {
        Ok(placed) => Ok((placed.response, said(placed.set_aside))),
        Err(ReadError::Problems(problems)) => Err(Some(said(problems))),
        // Which version or shape it is not, each says in its own words.
        Err(_) => Err(None),
    }
}

proptest! {
    #[test]
    fn any_bytes_are_answered_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        answered_or_refused(&bytes)?;
    }

    #[test]
    fn any_text_is_answered_or_refused(text in "[\\[\\]{}\":,\\\\ a1\\n养]{0,60}") {
        answered_or_refused(text.as_bytes())?;
    }

    #[test]
    fn spoiled_samples_are_answered_or_refused(
        sample in select(all_samples()),
        changes in prop::collection::vec(change(), 1..4),
    ) {
        answered_or_refused(&changed(sample, &changes))?;
    }

    /// Command, schema and page are of one mind on the shape of a response, and command and page on what it says.
    #[test]
    fn spoiled_shapes_divide_nobody(
        sample in select(all_samples()),
        format in prop_oneof![3 => Just(None), 1 => (1..=FORMAT).prop_map(Some)],
        changes in prop::collection::vec((any::<Index>(), any_json()), 0..3),
    ) {
        let mut value: Value = serde_json::from_slice(&sample).unwrap();
        for (at, with) in changes {
            let which = at.index(count(&value));
            replace(&mut value, which, with);
        }
        if let (Some(format), Some(fields)) = (format, value.as_object_mut()) {
            fields.insert("format".to_owned(), json!(format));
        }
        let bytes = value.to_string().into_bytes();
        let read = read::file(&bytes);
        let valid = RESPONSES.iter().any(|schema| schema.is_valid(&value));
        prop_assert_eq!(valid, read.is_ok(), "the schema: {:?}\n{}", read, value);
        let in_page = outcome(format::read(&CATALOGUE, &value.to_string()));
        let here = read.map_or(Err(None), |file| outcome(file.place(&CATALOGUE)));
        // The command refuses a list in the place of an object, which serde takes as well.
        if here != Err(None) {
            prop_assert_eq!(&in_page, &here, "the page and the command\n{}", value);
        }
        // What is read is written by both so that both read the same again, in the newest version.
        if let Ok((response, _)) = &in_page {
            let written = format::write(&CATALOGUE, response);
            let file = read::file(written.as_bytes()).unwrap();
            prop_assert_eq!(&file, &ResponseFile::new(&CATALOGUE, response));
            let value = serde_json::from_str(&written).unwrap();
            prop_assert!(RESPONSES[4].is_valid(&value), "{}", written);
            prop_assert!(RESPONSES[4].is_valid(&serde_json::to_value(&file).unwrap()));
            prop_assert_eq!(outcome(file.place(&CATALOGUE)), outcome(format::read(&CATALOGUE, &written)));
        }
        answered_or_refused(&bytes)?;
    }

    /// Whatever stands in a file from a newer version, it is shown as far as it goes.
    #[test]
    fn a_newer_file_is_shown_whatever_is_in_it(
        sample in select(all_samples()),
        format in FORMAT + 1..,
        changes in prop::collection::vec((any::<Index>(), any_json()), 0..6),
    ) {
        let mut value: Value = serde_json::from_slice(&sample).unwrap();
        for (at, with) in changes {
            let which = at.index(count(&value));
            replace(&mut value, which, with);
        }
        if let Some(fields) = value.as_object_mut() {
            fields.insert("format".to_owned(), json!(format));
        }
        if let Some(fields) = value.as_object_mut() {
            fields.insert("pack".to_owned(), json!(CATALOGUE.id));
        }
        let read = newer::read(&CATALOGUE, &value.to_string());
        prop_assert_eq!(read.is_ok(), value.is_object());
    }
}

/// Samples of every version are read by both readers, and written again as they were.
#[test]
fn what_is_read_is_written_as_a_response() {
    let mut versions = [0; FORMAT as usize];
    for (name, bytes) in samples("good") {
        let file = read::file(&bytes).unwrap();
        versions[file.format as usize - 1] += 1;
        let placed = file.place(&CATALOGUE).unwrap();
        let in_page = format::read(&CATALOGUE, str::from_utf8(&bytes).unwrap());
        assert_eq!(in_page.unwrap().response, placed.response, "{name}");
        let written = format::write(&CATALOGUE, &placed.response);
        let again = read::file(written.as_bytes()).unwrap();
        assert_eq!(again.format, FORMAT);
        assert_eq!(again.place(&CATALOGUE).unwrap().response, placed.response, "{name}");
    }
    assert!(versions.iter().all(|count| *count > 0), "{versions:?}");
}
