//! One colour of a site as a theme of the page: shades for light and for dark, each readable.
//!
//! Contrast is that of WCAG 2.2: at least 4.5 : 1 for text (1.4.3), 3 : 1 for the edges of controls (1.4.11). A colour that is too
//! pale or too dark for that is moved along its own line to black or white, no further than need be.

use std::fmt;

/// A colour of the screen (sRGB), a byte for each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// The theme that a colour makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// On a light ground.
    pub light: Shades,
    /// On a dark ground.
    pub dark: Shades,
}

/// The values of the tokens (`static/look/tokens.css`) that a theme sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shades {
    /// Links, edges of buttons, the chosen: `--main`.
    pub main: Colour,
    /// The bar at the top, the main button; white text stands on it: `--fill`.
    pub fill: Colour,
    /// The same under the pointer: `--fill-over`.
    pub fill_over: Colour,
    /// Behind what is chosen: `--main-pale`.
    pub main_pale: Colour,
}

/// The contrast that text needs.
const TEXT: f64 = 4.5;

/// A little more than that: shades are rounded to bytes.
const ENOUGH: f64 = TEXT + 0.02;

const WHITE: Colour = Colour::of(0xff_ff_ff);
const BLACK: Colour = Colour::of(0);

/// The grounds of the page on which links stand, by their tokens in `static/look/tokens.css`, where it is light.
pub const LIGHT_GROUNDS: [(&str, Colour); 5] = [
    ("--ground", Colour::of(0xf4_f6_f8)),
    ("--paper", WHITE),
    ("--bad-pale", Colour::of(0xfd_ec_ea)),
    ("--good-pale", Colour::of(0xe7_f4_ec)),
    ("--open-pale", Colour::of(0xfd_f3_dc)),
];
/// As [`LIGHT_GROUNDS`], where it is dark.
pub const DARK_GROUNDS: [(&str, Colour); 5] = [
    ("--ground", Colour::of(0x12_17_1c)),
    ("--paper", Colour::of(0x1a_21_27)),
    ("--bad-pale", Colour::of(0x3b_1e_1c)),
    ("--good-pale", Colour::of(0x15_30_1f)),
    ("--open-pale", Colour::of(0x33_29_0f)),
];

/// How text is coloured on both: `--text`.
pub const LIGHT_TEXT: Colour = Colour::of(0x1c_23_29);
/// As [`LIGHT_TEXT`].
pub const DARK_TEXT: Colour = Colour::of(0xe6_ea_ee);

impl Colour {
    /// A colour by its number, as in `0x14508c`.
    #[must_use]
    pub const fn of(rgb: u32) -> Self {
        Self { red: (rgb >> 16) as u8, green: (rgb >> 8) as u8, blue: rgb as u8 }
    }

    /// `#14508c` or `#15a`, with the `#` or without, which ends an address; nothing for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            6 => Some(Self::of(number)),
            3 => {
                let part = |shift: u32| ((number >> shift) & 15) as u8 * 17;
                Some(Self { red: part(8), green: part(4), blue: part(0) })
            }
            _ => None,
        }
    }

    fn parts(self) -> [u8; 3] {
        [self.red, self.green, self.blue]
    }

    /// How bright it is, from 0 to 1 (relative luminance, WCAG 2.2).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.parts().map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > two { one / two } else { two / one }
    }

    /// So many hundredths of the way to another.
    fn towards(self, other: Self, hundredths: u8) -> Self {
        let [from, to] = [self, other].map(Self::parts);
        let part = |at: usize| {
            let (from, to) = (i32::from(from[at]), i32::from(to[at]));
            (from + (to - from) * i32::from(hundredths) / 100) as u8
        };
        Self { red: part(0), green: part(1), blue: part(2) }
    }

    /// The first colour on the way to another that fits.
    fn until(self, other: Self, fits: impl Fn(Self) -> bool) -> Self {
        let ways = (0..=100).map(|hundredths| self.towards(other, hundredths));
        ways.into_iter().find(|colour| fits(*colour)).unwrap_or(other)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl Theme {
    /// The theme that a colour makes, corrected where it would not be readable.
    #[must_use]
    pub fn of(colour: Colour) -> Self {
        let fits = |main: Colour, grounds: [(&str, Colour); 5], pale: Colour| {
            let mut grounds = grounds.iter().map(|(_, ground)| *ground).chain([pale]);
            grounds.all(|ground| main.contrast(ground) >= ENOUGH)
        };
        let pale = colour.towards(WHITE, 90);
        let main = colour
            .until(BLACK, |main| fits(main, LIGHT_GROUNDS, pale) && main.contrast(WHITE) >= ENOUGH);
        let light = Shades {
            main,
            fill: main,
            fill_over: main.towards(BLACK, 25),
            main_pale: pale.until(WHITE, |pale| LIGHT_TEXT.contrast(pale) >= 7.0),
        };
        let [(_, ground), (_, paper), ..] = DARK_GROUNDS;
        let pale = paper.towards(main, 30).until(ground, |pale| DARK_TEXT.contrast(pale) >= 7.0);
        let dark = Shades {
            main: colour.until(WHITE, |main| fits(main, DARK_GROUNDS, pale)),
            fill: main,
            fill_over: main.towards(BLACK, 25),
            main_pale: pale,
        };
        Self { light, dark }
    }

    /// Whether the colour could stay as it is where the ground is light.
    #[must_use]
    pub fn keeps(&self, colour: Colour) -> bool {
        self.light.main == colour
    }

    /// Every value with the name of the property that the style (`static/look/full-theme.css`) takes it from.
    #[must_use]
    pub fn properties(&self) -> [(&'static str, Colour); 8] {
        let Self { light, dark } = self;
        [
            ("--theme-main", light.main),
            ("--theme-fill", light.fill),
            ("--theme-fill-over", light.fill_over),
            ("--theme-pale", light.main_pale),
            ("--theme-dark-main", dark.main),
            ("--theme-dark-fill", dark.fill),
            ("--theme-dark-fill-over", dark.fill_over),
            ("--theme-dark-pale", dark.main_pale),
        ]
    }
}
