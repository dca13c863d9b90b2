//! What axe finds in the page that is open: faults by which people who do not see, hear or move well are left out.
//!
//! Its source is run as a script of the driver and is no part of the page, so that a Content-Security-Policy of the page
//! stays as it is.

use std::{fmt, fs, sync::OnceLock};

use serde_json::{Value, json};
use xtask::readers;

use crate::reading::{Scripts, as_text, at_rest};

/// Which rules are asked: WCAG 2.2 as far as AA, and what is good practice besides.
pub const TAGS: [&str; 6] =
    ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The rule that may not be able to tell, and then says so.
const CONTRAST: &str = "color-contrast";

/// Looks the whole page over. Nothing is fetched: the styles are those that the browser has worked out.
///
/// Under forced colours axe takes the colour of a text from a property that still holds what the page wished for
/// (dequelabs/axe-core, issue 3978), while the ground under it is what is shown: it is given the colour that is shown.
const LOOK: &str = "const [tags, contrast, within] = arguments, style = CSSStyleDeclaration.prototype;
    const read = style.getPropertyValue, forced = matchMedia('(forced-colors: active)').matches;
    if (forced) style.getPropertyValue = function (name) {
        return read.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
    };
    const flat = results => results.flatMap(({ id, help, nodes }) => nodes.map(node => (
        { rule: id, help, target: [].concat(...node.target).join(' '), summary: node.failureSummary || '' })));
    return axe.run(within || document, {
        runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'], preload: false,
    }).finally(() => { style.getPropertyValue = read; }).then(({ violations, incomplete }) => (
        { violations: flat(violations), unsure: flat(incomplete.filter(result => result.id === contrast)) }))";

/// What was found on a screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// What breaks a rule.
    pub violations: Vec<Fault>,
    /// Where axe cannot tell the contrast, for example over a picture. Somebody has to look.
    pub unsure: Vec<Fault>,
}

/// One place where one rule is broken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The name of the rule.
    pub rule: String,
    /// What the rule asks for.
    pub help: String,
    /// A selector of the element.
    pub target: String,
    /// What is wrong with it.
    pub summary: String,
}

impl Fault {
    fn of(value: &Value) -> Self {
        Self {
            rule: as_text(&value["rule"]),
            help: as_text(&value["help"]),
            target: as_text(&value["target"]),
            summary: as_text(&value["summary"]),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, help, target, summary } = self;
        write!(f, "{rule}: {help}\n    at {target}")?;
        summary.lines().try_for_each(|line| write!(f, "\n    {}", line.trim_end()))
    }
}

/// Looks at the page as it stands there now.
///
/// # Panics
/// When axe is not there; says how to get it.
#[track_caller]
#[must_use]
pub fn look(on: &dyn Scripts) -> Found {
    look_within(on, None)
}

/// Looks at one part of the page, or at all of it.
///
/// # Panics
/// When axe is not there; says how to get it.
#[track_caller]
#[must_use]
pub fn look_within(on: &dyn Scripts, part: Option<&str>) -> Found {
    // Goes with every load of the page.
    if on.run("return typeof axe", &[]) != "object" {
        on.run(source(), &[]);
    }
    // Axe takes what lies under it for covered. That the keyboard is never there is for `keyboard.rs`.
    let found = at_rest(on, || on.run(LOOK, &[json!(TAGS), json!(CONTRAST), json!(part)]));
    let faults = |name: &str| -> Vec<Fault> {
        let found = found[name].as_array().unwrap_or_else(|| panic!("axe says {found}"));
        found.iter().map(Fault::of).collect()
    };
    Found { violations: faults("violations"), unsure: faults("unsure") }
}

fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let script = readers::axe().unwrap_or_else(|error| panic!("{error:#}"));
        fs::read_to_string(&script).unwrap_or_else(|error| panic!("{}: {error}", script.display()))
    })
}
