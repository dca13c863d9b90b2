//! What a condition can come out as, for one kind of respondent.

use selfcheck_core::catalogue::{Atom, Condition};
use selfcheck_core::catalogue::{EntityIx, Fact};

use super::scope::Scope;

/// Which truth values a condition can have once everything is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcomes {
    /// Some answers make it true.
    pub holds: bool,
    /// Some answers make it false.
    pub fails: bool,
}

/// What the condition can come out as, over all places and all answers of this kind of respondent.
///
/// One walk is enough: a condition reads each fact at most once, so that its parts come out
/// independently of each other. The tests compare this with trying every combination.
pub(crate) fn outcomes(condition: &Condition, scope: Scope<'_>, entity: EntityIx) -> Outcomes {
    match condition {
        Condition::Always => Outcomes { holds: true, fails: false },
        Condition::Is(Atom::Place { counties, .. }) => {
            let inside = |(ix, _)| counties.contains(ix);
            Outcomes {
                holds: scope.divisions.counties().any(inside),
                fails: !scope.divisions.counties().all(inside),
            }
        }
        Condition::Is(Atom::Fact { fact, options }) => {
            let values = scope.facts.get(fact.ix()).map_or(0, |fact| values(fact, entity));
            Outcomes { holds: values & options != 0, fails: values & !options != 0 }
        }
        Condition::All(parts) => parts.iter().map(|part| outcomes(part, scope, entity)).fold(
            Outcomes { holds: true, fails: false },
            |all, part| Outcomes { holds: all.holds && part.holds, fails: all.fails || part.fails },
        ),
        Condition::Any(parts) => parts.iter().map(|part| outcomes(part, scope, entity)).fold(
            Outcomes { holds: false, fails: true },
            |any, part| Outcomes { holds: any.holds || part.holds, fails: any.fails && part.fails },
        ),
    }
}

/// The values a fact can have for this kind of respondent, one bit each.
fn values(fact: &Fact, entity: EntityIx) -> u16 {
    match fact.given(entity) {
        Some(value) => 1 << value,
        None => every_option(fact),
    }
}

/// All options of a fact, one bit each.
pub(super) fn every_option(fact: &Fact) -> u16 {
    let count = fact.options.len().min(16);
    u16::try_from((1_u32 << count) - 1).unwrap_or(u16::MAX)
}
