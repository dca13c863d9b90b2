//! Where self-checks are kept on this device: one item each, so that a damaged one costs no other.

use std::rc::Rc;

use selfcheck_core::{
    Catalogue, Response,
    changes::Seen,
    format::{self, Placed, Problem, ReadError, ResponseFile, response::MAX_BYTES},
};

pub use crate::storage::PREFIX;
use crate::storage::{Storage, StorageError};

/// The name of the item that holds the chosen language.
pub const LANGUAGE_KEY: &str = "selfcheck.language";

/// What the name of the item begins with that holds what this device has seen of a pack.
const SEEN: &str = "selfcheck.content";

/// The name of the item that holds whether the page is in the elder view.
pub const VIEW_KEY: &str = "selfcheck.view";

/// What that item holds if it is.
pub const ELDER: &str = "elder";

/// The name of the item that holds the size of the elder view's text.
pub const SIZE_KEY: &str = "selfcheck.size";

/// The name of the item that holds the colours.
pub const COLOURS_KEY: &str = "selfcheck.colours";

/// The name of the item that holds how long self-checks stay.
pub const EXPIRY_KEY: &str = "selfcheck.expiry";

/// The name of the item that holds the names of self-checks that were removed.
const GONE: &str = "selfcheck.gone";

const RESPONSE: &str = "selfcheck.response.";

/// What was found in storage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The self-checks, as they can be used.
    pub responses: Vec<Rc<Response>>,
    /// Parts of a self-check that this content does not know: kept, and named on the page.
    pub set_aside: Rc<Vec<(String, Vec<Problem>)>>,
    /// Items that cannot be used. They are left where they are.
    pub damaged: Vec<Rc<Damaged>>,
    /// What this device has seen of the content.
    pub seen: Option<Seen>,
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
pub fn load(storage: &dyn Storage, catalogue: &Catalogue) -> Loaded {
    let mut loaded = Loaded::default();
    let mut set_aside = Vec::new();
    let mut keys = match storage.keys() {
        Ok(keys) => keys,
        Err(error) => {
            loaded.error = Some(error);
            return loaded;
        }
    };
    keys.sort();
    let seen = storage.get(&seen_key(catalogue)).ok().flatten();
    loaded.seen = seen.and_then(|text| Seen::parse(&text));
    for key in keys.into_iter().filter(|key| key.starts_with(RESPONSE)) {
        let raw = match storage.get(&key) {
            Ok(Some(raw)) => raw,
            Ok(None) => continue,
            Err(error) => {
                loaded.error = Some(error);
                continue;
            }
        };
        match format::read(catalogue, &raw) {
            Ok(mut placed) => {
                // The name of the item decides: two items never become one self-check.
                key[RESPONSE.len()..].clone_into(&mut placed.response.id);
                if !placed.set_aside.is_empty() {
                    set_aside.push((placed.response.id.clone(), placed.set_aside));
                }
                loaded.responses.push(Rc::new(placed.response));
            }
            // Of another pack, which lives on the same device: its page sees it.
            Err(ReadError::OtherPack(_)) => {}
            Err(why) => loaded.damaged.push(Rc::new(Damaged { key, why, raw })),
        }
    }
    loaded.set_aside = Rc::new(set_aside);
    loaded
}

/// Removes the self-checks of which the time is over, from storage and from what was found there. How many those are. What
/// cannot be removed stays.
pub fn expire(
    storage: &dyn Storage,
    loaded: &mut Loaded,
    is_over: impl Fn(&Response) -> bool,
) -> usize {
    let before = loaded.responses.len();
    loaded.responses.retain(|it| !is_over(it) || remove(storage, &it.id).is_err());
    before - loaded.responses.len()
}

/// The name of the item that holds what this device has seen of this pack. Before there were packs there was one.
pub fn seen_key(catalogue: &Catalogue) -> String {
    match catalogue.takes_unnamed {
        true => SEEN.to_owned(),
        false => [SEEN, ".", &catalogue.id].concat(),
    }
}

/// Removes everything of ours, but not the self-checks of other packs, which are another page's, nor what was seen of them.
///
/// # Errors
/// When storage is blocked: then some of it may still be there.
pub fn clear(storage: &dyn Storage, catalogue: &Catalogue) -> Result<(), StorageError> {
    // The copy for a stopped page as well.
    storage.rescue("");
    let mut removed = Vec::new();
    for key in storage.keys()? {
        let is_of_another = if key.starts_with(RESPONSE) {
            let text = storage.get(&key)?.unwrap_or_default();
            matches!(format::read(catalogue, &text), Err(ReadError::OtherPack(_)))
        } else {
            key == GONE || key.starts_with(SEEN) && key != seen_key(catalogue)
        };
        if !is_of_another {
            storage.remove(&key)?;
            removed.extend(key.strip_prefix(RESPONSE).map(str::to_owned));
        }
    }
    // Another window that still holds one must not store it again.
    if removed.is_empty() { Ok(()) } else { note_gone(storage, removed) }
}

