//! The page in the words of the product.

use std::{cell::RefCell, fs, rc::Rc};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use thirtyfour::{By, WebElement, WindowHandle};

use crate::{
    browser::Browser,
    content,
    files::{Folder, Site},
    reading::{self, RUNS, STOPPED, Scripts, as_text, as_texts},
};

pub use crate::reading::STORED;

/// The page, open in a browser.
pub struct Page {
    browser: Browser,
    site: Rc<Site>,
    /// Parts of the errors that the test has brought about itself.
    foreseen: RefCell<Vec<&'static str>>,
    /// The start of every address of another site that the test has brought in.
    sites: RefCell<Vec<String>>,
}

impl Page {
    /// Opens the page of a site; `at` is the end of its address.
    pub(crate) fn new(browser: Browser, site: Rc<Site>, at: &str) -> Self {
        let page = Self { browser, site, foreseen: RefCell::default(), sites: RefCell::default() };
        page.goto(&format!("{}{at}", page.site.url()));
        page
    }

    /// The browser, for what the product has no word for.
    #[must_use]
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The site that the page is on.
    #[must_use]
    pub fn site(&self) -> &Rc<Site> {
        &self.site
    }

    /// Runs a script in the page.
    #[track_caller]
    pub fn script(&self, script: &str) -> Value {
        self.browser.script(script, Vec::new())
    }

    /// What a script says, as yes or no.
    #[track_caller]
    pub fn says(&self, script: &str) -> bool {
        self.script(script) == Value::Bool(true)
    }

    /// What a script says, as lines.
    #[track_caller]
    pub fn lines(&self, script: &str) -> Vec<String> {
        as_texts(&self.script(script))
    }

    // ---- Coming and going ----

    fn goto(&self, address: &str) {
        self.browser.wait(self.browser.driver().goto(address)).expect("the address can be opened");
    }

    /// Waits until the page can be used, or has said that it cannot.
    #[track_caller]
    pub fn ready(&self) {
        self.until("the page is there", || self.exists(STOPPED) || self.exists(RUNS));
    }

    /// Loads the page anew.
    #[track_caller]
    pub fn reload(&self) {
        self.nothing_from_elsewhere();
        self.browser.wait(self.browser.driver().refresh()).expect("the page can be loaded anew");
        self.ready();
    }

    /// Opens the start page in a new tab and closes this one.
    #[track_caller]
    pub fn close_the_tab_and_come_back(&self) {
        self.nothing_from_elsewhere();
        let driver = self.browser.driver();
        self.browser
            .wait(async {
                let old = driver.window().await?;
                let new = driver.new_tab().await?;
                driver.switch_to_window(old).await?;
                driver.close_window().await?;
                driver.switch_to_window(new).await
            })
            .expect("a new tab");
        self.goto(&self.site.url());
        self.ready();
    }

    /// The window in front.
    #[track_caller]
    pub fn window(&self) -> WindowHandle {
        self.browser.wait(self.browser.driver().window()).expect("a window")
    }

    /// Opens an address in a second window, which is then in front.
    #[track_caller]
    pub fn open_window(&self, address: &str) {
        let driver = self.browser.driver();
        self.browser
            .wait(async {
                let new = driver.new_tab().await?;
                driver.switch_to_window(new).await
            })
            .expect("a second window");
        self.goto(address);
        self.ready();
    }

    /// Brings a window to the front.
    #[track_caller]
    pub fn to_window(&self, window: &WindowHandle) {
        let turn = self.browser.driver().switch_to_window(window.clone());
        self.browser.wait(turn).expect("the window is there");
    }

    /// Closes the browser. What it stored is then in the profile.
    #[track_caller]
    pub fn close(mut self) {
        self.nothing_wrong();
        self.browser.close();
    }

    /// The back button of the browser.
    #[track_caller]
    pub fn back(&self) {
        let before = self.fragment();
        self.browser.wait(self.browser.driver().back()).expect("a step back");
        self.until("the address changes", || self.fragment() != before);
        self.screen_changed();
    }

