//! Which files of the finished page a first visit downloads.
//!
//! Found by following references from `index.html`, not by listing the folder: a file that nothing loads costs nobody
//! anything, and a file that is loaded but missing is a broken page.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::finish::{Files, ONE_FILE, WORKER, is_kept, is_precompressed, read_folder};
use crate::html::{self, Reference};

/// Files that are named by a loaded file and yet not fetched by a first visit, each with the reason. The name is the
/// path in the finished folder; a `*` at its end stands for any rest.
pub const LATER: &[(&str, &str)] = &[
    ("english.bin", "fetched when somebody chooses English"),
    ("full-*", "the full program, fetched when a screen is wanted that only it has"),
    ("workbook-*", "the program that makes workbooks, fetched when somebody wants one"),
    ("spare-*", "the full program as a script, fetched where nothing else can be"),
    ("self-check.js", "for a page that has this one as an element"),
    ("self-check-frame.js", "for a page that has this one in a frame"),
    ("inside-*", "fetched by an element"),
    ("text-*", "fetched by an element"),
    ("demo/*", "shows web masters how to embed the page"),
    ("docs/*", "tells web masters how to embed the page"),
    ("schema/*", "for those who read what the page gives away"),
    (ONE_FILE, "downloaded when somebody wants it"),
];

/// The files of a finished page, by their path in the folder with `/`. Compressed neighbours are not among them.
#[derive(Debug)]
pub struct FirstVisit {
    /// Fetched by a first visit, in the order in which they were found.
    pub loaded: Vec<PageFile>,
    /// Fetched afterwards by the service worker, so that the page works offline.
    pub background: Vec<PageFile>,
    /// The rest, each with the reason why it does not count.
    pub rest: Vec<(String, &'static str)>,
}

/// One file of the page.
#[derive(Debug)]
pub struct PageFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl FirstVisit {
    /// Reads the folder and follows the references.
    pub fn of(dist: &Path) -> Result<Self> {
        Self::following(read_folder(dist)?, LATER)
    }

