//! `numbers.csv`: the numbers by which result codes name things. A number once given stays given, also when the thing is
//! gone, so that old codes keep their meaning.

use std::collections::HashMap;

use selfcheck_core::Catalogue;
use selfcheck_core::catalogue::{NumberedFact, Numbers};

use crate::diagnostics::{Code, Problem, Problems};
use crate::names;
use crate::source::{At, FileId, Source};

const HEADER: &str = "kind,number,name";
const KINDS: [&str; 4] = ["entity", "fact", "option", "measure"];

/// The register with its place.
pub(crate) struct Register {
    numbers: Numbers,
    /// The end of the file, where lines are added.
    end: At,
}

/// A line of the file with its places.
struct Row<'s> {
    kind: &'s str,
    number: u16,
    number_at: At,
    name: &'s str,
    name_at: At,
}

/// What lines before have said.
#[derive(Default)]
struct Given<'s> {
    numbers: HashMap<(&'s str, u16), At>,
    names: HashMap<(&'s str, &'s str), At>,
    /// The next number of each kind, and of the options of each fact.
    next: HashMap<&'s str, u16>,
}

impl Register {
    /// Reads and validates the file.
    pub(crate) fn read(source: &Source, file: FileId, problems: &Problems) -> Self {
        let text = &source.file(file).text;
        let mut numbers = Numbers::default();
        let mut given = Given::default();
        let mut start = 0;
        for (position, line) in text.split_inclusive('\n').enumerate() {
            let at = At::new(file, start..start + line.trim_end_matches(['\r', '\n']).len());
            start += line.len();
            let written = source.slice(at);
            if position == 0 {
                if written != HEADER {
                    let message = format!("the first line should be `{HEADER}`");
                    problems.add(Problem::new(Code::NumberLine, at, message));
                }
            } else if !written.trim().is_empty()
                && let Some(row) = row(source, at, problems)
                && given.take(&row, problems)
            {
                place(&row, &mut numbers, problems);
            }
        }
        Self { numbers, end: At::new(file, text.len()..text.len()) }
    }

    /// Reports what has no number. To be asked when all else is sound: a number cannot be taken back.
    pub(crate) fn check(&self, catalogue: &Catalogue, problems: &Problems) {
        let lines = self.missing(catalogue);
        let quoted: Vec<_> = lines.iter().map(|line| format!("`{line}`")).collect();
        let message = match quoted.as_slice() {
            [] => return,
            [line] => {
                format!("something has no number: add the line {line} at the end of this file")
            }
            _ => format!(
                "{} things have no number: add these lines at the end of this file: {}",
                lines.len(),
                quoted.join(", ")
            ),
        };
        let problem = Problem::new(Code::NumberMissing, self.end, message);
        problems.add(problem.label("here").help(lines.join("\n")));
    }

    /// The lines that are still to be written.
    fn missing(&self, catalogue: &Catalogue) -> Vec<String> {
        let mut lines = Vec::new();
        let mut add = |kind: &str, count: usize, name: String| {
            lines.push(format!("{kind},{},{name}", count + 1));
        };
        let numbers = &self.numbers;
        let new = catalogue.entities.iter().filter(|entity| numbers.entity(&entity.id).is_none());
        for (more, entity) in new.enumerate() {
            add("entity", numbers.entities.len() + more, entity.id.clone());
        }
        let mut more_facts = 0;
        for fact in &catalogue.facts {
            let known = numbers.facts.iter().find(|known| known.id == fact.id);
            if known.is_none() {
                add("fact", numbers.facts.len() + more_facts, fact.id.clone());
                more_facts += 1;
            }
            let known = known.map_or(&[][..], |known| &known.options);
            let new = fact.options.iter().filter(|option| !known.contains(&option.id));
            for (more, option) in new.enumerate() {
                add("option", known.len() + more, format!("{}/{}", fact.id, option.id));
            }
        }
        let new = catalogue.measures.iter().filter(|m| numbers.measure(&m.id).is_none());
        for (more, measure) in new.enumerate() {
            add("measure", numbers.measures.len() + more, measure.id.clone());
        }
        lines
    }

    pub(crate) fn numbers(&self) -> Numbers {
        self.numbers.clone()
    }
}

