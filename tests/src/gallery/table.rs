//! What stands in the gallery.

use super::{
    Part, State,
    When::{AtFirst, Blocked, Later, Spoiled},
};
use crate::{lived_in, page::Page};

/// Every part of the page.
pub const PARTS: &[Part] = &[
    QUESTION, FACT, PLACE, FINDING, PROGRESS, BANNER, DIALOG, TABLE, STEPS, CONTROLS, DISPLAY,
    FRAME,
];

fn nothing(_: &Page) {}

fn unfold(page: &Page) {
    page.unfold("details");
}

/// Shows one of each: marks the first of those that say the same.
fn pick(page: &Page, of: &str, says: &str) {
    let script = "const [of, says] = arguments, seen = new Set();
        for (const e of document.querySelectorAll(of)) {
            const words = (says ? e.querySelector(says) : e).textContent;
            e.toggleAttribute('data-picked', !seen.has(words));
            seen.add(words);
        }";
    page.browser().script(script, vec![of.into(), says.into()]);
}

/// As the browser's part of the page tells what became of something (`static/papers.js`, `static/offline.js`).
fn tell(page: &Page, event: &str, what: &str) {
    let script = "dispatchEvent(new CustomEvent(arguments[0], { detail: arguments[1] }))";
    page.browser().script(script, vec![event.into(), what.into()]);
}

fn told(page: &Page, what: &str) {
    tell(page, "selfcheck-done", what);
    page.until("it is said", || page.exists("#told:not(:empty)"));
}

fn elder(page: &Page) {
    page.click("#view");
    page.until("it is the elder view", || page.exists("[data-view='elder']"));
}

const QUESTION: Part = Part {
    id: "question",
    zh: "问题（措施）",
    en: "Question (measure)",
    sources: &[
        "src/parts/measure.rs",
        "src/parts/choice.rs",
        "src/parts/chips.rs",
        "src/parts/why.rs",
        "src/parts/reference.rs",
    ],
    states: &[
        State(
            Later,
            "unanswered",
            "未回答",
            "Unanswered",
            "/check/care/measure/vaccination-ledger",
            nothing,
            "[data-measure='vaccination-ledger']",
        ),
        State(
            Later,
            "met",
            "已落实",
            "Met",
            "/check/care/measure/staff-test",
            nothing,
            "[data-measure='staff-test']",
        ),
        State(
            Later,
            "partly",
            "部分落实",
            "Partly",
            "/check/care/measure/masks",
            nothing,
            "[data-measure='masks']",
        ),
        State(
            Later,
            "unmet",
            "未落实",
            "Unmet",
            "/check/care/measure/ventilation",
            nothing,
            "[data-measure='ventilation']",
        ),
        State(
            Later,
            "to-verify",
            "待核实",
            "To be verified",
            "/check/care/measure/staff-roster",
            nothing,
            "[data-measure='staff-roster']",
        ),
        State(
            Later,
            "exempt",
            "不适用",
            "Exempt",
            "/check/care/measure/disinfection",
            nothing,
            "[data-measure='disinfection']",
        ),
        State(
            Later,
            "no-reason",
            "不适用，没写理由",
            "Exempt without a reason",
            "/check/care/measure/health-code",
            nothing,
            "[data-measure='health-code']",
        ),
        State(
            Later,
            "remark",
            "备注打开",
            "Remark open",
            "/check/care/measure/staff-temperature",
            |page| page.unfold("[data-measure='staff-temperature'] .note"),
            "[data-measure='staff-temperature']",
        ),
        State(
            Later,
            "why",
            "“为什么”打开",
            "“Why” open",
            "/check/care/measure/entry-temperature",
            |page| page.unfold("[data-measure='entry-temperature'] .why"),
            "[data-measure='entry-temperature']",
        ),
        State(
            Later,
            "reading",
            "附有理解",
            "With a reading",
            "/check/care/measure/precise-measures",
            nothing,
            "[data-measure='precise-measures']",
        ),
        State(
            Later,
            "urgent",
            "要求立即",
            "Urgent",
            "/check/care/measure/closed-named",
            nothing,
            "[data-measure='closed-named']",
        ),
        State(
            Later,
            "reference",
            "附有参考",
            "With a reference",
            "",
            |page| page.unfold("[data-measure='closed-named'] .reference"),
            "[data-measure='closed-named'] .reference",
        ),
        State(
            Later,
            "undetermined",
            "还不确定适用",
            "May apply",
            "/check/open/measure/closed-named",
            nothing,
            "#undetermined",
        ),
    ],
};

