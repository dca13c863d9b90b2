//! The headline numbers as pairs of bounds, as tight as the facts allow.
//!
//! Findings that are settled just add up. Undetermined ones hang on facts, and facts are shared:
//! a community is in one class at a time, so the measures of its three classes never all apply.
//! The undetermined measures are therefore grouped by the open facts they share, and each group is
//! tried with every combination of values of those facts.

use std::fmt;

use super::finding::{Applicability, Finding, Progress, is_required};
use crate::{
    catalogue::{Atom, Catalogue, CountyIx, FactIx, Place},
    logic::{Question, QuestionSet, Situation, Truth},
};

/// Above this many combinations a group is not tried out; its bounds are then the sums of its
/// measures' own, which hold but may be wider than need be.
const COMBINATIONS: usize = 4096;

/// A number known only between two bounds, both inclusive.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Range {
    /// It is at least this.
    pub least: u16,
    /// It is at most this.
    pub most: u16,
}

impl fmt::Display for Range {
    /// `3`, or `3–5` while it is not known: the same in every language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_settled() {
            true => write!(f, "{}", self.least),
            false => write!(f, "{}–{}", self.least, self.most),
        }
    }
}

impl Range {
    /// Whether the number is known.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.least == self.most
    }

    fn add(&mut self, least: bool, most: bool) {
        self.least += u16::from(least);
        self.most += u16::from(most);
    }

    fn add_range(&mut self, other: Self) {
        self.least += other.least;
        self.most += other.most;
    }

    fn widen(&mut self, other: Self) {
        self.least = self.least.min(other.least);
        self.most = self.most.max(other.most);
    }
}

/// The headline numbers. Whatever the unknown answers turn out to be, each number lies within its
/// bounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    /// Measures that apply.
    pub applying: Range,
    /// Measures that apply and are done.
    pub met: Range,
    /// Gaps: measures that apply and are not, or only partly, done.
    pub gaps: Range,
    /// Those of the gaps that the text demands ([`Required`](crate::catalogue::Strength::Required)).
    pub required_gaps: Range,
}

impl Bounds {
    /// Adds what a finding contributes if its measure applies.
    fn add(&mut self, catalogue: &Catalogue, finding: &Finding) {
        let (gap, open) = (finding.progress.is_gap(), finding.progress.is_open());
        let met = finding.progress == Progress::Met;
        let required = is_required(catalogue, finding.measure);
        self.applying.add(true, true);
        self.met.add(met, met || open);
        self.gaps.add(gap, gap || open);
        self.required_gaps.add(gap && required, (gap || open) && required);
    }

    fn each(&mut self, other: Self, join: impl Fn(&mut Range, Range)) {
        join(&mut self.applying, other.applying);
        join(&mut self.met, other.met);
        join(&mut self.gaps, other.gaps);
        join(&mut self.required_gaps, other.required_gaps);
    }
}

/// The bounds over every way in which the unknown can turn out.
pub(super) fn bounds(
    catalogue: &Catalogue,
    situation: Option<&Situation<'_>>,
    findings: &[Finding],
) -> Bounds {
    let mut total = Bounds::default();
    let mut undetermined = Vec::new();
    for finding in findings {
        match finding.applicability {
            Applicability::Applies => total.add(catalogue, finding),
            Applicability::DoesNotApply => {}
            Applicability::Undetermined => undetermined.push(finding),
        }
    }
    match situation {
        None => total.each(loose(catalogue, &undetermined), Range::add_range),
        Some(situation) => {
            for (questions, members) in groups(&undetermined) {
                let group = Group { catalogue, questions, members };
                total.each(group.bounds(situation), Range::add_range);
            }
        }
    }
    total
}

/// Bounds that take each undetermined measure by itself.
fn loose(catalogue: &Catalogue, undetermined: &[&Finding]) -> Bounds {
    let mut bounds = Bounds::default();
    for finding in undetermined {
        let mut applied = Bounds::default();
        applied.add(catalogue, finding);
        applied.each(Bounds::default(), Range::widen);
        bounds.each(applied, Range::add_range);
    }
    bounds
}

/// Undetermined findings, grouped so that no open question is shared between groups.
fn groups<'f>(undetermined: &[&'f Finding]) -> Vec<(QuestionSet, Vec<&'f Finding>)> {
    let mut groups: Vec<(QuestionSet, Vec<&Finding>)> = Vec::new();
    for finding in undetermined {
        let mut questions = finding.hangs_on;
        let mut members = vec![*finding];
        groups.retain_mut(|(other, theirs)| {
            let apart = other.intersection(questions).is_empty();
            if !apart {
                questions = questions.union(*other);
                members.append(theirs);
            }
            apart
        });
        groups.push((questions, members));
    }
    groups
}

struct Group<'a> {
    catalogue: &'a Catalogue,
    questions: QuestionSet,
    members: Vec<&'a Finding>,
}

impl Group<'_> {
    fn bounds(&self, situation: &Situation<'_>) -> Bounds {
        let places = self.places(situation);
        let mut facts: Vec<FactIx> = Vec::new();
        let mut combinations = places.len().max(1);
        for question in self.questions.iter() {
            if let Question::Fact(fact) = question {
                facts.push(fact);
                combinations = combinations.saturating_mul(self.catalogue.fact(fact).options.len());
            }
        }
        if combinations > COMBINATIONS {
            return loose(self.catalogue, &self.members);
        }
        let mut tried = situation.clone();
        let mut bounds: Option<Bounds> = None;
        for combination in 0..combinations {
            let mut rest = combination;
            if !places.is_empty() {
                tried.set_place(Some(Place::County(places[rest % places.len()])));
                rest /= places.len();
            }
            for fact in &facts {
                let options = self.catalogue.fact(*fact).options.len();
                tried.set_fact(*fact, Some((rest % options) as u8));
                rest /= options;
            }
            let mut here = Bounds::default();
            for finding in &self.members {
                if tried.truth(&self.catalogue.measure(finding.measure).when) == Truth::Yes {
                    here.add(self.catalogue, finding);
                }
            }
            bounds = Some(match bounds {
                None => here,
                Some(mut wide) => {
                    wide.each(here, Range::widen);
                    wide
                }
            });
        }
        bounds.unwrap_or_default()
    }

    /// One county for each way in which the place can matter to this group; none if it is settled.
    fn places(&self, situation: &Situation<'_>) -> Vec<CountyIx> {
        if !self.questions.contains(Question::Place) {
            return Vec::new();
        }
        let mut sets = Vec::new();
        for finding in &self.members {
            self.catalogue.measure(finding.measure).when.each_atom(&mut |atom| {
                if let Atom::Place { counties, .. } = atom {
                    sets.push(*counties);
                }
            });
        }
        let candidates = match situation.place() {
            Some(Place::County(county)) => county.0..county.0 + 1,
            Some(Place::City(city)) => {
                let city = &self.catalogue.cities[city.ix()];
                city.first..city.first + city.count
            }
            None => 0..self.catalogue.counties.len() as u16,
        };
        let mut places: Vec<CountyIx> = Vec::new();
        for county in candidates.map(CountyIx) {
            let like = |other: &CountyIx| {
                sets.iter().all(|set| set.contains(*other) == set.contains(county))
            };
            if !places.iter().any(like) {
                places.push(county);
            }
        }
        places
    }
}
