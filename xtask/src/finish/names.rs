//! Short names between the program and its script.
//!
//! wasm-bindgen names every function that one side calls on the other, with a digest in most names. They stand in both
//! files and hardly compress: 4 KB of a first visit. Nobody else reads them, so they become `a`, `b` and so on.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};

/// What a module begins with: the magic number and version 1.
const HEADER: &[u8; 8] = b"\0asm\x01\0\0\0";

/// The sections that are read here, by their number.
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// The two files, which go together.
#[derive(Debug)]
pub struct Renamed {
    pub program: Vec<u8>,
    pub script: String,
}

/// Renames what both sides name. A name that the script uses in any other way than wasm-bindgen does stays as it is.
/// What is only for tools (who produced the program, which features it uses) is left out.
///
/// # Errors
/// The program is not WebAssembly.
pub fn shorten(program: &[u8], script: &str) -> Result<Renamed> {
    let sections = sections(program)?;
    let mut imports = Vec::new();
    let mut exports = Vec::new();
    for (id, body) in &sections {
        match *id {
            IMPORTS => imports = read_imports(body)?,
            EXPORTS => exports = read_exports(body)?,
            _ => {}
        }
    }

    let words = Words::of(script);
    let imported: Vec<&str> = imports.iter().map(|import| import.name).collect();
    let exported: Vec<&str> = exports.iter().map(|export| export.name).collect();
    // A name on both sides could not be told apart in the script.
    let only = |name: &str, others: &[&str]| !others.contains(&name);
    let new_imports =
        short(&imported, |name| only(name, &exported) && words.is_only_a_function(name));
    let new_exports = short(&exported, |name| only(name, &imported) && words.is_only_of_wasm(name));
    let modules: Vec<&str> = imports.iter().map(|import| import.module).collect();
    let new_modules =
        short(&modules, |module| script.matches(&format!("\"{module}\"")).count() == 1);

    let mut out = HEADER.to_vec();
    for (id, body) in sections {
        let body = match id {
            CUSTOM => continue,
            IMPORTS => {
                let mut body = number(imports.len());
                for import in &imports {
                    put(&mut body, new(&new_modules, import.module));
                    put(&mut body, new(&new_imports, import.name));
                    body.extend(import.rest);
                }
                body
            }
            EXPORTS => {
                let mut body = number(exports.len());
                for export in &exports {
                    put(&mut body, new(&new_exports, export.name));
                    body.extend(export.rest);
                }
                body
            }
            _ => body.to_vec(),
        };
        out.push(id);
        out.extend(number(body.len()));
        out.extend(body);
    }

    let mut script = words.replaced(&new_imports, &new_exports);
    for (module, new) in &new_modules {
        script = script.replace(&format!("\"{module}\""), &format!("\"{new}\""));
    }
    Ok(Renamed { program: out, script })
}

/// Old names and new ones.
type Names<'a> = BTreeMap<&'a str, String>;

fn new<'a>(names: &'a Names, name: &'a str) -> &'a str {
    names.get(name).map_or(name, String::as_str)
}

/// Gives the names that may go new ones, in their order: neighbours then differ little, which compresses.
fn short<'a>(names: &[&'a str], may_go: impl Fn(&str) -> bool) -> Names<'a> {
    let staying: BTreeSet<&str> = names.iter().copied().filter(|name| !may_go(name)).collect();
    let mut free = (0..).map(letters).filter(|name| !staying.contains(name.as_str()));
    let mut new = Names::new();
    for name in names {
        if !staying.contains(name)
            && !new.contains_key(name)
            && let Some(letters) = free.next()
        {
            new.insert(*name, letters);
        }
    }
    new
}

/// `a` to `z`, `A` to `Z`, `aa` and so on.
fn letters(mut number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = Vec::new();
    loop {
        name.insert(0, char::from(LETTERS[number % LETTERS.len()]));
        number /= LETTERS.len();
        if number == 0 {
            return name.into_iter().collect();
        }
        number -= 1;
    }
}

/// A script cut where words begin and end.
struct Words<'a>(Vec<&'a str>);

