//! The small vocabulary in which parts and screens are written: an element, its attributes, its children.
//!
//! It stands in for Yew's `html!`, which says the same more prettily and costs the page some 200 bytes for each
//! element, because every element is spelled out in place. Here an element is a few calls, and handlers are values
//! ([`Tap`]), not closures of their own. The figures are in docs/size.md.

use std::rc::Rc;

use selfcheck_core::{Assessment, Catalogue, Lang, Response, assess};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{
    html::{Scope, onchange, onclick, oninput},
    prelude::*,
    virtual_dom::{Key, Listener, VTag, VText},
};

use crate::{
    app::App,
    host::store::Damaged,
    state::{Action, Edit, Field, Model, Screen},
};

/// Everything that drawing reads: the model, and the way back to the reducer.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What to draw.
    pub model: &'a Model,
    /// Where taps go.
    pub link: &'a Scope<App>,
    /// The content.
    pub catalogue: &'static Catalogue,
    /// The language.
    pub lang: Lang,
    /// A stored time in local words.
    pub local_time: &'a dyn Fn(&str) -> String,
}

/// What a control does.
#[derive(Debug, Clone, PartialEq)]
pub enum Tap {
    /// Changes the model.
    Act(Action),
    /// Opens the print dialog.
    Print,
    /// Offers a self-check as a file.
    SaveCheck(Rc<Response>),
    /// Offers a stored item that cannot be used, as it is.
    SaveDamaged(Rc<Damaged>),
}

impl View<'_> {
    /// One of two texts, by the language of the page.
    pub fn tr(&self, zh: &'static str, en: &'static str) -> &'static str {
        self.lang.pick(zh, en)
    }

    /// One of two sentences with its blanks filled; see [`Lang::say`].
    pub fn say(&self, zh: &str, en: &str, blanks: &[&dyn std::fmt::Display]) -> String {
        self.lang.say(zh, en, blanks)
    }

    /// The one assessment of a self-check.
    pub fn assess(&self, response: &Response) -> Assessment {
        assess(self.catalogue, response)
    }

    /// A link to a screen.
    #[inline(never)]
    pub fn link(&self, screen: &Screen, words: &str) -> El {
        let fragment = screen.fragment(self.catalogue);
        el("a").named("href", &format!("#{fragment}")).text(words)
    }

    /// A button.
    #[inline(never)]
    pub fn button(&self, class: &'static str, words: &'static str, tap: Tap) -> El {
        el("button").set("type", "button").class(class).text(words).on(self, tap)
    }
}

/// An element in the making. Held by pointer: every call passes four bytes instead of the element.
pub struct El(Rc<VTag>);

/// Begins an element.
#[inline(never)]
pub fn el(name: &'static str) -> El {
    El(Rc::new(VTag::new(name)))
}

/// A paragraph.
#[inline(never)]
pub fn p(class: &'static str, words: &str) -> El {
    el("p").class(class).text(words)
}

/// Words made strong, as a lead-in.
#[inline(never)]
pub fn strong(words: &str) -> El {
    el("strong").text(words)
}

/// The heading of a screen; takes focus when the screen is new.
#[inline(never)]
pub fn h1(words: &str) -> El {
    el("h1").set("tabindex", "-1").text(words)
}

impl El {
    fn tag(&mut self) -> &mut VTag {
        // Never shared before it is finished, so this never copies.
        Rc::make_mut(&mut self.0)
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: &'static str) -> Self {
        self.tag().add_attribute(name, value);
        self
    }

    /// Sets an attribute to a value that is made at run time.
    #[inline(never)]
    pub fn named(mut self, name: &'static str, value: &str) -> Self {
        self.tag().add_attribute(name, AttrValue::from(value.to_owned()));
        self
    }

    /// Sets an attribute if the condition holds.
    #[inline(never)]
    pub fn set_if(self, condition: bool, name: &'static str, value: &'static str) -> Self {
        if condition { self.set(name, value) } else { self }
    }

    /// Sets the class, unless it is empty.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.set_if(!class.is_empty(), "class", class)
    }

    /// Sets the id.
    pub fn id(self, id: &'static str) -> Self {
        self.set("id", id)
    }

    /// Marks the words as Chinese, for screen readers, whatever the language of the page.
    pub fn zh(self) -> Self {
        self.set("lang", "zh-CN")
    }

    /// Names the element among its siblings, so that it stays itself when they change.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.tag().key = Some(Key::from(key));
        self
    }

    /// Adds words.
    #[inline(never)]
    pub fn text(mut self, words: &str) -> Self {
        let words = VText::new(words.to_owned());
        self.tag().add_child(words.into());
        self
    }

    /// Adds a child. `None` holds its place free, so that no sibling is taken for it when it comes.
    pub fn put(self, child: impl Into<Option<Self>>) -> Self {
        self.put_one(child.into())
    }

    #[inline(never)]
    fn put_one(mut self, child: Option<Self>) -> Self {
        let child = child.map_or_else(Html::default, |child| Html::VTag(child.0));
        self.tag().add_child(child);
        self
    }

    /// Adds children. Where their number changes, they are keyed and the only children.
    pub fn each(mut self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            self = self.put(child);
        }
        self
    }

    /// Does this when it is tapped, or, for a choice, chosen.
    #[inline(never)]
    pub fn on(mut self, view: &View<'_>, tap: Tap) -> Self {
        let listener: Rc<dyn Listener> = if self.0.tag() == "input" {
            Rc::new(onchange::Wrapper::new(view.link.callback(move |_: Event| tap.clone())))
        } else {
            Rc::new(onclick::Wrapper::new(view.link.callback(move |_: MouseEvent| tap.clone())))
        };
        self.tag().add_listener(listener);
        self
    }

    /// Shows this text in an input or a text area and writes what is typed into the field.
    #[inline(never)]
    pub fn writes(mut self, view: &View<'_>, response: &Response, field: Field, now: &str) -> Self {
        let id: Rc<str> = response.id.as_str().into();
        let callback = view.link.callback(move |event: InputEvent| {
            // A text area has the same property.
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            Tap::Act(Action::Edit(Rc::clone(&id), Edit::Write(field, text)))
        });
        let tag = self.tag();
        tag.set_value(AttrValue::from(now.to_owned()));
        tag.add_listener(Rc::new(oninput::Wrapper::new(callback)));
        self
    }

    /// Puts the place whose code is chosen in a select.
    #[inline(never)]
    pub fn chooses_place(mut self, view: &View<'_>, response: &Response) -> Self {
        let id: Rc<str> = response.id.as_str().into();
        let catalogue = view.catalogue;
        let callback = view.link.callback(move |event: Event| {
            let code = event.target_unchecked_into::<HtmlSelectElement>().value();
            let place = code.parse().ok().and_then(|code| catalogue.find_place(code));
            Tap::Act(Action::Edit(Rc::clone(&id), Edit::Place(place)))
        });
        self.tag().add_listener(Rc::new(onchange::Wrapper::new(callback)));
        self
    }

    /// Whether a choice is chosen.
    pub fn checked(mut self, checked: bool) -> Self {
        self.tag().set_checked(checked);
        self
    }

    /// The finished element.
    pub fn done(self) -> Html {
        Html::VTag(self.0)
    }
}

/// An edit of a self-check as a tap.
pub fn edit(response: &Response, edit: Edit) -> Tap {
    Tap::Act(Action::Edit(response.id.as_str().into(), edit))
}
