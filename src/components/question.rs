//! A question with one answer out of a few: one fieldset, one tap.
//!
//! Contract: a radio group that works by mouse, touch and keyboard as the browser's own does; the legend is the question; a
//! hint, where there is one, belongs to its answer's label.

use selfcheck_session::Action;
use yew::prelude::*;

use super::context::use_dispatch;

/// An answer.
#[derive(Clone, PartialEq)]
pub struct Choice {
    /// Its name, unique within the question; appears as the control's value.
    pub value: AttrValue,
    /// What it says.
    pub label: AttrValue,
    /// What counts as it; may be empty.
    pub hint: AttrValue,
    /// Which state it stands for (`good`, `bad`, `open`), if any.
    pub state: Option<&'static str>,
    /// The language of the label, where it is not that of the page.
    pub lang: Option<&'static str>,
    /// Whether it is the answer now.
    pub chosen: bool,
    /// What choosing it does.
    pub action: Action,
}

impl Choice {
    /// An answer without a hint that stands for no state.
    pub fn new(
        value: impl Into<AttrValue>,
        label: impl Into<AttrValue>,
        chosen: bool,
        action: impl Into<Action>,
    ) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: AttrValue::Static(""),
            state: None,
            lang: None,
            chosen,
            action: action.into(),
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Unique on the page.
    pub name: AttrValue,
    /// The question.
    pub legend: AttrValue,
    /// What stands between the question and its answers.
    #[prop_or_default]
    pub children: Html,
    /// The answers.
    pub choices: Vec<Choice>,
    /// Whether the answers are short and stand in a row, not one below the other.
    #[prop_or_default]
    pub row: bool,
}

#[component]
pub fn Question(props: &Props) -> Html {
    let layout = if props.row { "row" } else { "list" };
    html! {
        <fieldset class="question" id={props.name.clone()}>
            <legend>{ &props.legend }</legend>
            { props.children.clone() }
            <div class={classes!("choices", layout)}>
                { for props.choices.iter().map(|choice| html! {
                    <ChoiceItem key={choice.value.as_str()} name={props.name.clone()} choice={choice.clone()} />
                }) }
            </div>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
struct ChoiceProps {
    name: AttrValue,
    choice: Choice,
}

#[component]
fn ChoiceItem(ChoiceProps { name, choice }: &ChoiceProps) -> Html {
    let dispatch = use_dispatch();
    let id = AttrValue::from(format!("{name}-{}", choice.value));
    html! {
        <div class={classes!("choice", choice.state)} lang={choice.lang}>
            <input
                type="radio"
                id={id.clone()}
                name={name.clone()}
                value={choice.value.clone()}
                checked={choice.chosen}
                onchange={dispatch.on_change(choice.action.clone())}
            />
            <label for={id}>
                <span class="choice-label">{ &choice.label }</span>
                if !choice.hint.is_empty() {
                    <span class="choice-hint">{ &choice.hint }</span>
                }
            </label>
        </div>
    }
}
