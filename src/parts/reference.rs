//! Matter from outside the notices, always labelled as such and never scored.
//!
//! Contract: the label comes before the title; folded until asked for; a caveat says where it is from and how far it was
//! checked; nothing of it counts in the result. What it offers as a reason counts only once the person has taken it.

use crate::draw::{El, View, button, edit, el};
use selfcheck_core::{
    Response,
    catalogue::{MeasureIx, Reference, Text},
    response::Fulfilment,
    words::Word,
};
use selfcheck_session::Edit;

/// The references that the choice picks, each folded away until asked for.
pub fn references(view: &View<'_>, choose: impl Fn(&Reference) -> bool) -> El {
    let chosen = view.catalogue.references.iter().filter(|reference| choose(reference));
    el("div").each(chosen.map(|reference| draw(view, reference)))
}

/// What became of a measure since the notice, with the reason that can be taken from it by whoever checks today's work.
pub fn today(view: &View<'_>, response: &Response, measure: MeasureIx) -> El {
    let found = of_today(view, measure).map(|(reference, reason)| {
        let reason = reason.get(view.lang);
        let taken = Fulfilment::Exempt { reason: reason.to_owned() };
        let take = (response.fulfilment(measure) != Some(&taken)).then(|| {
            button("button")
                .text(&view.say(Word::TakeThisReason, &[&reason]))
                .on(view, edit(response, Edit::Fulfil(measure, taken)))
        });
        draw(view, reference).put(take)
    });
    el("div").each(found)
}

/// The references that say what became of a measure since the notice, each with the reason that it offers.
pub fn of_today<'v>(
    view: &View<'v>,
    measure: MeasureIx,
) -> impl Iterator<Item = (&'v Reference, &'v Text)> {
    let of_it = move |reference: &&Reference| reference.measures.contains(&measure);
    let references = view.catalogue.references.iter().filter(of_it);
    references.filter_map(|reference| reference.reason.as_ref().map(|reason| (reference, reason)))
}

/// Whether a reference belongs to the whole rather than to a measure, a fact or the place.
pub fn is_general(reference: &Reference) -> bool {
    reference.measures.is_empty() && reference.facts.is_empty() && reference.places.is_empty()
}

fn draw(view: &View<'_>, reference: &Reference) -> El {
    let _lang = view.lang;
    let tag = el("span.tag").word(view, Word::Reference);
    el("details.reference")
        .key(&reference.id)
        .named("data-reference", &reference.id)
        .put(el("summary").put(tag).of(view, &reference.title))
        .each(reference.body.iter().map(|text| el("p").of(view, text)))
        .put(el("p.caveat").of(view, &reference.caveat))
}