fn row<'s>(source: &'s Source, line: At, problems: &Problems) -> Option<Row<'s>> {
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
    let fault = |at: At, message: String| problems.add(Problem::new(Code::NumberLine, at, message));
    let [kind_at, number_at, name_at] = *cells.as_slice() else {
        let message = format!("this line has {} cells; it should have 3", cells.len());
        problems.add(Problem::new(Code::NumberLine, line, message).label(HEADER));
        return None;
    };
    let (kind, name) = (source.slice(kind_at), source.slice(name_at));
    if !KINDS.contains(&kind) {
        let message = format!("`{kind}` is not a kind of thing that has numbers");
        let help = names::did_you_mean_of(kind, KINDS);
        problems.add(Problem::new(Code::NumberLine, kind_at, message).help(help));
        return None;
    }
    let written = source.slice(number_at);
    let number = written.parse().ok().filter(|number: &u16| number.to_string() == written);
    let Some(number) = number.filter(|number| *number > 0) else {
        fault(number_at, format!("`{written}` is not a number from 1 to {}", u16::MAX));
        return None;
    };
    let sound = match (kind, name.split_once('/')) {
        ("option", Some((fact, option))) => {
            names::is_kebab_case(fact) && names::is_kebab_case(option)
        }
        ("option", None) => false,
        _ => names::is_kebab_case(name),
    };
    if !sound {
        fault(
            name_at,
            match kind {
                "option" => {
                    format!("`{name}` is not the id of a fact, `/`, and the id of its option")
                }
                _ => format!("`{name}` is not an id"),
            },
        );
        return None;
    }
    Some(Row { kind, number, number_at, name, name_at })
}

impl<'s> Given<'s> {
    /// Takes note of a line, and tells whether it may stand where it stands.
    fn take(&mut self, row: &Row<'s>, problems: &Problems) -> bool {
        // Options are numbered within their fact.
        let list = match row.name.split_once('/') {
            Some((fact, _)) => fact,
            // No id has such a form.
            None => match row.kind {
                "entity" => "/entity",
                "fact" => "/fact",
                _ => "/measure",
            },
        };
        if let Some(first) = self.names.get(&(list, row.name)) {
            let message = format!("the {} `{}` has a number already", row.kind, row.name);
            let problem = Problem::new(Code::NumberedTwice, row.name_at, message).label("again");
            problems.add(problem.also(*first, "first"));
            return false;
        }
        self.names.insert((list, row.name), row.name_at);
        if let Some(first) = self.numbers.get(&(list, row.number)) {
            let message = format!("the number {} is given twice", row.number);
            let problem = Problem::new(Code::NumberTwice, row.number_at, message).label("again");
            let help = format!("the next free number here is {}", self.next_of(list));
            problems.add(problem.also(*first, "first").help(help));
            return false;
        }
        self.numbers.insert((list, row.number), row.number_at);
        let next = self.next_of(list);
        self.next.insert(list, row.number.saturating_add(1));
        if row.number != next {
            let message = format!("the number {} stands where {next} is due", row.number);
            let help = "numbers follow one another without a gap; the lines of what is gone stay";
            problems.add(Problem::new(Code::NumberOrder, row.number_at, message).help(help));
            return false;
        }
        true
    }

    fn next_of(&self, list: &str) -> u16 {
        self.next.get(list).copied().unwrap_or(1)
    }
}

/// Puts a line into the register.
fn place(row: &Row<'_>, numbers: &mut Numbers, problems: &Problems) {
    let name = row.name.to_owned();
    match (row.kind, row.name.split_once('/')) {
        ("entity", _) => numbers.entities.push(name),
        ("fact", _) => numbers.facts.push(NumberedFact { id: name, options: Vec::new() }),
        ("option", Some((id, option))) => {
            match numbers.facts.iter_mut().find(|fact| fact.id == id) {
                Some(fact) => fact.options.push(option.to_owned()),
                None => {
                    let message = format!("there is no fact `{id}` before this line");
                    problems.add(Problem::new(Code::NumberLine, row.name_at, message));
                }
            }
        }
        _ => numbers.measures.push(name),
    }
}
