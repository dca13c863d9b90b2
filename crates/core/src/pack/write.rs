//! From a catalogue to its pack.

use super::{
    FORMAT,
    file::{
        CityFile, CountyFile, EntityFile, FactFile, GivenFile, MeasureFile, NoticeFile, OptionFile,
        PackFile, ProvinceFile, QuestionForFile, ReadingFile, ReferenceFile, SectionFile,
        SentenceFile, WhenFile,
    },
};
use crate::catalogue::{
    Atom, Catalogue, Condition, EntitySet, Fact, Measure, Notice, Province, Reference, Section,
};

impl PackFile {
    /// The pack of a catalogue.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        Self {
            format: FORMAT,
            content: catalogue.version.clone(),
            pack: catalogue.id.clone(),
            name: catalogue.name.zh.clone(),
            lead: catalogue.lead.zh.clone(),
            warning: catalogue.warning.zh.clone(),
            takes_unnamed: catalogue.takes_unnamed,
            province: province(&catalogue.province),
            as_of: catalogue.as_of.clone(),
            notices: catalogue.notices.iter().map(notice).collect(),
            measures: catalogue.measures.iter().map(|it| measure(catalogue, it)).collect(),
            facts: catalogue.facts.iter().map(|it| fact(catalogue, it)).collect(),
            entities: entities(catalogue),
            divisions: divisions(catalogue),
            references: catalogue.references.iter().map(|it| reference(catalogue, it)).collect(),
            numbers: (&catalogue.numbers).into(),
        }
    }
}

