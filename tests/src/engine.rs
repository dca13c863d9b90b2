//! The browsers that the page must work in, all driven the same way: an address is opened and scripts are run.
//!
//! The Chromiums are spoken to through their developer tools, because today's drivers refuse the old ones; Firefox and
//! WebKit through their drivers. What is done to the page is the same scripts everywhere, see [`crate::walk`].

mod chromium;
mod devtools;
mod driven;
mod remote;

use std::{fmt, path::PathBuf, rc::Rc};

use serde_json::Value;
use xtask::engines::{self, CHROMIUM_69, CHROMIUM_72, CHROMIUM_86};

use crate::{files::Folder, reading::Scripts};
use driven::Driven;

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium 69 of 2018, the oldest that the page is made for.
    Chromium69,
    /// Chromium 72 of 2018.
    Chromium72,
    /// Chromium 86 of 2020.
    Chromium86,
    /// The Chromium of the machine.
    Chromium,
    /// The Firefox of the machine.
    Firefox,
    /// The WebKitGTK of the machine.
    WebKit,
}

impl Engine {
    /// Whether what a page has stored is still there when the browser is closed and started again. WebKit's driver only
    /// opens private windows.
    #[must_use]
    pub fn keeps_its_profile(self) -> bool {
        self != Self::WebKit
    }

    /// Whether the network can be switched off in the browser.
    #[must_use]
    pub fn can_go_offline(self) -> bool {
        self.is_chromium()
    }

    /// Whether the browser tells of every request that a page makes.
    #[must_use]
    pub fn tells_its_requests(self) -> bool {
        self.is_chromium()
    }

    fn is_chromium(self) -> bool {
        matches!(self, Self::Chromium69 | Self::Chromium72 | Self::Chromium86 | Self::Chromium)
    }

    fn start(self, profile: &Folder) -> Box<dyn Driven> {
        let there = |found: Result<PathBuf, _>| found.unwrap_or_else(|error| panic!("{error:#}"));
        match self {
            Self::Chromium69 => chromium::start(&there(CHROMIUM_69.find()), profile),
            Self::Chromium72 => chromium::start(&there(CHROMIUM_72.find()), profile),
            Self::Chromium86 => chromium::start(&there(CHROMIUM_86.find()), profile),
            Self::Chromium => {
                chromium::start(&there(xtask::browser::find().map(|found| found.chromium)), profile)
            }
            Self::Firefox => {
                let found = engines::firefox().unwrap_or_else(|error| panic!("{error:#}"));
                remote::firefox(&found, profile)
            }
            Self::WebKit => {
                let found = engines::webkit().unwrap_or_else(|error| panic!("{error:#}"));
                remote::webkit(&found, &there(engines::xvfb()), profile)
            }
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium69 => "Chromium 69",
            Self::Chromium72 => "Chromium 72",
            Self::Chromium86 => "Chromium 86",
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// A browser with a profile of its own. Dropping it closes the browser.
pub struct Session {
    engine: Engine,
    browser: Option<Box<dyn Driven>>,
    // Removed after the browser is gone.
    profile: Rc<Folder>,
}

impl Session {
    /// Starts the browser with an empty profile.
    ///
    /// # Panics
    /// When it is not there, or does not start.
    #[must_use]
    pub fn start(engine: Engine) -> Self {
        let profile = Rc::new(Folder::new());
        Self { engine, browser: Some(engine.start(&profile)), profile }
    }

    /// Which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    #[track_caller]
    fn browser(&self) -> &dyn Driven {
        self.browser.as_deref().expect("the browser is open")
    }

    /// Opens an address and waits until it is loaded.
    #[track_caller]
    pub fn open(&self, address: &str) {
        self.browser().open(address);
    }

    /// Loads the page anew and waits until it is loaded.
    #[track_caller]
    pub fn reload(&self) {
        self.browser().reload();
    }

    /// Closes the browser as a person does, and starts it again with the same profile.
    ///
    /// # Panics
    /// When the engine cannot: ask [`Engine::keeps_its_profile`].
    #[track_caller]
    pub fn restart(&mut self) {
        assert!(self.engine.keeps_its_profile(), "{} forgets", self.engine);
        if let Some(browser) = self.browser.take() {
            browser.close();
        }
        self.browser = Some(self.engine.start(&self.profile));
    }

    /// Switches the network of the browser off or on. Where a browser cannot, [`crate::Site::stop`] the site.
    ///
    /// # Panics
    /// When the engine cannot: ask [`Engine::can_go_offline`].
    #[track_caller]
    pub fn offline(&self, off: bool) {
        assert!(self.engine.can_go_offline(), "{} cannot go offline", self.engine);
        self.browser().offline(off);
    }

    /// What is on screen, as PNG.
    #[must_use]
    pub fn picture(&self) -> Vec<u8> {
        self.browser().picture()
    }

    /// The page as it is printed on A4, as PDF. No driver of WebKit prints.
    #[must_use]
    pub fn paper(&self) -> Vec<u8> {
        self.browser().paper()
    }

    /// The errors that pages have made since the browser was started.
    #[must_use]
    pub fn errors(&self) -> Vec<String> {
        self.browser().errors()
    }

    /// The address of everything that pages have asked for since the browser was started, if the engine
    /// [tells](Engine::tells_its_requests).
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.browser().requests()
    }
}

impl Scripts for Session {
    #[track_caller]
    fn run(&self, script: &str, arguments: &[Value]) -> Value {
        match self.browser().run(script, arguments) {
            Ok(value) => value,
            Err(error) => panic!("{}: {error}\nin the script\n{script}", self.engine),
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(browser) = self.browser.take() {
            browser.close();
        }
    }
}
