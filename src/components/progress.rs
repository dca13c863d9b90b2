//! How much of the whole walk is left to answer, and how long that takes.
//!
//! Contract: counts answers, never judges them: 待核实 and 不清楚 are answers. What is not certain to apply is not counted.

use selfcheck_core::words::Word;
use selfcheck_session::walk::minutes;
use yew::prelude::*;

use super::context::use_content;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// How many answers are left.
    pub left: usize,
    /// What says so, with blanks for their number and the minutes that they take.
    #[prop_or(Word::WholeLeft)]
    pub word: Word,
}

#[component]
pub fn WholeProgress(Props { left, word }: &Props) -> Html {
    let content = use_content();
    let words = match *left {
        0 => content.tr(Word::WholeDone).to_owned(),
        left => content.say(*word, &[&left, &minutes(left)]),
    };
    html! { <p class="hint" id="whole-left">{ words }</p> }
}
