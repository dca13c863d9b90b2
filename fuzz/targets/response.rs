//! A self-check as JSON, from a file, the clipboard or storage: the reader of the page and the command, and the one for files
//! of newer versions.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use selfcheck_core::{
    Lang, assess, code,
    format::{self, Placed, ReadError, ResponseFile, newer, response::FORMAT},
};
use selfcheck_fuzz::{catalogue, text};
use serde_json::{Value, json};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    let read = format::read(catalogue(), text);
    match &read {
        Ok(placed) => is_whole(placed),
        Err(error) => {
            for lang in Lang::ALL {
                assert!(!error.message(lang).is_empty());
            }
        }
    }
    is_newer(text, &read);
});

/// What was read is written and read again as it is, and nothing that is made of it fails.
fn is_whole(placed: &Placed) {
    let Placed { response, set_aside } = placed;
    let written = format::write(catalogue(), response);
    let again = format::read(catalogue(), &written).expect("what is written is read");
    assert_eq!(&again.response, response);
    let file: ResponseFile = serde_json::from_str(&written).expect("what is written is a response");
    assert_eq!(file, ResponseFile::new(catalogue(), response));
    for problem in set_aside {
        assert!(problem.can_be_set_aside() && !problem.plain(Lang::Zh).is_empty());
    }
    let _ = assess(catalogue(), response);
    let code = code::encode(catalogue(), response);
    code::decode(catalogue(), code.digits()).expect("a code that was just made");
}

/// Of a file of a newer version all is read that this version knows.
fn is_newer(text: &str, strict: &Result<Placed, ReadError>) {
    let Ok(read) = newer::read(catalogue(), text) else { return };
    assert_eq!(strict, &Err(ReadError::Version(read.format)));
    let mut of_now: Value = serde_json::from_str(text).expect("it was read");
    of_now["format"] = json!(FORMAT);
    if let Ok(placed) = format::read(catalogue(), &of_now.to_string()) {
        assert_eq!(read.response, placed.response);
        let set_aside: BTreeSet<_> = placed.set_aside.iter().map(|problem| &problem.path).collect();
        assert_eq!(read.left_out.iter().collect::<BTreeSet<_>>(), set_aside);
    }
}
