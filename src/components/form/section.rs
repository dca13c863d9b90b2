//! The rows of one section of a notice, under its name.
//!
//! Contract: on paper its name and its heads stand on every page that it goes over.

use selfcheck_session::{PageOf, walk};
use yew::prelude::*;

use crate::components::context::use_content;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The section.
    pub page: PageOf,
    /// How wide the four columns are; without any, as wide as they need.
    #[prop_or_default]
    pub widths: &'static [&'static str],
    /// The rows.
    pub children: Html,
}

#[component]
pub fn FormSection(Props { page, widths, children }: &Props) -> Html {
    let content = use_content();
    let lang = content.lang;
    let notice = &content.catalogue.notices[usize::from(page.notice)];
    let section = walk::section(content.catalogue, *page);
    let name = [
        content.text(&notice.short),
        &content.catalogue.section_words(section, lang),
        content.text(&section.short),
    ]
    .join(" · ");
    html! {
        <div class="begins">
            <table class="sheet measures">
                <colgroup>{ for widths.iter().map(|width| html! { <col width={*width} /> }) }</colgroup>
                <thead>
                    <tr><th class="section" colspan="4" scope="colgroup">{ name }</th></tr>
                    <tr>
                        <th scope="col" class="number">{ lang.pick("序号", "No.") }</th>
                        <th scope="col">{ lang.pick("措施和依据", "Measure and basis") }</th>
                        <th scope="col">{ lang.pick("落实情况", "How far") }</th>
                        <th scope="col">{ lang.pick("看什么、备注", "What to look at, remarks") }</th>
                    </tr>
                </thead>
                <tbody>{ children.clone() }</tbody>
            </table>
        </div>
    }
}
