//! Packs: what is written is read, and what does not fit together is found and named.
#![allow(
    clippy::expect_used,
    reason = "a test that cannot be set up should stop there and say where"
)]

mod support;

use proptest::{prelude::*, sample::Index};
use selfcheck_core::{
    Catalogue, Lang,
    pack::{
        self, MOST_BYTES, PackError, PackFile, TextsFile,
        error::{Fault, FaultKind},
        texts::TextsError,
    },
};
use serde_json::{Value, json};
use support::{generate::cases, real};

fn json_of(catalogue: &Catalogue) -> String {
    PackFile::new(catalogue).to_json()
}

/// The pack as it stands in the tests of unsound ones: changed, with the digest that belongs to the change.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Catalogue, PackError> {
    let mut pack: Value = serde_json::from_str(&json_of(real())).expect("it was just written");
    change(&mut pack);
    pack["content"] = json!(digest_of(&pack));
    pack::read(pack.to_string().as_bytes())
}

/// Written from the description of the field `content`, apart from the crate.
fn digest_of(pack: &Value) -> String {
    use sha2::{Digest, Sha256};
    let mut pack = pack.clone();
    pack["content"] = json!("");
    pack.sort_all_objects();
    let hash = Sha256::digest(pack.to_string());
    hash[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn what_is_written_is_read_and_english_comes_back_from_beside_it() {
    let catalogue = real();
    let chinese = Catalogue::clone(catalogue).in_chinese();
    let mut read = pack::read(json_of(catalogue).as_bytes()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(read, chinese);
    assert_eq!(read.version, pack::digest(catalogue), "English does not touch the digest");
    let english = TextsFile::english(catalogue).to_json();
    let texts = TextsFile::read(&english).expect("it was just written");
    read.put_texts(texts.clone()).expect("they are of it");
    assert_eq!(read, **catalogue);

    // One text less: the Chinese stands in for it.
    let mut fewer = texts.clone();
    let gone = fewer.texts.remove("measures/masks/question").expect("it is there");
    let mut read = chinese.clone();
    read.put_texts(fewer).expect("they are of it");
    let masks = read.measure(read.find_measure("masks").expect("it is there"));
    assert_eq!(masks.question.get(Lang::En), &masks.question.zh);
    assert_ne!(masks.question.get(Lang::En), &gone);

    let others = [
        TextsFile { content: "000000000000".to_owned(), ..texts.clone() },
        TextsFile { pack: "another".to_owned(), ..texts.clone() },
        TextsFile { lang: "fr".to_owned(), ..texts.clone() },
        TextsFile { format: 3, ..texts },
    ];
    for other in others {
        let mut read = chinese.clone();
        assert_eq!(read.put_texts(other), Err(TextsError::Another));
        assert_eq!(read, chinese, "nothing is changed");
    }
    for cut in (0..english.len()).step_by(997).filter(|at| english.is_char_boundary(*at)) {
        assert!(matches!(TextsFile::read(&english[..cut]), Err(TextsError::Shape(_))), "{cut}");
    }
}

#[test]
fn how_a_pack_is_laid_out_makes_no_difference() {
    let value: Value = serde_json::from_str(&json_of(real())).expect("it was just written");
    let pretty = serde_json::to_string_pretty(&value).expect("it is JSON");
    let windows = format!("\u{feff}{}\r\n", pretty.replace('\n', "\r\n"));
    let expected = Ok(Catalogue::clone(real()).in_chinese());
    assert_eq!(pack::read(pretty.as_bytes()), expected);
    assert_eq!(pack::read(windows.as_bytes()), expected);
}

#[test]
fn what_is_no_pack_is_named_for_what_it_is() {
    let json = json_of(real());
    let newer = json.replacen("\"format\":2", "\"format\":3", 1);
    let older = json.replacen("\"format\":2", "\"format\":1", 1);
    let spoilt = json.replacen("口罩", "口哨", 1);
    let table: Vec<(&[u8], PackError)> = vec![
        (b"", PackError::Empty),
        (b" \n", PackError::Empty),
        (b"<!doctype html><title>404</title>", PackError::WebPage),
        ("\u{feff}<html>".as_bytes(), PackError::WebPage),
        (b"PK\x03\x04", PackError::NotJson { line: 1, column: 1 }),
        (b"\xff\xfe", PackError::NotJson { line: 1, column: 1 }),
        (b"{}", PackError::NotAPack),
        (b"[1,2]", PackError::NotAPack),
        (b"null", PackError::NotAPack),
        (br#"{"format":4,"content":"x","answers":{}}"#, PackError::NotAPack),
        (newer.as_bytes(), PackError::Format { format: 3 }),
        (older.as_bytes(), PackError::Format { format: 1 }),
        (spoilt.as_bytes(), PackError::Digest),
    ];
    for (bytes, expected) in table {
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
        assert_eq!(pack::read(bytes), Err(expected), "{shown}");
    }
    let large = vec![b' '; MOST_BYTES + 1];
    assert_eq!(pack::read(&large), Err(PackError::TooLarge { bytes: MOST_BYTES + 1 }));
    for tenth in 1..10 {
        let cut = &json.as_bytes()[..json.len() * tenth / 10];
        assert!(matches!(pack::read(cut), Err(PackError::NotJson { .. })), "{tenth} tenths");
    }
    let shape = changed(|pack| pack["measures"][0]["colour"] = json!("red")).unwrap_err();
    assert!(shape.to_string().contains("unknown field `colour`"), "{shape}");
    let shape = changed(|pack| pack["as_of"] = Value::Null).unwrap_err();
    assert!(matches!(shape, PackError::Shape { .. }), "{shape}");
}

/// One thing that does not fit, each with where it is said to stand.
#[test]
fn what_does_not_fit_together_is_found_and_named() {
    type Change = fn(&mut Value);
    let table: Vec<(Change, &str, FaultKind)> = vec![
        (|p| p["pack"] = json!("Two Words"), "pack", FaultKind::NotAnId("Two Words".to_owned())),
        (|p| p["name"] = json!(" "), "/name", FaultKind::NoText),
        (
            |p| p["as_of"] = json!("2026-02-30"),
            "as_of",
            FaultKind::NotADay("2026-02-30".to_owned()),
        ),
        (|p| p["notices"] = json!([]), "notices", FaultKind::TooFew(1)),
        (|p| p["measures"] = json!([]), "measures", FaultKind::TooFew(1)),
        (|p| p["entities"] = json!([]), "entities", FaultKind::TooFew(1)),
        (|p| p["divisions"] = json!([]), "divisions", FaultKind::TooFew(1)),
        (
            |p| {
                let one = p["entities"][0].clone();
                let many = (0..33).map(|n| {
                    let mut one = one.clone();
                    one["id"] = json!(format!("kind-{n}"));
                    one
                });
                p["entities"] = many.collect();
            },
            "entities",
            FaultKind::TooMany(32),
        ),
        (
            |p| p["entities"][1]["id"] = p["entities"][0]["id"].clone(),
            "entities",
            FaultKind::Twice("eldercare".to_owned()),
        ),
        (|p| p["entities"][0]["name"] = json!(""), "entities/eldercare/name", FaultKind::NoText),
        (
            |p| p["facts"][0]["options"][1]["id"] = p["facts"][0]["options"][0]["id"].clone(),
            "facts/bureau-level/options",
            FaultKind::Twice("county".to_owned()),
        ),
        (
            |p| p["facts"][3]["given"][0]["is"] = json!("village"),
            "facts/residents/given/0",
            FaultKind::Unknown("village".to_owned()),
        ),
        (
            |p| p["divisions"][0]["counties"][0]["code"] = json!(440_305),
            "divisions/330100",
            FaultKind::Code(440_305),
        ),
        (
            |p| p["divisions"][0]["pinyin"] = json!("Hang Zhou"),
            "divisions/330100",
            FaultKind::Pinyin("Hang Zhou".to_owned()),
        ),
        (
            |p| p["notices"][0]["sections"][1]["number"] = json!(7),
            "notices/2021-01-10-village-community/7",
            FaultKind::Order,
        ),
        (
            |p| p["notices"][0]["dated"] = json!("2021年1月10日"),
            "notices/2021-01-10-village-community/dated",
            FaultKind::NotADay("2021年1月10日".to_owned()),
        ),
        (
            |p| measure(p, "masks")["quote"] = json!("人人都要戴帽子"),
            "measures/masks/quote",
            FaultKind::QuoteAbsent("人人都要戴帽子".to_owned()),
        ),
        (
            |p| measure(p, "masks")["quote"] = json!(""),
            "measures/masks/quote",
            FaultKind::QuoteAbsent(String::new()),
        ),
        (
            |p| measure(p, "masks")["for"] = json!(["eldercare", "school"]),
            "measures/masks/for",
            FaultKind::Unknown("school".to_owned()),
        ),
        (|p| measure(p, "masks")["for"] = json!([]), "measures/masks/for", FaultKind::TooFew(1)),
        (
            |p| {
                measure(p, "masks")["when"] = json!({ "fact": { "id": "weather", "is": ["rain"] } })
            },
            "measures/masks/when",
            FaultKind::Unknown("weather".to_owned()),
        ),
        (
            |p| measure(p, "masks")["when"] = json!({ "fact": { "id": "travel", "is": [] } }),
            "measures/masks/when",
            FaultKind::ComparisonIdle,
        ),
        (
            |p| {
                measure(p, "masks")["when"] =
                    json!({ "fact": { "id": "travel", "is": ["yes", "no"] } });
            },
            "measures/masks/when",
            FaultKind::ComparisonIdle,
        ),
        (
            |p| {
                let travel = json!({ "fact": { "id": "travel", "is": ["yes"] } });
                measure(p, "masks")["when"] = json!({ "all": [travel.clone(), { "any": [travel,
                    { "place": { "divisions": [330_100] } }] }] });
            },
            "measures/masks/when",
            FaultKind::ReadTwice("travel".to_owned()),
        ),
        (
            |p| measure(p, "masks")["when"] = json!({ "place": { "divisions": [110_000] } }),
            "measures/masks/when",
            FaultKind::Unknown("110000".to_owned()),
        ),
        (
            |p| measure(p, "masks")["when"] = json!({ "any": [] }),
            "measures/masks/when",
            FaultKind::TooFew(2),
        ),
        (|p| p["measures"].as_array_mut().expect("a list").reverse(), "measures", FaultKind::Order),
        (
            |p| p["notices"][0]["sections"][1]["sentences"][0]["context"] = json!("背景"),
            "2021-01-10-village-community#1.1",
            FaultKind::SentenceUnaccounted,
        ),
        (
            |p| p["references"][0]["facts"] = json!(["weather"]),
            "references/",
            FaultKind::Unknown("weather".to_owned()),
        ),
        (
            |p| p["numbers"]["entities"] = json!(["eldercare"]),
            "numbers/entities",
            FaultKind::NoNumber("child-welfare".to_owned()),
        ),
        (
            |p| p["numbers"]["facts"][0]["options"] = json!(["county", "county"]),
            "numbers/facts/bureau-level",
            FaultKind::Twice("county".to_owned()),
        ),
    ];
    for (number, (change, path, kind)) in table.into_iter().enumerate() {
        let error = changed(change).expect_err(&format!("{number}: {path}: taken"));
        let PackError::Unsound(faults) = &error else { panic!("{number}: {error}") };
        let named = |fault: &Fault| fault.path.starts_with(path) && fault.kind == kind;
        assert!(faults.iter().any(named), "{number}: {path}: {kind:?} in {faults:#?}");
    }
}

/// The measure of this name.
fn measure<'p>(pack: &'p mut Value, id: &str) -> &'p mut Value {
    let measures = pack["measures"].as_array_mut().expect("a list");
    measures.iter_mut().find(|measure| measure["id"] == id).expect("it is there")
}

#[test]
fn every_error_says_what_is_wrong_in_both_languages() {
    let mut kinds = vec![
        FaultKind::NotAnId("x".to_owned()),
        FaultKind::Twice("x".to_owned()),
        FaultKind::Unknown("x".to_owned()),
        FaultKind::NoText,
        FaultKind::NotADay("x".to_owned()),
        FaultKind::TooFew(1),
        FaultKind::TooMany(9),
        FaultKind::QuoteAbsent("x".to_owned()),
        FaultKind::SentenceUnaccounted,
        FaultKind::Order,
        FaultKind::Code(1),
        FaultKind::Pinyin("x".to_owned()),
        FaultKind::ComparisonIdle,
        FaultKind::ReadTwice("x".to_owned()),
        FaultKind::NoNumber("x".to_owned()),
    ];
    let fault = |kind| Fault { path: "measures/masks".to_owned(), kind };
    let all = PackError::Unsound(kinds.drain(..).map(fault).collect());
    assert!(all.message(Lang::Zh).contains("另有 10 处"), "the first five are named");
    let PackError::Unsound(each) = all.clone() else { unreachable!() };
    let errors = each.into_iter().map(|fault| PackError::Unsound(vec![fault])).chain([
        all,
        PackError::Empty,
        PackError::WebPage,
        PackError::TooLarge { bytes: 9 },
        PackError::NotJson { line: 3, column: 4 },
        PackError::NotAPack,
        PackError::Format { format: 3 },
        PackError::Digest,
        PackError::Shape { what: "missing field".to_owned() },
    ]);
    for error in errors {
        let (zh, en) = (error.message(Lang::Zh), error.message(Lang::En));
        assert!(!zh.contains("{}") && !en.contains("{}"), "{zh} {en}");
        assert!(zh.starts_with("内容文件") || zh.starts_with("这个文件"), "{zh}");
        assert_eq!(error.to_string(), en);
    }
}

/// The value to which a path leads, as far as it goes.
fn at<'v>(value: &'v mut Value, path: &[Index]) -> &'v mut Value {
    let Some((step, rest)) = path.split_first() else { return value };
    let inside = match value {
        Value::Array(items) => items.len(),
        Value::Object(fields) => fields.len(),
        _ => 0,
    };
    if inside == 0 {
        return value;
    }
    let ix = step.index(inside);
    let next = match value {
        Value::Array(items) => items.get_mut(ix),
        Value::Object(fields) => fields.values_mut().nth(ix),
        _ => None,
    };
    at(next.expect("it is there"), rest)
}

