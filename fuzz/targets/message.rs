//! What comes from the page around: messages, and options as they stand in the address of a frame or as attributes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use selfcheck_embedding::{
    Options, Request, Start, Theme, Way,
    colour::{DARK_GROUNDS, LIGHT_GROUNDS},
    message, options,
};
use selfcheck_fuzz::{catalogue, text};
use serde_json::{Value, json};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    if let Ok(value) = serde_json::from_str(text) {
        asked(text, &value);
    }
    // `entity=eldercare&lang=en`, as the browser gives it, name by name.
    let given: Vec<_> = text.split('&').filter_map(|option| option.split_once('=')).collect();
    for way in [Way::Element, Way::Frame] {
        set(way, &given);
    }
});

/// A message is followed only if it is, to the last field, one that there is.
fn asked(text: &str, value: &Value) {
    match message::read(text) {
        Ok(request) => {
            let mut meant = match request {
                Request::Open(start) => {
                    let name = Start::ALL.into_iter().find(|(other, _)| *other == start);
                    json!({ "type": "open", "screen": name.map(|(_, name)| name) })
                }
                Request::Reset => json!({ "type": "reset" }),
            };
            // However the one is written: 1, 1.0 and 10e-1 are the same to a browser.
            meant["selfcheck"] = value["selfcheck"].clone();
            assert_eq!(value["selfcheck"].as_f64(), Some(f64::from(message::VERSION)));
            assert_eq!(value, &meant);
        }
        Err(why) => assert!(!why.to_string().is_empty()),
    }
}

/// A wrong value costs its option and no other, and a theme can be read whatever colour it is made of.
fn set(way: Way, given: &[(&str, &str)]) {
    let (read, wrong) = options::read(catalogue(), way, given.iter().copied());
    for wrong in &wrong {
        assert!(wrong.value.chars().count() <= 40 && !wrong.to_string().is_empty());
    }
    let is_right = |name: &str| wrong.iter().all(|wrong| wrong.name != name);
    let rest = given.iter().copied().filter(|(name, _)| is_right(name));
    let (again, still_wrong) = options::read(catalogue(), way, rest);
    assert!(still_wrong.is_empty(), "{still_wrong:?}");
    // A colour that is too pale is named, and holds as far as it can be read.
    let theme = if is_right("theme-color") { again.theme } else { read.theme };
    assert_eq!(Options { theme, ..again }, read);
    read.theme.as_ref().into_iter().for_each(can_be_read);
}

fn can_be_read(theme: &Theme) {
    for (shades, grounds) in [(theme.light, LIGHT_GROUNDS), (theme.dark, DARK_GROUNDS)] {
        for ground in grounds.into_iter().map(|(_, ground)| ground).chain([shades.main_pale]) {
            assert!(shades.main.contrast(ground) >= 4.5, "{} on {ground}", shades.main);
        }
    }
}
