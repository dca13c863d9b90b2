//! Small labels that say how strongly, how soon, and how far.
//!
//! Contract: every label is a word; colour and mark only repeat what the word says.

use selfcheck_core::{
    Lang,
    assess::{Applicability, Finding, Progress},
    catalogue::{Measure, Urgency},
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
pub fn progress_words(progress: Progress, lang: Lang) -> &'static str {
    match progress {
        Progress::Met => lang.pick("已落实", "Done"),
        Progress::Partly => lang.pick("部分落实", "Partly done"),
        Progress::Unmet => lang.pick("未落实", "Not done"),
        Progress::ToVerify => lang.pick("待核实", "To be checked"),
        Progress::Exempt => lang.pick("不适用（已填理由）", "Exempt (reason given)"),
        Progress::ExemptWithoutReason => lang.pick("不适用（缺理由）", "Exempt (reason missing)"),
        Progress::NotAnswered => lang.pick("未填写", "Not answered"),
    }
}

/// A finding in one label.
pub fn finding_chip(view: &View<'_>, finding: &Finding) -> El {
    let (class, words) = match finding.applicability {
        Applicability::Undetermined => ("chip open", view.tr("待定", "Undetermined")),
        Applicability::DoesNotApply => ("chip", view.tr("不适用", "Does not apply")),
        Applicability::Applies => {
            let class = match finding.progress {
                Progress::Met | Progress::Exempt => "chip good",
                Progress::Partly | Progress::Unmet => "chip bad",
                _ => "chip open",
            };
            (class, progress_words(finding.progress, view.lang))
        }
    };
    el("span").class(class).text(words)
}
