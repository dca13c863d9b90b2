//! The whole list for a kind of respondent, before any answer; on paper, a blank form with the conditions printed.

use selfcheck_core::{
    assess::measures_for,
    catalogue::{EntityIx, MeasureIx},
    words::Word,
};
use selfcheck_session::{Action, PageOf, walk};
use yew::prelude::*;

use crate::{
    components::{
        blank_form::BlankForm,
        condition::condition,
        context::{use_content, use_dispatch},
        hand_out_outcome::HandOutOutcome,
        home_link::HomeLink,
        measure_chips::MeasureChips,
        quote::Quote,
        reading::Reading,
    },
    host::HandOut,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The kind of respondent.
    pub entity: EntityIx,
}

#[component]
pub fn List(Props { entity }: &Props) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let entity = *entity;
    let name = content.text(&content.catalogue.entity(entity).name);
    let count = measures_for(content.catalogue, entity).count();
    let begin = dispatch.on_click(Action::Begin(Some(entity)));
    let print = dispatch.on_click_hand_out(HandOut::Print);
    let pages = PageOf::all(content.catalogue, entity).into_iter();
    html! {
        <div>
            <h1 tabindex="-1" class="no-print">{ content.say(Word::AllMeasuresOf, &[&name]) }</h1>
            <p class="no-print">{ content.say(Word::ListText, &[&count]) }</p>
            <p class="actions no-print">
                <button type="button" class="button main" onclick={begin}>
                    { content.tr(Word::StartWithThisList) }
                </button>
                <button type="button" class="button" onclick={print}>
                    { content.tr(Word::PrintTheBlankForm) }
                </button>
                <HomeLink />
            </p>
            <HandOutOutcome />
            <div class="no-print">
                { for pages.map(|page| html! { <BlankSection {entity} {page} /> }) }
            </div>
            <div class="print-only"><BlankForm {entity} /></div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct SectionProps {
    entity: EntityIx,
    page: PageOf,
}

/// The measures of one section of a notice.
#[component]
fn BlankSection(SectionProps { entity, page }: &SectionProps) -> Html {
    let content = use_content();
    let catalogue = content.catalogue;
    let notice = content.text(&catalogue.notices[usize::from(page.notice)].short);
    let section = walk::section(catalogue, *page);
    let place = catalogue.section_words(section, content.lang);
    let measures = measures_for(catalogue, *entity)
        .filter(|(measure, _)| walk::page_of(catalogue, *measure) == Some(*page));
    html! {
        <section>
            <h2>
                { content.text(&section.short) }
                <span class="hint">{ format!(" {notice} · {place}") }</span>
            </h2>
            { for measures.map(|(measure, _)| html! { <BlankMeasure entity={*entity} {measure} /> }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct MeasureProps {
    entity: EntityIx,
    measure: MeasureIx,
}

/// A measure without an answer: the question, when it applies, the words of the notice, and what to look at.
#[component]
fn BlankMeasure(MeasureProps { entity, measure: ix }: &MeasureProps) -> Html {
    let content = use_content();
    let measure = content.catalogue.measure(*ix);
    html! {
        <article class="card blank" data-measure={measure.id.as_str()}>
            <h3>{ content.text(&measure.question) }</h3>
            if let Some(words) = condition(content, *entity, measure) {
                <p class="condition"><strong>{ content.tr(Word::AppliesIf) }</strong>{ words }</p>
            }
            <MeasureChips measure={*ix} />
            <Quote measure={*ix} />
            <p><strong>{ content.tr(Word::LookAt) }</strong>{ content.text(&measure.evidence) }</p>
            <Reading entity={*entity} measure={*ix} />
        </article>
    }
}
