//! What there is from outside the notices to a part of the page.
//!
//! Contract: each is folded and labelled; where there is none, nothing is drawn but an empty box.

use selfcheck_core::{
    Catalogue,
    catalogue::{CityIx, EntityIx, FactIx, MeasureIx, Place, Reference as Source},
};
use yew::prelude::*;

use super::{context::use_content, reference::Reference};

/// To what part of the page references belong.
#[derive(Debug, Clone, PartialEq)]
pub enum Topic {
    /// The whole, and what became of single measures since.
    Everything,
    /// The whole, as far as it is about this kind of respondent.
    Kind(Option<EntityIx>),
    /// A fact.
    Fact(FactIx),
    /// A measure, without what became of it since (`today`).
    Measure(MeasureIx),
    /// The city that is chosen, and places that may be meant.
    Places(Option<CityIx>, Vec<Place>),
}

impl Topic {
    fn is_of(&self, reference: &Source, catalogue: &Catalogue) -> bool {
        let is_general = reference.measures.is_empty()
            && reference.facts.is_empty()
            && reference.places.is_empty();
        match self {
            Self::Everything => is_general || reference.reason.is_some(),
            Self::Kind(kind) => {
                is_general && kind.is_some_and(|kind| reference.entities.contains(kind))
            }
            Self::Fact(fact) => reference.facts.contains(fact),
            Self::Measure(measure) => {
                reference.reason.is_none() && reference.measures.contains(measure)
            }
            Self::Places(city, found) => reference.places.iter().any(|county| {
                *city == Some(catalogue.counties[county.ix()].city)
                    || found.contains(&Place::County(*county))
            }),
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// To what they belong.
    pub topic: Topic,
}

#[component]
pub fn References(Props { topic }: &Props) -> Html {
    let catalogue = use_content().catalogue;
    let chosen = catalogue.references.iter().filter(|it| topic.is_of(it, catalogue));
    html! {
        <div>
            { for chosen.map(|it| html! { <Reference key={it.id.as_str()} reference={it} /> }) }
        </div>
    }
}
