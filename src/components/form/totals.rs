//! How many measures apply, and how far they are done.
//!
//! Contract: what is not settled stands as a range, and the form says what that means.

use std::rc::Rc;

use selfcheck_core::{
    Assessment,
    assess::{Finding, Progress},
};
use yew::prelude::*;

use super::line::FormLine;
use crate::components::context::use_content;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What follows from the self-check.
    pub assessment: Rc<Assessment>,
}

#[component]
pub fn FormTotals(Props { assessment }: &Props) -> Html {
    let lang = use_content().lang;
    let bounds = &assessment.bounds;
    let count = |is: fn(&Finding) -> bool| {
        assessment.applying().filter(|finding| is(finding)).count().to_string()
    };
    let lines = [
        (lang.pick("适用的措施", "Measures that apply"), bounds.applying.to_string()),
        (lang.pick("已落实", "Done"), bounds.met.least.to_string()),
        (lang.pick("部分落实", "Partly done"), count(|f| f.progress == Progress::Partly)),
        (lang.pick("未落实", "Not done"), count(|f| f.progress == Progress::Unmet)),
        (
            lang.pick("不适用（已填理由）", "Exempt, with a reason"),
            count(|f| f.progress == Progress::Exempt),
        ),
        (
            lang.pick("待核实、缺理由或未填", "To be checked, without a reason, or not answered"),
            count(|f| f.progress.is_open()),
        ),
        (lang.pick("缺口", "Gaps"), bounds.gaps.to_string()),
    ];
    let lines = lines.into_iter().map(|(name, value)| {
        html! { <FormLine {name}>{ value }{ lang.pick(" 项", "") }</FormLine> }
    });
    let is_settled = bounds.applying.is_settled() && bounds.gaps.is_settled();
    let ranges = lang.pick(
        "写成“9–14”这样的，前一个数是已经确定的，后一个数是最多会有的；到底多少，要等没填的、不清楚的弄清了才知道。",
        "Where two numbers stand, such as 9–14, the first is certain and the second is the most there can be; what lies between hangs on what is not answered or not known.",
    );
    html! {
        <div class="keep">
            <h3>{ lang.pick("合计", "Totals") }</h3>
            <table class="sheet head-block"><tbody>{ for lines }</tbody></table>
            if !is_settled {
                <p class="small">{ ranges }</p>
            }
        </div>
    }
}