const FACT: Part = Part {
    id: "fact",
    zh: "情况（事实）",
    en: "Choice (fact)",
    sources: &["src/parts/choice.rs", "src/parts/reference.rs", "src/screens/facts.rs"],
    states: &[
        State(
            Later,
            "unanswered",
            "未回答",
            "Unanswered",
            "/check/village/facts",
            nothing,
            "[data-fact='property-management']",
        ),
        State(
            Later,
            "answered",
            "已回答",
            "Answered",
            "",
            |page| page.fact("property-management", "yes"),
            "[data-fact='property-management']",
        ),
        State(
            Later,
            "unknown",
            "不清楚",
            "Not known",
            "",
            |page| page.fact("property-management", "unknown"),
            "[data-fact='property-management']",
        ),
        State(
            Later,
            "help",
            "有说明和参考",
            "With help and a reference",
            "",
            |page| page.unfold("[data-fact='community-class'] .reference"),
            "[data-fact='community-class']",
        ),
        State(Later, "left", "还有多少不确定", "How much is open", "", nothing, "#left"),
    ],
};

/// Everything of the screen between its heading and the way on.
const OF_PLACE: &str = "#main h1 ~ .field, #main h1 ~ p, #main h1 ~ div, #found";

const PLACE: Part = Part {
    id: "place",
    zh: "选地点",
    en: "Place picker",
    sources: &["src/screens/place.rs"],
    states: &[
        State(Later, "empty", "没有填", "Empty", "/check/nowhere/where", nothing, OF_PLACE),
        State(
            Later,
            "found",
            "输入后有匹配",
            "Typed, with matches",
            "",
            |page| page.write("#find", "zh"),
            OF_PLACE,
        ),
        State(
            Later,
            "in-vain",
            "输入后没有匹配",
            "Typed in vain",
            "",
            |page| page.write("#find", "ü"),
            OF_PLACE,
        ),
        State(Later, "city", "选了市", "City chosen", "", |page| page.city("杭州市"), OF_PLACE),
        State(
            Later,
            "county",
            "选了县（市、区）",
            "County chosen",
            "/check/care/where",
            nothing,
            OF_PLACE,
        ),
        State(
            Later,
            "whole-city",
            "民政局：全市",
            "A bureau: the whole city",
            "/check/bureau/where",
            nothing,
            OF_PLACE,
        ),
    ],
};

const FINDING: Part = Part {
    id: "finding",
    zh: "结论",
    en: "Finding",
    sources: &["src/parts/chips.rs", "src/parts/why.rs", "src/screens/result.rs"],
    states: &[
        State(
            Later,
            "chips",
            "标签：要求程度和时限",
            "Chips: how strongly, how soon",
            "/list/eldercare",
            |page| pick(page, "#main .chips", ""),
            "[data-picked]",
        ),
        State(
            Later,
            "answers",
            "标签：落实情况",
            "Chips: how far",
            "/check/care/overview",
            |page| pick(page, ".rows [data-measure]", ".chip"),
            "[data-picked]",
        ),
        State(
            Later,
            "headline",
            "结论的范围",
            "The bounds",
            "/check/care/result",
            nothing,
            "#headline",
        ),
        State(Later, "immediate", "缺口，要求立即", "Gap, immediate", "", nothing, "#immediate"),
        State(
            Later,
            "unmet",
            "缺口，未落实",
            "Gap, unmet",
            "",
            nothing,
            "#gaps [data-measure='ventilation']",
        ),
        State(
            Later,
            "partly",
            "缺口，部分落实",
            "Gap, partly",
            "",
            nothing,
            "#gaps [data-measure='masks']",
        ),
        State(Later, "to-find-out", "还要弄清的情况", "To be found out", "", nothing, "#unknown"),
        State(Later, "unanswered", "还没有答案的措施", "Unanswered", "", unfold, "#unanswered"),
        State(Later, "what-if", "如果情况变了", "If things change", "", nothing, "#what-if"),
        State(Later, "met", "已有结论：已落实", "Settled: met", "", nothing, "#met"),
        State(Later, "exempt", "已有结论：不适用", "Settled: exempt", "", nothing, "#exempt"),
        State(Later, "off", "不适用于本单位", "Does not apply", "", nothing, "#off"),
        State(
            Later,
            "settled",
            "没有缺口，不会再变",
            "No gaps, settled for good",
            "/check/done/result",
            nothing,
            "#headline",
        ),
        State(
            Later,
            "undetermined",
            "不确定的范围",
            "Undetermined",
            "/check/open/result",
            nothing,
            "#headline, #unknown",
        ),
        State(Later, "papers", "可以做成什么", "What can be made of it", "", nothing, "#papers"),
    ],
};

