//! What is no self-check changes nothing, and what is too large or partly spoiled costs nothing else.

use selfcheck_core::{
    catalogue::MeasureIx,
    format::{
        ReadError,
        response::{FORMAT, MAX_BYTES},
    },
};

use super::{
    opening::{apart, newer, open, rescue, said, text},
    *,
};

#[test]
fn what_is_no_self_check_is_refused_and_changes_nothing() {
    let good = Response { id: "good".to_owned(), unit: "镇海".to_owned(), ..Response::default() };
    let here = open(&model(), "good.json", &text(&good));
    let file = text(&good);
    let deep = |open: &str, close: &str| {
        let (open, close) = (open.repeat(100_000), close.repeat(100_000));
        format!("{{\"format\":2,\"answers\":{open}1{close}}}")
    };
    let field = |field: &str| format!("{{\"format\":2,{field}}}");
    let cases = [
        ("empty", String::new()),
        ("blank", " \r\n".to_owned()),
        ("a mark alone", "\u{feff}".to_owned()),
        ("two marks", format!("\u{feff}\u{feff}{file}")),
        ("binary", "PK\u{3}\u{4}\u{0}\u{fffd}\u{fffd}".to_owned()),
        ("a page", "<!doctype html><title>404</title>".to_owned()),
        ("a table", "序号,检查时间\r\n1,2021-12-07\r\n".to_owned()),
        ("cut off", file[..file.len() - 4].to_owned()),
        ("twice", file.repeat(2)),
        ("no object", "[1,2,3]".to_owned()),
        ("a word", "null".to_owned()),
        ("an empty object", "{}".to_owned()),
        ("something else", r#"{"name":"selfcheck","version":"0.1.0"}"#.to_owned()),
        ("no such version", r#"{"format":0}"#.to_owned()),
        ("half a version", r#"{"format":2.5}"#.to_owned()),
        ("a version in words", r#"{"format":"2"}"#.to_owned()),
        ("entity", field(r#""entity":"hotel""#)),
        ("place", field(r#""place":"330371""#)),
        ("unit", field(r#""unit":["x"]"#)),
        ("checker", field(r#""checker":{"x":1}"#)),
        ("facts", field(r#""facts":[]"#)),
        ("answer", field(r#""answers":{"masks":"met"}"#)),
        ("no fulfilment", field(r#""answers":{"masks":{"note":"x"}}"#)),
        ("note", field(r#""answers":{"masks":{"fulfilment":"met","note":7}}"#)),
        ("stray reason", field(r#""answers":{"masks":{"fulfilment":"met","reason":"x"}}"#)),
        ("owner", field(r#""ledger":{"masks":{"state":"open","owner":null}}"#)),
        ("day", field(r#""ledger":{"masks":{"state":"open","due":"2021-02-29"}}"#)),
        ("state", field(r#""ledger":{"masks":{"state":"begun"}}"#)),
        ("field", field(r#""constructor":"x""#)),
        ("lists in lists", deep("[", "]")),
        ("objects in objects", deep("{\"a\":", "}")),
        ("endless lists", "[".repeat(100_000)),
        ("too large", field(&format!("\"unit\":\"{}\"", "x".repeat(2 << 20)))),
        ("rescued nothing", r#"{"selfcheck.response.a": null}"#.to_owned()),
        ("rescued wrongly", r#"{"(on screen)": {"format":2}}"#.to_owned()),
        ("rescued a rescue", rescue(&[("(on screen)".to_owned(), rescue(&[]))])),
    ];
    for (what, file) in &cases {
        let opened = open(&here, what, file);
        assert_eq!(apart(&opened), apart(&here), "{what}");
        assert_eq!(opened.screen, Screen::Open, "{what}");
        let error = said(&opened).0.as_ref().expect_err(what);
        assert!(opened.opened[0].file.starts_with(what));
        for lang in [Lang::Zh, Lang::En] {
            assert!(!error.message(lang).trim().is_empty(), "{what}");
        }
        let zh = error.message(Lang::Zh);
        assert!(!zh.is_ascii(), "{what}: {zh}");
    }
    // All of them after each other, too.
    let all = cases.iter().fold(here.clone(), |model, (what, file)| open(&model, what, file));
    assert_eq!(apart(&all), apart(&here));
    assert_eq!(all.opened.len(), cases.len() + 1);
}

#[test]
fn the_size_of_a_file_has_a_limit_to_the_byte() {
    let sized = |size: usize| " ".repeat(size - 21) + r#"{"format":2,"id":"a"}"#;
    assert!(said(&open(&model(), "a", &sized(MAX_BYTES))).0.is_ok());
    let error = Err(ReadError::TooLarge(MAX_BYTES + 1));
    assert_eq!(*said(&open(&model(), "a", &sized(MAX_BYTES + 1))).0, error);
}

/// A self-check with this many characters of remarks.
fn wordy(id: &str, characters: usize) -> Response {
    let (id, unit) = (id.to_owned(), id.to_owned());
    let mut response = Response { id, unit, ..Response::default() };
    let note = "备".repeat(characters);
    response.answers.insert(MeasureIx(0), Answer { fulfilment: Fulfilment::Unmet, note });
    response
}

#[test]
fn a_stopped_page_may_hand_out_more_than_one_file_may_hold() {
    let all: Vec<_> = (0..6).map(|n| wordy(&format!("id{n}"), 100_000)).collect();
    let items: Vec<_> = all.iter().map(|r| (store::key(&r.id), text(r))).collect();
    let file = rescue(&items);
    assert!(file.len() > MAX_BYTES, "{}", file.len());
    let opened = open(&model(), "rescue", &file);
    assert_eq!(opened.responses.len(), all.len());
}

#[test]
fn one_bad_item_of_a_stopped_page_costs_no_other_and_is_named() {
    let good = wordy("good", 3);
    let items = [
        (store::key("cut"), text(&good)[..40].to_owned()),
        (store::key("good"), text(&good)),
        (store::key("cut-too"), text(&good)[..40].to_owned()),
        (store::key("later"), newer(&good, FORMAT + 1)),
    ];
    let opened = open(&model(), "rescue", &rescue(&items));
    assert_eq!(opened.responses, [Rc::new(good)]);
    assert_eq!(opened.guests.len(), 1);
    let said: Vec<_> = opened.opened.iter().map(|o| (o.file.as_str(), o.outcome.is_ok())).collect();
    let expected = [
        ("rescue: selfcheck.response.later", true),
        ("rescue: selfcheck.response.good", true),
        ("rescue: selfcheck.response.cut-too", false),
        ("rescue: selfcheck.response.cut", false),
    ];
    assert_eq!(said, expected);
}

// ---- What the page cannot read is never saved ----

#[test]
fn what_would_be_too_large_to_open_is_not_stored_in_place_of_what_can_be() {
    let host = Memory::default();
    let small = wordy("a", 10);
    store::save(&host, catalogue(), None, &small).unwrap();
    assert_eq!(
        store::save(&host, catalogue(), None, &wordy("a", 400_000)),
        Err(StorageError::Full)
    );
    let loaded = store::load(&host, catalogue());
    assert_eq!(loaded.responses, [Rc::new(small)]);
    assert!(loaded.damaged.is_empty());
}
