//! The storage of the browser.

use gloo::utils::window;
use selfcheck_session::{Storage, StorageError, store::PREFIX};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use super::scripts::with_scripts;

/// `localStorage` of the site.
#[derive(Debug, Clone, Copy, Default)]
pub struct BrowserStorage;

fn storage() -> Result<web_sys::Storage, StorageError> {
    window().local_storage().ok().flatten().ok_or(StorageError::Blocked)
}

fn storage_error(error: &JsValue) -> StorageError {
    let full = error.dyn_ref::<DomException>().is_some_and(|it| it.name().starts_with("Quota"));
    if full { StorageError::Full } else { StorageError::Blocked }
}

impl Storage for BrowserStorage {
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = storage()?;
        let mut keys = Vec::new();
        for position in 0..storage.length().map_err(|e| storage_error(&e))? {
            if let Ok(Some(key)) = storage.key(position)
                && key.starts_with(PREFIX)
            {
                keys.push(key);
            }
        }
        Ok(keys)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        storage()?.get_item(key).map_err(|e| storage_error(&e))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        storage()?.set_item(key, value).map_err(|e| storage_error(&e))
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        storage()?.remove_item(key).map_err(|e| storage_error(&e))
    }

    fn rescue(&self, text: &str) {
        with_scripts(|scripts| scripts.rescue(text));
    }
}
