//! From what Trunk makes to what is put on a server: one script for old engines, names by digest, the service worker's
//! list, the edition in one file, and compressed neighbours.
//!
//! The same input gives the same bytes. Nothing is named here that `index.html` names: which styles, which script and
//! which program there are is read from it.

mod esbuild;
mod files;
mod head;
mod offline;
mod one_file;
mod shadow;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use xtask::compress::{brotli_11, gzip_9};
use xtask::paths;

use crate::html::{BOOT_ATTRIBUTE, Tag};
use crate::tools::Tools;

pub use files::{Files, ONE_FILE, is_precompressed};
use files::{hex, integrity};
use head::Page;
pub use offline::WORKER;
use one_file::Contents;

/// The content, and its texts in the other language, which the edition in one file holds as well.
const PACK: &str = "pack.json";
const ENGLISH: &str = "pack.en.json";

/// The scripts in `static/` that bundles are made of: the page's, and the one that comes with the program that makes workbooks.
/// They find the other files by the attributes that the page's script gets here.
const PAGE: &str = "boot.js";
const WORKBOOK: &str = "workbook.js";

/// What runs in an element of somebody else's page, and the two scripts that such a page names: for an element, and for a frame. Those keep
/// their names, because web masters write them into their pages.
const INSIDE: &str = "inside.js";
const ELEMENT: &str = "self-check.js";
const FRAME: &str = "self-check-frame.js";

/// The page with everything in it that needs no script.
const CHECKLIST: &str = "checklist.html";

/// The page that shows web masters how to embed it.
const DEMO: &str = "demo/index.html";

/// Where the script for an element has the files of the release put in.
const FILES_HERE: &str = "__FILES__";

/// The program that makes workbooks, as Trunk names it.
const WORKBOOK_PROGRAM: &str = "selfcheck-workbook_bg.wasm";

/// The picture that stands for the page.
const ICON: &str = "icons/icon.svg";

/// How many hex digits of its digest a name holds. Enough to tell releases apart; nothing hangs on their secrecy.
const DIGITS: usize = 8;

/// Kinds of files that are sent compressed. Pictures other than SVG are compressed in themselves.
const COMPRESSIBLE: [&str; 8] = ["html", "css", "js", "wasm", "bin", "webmanifest", "svg", "json"];

/// Makes a release from Trunk's output in the folder `from`. Returns the folder it is in, which is a new one: a release
/// that was made before stays until [`publish`].
pub fn finish(tools: &Tools, from: &Path) -> Result<PathBuf> {
    let scratch = paths::root().join("target").join("finish");
    let release = scratch.join("release");
    remove(&release)?;
    fs::create_dir_all(&release).with_context(|| format!("cannot make {}", release.display()))?;

    let files = finished(tools, from, &scratch)
        .with_context(|| format!("the page in {} cannot be finished", from.display()))?;
    for (name, bytes) in files {
        write(&release.join(name), &bytes)?;
    }
    Ok(release)
}

/// Puts a release in the place of what is in the folder `to`.
pub fn publish(release: &Path, to: &Path) -> Result<()> {
    remove(to)?;
    if fs::rename(release, to).is_ok() {
        return Ok(());
    }
    // `target` may lie on another disk.
    for (name, bytes) in read_folder(release)? {
        write(&to.join(name), &bytes)?;
    }
    remove(release)
}

