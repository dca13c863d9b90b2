//! Language, look and colours, as far as they stand on the element around the page.

use selfcheck_core::Lang;
use yew::prelude::*;

use crate::{components::context::PageState, host};

/// Has the browser follow the state.
#[hook]
pub fn use_appearance(state: &PageState, texts_are_coming: bool) {
    // As long as texts in another language are on their way, the page is in Chinese.
    let lang = if texts_are_coming { Lang::Zh } else { state.lang };
    use_effect_with(lang, |lang| host::set_language(*lang));
    use_effect_with(state.look, |look| host::set_look(*look));
    use_effect_with(state.options.theme, |theme| host::embedding::set_theme(*theme));
}
