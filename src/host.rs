//! Everything that the page needs from the browser. What it stores is behind the trait
//! [`Storage`](selfcheck_session::Storage), which has a twin in memory.

pub mod crash;
pub mod embedding;
mod hand_out;
mod scripts;
mod storage;

use gloo::events::EventListener;
use js_sys::Uint8Array;
use selfcheck_core::{Date, Lang};
use selfcheck_embedding::Told;
use selfcheck_session::look::{Colours, Look};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::CustomEvent;

pub use hand_out::HandOut;
pub use scripts::{Scripts, set_scripts};
pub use storage::BrowserStorage;

use scripts::{set_attribute, with_scripts};

/// The time now, RFC 3339 in UTC.
pub fn now() -> String {
    with_scripts(Scripts::now)
}

/// The day here.
pub fn today() -> Option<Date> {
    Date::in_china(&now())
}

/// A stored time as `2026-11-22 09:05` in local time; empty if it is none.
pub fn local_time(rfc3339: &str) -> String {
    with_scripts(|scripts| scripts.local_time(rfc3339))
}

/// A new name for a self-check, not used before.
pub fn new_id() -> String {
    with_scripts(Scripts::new_id)
}

/// The part of the address after `#`.
pub fn fragment() -> String {
    with_scripts(Scripts::at)
}

/// Goes to another fragment, as a step that the back button undoes.
pub fn go(fragment: &str) {
    with_scripts(|scripts| scripts.go(fragment));
}

/// Goes to another fragment in the place of this one: the back button leads to what was before both.
pub fn replace_fragment(fragment: &str) {
    with_scripts(|scripts| scripts.go_instead(fragment));
}

/// The address of this page, without the part after `#`; empty without a browser.
pub fn address() -> String {
    with_scripts(Scripts::address)
}

/// A new screen is there: moves keyboard and reading focus to its heading, or to the control with this id.
pub fn focus_screen(control: &str) {
    with_scripts(|scripts| scripts.arrive(control));
}

/// Names the window by the screen.
pub fn name_window() {
    with_scripts(Scripts::title);
}

/// The language that the browser prefers; empty if it does not say.
pub fn preferred_language() -> String {
    with_scripts(Scripts::language)
}

/// Tells the browser, and through it screen readers, the language of the page.
pub fn set_language(lang: Lang) {
    set_attribute("lang", lang.tag());
}

/// Has the style follow the look.
pub fn set_look(look: Look) {
    set_attribute("data-view", if look.elder { "elder" } else { "" });
    set_attribute("data-size", if look.elder { look.size() } else { "" });
    let colours = if look.colours == Colours::Device { "" } else { look.colours() };
    set_attribute("data-colours", colours);
}

/// Tells the scripts around the page (`static/`) that something happened: `selfcheck-ready`, `selfcheck-screen`,
/// `selfcheck-saved`, `selfcheck-take`.
pub fn tell(event: &str) {
    with_scripts(|scripts| scripts.tell(event, ""));
}

/// Changes over to the release that waits.
pub fn take_release() {
    tell("selfcheck-take");
}

/// Listens as long as what it gives lives. `then` gets the text that a custom event carries, else nothing.
pub fn listen(event: &'static str, then: impl Fn(String) + 'static) -> Option<EventListener> {
    let target = with_scripts(|scripts| Some(scripts.events()))?;
    Some(EventListener::new(&target, event, move |event| {
        let detail = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string());
        then(detail.unwrap_or_default());
    }))
}

/// Gets the texts of the pack in this language, and hands over their bytes; nothing if they cannot be had.
pub fn fetch_texts(lang: Lang, then: Box<dyn FnOnce(Option<Vec<u8>>)>) {
    // What comes instead of texts that cannot be had is no array of bytes.
    let then = Closure::once(move |came: JsValue| then(came.dyn_ref().map(Uint8Array::to_vec)));
    if let Some(asked) = with_scripts(|scripts| Some(scripts.texts(lang.tag()))) {
        let _ = asked.then2(&then, &then);
        // Called later, once: until then nobody here holds it.
        then.forget();
    }
}

/// Hands something out. What became of it is told later by the event `selfcheck-done`, if it can be known.
pub fn hand_out(what: HandOut) {
    with_scripts(|scripts| match what {
        HandOut::Print => scripts.print(),
        HandOut::Aloud => scripts.aloud(),
        HandOut::Copy(text) => scripts.copy(&text),
        HandOut::File { name, mime, text } => scripts.offer_text(&name, mime, &text),
        HandOut::Workbook { name, sheets } => scripts.offer_workbook(&name, &sheets),
        HandOut::Pasted(name, text) => scripts.open_text(name, &text),
        HandOut::ToSite(file) => embedding::tell_site(&Told::Answers(file.to_string())),
    });
}

/// Whether the browser has a voice.
pub fn can_speak() -> bool {
    with_scripts(Scripts::can_speak)
}

/// Whether the browser numbers the pages that it prints.
pub fn numbers_pages() -> bool {
    with_scripts(Scripts::numbers_pages)
}
