//! The lines for signatures at the end of a form.
//!
//! Contract: who checked, who is in charge, the seal, the day: in this order.

use yew::prelude::*;

use crate::components::{context::use_content, signatures::Signatures};

#[component]
pub fn FormSignatures() -> Html {
    let lang = use_content().lang;
    let labels = vec![
        lang.pick("自查人：", "Checked by: "),
        lang.pick("负责人：", "In charge: "),
        lang.pick("单位（盖章）：", "Seal: "),
        lang.pick("日期：", "Date: "),
    ];
    html! { <Signatures {labels} /> }
}
