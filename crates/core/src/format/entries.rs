//! Entries by name, as a file holds them: an object, and not one without end.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};

/// How many entries an object of a file may have: more than any content has, and few enough that nothing that is done with
/// each of them takes long, whatever a file was made for.
pub(super) const MOST: usize = 4096;

/// Reads an object with at most [`MOST`] entries. Of those with the same name the last counts.
pub(super) fn entries<'de, D: Deserializer<'de>, V: Deserialize<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, V>, D::Error> {
    deserializer.deserialize_map(Entries(PhantomData))
}

struct Entries<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Entries<V> {
    type Value = BTreeMap<String, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut entries: M) -> Result<Self::Value, M::Error> {
        let mut map = BTreeMap::new();
        while let Some((name, value)) = entries.next_entry()? {
            if map.len() >= MOST {
                return Err(M::Error::custom("there are more entries than any content has"));
            }
            map.insert(name, value);
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(json: &str) -> serde_json::Result<BTreeMap<String, u8>> {
        entries(&mut serde_json::Deserializer::from_str(json))
    }

    proptest! {
        /// A file may hold its names in any order, and one twice.
        #[test]
        fn they_are_read_as_any_map_is(
            fields in prop::collection::vec(("[a-c\"\\\\]{0,2}", any::<u8>()), 0..12),
        ) {
            let fail = |e: serde_json::Error| TestCaseError::fail(e.to_string());
            let fields: Vec<_> = fields
                .iter()
                .map(|(name, value)| format!("{}:{value}", serde_json::Value::from(name.as_str())))
                .collect();
            let json = format!("{{{}}}", fields.join(","));
            let theirs: BTreeMap<String, u8> = serde_json::from_str(&json).map_err(fail)?;
            prop_assert_eq!(read(&json).map_err(fail)?, theirs, "{}", json);
        }
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for json in ["[]", "null", "1", "\"a\"", "{\"a\":\"b\"}", "{"] {
            assert!(read(json).is_err(), "{json}");
        }
        let error = read("[]").map_err(|error| error.to_string());
        let expected = "invalid type: sequence, expected an object at line 1 column 0";
        assert_eq!(error, Err(expected.to_owned()));
    }

    #[test]
    fn more_than_any_content_has_are_refused() {
        let object = |count: usize| {
            let fields: Vec<_> = (0..count).map(|name| format!("\"{name}\":1")).collect();
            format!("{{{}}}", fields.join(","))
        };
        assert_eq!(read(&object(MOST)).map(|map| map.len()).ok(), Some(MOST));
        let error = read(&object(MOST + 1)).map_err(|error| error.to_string());
        assert!(error.is_err_and(|error| error.contains("more entries than any content has")));
    }
}
