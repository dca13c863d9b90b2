//! What a style sheet uses that Chromium 69 does not know.
//!
//! Such an engine drops what it does not know: a declaration, or a whole rule for one selector. So a newer value is no
//! finding where the same rule gives the property a plain value first, nor is a property beside its `-webkit-` twin, nor
//! anything inside of `@supports`, which that engine asks itself.

/// Selectors, with the first Chromium that knows them.
const SELECTORS: [(&str, u16); 14] = [
    (":autofill", 110),
    (":dir(", 120),
    (":focus-visible", 86),
    (":has(", 105),
    (":is(", 88),
    (":modal", 105),
    (":popover-open", 114),
    (":user-invalid", 119),
    (":user-valid", 119),
    (":where(", 88),
    ("::backdrop-filter", 76),
    ("::details-content", 131),
    ("::file-selector-button", 89),
    ("::marker", 86),
];

/// Blocks.
const AT_RULES: [(&str, u16); 8] = [
    ("@container", 105),
    ("@counter-style", 91),
    ("@font-feature-values", 111),
    ("@layer", 99),
    ("@property", 85),
    ("@scope", 118),
    ("@starting-style", 117),
    ("@view-transition", 126),
];

/// Properties. Those that start so and go on with `-` are meant as well where the name ends in `-`.
const PROPERTIES: [(&str, u16); 46] = [
    ("accent-color", 93),
    ("animation-timeline", 115),
    ("appearance", 84),
    ("aspect-ratio", 88),
    ("backdrop-filter", 76),
    ("border-block", 87),
    ("border-inline", 87),
    ("border-start-", 89),
    ("border-end-", 89),
    ("color-scheme", 81),
    ("contain-intrinsic-", 83),
    ("container", 105),
    ("container-", 105),
    ("content-visibility", 85),
    ("counter-set", 85),
    ("field-sizing", 123),
    ("font-optical-sizing", 79),
    ("forced-color-adjust", 89),
    ("inset", 87),
    ("inset-", 87),
    ("interpolate-size", 129),
    ("margin-block", 87),
    ("margin-inline", 87),
    ("mask", 120),
    ("mask-", 120),
    ("overflow-clip-margin", 90),
    ("overscroll-behavior-block", 77),
    ("overscroll-behavior-inline", 77),
    ("padding-block", 87),
    ("padding-inline", 87),
    ("page", 85),
    ("print-color-adjust", 136),
    ("rotate", 104),
    ("scale", 104),
    ("scrollbar-color", 121),
    ("scrollbar-gutter", 94),
    ("scrollbar-width", 121),
    ("text-box-", 133),
    ("text-decoration-skip-ink", 64),
    ("text-decoration-thickness", 89),
    ("text-emphasis", 99),
    ("text-underline-offset", 87),
    ("text-wrap", 114),
    ("text-wrap-", 117),
    ("translate", 104),
    ("view-transition-", 111),
];

/// Functions in values.
const FUNCTIONS: [(&str, u16); 14] = [
    ("clamp(", 79),
    ("color(", 111),
    ("color-mix(", 111),
    ("cross-fade(", 131),
    ("hwb(", 101),
    ("image-set(", 113),
    ("lab(", 111),
    ("lch(", 111),
    ("light-dark(", 123),
    ("max(", 79),
    ("min(", 79),
    ("oklab(", 111),
    ("oklch(", 111),
    ("round(", 125),
];

/// Words in values.
const WORDS: [(&str, u16); 6] = [
    ("anywhere", 80),
    ("auto-phrase", 119),
    ("break-spaces", 76),
    ("clip", 90),
    ("revert", 84),
    ("revert-layer", 99),
];

/// Units, after a digit.
const UNITS: [(&str, u16); 12] = [
    ("cap", 118),
    ("cqb", 105),
    ("cqh", 105),
    ("cqi", 105),
    ("cqw", 105),
    ("dvh", 108),
    ("dvw", 108),
    ("lh", 109),
    ("lvh", 108),
    ("rlh", 111),
    ("svh", 108),
    ("svw", 108),
];

/// The oldest Chromium that the page must look right in.
const OLDEST: u16 = 69;

/// A block: what stands before it, and what is in it.
struct Block<'t> {
    before: &'t str,
    inside: &'t str,
}

