//! 结果码: the whole self-check in digits: to read out, to scan, to follow as a link.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use selfcheck_core::{
    Lang, code,
    paper::{Respondent, day_words},
};

use super::{Matter, Output, always};
use crate::{
    draw::{El, Out, el, p},
    host::address,
    parts::papers,
};
use selfcheck_session::Screen;

pub static OUTPUT: Output = Output {
    order: 40,
    id: "code",
    name: ("结果码", "Result code"),
    purpose: (
        "把整份自查变成一串数字：可以在电话里念，也可以扫二维码、发链接，都不经过服务器。单位名称、人员、备注和理由不在里面；整改台账里的进度和时限在里面，改了台账，结果码也会变。",
        "The whole self-check in digits: read it out, scan it, or send it as a link. No server sees it. Names, remarks and reasons are not in it. How far the work in the ledger is and by when it is due are: with the ledger, the code changes.",
    ),
    offered: always,
    draw,
};

/// The QR code that a cheap phone still reads from a screen (ISO/IEC 18004).
const LARGEST: u8 = 10;

fn draw(matter: &Matter<'_>) -> El {
    let view = matter.view;
    let code = code::encode(view.catalogue, matter.response);
    let grouped = code.grouped();
    let link = link(code.digits());
    let squares = squares(code.digits(), matter.lang());
    let without_link = match (&link, &squares) {
        (None, _) => Some(matter.say(
            "本页是存在这台设备上的文件，没有别人能打开的链接；二维码里只有数字。",
            "This page is a file on this device, and has no link that anybody else could open; the QR code holds the digits only.",
        )),
        (Some(_), None) => Some(matter.say(
            "内容太多，二维码放不下，请用数字或者链接。",
            "There is too much in it for a QR code: use the digits or the link.",
        )),
        (Some(_), Some(squares)) if !squares.leads => Some(matter.say(
            "内容多，网址又长，二维码里只放得下数字：扫出来以后，在“打开文件或结果码”里输入。",
            "With so much in it and so long an address, the QR code holds the digits only: scan them, then enter them under “Open a file or a code”.",
        )),
        (Some(_), Some(_)) => None,
    };
    let drawn = squares.map(|squares| squares.picture);
    let groups = grouped
        .split_whitespace()
        .fold(el("p#digits.digits"), |all, group| all.put(el("span").text(group)).text(" "));
    let copy =
        |id, class, words, text: &str| papers::way(view, class, id, words, Out::Copy(text.into()));
    let inside = el("div")
        .put(heading(matter))
        .put(el("div.code-block").put(drawn).put(
            el("div")
                .put(p("small", &groups_words(matter, code.groups())))
                .put(groups),
        ))
        .put(left_out(matter, code.left_out()))
        .put(
            el("p.actions no-print")
                .put(copy("copy", "button main", matter.say("复制数字", "Copy the digits"), &grouped))
                .put(link.as_deref().map(|link| {
                    copy("copy-link", "button", matter.say("复制链接", "Copy the link"), link)
                }))
                .put(papers::way(view, "button", "print", matter.say("打印", "Print"), Out::Print)),
        )
        .put(papers::told(view))
        .put(link.as_deref().map(|link| {
            p("small", matter.say("链接：", "Link: ")).put(el("span#link.link").text(link))
        }))
        .put(without_link.map(|words| p("small", words).id("no-link")))
        .put(p(
            "banner",
            matter.say(
                "结果码只说明填了什么，不能证明是谁填的、填得对不对。收到的人在“打开文件或结果码”里输入数字，就能看到同样的结果。",
                "A code says what was answered. It proves neither who answered nor that the answers are true. Whoever gets it types the digits under “Open a file or a code” and sees the same result.",
            ),
        ))
        .put(p("no-print", "").put(
            view.link(&Screen::Open, matter.say("打开文件或结果码", "Open a file or a code")).class("button"),
        ));
    papers::screen(matter, &OUTPUT, inside)
}

/// Whose code it is, on paper: the name is not in it.
fn heading(matter: &Matter<'_>) -> El {
    let (view, response) = (matter.view, matter.response);
    let of = Respondent::of(response).words(view.catalogue, view.lang);
    let day = response.day().map(|day| day_words(day, view.lang)).unwrap_or_default();
    let day = [matter.say("自查日期：", "Checked on: "), &day].concat();
    let unit = response.unit.trim().is_empty();
    let unit = unit.then(|| papers::signatures(&[matter.say("自查单位：", "Respondent: ")]));
    el("div.print-only")
        .put(el("h2").text(matter.lang().pick(OUTPUT.name.0, OUTPUT.name.1)))
        .put(unit)
        .put(p("", &of))
        .put(p("", &day))
}

fn groups_words(matter: &Matter<'_>, groups: usize) -> String {
    match matter.lang() {
        selfcheck_core::Lang::Zh => {
            format!("共 {groups} 组，每组 6 个数字；念错、输错一个数字，会指出是第几组。")
        }
        selfcheck_core::Lang::En => {
            format!("{groups} groups of 6 digits. One wrong digit, and the page names its group.")
        }
    }
}

/// What of the self-check is not in the code.
fn left_out(matter: &Matter<'_>, count: usize) -> Option<El> {
    let words = match matter.lang() {
        selfcheck_core::Lang::Zh => {
            format!("有 {count} 项回答本页没有对应的题目，也没有编号，不在结果码里。")
        }
        selfcheck_core::Lang::En => {
            format!("{count} answers have no question and no number here, and are not in the code.")
        }
    };
    (count > 0).then(|| p("small", &words).id("left-out"))
}

/// What stands before the digits in the address that shows a result; nothing in the one-file edition, which has no address
/// that another device could open.
fn before() -> Option<String> {
    let address = address();
    address.starts_with("http").then(|| [&address, "#", code::IN_LINK].concat())
}

/// The address that shows the result, if there is one for others.
fn link(digits: &str) -> Option<String> {
    before().map(|before| [&before, digits].concat())
}

/// A code as a picture of squares.
pub struct Squares {
    /// The picture.
    pub picture: El,
    /// Whether it leads to the result by itself; else it holds the digits only.
    pub leads: bool,
}

/// The link as a picture of squares; nothing if not even the digits fit what a cheap phone reads.
pub fn squares(digits: &str, lang: Lang) -> Option<Squares> {
    let digits = QrSegment::make_numeric(digits);
    let with_link = before()
        .and_then(|before| encoded(&[QrSegment::make_bytes(before.as_bytes()), digits.clone()]));
    match with_link {
        Some(code) => Some(Squares { picture: picture(&code, lang), leads: true }),
        // The long address of a site leaves too little room: the digits alone still do.
        None => {
            encoded(&[digits]).map(|code| Squares { picture: picture(&code, lang), leads: false })
        }
    }
}

fn encoded(segments: &[QrSegment]) -> Option<QrCode> {
    let (smallest, largest) = (Version::MIN, Version::new(LARGEST));
    let level = QrCodeEcc::Medium;
    QrCode::encode_segments_advanced(segments, level, smallest, largest, None, false).ok()
}

/// Four modules of quiet around it, as the standard asks.
fn picture(code: &QrCode, lang: Lang) -> El {
    const QUIET: i32 = 4;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
            }
        }
    }
    let size = code.size() + 2 * QUIET;
    el("svg.qr")
        .named("viewBox", &format!("0 0 {size} {size}"))
        .set("role", "img")
        .set("aria-label", lang.pick("二维码", "QR code"))
        .put(el("path").named("d", &path))
}
