//! Faults of a network and a site, to be switched on while a page is open.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What goes wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not there: 404.
    Missing,
    /// The connection ends after so many bytes of it, although its whole length was announced.
    Cut(usize),
    /// The answer never comes, and the connection stays open.
    Stall,
    /// The connection ends without an answer.
    Drop,
}

/// The faults of a server. Copies are handles to the same faults.
#[derive(Clone, Debug, Default)]
pub struct Faults(Arc<Mutex<Vec<(String, Fault)>>>);

impl Faults {
    /// Makes a file fail from now on. `name` is its path in the folder, `index.html` for the page itself; one `*` in it
    /// stands for any text, as in `page-*.wasm`. A later fault for the same file goes before an earlier one.
    pub fn set(&self, name: &str, fault: Fault) {
        self.list().push((name.to_owned(), fault));
    }

    /// Takes back what was set for this name.
    pub fn remove(&self, name: &str) {
        self.list().retain(|(pattern, _)| pattern != name);
    }

    /// Takes back everything.
    pub fn clear(&self) {
        self.list().clear();
    }

    pub(super) fn of(&self, name: &str) -> Option<Fault> {
        let list = self.list();
        list.iter().rev().find(|(pattern, _)| matches(pattern, name)).map(|(_, fault)| *fault)
    }

    fn list(&self) -> MutexGuard<'_, Vec<(String, Fault)>> {
        // The list is whole at any time, whoever panicked while holding it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, end)) => {
            name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_fault_that_fits_goes() {
        let faults = Faults::default();
        faults.set("page-*.wasm", Fault::Missing);
        faults.set("*", Fault::Stall);
        faults.clone().set("page-1.wasm", Fault::Cut(3));
        assert_eq!(faults.of("page-1.wasm"), Some(Fault::Cut(3)));
        assert_eq!(faults.of("page-2.wasm"), Some(Fault::Stall));
        faults.remove("*");
        assert_eq!(faults.of("page-2.wasm"), Some(Fault::Missing));
        assert_eq!(faults.of("page-2.js"), None);
        faults.clear();
        assert_eq!(faults.of("page-1.wasm"), None);
    }
}
