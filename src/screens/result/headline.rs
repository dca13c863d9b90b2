//! The headline as a pair of bounds, and what the width between them hangs on.

use super::Drawing;
use crate::{
    draw::{El, el, p},
    parts::why::to_question,
};
use selfcheck_core::{assess::Finding, lists::join};

pub fn draw(drawing: &Drawing<'_>) -> El {
    let (view, bounds) = (drawing.view, &drawing.assessment.bounds);
    let (certain, open) = (bounds.gaps.least, bounds.gaps.most - bounds.gaps.least);
    let explained = match (certain, open) {
        (0, 0) => view
            .tr(
                "没有缺口：适用的措施都已落实，或者已填写不适用的理由。",
                "No gaps: everything that applies is done, or exempt with a reason.",
            )
            .to_owned(),
        (n, 0) => view.say("{} 项缺口均已确定，没有待定的。", "{} certain, none open.", &[&n]),
        (n, m) => view.say(
            "{} 项已确定；还有 {} 项取决于没有填写或不清楚的内容。",
            "{} certain; {} more hang on what is not answered or not known.",
            &[&n, &m],
        ),
    };
    let gap = view.tr(
        "缺口指适用但没有落实，或者只部分落实的措施。",
        "A gap is a measure that applies and is not, or only partly, done.",
    );
    let counts = view.say(
        "适用 {} 项，已落实 {} 项；确定的缺口里，必须做到的有 {} 项。",
        "{} measures apply, {} are done; of the certain gaps, {} are required.",
        &[&bounds.applying, &bounds.met.least, &bounds.required_gaps.least],
    );
    let settled = view.tr(
        "适用哪些措施已经全部确定，再回答什么情况都不会改变。",
        "Which measures apply is settled; no further fact can change it.",
    );
    let settled = drawing.assessment.open.is_empty().then(|| p("hint", settled).id("settled"));
    el("section#headline.headline")
        .put(p("number", &view.say("缺口 {} 项", "Gaps: {}", &[&bounds.gaps])))
        .put(p("", &explained))
        .put(p("hint", gap))
        .put(p("hint", &counts))
        .put(settled)
}

/// The facts that are not known, with how much hangs on each and whom to ask.
pub fn unknown(drawing: &Drawing<'_>) -> Option<El> {
    let (view, assessment) = (drawing.view, drawing.assessment);
    if assessment.open.is_empty() {
        return None;
    }
    let items = assessment.open.iter().map(|open| {
        let hanging = |finding: &&Finding| finding.hangs_on.contains(open.question);
        let names: Vec<_> = assessment
            .findings
            .iter()
            .filter(hanging)
            .map(|finding| view.catalogue.measure(finding.measure).name.get(view.lang))
            .collect();
        let names = join(&names, view.tr("、", "; "));
        let words = view.say(
            "有 {} 项措施是否适用取决于这一项：{}",
            "Whether {} measures apply hangs on it: {}",
            &[&open.touches, &names],
        );
        el("li").put(to_question(view, drawing.response, open.question)).put(p("hint", &words))
    });
    let heading = view.tr("还要弄清的情况", "Still to be found out");
    let section = el("section#unknown.card");
    Some(section.put(el("h2").text(heading)).put(el("ul").each(items)))
}
