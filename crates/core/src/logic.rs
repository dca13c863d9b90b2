//! Kleene's strong three-valued logic over facts, with its proofs.
//!
//! Conditions reach this room in negation normal form and read each fact at most once; the content
//! compiler guarantees both. For such conditions Kleene's logic is exact: a condition is unknown if
//! and only if the unknown facts can still make it both true and false. It also makes the smallest
//! proof and the smallest counterfactual the result of one walk over the condition.
//!
//! Source of the logic: S. C. Kleene, *Introduction to Metamathematics* (1952), § 64.

use crate::catalogue::{Atom, Catalogue, Condition, EntityIx, FactIx, Place};

/// A truth value. The order No < Unknown < Yes makes `and` the minimum and `or` the maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// False.
    No,
    /// Not known; never counts as false.
    Unknown,
    /// True.
    Yes,
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}

/// Something a respondent can be asked: kind, place, or a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Which kind of respondent.
    Entity,
    /// Where.
    Place,
    /// A fact.
    Fact(FactIx),
}

/// A set of questions, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct QuestionSet(u64);

impl QuestionSet {
    /// How many facts a set can hold.
    pub const FACTS: usize = 62;
    /// The set with nothing in it.
    pub const EMPTY: Self = Self(0);

    /// The set of one question.
    #[must_use]
    pub fn of(question: Question) -> Self {
        Self(
            1 << match question {
                Question::Entity => 0,
                Question::Place => 1,
                Question::Fact(fact) => fact.0 + 2,
            },
        )
    }

    /// Everything in either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Everything in both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Everything here that is not there.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the question is in the set.
    #[must_use]
    pub fn contains(self, question: Question) -> bool {
        self.0 & Self::of(question).0 != 0
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many questions are in the set.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The questions: kind, place, then facts in catalogue order.
    pub fn iter(self) -> impl Iterator<Item = Question> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let bit = rest.trailing_zeros() as u16;
            (rest != 0).then(|| {
                rest &= rest - 1;
                match bit {
                    0 => Question::Entity,
                    1 => Question::Place,
                    n => Question::Fact(FactIx(n - 2)),
                }
            })
        })
    }
}

impl FromIterator<Question> for QuestionSet {
    fn from_iter<I: IntoIterator<Item = Question>>(questions: I) -> Self {
        questions.into_iter().fold(Self::EMPTY, |set, q| set.union(Self::of(q)))
    }
}

/// What is known of a respondent, as conditions read it: answers, and what follows from the kind.
#[derive(Debug, Clone)]
pub struct Situation<'a> {
    catalogue: &'a Catalogue,
    entity: EntityIx,
    place: Option<Place>,
    facts: Vec<Option<u8>>,
    given: QuestionSet,
}

impl<'a> Situation<'a> {
    /// Brings together what was answered and what the kind of respondent implies.
    /// What the kind implies comes before an answer that was left from another kind.
    #[must_use]
    pub fn new(
        catalogue: &'a Catalogue,
        entity: EntityIx,
        place: Option<Place>,
        answered: impl Fn(FactIx) -> Option<u8>,
    ) -> Self {
        let mut given = QuestionSet::EMPTY;
        let facts = catalogue
            .facts()
            .map(|(ix, fact)| match fact.given(entity) {
                Some(value) => {
                    given = given.union(QuestionSet::of(Question::Fact(ix)));
                    Some(value)
                }
                None => answered(ix),
            })
            .collect();
        Self { catalogue, entity, place, facts, given }
    }

    /// The catalogue that the facts belong to.
    #[must_use]
    pub fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    /// The kind of respondent.
    #[must_use]
    pub fn entity(&self) -> EntityIx {
        self.entity
    }

    /// The place, as far as it is known.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    /// The value of a fact, answered or given.
    #[must_use]
    pub fn fact(&self, fact: FactIx) -> Option<u8> {
        self.facts[fact.ix()]
    }

