//! A table to look at, to print and to mark for copying.
//!
//! Contract: on a phone it scrolls sideways, also by keyboard; on paper it is A4 landscape, with every column.

use std::rc::Rc;

use selfcheck_core::sheet::{Cell, Sheet};
use yew::prelude::*;

use super::{context::use_content, mixed_text::MixedText};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: AttrValue,
    /// The tables, of which one is drawn.
    pub book: Rc<Vec<Sheet>>,
    /// Which.
    #[prop_or_default]
    pub at: usize,
}

#[component]
pub fn SheetTable(Props { id, book, at }: &Props) -> Html {
    let lang = use_content().lang;
    let sheet = &book[*at];
    // As the library for workbooks takes them: in characters, some twice as wide as high.
    let all: u32 = sheet.columns.iter().map(|column| u32::from(column.width)).sum();
    let widths = sheet.columns.iter().map(|column| {
        let share = u32::from(column.width) * 1000 / all.max(1);
        html! { <col width={format!("{}.{}%", share / 10, share % 10)} /> }
    });
    let heads = sheet.columns.iter().map(|column| html! { <th scope="col">{ &column.name }</th> });
    let rows = sheet.rows.iter().map(|row| html! { <tr>{ for row.iter().map(cell) }</tr> });
    let notes = sheet.notes.iter().map(|note| {
        html! { <p class="hint"><MixedText text={note.clone()} /></p> }
    });
    let wide = lang.pick(
        "手机上一屏放不下，可以左右滑动看；打印时是横向 A4，各列都在。",
        "Wider than a phone: swipe sideways. On paper it is A4 landscape, with every column.",
    );
    html! {
        <div class="paper">
            <p class="hint swipe no-print">{ wide }</p>
            <h2 class="title">{ &sheet.title }</h2>
            <div class="scroll" tabindex="0" role="region" aria-label={sheet.title.clone()}>
                <table class="sheet" id={id.clone()}>
                    <colgroup>{ for widths }</colgroup>
                    <thead><tr>{ for heads }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <div class="notes">{ for notes }</div>
        </div>
    }
}

fn cell(cell: &Cell) -> Html {
    match cell {
        Cell::Text(text) => {
            let lines = text.split('\n').map(str::to_owned);
            html! { <td>{ for lines.map(|text| html! { <div><MixedText {text} /></div> }) }</td> }
        }
        Cell::Number(number) => html! { <td class="number">{ *number }</td> },
        Cell::Date(day) => html! { <td class="day">{ day.text() }</td> },
        Cell::Empty => html! { <td></td> },
    }
}
