//! What the page around this one has set, as far as the model follows it.

use selfcheck_core::{Response, catalogue::Place};
use selfcheck_embedding::Options;

use crate::{model::Model, route::Step};

impl Model {
    /// The page around sets something, at the beginning or later. What the person has chosen since stays: only what the page
    /// around changes changes.
    pub(crate) fn configure(&mut self, options: Options) {
        let before = std::mem::replace(&mut self.options, options);
        let now = &self.options;
        if before.lang != now.lang
            && let Some(lang) = now.lang
        {
            self.lang = lang;
        }
        if before.elder != now.elder {
            self.look.elder = now.elder;
        }
    }

    /// Whether the kind of this self-check is the one that is set, so that it is not asked.
    #[must_use]
    pub fn kind_is_set(&self, response: &Response) -> bool {
        self.options.entity.is_some() && self.options.entity == response.entity
    }

    /// Whether the place of this self-check is the one that is set, so that it is not asked. In a city that is set, the county
    /// still is.
    #[must_use]
    pub fn place_is_set(&self, response: &Response) -> bool {
        matches!(self.options.place, Some(Place::County(_))) && self.options.place == response.place
    }

    /// The step after the first one.
    #[must_use]
    pub fn after_who(&self, response: &Response) -> Step {
        if self.place_is_set(response) { Step::Facts } else { Step::Where }
    }

    /// The step before the facts.
    #[must_use]
    pub fn before_facts(&self, response: &Response) -> Step {
        if self.place_is_set(response) { Step::Who } else { Step::Where }
    }
}