    /// Whether the value follows from the kind of respondent.
    #[must_use]
    pub fn is_given(&self, question: Question) -> bool {
        self.given.contains(question)
    }

    /// Puts a value in place of what is known; nothing, to make it unknown. Given values stay.
    pub fn set_fact(&mut self, fact: FactIx, value: Option<u8>) {
        if !self.is_given(Question::Fact(fact)) {
            self.facts[fact.ix()] = value;
        }
    }

    /// Puts another place, or none.
    pub fn set_place(&mut self, place: Option<Place>) {
        self.place = place;
    }

    /// Whether the condition holds.
    #[must_use]
    pub fn truth(&self, condition: &Condition) -> Truth {
        self.truth_with(condition, None)
    }

    /// Whether the condition would hold if the comparison on this one question came out so.
    #[must_use]
    pub fn truth_if(&self, condition: &Condition, question: Question, outcome: bool) -> Truth {
        self.truth_with(condition, Some((question, outcome)))
    }

    fn truth_with(&self, condition: &Condition, supposed: Option<(Question, bool)>) -> Truth {
        match condition {
            Condition::Always => Truth::Yes,
            Condition::Is(atom) => match supposed {
                Some((question, outcome)) if atom.question() == question => outcome.into(),
                _ => self.atom(atom),
            },
            Condition::All(parts) => {
                let mut truth = Truth::Yes;
                for part in parts {
                    truth = truth.min(self.truth_with(part, supposed));
                    if truth == Truth::No {
                        break;
                    }
                }
                truth
            }
            Condition::Any(parts) => {
                let mut truth = Truth::No;
                for part in parts {
                    truth = truth.max(self.truth_with(part, supposed));
                    if truth == Truth::Yes {
                        break;
                    }
                }
                truth
            }
        }
    }

    fn atom(&self, atom: &Atom) -> Truth {
        match atom {
            Atom::Fact { fact, options } => match self.facts[fact.ix()] {
                None => Truth::Unknown,
                Some(value) => (options >> value & 1 == 1).into(),
            },
            Atom::Place { counties, .. } => match self.place {
                None => Truth::Unknown,
                Some(Place::County(county)) => counties.contains(county).into(),
                Some(Place::City(city)) => {
                    let mut inside =
                        self.catalogue.counties_of(city).map(|(ix, _)| counties.contains(ix));
                    match inside.next() {
                        None => Truth::Unknown,
                        Some(first) if inside.all(|other| other == first) => first.into(),
                        Some(_) => Truth::Unknown,
                    }
                }
            },
        }
    }

    /// The questions that an unknown condition hangs on: those whose answer can still change it.
    /// Nothing, when the condition is settled.
    #[must_use]
    pub fn hangs_on(&self, condition: &Condition) -> QuestionSet {
        match condition {
            Condition::Always => QuestionSet::EMPTY,
            Condition::Is(atom) => match self.atom(atom) {
                Truth::Unknown => QuestionSet::of(atom.question()),
                _ => QuestionSet::EMPTY,
            },
            Condition::All(parts) | Condition::Any(parts) => match self.truth(condition) {
                Truth::Unknown => parts
                    .iter()
                    .fold(QuestionSet::EMPTY, |set, part| set.union(self.hangs_on(part))),
                _ => QuestionSet::EMPTY,
            },
        }
    }

    /// The smallest set of answered questions that forces a settled condition; what follows from
    /// the kind of respondent costs nothing. Nothing, when the condition is not settled.
    #[must_use]
    pub fn proof(&self, condition: &Condition) -> Option<QuestionSet> {
        let truth = self.truth(condition);
        match condition {
            _ if truth == Truth::Unknown => None,
            Condition::Always => Some(QuestionSet::EMPTY),
            Condition::Is(atom) if self.is_given(atom.question()) => Some(QuestionSet::EMPTY),
            Condition::Is(atom) => Some(QuestionSet::of(atom.question())),
            Condition::All(parts) | Condition::Any(parts) => {
                let every = matches!(condition, Condition::All(_)) == (truth == Truth::Yes);
                let mut found: Option<QuestionSet> = None;
                for part in parts.iter().filter(|part| self.truth(part) == truth) {
                    let Some(proof) = self.proof(part) else {
                        continue;
                    };
                    found = Some(match found {
                        Some(others) if every => others.union(proof),
                        Some(shortest) if shortest.len() <= proof.len() => shortest,
                        _ => proof,
                    });
                }
                if every { Some(found.unwrap_or_default()) } else { found }
            }
        }
    }

