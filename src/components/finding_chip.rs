//! A finding in one small label.
//!
//! Contract: the label is a word; colour only repeats what the word says.

use selfcheck_core::{
    assess::{Applicability, Finding, Progress},
    words::Word,
};
use yew::prelude::*;

use super::context::use_content;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The finding.
    pub finding: Finding,
}

#[component]
pub fn FindingChip(Props { finding }: &Props) -> Html {
    let content = use_content();
    let (colour, word) = match (finding.applicability, finding.progress) {
        (Applicability::Undetermined, _) => (Some("open"), Word::Undetermined),
        (Applicability::DoesNotApply, _) => (None, Word::DoesNotApply),
        (_, progress @ (Progress::Met | Progress::Exempt)) => (Some("good"), progress.word()),
        (_, progress @ (Progress::Partly | Progress::Unmet)) => (Some("bad"), progress.word()),
        (_, progress) => (Some("open"), progress.word()),
    };
    html! { <span class={classes!("chip", colour)}>{ content.tr(word) }</span> }
}
