//! The self-check for the site that the page stands on.
//!
//! Contract: offered only where the site has asked for it; given only by the person's tap, after it is said to whom, and what.

use selfcheck_core::format;
use selfcheck_session::Model;
use yew::prelude::*;

use crate::{
    components::{
        context::{use_content, use_page_state},
        hand_out_button::HandOutButton,
        hand_out_outcome::HandOutOutcome,
    },
    host::{HandOut, embedding::recipient},
    output::{Output, ResultProps},
};

pub static OUTPUT: Output = Output {
    order: 55,
    id: "site",
    name: ("交给网站", "Give to the site"),
    purpose: (
        "把这份自查交给您正在看的这个网站。不点下面的按钮，什么也不会交出去。",
        "Give this self-check to the site that you are looking at. Nothing is given unless you tap the button below.",
    ),
    offered,
    draw: |props| html! { <GiveToSite ..props /> },
};

fn offered(model: &Model) -> bool {
    model.options.answers && recipient().is_some()
}

/// That the site takes self-checks, beside the words that nothing is sent; nothing where it does not.
#[component]
pub fn SiteNotice() -> Html {
    let lang = use_content().lang;
    if !offered(&use_page_state()) {
        return Html::default();
    }
    let words = lang.pick(
        "您正在看的网站可以收自查：只有您在结果页的“交给网站”里点了按钮，才会交出去。",
        "The site that you are looking at takes self-checks: yours is given only if you tap the button under “Give to the site” on the result.",
    );
    html! { <p class="hint" id="site-takes">{ words }</p> }
}

#[component]
fn GiveToSite(ResultProps { response, read_only, .. }: &ResultProps) -> Html {
    let content = use_content();
    let lang = content.lang;
    let can_give = offered(&use_page_state()) && !read_only;
    let Some(site) = recipient().filter(|site| can_give && !site.is_empty()) else {
        let words = lang.pick(
            "现在不能交：不知道外面是哪个网站，或者这个网站没有要收。请用“保存和打开”把自查存成文件，再按网站的要求交。",
            "It cannot be given now: it is not known which site this is, or the site has not asked for it. Save it as a file under “Save and open” and hand that in as the site wants it.",
        );
        return html! { <div><p class="banner">{ words }</p></div> };
    };
    let what = lang.pick(
        "整份自查：单位名称、所在地、情况、每一项措施的落实情况、理由和备注、台账。",
        "The whole self-check: name, place, facts, how far each measure is done, reasons and remarks, the ledger.",
    );
    let then = lang.pick(
        "由这个网站自己决定怎么保存、怎么使用，本页管不到。",
        "That is up to the site; this page has no part in it.",
    );
    let label = format!("{}{site}", lang.pick("交给 ", "Give to "));
    let file = HandOut::ToSite(format::write(content.catalogue, response).into());
    html! {
        <div>
            <dl class="head">
                <dt>{ lang.pick("交给谁", "To whom") }</dt>
                <dd id="recipient">{ site }</dd>
                <dt>{ lang.pick("交什么", "What") }</dt>
                <dd>{ what }</dd>
                <dt>{ lang.pick("交了以后", "After that") }</dt>
                <dd>{ then }</dd>
            </dl>
            <p class="actions">
                <HandOutButton id="give" main=true {label} what={file} />
            </p>
            <HandOutOutcome />
        </div>
    }
}
