//! From a pack to its catalogue: every name is looked up, and nothing is taken that does not fit together.

use serde_json::Value;

use super::{
    FORMAT, MOST_BYTES, PackError,
    check::Faults,
    digest,
    error::FaultKind,
    file::{
        CityFile, EntityFile, FactFile, MeasureFile, NoticeFile, PackFile, ReferenceFile,
        SectionFile, WhenFile,
    },
};
use crate::{
    catalogue::{
        Atom, Catalogue, City, CityIx, Condition, County, CountyIx, CountySet, Entity, EntitySet,
        Fact, FactIx, FactOption, Measure, MeasureIx, Notice, Numbers, Province, Quote, Reading,
        Reference, Section, Sentence, SentenceRef, Text,
    },
    logic::QuestionSet,
};

/// How many of each the program can tell apart: bits of a set, or what a byte can count.
const MOST_ENTITIES: usize = 32;
const MOST_OPTIONS: usize = 16;
const MOST_BYTE: usize = u8::MAX as usize;
const MOST_MEASURES: usize = u16::MAX as usize;

/// Reads a pack.
///
/// # Errors
/// What is wrong with it, see [`PackError`].
pub fn read(json: &[u8]) -> Result<Catalogue, PackError> {
    if json.len() > MOST_BYTES {
        return Err(PackError::TooLarge { bytes: json.len() });
    }
    // Windows editors begin a file with a byte-order mark.
    let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json).trim_ascii();
    match json.first() {
        None => return Err(PackError::Empty),
        Some(b'<') => return Err(PackError::WebPage),
        Some(_) => {}
    }
    let value: Value = serde_json::from_slice(json)
        .map_err(|error| PackError::NotJson { line: error.line(), column: error.column() })?;
    let format = value.get("format").and_then(Value::as_u64);
    let (Some(format), true) = (format, value.get("pack").is_some_and(Value::is_string)) else {
        return Err(PackError::NotAPack);
    };
    if format != u64::from(FORMAT) {
        return Err(PackError::Format { format });
    }
    if value.get("content").and_then(Value::as_str) != Some(&digest::of(&value)) {
        return Err(PackError::Digest);
    }
    // From the text once more, because only there serde knows lines and columns.
    let file: PackFile = serde_json::from_slice(json)
        .map_err(|error| PackError::Shape { what: error.to_string() })?;
    placed(file)
}

/// The catalogue of a pack that has the right shape.
fn placed(file: PackFile) -> Result<Catalogue, PackError> {
    let mut faults = Faults::default();
    faults.ids("pack", std::iter::once(&file.pack));
    faults.text("", "name", &file.name);
    faults.text("", "lead", &file.lead);
    faults.day("as_of".to_owned(), &file.as_of);
    faults.text("province", "name", &file.province.name);
    faults.text("province", "pinyin", &file.province.pinyin);
    faults.count("entities", file.entities.len(), 1, MOST_ENTITIES);
    faults.count("facts", file.facts.len(), 0, QuestionSet::FACTS);
    faults.count("notices", file.notices.len(), 1, MOST_BYTE);
    faults.count("measures", file.measures.len(), 1, MOST_MEASURES);
    let counties = file.divisions.iter().map(|city| city.counties.len()).sum();
    faults.count("divisions", counties, 1, CountySet::CAPACITY);
    faults.ids("entities", file.entities.iter().map(|it| &it.id));
    faults.ids("facts", file.facts.iter().map(|it| &it.id));
    faults.ids("notices", file.notices.iter().map(|it| &it.id));
    faults.ids("measures", file.measures.iter().map(|it| &it.id));
    faults.ids("references", file.references.iter().map(|it| &it.id));
    // What refers to these would not know which is meant.
    faults.none()?;
    let mut catalogue = Catalogue {
        id: file.pack,
        name: chinese(file.name),
        lead: chinese(file.lead),
        warning: chinese(file.warning),
        takes_unnamed: file.takes_unnamed,
        province: Province {
            code: file.province.code,
            name: file.province.name,
            pinyin: file.province.pinyin,
        },
        version: file.content,
        as_of: file.as_of,
        numbers: file.numbers.into(),
        ..Catalogue::default()
    };
    let mut reader = Reader { catalogue: &mut catalogue, faults };
    reader.entities(file.entities);
    reader.divisions(file.divisions);
    reader.facts(file.facts);
    reader.notices(file.notices);
    reader.measures(file.measures);
    reader.accounts();
    reader.references(file.references);
    reader.numbers();
    reader.faults.none()?;
    Ok(catalogue)
}