/// What this style sheet uses that Chromium 69 does not know, each with where.
#[must_use]
pub fn newer_than_chromium_69(css: &str) -> Vec<String> {
    let css = without_comments_and_strings(css);
    let grids = grids(&css);
    let mut found = Vec::new();
    look(&css, &grids, &mut found);
    found
}

fn look(css: &str, grids: &[String], found: &mut Vec<String>) {
    for Block { before, inside } in blocks(css) {
        let mut report = |what: &str, since: u16| {
            let place = before.chars().take(80).collect::<String>();
            found.push(format!("{what} (Chromium {since}) in {place}"));
        };
        if let Some((name, since)) =
            AT_RULES.iter().find(|(name, _)| starts_with_word(before, name))
        {
            report(name, *since);
        } else if before.starts_with("@media") && before.contains(['<', '>']) {
            report("a range with < or >", 104);
        } else if before.starts_with("@supports") {
            continue;
        }
        if before.starts_with('@') && inside.contains('{') {
            look(inside, grids, found);
            continue;
        }
        for (name, since) in SELECTORS {
            if before.contains(name) {
                report(name, since);
            }
        }
        if before
            .split(":not(")
            .skip(1)
            .any(|rest| rest.split(')').next().unwrap_or("").contains(','))
        {
            report(":not() of a list", 88);
        }
        if inside.contains('{') {
            report("a rule in a rule", 112);
            continue;
        }
        let is_grid =
            before.split(',').all(|selector| grids.iter().any(|grid| grid == selector.trim()));
        declarations(inside, is_grid, &mut report);
    }
}

fn declarations(inside: &str, is_grid: bool, report: &mut dyn FnMut(&str, u16)) {
    let mut plain: Vec<&str> = Vec::new();
    let all: Vec<(&str, &str)> = inside
        .split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect();
    let has = |wanted: &str| all.iter().any(|(name, _)| *name == wanted);
    for (name, value) in &all {
        let twin = has(&format!("-webkit-{name}"));
        let new = PROPERTIES.iter().find(|(new, since)| {
            *since > OLDEST
                && !twin
                && (name == new
                    || (new.ends_with('-') && name.starts_with(new) && !ends_a_side(name)))
        });
        if let Some((_, since)) = new {
            report(name, *since);
        }
        let columns = has("columns") || has("column-count") || has("column-width");
        match *name {
            "gap" | "row-gap" if !is_grid => report(name, 84),
            "column-gap" if !is_grid && !columns => report(name, 84),
            _ => {}
        }
        match newer_value(value) {
            Some((word, since)) if !plain.contains(name) => {
                report(&format!("{name}: {word}"), since)
            }
            Some(_) => {}
            None => plain.push(name),
        }
    }
}

/// `inset-inline-start` is as new as `inset`, but `margin-inline-start` is known: only shorthands of those are new.
fn ends_a_side(name: &str) -> bool {
    !name.starts_with("inset") && (name.ends_with("-start") || name.ends_with("-end"))
}

fn newer_value(value: &str) -> Option<(&'static str, u16)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let function = FUNCTIONS
        .iter()
        .find(|(name, _)| value.match_indices(name).any(|(at, _)| !value[..at].ends_with(is_part)));
    let words = || value.split(|c: char| !is_part(c) && c != '.').filter(|word| !word.is_empty());
    let word = || WORDS.iter().find(|(name, _)| words().any(|word| word == *name));
    let unit = || {
        UNITS.iter().find(|(name, _)| {
            words().any(|word| {
                word.strip_suffix(name).is_some_and(|number| number.parse::<f64>().is_ok())
            })
        })
    };
    function.or_else(word).or_else(unit).copied()
}

/// The selectors that are laid out as a grid, in which gaps are older.
fn grids(css: &str) -> Vec<String> {
    let mut grids = Vec::new();
    for Block { before, inside } in blocks(css) {
        if inside.contains('{') {
            grids.extend(self::grids(inside));
        } else if inside.split(';').any(|declaration| {
            let declaration: String = declaration.split_whitespace().collect();
            declaration == "display:grid" || declaration == "display:inline-grid"
        }) {
            grids.extend(before.split(',').map(|selector| selector.trim().to_owned()));
        }
    }
    grids
}

