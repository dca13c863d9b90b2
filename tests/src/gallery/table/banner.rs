//! What the page has to say.

use super::doing::{nothing, tell, told, unfold};
use crate::{
    gallery::part::{
        Part, State,
        When::{Blocked, Later, Spoiled},
    },
    lived_in,
};

/// The part.
pub(super) const BANNER: Part = Part {
    id: "banner",
    zh: "提示条",
    en: "Banner",
    sources: &[
        "src/screens/start_page/damaged.rs",
        "src/screens/start_page/set_aside.rs",
        "src/screens/guest.rs",
        "src/screens/start_page/deleted.rs",
        "src/components/release_banner.rs",
        "src/components/content_changes.rs",
        "src/components/saving_trouble.rs",
        "src/components/frame.rs",
        "src/components/hand_out_outcome.rs",
        "src/components/copied_note.rs",
        "src/components/undo_note.rs",
        "src/components/missing_reasons.rs",
    ],
    states: &[
        State(Later, "plain", "普通", "Plain", "/check/care/code", nothing, "p.banner"),
        State(Blocked, "warn", "警告：没有保存", "Warn: not saved", "", nothing, "#trouble"),
        State(
            Later,
            "errors",
            "有错要改",
            "Error list",
            "/check/care/overview",
            nothing,
            "#errors",
        ),
        State(
            Later,
            "no-kind",
            "没有选类型",
            "No kind chosen",
            "/check/no-kind/facts",
            nothing,
            "#errors",
        ),
        State(Spoiled, "changes", "内容有变化", "Changes", "/", nothing, "#changes"),
        State(Spoiled, "damaged", "打不开的内容", "Damaged items", "/", unfold, "#damaged"),
        State(
            Spoiled,
            "set-aside",
            "没有对应题目的回答",
            "Answers without a question",
            "/",
            nothing,
            "[data-check='old']",
        ),
        State(
            Later,
            "release",
            "有新版本",
            "New release",
            "/",
            |page| tell(page, "selfcheck-release", "waiting"),
            "#release",
        ),
        State(
            Later,
            "replaced",
            "另一个窗口换了版本",
            "Another window changed over",
            "",
            |page| {
                tell(page, "selfcheck-release", "replaced");
                page.until("it says so", || page.whole_text("#release").contains("窗口"));
            },
            "#release",
        ),
        State(
            Later,
            "not-whole",
            "这份网页不完整",
            "This copy is not whole",
            "",
            |page| tell(page, "selfcheck-release", "damaged"),
            "#damaged-copy",
        ),
        State(Later, "copied", "复制来的自查", "Copied", "/check/copy/result", nothing, "#copied"),
        State(
            Later,
            "guest",
            "只能看的自查",
            "Guest",
            "/open",
            |page| {
                page.write("#typed", &lived_in::digits());
                page.follow("#show-code");
            },
            "#guest",
        ),
        State(
            Later,
            "no-voice",
            "不能朗读",
            "No voice",
            "/",
            |page| tell(page, "selfcheck-done", "no-voice"),
            "#no-voice",
        ),
        State(
            Later,
            "told-good",
            "已复制",
            "Copied to the clipboard",
            "/check/care/message",
            |page| told(page, "copied"),
            "#told",
        ),
        State(
            Later,
            "told-bad",
            "没有复制",
            "Not copied",
            "/check/care/code",
            |page| told(page, "not-copied"),
            "#told",
        ),
        State(
            Later,
            "told",
            "交给了浏览器",
            "Handed to the browser",
            "/check/care/file",
            |page| told(page, "offered"),
            "#told",
        ),
        State(
            Spoiled,
            "gone",
            "已删除，可以放回",
            "Deleted, to be put back",
            "/",
            |page| {
                page.ask_to_delete("[data-check='last']");
                page.confirm();
            },
            "#gone",
        ),
    ],
};
