//! What stays on a computer that several people use, and for how long.

use selfcheck_core::{Catalogue, Date};

use super::*;
use crate::expiry::Expiry;

#[test]
fn a_self_check_goes_when_its_days_are_over_and_not_before() {
    let today = Date::parse("2021-12-08").unwrap();
    // The day in China counts: 17:00 in UTC is the next one there.
    for (updated, over) in [
        ("2021-12-08T09:00:00.000Z", [false, false, false]),
        ("2021-12-07T17:00:00.000Z", [false, false, false]),
        ("2021-12-07T09:00:00.000Z", [true, false, false]),
        ("2021-12-02T09:00:00.000Z", [true, false, false]),
        ("2021-12-01T09:00:00.000Z", [true, true, false]),
        ("2021-11-08T09:00:00.000Z", [true, true, true]),
        // A clock that was wrong, and times that are none, delete nothing.
        ("2031-01-01T09:00:00.000Z", [false, false, false]),
        ("", [false, false, false]),
        ("yesterday", [false, false, false]),
    ] {
        let found = [Expiry::Day, Expiry::Week, Expiry::Month].map(|it| it.is_over(updated, today));
        assert_eq!(found, over, "{updated}");
        assert!(!Expiry::Never.is_over(updated, today), "{updated}");
    }
}

#[test]
fn the_choice_is_kept_and_what_is_kept_and_means_nothing_deletes_nothing() {
    let host = Memory::default();
    assert_eq!(Expiry::load(&host), Expiry::Never);
    for (expiry, ..) in Expiry::ALL {
        expiry.save(&host);
        assert_eq!(Expiry::load(&host), expiry);
    }
    for odd in ["", "-1", "2", "1000000000000", "7 "] {
        host.set(store::EXPIRY_KEY, odd).unwrap();
        assert_eq!(Expiry::load(&host), Expiry::Never, "{odd:?}");
    }
    let chosen = after(&model(), Expiry::Week);
    assert_eq!(chosen.keeping.expiry, Expiry::Week);
}

#[test]
fn only_what_is_over_goes_and_what_cannot_be_removed_stays() {
    let host = Memory::default();
    let (mut old, mut new) = (Response::default(), Response::default());
    (old.id, new.id) = ("old".to_owned(), "new".to_owned());
    for response in [&old, &new] {
        store::save(&host, catalogue(), None, response).unwrap();
    }
    let is_old = |it: &Response| it.id == "old";
    let mut loaded = store::load(&host, catalogue());
    host.blocked.set(true);
    assert_eq!(store::expire(&host, &mut loaded, is_old), 0);
    assert_eq!(loaded.responses.len(), 2);
    host.blocked.set(false);
    assert_eq!(store::expire(&host, &mut loaded, is_old), 1);
    let left: Vec<_> = loaded.responses.iter().map(|it| it.id.clone()).collect();
    assert_eq!(left, ["new"]);
    assert_eq!(store::load(&host, catalogue()).responses.len(), 1);
}

#[test]
fn what_is_of_another_pack_is_neither_seen_nor_cleared() {
    let host = Memory::default();
    let mut other = catalogue().clone();
    other.id = "another".to_owned();
    other.takes_unnamed = false;
    let response = |id: &str| Response { id: id.to_owned(), ..Response::default() };
    store::save(&host, catalogue(), None, &response("ours")).unwrap();
    store::save(&host, &other, None, &response("theirs")).unwrap();
    store::note_seen(&host, &other).unwrap();
    let ids = |of: &Catalogue| -> Vec<_> {
        let loaded = store::load(&host, of);
        assert_eq!((loaded.damaged.len(), loaded.set_aside.len()), (0, 0));
        loaded.responses.iter().map(|it| it.id.clone()).collect()
    };
    assert_eq!(ids(catalogue()), ["ours"]);
    assert_eq!(ids(&other), ["theirs"]);
    assert!(store::load(&host, catalogue()).seen.is_none());

    store::clear(&host, catalogue()).unwrap();
    assert!(ids(catalogue()).is_empty());
    assert_eq!(ids(&other), ["theirs"]);
    assert!(store::load(&host, &other).seen.is_some());
}

#[test]
fn everything_is_cleared_for_good_and_nothing_of_others() {
    let host = Memory::default();
    for key in ["selfcheck.language", "selfcheck.response.x", "selfcheck.view", "of-another-page"] {
        host.items.borrow_mut().insert(key.to_owned(), "…".to_owned());
    }
    store::clear(&host, catalogue()).unwrap();
    let left: Vec<_> = host.items.borrow().keys().cloned().collect();
    // Only which one was removed stays noted, so that a window that slept does not store it again.
    assert_eq!(left, ["of-another-page", "selfcheck.gone"]);
    assert_eq!(host.get("selfcheck.gone"), Ok(Some("x".to_owned())));
    host.blocked.set(true);
    assert!(store::clear(&host, catalogue()).is_err());

    let mut model = begin(&model(), "care");
    model.look.elder = true;
    let asked = after(&model, KeepAction::Confirm(Some(Deletion::Everything)));
    assert_eq!(asked.responses.len(), 1, "it asks first");
    let cleared = after(&asked, KeepAction::Delete);
    assert!(cleared.responses.is_empty() && cleared.keeping.cleared);
    assert!(!cleared.look.elder);
    assert!(cleared.keeping.gone.is_none(), "nobody has it back");
    let back = after(&cleared, KeepAction::PutBack);
    assert!(back.responses.is_empty());
}
