//! Writes the inputs to begin with that nobody would write by hand: `cargo run --example seeds`, in this folder.

use std::{fs, io, path::Path};

use selfcheck_core::{
    Catalogue, Date, Response,
    catalogue::{NumberedFact, Numbers},
    changes::Seen,
    code,
    response::{Answer, Entry, FactAnswer, Fulfilment, WorkState},
};
use selfcheck_fuzz::{catalogue, numbers};

fn main() -> io::Result<()> {
    for (file, bytes) in [codes(), catalogues(), stored()].concat() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(file);
        fs::write(path, bytes)?;
    }
    Ok(())
}

type Files = Vec<(&'static str, Vec<u8>)>;

/// What is typed, after an even byte, and the digits of contents, after an odd one.
fn codes() -> Files {
    let codes = [5, 40].map(|count| code::encode(catalogue(), numbers(), &answered(count)));
    let [short, long] = codes;
    let link = format!("0https://example.org/#/code/{}", short.digits());
    let wrong = long.digits().replacen('7', "1", 1);
    let content = |digits: &str| {
        let groups = digits.as_bytes().chunks(6).map(|group| &group[..5]);
        let data: Vec<u8> = groups.flatten().copied().collect();
        // Between the head and the checksum.
        [b"1", &data[3..data.len() - 8]].concat()
    };
    vec![
        ("code/rows.txt", format!("0{}", long.grouped()).into_bytes()),
        ("code/link.txt", link.into_bytes()),
        ("code/wrong.txt", format!("0{wrong}").into_bytes()),
        ("code/full-width.txt", "0１０９３５９ — 871957，426836 483266 267619".into()),
        ("code/short.txt", content(short.digits())),
        ("code/long.txt", content(long.digits())),
    ]
}

/// A self-check with so many measures answered, in every way.
fn answered(count: usize) -> Response {
    let catalogue = catalogue();
    let mut response = Response {
        entity: catalogue.find_entity("eldercare"),
        place: catalogue.find_place(330_211),
        checked: Date::new(2021, 12, 20),
        ..Response::default()
    };
    for fact in ["travel", "symptoms"].into_iter().filter_map(|id| catalogue.find_fact(id)) {
        response.facts.insert(fact, FactAnswer::Value(1));
    }
    let ways = [
        Fulfilment::Met,
        Fulfilment::Unmet,
        Fulfilment::Partly,
        Fulfilment::ToVerify,
        Fulfilment::Exempt { reason: String::new() },
        Fulfilment::Exempt { reason: code::REASON.to_owned() },
    ];
    for ((measure, _), fulfilment) in catalogue.measures().zip(ways.into_iter().cycle()).take(count)
    {
        if matches!(fulfilment, Fulfilment::Unmet) {
            let due = Date::new(2021, 12, 27);
            let entry = Entry { state: WorkState::Working, due, ..Entry::default() };
            response.ledger.insert(measure, entry);
        }
        response.answers.insert(measure, Answer { fulfilment, note: String::new() });
    }
    response
}

/// The first byte says what the rest is.
fn catalogues() -> Files {
    let small = small();
    let numbers = Numbers {
        entities: vec!["home".to_owned()],
        facts: vec![NumberedFact { id: "case".to_owned(), options: vec!["yes".to_owned()] }],
        measures: vec!["masks".to_owned(), "tests".to_owned()],
    };
    let with = |kind: u8, bytes: &[u8]| [&[kind], bytes].concat();
    vec![
        ("catalogue/small.bin", with(0, &small.encode())),
        ("catalogue/english.bin", with(1, b"\x0c0123456789ab\x05\x03A\x1f\x1e\x02\x04name\x00")),
        ("catalogue/numbers.bin", with(2, &numbers.encode())),
        ("catalogue/changed.bin", with(3, b"\x40\x00changed")),
        ("catalogue/cut.bin", with(3, b"\x40\x00")),
        ("catalogue/words.bin", with(4, b"Save\x1fName\x1f{} of {}\x1f")),
    ]
}

/// The real content with one or two of each: it can be read, not assessed.
fn small() -> Catalogue {
    let mut small = catalogue().clone();
    for notice in &mut small.notices {
        notice.sections.truncate(1);
        notice.sections.iter_mut().for_each(|section| section.sentences.truncate(1));
    }
    small.notices.truncate(1);
    small.entities.truncate(1);
    small.facts.truncate(2);
    small.cities.truncate(1);
    small.counties.truncate(2);
    small.measures.truncate(2);
    small.references.truncate(1);
    small
}

fn stored() -> Files {
    let seen = Seen::of(catalogue()).to_text();
    let seen: Vec<_> = seen.lines().take(5).collect();
    vec![
        ("stored/seen.txt", seen.join("\n").into_bytes()),
        ("stored/home.txt", b"/".to_vec()),
        ("stored/list.txt", b"/list/eldercare".to_vec()),
        ("stored/measures.txt", b"/check/a1/measures/0.2".to_vec()),
        ("stored/fact.txt", b"/check/a1/fact/travel".to_vec()),
        ("stored/ledger.txt", b"/check/a1/ledger".to_vec()),
        ("stored/code.txt", b"#/code/109359871957".to_vec()),
        ("stored/time.txt", b"2021-12-20T16:30:00.000Z".to_vec()),
        ("stored/day.txt", b"2020-02-29".to_vec()),
        ("stored/place.txt", "浙江省镇海区".into()),
        ("stored/pinyin.txt", b"zhen'hai".to_vec()),
        ("stored/response.json", br#"{"format":4,"entity":"funeral","facts":{}}"#.to_vec()),
    ]
}