/// The outermost blocks. What ends in a semicolon before the first brace (`@import`) is none.
fn blocks(css: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let (mut depth, mut from, mut open) = (0_usize, 0, 0);
    for (at, c) in css.char_indices() {
        match c {
            '{' => {
                if depth == 0 {
                    open = at;
                }
                depth += 1;
            }
            '}' if depth == 0 => from = at + 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    blocks
                        .push(Block { before: css[from..open].trim(), inside: &css[open + 1..at] });
                    from = at + 1;
                }
            }
            ';' if depth == 0 => from = at + 1,
            _ => {}
        }
    }
    blocks
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
}

/// Comments go; strings and addresses stay as empty ones, so that no brace or word in them counts.
fn without_comments_and_strings(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::with_capacity(css.len());
    while let Some(at) = rest.find(['/', '"', '\'', 'u']) {
        kept += &rest[..at];
        rest = &rest[at..];
        let end = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with(['"', '\'']) {
            kept += "\"\"";
            end_of_string(rest)
        } else if rest.starts_with("url(") && !rest[4..].trim_start().starts_with(['"', '\'']) {
            kept += "url()";
            rest.find(')').map_or(rest.len(), |end| end + 1)
        } else {
            kept += &rest[..1];
            1
        };
        rest = &rest[end..];
    }
    kept + rest
}

fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    let quote = text.chars().next();
    for (at, c) in text.char_indices().skip(1) {
        if !escaped && Some(c) == quote {
            return at + 1;
        }
        escaped = !escaped && c == '\\';
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_newer_is_found() {
        let cases = [
            (".a { display: flex; gap: 4px }", "gap (Chromium 84)"),
            (".a{inset:0}", "inset (Chromium 87)"),
            (".a{inset-inline-start:0}", "inset-inline-start (Chromium 87)"),
            (".a{margin-inline:0}", "margin-inline (Chromium 87)"),
            ("a:focus-visible,a:hover{color:red}", ":focus-visible (Chromium 86)"),
            (":is(h1,h2){color:red}", ":is( (Chromium 88)"),
            (":where(h1){color:red}", ":where( (Chromium 88)"),
            ("li:has(a){color:red}", ":has( (Chromium 105)"),
            ("li:not(.a,.b){color:red}", ":not() of a list (Chromium 88)"),
            (".a{aspect-ratio:1/2}", "aspect-ratio (Chromium 88)"),
            (".a{width:min(90%,40rem)}", "width: min( (Chromium 79)"),
            (".a{width:calc(max(1px,2em) + 1px)}", "width: max( (Chromium 79)"),
            (".a{font-size:clamp(1rem,2vw,2rem)}", "font-size: clamp( (Chromium 79)"),
            ("@layer base{.a{color:red}}", "@layer (Chromium 99)"),
            ("@media print{.a{height:100dvh}}", "height: dvh (Chromium 108)"),
            ("@media (width >= 40rem){.a{color:red}}", "a range with < or > (Chromium 104)"),
            (".a{overflow-wrap:anywhere}", "overflow-wrap: anywhere (Chromium 80)"),
            (".a{color:red;.b{color:blue}}", "a rule in a rule (Chromium 112)"),
        ];
        for (css, what) in cases {
            let found = newer_than_chromium_69(css);
            assert!(found.len() == 1 && found[0].starts_with(what), "{css}: {found:?}");
        }
    }

    #[test]
    fn what_is_known_or_does_no_harm_is_not() {
        let cases = [
            ".a{display:grid;gap:4px}",
            ".a{display:grid}@media print{.a{gap:1px}}",
            ".a{columns:2;column-gap:1em}",
            ".a{grid-template-columns:repeat(2,minmax(0,1fr))}",
            ".a{margin-inline-start:1px;top:0}",
            ".a{width:90%;width:min(90%,40rem)}",
            ".a{-webkit-appearance:none;appearance:none}",
            "@supports (gap:1px){.a{gap:1px}} .b{color:red}",
            "/* no gap: 1px; :is() */ .a{color:red}",
            ".a::before{content:\"} .b{inset:0} \\\" \"}",
            ".a{background:url(data:image/svg+xml;{gap:1}) no-repeat}",
            "@import \"x.css\"; @media (min-width:40rem) and (aspect-ratio: 1/1){.a{color:red}}",
            ".inset .clip-gap{color:red;text-overflow:ellipsis}",
            "@page{margin:15mm}",
        ];
        for css in cases {
            assert_eq!(newer_than_chromium_69(css), [""; 0], "{css}");
        }
    }
}
