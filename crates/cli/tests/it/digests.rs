//! What `selfcheck evaluate` makes of respondents as they come, in a few lines each.
//!
//! The snapshots were read against section 4 of the design. When the content changes they change:
//! read them again, then `INSTA_UPDATE=always cargo test -p selfcheck-cli`.

use std::fmt::Write;

use serde_json::Value;

use crate::support::{SAMPLES, json, samples, selfcheck};

/// The sentences about closed management.
const CLOSED_MANAGEMENT: [&str; 2] = ["2021-12-07-emergency#2.2", "2021-12-07-emergency#2.3"];

/// A list of names, or a dash.
fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.collect();
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().unwrap().iter().map(|name| name.as_str().unwrap())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("–")
}

fn range(value: &Value) -> String {
    let (least, most) = (&value["least"], &value["most"]);
    if least == most { least.to_string() } else { format!("{least}–{most}") }
}

fn digest(file: &Value) -> String {
    let findings = file["findings"].as_array().unwrap();
    let bounds = &file["bounds"];
    let mut digest =
        format!("{} in {}: {}\n", text(&file["entity"]), text(&file["place"]), text(&file["unit"]));
    let mut line = |name: &str, words: String| writeln!(digest, "{name:>13}: {words}").unwrap();
    line(
        "bounds",
        format!(
            "applying {}, met {}, gaps {}, required gaps {}",
            range(&bounds["applying"]),
            range(&bounds["met"]),
            range(&bounds["gaps"]),
            range(&bounds["required_gaps"])
        ),
    );
    line("immediate", names(texts(&file["immediate"])));
    line("gaps", names(texts(&file["gaps"])));
    let open = file["open"].as_array().unwrap().iter().map(|open| {
        let said = if open["said_unknown"] == true { ", said unknown" } else { "" };
        format!(
            "{} (settles {} of {}{said})",
            text(&open["question"]),
            open["settles"],
            open["touches"]
        )
    });
    line("open", names(open.collect::<Vec<_>>().iter().map(String::as_str)));
    line("next", text(&file["next"]).to_owned());
    // Hundreds of measures hang on who is asking while that is not known; they need no list.
    let undetermined = findings
        .iter()
        .filter(|f| f["applicability"] == "undetermined" && !file["entity"].is_null());
    for finding in undetermined {
        line(
            "undetermined",
            format!("{} ← {}", text(&finding["measure"]), names(texts(&finding["hangs_on"]))),
        );
    }
    // Closed management is what people look up first, and what is immediate leads the page.
    let told = findings.iter().filter(|finding| {
        let mut sources = texts(&finding["citation"]["sources"]);
        finding["applicability"] == "applies"
            && (finding["urgency"] == "immediately"
                || sources.any(|at| CLOSED_MANAGEMENT.contains(&at)))
    });
    for finding in told {
        let because = finding["because"].as_array().unwrap().iter();
        let because: Vec<_> =
            because.map(|r| format!("{}={}", text(&r["question"]), text(&r["value"]))).collect();
        line(
            "applies",
            format!(
                "{}, {}, {}, {} ⇐ {}",
                text(&finding["measure"]),
                text(&finding["strength"]),
                text(&finding["urgency"]),
                text(&finding["progress"]),
                because.join(" ∧ ")
            ),
        );
    }
    digest
}

#[test]
fn each_sample_comes_out_as_the_notices_say() {
    for (name, _) in samples("good") {
        let output = selfcheck(SAMPLES, &["evaluate", &format!("good/{name}.json")]);
        insta::assert_snapshot!(name.clone(), digest(&json(&output)));
    }
}
