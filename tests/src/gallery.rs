//! The gallery: every part of the page in all its states on one page, taken out of the real page, so that it cannot differ
//! from it.
//!
//! [`compose`] opens the built page, goes to each state of the table ([`table::PARTS`]) as a person would, takes the elements
//! as they stand there, and puts them under the page's own style. What a part promises is read from its source.

mod part;
mod table;

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::{Value, json};
use xtask::paths;

use crate::{
    camera::put_away,
    files::{Site, built_page},
    page::Page,
    reading::{as_text, as_texts},
    visit::Visit,
};

pub use part::{Part, State, When};
pub use table::PARTS;

/// A state as it was taken.
pub struct Taken {
    /// The name of its part and its own.
    pub name: String,
    /// Its elements.
    pub html: String,
    /// How each of them looked: what the browser had worked out. Empty where it was taken in the elder view.
    pub looks: Vec<String>,
}

/// The page, and what it is made of.
pub struct Gallery {
    /// The whole page.
    pub html: String,
    /// What stands in it, in its order.
    pub taken: Vec<Taken>,
}

impl Gallery {
    /// Writes the page into a folder, as `index.html`.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self, folder: &Path) {
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(folder.join("index.html"), &self.html).expect("the page can be written");
    }
}

/// How an element looks: what must be the same in the gallery. Not what depends on the width that there is.
const LOOKS: &str = "const looks = root => [root, ...root.querySelectorAll('*')].filter(e => !('shell' in e.dataset)
            && !e.matches('option, col, colgroup')).map(e => {
        const style = getComputedStyle(e);
        const names = ['display', 'color', 'backgroundColor', 'fontSize', 'fontWeight', 'lineHeight', 'borderTopWidth',
            'borderTopColor', 'borderLeftWidth', 'borderLeftColor', 'borderTopLeftRadius', 'paddingTop', 'paddingLeft',
            'marginTop', 'boxShadow', 'textDecorationLine'];
        return [e.tagName.toLowerCase() + '.' + e.className, ...names.map(name => name + ' ' + style[name])].join('; ');
    });";

/// Takes the elements that a selector finds: ids and what refers to them begin with a word of their own, what a person has
/// chosen or written stands in attributes, and around them is what their style hangs on, as an empty shell.
const TAKE: &str = "const [selector, prefix, state] = arguments;
    const SHELLS = 'header.top, .landscape, .paper, .scroll';
    const all = [...document.querySelectorAll(selector)].filter(e => e.checkVisibility());
    const found = all.filter(e => !all.some(other => other !== e && other.contains(e)));
    const REFERS = ['id', 'for', 'name', 'aria-labelledby', 'aria-describedby'];
    const own = e => {
        if (e.id) e.dataset.id = e.id;
        for (const name of REFERS) {
            if (e.hasAttribute(name)) e.setAttribute(name, prefix + e.getAttribute(name));
        }
        // Two landmarks of one name cannot be told apart.
        if (e.matches('nav, [role=region]')) e.setAttribute('aria-label', e.getAttribute('aria-label') + '（' + state + '）');
        for (const name of ['data-pressed', 'data-picked']) e.removeAttribute(name);
    };
    const copied = e => {
        const copy = e.cloneNode(true), was = [e, ...e.querySelectorAll('*')];
        [copy, ...copy.querySelectorAll('*')].forEach((it, at) => {
            const { checked, selected, value } = was[at];
            if (it.matches('[type=radio]')) it.toggleAttribute('checked', checked);
            else if (it.matches('input:not([type=file])')) it.setAttribute('value', value);
            if (it.matches('textarea')) it.textContent = value;
            if (it.matches('option')) it.toggleAttribute('selected', selected);
            own(it);
        });
        return copy;
    };
    const root = document.createElement('div'), shells = new Map();
    for (const e of found) {
        let inside = copied(e);
        for (let up = e.parentElement; up && inside && !up.matches('main, body'); up = up.parentElement) {
            if (!up.matches(inside.matches('li') ? 'ul, ol' : SHELLS)) continue;
            const before = shells.get(up), shell = before || up.cloneNode(false);
            shell.append(inside);
            if (before) inside = null;
            else {
                shells.set(up, shell);
                own(shell);
                shell.dataset.shell = '';
                inside = shell;
            }
        }
        if (inside) root.append(inside);
    }
    const elder = document.documentElement.dataset.view === 'elder';
    return { html: root.innerHTML, looks: elder ? [] : found.flatMap(looks), elder };";

/// Goes through the table and puts together what is found.
///
/// # Panics
/// When a state is not there.
#[must_use]
pub fn compose() -> Gallery {
    // As in the gallery itself: the colours are chosen.
    let page =
        Visit::new().after_running("localStorage.setItem('selfcheck.colours', 'light')").open();
    page.until("everything is on the device", || page.exists("#offline"));
    let mut taken: Vec<Vec<Option<Taken>>> =
        PARTS.iter().map(|part| part.states.iter().map(|_| None).collect()).collect();
    for when in [When::AtFirst, When::Later, When::Spoiled, When::Blocked] {
        match when {
            When::AtFirst => {}
            When::Later => page.live_in("/"),
            When::Spoiled => page.spoil("/"),
            When::Blocked => fill_up(&page),
        }
        for (part, places) in PARTS.iter().zip(&mut taken) {
            for (state, place) in part.states.iter().zip(places) {
                if state.0 == when {
                    *place = Some(take(&page, part, state));
                }
            }
        }
    }
    let taken: Vec<Taken> = taken.into_iter().flatten().flatten().collect();
    Gallery { html: whole(&taken), taken }
}

