//! A Chromium of any age, through its developer tools.

use std::{cell::RefCell, path::Path};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use super::{
    devtools::{self, Wire},
    driven::Driven,
};
use crate::{
    browser::{Device, LESS, is_root},
    files::Folder,
    process::{Output, Running, watched},
    reading::until,
};

struct Chromium {
    running: Running,
    port: u16,
    /// The page, which is the only one.
    page: Wire,
    browser: Wire,
    /// Kept while the network is off: a service worker goes on line again when nobody listens to it.
    workers: RefCell<Vec<Wire>>,
    errors: RefCell<Vec<String>>,
    requests: RefCell<Vec<String>>,
}

/// Starts one with a profile.
pub fn start(program: &Path, profile: &Folder) -> Box<dyn Driven> {
    let (width, height) = Device::Desk.size();
    let mut command = watched(program);
    command.args([
        "--headless",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",
        "--disable-sync",
        "--hide-scrollbars",
        LESS,
        "--no-first-run",
        "--remote-debugging-port=0",
    ]);
    command.arg(format!("--user-data-dir={}", profile.path().display()));
    if is_root(profile) {
        // The sandbox does not work for root.
        command.arg("--no-sandbox");
    }
    command.arg("about:blank");
    let (running, address) = Running::start(command, Output::Err, |line| {
        line.strip_prefix("DevTools listening on ").map(|address| address.trim().to_owned())
    });
    let port = port_in(&address);
    let page = Wire::connect(port, &address_of_the_page(port));
    for domain in ["Page", "Runtime", "Network", "Log"] {
        page.must(&format!("{domain}.enable"), json!({}));
    }
    let metrics =
        json!({ "width": width, "height": height, "mobile": false, "deviceScaleFactor": 1 });
    page.must("Emulation.setDeviceMetricsOverride", metrics);
    // Each age has another switch for the language, and this.
    let browser = Wire::connect(port, &address);
    let agent = browser.must("Browser.getVersion", json!({}))["userAgent"].take();
    let identity = json!({ "userAgent": agent, "acceptLanguage": "zh-CN,zh" });
    page.must("Network.setUserAgentOverride", identity);
    Box::new(Chromium {
        running,
        port,
        page,
        browser,
        workers: RefCell::default(),
        errors: RefCell::default(),
        requests: RefCell::default(),
    })
}

/// It speaks of its port a moment before there is a page.
fn address_of_the_page(port: u16) -> String {
    let page = || devtools::targets(port).into_iter().find(|target| target["type"] == "page");
    until("there is a page", || page().is_some());
    page().map(|page| words(&page["webSocketDebuggerUrl"]).to_owned()).expect("a page")
}

/// The port in `ws://127.0.0.1:1234/…`.
fn port_in(address: &str) -> u16 {
    let rest = address.strip_prefix("ws://127.0.0.1:");
    let port = rest.and_then(|rest| rest.split('/').next()?.parse().ok());
    port.unwrap_or_else(|| panic!("no port in {address}"))
}

impl Chromium {
    /// Sorts what has happened so far.
    fn gather(&self) {
        for event in self.page.events() {
            let about = &event["params"];
            let error = match event["method"].as_str().unwrap_or_default() {
                "Network.requestWillBeSent" => {
                    let address = about["request"]["url"].as_str().unwrap_or_default();
                    self.requests.borrow_mut().push(address.to_owned());
                    None
                }
                "Runtime.exceptionThrown" => Some(exception(&about["exceptionDetails"])),
                "Runtime.consoleAPICalled" if about["type"] == "error" => {
                    Some(about["args"].to_string())
                }
                "Log.entryAdded" if about["entry"]["level"] == "error" => Some(format!(
                    "{} {}",
                    words(&about["entry"]["text"]),
                    words(&about["entry"]["url"])
                )),
                _ => None,
            };
            self.errors.borrow_mut().extend(error);
        }
    }

    /// Runs what leads to another page, and waits until that is loaded.
    fn load(&self, command: &str, parameters: Value) {
        self.gather();
        let answer = self.page.must(command, parameters);
        if let Some(error) = answer["errorText"].as_str() {
            panic!("{command}: {error}");
        }
        // Without a loader it is another place on the same page.
        let same_page = command == "Page.navigate" && !answer["loaderId"].is_string();
        self.page.wait_for(if same_page {
            "Page.navigatedWithinDocument"
        } else {
            "Page.loadEventFired"
        });
    }
}

impl Driven for Chromium {
    fn open(&self, address: &str) {
        self.load("Page.navigate", json!({ "url": address }));
    }

    fn reload(&self) {
        self.load("Page.reload", json!({}));
    }

    fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        let parameters = json!({
            "expression": format!("(function () {{ {script}\n}}).apply(null, {})", json!(arguments)),
            "awaitPromise": true,
            "returnByValue": true,
            "userGesture": true,
        });
        let mut answer = self.page.send("Runtime.evaluate", parameters)?;
        match &answer["exceptionDetails"] {
            Value::Null => Ok(answer["result"]["value"].take()),
            details => Err(exception(details)),
        }
    }

    fn picture(&self) -> Vec<u8> {
        let answer = self.page.must("Page.captureScreenshot", json!({ "format": "png" }));
        BASE64_STANDARD.decode(words(&answer["data"])).expect("base64")
    }

    fn paper(&self) -> Vec<u8> {
        let parameters = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
        let answer = self.page.must("Page.printToPDF", parameters);
        BASE64_STANDARD.decode(words(&answer["data"])).expect("base64")
    }

    fn errors(&self) -> Vec<String> {
        // Its answer comes after all that has happened before.
        self.page.must("Runtime.evaluate", json!({ "expression": "0" }));
        self.gather();
        self.errors.borrow().clone()
    }

    fn requests(&self) -> Vec<String> {
        self.errors();
        self.requests.borrow().clone()
    }

    fn offline(&self, off: bool) {
        let throughput = if off { 0 } else { -1 };
        let conditions = json!({
            "offline": off, "latency": 0,
            "downloadThroughput": throughput, "uploadThroughput": throughput,
        });
        let command = "Network.emulateNetworkConditions";
        self.page.must(command, conditions.clone());
        let mut workers = self.workers.borrow_mut();
        workers.clear();
        for target in devtools::targets(self.port) {
            if off && target["type"] == "service_worker" {
                let worker = Wire::connect(self.port, words(&target["webSocketDebuggerUrl"]));
                worker.must("Network.enable", json!({}));
                worker.must(command, conditions.clone());
                workers.push(worker);
            }
        }
    }

    fn close(self: Box<Self>) {
        // It may hang up instead of answering.
        let _ = self.browser.send("Browser.close", json!({}));
        self.browser.until_closed();
        self.running.has_been_closed();
    }
}

fn exception(details: &Value) -> String {
    match details["exception"]["description"].as_str() {
        Some(description) => description.to_owned(),
        None => format!("{} {}", words(&details["text"]), details["exception"]["value"]),
    }
}

fn words(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
