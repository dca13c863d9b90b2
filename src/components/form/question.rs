//! The question of a measure, with the words of the notice that it rests on, as a cell of a form.
//!
//! Contract: the question comes before the quote, which is smaller.

use selfcheck_core::catalogue::MeasureIx;
use yew::prelude::*;

use crate::components::{context::use_content, quote::Quote};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The measure.
    pub measure: MeasureIx,
    /// What stands below.
    #[prop_or_default]
    pub children: Html,
}

#[component]
pub fn FormQuestion(Props { measure, children }: &Props) -> Html {
    let content = use_content();
    html! {
        <td>
            <div>{ content.text(&content.catalogue.measure(*measure).question) }</div>
            <div class="small"><Quote measure={*measure} /></div>
            { children.clone() }
        </td>
    }
}
