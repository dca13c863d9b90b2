//! Matter from outside the notices, always labelled as such and never scored.
//!
//! Contract: the label comes before the title; folded until asked for; a caveat says where it is from and how far it was
//! checked; nothing of it counts in the result.

use crate::draw::{El, View, el};
use selfcheck_core::{catalogue::Reference, words::Word};

/// The references that the choice picks, each folded away until asked for.
pub fn references(view: &View<'_>, choose: impl Fn(&Reference) -> bool) -> El {
    let chosen = view.catalogue.references.iter().filter(|reference| choose(reference));
    el("div").each(chosen.map(|reference| draw(view, reference)))
}

#[cfg(feature = "full")]
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
