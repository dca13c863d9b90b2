//! A question with one answer out of a few: one fieldset, one tap.
//!
//! Contract: a radio group that works by mouse, touch and keyboard as the browser's own does; the
//! legend is the question; a hint, where there is one, belongs to its option's label.

use crate::draw::{El, Tap, View, el};

/// One answer.
pub struct Choice<'a> {
    /// Its name, unique within the question; appears as the control's value.
    pub value: &'a str,
    /// What it says.
    pub label: &'a str,
    /// What counts as it; may be empty.
    pub hint: &'a str,
    /// `choice`, and which state it stands for, if any.
    pub class: &'static str,
    /// Whether it is the answer now.
    pub chosen: bool,
    /// What choosing it does.
    pub tap: Tap,
}

/// The question over its answers, an element with a [`choice`] for each: `div.choices list` for answers that need
/// reading, `div.choices row` for short ones. `name` must be unique on the page.
pub fn question(name: &str, legend: &str, below: Option<El>, answers: El) -> El {
    el("fieldset.question").named("id", name).put(el("legend").text(legend)).put(below).put(answers)
}

/// An answer to the question of this name.
pub fn choice(view: &View<'_>, name: &str, option: Choice<'_>) -> El {
    let id = [name, "-", option.value].concat();
    let hint = match option.hint {
        "" => None,
        hint => Some(el("span.choice-hint").text(hint)),
    };
    let input = el("input")
        .set("type", "radio")
        .named("id", &id)
        .named("name", name)
        .named("value", option.value)
        .checked(option.chosen)
        .on_choice(view, option.tap);
    let label = el("span.choice-label").text(option.label);
    el("div")
        .key(option.value)
        .class(option.class)
        .put(input)
        .put(el("label").named("for", &id).put(label).put(hint))
}
