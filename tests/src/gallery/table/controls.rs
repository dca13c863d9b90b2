//! Buttons, fields, and what became of what was handed out.

use super::doing::{mark, nothing};
use crate::{
    gallery::part::{
        Part, State,
        When::{AtFirst, Later},
    },
    lived_in,
};

/// The part.
pub(super) const CONTROLS: Part = Part {
    id: "controls",
    zh: "按钮和输入框",
    en: "Buttons and fields",
    sources: &[
        "static/look/controls.css",
        "src/components/hand_out_button.rs",
        "src/components/print_button.rs",
        "src/components/save_button.rs",
        "src/components/take_along.rs",
        "src/components/screen_link.rs",
        "src/components/home_link.rs",
        "src/components/text_input.rs",
        "src/components/text_area.rs",
        "src/components/read_aloud.rs",
    ],
    states: &[
        State(AtFirst, "big", "主要按钮，大", "Button, big", "/", nothing, "#begin"),
        State(Later, "main", "主要按钮", "Button, main", "/open", nothing, "#show-code"),
        State(Later, "plain", "按钮", "Button, plain", "/", nothing, "#begin"),
        State(
            Later,
            "quiet",
            "次要按钮",
            "Button, quiet",
            "/",
            |page| mark(page, "#shelf > .button.quiet"),
            "[data-picked]",
        ),
        State(
            Later,
            "danger",
            "危险按钮",
            "Button, danger",
            "/",
            |page| {
                page.ask_to_delete("#shelf [data-check='copy']");
                mark(page, ".confirm .button.danger");
            },
            "[data-picked]",
        ),
        State(
            Later,
            "disabled",
            "暂时不能用的按钮",
            "Button, disabled",
            "/check/last/ledger",
            nothing,
            ".at-once",
        ),
        State(
            Later,
            "ways",
            "一排按钮",
            "A row of buttons",
            "/check/care/ledger",
            |page| mark(page, ".actions:has(#xlsx)"),
            "[data-picked]",
        ),
        State(
            Later,
            "link",
            "像链接的按钮",
            "Button like a link",
            "/check/no-kind/facts",
            nothing,
            "#errors .link",
        ),
        State(
            Later,
            "field",
            "输入框",
            "Field",
            "/check/care/who",
            nothing,
            "label.field[for='unit']",
        ),
        State(
            Later,
            "error",
            "输入框，有错",
            "Field with an error",
            "/check/care/measure/health-code",
            nothing,
            "[data-measure='health-code'] .follow .field:has(.error)",
        ),
        State(
            Later,
            "select",
            "下拉框",
            "Select",
            "/check/care/where",
            nothing,
            "label.field[for='city']",
        ),
        State(
            Later,
            "date",
            "日期",
            "Date",
            "/check/care/form",
            nothing,
            "label.field:has(#checked)",
        ),
        State(Later, "file", "选择文件", "File", "/open", nothing, ".field:has(#files)"),
        State(
            Later,
            "opened",
            "打开文件的结果",
            "What came of a file",
            "",
            |page| {
                if !page.exists("#opened li") {
                    page.open_text("notes.txt", "nonsense");
                }
            },
            "#opened li",
        ),
        State(Later, "digits", "输入数字", "Digits", "", nothing, "label.field:has(#typed)"),
        State(
            Later,
            "wrong",
            "数字有错",
            "Wrong digits",
            "",
            |page| {
                page.write("#typed", &lived_in::digits().replacen('1', "7", 1));
                page.click("#show-code");
                page.until("it says so", || page.exists("#code-error:not(:empty)"));
            },
            "label.field:has(#typed), #code-error",
        ),
        State(Later, "message", "报送文字", "Message", "/check/care/message", nothing, "#message"),
    ],
};
