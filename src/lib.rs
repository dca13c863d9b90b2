//! The page: a view of one [`Assessment`](selfcheck_core::Assessment) for each self-check.
//!
//! Answers go one way: a control sends an [`Action`](state::Action), the one reducer in
//! [`state`] makes the next [`Model`](state::Model), `app` saves what changed through [`host`], and
//! `screens` draw. Storage, files and time are reached only through `host`; `app` listens and scrolls, `draw` reads controls.

mod app;
mod content;
mod draw;
mod handover;
pub mod host;
#[cfg(feature = "full")]
mod outputs;
mod parts;
mod piece;
mod screens;
pub mod state;

pub use content::catalogue;

use wasm_bindgen::prelude::wasm_bindgen;

/// Gives out memory. A third of the code of Rust's own allocator; two-level segregated lists take the same few steps
/// however long the page is open.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Mounts the page into an element, which stays hidden until the static text gives way.
///
/// `words` are the Chinese texts of the catalogue as they stand in the static text; `around` is what the scripts
/// around the page do for it; `held` is what the first program handed over, if the full one takes its place. False, and
/// nothing is mounted, if the words are not those of this build.
#[wasm_bindgen]
#[must_use]
pub fn start(
    root: web_sys::Element,
    words: String,
    around: host::Around,
    held: Option<String>,
) -> bool {
    let taken = content::take_words(words);
    if taken {
        #[cfg(not(panic = "immediate-abort"))]
        host::crash::watch();
        host::BrowserHost::lean_on(around);
        #[cfg(feature = "full")]
        handover::keep(held);
        // Only the full program takes over.
        #[cfg(not(feature = "full"))]
        drop(held);
        let page = yew::Renderer::<piece::Piece>::with_root_and_props(root, piece::Shows::Page);
        let page = page.render();
        #[cfg(feature = "full")]
        PAGE.set(Some(page));
        #[cfg(not(feature = "full"))]
        drop(page);
    }
    taken
}

#[cfg(feature = "full")]
thread_local! {
    /// The page that is mounted.
    static PAGE: std::cell::Cell<Option<yew::AppHandle<piece::Piece>>> =
        const { std::cell::Cell::new(None) };
}

/// Takes the page out of its element, and listens to nothing from now on: the element is leaving the page around it.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn stop() {
    if let Some(page) = PAGE.take() {
        page.destroy();
    }
}

/// Gives everything that this program holds to the full one, and does nothing from now on; nothing, and goes on, if the
/// screen is one of its own.
#[cfg(not(feature = "full"))]
#[wasm_bindgen]
#[must_use]
pub fn hand_over() -> Option<String> {
    handover::give()
}
