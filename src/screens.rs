//! The screens: each draws one [`Screen`] of the address.

mod about;
mod check;
mod display;
mod facts;
mod guest;
mod list;
mod measures;
mod missing;
mod notices;
mod open;
mod overview;
mod place;
mod question;
mod result;
mod start_page;
mod who;

use selfcheck_session::Screen;
use yew::prelude::*;

use crate::components::context::use_page_state;
use about::About;
use check::Check;
use display::Display;
use guest::GuestCheck;
use list::List;
use missing::Missing;
use notices::Notices;
use open::Open;
use start_page::StartPage;

/// The screen that the state names.
#[component]
pub fn CurrentScreen() -> Html {
    let state = use_page_state();
    match &state.screen {
        Screen::Home | Screen::Begin(_) => html! { <StartPage /> },
        Screen::About => html! { <About /> },
        Screen::Notices => html! { <Notices /> },
        Screen::Display => html! { <Display /> },
        Screen::Open | Screen::Code(_) => html! { <Open /> },
        Screen::List(entity) => html! { <List entity={*entity} /> },
        Screen::Check(id, step) => match (state.find(id), state.guest(id)) {
            (Some(response), _) => html! { <Check {response} step={*step} /> },
            (None, Some(guest)) => html! { <GuestCheck {guest} step={*step} /> },
            (None, None) => html! { <Missing /> },
        },
    }
}
