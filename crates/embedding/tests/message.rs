//! Messages as they go over the wire: what is told fits the schema, what comes in is followed only if it fits.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::path::Path;

use proptest::prelude::*;
use selfcheck_core::Lang;
use selfcheck_embedding::{Counts, Refused, Request, Start, Told, message};
use serde_json::{Value, json};

fn schema() -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/message-1.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn everything_that_is_told_fits_the_schema() {
    let schema = schema();
    let counts = Counts { applying: (3, 5), gaps: (1, 4), met: 1, open: 2, ..Counts::default() };
    for told in [
        Told::Ready { content: "58edc3fa91d2".to_owned(), lang: Lang::Zh },
        Told::Ready { content: "58edc3fa91d2".to_owned(), lang: Lang::En },
        Told::Progress { answered: 3, of: 40 },
        Told::Result(counts),
        Told::Answers("{\n \"format\": 4\n}\n".to_owned()),
    ] {
        let value: Value = serde_json::from_str(&told.to_json()).unwrap();
        let errors: Vec<_> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{told:?}: {errors:?}");
    }
}

#[test]
fn what_is_asked_for_is_followed_if_it_has_the_shape() {
    let mut right = vec![(json!({ "selfcheck": 1, "type": "reset" }), Request::Reset)];
    for (start, name) in Start::ALL {
        right.push((
            json!({ "selfcheck": 1, "type": "open", "screen": name }),
            Request::Open(start),
        ));
    }
    for (message, request) in right {
        assert!(schema().is_valid(&message), "{message}");
        assert_eq!(message::read(&message.to_string()), Ok(request), "{message}");
    }
}

#[test]
fn what_has_not_the_shape_is_refused_and_is_against_the_schema() {
    for (message, why) in [
        (json!(null), Refused::NotOurs),
        (json!([]), Refused::NotOurs),
        (json!("reset"), Refused::NotOurs),
        (json!({}), Refused::NotOurs),
        (json!({ "type": "reset" }), Refused::NotOurs),
        (json!({ "selfcheck": 2, "type": "reset" }), Refused::Version),
        (json!({ "selfcheck": 1.5, "type": "reset" }), Refused::Version),
        (json!({ "selfcheck": "1", "type": "reset" }), Refused::Version),
        (json!({ "selfcheck": true, "type": "reset" }), Refused::Version),
        (json!({ "selfcheck": 1 }), Refused::Type),
        (json!({ "selfcheck": 1, "type": 1 }), Refused::Type),
        (json!({ "selfcheck": 1, "type": "delete" }), Refused::Type),
        (json!({ "selfcheck": 1, "type": "Reset" }), Refused::Type),
        (json!({ "selfcheck": 1, "type": "open" }), Refused::Screen),
        (json!({ "selfcheck": 1, "type": "open", "screen": "#/check/x" }), Refused::Screen),
        (json!({ "selfcheck": 1, "type": "open", "screen": {} }), Refused::Screen),
        (json!({ "selfcheck": 1, "type": "open", "screen": "home", "x": 1 }), Refused::Field),
        (json!({ "selfcheck": 1, "type": "reset", "screen": "home" }), Refused::Field),
        (json!({ "selfcheck": 1, "type": "reset", "force": "yes" }), Refused::Field),
    ] {
        assert!(!schema().is_valid(&message), "{message}");
        assert_eq!(message::read(&message.to_string()), Err(why), "{message}");
    }
}

/// Something near to a message.
fn nearly() -> impl Strategy<Value = Value> {
    let version = prop_oneof![Just(json!(1)), Just(json!(2)), Just(json!("1")), Just(json!(null))];
    let kind = prop_oneof![
        Just(json!("open")),
        Just(json!("reset")),
        Just(json!("hello")),
        any::<String>().prop_map(Value::from)
    ];
    let screen = prop_oneof![
        Just(json!("home")),
        Just(json!("list")),
        Just(json!(7)),
        any::<String>().prop_map(Value::from)
    ];
    let fields = (
        proptest::option::weighted(0.9, version),
        proptest::option::weighted(0.9, kind),
        proptest::option::of(screen),
        proptest::option::weighted(0.2, any::<String>()),
    );
    fields.prop_map(|(version, kind, screen, more)| {
        let mut object = serde_json::Map::new();
        for (name, value) in [("selfcheck", version), ("type", kind), ("screen", screen)] {
            object.extend(value.map(|value| (name.to_owned(), value)));
        }
        object.extend(more.map(|name| (name, json!(0))));
        Value::Object(object)
    })
}

proptest! {
    #[test]
    fn reader_and_schema_agree(message in nearly()) {
        // The greeting is for the script, which answers it.
        let followed = message::read(&message.to_string()).is_ok();
        let fits = schema().is_valid(&message) && message["type"] != "hello";
        prop_assert_eq!(followed, fits, "{}", message);
    }
}
