//! The page: a view of one [`Assessment`](selfcheck_core::Assessment) for each self-check.
//!
//! Answers go one way: a control sends an [`Action`](state::Action), the one reducer in
//! [`state`] makes the next [`Model`](state::Model), `app` saves what changed through [`host`], and
//! `screens` draw. Storage, files and time are reached only through `host`; `app` listens and scrolls, `draw` reads controls.

mod app;
mod content;
mod draw;
pub mod host;
mod outputs;
mod parts;
mod screens;
pub mod state;

pub use content::catalogue;

/// Mounts the page into the element `#app`.
pub fn start() {
    host::crash::watch();
    if let Some(root) = gloo::utils::document().get_element_by_id("app") {
        root.set_inner_html("");
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