/// What came of storing a self-check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is stored as it is.
    AsItIs,
    /// Another window had changed it meanwhile: this is what both together come to, and what is stored.
    Joined(Box<Placed>),
    /// It was deleted meanwhile, in another window; nothing was stored.
    Gone,
}

/// Stores a self-check under its name, joined with what another window has made of it since the state `before`, which this window
/// knows to be stored.
///
/// # Errors
/// When storage is blocked or full; what was stored before is then still there.
pub fn save(
    storage: &dyn Storage,
    catalogue: &Catalogue,
    before: Option<&Response>,
    response: &Response,
) -> Result<Saved, StorageError> {
    let text = format::write(catalogue, response);
    storage.rescue(&text);
    let stored = storage.get(&key(&response.id))?;
    if before.is_some() && stored.is_none() && gone(storage).contains(&response.id) {
        return Ok(Saved::Gone);
    }
    let is_known =
        |stored: &String| before.is_some_and(|it| format::write(catalogue, it) == *stored);
    let theirs =
        stored.filter(|it| !is_known(it)).and_then(|it| file(catalogue, &it, &response.id));
    let joined = theirs.and_then(|theirs| {
        let ours = ResponseFile::new(catalogue, response);
        let joined = format::join(&theirs, &ours);
        if joined == ours { None } else { joined.place(catalogue).ok() }
    });
    let Some(placed) = joined else {
        put(storage, &response.id, &text)?;
        return Ok(Saved::AsItIs);
    };
    put(storage, &response.id, &format::write(catalogue, &placed.response))?;
    Ok(Saved::Joined(Box::new(placed)))
}

fn put(storage: &dyn Storage, id: &str, text: &str) -> Result<(), StorageError> {
    // What could not be read again must not take the place of what can.
    if text.len() > MAX_BYTES {
        return Err(StorageError::Full);
    }
    storage.set(&key(id), text)
}

/// What another window has stored, if it can be read. The name of the item decides whose it is.
fn file(catalogue: &Catalogue, text: &str, id: &str) -> Option<ResponseFile> {
    let placed = format::read(catalogue, text).ok()?;
    let response = Response { id: id.to_owned(), ..placed.response };
    Some(ResponseFile::new(catalogue, &response))
}

/// Notes that this device has seen this content.
///
/// # Errors
/// When storage is blocked or full; the person is then told of the same changes once more.
pub fn note_seen(storage: &dyn Storage, catalogue: &Catalogue) -> Result<(), StorageError> {
    storage.set(&seen_key(catalogue), &Seen::of(catalogue).to_text())
}

/// Removes a self-check for good: a window that slept meanwhile does not store it again.
///
/// # Errors
/// When storage is blocked.
pub fn remove(storage: &dyn Storage, id: &str) -> Result<(), StorageError> {
    storage.remove(&key(id))?;
    note_gone(storage, [id.to_owned()])
}

/// Forgets that a self-check was removed: it is put back, or opened from a file again.
pub fn not_gone(storage: &dyn Storage, id: &str) {
    let mut gone = gone(storage);
    if gone.iter().any(|other| other == id) {
        gone.retain(|other| other != id);
        // Noted still, it would be gone again only for a window that slept.
        let _ = storage.set(GONE, &gone.join("\n"));
    }
}

/// The names of the self-checks that were removed, the latest last. They say nothing of what was in them.
fn gone(storage: &dyn Storage) -> Vec<String> {
    let text = storage.get(GONE).ok().flatten().unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// How many of them are remembered.
const MOST_GONE: usize = 500;

fn note_gone(
    storage: &dyn Storage,
    ids: impl IntoIterator<Item = String>,
) -> Result<(), StorageError> {
    let mut gone = gone(storage);
    gone.extend(ids);
    gone.drain(..gone.len().saturating_sub(MOST_GONE));
    storage.set(GONE, &gone.join("\n"))
}

/// The name of the item that holds the self-check of this name.
pub fn key(id: &str) -> String {
    [RESPONSE, id].concat()
}
