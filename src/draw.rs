//! The small vocabulary in which parts and screens are written: an element, its attributes, its children.
//!
//! It stands in for Yew's `html!`, which says the same more prettily and costs the page some 200 bytes for each
//! element, because every element is spelled out in place. Here an element is a few calls, and handlers are values
//! ([`Tap`]), not closures of their own. The figures are in docs/size.md.

use std::rc::Rc;

use selfcheck_core::{
    Assessment, Catalogue, Lang, Response, assess, catalogue::Text, lists::cut, words::Word,
};
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;
use yew::{
    html::Scope,
    prelude::*,
    virtual_dom::{
        AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VComp, VTag, VText,
    },
};

use crate::{
    content::catalogue,
    piece::{Piece, Shows},
};
use selfcheck_session::store::Damaged;
use selfcheck_session::{Action, Edit, Field, Model, Screen};

/// Everything that drawing reads: the model, and the way back to the reducer.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What to draw.
    pub model: &'a Rc<Model>,
    /// Where taps go.
    pub link: &'a Scope<Piece>,
    /// The content.
    pub catalogue: &'static Catalogue,
    /// The language.
    pub lang: Lang,
    /// A stored time in local words.
    pub local_time: &'a dyn Fn(&str) -> String,
    /// The day here.
    pub today: Option<selfcheck_core::Date>,
}

/// What a control does.
#[derive(Debug, Clone, PartialEq)]
pub enum Tap {
    /// Changes the model.
    Act(Action),
    /// Hands something out.
    Out(Out),
    /// Changes over to the release that waits.
    TakeRelease,
    /// The page around asks for something.
    Asked(selfcheck_embedding::Request),
    /// Offers a stored item that cannot be used, as it is.
    SaveDamaged(Rc<Damaged>),
}

/// Something that leaves the page, on the person's tap.
#[derive(Debug, Clone, PartialEq)]
pub enum Out {
    /// To the print dialog.
    Print,
    /// To the browser's voice; or its end.
    Aloud,
    /// To the clipboard.
    Copy(Rc<str>),
    /// As a text file: its name, its kind, its text.
    File(Rc<str>, &'static str, Rc<str>),
    /// As a workbook: its name, and the sheets in their binary form.
    Workbook(Rc<str>, Rc<[u8]>),
    /// To the page around, whole.
    ToSite(Rc<Response>),
    /// Back in, as if it came from a file: a text that was pasted, with a name for it.
    Pasted(&'static str, Rc<str>),
}

impl View<'_> {
    /// A text in the language of the page.
    #[inline(never)]
    pub fn tr(&self, word: Word) -> &'static str {
        word.get(self.lang)
    }

    /// A text with its blanks filled; see [`Lang::say`].
    #[inline(never)]
    pub fn say(&self, word: Word, blanks: &[&dyn std::fmt::Display]) -> String {
        self.lang.say(word, blanks)
    }

    /// A paragraph with a text in the language of the page.
    #[inline(never)]
    pub fn p(&self, class: &'static str, word: Word) -> El {
        p(class, self.tr(word))
    }

    /// The heading of a screen, in the language of the page.
    #[inline(never)]
    pub fn h1(&self, word: Word) -> El {
        h1(self.tr(word))
    }

    /// A strong lead-in in the language of the page.
    #[inline(never)]
    pub fn strong(&self, word: Word) -> El {
        strong(self.tr(word))
    }

    /// Whether the page is in the elder view.
    pub fn is_elder(&self) -> bool {
        self.model.desk.look.elder
    }

    /// Whether the page stands inside of somebody else's document.
    pub fn is_inside(&self) -> bool {
        self.model.desk.inside
    }

    /// The one assessment of a self-check.
    pub fn assess(&self, response: &Response) -> Assessment {
        assess(self.catalogue, response)
    }

    /// A link to a screen.
    #[inline(never)]
    pub fn link(&self, screen: &Screen, words: &str) -> El {
        let fragment = screen.fragment(self.catalogue);
        el("a").named("href", &["#", &fragment].concat()).text(words)
    }

