//! Pictures of what is on screen, for people to look at: in every way in which the page can be looked at.

use std::{
    fs, panic,
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;

use crate::reading::at_rest;
use crate::{browser::Device, page::Page, visit::Visit};

/// One way to look at the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// On what.
    pub device: Device,
    /// In the elder view, or the usual one.
    pub elder: bool,
    /// In dark colours, or light ones.
    pub dark: bool,
}

impl Look {
    /// As most people look at it first: what is made once is made like this.
    pub const FIRST: Self = Self { device: Device::Desk, elder: false, dark: false };

    /// Every one.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let devices = [Device::Phone, Device::Desk].into_iter();
        let views = devices.flat_map(|device| [false, true].map(|elder| (device, elder)));
        let looks = views
            .flat_map(|(device, elder)| [false, true].map(|dark| Self { device, elder, dark }));
        looks.collect()
    }

    /// Its part of the name of a picture: `phone-elder-dark`.
    #[must_use]
    pub fn name(self) -> String {
        let device = match self.device {
            Device::Phone => "phone",
            Device::Desk => "desk",
        };
        [device, self.view(), self.colours()].join("-")
    }

    /// The name of the view.
    #[must_use]
    pub fn view(self) -> &'static str {
        if self.elder { "elder" } else { "usual" }
    }

    /// The name of the colours, under which the page keeps them.
    #[must_use]
    pub fn colours(self) -> &'static str {
        if self.dark { "dark" } else { "light" }
    }

    /// A visit of somebody who has chosen to see the page like this.
    #[must_use]
    pub fn visit(self) -> Visit {
        let elder =
            if self.elder { "localStorage.setItem('selfcheck.view', 'elder');" } else { "" };
        let colours = self.colours();
        let chosen = format!("{elder} localStorage.setItem('selfcheck.colours', '{colours}')");
        Visit::new().on(self.device).after_running(&chosen)
    }

    /// Does it in every way, with a browser for each processor: one after the other would take twice as long.
    pub fn each(work: impl Fn(Self) + Sync) {
        let looks = Mutex::new(Self::all());
        let next = || looks.lock().ok().and_then(|mut looks| looks.pop());
        let go = || {
            while let Some(look) = next() {
                work(look);
            }
        };
        let at_once = thread::available_parallelism().map_or(1, usize::from).min(4);
        thread::scope(|scope| {
            let going: Vec<_> = (0..at_once).map(|_| scope.spawn(go)).collect();
            for it in going {
                it.join().unwrap_or_else(|why| panic::resume_unwind(why));
            }
        });
    }
}

/// Takes pictures in one way and puts them into a folder, each under a name that tells all.
pub struct Camera {
    folder: PathBuf,
    look: Look,
}

/// The highest picture, in pixels of the picture. Higher ones come out with their beginning once more in place of their end.
const HIGHEST: f64 = 16_000.0;

/// Higher than any screen of the page; what is longer is cut.
const ENOUGH: usize = 40;

impl Camera {
    /// One for this folder, which is made if it is not there.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn new(folder: &Path, look: Look) -> Self {
        fs::create_dir_all(folder).expect("the folder can be made");
        Self { folder: folder.to_owned(), look }
    }

    /// How it looks at the page.
    #[must_use]
    pub fn look(&self) -> Look {
        self.look
    }

    /// Puts a file into the folder.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn save(&self, name: &str, extension: &str, bytes: &[u8]) {
        let path = self.folder.join(format!("{name}-{}.{extension}", self.look.name()));
        fs::write(&path, bytes).expect("the picture can be written");
        println!("{}", path.display());
    }

    /// The whole page, however long.
    #[track_caller]
    pub fn take(&self, page: &Page, name: &str) {
        self.take_part(page, "html", name);
    }

    /// One part of the page over its whole width; in several pictures if it is too high for one.
    #[track_caller]
    pub fn take_part(&self, page: &Page, part: &str, name: &str) {
        at_rest(page, || self.take_at_rest(page, part, name));
    }

    #[track_caller]
    fn take_at_rest(&self, page: &Page, part: &str, name: &str) {
        put_away(page);
        let script = "const all = document.querySelector(arguments[0]).getBoundingClientRect();
            return [pageYOffset + all.top, Math.ceil(all.height), innerWidth]";
        let measured = page.browser().script(script, vec![json!(part)]);
        let number = |at: usize| measured[at].as_f64().unwrap_or_default();
        let (top, height, width) = (number(0), number(1), number(2));
        let scale = match self.look.device {
            Device::Phone => 2.0,
            Device::Desk => 1.0,
        };
        let most = HIGHEST / scale;
        for at in 0..ENOUGH {
            let before = most * at as f64;
            if before >= height {
                break;
            }
            let high = (height - before).min(most);
            let clip =
                json!({ "x": 0, "y": top + before, "width": width, "height": high, "scale": 1 });
            let named =
                if height > most { format!("{name}-part{}", at + 1) } else { name.to_owned() };
            self.save(
                &named,
                "png",
                &shot(page, json!({ "captureBeyondViewport": true, "clip": clip })),
            );
        }
    }

    /// What is in the window, with what stands at its edges.
    #[track_caller]
    pub fn take_window(&self, page: &Page, name: &str) {
        self.save(name, "png", &shot(page, json!({})));
    }

    /// The page as it is printed.
    #[track_caller]
    pub fn print(&self, page: &Page, name: &str) {
        self.save(name, "pdf", &page.paper());
    }
}

/// Removes the traces of the last tap: the focus ring and the pointer.
#[track_caller]
pub fn put_away(page: &Page) {
    page.script("document.activeElement.blur()");
    let away = json!({ "type": "mouseMoved", "x": 0, "y": 0 });
    page.browser().cdp("Input.dispatchMouseEvent", away);
}

#[track_caller]
fn shot(page: &Page, mut parameters: serde_json::Value) -> Vec<u8> {
    parameters["format"] = json!("png");
    let answer = page.browser().cdp("Page.captureScreenshot", parameters);
    BASE64_STANDARD.decode(answer["data"].as_str().expect("data")).expect("base64")
}
