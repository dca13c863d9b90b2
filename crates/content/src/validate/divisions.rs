//! `divisions.csv`: the counties with their cities, and how conditions name them.
//!
//! The file is six plain columns. Names of places hold neither commas nor quotes, so that a line
//! is cut at its commas; that keeps the place of every cell.

use selfcheck_core::catalogue::CountySet;
use selfcheck_core::catalogue::{City, CityIx, County, CountyIx};

use super::common::{at_most, each_once};
use crate::diagnostics::{Code, Problem, Problems};
use crate::names;
use crate::source::{At, FileId, Source};
use crate::wording::is_chinese;
use crate::written::Str;

const HEADER: &str = "code,name,pinyin,city_code,city,city_pinyin";

/// The divisions of the content.
#[derive(Debug, Clone, Default)]
pub(crate) struct Divisions {
    cities: Vec<City>,
    counties: Vec<County>,
}

/// A city or a county.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Division {
    City(CityIx),
    County(CountyIx),
}

/// Why a name means no division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotFound {
    Unknown {
        near: Option<String>,
    },
    /// Several counties have it; these are the names that tell them apart.
    Ambiguous {
        names: Vec<String>,
    },
}

impl NotFound {
    /// What to say of it: the code, the message, and how to mend it.
    pub(crate) fn words(self, name: &str) -> (Code, String, Option<String>) {
        match self {
            Self::Unknown { near } => (
                Code::PlaceUnknown,
                format!("`{name}` is no city or county in divisions.csv"),
                near.map(|near| format!("did you mean `{near}`?")),
            ),
            Self::Ambiguous { names } => (
                Code::PlaceAmbiguous,
                format!("several counties are called `{name}`"),
                Some(format!("write {}", names::list(names.iter().map(String::as_str)))),
            ),
        }
    }
}

/// A line of the file with its places.
struct Row {
    code: u32,
    code_at: At,
    name: String,
    name_at: At,
    pinyin: String,
    city_code: u32,
    city_code_at: At,
    city: String,
    city_at: At,
    city_pinyin: String,
    city_pinyin_at: At,
}