const PROGRESS: Part = Part {
    id: "progress",
    zh: "进度和保存",
    en: "Progress and saving",
    sources: &["src/parts/progress.rs", "src/parts/saving.rs"],
    states: &[
        State(
            Later,
            "part-left",
            "这一部分没答完",
            "Part left",
            "/check/care/measure/vaccination-ledger",
            nothing,
            "#progress",
        ),
        State(
            Later,
            "part-done",
            "这一部分答完了",
            "Part done",
            "/check/done/measure/masks",
            nothing,
            "#progress",
        ),
        State(
            Later,
            "whole-left",
            "全部还没答完",
            "Whole left",
            "/check/care/overview",
            nothing,
            "#whole-left",
        ),
        State(
            Later,
            "whole-done",
            "全部答完了",
            "Whole done",
            "/check/done/overview",
            nothing,
            "#whole-left",
        ),
        State(AtFirst, "idle", "还没有要保存的", "Nothing to save yet", "/", nothing, "header.top"),
        State(
            Later,
            "saved",
            "已保存",
            "Saved",
            "/check/nowhere/who",
            |page| {
                page.write("#unit", "某养老院");
                page.until("it is saved", || page.exists("#saving:not(:empty)"));
            },
            "header.top",
        ),
        State(
            Blocked,
            "failed",
            "没有保存",
            "Not saved",
            "/check/nowhere/who",
            |page| {
                page.write("#unit", "某某养老院");
                page.until("it is not saved", || page.exists("#saving.failed"));
            },
            "header.top",
        ),
    ],
};

