//! What became of a measure since the notice, with the reason that can be taken from it by whoever checks today's work.
//!
//! Contract: what is offered as a reason counts only once the person has taken it.

use selfcheck_core::{
    Catalogue,
    catalogue::{MeasureIx, Reference as Source, Text},
    response::Fulfilment,
    words::Word,
};
use selfcheck_session::{Action, Edit};
use yew::prelude::*;

use super::{
    context::{use_content, use_dispatch},
    reference::Reference,
};

/// The references that say what became of a measure since the notice, each with the reason that it offers.
pub fn of_today(
    catalogue: &'static Catalogue,
    measure: MeasureIx,
) -> impl Iterator<Item = (&'static Source, &'static Text)> {
    let references = catalogue.references.iter().filter(move |it| it.measures.contains(&measure));
    references.filter_map(|it| Some((it, it.reason.as_ref()?)))
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the self-check.
    pub check_id: AttrValue,
    /// The measure.
    pub measure: MeasureIx,
    /// How far it is done.
    pub fulfilment: Option<Fulfilment>,
}

#[component]
pub fn Today(Props { check_id, measure, fulfilment }: &Props) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let found = of_today(content.catalogue, *measure).map(|(reference, reason)| {
        let reason = content.text(reason);
        let taken = Fulfilment::Exempt { reason: reason.to_owned() };
        let is_taken = fulfilment.as_ref() == Some(&taken);
        let take = Action::Edit(check_id.as_str().into(), Edit::Fulfil(*measure, taken));
        html! {
            <Reference key={reference.id.as_str()} {reference}>
                if !is_taken {
                    <button type="button" class="button" onclick={dispatch.on_click(take)}>
                        { content.say(Word::TakeThisReason, &[&reason]) }
                    </button>
                }
            </Reference>
        }
    });
    html! { <div>{ for found }</div> }
}
