//! Small labels that say how strongly, how soon, and how far.
//!
//! Contract: every label is a word; colour and mark only repeat what the word says.

use selfcheck_core::{
    assess::{Applicability, Finding, Progress},
    catalogue::{Measure, Urgency},
    words::Word,
};

use crate::draw::{El, View, el};

/// How soon and how strongly the notice asks.
pub fn measure_chips(view: &View<'_>, measure: &Measure) -> El {
    let urgent = measure.urgency == Urgency::Immediately;
    let soon = if urgent { "chip urgent" } else { "chip" };
    el("span.chips")
        .put(el("span").class(soon).text(measure.urgency.words(view.lang)))
        .put(el("span.chip").text(measure.strength.words(view.lang)))
}

/// A finding in one label.
pub fn finding_chip(view: &View<'_>, finding: &Finding) -> El {
    let (class, word) = match finding.applicability {
        Applicability::Undetermined => ("chip open", Word::Undetermined),
        Applicability::DoesNotApply => ("chip", Word::DoesNotApply),
        Applicability::Applies => {
            let class = match finding.progress {
                Progress::Met | Progress::Exempt => "chip good",
                Progress::Partly | Progress::Unmet => "chip bad",
                _ => "chip open",
            };
            (class, finding.progress.word())
        }
    };
    el("span").class(class).word(view, word)
}
