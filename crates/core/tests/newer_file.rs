//! Files from a newer version: shown as far as they are understood, with what is not, whatever stands in them.

mod support;

use std::collections::BTreeSet;

use proptest::{prelude::*, sample::Index};
use selfcheck_core::{
    Date, Response,
    format::{
        self, Placed, ReadError,
        newer::{self, Newer},
        response::{FORMAT, MAX_BYTES},
    },
    response::{Answer, Entry, Fulfilment, WorkState},
};
use serde_json::{Map, Value, json};
use support::{
    entity, fact,
    generate::{Case, cases, full_case},
    measure, real,
};

/// Where something new may stand in a file.
#[derive(Debug, Clone)]
enum Spot {
    /// Beside `unit` and `facts`.
    Whole,
    /// As a fact, an answer or an entry.
    Room(&'static str),
    /// Inside one of the answers or entries.
    Inside(&'static str, Index),
}

fn spot() -> impl Strategy<Value = Spot> {
    let room = || prop::sample::select(vec!["answers", "ledger"]);
    prop_oneof![
        Just(Spot::Whole),
        prop::sample::select(vec!["facts", "answers", "ledger"]).prop_map(Spot::Room),
        (room(), any::<Index>()).prop_map(|(room, at)| Spot::Inside(room, at)),
    ]
}

/// A value that is nothing where a fact, an answer or an entry is expected.
fn something_new() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(json!({ "fulfilment": "mostly", "note": "x" })),
        Just(json!({ "fulfilment": { "met": 3 } })),
        Just(json!({ "state": "postponed", "due": "2021-12-20" })),
        Just(json!({ "state": ["open"], "owner": "院长" })),
        Just(json!({})),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("new-[a-z]{1,3}", inner, 0..3)
                .prop_map(|fields| Value::from(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Puts the value there under this name; says the path if there is such a spot.
fn sprinkle(file: &mut Value, spot: &Spot, name: &str, value: Value) -> Option<String> {
    let fields = file.as_object_mut()?;
    let (fields, path) = match spot {
        Spot::Whole => (fields, name.to_owned()),
        Spot::Room(room) => (fields.get_mut(*room)?.as_object_mut()?, format!("{room}.{name}")),
        Spot::Inside(room, at) => {
            let entries = fields.get_mut(*room)?.as_object_mut()?;
            let ids: Vec<_> = entries.keys().filter(|id| !id.starts_with("new")).cloned().collect();
            let id = (!ids.is_empty()).then(|| at.get(&ids))?;
            (entries.get_mut(id)?.as_object_mut()?, format!("{room}.{id}.{name}"))
        }
    };
    fields.insert(name.to_owned(), value);
    Some(path)
}

proptest! {
    #![proptest_config(cases(128))]

    /// What this version knows is read without loss, and every new thing is named.
    #[test]
    fn the_known_part_of_a_newer_file_is_read_whole(
        case in full_case(),
        format in FORMAT + 1..,
        new in prop::collection::vec((spot(), something_new()), 0..12),
    ) {
        let Case { catalogue, response } = case;
        let mut file: Value = serde_json::from_str(&format::write(&catalogue, &response))
            .map_err(|e| TestCaseError::fail(e.to_string()))?;
        let known = newer::read(&catalogue, &with_format(&file, format))
            .map_err(|e| TestCaseError::fail(e.to_string()))?;
        let Placed { response: strictly_read, set_aside } = format::read(&catalogue, &file.to_string())
            .map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(&known.response, &strictly_read);
        let mut expected: BTreeSet<_> = set_aside.into_iter().map(|problem| problem.path).collect();
        prop_assert_eq!(&known.left_out.iter().cloned().collect::<BTreeSet<_>>(), &expected);

        for (count, (spot, value)) in new.into_iter().enumerate() {
            expected.extend(sprinkle(&mut file, &spot, &format!("new{count}"), value));
        }
        let read = newer::read(&catalogue, &with_format(&file, format))
            .map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(read.format, format);
        prop_assert_eq!(&read.response, &response, "{}", file);
        prop_assert_eq!(read.left_out.len(), expected.len(), "each is named once");
        prop_assert_eq!(read.left_out.into_iter().collect::<BTreeSet<_>>(), expected, "{}", file);
    }
}

fn with_format(file: &Value, format: u32) -> String {
    let mut file = file.clone();
    file["format"] = json!(format);
    file.to_string()
}

/// A file of the next version with these fields.
fn newest(fields: &str) -> String {
    format!(r#"{{"format":6,"pack":"{}",{fields}}}"#, real().id)
}

fn read(text: &str) -> Newer {
    newer::read(real(), text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// One of everything that a newer version might do differently.
#[test]
fn what_is_not_understood_is_left_out_and_named() {
    let catalogue = real();
    let Newer { format, response, mut left_out } = read(
        r#"{
        "format": 6,
        "pack": "zhejiang-epidemic-2021",
        "unit": "镇海某某养老院",
        "checker": { "name": "院长", "post": "x" },
        "entity": "eldercare",
        "place": "330299",
        "signature": "…",
        "facts": { "travel": "yes", "symptoms": ["no"], "confirmed-case": "two", "wards": "3" },
        "answers": {
            "masks": { "fulfilment": "unmet", "note": ["a", "b"], "reason": "没有了", "photo": "…" },
            "staff-test": { "fulfilment": "mostly", "note": "x" },
            "ventilation": { "fulfilment": "exempt", "reason": "没有窗" },
            "disinfection": "met",
            "robots": { "fulfilment": "met" }
        },
        "ledger": {
            "masks": { "state": "working", "owner": 7, "due": "2021-12-32", "done": "2021-12-20", "cost": 5 },
            "staff-test": { "state": "postponed", "owner": "院长" },
            "ventilation": { "owner": "院长" },
            "robots": { "state": "open" }
        }
    }"#,
    );
    assert_eq!(format, 6);
    left_out.sort();
    assert_eq!(
        left_out,
        [
            "answers.disinfection",
            "answers.masks.note",
            "answers.masks.photo",
            "answers.masks.reason",
            "answers.robots",
            "answers.staff-test",
            "checker",
            "facts.confirmed-case",
            "facts.symptoms",
            "facts.wards",
            "ledger.masks.cost",
            "ledger.masks.due",
            "ledger.masks.owner",
            "ledger.robots",
            "ledger.staff-test",
            "ledger.ventilation",
            "place",
            "signature",
        ]
    );
    assert_eq!(response.entity, Some(entity(catalogue, "eldercare")));
    assert_eq!((response.place, response.checker.as_str()), (None, ""));
    let facts: Vec<_> = response.facts.keys().copied().collect();
    assert_eq!(facts, [fact(catalogue, "travel")]);
    let [masks, ventilation] = ["masks", "ventilation"].map(|id| measure(catalogue, id));
    let unmet = Answer { fulfilment: Fulfilment::Unmet, note: String::new() };
    assert_eq!(response.answers.get(&masks), Some(&unmet));
    let exempt = Fulfilment::Exempt { reason: "没有窗".to_owned() };
    assert_eq!(response.fulfilment(ventilation), Some(&exempt));
    assert_eq!(response.answers.len(), 2);
    let entry =
        Entry { state: WorkState::Working, done: Date::new(2021, 12, 20), ..Entry::default() };
    assert_eq!(response.ledger.iter().collect::<Vec<_>>(), [(&masks, &entry)]);
}

#[test]
fn what_is_not_newer_is_not_for_this_reader() {
    for text in [
        "{}",
        "[]",
        "3",
        "null",
        r#"{"format":0}"#,
        r#"{"format":1}"#,
        r#"{"format":2}"#,
        r#"{"format":3}"#,
        r#"{"format":5}"#,
        r#"{"format":6.5}"#,
        r#"{"format":-6}"#,
        r#"{"format":"6"}"#,
        r#"{"format":null}"#,
    ] {
        let read = newer::read(real(), text);
        assert!(matches!(read, Err(ReadError::Shape(_))), "{text}: {read:?}");
    }
    let empty = Newer { format: 6, response: Response::default(), left_out: Vec::new() };
    assert_eq!(read(&newest(r#""entity":null,"place":null"#)), empty);
    // A version that no number here can hold is still a newer one.
    let largest = newest("\"id\":\"\"").replacen('6', "18446744073709551615", 1);
    assert_eq!(read(&largest).format, u32::MAX);
    // One of another pack is not looked into.
    for other in [r#"{"format":6}"#, r#"{"format":6,"pack":"other"}"#, r#"{"format":6,"pack":6}"#] {
        let read = newer::read(real(), other);
        assert!(matches!(read, Err(ReadError::OtherPack(_) | ReadError::Shape(_))), "{read:?}");
    }
}

/// Any room may hold anything.
#[test]
fn rooms_of_the_wrong_kind_are_left_out_whole() {
    for room in [
        "content", "id", "unit", "checker", "created", "updated", "answered", "checked", "copied",
        "facts", "answers", "ledger", "entity", "place", "new",
    ] {
        for value in ["[]", "true", "1", "[[[{}]]]"] {
            let newer = read(&newest(&format!(r#""{room}":{value}"#)));
            assert_eq!(newer.left_out, [room], "{value}");
            assert_eq!(newer.response, Response::default(), "{room}: {value}");
        }
    }
}

#[test]
fn deep_nesting_overflows_nothing() {
    let nested = |levels: usize| "{\"masks\":".repeat(levels) + "1" + &"}".repeat(levels);
    for room in ["facts", "answers", "ledger", "unit", "new"] {
        let newer = read(&newest(&format!(r#""{room}":{}"#, nested(100))));
        assert_eq!(newer.left_out.len(), 1, "{room}");
        assert_eq!(newer.response, Response::default());
        let text = newest(&format!(r#""{room}":{}"#, nested(100_000)));
        assert!(matches!(newer::read(real(), &text), Err(ReadError::Shape(_))), "{room}");
    }
}

/// The largest file, made so that what is said of it could be larger than memory: a name of half its size, with
/// thousands of fields below it.
#[test]
fn what_is_said_of_the_largest_file_stays_small() {
    let id = "很".repeat(MAX_BYTES / 6);
    for (room, known) in [("answers", r#""fulfilment":"met""#), ("ledger", r#""state":"open""#)] {
        let mut text = newest(&format!(r#""{room}":{{"{id}":{{{known}"#));
        text.pop();
        for count in 0..4000 {
            text += &format!(",\"{count}\":{count}");
        }
        text += "}}}";
        assert!(text.len() < MAX_BYTES);
        let newer = read(&text);
        assert_eq!(newer.left_out.len(), 4001);
        let said: usize = newer.left_out.iter().map(String::len).sum();
        assert!(said < 2 * MAX_BYTES, "{said} bytes");
    }
    let many: Vec<_> = (0..5000).rev().map(|count| format!(r#""{count}":"x""#)).collect();
    let newer = read(&newest(&format!(r#""facts":{{{}}}"#, many.join(","))));
    assert_eq!(newer.left_out, ["facts"], "more than any content has");
}
