//! The page: a view of one [`Assessment`](selfcheck_core::Assessment) for each self-check.
//!
//! Answers go one way: a control sends an [`Action`](selfcheck_session::Action), the one reducer in
//! `selfcheck_session` makes the next [`Model`](selfcheck_session::Model), `app` saves what changed through [`host`], and
//! `screens` draw. Storage, files and time are reached only through `host`; `app` listens and scrolls, `draw` reads controls.

mod app;
mod content;
mod draw;
pub mod host;
mod outputs;
mod parts;
mod piece;
mod screens;

pub use content::catalogue;

use selfcheck_core::Lang;
use wasm_bindgen::prelude::wasm_bindgen;

/// Gives out memory. A third of the code of Rust's own allocator; two-level segregated lists take the same few steps
/// however long the page is open.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Mounts the page into an element, which stays hidden until the static text gives way.
///
/// `pack` is the content, as it was fetched; `around` is what the scripts around the page do for it. Nothing comes back, or
/// why the content cannot be used, in Chinese and in English; then nothing is mounted.
#[wasm_bindgen]
#[must_use]
pub fn start(root: web_sys::Element, pack: &[u8], around: host::Around) -> Option<Vec<String>> {
    host::crash::watch();
    if let Err(error) = content::take_pack(pack) {
        return Some(Lang::ALL.map(|lang| error.message(lang)).into());
    }
    host::BrowserHost::lean_on(around);
    let page = yew::Renderer::<piece::Piece>::with_root_and_props(root, piece::Shows::Page);
    PAGE.set(Some(page.render()));
    None
}

thread_local! {
    /// The page that is mounted.
    static PAGE: std::cell::Cell<Option<yew::AppHandle<piece::Piece>>> =
        const { std::cell::Cell::new(None) };
}

/// Takes the page out of its element, and listens to nothing from now on: the element is leaving the page around it.
#[wasm_bindgen]
pub fn stop() {
    if let Some(page) = PAGE.take() {
        page.destroy();
    }
}
