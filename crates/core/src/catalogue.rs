//! The content of the notices as values: what was compiled from `notices/`, and how to look it up.

mod condition;
mod numbers;
mod position;

use serde::{Deserialize, Serialize};

pub use condition::{Atom, Condition, CountySet, Place};
pub(crate) use numbers::named;
pub use numbers::{NumberedFact, Numbers};
pub use position::{CityIx, CountyIx, EntityIx, FactIx, MeasureIx};

/// Everything a self-check is made of: its name, the notices, who may be asked, what may be asked, and the measures.
///
/// Items refer to each other by position (`MeasureIx` and its like), never by name, so that
/// looking one up costs nothing. Whoever makes a catalogue guarantees that every position exists: the content compiler and
/// the reader of packs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Name of the pack (内容包), the same in all its editions.
    pub id: String,
    /// What the self-check is called.
    pub name: Text,
    /// What it is for, in a sentence or two.
    pub lead: Text,
    /// What whoever uses it must be warned of before beginning; may be empty.
    pub warning: Text,
    /// Whether files and codes that name no pack are of this one.
    pub takes_unnamed: bool,
    /// Where most of its places lie.
    pub province: Province,
    /// [Digest](crate::pack::digest) of the pack, 12 hexadecimal digits. Tells two contents apart.
    pub version: String,
    /// The day up to which the content was checked, as `YYYY-MM-DD`.
    pub as_of: String,
    /// The notices, oldest first.
    pub notices: Vec<Notice>,
    /// The kinds of respondent (单位类型).
    pub entities: Vec<Entity>,
    /// What may be asked of a respondent besides kind and place (情况).
    pub facts: Vec<Fact>,
    /// The cities (设区市), each with a run of `counties`.
    pub cities: Vec<City>,
    /// The county-level divisions (县、市、区), grouped by city.
    pub counties: Vec<County>,
    /// The measures (措施), in the order of the text they come from.
    pub measures: Vec<Measure>,
    /// Matter from outside the notices, shown apart and never scored.
    pub references: Vec<Reference>,
    /// By what number a result code names each of these, and what was there before.
    pub numbers: Numbers,
}

/// A text in both languages of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A set of entities, one bit each, by position.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EntitySet(pub u32);

impl EntitySet {
    /// Whether the entity is in the set.
    #[must_use]
    pub fn contains(self, entity: EntityIx) -> bool {
        self.0 >> entity.0 & 1 == 1
    }

    /// The same set with one more entity.
    #[must_use]
    pub fn with(self, entity: EntityIx) -> Self {
        Self(self.0 | 1 << entity.0)
    }

    /// The entities of the set, in order.
    pub fn iter(self) -> impl Iterator<Item = EntityIx> {
        (0..32u16).map(EntityIx).filter(move |e| self.contains(*e))
    }
}

/// A notice (通知): an official document, verbatim, in addressable parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its name in addresses, e.g. `2021-12-07-emergency`.
    pub id: String,
    /// Title as published.
    pub title: String,
    /// A short name for headings, in both languages.
    pub short: Text,
    /// Whom it was sent to, as published.
    pub addressee: String,
    /// Who issued it.
    pub issuer: String,
    /// Its date, `YYYY-MM-DD`.
    pub dated: String,
    /// The day it was published, `YYYY-MM-DD`.
    pub published: String,
    /// Preamble (number 0), numbered sections, and the closing paragraph if there is one.
    pub sections: Vec<Section>,
}

/// A section (条) of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 0 for the preamble, then 1, 2, …; the closing paragraph follows the last section.
    pub number: u8,
    /// Whether this is the closing paragraph (结语), which has no number of its own in the text.
    pub closing: bool,
    /// The heading as published, e.g. `三、慎终如始全面加强常态化防控力度`; empty where there is none.
    pub heading: String,
    /// What the section is about, in a few words, in both languages.
    pub short: Text,
    /// The sentences, numbered from 1.
    pub sentences: Vec<Sentence>,
}

