//! What happens when the page panics: `boot.js` takes over with the message and the answers.

use gloo::utils::window;
use web_sys::{CustomEvent, CustomEventInit};

/// From now on, tells `boot.js` of a panic. Nothing of the page runs after that.
pub fn watch() {
    // Yew would put its own hook in place of one that is set the ordinary way.
    yew::set_custom_panic_hook(Box::new(|info| {
        let details = CustomEventInit::new();
        details.set_detail(&info.to_string().into());
        if let Ok(event) = CustomEvent::new_with_event_init_dict("selfcheck-panic", &details) {
            // Nobody is left to hear of a failure here.
            let _ = window().dispatch_event(&event);
        }
    }));
}
