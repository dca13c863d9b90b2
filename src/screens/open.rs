//! Where saved files are opened, and result codes typed.

mod files;
mod opened_file;
mod typed_code;

use yew::prelude::*;

use crate::components::{context::use_content, home_link::HomeLink};
use files::Files;
use typed_code::TypedCode;

#[component]
pub fn Open() -> Html {
    let lang = use_content().lang;
    html! {
        <div>
            <h1 tabindex="-1">{ lang.pick("打开文件或结果码", "Open a file or a code") }</h1>
            <Files />
            <TypedCode />
            <HomeLink />
        </div>
    }
}