    /// A button.
    #[inline(never)]
    pub fn button(&self, class: &'static str, word: Word, tap: Tap) -> El {
        button(class).word(self, word).on(self, tap)
    }

    /// A link to a screen, with a text in the language of the page.
    #[inline(never)]
    pub fn way(&self, screen: &Screen, word: Word) -> El {
        self.link(screen, self.tr(word))
    }
}

/// An element in the making. Held by pointer: every call passes four bytes instead of the element.
pub struct El(Rc<VTag>);

/// Begins an element: its name, then, where it has them, `#` and its id, then `.` and its classes, with spaces between
/// them: `div#trouble.banner warn`.
#[inline(never)]
pub fn el(what: &'static str) -> El {
    let (rest, class) = cut(what, b'.').unwrap_or((what, ""));
    let (name, id) = cut(rest, b'#').unwrap_or((rest, ""));
    let element = El(Rc::new(VTag::new(name)));
    element.class(class).set_if(!id.is_empty(), "id", id)
}

/// A paragraph.
#[inline(never)]
pub fn p(class: &'static str, words: &str) -> El {
    el("p").class(class).text(words)
}

/// A button without words.
#[inline(never)]
pub fn button(class: &'static str) -> El {
    el("button").set("type", "button").class(class)
}

/// Words made strong, as a lead-in.
#[inline(never)]
pub fn strong(words: &str) -> El {
    el("strong").text(words)
}

/// The heading of a screen; takes focus when the screen is new.
#[inline(never)]
pub fn h1(words: &str) -> El {
    el("h1").set("tabindex", "-1").text(words)
}

/// Every attribute that the page sets, the frequent ones first: an element has a place for each up to the last that it
/// has. Yew's own way to add attributes one by one brings a hash map along, 4 KB of code.
static ATTRIBUTES: &[&str] = &[
    "class",
    "id",
    "data-measure",
    "href",
    "type",
    "lang",
    "for",
    "name",
    "value",
    "role",
    "selected",
    "aria-current",
    "aria-label",
    "tabindex",
    "rows",
    "data-note",
    "data-reason",
    "aria-invalid",
    "data-fact",
    "data-reference",
    "maxlength",
    "autocomplete",
    "data-what-if",
    "data-check",
    "data-set-aside",
    "data-damaged",
    "data-goto",
    "data-place",
    "disabled",
    "hidden",
    "open",
    "colspan",
    "scope",
    "placeholder",
    "readonly",
    "multiple",
    "accept",
    "inputmode",
    "viewBox",
    "d",
    "data-output",
    "width",
    "data-opened",
    "data-change",
];

impl El {
    fn tag(&mut self) -> &mut VTag {
        #[expect(clippy::expect_used, reason = "an element is not shared before it is finished")]
        Rc::get_mut(&mut self.0).expect("not shared")
    }

    /// Sets an attribute, one of [`ATTRIBUTES`]; a test holds the page to that. Any other is left out.
    #[inline(never)]
    fn attribute(mut self, name: &str, value: AttributeOrProperty) -> Self {
        let Some(place) = ATTRIBUTES.iter().position(|known| *known == name) else {
            return self;
        };
        let attributes = &mut self.tag().attributes;
        let mut values = match std::mem::take(attributes) {
            Attributes::Dynamic { values, .. } => values.into_vec(),
            _ => Vec::new(),
        };
        while values.len() <= place {
            values.push(None);
        }
        values[place] = Some(value);
        let keys = &ATTRIBUTES[..values.len()];
        *attributes = Attributes::Dynamic { keys, values: values.into() };
        self
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: &'static str) -> Self {
        self.attribute(name, AttributeOrProperty::Attribute(AttrValue::Static(value)))
    }

    /// Sets an attribute to a value that is made at run time.
    #[inline(never)]
    pub fn named(self, name: &'static str, value: &str) -> Self {
        self.attribute(name, AttributeOrProperty::Attribute(AttrValue::Rc(value.into())))
    }

