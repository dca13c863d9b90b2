//! What can be filled in for several gaps at once.
//!
//! Contract: only what is empty is filled in, or what the last ledger said; each button says in how many rows; it can be had
//! back as it was.

use std::rc::Rc;

use selfcheck_core::{
    Date, Response,
    compare::carry_over,
    ledger::{Due, Ledger, Row, with_day, with_usual_owners},
    words::filled,
};
use selfcheck_session::{Action, Edit};
use yew::prelude::*;

use crate::components::{
    context::{edit, use_content, use_dispatch, use_page_state},
    undo_note::UndoNote,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// Its gaps as work.
    pub ledger: Rc<Ledger>,
    /// The last self-check, if there is one.
    pub last: Option<Rc<Response>>,
}

#[component]
pub fn LedgerAtOnce(Props { response, ledger, last }: &Props) -> Html {
    let content = use_content();
    let dispatch = use_dispatch();
    let state = use_page_state();
    let lang = content.lang;
    let count = |is: &dyn Fn(&Row) -> bool| ledger.rows.iter().filter(|row| is(row)).count();
    let say = |zh, en, count: usize| filled(lang.pick(zh, en), &[&count]);
    let fill = |entries| dispatch.on_click(edit(response, Edit::Ledger(Rc::new(entries))));

    let carried = last.as_ref().map(|last| carry_over(content.catalogue, last, response));
    let from_last = carried.filter(|entries| *entries != response.ledger).map(|entries| {
        let is_new = |row: &Row| entries.get(&row.measure) != response.ledger.get(&row.measure);
        let words = say(
            "沿用上次台账填的责任人、措施和时限（{} 项）",
            "Take owners, own words and dates of the last ledger ({})",
            count(&is_new),
        );
        html! {
            <button type="button" class="button" id="from-last" onclick={fill(entries)}>{ words }</button>
        }
    });

    let nobody = count(&|row| row.owner.is_empty());
    let owners = (nobody > 0).then(|| {
        let words = say(
            "责任人空着的 {} 项，填上通常负责的岗位",
            "Fill in the usual post for the {} without an owner",
            nobody,
        );
        let onclick = fill(with_usual_owners(response, ledger, lang));
        html! { <button type="button" class="button" id="usual-owners" {onclick}>{ words }</button> }
    });

    let no_day = count(&|row| row.due == Due::NotSet);
    let dates = (no_day > 0).then(|| {
        let day = Date::parse(&state.bulk_day);
        let words = say(
            "时限空着的 {} 项，填上面这个日期",
            "Fill in this day for the {} without one",
            no_day,
        );
        html! {
            <div>
                <label class="field">
                    <span>{ lang.pick("整改时限", "Due") }</span>
                    <input
                        id="day"
                        type="date"
                        value={state.bulk_day.clone()}
                        oninput={dispatch.on_input(Action::BulkDay)}
                    />
                </label>
                <button
                    type="button"
                    class="button"
                    id="same-day"
                    disabled={day.is_none()}
                    onclick={day.map(|day| fill(with_day(response, ledger, day)))}
                >
                    { words }
                    if day.is_none() {
                        { lang.pick("（请先选日期）", " (choose a day first)") }
                    }
                </button>
            </div>
        }
    });

    let how = lang.pick(
        "改好一项，就在下面改它的“整改情况”，不用回去改答案。台账记的是这次自查查出的缺口；是不是真的改好了，下次自查再查。“已销号”由验收人核对以后再选。",
        "Once a gap is put right, change its state below and leave the answer as it is: the ledger is about what this self-check found missing. Whether it is put right for good is for the next one to find out. “Struck off” is for whoever has verified it.",
    );
    let any = from_last.is_some() || owners.is_some() || dates.is_some();
    html! {
        <div class="no-print">
            <p class="hint">{ how }</p>
            <section class="card at-once" hidden={!any}>
                <h2>{ lang.pick("一次填好几项", "Several at once") }</h2>
                { from_last }
                { owners }
                { dates }
            </section>
            <UndoNote {response} />
        </div>
    }
}
