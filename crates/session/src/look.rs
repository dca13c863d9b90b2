//! How the page looks to this person: the elder view, the size of its text, the colours. Chosen once, kept on this device.
//!
//! The values of the elder view are those of the ministry's rules for pages that elderly people use
//! (互联网网站适老化通用设计规范, 2021): main text of at least 18 points and up to 30.

use selfcheck_core::words::Word;

use crate::{storage::Storage, store};

/// How the page looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// One question at a time, large, with the page read aloud.
    pub elder: bool,
    /// How large the text of the elder view is.
    pub size: Size,
    /// The colours.
    pub colours: Colours,
}

/// How large the main text of the elder view is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Size {
    /// 18 points.
    #[default]
    Large,
    /// 24 points.
    Larger,
    /// 30 points.
    Largest,
}

/// The colours of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Colours {
    /// As the device prefers: light or dark.
    #[default]
    Device,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// White and yellow on black.
    Contrast,
}

impl Size {
    /// Each with the name under which it is kept, and its words.
    pub const ALL: [(Self, &str, Word); 3] = [
        (Self::Large, "18", Word::SizeLarge),
        (Self::Larger, "24", Word::SizeLarger),
        (Self::Largest, "30", Word::SizeLargest),
    ];
}

impl Colours {
    /// Each with the name under which it is kept, and its words.
    pub const ALL: [(Self, &str, Word); 4] = [
        (Self::Device, "device", Word::ColoursOfDevice),
        (Self::Light, "light", Word::ColoursLight),
        (Self::Dark, "dark", Word::ColoursDark),
        (Self::Contrast, "contrast", Word::ColoursContrast),
    ];
}

/// The value that is kept under this name; the usual one for any other.
pub(crate) fn named<T: Copy + Default>(all: &[(T, &str, Word)], name: Option<&str>) -> T {
    let found = all.iter().find(|(_, other, _)| Some(*other) == name);
    found.map(|(value, ..)| *value).unwrap_or_default()
}

/// The name under which a value is kept.
pub(crate) fn name_of<T: Copy + PartialEq>(
    all: &[(T, &'static str, Word)],
    value: T,
) -> &'static str {
    all.iter().find(|(other, ..)| *other == value).map_or("", |(_, name, _)| name)
}

impl Look {
    /// As it is kept on this device; in the elder view if nothing is kept and the page around has set it so.
    pub fn load(storage: &dyn Storage, elder: bool) -> Self {
        let kept = |key| storage.get(key).ok().flatten();
        Self {
            elder: kept(store::VIEW_KEY).map_or(elder, |view| view == store::ELDER),
            size: named(&Size::ALL, kept(store::SIZE_KEY).as_deref()),
            colours: named(&Colours::ALL, kept(store::COLOURS_KEY).as_deref()),
        }
    }

    /// Keeps it on this device. A choice that cannot be stored still holds for this visit.
    pub fn save(self, storage: &dyn Storage) {
        let view = if self.elder { store::ELDER } else { "standard" };
        let _ = storage.set(store::VIEW_KEY, view);
        let _ = storage.set(store::SIZE_KEY, self.size());
        let _ = storage.set(store::COLOURS_KEY, self.colours());
    }

    /// The name of the size.
    #[must_use]
    pub fn size(self) -> &'static str {
        name_of(&Size::ALL, self.size)
    }

    /// The name of the colours.
    #[must_use]
    pub fn colours(self) -> &'static str {
        name_of(&Colours::ALL, self.colours)
    }
}

/// A change of the look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookAction {
    /// The elder view, or the usual one.
    Elder(bool),
    /// The size of the elder view's text.
    Size(Size),
    /// The colours.
    Colours(Colours),
}

impl LookAction {
    pub(crate) fn apply(self, look: &mut Look) {
        match self {
            Self::Elder(elder) => look.elder = elder,
            Self::Size(size) => look.size = size,
            Self::Colours(colours) => look.colours = colours,
        }
    }
}
