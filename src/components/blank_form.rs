//! The blank form for a kind of respondent, to fill in by hand.
//!
//! Contract: it has every measure that can apply to that kind, each with its condition printed and the answers to tick.

use selfcheck_core::{
    Response,
    assess::{Progress, facts_to_ask, measures_for},
    catalogue::{EntityIx, Measure, MeasureIx},
    words::Word,
};
use selfcheck_session::{PageOf, walk::page_of};
use yew::prelude::*;

use super::{
    condition::condition,
    context::{Content, use_content},
    form::{
        head::FormHead, line::FormLine, question::FormQuestion, section::FormSection,
        sheet::FormSheet, signatures::FormSignatures,
    },
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The kind of respondent.
    pub entity: EntityIx,
}

#[component]
pub fn BlankForm(Props { entity }: &Props) -> Html {
    let content = use_content();
    let catalogue = content.catalogue;
    let mut number = 0;
    let mut row = |(ix, measure): (MeasureIx, &'static Measure)| {
        number += 1;
        html! {
            <tr>
                <td class="number">{ number }</td>
                <FormQuestion measure={ix}>
                    if let Some(when) = condition(content, *entity, measure) {
                        <div class="condition">{ content.tr(Word::AppliesIf) }{ when }</div>
                    }
                </FormQuestion>
                <td class="ticks">{ for ticks(content) }</td>
                <td>{ content.text(&measure.evidence) }</td>
            </tr>
        }
    };
    let sections = PageOf::all(catalogue, *entity).into_iter().map(|page| {
        let measures = measures_for(catalogue, *entity);
        let measures = measures.filter(|(ix, _)| page_of(catalogue, *ix) == Some(page));
        html! { <FormSection {page}>{ for measures.map(&mut row) }</FormSection> }
    });
    html! {
        <FormSheet>
            <FormHead kind={content.text(&catalogue.entity(*entity).name)} />
            { facts(content, *entity) }
            <h3>{ content.lang.pick("措施落实情况", "The measures") }</h3>
            <div>{ for sections }</div>
            <FormSignatures />
        </FormSheet>
    }
}

/// The facts with their values to tick.
fn facts(content: Content, entity: EntityIx) -> Html {
    let nobody = Response { entity: Some(entity), ..Response::default() };
    let facts = facts_to_ask(content.catalogue, &nobody);
    if facts.is_empty() {
        return Html::default();
    }
    let lines = facts.into_iter().map(|fact| {
        let fact = content.catalogue.fact(fact);
        let options = fact.options.iter().map(|option| content.text(&option.name));
        let options: Vec<_> =
            options.chain([content.tr(Word::NotKnown)]).map(|name| format!("□{name}")).collect();
        html! { <FormLine name={content.text(&fact.name)}>{ options.join("　") }</FormLine> }
    });
    html! {
        <div>
            <h3>{ content.lang.pick("基本情况", "How things stand") }</h3>
            <table class="sheet head-block"><tbody>{ for lines }</tbody></table>
        </div>
    }
}

/// The answers to tick, the last with room for its reason.
fn ticks(content: Content) -> impl Iterator<Item = Html> {
    let answers = [Progress::Met, Progress::Partly, Progress::Unmet, Progress::ToVerify];
    let answers = answers.map(|answer| content.tr(answer.word())).into_iter();
    let exempt = content.lang.pick("不适用，理由：", "Exempt, because:");
    answers.chain([exempt]).map(|answer| html! { <div>{ "□" }{ answer }</div> })
}
