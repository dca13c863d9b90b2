//! 整改台账: every gap as work, filled in here, taken along as a workbook, a table or on paper.

use std::rc::Rc;

use selfcheck_core::{
    compare::compare,
    ledger::{Due, Ledger, Row, ledger},
    words::{Word, filled},
};
use selfcheck_session::Field;
use yew::prelude::*;

use crate::{
    components::{
        context::{Content, use_content, use_page_state},
        file_name::file_name,
        ledger::{at_once::LedgerAtOnce, row_card::LedgerRowCard},
        sheet_table::SheetTable,
        signatures::Signatures,
        take_along::TakeAlong,
        text_input::TextInput,
    },
    host::today,
    output::{Output, ResultProps, always, last_check},
};

pub static OUTPUT: Output = Output {
    order: 20,
    id: "ledger",
    name: ("整改台账", "Rectification ledger"),
    purpose: (
        "每项缺口一行：谁负责、什么时候改完、改到哪一步。填好后打印、存成 Excel 表格，或者复制。",
        "A row for every gap: who puts it right, by when, and how far it is. Fill it in, then print it, save it for Excel, or copy it.",
    ),
    offered: always,
    draw: |props| html! { <RectificationLedger ..props /> },
};

#[component]
fn RectificationLedger(ResultProps { response, assessment, read_only }: &ResultProps) -> Html {
    let content = use_content();
    let state = use_page_state();
    let Content { catalogue, lang } = content;
    let ledger = Rc::new(ledger(catalogue, response, assessment));
    if ledger.rows.is_empty() {
        let words = lang.pick(
            "没有确定的缺口，台账是空的。还没填的措施填完后，这里会列出缺口。",
            "There is no certain gap, so the ledger is empty. Gaps will be listed here once the open measures are answered.",
        );
        return html! { <p class="banner" id="no-gaps">{ words }</p> };
    }
    let last = last_check(&state, response);
    let mut book = vec![ledger.sheet(catalogue, today(), lang)];
    if let Some(last) = &last {
        let comparison = compare(catalogue, last, response, today());
        let measures: Vec<_> = ledger.rows.iter().map(|row| row.measure).collect();
        comparison.mark_ledger(&measures, &mut book[0], lang);
        book.push(comparison.sheet(catalogue, lang));
    }
    let book = Rc::new(book);
    let card = |row: &Row| {
        let remark = response.answers.get(&row.measure).map(|answer| answer.note.clone());
        html! {
            <LedgerRowCard
                key={catalogue.measure(row.measure).id.as_str()}
                check_id={response.id.clone()}
                row={row.clone()}
                entry={response.ledger.get(&row.measure).cloned()}
                remark={remark.unwrap_or_default()}
            />
        }
    };
    let labels = vec![
        lang.pick("填表人：", "Filled in by: "),
        lang.pick("负责人：", "In charge: "),
        lang.pick("单位（盖章）：", "Seal: "),
        lang.pick("日期：", "Date: "),
    ];
    html! {
        <div>
            if !read_only {
                <LedgerAtOnce {response} ledger={Rc::clone(&ledger)} {last} />
                <section class="no-print">
                    <TextInput
                        check_id={response.id.clone()}
                        field={Field::Unit}
                        label={lang.pick("单位名称", "Name of the organisation")}
                        maxlength="80"
                        autocomplete="organization"
                        note="unit"
                        value={response.unit.clone()}
                    />
                    <h2>{ lang.pick("逐项填", "One by one") }</h2>
                    <div id="work">{ for ledger.rows.iter().map(card) }</div>
                </section>
                { still_empty(content, &ledger) }
            }
            <TakeAlong
                name={file_name(response, lang.pick("整改台账", "ledger"))}
                book={Rc::clone(&book)}
                as_text=1
            />
            <div class="landscape">
                <SheetTable id="ledger" {book} />
                <Signatures {labels} />
            </div>
        </div>
    }
}

/// What the paper would come out without, before it is printed or saved.
fn still_empty(content: Content, ledger: &Ledger) -> Html {
    let lang = content.lang;
    let count = |is: fn(&Row) -> bool| ledger.rows.iter().filter(|row| is(row)).count();
    let nobody = count(|row| row.owner.is_empty());
    let no_day = count(|row| row.due == Due::NotSet);
    let say = |zh, en, count: usize| filled(lang.pick(zh, en), &[&count]);
    let parts = [
        (
            ledger.respondent.unit.is_empty(),
            lang.pick("单位名称", "the name of the organisation").to_owned(),
        ),
        (nobody > 0, say("{} 项的责任人", "the owners of {}", nobody)),
        (no_day > 0, say("{} 项的整改时限", "the due days of {}", no_day)),
    ];
    let missing: Vec<_> =
        parts.into_iter().filter_map(|(missing, words)| missing.then_some(words)).collect();
    if missing.is_empty() {
        return Html::default();
    }
    let words = lang.pick(
        "还空着：{}。可以现在填，也可以打印以后手写。",
        "Still empty: {}. Fill it in now, or by hand once it is printed.",
    );
    let missing = missing.join(content.tr(Word::BetweenItems));
    html! {
        <div id="still-empty" class="banner no-print"><p>{ filled(words, &[&missing]) }</p></div>
    }
}
