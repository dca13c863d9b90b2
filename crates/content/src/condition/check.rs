//! Types an expression against the facts and divisions, and pushes negation into its comparisons.

use std::ops::Range;

use selfcheck_core::catalogue::{Atom, Condition, CountySet};
use selfcheck_core::catalogue::{Fact, FactIx};

use super::fault::Fault;
use super::parse::{Comparison, Expression, Name, Operator, Set};
use super::reach::every_option;
use super::scope::{PLACE, Scope};
use crate::diagnostics::Code;
use crate::names;
use crate::validate::divisions::Division;

/// Checks an expression; all faults come back together.
pub(super) fn check(
    expression: &Expression<'_>,
    scope: Scope<'_>,
) -> Result<Condition, Vec<Fault>> {
    let mut checker = Checker { scope, faults: Vec::new(), read: Vec::new() };
    let condition = checker.expression(expression, false);
    match condition {
        Some(condition) if checker.faults.is_empty() => Ok(condition),
        _ => Err(checker.faults),
    }
}

struct Checker<'a, 'i> {
    scope: Scope<'a>,
    faults: Vec<Fault>,
    /// The words read so far, with their first place.
    read: Vec<Name<'i>>,
}

impl<'i> Checker<'_, 'i> {
    /// The expression, or its negation. Nothing when a part of it is faulty.
    fn expression(&mut self, expression: &Expression<'i>, negated: bool) -> Option<Condition> {
        match expression {
            Expression::Not(inside) => self.expression(inside, !negated),
            Expression::All(parts) => self.joined(parts, negated, !negated),
            Expression::Any(parts) => self.joined(parts, negated, negated),
            Expression::Compare(comparison) => {
                self.comparison(comparison, negated).map(Condition::Is)
            }
        }
    }

    /// Parts joined by 且 if `all`, else by 或; parts joined the same way are drawn in.
    fn joined(&mut self, parts: &[Expression<'i>], negated: bool, all: bool) -> Option<Condition> {
        let checked: Vec<_> = parts.iter().map(|part| self.expression(part, negated)).collect();
        let mut joined = Vec::new();
        for part in checked {
            match part? {
                Condition::All(inner) if all => joined.extend(inner),
                Condition::Any(inner) if !all => joined.extend(inner),
                other => joined.push(other),
            }
        }
        Some(if all { Condition::All(joined) } else { Condition::Any(joined) })
    }

    fn comparison(&mut self, comparison: &Comparison<'i>, negated: bool) -> Option<Atom> {
        let word = &comparison.word;
        let fact = (0..).map(FactIx).zip(self.scope.facts).find(|(_, fact)| fact.word == word.text);
        if word.text != PLACE && fact.is_none() {
            self.unknown_word(word);
            return None;
        }
        match self.read.iter().find(|read| read.text == word.text) {
            Some(first) => {
                let message = format!("`{}` is read twice", word.text);
                let fault = Fault::new(Code::FactTwice, word.span.clone(), message)
                    .also(first.span.clone(), "first read here")
                    .help("use `属于` or `除`, or write two measures");
                self.faults.push(fault);
            }
            None => self.read.push(word.clone()),
        }
        match fact {
            Some((ix, fact)) => {
                let options = self.options(comparison, fact)?;
                let every = every_option(fact);
                if options == 0 || options == every {
                    let comes_out = if options == 0 { "never" } else { "always" };
                    let message = format!("this comparison is {comes_out} true");
                    let help = format!("the values are {}", option_list(fact));
                    let fault = Fault::new(Code::ComparisonIdle, comparison.span.clone(), message);
                    self.faults.push(fault.help(help));
                }
                let options = if negated { every & !options } else { options };
                Some(Atom::Fact { fact: ix, options })
            }
            None => self.place(comparison, negated),
        }
    }

    fn unknown_word(&mut self, word: &Name<'_>) {
        let facts = self.scope.facts;
        let owner = facts.iter().find(|f| f.options.iter().any(|o| o.name.zh == word.text));
        let help = match owner {
            Some(fact) => format!("it is a value: write `{} 是 {}`", fact.word, word.text),
            None if self.scope.divisions.knows(word.text) => {
                format!("it is a place: write `{PLACE} 属于 {{{}}}`", word.text)
            }
            None => {
                let words = facts.iter().map(|fact| fact.word.as_str());
                names::did_you_mean(word.text, words.chain([PLACE]))
                    .unwrap_or_else(|| "the words are those of `word` in facts.toml".to_owned())
            }
        };
        let message = format!("no fact has the word `{}`", word.text);
        self.faults.push(Fault::new(Code::ConditionWord, word.span.clone(), message).help(help));
    }

    /// The options that make a comparison true, negation aside.
    fn options(&mut self, comparison: &Comparison<'_>, fact: &Fact) -> Option<u16> {
        let word = &fact.word;
        match &comparison.operator {
            Operator::Bare if fact.options.iter().map(|o| o.id.as_str()).eq(["yes", "no"]) => {
                Some(1)
            }
            Operator::Bare => {
                let message = format!("`{word}` is not a yes/no fact");
                let help =
                    format!("compare it: `{word} 是 …`; its values are {}", option_list(fact));
                let fault = Fault::new(Code::NotYesNo, comparison.span.clone(), message);
                self.faults.push(fault.help(help));
                None
            }
            Operator::Is { not, value } => {
                let option = 1 << self.option(value, fact)?;
                Some(if *not { every_option(fact) & !option } else { option })
            }
            Operator::In { not, set, except } => {
                if let Some(except) = except {
                    let message = "`除` goes with places only";
                    let fault = Fault::new(Code::PlaceOperator, except.span.clone(), message);
                    self.faults.push(fault.help("list the values that are meant"));
                }
                let options = self.option_set(set, fact)?;
                Some(if *not { every_option(fact) & !options } else { options })
            }
            Operator::AtLeast(value) => {
                let option = self.scale(comparison, value, fact)?;
                Some(every_option(fact) & (u16::MAX << option))
            }
            Operator::AtMost(value) => {
                let option = self.scale(comparison, value, fact)?;
                Some(every_option(fact) & (u16::MAX >> (15 - option)))
            }
        }
    }

    /// A value of a fact on a scale.
    fn scale(
        &mut self,
        comparison: &Comparison<'_>,
        value: &Name<'_>,
        fact: &Fact,
    ) -> Option<usize> {
        if !fact.ordered {
            let message = format!("`{}` is not a scale: it has no `ordered = true`", fact.word);
            let fault = Fault::new(Code::NotOrdered, comparison.span.clone(), message);
            self.faults.push(fault.help("use `是` or `属于`"));
        }
        self.option(value, fact)
    }

    fn option_set(&mut self, set: &Set<'_>, fact: &Fact) -> Option<u16> {
        self.not_empty(set)?;
        let options: Vec<_> = set.names.iter().map(|name| self.option(name, fact)).collect();
        let mut seen = 0;
        for (name, option) in set.names.iter().zip(&options) {
            let Some(option) = option else { continue };
            if seen & (1 << option) != 0 {
                self.named_twice(name, format!("`{}` is already in the set", name.text));
            }
            seen |= 1 << option;
        }
        options.iter().all(Option::is_some).then_some(seen)
    }

    fn option(&mut self, value: &Name<'_>, fact: &Fact) -> Option<usize> {
        let found = fact.options.iter().position(|option| option.name.zh == value.text);
        if found.is_none() {
            let options = fact.options.iter().map(|option| option.name.zh.as_str());
            let message = format!("`{}` is not a value of `{}`", value.text, fact.word);
            let help = names::did_you_mean(value.text, options)
                .unwrap_or_else(|| format!("its values are {}", option_list(fact)));
            let fault = Fault::new(Code::ConditionValue, value.span.clone(), message);
            self.faults.push(fault.help(help));
        }
        found
    }

    fn place(&mut self, comparison: &Comparison<'_>, negated: bool) -> Option<Atom> {
        let Operator::In { not, set, except } = &comparison.operator else {
            let message = format!("`{PLACE}` can only be compared with `属于` or `不属于`");
            let help = format!("write `{PLACE} 属于 {{…}}`");
            let span = comparison.span.clone();
            self.faults.push(Fault::new(Code::PlaceOperator, span, message).help(help));
            return None;
        };
        let (divisions, mut counties) = self.division_set(set)?;
        let (excepted, outside) = match except {
            Some(except) => self.division_set(except)?,
            None => Default::default(),
        };
        let all = || self.scope.divisions.counties().map(|(ix, _)| ix);
        if let Some(except) = except {
            if let Some(stray) = all().find(|ix| outside.contains(*ix) && !counties.contains(*ix)) {
                let name = self.scope.divisions.full_name(stray);
                let message = format!("`除` takes out {name}, which is not in the set before it");
                self.fault(Code::ExceptOutside, &except.span, &message);
            }
            counties =
                all().filter(|ix| counties.contains(*ix) && !outside.contains(*ix)).collect();
            if counties == CountySet::default() {
                self.fault(Code::ExceptOutside, &except.span, "`除` takes out everything");
            }
        }
        if all().all(|ix| counties.contains(ix)) {
            self.fault(Code::ComparisonIdle, &comparison.span, "this names every place there is");
        }
        let outside = *not != negated;
        if outside {
            counties = all().filter(|ix| !counties.contains(*ix)).collect();
        }
        Some(Atom::Place { counties, outside, divisions, except: excepted })
    }

    /// The codes of a set of divisions, and the counties in them.
    fn division_set(&mut self, set: &Set<'_>) -> Option<(Vec<u32>, CountySet)> {
        self.not_empty(set)?;
        let scope = self.scope;
        let found: Vec<_> = set.names.iter().map(|name| self.division(name)).collect();
        let mut codes = Vec::new();
        let mut counties = CountySet::default();
        // Cities first, so that a county beside its own city is the one that is too many.
        let mut named: Vec<_> = set.names.iter().zip(&found).collect();
        named.sort_by_key(|(_, division)| matches!(division, Some(Division::County(_))));
        for (name, division) in named {
            let Some(division) = division else { continue };
            let inside: Vec<_> = scope.divisions.counties_of(*division).collect();
            if inside.iter().any(|ix| counties.contains(*ix)) {
                self.named_twice(name, format!("`{}` is already in the set", name.text));
            }
            inside.into_iter().for_each(|ix| counties.insert(ix));
        }
        for division in found {
            codes.push(scope.divisions.code(division?));
        }
        Some((codes, counties))
    }

    fn division(&mut self, name: &Name<'_>) -> Option<Division> {
        let (code, message, help) = match self.scope.divisions.find(name.text) {
            Ok(division) => return Some(division),
            Err(not_found) => not_found.words(name.text),
        };
        self.faults.push(Fault::new(code, name.span.clone(), message).maybe_help(help));
        None
    }

    fn not_empty(&mut self, set: &Set<'_>) -> Option<()> {
        if set.names.is_empty() {
            self.fault(Code::SetEmpty, &set.span, "the set is empty");
            return None;
        }
        Some(())
    }

    fn named_twice(&mut self, name: &Name<'_>, message: String) {
        self.fault(Code::SetTwice, &name.span, &message);
    }

    fn fault(&mut self, code: Code, span: &Range<usize>, message: &str) {
        self.faults.push(Fault::new(code, span.clone(), message));
    }
}

fn option_list(fact: &Fact) -> String {
    let options = fact.options.iter().map(|option| option.name.zh.as_str());
    options.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
