//! `screenshots FOLDER [PART]`: a picture of every step of the walks, on a phone and on a desk, and the papers as PDF; or
//! of one part only, by its name in [`PARTS`].
//!
//! The pictures are made to be looked at by people; nothing is compared.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "it stops at the first surprise and says where"
)]

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use selfcheck_browser::{
    Device, Page, Site, Visit, files::built_page, page::STORED, release::release,
};
use serde_json::json;
use xtask::server::{Fault, ServerOptions};

/// Takes the pictures of one device.
struct Camera {
    folder: PathBuf,
    device: Device,
}

impl Camera {
    fn visit(&self) -> Visit {
        Visit::new().on(self.device)
    }

    fn save(&self, name: &str, extension: &str, bytes: &[u8]) {
        let device = match self.device {
            Device::Phone => "phone",
            Device::Desk => "desk",
        };
        let path = self.folder.join(format!("{device}-{name}.{extension}"));
        fs::write(&path, bytes).expect("the picture can be written");
        println!("{}", path.display());
    }

    fn take(&self, page: &Page, name: &str) {
        // Without the traces of the last tap: the focus ring and the pointer.
        page.script("document.activeElement.blur()");
        let away = json!({ "type": "mouseMoved", "x": 0, "y": 0 });
        page.browser().cdp("Input.dispatchMouseEvent", away);
        self.save(name, "png", &page.picture());
    }

    /// What is in the window, with what stands at its edges.
    fn window(&self, page: &Page, name: &str) {
        let parameters = json!({ "format": "png" });
        let answer = page.browser().cdp("Page.captureScreenshot", parameters);
        let data = answer["data"].as_str().expect("data");
        self.save(name, "png", &BASE64_STANDARD.decode(data).expect("base64"));
    }

    fn print(&self, page: &Page, name: &str) {
        self.save(name, "pdf", &page.paper());
    }
}

fn main() {
    let folder = env::args_os().nth(1).map(PathBuf::from);
    let Some(folder) = folder else {
        eprintln!("usage: screenshots FOLDER");
        std::process::exit(2);
    };
    fs::create_dir_all(&folder).expect("the folder can be made");
    let only = env::args().nth(2);
    for device in [Device::Phone, Device::Desk] {
        all(&folder, device, only.as_deref());
    }
}

/// Takes the pictures of one part.
type Part = fn(&Camera);

/// What there is to be seen, by name.
const PARTS: [(&str, Part); 9] = [
    ("nursing-home", nursing_home),
    ("window", window),
    ("community", community),
    ("bureau", bureau),
    ("before-answering", before_answering),
    ("bad-days", bad_days),
    ("before-script", before_script),
    ("releases", releases),
    ("papers", papers),
];

fn all(folder: &Path, device: Device, only: Option<&str>) {
    let camera = Camera { folder: folder.to_owned(), device };
    for (name, take) in PARTS {
        if only.is_none_or(|only| only == name) {
            take(&camera);
        }
    }
}

/// Everything that is handed in.
fn papers(camera: &Camera) {
    let page = camera.visit().open();
    page.begin();
    page.choose_entity("eldercare");
    page.write("#unit", "镇海区的一家养老院");
    page.go_next();
    page.place("宁波市", "镇海区");
    page.go_next();
    page.fact("travel", "unknown");
    for (measure, answer) in [
        ("staff-test", "met"),
        ("ventilation", "unmet"),
        ("masks", "partly"),
        ("health-code", "exempt"),
        ("closed-named", "partly"),
    ] {
        page.go_to_measure(measure);
        page.answer(measure, answer);
    }
    page.go_to_measure("ventilation");
    page.remark("ventilation", "西侧走廊的窗打不开，已报修");
    page.go_to("result");
    camera.take(&page, "20-result");
    let result = page.fragment();
    page.follow("[data-output='ledger']");
    page.write("[data-note='owner-ventilation']", "后勤主管");
    camera.take(&page, "21-ledger");
    camera.print(&page, "21-ledger");
    for output in ["form", "message", "code", "file", "prepare"] {
        page.show(&result);
        page.follow(&format!("[data-output='{output}']"));
        camera.take(&page, &format!("22-{output}"));
        if ["form", "code", "prepare"].contains(&output) {
            camera.print(&page, &format!("22-{output}"));
        }
    }
    page.show(&result);
    page.follow("[data-output='message']");
    page.click("#form-long + label");
    camera.take(&page, "22-message-long");
    page.show(&result);
    page.follow("[data-output='code']");
    let digits = page.text("#digits");
    page.go_home();
    page.copy(&page.stored_names()[0].replace("selfcheck.response.", ""));
    page.answer("ventilation", "met");
    page.go_to_measure("staff-test");
    page.answer("staff-test", "unmet");
    page.go_to("result");
    page.follow("[data-output='compare']");
    camera.take(&page, "23-compare");
    camera.print(&page, "23-compare");
    page.show("/open");
    page.write("#typed", &digits.replacen('1', "7", 1));
    page.click("#show-code");
    camera.take(&page, "24-open-wrong-code");
    page.write("#typed", &digits);
    page.follow("#show-code");
    camera.take(&page, "25-guest");
    page.show("/list/marriage-registration");
    camera.print(&page, "26-blank");
}

