//! Why a finding is as it is: the fewest answers that force it, what would turn it, and the reading.

use crate::{
    draw::{El, View, el, p, strong},
    state::{Screen, Step},
};
use selfcheck_core::{
    Response,
    assess::{Applicability, Counterfactual, Finding, counterfactual},
    catalogue::{EntityIx, Measure, Reading},
    logic::Question,
};

/// The quoted words with their place in the notice. The language of the quote is always Chinese.
pub fn quote(view: &View<'_>, measure: &Measure) -> El {
    let at = measure.quote.sentence;
    let notice = view.catalogue.notices[usize::from(at.notice)].short.get(view.lang);
    let place = view.catalogue.citation_words(at, view.lang);
    // A quote that has quotation marks of its own gets no second pair: it stays as published.
    let words = match view.catalogue.quote(measure.quote) {
        words if words.contains('“') => words.to_owned(),
        words => format!("“{words}”"),
    };
    el("blockquote.quote")
        .put(p("", &words).zh())
        .put(el("footer").text(&format!("{notice} · {place}")))
}

/// The answers that a finding rests on, and the smallest change that would turn it.
pub fn reasons(view: &View<'_>, response: &Response, finding: &Finding) -> El {
    let lang = view.lang;
    let applies = match finding.applicability {
        Applicability::Applies => true,
        Applicability::DoesNotApply => false,
        Applicability::Undetermined => return hangs_on(view, response, finding),
    };
    let lead = if applies {
        view.tr("适用，因为：", "It applies because:")
    } else {
        view.tr("不适用，因为：", "It does not apply because:")
    };
    let because = finding.proof.iter().map(|question| {
        let name = view.catalogue.question_words(question, lang);
        let answer = view.catalogue.answer_words(response, question, lang).unwrap_or_default();
        el("li").text(&view.say("{}：{}", "{}: {}", &[&name, &answer]))
    });
    let otherwise = match (counterfactual(view.catalogue, response, finding), applies) {
        (None, _) => String::new(),
        (Some(Counterfactual::Facts(flips)), true) => view.say(
            "如果{}，就不适用。",
            "It would not apply if: {}.",
            &[&view.catalogue.flips_words(&flips, lang)],
        ),
        (Some(Counterfactual::Facts(flips)), false) => view.say(
            "如果{}，就适用。",
            "It would apply if: {}.",
            &[&view.catalogue.flips_words(&flips, lang)],
        ),
        (Some(Counterfactual::OnlyEntity), true) => view
            .tr(
                "对这类单位，这项措施在任何情况下都适用。",
                "It applies to this kind of respondent in any case.",
            )
            .to_owned(),
        (Some(Counterfactual::OnlyEntity), false) => view
            .tr("这项措施不是对这类单位的要求。", "It is not asked of this kind of respondent.")
            .to_owned(),
    };
    el("div").put(p("", lead)).put(el("ul").each(because)).put(p("", &otherwise))
}

/// What an undetermined finding hangs on, with the way to the question and whom to ask.
pub fn hangs_on(view: &View<'_>, response: &Response, finding: &Finding) -> El {
    let items = finding.hangs_on.iter().map(|q| el("li").put(to_question(view, response, q)));
    let lead = view
        .tr("是否适用还不能确定，取决于：", "Whether it applies is not certain yet. It hangs on:");
    el("div").put(p("", lead)).put(el("ul").each(items))
}

/// A link to an open question, with whom to ask.
pub fn to_question(view: &View<'_>, response: &Response, question: Question) -> El {
    let (step, whom) = match question {
        Question::Entity => (Step::Who, ""),
        Question::Place => (Step::Where, ""),
        Question::Fact(fact) => (Step::Facts, view.catalogue.fact(fact).ask_whom.get(view.lang)),
    };
    let name = view.catalogue.question_words(question, view.lang);
    let link = view.link(&Screen::Check(response.id.clone(), step), name);
    let whom = match whom {
        "" => None,
        whom => {
            let words = view.say("（可问：{}）", " (ask: {})", &[&whom]);
            Some(el("span.whom").text(&words))
        }
    };
    el("div").put(link).put(whom)
}

/// The whole explanation, folded away until asked for.
pub fn why(view: &View<'_>, response: &Response, finding: &Finding) -> El {
    el("details.why")
        .put(el("summary").text(view.tr("为什么", "Why")))
        .put(reasons(view, response, finding))
}

/// What was read into the text for this kind of respondent, if anything.
pub fn reading(view: &View<'_>, entity: EntityIx, measure: &Measure) -> Option<El> {
    match measure.reading(entity) {
        None => None,
        Some(reading) => {
            let label = view.say("{}：", "{}: ", &[&Reading::label(view.lang)]);
            Some(el("p.reading").put(strong(&label)).text(reading.note.get(view.lang)))
        }
    }
}
