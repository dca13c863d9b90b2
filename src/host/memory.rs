//! A twin of the browser for tests without one.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, HashMap},
    fmt,
};

use selfcheck_core::{
    Lang,
    format::{Json, ReadError},
};
use serde::{
    Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{Host, StorageError, browser::DEPTH};
use crate::draw::Out;

/// A browser that lives in memory and can be told to misbehave.
#[derive(Debug, Default)]
pub struct MemoryHost {
    /// What is stored.
    pub items: RefCell<BTreeMap<String, String>>,
    /// How many characters fit; no limit if zero.
    pub room: Cell<usize>,
    /// Whether storage is refused.
    pub blocked: Cell<bool>,
    /// The files offered: name and text.
    pub offered: RefCell<Vec<(String, String)>>,
    /// The fragment gone to.
    pub at: RefCell<String>,
    /// What was told to the scripts around the page.
    pub told: RefCell<Vec<String>>,
    count: Cell<u32>,
}

impl MemoryHost {
    fn open(&self) -> Result<(), StorageError> {
        if self.blocked.get() { Err(StorageError::Blocked) } else { Ok(()) }
    }
}

impl Host for MemoryHost {
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.open()?;
        let items = self.items.borrow();
        Ok(items.keys().filter(|k| k.starts_with(super::store::PREFIX)).cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.open()?;
        Ok(self.items.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.open()?;
        let mut items = self.items.borrow_mut();
        let others: usize =
            items.iter().filter(|(k, _)| *k != key).map(|(k, v)| k.len() + v.len()).sum();
        if self.room.get() > 0 && others + key.len() + value.len() > self.room.get() {
            return Err(StorageError::Full);
        }
        items.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.open()?;
        self.items.borrow_mut().remove(key);
        Ok(())
    }

    fn rescue(&self, _text: &str) {}

    fn now(&self) -> String {
        self.count.set(self.count.get() + 1);
        format!("2021-12-08T08:{:02}:{:02}.000Z", self.count.get() / 60, self.count.get() % 60)
    }

    fn local_time(&self, rfc3339: &str) -> String {
        rfc3339.get(..16).unwrap_or_default().replace('T', " ")
    }

    fn new_id(&self) -> String {
        self.count.set(self.count.get() + 1);
        format!("id{}", self.count.get())
    }

    fn parse(&self, text: &str, most: usize) -> Result<Json, ReadError> {
        if text.len() > most {
            return Err(ReadError::TooLarge(text.len()));
        }
        as_browsers_parse(text).map_err(|error| ReadError::Shape(error.to_string()))
    }

    fn offer_file(&self, name: &str, _mime: &str, text: &str) {
        self.offered.borrow_mut().push((name.to_owned(), text.to_owned()));
    }

    fn put_out(&self, _: Out) {}

    fn fragment(&self) -> String {
        self.at.borrow().clone()
    }

    fn go(&self, fragment: &str) {
        fragment.clone_into(&mut self.at.borrow_mut());
    }

    fn preferred_language(&self) -> Option<String> {
        None
    }

    fn speak(&self, _lang: Lang) {}

    fn dress(&self, _look: crate::state::look::Look) {}

    fn tell(&self, what: &str) {
        self.told.borrow_mut().push(what.to_owned());
    }

    fn fetch(&self, _name: &str, then: Box<dyn FnOnce(Option<Vec<u8>>)>) {
        then(None);
    }
}

/// JSON as the real browser's `parse` gives it: of a name that stands twice the last value counts, in the first place; what
/// nests deeper than it looks is noticed and no more, however deep it is; half a surrogate pair becomes the replacement
/// character. Only a number too large for a double is an error here, and none there.
fn as_browsers_parse(text: &str) -> serde_json::Result<Json> {
    let text = without_half_pairs(text);
    let mut reader = serde_json::Deserializer::from_str(&text);
    let value = Levels(DEPTH).deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// Reads a value so many levels deep.
struct Levels(u8);

impl<'de> DeserializeSeed<'de> for Levels {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Json, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Levels {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Json::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        if self.0 == 0 {
            while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Json::Other);
        }
        let mut fields: Vec<(String, Json)> = Vec::new();
        let mut places = HashMap::new();
        while let Some(name) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(Levels(self.0 - 1))?;
            match places.get(&name) {
                Some(at) => fields[*at] = (name, value),
                None => {
                    places.insert(name.clone(), fields.len());
                    fields.push((name, value));
                }
            }
        }
        Ok(Json::Object(fields))
    }
}

/// The text with `\ufffd` for every escaped half of a surrogate pair that stands alone.
fn without_half_pairs(text: &str) -> String {
    let unit = |text: &str| {
        let digits = text.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let (mut whole, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        whole.push_str(before);
        let second = unit(escape.get(6..).unwrap_or_default());
        let (kept, length) = match unit(escape) {
            Some(0xd800..0xdc00) if second.is_some_and(|unit| (0xdc00..0xe000).contains(&unit)) => {
                (&escape[..12], 12)
            }
            Some(0xd800..0xe000) => ("\\ufffd", 6),
            _ => {
                let length = 1 + escape[1..].chars().next().map_or(0, char::len_utf8);
                (&escape[..length], length)
            }
        };
        whole.push_str(kept);
        rest = &escape[length..];
    }
    whole + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Result<Json, ReadError> {
        MemoryHost::default().parse(text, usize::MAX)
    }

    fn object(fields: &[(&str, Json)]) -> Json {
        Json::Object(fields.iter().map(|(name, json)| ((*name).to_owned(), json.clone())).collect())
    }

    #[test]
    fn json_is_read_as_browsers_read_it() {
        let text = |text: &str| Json::Text(text.to_owned());
        for (json, expected) in [
            ("null", Json::Null),
            (" \r\n\t-1.5e1 ", Json::Number(-15.0)),
            ("18446744073709551616", Json::Number(18_446_744_073_709_551_616.0)),
            ("[1, {\"a\": [[]]}]", Json::Other),
            ("true", Json::Other),
            (r#""\ud83d\ude37 \ud83d \ude37\\ud83d""#, text("😷 \u{fffd} \u{fffd}\\ud83d")),
            (r#""\ud83d\u0041""#, text("\u{fffd}A")),
            (
                r#"{"b": 1, "a": 2, "b": null, "__proto__": "x"}"#,
                object(&[("b", Json::Null), ("a", Json::Number(2.0)), ("__proto__", text("x"))]),
            ),
        ] {
            assert_eq!(parse(json), Ok(expected), "{json}");
        }
        for wrong in [
            "",
            "{",
            "[1,]",
            "{\"a\":1,}",
            "01",
            "'a'",
            "\"\n\"",
            "\u{feff}1",
            "\u{a0}1",
            "NaN",
            "1 2",
            r#""\u12""#,
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_nests_too_deep_is_noticed_and_no_more() {
        let levels = usize::from(DEPTH);
        for depth in [1, levels - 1, levels, levels + 1, 100_000] {
            let objects = ["{\"a\":".repeat(depth), "}".repeat(depth)];
            // So many levels of objects, then what stands inside, or what stands for the rest.
            let inside = if depth < levels { object(&[]) } else { Json::Other };
            let expected =
                (0..depth.min(levels)).fold(inside, |inside, _| object(&[("a", inside)]));
            assert_eq!(parse(&objects.join("{}")), Ok(expected), "{depth}");
            assert!(parse(&objects[0]).is_err(), "{depth}");
            let lists = ["[".repeat(depth), "]".repeat(depth)];
            assert_eq!(parse(&lists.join("{}")), Ok(Json::Other), "{depth}");
            assert!(parse(&lists[0]).is_err(), "{depth}");
        }
    }

    #[test]
    fn as_much_is_read_as_may_be() {
        let host = MemoryHost::default();
        assert_eq!(host.parse("\"养\"", 5), Ok(Json::Text("养".to_owned())));
        assert_eq!(host.parse("\"养\"", 4), Err(ReadError::TooLarge(5)));
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_was_written(text: String) {
            let written = serde_json::to_string(&text).expect("any text can be written");
            prop_assert_eq!(parse(&written), Ok(Json::Text(text)));
        }
    }
}
