//! Small labels that say how strongly, how soon, and how far.
//!
//! Contract: every label is a word; colour and mark only repeat what the word says.

#[cfg(feature = "full")]
use selfcheck_core::assess::{Applicability, Finding};
use selfcheck_core::{
    assess::Progress,
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

/// 落实情况 in words.
pub fn progress_word(progress: Progress) -> Word {
    match progress {
        Progress::Met => Word::Done,
        Progress::Partly => Word::PartlyDone,
        Progress::Unmet => Word::NotDone,
        Progress::ToVerify => Word::ToBeChecked,
        Progress::Exempt => Word::ExemptReasonGiven,
        Progress::ExemptWithoutReason => Word::ExemptReasonMissing,
        Progress::NotAnswered => Word::NotAnswered,
    }
}

/// A finding in one label.
#[cfg(feature = "full")]
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
            (class, progress_word(finding.progress))
        }
    };
    el("span").class(class).word(view, word)
}
