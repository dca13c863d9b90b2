//! The real browser.

use std::cell::RefCell;

use gloo::{events::EventListener, utils::window};
use js_sys::{Promise, Uint8Array};
use selfcheck_core::Lang;
use selfcheck_session::{
    Storage, StorageError,
    look::{Colours, Look},
    store::PREFIX,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{CustomEvent, DomException, EventTarget};

use super::Host;
use crate::draw::Out;

/// The browser that the page runs in.
#[derive(Debug, Default)]
pub struct BrowserHost;

fn storage() -> Result<web_sys::Storage, StorageError> {
    window().local_storage().ok().flatten().ok_or(StorageError::Blocked)
}

fn storage_error(error: &JsValue) -> StorageError {
    let full = error.dyn_ref::<DomException>().is_some_and(|e| e.name().starts_with("Quota"));
    if full { StorageError::Full } else { StorageError::Blocked }
}

/// A new screen is there: moves keyboard and reading focus to its heading, or to the question with this id.
pub fn arrive(question: &str) {
    ask(|around| around.arrive(question));
}

/// The page is drawn anew: names it by its screen.
pub fn title() {
    ask(Around::title);
}

/// Listens as long as it lives.
pub type Listening = EventListener;

/// Listens to what the scripts around the page tell; `then` gets the text that a custom event carries, else nothing.
pub fn listen(event: &'static str, then: impl Fn(String) + 'static) -> Option<Listening> {
    let events = ask(|around| Some(around.events()))?;
    Some(EventListener::new(&events, event, move |event| {
        // Another event has no such field, which then is no text.
        then(event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default());
    }))
}

#[wasm_bindgen]
extern "C" {
    /// What `static/host.js` does for the page. None of it throws.
    #[derive(Debug)]
    pub type Around;

    #[wasm_bindgen(method)]
    fn texts(this: &Around, lang: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn offer(this: &Around, name: &str, mime: &str, text: &str);
    #[wasm_bindgen(method, getter)]
    fn events(this: &Around) -> EventTarget;
    #[wasm_bindgen(method)]
    pub(super) fn tell(this: &Around, event: &str, detail: &str);
    #[wasm_bindgen(method)]
    fn at(this: &Around) -> String;
    #[wasm_bindgen(method)]
    fn go(this: &Around, at: &str);
    #[wasm_bindgen(method, js_name = goInstead)]
    fn go_instead(this: &Around, at: &str);
    #[wasm_bindgen(method)]
    pub(super) fn dress(this: &Around, name: &str, value: &str);
    #[wasm_bindgen(method)]
    fn rescue(this: &Around, text: &str);
    #[wasm_bindgen(method)]
    fn title(this: &Around);
    #[wasm_bindgen(method)]
    fn arrive(this: &Around, question: &str);
    #[wasm_bindgen(method)]
    fn now(this: &Around) -> String;
    #[wasm_bindgen(method, js_name = localTime)]
    fn local_time(this: &Around, rfc3339: &str) -> String;
    #[wasm_bindgen(method, js_name = newId)]
    fn new_id(this: &Around) -> String;
    #[wasm_bindgen(method)]
    fn language(this: &Around) -> String;
}

thread_local! {
    static AROUND: RefCell<Option<Around>> = const { RefCell::new(None) };
}

/// Asks the scripts around the page for something; the default of its kind when there are none.
pub(super) fn ask<T: Default>(what: impl FnOnce(&Around) -> T) -> T {
    AROUND.with_borrow(|around| around.as_ref().map(what).unwrap_or_default())
}

/// The same in the middle of anything, even of asking.
pub(super) fn ask_if_free(what: impl FnOnce(&Around)) {
    AROUND.with(|around| {
        if let Ok(around) = around.try_borrow() {
            around.as_ref().map(what);
        }
    });
}

impl BrowserHost {
    /// From now on, the page leans on these scripts.
    pub fn lean_on(around: Around) {
        AROUND.set(Some(around));
    }
}

impl Storage for BrowserHost {
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
        ask(|around| around.rescue(text));
    }
}

impl Host for BrowserHost {
    fn now(&self) -> String {
        ask(Around::now)
    }

    fn local_time(&self, rfc3339: &str) -> String {
        ask(|around| around.local_time(rfc3339))
    }

    fn new_id(&self) -> String {
        ask(Around::new_id)
    }

    fn offer_file(&self, name: &str, mime: &str, text: &str) {
        ask(|around| around.offer(name, mime, text));
    }

    fn put_out(&self, out: Out) {
        ask(|around| super::papers::put_out(around, out));
    }

    fn fragment(&self) -> String {
        ask(Around::at)
    }

    fn go(&self, fragment: &str) {
        ask(|around| around.go(fragment));
    }

    fn go_instead(&self, fragment: &str) {
        ask(|around| around.go_instead(fragment));
    }

    fn preferred_language(&self) -> Option<String> {
        Some(ask(Around::language))
    }

    fn speak(&self, lang: Lang) {
        ask(|around| around.dress("lang", lang.tag()));
    }

    fn dress(&self, look: Look) {
        let view = if look.elder { "elder" } else { "" };
        let size = if look.elder { look.size() } else { "" };
        let colours = if look.colours == Colours::Device { "" } else { look.colours() };
        for (name, value) in [("data-view", view), ("data-size", size), ("data-colours", colours)] {
            ask(|around| around.dress(name, value));
        }
    }

    fn fetch_texts(&self, lang: Lang, then: Box<dyn FnOnce(Option<Vec<u8>>)>) {
        // What comes instead of texts that cannot be had is no array of bytes.
        let then = Closure::once(move |came: JsValue| {
            then(came.dyn_ref().map(Uint8Array::to_vec));
        });
        if let Some(asked) = ask(|around| Some(around.texts(lang.tag()))) {
            let _ = asked.then2(&then, &then);
            // Called later, once: until then nobody here holds it.
            then.forget();
        }
    }

    fn tell(&self, what: &str) {
        ask(|around| around.tell(what, ""));
    }
}