impl<'a> Words<'a> {
    fn of(script: &'a str) -> Self {
        let in_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let mut pieces = Vec::new();
        let mut rest = script;
        while let Some(first) = rest.chars().next() {
            let is_word = in_word(first);
            let end = rest.find(|c: char| in_word(c) != is_word).unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            pieces.push(piece);
            rest = after;
        }
        Self(pieces)
    }

    /// The places of a word.
    fn places(&self, word: &str) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().filter(move |(_, piece)| **piece == word).map(|(at, _)| at)
    }

    /// Whether the only use of the word is `word: function`, as in the object of what the program imports.
    fn is_only_a_function(&self, word: &str) -> bool {
        let mut places = self.places(word);
        places.next().is_some_and(|at| self.are_at(at + 1, &[": ", "function"]))
            && places.next().is_none()
    }

    /// Whether the word is used as `wasm.word`, and otherwise only as the name of a function of the script's own, which
    /// is something else.
    fn is_only_of_wasm(&self, word: &str) -> bool {
        let own = self.places(word).any(|at| at >= 2 && self.are_at(at - 2, &["function", " "]));
        let is_member = |at: usize| at >= 1 && self.0[at - 1].ends_with('.');
        let is_quoted = |at: usize| at >= 1 && self.0[at - 1].ends_with(['"', '\'', '`']);
        self.places(word).any(|at| self.is_of_wasm(at))
            && self
                .places(word)
                .all(|at| self.is_of_wasm(at) || (own && !is_member(at) && !is_quoted(at)))
    }

    /// Whether `wasm.` stands before this place.
    fn is_of_wasm(&self, at: usize) -> bool {
        at >= 2 && self.are_at(at - 2, &["wasm", "."])
    }

    fn are_at(&self, at: usize, pieces: &[&str]) -> bool {
        let found = self.0.get(at..at + pieces.len()).unwrap_or_default();
        found.len() == pieces.len() && found.iter().zip(pieces).all(|(found, piece)| found == piece)
    }

    fn replaced(&self, imports: &Names, exports: &Names) -> String {
        let replaced = |(at, piece): (usize, &&'a str)| -> String {
            let names = if self.is_of_wasm(at) { exports } else { imports };
            names.get(piece).cloned().unwrap_or_else(|| (*piece).to_owned())
        };
        self.0.iter().enumerate().map(replaced).collect()
    }
}

struct Import<'a> {
    module: &'a str,
    name: &'a str,
    /// What it is, as it stands in the program.
    rest: &'a [u8],
}

struct Export<'a> {
    name: &'a str,
    rest: &'a [u8],
}

/// The sections by number.
fn sections(program: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    let mut bytes = Bytes(program.strip_prefix(HEADER).context("the program is not WebAssembly")?);
    let mut sections = Vec::new();
    while !bytes.0.is_empty() {
        let id = bytes.byte()?;
        let length = bytes.number()?;
        sections.push((id, bytes.take(length)?));
    }
    Ok(sections)
}

fn read_imports(body: &[u8]) -> Result<Vec<Import<'_>>> {
    let mut bytes = Bytes(body);
    let count = bytes.number()?;
    (0..count)
        .map(|_| {
            let (module, name) = (bytes.text()?, bytes.text()?);
            let start = bytes.0;
            // Everything else a program may import needs more bytes than these: wasm-bindgen imports only functions.
            if bytes.byte()? != 0 {
                bail!("the program imports {name}, which is not a function");
            }
            bytes.number()?;
            Ok(Import { module, name, rest: &start[..start.len() - bytes.0.len()] })
        })
        .collect()
}

fn read_exports(body: &[u8]) -> Result<Vec<Export<'_>>> {
    let mut bytes = Bytes(body);
    let count = bytes.number()?;
    (0..count)
        .map(|_| {
            let name = bytes.text()?;
            let start = bytes.0;
            bytes.byte()?;
            bytes.number()?;
            Ok(Export { name, rest: &start[..start.len() - bytes.0.len()] })
        })
        .collect()
}

/// Reads from the front.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count).context("the program ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// A number in LEB128.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number in the program is too long")
    }

    fn text(&mut self) -> Result<&'a str> {
        let length = self.number()?;
        str::from_utf8(self.take(length)?).context("a name in the program is not UTF-8")
    }
}

