//! Why a finding is as it is: the fewest answers that force it, what would turn it, and the reading.
//!
//! Contract: the fewest answers that force the finding, each with its name; then the smallest change that would turn it; the
//! quoted words are as published, in Chinese, with their place. Open questions come with the way there and whom to ask.

use crate::draw::{El, View, el, p};
use selfcheck_core::{
    Response,
    assess::{Applicability, Counterfactual, Finding, counterfactual},
    catalogue::{EntityIx, Measure, Reading},
    logic::Question,
    words::Word,
};
use selfcheck_session::{Screen, Step};

/// The quoted words with their place in the notice. The language of the quote is always Chinese.
pub fn quote(view: &View<'_>, measure: &Measure) -> El {
    let at = measure.quote.sentence;
    let notice = view.catalogue.notices[usize::from(at.notice)].short.get(view.lang);
    let place = view.catalogue.citation_words(at, view.lang);
    // A quote that has quotation marks of its own gets no second pair: it stays as published.
    let words = match view.catalogue.quote(measure.quote) {
        words if words.chars().any(|mark| mark == '“') => words.to_owned(),
        words => ["“", words, "”"].concat(),
    };
    el("blockquote.quote")
        .put(p("", &words).zh())
        .put(el("footer").text(&[notice, " · ", &place].concat()))
}

/// The answers that a finding rests on, and the smallest change that would turn it.
pub fn reasons(view: &View<'_>, response: &Response, finding: &Finding) -> El {
    let lang = view.lang;
    let applies = match finding.applicability {
        Applicability::Applies => true,
        Applicability::DoesNotApply => false,
        Applicability::Undetermined => return hangs_on(view, response, finding),
    };
    let lead = if applies { Word::AppliesBecause } else { Word::NotAppliesBecause };
    let because = finding.proof.iter().map(|question| {
        let name = view.catalogue.question_words(question, lang);
        let answer = view.catalogue.answer_words(response, question, lang).unwrap_or_default();
        el("li").filled(view, Word::NameAndAnswer, &[&name, &answer])
    });
    let otherwise = match (counterfactual(view.catalogue, response, finding), applies) {
        (None, _) => String::new(),
        (Some(Counterfactual::Facts(flips)), true) => {
            view.say(Word::WouldNotApplyIf, &[&view.catalogue.flips_words(&flips, lang)])
        }
        (Some(Counterfactual::Facts(flips)), false) => {
            view.say(Word::WouldApplyIf, &[&view.catalogue.flips_words(&flips, lang)])
        }
        (Some(Counterfactual::OnlyEntity), true) => view.tr(Word::AppliesInAnyCase).to_owned(),
        (Some(Counterfactual::OnlyEntity), false) => view.tr(Word::NotAskedOfThisKind).to_owned(),
    };
    el("div").put(view.p("", lead)).put(el("ul").each(because)).put(p("", &otherwise))
}

/// What an undetermined finding hangs on, with the way to the question and whom to ask.
pub fn hangs_on(view: &View<'_>, response: &Response, finding: &Finding) -> El {
    let items = finding.hangs_on.iter().map(|q| el("li").put(to_question(view, response, q)));
    let lead = Word::HangsOn;
    el("div").put(view.p("", lead)).put(el("ul").each(items))
}

/// A link to an open question, with whom to ask.
pub fn to_question(view: &View<'_>, response: &Response, question: Question) -> El {
    let (step, whom) = match question {
        Question::Entity => (Step::Who, ""),
        Question::Place => (Step::Where, ""),
        Question::Fact(fact) => {
            (Step::Facts, view.catalogue.fact(fact).ask_whom.get(view.lang).as_str())
        }
    };
    let name = view.catalogue.question_words(question, view.lang);
    let step = match question {
        Question::Fact(fact) => Step::Fact(fact),
        _ => step,
    };
    let link = view.link(&Screen::Check(response.id.clone(), step), name);
    // What is only looked at has no place where it could be answered.
    let link = if view.model.guest(&response.id).is_some() { el("span").text(name) } else { link };
    let whom = match whom {
        "" => None,
        whom => Some(el("span.whom").filled(view, Word::WhomToAsk, &[&whom])),
    };
    el("div").put(link).put(whom)
}

/// The whole explanation, folded away until asked for.
pub fn why(view: &View<'_>, response: &Response, finding: &Finding) -> El {
    el("details.why").put(el("summary").word(view, Word::Why)).put(reasons(view, response, finding))
}

/// What was read into the text for this kind of respondent, if anything.
pub fn reading(view: &View<'_>, entity: EntityIx, measure: &Measure) -> Option<El> {
    measure.reading(entity).map(|reading| {
        el("p.reading")
            .put(el("strong").filled(view, Word::AsLead, &[&Reading::label(view.lang)]))
            .of(view, &reading.note)
    })
}
