//! The page inside of somebody else's page, read and driven with scripts as if it stood by itself.
//!
//! The page around is `demo/index.html`, or one that a test makes.

use std::{fs, rc::Rc};

use serde_json::{Value, json};

use xtask::server::ServerOptions;

use crate::{
    Folder, Site, Visit,
    files::built_page,
    page::Page,
    reading::{self, Scripts, as_texts},
};

/// How the page is embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As the element `<self-check>`.
    Element,
    /// In a frame.
    Frame,
}

impl Way {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Element, Self::Frame];

    /// The end of the address of the demo that shows it so, with these options, written as in an address.
    #[must_use]
    pub fn demo(self, options: &str) -> String {
        let way = match self {
            Self::Element => "element",
            Self::Frame => "frame",
        };
        format!("demo/?way={way}&{options}")
    }
}

/// The embedded page.
#[derive(Clone, Copy)]
pub struct Inside<'s> {
    around: &'s dyn Scripts,
    way: Way,
    number: usize,
}

impl<'s> Inside<'s> {
    /// The one of the page around.
    #[must_use]
    pub fn of(around: &'s dyn Scripts, way: Way) -> Self {
        Self { around, way, number: 0 }
    }

    /// One of several, counted from zero.
    #[must_use]
    pub fn number(self, number: usize) -> Self {
        Self { number, ..self }
    }
}

impl Scripts for Inside<'_> {
    /// Runs a script for which the document is that of the page: a shadow root, or the document of a frame of the same origin.
    #[track_caller]
    fn run(&self, script: &str, arguments: &[Value]) -> Value {
        let number = self.number;
        let names = match self.way {
            Way::Element => format!(
                "const host = outside.querySelectorAll('self-check')[{number}];
                const document = host && host.shadowRoot || outside.createDocumentFragment();
                if (host && host.container) document.documentElement = host.container.element;
                const location = {{ hash: host && host.container ? '#' + host.container.at() : '' }};"
            ),
            Way::Frame => format!(
                "const frame = outside.querySelectorAll('iframe[data-self-check]')[{number}];
                const document = frame.contentDocument, location = frame.contentWindow.location;"
            ),
        };
        let script = format!(
            "const given = arguments, outside = document;
            return (() => {{ {names}
                return (function () {{ {script} }}).apply(null, given);
            }})()"
        );
        self.around.run(&script, arguments)
    }
}

/// Run before a page, keeps what it and its frames warn of in the console, in `window.warned` of the page around.
pub const NOTE_WARNINGS: &str = "{
    const noted = window.top.warned = window.top.warned || [], warn = console.warn;
    console.warn = (...all) => { noted.push(all.join(' ')); warn.apply(console, all); };
}";

/// What the page has told the demo so far, the last first: messages of this type.
#[must_use]
pub fn told(around: &dyn Scripts, kind: &str) -> Vec<Value> {
    let script = "return [...document.querySelectorAll('#log [data-type=' + arguments[0] + ']')].map(e => e.textContent)";
    let texts = as_texts(&around.run(script, &[json!(kind)]));
    texts.iter().map(|text| serde_json::from_str(text).expect("a message")).collect()
}

/// Goes into the frame of a page: from now on everything is done and read there, also where it is of another origin.
#[track_caller]
pub fn enter_frame(page: &Page) {
    let driver = page.browser().driver();
    page.browser().wait(driver.enter_frame(0)).expect("there is a frame");
}

/// Back to the page around.
#[track_caller]
pub fn leave_frame(page: &Page) {
    let driver = page.browser().driver();
    page.browser().wait(driver.enter_default_frame()).expect("there is a page around");
}

/// The demo, with these options, once the page in it can be used.
#[must_use]
#[track_caller]
pub fn demo(way: Way, options: &str) -> Page {
    let page = Visit::new().at(&way.demo(options)).load();
    reading::until_it_runs(&Inside::of(&page, way));
    page
}

/// A site with one more page of its own.
#[must_use]
pub fn site_with(name: &str, html: &str) -> (Rc<Site>, Folder) {
    let folder = Folder::copy_of(&built_page());
    fs::write(folder.path().join(name), html).expect("the page can be written");
    (Site::of(folder.path(), ServerOptions::default()), folder)
}
