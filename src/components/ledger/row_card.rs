//! A gap in the ledger: what is missing, what to do, and what a person fills in about the work.
//!
//! Contract: what is overdue says so; the post that usually puts it right is shown, never written for the person. Drawn anew
//! only when something of it changed: everything that it shows is a prop.

use selfcheck_core::{
    Date,
    ledger::{Due, Row, overdue},
    response::{Entry, WorkState},
    words::Word,
};
use selfcheck_session::{Action, Edit, Field};
use yew::prelude::*;

use crate::{
    components::{
        context::use_content,
        question::{Choice, Question},
        quote::Quote,
        text_area::TextArea,
        text_input::TextInput,
    },
    host::today,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the self-check.
    pub check_id: AttrValue,
    /// The gap as work.
    pub row: Row,
    /// What was entered about it, as it was typed.
    pub entry: Option<Entry>,
    /// The remark on the answer, as it was typed.
    pub remark: AttrValue,
}

#[component]
pub fn LedgerRowCard(Props { check_id, row, entry, remark }: &Props) -> Html {
    let content = use_content();
    let lang = content.lang;
    let ix = row.measure;
    let measure = content.catalogue.measure(ix);
    let Entry { owner, plan, due, .. } = entry.clone().unwrap_or_default();
    let is_late = today().is_some_and(|today| overdue(row, today));
    let plan_label = lang.pick(
        "自己写整改措施（不写，台账上就用上面的建议）",
        "Your own words for what to do (else the ledger has the suggestion)",
    );
    let owner_label = lang.pick("责任人（填岗位就可以）", "Who puts it right (a post will do)");
    let usual = format!("{}{}", lang.pick("通常是：", "Usually: "), row.usual_owner.get(lang));
    let due_label = html! {
        <>
            { lang.pick("整改时限", "Due") }
            if row.due == Due::Immediately {
                <span class="owner">
                    { lang.pick("（通知要求立即）", "(the notice says: immediately)") }
                </span>
            }
        </>
    };
    let state = |state: WorkState, colour| {
        let action = Action::Edit(check_id.as_str().into(), Edit::Work(ix, state));
        let is_now = row.state == state;
        Choice { state: colour, ..Choice::new(state.as_str(), state.words(lang), is_now, action) }
    };
    let states = vec![
        state(WorkState::Open, Some("bad")),
        state(WorkState::Working, Some("open")),
        state(WorkState::Done, Some("good")),
        state(WorkState::Closed, Some("good")),
    ];
    html! {
        <article class="card" data-measure={measure.id.as_str()}>
            <h3>
                { content.text(&measure.name) }
                { " " }
                if is_late {
                    <span class="chip bad">{ lang.pick("已超期", "Overdue") }</span>
                }
            </h3>
            <Quote measure={ix} />
            <p class="fix">
                <strong>{ lang.pick("整改措施（建议）：", "What to do (suggested): ") }</strong>
                { content.text(&measure.fix) }
            </p>
            <TextArea
                {check_id}
                field={Field::Plan(ix)}
                label={plan_label}
                note={format!("plan-{}", measure.id)}
                value={plan}
            />
            <div class="pair">
                <TextInput
                    {check_id}
                    field={Field::Owner(ix)}
                    label={owner_label}
                    maxlength="60"
                    placeholder={usual}
                    note={format!("owner-{}", measure.id)}
                    value={owner}
                />
                <TextInput
                    {check_id}
                    field={Field::Due(ix)}
                    kind="date"
                    label={due_label}
                    note={format!("due-{}", measure.id)}
                    value={due.map(Date::text).unwrap_or_default()}
                />
            </div>
            <Question
                row=true
                name={format!("work-{}", measure.id)}
                legend={lang.pick("整改情况", "State")}
                choices={states}
            />
            // The day of the tap stands there at first; who notes it later sets it right.
            if row.state.is_done() {
                <TextInput
                    {check_id}
                    field={Field::Done(ix)}
                    kind="date"
                    label={lang.pick("完成时间", "Done on")}
                    note={format!("done-{}", measure.id)}
                    value={row.done.map(Date::text).unwrap_or_default()}
                />
            }
            <TextArea
                {check_id}
                field={Field::Note(ix)}
                label={content.tr(Word::RemarkField)}
                note={format!("remark-{}", measure.id)}
                value={remark}
            />
        </article>
    }
}
