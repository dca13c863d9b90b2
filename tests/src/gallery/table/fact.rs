//! A fact with its answers.

use super::doing::nothing;
use crate::gallery::part::{Part, State, When::Later};

/// The part.
pub(super) const FACT: Part = Part {
    id: "fact",
    zh: "情况（事实）",
    en: "Choice (fact)",
    sources: &[
        "src/screens/facts.rs",
        "src/components/fact_card.rs",
        "src/components/question.rs",
        "src/components/reference.rs",
        "src/components/references.rs",
        "src/components/today.rs",
    ],
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
