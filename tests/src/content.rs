//! The content, compiled natively: what the page shows is compared with what the core says of the same answers.

use std::sync::OnceLock;

use selfcheck_content::Compiled;
use selfcheck_core::{
    Assessment, Catalogue, Response, assess,
    catalogue::{Fact, FactOption, Measure},
    format::{ReadError, ResponseFile},
};
use xtask::paths;

/// The catalogue of `notices/`, with its English texts.
///
/// # Panics
/// When the notices have a fault.
pub fn catalogue() -> &'static Catalogue {
    &compiled().catalogue
}

fn compiled() -> &'static Compiled {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let source = selfcheck_content::Source::read_dir(paths::root().join("notices"))
            .expect("notices/ can be read");
        let compiled = selfcheck_content::compile(&source);
        compiled
            .unwrap_or_else(|found| panic!("{}", selfcheck_content::render::short(&source, &found)))
    })
}

/// A measure by its name.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn measure(id: &str) -> &'static Measure {
    let ix = catalogue().find_measure(id).unwrap_or_else(|| panic!("no measure {id}"));
    catalogue().measure(ix)
}

/// A fact by its name.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn fact(id: &str) -> &'static Fact {
    let ix = catalogue().find_fact(id).unwrap_or_else(|| panic!("no fact {id}"));
    catalogue().fact(ix)
}

/// One of the values of a fact.
///
/// # Panics
/// When there is none of that name.
#[must_use]
pub fn option(fact: &str, value: &str) -> &'static FactOption {
    let found = self::fact(fact).options.iter().find(|option| option.id == value);
    found.unwrap_or_else(|| panic!("{fact} has no value {value}"))
}

/// A self-check as the page has stored or saved it.
///
/// # Panics
/// When it cannot be read, or was made by a page with other content than `notices/` has now.
#[must_use]
pub fn read(json: &str) -> Response {
    let file: ResponseFile = serde_json::from_str(json)
        .unwrap_or_else(|error| panic!("not a response: {error}\n{json}"));
    assert_eq!(
        file.content,
        catalogue().version,
        "the built page has other content than notices/: run `cargo xtask build` first"
    );
    let placed = file.place(catalogue()).unwrap_or_else(|error| panic!("{error}\n{json}"));
    assert_eq!(placed.set_aside, [], "the page itself wrote what its content does not know");
    placed.response
}

/// What the core makes of it.
#[must_use]
pub fn assessed(json: &str) -> (Response, Assessment) {
    let response = read(json);
    let assessment = assess(catalogue(), &response);
    (response, assessment)
}

/// Whether the native command does not take this text as a self-check.
#[must_use]
pub fn native_refuses(text: &str) -> bool {
    let file = serde_json::from_str::<ResponseFile>(text);
    file.map_or(true, |file| file.place(catalogue()).is_err())
}

/// Why the core cannot place a self-check that has the right shape.
///
/// # Panics
/// When it can.
#[must_use]
pub fn not_placed(json: &str) -> ReadError {
    let file: ResponseFile = serde_json::from_str(json).expect("the right shape");
    file.place(catalogue()).expect_err("something that has no place")
}
