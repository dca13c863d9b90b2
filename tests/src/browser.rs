//! The driver process and one browser session.

use std::{
    cell::RefCell,
    rc::Rc,
    sync::OnceLock,
    time::{Duration, Instant},
};

use serde_json::{Map, Value, json};
use thirtyfour::{Capabilities, WebDriver, error::WebDriverResult};
use tokio::runtime::{Builder, Runtime};

use crate::{
    files::Folder,
    patience::PATIENCE,
    process::{Output, Running, watched},
};

/// How long until something that has not happened is looked at again.
const BLINK: Duration = Duration::from_millis(15);

/// Without what a new Chromium makes ready in every window and nobody here opens: the pages below its address line, and a process
/// in reserve. It is a third of what a visit costs. Older ones know none of the names.
pub(crate) const LESS: &str = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,\
    SpareRendererForSitePerProcess";

/// What the page is looked at on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// A phone, 375 pixels wide.
    Phone,
    /// A desk computer, 1280 pixels wide.
    Desk,
}

impl Device {
    /// Width and height in pixels of the page.
    #[must_use]
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (375, 812),
            Self::Desk => (1280, 900),
        }
    }
}

/// One browser session. Dropping it closes the browser.
pub struct Browser {
    runtime: Runtime,
    driver: Option<WebDriver>,
    errors: RefCell<Vec<String>>,
    requests: RefCell<Vec<String>>,
    // Removed after the browser is gone.
    _profile: Rc<Folder>,
}

impl Browser {
    /// Starts a browser with a profile; one with `no_storage` is set to let no page store anything.
    ///
    /// # Panics
    /// When there is no browser, or it does not start.
    #[must_use]
    pub fn start(profile: Rc<Folder>, no_storage: bool) -> Self {
        let driver = Driver::shared();
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let capabilities = capabilities(&driver.chromium, &profile, no_storage);
        let session = WebDriver::builder(&driver.url, capabilities).client(client);
        let driver = runtime.block_on(session.connect()).expect("a browser session");
        Self {
            runtime,
            driver: Some(driver),
            errors: RefCell::default(),
            requests: RefCell::default(),
            _profile: profile,
        }
    }

    /// The session itself, for what the product has no word for.
    ///
    /// # Panics
    /// When the browser was closed.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("the browser is open")
    }

    /// Waits for an answer of the driver.
    pub fn wait<T>(&self, answer: impl Future<Output = WebDriverResult<T>>) -> WebDriverResult<T> {
        self.runtime.block_on(answer)
    }

    /// Runs a script in the page; `arguments` are its arguments.
    ///
    /// # Panics
    /// When the script throws.
    #[track_caller]
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.wait(self.driver().execute(script, arguments)) {
            Ok(value) => value.json().clone(),
            Err(error) => panic!("{error}\nin the script\n{script}"),
        }
    }

    /// Sends a command of the developer tools.
    ///
    /// # Panics
    /// When the browser refuses it.
    #[track_caller]
    pub fn cdp(&self, command: &str, parameters: Value) -> Value {
        match self.wait(self.driver().cdp().send_raw(command, parameters)) {
            Ok(value) => value,
            Err(error) => panic!("{command}: {error}"),
        }
    }

    /// Looks at the page on a device.
    pub fn look_at(&self, device: Device) {
        let (width, height) = device.size();
        self.resize(width, height, device == Device::Phone);
    }

    /// Looks at the page in any size.
    pub fn resize(&self, width: u32, height: u32, mobile: bool) {
        let metrics = json!({
            "width": width, "height": height, "mobile": mobile,
            "deviceScaleFactor": if mobile { 2 } else { 1 },
        });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// Waits until it is so.
    ///
    /// # Panics
    /// When it is not so in time.
    #[track_caller]
    pub fn until(&self, what: &str, so: impl Fn() -> bool) {
        let started = Instant::now();
        while !so() {
            assert!(started.elapsed() < PATIENCE, "waited in vain: {what}");
            self.runtime.block_on(async { tokio::time::sleep(BLINK).await });
        }
    }

    /// Every error that the console has shown.
    pub fn errors(&self) -> Vec<String> {
        let entries = self.wait(self.driver().get_log("browser")).expect("the console");
        let severe = entries.into_iter().filter(|entry| entry.level == "SEVERE");
        self.errors.borrow_mut().extend(severe.map(|entry| entry.message));
        self.errors.borrow().clone()
    }

    /// The address of everything that a page has asked for, whether it came or not.
    pub fn requests(&self) -> Vec<String> {
        let entries = self.wait(self.driver().get_log("performance")).expect("the events");
        let found = entries.into_iter().filter_map(|entry| {
            let event: Value = serde_json::from_str(&entry.message).ok()?;
            let event = &event["message"];
            let sent = event["method"] == "Network.requestWillBeSent";
            // The browser's own pages, such as that of a new tab, ask for things of its own.
            let by_a_page = event["params"]["documentURL"].as_str()?.starts_with("http");
            let url = event["params"]["request"]["url"].as_str()?;
            (sent && by_a_page).then(|| url.to_owned())
        });
        self.requests.borrow_mut().extend(found);
        self.requests.borrow().clone()
    }

    /// Whether it has not been closed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.driver.is_some()
    }

    /// Closes the browser as a person does; what it has stored is on disk afterwards.
    pub fn close(&mut self) {
        if let Some(driver) = self.driver.take() {
            // It may be gone already, which is what is wanted.
            let _ = self.runtime.block_on(driver.quit());
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.close();
    }
}