/// A sentence (句) of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Verbatim text with its closing mark.
    pub text: String,
    /// Why no measure is drawn from it; `None` when at least one measure is.
    pub context: Option<Text>,
}

/// Where a sentence stands. Displays as `2021-12-07-emergency#3.2` through [`Catalogue::address`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SentenceRef {
    /// Position of the notice in [`Catalogue::notices`].
    pub notice: u8,
    /// Number of the section, 0 for the preamble.
    pub section: u8,
    /// Number of the sentence within the section, from 1.
    pub sentence: u8,
}

/// A kind of respondent (单位类型).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its name in files, e.g. `eldercare`.
    pub id: String,
    /// Its name on screen.
    pub name: Text,
    /// Which houses count as this kind, in one line.
    pub hint: Text,
    /// The group it belongs to, if any: a name that the content gives, by which measures bind several kinds at once.
    pub group: Option<String>,
    /// Whether it may stand for a whole city, so that the city alone is a complete answer to where it is.
    pub whole_city: bool,
}

/// Something about a respondent that decides what applies (情况), with a closed set of values.
///
/// A yes/no fact is a fact with the two options `yes` and `no`, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its name in files, e.g. `confirmed-case`.
    pub id: String,
    /// The words by which conditions name it, e.g. `本县确诊病例`.
    pub word: String,
    /// A short name for lists and reasons.
    pub name: Text,
    /// The question as asked.
    pub question: Text,
    /// Other wordings of the question for some entities.
    pub question_for: Vec<(EntitySet, Text)>,
    /// What helps to answer; may be empty.
    pub help: Text,
    /// Whom to ask when the respondent does not know.
    pub ask_whom: Text,
    /// Whether the options are an ascending scale, so that 至少 and 至多 make sense.
    pub ordered: bool,
    /// The values it can take, at most 16.
    pub options: Vec<FactOption>,
    /// Values that follow from the kind of respondent and are therefore never asked.
    pub given: Vec<(EntitySet, u8)>,
}

/// One value of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactOption {
    /// Its name in files, e.g. `yes`.
    pub id: String,
    /// The word by which conditions name it, and its name on screen in Chinese.
    pub name: Text,
    /// What counts as this value; may be empty.
    pub hint: Text,
    /// "If …" wording for what-if, e.g. `若本县发现确诊病例`; empty where it makes no sense.
    pub what_if: Text,
}

/// The province in which most places of a pack lie.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Province {
    /// The first two digits of the codes of its places, which result codes write short. The same in all editions of the pack.
    pub code: u8,
    /// Its name without 省, as people may type it before that of a county.
    pub name: String,
    /// Pinyin of that name without tones, with a blank between syllables.
    pub pinyin: String,
}

/// A city with districts (设区市).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct City {
    /// Administrative code, e.g. 330200.
    pub code: u32,
    /// Name, e.g. `宁波市`.
    pub name: String,
    /// Pinyin of the name without tones and without the 市, each syllable with a capital: `NingBo`.
    pub pinyin: String,
    /// Position of its first county in [`Catalogue::counties`].
    pub first: u16,
    /// How many counties it has; they stand together.
    pub count: u16,
}

/// A county-level division (县、市、区).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct County {
    /// Administrative code, e.g. 330211.
    pub code: u32,
    /// Name, e.g. `镇海区`.
    pub name: String,
    /// Pinyin of the name without tones and without the 县, 市 or 区, each syllable with a capital: `ZhenHai`.
    pub pinyin: String,
    /// Its city.
    pub city: CityIx,
}

