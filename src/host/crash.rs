//! What happens when the page panics: `static/failure.js` takes over with the message and the answers.

use super::scripts::with_scripts;

/// From now on, tells the scripts of a panic. Nothing of the page runs after that.
pub fn watch() {
    // Yew would put its own hook in place of one that is set the ordinary way.
    yew::set_custom_panic_hook(Box::new(|info| {
        with_scripts(|scripts| scripts.tell("selfcheck-panic", &info.to_string()));
    }));
}
