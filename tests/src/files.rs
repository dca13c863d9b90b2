//! Folders that go away again, and the built page as a site.

use std::{
    fs,
    path::{Path, PathBuf},
    process,
    rc::Rc,
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::Duration,
};

use xtask::{
    paths,
    server::{Server, ServerOptions},
};

/// A folder of its own under the system's temporary one, removed when it is dropped, and with the driver at the latest.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A new, empty folder.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = Self::root().join(number.to_string());
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    /// What holds all folders of this process.
    #[must_use]
    pub fn root() -> PathBuf {
        std::env::temp_dir().join(format!("selfcheck-browser-{}", process::id()))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// A new folder with the files of another, without those whose name ends so.
    ///
    /// # Panics
    /// When a file cannot be copied, or none has such a name.
    #[must_use]
    pub fn copy_without(from: &Path, ending: &str) -> Self {
        let folder = Self::new();
        let mut left_out = 0;
        for entry in fs::read_dir(from).expect("the folder can be read") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name");
            if name.to_string_lossy().ends_with(ending) {
                left_out += 1;
            } else if path.is_file() {
                fs::copy(&path, folder.0.join(name)).expect("the file can be copied");
            }
        }
        assert!(left_out > 0, "{} has no …{ending}", from.display());
        folder
    }
}

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A browser that is closing still writes into its profile for a moment.
        for _ in 0..50 {
            if fs::remove_dir_all(&self.0).is_ok() || !self.0.exists() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The folder with the built page.
///
/// # Panics
/// When it was not built; says what to run.
#[must_use]
pub fn built_page() -> PathBuf {
    paths::built_page().unwrap_or_else(|error| panic!("{error:#}"))
}

/// A running web site with the page on it.
pub struct Site(Server);

impl Site {
    /// The built page, as any web server would serve it.
    #[must_use]
    pub fn plain() -> Rc<Self> {
        Self::of(&built_page(), ServerOptions::default())
    }

    /// Any folder, with what a site may add.
    ///
    /// # Panics
    /// When it cannot be served.
    #[must_use]
    pub fn of(folder: &Path, options: ServerOptions) -> Rc<Self> {
        let server = Server::start_with(folder, 0, options);
        Rc::new(Self(server.unwrap_or_else(|error| panic!("no server: {error}"))))
    }

    /// Where the page is, with a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        self.0.url()
    }

    /// The start of every address of the site.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}/", self.0.port())
    }
}
