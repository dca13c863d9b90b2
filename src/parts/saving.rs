//! Whether the answers are saved, and where; and what to do when they are not.

use crate::{
    draw::{El, View, el, p},
    host::StorageError,
    state::Saving,
};
use selfcheck_core::lists::cut;

/// One line at the top, announced by screen readers when it changes.
pub fn status(view: &View<'_>) -> El {
    let (class, words) = match &view.model.saving {
        Saving::Idle => ("saved", String::new()),
        Saving::Saved(at) => {
            let at = (view.local_time)(at);
            let at = cut(&at, b' ').map_or("", |(_, time)| time);
            let words = view.say(
                "已保存在本机的这个浏览器里（{}）",
                "Saved in this browser on this device ({})",
                &[&at],
            );
            ("saved", words)
        }
        Saving::Failed(_) => ("saved failed", view.tr("没有保存", "Not saved").to_owned()),
    };
    p(class, &words).id("saving").set("role", "status")
}

/// What is wrong with saving, if anything, and the way out.
pub fn trouble(view: &View<'_>) -> Option<El> {
    let Saving::Failed(error) = &view.model.saving else {
        return None;
    };
    let why = match error {
        StorageError::Blocked => view.tr(
            "这个浏览器不让本页保存数据（例如无痕窗口，或嵌在别的网页里）。您可以照常填写，但关闭页面后内容就没有了。",
            "This browser does not let the page save (a private window, perhaps, or a page inside another). You can go on, but what you enter is gone when the page closes.",
        ),
        StorageError::Full => view.tr(
            "浏览器的存储空间满了，最近的改动没有存进去。之前存好的内容还在。",
            "The browser's storage is full and your last changes were not stored. What was stored before is still there.",
        ),
    };
    let way_out = view.tr(
        "请到“结果”页点“保存为文件”，把内容存下来。",
        "On the result page, choose “Save as a file” to keep your answers.",
    );
    let banner = el("div#trouble.banner warn").set("role", "alert");
    Some(banner.put(p("", why)).put(p("", way_out)))
}
