//! The measures that may apply, with what that depends on, and those that do not, with the reasons.
//!
//! Contract: each says why; nothing is drawn where there is none.

use std::rc::Rc;

use selfcheck_core::{
    Assessment, Lang, Response,
    assess::{Applicability, Finding},
    logic::Question,
    words::Word,
};
use yew::prelude::*;

use crate::components::context::{Content, use_content};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// What follows from it.
    pub assessment: Rc<Assessment>,
}

#[component]
pub fn FormOtherMeasures(Props { response, assessment }: &Props) -> Html {
    let content = use_content();
    let is_asked = |finding: &&Finding| {
        let entities = content.catalogue.measure(finding.measure).entities;
        response.entity.is_some_and(|entity| entities.contains(entity))
    };
    let all = |is| assessment.findings.iter().filter(move |it| it.applicability == is);
    let undetermined =
        all(Applicability::Undetermined).map(|finding| (finding, hangs_on(content, finding)));
    let not_applying = all(Applicability::DoesNotApply)
        .filter(is_asked)
        .map(|finding| (finding, because(content, response, finding)));
    let may_apply = content.lang.pick("还不能确定是否适用的措施", "Measures that may apply");
    let do_not_apply =
        content.lang.pick("按现在的情况不适用的措施", "Measures that do not apply as things stand");
    html! {
        <>
            { list(content, may_apply, undetermined) }
            { list(content, do_not_apply, not_applying) }
        </>
    }
}

/// The measures of these findings by name, each with what is to be said of it; nothing if there is none.
fn list<'a>(
    content: Content,
    heading: &'static str,
    items: impl Iterator<Item = (&'a Finding, String)>,
) -> Html {
    let item = |(finding, words): (&Finding, String)| {
        let name = content.text(&content.catalogue.measure(finding.measure).name);
        html! { <li><strong>{ name }</strong>{ words }</li> }
    };
    let items: Vec<_> = items.map(item).collect();
    if items.is_empty() {
        return Html::default();
    }
    html! { <div><h3>{ heading }</h3><ul>{ for items }</ul></div> }
}

/// On which questions it hangs whether a measure applies.
fn hangs_on(content: Content, finding: &Finding) -> String {
    let questions = finding.hangs_on.iter();
    let names: Vec<_> =
        questions.map(|it| content.catalogue.question_words(it, content.lang)).collect();
    let names = names.join(content.tr(Word::BetweenItems));
    format!("{}{names}", content.lang.pick("，要看：", "; depends on: "))
}

/// Where a measure stands in its notice, and which answers keep it from applying.
fn because(content: Content, response: &Response, finding: &Finding) -> String {
    let Content { catalogue, lang } = content;
    let at = catalogue.measure(finding.measure).quote.sentence;
    let notice = content.text(&catalogue.notices[usize::from(at.notice)].short);
    let clause = catalogue.citation_words(at, lang);
    let questions = finding.proof.iter().filter(|question| *question != Question::Entity);
    let answers: Vec<_> = questions
        .map(|question| {
            let name = catalogue.question_words(question, lang);
            let answer = catalogue.answer_words(response, question, lang).unwrap_or_default();
            content.say(Word::NameAndAnswer, &[&name, &answer])
        })
        .collect();
    let reasons = if answers.is_empty() {
        lang.pick("按单位类型就不适用", "it follows from the kind of respondent").to_owned()
    } else {
        answers.join(content.tr(Word::BetweenItems))
    };
    match lang {
        Lang::Zh => format!("（{notice}{clause}），理由：{reasons}"),
        Lang::En => format!(" ({notice}, {clause}); because: {reasons}"),
    }
}
