//! 自查表: the form that is signed and handed in, filled in from the self-check.

use std::rc::Rc;

use selfcheck_core::{
    Assessment, Date, Response,
    assess::facts_to_ask,
    code,
    logic::Question,
    paper::day_words,
    response::FactAnswer,
    words::{Word, filled},
};
use selfcheck_session::Field;
use yew::prelude::*;

use crate::{
    components::{
        context::{Content, use_content},
        form::{
            head::FormHead, line::FormLine, measures::FormMeasures,
            other_measures::FormOtherMeasures, sheet::FormSheet, signatures::FormSignatures,
            totals::FormTotals,
        },
        hand_out_outcome::HandOutOutcome,
        print_button::PrintButton,
        qr_code::{QrCode, squares},
        text_input::TextInput,
    },
    output::{Output, ResultProps, always},
};

pub static OUTPUT: Output = Output {
    order: 10,
    id: "form",
    name: ("自查表", "Self-check form"),
    purpose: (
        "打印出来签字、盖章、上交。用 A4 纸，黑白打印就可以。",
        "Print it on A4, sign and hand it in. Black and white is enough.",
    ),
    offered: always,
    draw: |props| html! { <SelfCheckForm ..props /> },
};

#[component]
fn SelfCheckForm(ResultProps { response, assessment, read_only }: &ResultProps) -> Html {
    let content = use_content();
    let checker_label = content.lang.pick(
        "自查人（岗位或姓名，只印在表上，可不填）",
        "Checked by (post or name; only printed on the form; optional)",
    );
    html! {
        <div>
            if !read_only {
                <TextInput
                    check_id={response.id.clone()}
                    field={Field::Checker}
                    label={checker_label}
                    id="checker"
                    maxlength="40"
                    class="no-print"
                    value={response.checker.clone()}
                />
                { day_of_check(content, response) }
            }
            <p class="actions no-print"><PrintButton main=true /></p>
            <HandOutOutcome />
            <FilledForm {response} {assessment} />
        </div>
    }
}

/// Where the day of the check can be set, with the day that stands there otherwise.
fn day_of_check(content: Content, response: &Response) -> Html {
    let lang = content.lang;
    let answered = Response { checked: None, ..response.clone() }.day();
    let hint = match (response.checked, answered) {
        (None, Some(day)) => {
            let words = lang.pick(
                "不填就是最后一次改动答案的那天：{}。",
                "Left empty, it is the day of the last answer: {}.",
            );
            Some(filled(words, &[&day_words(day, lang)]))
        }
        (Some(checked), Some(day)) if day > checked => {
            let words = lang.pick(
                "{} 还改过答案，表上仍写您填的日期。",
                "Answers were changed on {}; the form keeps the day that you set.",
            );
            Some(filled(words, &[&day_words(day, lang)]))
        }
        _ => None,
    };
    html! {
        <TextInput
            check_id={response.id.clone()}
            field={Field::Checked}
            kind="date"
            label={lang.pick("自查日期（可不填）", "Date of the check (optional)")}
            id="checked"
            class="no-print"
            value={response.checked.map(Date::text).unwrap_or_default()}
        >
            if let Some(hint) = hint {
                <span class="hint">{ hint }</span>
            }
        </TextInput>
    }
}

#[derive(Properties, PartialEq)]
struct FilledFormProps {
    response: Rc<Response>,
    assessment: Rc<Assessment>,
}

/// The form with everything that was said.
#[component]
fn FilledForm(FilledFormProps { response, assessment }: &FilledFormProps) -> Html {
    let content = use_content();
    let Content { catalogue, lang } = content;
    let kind = response.entity.map(|entity| content.text(&catalogue.entity(entity).name));
    let place = response.place.map(|place| catalogue.place_words(place));
    let day = response.day().map(|day| day_words(day, lang));
    html! {
        <FormSheet filled=true>
            <FormHead
                unit={response.unit.trim().to_owned()}
                kind={kind.unwrap_or_default()}
                place={place.unwrap_or_default()}
                day={day.unwrap_or_default()}
                checker={response.checker.trim().to_owned()}
            />
            { facts(content, response) }
            <FormTotals {assessment} />
            <h3>{ lang.pick("措施落实情况", "The measures") }</h3>
            <FormMeasures {response} {assessment} />
            <FormOtherMeasures {response} {assessment} />
            <div class="keep">
                <FormSignatures />
                { code_block(content, response) }
            </div>
        </FormSheet>
    }
}

fn facts(content: Content, response: &Response) -> Html {
    let Content { catalogue, lang } = content;
    let asked = facts_to_ask(catalogue, response);
    if asked.is_empty() {
        return Html::default();
    }
    let lines = asked.into_iter().map(|fact| {
        let question = Question::Fact(fact);
        let answer = match response.facts.get(&fact) {
            Some(FactAnswer::Unknown) => content.tr(Word::NotKnown).to_owned(),
            _ => catalogue
                .answer_words(response, question, lang)
                .unwrap_or_else(|| content.tr(Word::NotGiven).to_owned()),
        };
        html! { <FormLine name={catalogue.question_words(question, lang)}>{ answer }</FormLine> }
    });
    html! {
        <div>
            <h3>{ lang.pick("基本情况", "How things stand") }</h3>
            <table class="sheet head-block"><tbody>{ for lines }</tbody></table>
        </div>
    }
}

/// The code that carries the whole of it.
fn code_block(content: Content, response: &Response) -> Html {
    let code = code::encode(content.catalogue, response);
    let squares = squares(code.digits());
    let words = if squares.as_ref().is_some_and(|squares| squares.leads) {
        content.lang.pick(
            "结果码（扫码，或者在自查页面上输入，可以查看这份结果；不能证明是谁填的）",
            "Result code (scan it, or type it on the page, to see this result; it proves nothing about who made it)",
        )
    } else {
        content.lang.pick(
            "结果码（在自查页面上输入，可以查看这份结果；不能证明是谁填的）",
            "Result code (type it on the page to see this result; it proves nothing about who made it)",
        )
    };
    html! {
        <div class="code-block">
            if let Some(squares) = squares {
                <QrCode {squares} />
            }
            <div>
                <p class="small">{ words }</p>
                <p class="digits">{ code.grouped() }</p>
            </div>
        </div>
    }
}
