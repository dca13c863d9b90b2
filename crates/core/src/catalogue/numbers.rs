//! The register of numbers: by what number a result code names an entity, a fact, an option or a measure.

/// The register (编号): names in the order of their numbers, so that number `n` stands at position `n - 1`.
///
/// It only ever grows at its ends. What is gone from the content stays here, so that an old code still says what it
/// was about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers {
    /// The ids of the kinds of respondent.
    pub entities: Vec<String>,
    /// The facts.
    pub facts: Vec<NumberedFact>,
    /// The ids of the measures.
    pub measures: Vec<String>,
}

/// A fact in the register. Its options have numbers of their own, from 1 in each fact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NumberedFact {
    /// The id of the fact.
    pub id: String,
    /// The ids of its options.
    pub options: Vec<String>,
}

impl Numbers {
    /// The number of an entity.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<u16> {
        number(self.entities.iter(), id)
    }

    /// The number of a fact.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<u16> {
        number(self.facts.iter().map(|fact| &fact.id), id)
    }

    /// The number of an option, by the number of its fact.
    #[must_use]
    pub fn option(&self, fact: u16, id: &str) -> Option<u16> {
        number(named(&self.facts, fact)?.options.iter(), id)
    }

    /// The number of a measure.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<u16> {
        number(self.measures.iter(), id)
    }
}

/// The number of the first item of this name.
fn number<'a>(mut ids: impl Iterator<Item = &'a String>, id: &str) -> Option<u16> {
    ids.position(|other| other == id).and_then(|at| u16::try_from(at + 1).ok())
}

/// The item with this number.
pub(crate) fn named<T>(items: &[T], number: u16) -> Option<&T> {
    items.get(usize::from(number).checked_sub(1)?)
}