/// A text of which only the Chinese is there.
fn chinese(zh: String) -> Text {
    Text { zh, en: String::new() }
}

/// Puts one part of the pack after the other in its place. What is looked up by name has been placed before.
struct Reader<'a> {
    catalogue: &'a mut Catalogue,
    faults: Faults,
}

impl Reader<'_> {
    fn entities(&mut self, files: Vec<EntityFile>) {
        for EntityFile { id, name, hint, group, whole_city } in files {
            self.faults.text(&format!("entities/{id}"), "name", &name);
            let (name, hint) = (chinese(name), chinese(hint));
            self.catalogue.entities.push(Entity { id, name, hint, group, whole_city });
        }
    }

    fn divisions(&mut self, files: Vec<CityFile>) {
        let mut codes = std::collections::BTreeSet::new();
        for (city_ix, city) in (0..).map(CityIx).zip(files) {
            let path = format!("divisions/{}", city.code);
            let mut code = |code: u32, in_city: bool, faults: &mut Faults| {
                if !(100_000..1_000_000).contains(&code) || !in_city {
                    faults.add(&path, FaultKind::Code(code));
                }
                if !codes.insert(code) {
                    faults.add(&path, FaultKind::Twice(code.to_string()));
                }
            };
            code(city.code, city.code % 100 == 0, &mut self.faults);
            self.faults.text(&path, "name", &city.name);
            self.faults.count(&path, city.counties.len(), 1, CountySet::CAPACITY);
            let placed = &mut self.catalogue.counties;
            let (first, count) = (placed.len() as u16, city.counties.len() as u16);
            for county in city.counties {
                code(county.code, county.code / 100 == city.code / 100, &mut self.faults);
                self.faults.text(&format!("{path}/{}", county.code), "name", &county.name);
                let pinyin = self.faults.pinyin(&path, &county.pinyin);
                let (code, name) = (county.code, county.name);
                placed.push(County { code, name, pinyin, city: city_ix });
            }
            let pinyin = self.faults.pinyin(&path, &city.pinyin);
            let (code, name) = (city.code, city.name);
            self.catalogue.cities.push(City { code, name, pinyin, first, count });
        }
    }

    fn facts(&mut self, files: Vec<FactFile>) {
        for file in files {
            let path = format!("facts/{}", file.id);
            for (field, text) in
                [("name", &file.name), ("question", &file.question), ("ask_whom", &file.ask_whom)]
            {
                self.faults.text(&path, field, text);
            }
            let options_path = format!("{path}/options");
            self.faults.count(&options_path, file.options.len(), 2, MOST_OPTIONS);
            self.faults.ids(&options_path, file.options.iter().map(|it| &it.id));
            for option in &file.options {
                self.faults.text(&format!("{options_path}/{}", option.id), "name", &option.name);
            }
            let mut asked = EntitySet::default();
            let mut question_for = Vec::new();
            for (number, other) in file.question_for.into_iter().enumerate() {
                let at = format!("{path}/question_for/{number}");
                self.faults.text(&at, "question", &other.question);
                let entities = self.each_once(&at, &other.entities, &mut asked);
                question_for.push((entities, chinese(other.question)));
            }
            let mut has_value = EntitySet::default();
            let mut given = Vec::new();
            for (number, value) in file.given.iter().enumerate() {
                let at = format!("{path}/given/{number}");
                let entities = self.each_once(&at, &value.entities, &mut has_value);
                match file.options.iter().position(|option| option.id == value.is) {
                    Some(option) => given.push((entities, option as u8)),
                    None => self.faults.add(at, FaultKind::Unknown(value.is.clone())),
                }
            }
            let options = file.options.into_iter().map(|option| FactOption {
                id: option.id,
                name: chinese(option.name),
                hint: chinese(option.hint),
                what_if: chinese(option.what_if),
            });
            self.catalogue.facts.push(Fact {
                id: file.id,
                word: file.word,
                name: chinese(file.name),
                question: chinese(file.question),
                question_for,
                help: chinese(file.help),
                ask_whom: chinese(file.ask_whom),
                ordered: file.ordered,
                options: options.collect(),
                given,
            });
        }
    }

    fn notices(&mut self, files: Vec<NoticeFile>) {
        for file in files {
            let path = format!("notices/{}", file.id);
            for (field, text) in [
                ("title", &file.title),
                ("short", &file.short),
                ("addressee", &file.addressee),
                ("issuer", &file.issuer),
            ] {
                self.faults.text(&path, field, text);
            }
            self.faults.day(format!("{path}/dated"), &file.dated);
            self.faults.day(format!("{path}/published"), &file.published);
            self.faults.count(&path, file.sections.len(), 1, MOST_BYTE);
            let last = file.sections.len().saturating_sub(1);
            let mut sections = Vec::new();
            for (number, section) in file.sections.into_iter().enumerate() {
                // Sections are looked up by their number.
                if usize::from(section.number) != number || section.closing && number != last {
                    self.faults.add(format!("{path}/{}", section.number), FaultKind::Order);
                }
                sections.push(self.section(&path, section));
            }
            self.catalogue.notices.push(Notice {
                id: file.id,
                title: file.title,
                short: chinese(file.short),
                addressee: file.addressee,
                issuer: file.issuer,
                dated: file.dated,
                published: file.published,
                sections,
            });
        }
    }

    fn section(&mut self, notice: &str, file: SectionFile) -> Section {
        let path = format!("{notice}/{}", file.number);
        self.faults.text(&path, "short", &file.short);
        self.faults.count(&path, file.sentences.len(), 1, MOST_BYTE);
        for (number, sentence) in (1..).zip(&file.sentences) {
            self.faults.text(&format!("{path}.{number}"), "text", &sentence.text);
        }
        let sentences = file.sentences.into_iter();
        Section {
            number: file.number,
            closing: file.closing,
            heading: file.heading,
            short: chinese(file.short),
            sentences: sentences
                .map(|it| Sentence { text: it.text, context: it.context.map(chinese) })
                .collect(),
        }
    }

    fn measures(&mut self, files: Vec<MeasureFile>) {
        for file in files {
            let path = format!("measures/{}", file.id);
            for (field, text) in [
                ("name", &file.name),
                ("question", &file.question),
                ("evidence", &file.evidence),
                ("fix", &file.fix),
                ("owner", &file.owner),
            ] {
                self.faults.text(&path, field, text);
            }
            let entities = self.some_entities(&path, &file.entities);
            let sources = self.sources(&path, &file.sources);
            let quote = self.quote(&path, &sources, &file.quote);
            let mut read = Vec::new();
            let when = file.when.map_or(Condition::Always, |when| {
                self.condition(&format!("{path}/when"), when, &mut read)
            });
            let mut readings = Vec::new();
            for reading in file.readings {
                let at = format!("{path}/readings");
                self.faults.text(&at, "note", &reading.note);
                let read_for = self.some_entities(&at, &reading.entities);
                if let Some(stranger) = read_for.iter().find(|it| !entities.contains(*it)) {
                    let id = self.catalogue.entity(stranger).id.clone();
                    self.faults.add(at, FaultKind::Unknown(id));
                }
                readings.push(Reading { entities: read_for, note: chinese(reading.note) });
            }
            let before = self.catalogue.measures.last();
            if before.is_some_and(|it| it.sources.first() > sources.first()) {
                self.faults.add(&path, FaultKind::Order);
            }
            self.catalogue.measures.push(Measure {
                id: file.id,
                name: chinese(file.name),
                sources,
                quote,
                entities,
                when,
                strength: file.strength,
                urgency: file.urgency,
                question: chinese(file.question),
                evidence: chinese(file.evidence),
                fix: chinese(file.fix),
                owner: chinese(file.owner),
                readings,
            });
        }
    }

    fn sources(&mut self, path: &str, addresses: &[String]) -> Vec<SentenceRef> {
        let at = format!("{path}/sources");
        self.faults.count(&at, addresses.len(), 1, MOST_BYTE);
        let mut sources = Vec::new();
        for address in addresses {
            match self.sentence(address) {
                Some(sentence) if sources.contains(&sentence) => {
                    self.faults.add(&at, FaultKind::Twice(address.clone()));
                }
                Some(sentence) => sources.push(sentence),
                None => self.faults.add(&at, FaultKind::Unknown(address.clone())),
            }
        }
        sources
    }

    /// The sentence at an address.
    fn sentence(&self, address: &str) -> Option<SentenceRef> {
        let (notice, rest) = address.split_once('#')?;
        let (section, sentence) = rest.split_once('.')?;
        let notice = self.catalogue.notices.iter().position(|it| it.id == notice)?;
        let at = SentenceRef {
            notice: notice as u8,
            section: section.parse().ok()?,
            sentence: sentence.parse().ok()?,
        };
        let section = self.catalogue.notices[notice].sections.get(usize::from(at.section))?;
        section.sentences.get(usize::from(at.sentence).checked_sub(1)?)?;
        (self.catalogue.address(at) == address).then_some(at)
    }

    /// Where the quoted words stand.
    fn quote(&mut self, path: &str, sources: &[SentenceRef], words: &str) -> Quote {
        let found = sources.iter().find_map(|sentence| {
            let start = self.catalogue.sentence(*sentence).text.find(words)?;
            let (start, end) = (start.try_into().ok()?, (start + words.len()).try_into().ok()?);
            Some(Quote { sentence: *sentence, start, end })
        });
        found.filter(|_| !words.is_empty()).unwrap_or_else(|| {
            self.faults.add(format!("{path}/quote"), FaultKind::QuoteAbsent(words.to_owned()));
            let sentence = SentenceRef { notice: 0, section: 0, sentence: 0 };
            Quote { sentence, start: 0, end: 0 }
        })
    }

    /// A condition; `read` are the names of what it has read so far.
    fn condition(&mut self, path: &str, file: WhenFile, read: &mut Vec<String>) -> Condition {
        let mut parts = |parts: Vec<WhenFile>, reader: &mut Self| {
            reader.faults.count(path, parts.len(), 2, MOST_BYTE);
            parts.into_iter().map(|part| reader.condition(path, part, read)).collect()
        };
        match file {
            WhenFile::All(all) => Condition::All(parts(all, self)),
            WhenFile::Any(any) => Condition::Any(parts(any, self)),
            WhenFile::Fact { id, is } => {
                self.once(path, &id, read);
                match self.comparison(path, &id, &is) {
                    Some(atom) => self.compared(path, atom),
                    None => Condition::Always,
                }
            }
            WhenFile::Place { divisions, except, outside } => {
                self.once(path, "place", read);
                let counties = self.counties(path, &divisions);
                let excepted = self.counties(path, &except);
                let named = |ix: &CountyIx| counties.contains(*ix) && !excepted.contains(*ix);
                let meant = self.catalogue.every_county().filter(|ix| named(ix) != outside);
                let counties = meant.collect();
                self.compared(path, Atom::Place { counties, outside, divisions, except })
            }
        }
    }

    /// A comparison, which must be able to come out either way.
    fn compared(&mut self, path: &str, atom: Atom) -> Condition {
        if !atom.can_be(true, self.catalogue) || !atom.can_be(false, self.catalogue) {
            self.faults.add(path, FaultKind::ComparisonIdle);
        }
        Condition::Is(atom)
    }

    fn once(&mut self, path: &str, name: &str, read: &mut Vec<String>) {
        if read.iter().any(|other| other == name) {
            self.faults.add(path, FaultKind::ReadTwice(name.to_owned()));
        }
        read.push(name.to_owned());
    }

    fn comparison(&mut self, path: &str, id: &str, is: &[String]) -> Option<Atom> {
        let Some(fact) = self.catalogue.find_fact(id) else {
            self.faults.add(path, FaultKind::Unknown(id.to_owned()));
            return None;
        };
        let known = &self.catalogue.fact(fact).options;
        let mut options = 0u16;
        for value in is {
            match known.iter().position(|option| option.id == *value) {
                Some(option) if options >> option & 1 == 1 => {
                    self.faults.add(path, FaultKind::Twice(value.clone()));
                }
                Some(option) => options |= 1 << option,
                None => self.faults.add(path, FaultKind::Unknown(value.clone())),
            }
        }
        Some(Atom::Fact { fact, options })
    }

    /// The counties that are, or lie in, the divisions with these codes.
    fn counties(&mut self, path: &str, codes: &[u32]) -> CountySet {
        let mut counties = CountySet::default();
        for code in codes {
            match self.catalogue.find_place(*code) {
                Some(place) => {
                    self.catalogue.counties_at(place).for_each(|county| counties.insert(county));
                }
                None => self.faults.add(path, FaultKind::Unknown(code.to_string())),
            }
        }
        counties
    }

    /// Every sentence has measures, or says why it has none.
    fn accounts(&mut self) {
        for (n, notice) in (0..).zip(&self.catalogue.notices) {
            for section in &notice.sections {
                for (s, sentence) in (1..).zip(&section.sentences) {
                    let at = SentenceRef { notice: n, section: section.number, sentence: s };
                    let used = self.catalogue.measures.iter().any(|it| it.sources.contains(&at));
                    if used == sentence.context.is_some() {
                        let path = self.catalogue.address(at);
                        self.faults.add(path, FaultKind::SentenceUnaccounted);
                    }
                }
            }
        }
    }

    fn references(&mut self, files: Vec<ReferenceFile>) {
        for file in files {
            let path = format!("references/{}", file.id);
            self.faults.text(&path, "title", &file.title);
            let entities = self.some_entities(&path, &file.entities);
            let find = |id: &String| self.catalogue.find_measure(id);
            let measures: Vec<MeasureIx> = self.faults.found(&path, &file.measures, find);
            let find = |id: &String| self.catalogue.find_fact(id);
            let facts: Vec<FactIx> = self.faults.found(&path, &file.facts, find);
            let find = |code: &u32| {
                let found = self.catalogue.counties.iter().position(|it| it.code == *code);
                found.map(|ix| CountyIx(ix as u16))
            };
            let places: Vec<CountyIx> = self.faults.found(&path, &file.places, find);
            self.catalogue.references.push(Reference {
                id: file.id,
                title: chinese(file.title),
                body: file.body.into_iter().map(chinese).collect(),
                caveat: chinese(file.caveat),
                reason: file.reason.map(chinese),
                measures,
                facts,
                places,
                entities,
            });
        }
    }

    /// Everything that a result code can speak of has a number.
    fn numbers(&mut self) {
        let Catalogue { entities, facts, measures, numbers, .. } = &*self.catalogue;
        let faults = &mut self.faults;
        faults.register(numbers);
        for entity in entities.iter().filter(|it| numbers.entity(&it.id).is_none()) {
            faults.add("numbers/entities", FaultKind::NoNumber(entity.id.clone()));
        }
        for measure in measures.iter().filter(|it| numbers.measure(&it.id).is_none()) {
            faults.add("numbers/measures", FaultKind::NoNumber(measure.id.clone()));
        }
        for fact in facts {
            let Some(number) = numbers.fact(&fact.id) else {
                faults.add("numbers/facts", FaultKind::NoNumber(fact.id.clone()));
                continue;
            };
            let new = |it: &&FactOption| numbers.option(number, &it.id).is_none();
            for option in fact.options.iter().filter(new) {
                let path = format!("numbers/facts/{}", fact.id);
                faults.add(path, FaultKind::NoNumber(option.id.clone()));
            }
        }
    }

    /// The kinds of respondent that a list names: at least one.
    fn some_entities(&mut self, path: &str, ids: &[String]) -> EntitySet {
        self.each_once(path, ids, &mut EntitySet::default())
    }

    /// The same where several lists share the kinds out among them; `taken` are those named before.
    fn each_once(&mut self, path: &str, ids: &[String], taken: &mut EntitySet) -> EntitySet {
        let at = format!("{path}/for");
        self.faults.count(&at, ids.len(), 1, MOST_ENTITIES);
        let mut set = EntitySet::default();
        for id in ids {
            match self.catalogue.find_entity(id) {
                Some(entity) if taken.contains(entity) => {
                    self.faults.add(&at, FaultKind::Twice(id.clone()));
                }
                Some(entity) => {
                    set = set.with(entity);
                    *taken = taken.with(entity);
                }
                None => self.faults.add(&at, FaultKind::Unknown(id.clone())),
            }
        }
        set
    }
}

