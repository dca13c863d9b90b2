//! Where one is in the walk, and the ways on.

use super::doing::nothing;
use crate::gallery::part::{Part, State, When::Later};

/// The part.
pub(super) const STEPS: Part = Part {
    id: "steps",
    zh: "步骤",
    en: "Step list",
    sources: &["src/screens/measures.rs", "src/components/steps.rs", "src/components/onward.rs"],
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