/// The files of the release.
fn finished(tools: &Tools, from: &Path, scratch: &Path) -> Result<Files> {
    let mut files = read_folder(from)?;
    let index = take_text(&mut files, "index.html")?;
    let mut page = Page::parse(&index)?;
    let named = Named::of(&page)?;

    let bundle = |entry: &str| esbuild::bundle(tools, from, entry, scratch);
    let page_script = bundle(PAGE)?;
    let inside_script = bundle(INSIDE)?;
    let workbook_script = bundle(WORKBOOK)?;
    let one_file_script = bundle(&named.script)?;
    for input in one_file_script.inputs.iter().chain(&inside_script.inputs) {
        files.remove(input);
    }
    let program = take(&mut files, &named.program)?;
    let workbook = take(&mut files, WORKBOOK_PROGRAM)?;
    // In the order in which the page names them: of two rules that say the same, the later one holds.
    let mut style = String::new();
    for name in &named.styles {
        take(&mut files, name)?;
        style += &esbuild::minify(tools, from, name)?;
    }
    let worker = files.remove(WORKER);
    for script in [ELEMENT, FRAME] {
        let small = esbuild::minify(tools, from, script)?;
        files.insert(script.to_owned(), small.into_bytes());
    }
    let inside_style = shadow::style(&style)?;

    let checklist = take_text(&mut files, CHECKLIST)?;
    page.keep(|tag| !is_replaced(tag));
    let pack = take(&mut files, PACK)?;
    let english = take(&mut files, ENGLISH)?;
    let one_file = {
        let contents = Contents {
            style: &style,
            script: &one_file_script.script,
            icon: files.get(ICON).map(Vec::as_slice),
            data: &[
                ("page.wasm", &program),
                (PACK, &pack),
                ("workbook.wasm", &workbook),
                // Last: that it is cut tells that the file is (`static/one-file.js`).
                (ENGLISH, &english),
            ],
        };
        with_checklist(&one_file::assemble(page.clone(), &contents)?, &checklist)?
    };

    let style = add(&mut files, "style.css", style.into_bytes());
    let stylesheet = format!("<link rel=\"stylesheet\" href=\"{style}\">");
    files.insert(CHECKLIST.to_owned(), Page::parse(&checklist)?.with(&stylesheet).into_bytes());
    let spare = spare(&[("page.wasm", &program), (PACK, &pack), (ENGLISH, &english)])?;
    let spare = add(&mut files, "spare.js", spare.into_bytes());
    let wasm = add(&mut files, "page.wasm", program);
    let pack = add(&mut files, PACK, pack);
    let english = add(&mut files, "english.json", english);
    let script = add(&mut files, "page.js", page_script.script.into_bytes());
    let workbook_wasm = add(&mut files, "workbook.wasm", workbook);
    let workbook_script = add(&mut files, WORKBOOK, workbook_script.script.into_bytes());
    // The program and the content are fetched while the script is still on its way.
    let links = format!(
        "{stylesheet}\
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{wasm}\">\
         <link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin href=\"{pack}\">\
         <script defer src=\"{script}\" {BOOT_ATTRIBUTE}=\"{wasm}\" data-pack=\"{pack}\" \
         data-pack-en=\"{english}\" data-spare=\"{spare}\" \
         data-workbook=\"{workbook_script}\" data-workbook-wasm=\"{workbook_wasm}\"></script>"
    );
    let index = page.with(&links);
    let text = add(&mut files, "text.bin", static_text(&index)?.into_bytes());
    files.insert("index.html".to_owned(), index.into_bytes());
    let inside = add(&mut files, INSIDE, inside_script.script.into_bytes());
    let inside_style = add(&mut files, "inside.css", inside_style.into_bytes());
    let element = [
        ("inside", &*inside),
        ("inside-style", &inside_style),
        ("text", &text),
        ("style", &style),
        ("wasm", &wasm),
        ("spare", &spare),
        ("workbook", &workbook_script),
        ("workbook-wasm", &workbook_wasm),
        ("pack", &pack),
        ("pack-en", &english),
    ];
    name_files(&mut files, &element)?;
    let demo = take_text(&mut files, DEMO)?;
    files.insert(DEMO.to_owned(), with_digests(&demo, &[ELEMENT, FRAME], &files)?.into_bytes());

    if worker.is_some() {
        let script = offline::fill(&esbuild::minify(tools, from, WORKER)?, &files)?;
        files.insert(WORKER.to_owned(), script.into_bytes());
    }
    files.insert(ONE_FILE.to_owned(), one_file.into_bytes());
    let neighbours = neighbours(&files)?;
    files.extend(neighbours);
    Ok(files)
}

/// The page with the checklist below its start, where there is no file to lead to.
fn with_checklist(page: &str, checklist: &str) -> Result<String> {
    let list = checklist.find("<section id=\"checklist\">").zip(checklist.find("</main>"));
    let (start, end) = list.with_context(|| format!("{CHECKLIST} has no list"))?;
    let page = page.replace(&format!("href=\"{CHECKLIST}\""), "href=\"#checklist\"");
    Ok(page.replacen("</main>", &format!("{}</main>", &checklist[start..end]), 1))
}

/// The static text of the page, for an element: it has no document of its own to find it in.
fn static_text(index: &str) -> Result<String> {
    let text = || {
        let start = index.find("<div id=\"text\">")?;
        let end = index[start..].find("<div id=\"rescue\"")?;
        Some(index[start..start + end].trim_end().to_owned())
    };
    text().context("index.html has no static text before the element `rescue`")
}

/// Puts the files that an element needs, by the names by which it looks for them, into its script, with their digests.
fn name_files(files: &mut Files, named: &[(&str, &str)]) -> Result<()> {
    let mut list = serde_json::Map::new();
    for (name, file) in named {
        let bytes = files.get(*file).with_context(|| format!("there is no {file}"))?;
        list.insert((*name).to_owned(), serde_json::json!([file, integrity(bytes)]));
    }
    let script = take_text(files, ELEMENT)?;
    let (before, after) = script
        .split_once(FILES_HERE)
        .with_context(|| format!("{ELEMENT} has no place {FILES_HERE} for the files"))?;
    let script = format!("{before}{}{after}", serde_json::to_string(&list)?);
    files.insert(ELEMENT.to_owned(), script.into_bytes());
    Ok(())
}

/// Files as a script, for where nothing else can be fetched (`static/spare.js`).
fn spare(held: &[(&str, &[u8])]) -> Result<String> {
    let texts =
        held.iter().map(|(name, bytes)| ((*name).to_owned(), STANDARD.encode(bytes).into()));
    let texts: serde_json::Map<String, serde_json::Value> = texts.collect();
    let texts = serde_json::to_string(&texts)?;
    Ok(format!("\"use strict\";document.currentScript.container.spare={texts};"))
}

