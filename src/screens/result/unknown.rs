//! The facts that are not known, with how much hangs on each and whom to ask.

use selfcheck_core::{
    Assessment,
    assess::{Finding, OpenQuestion as Open},
    words::Word,
};
use yew::prelude::*;

use crate::components::{
    context::{Content, use_content},
    open_question::OpenQuestion,
};
use crate::output::ResultProps;

#[component]
pub fn Unknown(ResultProps { response, assessment, read_only }: &ResultProps) -> Html {
    let content = use_content();
    if assessment.open.is_empty() {
        return Html::default();
    }
    let check_id = (!read_only).then(|| AttrValue::from(response.id.clone()));
    let items = assessment.open.iter().map(|open| {
        html! {
            <li>
                <OpenQuestion check_id={check_id.clone()} question={open.question} />
                <p class="hint">{ hanging(content, assessment, open) }</p>
            </li>
        }
    });
    html! {
        <section id="unknown" class="card">
            <h2>{ content.tr(Word::StillToBeFoundOut) }</h2>
            <ul>{ for items }</ul>
        </section>
    }
}

/// Which measures hang on a question, and how many.
fn hanging(content: Content, assessment: &Assessment, open: &Open) -> String {
    let hangs = |finding: &&Finding| finding.hangs_on.contains(open.question);
    let names: Vec<_> = assessment
        .findings
        .iter()
        .filter(hangs)
        .map(|finding| content.text(&content.catalogue.measure(finding.measure).name))
        .collect();
    let names = names.join(content.tr(Word::BetweenNames));
    content.say(Word::HangsOnThis, &[&open.touches, &names])
}
