//! What the tests of this crate share: the real content, an oracle written apart from the crate's
//! own logic, and generators of catalogues and responses.
#![allow(dead_code, reason = "each test file uses its own part of this module")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot be set up should stop there and say where"
)]

pub mod generate;
pub mod made_up;
pub mod oracle;
pub mod papers;
pub mod sheets;

use std::{
    path::Path,
    sync::{Arc, OnceLock},
};

use selfcheck_core::{
    Catalogue, Response,
    catalogue::{EntityIx, FactIx, MeasureIx, Place},
    logic::{Question, QuestionSet},
    response::FactAnswer,
};

/// The catalogue compiled from `notices/`, once for all tests of a file.
pub fn real() -> &'static Arc<Catalogue> {
    static REAL: OnceLock<Arc<Catalogue>> = OnceLock::new();
    REAL.get_or_init(|| {
        let notices = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../notices");
        let source = selfcheck_content::Source::read_dir(&notices).expect("notices/ can be read");
        match selfcheck_content::compile(&source) {
            Ok(compiled) => Arc::new(compiled.catalogue),
            Err(problems) => panic!(
                "notices/ has faults:\n{}",
                selfcheck_content::render::short(&source, &problems)
            ),
        }
    })
}

/// The entity of this name.
pub fn entity(catalogue: &Catalogue, id: &str) -> EntityIx {
    catalogue.find_entity(id).unwrap_or_else(|| panic!("there is no entity {id}"))
}

/// The fact of this name.
pub fn fact(catalogue: &Catalogue, id: &str) -> FactIx {
    catalogue.find_fact(id).unwrap_or_else(|| panic!("there is no fact {id}"))
}

/// The measure of this name.
pub fn measure(catalogue: &Catalogue, id: &str) -> MeasureIx {
    catalogue.find_measure(id).unwrap_or_else(|| panic!("there is no measure {id}"))
}

/// The option of a fact by name.
pub fn option(catalogue: &Catalogue, fact: FactIx, id: &str) -> u8 {
    (0u8..)
        .zip(&catalogue.fact(fact).options)
        .find(|(_, option)| option.id == id)
        .map(|(option, _)| option)
        .unwrap_or_else(|| panic!("{} has no option {id}", catalogue.fact(fact).id))
}

/// The place with this code.
pub fn place(catalogue: &Catalogue, code: u32) -> Place {
    catalogue.find_place(code).unwrap_or_else(|| panic!("there is no place {code}"))
}

/// A response of this kind of respondent with nothing else answered.
pub fn who(catalogue: &Catalogue, id: &str) -> Response {
    Response { entity: Some(entity(catalogue, id)), ..Response::default() }
}

/// The same response with a fact answered; `unknown` for 不清楚.
pub fn with_fact(catalogue: &Catalogue, mut response: Response, id: &str, value: &str) -> Response {
    let fact = fact(catalogue, id);
    let answer = match value {
        "unknown" => FactAnswer::Unknown,
        value => FactAnswer::Value(option(catalogue, fact, value)),
    };
    response.facts.insert(fact, answer);
    response
}

/// The questions that the respondent answered with something known.
pub fn answered(response: &Response) -> QuestionSet {
    let entity = response.entity.map(|_| Question::Entity);
    let place = response.place.map(|_| Question::Place);
    let facts = response.facts.keys().copied();
    entity
        .into_iter()
        .chain(place)
        .chain(facts.filter(|fact| response.value(*fact).is_some()).map(Question::Fact))
        .collect()
}

/// The same response with nothing but the answers to these questions.
pub fn only(response: &Response, questions: QuestionSet) -> Response {
    let mut kept = response.clone();
    if !questions.contains(Question::Entity) {
        kept.entity = None;
    }
    if !questions.contains(Question::Place) {
        kept.place = None;
    }
    kept.facts.retain(|fact, _| questions.contains(Question::Fact(*fact)));
    kept
}

/// Every subset of the questions, the empty one and all of them included.
pub fn subsets(questions: QuestionSet) -> impl Iterator<Item = QuestionSet> {
    let questions: Vec<_> = questions.iter().collect();
    (0..1u32 << questions.len()).map(move |bits| {
        (0u32..)
            .zip(&questions)
            .filter(|(bit, _)| bits >> bit & 1 == 1)
            .map(|(_, question)| *question)
            .collect()
    })
}
