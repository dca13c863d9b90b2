//! Sheets as an Excel workbook, for Excel, WPS and LibreOffice.
//!
//! Row 1 is the title, as offices expect it of a ledger that is printed and handed in; row 2 is the header with the
//! filters, frozen together with the title; then the rows; the notes stand under the table. Filters and sorting reach
//! the table alone, whatever stands around it, and the title is spread over the columns without merging cells, which
//! would forbid sorting. A sheet without a title begins with the header.
//!
//! The same sheets always give the same bytes.

mod text;

use std::fmt;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};
use selfcheck_core::{
    Date,
    sheet::{Cell, Sheet},
};

/// A4, as Excel numbers sizes of paper.
const A4: u8 = 9;

/// Page x of y, in the middle of the footer.
const FOOTER: &str = "&C&P / &N";

/// The header row stands out in print as well as on screen.
const HEADER_GREY: Color = Color::RGB(0x00E7_E6E6);

/// Points that a line of the default font takes.
const LINE: f64 = 15.0;

/// Why no workbook was made.
#[derive(Debug)]
pub enum WorkbookError {
    /// There is no sheet: Excel opens no workbook without one.
    NoSheet,
    /// The library that writes the file refused: a table has more rows or columns than Excel has.
    Refused(XlsxError),
}

impl fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSheet => f.write_str("a workbook needs at least one sheet"),
            Self::Refused(why) => write!(f, "the workbook cannot be written: {why}"),
        }
    }
}

impl std::error::Error for WorkbookError {}

impl From<XlsxError> for WorkbookError {
    fn from(why: XlsxError) -> Self {
        Self::Refused(why)
    }
}

/// The sheets as the bytes of an `.xlsx` file.
///
/// Every text is written as a text: never a formula, never a link. Characters that XML does not know are left out, and
/// what is longer than a cell of Excel holds is cut with a visible mark.
///
/// # Errors
/// [`WorkbookError`] when there is no sheet, or one is larger than Excel allows.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, WorkbookError> {
    let first = sheets.first().ok_or(WorkbookError::NoSheet)?;
    let mut workbook = Workbook::new();
    // Some day, always the same: the papers carry the days that matter.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = text::fit(&first.title);
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    let look = Look::new();
    let mut names = Vec::new();
    for sheet in sheets {
        let name = text::name(&sheet.name, &names);
        look.put(workbook.add_worksheet(), sheet)?.set_name(&name)?;
        names.push(name);
    }
    Ok(workbook.save_to_buffer()?)
}

/// How cells look.
struct Look {
    title: Format,
    header: Format,
    body: Format,
    date: Format,
    note: Format,
}

impl Look {
    fn new() -> Self {
        let cell = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
        let body = cell.clone().set_align(FormatAlign::Top);
        Self {
            title: Format::new()
                .set_bold()
                .set_font_size(16)
                .set_align(FormatAlign::CenterAcross)
                .set_align(FormatAlign::VerticalCenter),
            header: cell
                .set_bold()
                .set_background_color(HEADER_GREY)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            date: body.clone().set_num_format("yyyy-mm-dd"),
            body,
            note: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }

    fn put<'w>(
        &self,
        worksheet: &'w mut Worksheet,
        sheet: &Sheet,
    ) -> Result<&'w mut Worksheet, XlsxError> {
        let columns =
            u16::try_from(sheet.columns.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
        let header = u32::from(!sheet.title.is_empty());
        if header > 0 {
            worksheet.set_row_height(0, 2.0 * LINE)?;
            worksheet.write_string_with_format(0, 0, text::fit(&sheet.title), &self.title)?;
            for column in 1..columns {
                worksheet.write_blank(0, column, &self.title)?;
            }
        }
        let mut height = 1;
        for (at, column) in (0..).zip(&sheet.columns) {
            // A width of nothing would hide the column.
            worksheet.set_column_width(at, column.width.max(1))?;
            let name = text::fit(&column.name);
            let lines = text::lines(&name, usize::from(column.width.max(1)));
            height = height.max(lines);
            worksheet.write_string_with_format(header, at, name, &self.header)?;
        }
        worksheet.set_row_height(header, LINE * f64::from(height))?;
        let mut row = header;
        for cells in &sheet.rows {
            row += 1;
            // Programs find the height of wrapped rows by themselves only in part: LibreOffice shows one line.
            let widths = sheet.columns.iter().map(|column| usize::from(column.width.max(1)));
            let lines = cells.iter().zip(widths).map(|(cell, width)| match cell {
                Cell::Text(words) => text::lines(words, width),
                Cell::Number(_) | Cell::Date(_) | Cell::Empty => 1,
            });
            worksheet.set_row_height(row, LINE * f64::from(lines.max().unwrap_or(1)))?;
            for (at, cell) in (0..).zip(cells) {
                self.cell(worksheet, row, at, cell)?;
            }
        }
        if let Some(last) = columns.checked_sub(1) {
            worksheet.autofilter(header, 0, row, last)?;
        }
        self.notes(worksheet, row + 2, sheet)?;
        worksheet.set_freeze_panes(header + 1, 0)?;
        worksheet.set_repeat_rows(0, header)?;
        Ok(worksheet
            .set_paper_size(A4)
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_footer(FOOTER))
    }

    fn cell(
        &self,
        worksheet: &mut Worksheet,
        row: u32,
        column: u16,
        cell: &Cell,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Text(words) => {
                worksheet.write_string_with_format(row, column, text::fit(words), &self.body)?
            }
            Cell::Number(number) => {
                worksheet.write_number_with_format(row, column, *number, &self.body)?
            }
            Cell::Date(day) => match excel_day(*day) {
                Some(day) => worksheet.write_datetime_with_format(row, column, &day, &self.date)?,
                None => {
                    worksheet.write_string_with_format(row, column, day.to_string(), &self.body)?
                }
            },
            Cell::Empty => worksheet.write_blank(row, column, &self.body)?,
        };
        Ok(())
    }

    /// The notes under the table, each over all columns, so that a long one is neither cut nor widens one of them.
    fn notes(&self, worksheet: &mut Worksheet, first: u32, sheet: &Sheet) -> Result<(), XlsxError> {
        let width: usize = sheet.columns.iter().map(|column| usize::from(column.width)).sum();
        for (row, note) in (first..).zip(&sheet.notes) {
            let note = text::fit(note);
            // Excel finds the height of a row by itself, but not where cells are merged.
            let lines = text::lines(&note, width.max(1));
            worksheet.set_row_height(row, LINE * f64::from(lines))?;
            match u16::try_from(sheet.columns.len()) {
                Ok(columns @ 2..) => {
                    worksheet.merge_range(row, 0, row, columns - 1, &note, &self.note)?
                }
                _ => worksheet.write_string_with_format(row, 0, note, &self.note)?,
            };
        }
        Ok(())
    }
}

/// The day as Excel counts it; nothing for days before 1900, which it does not know.
fn excel_day(day: Date) -> Option<ExcelDateTime> {
    (day.year() >= 1900)
        .then(|| ExcelDateTime::from_ymd(day.year(), day.month(), day.day()).ok())
        .flatten()
}
