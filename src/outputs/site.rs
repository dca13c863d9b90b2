//! The self-check for the site that the page stands on: only where the site has asked for it, and only by the person's tap.

use std::rc::Rc;

use super::{Matter, Output};
use crate::{
    draw::{El, Out, View, el, p},
    host::embedding::recipient,
    parts::papers,
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
    draw,
};

fn offered(view: &View<'_>) -> bool {
    view.model.desk.options.answers && recipient().is_some()
}

/// That the site takes self-checks, beside the words that nothing is sent.
pub fn notice(view: &View<'_>) -> Option<El> {
    let words = view.lang.pick(
        "您正在看的网站可以收自查：只有您在结果页的“交给网站”里点了按钮，才会交出去。",
        "The site that you are looking at takes self-checks: yours is given only if you tap the button under “Give to the site” on the result.",
    );
    offered(view).then(|| p("hint", words).id("site-takes"))
}

fn draw(matter: &Matter<'_>) -> El {
    let inside = match recipient() {
        Some(site) if !site.is_empty() && offered(matter.view) && !matter.read_only => {
            offer(matter, &site)
        }
        _ => el("div").put(p(
            "banner",
            matter.say(
                "现在不能交：不知道外面是哪个网站，或者这个网站没有要收。请用“保存和打开”把自查存成文件，再按网站的要求交。",
                "It cannot be given now: it is not known which site this is, or the site has not asked for it. Save it as a file under “Save and open” and hand that in as the site wants it.",
            ),
        )),
    };
    papers::screen(matter, &OUTPUT, inside)
}

fn offer(matter: &Matter<'_>, site: &str) -> El {
    let view = matter.view;
    let row = |label, value: El| [el("dt").text(label), value];
    let what = matter.say(
        "整份自查：单位名称、所在地、情况、每一项措施的落实情况、理由和备注、台账。",
        "The whole self-check: name, place, facts, how far each measure is done, reasons and remarks, the ledger.",
    );
    let then = matter.say(
        "由这个网站自己决定怎么保存、怎么使用，本页管不到。",
        "That is up to the site; this page has no part in it.",
    );
    let button = papers::way(
        view,
        "button main",
        "give",
        &[matter.say("交给 ", "Give to "), site].concat(),
        Out::ToSite(Rc::clone(matter.response)),
    );
    el("div")
        .put(
            el("dl.head")
                .each(row(matter.say("交给谁", "To whom"), el("dd#recipient").text(site)))
                .each(row(matter.say("交什么", "What"), el("dd").text(what)))
                .each(row(matter.say("交了以后", "After that"), el("dd").text(then))),
        )
        .put(el("p.actions").put(button))
        .put(papers::told(view))
}
