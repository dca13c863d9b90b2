//! Random tables, for the tests of everything that writes tables.

use proptest::prelude::*;
use selfcheck_core::{
    Date,
    sheet::{Cell, Column, Sheet},
};

/// Any table with texts of this kind and days from this year on.
pub fn sheet<T: Strategy<Value = String> + 'static>(
    text: fn() -> T,
    first_year: u16,
) -> impl Strategy<Value = Sheet> {
    let date = move || {
        (first_year..=9999, 1u8..=12, 1u8..=31)
            .prop_filter_map("no such day", |(year, month, day)| Date::new(year, month, day))
    };
    let cell = move || {
        prop_oneof![
            6 => text().prop_map(Cell::Text),
            1 => any::<u32>().prop_map(Cell::Number),
            1 => date().prop_map(Cell::Date),
            1 => Just(Cell::Empty),
        ]
    };
    (1usize..5).prop_flat_map(move |width| {
        (
            text(),
            text(),
            prop::collection::vec(text(), 0..3),
            prop::collection::vec((text(), any::<u8>()), width),
            prop::collection::vec(prop::collection::vec(cell(), width), 0..5),
        )
            .prop_map(|(name, title, notes, columns, rows)| Sheet {
                name,
                title,
                notes,
                columns: columns.iter().map(|(name, width)| Column::new(name, *width)).collect(),
                rows,
            })
    })
}
