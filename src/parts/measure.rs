//! A measure that applies: the question, the words of the notice, what to look at, and one tap to answer.
//!
//! Contract: the five answers are one radio group; a gap shows what to do now; 不适用 asks for its
//! reason; a remark can be left once there is an answer.

use super::{
    chips::{measure_chips, progress_words},
    choice::{Choice, choices},
    reference::references,
    why,
};
use crate::{
    draw::{El, View, edit, el, strong},
    state::{Edit, Field},
};
use selfcheck_core::{
    Response,
    assess::{Finding, Progress},
    catalogue::Measure,
    response::Fulfilment,
    words::shared::LOOK_AT,
};

/// The card of a measure.
pub fn measure_card(view: &View<'_>, response: &Response, finding: &Finding) -> El {
    let ix = finding.measure;
    let measure = view.catalogue.measure(ix);
    let name = format!("m-{}", measure.id);
    let question = measure.question.get(view.lang);
    let answers = answers(view, response, finding);
    el("article.card measure")
        .key(&measure.id)
        .named("data-measure", &measure.id)
        .put(choices(view, &name, "row", question, Some(below(view, measure)), answers))
        .put(follow_up(view, response, finding))
        .put(response.entity.and_then(|entity| why::reading(view, entity, measure)))
        .put(why::why(view, response, finding))
        .put(references(view, |reference| reference.measures.contains(&ix)))
}

/// What stands between question and answers.
fn below(view: &View<'_>, measure: &Measure) -> El {
    let evidence = el("p.evidence").put(strong(view.both(LOOK_AT)));
    el("div")
        .put(measure_chips(view, measure))
        .put(why::quote(view, measure))
        .put(evidence.text(measure.evidence.get(view.lang)))
}

fn answers(view: &View<'_>, response: &Response, finding: &Finding) -> Vec<Choice> {
    let ix = finding.measure;
    let reason = match response.fulfilment(ix) {
        Some(Fulfilment::Exempt { reason }) => reason.clone(),
        _ => String::new(),
    };
    let progress = match finding.progress {
        Progress::ExemptWithoutReason => Progress::Exempt,
        other => other,
    };
    [
        (Progress::Met, "met", "good", Fulfilment::Met),
        (Progress::Partly, "partly", "bad", Fulfilment::Partly),
        (Progress::Unmet, "unmet", "bad", Fulfilment::Unmet),
        (Progress::ToVerify, "to-verify", "open", Fulfilment::ToVerify),
        (Progress::Exempt, "exempt", "", Fulfilment::Exempt { reason }),
    ]
    .into_iter()
    .map(|(is, value, tone, fulfilment)| Choice {
        value: value.to_owned(),
        label: match is {
            Progress::Exempt => view.tr("不适用", "Exempt"),
            other => progress_words(other, view.lang),
        }
        .to_owned(),
        hint: String::new(),
        tone,
        chosen: progress == is,
        tap: edit(response, Edit::Fulfil(ix, fulfilment)),
    })
    .collect()
}

/// What an answer asks for next: the fix, the reason, a remark. Always three places, so that none
/// takes another's when it comes or goes.
fn follow_up(view: &View<'_>, response: &Response, finding: &Finding) -> El {
    let ix = finding.measure;
    let (reason, note) = match response.answers.get(&ix) {
        None => (None, None),
        Some(answer) => {
            let reason = match &answer.fulfilment {
                Fulfilment::Exempt { reason } => {
                    Some(reason_field(view, response, finding, reason))
                }
                _ => None,
            };
            (reason, Some(note_field(view, response, finding, &answer.note)))
        }
    };
    let fix = finding.progress.is_gap().then(|| fix(view, view.catalogue.measure(ix)));
    el("div.follow").put(fix).put(reason).put(note)
}

fn fix(view: &View<'_>, measure: &Measure) -> El {
    let owner = view.say("（通常由{}负责）", " (usually: {})", &[&measure.owner.get(view.lang)]);
    el("p.fix")
        .put(strong(view.tr("现在怎么做：", "What to do now: ")))
        .text(measure.fix.get(view.lang))
        .put(el("span.owner").text(&owner))
}

fn reason_field(view: &View<'_>, response: &Response, finding: &Finding, reason: &str) -> El {
    let missing = reason.trim().is_empty();
    let error = view.tr(
        "没有理由的“不适用”不算数，仍按没有确定处理。",
        "Without a reason it does not count, and stays open.",
    );
    let error = missing.then(|| el("span.error").text(error));
    let label = view.tr("为什么不适用（必填）", "Why it does not apply (required)");
    el("label.field")
        .put(el("span").text(label))
        .put(
            el("textarea")
                .set("rows", "2")
                .set_if(missing, "aria-invalid", "true")
                .named("data-reason", &view.catalogue.measure(finding.measure).id)
                .writes(view, response, Field::Reason(finding.measure), reason),
        )
        .put(error)
}

fn note_field(view: &View<'_>, response: &Response, finding: &Finding, note: &str) -> El {
    let label = view.tr(
        "备注（不要写服务对象的姓名等个人信息）",
        "Remark (no names or personal data of the people you serve)",
    );
    let field = el("label.field").put(el("span").text(label)).put(
        el("textarea")
            .set("rows", "2")
            .named("data-note", &view.catalogue.measure(finding.measure).id)
            .writes(view, response, Field::Note(finding.measure), note),
    );
    el("details.note").put(el("summary").text(view.tr("写备注", "Add a remark"))).put(field)
}
