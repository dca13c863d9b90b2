//! A static server on 127.0.0.1, the same for `cargo xtask serve` and for the browser tests.
//!
//! It does what any web server does with a folder of files and no more, so that a page that works here works on a
//! government site too. What such a site adds (a content security policy, a sub-folder, compression) can be switched on,
//! and so can what goes wrong with sites and networks, so that tests can see the page under those conditions.
//!
//! Its own few lines of HTTP instead of a library: none of the small ones can break a connection on purpose.

mod coding;
mod faults;
mod site;
mod wire;

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufReader, Read};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::{self, JoinHandle};

pub use coding::Compress;
pub use faults::{Fault, Faults};
use site::{Found, Site, content_type};
use wire::{Answer, Request, is_header};

/// What a site may add to plain files.
#[derive(Clone, Debug)]
pub struct ServerOptions {
    /// Sent with every answer, for example `("Content-Security-Policy", "default-src 'self'")`.
    pub headers: Vec<(String, String)>,
    /// The folder of the site at which the page appears, for example `/gov/selfcheck/`. Elsewhere is 404.
    pub base_path: String,
    /// Whether files are sent compressed. A file without a compressed neighbour (`page.js.br`) is compressed at its
    /// first request, which then waits for it.
    pub compress: Compress,
    /// The header `Cache-Control` of every answer, for example `max-age=3600`.
    pub cache_control: String,
}

impl Default for ServerOptions {
    fn default() -> Self {
        Self {
            headers: Vec::new(),
            base_path: "/".to_owned(),
            compress: Compress::None,
            cache_control: "no-store".to_owned(),
        }
    }
}

/// A running server. Dropping it stops it, ends its connections and frees the port.
///
/// ```
/// # fn main() -> std::io::Result<()> {
/// use xtask::server::Server;
///
/// let folder = std::env::temp_dir();
/// let server = Server::start(&folder, 0)?; // 0: any free port
/// assert!(server.url().starts_with("http://127.0.0.1:"));
/// # Ok(())
/// # }
/// ```
pub struct Server {
    shared: Arc<Shared>,
    /// Taken only on stopping.
    acceptor: Option<JoinHandle<()>>,
    port: u16,
}

/// What the connections share.
struct Shared {
    /// Another one after [`Server::swap_folder`].
    site: RwLock<Arc<Site>>,
    base_path: String,
    headers: Vec<(String, String)>,
    compress: Compress,
    faults: Faults,
    /// The open connections by number, so that they can be ended.
    connections: Mutex<HashMap<u64, TcpStream>>,
    silent: AtomicBool,
    stopping: AtomicBool,
}

impl Server {
    /// Serves `dir` on `port`, or on any free port for 0. `index.html` stands for its folder.
    ///
    /// # Errors
    /// The folder cannot be read, or the port is taken.
    pub fn start(dir: impl AsRef<Path>, port: u16) -> io::Result<Self> {
        Self::start_with(dir, port, ServerOptions::default())
    }

    /// The same, with what a site may add.
    ///
    /// # Errors
    /// As for [`Self::start`]; also when a header is none.
    pub fn start_with(
        dir: impl AsRef<Path>,
        port: u16,
        options: ServerOptions,
    ) -> io::Result<Self> {
        let site = Site::new(dir.as_ref(), &options.base_path)?;
        let mut headers = vec![
            ("Cache-Control".to_owned(), options.cache_control),
            ("X-Content-Type-Options".to_owned(), "nosniff".to_owned()),
        ];
        headers.extend(options.headers);
        if let Some((name, value)) = headers.iter().find(|(name, value)| !is_header(name, value)) {
            let message = format!("not a header: `{name}: {value}`");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        let shared = Arc::new(Shared {
            site: RwLock::new(Arc::new(site)),
            base_path: options.base_path,
            headers,
            compress: options.compress,
            faults: Faults::default(),
            connections: Mutex::default(),
            silent: AtomicBool::new(false),
            stopping: AtomicBool::new(false),
        });
        let acceptor = {
            let shared = Arc::clone(&shared);
            thread::spawn(move || accept(&listener, &shared))
        };
        Ok(Self { shared, acceptor: Some(acceptor), port })
    }

    /// Where the page is, with a slash at the end: `http://127.0.0.1:8080/`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.shared.site().base())
    }

