//! From the first program to the full one: what it holds, as one text. Not everything is stored: storage may be blocked or
//! full, and nothing may be lost.
//!
//! The text: the language with `+` after it if the elder view is wanted, when it was last saved (empty if it is not), then every self-check as a file, with the record
//! separator between. One function writes it and one reads it, so that tests can hold the two to each other.

use std::cell::RefCell;

#[cfg(not(feature = "full"))]
pub use giving::{give, given, remember};
#[cfg(feature = "full")]
pub use taking::{keep, take_over};

/// What stands between the parts: the record separator, which JSON holds only escaped.
const BETWEEN: u8 = 0x1e;

/// What stands after the language if the person wants the elder view.
const ELDER: char = '+';

thread_local! {
    /// What would be given away now, or was given and waits for a model that takes it.
    static HELD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Everything that a model of the first program holds and the full one needs.
#[cfg(any(test, not(feature = "full")))]
fn pack(model: &crate::state::Model) -> String {
    let mut held = model.lang.tag().to_owned();
    #[cfg(not(feature = "full"))]
    if model.desk.elder {
        held.push(ELDER);
    }
    held.push(BETWEEN as char);
    if let crate::state::Saving::Saved(at) = &model.saving {
        held.push_str(at);
    }
    for response in &model.shelf {
        held.push(BETWEEN as char);
        held.push_str(&selfcheck_core::format::json::write(crate::content::catalogue(), response));
    }
    held
}

/// The side of the first program.
#[cfg(not(feature = "full"))]
mod giving {
    use std::cell::Cell;

    use super::{HELD, pack};
    use crate::state::Model;

    thread_local! {
        static GIVEN: Cell<bool> = const { Cell::new(false) };
    }

    /// Notes what would be handed over now; nothing, while the screen is one of the first program's own.
    pub fn remember(model: &Model) {
        HELD.set(model.needs_full().then(|| pack(model)));
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
    use std::rc::Rc;

    use selfcheck_core::{
        Lang, Response,
        format::{json, response::MAX_BYTES},
        lists::part,
    };

    use super::{BETWEEN, ELDER, HELD};
    use crate::{
        content::catalogue,
        host::{Host, store},
        state::{Model, Saving},
    };

    /// Keeps what was handed over until there is a model that takes it.
    pub fn keep(held: Option<String>) {
        HELD.set(held);
    }

    /// Puts what the first program held over what was found in storage, and says whether there was anything.
    pub fn take_over(host: &dyn Host, model: Model) -> (Model, bool) {
        match HELD.take() {
            Some(held) => (unpack(host, model, &held), true),
            None => (model, false),
        }
    }

    fn unpack(host: &dyn Host, mut model: Model, held: &str) -> Model {
        let (lang, rest) = part(held, BETWEEN);
        let (lang, elder) = match lang.strip_suffix(ELDER) {
            Some(lang) => (lang, true),
            None => (lang, false),
        };
        model.lang = if lang == Lang::En.tag() { Lang::En } else { Lang::Zh };
        model.desk.look.elder |= elder;
        let (saved, mut rest) = part(rest.unwrap_or_default(), BETWEEN);
        if !saved.is_empty() && matches!(model.saving, Saving::Idle) {
            model.saving = Saving::Saved(saved.to_owned());
        }
        let mut shelf = Vec::new();
        while let Some(texts) = rest {
            let (text, after) = part(texts, BETWEEN);
            let placed =
                host.parse(text, MAX_BYTES).and_then(|file| json::read(catalogue(), &file));
            // Written a moment ago by a program of the same release: what cannot be read is in storage, if anywhere.
            shelf.extend(placed.ok().map(|placed| Rc::new(placed.response)));
            rest = after;
        }
        for response in &shelf {
            // Not stored as it is: that is tried once more, so that the page goes on saying how it stands.
            if !model.shelf.contains(response) {
                model.saving = match store::save(host, catalogue(), response) {
                    Ok(()) if matches!(model.saving, Saving::Failed(_)) => continue,
                    Ok(()) => Saving::Saved(host.now()),
                    Err(error) => Saving::Failed(error),
                };
            }
        }
        let only_held = |stored: &Rc<Response>| shelf.iter().all(|held| held.id != stored.id);
        let stored: Vec<_> =
            model.shelf.iter().filter(|stored| only_held(stored)).cloned().collect();
        model.shelf = shelf;
        model.shelf.extend(stored);
        model
    }
}

#[cfg(all(test, feature = "full"))]
mod tests {
    use std::rc::Rc;

    use proptest::{prelude::*, sample::Index};
    use selfcheck_core::{Lang, Response, format::json, response::Fulfilment};

    use super::*;
    use crate::{
        catalogue,
        host::{
            Host, StorageError,
            memory::MemoryHost,
            store::{self, Loaded},
        },
        state::{Model, Saving, Screen, any},
    };

    /// The page of the first program, with these self-checks.
    fn first(responses: &[Response]) -> Model {
        let responses = responses.iter().cloned().map(Rc::new).collect();
        let loaded = Loaded { responses, ..Loaded::default() };
        Model::new(loaded, Screen::Home, Lang::Zh, catalogue())
    }

    /// The page of the full program, which has taken over from the first one.
    fn full(host: &MemoryHost, held: &str) -> Model {
        keep(Some(held.to_owned()));
        let loaded = store::load(host, catalogue());
        let model = Model::new(loaded, Screen::Home, Lang::Zh, catalogue());
        let (model, taken) = take_over(host, model);
        assert!(taken);
        model
    }

    proptest! {
        #![proptest_config(any::cases(250))]

        #[test]
        fn everything_arrives_whether_it_is_stored_or_not(
            all in any::responses(6), english: bool, stored: Vec<Index>, blocked: bool,
        ) {
            let mut first = first(&all);
            first.lang = if english { Lang::En } else { Lang::Zh };
            let host = MemoryHost::default();
            for at in stored {
                // As it was before the last change, which was not stored any more.
                let mut old = at.get(&all).clone();
                old.unit.push('旧');
                store::save(&host, catalogue(), &old).unwrap();
            }
            host.blocked.set(blocked);
            first.saving = match blocked {
                true => Saving::Failed(StorageError::Blocked),
                false => Saving::Saved("2021-12-08T08:00:00Z".to_owned()),
            };
            let full = full(&host, &pack(&first));
            prop_assert_eq!(&full.shelf, &first.shelf);
            prop_assert_eq!(full.lang, first.lang);
            match blocked {
                true => prop_assert_eq!(full.saving, first.saving),
                false => {
                    prop_assert!(matches!(full.saving, Saving::Saved(_)));
                    // What was not stored before is now.
                    prop_assert_eq!(store::load(&host, catalogue()).responses.len(), all.len());
                    for response in store::load(&host, catalogue()).responses {
                        prop_assert_eq!(full.find(&response.id), Some(&response));
                    }
                }
            }
        }

        #[test]
        fn any_text_is_taken_without_harm(held: String, response in any::response()) {
            let host = MemoryHost::default();
            store::save(&host, catalogue(), &response).unwrap();
            prop_assert_eq!(full(&host, &held).shelf, [Rc::new(response)]);
        }
    }

    #[test]
    fn the_text_is_as_it_is_described() {
        let mut held = String::from("en\u{1e}2021-12-08T08:00:00Z");
        for id in ["a", "b"] {
            let response =
                Response { id: id.to_owned(), unit: "\u{1e}".to_owned(), ..Response::default() };
            held += "\u{1e}";
            held += &json::write(catalogue(), &response);
        }
        let host = MemoryHost::default();
        let full = full(&host, &held);
        assert_eq!((full.lang, full.shelf.len()), (Lang::En, 2));
        assert!(full.shelf.iter().all(|response| response.unit == "\u{1e}"));
        assert_eq!(
            pack(&Model { saving: Saving::Saved("2021-12-08T08:00:00Z".to_owned()), ..full }),
            held
        );
    }

    #[test]
    fn what_only_storage_holds_stays_and_is_not_written_again() {
        let host = MemoryHost::default();
        let [mine, other] =
            ["mine", "other"].map(|id| Response { id: id.to_owned(), ..Response::default() });
        for response in [&mine, &other] {
            store::save(&host, catalogue(), response).unwrap();
        }
        host.set("selfcheck.response.cut", "{").unwrap();
        let before = host.items.borrow().clone();
        let full = full(&host, &pack(&first(&[mine])));
        let ids: Vec<_> = full.shelf.iter().map(|response| response.id.as_str()).collect();
        assert_eq!(ids, ["mine", "other"]);
        assert_eq!(full.desk.keeping.damaged.len(), 1);
        assert_eq!(full.saving, Saving::Idle, "nothing was changed yet");
        assert_eq!(*host.items.borrow(), before);
    }

    #[test]
    fn what_did_not_fit_is_still_said_not_to_be_saved() {
        let host = MemoryHost::default();
        let mut response = Response { id: "a".to_owned(), ..Response::default() };
        store::save(&host, catalogue(), &response).unwrap();
        let before = host.items.borrow().clone();
        host.room.set(before.values().map(String::len).sum::<usize>() + 40);
        response.answers.insert(
            catalogue().find_measure("masks").unwrap(),
            selfcheck_core::response::Answer {
                fulfilment: Fulfilment::Unmet,
                note: "记".repeat(40),
            },
        );
        let mut first = first(&[response]);
        first.saving = Saving::Failed(StorageError::Full);
        let full = full(&host, &pack(&first));
        assert_eq!(full.saving, first.saving);
        assert_eq!((&full.shelf, &*host.items.borrow()), (&first.shelf, &before));
    }

    #[test]
    fn who_starts_with_the_full_program_takes_over_from_nobody() {
        let host = MemoryHost::default();
        let model = first(&[Response { id: "a".to_owned(), ..Response::default() }]);
        keep(None);
        assert_eq!(take_over(&host, model.clone()), (model.clone(), false));
        // And what was handed over is taken once.
        keep(Some(pack(&model)));
        assert!(take_over(&host, model.clone()).1);
        assert!(!take_over(&host, model).1);
    }
}
