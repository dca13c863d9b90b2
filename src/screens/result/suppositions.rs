//! What would switch on, and off, if a fact turned out otherwise.

use std::rc::Rc;

use selfcheck_core::{
    Response,
    prepare::{Row, Supposition, prepare, suppositions},
    words::{Word, filled},
};
use yew::prelude::*;

use crate::components::{
    context::{Content, use_content},
    measure_chips::MeasureChips,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
}

#[component]
pub fn Suppositions(Props { response }: &Props) -> Html {
    let content = use_content();
    let all = suppositions(content.catalogue, response).into_iter();
    let items: Vec<_> = all.filter_map(|it| supposition(content, response, it)).collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section id="what-if" class="card no-print">
            <h2>{ content.tr(Word::IfThingsChange) }</h2>
            <div>{ for items }</div>
        </section>
    }
}

/// One supposition with the measures that it would switch on or off; nothing if there are none.
fn supposition(content: Content, response: &Response, supposition: Supposition) -> Option<Html> {
    let (catalogue, lang) = (content.catalogue, content.lang);
    let prepared = prepare(catalogue, response, &[supposition]);
    let words = prepared.words(catalogue, lang);
    let summary = match (prepared.on.len(), prepared.off.len()) {
        (0, 0) => return None,
        (on, 0) => content.say(Word::WouldBeMore, &[&words, &on]),
        (on, off) => {
            let blank = lang.pick("{}：增加 {} 项，减少 {} 项", "{}: {} more, {} fewer");
            filled(blank, &[&words, &on, &off])
        }
    };
    let on = prepared.on.iter().map(|row| item(content, row, true));
    let off = prepared.off.iter().map(|row| item(content, row, false));
    let fact = catalogue.fact(supposition.fact);
    let name = format!("{}={}", fact.id, fact.options[usize::from(supposition.value)].id);
    Some(html! {
        <details key={name.as_str()} data-what-if={name.clone()}>
            <summary>{ summary }</summary>
            <ul>{ for on.chain(off) }</ul>
        </details>
    })
}

/// A measure that would be switched on, with what to do then, or off.
fn item(content: Content, row: &Row, is_on: bool) -> Html {
    let measure = content.catalogue.measure(row.measure);
    html! {
        <li key={measure.id.as_str()} data-measure={measure.id.as_str()}>
            if !is_on {
                { content.lang.pick("不再适用：", "No longer: ") }
            }
            <strong>{ content.text(&measure.name) }</strong>
            <MeasureChips measure={row.measure} />
            if is_on {
                { content.text(&measure.fix) }
            }
        </li>
    }
}