/// The smallest duty that one person can check with one look (措施).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its name in files; kebab-case, never reused.
    pub id: String,
    /// A few words that name the duty in lists and messages.
    pub name: Text,
    /// The sentences it is drawn from, at least one. The first decides where it is listed.
    pub sources: Vec<SentenceRef>,
    /// The words of the notice that it rests on.
    pub quote: Quote,
    /// Whom it binds.
    pub entities: EntitySet,
    /// When it applies to them.
    pub when: Condition,
    /// How strongly the text asks for it.
    pub strength: Strength,
    /// How soon, or how often.
    pub urgency: Urgency,
    /// The question as asked.
    pub question: Text,
    /// Which record or ledger shows it.
    pub evidence: Text,
    /// What to do now if it is not done.
    pub fix: Text,
    /// The post that usually does it.
    pub owner: Text,
    /// What was read into the text, for whom; empty where the text says it outright.
    pub readings: Vec<Reading>,
}

/// A run of bytes of one sentence, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// The sentence quoted.
    pub sentence: SentenceRef,
    /// First byte.
    pub start: u16,
    /// One past the last byte.
    pub end: u16,
}

/// An interpretation: what was read into an unclear text, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// For whom it is a reading; for the other respondents the text says it outright.
    pub entities: EntitySet,
    /// What was read into it and why, for the respondent.
    pub note: Text,
}

/// How strongly the text asks (要求程度).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// 要、必须、应、严格, or a plain imperative.
    Required,
    /// 倡导、鼓励、积极、原则上.
    Encouraged,
    /// 可、视情、可参照.
    Discretionary,
}

/// How soon, or how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// 立即、立刻、第一时间, 及时 where somebody's health hangs on it.
    Immediately,
    /// Every day.
    Daily,
    /// At intervals.
    Regularly,
    /// At all times.
    Standing,
}

/// Matter from outside the notices (参考). It never enters a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Its name, e.g. `closed-management-meaning`.
    pub id: String,
    /// Heading.
    pub title: Text,
    /// Paragraphs.
    pub body: Vec<Text>,
    /// Where it comes from and how sure it is.
    pub caveat: Text,
    /// What somebody may give as the reason why the measures beside which it stands do not apply today. It is offered, and
    /// counts only once a person has taken it as their own.
    pub reason: Option<Text>,
    /// Shown beside these measures.
    pub measures: Vec<MeasureIx>,
    /// Shown beside these facts when they are asked.
    pub facts: Vec<FactIx>,
    /// The counties it is about: shown beside the question of place to whoever may be in one of them.
    pub places: Vec<CountyIx>,
    /// For whom it matters.
    pub entities: EntitySet,
}

impl Catalogue {
    /// The measures with their positions.
    pub fn measures(&self) -> impl Iterator<Item = (MeasureIx, &Measure)> {
        (0..).map(MeasureIx).zip(&self.measures)
    }

    /// The facts with their positions.
    pub fn facts(&self) -> impl Iterator<Item = (FactIx, &Fact)> {
        (0..).map(FactIx).zip(&self.facts)
    }

    /// The entities with their positions.
    pub fn entities(&self) -> impl Iterator<Item = (EntityIx, &Entity)> {
        (0..).map(EntityIx).zip(&self.entities)
    }

    /// The cities with their positions.
    pub fn cities(&self) -> impl Iterator<Item = (CityIx, &City)> {
        (0..).map(CityIx).zip(&self.cities)
    }

    /// The counties of a city with their positions.
    pub fn counties_of(&self, city: CityIx) -> impl Iterator<Item = (CountyIx, &County)> {
        let city = &self.cities[city.ix()];
        (city.first..city.first + city.count).map(|i| (CountyIx(i), &self.counties[usize::from(i)]))
    }

    /// The positions of all counties.
    pub fn every_county(&self) -> impl Iterator<Item = CountyIx> + use<> {
        (0..self.counties.len() as u16).map(CountyIx)
    }

    /// The counties that are, or lie in, a place.
    pub fn counties_at(&self, place: Place) -> impl Iterator<Item = CountyIx> + use<> {
        let (first, count) = match place {
            Place::City(city) => {
                let city = &self.cities[city.ix()];
                (city.first, city.count)
            }
            Place::County(county) => (county.0, 1),
        };
        (first..first + count).map(CountyIx)
    }

