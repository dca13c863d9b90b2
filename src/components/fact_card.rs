//! One fact: the question, with whom to ask where it is not known, and what is known about it from outside the notices.
//!
//! Contract: 不清楚 is always one of the answers. Drawn anew only when something of it changed: everything that it shows is a
//! prop.

use selfcheck_core::{
    catalogue::{EntityIx, FactIx},
    response::FactAnswer,
    words::Word,
};
use selfcheck_session::{Action, Edit};
use yew::prelude::*;

use super::{
    context::use_content,
    question::{Choice, Question},
    references::{References, Topic},
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the self-check.
    pub check_id: AttrValue,
    /// The fact.
    pub fact: FactIx,
    /// The kind of respondent, which may be asked in words of its own.
    pub entity: Option<EntityIx>,
    /// What was answered.
    pub answer: Option<FactAnswer>,
}

#[component]
pub fn FactCard(props: &Props) -> Html {
    let content = use_content();
    let fact = content.catalogue.fact(props.fact);
    let choice = |value: &'static str, label, hint: AttrValue, state, answer| Choice {
        hint,
        state,
        ..Choice::new(
            value,
            label,
            props.answer == Some(answer),
            Action::Edit(props.check_id.as_str().into(), Edit::Fact(props.fact, answer)),
        )
    };
    let known = (0u8..).zip(&fact.options).map(|(value, option)| {
        let (name, hint) = (content.text(&option.name), content.text(&option.hint));
        choice(&option.id, name, hint.into(), None, FactAnswer::Value(value))
    });
    let ask = content.say(Word::Ask, &[&content.text(&fact.ask_whom)]);
    let unknown = choice(
        "unknown",
        content.tr(Word::NotKnown),
        ask.into(),
        Some("open"),
        FactAnswer::Unknown,
    );
    let help = content.text(&fact.help);
    html! {
        <div class="card" data-fact={fact.id.as_str()}>
            <Question
                name={format!("f-{}", fact.id)}
                legend={content.text(fact.question_for(props.entity))}
                choices={known.chain([unknown]).collect::<Vec<_>>()}
            >
                if !help.is_empty() {
                    <p class="hint">{ help }</p>
                }
            </Question>
            <References topic={Topic::Fact(props.fact)} />
        </div>
    }
}
