//! Files that go into the page and texts that come out of it.

use std::{fs, path::PathBuf};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use thirtyfour::By;

use crate::{Folder, Page, reading::Scripts};

/// A script that drops files: pairs of a name and bytes in base64. Where there is a file input of that selector, they are
/// chosen there instead. Returns whether the browser is kept from opening them itself.
const GIVE: &str = "const [selector, files, dropped] = arguments;
    const data = new DataTransfer();
    for (const [name, bytes] of files)
        data.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name));
    const where = document.querySelector(selector);
    if (!dropped) {
        where.files = data.files;
        where.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
    }
    const event = type => new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
    const over = !where.dispatchEvent(event('dragover'));
    return !where.dispatchEvent(event('drop')) && over";

fn packed(files: &[(&str, &[u8])]) -> Value {
    files.iter().map(|(name, bytes)| json!([name, BASE64_STANDARD.encode(bytes)])).collect()
}

/// Drops files on an element, with scripts alone.
#[track_caller]
pub fn drop_files(on: &dyn Scripts, selector: &str, files: &[(&str, &[u8])]) {
    let kept = on.run(GIVE, &[json!(selector), packed(files), json!(true)]);
    assert_eq!(kept, true, "the browser would open the file itself and leave the page");
}

/// Chooses files, with scripts alone.
#[track_caller]
pub fn give_files(on: &dyn Scripts, files: &[(&str, &[u8])]) {
    on.run(GIVE, &[json!("#files"), packed(files), json!(false)]);
}

/// Has the page keep everything that it offers as a file, besides offering it.
pub const KEEP_OFFERED: &str = "window.offered = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => { offered.push(blob); return make.call(URL, blob); };";

/// The bytes of the file that was offered last.
///
/// # Panics
/// When none was, or [`KEEP_OFFERED`] was not run before.
#[track_caller]
pub fn offered(on: &dyn Scripts) -> Vec<u8> {
    let script = "const blob = offered[offered.length - 1];
        return new Promise(done => {
            const reader = new FileReader();
            reader.onload = () => done(reader.result.split(',')[1]);
            reader.readAsDataURL(blob);
        })";
    let base64 = on.run(script, &[]);
    BASE64_STANDARD.decode(base64.as_str().expect("a file")).expect("base64")
}

/// Has the page keep what it puts on the clipboard, which then takes it.
pub const KEEP_COPIED: &str = "Object.defineProperty(navigator, 'clipboard', { value: {
        writeText: text => { window.copied = text; return Promise.resolve(); },
    } });";

impl Page {
    /// Chooses files of a folder in the picker, all at once.
    #[track_caller]
    pub fn choose_files(&self, folder: &Folder, names: &[&str]) {
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.path().join(name)).collect();
        let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
        let paths = paths.join("\n");
        let browser = self.browser();
        let sent = browser
            .wait(async { browser.driver().find(By::Css("#files")).await?.send_keys(paths).await });
        sent.unwrap_or_else(|error| panic!("the files cannot be chosen: {error}"));
    }

    /// Waits until something is said of so many files.
    #[track_caller]
    pub fn opened(&self, count: u64) {
        self.until(&format!("{count} files are opened"), || self.count("#opened > li") == count);
    }

    /// Opens what is in a text as a file, on whatever screen.
    #[track_caller]
    pub fn open_text(&self, name: &str, text: &str) {
        let before = self.count("#opened > li");
        drop_files(self, "#main", &[(name, text.as_bytes())]);
        self.until("the file is opened", || self.count("#opened > li") > before);
    }

    /// All stored items, of whatever kind.
    #[track_caller]
    pub fn storage(&self) -> Value {
        self.script("return Object.entries(localStorage).sort()")
    }

    /// What a tap on that button makes the page save as a file.
    #[track_caller]
    pub fn saved_by(&self, button: &str) -> (String, String) {
        let downloads = Folder::new();
        self.download_to(&downloads);
        self.click(button);
        let (name, bytes) = self.downloaded(&downloads);
        (name, String::from_utf8(bytes).expect("a text"))
    }
}

/// Writes files into a folder.
///
/// # Panics
/// When one cannot be written.
pub fn put_files(folder: &Folder, files: &[(&str, &[u8])]) {
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("the file can be written");
    }
}
