//! The head of a form: who, where, when, and on what it is based.
//!
//! Contract: the same lines in the same order on a filled and on a blank form.

use selfcheck_core::{Lang, words::Word};
use yew::prelude::*;

use super::line::FormLine;
use crate::components::context::use_content;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The name of the respondent.
    #[prop_or_default]
    pub unit: AttrValue,
    /// The kind of respondent.
    pub kind: AttrValue,
    /// Where.
    #[prop_or_default]
    pub place: AttrValue,
    /// The day of the check.
    #[prop_or_default]
    pub day: AttrValue,
    /// Who checked.
    #[prop_or_default]
    pub checker: AttrValue,
}

#[component]
pub fn FormHead(Props { unit, kind, place, day, checker }: &Props) -> Html {
    let content = use_content();
    let catalogue = content.catalogue;
    let notices = catalogue.notices.iter().map(|notice| {
        html! { <div lang={Lang::Zh.tag()}>{ format!("《{}》（{}）", notice.title, notice.dated) }</div> }
    });
    html! {
        <table class="sheet head-block">
            <tbody>
                <FormLine name={content.lang.pick("单位名称", "Respondent")}>{ unit }</FormLine>
                <FormLine name={content.tr(Word::Kind)}>{ kind }</FormLine>
                <FormLine name={content.tr(Word::Place)}>{ place }</FormLine>
                <FormLine name={content.lang.pick("自查日期", "Date")}>{ day }</FormLine>
                <FormLine name={content.lang.pick("自查人", "Checked by")}>{ checker }</FormLine>
                <FormLine name={content.lang.pick("自查依据", "Based on")}>
                    { for notices }
                    <div class="small">
                        { content.say(Word::TextsChecked, &[&catalogue.as_of, &catalogue.version]) }
                    </div>
                </FormLine>
            </tbody>
        </table>
    }
}
