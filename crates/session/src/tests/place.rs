//! What is typed to find a place by: held while it is typed, gone with the choice or the screen.

use selfcheck_core::catalogue::{CityIx, CountyIx, Place};

use super::*;

/// A self-check at the step where it says where, with this typed.
fn typing(typed: &str) -> Model {
    let at = Action::Show(Screen::Check("a".to_owned(), Step::Where));
    after(&after(&begin(&model(), "a"), at), Action::SearchPlace(typed.to_owned()))
}

#[test]
fn what_is_typed_is_held_as_it_is_and_changes_no_self_check() {
    let before = after(&typing(""), Action::SearchPlace("z".to_owned()));
    for typed in ["zh", "zhen'hai", "镇海", " Ｚ", ""] {
        let now = after(&before, Action::SearchPlace(typed.to_owned()));
        assert_eq!(now, Model { place_query: typed.to_owned(), ..before.clone() });
        assert!(Rc::ptr_eq(&now.responses[0], &before.responses[0]), "nothing to save");
    }
}

#[test]
fn a_place_that_is_chosen_empties_the_field() {
    for place in [Some(Place::County(CountyIx(16))), Some(Place::City(CityIx(1))), None] {
        let chosen = edit(&typing("zh"), "a", Edit::Place(place));
        assert_eq!((chosen.place_query.as_str(), chosen.find("a").unwrap().place), ("", place));
    }
    assert_eq!(edit(&typing("zh"), "a", unit("某院")).place_query, "zh", "anything else leaves it");
}

#[test]
fn another_screen_begins_with_an_empty_field() {
    let gone = after(&typing("zh"), Action::Show(Screen::Check("a".to_owned(), Step::Facts)));
    assert_eq!(gone.place_query, "");
    assert_eq!(
        after(&typing("zh"), Action::Speak(Lang::En)).place_query,
        "zh",
        "another language does not"
    );
}

#[test]
fn who_goes_on_with_a_place_typed_that_can_only_be_one_means_it() {
    let facts = || Action::Show(Screen::Check("a".to_owned(), Step::Facts));
    for (typed, place) in [("镇海", Some(330_211)), ("zh", None), ("nonsense", None), ("", None)]
    {
        let gone = after(&typing(typed), facts());
        let found = gone.find("a").unwrap().place;
        assert_eq!(found, place.and_then(|code| catalogue().find_place(code)), "{typed}");
    }
    // From another screen nothing is taken.
    let elsewhere = after(&typing("镇海"), facts());
    assert_eq!(
        after(&Model { place_query: "镇海".to_owned(), ..elsewhere.clone() }, facts()).find("a"),
        elsewhere.find("a")
    );
}
