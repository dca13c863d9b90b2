//! What the papers have in common: the way back, the ways to take something along, a table, and what became of it.
//!
//! Contract: nothing says that something was saved or copied unless the browser says so; next to every download stands a way
//! that works by copying or by looking.

use std::rc::Rc;

use selfcheck_core::{
    Lang, Response, format,
    lists::join,
    paper::day_words,
    sheet::{Cell, Column, Sheet, to_bytes},
    words::{Word, filled},
};

use crate::{
    draw::{El, Out, Tap, View, button, edit, el, p},
    outputs::{Matter, Output, file_name},
};
use selfcheck_session::{
    Screen, Step,
    desk::{DeskEdit, Told},
};

/// The screen of an output around what it draws.
pub fn screen(matter: &Matter<'_>, output: &Output, inside: El) -> El {
    let (view, lang) = (matter.view, matter.lang());
    let back = Screen::Check(matter.response.id.clone(), Step::Result);
    let back = view
        .link(&back, matter.say("← 回到结果", "← Back to the result"))
        .class("button")
        .id("to-result");
    el("div")
        .put(p("no-print", "").put(back))
        .put(
            el("h1")
                .set("tabindex", "-1")
                .class("no-print")
                .text(lang.pick(output.name.0, output.name.1)),
        )
        .put(p("hint no-print", lang.pick(output.purpose.0, output.purpose.1)))
        .put(copied(view, matter.response, matter.read_only))
        .put(inside)
}

/// A button that hands something out.
pub fn way(view: &View<'_>, class: &'static str, id: &'static str, words: &str, out: Out) -> El {
    button(class).text(words).on(view, Tap::Out(out)).id(id)
}

/// The button that saves a self-check as a file.
pub fn save(view: &View<'_>, response: &Response) -> El {
    let name = file_name(response, view.catalogue.name.get(view.lang)) + ".json";
    let text = format::write(view.catalogue, response);
    let out = Out::File(name.into(), "application/json", text.into());
    way(view, "button", "save-file", view.tr(Word::SaveAsAFile), out)
}

/// That the answers were copied from an earlier self-check and not gone through yet, where that is so.
pub fn copied(view: &View<'_>, response: &Response, read_only: bool) -> Option<El> {
    let day = day_words(response.copied_from()?, view.lang);
    let words = view.lang.pick(
        "这份自查是从 {} 的自查复制来的，请到“措施”里逐项重新核对。上次台账记为已整改的，已改成“待核实”。",
        "The answers were copied from the self-check of {}: go through them one by one under “Measures”. What the last ledger says was put right is now “to be checked”.",
    );
    let done = (!read_only).then(|| {
        button("button")
            .text(view.lang.pick("已经逐项核对", "All gone through"))
            .on(view, edit(response, DeskEdit::GoneThrough.into()))
            .id("gone-through")
    });
    let banner = el("div#copied.banner no-print").set("role", "note");
    Some(banner.put(p("", &filled(words, &[&day]))).put(done))
}

/// The button to the print dialog.
pub fn print_button(view: &View<'_>) -> El {
    way(view, "button main", "print", view.lang.pick("打印", "Print"), Out::Print)
}

