//! The headline as a pair of bounds, and what the width between them hangs on.

use super::Drawing;
use crate::{
    draw::{El, el, p},
    parts::why::to_question,
};
use selfcheck_core::{
    assess::{Finding, Progress},
    lists::join,
    words::Word,
};

pub fn draw(drawing: &Drawing<'_>) -> El {
    let (view, bounds) = (drawing.view, &drawing.assessment.bounds);
    let (certain, open) = (bounds.gaps.least, bounds.gaps.most - bounds.gaps.least);
    let explained = match (certain, open) {
        (0, 0) => view.tr(Word::NoGaps).to_owned(),
        (n, 0) => view.say(Word::AllGapsCertain, &[&n]),
        (n, m) => view.say(Word::SomeGapsCertain, &[&n, &m]),
    };
    let count = |is: fn(&Finding) -> bool| {
        drawing.assessment.applying().filter(|finding| is(finding)).count()
    };
    let gap = Word::WhatAGapIs;
    let settled = Word::SettledForGood;
    let settled = drawing.assessment.open.is_empty().then(|| view.p("hint", settled).id("settled"));
    el("section#headline.headline")
        .put(el("p.number").filled(view, Word::GapsHeadline, &[&bounds.gaps]))
        .put(p("", &explained))
        .put(view.p("hint", gap))
        .put(el("p.hint").filled(
            view,
            Word::Counts,
            &[
                &bounds.applying,
                &bounds.met.least,
                &count(|finding| finding.progress == Progress::Exempt),
                &count(|finding| finding.progress.is_open()),
                &bounds.required_gaps.least,
            ],
        ))
        .put(settled)
}

/// The facts that are not known, with how much hangs on each and whom to ask.
pub fn unknown(drawing: &Drawing<'_>) -> Option<El> {
    let (view, assessment) = (drawing.view, drawing.assessment);
    if assessment.open.is_empty() {
        return None;
    }
    let items =
        assessment.open.iter().map(|open| {
            let hanging = |finding: &&Finding| finding.hangs_on.contains(open.question);
            let names: Vec<_> = assessment
                .findings
                .iter()
                .filter(hanging)
                .map(|finding| view.catalogue.measure(finding.measure).name.get(view.lang))
                .collect();
            let names = join(&names, view.tr(Word::BetweenNames));
            el("li")
                .put(to_question(view, drawing.response, open.question))
                .put(el("p.hint").filled(view, Word::HangsOnThis, &[&open.touches, &names]))
        });
    let heading = Word::StillToBeFoundOut;
    let section = el("section#unknown.card");
    Some(section.put(el("h2").word(view, heading)).put(el("ul").each(items)))
}