    /// The port that was given or found.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Which files fail, to be changed at any time.
    pub fn faults(&self) -> &Faults {
        &self.shared.faults
    }

    /// Serves another folder from now on, at the same address: the next release of a page.
    ///
    /// # Errors
    /// The folder cannot be read; the server then goes on with the one it has.
    pub fn swap_folder(&self, dir: impl AsRef<Path>) -> io::Result<()> {
        let site = Arc::new(Site::new(dir.as_ref(), &self.shared.base_path)?);
        *self.shared.site.write().unwrap_or_else(PoisonError::into_inner) = site;
        Ok(())
    }

    /// With `true`, ends all connections and every new one at once, as if the network were gone; with `false`, answers
    /// again. For engines that cannot switch the network off by themselves.
    pub fn stop_answering(&self, silent: bool) {
        self.shared.silent.store(silent, Ordering::SeqCst);
        if silent {
            self.shared.end_connections();
        }
    }

    /// Serves until the process is ended.
    pub fn wait(mut self) {
        if let Some(acceptor) = self.acceptor.take() {
            acceptor.join().ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        // Wakes the acceptor, which then ends and closes the port.
        let woken = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok();
        if let Some(acceptor) = self.acceptor.take().filter(|_| woken) {
            acceptor.join().ok();
        }
        self.shared.end_connections();
    }
}

/// Takes connections until the server stops. Each has a thread: a browser opens up to six, and keeps them.
fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for (number, connection) in (0..).zip(listener.incoming()) {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(connection) = connection else { continue };
        let Ok(handle) = connection.try_clone() else { continue };
        shared.connections().insert(number, handle);
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            // A client may go at any time, which is its right.
            shared.serve(&connection).ok();
            connection.shutdown(Shutdown::Both).ok();
            shared.connections().remove(&number);
        });
    }
}

