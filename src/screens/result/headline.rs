//! The headline as a pair of bounds, and what the width between them hangs on.

use super::Drawing;
use crate::{
    draw::{El, el, p},
    parts::why::to_question,
    screens::walk,
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
        (n, _) => view.say(Word::SomeGapsCertain, &[&n, &bounds.gaps.most]),
    };
    let gap = Word::WhatAGapIs;
    let settled = Word::SettledForGood;
    let settled = drawing.assessment.open.is_empty().then(|| view.p("hint", settled).id("settled"));
    el("section#headline.headline")
        .put(el("p.number").filled(view, Word::GapsHeadline, &[&bounds.gaps]))
        .put(p("", &explained))
        .put(view.p("hint", gap))
        .put(p("hint", &of_what_applies(drawing)).id("sums"))
        .put(settled)
        .put((!drawing.read_only).then(|| not_answered(drawing)).flatten())
}

/// What applies, part by part; what there is none of is left out.
fn of_what_applies(drawing: &Drawing<'_>) -> String {
    let (view, bounds) = (drawing.view, &drawing.assessment.bounds);
    let count = |is: fn(&Finding) -> bool| {
        drawing.assessment.applying().filter(|finding| is(finding)).count()
    };
    let exempt = count(|finding| finding.progress == Progress::Exempt);
    let open = count(|finding| finding.progress.is_open());
    let (done, gaps, required) = (bounds.met.least, bounds.gaps.least, bounds.required_gaps.least);
    let parts: Vec<_> = [
        (usize::from(done), view.say(Word::DoneOfThem, &[&done])),
        (usize::from(gaps), view.say(Word::GapsOfThem, &[&gaps, &required])),
        (exempt, view.say(Word::ExemptOfThem, &[&exempt])),
        (open, view.say(Word::OpenOfThem, &[&open])),
    ]
    .into_iter()
    .filter_map(|(count, words)| (count > 0).then_some(words))
    .collect();
    let (between, end) = view.lang.pick(("；", "。"), ("; ", "."));
    [&view.say(Word::AppliesCount, &[&bounds.applying]), &join(&parts, between), end].concat()
}

/// That something is left to answer, and the way to the first of it.
fn not_answered(drawing: &Drawing<'_>) -> Option<El> {
    let (view, response) = (drawing.view, drawing.response);
    let left = walk::left(view, response, drawing.assessment);
    (left > 0).then(|| {
        let way = view.way(&walk::resume(view, response), Word::GoOnHere).class("button");
        p("no-print", &view.say(Word::NotAnsweredYet, &[&left])).text(" ").put(way.id("go-on"))
    })
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