/// No room is left where the page keeps things.
fn fill_up(page: &Page) {
    page.script(
        "Storage.prototype.setItem = () => { throw new DOMException('made to fail', 'QuotaExceededError') }",
    );
}

fn name(part: &Part, state: &State) -> String {
    format!("{}-{}", part.id, state.1)
}

fn take(page: &Page, part: &Part, state: &State) -> Taken {
    let State(_, _, zh, _, at, act, selector) = state;
    let name = name(part, state);
    if !at.is_empty() {
        page.show(at);
    }
    act(page);
    page.until(&format!("there is {selector} ({name})"), || page.shows(selector));
    put_away(page);
    let arguments = vec![json!(selector), json!(format!("{name}-")), json!(zh)];
    let found = page.browser().script(&format!("{LOOKS} {TAKE}"), arguments);
    if found["elder"] == true {
        page.click("#view");
        page.until("it is the usual view", || !page.exists("[data-view]"));
    }
    Taken { name, html: as_text(&found["html"]), looks: as_texts(&found["looks"]) }
}

/// What differs between how the parts looked where they were taken and how they look in the gallery, which is open.
#[track_caller]
#[must_use]
pub fn differences(page: &Page, gallery: &Gallery) -> Vec<String> {
    let script = format!(
        "{LOOKS} return [...document.getElementById(arguments[0]).children].flatMap(looks)"
    );
    let mut differences = Vec::new();
    for taken in gallery.taken.iter().filter(|taken| !taken.looks.is_empty()) {
        let here = as_texts(&page.browser().script(&script, vec![json!(taken.name)]));
        if here.len() != taken.looks.len() {
            differences.push(format!("{}: {} elements", taken.name, here.len()));
        }
        for (there, here) in taken.looks.iter().zip(&here).filter(|(there, here)| there != here) {
            let pairs =
                there.split("; ").zip(here.split("; ")).filter(|(there, here)| there != here);
            let of = there.split("; ").next().unwrap_or_default();
            for (there, here) in pairs {
                differences.push(format!("{}, {of}: {there}, in the gallery {here}", taken.name));
            }
        }
    }
    differences
}

/// Opens a gallery that was written into a folder.
#[must_use]
pub fn open(folder: &Path, visit: Visit) -> Page {
    let site = Site::of(folder, xtask::server::ServerOptions::default());
    visit.to(&site).load()
}

/// Switches the gallery that is open to other looks.
#[track_caller]
pub fn switch(page: &Page, elder: bool, colours: &str) {
    let view = if elder { "elder" } else { "" };
    for (what, to) in [("view", view), ("colours", colours)] {
        let button = format!("[data-set='{what}'][data-to='{to}']");
        page.browser()
            .script("document.querySelector(arguments[0]).click()", vec![Value::from(button)]);
    }
}

/// What a source promises: its paragraph that begins with `Contract:`.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn contract(source: &str) -> Option<String> {
    let head = head(source);
    let mut paragraphs = head.split("\n\n");
    let contract = paragraphs.find_map(|paragraph| paragraph.strip_prefix("Contract:"));
    contract.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What a source is, in its own words: the first paragraph of the comment at its head.
