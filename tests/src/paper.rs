//! Printed pages, read back with Poppler: which words stand where, what the tables on them say, and how they look.

use std::{fs, path::Path, process::Command};

use xtask::readers;

use crate::files::Folder;

/// Paper as the page prints it.
pub struct Paper {
    folder: Folder,
    /// The pages, in their order.
    pub pages: Vec<Sheet>,
}

/// One page. Everything is measured in points from its upper left corner.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// Everything on it that can be read, line by line.
    pub words: Vec<Word>,
}

/// Characters that stand together on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Half way between its upper and lower edge. The edges themselves are those of the font, which may be far away.
    pub middle: f64,
    /// What it says.
    pub text: String,
}

/// A font of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Font {
    /// Its name.
    pub name: String,
    /// Whether it comes with the paper.
    pub embedded: bool,
    /// Whether its characters can be copied as text.
    pub readable: bool,
}

/// A row of a table, as far as it stands on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number of the page, from 1.
    pub page: usize,
    /// What stands in its cells, without blanks.
    pub cells: Vec<String>,
}

/// Grey squares, one byte each, row by row from the top.
pub struct Picture {
    /// How many in a row.
    pub width: usize,
    /// How many rows.
    pub height: usize,
    /// 0 is black.
    pub grey: Vec<u8>,
}

/// A4, in points, to the point.
pub const A4: (f64, f64) = (595.0, 842.0);

/// The lower margin, in which only the number of the page stands.
const FOOT: f64 = 45.0;

/// How far apart two edges may be that are meant to be one.
const NEAR: f64 = 3.0;

/// A text without blanks: where lines are broken is the printer's business.
#[must_use]
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

impl Paper {
    /// Reads what was printed.
    ///
    /// # Panics
    /// When Poppler is not there or does not take it.
    #[must_use]
    pub fn read(pdf: &[u8]) -> Self {
        let folder = Folder::new();
        let path = folder.path().join("paper.pdf");
        fs::write(&path, pdf).expect("the paper can be written");
        let text = run("pdftotext", &["-bbox", "-enc", "UTF-8"], &path, Some("-"));
        Self { pages: pages(&text), folder }
    }

    /// Its fonts.
    ///
    /// # Panics
    /// When Poppler does not say.
    #[must_use]
    pub fn fonts(&self) -> Vec<Font> {
        let listed = run("pdffonts", &[], &self.folder.path().join("paper.pdf"), None);
        // name, type, encoding, emb, sub, uni, object ID: the last three and two more are one word each.
        let font = |line: &str| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [name, .., embedded, _, readable, _, _] = words.as_slice() else {
                panic!("not a font: {line}")
            };
            Font {
                name: (*name).to_owned(),
                embedded: *embedded == "yes",
                readable: *readable == "yes",
            }
        };
        listed.lines().skip(2).map(font).collect()
    }

    /// A page as it looks in grey at so many dots an inch; `page` is its number, from 1.
    ///
    /// # Panics
    /// When Poppler does not draw it.
    #[must_use]
    pub fn picture(&self, page: usize, dots: u32) -> Picture {
        let (page, dots) = (page.to_string(), dots.to_string());
        let arguments = ["-gray", "-singlefile", "-r", &dots, "-f", &page];
        let out = self.folder.path().join("page");
        run(
            "pdftoppm",
            &arguments,
            &self.folder.path().join("paper.pdf"),
            Some(&out.display().to_string()),
        );
        Picture::of_pgm(&fs::read(out.with_extension("pgm")).expect("the picture"))
    }

    /// All that can be read, page by page, without blanks.
    #[must_use]
    pub fn text(&self) -> String {
        self.pages.iter().map(Sheet::text).collect()
    }

    /// All that can be read on the left of an edge, and all on its right, without the feet of the pages: what stands in
    /// the two columns of a table of names and values, wherever its lines are broken.
    #[must_use]
    pub fn columns(&self, edge: f64) -> (String, String) {
        let words = || self.pages.iter().flat_map(Sheet::body);
        let (left, right): (Vec<_>, Vec<_>) = words().partition(|word| word.left < edge);
        let text = |words: Vec<&Word>| words.iter().map(|word| squeezed(&word.text)).collect();
        (text(left), text(right))
    }

    /// The rows of all tables whose header says this, each row beginning with its number.
    ///
    /// # Panics
    /// When a header stands on a page without a row under it.
    #[must_use]
    pub fn rows(&self, header: &[&str]) -> Vec<Row> {
        self.rows_alike(header, |read, text| read == text)
    }

    /// The same, where a header is known by what is read `alike`.
    ///
    /// # Panics
    /// When a header stands on a page without a row under it.
    #[must_use]
    pub fn rows_alike(&self, header: &[&str], alike: fn(&str, &str) -> bool) -> Vec<Row> {
        let pages = (1..).zip(&self.pages);
        pages.flat_map(|(page, sheet)| sheet.rows(page, header, alike)).collect()
    }
}

