//! The small sorted map behaves as the standard library's.

use std::collections::BTreeMap;

use proptest::prelude::*;
use selfcheck_core::keyed::Keyed;

#[derive(Debug, Clone)]
enum Step {
    Insert(u8, u8),
    Remove(u8),
    Change(u8, u8),
}

fn step() -> impl Strategy<Value = Step> {
    // Few keys, so that they meet again.
    let key = 0u8..12;
    prop_oneof![
        3 => (key.clone(), any::<u8>()).prop_map(|(key, value)| Step::Insert(key, value)),
        1 => key.clone().prop_map(Step::Remove),
        1 => (key, any::<u8>()).prop_map(|(key, value)| Step::Change(key, value)),
    ]
}

proptest! {
    #[test]
    fn it_does_what_a_btree_map_does(steps in prop::collection::vec(step(), 0..40)) {
        let (mut ours, mut theirs) = (Keyed::new(), BTreeMap::new());
        for step in steps {
            match step {
                Step::Insert(key, value) => prop_assert_eq!(ours.insert(key, value), theirs.insert(key, value)),
                Step::Remove(key) => prop_assert_eq!(ours.remove(&key), theirs.remove(&key)),
                Step::Change(key, value) => {
                    let (a, b) = (ours.get_mut(&key), theirs.get_mut(&key));
                    prop_assert_eq!(&a, &b);
                    if let (Some(a), Some(b)) = (a, b) {
                        (*a, *b) = (value, value);
                    }
                }
            }
            prop_assert_eq!(ours.len(), theirs.len());
            prop_assert_eq!(ours.is_empty(), theirs.is_empty());
            for key in 0..12 {
                prop_assert_eq!(ours.get(&key), theirs.get(&key));
                prop_assert_eq!(ours.contains_key(&key), theirs.contains_key(&key));
            }
            prop_assert!(ours.iter().eq(&theirs));
            prop_assert!((&ours).into_iter().eq(&theirs));
            prop_assert!(ours.keys().eq(theirs.keys()));
        }
        prop_assert!(ours.into_iter().eq(theirs));
    }

    #[test]
    fn it_reads_and_writes_the_json_of_a_btree_map(
        entries in prop::collection::vec(("[a-c\"\\\\]{0,2}", any::<u8>()), 0..12),
    ) {
        let fail = |e: serde_json::Error| TestCaseError::fail(e.to_string());
        let ours: Keyed<String, u8> = entries.iter().cloned().collect();
        let theirs: BTreeMap<String, u8> = entries.iter().cloned().collect();
        let json = serde_json::to_string(&ours).map_err(fail)?;
        prop_assert_eq!(&json, &serde_json::to_string(&theirs).map_err(fail)?);
        prop_assert_eq!(serde_json::from_str::<Keyed<String, u8>>(&json).map_err(fail)?, ours);
        // A file may hold its keys in any order, and one twice: the last counts.
        let fields: Vec<_> = entries
            .iter()
            .map(|(key, value)| format!("{}:{value}", serde_json::Value::from(key.as_str())))
            .collect();
        let json = format!("{{{}}}", fields.join(","));
        let ours: Keyed<String, u8> = serde_json::from_str(&json).map_err(fail)?;
        let theirs: BTreeMap<String, u8> = serde_json::from_str(&json).map_err(fail)?;
        prop_assert!(ours.iter().eq(&theirs), "{}", json);
    }
}

#[test]
fn what_is_no_object_is_refused() {
    for json in ["[]", "null", "1", "\"a\"", "{\"a\":\"b\"}", "{"] {
        assert!(serde_json::from_str::<Keyed<String, u8>>(json).is_err(), "{json}");
    }
}