/// What became of the last thing handed out; empty before.
pub fn told(view: &View<'_>) -> El {
    let (class, words) = match view.model.desk.told {
        // What is read aloud is no paper: the frame says that it is not.
        None | Some(Told::NoVoice) => ("told", ""),
        Some(Told::Copied) => ("told good", view.lang.pick("已复制，可以去粘贴了。", "Copied. You can paste it now.")),
        Some(Told::NotCopied) => (
            "told bad",
            view.lang.pick(
                "这个浏览器不让复制。请长按（或用鼠标）选中屏幕上的文字，自己复制；整份自查的内容在“保存和打开”里。",
                "The browser did not let it be copied. Select the text on the screen and copy it yourself; the whole self-check is under “Save and open”.",
            ),
        ),
        Some(Told::Offered) => (
            "told",
            view.lang.pick(
                "文件已交给浏览器，保存到哪里由浏览器决定。找不到下载的文件（例如在微信里），请用“复制……”按钮，或者换手机自带的浏览器打开本页。",
                "The file was handed to the browser, which decides where it goes. If you find no download (in WeChat, for example), use “Copy”, or open this page in another browser.",
            ),
        ),
        Some(Told::NotOffered) => (
            "told bad",
            view.lang.pick("这个浏览器不能下载文件。请用旁边的“复制……”按钮。", "This browser cannot download files. Use the “Copy …” button beside it."),
        ),
        Some(Told::Unreachable) => (
            "told bad",
            view.lang.pick(
                "做 Excel 表格要用的文件没有下载下来，可能是网络不好。请再试一次，或者用 CSV、“复制表格”。",
                "The part that makes workbooks could not be fetched. Try again, or use CSV or “Copy the table”.",
            ),
        ),
        Some(Told::NotMade) => (
            "told bad",
            view.lang.pick(
                "这份 Excel 表格没有做成。请用 CSV 或者“复制表格”，内容是一样的。",
                "The workbook could not be made. Use CSV or “Copy the table”: they say the same.",
            ),
        ),
        Some(Told::Given) => (
            "told good",
            view.lang.pick(
                "已经交给网站的网页。收好了没有，以网站的提示为准。",
                "Given to the page of the site. Whether it was received is for the site to say.",
            ),
        ),
        Some(Told::NotPrinted) => (
            "told",
            view.lang.pick(
                "没有看到打印窗口？这个浏览器（例如微信里的）可能不能打印。请换手机自带的浏览器，或者在电脑上打开本页再打印；也可以直接看屏幕上的内容。",
                "No print window? This browser (the one in WeChat, for example) may not print. Open this page in another browser or on a computer to print it; it can be read on the screen as well.",
            ),
        ),
    };
    el("div.no-print").put(p(class, words).id("told").set("role", "status"))
}

/// That several rows of a ledger were filled in at once, with the way to have back what was there before.
pub fn undo(view: &View<'_>, response: &Response) -> El {
    let before = view.model.desk.before.as_ref().filter(|before| *before.id == *response.id);
    let told = before.map(|before| {
        let tap = edit(response, DeskEdit::Ledger(Rc::clone(&before.entries)).into());
        let undo = button("button")
            .text(view.lang.pick("撤销刚才这次填写", "Undo this"))
            .on(view, tap)
            .id("undo");
        p("told good", view.lang.pick("已填好。", "Filled in. ")).put(undo)
    });
    el("div.no-print").set("role", "status").put(told)
}

/// The ways to take a table along, and what became of it.
pub fn ways(matter: &Matter<'_>, file: &str, sheet: &Sheet) -> El {
    ways_of(matter, file, std::slice::from_ref(sheet), std::slice::from_ref(sheet))
}

/// The ways to take several tables along: the sheets of `book` in one workbook; those of `sheets` as text one after the
/// other, each under its title.
pub fn ways_of(matter: &Matter<'_>, file: &str, book: &[Sheet], sheets: &[Sheet]) -> El {
    let view = matter.view;
    let all = |text: fn(&Sheet) -> String| {
        // One byte order mark is enough.
        let bare = |sheet: &Sheet| text(sheet).trim_start_matches('\u{feff}').to_owned();
        let titled = |sheet: &Sheet| {
            let columns = vec![Column::new(&sheet.title, 1)];
            let title = Sheet { columns, ..Sheet::default() };
            [bare(&title), bare(sheet)].concat()
        };
        match sheets {
            [sheet] => text(sheet).into(),
            sheets => {
                let texts: Vec<_> = sheets.iter().map(titled).collect();
                let mark = text(&Sheet::default()).starts_with('\u{feff}');
                Rc::<str>::from(
                    [if mark { "\u{feff}" } else { "" }, &join(&texts, "\r\n")].concat(),
                )
            }
        }
    };
    let name = matter.file_name(file);
    let named = |ending: &str| Rc::from([&name, ending].concat());
    let book = Out::Workbook(named(".xlsx"), to_bytes(book).into());
    let csv = Out::File(named(".csv"), "text/csv;charset=utf-8", all(Sheet::csv));
    el("div.no-print")
        .put(
            el("p.actions")
                .put(print_button(view))
                .put(way(
                    view,
                    "button",
                    "xlsx",
                    matter.say("保存为 Excel 表格", "Save for Excel"),
                    book,
                ))
                .put(way(view, "button", "csv", matter.say("保存为 CSV", "Save as CSV"), csv))
                .put(way(
                    view,
                    "button",
                    "copy-table",
                    matter.say("复制表格", "Copy the table"),
                    Out::Copy(all(Sheet::tsv)),
                )),
        )
        .put(told(view))
}

