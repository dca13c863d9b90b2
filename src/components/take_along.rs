//! The ways to take tables along: on paper, as a workbook, as CSV, by copying; and what became of it.
//!
//! Contract: next to every download stands a way that works by copying or by looking.

use std::rc::Rc;

use selfcheck_core::sheet::{Column, Sheet, to_bytes};
use yew::prelude::*;

use super::{
    context::use_content, hand_out_button::HandOutButton, hand_out_outcome::HandOutOutcome,
    print_button::PrintButton,
};
use crate::host::HandOut;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The name of the files, without their endings.
    pub name: AttrValue,
    /// The sheets of the workbook.
    pub book: Rc<Vec<Sheet>>,
    /// How many of them, from the first, go along as text, one after the other and each under its title.
    pub as_text: usize,
}

#[component]
pub fn TakeAlong(Props { name, book, as_text }: &Props) -> Html {
    let lang = use_content().lang;
    let sheets = &book[..*as_text];
    let workbook =
        HandOut::Workbook { name: format!("{name}.xlsx").into(), sheets: to_bytes(book).into() };
    let csv = HandOut::File {
        name: format!("{name}.csv").into(),
        mime: "text/csv;charset=utf-8",
        text: in_one(sheets, Sheet::csv).into(),
    };
    let copy = HandOut::Copy(in_one(sheets, Sheet::tsv).into());
    html! {
        <div class="no-print">
            <p class="actions">
                <PrintButton main=true />
                <HandOutButton id="xlsx" label={lang.pick("保存为 Excel 表格", "Save for Excel")} what={workbook} />
                <HandOutButton id="csv" label={lang.pick("保存为 CSV", "Save as CSV")} what={csv} />
                <HandOutButton id="copy-table" label={lang.pick("复制表格", "Copy the table")} what={copy} />
            </p>
            <HandOutOutcome />
        </div>
    }
}

/// Tables as one text: several stand one after the other, each under its title.
fn in_one(sheets: &[Sheet], text: fn(&Sheet) -> String) -> String {
    const MARK: char = '\u{feff}';
    if let [sheet] = sheets {
        return text(sheet);
    }
    // One byte order mark is enough.
    let bare = |sheet: &Sheet| text(sheet).trim_start_matches(MARK).to_owned();
    let titled = |sheet: &Sheet| {
        let title = Sheet { columns: vec![Column::new(&sheet.title, 1)], ..Sheet::default() };
        bare(&title) + &bare(sheet)
    };
    let all = sheets.iter().map(titled).collect::<Vec<_>>().join("\r\n");
    match text(&Sheet::default()).starts_with(MARK) {
        true => format!("{MARK}{all}"),
        false => all,
    }
}
