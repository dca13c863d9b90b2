//! What stands around every screen.

use super::doing::{elder, nothing, tell};
use crate::gallery::part::{
    Part, State,
    When::{AtFirst, Later},
};

/// The part.
pub(super) const FRAME: Part = Part {
    id: "frame",
    zh: "页头和页脚",
    en: "Top bar and foot",
    sources: &["src/components/frame.rs", "src/components/top_bar.rs", "src/components/foot.rs"],
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
