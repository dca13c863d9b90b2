//! How soon and how strongly the notice asks, as small labels.
//!
//! Contract: every label is a word; colour only repeats what the word says.

use selfcheck_core::catalogue::{MeasureIx, Urgency};
use yew::prelude::*;

use super::context::use_content;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whose labels.
    pub measure: MeasureIx,
}

#[component]
pub fn MeasureChips(props: &Props) -> Html {
    let content = use_content();
    let measure = content.catalogue.measure(props.measure);
    let urgent = (measure.urgency == Urgency::Immediately).then_some("urgent");
    html! {
        <span class="chips">
            <span class={classes!("chip", urgent)}>{ measure.urgency.words(content.lang) }</span>
            <span class="chip">{ measure.strength.words(content.lang) }</span>
        </span>
    }
}
