//! What is made of a result and handed in: one file each in `outputs/`, and nothing else to touch for another one.
//!
//! A file of the folder declares one [`Output`] by the name `OUTPUT`; `build.rs` lists the folder. Every output is a component
//! that draws the one assessment that it is given, so none can contradict another.

use std::rc::Rc;

use selfcheck_core::Response;
use yew::prelude::*;

use crate::{
    components::{context::use_content, paper_screen::PaperScreen},
    output::{Output, ResultProps},
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The self-check.
    pub response: Rc<Response>,
    /// The name of the output in addresses.
    pub id: &'static str,
    /// Whether the self-check is only looked at.
    #[prop_or_default]
    pub read_only: bool,
}

/// The screen of what is made of a result, which is its paper as well.
#[component]
pub fn OutputScreen(Props { response, id, read_only }: &Props) -> Html {
    let content = use_content();
    let Some(output) = find(id) else {
        return Html::default();
    };
    let inside = (output.draw)(ResultProps {
        response: Rc::clone(response),
        assessment: Rc::new(content.assess(response)),
        read_only: *read_only,
    });
    html! {
        <PaperScreen
            {response}
            read_only={*read_only}
            name={content.lang.pick(output.name.0, output.name.1)}
            purpose={content.lang.pick(output.purpose.0, output.purpose.1)}
        >
            { inside }
        </PaperScreen>
    }
}

include!(concat!(env!("OUT_DIR"), "/outputs.rs"));

pub use site::SiteNotice;

/// The names of all in addresses.
pub fn names() -> Vec<&'static str> {
    ALL.iter().map(|output| output.id).collect()
}

/// An output by its name in addresses.
pub fn find(id: &str) -> Option<&'static Output> {
    ALL.iter().copied().find(|output| output.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_output_has_an_address_of_its_own_and_stands_in_its_order() {
        for output in ALL {
            assert_eq!(find(output.id).map(|it| it.order), Some(output.order), "{}", output.id);
            let fits = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(output.id.chars().all(fits), "{}", output.id);
            for step in ["who", "where", "facts", "measures", "overview", "result"] {
                assert_ne!(output.id, step);
            }
        }
        assert!(ALL.iter().map(|output| output.order).is_sorted());
    }
}