    /// The place with this administrative code.
    #[must_use]
    pub fn find_place(&self, code: u32) -> Option<Place> {
        let city = self.cities.iter().position(|city| city.code == code);
        let county = self.counties.iter().position(|county| county.code == code);
        city.map(|ix| Place::City(CityIx(ix as u16)))
            .or(county.map(|ix| Place::County(CountyIx(ix as u16))))
    }

    /// A measure by position.
    #[must_use]
    pub fn measure(&self, ix: MeasureIx) -> &Measure {
        &self.measures[ix.ix()]
    }

    /// A fact by position.
    #[must_use]
    pub fn fact(&self, ix: FactIx) -> &Fact {
        &self.facts[ix.ix()]
    }

    /// An entity by position.
    #[must_use]
    pub fn entity(&self, ix: EntityIx) -> &Entity {
        &self.entities[ix.ix()]
    }

    /// The measure of this name.
    #[must_use]
    pub fn find_measure(&self, id: &str) -> Option<MeasureIx> {
        self.measures().find(|(_, m)| m.id == id).map(|(ix, _)| ix)
    }

    /// The fact of this name.
    #[must_use]
    pub fn find_fact(&self, id: &str) -> Option<FactIx> {
        self.facts().find(|(_, f)| f.id == id).map(|(ix, _)| ix)
    }

    /// The entity of this name.
    #[must_use]
    pub fn find_entity(&self, id: &str) -> Option<EntityIx> {
        self.entities().find(|(_, e)| e.id == id).map(|(ix, _)| ix)
    }

    /// The section a sentence stands in.
    #[must_use]
    pub fn section(&self, at: SentenceRef) -> &Section {
        &self.notices[usize::from(at.notice)].sections[usize::from(at.section)]
    }

    /// The sentence at an address.
    #[must_use]
    pub fn sentence(&self, at: SentenceRef) -> &Sentence {
        &self.section(at).sentences[usize::from(at.sentence) - 1]
    }

    /// The address as written in files: `2021-12-07-emergency#3.2`.
    #[must_use]
    pub fn address(&self, at: SentenceRef) -> String {
        let notice = &self.notices[usize::from(at.notice)].id;
        format!("{notice}#{}.{}", at.section, at.sentence)
    }

    /// The quoted words of the notice.
    #[must_use]
    pub fn quote(&self, quote: Quote) -> &str {
        self.sentence(quote.sentence)
            .text
            .get(usize::from(quote.start)..usize::from(quote.end))
            .unwrap_or_default()
    }
}

impl Numbers {
    /// A register for one content alone, in the order of its catalogue: for content that was not compiled from files.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        Self {
            entities: catalogue.entities.iter().map(|entity| entity.id.clone()).collect(),
            facts: catalogue
                .facts
                .iter()
                .map(|fact| NumberedFact {
                    id: fact.id.clone(),
                    options: fact.options.iter().map(|option| option.id.clone()).collect(),
                })
                .collect(),
            measures: catalogue.measures.iter().map(|measure| measure.id.clone()).collect(),
        }
    }
}

impl Fact {
    /// The question in the wording meant for this entity.
    #[must_use]
    pub fn question_for(&self, entity: Option<EntityIx>) -> &Text {
        entity
            .and_then(|e| self.question_for.iter().find(|(set, _)| set.contains(e)))
            .map_or(&self.question, |(_, text)| text)
    }

    /// The value that follows from the kind of respondent, if one does.
    #[must_use]
    pub fn given(&self, entity: EntityIx) -> Option<u8> {
        self.given.iter().find(|(set, _)| set.contains(entity)).map(|(_, value)| *value)
    }
}

impl Measure {
    /// The interpretation that concerns this entity, if the duty was read into the text for it.
    #[must_use]
    pub fn reading(&self, entity: EntityIx) -> Option<&Reading> {
        self.readings.iter().find(|r| r.entities.contains(entity))
    }
}
