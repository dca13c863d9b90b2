//! The page: a view of one [`Assessment`](selfcheck_core::Assessment) for each self-check.
//!
//! Answers go one way: a component sends an [`Action`](selfcheck_session::Action), the one reducer in `selfcheck_session` makes
//! the next [`Model`](selfcheck_session::Model), `app` stores what changed and sees to what follows, and `screens` draw.
//! The browser is reached only through [`host`].

mod app;
mod components;
mod content;
pub mod host;
mod output;
mod outputs;
mod screens;

pub use content::catalogue;

use std::cell::Cell;

use selfcheck_core::Lang;
use wasm_bindgen::prelude::wasm_bindgen;

/// Gives out memory. A third of the code of Rust's own allocator; two-level segregated lists take the same few steps
/// however long the page is open.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    /// The page that is mounted.
    static PAGE: Cell<Option<yew::AppHandle<app::App>>> = const { Cell::new(None) };
}

/// Mounts the page into an element, which stays hidden until the static text gives way.
///
/// `pack` is the content, as it was fetched; `scripts` is what the scripts around the page do for it. Nothing comes back, or
/// why the content cannot be used, in Chinese and in English; then nothing is mounted.
#[wasm_bindgen]
#[must_use]
pub fn start(root: web_sys::Element, pack: &[u8], scripts: host::Scripts) -> Option<Vec<String>> {
    host::crash::watch();
    if let Err(error) = content::take_pack(pack) {
        return Some(Lang::ALL.map(|lang| error.message(lang)).into());
    }
    host::set_scripts(scripts);
    PAGE.set(Some(yew::Renderer::<app::App>::with_root(root).render()));
    None
}

/// Takes the page out of its element, and listens to nothing from now on: the element is leaving the page around it.
#[wasm_bindgen]
pub fn stop() {
    if let Some(page) = PAGE.take() {
        page.destroy();
    }
}