    /// Sets an attribute if the condition holds.
    #[inline(never)]
    pub fn set_if(self, condition: bool, name: &'static str, value: &'static str) -> Self {
        if condition { self.set(name, value) } else { self }
    }

    /// Sets the class, unless it is empty.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.set_if(!class.is_empty(), "class", class)
    }

    /// Sets the id.
    #[inline(never)]
    pub fn id(self, id: &'static str) -> Self {
        self.set("id", id)
    }

    /// Marks the words as Chinese, for screen readers, whatever the language of the page.
    #[inline(never)]
    pub fn zh(self) -> Self {
        self.set("lang", "zh-CN")
    }

    /// Names the element among its siblings, so that it stays itself when they change.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.tag().key = Some(Key::from(key));
        self
    }

    #[inline(never)]
    fn child(mut self, child: Html) -> Self {
        self.tag().add_child(child);
        self
    }

    /// Adds words.
    #[inline(never)]
    pub fn text(self, words: &str) -> Self {
        self.child(VText::new(AttrValue::Rc(words.into())).into())
    }

    /// Adds a text in the language of the page. Not `text(view.tr(…))`: a text is two values to pass, its number one.
    #[inline(never)]
    pub fn word(self, view: &View<'_>, word: Word) -> Self {
        self.text(view.tr(word))
    }

    /// Adds a text of the content in the language of the page.
    #[inline(never)]
    pub fn of(self, view: &View<'_>, text: &Text) -> Self {
        self.text(text.get(view.lang))
    }

    /// Adds a text with its blanks filled; see [`Lang::say`].
    #[inline(never)]
    pub fn filled(self, view: &View<'_>, word: Word, blanks: &[&dyn std::fmt::Display]) -> Self {
        self.text(&view.say(word, blanks))
    }

    /// Adds a piece of the page, named among its siblings.
    pub fn piece(self, key: &str, shows: Shows) -> Self {
        let piece = VComp::new::<Piece>(Rc::new(shows), Some(Key::from(key)));
        self.child(Html::VComp(Rc::new(piece)))
    }

    /// Adds a child. `None` holds its place free, so that no sibling is taken for it when it comes.
    pub fn put(self, child: impl Into<Option<Self>>) -> Self {
        self.put_one(child.into())
    }

    #[inline(never)]
    fn put_one(self, child: Option<Self>) -> Self {
        self.child(child.map_or_else(Html::default, El::done))
    }

    /// Adds children. Where their number changes, they are keyed and the only children.
    pub fn each(mut self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            self = self.put(child);
        }
        self
    }

    #[inline(never)]
    fn wire(mut self, view: &View<'_>, does: Does) -> Self {
        self.tag().add_listener(Rc::new(Wire { link: view.link.clone(), does }));
        self
    }

    /// Does this when it is tapped.
    pub fn on(self, view: &View<'_>, tap: Tap) -> Self {
        self.wire(view, Does::Tap(tap))
    }

    /// Does this when it, a choice, is chosen.
    pub fn on_choice(self, view: &View<'_>, tap: Tap) -> Self {
        self.wire(view, Does::Choose(tap))
    }

    /// Shows this text in an input or a text area and writes what is typed into the field.
    #[inline(never)]
    pub fn writes(mut self, view: &View<'_>, response: &Response, field: Field, now: &str) -> Self {
        self.tag().set_value(AttrValue::Rc(now.into()));
        self.wire(view, Does::Write(response.id.as_str().into(), field))
    }

    /// Shows this text in an input or a text area and does this with what is typed.
    #[inline(never)]
    pub fn hears(mut self, view: &View<'_>, now: &str, tap: fn(String) -> Tap) -> Self {
        self.tag().set_value(AttrValue::Rc(now.into()));
        self.wire(view, Does::Hear(tap))
    }

    /// Shows this text in a text area that is only read.
    pub fn shows(mut self, text: &str) -> Self {
        self.tag().set_value(AttrValue::Rc(text.into()));
        self.set("readonly", "")
    }

    /// Puts the place whose code is chosen in a select.
    pub fn chooses_place(self, view: &View<'_>, response: &Response) -> Self {
        self.wire(view, Does::ChoosePlace(response.id.as_str().into()))
    }

    /// Whether an option of a select is chosen. The attribute would not do: it says nothing any more of an option that
    /// the person has chosen before.
    #[inline(never)]
    pub fn selected(self, selected: bool) -> Self {
        if !selected {
            return self;
        }
        self.attribute("selected", AttributeOrProperty::Property(JsValue::TRUE))
    }

    /// Whether a choice is chosen.
    pub fn checked(mut self, checked: bool) -> Self {
        self.tag().set_checked(checked);
        self
    }

    /// The finished element.
    pub fn done(self) -> Html {
        Html::VTag(self.0)
    }
}