    /// The fewest comparisons that would have to come out otherwise for the condition to become
    /// `target`, each with the outcome it would need. `None` when only another kind of respondent
    /// could make it so.
    #[must_use]
    pub fn flips<'c>(&self, condition: &'c Condition, target: bool) -> Option<Vec<Flip<'c>>> {
        if self.truth(condition) == target.into() {
            return Some(Vec::new());
        }
        match condition {
            Condition::Always => None,
            Condition::Is(atom) => (!self.is_given(atom.question())
                && atom.can_be(target, self.catalogue))
            .then(|| vec![Flip { atom, outcome: target }]),
            Condition::All(parts) | Condition::Any(parts) => {
                if matches!(condition, Condition::All(_)) == target {
                    let mut all = Vec::new();
                    for part in parts {
                        all.append(&mut self.flips(part, target)?);
                    }
                    return Some(all);
                }
                // Where it is no shorter, moving house is the last thing to suggest.
                let cost = |flips: &[Flip<'_>]| {
                    let moves = |flip: &Flip<'_>| flip.atom.question() == Question::Place;
                    2 * flips.len() + usize::from(flips.iter().any(moves))
                };
                let mut fewest: Option<Vec<Flip<'c>>> = None;
                for part in parts {
                    if let Some(flips) = self.flips(part, target)
                        && fewest.as_ref().is_none_or(|others| cost(&flips) < cost(others))
                    {
                        fewest = Some(flips);
                    }
                }
                fewest
            }
        }
    }
}

/// A comparison and the outcome that it would need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flip<'c> {
    /// The comparison.
    pub atom: &'c Atom,
    /// What it would have to be.
    pub outcome: bool,
}

impl Atom {
    /// What the comparison reads.
    #[must_use]
    pub fn question(&self) -> Question {
        match self {
            Self::Place { .. } => Question::Place,
            Self::Fact { fact, .. } => Question::Fact(*fact),
        }
    }

    /// Whether something that can be answered makes it come out so.
    pub(crate) fn can_be(&self, outcome: bool, catalogue: &Catalogue) -> bool {
        match self {
            Self::Place { counties, .. } => {
                catalogue.every_county().any(|county| counties.contains(county) == outcome)
            }
            Self::Fact { fact, options } => (0..catalogue.fact(*fact).options.len())
                .any(|option| (options >> option & 1 == 1) == outcome),
        }
    }
}

impl Condition {
    /// Everything the condition reads.
    #[must_use]
    pub fn reads(&self) -> QuestionSet {
        let mut questions = QuestionSet::EMPTY;
        self.each_atom(&mut |atom| {
            questions = questions.union(QuestionSet::of(atom.question()));
        });
        questions
    }

    /// Visits the comparisons from left to right. The page has this and not [`Condition::atoms`], whose iterator in
    /// iterators takes 1 KB of code.
    pub fn each_atom<'c>(&'c self, visit: &mut dyn FnMut(&'c Atom)) {
        match self {
            Self::Always => {}
            Self::Is(atom) => visit(atom),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.each_atom(visit);
                }
            }
        }
    }

    /// The comparisons, from left to right.
    pub fn atoms(&self) -> Box<dyn Iterator<Item = &Atom> + '_> {
        match self {
            Self::Always => Box::new(std::iter::empty()),
            Self::Is(atom) => Box::new(std::iter::once(atom)),
            Self::All(parts) | Self::Any(parts) => {
                Box::new(parts.iter().flat_map(Condition::atoms))
            }
        }
    }
}