/// From the start page to the result, in 镇海.
fn nursing_home(camera: &Camera) {
    let page = camera.visit().open();
    camera.take(&page, "01-start-empty");
    page.begin();
    camera.take(&page, "02-who-empty");
    page.choose_entity("eldercare");
    page.write("#unit", "镇海区颐养院");
    camera.take(&page, "02-who");
    page.go_next();
    page.city("杭州市");
    page.unfold(".reference");
    camera.take(&page, "03-where-xiaoshan");
    page.place("宁波市", "镇海区");
    page.unfold(".reference");
    camera.take(&page, "03-where");
    page.go_next();
    page.fact("travel", "unknown");
    camera.take(&page, "04-facts");
    page.go_to_measure("staff-test");
    camera.take(&page, "05-measures-untouched");
    page.answer("staff-test", "met");
    page.answer("ventilation", "unmet");
    page.remark("ventilation", "西侧走廊的窗打不开，已报修");
    page.answer("disinfection", "exempt");
    page.give_reason("disinfection", "由外包单位负责，记录在其处");
    page.answer("health-code", "exempt");
    page.answer("masks", "partly");
    page.unfold("[data-measure='staff-test'] .why");
    camera.take(&page, "05-measures");
    page.go_to_measure("closed-named");
    page.unfold("details");
    camera.take(&page, "06-measures-closed-unfolded");
    page.go_to("result");
    camera.take(&page, "07-result-zhenhai");
    camera.print(&page, "07-result-zhenhai");
    page.unfold("details");
    camera.take(&page, "07-result-zhenhai-unfolded");
    page.click("#language");
    page.until("the English texts are there", || {
        page.text("#immediate").is_ascii() || page.text("h1") == "Result"
    });
    page.until("nothing is waited for", || !page.exists("#no-english"));
    camera.take(&page, "08-result-english");
    page.go_to_measure("ventilation");
    camera.take(&page, "08-measures-english");
    page.go_to("facts");
    camera.take(&page, "08-facts-english");
    page.click("#language");
    page.go_home();
    page.begin();
    page.choose_entity("funeral");
    page.go_home();
    page.ask_to_delete("#shelf li:nth-child(1)");
    camera.take(&page, "01-start-with-checks");
}

/// A window, with the reading shown.
fn window(camera: &Camera) {
    let page = camera.visit().open();
    page.begin();
    page.choose_entity("marriage-registration");
    page.go_next();
    page.place("衢州市", "柯城区");
    page.go_next();
    page.go_to_measure("staff-test");
    page.unfold("[data-measure='staff-test'] .why");
    camera.take(&page, "09-window-reading");
    page.go_to("result");
    camera.take(&page, "09-window-result");
}

/// A community with cases.
fn community(camera: &Camera) {
    let page = camera.visit().open();
    page.begin();
    page.choose_entity("village-community");
    page.go_next();
    page.place("绍兴市", "上虞区");
    page.go_next();
    camera.take(&page, "10-community-facts-empty");
    page.fact("community-class", "case-or-outbreak");
    page.fact("returnees", "yes");
    page.fact("property-management", "no");
    page.unfold(".reference");
    camera.take(&page, "10-community-facts");
    page.go_to_measure("class-case-plan");
    page.unfold("[data-measure='class-case-plan'] details");
    camera.take(&page, "10-community-class");
    page.answer("class-case-plan", "partly");
    page.answer("patrol", "unmet");
    page.answer("home-visits", "met");
    page.go_to("result");
    camera.take(&page, "10-community-result");
}

