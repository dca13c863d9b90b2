//! The real browser.

use std::cell::RefCell;

use gloo::{
    events::EventListener,
    utils::{document, window},
};
use js_sys::{Array, Date, Function, JSON, Math, Object, Promise, Uint8Array};
use selfcheck_core::{
    Lang,
    format::{Json, ReadError, ResponseFile, response::MAX_BYTES},
    words::Word,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, CustomEvent, DomException, HtmlAnchorElement, Storage, Url};

use super::{
    Host, StorageError,
    store::{LANGUAGE_KEY, PREFIX},
};

/// The browser that the page runs in.
#[derive(Debug, Default)]
pub struct BrowserHost;

fn storage() -> Result<Storage, StorageError> {
    window().local_storage().ok().flatten().ok_or(StorageError::Blocked)
}

fn storage_error(error: &JsValue) -> StorageError {
    let full = error.dyn_ref::<DomException>().is_some_and(|e| e.name().starts_with("Quota"));
    if full { StorageError::Full } else { StorageError::Blocked }
}

/// Moves keyboard and reading focus to the first element that matches, if there is one.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot take focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Scrolls to where the page begins.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Listens as long as it lives.
pub type Listening = EventListener;

/// Listens to an event of the window; `then` gets the text that a custom event carries, else nothing.
pub fn listen(event: &'static str, then: impl Fn(String) + 'static) -> Listening {
    EventListener::new(&window(), event, move |event| {
        let detail = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string());
        then(detail.unwrap_or_default());
    })
}

/// How deep a value is read: deeper than any response is, and shallow enough for every stack.
const DEPTH: u8 = 8;

/// A JavaScript value that came out of `JSON.parse`.
fn json(value: &JsValue, depth: u8) -> Json {
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Json::Number(number);
    }
    if value.is_null() {
        return Json::Null;
    }
    if depth == 0 || !value.is_object() || Array::is_array(value) {
        return Json::Other;
    }
    let entries = Object::entries(value.unchecked_ref());
    let mut fields = Vec::new();
    for position in 0..entries.length() {
        let entry: Array = entries.get(position).unchecked_into();
        let name = entry.get(0).as_string().unwrap_or_default();
        fields.push((name, json(&entry.get(1), depth - 1)));
    }
    Json::Object(fields)
}

/// The words of a JavaScript error.
fn words(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map(|e| String::from(e.message())).unwrap_or_default()
}

thread_local! {
    /// What gives the promise of a file of the page, by name.
    static FILE: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Asks for a file of the page.
fn ask(name: &str) -> Option<Promise> {
    let file = FILE.with_borrow(Clone::clone)?;
    file.call1(&JsValue::NULL, &name.into()).ok()?.dyn_into().ok()
}

impl BrowserHost {
    /// From now on, files of the page come from this function.
    pub fn get_files_from(file: Function) {
        FILE.set(Some(file));
    }
}

impl Host for BrowserHost {
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
        if let Some(element) = document().get_element_by_id("rescue") {
            element.set_text_content(Some(text));
        }
    }

    fn now(&self) -> String {
        Date::new_0().to_iso_string().into()
    }

    fn local_time(&self, rfc3339: &str) -> String {
        let date = Date::new(&JsValue::from_str(rfc3339));
        if date.get_time().is_nan() {
            return String::new();
        }
        let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
        format!("{year}-{month:02}-{day:02} {:02}:{:02}", date.get_hours(), date.get_minutes())
    }

    fn new_id(&self) -> String {
        // Not a secret: it only has to differ from the other names on this device.
        let time = Date::now() as u64;
        let chance = (Math::random() * f64::from(u32::MAX)) as u32;
        format!("{time:x}{chance:08x}")
    }

    fn parse(&self, text: &str) -> Result<ResponseFile, ReadError> {
        if text.len() > MAX_BYTES {
            return Err(ReadError::TooLarge(text.len()));
        }
        let value = JSON::parse(text).map_err(|e| ReadError::Shape(words(&e)))?;
        ResponseFile::from_json(json(&value, DEPTH))
    }

    fn offer_file(&self, name: &str, mime: &str, text: &str) {
        let bag = BlobPropertyBag::new();
        bag.set_type(mime);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &bag);
        let Some(address) = blob.ok().and_then(|b| Url::create_object_url_with_blob(&b).ok())
        else {
            return;
        };
        if let Ok(link) =
            document().create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>)
        {
            link.set_href(&address);
            link.set_download(name);
            link.click();
        }
    }

    fn print_page(&self) {
        // A browser that cannot print throws; the page then still can be read from the screen.
        let _ = window().print();
    }

    fn fragment(&self) -> String {
        let hash = window().location().hash().unwrap_or_default();
        // Empty, or `#` and what follows.
        hash.get(1..).unwrap_or_default().to_owned()
    }

    fn go(&self, fragment: &str) {
        // Setting the fragment never fails in a browser that shows the page.
        let _ = window().location().set_hash(fragment);
    }

    fn preferred_language(&self) -> Option<String> {
        let address = window().location().search().unwrap_or_default();
        let asked =
            web_sys::UrlSearchParams::new_with_str(&address).ok().and_then(|p| p.get("lang"));
        let chosen = self.get(LANGUAGE_KEY).ok().flatten();
        chosen.or_else(|| window().navigator().language()).or(asked)
    }

    fn speak(&self, lang: Lang) {
        if let Some(root) = document().document_element() {
            // A browser that refuses the attribute still shows the page.
            let _ = root.set_attribute("lang", lang.tag());
        }
        document().set_title(Word::Name.get(lang));
    }

    fn fetch(&self, name: &str, then: Box<dyn FnOnce(Option<Vec<u8>>)>) {
        // What comes instead of a file that cannot be had is no array of bytes.
        let then = Closure::once(move |came: JsValue| {
            then(came.dyn_ref().map(Uint8Array::to_vec));
        });
        if let Some(asked) = ask(name) {
            let _ = asked.then2(&then, &then);
            // Called later, once: until then nobody here holds it.
            then.forget();
        }
    }

    fn tell(&self, what: &str) {
        if let Ok(event) = CustomEvent::new(what) {
            // What the listeners do with it is theirs.
            let _ = window().dispatch_event(&event);
        }
    }
}