/// Puts the digests of files in the places of a page that name them: `__self-check.js__`.
fn with_digests(page: &str, names: &[&str], files: &Files) -> Result<String> {
    let mut page = page.to_owned();
    for name in names {
        let bytes = files.get(*name).with_context(|| format!("there is no {name}"))?;
        let here = format!("__{name}__");
        if !page.contains(&here) {
            bail!("{DEMO} has no place {here} for a digest");
        }
        page = page.replace(&here, &integrity(bytes));
    }
    Ok(page)
}

/// What index.html names that gets another name.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    styles: Vec<String>,
    script: String,
    program: String,
}

impl Named {
    fn of(page: &Page) -> Result<Self> {
        let tags = || page.parts().iter().map(|part| &part.tag);
        let file = |tag: &Tag, attribute: &str| {
            let address = tag.get(attribute).unwrap_or_default();
            address.strip_prefix("./").unwrap_or(address).to_owned()
        };
        let mut scripts = tags().filter(|tag| starts_page(tag));
        let (Some(script), None) = (scripts.next(), scripts.next()) else {
            bail!(
                "the head of index.html must hold exactly one script with {BOOT_ATTRIBUTE} (`pattern_script` in \
                 Trunk.toml makes it)"
            );
        };
        Ok(Self {
            styles: tags().filter(|tag| is_style(tag)).map(|tag| file(tag, "href")).collect(),
            script: file(script, "src"),
            program: file(script, BOOT_ATTRIBUTE),
        })
    }
}

fn is_replaced(tag: &Tag) -> bool {
    starts_page(tag) || is_style(tag)
}

fn starts_page(tag: &Tag) -> bool {
    tag.name == "script" && tag.get(BOOT_ATTRIBUTE).is_some()
}

fn is_style(tag: &Tag) -> bool {
    tag.links_as(&["stylesheet"])
}

/// Adds a file under a name that holds its digest, and returns that name.
fn add(files: &mut Files, name: &str, bytes: Vec<u8>) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let digest = hex(&Sha256::digest(&bytes));
    let name = format!("{stem}-{}.{extension}", &digest[..DIGITS]);
    files.insert(name.clone(), bytes);
    name
}

/// The compressed files that go beside others, where they are smaller.
fn neighbours(files: &Files) -> Result<Files> {
    let mut neighbours = Files::new();
    for (name, bytes) in files {
        let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind);
        if !COMPRESSIBLE.contains(&kind) {
            continue;
        }
        for (ending, compressed) in [("br", brotli_11(bytes)?), ("gz", gzip_9(bytes)?)] {
            if compressed.len() < bytes.len() {
                neighbours.insert(format!("{name}.{ending}"), compressed);
            }
        }
    }
    Ok(neighbours)
}

fn take(files: &mut Files, name: &str) -> Result<Vec<u8>> {
    files.remove(name).with_context(|| format!("there is no {name}"))
}

fn take_text(files: &mut Files, name: &str) -> Result<String> {
    String::from_utf8(take(files, name)?).with_context(|| format!("{name} is not UTF-8"))
}

/// Every file of a folder and the folders in it.
pub fn read_folder(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = open.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            let name = name
                .with_context(|| format!("{} is not a name for a web address", path.display()))?;
            if path.is_dir() {
                open.push((path.clone(), format!("{prefix}{name}/")));
            } else {
                let bytes =
                    fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
                files.insert(format!("{prefix}{name}"), bytes);
            }
        }
    }
    Ok(files)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let cannot = || format!("cannot write {}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(cannot)?;
    }
    fs::write(path, bytes).with_context(cannot)
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_the_digest() {
        let mut files = Files::new();
        assert_eq!(add(&mut files, "page.js", b"abc".to_vec()), "page-ba7816bf.js");
        assert_eq!(files["page-ba7816bf.js"], b"abc");
    }

    #[test]
    fn what_index_html_names() {
        let page = |head: &str| Page::parse(&format!("<head>{head}</head>")).unwrap();
        let named = Named::of(&page(
            "<link rel=icon href=i.svg><link rel=stylesheet href=./style.css>\
             <script type=module src=boot.js data-wasm=./page_bg.wasm></script>",
        ));
        let expected = Named {
            styles: vec!["style.css".to_owned()],
            script: "boot.js".to_owned(),
            program: "page_bg.wasm".to_owned(),
        };
        assert_eq!(named.unwrap(), expected);
        let error = Named::of(&page("<script src=boot.js></script>")).unwrap_err().to_string();
        assert!(error.contains("exactly one script with data-wasm"), "{error}");
    }

    #[test]
    fn only_what_becomes_smaller_gets_neighbours() {
        let files: Files = [
            ("page.wasm", "a".repeat(500)),
            ("icon.png", "a".repeat(500)),
            ("tiny.css", "a".to_owned()),
        ]
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .collect();
        let neighbours = neighbours(&files).unwrap();
        let names: Vec<&str> = neighbours.keys().map(String::as_str).collect();
        assert_eq!(names, ["page.wasm.br", "page.wasm.gz"]);
    }
}
