//! The address follows the screen, and the screen the address.

use selfcheck_session::{Action, Screen, Step};
use yew::prelude::*;

use super::events::use_event;
use crate::{components::context::PageState, content, host, outputs};

/// The screen at an address.
pub fn screen_at(fragment: &str) -> Screen {
    Screen::parse(fragment, content::catalogue(), &outputs::names())
}

/// Keeps address and screen together. A new screen gets the keyboard, and its name becomes that of the window.
#[hook]
pub fn use_address(state: &PageState, send: &Callback<Action>) {
    let show = send.clone();
    use_event("hashchange", move |_| show.emit(Action::Show(screen_at(&host::fragment()))));

    let is_first = use_mut_ref(|| true);
    let control = control_to_go_to(state);
    use_effect_with(state.screen.clone(), move |screen| {
        let is_first = is_first.replace(false);
        let here = host::fragment();
        let screen_here = screen_at(&here);
        if is_first && screen_here == *screen {
            return;
        }
        let fragment = screen.fragment(content::catalogue());
        match screen_here {
            // An address that begins something is left for good: the way back must not begin it again.
            Screen::Begin(_) => host::replace_fragment(&fragment),
            _ if here != fragment => host::go(&fragment),
            _ => {}
        }
        // Whoever opens the page around has not asked for this part of it yet.
        if !is_first || host::embedding::recipient().is_none() {
            host::focus_screen(&control);
            host::tell("selfcheck-screen");
        }
    });

    // Each time: the name is that of the heading, which another language changes too.
    use_effect(host::name_window);
}

/// The id of the question that the address names, or the address of the link by which this screen was left; empty if there
/// is none.
fn control_to_go_to(state: &PageState) -> String {
    let catalogue = content::catalogue();
    let Screen::Check(id, step) = &state.screen else {
        return String::new();
    };
    match (step, state.left_for) {
        (Step::Fact(fact), _) => format!("f-{}", catalogue.fact(*fact).id),
        (Step::Measure(measure), _) => format!("m-{}", catalogue.measure(*measure).id),
        (Step::Result | Step::Overview | Step::Output(_), Some(left)) => {
            format!("#{}", Screen::Check(id.clone(), left).fragment(catalogue))
        }
        _ => String::new(),
    }
}
