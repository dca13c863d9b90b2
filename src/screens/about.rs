//! What the page does and does not do, what it keeps, and what came after the notices.

use crate::{
    draw::{El, View, el, h1, p},
    parts::reference::{is_general, references},
};

pub fn draw(view: &View<'_>) -> El {
    el("div")
.put(h1(view.tr("说明和隐私", "About and privacy")))
.put(el("h2").text(view.tr("它做什么", "What it does")))
.put(p("", view.tr(
            "本页按两份通知的原文逐句整理出措施，根据您回答的情况算出哪些适用，再汇总您填写的落实情况。通知没有写明、由我们理解出来的，都标有“对原文的理解”并说明理由。",
            "The page takes the two notices sentence by sentence, works out from your answers which measures apply, and sums up how far you say they are done. What the text does not say outright is marked as our reading, with the reason.",
        )))
.put(p("", view.tr(
            "结果只反映您自己的回答，不打分，不排名，也不代替民政部门的检查和解释。",
            "The result reflects your own answers only. There is no score and no ranking, and it does not replace an inspection or the department's own reading.",
        )))
.put(el("h2").text(view.tr("您填的内容在哪里", "Where your answers are")))
.put(p("", view.tr(
            "都在这台设备的这个浏览器里，本页不会把它们发送到任何地方。换一台设备就看不到；清理浏览器数据，或者长时间不打开（有的浏览器是七天），可能会丢失。重要的结果请打印或保存为文件。",
            "In this browser on this device; the page sends them nowhere. They cannot be seen on another device, and may be lost when the browser's data is cleared or the page is not opened for long (seven days in some browsers). Print or save what matters.",
        )))
.put(el("h2").text(view.tr("通知的时效", "As of when")))
.put(p("", view.tr(
            "两份通知针对的是 2021 年的疫情。之后另有文件，部分要求已经改变：",
            "The two notices speak of the epidemic in 2021. Later documents changed some of it:",
        )))
.put(references(view, is_general))
}
