//! A measure that applies: the question, the words of the notice, what to look at, and one tap to answer.
//!
//! Contract: the five answers are one radio group; a gap shows what to do now; 不适用 asks for its
//! reason; a remark can be left once there is an answer.

use super::{
    chips::measure_chips,
    choice::{Choice, choice, question},
    reference::{references, today},
    why,
};
use crate::draw::{El, View, edit, el};
use selfcheck_core::{
    Response,
    assess::{Finding, Progress},
    catalogue::Measure,
    response::Fulfilment,
    words::Word,
};
use selfcheck_session::{Edit, Field};

/// The card of a measure.
pub fn measure_card(view: &View<'_>, response: &Response, finding: &Finding) -> El {
    let ix = finding.measure;
    let measure = view.catalogue.measure(ix);
    let name = ["m-", &measure.id].concat();
    let words = measure.question.get(view.lang);
    let answers = answers(view, response, finding, &name);
    let evidence = el("p.evidence").put(view.strong(Word::LookAt)).of(view, &measure.evidence);
    let text = el("div")
        .put(measure_chips(view, measure))
        .put(why::quote(view, measure))
        .put(response.entity.and_then(|entity| why::reading(view, entity, measure)));
    // Large letters leave room for one thing: the answers come before the words of the notice then.
    let (before, after) = if view.is_elder() { (None, Some(text)) } else { (Some(text), None) };
    let below = el("div").put(before).put(evidence);
    el("article.card measure")
        .key(&measure.id)
        .named("data-measure", &measure.id)
        .put(question(&name, words, Some(below), answers))
        .put(today(view, response, ix))
        .put(follow_up(view, response, finding))
        .put(after)
        .put(why::why(view, response, finding))
        .put(references(view, |reference| {
            reference.reason.is_none() && reference.measures.contains(&ix)
        }))
}

fn answers(view: &View<'_>, response: &Response, finding: &Finding, name: &str) -> El {
    let ix = finding.measure;
    let reason = match response.fulfilment(ix) {
        Some(Fulfilment::Exempt { reason }) => reason.clone(),
        _ => String::new(),
    };
    let progress = match finding.progress {
        Progress::ExemptWithoutReason => Progress::Exempt,
        other => other,
    };
    let mut answers = el("div.choices row");
    for (is, value, class, fulfilment) in [
        (Progress::Met, "met", "choice good", Fulfilment::Met),
        (Progress::Partly, "partly", "choice bad", Fulfilment::Partly),
        (Progress::Unmet, "unmet", "choice bad", Fulfilment::Unmet),
        (Progress::ToVerify, "to-verify", "choice open", Fulfilment::ToVerify),
        (Progress::Exempt, "exempt", "choice", Fulfilment::Exempt { reason }),
    ] {
        let label = match is {
            Progress::Exempt => Word::Exempt,
            other => other.word(),
        };
        let tap = edit(response, Edit::Fulfil(ix, fulfilment));
        let chosen = progress == is;
        let label = view.tr(label);
        let option = Choice { value, label, hint: "", class, chosen, tap };
        answers = answers.put(choice(view, name, option));
    }
    answers
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
    let fix = finding.progress.is_gap().then(|| fix(view, view.catalogue.measure(ix), finding));
    el("div.follow").put(fix).put(reason).put(note)
}

fn fix(view: &View<'_>, measure: &Measure, finding: &Finding) -> El {
    el("p.fix").put(fix_lead(view, finding)).of(view, &measure.fix).put(el("span.owner").filled(
        view,
        Word::UsuallyDoneBy,
        &[&measure.owner.get(view.lang)],
    ))
}

/// What stands before the fix: what is partly done is gone on with.
pub fn fix_lead(view: &View<'_>, finding: &Finding) -> El {
    view.strong(match finding.progress {
        Progress::Partly => Word::StillToDo,
        _ => Word::WhatToDoNow,
    })
}

fn reason_field(view: &View<'_>, response: &Response, finding: &Finding, reason: &str) -> El {
    let missing = reason.trim().is_empty();
    let error = Word::NoReasonDoesNotCount;
    let error = missing.then(|| el("span.error").word(view, error));
    let label = Word::WhyExempt;
    el("label.field")
        .put(el("span").word(view, label))
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
    let label = Word::RemarkField;
    let field = el("label.field").put(el("span").word(view, label)).put(
        el("textarea")
            .set("rows", "2")
            .named("data-note", &view.catalogue.measure(finding.measure).id)
            .writes(view, response, Field::Note(finding.measure), note),
    );
    el("details.note").put(el("summary").word(view, Word::AddARemark)).put(field)
}
