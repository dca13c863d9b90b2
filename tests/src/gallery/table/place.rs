//! Where somebody is: typed or picked.

use super::doing::nothing;
use crate::gallery::part::{Part, State, When::Later};

/// Everything of the screen between its heading and the way on.
const OF_PLACE: &str = "#main h1 ~ .field, #main h1 ~ p, #main h1 ~ div, #found";

/// The part.
pub(super) const PLACE: Part = Part {
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