impl Divisions {
    /// Reads and validates the file.
    pub(crate) fn read(source: &Source, file: FileId, problems: &Problems) -> Self {
        let text = &source.file(file).text;
        let mut rows = Vec::new();
        let mut start = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let at = At::new(file, start..start + line.trim_end_matches(['\r', '\n']).len());
            start += line.len();
            if number == 0 {
                if source.slice(at) != HEADER {
                    let message = format!("the first line should be `{HEADER}`");
                    problems.add(Problem::new(Code::DivisionLine, at, message));
                }
            } else if !source.slice(at).trim().is_empty() {
                rows.extend(row(source, at, problems));
            }
        }
        if rows.is_empty() {
            let message = "there are no counties in this file";
            problems.add(Problem::new(Code::Empty, At::top(file), message));
        }
        at_most(&mut rows, CountySet::CAPACITY, "counties", |row| row.code_at, problems);
        check_rows(&rows, problems);
        Self::of(rows)
    }

    fn of(rows: Vec<Row>) -> Self {
        let mut divisions = Self::default();
        for (ix, row) in (0..).zip(rows) {
            match divisions.cities.last_mut() {
                Some(city) if city.code == row.city_code => city.count += 1,
                _ => divisions.cities.push(City {
                    code: row.city_code,
                    name: row.city,
                    pinyin: row.city_pinyin,
                    first: ix,
                    count: 1,
                }),
            }
            let city = CityIx(u16::try_from(divisions.cities.len() - 1).unwrap_or(u16::MAX));
            divisions.counties.push(County {
                code: row.code,
                name: row.name,
                pinyin: row.pinyin,
                city,
            });
        }
        divisions
    }

    /// The counties with their positions.
    pub(crate) fn counties(&self) -> impl Iterator<Item = (CountyIx, &County)> {
        (0..).map(CountyIx).zip(&self.counties)
    }

    /// The counties that a division consists of.
    pub(crate) fn counties_of(&self, division: Division) -> impl Iterator<Item = CountyIx> {
        let meant = move |(ix, county): &(CountyIx, &County)| match division {
            Division::City(city) => county.city == city,
            Division::County(county) => *ix == county,
        };
        self.counties().filter(meant).map(|(ix, _)| ix)
    }

    /// The administrative code of a division.
    pub(crate) fn code(&self, division: Division) -> u32 {
        match division {
            Division::City(ix) => self.cities.get(ix.ix()).map_or(0, |city| city.code),
            Division::County(ix) => self.counties.get(ix.ix()).map_or(0, |county| county.code),
        }
    }

    /// The name of a county with its city before it, e.g. `宁波市镇海区`.
    pub(crate) fn full_name(&self, county: CountyIx) -> String {
        let Some(county) = self.counties.get(county.ix()) else {
            return String::new();
        };
        let city = self.cities.get(county.city.ix()).map_or("", |city| &city.name);
        format!("{city}{}", county.name)
    }

    /// The counties of the divisions in a list, those not found being reported.
    pub(crate) fn resolve(&self, names: &[Str], problems: &Problems) -> Vec<CountyIx> {
        let mut counties = Vec::new();
        for name in each_once(names, problems) {
            match self.find(&name.value) {
                Ok(division) => counties.extend(self.counties_of(division)),
                Err(not_found) => {
                    let (code, message, help) = not_found.words(&name.value);
                    problems.add(Problem::new(code, name.at, message).maybe_help(help));
                }
            }
        }
        counties.sort();
        counties.dedup();
        counties
    }

    /// Whether a name means a division, or several.
    pub(crate) fn knows(&self, name: &str) -> bool {
        !matches!(self.find(name), Err(NotFound::Unknown { .. }))
    }

    /// The division of this name: a city, a county with its city, or a county alone where no
    /// other has its name.
    pub(crate) fn find(&self, name: &str) -> Result<Division, NotFound> {
        if let Some((ix, _)) = (0..).zip(&self.cities).find(|(_, city)| city.name == name) {
            return Ok(Division::City(CityIx(ix)));
        }
        let full = self.counties().find(|(ix, _)| self.full_name(*ix) == name);
        if let Some((ix, _)) = full {
            return Ok(Division::County(ix));
        }
        let found: Vec<_> =
            self.counties().filter(|(_, county)| county.name == name).map(|(ix, _)| ix).collect();
        match found.as_slice() {
            [] => Err(NotFound::Unknown { near: self.nearest(name) }),
            [ix] => Ok(Division::County(*ix)),
            _ => {
                let names = found.iter().map(|ix| self.full_name(*ix)).collect();
                Err(NotFound::Ambiguous { names })
            }
        }
    }

    fn nearest(&self, name: &str) -> Option<String> {
        let cities = self.cities.iter().map(|city| city.name.as_str());
        let counties = self.counties.iter().map(|county| county.name.as_str());
        names::nearest(name, cities.chain(counties)).map(str::to_owned)
    }

    pub(crate) fn into_parts(self) -> (Vec<City>, Vec<County>) {
        (self.cities, self.counties)
    }
}

fn row(source: &Source, line: At, problems: &Problems) -> Option<Row> {
    let mut start = line.start;
    let cells: Vec<At> = source
        .slice(line)
        .split(',')
        .map(|cell| {
            let at = At::new(line.file, start..start + cell.len());
            start += cell.len() + 1;
            at
        })
        .collect();
    let [code_at, name_at, pinyin_at, city_code_at, city_at, city_pinyin_at] = *cells.as_slice()
    else {
        let message = format!("this line has {} cells; it should have 6", cells.len());
        problems.add(Problem::new(Code::DivisionLine, line, message).label(HEADER));
        return None;
    };
    let (name, city) = (name(source, name_at, problems), name(source, city_at, problems));
    Some(Row {
        code: code(source, code_at, problems)?,
        pinyin: pinyin(source, pinyin_at, name.as_deref()?, problems)?,
        name: name?,
        city_code: code(source, city_code_at, problems)?,
        city_pinyin: pinyin(source, city_pinyin_at, city.as_deref()?, problems)?,
        city: city?,
        code_at,
        name_at,
        city_code_at,
        city_at,
        city_pinyin_at,
    })
}

fn code(source: &Source, at: At, problems: &Problems) -> Option<u32> {
    let written = source.slice(at);
    let six = written.len() == 6 && written.bytes().all(|b| b.is_ascii_digit());
    let code = written.parse().ok().filter(|_| six);
    if code.is_none() {
        let message = format!("`{written}` is not an administrative code of six digits");
        problems.add(Problem::new(Code::DivisionLine, at, message));
    }
    code
}

