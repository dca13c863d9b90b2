//! The style of the page as it is for an element in somebody else's page, where a shadow root stands in for the document.
//!
//! What is said of the document (`:root`, `html`, `body`) is said of the element `.self-check` in the shadow root. Around it stands `.reset`,
//! which takes nothing over from the page around: neither fonts nor sizes nor directions. Sizes in `rem`, which would be those of the
//! page around, are those of the element; widths of the window are those of the element as well, in browsers that know it
//! (`@container`), and what sticks to the window does not.

use anyhow::{Result, bail};

/// The element, and what stands around it.
const ELEMENT: &str = ".self-check";
const FIRST: &str = ":host{display:block}:host([hidden]){display:none}\
    .reset{all:initial;display:block;direction:ltr;unicode-bidi:isolate}\
    @supports (container-type:inline-size){.reset{container-type:inline-size}}\
    .self-check{position:relative;display:block;text-align:left}";

/// The pixels of `rem` and `em` in a question about widths, which no style changes.
const EM: f64 = 16.0;

/// Makes the style of an element out of that of the page.
///
/// # Errors
/// The style is not as esbuild writes it.
pub fn style(css: &str) -> Result<String> {
    Ok(FIRST.to_owned() + &rules(css)?)
}

fn rules(css: &str) -> Result<String> {
    let (mut made, mut rest) = (String::new(), css.trim());
    while !rest.is_empty() {
        let (prelude, block, after) = rule(rest)?;
        rest = after.trim_start();
        let Some(block) = block else {
            made += &format!("{prelude};");
            continue;
        };
        match prelude.split([' ', '(']).next().unwrap_or_default() {
            "@media" => made += &media(prelude, block)?,
            "@supports" => made += &format!("{prelude}{{{}}}", rules(block)?),
            // Pages are printed by themselves (`static/self-check.js`).
            "@page" => {}
            name if name.starts_with('@') => {
                made += &format!("{prelude}{{{}}}", declarations(block));
            }
            _ => made += &format!("{}{{{}}}", selectors(prelude), declarations(block)),
        }
    }
    Ok(made)
}

/// The rule at the beginning: what stands before its block, the block if it has one, and what follows.
fn rule(css: &str) -> Result<(&str, Option<&str>, &str)> {
    let (mut depth, mut start, mut quote) = (0, None, None);
    for (at, c) in css.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, ';') if depth == 0 => return Ok((&css[..at], None, &css[at + 1..])),
            (None, '{') => {
                depth += 1;
                start = start.or(Some(at));
            }
            (None, '}') => {
                depth -= 1;
                if let (0, Some(start)) = (depth, start) {
                    let block = css.get(start + 1..at);
                    return Ok((css[..start].trim(), block, &css[at + 1..]));
                }
            }
            _ => {}
        }
    }
    bail!("a rule of the style has no end: {}", css.chars().take(60).collect::<String>())
}

/// A question to the window: of its width, it is one to the element too.
fn media(prelude: &str, block: &str) -> Result<String> {
    let inner = rules(block)?;
    if prelude.contains("height") {
        return Ok(String::new());
    }
    let Some(asked) = widths(prelude) else {
        return Ok(format!("{prelude}{{{inner}}}"));
    };
    let medium = prelude.contains("screen").then_some("@media screen");
    let within = |text: String| match medium {
        Some(medium) => format!("{medium}{{{text}}}"),
        None => text,
    };
    let of_element = within(format!("@container {asked}{{{inner}}}"));
    // Where the window is narrow the element is; where it is wide, the element need not be.
    let of_window = asked.contains("max-width").then(|| format!("{prelude}{{{inner}}}"));
    Ok(of_window.unwrap_or_default()
        + &format!("@supports (container-type:inline-size){{{of_element}}}"))
}

/// The width that is asked for, in pixels: `(max-width:736px)`.
fn widths(prelude: &str) -> Option<String> {
    let start = prelude.find("(max-width:").or_else(|| prelude.find("(min-width:"))?;
    let end = start + prelude[start..].find(')')?;
    let (name, value) = prelude[start + 1..end].split_once(':')?;
    let unit = value.find(|c: char| c.is_ascii_alphabetic())?;
    let number: f64 = value[..unit].trim().parse().ok()?;
    let pixels = if value[unit..].contains("em") { number * EM } else { number };
    Some(format!("({name}:{pixels}px)"))
}