    /// The part of the address after `#`.
    #[track_caller]
    pub fn fragment(&self) -> String {
        reading::fragment(self)
    }

    // ---- Looking ----

    /// Waits until it is so.
    #[track_caller]
    pub fn until(&self, what: &str, so: impl Fn() -> bool) {
        self.browser.until(what, so);
    }

    /// Whether there is such an element.
    #[track_caller]
    pub fn exists(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// Whether there is such an element and a person can see it.
    #[track_caller]
    pub fn shows(&self, selector: &str) -> bool {
        let script = "const e = document.querySelector(arguments[0]); return e !== null && e.checkVisibility()";
        self.browser.script(script, vec![json!(selector)]) == json!(true)
    }

    /// How many such elements there are.
    #[track_caller]
    pub fn count(&self, selector: &str) -> u64 {
        reading::count(self, selector)
    }

    /// What a person reads there; what is folded away is not read.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        reading::text(self, selector)
    }

    /// What a person reads in each of them.
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        reading::texts(self, selector)
    }

    /// All that is written there, folded away or not.
    #[track_caller]
    pub fn whole_text(&self, selector: &str) -> String {
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent).join('\\n')";
        as_text(&self.browser.script(script, vec![json!(selector)]))
    }

    /// The names of the measures in that part of the page, in their order.
    #[track_caller]
    pub fn measures_in(&self, selector: &str) -> Vec<String> {
        reading::measures_in(self, selector)
    }

    /// The names of the facts asked on this screen, in their order.
    #[track_caller]
    pub fn facts_asked(&self) -> Vec<String> {
        reading::facts_asked(self)
    }

    /// Which answer of a question is chosen, by its name.
    #[track_caller]
    pub fn chosen(&self, question: &str) -> Option<String> {
        reading::chosen(self, question)
    }

    // ---- Acting ----

    #[track_caller]
    fn find(&self, by: &By) -> WebElement {
        let find = || self.browser.wait(self.browser.driver().find(by.clone()));
        // It is there mostly, and every question to the browser takes its time.
        if let Ok(element) = find() {
            return element;
        }
        self.until(&format!("there is {by} on {}", self.fragment()), || find().is_ok());
        find().unwrap_or_else(|error| panic!("{by}: {error}"))
    }

    #[track_caller]
    fn click_on(&self, by: &By) {
        let element = self.find(by);
        // As a person does: not at the lower edge, where the ways on are.
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        let centred = element.to_json().map(|element| self.browser.script(script, vec![element]));
        centred.unwrap_or_else(|error| panic!("{by}: {error}"));
        self.browser
            .wait(element.click())
            .unwrap_or_else(|error| panic!("{by} cannot be tapped: {error}"));
    }

    /// Taps an element. One that is hidden or covered cannot be tapped.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.click_on(&By::Css(selector.to_owned()));
    }

    /// Taps the one button inside of that element whose words contain these.
    #[track_caller]
    pub fn press(&self, inside: &str, words: &str) {
        let script = "const [where, words] = arguments;
            const all = [...document.querySelectorAll(where + ' button')];
            all.forEach(e => e.removeAttribute('data-pressed'));
            const found = all.filter(e => e.innerText.includes(words));
            found.forEach(e => e.setAttribute('data-pressed', ''));
            return found.length";
        let found = || self.browser.script(script, vec![json!(inside), json!(words)]) == json!(1);
        if !found() {
            self.until(
                &format!("there is one “{words}” in {inside} on {}", self.fragment()),
                found,
            );
        }
        self.click("[data-pressed]");
    }

    /// Writes into a field, in place of what is there.
    #[track_caller]
    pub fn write(&self, selector: &str, text: &str) {
        let element = self.find(&By::Css(selector.to_owned()));
        let written = self.browser.wait(async {
            element.clear().await?;
            element.send_keys(text).await
        });
        written.unwrap_or_else(|error| panic!("{selector}: {error}"));
        self.until("the field holds what was written", || self.value(selector) == text);
    }

    /// What a field holds.
    #[track_caller]
    pub fn value(&self, selector: &str) -> String {
        let script = "return document.querySelector(arguments[0]).value";
        as_text(&self.browser.script(script, vec![json!(selector)]))
    }

    /// Opens what is folded away there.
    #[track_caller]
    pub fn unfold(&self, selector: &str) {
        let script = "document.querySelectorAll(arguments[0]).forEach(e => { e.open = true })";
        self.browser.script(script, vec![json!(selector)]);
    }

    /// Chooses one answer of a question.
    #[track_caller]
    fn choose(&self, question: &str, value: &str) {
        self.click(&format!("label[for='{question}-{value}']"));
        self.until(&format!("{question} is {value}"), || {
            self.chosen(question).as_deref() == Some(value)
        });
    }

    // ---- The walk ----

    /// Begins a self-check.
    #[track_caller]
    pub fn begin(&self) {
        self.click("#begin");
        self.until("the first step is there", || self.fragment().ends_with("/who"));
        self.screen_changed();
    }

    /// Says what kind of respondent this is.
    #[track_caller]
    pub fn choose_entity(&self, entity: &str) {
        self.choose("entity", entity);
    }

    /// Says where, as far as the county.
    #[track_caller]
    pub fn place(&self, city: &str, county: &str) {
        self.city(city);
        self.option("county", county);
    }

    /// Says where, as far as the city.
    #[track_caller]
    pub fn city(&self, city: &str) {
        self.option("city", city);
        self.until("the counties are offered", || self.exists("#county"));
    }

    #[track_caller]
    fn option(&self, select: &str, says: &str) {
        let path = format!("//select[@id='{select}']/option[normalize-space()='{says}']");
        self.click_on(&By::XPath(path));
        let script =
            format!("return document.getElementById('{select}').selectedOptions[0].text.trim()");
        self.until(&format!("{says} is chosen"), || as_text(&self.script(&script)) == says);
    }

    /// Answers what is asked of a fact.
    #[track_caller]
    pub fn fact(&self, fact: &str, value: &str) {
        self.choose(&format!("f-{fact}"), value);
    }

    /// Answers how far a measure is done, going to its screen first.
    #[track_caller]
    pub fn answer(&self, measure: &str, value: &str) {
        self.go_to_measure(measure);
        self.choose(&format!("m-{measure}"), value);
    }

    /// Says why a measure is exempt.
    #[track_caller]
    pub fn give_reason(&self, measure: &str, reason: &str) {
        self.write(&format!("textarea[data-reason='{measure}']"), reason);
    }

    /// Leaves a remark on a measure.
    #[track_caller]
    pub fn remark(&self, measure: &str, remark: &str) {
        let field = format!("textarea[data-note='{measure}']");
        if !self.shows(&field) {
            self.click(&format!("[data-measure='{measure}'] .note summary"));
        }
        self.write(&field, remark);
    }

    /// On to the next step.
    #[track_caller]
    pub fn go_next(&self) {
        self.follow("#next");
    }

    /// Follows a link to another screen.
    #[track_caller]
    pub fn follow(&self, selector: &str) {
        let before = self.fragment();
        self.click(selector);
        self.until("the address changes", || self.fragment() != before);
        self.screen_changed();
    }

    /// Goes to a step of the self-check on screen by its link at the top: `who`, `where`, `facts`, `measures` or
    /// `result`.
    #[track_caller]
    pub fn go_to(&self, step: &str) {
        // The address of one question is on the screen of its step.
        let script =
            "const here = location.hash.split('/')[3], of = { fact: 'facts', measure: 'measures' };
            return arguments[0] === (of[here] || here)";
        if self.browser.script(script, vec![json!(step)]) != json!(true) {
            self.follow(&format!(".steps a[href*='/{step}']"));
        }
    }

    /// Goes to the screen with a measure through the list of sections, unless it is on screen.
    #[track_caller]
    pub fn go_to_measure(&self, measure: &str) {
        if self.exists(&format!("#m-{measure}")) {
            return;
        }
        self.go_to("measures");
        let at = content::measure(measure).sources[0];
        let page = format!("/measures/{}.{}", at.notice, at.section);
        if !self.fragment().ends_with(&page) {
            self.unfold("details.sections");
            self.follow(&format!(".sections a[href$='{page}']"));
        }
        self.until(&format!("{measure} is on screen"), || self.exists(&format!("#m-{measure}")));
    }

    /// Goes to a screen by its address.
    #[track_caller]
    pub fn show(&self, fragment: &str) {
        let here = self.fragment();
        if here != fragment && !(here.is_empty() && fragment == "/") {
            self.browser.script("location.hash = arguments[0]", vec![json!(fragment)]);
            self.screen_changed();
        }
    }

    // ---- The self-checks on the device ----

    /// Goes on with a self-check of the list on the start page: at its first question without an answer, else at the
    /// result.
    #[track_caller]
    pub fn go_on(&self, check: &str) {
        self.follow(&format!("[data-check='{check}'] .actions a"));
    }

    /// Opens the result of a self-check of the list.
    #[track_caller]
    pub fn open_result(&self, check: &str) {
        self.follow(&format!("[data-check='{check}'] h3 a"));
    }

    /// Makes a self-check of the list the start of another, which is then open.
    #[track_caller]
    pub fn copy(&self, check: &str) {
        self.follow(&format!("[data-check='{check}'] .actions > button"));
    }

    /// Asks to delete what is in that part of the start page. Nothing is deleted yet.
    #[track_caller]
    pub fn ask_to_delete(&self, part: &str) {
        self.click(&format!("{part} .button.quiet"));
        self.until("it asks first", || self.exists(&format!("{part} .confirm")));
    }

    /// Says yes to the deletion.
    #[track_caller]
    pub fn confirm(&self) {
        self.click(".confirm .button.danger");
        self.until("it does not ask any more", || !self.exists(".confirm"));
    }

    /// Says no to the deletion.
    #[track_caller]
    pub fn call_off(&self) {
        self.click(".confirm .button:not(.danger)");
        self.until("it does not ask any more", || !self.exists(".confirm"));
    }

    /// To the start page.
    #[track_caller]
    pub fn go_home(&self) {
        self.follow(".brand");
    }

    /// Waits until the new screen is drawn: its heading then has the focus, or the question that its address asks for, or the
    /// link by which one left it for a question.
    #[track_caller]
    fn screen_changed(&self) {
        let arrived = "const at = document.activeElement;
            const asked = /^#.check.[^/]+.(f|m)(?:act|easure).([\\w-]+)$/.exec(location.hash);
            const back = at.matches('#main a[href*=\"/measure/\"], #main a[href*=\"/fact/\"]') && !at.closest('nav');
            const card = at.closest('.card');
            return at.tagName === 'H1' || back
              || asked !== null && card !== null && card.querySelector('#' + asked[1] + '-' + asked[2]) !== null";
        self.until("the heading of the new screen has the focus, or what one came for", || {
            self.says(arrived)
        });
    }

    /// Whether the focus is on an answer of this question.
    #[track_caller]
    pub fn is_at_question(&self, question: &str) -> bool {
        let script = "return document.activeElement.closest('#' + arguments[0]) !== null";
        self.browser.script(script, vec![json!(question)]) == json!(true)
    }

    // ---- What is stored ----

    /// The name of the self-check on screen.
    #[track_caller]
    pub fn check(&self) -> String {
        reading::check(self)
    }

    /// The stored text of the self-check on screen.
    #[track_caller]
    pub fn stored_check(&self) -> String {
        reading::stored_check(self)
    }

    /// The names of all stored items of ours.
    #[track_caller]
    pub fn stored_names(&self) -> Vec<String> {
        as_texts(&self.script(
            "return Object.keys(localStorage).filter(key => key.startsWith('selfcheck.response.')).sort()",
        ))
    }

    /// A stored item.
    #[track_caller]
    pub fn stored(&self, name: &str) -> Option<String> {
        reading::stored(self, name)
    }

    /// Puts an item into storage behind the back of the page.
    #[track_caller]
    pub fn store(&self, name: &str, text: &str) {
        let script = "localStorage.setItem(arguments[0], arguments[1])";
        self.browser.script(script, vec![json!(name), json!(text)]);
    }

    // ---- Files ----

    /// Lets downloads go to a folder.
    pub fn download_to(&self, folder: &Folder) {
        let path = folder.path().display().to_string();
        let parameters = json!({ "behavior": "allow", "downloadPath": path });
        self.browser.cdp("Browser.setDownloadBehavior", parameters);
    }

    /// The one file that is downloaded to the folder: its name and its bytes.
    #[track_caller]
    pub fn downloaded(&self, folder: &Folder) -> (String, Vec<u8>) {
        let complete = || -> Vec<_> {
            let entries = fs::read_dir(folder.path()).expect("the folder can be read");
            let names = entries
                .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
            // An empty one is still being written.
            let whole = |name: &String| {
                let data = fs::metadata(folder.path().join(name));
                !name.ends_with(".crdownload")
                    && !name.starts_with('.')
                    && data.is_ok_and(|data| data.len() > 0)
            };
            names.filter(whole).collect()
        };
        self.until("a file is downloaded", || !complete().is_empty());
        let names = complete();
        assert_eq!(names.len(), 1, "{names:?}");
        let bytes = fs::read(folder.path().join(&names[0])).expect("the file can be read");
        (names[0].clone(), bytes)
    }

    /// The whole page as a picture, however long it is.
    #[must_use]
    pub fn picture(&self) -> Vec<u8> {
        let parameters = json!({ "format": "png", "captureBeyondViewport": true });
        self.bytes_of("Page.captureScreenshot", parameters)
    }

    /// The page as it is printed on A4.
    #[must_use]
    pub fn paper(&self) -> Vec<u8> {
        let parameters =
            json!({ "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": true });
        self.bytes_of("Page.printToPDF", parameters)
    }

    fn bytes_of(&self, command: &str, parameters: Value) -> Vec<u8> {
        let answer = self.browser.cdp(command, parameters);
        let data = answer["data"].as_str().expect("data");
        BASE64_STANDARD.decode(data).expect("base64")
    }

    // ---- What must never happen ----

    /// The test brings this error about itself; the part is what its line in the console contains.
    pub fn foresee(&self, part: &'static str) {
        self.foreseen.borrow_mut().push(part);
    }

    /// The test itself brings in another site, by the start of its addresses.
    pub fn foresee_site(&self, origin: &str) {
        self.sites.borrow_mut().push(origin.to_owned());
    }

    /// The errors in the console that the test has not brought about itself.
    #[must_use]
    pub fn console_errors(&self) -> Vec<String> {
        let foreseen = self.foreseen.borrow();
        let errors = self.browser.errors().into_iter();
        errors.filter(|error| foreseen.iter().all(|part| !error.contains(part))).collect()
    }

    #[track_caller]
    fn nothing_from_elsewhere(&self) {
        let origin = self.site.origin();
        let sites = self.sites.borrow();
        let own = |address: &String| {
            address.starts_with(&origin)
                || sites.iter().any(|site| address.starts_with(site))
                || address.starts_with("data:")
                || address.starts_with("blob:")
        };
        let loaded = as_texts(
            &self.script("return performance.getEntriesByType('resource').map(e => e.name)"),
        );
        let asked = self.browser.requests();
        let elsewhere: Vec<_> =
            loaded.into_iter().chain(asked).filter(|address| !own(address)).collect();
        assert_eq!(elsewhere, [""; 0], "the page asked another site for something");
    }

    #[track_caller]
    fn nothing_wrong(&self) {
        assert_eq!(self.console_errors(), [""; 0], "the console shows errors");
        self.nothing_from_elsewhere();
    }
}

impl Scripts for Page {
    #[track_caller]
    fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.browser.script(script, arguments.to_vec())
    }
}

impl Drop for Page {
    /// Every test ends here, and fails here if the page did what it must never do.
    fn drop(&mut self) {
        if !std::thread::panicking() && self.browser.is_open() {
            self.nothing_wrong();
        }
    }
}
