//! What happens when the page panics: `boot.js` takes over with the message and the answers.

use super::browser::ask_if_free;

/// From now on, tells `boot.js` of a panic. Nothing of the page runs after that.
pub fn watch() {
    // Yew would put its own hook in place of one that is set the ordinary way.
    yew::set_custom_panic_hook(Box::new(|info| {
        ask_if_free(|around| around.tell("selfcheck-panic", &info.to_string()));
    }));
}
