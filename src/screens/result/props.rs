//! What the screen of the result, and those of its parts that need no assessment, are views of.

use std::rc::Rc;

use selfcheck_core::Response;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// Whether it is only looked at.
    #[prop_or_default]
    pub read_only: bool,
}