const BANNER: Part = Part {
    id: "banner",
    zh: "提示条",
    en: "Banner",
    sources: &[
        "src/parts/release.rs",
        "src/parts/saving.rs",
        "src/parts/frame.rs",
        "src/parts/papers.rs",
        "src/screens/overview.rs",
        "src/screens/aside.rs",
        "src/screens/guests.rs",
        "src/screens/shelf.rs",
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

const DIALOG: Part = Part {
    id: "dialog",
    zh: "确认删除",
    en: "Dialog",
    sources: &["src/parts/confirm.rs"],
    states: &[
        State(
            Later,
            "before",
            "问之前",
            "Before it asks",
            "/",
            nothing,
            "[data-check='care'] .actions",
        ),
        State(
            Later,
            "one",
            "删除一份",
            "Deleting one",
            "",
            |page| page.ask_to_delete("[data-check='care']"),
            "[data-check='care'] .actions",
        ),
        State(
            Later,
            "all",
            "全部删除",
            "Deleting all",
            "",
            |page| {
                page.call_off();
                page.click("#shelf > .button.quiet");
            },
            "#shelf > .confirm",
        ),
        State(
            Later,
            "card",
            "在自查的卡片里",
            "In the card of a self-check",
            "",
            |page| {
                page.call_off();
                page.ask_to_delete("[data-check='last']");
            },
            "[data-check='last']",
        ),
    ],
};

const TABLE: Part = Part {
    id: "table",
    zh: "表格",
    en: "Table",
    sources: &["src/parts/papers.rs"],
    states: &[
        State(
            Later,
            "head",
            "自查表：表头",
            "Form: its head",
            "/check/care/form",
            |page| mark(page, "#form > .head-block"),
            "[data-picked]",
        ),
        State(
            Later,
            "section",
            "自查表：一个部分",
            "Form: a section",
            "",
            |page| mark(page, "#form .begins"),
            "[data-picked]",
        ),
        State(
            Later,
            "signatures",
            "签字栏",
            "Lines for signatures",
            "",
            |page| mark(page, "#form .signatures"),
            "[data-picked]",
        ),
        State(Later, "ledger", "整改台账", "Ledger", "/check/care/ledger", nothing, ".landscape"),
        State(
            Later,
            "ledger-card",
            "台账的一项",
            "A gap in the ledger",
            "",
            nothing,
            "article[data-measure='masks']",
        ),
        State(
            Later,
            "comparison",
            "回头看",
            "Comparison",
            "/check/care/compare",
            |page| page.click("label[for='last-last']"),
            ".landscape",
        ),
        State(
            Later,
            "comparison-short",
            "回头看，简短",
            "Comparison in short",
            "",
            nothing,
            "#changes-in-short",
        ),
        State(Later, "code", "结果码", "Result code", "/check/care/code", nothing, ".code-block"),
    ],
};

/// Shows the first of these.
fn mark(page: &Page, selector: &str) {
    page.until(&format!("there is {selector}"), || page.exists(selector));
    let script =
        "document.querySelectorAll('[data-picked]').forEach(e => e.removeAttribute('data-picked'));
        document.querySelector(arguments[0]).setAttribute('data-picked', '')";
    page.browser().script(script, vec![selector.into()]);
}

const STEPS: Part = Part {
    id: "steps",
    zh: "步骤",
    en: "Step list",
    sources: &["src/parts/steps.rs", "src/screens/measures.rs"],
    states: &[
        State(
            Later,
            "no-kind",
            "还没有选类型",
            "No kind chosen yet",
            "/check/no-kind/who",
            nothing,
            ".steps",
        ),
        State(Later, "who", "第 1 步", "Who", "/check/care/who", nothing, ".steps"),
        State(Later, "where", "第 2 步", "Where", "/check/care/where", nothing, ".steps"),
        State(Later, "facts", "第 3 步", "Facts", "/check/care/facts", nothing, ".steps"),
        State(
            Later,
            "measures",
            "第 4 步",
            "Measures",
            "/check/care/measure/closed-named",
            nothing,
            ".steps",
        ),
        State(Later, "folded", "各部分，收起", "Sections, folded", "", nothing, ".sections"),
        State(
            Later,
            "sections",
            "各部分，还有多少",
            "Sections with what is left",
            "",
            |page| page.unfold(".sections"),
            ".sections",
        ),
        State(Later, "onward", "上一步、下一步", "Back and on", "", nothing, ".onward"),
        State(
            Later,
            "onward-near",
            "上一步、下一步，总在眼前",
            "Back and on, always in sight",
            "/check/care/facts",
            nothing,
            ".onward",
        ),
        State(Later, "result", "第 5 步", "Result", "/check/care/result", nothing, ".steps"),
    ],
};

const CONTROLS: Part = Part {
    id: "controls",
    zh: "按钮和输入框",
    en: "Buttons and fields",
    sources: &["static/look/controls.css", "src/parts/papers.rs"],
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

const DISPLAY: Part = Part {
    id: "display",
    zh: "显示设置",
    en: "Display settings",
    sources: &["src/screens/display.rs", "src/parts/choice.rs"],
    states: &[
        State(Later, "usual", "标准版", "Usual view", "/display", nothing, "#main .card"),
        State(
            Later,
            "elder",
            "长辈版，多一项字号",
            "Elder view, with the size of the text",
            "",
            elder,
            "#main .card",
        ),
    ],
};

const FRAME: Part = Part {
    id: "frame",
    zh: "页头和页脚",
    en: "Top bar and foot",
    sources: &["src/parts/frame.rs", "src/parts/release.rs"],
    states: &[
        State(Later, "top", "页头", "Top bar", "/about", nothing, "header.top"),
        State(
            Later,
            "top-elder",
            "页头，长辈版",
            "Top bar, elder view",
            "/notices",
            |page| {
                elder(page);
                page.until("it can be read aloud", || page.exists("#aloud"));
            },
            "header.top",
        ),
        State(
            Later,
            "aloud",
            "正在朗读",
            "Being read aloud",
            "/about",
            |page| {
                elder(page);
                tell(page, "selfcheck-done", "aloud");
                page.until("it can be stopped", || page.whole_text("#aloud").contains('停'));
            },
            "header.top",
        ),
        State(AtFirst, "foot", "页脚", "Foot", "/", nothing, "footer.foot"),
    ],
};