impl PackFile {
    /// The text of the file: on one line, as it is sent.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A pack is made of texts, numbers and lists, which JSON can hold.
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn ids(catalogue: &Catalogue, entities: EntitySet) -> Vec<String> {
    entities.iter().map(|entity| catalogue.entity(entity).id.clone()).collect()
}

fn province(province: &Province) -> ProvinceFile {
    let Province { code, name, pinyin } = province.clone();
    ProvinceFile { code, name, pinyin }
}

fn notice(notice: &Notice) -> NoticeFile {
    NoticeFile {
        id: notice.id.clone(),
        title: notice.title.clone(),
        short: notice.short.zh.clone(),
        addressee: notice.addressee.clone(),
        issuer: notice.issuer.clone(),
        dated: notice.dated.clone(),
        published: notice.published.clone(),
        sections: notice.sections.iter().map(section).collect(),
    }
}

fn section(section: &Section) -> SectionFile {
    let sentences = section.sentences.iter().map(|sentence| SentenceFile {
        text: sentence.text.clone(),
        context: sentence.context.as_ref().map(|context| context.zh.clone()),
    });
    SectionFile {
        number: section.number,
        closing: section.closing,
        heading: section.heading.clone(),
        short: section.short.zh.clone(),
        sentences: sentences.collect(),
    }
}

fn measure(catalogue: &Catalogue, measure: &Measure) -> MeasureFile {
    let readings = measure.readings.iter().map(|reading| ReadingFile {
        entities: ids(catalogue, reading.entities),
        note: reading.note.zh.clone(),
    });
    MeasureFile {
        id: measure.id.clone(),
        name: measure.name.zh.clone(),
        sources: measure.sources.iter().map(|at| catalogue.address(*at)).collect(),
        quote: catalogue.quote(measure.quote).to_owned(),
        entities: ids(catalogue, measure.entities),
        when: when(catalogue, &measure.when),
        strength: measure.strength,
        urgency: measure.urgency,
        question: measure.question.zh.clone(),
        evidence: measure.evidence.zh.clone(),
        fix: measure.fix.zh.clone(),
        owner: measure.owner.zh.clone(),
        readings: readings.collect(),
    }
}

/// A condition; nothing for one that always holds.
fn when(catalogue: &Catalogue, condition: &Condition) -> Option<WhenFile> {
    let each = |parts: &[Condition]| parts.iter().filter_map(|it| when(catalogue, it)).collect();
    match condition {
        Condition::Always => None,
        Condition::All(parts) => Some(WhenFile::All(each(parts))),
        Condition::Any(parts) => Some(WhenFile::Any(each(parts))),
        Condition::Is(Atom::Place { outside, divisions, except, .. }) => Some(WhenFile::Place {
            divisions: divisions.clone(),
            except: except.clone(),
            outside: *outside,
        }),
        Condition::Is(Atom::Fact { fact, options }) => {
            let fact = catalogue.fact(*fact);
            let is = fact.options.iter().enumerate().filter(|(at, _)| options >> at & 1 == 1);
            Some(WhenFile::Fact {
                id: fact.id.clone(),
                is: is.map(|(_, option)| option.id.clone()).collect(),
            })
        }
    }
}

fn fact(catalogue: &Catalogue, fact: &Fact) -> FactFile {
    let question_for = fact.question_for.iter().map(|(entities, question)| QuestionForFile {
        entities: ids(catalogue, *entities),
        question: question.zh.clone(),
    });
    let options = fact.options.iter().map(|option| OptionFile {
        id: option.id.clone(),
        name: option.name.zh.clone(),
        hint: option.hint.zh.clone(),
        what_if: option.what_if.zh.clone(),
    });
    let given = fact.given.iter().map(|(entities, option)| GivenFile {
        entities: ids(catalogue, *entities),
        is: fact.options[usize::from(*option)].id.clone(),
    });
    FactFile {
        id: fact.id.clone(),
        word: fact.word.clone(),
        name: fact.name.zh.clone(),
        question: fact.question.zh.clone(),
        question_for: question_for.collect(),
        help: fact.help.zh.clone(),
        ask_whom: fact.ask_whom.zh.clone(),
        ordered: fact.ordered,
        options: options.collect(),
        given: given.collect(),
    }
}

fn entities(catalogue: &Catalogue) -> Vec<EntityFile> {
    let entities = catalogue.entities.iter().map(|entity| EntityFile {
        id: entity.id.clone(),
        name: entity.name.zh.clone(),
        hint: entity.hint.zh.clone(),
        group: entity.group.clone(),
        whole_city: entity.whole_city,
    });
    entities.collect()
}

fn divisions(catalogue: &Catalogue) -> Vec<CityFile> {
    let counties = |city| {
        catalogue.counties_of(city).map(|(_, county)| CountyFile {
            code: county.code,
            name: county.name.clone(),
            pinyin: syllables(&county.pinyin),
        })
    };
    let cities = catalogue.cities().map(|(ix, city)| CityFile {
        code: city.code,
        name: city.name.clone(),
        pinyin: syllables(&city.pinyin),
        counties: counties(ix).collect(),
    });
    cities.collect()
}

/// `ZhenHai` as `zhen hai`.
fn syllables(pinyin: &str) -> String {
    let mut written = String::new();
    for letter in pinyin.chars() {
        if letter.is_ascii_uppercase() && !written.is_empty() {
            written.push(' ');
        }
        written.push(letter.to_ascii_lowercase());
    }
    written
}

fn reference(catalogue: &Catalogue, reference: &Reference) -> ReferenceFile {
    ReferenceFile {
        id: reference.id.clone(),
        title: reference.title.zh.clone(),
        body: reference.body.iter().map(|paragraph| paragraph.zh.clone()).collect(),
        caveat: reference.caveat.zh.clone(),
        reason: reference.reason.as_ref().map(|reason| reason.zh.clone()),
        entities: ids(catalogue, reference.entities),
        measures: reference.measures.iter().map(|ix| catalogue.measure(*ix).id.clone()).collect(),
        facts: reference.facts.iter().map(|ix| catalogue.fact(*ix).id.clone()).collect(),
        places: reference.places.iter().map(|ix| catalogue.counties[ix.ix()].code).collect(),
    }
}
