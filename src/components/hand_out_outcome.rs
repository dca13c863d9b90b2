//! What became of the last thing that was handed out; empty before.
//!
//! Contract: nothing says that something was saved or copied unless the browser says so; where it did not work, another way
//! is named.

use selfcheck_core::Lang;
use selfcheck_session::Outcome;
use yew::prelude::*;

use super::context::{use_content, use_page_state};

#[component]
pub fn HandOutOutcome() -> Html {
    let content = use_content();
    let outcome = use_page_state().outcome;
    let (colour, words) = outcome.map_or((None, ""), |outcome| words(outcome, content.lang));
    html! {
        <div class="no-print">
            <p class={classes!("told", colour)} id="told" role="status">{ words }</p>
        </div>
    }
}

/// In which colour, and in which words.
fn words(outcome: Outcome, lang: Lang) -> (Option<&'static str>, &'static str) {
    match outcome {
        // What is read aloud is no paper: the frame says that it is not.
        Outcome::NoVoice => (None, ""),
        Outcome::Copied => (Some("good"), lang.pick("已复制，可以去粘贴了。", "Copied. You can paste it now.")),
        Outcome::NotCopied => (
            Some("bad"),
            lang.pick(
                "这个浏览器不让复制。请长按（或用鼠标）选中屏幕上的文字，自己复制；整份自查的内容在“保存和打开”里。",
                "The browser did not let it be copied. Select the text on the screen and copy it yourself; the whole self-check is under “Save and open”.",
            ),
        ),
        Outcome::Offered => (
            None,
            lang.pick(
                "文件已交给浏览器，保存到哪里由浏览器决定。找不到下载的文件（例如在微信里），请用“复制……”按钮，或者换手机自带的浏览器打开本页。",
                "The file was handed to the browser, which decides where it goes. If you find no download (in WeChat, for example), use “Copy”, or open this page in another browser.",
            ),
        ),
        Outcome::NotOffered => (
            Some("bad"),
            lang.pick("这个浏览器不能下载文件。请用旁边的“复制……”按钮。", "This browser cannot download files. Use the “Copy …” button beside it."),
        ),
        Outcome::Unreachable => (
            Some("bad"),
            lang.pick(
                "做 Excel 表格要用的文件没有下载下来，可能是网络不好。请再试一次，或者用 CSV、“复制表格”。",
                "The part that makes workbooks could not be fetched. Try again, or use CSV or “Copy the table”.",
            ),
        ),
        Outcome::NotMade => (
            Some("bad"),
            lang.pick(
                "这份 Excel 表格没有做成。请用 CSV 或者“复制表格”，内容是一样的。",
                "The workbook could not be made. Use CSV or “Copy the table”: they say the same.",
            ),
        ),
        Outcome::Given => (
            Some("good"),
            lang.pick(
                "已经交给网站的网页。收好了没有，以网站的提示为准。",
                "Given to the page of the site. Whether it was received is for the site to say.",
            ),
        ),
        Outcome::NotPrinted => (
            None,
            lang.pick(
                "没有看到打印窗口？这个浏览器（例如微信里的）可能不能打印。请换手机自带的浏览器，或者在电脑上打开本页再打印；也可以直接看屏幕上的内容。",
                "No print window? This browser (the one in WeChat, for example) may not print. Open this page in another browser or on a computer to print it; it can be read on the screen as well.",
            ),
        ),
    }
}
