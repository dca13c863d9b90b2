//! What the page around this one has set, as far as the model follows it.

use selfcheck_core::{
    Response,
    catalogue::{EntityIx, Place},
};
use selfcheck_embedding::Options;

use crate::{Model, Step, desk::Desk, look::Look};

impl Model {
    /// The page around sets something, at the beginning or later. What the person has chosen since stays: only what the page
    /// around changes changes.
    pub(crate) fn configure(&mut self, options: Options) {
        let before = std::mem::replace(&mut self.desk.options, options);
        let now = &self.desk.options;
        if before.lang != now.lang
            && let Some(lang) = now.lang
        {
            self.lang = lang;
        }
        if before.elder != now.elder {
            self.desk.look.elder = now.elder;
        }
    }

    /// A self-check as it begins here: kind and place are there if they are set.
    pub(crate) fn fresh(&self, entity: Option<EntityIx>) -> Response {
        let Options { entity: set, place, .. } = self.desk.options;
        Response { entity: entity.or(set), place, ..Response::default() }
    }

    /// The name of a self-check that was begun and holds nothing yet.
    pub(crate) fn blank(&self) -> Option<String> {
        let fresh = self.fresh(None);
        let is_blank = |it: &Response| {
            (it.entity, it.place) == (fresh.entity, fresh.place)
                && it.unit.trim().is_empty()
                && it.facts.is_empty()
                && it.answers.is_empty()
        };
        self.shelf.iter().find(|it| is_blank(it)).map(|blank| blank.id.clone())
    }

    /// Whether the kind of this self-check is the one that is set, so that it is not asked.
    #[must_use]
    pub fn kind_is_set(&self, response: &Response) -> bool {
        self.desk.options.entity.is_some() && self.desk.options.entity == response.entity
    }

    /// Whether the place of this self-check is the one that is set, so that it is not asked. In a city that is set, the county
    /// still is.
    #[must_use]
    pub fn place_is_set(&self, response: &Response) -> bool {
        matches!(self.desk.options.place, Some(Place::County(_)))
            && self.desk.options.place == response.place
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

    /// Whether another self-check may be begun beside those that are here.
    #[must_use]
    pub fn may_begin(&self) -> bool {
        !self.desk.options.single || self.shelf.is_empty()
    }

    /// Everything was cleared: what the page around has set still holds.
    pub(crate) fn as_set(&mut self) {
        let Desk { options, inside, .. } = std::mem::take(&mut self.desk);
        self.desk.inside = inside;
        self.desk.look = Look { elder: options.elder, ..Look::default() };
        self.desk.options = options;
    }
}
