//! Of whom the result is, where, and of which day.

use selfcheck_core::{Response, paper::day_words, words::Word};
use selfcheck_session::{FROM_CODE, Screen, Step};
use yew::prelude::*;

use super::props::Props;
use crate::components::{
    context::{Content, use_content},
    screen_link::ScreenLink,
};

#[component]
pub fn Respondent(Props { response, read_only }: &Props) -> Html {
    let content = use_content();
    let catalogue = content.catalogue;
    let kind = response.entity.map_or("", |entity| content.text(&catalogue.entity(entity).name));
    let place = match response.place {
        Some(place) => catalogue.place_words(place),
        None => content.tr(Word::NotGiven).to_owned(),
    };
    let day = response.day().map(|day| day_words(day, content.lang)).unwrap_or_default();
    let is_nameless = response.unit.trim().is_empty();
    html! {
        <dl class="head">
            <dt>{ content.tr(Word::Respondent) }</dt>
            <dd>
                { unit(content, response) }
                if is_nameless && !read_only {
                    <ScreenLink
                        to={Screen::Check(response.id.clone(), Step::Who)}
                        class="no-print"
                        goto="unit"
                        id="fill-in-unit"
                    >
                        { content.tr(Word::FillIn) }
                    </ScreenLink>
                }
            </dd>
            <dt>{ content.tr(Word::Kind) }</dt>
            <dd>{ kind }</dd>
            <dt>{ content.tr(Word::Place) }</dt>
            <dd>{ place }</dd>
            <dt>{ content.tr(Word::CheckedOn) }</dt>
            <dd>{ day }</dd>
        </dl>
    }
}

/// The name of the respondent, or why there is none.
fn unit(content: Content, response: &Response) -> String {
    let unit = match response.unit.trim() {
        "" if response.id.starts_with(FROM_CODE) => {
            content.lang.pick("不在结果码里", "not in the code")
        }
        "" => content.tr(Word::NotGiven),
        unit => unit,
    };
    unit.to_owned()
}