fn selectors(list: &str) -> String {
    let parts: Vec<_> = list.split(',').map(selector).collect();
    parts.join(",")
}

/// A selector with the element in the place of the document.
fn selector(one: &str) -> String {
    for name in [":root", "html", "body"] {
        if let Some(rest) = one.strip_prefix(name)
            && !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        {
            return format!("{ELEMENT}{rest}");
        }
    }
    one.to_owned()
}

/// Sizes of the document are those of the element.
fn declarations(block: &str) -> String {
    let mut made = String::with_capacity(block.len());
    let mut rest = block;
    while let Some(at) = rest.find("rem") {
        let (before, from) = rest.split_at(at);
        let digits =
            before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let ends = !from[3..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        if digits > 0 && ends {
            let (before, number) = before.split_at(before.len() - digits);
            // A minus is part of the number.
            let (before, sign) = match before.strip_suffix('-') {
                Some(rest) if !rest.ends_with(' ') || rest.ends_with(": ") => (rest, "-"),
                _ => (before, ""),
            };
            made += &format!("{before}calc({sign}{number}*var(--size))");
        } else {
            made += before;
            made += "rem";
        }
        rest = &from[3..];
    }
    made += rest;
    sizes(&made)
}

/// The size of the main text, of what the browser is set to (`--scale`, from `static/self-check.js`), in pixels.
fn sizes(block: &str) -> String {
    let parts: Vec<_> = block
        .split(';')
        .map(|declaration| {
            let percent = declaration.trim().strip_prefix("--size:").and_then(|value| {
                value.trim().strip_suffix('%').and_then(|number| number.parse::<f64>().ok())
            });
            match percent {
                Some(percent) => {
                    format!("--size:calc({}px*var(--scale,1))", percent * EM / 100.0)
                }
                None => declaration.to_owned(),
            }
        })
        .collect();
    parts.join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(css: &str) -> String {
        let style = style(css).unwrap();
        style.strip_prefix(FIRST).unwrap().to_owned()
    }

    #[test]
    fn the_element_stands_for_the_document() {
        assert_eq!(
            made(
                ":root{--a:1}html,body{margin:0}:root[data-view=elder] .x,a:root{b:c}.html,bodyx{d:e}"
            ),
            ".self-check{--a:1}.self-check,.self-check{margin:0}.self-check[data-view=elder] .x,a:root{b:c}\
             .html,bodyx{d:e}"
        );
    }

    #[test]
    fn sizes_are_those_of_the_element() {
        assert_eq!(
            made(
                "a{font-size:1.2rem;margin:-.5rem 2rem;x:calc((100% - 46rem)/2 + 16px);--theme:1;y:premium}"
            ),
            "a{font-size:calc(1.2*var(--size));margin:calc(-.5*var(--size)) calc(2*var(--size));\
             x:calc((100% - calc(46*var(--size)))/2 + 16px);--theme:1;y:premium}"
        );
        assert_eq!(
            made(":root{--tap:44px;--size:106.25%}"),
            ".self-check{--tap:44px;--size:calc(17px*var(--scale,1))}"
        );
    }

    #[test]
    fn widths_are_asked_of_the_element_too() {
        let supported = "@supports (container-type:inline-size)";
        assert_eq!(
            made("@media(max-width:46rem){html{a:b}}"),
            format!(
                "@media(max-width:46rem){{.self-check{{a:b}}}}{supported}{{@container (max-width:736px){{.self-check{{a:b}}}}}}"
            )
        );
        assert_eq!(
            made("@media screen and (min-width:1000px){a{b:c}}"),
            format!("{supported}{{@media screen{{@container (min-width:1000px){{a{{b:c}}}}}}}}")
        );
        assert_eq!(made("@media screen and (min-height:31rem){a{b:c}}"), "");
        assert_eq!(
            made("@media screen and (prefers-color-scheme:dark){:root:not([data-colours]){a:b}}"),
            "@media screen and (prefers-color-scheme:dark){.self-check:not([data-colours]){a:b}}"
        );
    }

    #[test]
    fn texts_and_other_rules_stay() {
        assert_eq!(
            made(
                "a::before{content:\"}{\"}@keyframes k{to{top:1rem}}@page{size:A4}@supports (a:b){html{c:d}}"
            ),
            "a::before{content:\"}{\"}@keyframes k{to{top:calc(1*var(--size))}}@supports (a:b){.self-check{c:d}}"
        );
        assert!(style("a{b:c").is_err());
    }
}
