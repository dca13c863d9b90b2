//! How long an assessment takes on the full catalogue. The budget is 20 µs (DESIGN.md, section 7).
//!
//! ```sh
//! cargo bench -p selfcheck-core
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a benchmark that cannot be set up should stop there and say where"
)]

use std::{path::Path, sync::OnceLock};

use divan::{Bencher, counter::BytesCount};
use selfcheck_core::{
    Catalogue, Response,
    assess::{assess, facts_to_ask, what_if},
    catalogue::{FactIx, MeasureIx, Place},
    pack::{self, PackFile},
    response::{Answer, FactAnswer, Fulfilment},
};

fn main() {
    divan::main();
}

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let notices = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../notices");
        let source = selfcheck_content::Source::read_dir(&notices).expect("notices/ can be read");
        selfcheck_content::compile(&source).expect("notices/ has no faults").catalogue
    })
}

fn who(entity: &str, place: Option<Place>) -> Response {
    Response { entity: catalogue().find_entity(entity), place, ..Response::default() }
}

/// 余姚市 of 宁波, where the city decides.
fn yuyao() -> Option<Place> {
    catalogue().find_place(330281)
}

/// Everything that could be asked is answered, every fact with its last value.
fn complete(mut response: Response) -> Response {
    let catalogue = catalogue();
    for (fact, it) in catalogue.facts() {
        let last = it.options.len() as u8 - 1;
        response.facts.insert(fact, FactAnswer::Value(last));
    }
    for (measure, _) in catalogue.measures() {
        let fulfilment = match measure.0 % 4 {
            0 => Fulfilment::Unmet,
            1 => Fulfilment::Partly,
            _ => Fulfilment::Met,
        };
        let answer = Answer { fulfilment, note: String::new() };
        response.answers.insert(measure, answer);
    }
    response
}

/// One of each group; the village reads the most facts, the bureau has the most measures.
const KINDS: [&str; 4] =
    ["eldercare", "marriage-registration", "village-community", "civil-affairs-bureau"];

#[divan::bench]
fn assess_nobody_yet(bencher: Bencher<'_, '_>) {
    let response = Response::default();
    bencher.bench(|| assess(catalogue(), divan::black_box(&response)));
}

#[divan::bench(args = KINDS)]
fn assess_complete(bencher: Bencher<'_, '_>, kind: &str) {
    let response = complete(who(kind, yuyao()));
    bencher.bench(|| assess(catalogue(), divan::black_box(&response)));
}

#[divan::bench(args = KINDS)]
fn assess_nothing_answered(bencher: Bencher<'_, '_>, kind: &str) {
    let response = who(kind, yuyao());
    bencher.bench(|| assess(catalogue(), divan::black_box(&response)));
}

#[divan::bench(args = KINDS)]
fn assess_place_unknown(bencher: Bencher<'_, '_>, kind: &str) {
    let response = who(kind, None);
    bencher.bench(|| assess(catalogue(), divan::black_box(&response)));
}

#[divan::bench]
fn what_if_the_community_turns(bencher: Bencher<'_, '_>) {
    let response = who("village-community", yuyao());
    let class = catalogue().find_fact("community-class").expect("there is a community class");
    let changes: [(FactIx, u8); 1] = [(class, 2)];
    bencher.bench(|| what_if(catalogue(), divan::black_box(&response), &changes));
}

#[divan::bench(args = KINDS)]
fn which_facts_to_ask(bencher: Bencher<'_, '_>, kind: &str) {
    let response = who(kind, yuyao());
    bencher.bench(|| facts_to_ask(catalogue(), divan::black_box(&response)));
}

#[divan::bench]
fn read_the_pack(bencher: Bencher<'_, '_>) {
    let json = PackFile::new(catalogue()).to_json();
    bencher
        .counter(BytesCount::of_str(&json))
        .bench(|| pack::read(divan::black_box(json.as_bytes())).expect("it was just written"));
}

#[divan::bench]
fn find_a_measure_by_name(bencher: Bencher<'_, '_>) {
    let last = MeasureIx(catalogue().measures.len() as u16 - 1);
    let id = catalogue().measure(last).id.as_str();
    bencher.bench(|| catalogue().find_measure(divan::black_box(id)));
}
