//! What can be done with the whole result: print it, save it, copy it.

use selfcheck_core::{format, words::Word};
use yew::prelude::*;

use super::props::Props;
use crate::{
    components::{
        context::use_content, hand_out_button::HandOutButton, hand_out_outcome::HandOutOutcome,
        home_link::HomeLink, print_button::PrintButton, save_button::SaveButton,
    },
    host::HandOut,
};

#[component]
pub fn Actions(Props { response, read_only }: &Props) -> Html {
    let content = use_content();
    // Where nothing can be downloaded, this is the way that is named.
    let copy = (!read_only).then(|| {
        let what = HandOut::Copy(format::write(content.catalogue, response).into());
        let label = content.lang.pick("复制文件内容", "Copy what is in the file");
        html! { <HandOutButton id="copy" {label} {what} /> }
    });
    html! {
        <div class="no-print">
            <p class="actions">
                <PrintButton main=true label={content.tr(Word::Print)} />
                if !read_only {
                    <SaveButton {response} />
                }
                { copy }
                <HomeLink />
            </p>
            <HandOutOutcome />
        </div>
    }
}
