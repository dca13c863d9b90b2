//! A self-check as JSON, from a file, the clipboard or storage: the reader of the native command, that of the page, and the
//! one for files of newer versions.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use selfcheck_core::{
    Lang, assess, code,
    format::{Placed, ReadError, ResponseFile, file::Header, json, newer, response::FORMAT},
};
use selfcheck_fuzz::{catalogue, in_order, in_page, numbers, text};
use serde_json::{Value, json};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    // Whatever it is, the native command must bear it.
    let native = serde_json::from_str::<ResponseFile>(text).map(|file| file.place(catalogue()));
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        assert!(native.is_err(), "a response that is not JSON");
        return;
    };
    let in_page = in_order(json::read(catalogue(), &in_page(&value)));
    match &in_page {
        Ok(placed) => is_whole(placed),
        Err(error) => {
            for lang in [Lang::Zh, Lang::En] {
                assert!(!error.message(lang).is_empty());
            }
        }
    }
    agree(&value, &in_page);
    is_newer(&value, &in_page);
});

/// The native command reads of a file what the page does.
fn agree(value: &Value, in_page: &Result<Placed, ReadError>) {
    if is_of_serde(value) {
        return;
    }
    // Written anew, so that no name stands twice: the page hears of the last one only, which the native command refuses.
    let text = value.to_string();
    let header = serde_json::from_str::<Header>(&text).map(Header::check);
    let native = match header {
        Ok(Err(error)) => Some(Err(error)),
        Ok(Ok(())) => {
            let file = serde_json::from_str::<ResponseFile>(&text).ok();
            file.map(|file| in_order(file.place(catalogue())))
        }
        Err(_) => None,
    };
    match (native, in_page) {
        // To a browser 4.0 is 4, and numbers without end are numbers.
        (None, Ok(_) | Err(ReadError::Version(_))) if is_odd_number(&value["format"]) => {}
        (None | Some(Err(ReadError::Shape(_))), Err(ReadError::Shape(_))) => {}
        (Some(native), in_page) => assert_eq!(&native, in_page),
        (None, in_page) => panic!("only the page reads it: {in_page:?}"),
    }
}

/// Whether it holds a list, or an object where a name belongs: serde takes them for an object with these values and for a name.
/// The native command looks for them before, and tests of its own say so.
fn is_of_serde(value: &Value) -> bool {
    match value {
        Value::Array(_) => true,
        Value::Object(fields) => fields.iter().any(|(name, value)| {
            is_of_serde(value) || value.is_object() && matches!(&**name, "fulfilment" | "state")
        }),
        _ => false,
    }
}

fn is_odd_number(format: &Value) -> bool {
    format.is_number() && format.as_u64().is_none_or(|format| u32::try_from(format).is_err())
}

/// What was read is written and read again as it is, by both, and nothing that is made of it fails.
fn is_whole(placed: &Placed) {
    let Placed { response, set_aside } = placed;
    let written = json::write(catalogue(), response);
    let value = serde_json::from_str(&written).expect("what is written is JSON");
    assert_eq!(in_order(json::read(catalogue(), &in_page(&value))).as_ref(), Ok(placed));
    let file: ResponseFile = serde_json::from_str(&written).expect("what is written is a response");
    assert_eq!(file, ResponseFile::new(catalogue(), response));
    assert_eq!(in_order(file.place(catalogue())).as_ref(), Ok(placed));
    for problem in set_aside {
        assert!(problem.can_be_set_aside() && !problem.plain(Lang::Zh).is_empty());
    }
    let _ = assess(catalogue(), response);
    let code = code::encode(catalogue(), numbers(), response);
    code::decode(catalogue(), numbers(), code.digits()).expect("a code that was just made");
}

/// A file is of a newer version for both readers or for none, and of a newer one all is read that this version knows.
fn is_newer(value: &Value, strict: &Result<Placed, ReadError>) {
    let read = newer::read(catalogue(), &in_page(value));
    let version = match strict {
        Err(ReadError::Version(version)) => Some(*version),
        _ => None,
    };
    assert_eq!(read.as_ref().ok().map(|read| read.format), version.filter(|it| *it > FORMAT));
    let Ok(read) = read else { return };
    let mut of_now = value.clone();
    of_now["format"] = json!(FORMAT);
    if let Ok(placed) = json::read(catalogue(), &in_page(&of_now)) {
        assert_eq!(read.response, placed.response);
        let set_aside: BTreeSet<_> = placed.set_aside.iter().map(|problem| &problem.path).collect();
        assert_eq!(read.left_out.iter().collect::<BTreeSet<_>>(), set_aside);
    }
}
