//! What the page around sets holds, asks less, and never costs an answer.

use proptest::prelude::*;
use selfcheck_embedding::Options;

use super::{any, *};
use crate::look::LookAction;

fn configure(model: &Model, options: Options) -> Model {
    after(model, Action::Configure(Box::new(options)))
}

/// A county's own site for nursing homes.
fn of_a_county() -> Options {
    Options {
        entity: catalogue().find_entity("eldercare"),
        place: catalogue().find_place(330_211),
        ..Options::default()
    }
}

#[test]
fn what_is_set_is_there_and_not_asked() {
    let set = configure(&model(), of_a_county());
    let begun = set.after(Action::Begin(None), stamp("a"), catalogue());
    let response = begun.find("a").unwrap();
    assert_eq!((response.entity, response.place), (of_a_county().entity, of_a_county().place));
    assert!(begun.kind_is_set(response) && begun.place_is_set(response));
    assert_eq!((begun.after_who(response), begun.before_facts(response)), (Step::Facts, Step::Who));
    // One that is of another kind or place is asked as everywhere.
    let other = begin(&set, "b");
    let other = edit(&other, "b", Edit::Entity(EntityIx(4)));
    let other = edit(&other, "b", Edit::Place(catalogue().find_place(330_302)));
    let response = other.find("b").unwrap();
    assert!(!other.kind_is_set(response) && !other.place_is_set(response));
    assert_eq!(
        (other.after_who(response), other.before_facts(response)),
        (Step::Where, Step::Where)
    );
}

#[test]
fn in_a_city_that_is_set_the_county_is_still_asked() {
    let city = Options { place: catalogue().find_place(330_200), ..of_a_county() };
    let begun = configure(&model(), city).after(Action::Begin(None), stamp("a"), catalogue());
    let response = begun.find("a").unwrap();
    assert!(begun.kind_is_set(response) && !begun.place_is_set(response));
    assert_eq!(begun.after_who(response), Step::Where);
}

#[test]
fn one_that_was_begun_as_set_and_holds_nothing_is_gone_on_with() {
    let set = configure(&model(), of_a_county());
    let begun = set.after(Action::Begin(None), stamp("a"), catalogue());
    let again = begun.after(Action::Begin(None), stamp("b"), catalogue());
    assert_eq!(
        (again.responses.len(), &again.screen),
        (1, &Screen::Check("a".to_owned(), Step::Who))
    );
    let named = edit(&begun, "a", unit("镇海区的一家养老院"));
    let another = named.after(Action::Begin(None), stamp("b"), catalogue());
    assert_eq!(another.responses.len(), 2);
}

#[test]
fn only_what_the_site_changes_changes() {
    let english = Options { lang: Some(Lang::En), elder: true, ..Options::default() };
    let set = configure(&model(), english.clone());
    assert_eq!((set.lang, set.look.elder), (Lang::En, true));
    // The person chooses otherwise, and the site sets something else.
    let chosen = after(&after(&set, Action::Speak(Lang::Zh)), LookAction::Elder(false));
    let kept = configure(&chosen, Options { answers: true, ..english });
    assert_eq!((kept.lang, kept.look.elder), (Lang::Zh, false));
    assert!(kept.options.answers);
    // What is no longer set leaves the language as it is.
    assert_eq!(configure(&set, Options::default()).lang, Lang::En);
}

#[test]
fn where_only_one_is_offered_another_begins_after_it_is_gone() {
    let set = configure(&model(), Options { single: true, ..Options::default() });
    assert!(set.may_begin());
    let begun = begin(&set, "a");
    assert!(!begun.may_begin());
    assert!(configure(&begun, Options::default()).may_begin());
}

#[test]
fn what_is_set_holds_when_everything_is_cleared() {
    let set = configure(&model(), Options { elder: true, ..of_a_county() });
    let asked = after(
        &after(&begin(&set, "a"), Action::Show(Screen::About)),
        keeping::KeepAction::Confirm(Some(Deletion::Everything)),
    );
    let cleared = after(&asked, keeping::KeepAction::Delete);
    assert!(cleared.responses.is_empty() && cleared.keeping.cleared);
    assert_eq!(cleared.options, set.options);
    assert!(cleared.look.elder);
}

/// Any options that a site may set.
fn options() -> impl Strategy<Value = Options> {
    let entity = proptest::option::of(0..catalogue().entities.len());
    let place = proptest::option::of(0..catalogue().counties.len());
    (entity, place, any::<(Option<bool>, bool, bool, bool)>()).prop_map(
        |(entity, place, (english, elder, single, answers))| Options {
            entity: entity.map(|ix| EntityIx(ix as u16)),
            place: place.and_then(|ix| catalogue().find_place(catalogue().counties[ix].code)),
            lang: english.map(|english| if english { Lang::En } else { Lang::Zh }),
            elder,
            single,
            answers,
            ..Options::default()
        },
    )
}

proptest! {
    #![proptest_config(any::cases(100))]

    #[test]
    fn no_option_touches_an_answer(all in any::responses(4), first in options(), second in options()) {
        let loaded = Loaded {
            responses: all.iter().cloned().map(Rc::new).collect(),
            ..Loaded::default()
        };
        let before = Model::new(loaded, Screen::Home, Lang::Zh, catalogue());
        let after = configure(&configure(&before, first), second.clone());
        prop_assert_eq!(&after.responses, &before.responses);
        prop_assert_eq!(&after.screen, &before.screen);
        prop_assert_eq!(&after.options, &second);
    }
}
