//! A question with one answer out of a few: one fieldset, one tap.
//!
//! Contract: a radio group that works by mouse, touch and keyboard as the browser's own does; the
//! legend is the question; a hint, where there is one, belongs to its option's label.

use crate::draw::{El, Tap, View, el};

/// One answer.
pub struct Choice {
    /// Its name, unique within the question; appears as the control's value.
    pub value: String,
    /// What it says.
    pub label: String,
    /// What counts as it; may be empty.
    pub hint: String,
    /// Which state it stands for, as a class; may be empty.
    pub tone: &'static str,
    /// Whether it is the answer now.
    pub chosen: bool,
    /// What choosing it does.
    pub tap: Tap,
}

/// The question with its answers. `name` must be unique on the page; `layout` is `list` for answers
/// that need reading, `row` for short ones.
pub fn choices(
    view: &View<'_>,
    name: &str,
    layout: &'static str,
    legend: &str,
    below: Option<El>,
    options: Vec<Choice>,
) -> El {
    let class = if layout == "row" { "choices row" } else { "choices list" };
    el("fieldset.question")
        .named("id", name)
        .put(el("legend").text(legend))
        .put(below)
        .put(el("div").class(class).each(options.into_iter().map(|o| choice(view, name, o))))
}

fn choice(view: &View<'_>, name: &str, option: Choice) -> El {
    let id = format!("{name}-{}", option.value);
    let hint = match option.hint.as_str() {
        "" => None,
        hint => Some(el("span.choice-hint").text(hint)),
    };
    let input = el("input")
        .set("type", "radio")
        .named("id", &id)
        .named("name", name)
        .named("value", &option.value)
        .checked(option.chosen)
        .on_choice(view, option.tap);
    let class = match option.tone {
        "good" => "choice good",
        "bad" => "choice bad",
        "open" => "choice open",
        _ => "choice",
    };
    el("div").key(&option.value).class(class).put(input).put(
        el("label").named("for", &id).put(el("span.choice-label").text(&option.label)).put(hint),
    )
}
