//! Lines for signatures by hand, each with its label.
//!
//! Contract: a line is long enough for a name by hand.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The labels.
    pub labels: Vec<&'static str>,
}

#[component]
pub fn Signatures(Props { labels }: &Props) -> Html {
    let lines = labels.iter().map(|label| {
        html! { <span class="signature">{ *label }<span class="line"></span></span> }
    });
    html! { <div class="signatures">{ for lines }</div> }
}
