//! Where items are kept by name: the browser's storage, or its twin in memory.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

/// What the names of all our items start with; other pages may share the storage.
pub const PREFIX: &str = "selfcheck.";

/// What the page keeps things in, by name.
pub trait Storage {
    /// The names of all stored items that belong to the page.
    ///
    /// # Errors
    /// When the browser does not let the page read its storage.
    fn keys(&self) -> Result<Vec<String>, StorageError>;

    /// A stored item.
    ///
    /// # Errors
    /// As for [`Storage::keys`].
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Stores an item.
    ///
    /// # Errors
    /// When storage is blocked or full. What was stored before is then still there.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;

    /// Removes an item.
    ///
    /// # Errors
    /// As for [`Storage::keys`].
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// Keeps a copy of the self-check on screen where the stand-in for a stopped page finds it, stored or not.
    fn rescue(&self, text: &str);
}

/// Why the storage could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// There is none, or the page may not use it (private windows, frames, settings).
    Blocked,
    /// There is no room left.
    Full,
}

/// A storage that lives in memory and can be told to misbehave.
#[derive(Debug, Default)]
pub struct Memory {
    /// What is stored.
    pub items: RefCell<BTreeMap<String, String>>,
    /// How many characters fit; no limit if zero.
    pub room: Cell<usize>,
    /// Whether storage is refused.
    pub blocked: Cell<bool>,
}

impl Memory {
    fn open(&self) -> Result<(), StorageError> {
        if self.blocked.get() { Err(StorageError::Blocked) } else { Ok(()) }
    }
}

impl Storage for Memory {
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.open()?;
        let items = self.items.borrow();
        Ok(items.keys().filter(|key| key.starts_with(PREFIX)).cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.open()?;
        Ok(self.items.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.open()?;
        let mut items = self.items.borrow_mut();
        let others = items.iter().filter(|(other, _)| *other != key);
        let others: usize = others.map(|(key, value)| key.len() + value.len()).sum();
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
}
