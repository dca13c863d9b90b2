//! A pack and its English texts, as they come over the network: any may have been cut or changed, and any may be made up.
//!
//! After `0` comes a pack as it is; after `1` a change to the real one, which is given its digest; after `2` English texts.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use selfcheck_core::{
    Catalogue, Lang, Response, assess,
    pack::{self, PackFile, TextsFile},
};
use selfcheck_fuzz::{catalogue, text};
use serde_json::Value;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    match first % 3 {
        0 => is_whole(rest),
        1 => is_whole(&changed(rest)),
        _ => put(rest),
    }
});

/// What is read can be used and is written again as it is; what is not read says why.
fn is_whole(json: &[u8]) {
    match pack::read(json) {
        Ok(mut read) => {
            read.version = pack::digest(&read);
            let written = PackFile::new(&read).to_json();
            assert!(pack::read(written.as_bytes()).as_ref() == Ok(&read));
            for (entity, _) in read.entities() {
                let _ = assess(&read, &Response { entity: Some(entity), ..Response::default() });
            }
        }
        Err(error) => {
            for lang in Lang::ALL {
                let message = error.message(lang);
                assert!(!message.is_empty() && !message.contains("{}"), "{message}");
            }
        }
    }
}

/// The real pack with one value in the place of another: three bytes say which, the rest is the value.
fn changed(change: &[u8]) -> Vec<u8> {
    static REAL: OnceLock<Value> = OnceLock::new();
    let real = REAL
        .get_or_init(|| serde_json::to_value(PackFile::new(catalogue())).expect("a pack is JSON"));
    let Some((at, value)) = change.split_first_chunk::<3>() else { return Vec::new() };
    let Ok(value) = serde_json::from_slice(value) else { return Vec::new() };
    let mut pack = real.clone();
    *spot(&mut pack, at) = value;
    // With a digest that does not fit it would be refused before anything is looked at.
    let Ok(mut file) = serde_json::from_value::<PackFile>(pack) else { return Vec::new() };
    file.content = digest(&file);
    file.to_json().into_bytes()
}

/// The value to which steps lead, as far as they go.
fn spot<'v>(value: &'v mut Value, steps: &[u8]) -> &'v mut Value {
    let Some((step, rest)) = steps.split_first() else { return value };
    let inside = match value {
        Value::Array(items) => items.len(),
        Value::Object(fields) => fields.len(),
        _ => 0,
    };
    if inside == 0 {
        return value;
    }
    let at = usize::from(*step) % inside;
    let next = match value {
        Value::Array(items) => items.get_mut(at),
        Value::Object(fields) => fields.values_mut().nth(at),
        _ => None,
    };
    spot(next.expect("it is there"), rest)
}

/// As the description of the field `content` says it.
fn digest(file: &PackFile) -> String {
    use sha2::{Digest, Sha256};
    let mut value = serde_json::to_value(file).expect("a pack is JSON");
    value["content"] = Value::from("");
    value.sort_all_objects();
    let hash = Sha256::digest(value.to_string());
    hash[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// English texts are put in or refused; refused, they change nothing.
fn put(json: &[u8]) {
    static CHINESE: OnceLock<Catalogue> = OnceLock::new();
    let chinese = CHINESE.get_or_init(|| catalogue().clone().in_chinese());
    let Some(Ok(texts)) = text(json).map(TextsFile::read) else { return };
    let mut catalogue = chinese.clone();
    if catalogue.put_texts(texts).is_err() {
        assert!(catalogue == *chinese, "refused, and yet changed");
    }
}