fn run(command: &str, arguments: &[&str], file: &Path, last: Option<&str>) -> String {
    let program = readers::poppler(command).unwrap_or_else(|error| panic!("{error:#}"));
    let output = Command::new(program).args(arguments).arg(file).args(last).output();
    let output = output.unwrap_or_else(|error| panic!("{command}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{command}: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The pages in what `pdftotext -bbox` writes, one element a line.
fn pages(text: &str) -> Vec<Sheet> {
    let mut pages = Vec::new();
    for line in text.lines().map(str::trim) {
        let number = |name: &str| -> f64 {
            let at =
                line.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split('"').next());
            at.and_then(|number| number.parse().ok())
                .unwrap_or_else(|| panic!("no {name} in {line}"))
        };
        if line.starts_with("<page ") {
            pages.push(Sheet {
                width: number("width"),
                height: number("height"),
                words: Vec::new(),
            });
        } else if line.starts_with("<word ") {
            let text = line.split_once('>').and_then(|(_, rest)| rest.strip_suffix("</word>"));
            let word = Word {
                left: number("xMin"),
                right: number("xMax"),
                middle: f64::midpoint(number("yMin"), number("yMax")),
                text: unescaped(text.unwrap_or_else(|| panic!("not a word: {line}"))),
            };
            pages.last_mut().expect("a page before its words").words.push(word);
        }
    }
    for page in &mut pages {
        by_lines(&mut page.words);
    }
    pages
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Sorts words as they are read: lines from the top, each from the left.
fn by_lines(words: &mut Vec<Word>) {
    words.sort_by(|a, b| a.middle.total_cmp(&b.middle));
    let mut sorted: Vec<Word> = Vec::new();
    let mut line: Vec<Word> = Vec::new();
    for word in words.drain(..) {
        // Latin digits and Chinese characters of one line are not of one height.
        if line.first().is_some_and(|first| word.middle - first.middle > NEAR) {
            line.sort_by(|a, b| a.left.total_cmp(&b.left));
            sorted.append(&mut line);
        }
        line.push(word);
    }
    line.sort_by(|a, b| a.left.total_cmp(&b.left));
    sorted.append(&mut line);
    *words = sorted;
}

impl Sheet {
    /// All that can be read on it, without blanks; the number of the page included.
    #[must_use]
    pub fn text(&self) -> String {
        self.words.iter().map(|word| squeezed(&word.text)).collect()
    }

    /// Whether it is A4, upright or lying.
    #[must_use]
    pub fn is_a4(&self, lying: bool) -> bool {
        let (width, height) = if lying { (A4.1, A4.0) } else { A4 };
        (self.width - width).abs() < 2.0 && (self.height - height).abs() < 2.0
    }

    /// What stands in its foot.
    #[must_use]
    pub fn foot(&self) -> String {
        let foot = self.words.iter().filter(|word| word.middle > self.height - FOOT);
        foot.map(|word| squeezed(&word.text)).collect()
    }

    /// What stands above the foot.
    fn body(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.middle <= self.height - FOOT)
    }

    fn rows(&self, page: usize, header: &[&str], alike: fn(&str, &str) -> bool) -> Vec<Row> {
        let heads: Vec<_> =
            self.body().filter_map(|first| self.header(first, header, alike)).collect();
        let mut rows = Vec::new();
        for (at, head) in heads.iter().enumerate() {
            let until = heads.get(at + 1).map_or(f64::INFINITY, |next| next[0].middle);
            let under = self.rows_under(page, header[0], head, until);
            assert!(!under.is_empty(), "a header without a row under it on page {page}");
            rows.extend(under);
        }
        rows
    }

    /// The words of a header that begins with this word: each at the top of its column, and at least its beginning.
    fn header(
        &self,
        first: &Word,
        names: &[&str],
        alike: fn(&str, &str) -> bool,
    ) -> Option<Vec<&Word>> {
        let beside =
            |word: &&Word| (word.middle - first.middle).abs() < NEAR && word.left >= first.left;
        let line: Vec<&Word> = self.body().filter(beside).collect();
        let fits = |(word, name): (&&Word, &&str)| {
            let (read, name) = (squeezed(&word.text), squeezed(name));
            name.starts_with(&read) || alike(&read, &name)
        };
        (line.len() == names.len() && line.iter().zip(names).all(fits)).then_some(line)
    }

    fn rows_under(&self, page: usize, first: &str, head: &[&Word], until: f64) -> Vec<Row> {
        let lefts: Vec<f64> = head.iter().map(|word| word.left - NEAR).collect();
        let from = head[0].middle + NEAR;
        let inside = || self.body().filter(|word| word.middle > from && word.middle < until);
        // Whatever begins in the first column begins a row, or is what comes after the table.
        let starts = inside().filter(|word| word.left < lefts[1]);
        let starts: Vec<&Word> = starts.skip_while(|word| first.contains(&word.text)).collect();
        let mut rows = Vec::new();
        for (at, start) in starts.iter().enumerate() {
            if start.text.is_empty() || !start.text.chars().all(|c| c.is_ascii_digit()) {
                break;
            }
            let next = starts.get(at + 1).map_or(until, |next| next.middle - NEAR);
            let here = |word: &&Word| word.middle >= start.middle - NEAR && word.middle < next;
            let mut cells = vec![String::new(); lefts.len()];
            for word in inside().filter(here) {
                let column = lefts.iter().rposition(|left| *left <= word.left).unwrap_or_default();
                cells[column].push_str(&squeezed(&word.text));
            }
            rows.push(Row { page, cells });
        }
        rows
    }
}

impl Picture {
    /// Reads a grey picture as Poppler writes it: `P5`, width, height, 255, then the bytes.
    fn of_pgm(bytes: &[u8]) -> Self {
        let mut fields = bytes.splitn(4, |byte| byte.is_ascii_whitespace());
        let mut number = || -> usize {
            let field = fields.next().and_then(|field| std::str::from_utf8(field).ok());
            field.and_then(|field| field.trim_start_matches("P5").parse().ok()).unwrap_or_default()
        };
        number();
        let (width, height) = (number(), number());
        let grey = bytes[bytes.len() - width * height..].to_vec();
        assert!(width > 0 && height > 0, "not a grey picture");
        Self { width, height, grey }
    }

    /// Reads a picture of a screen.
    ///
    /// # Panics
    /// When it is no PNG with eight bits a colour.
    #[must_use]
    pub fn of_png(bytes: &[u8]) -> Self {
        let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        let mut reader = decoder.read_info().expect("a PNG");
        let mut buffer = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut buffer).expect("a picture");
        assert_eq!(info.bit_depth, png::BitDepth::Eight);
        let samples = info.color_type.samples();
        let mean = |pixel: &[u8]| {
            let colours = &pixel[..samples.min(3)];
            let sum: usize = colours.iter().map(|byte| usize::from(*byte)).sum();
            u8::try_from(sum / colours.len()).unwrap_or(u8::MAX)
        };
        let grey = buffer[..info.buffer_size()].chunks(samples).map(mean).collect();
        Self { width: info.width as usize, height: info.height as usize, grey }
    }

    /// What the one QR code in it says, with its version.
    ///
    /// # Panics
    /// When there is none, more than one, or one that cannot be read.
    #[must_use]
    pub fn qr(&self) -> (usize, String) {
        let at = |x: usize, y: usize| self.grey[y * self.width + x];
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, at);
        // Print that happens to look like a corner of a code is taken for one, and cannot be read.
        let read = |code: &rqrr::Grid<_>| code.decode();
        let mut read: Vec<_> = picture.detect_grids().iter().map(read).collect();
        let found = read.len();
        read.retain(Result::is_ok);
        let size = format!("a picture of {} × {}", self.width, self.height);
        assert_eq!(read.len(), 1, "QR codes that can be read, of {found} in {size}");
        let (data, text) = read.remove(0).unwrap_or_else(|error| panic!("the QR code: {error}"));
        (data.version.0, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_line_by_line_whatever_their_height() {
        let text = r#"<page width="595.92" height="842.88">
            <word xMin="50.0" yMin="101.0" xMax="60" yMax="109">2021</word>
            <word xMin="60.0" yMin="100.0" xMax="90" yMax="112">年&amp;月</word>
            <word xMin="10.0" yMin="120.0" xMax="60" yMax="132">下一行</word>
            <word xMin="10.0" yMin="100.0" xMax="40" yMax="112">于</word>
        "#;
        let pages = pages(text);
        assert_eq!(pages[0].text(), "于2021年&月下一行");
        assert!(pages[0].is_a4(false) && !pages[0].is_a4(true));
    }

    #[test]
    fn rows_end_where_the_table_does() {
        let word = |left: f64, middle: f64, text: &str| Word {
            left,
            right: left + 10.0,
            middle,
            text: text.to_owned(),
        };
        let words = vec![
            word(10.0, 10.0, "序号"),
            word(50.0, 10.0, "措施"),
            word(10.0, 30.0, "1"),
            word(50.0, 30.0, "通"),
            word(50.0, 42.0, "风"),
            word(10.0, 60.0, "2"),
            word(50.0, 60.0, "口罩"),
            word(8.0, 80.0, "合计"),
            word(50.0, 80.0, "2"),
        ];
        let sheet = Sheet { width: 595.0, height: 842.0, words };
        let same = |read: &str, text: &str| read == text;
        let row = |a: &str, b: &str| Row { page: 3, cells: vec![a.to_owned(), b.to_owned()] };
        assert_eq!(sheet.rows(3, &["序号", "措施"], same), [row("1", "通风"), row("2", "口罩")]);
        assert_eq!(sheet.rows(3, &["序号", "情况"], same), []);
    }
}
