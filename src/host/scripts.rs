//! What the scripts around the page (`static/host.js`, `static/papers.js`, `static/embedding.js`) do for it. None of it throws.

use std::cell::RefCell;

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::EventTarget;

#[wasm_bindgen]
extern "C" {
    /// The scripts, as one object.
    #[derive(Debug)]
    pub type Scripts;

    // static/pack.js
    #[wasm_bindgen(method)]
    pub(super) fn texts(this: &Scripts, lang: &str) -> Promise;

    // static/host.js
    #[wasm_bindgen(method, getter)]
    pub(super) fn events(this: &Scripts) -> EventTarget;
    #[wasm_bindgen(method)]
    pub(super) fn tell(this: &Scripts, event: &str, detail: &str);
    #[wasm_bindgen(method)]
    pub(super) fn at(this: &Scripts) -> String;
    #[wasm_bindgen(method)]
    pub(super) fn go(this: &Scripts, at: &str);
    #[wasm_bindgen(method, js_name = goInstead)]
    pub(super) fn go_instead(this: &Scripts, at: &str);
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub(super) fn set_attribute(this: &Scripts, name: &str, value: &str);
    #[wasm_bindgen(method)]
    pub(super) fn rescue(this: &Scripts, text: &str);
    #[wasm_bindgen(method)]
    pub(super) fn title(this: &Scripts);
    #[wasm_bindgen(method)]
    pub(super) fn arrive(this: &Scripts, control: &str);
    #[wasm_bindgen(method)]
    pub(super) fn now(this: &Scripts) -> String;
    #[wasm_bindgen(method, js_name = localTime)]
    pub(super) fn local_time(this: &Scripts, rfc3339: &str) -> String;
    #[wasm_bindgen(method, js_name = newId)]
    pub(super) fn new_id(this: &Scripts) -> String;
    #[wasm_bindgen(method)]
    pub(super) fn language(this: &Scripts) -> String;

    // static/papers.js
    #[wasm_bindgen(method)]
    pub(super) fn print(this: &Scripts);
    #[wasm_bindgen(method)]
    pub(super) fn aloud(this: &Scripts);
    #[wasm_bindgen(method, js_name = canSpeak)]
    pub(super) fn can_speak(this: &Scripts) -> bool;
    #[wasm_bindgen(method)]
    pub(super) fn copy(this: &Scripts, text: &str);
    #[wasm_bindgen(method, js_name = offerText)]
    pub(super) fn offer_text(this: &Scripts, name: &str, mime: &str, text: &str);
    #[wasm_bindgen(method, js_name = offerWorkbook)]
    pub(super) fn offer_workbook(this: &Scripts, name: &str, sheets: &[u8]);
    #[wasm_bindgen(method, js_name = openText)]
    pub(super) fn open_text(this: &Scripts, name: &str, text: &str);
    #[wasm_bindgen(method, js_name = numbersPages)]
    pub(super) fn numbers_pages(this: &Scripts) -> bool;
    #[wasm_bindgen(method)]
    pub(super) fn address(this: &Scripts) -> String;

    // static/embedding.js
    /// Every option by name and value, with U+001F between the two and U+001E after each.
    #[wasm_bindgen(method)]
    pub(super) fn options(this: &Scripts) -> String;
    #[wasm_bindgen(method, js_name = isElement)]
    pub(super) fn is_element(this: &Scripts) -> bool;
    #[wasm_bindgen(method)]
    pub(super) fn recipient(this: &Scripts) -> Option<String>;
    #[wasm_bindgen(method, js_name = tellSite)]
    pub(super) fn tell_site(this: &Scripts, message: &str);
    #[wasm_bindgen(method)]
    pub(super) fn warn(this: &Scripts, words: &str);
    #[wasm_bindgen(method, js_name = setProperty)]
    pub(super) fn set_property(this: &Scripts, name: &str, value: &str);
}

thread_local! {
    static SCRIPTS: RefCell<Option<Scripts>> = const { RefCell::new(None) };
}

/// From now on, the page uses these scripts.
pub fn set_scripts(scripts: Scripts) {
    SCRIPTS.set(Some(scripts));
}

/// Asks the scripts for something; the default of its kind when there are none.
pub fn with_scripts<T: Default>(ask: impl FnOnce(&Scripts) -> T) -> T {
    SCRIPTS.with_borrow(|scripts| scripts.as_ref().map(ask).unwrap_or_default())
}

/// Sets an attribute of the element around the page; an empty one is taken away.
pub(super) fn set_attribute(name: &str, value: &str) {
    with_scripts(|scripts| scripts.set_attribute(name, value));
}
