//! Runs `assess` in the browser, so that its speed there can be measured apart from drawing.
//! The respondents are those of the native benchmark in `crates/core/benches/assess.rs`.

use selfcheck_core::{
    Catalogue, Response, assess, pack,
    response::{Answer, FactAnswer, Fulfilment},
};
use wasm_bindgen::prelude::wasm_bindgen;

static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pack.json"));

/// 余姚市 of 宁波, where the city decides.
const YUYAO: u32 = 330_281;

/// The catalogue and one respondent.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Bench {
    catalogue: Catalogue,
    response: Response,
}

#[wasm_bindgen]
impl Bench {
    /// A respondent of this kind in 余姚, with every question answered or none.
    /// Nothing if there is no such kind.
    #[must_use]
    pub fn of(entity: &str, complete: bool) -> Option<Bench> {
        let catalogue = pack::read(PACK).ok()?;
        let mut response = Response {
            entity: Some(catalogue.find_entity(entity)?),
            place: catalogue.find_place(YUYAO),
            ..Response::default()
        };
        if complete {
            answer_everything(&catalogue, &mut response);
        }
        Some(Self { catalogue, response })
    }

    /// Assesses so many times, and returns something that hangs on every result.
    #[must_use]
    pub fn run(&self, times: u32) -> u32 {
        (0..times).fold(0, |sum: u32, _| {
            let response = std::hint::black_box(&self.response);
            let assessment = assess(&self.catalogue, response);
            sum.wrapping_add(assessment.bounds.gaps.most.into())
        })
    }
}

/// Every fact has its last value, every measure an answer, one in four a gap.
fn answer_everything(catalogue: &Catalogue, response: &mut Response) {
    for (ix, fact) in catalogue.facts() {
        let last = fact.options.len().saturating_sub(1);
        response.facts.insert(ix, FactAnswer::Value(u8::try_from(last).unwrap_or(0)));
    }
    for (ix, _) in catalogue.measures() {
        let fulfilment = match ix.0 % 4 {
            0 => Fulfilment::Unmet,
            1 => Fulfilment::Partly,
            _ => Fulfilment::Met,
        };
        response.answers.insert(ix, Answer { fulfilment, note: String::new() });
    }
}
