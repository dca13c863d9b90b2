//! Fourth step: the measures of one section, one tap each.
//!
//! Contract: what applies is asked; what may apply says on what it hangs. How much is left is announced when it changes.

use std::rc::Rc;

use selfcheck_core::{Lang, Response, words::Word};
use selfcheck_session::{
    PageOf, Screen, Step,
    walk::{self, SectionPage},
};
use yew::prelude::*;

use crate::components::{
    context::{Content, use_content},
    hangs_on::HangsOn,
    measure_cards::MeasureCards,
    onward::{Next, Onward},
    progress::WholeProgress,
    screen_link::ScreenLink,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// Which section.
    pub page: PageOf,
}

#[component]
pub fn Measures(Props { response, page }: &Props) -> Html {
    let content = use_content();
    let catalogue = content.catalogue;
    let assessment = content.assess(response);
    let pages = walk::pages(catalogue, response, &assessment);
    let here = walk::section_page(catalogue, &assessment, *page);
    let left = walk::measures_left(&assessment);
    let section = walk::section(catalogue, *page);
    let notice = content.text(&catalogue.notices[usize::from(page.notice)].short);
    let number = catalogue.section_words(section, content.lang);
    html! {
        <div>
            { sections(content, response, &pages, *page) }
            <h1 tabindex="-1">{ content.text(&section.short) }</h1>
            <p class="hint">
                { format!("{notice} · {number} · ") }
                <span lang={Lang::Zh.tag()}>{ &section.heading }</span>
            </p>
            <div id="progress" role="status">
                <p>{ left_here(content, &here) }</p>
                <WholeProgress {left} />
            </div>
            if here.applying.is_empty() {
                <p class="banner">{ content.tr(Word::NothingHereForCertain) }</p>
            }
            <MeasureCards {response} findings={here.applying.clone()} />
            { undetermined(content, response, &here) }
            { onward(content, response, &pages, *page, left) }
        </div>
    }
}

/// The screen of a section.
fn screen(response: &Response, page: PageOf) -> Screen {
    Screen::Check(response.id.clone(), Step::Measures(page))
}

/// What a section is called in short.
fn name(content: Content, page: PageOf) -> &'static str {
    content.text(&walk::section(content.catalogue, page).short)
}

/// How many measures of the section are left to answer.
fn left_here(content: Content, here: &SectionPage) -> String {
    let of_here = here.applying.len();
    match here.left() {
        0 => content.say(Word::PartDone, &[&of_here]),
        left => content.say(Word::PartLeft, &[&of_here, &left]),
    }
}

/// Every section with what is left in it, and the way there.
fn sections(content: Content, response: &Response, pages: &[SectionPage], now: PageOf) -> Html {
    // A section of which nothing applies any more is none of them.
    let summary = match pages.iter().position(|page| page.page == now) {
        Some(at) => content.say(Word::PartOf, &[&(at + 1), &pages.len()]),
        None => content.tr(Word::Measures).to_owned(),
    };
    let items = pages.iter().map(|page| {
        let count = match page.left() {
            0 => content.tr(Word::PartIsDone).to_owned(),
            left => content.say(Word::LeftInBrackets, &[&left]),
        };
        html! {
            <li class={classes!((page.left() == 0).then_some("complete"))}>
                <ScreenLink
                    to={screen(response, page.page)}
                    current={(page.page == now).then_some("page")}
                >
                    { name(content, page.page) }
                    <span class="count">{ count }</span>
                </ScreenLink>
            </li>
        }
    });
    let overview = Screen::Check(response.id.clone(), Step::Overview);
    html! {
        <details class="sections no-print">
            <summary>{ summary }</summary>
            <ol>{ for items }</ol>
            <ScreenLink to={overview} id="overview">{ content.tr(Word::AllAnswers) }</ScreenLink>
        </details>
    }
}

/// What may apply as well, with what it hangs on.
fn undetermined(content: Content, response: &Response, here: &SectionPage) -> Option<Html> {
    if here.open.is_empty() {
        return None;
    }
    let items = here.open.iter().map(|finding| {
        let measure = content.catalogue.measure(finding.measure);
        html! {
            <li key={measure.id.as_str()} data-measure={measure.id.as_str()}>
                <strong>{ content.text(&measure.name) }</strong>
                <HangsOn check_id={AttrValue::from(response.id.clone())} finding={*finding} />
            </li>
        }
    });
    Some(html! {
        <section id="undetermined" class="card">
            <h2>{ content.say(Word::MoreMayApply, &[&here.open.len()]) }</h2>
            <ul>{ for items }</ul>
        </section>
    })
}

/// The ways to the section before and to the one after, or out of the measures.
fn onward(
    content: Content,
    response: &Response,
    pages: &[SectionPage],
    now: PageOf,
    left: usize,
) -> Html {
    let step = |step| Screen::Check(response.id.clone(), step);
    let before = pages.iter().rev().find(|page| page.page < now);
    let back = before.map_or(step(Step::Facts), |page| screen(response, page.page));
    let (on, words) = match pages.iter().find(|page| page.page > now) {
        Some(page) => {
            let words = content.say(Word::Next, &[&name(content, page.page)]);
            (screen(response, page.page), words)
        }
        None => {
            let mut words = content.tr(Word::ToTheResult).to_owned();
            if left > 0 {
                words += &content.say(Word::LeftInBrackets, &[&left]);
            }
            (step(Step::Result), words)
        }
    };
    // A section is gone through to its end first: the ways are not kept in sight.
    html! {
        <Onward {back} near=false><Next to={on}>{ words }</Next></Onward>
    }
}
