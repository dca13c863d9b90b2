//! Where self-checks are kept on this device: one item each, so that a damaged one costs no other.

use selfcheck_core::{
    Catalogue, Response,
    format::{Problem, ReadError, ResponseFile},
};

use super::{Host, StorageError};

/// What the names of all our items start with; other pages may share the storage.
pub const PREFIX: &str = "selfcheck.";

/// The name of the item that holds the chosen language.
pub const LANGUAGE_KEY: &str = "selfcheck.language";

const RESPONSE: &str = "selfcheck.response.";

/// What was found in storage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The self-checks, as they can be used.
    pub responses: Vec<Response>,
    /// Parts of a self-check that this content does not know: kept, and named on the page.
    pub set_aside: Vec<(String, Vec<Problem>)>,
    /// Items that cannot be used. They are left where they are.
    pub damaged: Vec<Damaged>,
    /// Why storage could not be read, if so.
    pub error: Option<StorageError>,
}

/// A stored item that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// Its name in storage.
    pub key: String,
    /// What is wrong with it.
    pub why: ReadError,
    /// Its text, as it is.
    pub raw: String,
}

/// Reads everything that is stored. Nothing is changed, whatever is found.
pub fn load(host: &dyn Host, catalogue: &Catalogue) -> Loaded {
    let mut loaded = Loaded::default();
    let mut keys = match host.keys() {
        Ok(keys) => keys,
        Err(error) => {
            loaded.error = Some(error);
            return loaded;
        }
    };
    keys.sort();
    for key in keys.into_iter().filter(|key| key.starts_with(RESPONSE)) {
        let raw = match host.get(&key) {
            Ok(Some(raw)) => raw,
            Ok(None) => continue,
            Err(error) => {
                loaded.error = Some(error);
                continue;
            }
        };
        match host.parse(&raw).and_then(|file| file.place(catalogue)) {
            Ok(mut placed) => {
                // The name of the item decides: two items never become one self-check.
                key[RESPONSE.len()..].clone_into(&mut placed.response.id);
                if !placed.set_aside.is_empty() {
                    loaded.set_aside.push((placed.response.id.clone(), placed.set_aside));
                }
                loaded.responses.push(placed.response);
            }
            Err(why) => loaded.damaged.push(Damaged { key, why, raw }),
        }
    }
    loaded
}

/// Stores a self-check under its name.
///
/// # Errors
/// When storage is blocked or full; what was stored before is then still there.
pub fn save(
    host: &dyn Host,
    catalogue: &Catalogue,
    response: &Response,
) -> Result<(), StorageError> {
    let text = ResponseFile::new(catalogue, response).to_json_text();
    host.rescue(&text);
    host.set(&key(&response.id), &text)
}

/// Removes a self-check.
///
/// # Errors
/// When storage is blocked.
pub fn remove(host: &dyn Host, id: &str) -> Result<(), StorageError> {
    host.remove(&key(id))
}

fn key(id: &str) -> String {
    format!("{RESPONSE}{id}")
}
