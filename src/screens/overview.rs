//! Every answer on one screen, each with the way to change it.

use std::rc::Rc;

use selfcheck_core::{Response, assess::facts_to_ask, logic::Question, words::Word};
use selfcheck_session::{
    Screen, Step,
    walk::{self, SectionPage},
};
use yew::prelude::*;

use crate::components::{
    context::{Content, use_content},
    finding_chip::FindingChip,
    missing_reasons::MissingReasons,
    onward::{Next, Onward},
    progress::WholeProgress,
    screen_link::ScreenLink,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
}

#[component]
pub fn Overview(Props { response }: &Props) -> Html {
    let content = use_content();
    let catalogue = content.catalogue;
    let assessment = Rc::new(content.assess(response));
    let pages = walk::pages(catalogue, response, &assessment);
    let resume = walk::resume(catalogue, response);
    let word = match &resume {
        Screen::Check(_, Step::Result) => Word::ToTheResult,
        _ => Word::GoOn,
    };
    html! {
        <div>
            <h1 tabindex="-1">{ content.tr(Word::AllAnswers) }</h1>
            <WholeProgress left={walk::measures_left(&assessment)} />
            <MissingReasons {response} {assessment} />
            { about(content, response) }
            <div>{ for pages.iter().map(|page| section(content, response, page)) }</div>
            <Onward back={Screen::Check(response.id.clone(), Step::Who)}>
                <Next to={resume}>{ content.tr(word) }</Next>
            </Onward>
        </div>
    }
}

/// Who, where, and the facts.
fn about(content: Content, response: &Response) -> Html {
    let (catalogue, lang) = (content.catalogue, content.lang);
    let facts = facts_to_ask(catalogue, response).into_iter();
    let facts = facts.map(|fact| (Question::Fact(fact), Step::Fact(fact)));
    let who_and_where = [(Question::Entity, Step::Who), (Question::Place, Step::Where)];
    let rows = who_and_where.into_iter().chain(facts).map(|(question, step)| {
        let name = catalogue.question_words(question, lang);
        let answer = catalogue.answer_words(response, question, lang);
        let answer = answer.unwrap_or_else(|| content.tr(Word::NotAnswered).to_owned());
        let to = Screen::Check(response.id.clone(), step);
        let key = to.fragment(catalogue);
        html! {
            <AnswerRow {key} {to} {name}>
                <span>{ answer }</span>
            </AnswerRow>
        }
    });
    html! {
        <section class="card">
            <h2>{ content.tr(Word::Facts) }</h2>
            <ul class="plain rows">{ for rows }</ul>
        </section>
    }
}

/// The measures of one section.
fn section(content: Content, response: &Response, page: &SectionPage) -> Html {
    let rows = page.applying.iter().map(|finding| {
        let measure = content.catalogue.measure(finding.measure);
        let id = measure.id.as_str();
        let to = Screen::Check(response.id.clone(), Step::Measure(finding.measure));
        html! {
            <AnswerRow key={id} {to} name={content.text(&measure.name)} measure={id}>
                <FindingChip finding={*finding} />
            </AnswerRow>
        }
    });
    html! {
        <section class="card">
            <h2>{ content.text(&walk::section(content.catalogue, page.page).short) }</h2>
            <ul class="plain rows">{ for rows }</ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct AnswerRowProps {
    /// Where it is asked.
    to: Screen,
    /// What was asked.
    name: &'static str,
    /// The measure, if it is one (`data-measure`).
    #[prop_or_default]
    measure: Option<&'static str>,
    /// What was said.
    children: Html,
}

/// One answer: what was asked, as the way to it, and what was said.
#[component]
fn AnswerRow(AnswerRowProps { to, name, measure, children }: &AnswerRowProps) -> Html {
    html! {
        <li data-measure={*measure}>
            <ScreenLink to={to.clone()}>{ *name }</ScreenLink>
            <p>{ children.clone() }</p>
        </li>
    }
}
