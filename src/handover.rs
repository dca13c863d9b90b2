//! From the first program to the full one: what it holds, as one text. Not everything is stored: storage may be blocked or
//! full, and nothing may be lost.
//!
//! The text: the language, when it was last saved (empty if it is not), then every self-check as a file, with the record
//! separator between.

#[cfg(not(feature = "full"))]
pub use giving::{give, given, remember};
#[cfg(feature = "full")]
pub use taking::{keep, take_over};

/// What stands between the parts: the record separator, which JSON holds only escaped.
const BETWEEN: u8 = 0x1e;

/// The side of the first program.
#[cfg(not(feature = "full"))]
mod giving {
    use std::cell::{Cell, RefCell};

    use selfcheck_core::format::json;

    use super::BETWEEN;
    use crate::{
        content::catalogue,
        state::{Model, Saving},
    };

    thread_local! {
        static HELD: RefCell<Option<String>> = const { RefCell::new(None) };
        static GIVEN: Cell<bool> = const { Cell::new(false) };
    }

    /// Notes what would be handed over now; nothing, while the screen is one of the first program's own.
    pub fn remember(model: &Model) {
        HELD.set(model.needs_full().then(|| {
            let mut held = model.lang.tag().to_owned();
            held.push(BETWEEN as char);
            if let Saving::Saved(at) = &model.saving {
                held.push_str(at);
            }
            for response in &model.shelf {
                held.push(BETWEEN as char);
                held.push_str(&json::write(catalogue(), response));
            }
            held
        }));
    }

    /// Gives it away, if there is anything. From then on this program must do nothing.
    pub fn give() -> Option<String> {
        let held = HELD.take();
        GIVEN.set(held.is_some());
        held
    }

    /// Whether the full program has taken over.
    pub fn given() -> bool {
        GIVEN.get()
    }
}

/// The side of the full program.
#[cfg(feature = "full")]
mod taking {
    use std::{cell::RefCell, rc::Rc};

    use selfcheck_core::{Lang, Response, format::json, lists::part};

    use super::BETWEEN;
    use crate::{
        content::catalogue,
        host::Host,
        state::{Model, Saving},
    };

    thread_local! {
        static HELD: RefCell<Option<String>> = const { RefCell::new(None) };
    }

    /// Keeps what was handed over until there is a model that takes it.
    pub fn keep(held: Option<String>) {
        HELD.set(held);
    }

    /// Puts what the first program held over what was found in storage, and says whether there was anything.
    pub fn take_over(host: &dyn Host, mut model: Model) -> (Model, bool) {
        let Some(held) = HELD.take() else {
            return (model, false);
        };
        let (lang, rest) = part(&held, BETWEEN);
        model.lang = if lang == Lang::En.tag() { Lang::En } else { Lang::Zh };
        let (saved, mut rest) = part(rest.unwrap_or_default(), BETWEEN);
        if !saved.is_empty() && matches!(model.saving, Saving::Idle) {
            model.saving = Saving::Saved(saved.to_owned());
        }
        let mut shelf = Vec::new();
        while let Some(texts) = rest {
            let (text, after) = part(texts, BETWEEN);
            let placed = host.parse(text).and_then(|file| json::read(catalogue(), &file));
            // Written a moment ago by a program of the same release: what cannot be read is in storage, if anywhere.
            shelf.extend(placed.ok().map(|placed| Rc::new(placed.response)));
            rest = after;
        }
        let only_held = |stored: &Rc<Response>| shelf.iter().all(|held| held.id != stored.id);
        let stored: Vec<_> =
            model.shelf.iter().filter(|stored| only_held(stored)).cloned().collect();
        model.shelf = shelf;
        model.shelf.extend(stored);
        (model, true)
    }
}