/// What happens to files: bytes changed, taken out, put in.
fn damage() -> impl Strategy<Value = (Index, u8, usize)> {
    (any::<Index>(), any::<u8>(), 0..3_usize)
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn damage_is_found_and_never_a_panic(damages in prop::collection::vec(damage(), 1..4)) {
        let sound = json_of(real()).into_bytes();
        let mut bytes = sound.clone();
        for (at, byte, what) in damages {
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.remove(at); }
            }
        }
        if let Ok(read) = pack::read(&bytes) {
            // White space makes no difference, and so does a byte put in the place of itself.
            prop_assert!(read == Catalogue::clone(real()).in_chinese(), "{:?}", bytes.len());
        }
    }

    /// A value taken out, or another put in its place, with the digest that belongs to it: refused or read, never a panic.
    #[test]
    fn anything_in_the_place_of_anything_is_read_or_refused(
        path in prop::collection::vec(any::<Index>(), 1..8),
        other in prop_oneof![
            Just(json!(null)), Just(json!([])), Just(json!({})), Just(json!(0)), Just(json!(4_294_967_295_u32)),
            Just(json!("")), Just(json!("x")), Just(json!(["eldercare"])),
        ],
    ) {
        let read = changed(|pack| {
            *at(pack, &path) = other.clone();
        });
        if let Ok(mut catalogue) = read {
            // What is empty is left out when it is written again.
            catalogue.version = pack::digest(&catalogue);
            let again = pack::read(json_of(&catalogue).as_bytes());
            prop_assert!(again == Ok(catalogue), "{:?}: {}", path, other);
        }
    }
}
