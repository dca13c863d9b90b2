//! That the reading reads: sources that are made up, with what must be found in them.

use super::circles::{circles, named, told};
use super::page::upward;
use super::reading::{Arrows, Sources, arrows};

fn read(files: &[(&str, &str)]) -> Arrows {
    let sources: Sources =
        files.iter().map(|(path, text)| (format!("src/{path}"), (*text).to_owned())).collect();
    arrows(&sources, "src/lib.rs")
}

/// Who names whom, without `src/`.
fn pairs(arrows: &Arrows) -> Vec<String> {
    let pairs = arrows.keys().map(|(from, to)| format!("{from} > {to}").replace("src/", ""));
    pairs.collect()
}

#[test]
fn a_circle_through_a_re_export_is_found_and_told() {
    let arrows = read(&[
        ("lib.rs", "mod a; mod b; pub use a::one::One;"),
        ("a.rs", "pub mod one;"),
        ("a/one.rs", "use crate::b; pub struct One(b::Two);"),
        ("b.rs", "use crate::One; pub struct Two(Box<One>);"),
    ]);
    let found: Vec<_> = circles(&arrows).iter().map(|circle| told(&arrows, circle)).collect();
    let expected = "src/a/one.rs → src/b.rs → src/a/one.rs\n    src/a/one.rs: use crate::b\n    \
         src/b.rs: use crate::One";
    assert_eq!(found, [expected]);
}

#[test]
fn a_child_that_needs_what_its_parent_declares_makes_a_circle() {
    let arrows = read(&[
        ("lib.rs", "mod a; mod c;"),
        ("a.rs", "mod b; pub struct Shared; pub use crate::c::Other;"),
        ("a/b.rs", "use super::{Other, Shared};"),
        ("c.rs", "pub struct Other;"),
    ]);
    let found: Vec<_> = circles(&arrows).iter().map(|circle| named(circle)).collect();
    assert_eq!(found, ["src/a.rs → src/a/b.rs → src/a.rs"]);
    // What the parent only hands on is declared elsewhere.
    assert!(pairs(&arrows).contains(&"a/b.rs > c.rs".to_owned()));
}

#[test]
fn circles_of_three_are_found_and_lines_are_none() {
    let line = [("lib.rs", "mod a; mod b; mod c;"), ("a.rs", "use crate::b::B;")];
    let end = |c| [&line[..], &[("b.rs", "pub struct B(crate::c::C);"), ("c.rs", c)]].concat();
    assert_eq!(circles(&read(&end("pub struct C;"))).len(), 0);
    let arrows = read(&end("pub struct C; fn f(_: super::a::A) {}"));
    let found: Vec<_> = circles(&arrows).iter().map(|circle| named(circle)).collect();
    assert_eq!(found, ["src/a.rs → src/b.rs → src/c.rs → src/a.rs"]);
}

#[test]
fn names_are_followed_wherever_they_stand() {
    let to_b = |a: &str| {
        let arrows = read(&[
            ("lib.rs", "mod a; pub mod b; mod r;"),
            ("a.rs", a),
            ("b/mod.rs", "pub fn f() {} pub enum E { V } pub mod inner { pub struct I; }"),
            ("r.rs", "pub use super::b::{f as g, *}; pub use yew::Html;"),
        ]);
        let from_a = pairs(&arrows).into_iter().filter(|it| it.starts_with("a.rs"));
        from_a.collect::<Vec<_>>()
    };
    for a in [
        "use crate::b::f;",
        "use crate::{r::{g as h}};",
        "fn x() { crate::r::g() }",
        "use super::b; fn x() { b::f() }",
        "use super::b::inner::{self as i};",
        "fn x() { use crate::r::E::V; }",
        "fn x() { html! { <div>{ crate::r::g() }</div> } }",
        "mod m { use super::super::b::E; }",
        "#[serde(with = \"crate::b::f\")] struct S;",
    ] {
        assert_eq!(to_b(a), ["a.rs > b/mod.rs"], "{a}");
    }
    assert_eq!(to_b("use crate::r::*; fn x(_: E) {}"), ["a.rs > b/mod.rs", "a.rs > r.rs"]);
    for a in [
        "#[cfg(test)] mod tests { use crate::b::f; }",
        "#[cfg(test)] use crate::b::f;",
        "/// As [`crate::b::f`] does.\nfn x() {}",
        "use crate::r::Html;",
        "use b::f; use ::b::E;",
        "pub(in crate::b) fn x() { let b = 1; b }",
    ] {
        assert_eq!(to_b(a), [""; 0], "{a}");
    }
}

#[test]
fn a_list_that_is_made_while_building_names_the_files_of_the_folder() {
    let arrows = read(&[
        ("lib.rs", "mod outputs;"),
        ("outputs.rs", r#"pub struct Output; include!(concat!(env!("OUT_DIR"), "/outputs.rs"));"#),
        ("outputs/form.rs", "use super::Output;"),
    ]);
    let found: Vec<_> = circles(&arrows).iter().map(|circle| named(circle)).collect();
    assert_eq!(found, ["src/outputs.rs → src/outputs/form.rs → src/outputs.rs"]);
}

#[test]
fn an_arrow_that_goes_up_is_found_and_told() {
    let arrows = read(&[
        (
            "lib.rs",
            "mod components; mod host; mod screens; mod content; pub use content::catalogue;",
        ),
        ("components.rs", "pub mod x; pub mod y;"),
        ("components/x.rs", "use crate::screens::Home;"),
        ("components/y.rs", "use crate::{host, catalogue}; use super::x;"),
        ("screens.rs", "pub use crate::components::y as z; pub struct Home;"),
        ("host.rs", "fn f() { crate::content::catalogue() }"),
        ("content.rs", "pub fn catalogue() {}"),
    ]);
    let expected =
        ["src/components/x.rs: use crate::screens::Home", "src/host.rs: crate::content::catalogue"];
    assert_eq!(upward(&arrows), expected);
}
