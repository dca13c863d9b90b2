//! What the result and its parts are views of.

use std::rc::Rc;

use selfcheck_core::{Assessment, Response};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// Whether it is only looked at.
    #[prop_or_default]
    pub read_only: bool,
}

/// What every part of the result is a view of.
#[derive(Properties, Clone, PartialEq)]
pub struct PartProps {
    /// The self-check.
    pub response: Rc<Response>,
    /// What follows from it.
    pub assessment: Rc<Assessment>,
    /// Whether it is only looked at.
    pub read_only: bool,
}
