//! Matter from outside the notices, always labelled as such and never scored.

use crate::draw::{El, View, el, p};
use selfcheck_core::{catalogue::Reference, words::shared::REFERENCE};

/// The references that the choice picks, each folded away until asked for.
pub fn references(view: &View<'_>, choose: impl Fn(&Reference) -> bool) -> El {
    let chosen = view.catalogue.references.iter().filter(|reference| choose(reference));
    el("div").each(chosen.map(|reference| draw(view, reference)))
}

/// Whether a reference belongs to the whole rather than to a measure, a fact or the place.
pub fn is_general(reference: &Reference) -> bool {
    reference.measures.is_empty() && reference.facts.is_empty() && !reference.place
}

fn draw(view: &View<'_>, reference: &Reference) -> El {
    let lang = view.lang;
    let tag = el("span.tag").text(view.both(REFERENCE));
    el("details.reference")
        .key(&reference.id)
        .named("data-reference", &reference.id)
        .put(el("summary").put(tag).text(reference.title.get(lang)))
        .each(reference.body.iter().map(|text| p("", text.get(lang))))
        .put(p("caveat", reference.caveat.get(lang)))
}
