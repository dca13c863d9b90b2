//! Where saved files are chosen, and what came of each, the last first.
//!
//! Contract: the scripts around the page read the files of the input `files`, and whatever is dropped on the page.

use std::rc::Rc;

use yew::prelude::*;

use super::opened_file::OpenedFile;
use crate::components::context::{use_content, use_page_state};

#[component]
pub fn Files() -> Html {
    let lang = use_content().lang;
    let state = use_page_state();
    let how = lang.pick(
        "选择以前保存的自查文件（可以选多个），或者把文件拖到这个页面上。打开的自查会存到本机；原来的不会被改动。",
        "Choose saved self-checks (several at once if you like), or drop them on this page. They are then kept on this device; nothing that is here is changed.",
    );
    // The last comes first: numbered from the end, each keeps its number.
    let numbers = (0..state.opened.len()).rev();
    let items = numbers.zip(&state.opened).map(|(number, opened)| {
        html! { <OpenedFile key={number} opened={Rc::clone(opened)} /> }
    });
    html! {
        <section class="card">
            <h2>{ lang.pick("文件", "Files") }</h2>
            <p>{ how }</p>
            <label class="field">
                <span>{ lang.pick("选择文件", "Choose files") }</span>
                <input
                    id="files"
                    type="file"
                    multiple=true
                    accept=".json,application/json,text/plain"
                />
            </label>
            <div role="status">
                <ul id="opened" class="plain">{ for items }</ul>
            </div>
        </section>
    }
}
