//! Third step: the facts that decide what applies, the decisive ones first.

use crate::{
    draw::{El, View, edit, el, h1, p},
    parts::{
        choice::{Choice, choices},
        reference::references,
        steps::back_and_on,
    },
    state::{Edit, PageOf, Screen, Step},
};
use selfcheck_core::{
    Assessment, Response, assess::facts_to_ask, catalogue::FactIx, response::FactAnswer,
};

pub fn draw(view: &View<'_>, response: &Response) -> El {
    let assessment = view.assess(response);
    let facts = facts_to_ask(view.catalogue, response);
    let nothing_to_ask = view.tr(
        "没有需要回答的情况：适用哪些措施已经确定。",
        "There is nothing to ask: what applies is settled.",
    );
    let nothing_to_ask = facts.is_empty().then(|| p("banner", nothing_to_ask).id("nothing-to-ask"));
    let next = response
        .entity
        .and_then(|entity| PageOf::all(view.catalogue, entity).first().copied())
        .map(|page| {
            let words = view.tr("下一步：措施", "Next: measures").to_owned();
            (Screen::Check(response.id.clone(), Step::Measures(page)), words)
        });
    el("div")
.put(h1(view.tr("目前情况怎样？", "How do things stand?")))
.put(p("", view.tr(
            "这些情况决定哪些措施适用。不清楚的选“不清楚”，不会被当成“没有”。",
            "These facts decide which measures apply. Choose “not known” when you do not know; it never counts as a no.",
        )))
.put(nothing_to_ask)
.put(el("div").each(facts.into_iter().map(|fact| question(view, response, fact))))
.put(p("hint", &left(view, &assessment)).id("left").set("role", "status"))
.put(back_and_on(view, &Screen::Check(response.id.clone(), Step::Where), next))
}

fn question(view: &View<'_>, response: &Response, ix: FactIx) -> El {
    let lang = view.lang;
    let fact = view.catalogue.fact(ix);
    let answer = response.facts.get(&ix);
    let mut options: Vec<_> = (0u8..)
        .zip(&fact.options)
        .map(|(value, option)| Choice {
            value: option.id.clone(),
            label: option.name.get(lang).to_owned(),
            hint: option.hint.get(lang).to_owned(),
            tone: "",
            chosen: answer == Some(&FactAnswer::Value(value)),
            tap: edit(response, Edit::Fact(ix, FactAnswer::Value(value))),
        })
        .collect();
    options.push(Choice {
        value: "unknown".to_owned(),
        label: view.tr("不清楚", "Not known").to_owned(),
        hint: view.say("可问：{}", "Ask: {}", &[&fact.ask_whom.get(lang)]),
        tone: "open",
        chosen: answer == Some(&FactAnswer::Unknown),
        tap: edit(response, Edit::Fact(ix, FactAnswer::Unknown)),
    });
    let help = match fact.help.get(lang) {
        "" => None,
        help => Some(p("hint", help)),
    };
    let name = format!("f-{}", fact.id);
    let words = fact.question_for(response.entity).get(lang);
    el("div.card")
        .key(&fact.id)
        .named("data-fact", &fact.id)
        .put(choices(view, &name, "list", words, help, options))
        .put(references(view, |reference| reference.facts.contains(&ix)))
}

/// How many measures still hang on something, or that nothing can change any more.
fn left(view: &View<'_>, assessment: &Assessment) -> String {
    match assessment.findings.iter().filter(|f| !f.hangs_on.is_empty()).count() {
        0 => view
            .tr(
                "适用哪些措施已经全部确定，可以往下填了。",
                "Which measures apply is settled. You can go on.",
            )
            .to_owned(),
        n => view.say(
            "还有 {} 项措施是否适用没有确定。也可以先往下填，回头再补。",
            "Whether {} measures apply is still open. You can go on and come back to this.",
            &[&n],
        ),
    }
}
