//! A theme out of any colour can be read.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use proptest::prelude::*;
use selfcheck_embedding::{
    Colour, Theme,
    colour::{DARK_GROUNDS, DARK_TEXT, LIGHT_GROUNDS, LIGHT_TEXT},
};

/// What must be readable, by the tokens' own rules (`static/look/tokens.css`).
fn is_readable(colour: Colour) {
    let Theme { light, dark } = Theme::of(colour);
    let white = Colour::of(0xff_ff_ff);
    for (shades, grounds, text) in
        [(light, LIGHT_GROUNDS, LIGHT_TEXT), (dark, DARK_GROUNDS, DARK_TEXT)]
    {
        for ground in grounds.into_iter().map(|(_, ground)| ground).chain([shades.main_pale]) {
            let contrast = shades.main.contrast(ground);
            assert!(contrast >= 4.5, "{colour}: {} on {ground}: {contrast}", shades.main);
        }
        let contrast = text.contrast(shades.main_pale);
        assert!(contrast >= 4.5, "{colour}: text on {}: {contrast}", shades.main_pale);
        for fill in [shades.fill, shades.fill_over] {
            assert!(white.contrast(fill) >= 4.5, "{colour}: white on {fill}");
            // Where the keyboard is (`--focus-on-fill`).
            let focus = Colour::of(0xff_d5_4a);
            assert!(focus.contrast(fill) >= 3.0, "{colour}: focus on {fill}");
        }
    }
}

#[test]
fn colours_are_read_as_they_are_written() {
    for (text, colour) in [
        ("#14508c", Some(0x14_50_8c)),
        ("#14508C", Some(0x14_50_8c)),
        (" #fff ", Some(0xff_ff_ff)),
        ("#1a5", Some(0x11_aa_55)),
        ("14508c", Some(0x14_50_8c)),
        ("##14508c", None),
        ("#14508c80", None),
        ("#12", None),
        ("#+12345", None),
        ("#１２３", None),
        ("red", None),
        ("decaf", None),
        ("#", None),
        ("", None),
        ("var(--x)", None),
        ("#14508c;}", None),
    ] {
        assert_eq!(Colour::parse(text), colour.map(Colour::of), "{text}");
    }
    assert_eq!(Colour::of(0x01_02_0f).to_string(), "#01020f");
}

#[test]
fn the_grounds_are_those_of_the_style() {
    let style =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/look/tokens.css");
    let style = std::fs::read_to_string(style).unwrap();
    let (light, dark) = style.split_once("@media").unwrap();
    for (style, grounds, text) in
        [(light, LIGHT_GROUNDS, LIGHT_TEXT), (dark, DARK_GROUNDS, DARK_TEXT)]
    {
        for (name, colour) in grounds.into_iter().chain([("--text", text)]) {
            let value = style.split_once(&format!("{name}: ")).unwrap().1.split(';').next();
            assert_eq!(value.and_then(Colour::parse), Some(colour), "{name}");
        }
    }
}

#[test]
fn contrast_is_that_of_wcag() {
    for (one, two, contrast) in
        [(0, 0xff_ff_ff, 21.0), (0x77_77_77, 0xff_ff_ff, 4.48), (0xff_00_00, 0, 5.25)]
    {
        let found = Colour::of(one).contrast(Colour::of(two));
        assert!((found - contrast).abs() < 0.01, "{found}");
    }
}

#[test]
fn a_colour_that_can_be_read_stays_as_it_is() {
    // The page's own, the red of many authorities, and dark ones.
    for colour in [0x14_50_8c, 0xb3_1b_1b, 0x00_3d_7a, 0x1d_1d_1d].map(Colour::of) {
        assert!(Theme::of(colour).keeps(colour), "{colour}");
    }
    for colour in [0xff_ee_00, 0xff_ff_ff, 0x00_c0_ff, 0xff_60_00].map(Colour::of) {
        assert!(!Theme::of(colour).keeps(colour), "{colour}");
    }
}

#[test]
fn the_corners_of_all_colours_are_readable() {
    for step in 0..4096u32 {
        let part = |shift: u32| (step >> shift & 15) * 17;
        is_readable(Colour::of(part(8) << 16 | part(4) << 8 | part(0)));
    }
}

proptest! {
    #[test]
    fn any_colour_is_readable(rgb in 0..0x0100_0000u32) {
        is_readable(Colour::of(rgb));
    }
}
