//! The words of the notice that a measure rests on, with their place.
//!
//! Contract: as published, in Chinese, and marked as Chinese for whoever hears the page.

use selfcheck_core::{Lang, catalogue::MeasureIx};
use yew::prelude::*;

use super::context::use_content;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The measure.
    pub measure: MeasureIx,
}

#[component]
pub fn Quote(props: &Props) -> Html {
    let content = use_content();
    let catalogue = content.catalogue;
    let quote = catalogue.measure(props.measure).quote;
    let notice = &catalogue.notices[usize::from(quote.sentence.notice)];
    let place = catalogue.citation_words(quote.sentence, content.lang);
    // A quote that has quotation marks of its own gets no second pair: it stays as published.
    let words = match catalogue.quote(quote) {
        words if words.contains('“') => words.to_owned(),
        words => format!("“{words}”"),
    };
    html! {
        <blockquote class="quote">
            <p lang={Lang::Zh.tag()}>{ words }</p>
            <footer>{ content.text(&notice.short) }{ " · " }{ place }</footer>
        </blockquote>
    }
}
