//! How the page is to look.

use super::doing::{elder, nothing};
use crate::gallery::part::{Part, State, When::Later};

/// The part.
pub(super) const DISPLAY: Part = Part {
    id: "display",
    zh: "显示设置",
    en: "Display settings",
    sources: &["src/screens/display.rs", "src/components/question.rs"],
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