    fn following(mut files: Files, later: &[(&str, &'static str)]) -> Result<Self> {
        let why_later = |name: &str| {
            later.iter().find(|(pattern, _)| matches(pattern, name)).map(|(_, why)| *why)
        };
        files.retain(|name, _| !is_precompressed(name));
        let index = files.remove("index.html").context("the page has no index.html")?;
        let page = html::loads(&String::from_utf8_lossy(&index));

        let mut loaded = vec![PageFile { name: "index.html".to_owned(), bytes: index }];
        let mut trouble = Vec::new();
        let take = |name: &str, files: &mut Files, loaded: &mut Vec<PageFile>| {
            if why_later(name).is_none()
                && let Some((name, bytes)) = files.remove_entry(name)
            {
                loaded.push(PageFile { name, bytes });
            }
        };
        for reference in &page.references {
            let (address, must_exist) = match reference {
                Reference::Loaded(address) => (address, true),
                Reference::Perhaps(address) => (address, false),
            };
            match place(address) {
                Place::Inline => {}
                Place::Elsewhere if must_exist => {
                    trouble.push(format!(
                        "index.html loads {address} from another site, which the page never does"
                    ));
                }
                Place::Elsewhere => {}
                Place::Here(name) => {
                    let known =
                        files.contains_key(&name) || loaded.iter().any(|file| file.name == name);
                    if must_exist && !known {
                        trouble.push(format!(
                            "index.html loads {address}, which is not in the finished folder"
                        ));
                    }
                    take(&name, &mut files, &mut loaded);
                }
            }
        }
        if !trouble.is_empty() {
            bail!("{}", trouble.join("\n"));
        }

        for name in names_in(page.inline.as_bytes(), false, &files) {
            take(&name, &mut files, &mut loaded);
        }
        let mut next = 1;
        while let Some(file) = loaded.get(next) {
            next += 1;
            if file.name == WORKER {
                continue; // what it names is fetched in the background
            }
            let in_binary = file.name.ends_with(".wasm");
            if in_binary || [".js", ".mjs", ".css"].iter().any(|end| file.name.ends_with(end)) {
                for name in names_in(&file.bytes, in_binary, &files) {
                    take(&name, &mut files, &mut loaded);
                }
            }
        }

        let keeps = loaded.iter().any(|file| file.name == WORKER);
        let (background, rest): (Files, Files) =
            files.into_iter().partition(|(name, _)| keeps && is_kept(name));
        let background =
            background.into_iter().map(|(name, bytes)| PageFile { name, bytes }).collect();
        let rest = rest
            .into_keys()
            .map(|name| {
                let why = why_later(&name).unwrap_or("nothing that is loaded names it");
                (name, why)
            })
            .collect();
        Ok(Self { loaded, background, rest })
    }
}

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    /// A file of the page, by its path in the folder.
    Here(String),
    /// Another site.
    Elsewhere,
    /// In the address itself, or in the page.
    Inline,
}

fn place(address: &str) -> Place {
    let address = address.trim();
    if address.starts_with("data:") || address.starts_with("blob:") || address.starts_with('#') {
        return Place::Inline;
    }
    let scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    if scheme || address.starts_with("//") {
        return Place::Elsewhere;
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    if parts.is_empty() { Place::Inline } else { Place::Here(parts.join("/")) }
}

/// Which of the files are named in a script, a style sheet or a program. A name is taken for a use: counting too much
/// is noticed and put right in [`LATER`], counting too little is not noticed.
fn names_in(text: &[u8], in_binary: bool, files: &Files) -> Vec<String> {
    files
        .keys()
        .filter(|path| {
            let name = path.rsplit('/').next().unwrap_or(path);
            // Strings in a program lie side by side without anything between them.
            if in_binary { contains(text, name.as_bytes()) } else { names(text, name.as_bytes()) }
        })
        .cloned()
        .collect()
}

fn contains(text: &[u8], name: &[u8]) -> bool {
    text.windows(name.len()).any(|window| window == name)
}

/// Whether `name` stands in `text` as a whole, not as the end of a longer file name.
fn names(text: &[u8], name: &[u8]) -> bool {
    let of_a_name = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
    };
    text.windows(name.len()).enumerate().any(|(at, window)| {
        window == name && !of_a_name(at.checked_sub(1).and_then(|before| text.get(before))) && {
            let after = text.get(at + name.len());
            !after.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
        }
    })
}

fn matches(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn loaded(visit: &FirstVisit) -> Vec<&str> {
        visit.loaded.iter().map(|file| file.name.as_str()).collect()
    }

    #[test]
    fn follows_the_page_its_scripts_and_its_program() {
        let page = files(&[
            (
                "index.html",
                r#"<link rel=stylesheet href="./a.css"><script src=boot.js data-wasm=p.wasm>"#,
            ),
            ("a.css", "body{background:url(img/b.svg)}"),
            ("img/b.svg", ""),
            ("boot.js", "import './p.js'"),
            ("p.js", "import './snippets/s.js'; // not xs.js.map"),
            ("snippets/s.js", ""),
            ("js.map", ""),
            ("p.wasm", "\0asmfirstcatalogue.binlast"),
            ("catalogue.bin", ""),
            ("icon-512.png", ""),
        ]);
        let visit = FirstVisit::following(page, &[]).unwrap();
        let expected = [
            "index.html",
            "a.css",
            "boot.js",
            "p.wasm",
            "img/b.svg",
            "p.js",
            "catalogue.bin",
            "snippets/s.js",
        ];
        assert_eq!(loaded(&visit), expected);
        let rest: Vec<&str> = visit.rest.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(rest, ["icon-512.png", "js.map"]);
    }

    #[test]
    fn an_inline_script_counts() {
        let page =
            files(&[("index.html", "<script type=module>import './p.js'</script>"), ("p.js", "")]);
        assert_eq!(loaded(&FirstVisit::following(page, &[]).unwrap()), ["index.html", "p.js"]);
    }

    #[test]
    fn what_comes_later_does_not_count() {
        let page = files(&[
            ("index.html", "<script src=boot.js></script>"),
            ("boot.js", "load('sheet-1a.wasm')"),
            ("boot.js.br", ""),
            ("other.js", ""),
            ("sheet-1a.wasm", ""),
        ]);
        let later = [("sheet-*", "when asked for")];
        let visit = FirstVisit::following(page, &later).unwrap();
        assert_eq!(loaded(&visit), ["index.html", "boot.js"]);
        let rest = [
            ("other.js".to_owned(), "nothing that is loaded names it"),
            ("sheet-1a.wasm".to_owned(), "when asked for"),
        ];
        assert_eq!(visit.rest, rest);
    }

    #[test]
    fn the_service_worker_is_loaded_and_what_it_keeps_comes_in_the_background() {
        let page = files(&[
            ("index.html", "<link rel=manifest href=m.webmanifest><script src=page.js></script>"),
            ("page.js", "register('sw.js'); load('english.bin')"),
            ("sw.js", "[['english.bin'],['icons/i.png'],['index.html']]"),
            ("m.webmanifest", "icons/i.png"),
            ("english.bin", ""),
            ("icons/i.png", ""),
            ("selfcheck.html", ""),
        ]);
        let visit = FirstVisit::following(page, LATER).unwrap();
        assert_eq!(loaded(&visit), ["index.html", "m.webmanifest", "page.js", "sw.js"]);
        let background: Vec<&str> =
            visit.background.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(background, ["english.bin", "icons/i.png"]);
        assert_eq!(visit.rest, [(ONE_FILE.to_owned(), "downloaded when somebody wants it")]);
    }

    #[test]
    fn a_missing_file_and_another_site_are_errors() {
        let page = files(&[(
            "index.html",
            "<img src=none.png><script src=https://example.org/x.js></script>",
        )]);
        let error = FirstVisit::following(page, &[]).unwrap_err().to_string();
        assert!(error.contains("none.png") && error.contains("another site"), "{error}");
    }

    #[test]
    fn addresses_lead_somewhere() {
        let here = |name: &str| Place::Here(name.to_owned());
        assert_eq!(place("./a/b.js?x#y"), here("a/b.js"));
        assert_eq!(place("/a.js"), here("a.js"));
        assert_eq!(place("data:image/svg+xml,x"), Place::Inline);
        assert_eq!(place("./"), Place::Inline);
        assert_eq!(place("//cdn/x.js"), Place::Elsewhere);
        assert_eq!(place("https://x/y"), Place::Elsewhere);
    }
}
