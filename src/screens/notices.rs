//! The notices, sentence by sentence, each with the measures drawn from it or the reason why none is.

use crate::{
    draw::{El, View, el},
    parts::papers,
};
use selfcheck_core::{
    catalogue::{Notice, Section, Sentence, SentenceRef},
    lists::join,
    words::Word,
};

pub fn draw(view: &View<'_>) -> El {
    let notices = (0u8..).zip(&view.catalogue.notices);
    el("div")
        .put(view.h1(Word::TheNotices))
        .put(view.p("", Word::NoticesText))
        .put(el("div").each(notices.map(|(ix, notice)| draw_notice(view, ix, notice))))
}

fn draw_notice(view: &View<'_>, ix: u8, notice: &Notice) -> El {
    el("section")
        .put(el("h2").zh().text(&notice.title))
        .put(papers::mixed(
            view.lang,
            el("p.hint"),
            &view.say(
                Word::AboutNotice,
                &[&notice.issuer, &notice.dated, &notice.published, &notice.addressee],
            ),
        ))
        .each(notice.sections.iter().map(|section| draw_section(view, ix, section)))
}

fn draw_section(view: &View<'_>, notice: u8, section: &Section) -> El {
    let heading = match section.heading.as_str() {
        "" => el("h3").text(&view.catalogue.section_words(section, view.lang)),
        heading => el("h3").zh().text(heading),
    };
    let sentences = (1u8..).zip(&section.sentences).map(|(number, sentence)| {
        let at = SentenceRef { notice, section: section.number, sentence: number };
        draw_sentence(view, at, sentence)
    });
    el("section").put(heading).put(el("ol.sentences").each(sentences))
}

fn draw_sentence(view: &View<'_>, at: SentenceRef, sentence: &Sentence) -> El {
    let context = match &sentence.context {
        None => None,
        Some(reason) => {
            let lead = Word::NoMeasure;
            Some(view.p("hint", lead).of(view, reason))
        }
    };
    el("li").put(el("span").zh().text(&sentence.text)).put(drawn(view, at)).put(context)
}

fn drawn(view: &View<'_>, at: SentenceRef) -> Option<El> {
    let lang = view.lang;
    let measures = view.catalogue.measures.iter().filter(|measure| measure.sources.contains(&at));
    let items: Vec<El> = measures
        .map(|measure| {
            let whom: Vec<_> =
                measure.entities.iter().map(|e| view.catalogue.entity(e).name.get(lang)).collect();
            let whom =
                view.say(Word::InBracketsAfter, &[&join(&whom, view.tr(Word::BetweenItems))]);
            el("li").of(view, &measure.name).put(el("span.hint").text(&whom))
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    Some(
        el("details")
            .put(el("summary").filled(view, Word::CountMeasures, &[&items.len()]))
            .put(el("ul").each(items)),
    )
}
