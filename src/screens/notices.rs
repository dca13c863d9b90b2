//! The notices, sentence by sentence, each with the measures drawn from it or the reason why none is.

use crate::draw::{El, View, el, h1, p};
use selfcheck_core::{
    catalogue::{Notice, Section, Sentence, SentenceRef},
    lists::join,
    words::shared::NO_MEASURE,
};

pub fn draw(view: &View<'_>) -> El {
    let notices = (0u8..).zip(&view.catalogue.notices);
    el("div")
.put(h1(view.tr("通知原文", "The notices")))
.put(p("", view.tr(
            "每一句都有交代：列出据此整理的措施，或者说明为什么没有。",
            "Every sentence is accounted for: by the measures drawn from it, or by the reason why there are none.",
        )))
.put(el("div").each(notices.map(|(ix, notice)| draw_notice(view, ix, notice))))
}

fn draw_notice(view: &View<'_>, ix: u8, notice: &Notice) -> El {
    let about = view.say(
        "{}，成文日期 {}，{} 发布，主送{}",
        "{}, dated {}, published {}, sent to {}",
        &[&notice.issuer, &notice.dated, &notice.published, &notice.addressee],
    );
    el("section")
        .put(el("h2").zh().text(&notice.title))
        .put(p("hint", &about))
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
            let lead = view.both(NO_MEASURE);
            Some(p("hint", lead).text(reason.get(view.lang)))
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
            let whom = view.say("（{}）", " ({})", &[&join(&whom, view.tr("、", ", "))]);
            el("li").text(measure.name.get(lang)).put(el("span.hint").text(&whom))
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    let count = view.say("{} 项措施", "{} measures", &[&items.len()]);
    Some(el("details").put(el("summary").text(&count)).put(el("ul").each(items)))
}
