//! How long result codes are: `cargo run -p selfcheck-core --example code_figures`.
//!
//! Prints the table of docs/result-code.md. Every number is drawn from a generator with a fixed start, so that the same
//! content always gives the same table.
#![allow(
    clippy::expect_used,
    reason = "an example that cannot be set up should stop there and say where"
)]

use std::path::Path;

use selfcheck_core::{
    Catalogue, Date, Response,
    assess::{assess, measures_for},
    catalogue::{FactIx, Numbers, Place},
    code,
    response::{Answer, Entry, FactAnswer, Fulfilment, WorkState},
};

/// What stands before the digits in a link.
const LINK: &str = "https://mzj.example.gov.cn/fangyi/zicha/index.html#/code/";
/// How many responses of each sort are drawn.
const DRAWN: usize = 200;
/// The bits of data that QR codes of version 1 to 12 hold at level M (ISO/IEC 18004).
const QR_BITS: [usize; 12] = [128, 224, 352, 512, 688, 864, 992, 1232, 1456, 1728, 2032, 2320];

/// A generator of numbers (Marsaglia's xorshift), good enough to draw answers with.
struct Draw(u64);

impl Draw {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % count as u64) as usize
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

/// How answers are drawn.
#[derive(Clone, Copy)]
enum Sort {
    /// As a respondent would: nearly all met, the gaps with a due date in a week or a month.
    Typical,
    /// Everything equally likely, with due dates within a year.
    Random,
    /// Nothing met, every gap in the ledger with a due date of its own within a year.
    Worst,
}

fn response(
    catalogue: &Catalogue,
    kind: &str,
    answers: usize,
    sort: Sort,
    draw: &mut Draw,
) -> Response {
    let entity = catalogue.find_entity(kind).expect("the kind is there");
    let mut response =
        Response { entity: Some(entity), checked: Some(day()), ..Response::default() };
    let county = draw.below(catalogue.counties.len()) as u16;
    response.place = Some(Place::County(selfcheck_core::catalogue::CountyIx(county)));
    for (ix, fact) in catalogue.facts() {
        let asked = fact.given(entity).is_none()
            && measures_for(catalogue, entity).any(|(_, measure)| {
                measure.when.reads().contains(selfcheck_core::logic::Question::Fact(ix))
            });
        let unknown = draw.one_in(match sort {
            Sort::Typical => 12,
            Sort::Random | Sort::Worst => 3,
        });
        let value = FactAnswer::Value(draw.below(fact.options.len()) as u8);
        if asked {
            response.facts.insert(FactIx(ix.0), if unknown { FactAnswer::Unknown } else { value });
        }
    }
    let mut measures: Vec<_> = measures_for(catalogue, entity).map(|(ix, _)| ix).collect();
    if matches!(sort, Sort::Typical) {
        // Those that apply are answered, in their order; more than those only where so many are asked for.
        let assessment = assess(catalogue, &response);
        measures.sort_by_key(|measure| !assessment.finding(*measure).applies());
        measures.truncate(answers);
    }
    while measures.len() > answers {
        measures.remove(draw.below(measures.len()));
    }
    for measure in measures {
        let exempt = Fulfilment::Exempt { reason: "没有这项业务".to_owned() };
        let fulfilment = match sort {
            Sort::Typical => match draw.below(100) {
                0..85 => Fulfilment::Met,
                85..90 => Fulfilment::Partly,
                90..95 => Fulfilment::Unmet,
                95..98 => Fulfilment::ToVerify,
                _ => exempt,
            },
            Sort::Random => match draw.below(6) {
                0 => Fulfilment::Met,
                1 => Fulfilment::Partly,
                2 => Fulfilment::Unmet,
                3 => Fulfilment::ToVerify,
                4 => Fulfilment::Exempt { reason: String::new() },
                _ => exempt,
            },
            Sort::Worst if draw.one_in(2) => Fulfilment::Partly,
            Sort::Worst => Fulfilment::Unmet,
        };
        if matches!(fulfilment, Fulfilment::Partly | Fulfilment::Unmet) {
            let state = match sort {
                Sort::Typical => draw.below(2),
                Sort::Random | Sort::Worst => draw.below(4),
            };
            let state =
                [WorkState::Open, WorkState::Working, WorkState::Done, WorkState::Closed][state];
            let days = match sort {
                Sort::Typical => *[7, 7, 7, 30].get(draw.below(4)).expect("one of four"),
                Sort::Random | Sort::Worst => draw.below(365),
            };
            let there = matches!(sort, Sort::Worst) || !draw.one_in(4);
            let due = there.then(|| Date::from_days(day().days() + days as u32)).flatten();
            response.ledger.insert(measure, Entry { state, due, ..Entry::default() });
        }
        response.answers.insert(measure, Answer { fulfilment, note: String::new() });
    }
    response
}

fn day() -> Date {
    Date::new(2021, 12, 20).expect("there is such a day")
}

/// The smallest QR code at level M for the link and so many digits: one segment of bytes, one of digits.
fn qr_version(digits: usize) -> Option<usize> {
    let numeric = digits / 3 * 10 + [0, 4, 7][digits % 3];
    (1..).zip(QR_BITS).find_map(|(version, bits)| {
        let counts = if version < 10 { 8 + 10 } else { 16 + 12 };
        (4 + 4 + counts + 8 * LINK.len() + numeric <= bits).then_some(version)
    })
}

fn main() {
    let notices = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../notices");
    let source = selfcheck_content::Source::read_dir(notices).expect("notices/ can be read");
    let compiled = selfcheck_content::compile(&source).expect("notices/ has no fault");
    let registered = compiled.catalogue;
    let mut in_order = registered.clone();
    in_order.numbers = Numbers::of(&registered);
    let orders = [("register", registered), ("catalogue", in_order)];
    println!("order      kind               answers  sort     digits (groups)           QR-M");
    println!("                                                shortest  median  longest  version");
    for (order, catalogue) in &orders {
        for (kind, answers) in [
            ("eldercare", 20),
            ("village-community", 20),
            ("village-community", 40),
            ("village-community", 60),
            ("civil-affairs-bureau", 60),
        ] {
            for (sort, name) in
                [(Sort::Typical, "typical"), (Sort::Random, "random"), (Sort::Worst, "worst")]
            {
                let mut draw = Draw(0x2021_1207);
                let mut lengths: Vec<_> = (0..DRAWN)
                    .map(|_| {
                        let response = response(catalogue, kind, answers, sort, &mut draw);
                        code::encode(catalogue, &response).digits().len()
                    })
                    .collect();
                lengths.sort_unstable();
                let at = [0, DRAWN / 2, DRAWN - 1].map(|at| lengths[at]);
                let [least, median, most] =
                    at.map(|digits| format!("{digits:3} ({:2})", digits / 6));
                let version = qr_version(at[2]).map_or("none".to_owned(), |v| v.to_string());
                println!(
                    "{order:9}  {kind:20} {answers:4}   {name:7}  {least}  {median}  {most}  {version}"
                );
            }
        }
    }
}
