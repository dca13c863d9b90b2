//! A twin of the browser for tests without one.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

use selfcheck_core::Lang;

use super::{Host, StorageError};
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
        format!("2024-03-01T08:{:02}:{:02}.000Z", self.count.get() / 60, self.count.get() % 60)
    }

    fn local_time(&self, rfc3339: &str) -> String {
        rfc3339.get(..16).unwrap_or_default().replace('T', " ")
    }

    fn new_id(&self) -> String {
        self.count.set(self.count.get() + 1);
        format!("id{}", self.count.get())
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

    fn go_instead(&self, fragment: &str) {
        self.go(fragment);
    }

    fn preferred_language(&self) -> Option<String> {
        None
    }

    fn speak(&self, _lang: Lang) {}

    fn dress(&self, _look: crate::state::look::Look) {}

    fn tell(&self, what: &str) {
        self.told.borrow_mut().push(what.to_owned());
    }

    fn fetch_texts(&self, _lang: Lang, then: Box<dyn FnOnce(Option<Vec<u8>>)>) {
        then(None);
    }
}