/// The bureau of a city.
fn bureau(camera: &Camera) {
    let page = camera.visit().open();
    page.begin();
    page.choose_entity("civil-affairs-bureau");
    page.write("#unit", "宁波市民政局");
    page.go_next();
    page.city("宁波市");
    camera.take(&page, "11-bureau-where");
    page.go_next();
    page.fact("bureau-level", "city");
    page.fact("meetings", "in-person");
    camera.take(&page, "11-bureau-facts");
    page.answer("bureau-oversee-named", "partly");
    page.answer("duty-24h", "unmet");
    page.go_to("result");
    camera.take(&page, "11-bureau-result");
}

/// What can be read without a self-check.
fn before_answering(camera: &Camera) {
    let page = camera.visit().at("#/list/eldercare").open();
    camera.take(&page, "12-blank-list");
    camera.print(&page, "12-blank-list");
    page.show("/notices");
    camera.take(&page, "13-notices");
    page.unfold("details");
    camera.take(&page, "13-notices-unfolded");
    page.show("/about");
    camera.take(&page, "13-about");
    page.show("/check/nobody/who");
    camera.take(&page, "13-not-here");
}

/// Damaged items, storage trouble, and the page after a panic.
fn bad_days(camera: &Camera) {
    let page = camera.visit().open();
    page.foresee("");
    page.store(
        &format!("{STORED}1a2b"),
        r#"{"format":1,"unit":"镇海区颐养院","entity":"eldercare","facts":{"trav"#,
    );
    page.store(&format!("{STORED}3c4d"), r#"{"format":4,"something":"new"}"#);
    let old = json!({
        "format": 1, "unit": "旧内容的一份", "entity": "eldercare", "updated": "2021-12-08T08:00:00Z",
        "facts": { "gone-fact": "yes" }, "answers": { "gone-measure": { "fulfilment": "met" } },
    });
    page.store(&format!("{STORED}5e6f"), &old.to_string());
    page.reload();
    camera.take(&page, "14-damaged");

    page.begin();
    page.choose_entity("eldercare");
    page.go_to_measure("masks");
    page.script("Node.prototype.insertBefore = () => { throw new Error('made to fail') }");
    page.click("label[for='m-masks-unmet']");
    page.until("the stand-in is there", || page.exists(".stopped"));
    camera.take(&page, "15-stopped");

    let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })";
    let page = camera.visit().after_running(blocked).open();
    camera.take(&page, "14-storage-blocked");
}

/// The text that stands before any script, the same when the page does not come, and the offer to whoever reads.
fn before_script(camera: &Camera) {
    let waiting = |name: &str, fault: Option<Fault>| {
        let site = Site::of(&built_page(), ServerOptions::default());
        site.with_server(|server| server.faults().set(name, fault.unwrap_or(Fault::Stall)));
        let page = camera.visit().to(&site).load();
        page.foresee("");
        page
    };
    let page = waiting("page-*.wasm", None);
    camera.take(&page, "16-text");
    camera.print(&page, "16-text");
    page.script("window.scrollTo(0, 3000)");
    page.script("dispatchEvent(new Event('wheel')); dispatchEvent(new Event('selfcheck-ready'))");
    page.until("the page is offered", || page.exists(".ready"));
    camera.window(&page, "16-text-being-read");
    let page = waiting("page-*.wasm", Some(Fault::Drop));
    page.until("it is said", || page.exists(".stopped"));
    camera.window(&page, "17-network-gone");
    let page = waiting("page-*.js", Some(Fault::Drop));
    let height = "return document.querySelector('.late').getBoundingClientRect().height > 40";
    page.until("it is said", || page.says(height));
    page.script("return new Promise(done => setTimeout(done, 1200))");
    camera.window(&page, "17-script-gone");
    let page = camera.visit().after_running("delete window.WebAssembly").load();
    page.until("it is said", || page.exists(".stopped"));
    camera.window(&page, "17-old-browser");
}

/// A new release, changed content, a copy that is not whole.
fn releases(camera: &Camera) {
    let site = Site::of(&built_page(), ServerOptions::default());
    let page = camera.visit().to(&site).open();
    page.until("everything is on the device", || page.exists("#offline"));
    page.begin();
    page.choose_entity("eldercare");
    page.go_to_measure("masks");
    page.answer("masks", "unmet");
    let seen = page.stored("selfcheck.content").unwrap();
    let mut lines: Vec<&str> =
        seen.split('\n').filter(|line| !line.starts_with("masks ")).collect();
    lines.push("bygone 7 来访人员登记");
    page.store("selfcheck.content", &lines.join("\n"));
    let next = release("two");
    site.with_server(|server| server.swap_folder(next.path())).unwrap();
    page.go_home();
    page.reload();
    page.until("the new release is announced", || page.exists("#release"));
    camera.take(&page, "18-new-release");
}
