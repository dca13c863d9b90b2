//! What lies in the browser's storage and stands in the address, and what else the page takes as text: what was seen of
//! the content, self-checks, addresses of screens, times, days and places that are typed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use selfcheck_core::{Date, changes::Seen, format, places};
use selfcheck_fuzz::{catalogue, text};
use selfcheck_session::{Screen, expiry::Expiry};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    seen(text);
    self_check(text);
    address(text);
    day(text);
    place(text);
});

fn seen(text: &str) {
    if let Some(seen) = Seen::parse(text) {
        assert_eq!(Seen::parse(&seen.to_text()).as_ref(), Some(&seen));
        assert_eq!(Seen::is_of_another(text, catalogue()), seen.version != catalogue().version);
        let _ = seen.changes(catalogue());
    }
}

/// As it is read when the page begins, and kept when something changes.
fn self_check(text: &str) {
    let Ok(placed) = format::read(catalogue(), text) else { return };
    let stored = format::write(catalogue(), &placed.response);
    let again = format::read(catalogue(), &stored).map(|placed| placed.response);
    assert_eq!(again, Ok(placed.response));
}

fn address(text: &str) {
    let outputs = ["form", "ledger", "code"];
    let screen = Screen::parse(text, catalogue(), &outputs);
    assert_eq!(Screen::parse(&screen.fragment(catalogue()), catalogue(), &outputs), screen);
}

fn day(text: &str) {
    for day in [Date::parse(text), Date::in_china(text)].into_iter().flatten() {
        assert_eq!(Date::parse(&day.text()), Some(day));
        assert_eq!(Date::from_days(day.days()), Some(day));
        for (expiry, ..) in Expiry::ALL {
            let _ = expiry.is_over(text, day);
        }
    }
}

fn place(text: &str) {
    for whole_cities in [false, true] {
        for place in places::find(catalogue(), text, whole_cities) {
            let code = catalogue().place_code(place);
            assert_eq!(catalogue().find_place(code), Some(place));
        }
    }
}
