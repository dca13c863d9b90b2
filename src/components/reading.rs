//! What was read into the text of a notice for one kind of respondent, labelled as such.
//!
//! Contract: the label stands before the words, always: nobody takes a reading for the text.

use selfcheck_core::{
    catalogue::{EntityIx, MeasureIx, Reading as Interpretation},
    words::Word,
};
use yew::prelude::*;

use super::context::use_content;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// For whom; nothing is drawn if that is not known.
    pub entity: Option<EntityIx>,
    /// The measure.
    pub measure: MeasureIx,
}

#[component]
pub fn Reading(props: &Props) -> Html {
    let content = use_content();
    let measure = content.catalogue.measure(props.measure);
    let Some(reading) = props.entity.and_then(|entity| measure.reading(entity)) else {
        return Html::default();
    };
    html! {
        <p class="reading">
            <strong>{ content.say(Word::AsLead, &[&Interpretation::label(content.lang)]) }</strong>
            { content.text(&reading.note) }
        </p>
    }
}
