//! 结果码: the whole self-check in digits: to read out, to scan, to follow as a link.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use selfcheck_core::code;

use super::{Matter, Output};
use crate::{
    content::numbers,
    draw::{El, Out, el, p},
    host::address,
    parts::papers,
    state::Screen,
};

pub static OUTPUT: Output = Output {
    order: 40,
    id: "code",
    name: ("结果码", "Result code"),
    purpose: (
        "把整份自查压成一串数字：可以在电话里念，可以扫二维码，也可以发链接，都不经过服务器。单位名称、人员、备注和理由不在里面。",
        "The whole self-check in digits: read it out, scan it, or send it as a link. No server sees it. Names, remarks and reasons are not in it.",
    ),
    draw,
};

/// The QR code that a cheap phone still reads from a screen (ISO/IEC 18004).
const LARGEST: u8 = 10;

/// What stands before the digits in a link to a result.
const BEFORE: &str = "#/code/";

fn draw(matter: &Matter<'_>) -> El {
    let view = matter.view;
    let code = code::encode(view.catalogue, numbers(), matter.response, matter.checked());
    let grouped = code.grouped();
    let link = link(code.digits());
    let groups = grouped.split_whitespace().map(|group| el("span").text(group));
    let copy =
        |id, class, words, text: &str| papers::way(view, class, id, words, Out::Copy(text.into()));
    let inside = el("div")
        .put(el("div.code-block").put(qr(code.digits())).put(
            el("div")
                .put(p("small", &groups_words(matter, code.groups())))
                .put(el("p#digits.digits").each(groups)),
        ))
        .put(
            el("p.actions no-print")
                .put(copy("copy", "button main", matter.say("复制数字", "Copy the digits"), &grouped))
                .put(copy("copy-link", "button", matter.say("复制链接", "Copy the link"), &link))
                .put(papers::way(view, "button", "print", matter.say("打印", "Print"), Out::Print)),
        )
        .put(papers::told(view))
        .put(p("small", matter.say("链接：", "Link: ")).put(el("span#link.link").text(&link)))
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

/// The address that shows the result.
fn link(digits: &str) -> String {
    [&address(), BEFORE, digits].concat()
}

/// The link as a picture of squares; nothing if it does not fit what a cheap phone reads.
pub fn qr(digits: &str) -> Option<El> {
    // The one-file edition has no address that another device could open.
    let address = address();
    let before =
        if address.starts_with("http") { [&address, BEFORE].concat() } else { String::new() };
    let mut segments = Vec::new();
    if !before.is_empty() {
        segments.push(QrSegment::make_bytes(before.as_bytes()));
    }
    segments.push(QrSegment::make_numeric(digits));
    let made = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::new(LARGEST),
        None,
        false,
    );
    // The long address of a site leaves too little room: the digits alone still do.
    let code = made.or_else(|_| {
        let alone = [QrSegment::make_numeric(digits)];
        QrCode::encode_segments_advanced(
            &alone,
            QrCodeEcc::Medium,
            Version::MIN,
            Version::new(LARGEST),
            None,
            false,
        )
    });
    Some(picture(&code.ok()?))
}

/// Four modules of quiet around it, as the standard asks.
fn picture(code: &QrCode) -> El {
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
        .set("aria-label", "QR")
        .put(el("path").named("d", &path))
}
