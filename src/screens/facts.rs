//! Third step: the facts that decide what applies, the decisive ones first.

use crate::{
    draw::{El, View, edit, el, p},
    parts::{
        choice::{self, Choice, choice},
        reference::{of_today, references},
        steps::back_and_on,
    },
};
use selfcheck_core::{
    Assessment, Response, assess::facts_to_ask, catalogue::FactIx, response::FactAnswer,
    words::Word,
};
use selfcheck_session::{Edit, PageOf, Screen, Step};

pub fn draw(view: &View<'_>, response: &Response) -> El {
    let assessment = view.assess(response);
    let facts = facts_to_ask(view.catalogue, response);
    let nothing_to_ask = Word::NothingToAsk;
    let nothing_to_ask =
        facts.is_empty().then(|| view.p("banner", nothing_to_ask).id("nothing-to-ask"));
    let next = response
        .entity
        .and_then(|entity| PageOf::all(view.catalogue, entity).first().copied())
        .map(|page| {
            let words = view.tr(Word::NextMeasures).to_owned();
            (Screen::Check(response.id.clone(), Step::Measures(page)), words)
        });
    el("div")
        .put(view.h1(Word::HowDoThingsStand))
        .put(view.p("", Word::FactsText))
        .put(nothing_to_ask)
        .put(el("div").each(facts.into_iter().map(|fact| question(view, response, fact))))
        .put(p("hint", &left(view, &assessment)).id("left").set("role", "status"))
        .put(at_once(view, response, &assessment))
        .put(back_and_on(
            view,
            &Screen::Check(response.id.clone(), view.model.before_facts(response)),
            next,
        ))
}

/// What must be done immediately as things stand: it does not wait for its place in the walk.
fn at_once(view: &View<'_>, response: &Response, assessment: &Assessment) -> Option<El> {
    let mut urgent = assessment.immediate(view.catalogue).peekable();
    urgent.peek()?;
    let items = urgent.map(|finding| {
        let measure = view.catalogue.measure(finding.measure);
        let way = Screen::Check(response.id.clone(), Step::Measure(finding.measure));
        let today = of_today(view, finding.measure).next();
        el("li")
            .put(view.link(&way, measure.name.get(view.lang)))
            .put(today.map(|(reference, _)| el("p.hint").of(view, &reference.title)))
    });
    let heading = el("h2").word(view, Word::ToBeDoneImmediately);
    Some(el("section#at-once.urgent-block").put(heading).put(el("ul").each(items)))
}

/// The card of one fact.
pub fn question(view: &View<'_>, response: &Response, ix: FactIx) -> El {
    let lang = view.lang;
    let fact = view.catalogue.fact(ix);
    let answer = response.facts.get(&ix);
    let name = ["f-", &fact.id].concat();
    let mut answers = el("div.choices list");
    for (value, option) in (0u8..).zip(&fact.options) {
        let option = Choice {
            value: &option.id,
            label: option.name.get(lang),
            hint: option.hint.get(lang),
            class: "choice",
            chosen: answer == Some(&FactAnswer::Value(value)),
            tap: edit(response, Edit::Fact(ix, FactAnswer::Value(value))),
        };
        answers = answers.put(choice(view, &name, option));
    }
    let unknown = Choice {
        value: "unknown",
        label: view.tr(Word::NotKnown),
        hint: &view.say(Word::Ask, &[&fact.ask_whom.get(lang)]),
        class: "choice open",
        chosen: answer == Some(&FactAnswer::Unknown),
        tap: edit(response, Edit::Fact(ix, FactAnswer::Unknown)),
    };
    let answers = answers.put(choice(view, &name, unknown));
    let help = match fact.help.get(lang).as_str() {
        "" => None,
        help => Some(p("hint", help)),
    };
    let words = fact.question_for(response.entity).get(lang);
    el("div.card")
        .key(&fact.id)
        .named("data-fact", &fact.id)
        .put(choice::question(&name, words, help, answers))
        .put(references(view, |reference| reference.facts.contains(&ix)))
}

/// How many measures still hang on something, or that nothing can change any more.
fn left(view: &View<'_>, assessment: &Assessment) -> String {
    match assessment.findings.iter().filter(|f| !f.hangs_on.is_empty()).count() {
        0 => view.say(Word::SettledGoOn, &[&assessment.bounds.applying]),
        n => view.say(Word::StillOpen, &[&n]),
    }
}
