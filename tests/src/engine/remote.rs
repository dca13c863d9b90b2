//! Firefox and WebKit, through their drivers. A driver serves one session, so each session has its own.

use std::{cell::RefCell, path::Path, sync::OnceLock, time::Duration};

use serde_json::{Value, json};
use thirtyfour::{
    Capabilities, WebDriver,
    common::print::{PrintPage, PrintParameters},
    error::WebDriverResult,
};
use tokio::runtime::{Builder, Runtime};
use xtask::engines::Driven as Found;

use super::driven::Driven;
use crate::{
    browser::Device,
    files::Folder,
    process::{Output, Running, free_port, watched},
    reading::until,
};

/// The drivers do not tell of errors, so the page itself is made to keep them, from right after it is loaded.
const KEEP_ERRORS: &str = "if (window.errorsOfThisPage) return;
    const kept = window.errorsOfThisPage = [];
    const said = console.error;
    console.error = function () {
        kept.push(Array.from(arguments).map(String).join(' '));
        said.apply(console, arguments);
    };
    addEventListener('error', e => kept.push(String(e.message)));
    addEventListener('unhandledrejection', e => kept.push(String(e.reason)));";

struct Remote {
    runtime: Runtime,
    driver: WebDriver,
    is_firefox: bool,
    errors: RefCell<Vec<String>>,
    _running: Running,
}

/// Starts Firefox with a profile.
pub fn firefox(found: &Found, profile: &Folder) -> Box<dyn Driven> {
    let mut command = watched(&found.driver);
    command.args(["--port=0", "--websocket-port=0", "--log=info"]);
    let (running, port) = Running::start(command, Output::Out, |line| {
        line.rsplit_once("Listening on 127.0.0.1:")?.1.trim().parse().ok()
    });
    let (width, height) = Device::Desk.size();
    let capabilities = json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": found.browser,
            "args": [
                "-headless", "-profile", profile.path(),
                format!("--width={width}"), format!("--height={height}"),
            ],
            "prefs": {
                "intl.accept_languages": "zh-CN, zh",
                // It asks for nothing of its own.
                "app.update.disabledForTesting": true,
                "browser.newtabpage.enabled": false,
                "captivedetect.canonicalURL": "",
                "datareporting.policy.dataSubmissionEnabled": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
            },
        },
    });
    Box::new(Remote::connect(running, port, capabilities))
}

/// Starts WebKitGTK's small browser. The profile is for what it writes besides: what pages store it forgets.
pub fn webkit(found: &Found, xvfb: &Path, profile: &Folder) -> Box<dyn Driven> {
    let port = free_port();
    let mut command = watched(&found.driver);
    command.arg(format!("--port={port}")).arg("--host=127.0.0.1");
    command.env("DISPLAY", display(xvfb)).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
    for folder in ["HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"]
    {
        command.env(folder, profile.path());
    }
    // There is no session bus. Without the renderer that is chosen by itself it would wait for a picture forever.
    command.env("NO_AT_BRIDGE", "1").env("GTK_A11Y", "none").env("GSETTINGS_BACKEND", "memory");
    command.env_remove("WEBKIT_DISABLE_DMABUF_RENDERER");
    let running = Running::start_listening(command, port);
    let (width, height) = Device::Desk.size();
    let capabilities = json!({
        "webkitgtk:browserOptions": {
            "binary": found.browser,
            "args": ["--automation", format!("--geometry={width}x{height}")],
        },
    });
    Box::new(Remote::connect(running, port, capabilities))
}

/// The display of this process.
fn display(xvfb: &Path) -> &'static str {
    static DISPLAY: OnceLock<(Running, String)> = OnceLock::new();
    let (_, name) = DISPLAY.get_or_init(|| {
        let mut command = watched(xvfb);
        command.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
        let (running, number) =
            Running::start(command, Output::Out, |line| line.trim().parse::<u32>().ok());
        (running, format!(":{number}"))
    });
    name
}

impl Remote {
    fn connect(running: Running, port: u16, capabilities: Value) -> Self {
        let Value::Object(capabilities) = capabilities else { unreachable!() };
        let is_firefox = capabilities.contains_key("moz:firefoxOptions");
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let url = format!("http://127.0.0.1:{port}");
        let session = WebDriver::builder(url, Capabilities::from(capabilities)).client(client);
        let driver = runtime.block_on(session.connect()).expect("a browser session");
        let errors = RefCell::default();
        let remote = Self { runtime, driver, is_firefox, errors, _running: running };
        let longest = Duration::from_secs(60);
        remote.wait(remote.driver.set_script_timeout(longest)).expect("a longest time");
        remote
    }

    fn wait<T>(&self, answer: impl Future<Output = WebDriverResult<T>>) -> WebDriverResult<T> {
        self.runtime.block_on(answer)
    }

    /// Keeps the errors of the page that is about to go.
    fn gather(&self) {
        let take = "return window.errorsOfThisPage ? errorsOfThisPage.splice(0) : []";
        let taken = self.run(take, &[]).unwrap_or_default();
        let taken = taken.as_array().into_iter().flatten();
        self.errors
            .borrow_mut()
            .extend(taken.map(|error| error.as_str().unwrap_or("?").to_owned()));
    }

    fn loaded(&self) {
        self.run(KEEP_ERRORS, &[]).expect("scripts can be run");
    }
}

impl Driven for Remote {
    fn open(&self, address: &str) {
        self.gather();
        self.wait(self.driver.goto(address)).expect("the address can be opened");
        self.loaded();
    }

    fn reload(&self) {
        self.gather();
        if self.is_firefox {
            // Its driver would load past caches and service workers, as people seldom do.
            let begin = "window.isBeingReplaced = true; location.reload()";
            self.run(begin, &[]).expect("the page can be loaded anew");
            let done =
                "return window.isBeingReplaced !== true && document.readyState === 'complete'";
            until("the page is loaded anew", || self.run(done, &[]) == Ok(Value::Bool(true)));
        } else {
            self.wait(self.driver.refresh()).expect("the page can be loaded anew");
        }
        self.loaded();
    }

    fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        match self.wait(self.driver.execute(script, arguments.to_vec())) {
            Ok(value) => Ok(value.json().clone()),
            Err(error) => Err(error.to_string()),
        }
    }

    fn picture(&self) -> Vec<u8> {
        self.wait(self.driver.screenshot_as_png()).expect("a picture")
    }

    fn paper(&self) -> Vec<u8> {
        let page = PrintPage { width: 21.0, height: 29.7 };
        let parameters = PrintParameters { page, ..PrintParameters::default() };
        self.wait(self.driver.print_page(parameters)).expect("the page can be printed")
    }

    fn errors(&self) -> Vec<String> {
        self.gather();
        self.errors.borrow().clone()
    }

    fn requests(&self) -> Vec<String> {
        Vec::new()
    }

    fn offline(&self, _: bool) {
        unreachable!("no driver can do this");
    }

    fn close(self: Box<Self>) {
        // It may be gone already, which is what is wanted.
        let Self { runtime, driver, .. } = *self;
        let _ = runtime.block_on(driver.quit());
    }
}