/// What an element does when something happens to it.
enum Does {
    /// Tapped.
    Tap(Tap),
    /// Chosen out of several.
    Choose(Tap),
    /// Written in: goes into a field of this self-check.
    Write(Rc<str>, Field),
    /// Its value was chosen: the code of the place of this self-check.
    ChoosePlace(Rc<str>),
    /// Written in, to no self-check.
    Hear(fn(String) -> Tap),
}

/// The one listener of the page: Yew's callbacks, one for each kind of event, would each bring code of their own.
struct Wire {
    link: Scope<Piece>,
    does: Does,
}

impl Listener for Wire {
    fn kind(&self) -> ListenerKind {
        match self.does {
            Does::Tap(_) => ListenerKind::onclick,
            Does::Write(..) | Does::Hear(_) => ListenerKind::oninput,
            Does::Choose(_) | Does::ChoosePlace(_) => ListenerKind::onchange,
        }
    }

    fn handle(&self, event: Event) {
        // Text areas and selects have the same property.
        let value = || event.target_unchecked_into::<HtmlInputElement>().value();
        let tap = match &self.does {
            Does::Tap(tap) | Does::Choose(tap) => tap.clone(),
            Does::Write(id, field) => {
                Tap::Act(Action::Edit(Rc::clone(id), Edit::Write(*field, value())))
            }
            Does::Hear(tap) => tap(value()),
            Does::ChoosePlace(id) => {
                let place = value().parse().ok().and_then(|code| catalogue().find_place(code));
                Tap::Act(Action::Edit(Rc::clone(id), Edit::Place(place)))
            }
        };
        self.link.send_message(tap);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// An edit of a self-check as a tap.
pub fn edit(response: &Response, edit: Edit) -> Tap {
    Tap::Act(Action::Edit(response.id.as_str().into(), edit))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a source that cannot be read should stop the test")]
mod tests {
    use std::{fs, path::Path};

    use super::ATTRIBUTES;

    /// The names in the calls that set an attribute, in a source text.
    fn set_in(source: &str) -> Vec<&str> {
        let mut names = Vec::new();
        for call in [".set(", ".named(", ".set_if("] {
            for (at, _) in source.match_indices(call) {
                // The name is the first text after the call; before it there may be a condition without one.
                let name = source[at..].split('"').nth(1).unwrap_or_default();
                names.push(name);
            }
        }
        names
    }

    fn look(folder: &Path, found: &mut usize) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path, found);
                continue;
            }
            for name in set_in(&fs::read_to_string(&path).unwrap()) {
                assert!(
                    ATTRIBUTES.contains(&name),
                    "{}: {name} is not in ATTRIBUTES",
                    path.display()
                );
                *found += 1;
            }
        }
    }

    #[test]
    fn every_attribute_that_is_set_is_in_the_table() {
        let mut found = 0;
        for room in ["screens", "parts", "outputs"] {
            look(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room), &mut found);
        }
        assert!(found > 80, "{found}");
    }
}