/// A table to look at, to print and to mark for copying.
pub fn table(sheet: &Sheet, id: &'static str, lang: Lang) -> El {
    // As the library for workbooks takes them: in characters, some twice as wide as high.
    let all: u32 = sheet.columns.iter().map(|column| u32::from(column.width)).sum();
    let widths = sheet.columns.iter().map(|column| {
        let share = u32::from(column.width) * 1000 / all.max(1);
        el("col").named("width", &format!("{}.{}%", share / 10, share % 10))
    });
    let heads = sheet.columns.iter().map(|column| el("th").set("scope", "col").text(&column.name));
    let rows = sheet.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => {
                el("td").each(text.split('\n').map(|line| mixed(lang, el("div"), line)))
            }
            Cell::Number(number) => el("td.number").text(&number.to_string()),
            Cell::Date(day) => el("td.day").text(&day.text()),
            Cell::Empty => el("td"),
        });
        el("tr").each(cells)
    });
    let table = el("table.sheet")
        .id(id)
        .put(el("colgroup").each(widths))
        .put(el("thead").put(el("tr").each(heads)))
        .put(el("tbody").each(rows));
    let wide = lang.pick(
        "手机上一屏放不下，可以左右滑动看；打印时是横向 A4，各列都在。",
        "Wider than a phone: swipe sideways. On paper it is A4 landscape, with every column.",
    );
    el("div.paper")
        .put(p("hint swipe no-print", wide))
        .put(el("h2.title").text(&sheet.title))
        .put(
            // On a phone the table scrolls sideways: the keyboard must be able to.
            el("div.scroll")
                .set("tabindex", "0")
                .set("role", "region")
                .named("aria-label", &sheet.title)
                .put(table),
        )
        .put(el("div.notes").each(sheet.notes.iter().map(|note| mixed(lang, el("p.hint"), note))))
}

/// Adds a text that, where it is English, may quote or name something in Chinese: that part says so, for screen readers.
pub fn mixed(lang: Lang, mut element: El, text: &str) -> El {
    if lang == Lang::Zh {
        return element.text(text);
    }
    let is_chinese =
        |c: char| ('\u{2e80}'..'\u{a000}').contains(&c) || ('\u{ff00}'..'\u{ff60}').contains(&c);
    let is_latin = |c: char| c.is_ascii_alphabetic();
    let mut rest = text;
    while let Some(start) = rest.find(is_chinese) {
        let after = &rest[start..];
        // Digits and marks inside of it are read along with it.
        let until = after.find(is_latin).unwrap_or(after.len());
        let end = after[..until].char_indices().rfind(|(_, c)| is_chinese(*c));
        let end = end.map_or(until, |(at, c)| at + c.len_utf8());
        element = element.text(&rest[..start]).put(el("span").zh().text(&after[..end]));
        rest = &after[end..];
    }
    element.text(rest)
}

/// Lines for signatures by hand, each with its label.
pub fn signatures(labels: &[&str]) -> El {
    let lines = labels.iter().map(|label| el("span.signature").text(label).put(el("span.line")));
    el("div.signatures").each(lines)
}

/// Several texts in one, with the comma between items.
pub fn items(view: &View<'_>, texts: &[String]) -> String {
    join(texts, view.tr(Word::BetweenItems))
}