impl Faults {
    /// `zhen hai` as `ZhenHai`.
    fn pinyin(&mut self, path: &str, written: &str) -> String {
        let mut pinyin = String::new();
        for syllable in written.split(' ') {
            let sound = !syllable.is_empty() && syllable.bytes().all(|it| it.is_ascii_lowercase());
            if !sound {
                self.add(path, FaultKind::Pinyin(written.to_owned()));
                return String::new();
            }
            pinyin += &syllable[..1].to_ascii_uppercase();
            pinyin += &syllable[1..];
        }
        pinyin
    }

    /// What each name stands for.
    fn found<N: ToString, T>(
        &mut self,
        path: &str,
        names: &[N],
        find: impl Fn(&N) -> Option<T>,
    ) -> Vec<T> {
        let mut found = Vec::new();
        for name in names {
            match find(name) {
                Some(it) => found.push(it),
                None => self.add(path, FaultKind::Unknown(name.to_string())),
            }
        }
        found
    }

    /// Names in the register stand once, and there is a number for each.
    fn register(&mut self, numbers: &Numbers) {
        for (path, count) in [
            ("numbers/entities", numbers.entities.len()),
            ("numbers/facts", numbers.facts.len()),
            ("numbers/measures", numbers.measures.len()),
        ] {
            self.count(path, count, 0, MOST_MEASURES);
        }
        self.ids("numbers/entities", numbers.entities.iter());
        self.ids("numbers/facts", numbers.facts.iter().map(|fact| &fact.id));
        self.ids("numbers/measures", numbers.measures.iter());
        for fact in &numbers.facts {
            let path = format!("numbers/facts/{}", fact.id);
            self.count(&path, fact.options.len(), 0, MOST_MEASURES);
            self.ids(&path, fact.options.iter());
        }
    }
}