impl Shared {
    fn site(&self) -> Arc<Site> {
        Arc::clone(&self.site.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn connections(&self) -> MutexGuard<'_, HashMap<u64, TcpStream>> {
        // The table is whole at any time, whoever panicked while holding it.
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end_connections(&self) {
        for connection in self.connections().values() {
            connection.shutdown(Shutdown::Both).ok();
        }
    }

    /// Answers the requests of a connection until it ends.
    fn serve(&self, mut connection: &TcpStream) -> io::Result<()> {
        connection.set_nodelay(true)?;
        let mut requests = BufReader::new(connection);
        // Asked again for every request: the connection may have been accepted a moment before.
        while !self.silent.load(Ordering::SeqCst)
            && let Some(request) = Request::read(&mut requests)?
        {
            let (name, answer) = self.answer(&request);
            let last = request.is_last();
            let mut limit = if request.method == "HEAD" { 0 } else { usize::MAX };
            let mut cut = false;
            let mut answer = self.with_headers(answer);
            match self.faults.of(&name) {
                None => {}
                Some(Fault::Missing) => answer = self.with_headers(not_found()),
                Some(Fault::Cut(bytes)) => (limit, cut) = (limit.min(bytes), true),
                Some(Fault::Drop) => return Ok(()),
                Some(Fault::Stall) => {
                    // Until the client gives up, or the server ends the connection.
                    io::copy(&mut requests.by_ref(), &mut io::sink())?;
                    return Ok(());
                }
            }
            if self.silent.load(Ordering::SeqCst) {
                break;
            }
            answer.send(&mut connection, last, limit)?;
            if last || cut {
                break;
            }
        }
        Ok(())
    }

    /// The answer, and the path in the folder of the file that was asked for.
    fn answer(&self, request: &Request) -> (String, Answer) {
        let site = self.site();
        if request.method != "GET" && request.method != "HEAD" {
            let answer = Answer::text(405, "Only GET and HEAD\n").with("Allow", "GET, HEAD");
            return (String::new(), answer);
        }
        match site.find(&request.target) {
            Found::File(file) => {
                let answer = self.file(&site, &file, request);
                let failed = |error| Answer::text(500, &format!("{error}\n"));
                (site.name_of(&file), answer.unwrap_or_else(failed))
            }
            Found::Folder => {
                let target = &request.target;
                let (path, query) =
                    target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
                let answer = Answer::text(308, "").with("Location", &format!("{path}/{query}"));
                (String::new(), answer)
            }
            Found::Nothing => (String::new(), not_found()),
        }
    }

    fn file(&self, site: &Site, file: &Path, request: &Request) -> io::Result<Answer> {
        let kind = content_type(file);
        if let Some((coding, _)) = self.compress.names()
            && let Some(bytes) = site.compressed(file, self.compress)?
        {
            let answer = if request.accepts(coding) {
                Answer::new(200, kind, bytes.to_vec()).with("Content-Encoding", coding)
            } else {
                Answer::new(200, kind, fs::read(file)?)
            };
            return Ok(answer.with("Vary", "Accept-Encoding"));
        }
        Ok(Answer::new(200, kind, fs::read(file)?))
    }

    fn with_headers(&self, answer: Answer) -> Answer {
        self.headers.iter().fold(answer, |answer, (name, value)| answer.with(name, value))
    }
}

fn not_found() -> Answer {
    Answer::text(404, "Not found\n")
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::path::PathBuf;
    use std::time::Duration;

    use super::*;

    /// A folder with a page in it and a secret beside it, removed at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let outer =
                std::env::temp_dir().join(format!("xtask-server-{}-{name}", std::process::id()));
            fs::create_dir_all(outer.join("site/sub folder")).unwrap();
            fs::write(outer.join("secret.txt"), "secret").unwrap();
            fs::write(outer.join("site/index.html"), "<p>页面").unwrap();
            fs::write(outer.join("site/a.wasm"), [0, 97, 115, 109]).unwrap();
            fs::write(outer.join("site/sub folder/index.html"), "sub").unwrap();
            Self(outer)
        }

        fn site(&self) -> PathBuf {
            self.0.join("site")
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    fn ask_with(server: &Server, method: &str, path: &str, more: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap();
        (String::from_utf8(answer[..end].to_vec()).unwrap(), answer[end + 4..].to_vec())
    }

    fn ask(server: &Server, method: &str, path: &str) -> (String, Vec<u8>) {
        ask_with(server, method, path, "")
    }

    #[test]
    fn serves_files_with_their_types() {
        let folder = Folder::new("types");
        let server = Server::start(folder.site(), 0).unwrap();
        let (head, body) = ask(&server, "GET", "/?a=b");
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert!(head.contains("text/html; charset=utf-8"), "{head}");
        assert!(head.contains("no-store"), "{head}");
        assert_eq!(body, "<p>页面".as_bytes());
        let (head, body) = ask(&server, "GET", "/a.wasm");
        assert!(head.contains("Content-Type: application/wasm"), "{head}");
        assert_eq!(body, [0, 97, 115, 109]);
        assert_eq!(ask(&server, "GET", "/sub%20folder/").1, b"sub");
        assert!(ask(&server, "GET", "/none").0.starts_with("HTTP/1.1 404"));
        assert!(ask(&server, "POST", "/").0.starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn head_has_the_length_and_no_body() {
        let folder = Folder::new("head");
        let server = Server::start(folder.site(), 0).unwrap();
        let (head, body) = ask(&server, "HEAD", "/index.html");
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert!(head.contains("Content-Length: 9"), "{head}");
        assert!(body.is_empty());
    }

    #[test]
    fn never_leaves_the_folder() {
        let folder = Folder::new("leave");
        let server = Server::start(folder.site(), 0).unwrap();
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/sub%20folder/../../secret.txt",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/..%5csecret.txt",
            "/%00",
            "/%",
            "/%zz",
        ] {
            let (head, body) = ask(&server, "GET", path);
            assert!(head.starts_with("HTTP/1.1 404"), "{path}: {head}");
            assert!(!body.starts_with(b"secret"), "{path}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_link_does_not_lead_out() {
        let folder = Folder::new("link");
        std::os::unix::fs::symlink(folder.0.join("secret.txt"), folder.site().join("link.txt"))
            .unwrap();
        let server = Server::start(folder.site(), 0).unwrap();
        assert!(ask(&server, "GET", "/link.txt").0.starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn can_stand_in_for_a_site() {
        let folder = Folder::new("options");
        let options = ServerOptions {
            headers: vec![("Content-Security-Policy".to_owned(), "default-src 'self'".to_owned())],
            base_path: "gov/check".to_owned(),
            compress: Compress::Brotli,
            cache_control: "max-age=60".to_owned(),
        };
        let server = Server::start_with(folder.site(), 0, options).unwrap();
        assert!(server.url().ends_with("/gov/check/"));
        let (head, body) =
            ask_with(&server, "GET", "/gov/check/", "Accept-Encoding: gzip, br;q=0.9\r\n");
        assert!(head.contains("Content-Security-Policy: default-src 'self'"), "{head}");
        assert!(head.contains("Content-Encoding: br"), "{head}");
        assert!(head.contains("Cache-Control: max-age=60") && !head.contains("no-store"), "{head}");
        let mut text = String::new();
        brotli::Decompressor::new(&body[..], 4096).read_to_string(&mut text).unwrap();
        assert_eq!(text, "<p>页面");
        assert_eq!(ask(&server, "GET", "/gov/check/").1, "<p>页面".as_bytes());
        let (head, _) = ask(&server, "GET", "/gov/check?lang=zh");
        assert!(
            head.starts_with("HTTP/1.1 308") && head.contains("Location: /gov/check/?lang=zh"),
            "{head}"
        );
        assert!(ask(&server, "GET", "/index.html").0.starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn takes_compressed_neighbours() {
        let folder = Folder::new("neighbours");
        fs::write(folder.site().join("a.wasm.gz"), "beside").unwrap();
        fs::write(folder.site().join("a.png"), "picture").unwrap();
        let options = ServerOptions { compress: Compress::Gzip, ..ServerOptions::default() };
        let server = Server::start_with(folder.site(), 0, options).unwrap();
        let gzip = "Accept-Encoding: gzip\r\n";
        let (head, body) = ask_with(&server, "GET", "/a.wasm", gzip);
        assert!(head.contains("Content-Encoding: gzip"), "{head}");
        assert!(head.contains("Content-Type: application/wasm"), "{head}");
        assert_eq!(body, b"beside");
        let (head, body) = ask_with(&server, "GET", "/a.wasm", "Accept-Encoding: br\r\n");
        assert!(head.contains("Vary") && !head.contains("Content-Encoding"), "{head}");
        assert_eq!(body, [0, 97, 115, 109]);
        assert_eq!(ask_with(&server, "GET", "/a.png", gzip).1, b"picture");
    }

    #[test]
    fn a_connection_is_used_again() {
        let folder = Folder::new("again");
        let server = Server::start(folder.site(), 0).unwrap();
        let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        let mut answer = vec![0; 4];
        for _ in 0..2 {
            write!(stream, "GET /a.wasm HTTP/1.1\r\n\r\n").unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).unwrap();
                head.extend(byte);
            }
            stream.read_exact(&mut answer).unwrap();
            assert_eq!(answer, [0, 97, 115, 109]);
        }
    }

    /// All that comes on a new connection.
    fn raw(server: &Server, path: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\n\r\n").ok();
        let mut all = Vec::new();
        // A connection that is reset has ended too.
        stream.read_to_end(&mut all).ok();
        all
    }

    #[test]
    fn files_fail_as_told() {
        let folder = Folder::new("faults");
        let server = Server::start(folder.site(), 0).unwrap();
        server.faults().set("*.wasm", Fault::Missing);
        assert!(ask(&server, "GET", "/a.wasm").0.starts_with("HTTP/1.1 404"));
        server.faults().set("a.wasm", Fault::Cut(2));
        let cut = raw(&server, "/a.wasm");
        assert!(cut.ends_with(b"\r\n\r\n\0a"), "{}", String::from_utf8_lossy(&cut));
        assert!(String::from_utf8_lossy(&cut).contains("Content-Length: 4"));
        server.faults().set("index.html", Fault::Drop);
        assert_eq!(raw(&server, "/"), b"");
        server.faults().clear();
        assert!(ask(&server, "GET", "/").0.starts_with("HTTP/1.1 200"));
    }

    #[test]
    fn a_stalled_file_stays_out_and_does_not_hold_up_the_end() {
        let folder = Folder::new("stall");
        let server = Server::start(folder.site(), 0).unwrap();
        server.faults().set("a.wasm", Fault::Stall);
        let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        write!(stream, "GET /a.wasm HTTP/1.1\r\n\r\n").unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
        let nothing = stream.read(&mut [0; 16]).unwrap_err();
        assert!(matches!(nothing.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut));
        assert!(ask(&server, "GET", "/").0.starts_with("HTTP/1.1 200"), "others go on");
        drop(server);
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        assert_eq!(stream.read(&mut [0; 16]).unwrap_or(0), 0, "the connection has ended");
    }

    #[test]
    fn the_network_can_be_gone_for_a_while() {
        let folder = Folder::new("gone");
        let server = Server::start(folder.site(), 0).unwrap();
        let mut kept = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        server.stop_answering(true);
        assert_eq!(raw(&server, "/"), b"");
        write!(kept, "GET / HTTP/1.1\r\n\r\n").ok();
        assert_eq!(kept.read(&mut [0; 16]).unwrap_or(0), 0, "an open connection has ended too");
        server.stop_answering(false);
        assert!(ask(&server, "GET", "/").0.starts_with("HTTP/1.1 200"));
    }

    #[test]
    fn another_folder_at_the_same_address() {
        let folder = Folder::new("swap");
        let server = Server::start(folder.site(), 0).unwrap();
        assert!(server.swap_folder("/no/such/folder").is_err());
        assert_eq!(ask(&server, "GET", "/").1, "<p>页面".as_bytes());
        server.swap_folder(folder.site().join("sub folder")).unwrap();
        assert_eq!(ask(&server, "GET", "/").1, b"sub");
        assert!(ask(&server, "GET", "/a.wasm").0.starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn headers_that_are_none_are_refused() {
        let folder = Folder::new("headers");
        let headers = vec![("X".to_owned(), "a\r\nB: c".to_owned())];
        let options = ServerOptions { headers, ..ServerOptions::default() };
        assert!(Server::start_with(folder.site(), 0, options).is_err());
    }

    #[test]
    fn stops_when_dropped() {
        let folder = Folder::new("stop");
        let server = Server::start(folder.site(), 0).unwrap();
        let port = server.port();
        assert!(Server::start(folder.site(), port).is_err(), "the port is taken while it runs");
        drop(server);
        Server::start(folder.site(), port).expect("the port is free again");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = Server::start("/no/such/folder", 0).err().unwrap().to_string();
        assert!(error.contains("/no/such/folder"), "{error}");
    }
}
