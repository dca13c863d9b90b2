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
        // Another one that goes may take the empty root with it in between.
        let made = (0..9).any(|_| fs::create_dir_all(&path).is_ok());
        assert!(made, "{} cannot be made", path.display());
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

    /// A file: address for a file in it.
    #[must_use]
    pub fn address_of(&self, file: &str) -> String {
        format!("file://{}", self.0.join(file).display())
    }

    /// A new folder with everything that is in another.
    ///
    /// # Panics
    /// When something cannot be copied.
    #[must_use]
    pub fn copy_of(from: &Path) -> Self {
        let folder = Self::new();
        copy_all(from, folder.path());
        folder
    }

    /// A new folder with the files of another, without those whose name begins or ends so.
    ///
    /// # Panics
    /// When a file cannot be copied, or none has such a name.
    #[must_use]
    pub fn copy_without(from: &Path, parts: &[&str]) -> Self {
        let folder = Self::copy_of(from);
        let mut left_out = 0;
        for entry in fs::read_dir(folder.path()).expect("the folder can be read") {
            let path = entry.expect("an entry").path();
            let name = entry_name(&path);
            if parts.iter().any(|part| name.starts_with(part) || name.ends_with(part)) {
                left_out += 1;
                fs::remove_file(path).expect("the file can be left out");
            }
        }
        assert!(left_out > 0, "{} has no {parts:?}", from.display());
        folder
    }
}

fn entry_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        let copy = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_all(&path, &copy);
        } else {
            fs::copy(&path, copy).expect("the file can be copied");
        }
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
                // The last one takes the root with it; of the others it is not empty.
                let _ = fs::remove_dir(Self::root());
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

    /// Takes the site off the network: in every browser it is then as if the network were gone.
    pub fn stop(&self) {
        self.0.stop_answering(true);
    }

    /// Brings it back.
    pub fn start_again(&self) {
        self.0.stop_answering(false);
    }

    /// The running server, to make things fail or to put another release on it.
    pub fn with_server<T>(&self, act: impl FnOnce(&Server) -> T) -> T {
        act(&self.0)
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
