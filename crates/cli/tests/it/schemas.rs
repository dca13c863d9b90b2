//! The JSON Schemas: current, and of one mind with what is read and printed.

use std::fs;

use clap::ValueEnum;
use jsonschema::Validator;
use selfcheck_cli::commands::schema::Format;
use selfcheck_cli::read;
use selfcheck_core::{Date, format::response::FORMAT};
use serde_json::{Value, json};

use crate::support::{self, SAMPLES, printed, refused, samples, schema_folder, selfcheck};

/// Written by hand, and held to what reads and writes it in `crates/embedding/tests/message.rs`.
const BY_HAND: [&str; 1] = ["message-1.schema.json"];

/// The schemas of responses of older versions, which are still read. They are not made any more and never change.
const OLDER: [&str; 4] = [
    "response-1.schema.json",
    "response-2.schema.json",
    "response-3.schema.json",
    "response-4.schema.json",
];

/// The validator of a format, from the file under `schema/`.
pub fn validator(format: Format) -> Validator {
    validator_in(&format.file_name())
}

/// The validators of the responses that are read, of each version.
pub fn validators_of_responses() -> [Validator; 5] {
    let [first, second, third, fourth] = OLDER.map(validator_in);
    [first, second, third, fourth, validator(Format::Response)]
}

fn validator_in(name: &str) -> Validator {
    let file = fs::read_to_string(schema_folder().join(name)).unwrap();
    jsonschema::draft202012::new(&serde_json::from_str(&file).unwrap()).unwrap()
}

fn assert_valid(validator: &Validator, value: &Value, what: &str) {
    let errors: Vec<_> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

#[test]
fn the_files_are_current() {
    for format in Format::value_variants() {
        let path = schema_folder().join(format.file_name());
        let current: Option<Value> =
            fs::read_to_string(&path).ok().and_then(|file| serde_json::from_str(&file).ok());
        assert!(
            current.as_ref() == Some(format.schema().as_value()),
            "{} is not the schema of the type. If the type was meant to change, and old readers understand it as \
             before, renew it: `cargo run -p selfcheck-cli -- schema --write schema/`. If they would not, raise its \
             FORMAT in crates/core first",
            path.display()
        );
    }
    let files = fs::read_dir(schema_folder())
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect::<Vec<_>>();
    let others = [&OLDER[..], &BY_HAND].concat();
    assert!(others.iter().all(|other| files.contains(&other.into())));
    assert_eq!(files.len(), Format::value_variants().len() + others.len(), "{files:?}");
}

#[test]
fn they_are_printed_and_written_alike() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(printed(&selfcheck(folder.path(), &["schema", "--write", "made/schema"])), "");
    for (name, file) in [
        ("response", "response-5.schema.json"),
        ("assessment", "assessment-1.schema.json"),
        ("pack", "pack-2.schema.json"),
        ("pack-texts", "pack-texts-2.schema.json"),
    ] {
        let output = selfcheck(SAMPLES, &["schema", name]);
        assert_eq!(
            printed(&output),
            fs::read_to_string(folder.path().join("made/schema").join(file)).unwrap()
        );
        assert!(jsonschema::meta::is_valid(&support::json(&output)));
    }
    for arguments in
        [&["schema"][..], &["schema", "answer"], &["schema", "response", "--write", "x"]]
    {
        refused(&selfcheck(folder.path(), arguments));
    }
}

/// The samples, good and bad, are of the shape that the schema of a version says exactly when `evaluate` takes
/// their shape. A key that stands twice is the one thing that a schema cannot see.
#[test]
fn the_schemas_of_responses_take_what_evaluate_takes() {
    let validators = validators_of_responses();
    let (mut taken, mut refused) = (0, 0);
    for (name, bytes) in [samples("good"), samples("bad")].concat() {
        let read = read::file(&bytes);
        let twice =
            read.as_ref().is_err_and(|problems| problems[0].message.contains("a second time"));
        let value = serde_json::from_slice(&bytes).unwrap();
        let valid = validators.iter().any(|validator| validator.is_valid(&value));
        assert_eq!(valid, read.is_ok() || twice, "{name}: {read:?}");
        assert_eq!(twice, name.ends_with("-twice"));
        *(if valid { &mut taken } else { &mut refused }) += 1;
    }
    assert!(taken > 20 && refused > 10, "{taken} and {refused}");
}

/// The pattern of days is written out, so it is held against the days that are read, around every turn of months and
/// leap years.
#[test]
fn the_schema_and_the_reader_know_the_same_days() {
    let validator = validator(Format::Response);
    let years =
        [0, 1, 4, 100, 400, 1000, 1900, 1999, 2000, 2020, 2021, 2022, 2024, 2100, 9996, 9999];
    let mut days = 0;
    for year in years {
        for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
            let text = format!("{year:04}-{month:02}-{day:02}");
            let file = json!({ "format": FORMAT, "pack": "x", "ledger": { "masks": { "state": "open", "due": text } } });
            let there = Date::parse(&text).is_some();
            assert_eq!(validator.is_valid(&file), there, "{text}");
            days += usize::from(there);
        }
    }
    assert_eq!(
        days,
        15 * 365 + 6,
        "there is no year 0; leap years are 4, 400, 2000, 2020, 2024, 9996"
    );
    for text in [
        "",
        "2021-12-7",
        "2021-12-07 ",
        " 2021-12-07",
        "2021-12-07\n",
        "２021-12-07",
        "12021-12-07",
    ] {
        let file = json!({ "format": FORMAT, "pack": "x", "ledger": { "masks": { "state": "open", "due": text } } });
        assert!(!validator.is_valid(&file) && Date::parse(text).is_none(), "{text:?}");
    }
}

#[test]
fn every_assessment_printed_is_valid() {
    let validator = validator(Format::Assessment);
    for (name, _) in samples("good") {
        let output = selfcheck(SAMPLES, &["evaluate", &format!("good/{name}.json")]);
        assert_valid(&validator, &support::json(&output), &name);
    }
}

#[test]
fn the_pack_printed_is_valid() {
    let validator = validator(Format::Pack);
    assert_valid(
        &validator,
        &support::json(&selfcheck(SAMPLES, &["catalogue"])),
        "the content of this build",
    );
    let base = selfcheck(SAMPLES, &["catalogue", "--notices", crate::support::BASE]);
    assert_valid(&validator, &support::json(&base), "the tiny content");
    // And it would notice.
    let mut spoiled = support::json(&base);
    spoiled["measures"][0]["strength"] = Value::from("urgent");
    assert!(!validator.is_valid(&spoiled));
    let mut spoiled = support::json(&base);
    spoiled["facts"][0].as_object_mut().unwrap().remove("ask_whom");
    assert!(!validator.is_valid(&spoiled));
}
