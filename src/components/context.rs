//! What every component may read: the content in its language, the state of the page, and where actions go. `app` provides
//! all three.

use std::{fmt::Display, ops::Deref, ptr, rc::Rc};

use selfcheck_core::{Assessment, Catalogue, Lang, Response, assess, catalogue::Text, words::Word};
use selfcheck_session::{Action, Edit, Field, Model};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::host::HandOut;

/// The content, and the language in which it is shown.
#[derive(Debug, Clone, Copy)]
pub struct Content {
    /// The content.
    pub catalogue: &'static Catalogue,
    /// The language.
    pub lang: Lang,
}

impl PartialEq for Content {
    /// The catalogue is another one when texts in a further language came: its contents need not be compared.
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.catalogue, other.catalogue) && self.lang == other.lang
    }
}

/// Texts of the content: `text`. Texts of the page: `tr` and `say`, from the table [`Word`]; what one file alone says stands there, by
/// `lang.pick(zh, en)`.
impl Content {
    /// A text of the page.
    pub fn tr(self, word: Word) -> &'static str {
        word.get(self.lang)
    }

    /// A text of the page with its blanks filled; see [`Lang::say`].
    pub fn say(self, word: Word, blanks: &[&dyn Display]) -> String {
        self.lang.say(word, blanks)
    }

    /// A text of the content.
    pub fn text(self, text: &'static Text) -> &'static str {
        text.get(self.lang)
    }

    /// The one assessment of a self-check.
    pub fn assess(self, response: &Response) -> Assessment {
        assess(self.catalogue, response)
    }
}

/// The state of the page. Screens read it; whatever is drawn many times (cards) gets what it shows as props instead, so that
/// it is drawn anew only when that has changed.
#[derive(Clone)]
pub struct PageState(pub Rc<Model>);

impl PartialEq for PageState {
    /// Each action makes another model.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for PageState {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.0
    }
}

/// Where components send what the person does. It stays the same as long as the page lives.
#[derive(Clone, PartialEq)]
pub struct Dispatch {
    /// Takes what changes the state.
    pub action: Callback<Action>,
    /// Takes what the browser is to do: print, copy, save.
    pub hand_out: Callback<HandOut>,
}

impl Dispatch {
    /// Does this on a click.
    pub fn on_click(&self, action: impl Into<Action>) -> Callback<MouseEvent> {
        on(&self.action, action.into())
    }

    /// Does this when a choice is made.
    pub fn on_change(&self, action: impl Into<Action>) -> Callback<Event> {
        on(&self.action, action.into())
    }

    /// Writes what is typed into a field of the self-check with this id.
    pub fn on_write(&self, check_id: &str, field: Field) -> Callback<InputEvent> {
        let id: Rc<str> = check_id.into();
        self.on_input(move |text| Action::Edit(Rc::clone(&id), Edit::Write(field, text)))
    }

    /// Does something with what is typed.
    pub fn on_input(&self, action: impl Fn(String) -> Action + 'static) -> Callback<InputEvent> {
        let send = self.action.clone();
        // Text areas have the same property.
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            send.emit(action(input.value()));
        })
    }

    /// Hands this out on a click.
    pub fn on_click_hand_out(&self, what: HandOut) -> Callback<MouseEvent> {
        on(&self.hand_out, what)
    }
}

/// Sends the same thing at each event.
fn on<T: Clone + 'static, E: 'static>(to: &Callback<T>, what: T) -> Callback<E> {
    to.reform(move |_| what.clone())
}

/// An edit of a self-check.
pub fn edit(response: &Response, edit: Edit) -> Action {
    Action::Edit(response.id.as_str().into(), edit)
}

/// The content in its language.
#[hook]
pub fn use_content() -> Content {
    provided(use_context())
}

/// The state of the page.
#[hook]
pub fn use_page_state() -> PageState {
    provided(use_context())
}

/// Where actions go.
#[hook]
pub fn use_dispatch() -> Dispatch {
    provided(use_context())
}

#[expect(clippy::expect_used, reason = "the root provides every context around everything")]
fn provided<T>(context: Option<T>) -> T {
    context.expect("inside of the root component")
}
