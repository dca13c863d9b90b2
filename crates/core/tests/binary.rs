//! The binary catalogue that ships in the page, and the English texts that are carried apart.

mod support;

use proptest::prelude::*;
use selfcheck_core::{
    Catalogue, Lang,
    catalogue::{BETWEEN, English, Outline},
    words::Word,
};
use serde_json::Value;
use support::{
    generate::{cases, made_up_case},
    real,
};

/// Every text of the catalogue, found by the shape of its serialised form: `{ zh, en }`.
fn texts(value: &Value) -> Vec<(String, String)> {
    match value {
        Value::Object(fields) => match (fields.get("zh"), fields.get("en")) {
            (Some(Value::String(zh)), Some(Value::String(en))) => vec![(zh.clone(), en.clone())],
            _ => fields.values().flat_map(texts).collect(),
        },
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn all_texts(catalogue: &Catalogue) -> Vec<(String, String)> {
    serde_json::to_value(catalogue).map(|value| texts(&value)).unwrap_or_default()
}

#[test]
fn the_real_catalogue_survives_the_binary_form() {
    let bytes = real().encode();
    println!("{} bytes", bytes.len());
    assert_eq!(Catalogue::decode(&bytes).as_ref(), Ok(&**real()));
}

#[test]
fn a_cut_binary_is_an_error_and_never_a_panic() {
    let bytes = real().encode();
    // Every length would take minutes: all short ones, then steps that fall on every residue.
    for length in (0..512).chain((512..bytes.len()).step_by(997)) {
        let error = Catalogue::decode(&bytes[..length]).expect_err("it was cut");
        assert!(error.to_string().starts_with("the binary content cannot be read"));
    }
}

#[test]
fn the_english_texts_can_be_taken_out_and_put_back() {
    let mut catalogue = Catalogue::clone(real());
    let before = all_texts(&catalogue);
    assert!(before.len() > catalogue.measures.len(), "every measure has texts");
    let english = catalogue.take_english();
    // Nothing English is left, and nothing Chinese was touched.
    for ((zh, en), (zh_before, _)) in all_texts(&catalogue).iter().zip(&before) {
        assert_eq!((zh, en.as_str()), (zh_before, ""));
    }
    let name = &catalogue.entities[0].name;
    assert_eq!(*name.get(Lang::En), name.zh, "Chinese stands in while English is not loaded");
    let english = English::decode(&english.encode());
    let word = Word::Name.get(Lang::En);
    assert_eq!(catalogue.put_english(english.expect("it was just written")), Ok(()));
    assert_eq!(catalogue, **real());
    assert_eq!(Word::Name.get(Lang::En), word, "the page's own words are in it too");
}

#[test]
fn english_texts_of_another_content_are_refused() {
    let mut newer = Catalogue::clone(real());
    newer.version = "ffffffffffff".to_owned();
    let mut catalogue = Catalogue::clone(real());
    let _ = catalogue.take_english();
    let without = catalogue.clone();
    assert!(catalogue.put_english(newer.take_english()).is_err());
    assert_eq!(catalogue, without, "refused, and yet changed");
    // The same version with fewer texts, as a damaged pack would have.
    let mut fewer = Catalogue::clone(real());
    fewer.measures.pop();
    assert!(catalogue.put_english(fewer.take_english()).is_err());
    assert_eq!(catalogue, without);
    // The page's own words with one that runs into the next, as one changed byte makes it.
    let english = serde_json::to_value(Catalogue::clone(real()).take_english()).unwrap();
    let words = english["words"].as_str().unwrap();
    let end = words.chars().next_back().unwrap();
    let mut changed = english.clone();
    changed["words"] = words.replacen(end, " ", 1).into();
    let word = Word::Name.get(Lang::En);
    assert!(catalogue.put_english(serde_json::from_value(changed).unwrap()).is_err());
    assert_eq!(catalogue, without);
    assert_eq!(Word::Name.get(Lang::En), word, "refused, and yet learnt");
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_catalogue_survives_the_binary_form(case in made_up_case()) {
        let bytes = case.catalogue.encode();
        let back = Catalogue::decode(&bytes).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(&back, &*case.catalogue);
    }

    #[test]
    fn bytes_that_are_no_catalogue_never_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..256),
        at in any::<prop::sample::Index>(),
        to in any::<u8>(),
    ) {
        let _ = Catalogue::decode(&bytes);
        let _ = English::decode(&bytes);
        // One byte of the real one changed may still be readable, but must not panic.
        let mut real = real().encode();
        let at = at.index(real.len());
        real[at] = to;
        let _ = Catalogue::decode(&real);
    }
}

// ---- The outline and its words ----

#[test]
fn the_outline_and_its_words_make_the_catalogue_again() {
    let mut catalogue = Catalogue::clone(real());
    let english = catalogue.take_english();
    let (outline, words) = Outline::of(catalogue);
    let again = Outline::decode(&outline.encode()).expect("it was just written");
    let mut again = again.with_words(&words).expect("they are its words");
    assert_eq!(again.put_english(english), Ok(()));
    // What only the compiler of the notices reads is left out on purpose.
    for (fact, real) in again.facts.iter_mut().zip(&real().facts) {
        assert_eq!(fact.word, "");
        fact.word.clone_from(&real.word);
    }
    assert_eq!(again, **real());
}

#[test]
fn the_outline_holds_no_chinese_but_names_of_places() {
    let (outline, words) = Outline::of(Catalogue::clone(real()));
    let bytes = outline.encode();
    for word in words.split(BETWEEN).filter(|word| word.chars().count() > 5) {
        let there = bytes.windows(word.len()).any(|window| window == word.as_bytes());
        assert!(!there, "{word}");
    }
}

#[test]
fn words_that_are_not_to_the_letter_its_own_are_refused() {
    let (outline, words) = Outline::of(Catalogue::clone(real()));
    let half = &words[..words.floor_char_boundary(words.len() / 2)];
    let translated = words.replacen('疫', "Epidemic", 1);
    let swapped: String = words.split(BETWEEN).rev().collect::<Vec<_>>().join("\u{1f}");
    let more = format!("{words}{BETWEEN}");
    for other in ["", half, &translated, &swapped, &more, &words.to_lowercase().replace('，', ",")]
    {
        assert!(outline.clone().with_words(other).is_err());
    }
}
