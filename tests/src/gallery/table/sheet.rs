//! Tables and papers.

use super::{mark, nothing};
use crate::gallery::{Part, State, When::Later};

/// The part.
pub(super) const TABLE: Part = Part {
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
