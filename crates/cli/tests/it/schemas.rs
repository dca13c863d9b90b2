//! The JSON Schemas: current, and of one mind with what is read and printed.

use std::fs;

use clap::ValueEnum;
use jsonschema::Validator;
use selfcheck_cli::commands::schema::Format;
use selfcheck_cli::read;
use serde_json::Value;

use crate::support::{SAMPLES, json, printed, refused, samples, schema_folder, selfcheck};

/// The validator of a format, from the file under `schema/`.
pub fn validator(format: Format) -> Validator {
    let file = fs::read_to_string(schema_folder().join(format.file_name())).unwrap();
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
    assert_eq!(files.len(), Format::value_variants().len(), "{files:?}");
}

#[test]
fn they_are_printed_and_written_alike() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(printed(&selfcheck(folder.path(), &["schema", "--write", "made/schema"])), "");
    for (name, file) in [
        ("response", "response-1.schema.json"),
        ("assessment", "assessment-1.schema.json"),
        ("catalogue", "catalogue-1.schema.json"),
    ] {
        let output = selfcheck(SAMPLES, &["schema", name]);
        assert_eq!(
            printed(&output),
            fs::read_to_string(folder.path().join("made/schema").join(file)).unwrap()
        );
        assert!(jsonschema::meta::is_valid(&json(&output)));
    }
    for arguments in
        [&["schema"][..], &["schema", "answer"], &["schema", "response", "--write", "x"]]
    {
        refused(&selfcheck(folder.path(), arguments));
    }
}

/// The samples, good and bad, are of the shape that the schema says exactly when `evaluate` takes
/// their shape. A key that stands twice is the one thing that a schema cannot see.
#[test]
fn the_schema_of_responses_takes_what_evaluate_takes() {
    let validator = validator(Format::Response);
    let (mut taken, mut refused) = (0, 0);
    for (name, bytes) in [samples("good"), samples("bad")].concat() {
        let read = read::file(&bytes);
        let twice =
            read.as_ref().is_err_and(|problems| problems[0].message.contains("a second time"));
        let valid = validator.is_valid(&serde_json::from_slice(&bytes).unwrap());
        assert_eq!(valid, read.is_ok() || twice, "{name}: {read:?}");
        assert_eq!(twice, name.ends_with("-twice"));
        *(if valid { &mut taken } else { &mut refused }) += 1;
    }
    assert!(taken > 20 && refused > 10, "{taken} and {refused}");
}

#[test]
fn every_assessment_printed_is_valid() {
    let validator = validator(Format::Assessment);
    for (name, _) in samples("good") {
        let output = selfcheck(SAMPLES, &["evaluate", &format!("good/{name}.json")]);
        assert_valid(&validator, &json(&output), &name);
    }
}

#[test]
fn the_catalogue_printed_is_valid() {
    let validator = validator(Format::Catalogue);
    assert_valid(
        &validator,
        &json(&selfcheck(SAMPLES, &["catalogue"])),
        "the content of this build",
    );
    let base = selfcheck(SAMPLES, &["catalogue", "--notices", crate::support::BASE]);
    assert_valid(&validator, &json(&base), "the tiny content");
    // And it would notice.
    let mut spoiled = json(&base);
    spoiled["measures"][0]["strength"] = Value::from("urgent");
    assert!(!validator.is_valid(&spoiled));
    let mut spoiled = json(&base);
    spoiled["facts"][0].as_object_mut().unwrap().remove("given");
    assert!(!validator.is_valid(&spoiled));
}
