//! What becomes of what is handed out, and files that come in; the JavaScript side is `static/papers.js`.

use wasm_bindgen::prelude::wasm_bindgen;

use super::browser::{Around, ask};
use crate::draw::Out;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(method)]
    fn print(this: &Around);
    #[wasm_bindgen(method)]
    fn aloud(this: &Around);
    #[wasm_bindgen(method, js_name = canSpeak)]
    fn can_speak(this: &Around) -> bool;
    #[wasm_bindgen(method)]
    fn copy(this: &Around, text: &str);
    #[wasm_bindgen(method, js_name = offerText)]
    fn offer_text(this: &Around, name: &str, mime: &str, text: &str);
    #[wasm_bindgen(method, js_name = offerWorkbook)]
    fn offer_workbook(this: &Around, name: &str, sheets: &[u8]);
    #[wasm_bindgen(method, js_name = openText)]
    fn open_text(this: &Around, name: &str, text: &str);
    #[wasm_bindgen(method, js_name = numbersPages)]
    fn numbers_pages(this: &Around) -> bool;
    #[wasm_bindgen(method)]
    fn address(this: &Around) -> String;
}

/// Hands something out.
pub fn put_out(around: &Around, out: Out) {
    match out {
        Out::Print => around.print(),
        Out::Aloud => around.aloud(),
        Out::Copy(text) => around.copy(&text),
        Out::File(name, mime, text) => around.offer_text(&name, mime, &text),
        Out::Pasted(name, text) => around.open_text(name, &text),
        // Told by the page itself (`host/embedding.rs`), which knows the file.
        Out::ToSite(_) => {}
        Out::Workbook(name, sheets) => around.offer_workbook(&name, &sheets),
    }
}

/// Whether the browser has a voice.
pub fn can_speak() -> bool {
    ask(Around::can_speak)
}

/// Whether the browser numbers the pages that it prints.
pub fn numbers_pages() -> bool {
    ask(Around::numbers_pages)
}

/// The address of this page, without the part after `#`; empty without a browser.
pub fn address() -> String {
    ask(Around::address)
}
