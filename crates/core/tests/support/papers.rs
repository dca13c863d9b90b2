//! What the tests of papers share: a home whose answers are plain to see, days, and tables as words.

use selfcheck_core::{
    Date, Response,
    response::{Answer, Fulfilment},
    sheet::{Cell, Sheet},
};

use super::{measure, place, real, who, with_fact};

/// The day written so.
pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is no day"))
}

/// A home in 镇海 in which everything is done but what is named here; nothing means not answered.
pub fn home(others: &[(&str, Option<Fulfilment>)]) -> Response {
    let catalogue = real();
    let mut home = who(catalogue, "eldercare");
    home.unit = "镇海区的一家养老院".to_owned();
    home.checked = Some(day("2021-12-08"));
    home.place = Some(place(catalogue, 330211));
    for id in ["symptoms", "travel"] {
        home = with_fact(catalogue, home, id, "no");
    }
    let answer = |fulfilment| Answer { fulfilment, note: String::new() };
    for (ix, _) in catalogue.measures() {
        home.answers.insert(ix, answer(Fulfilment::Met));
    }
    for (id, fulfilment) in others {
        let ix = measure(catalogue, id);
        home.answers.remove(&ix);
        if let Some(fulfilment) = fulfilment {
            home.answers.insert(ix, answer(fulfilment.clone()));
        }
    }
    home
}

/// The cells of a table as words.
pub fn words(sheet: &Sheet) -> Vec<Vec<String>> {
    let words = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Empty => String::new(),
    };
    sheet.rows.iter().map(|row| row.iter().map(words).collect()).collect()
}
