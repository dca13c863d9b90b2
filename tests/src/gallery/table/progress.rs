//! What is left, and whether it is saved.

use super::doing::nothing;
use crate::gallery::part::{
    Part, State,
    When::{AtFirst, Blocked, Later},
};

/// The part.
pub(super) const PROGRESS: Part = Part {
    id: "progress",
    zh: "进度和保存",
    en: "Progress and saving",
    sources: &["src/components/progress.rs", "src/components/saving_status.rs"],
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