fn purpose(source: &str) -> String {
    let head = head(source);
    let first = head.split("\n\n").next().unwrap_or_default();
    first.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The comment at the head of a source in Rust or CSS.
fn head(source: &str) -> String {
    let path = paths::root().join(source);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{source}: {error}"));
    if let Some((comment, _)) = text.strip_prefix("/*").and_then(|rest| rest.split_once("*/")) {
        return comment.trim().to_owned();
    }
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(str::trim).collect::<Vec<_>>().join("\n")
}

// ---- The page itself ----

/// What the gallery adds to the style of the page. In its words only: no colour of its own.
const STYLE: &str = "
.part { margin-top: 40px; border-top: 2px solid var(--edge); }
.state > h3 { margin: 20px 0 4px; padding-top: 8px; border-top: 1px dashed var(--edge); color: var(--quiet); font-size: 0.9rem; }
.part > .about { color: var(--quiet); font-size: 0.82rem; }
.wide { width: 100vw; margin-left: calc(50% - 50vw); }
.switches { display: flex; flex-wrap: wrap; max-width: 46rem; margin: 0 auto; padding: 8px 16px; }
.switches [aria-pressed=true] { background: var(--main-pale); box-shadow: inset 0 0 0 1px var(--main); }
";

/// Sets what a button of the switch is for. As the page sets it: what is as usual has no attribute.
const SWITCH: &str = "
document.querySelectorAll('[data-set]').forEach(function (button) {
  button.onclick = function () {
    var root = document.documentElement, name = 'data-' + button.dataset.set, to = button.dataset.to;
    if (to) root.setAttribute(name, to); else root.removeAttribute(name);
    document.querySelectorAll('[data-set=' + button.dataset.set + ']').forEach(function (other) {
      other.setAttribute('aria-pressed', String(other === button));
    });
  };
});
";

/// What can be switched: the attribute without `data-`, its value, and what the button says.
const SWITCHES: [(&str, &str, &str); 8] = [
    ("view", "", "标准版 Usual"),
    ("view", "elder", "长辈版 Elder"),
    ("size", "", "18 pt"),
    ("size", "24", "24 pt"),
    ("size", "30", "30 pt"),
    ("colours", "light", "浅色 Light"),
    ("colours", "dark", "深色 Dark"),
    ("colours", "contrast", "高对比 Contrast"),
];

fn whole(taken: &[Taken]) -> String {
    let mut body = String::new();
    for (set, to, words) in SWITCHES {
        let pressed = to.is_empty() || to == "light";
        body += &format!(
            "<button type=\"button\" class=\"button\" data-set=\"{set}\" data-to=\"{to}\" aria-pressed=\"{pressed}\">{words}</button>\n"
        );
    }
    let mut body = format!("<header class=\"switches\">\n{body}</header>\n<main class=\"page\">\n");
    body += "<h1>部件一览 <span lang=\"en\">The parts of the page</span></h1>\n\
        <p>每个部件、每种状态，都是测试从真的页面上取下来的。<span lang=\"en\">Every part in every state, taken by a test out of the real page.</span></p>\n<ul class=\"columns\">\n";
    for Part { id, zh, en, .. } in PARTS {
        body +=
            &format!("<li><a href=\"#part-{id}\">{zh} <span lang=\"en\">{en}</span></a></li>\n");
    }
    body += "</ul>\n";
    for part in PARTS {
        body += &section(part, taken);
    }
    body += "</main>\n";
    let style = style(&body);
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\" data-colours=\"light\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>部件一览 The parts of the page</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<style>\n{style}\n</style>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\
         <script>{SWITCH}</script>\n</body>\n</html>\n"
    )
}

fn section(part: &Part, taken: &[Taken]) -> String {
    let Part { id, zh, en, sources, states } = part;
    let mut text = format!(
        "<section class=\"part\" id=\"part-{id}\">\n<h2>{zh} <span lang=\"en\">{en}</span></h2>\n<ul class=\"about\" lang=\"en\">\n"
    );
    for source in *sources {
        let words = contract(source).unwrap_or_else(|| purpose(source));
        text += &format!("<li><code>{source}</code>: {}</li>\n", escaped(&words));
    }
    text += "</ul>\n";
    for state in *states {
        let State(_, _, zh, en, ..) = state;
        let name = name(part, state);
        let html = taken.iter().find(|taken| taken.name == name).map_or("", |taken| &taken.html);
        // What goes over the whole window in the page does so here.
        let wide = html.starts_with("<header") || html.starts_with("<footer");
        let class = if wide { " class=\"wide\"" } else { "" };
        text += &format!(
            "<div class=\"state\">\n<h3>{zh} <span lang=\"en\">{en}</span></h3>\n<div id=\"{name}\"{class}>{html}</div>\n</div>\n"
        );
    }
    text + "</section>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The style of the built page. Its rules for one id are for what had that id in the page.
fn style(body: &str) -> String {
    let dist = built_page();
    let read = |name: &str| {
        fs::read_to_string(dist.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let index = read("index.html");
    let named = |before: &str| {
        let (_, rest) =
            index.split_once(before).unwrap_or_else(|| panic!("no {before} in index.html"));
        rest.split('"').next().unwrap_or_default()
    };
    let style = read(named("rel=\"stylesheet\" href=\""));
    let ids: BTreeSet<&str> =
        body.split("data-id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    ids.into_iter().fold(style, |style, id| by_id(&style, id))
}

/// Has a rule for `#id` find what has that `data-id`, with the weight that an id has.
fn by_id(style: &str, id: &str) -> String {
    let named = format!("#{id}");
    let mut parts = style.split(&named);
    let mut made = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let longer = part.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
        made += &if longer { named.clone() } else { format!("[data-id={id}]:not(#_)") };
        made += part;
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_for_an_id_find_what_had_it() {
        let style = "#told p{color:#fff}#told-more{margin:0}a #told{margin:0}";
        let expected = "[data-id=told]:not(#_) p{color:#fff}#told-more{margin:0}a [data-id=told]:not(#_){margin:0}";
        assert_eq!(by_id(style, "told"), expected);
    }

    #[test]
    fn a_contract_is_one_paragraph() {
        let choice = contract("src/components/question.rs").unwrap();
        assert!(
            choice.starts_with("a radio group") && choice.ends_with("its answer's label."),
            "{choice}"
        );
        assert_eq!(contract("src/main.rs"), None);
        assert!(purpose("static/look/controls.css").starts_with("Buttons, fields"));
    }
}
