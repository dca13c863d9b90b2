//! 结果码: the whole self-check in digits: to read out, to scan, to follow as a link.

use selfcheck_core::{
    Lang, Response, code,
    paper::{Respondent, day_words},
};
use selfcheck_session::Screen;
use yew::prelude::*;

use crate::{
    components::{
        context::{Content, use_content},
        hand_out_button::HandOutButton,
        hand_out_outcome::HandOutOutcome,
        print_button::PrintButton,
        qr_code::{QrCode, link, squares},
        screen_link::ScreenLink,
        signatures::Signatures,
    },
    host::HandOut,
    output::{Output, ResultProps, always},
};

pub static OUTPUT: Output = Output {
    order: 40,
    id: "code",
    name: ("结果码", "Result code"),
    purpose: (
        "把整份自查变成一串数字：可以在电话里念，也可以扫二维码、发链接，都不经过服务器。单位名称、人员、备注和理由不在里面；整改台账里的进度和时限在里面，改了台账，结果码也会变。",
        "The whole self-check in digits: read it out, scan it, or send it as a link. No server sees it. Names, remarks and reasons are not in it. How far the work in the ledger is and by when it is due are: with the ledger, the code changes.",
    ),
    offered: always,
    draw: |props| html! { <ResultCode ..props /> },
};

#[component]
fn ResultCode(ResultProps { response, .. }: &ResultProps) -> Html {
    let content = use_content();
    let lang = content.lang;
    let code = code::encode(content.catalogue, response);
    let grouped = code.grouped();
    let link = link(code.digits());
    let squares = squares(code.digits());
    let without_link = match (&link, &squares) {
        (None, _) => Some(lang.pick(
            "本页是存在这台设备上的文件，没有别人能打开的链接；二维码里只有数字。",
            "This page is a file on this device, and has no link that anybody else could open; the QR code holds the digits only.",
        )),
        (Some(_), None) => Some(lang.pick(
            "内容太多，二维码放不下，请用数字或者链接。",
            "There is too much in it for a QR code: use the digits or the link.",
        )),
        (Some(_), Some(squares)) if !squares.leads => Some(lang.pick(
            "内容多，网址又长，二维码里只放得下数字：扫出来以后，在“打开文件或结果码”里输入。",
            "With so much in it and so long an address, the QR code holds the digits only: scan them, then enter them under “Open a file or a code”.",
        )),
        (Some(_), Some(_)) => None,
    };
    let proves_nothing = lang.pick(
        "结果码只说明填了什么，不能证明是谁填的、填得对不对。收到的人在“打开文件或结果码”里输入数字，就能看到同样的结果。",
        "A code says what was answered. It proves neither who answered nor that the answers are true. Whoever gets it types the digits under “Open a file or a code” and sees the same result.",
    );
    let copy = HandOut::Copy(grouped.as_str().into());
    let groups =
        grouped.split_whitespace().map(|group| html! { <><span>{ group }</span>{ " " }</> });
    html! {
        <div>
            { heading(content, response) }
            <div class="code-block">
                if let Some(squares) = squares {
                    <QrCode {squares} />
                }
                <div>
                    <p class="small">{ groups_words(lang, code.groups()) }</p>
                    <p id="digits" class="digits">{ for groups }</p>
                </div>
            </div>
            if code.left_out() > 0 {
                <p class="small" id="left-out">{ left_out_words(lang, code.left_out()) }</p>
            }
            <p class="actions no-print">
                <HandOutButton id="copy" main=true label={lang.pick("复制数字", "Copy the digits")} what={copy} />
                if let Some(link) = &link {
                    <HandOutButton
                        id="copy-link"
                        label={lang.pick("复制链接", "Copy the link")}
                        what={HandOut::Copy(link.as_str().into())}
                    />
                }
                <PrintButton />
            </p>
            <HandOutOutcome />
            if let Some(link) = link {
                <p class="small">
                    { lang.pick("链接：", "Link: ") }
                    <span id="link" class="link">{ link }</span>
                </p>
            }
            if let Some(words) = without_link {
                <p class="small" id="no-link">{ words }</p>
            }
            <p class="banner">{ proves_nothing }</p>
            <p class="no-print">
                <ScreenLink to={Screen::Open} class="button">
                    { lang.pick("打开文件或结果码", "Open a file or a code") }
                </ScreenLink>
            </p>
        </div>
    }
}

/// Whose code it is, on paper: the name is not in it.
fn heading(content: Content, response: &Response) -> Html {
    let lang = content.lang;
    let day = response.day().map(|day| day_words(day, lang)).unwrap_or_default();
    html! {
        <div class="print-only">
            <h2>{ lang.pick(OUTPUT.name.0, OUTPUT.name.1) }</h2>
            if response.unit.trim().is_empty() {
                <Signatures labels={vec![lang.pick("自查单位：", "Respondent: ")]} />
            }
            <p>{ Respondent::of(response).words(content.catalogue, lang) }</p>
            <p>{ lang.pick("自查日期：", "Checked on: ") }{ day }</p>
        </div>
    }
}

fn groups_words(lang: Lang, groups: usize) -> String {
    match lang {
        Lang::Zh => format!("共 {groups} 组，每组 6 个数字；念错、输错一个数字，会指出是第几组。"),
        Lang::En => {
            format!("{groups} groups of 6 digits. One wrong digit, and the page names its group.")
        }
    }
}

/// What of the self-check is not in the code.
fn left_out_words(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("有 {count} 项回答本页没有对应的题目，也没有编号，不在结果码里。"),
        Lang::En => {
            format!("{count} answers have no question and no number here, and are not in the code.")
        }
    }
}
