//! The notices, sentence by sentence, each with the measures drawn from it or the reason why none is.
//!
//! Contract: the text of a notice is as published, in Chinese, and marked as Chinese for whoever hears the page.

use selfcheck_core::{
    Lang,
    catalogue::{Notice, Section, Sentence, SentenceRef},
    words::Word,
};
use yew::prelude::*;

use crate::components::{
    context::{Content, use_content},
    mixed_text::MixedText,
};

#[component]
pub fn Notices() -> Html {
    let content = use_content();
    let notices = (0..).zip(&content.catalogue.notices);
    html! {
        <div>
            <h1 tabindex="-1">{ content.tr(Word::TheNotices) }</h1>
            <p>{ content.tr(Word::NoticesText) }</p>
            <div>{ for notices.map(|(ix, notice)| whole_notice(content, ix, notice)) }</div>
        </div>
    }
}

fn whole_notice(content: Content, ix: u8, notice: &'static Notice) -> Html {
    let about = content.say(
        Word::AboutNotice,
        &[&notice.issuer, &notice.dated, &notice.published, &notice.addressee],
    );
    let sections = notice.sections.iter();
    html! {
        <section>
            <h2 lang={Lang::Zh.tag()}>{ &notice.title }</h2>
            <p class="hint"><MixedText text={about} /></p>
            { for sections.map(|section| whole_section(content, ix, section)) }
        </section>
    }
}

fn whole_section(content: Content, notice: u8, section: &'static Section) -> Html {
    let sentences = (1..).zip(&section.sentences).map(|(number, sentence)| {
        let at = SentenceRef { notice, section: section.number, sentence: number };
        sentence_item(content, at, sentence)
    });
    html! {
        <section>
            if section.heading.is_empty() {
                <h3>{ content.catalogue.section_words(section, content.lang) }</h3>
            } else {
                <h3 lang={Lang::Zh.tag()}>{ &section.heading }</h3>
            }
            <ol class="sentences">{ for sentences }</ol>
        </section>
    }
}

fn sentence_item(content: Content, at: SentenceRef, sentence: &'static Sentence) -> Html {
    html! {
        <li>
            <span lang={Lang::Zh.tag()}>{ &sentence.text }</span>
            { measures_of(content, at) }
            if let Some(reason) = &sentence.context {
                <p class="hint">{ content.tr(Word::NoMeasure) }{ content.text(reason) }</p>
            }
        </li>
    }
}

/// The measures drawn from a sentence, each with whom it is asked of; nothing if there are none.
fn measures_of(content: Content, at: SentenceRef) -> Option<Html> {
    let catalogue = content.catalogue;
    let measures = catalogue.measures.iter().filter(|measure| measure.sources.contains(&at));
    let items: Vec<Html> = measures
        .map(|measure| {
            let kinds = measure.entities.iter().map(|ix| content.text(&catalogue.entity(ix).name));
            let whom = kinds.collect::<Vec<_>>().join(content.tr(Word::BetweenItems));
            html! {
                <li>
                    { content.text(&measure.name) }
                    <span class="hint">{ content.say(Word::InBracketsAfter, &[&whom]) }</span>
                </li>
            }
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    Some(html! {
        <details>
            <summary>{ content.say(Word::CountMeasures, &[&items.len()]) }</summary>
            <ul>{ items }</ul>
        </details>
    })
}
