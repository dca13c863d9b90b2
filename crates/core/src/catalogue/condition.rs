//! When a measure applies, and where a respondent is, as values. What they come to is worked out in [`logic`](crate::logic).

use super::position::{CityIx, CountyIx, FactIx};

/// A condition over facts, without negation: the compiler pushes it into the atoms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Always true.
    Always,
    /// One comparison.
    Is(Atom),
    /// All of these (且).
    All(Vec<Condition>),
    /// At least one of these (或).
    Any(Vec<Condition>),
}

/// One comparison of one fact with a set of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Atom {
    /// The place is one of these counties.
    Place {
        /// The counties that make it true, complement already taken.
        counties: CountySet,
        /// Whether it was written 不属于, for display.
        outside: bool,
        /// Codes of the cities and counties as written.
        divisions: Vec<u32>,
        /// Codes of the cities and counties excepted (除).
        except: Vec<u32>,
    },
    /// The fact has one of these options.
    Fact {
        /// The fact read.
        fact: FactIx,
        /// One bit for each option that makes it true.
        options: u16,
    },
}

/// A set of counties, one bit each, by position.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct CountySet([u64; 2]);

impl CountySet {
    /// How many counties a set can hold.
    pub const CAPACITY: usize = 128;

    /// Whether the county is in the set.
    #[must_use]
    pub fn contains(self, county: CountyIx) -> bool {
        self.0[county.ix() / 64] >> (county.ix() % 64) & 1 == 1
    }

    /// Adds a county.
    pub fn insert(&mut self, county: CountyIx) {
        self.0[county.ix() / 64] |= 1 << (county.ix() % 64);
    }
}

impl FromIterator<CountyIx> for CountySet {
    fn from_iter<I: IntoIterator<Item = CountyIx>>(counties: I) -> Self {
        let mut set = Self::default();
        counties.into_iter().for_each(|county| set.insert(county));
        set
    }
}

/// Where the respondent is, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Somewhere in this city; also the place of a city bureau.
    City(CityIx),
    /// In this county.
    County(CountyIx),
}