fn name(source: &Source, at: At, problems: &Problems) -> Option<String> {
    let name = source.slice(at);
    let sound = !name.is_empty() && name.chars().all(is_chinese);
    if !sound {
        let message = format!("`{name}` is not a name in Chinese characters");
        problems.add(Problem::new(Code::DivisionLine, at, message));
    }
    sound.then(|| name.to_owned())
}

/// The pinyin of this name in the form of [`County::pinyin`].
fn pinyin(source: &Source, at: At, name: &str, problems: &Problems) -> Option<String> {
    let written = source.slice(at);
    let syllables: Vec<_> = written.split(' ').collect();
    let message = if let Some(wrong) = syllables.iter().find(|it| !is_syllable(it)) {
        match *wrong {
            "" => format!("a syllable of the pinyin of {name} is missing"),
            _ => format!("`{wrong}` is not one syllable of pinyin"),
        }
    } else if syllables.len() >= name.chars().count() {
        format!("`{written}` has a syllable for every character of {name}")
    } else {
        let capital = |it: &&str| [it[..1].to_ascii_uppercase().as_str(), &it[1..]].concat();
        return Some(syllables.iter().map(capital).collect());
    };
    let help = "write it as `zhen hai`: without tones, without 县, 市 or 区, ü as v";
    problems.add(Problem::new(Code::DivisionPinyin, at, message).help(help));
    None
}

/// Whether it is lower-case letters with vowels in one place, as every syllable of a name has them.
fn is_syllable(text: &str) -> bool {
    let is_vowel = |b: u8| b"aeiouv".contains(&b);
    let mut before = false;
    let runs = text.bytes().filter(|b| !std::mem::replace(&mut before, is_vowel(*b)) && before);
    text.bytes().all(|b| b.is_ascii_lowercase()) && runs.count() == 1
}

fn check_rows(rows: &[Row], problems: &Problems) {
    for (ix, row) in rows.iter().enumerate() {
        let before = &rows[..ix];
        if row.code / 100 != row.city_code / 100 || row.code % 100 == 0 {
            let message = format!("{} is not the code of a county in {}", row.code, row.city_code);
            let problem = Problem::new(Code::CountyOutside, row.code_at, message)
                .help("the code of a county begins with the four digits of its city's code");
            problems.add(problem.also(row.city_code_at, "its city"));
        }
        if row.city_code % 100 != 0 {
            let message = format!("{} is not the code of a city", row.city_code);
            let problem = Problem::new(Code::CountyOutside, row.city_code_at, message);
            problems.add(problem.help("the code of a city ends in 00"));
        }
        if let Some(first) = before.iter().find(|other| other.code == row.code) {
            let message = format!("the code {} is there twice", row.code);
            let problem = Problem::new(Code::DivisionTwice, row.code_at, message);
            problems.add(problem.also(first.code_at, "first"));
        } else if let Some(first) =
            before.iter().find(|other| other.name == row.name && other.city == row.city)
        {
            let message = format!("{}{} is there twice", row.city, row.name);
            let problem = Problem::new(Code::DivisionTwice, row.name_at, message);
            problems.add(problem.also(first.name_at, "first"));
        }
        if let Some(other) = before
            .iter()
            .find(|other| (other.city_code == row.city_code) != (other.city == row.city))
        {
            let message =
                format!("{} {} goes with another name or code before", row.city_code, row.city);
            let problem = Problem::new(Code::CityScattered, row.city_at, message);
            problems.add(problem.also(other.city_at, format!("{} here", other.city_code)));
        }
        if let Some(other) = before
            .iter()
            .find(|other| other.city_code == row.city_code && other.city_pinyin != row.city_pinyin)
        {
            let message = format!("{} goes with another pinyin before", row.city);
            let problem = Problem::new(Code::CityScattered, row.city_pinyin_at, message);
            problems.add(problem.also(other.city_pinyin_at, "here"));
        }
        let last = before.iter().rposition(|other| other.city_code == row.city_code);
        if let Some(last) = last.filter(|last| last + 1 != ix) {
            let message = format!("the counties of {} do not stand together", row.city);
            let problem = Problem::new(Code::CityScattered, row.city_at, message);
            problems.add(problem.also(before[last].city_at, "the one before"));
        }
    }
}
