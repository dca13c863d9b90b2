//! A JSON text as objects that know where in the text they stand, which serde does not keep.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// A value of the text.
#[derive(Debug)]
pub(crate) struct Value<'a> {
    /// Its first byte in the whole text.
    pub at: usize,
    /// Its own text.
    pub raw: &'a str,
    /// Its entries, if it is an object and not too deep to matter.
    pub object: Option<Vec<Entry<'a>>>,
}

/// An entry of an object.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    /// The key as it is meant.
    pub key: String,
    /// The key as it is written.
    pub raw_key: &'a str,
    /// First byte of the key in the whole text.
    pub at: usize,
    /// The value.
    pub value: Value<'a>,
}

impl<'a> Value<'a> {
    /// Takes a text apart, so many objects deep.
    pub(crate) fn parse(text: &'a str, depth: usize) -> Result<Self, serde_json::Error> {
        let raw: &RawValue = serde_json::from_str(text)?;
        Self::take_apart(text, raw, depth)
    }

    fn take_apart(text: &str, raw: &'a RawValue, depth: usize) -> Result<Self, serde_json::Error> {
        let raw = raw.get();
        let object = if depth > 0 && raw.starts_with('{') {
            let Fields(fields) = serde_json::from_str(raw)?;
            let entries = fields.into_iter().map(|(key, value)| {
                Ok(Entry {
                    // Half a surrogate pair is JSON and yet no string. Serde will say so.
                    key: serde_json::from_str(key.get()).unwrap_or_else(|_| key.get().to_owned()),
                    raw_key: key.get(),
                    at: offset(text, key.get()),
                    value: Self::take_apart(text, value, depth - 1)?,
                })
            });
            Some(entries.collect::<Result<_, serde_json::Error>>()?)
        } else {
            None
        };
        Ok(Self { at: offset(text, raw), raw, object })
    }

    /// The entries, if it is an object.
    pub(crate) fn entries(&self) -> &[Entry<'a>] {
        self.object.as_deref().unwrap_or_default()
    }

    /// The entry of a key, if it is an object and has one.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry<'a>> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The entry that a byte stands in, or just after.
    pub(crate) fn entry_at(&self, at: usize) -> Option<&Entry<'a>> {
        let entries = self.entries();
        let next = entries.partition_point(|entry| entry.at <= at);
        entries.get(next.checked_sub(1)?).filter(|entry| at <= entry.value.end())
    }

    /// One past its last byte in the whole text.
    pub(crate) fn end(&self) -> usize {
        self.at + self.raw.len()
    }
}

/// Where a part of a text begins in it. The part was borrowed from the text, so that the distance of
/// their addresses is the answer.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

/// What a JSON error says, without the place: that is told apart, counted in characters.
pub(crate) fn without_place(error: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = error.to_string();
    text.strip_suffix(&place).unwrap_or(&text).to_owned()
}

/// The entries of an object in their order, keys that stand twice included.
struct Fields<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnyFields)
    }
}

struct AnyFields;

impl<'de> Visitor<'de> for AnyFields {
    type Value = Fields<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_know_their_places() {
        let text = " {\n \"a\\u0062\" : {\"单\":[1]}, \"ab\":{\"x\":{\"y\":{}}}}";
        let value = Value::parse(text, 3).unwrap();
        assert_eq!(value.at, 1);
        let [first, second] = value.entries() else { panic!("{value:?}") };
        assert_eq!((first.key.as_str(), second.key.as_str()), ("ab", "ab"));
        assert_eq!(&text[first.at..][..first.raw_key.len()], "\"a\\u0062\"");
        let inner = &first.value.entries()[0];
        assert_eq!(inner.key, "单");
        assert_eq!(&text[inner.value.at..inner.value.end()], "[1]");
        let third = &second.value.entries()[0].value.entries()[0].value;
        assert!(third.object.is_none(), "too deep to be taken apart");
        assert_eq!(&text[third.at..third.end()], "{}");
    }

    #[test]
    fn however_deep_it_is_nothing_overflows() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let deep = open.repeat(100_000) + "1" + &close.repeat(100_000);
            assert!(Value::parse(&deep, 3).is_ok());
        }
        assert!(Value::parse(&"[".repeat(100_000), 3).is_err());
    }
}
