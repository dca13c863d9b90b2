//! A question that is still open: the way to it, and whom to ask.
//!
//! Contract: where the self-check is only looked at, there is no way: it has no place where it could be answered.

use selfcheck_core::{logic::Question, words::Word};
use selfcheck_session::{Screen, Step};
use yew::prelude::*;

use super::{context::use_content, screen_link::ScreenLink};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the self-check; nothing if it is only looked at.
    pub check_id: Option<AttrValue>,
    /// The question.
    pub question: Question,
}

#[component]
pub fn OpenQuestion(Props { check_id, question }: &Props) -> Html {
    let content = use_content();
    let name = content.catalogue.question_words(*question, content.lang).to_owned();
    let (step, whom) = match *question {
        Question::Entity => (Step::Who, ""),
        Question::Place => (Step::Where, ""),
        Question::Fact(fact) => {
            (Step::Fact(fact), content.text(&content.catalogue.fact(fact).ask_whom))
        }
    };
    html! {
        <div>
            if let Some(id) = check_id {
                <ScreenLink to={Screen::Check(id.to_string(), step)}>{ name }</ScreenLink>
            } else {
                <span>{ name }</span>
            }
            if !whom.is_empty() {
                <span class="whom">{ content.say(Word::WhomToAsk, &[&whom]) }</span>
            }
        </div>
    }
}
