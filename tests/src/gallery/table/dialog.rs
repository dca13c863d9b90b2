//! What is asked before something is taken away.

use super::doing::nothing;
use crate::gallery::part::{Part, State, When::Later};

/// The part.
pub(super) const DIALOG: Part = Part {
    id: "dialog",
    zh: "确认删除",
    en: "Dialog",
    sources: &["src/components/confirm_delete.rs"],
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
