//! How a page comes to be open.

use std::rc::Rc;

use serde_json::json;

use crate::{
    browser::{Browser, Device},
    files::{Folder, Site},
    page::Page,
};

/// How a page is opened. What is not said is as for most people: a desk, an empty profile, a plain site.
#[derive(Default)]
pub struct Visit {
    site: Option<Rc<Site>>,
    profile: Option<Rc<Folder>>,
    device: Option<Device>,
    before: Vec<String>,
    at: String,
    no_storage: bool,
}

impl Visit {
    /// An ordinary visit.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// To this site.
    #[must_use]
    pub fn to(mut self, site: &Rc<Site>) -> Self {
        self.site = Some(Rc::clone(site));
        self
    }

    /// With this profile, which may have been here before.
    #[must_use]
    pub fn with_profile(mut self, profile: &Rc<Folder>) -> Self {
        self.profile = Some(Rc::clone(profile));
        self
    }

    /// On this device.
    #[must_use]
    pub fn on(mut self, device: Device) -> Self {
        self.device = Some(device);
        self
    }

    /// In a browser that is set to let no page store anything.
    #[must_use]
    pub fn without_storage(mut self) -> Self {
        self.no_storage = true;
        self
    }

    /// With a script that runs before anything of the page does, at every load.
    #[must_use]
    pub fn after_running(mut self, script: &str) -> Self {
        self.before.push(script.to_owned());
        self
    }

    /// At this end of the address, for example `#/about`.
    #[must_use]
    pub fn at(mut self, end: &str) -> Self {
        end.clone_into(&mut self.at);
        self
    }

    /// Opens the page and waits until it can be used, or says that it cannot.
    #[must_use]
    pub fn open(self) -> Page {
        let page = self.load();
        page.ready();
        page
    }

    /// Opens the page and waits for nothing.
    #[must_use]
    pub fn load(self) -> Page {
        let site = self.site.unwrap_or_else(Site::plain);
        let browser = Browser::start(self.profile.unwrap_or_default(), self.no_storage);
        browser.look_at(self.device.unwrap_or(Device::Desk));
        for script in &self.before {
            browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        }
        Page::new(browser, site, &self.at)
    }
}

impl Page {
    /// Opens the page as most people do: on a desk, for the first time.
    #[must_use]
    pub fn open() -> Self {
        Visit::new().open()
    }
}
