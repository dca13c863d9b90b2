//! How the page looks: every choice is kept and comes back, and nothing else of the page depends on it.

use super::*;
use crate::look::{Colours, Look, LookAction, Size};

/// Every look there is.
fn all() -> Vec<Look> {
    let mut all = Vec::new();
    for elder in [false, true] {
        for (size, ..) in Size::ALL {
            for (colours, ..) in Colours::ALL {
                all.push(Look { elder, size, colours });
            }
        }
    }
    all
}

#[test]
fn every_look_is_kept_and_comes_back() {
    for look in all() {
        let host = Memory::default();
        look.save(&host);
        assert_eq!(Look::load(&host, false), look);
    }
}

#[test]
fn what_is_kept_and_means_nothing_is_the_usual_look() {
    let host = Memory::default();
    for key in [store::VIEW_KEY, store::SIZE_KEY, store::COLOURS_KEY] {
        host.set(key, "pink").unwrap();
    }
    assert_eq!(Look::load(&host, false), Look::default());
}

#[test]
fn where_nothing_can_be_stored_the_look_is_the_usual_one() {
    let host = Memory::default();
    host.blocked.set(true);
    Look { elder: true, ..Look::default() }.save(&host);
    assert_eq!(Look::load(&host, false), Look::default());
}

#[test]
fn a_choice_changes_the_look_alone() {
    let before = begin(&model(), "a");
    for look in all() {
        let mut now = after(&before, LookAction::Elder(look.elder));
        now = after(&now, LookAction::Size(look.size));
        now = after(&now, LookAction::Colours(look.colours));
        assert_eq!(now.look, look);
        now.look = before.look;
        assert_eq!(now, before);
    }
}

#[test]
fn one_that_was_begun_and_holds_nothing_is_gone_on_with() {
    let blank = model().after(Action::Begin(None), super::stamp("a"), catalogue());
    let again = blank.after(Action::Begin(None), super::stamp("b"), catalogue());
    assert_eq!(again.responses.len(), 1);
    assert_eq!(again.screen, Screen::Check("a".to_owned(), Step::Who));
    // With a name, or with a kind, it is one.
    let named = super::edit(&blank, "a", super::unit("镇海"));
    let other = named.after(Action::Begin(None), super::stamp("b"), catalogue());
    assert_eq!(other.responses.len(), 2);
}

#[test]
fn what_is_missing_is_said_until_something_is_done_about_it() {
    let blank = model().after(Action::Begin(None), super::stamp("a"), catalogue());
    let missed = after(&blank, Action::Miss);
    assert!(missed.missing && !blank.missing);
    assert!(!super::edit(&missed, "a", super::unit("镇海")).missing);
    assert!(!after(&missed, Action::Show(Screen::Home)).missing);
}