/// A number in LEB128.
fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// Adds a name with its length before it.
fn put(bytes: &mut Vec<u8>, name: &str) {
    bytes.extend(number(name.len()));
    bytes.extend(name.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that imports functions of type 0 and exports function 0 under names.
    fn program(imports: &[(&str, &str)], exports: &[&str]) -> Vec<u8> {
        let mut out = HEADER.to_vec();
        let mut section = |id: u8, body: Vec<u8>| {
            out.push(id);
            out.extend(number(body.len()));
            out.extend(body);
        };
        section(1, vec![1, 0x60, 0, 0]);
        let mut body = number(imports.len());
        for (module, name) in imports {
            put(&mut body, module);
            put(&mut body, name);
            body.extend([0, 0]);
        }
        section(IMPORTS, body);
        let mut body = number(exports.len());
        for name in exports {
            put(&mut body, name);
            body.extend([0, 0]);
        }
        section(EXPORTS, body);
        section(CUSTOM, [&[4][..], b"name"].concat());
        out
    }

    fn names(program: &[u8]) -> (Vec<String>, Vec<String>) {
        let sections = sections(program).unwrap();
        let imports = read_imports(sections[1].1).unwrap();
        let exports = read_exports(sections[2].1).unwrap();
        (
            imports.iter().map(|import| format!("{}/{}", import.module, import.name)).collect(),
            exports.iter().map(|export| export.name.to_owned()).collect(),
        )
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let before = program(
            &[("./p_bg.js", "__wbg_log_1f2e"), ("./p_bg.js", "__wbg_log_1f2e3d")],
            &["memory", "__wbindgen_malloc", "start"],
        );
        let script = "const import0 = { __wbg_log_1f2e3d: function(x) {}, __wbg_log_1f2e: function() {} };\n\
            return { \"./p_bg.js\": import0 };\nexport function start() { wasm.start(wasm.__wbindgen_malloc, wasm.memory); }";
        let after = shorten(&before, script).unwrap();
        assert_eq!(
            after.script,
            "const import0 = { b: function(x) {}, a: function() {} };\n\
             return { \"a\": import0 };\nexport function start() { wasm.c(wasm.b, wasm.a); }"
        );
        let (imports, exports) = names(&after.program);
        assert_eq!(imports, ["a/a", "a/b"]);
        assert_eq!(exports, ["a", "b", "c"]);
        wasmparser::validate(&after.program).unwrap();
        assert_eq!(after.program.windows(4).filter(|bytes| bytes == b"name").count(), 0);
    }

    #[test]
    fn names_used_in_another_way_stay() {
        let before = program(&[("m", "one"), ("m", "two")], &["free", "a"]);
        let script =
            "{ one: function() { one(); }, two() {} } \"m\" \"m\" exports.free; wasm.free; wasm.a2";
        let after = shorten(&before, script).unwrap();
        assert_eq!(after.script, script);
        assert_eq!(
            names(&after.program),
            (vec!["m/one".to_owned(), "m/two".to_owned()], vec!["free".to_owned(), "a".to_owned()])
        );
    }

    #[test]
    fn a_short_name_is_given_once() {
        let names: Vec<String> = (0..5_000).map(letters).collect();
        assert_eq!((names[0].as_str(), names[51].as_str(), names[52].as_str()), ("a", "Z", "aa"));
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        let long = ["a", "x_1", "x_2"];
        let new = short(&long, |name| name != "a");
        assert_eq!((new["x_1"].as_str(), new["x_2"].as_str()), ("b", "c"));
    }

    #[test]
    fn what_is_not_webassembly_is_an_error() {
        let whole = program(&[("m", "one")], &["a"]);
        for cut in [0, 4, 9, 12, whole.len() - 1] {
            assert!(shorten(&whole[..cut], "").is_err(), "{cut}");
        }
    }

    #[test]
    fn numbers_are_read_as_written() {
        for value in [0, 127, 128, 300, 16_384, 4_000_000] {
            assert_eq!(Bytes(&number(value)).number().unwrap(), value);
        }
    }
}
