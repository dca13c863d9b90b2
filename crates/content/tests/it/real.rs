//! The content of the product itself.

use std::path::Path;

use selfcheck_content::render::{self, Style};
use selfcheck_content::{Compiled, Source, compile};
use selfcheck_core::Catalogue;
use selfcheck_core::catalogue::{CountyIx, EntityIx, FactIx, Measure, Place};
use selfcheck_core::logic::{Question, Situation, Truth};
use selfcheck_core::pack::{self, MOST_BYTES, PackFile, TextsFile};

pub fn compiled() -> Compiled {
    let source =
        Source::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../notices")).unwrap();
    compile(&source).unwrap_or_else(|found| {
        panic!("\n{}", render::full(&source, &found, Style::Plain));
    })
}

#[test]
fn it_compiles_and_its_pack_says_the_same() {
    let Compiled { catalogue, summary } = compiled();
    let json = PackFile::new(&catalogue).to_json();
    assert!(json.len() * 10 < MOST_BYTES, "{} bytes", json.len());
    let mut read = pack::read(json.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    read.put_texts(TextsFile::english(&catalogue)).unwrap();
    assert_eq!(read, catalogue);
    assert_eq!((summary.entities.len(), summary.cities, summary.counties), (11, 11, 90));
    for measure in &catalogue.measures {
        assert!(!catalogue.quote(measure.quote).is_empty(), "{} quotes the text", measure.id);
        assert!(measure.sources.contains(&measure.quote.sentence), "{}", measure.id);
    }
}

#[test]
fn measures_stand_in_the_order_of_the_text() {
    let catalogue = compiled().catalogue;
    assert!(catalogue.notices.is_sorted_by_key(|notice| &notice.dated));
    assert!(catalogue.measures.is_sorted_by_key(|measure| measure.sources.first().copied()));
}

/// Tries every state of everything a condition reads. The compiler reasons instead of trying.
#[test]
fn every_condition_can_hold_for_everybody_it_binds() {
    let catalogue = compiled().catalogue;
    for measure in &catalogue.measures {
        let mut fails = false;
        for entity in measure.entities.iter() {
            let mut truths = Vec::new();
            every_state(&catalogue, measure, entity, &mut |truth| truths.push(truth));
            assert!(!truths.contains(&Truth::Unknown), "{}: settled when all is known", measure.id);
            assert!(truths.contains(&Truth::Yes), "{} can hold", measure.id);
            fails |= truths.contains(&Truth::No);
        }
        let always = measure.when == selfcheck_core::catalogue::Condition::Always;
        assert_ne!(always, fails, "{} has a condition that can fail, or none", measure.id);
    }
}

fn every_state(
    catalogue: &Catalogue,
    measure: &Measure,
    entity: EntityIx,
    see: &mut dyn FnMut(Truth),
) {
    let read: Vec<_> = measure.when.reads().iter().collect();
    let mut situation = Situation::new(catalogue, entity, None, |_| None);
    fill(catalogue, measure, &read, &mut situation, see);
}

fn fill(
    catalogue: &Catalogue,
    measure: &Measure,
    open: &[Question],
    situation: &mut Situation<'_>,
    see: &mut dyn FnMut(Truth),
) {
    match open {
        [] => see(situation.truth(&measure.when)),
        [Question::Place, rest @ ..] => {
            for county in 0..catalogue.counties.len() {
                let county = CountyIx(u16::try_from(county).unwrap());
                situation.set_place(Some(Place::County(county)));
                fill(catalogue, measure, rest, situation, see);
            }
        }
        [Question::Fact(fact), rest @ ..] => {
            for option in 0..options(catalogue, *fact) {
                situation.set_fact(*fact, Some(option));
                fill(catalogue, measure, rest, situation, see);
            }
        }
        [Question::Entity, ..] => unreachable!("conditions do not read the kind"),
    }
}

fn options(catalogue: &Catalogue, fact: FactIx) -> u8 {
    u8::try_from(catalogue.fact(fact).options.len()).unwrap()
}
