//! The one component of the page, which is all of it or the card of one measure.
//!
//! Cards are pieces of their own, so that a tap draws the card that changed and not all of them. One type for both,
//! because every type of component brings some 2 KB of code.

use std::rc::Rc;

use selfcheck_core::{Response, assess::Finding};
use yew::{html::Scope, prelude::*};

use crate::{
    app::App,
    content,
    draw::{El, Tap, View},
    host::{BrowserHost, Host},
    parts::measure::measure_card,
};
use selfcheck_session::Model;

/// A piece of the page.
pub enum Piece {
    /// All of it.
    Page(Box<App>),
    /// A card, which holds nothing.
    Card,
}

/// What a piece shows.
pub enum Shows {
    /// The page.
    Page,
    /// The card of a measure, and where its taps go.
    Card {
        /// For its language.
        model: Rc<Model>,
        /// Where taps go.
        link: Scope<Piece>,
        /// Whose card it is.
        response: Rc<Response>,
        /// The measure, and what is concluded of it.
        finding: Finding,
    },
}

/// Adds the card of a measure.
pub fn card(to: El, view: &View<'_>, response: &Rc<Response>, finding: Finding) -> El {
    let key = &view.catalogue.measure(finding.measure).id;
    let (model, link) = (Rc::clone(view.model), view.link.clone());
    to.piece(key, Shows::Card { model, link, response: Rc::clone(response), finding })
}

impl PartialEq for Shows {
    /// Whether both look the same: nothing else of the model or of the response is on a card.
    fn eq(&self, other: &Self) -> bool {
        let (
            Self::Card { model, response, finding, .. },
            Self::Card { model: before, response: old, finding: was, .. },
        ) = (self, other)
        else {
            return true;
        };
        model.lang == before.lang
            && model.english == before.english
            && finding == was
            && response.entity == old.entity
            && response.place == old.place
            && response.facts == old.facts
            && response.answers.get(&finding.measure) == old.answers.get(&finding.measure)
    }
}

impl Properties for Shows {
    type Builder = ();

    fn builder() {}
}

impl Component for Piece {
    type Message = Tap;
    type Properties = Shows;

    fn create(context: &Context<Self>) -> Self {
        match context.props() {
            Shows::Page => Self::Page(Box::new(App::create(context))),
            Shows::Card { .. } => Self::Card,
        }
    }

    fn update(&mut self, context: &Context<Self>, tap: Tap) -> bool {
        match self {
            Self::Page(app) => app.update(context, tap),
            Self::Card => false,
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        match (self, context.props()) {
            (Self::Page(app), _) => app.view(context),
            (Self::Card, Shows::Card { model, link, response, finding }) => {
                let view = View {
                    model,
                    link,
                    catalogue: content::catalogue(),
                    lang: model.lang,
                    local_time: &|time| BrowserHost.local_time(time),
                    // No card tells of it.
                    today: None,
                };
                measure_card(&view, response, finding).done()
            }
            (Self::Card, Shows::Page) => Html::default(),
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if let Self::Page(app) = self {
            app.rendered(first);
        }
    }
}
