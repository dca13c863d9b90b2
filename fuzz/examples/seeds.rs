//! Writes the inputs to begin with that nobody would write by hand: `cargo run --example seeds`, in this folder.

use std::{fs, io, path::Path};

use selfcheck_core::{
    Date, Response,
    changes::Seen,
    code,
    pack::{PackFile, TextsFile},
    response::{Answer, Entry, FactAnswer, Fulfilment, WorkState},
};
use selfcheck_fuzz::catalogue;

fn main() -> io::Result<()> {
    for (file, bytes) in [codes(), packs(), stored()].concat() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(file);
        fs::write(path, bytes)?;
    }
    Ok(())
}

type Files = Vec<(&'static str, Vec<u8>)>;

/// What is typed, after an even byte, and the digits of contents, after an odd one.
fn codes() -> Files {
    let codes = [5, 40].map(|count| code::encode(catalogue(), &answered(count)));
    let [short, long] = codes;
    let link = format!("0https://example.org/#/code/{}", short.digits());
    let wrong = long.digits().replacen('7', "1", 1);
    let content = |digits: &str| {
        let groups = digits.as_bytes().chunks(6).map(|group| &group[..5]);
        let data: Vec<u8> = groups.flatten().copied().collect();
        // Between the head with the number of the pack and the checksum.
        [b"3", &data[7..data.len() - 8]].concat()
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

/// After `0` a pack, after `1` a change to the real one, after `2` English texts.
fn packs() -> Files {
    let pack = PackFile::new(catalogue()).to_json();
    let texts = TextsFile { texts: Default::default(), ..TextsFile::english(catalogue()) };
    vec![
        ("pack/cut.txt", format!("0{}", &pack[..400]).into_bytes()),
        ("pack/page.txt", b"0<!doctype html><title>404</title>".to_vec()),
        ("pack/name.txt", b"1\x06\x00\x00\"\"".to_vec()),
        ("pack/measure.txt", b"1\x05\x07\x05[\"eldercare\"]".to_vec()),
        ("pack/texts.txt", format!("2{}", texts.to_json()).into_bytes()),
    ]
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