fn capabilities(chromium: &str, profile: &Folder, no_storage: bool) -> Capabilities {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-sync".to_owned(),
        "--no-first-run".to_owned(),
        "--lang=zh-CN".to_owned(),
        "--force-color-profile=srgb".to_owned(),
        "--hide-scrollbars".to_owned(),
        LESS.to_owned(),
        format!("--user-data-dir={}", profile.path().display()),
    ];
    if is_root(profile) {
        // Chromium's sandbox does not work for root.
        arguments.push("--no-sandbox".to_owned());
    }
    let Value::Object(capabilities) = json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": chromium,
            "args": arguments,
            "prefs": {
                "intl.accept_languages": "zh-CN,zh",
                // What the settings call cookies is every kind of storage. 1 allows, 2 blocks.
                "profile.default_content_setting_values.cookies": if no_storage { 2 } else { 1 },
                // Nothing of the browser's own at the start: it would only take time.
                "session": { "restore_on_startup": 4, "startup_urls": ["about:blank"] },
            },
        },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    }) else {
        return Map::new().into();
    };
    capabilities.into()
}

/// Whether this process, which has just made the folder, runs as root.
#[cfg(unix)]
pub(crate) fn is_root(own: &Folder) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(own.path()).is_ok_and(|data| data.uid() == 0)
}

#[cfg(not(unix))]
pub(crate) fn is_root(_: &Folder) -> bool {
    false
}

/// The driver of this process. It is started by the first session and ends with the process, however that ends.
struct Driver {
    url: String,
    chromium: String,
    // Never dropped, but it is enough that this process goes.
    _running: Running,
}

impl Driver {
    fn shared() -> &'static Self {
        static DRIVER: OnceLock<Driver> = OnceLock::new();
        DRIVER.get_or_init(Self::start)
    }

    fn start() -> Self {
        let found = xtask::browser::find().unwrap_or_else(|error| panic!("{error:#}"));
        let mut command = watched(&found.chromedriver);
        command.args(["--port=0", "--log-level=SEVERE"]);
        let (running, port) = Running::start(command, Output::Out, |line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        Self {
            url: format!("http://127.0.0.1:{port}"),
            chromium: found.chromium.display().to_string(),
            _running: running,
        }
    }
}
