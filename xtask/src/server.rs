//! A static server on 127.0.0.1, the same for `cargo xtask serve` and for the browser tests.
//!
//! It does what any web server does with a folder of files and no more, so that a page that works here works on a
//! government site too. What such a site adds (a content security policy, a sub-folder, compression) can be switched on,
//! so that tests can see the page under those conditions.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tiny_http::{Header, Method, Request, Response, StatusCode};

/// How many requests are answered at once. A browser opens up to six connections to one host.
const WORKERS: usize = 6;

/// What a site may add to plain files.
#[derive(Clone, Debug)]
pub struct ServerOptions {
    /// Sent with every answer, for example `("Content-Security-Policy", "default-src 'self'")`.
    pub headers: Vec<(String, String)>,
    /// The folder of the site at which the page appears, for example `/gov/selfcheck/`. Elsewhere is 404.
    pub base_path: String,
    /// Compress with brotli 11 for clients that take it, as a site with precompressed files does. The first request
    /// for a file pays for it, so leave it off unless transfers are measured.
    pub compress: bool,
}

impl Default for ServerOptions {
    fn default() -> Self {
        Self { headers: Vec::new(), base_path: "/".to_owned(), compress: false }
    }
}

/// A running server. Dropping it stops it and frees the port.
///
/// A connection that a browser has kept open stays open and unanswered then, as with a network that has gone away. To
/// see the page without network, switch the network off in the browser instead.
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
    /// Taken only on dropping.
    http: Option<Arc<tiny_http::Server>>,
    workers: Vec<JoinHandle<()>>,
    port: u16,
    base: String,
}

impl Server {
    /// Serves `dir` on `port`, or on any free port for 0. `index.html` stands for its folder.
    pub fn start(dir: impl AsRef<Path>, port: u16) -> io::Result<Self> {
        Self::start_with(dir, port, ServerOptions::default())
    }

    /// The same, with what a site may add.
    pub fn start_with(
        dir: impl AsRef<Path>,
        port: u16,
        options: ServerOptions,
    ) -> io::Result<Self> {
        let site = Arc::new(Site::new(dir.as_ref(), options)?);
        let http = tiny_http::Server::http(("127.0.0.1", port)).map_err(into_io)?;
        let port = http
            .server_addr()
            .to_ip()
            .map(|address| address.port())
            .ok_or_else(|| io::Error::other("the server has no port"))?;
        let http = Arc::new(http);
        let base = site.base.clone();
        let workers = (0..WORKERS)
            .map(|_| {
                let (http, site) = (Arc::clone(&http), Arc::clone(&site));
                thread::spawn(move || {
                    while let Ok(request) = http.recv() {
                        site.answer(request);
                    }
                })
            })
            .collect();
        Ok(Self { http: Some(http), workers, port, base })
    }

    /// Where the page is, with a slash at the end: `http://127.0.0.1:8080/`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.base)
    }

    /// The port that was given or found.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Serves until the process is ended.
    pub fn wait(mut self) {
        for worker in self.workers.drain(..) {
            worker.join().ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let Some(http) = self.http.take() else { return };
        for _ in &self.workers {
            http.unblock(); // wakes one worker each time
        }
        for worker in self.workers.drain(..) {
            worker.join().ok();
        }
        drop(http);
        // The library closes its port from a thread of its own, a moment later.
        for _ in 0..100 {
            if TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).is_ok() {
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}

/// The folder and how it is served: everything that does not change between requests.
struct Site {
    dir: PathBuf,
    base: String,
    headers: Vec<Header>,
    compress: bool,
    compressed: Mutex<HashMap<PathBuf, Arc<[u8]>>>,
}

/// What a path of the site leads to.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    File(PathBuf),
    /// A folder asked for without the slash at its end: relative addresses would resolve one level too high.
    Folder,
    Nothing,
}

impl Site {
    fn new(dir: &Path, options: ServerOptions) -> io::Result<Self> {
        let dir = dir.canonicalize().map_err(|error| {
            io::Error::new(error.kind(), format!("cannot serve {}: {error}", dir.display()))
        })?;
        if !dir.is_dir() {
            return Err(io::Error::new(
                io::ErrorKind::NotADirectory,
                format!("{} is not a folder", dir.display()),
            ));
        }
        let mut headers = vec![
            header("Cache-Control", "no-store")?,
            header("X-Content-Type-Options", "nosniff")?,
        ];
        for (name, value) in &options.headers {
            headers.push(header(name, value)?);
        }
        let inner = options.base_path.trim_matches('/');
        let base = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        Ok(Self { dir, base, headers, compress: options.compress, compressed: Mutex::default() })
    }

    fn answer(&self, request: Request) {
        let head_or_get = matches!(request.method(), Method::Get | Method::Head);
        let response = if head_or_get {
            match self.find(request.url()) {
                Found::File(path) => self.file(&path, accepts_brotli(&request)),
                Found::Folder => self.redirect(request.url()),
                Found::Nothing => Ok(self.text(404, "Not found\n")),
            }
        } else {
            header("Allow", "GET, HEAD")
                .map(|allow| self.text(405, "Only GET and HEAD\n").with_header(allow))
        };
        let response = response.unwrap_or_else(|error| self.text(500, &format!("{error}\n")));
        // The client may be gone already, which is its right.
        request.respond(response).ok();
    }

    /// Turns the address of a request into a file of the folder, never one outside.
    fn find(&self, url: &str) -> Found {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let Some(inner) = path.strip_prefix(&self.base) else {
            let is_base = self.base.strip_suffix('/') == Some(path);
            return if is_base && !path.is_empty() { Found::Folder } else { Found::Nothing };
        };
        let Some(relative) = percent_decoded(inner).and_then(|text| inside(&text)) else {
            return Found::Nothing;
        };
        // Resolved again after joining: a link in the folder must not lead out of it either.
        let Ok(full) = self.dir.join(relative).canonicalize() else {
            return Found::Nothing;
        };
        if !full.starts_with(&self.dir) {
            Found::Nothing
        } else if full.is_dir() {
            let index = full.join("index.html");
            match (index.is_file(), path.ends_with('/')) {
                (true, true) => Found::File(index),
                (true, false) => Found::Folder,
                (false, _) => Found::Nothing,
            }
        } else if path.ends_with('/') {
            Found::Nothing
        } else {
            Found::File(full)
        }
    }

    fn file(&self, path: &Path, brotli_taken: bool) -> io::Result<Response<io::Cursor<Vec<u8>>>> {
        let kind = header("Content-Type", content_type(path))?;
        if self.compress && brotli_taken {
            let response = self.bytes(200, self.compressed(path)?.to_vec());
            return Ok(response
                .with_header(kind)
                .with_header(header("Content-Encoding", "br")?)
                .with_header(header("Vary", "Accept-Encoding")?));
        }
        Ok(self.bytes(200, fs::read(path)?).with_header(kind))
    }

    fn compressed(&self, path: &Path) -> io::Result<Arc<[u8]>> {
        // Held while compressing: two requests for one file would otherwise both do the work.
        let mut done =
            self.compressed.lock().map_err(|_| io::Error::other("a worker has failed"))?;
        if let Some(bytes) = done.get(path) {
            return Ok(Arc::clone(bytes));
        }
        let bytes: Arc<[u8]> = crate::compress::brotli_11(&fs::read(path)?)?.into();
        done.insert(path.to_owned(), Arc::clone(&bytes));
        Ok(bytes)
    }

    fn redirect(&self, url: &str) -> io::Result<Response<io::Cursor<Vec<u8>>>> {
        let (path, query) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
        Ok(self.text(308, "").with_header(header("Location", &format!("{path}/{query}"))?))
    }

    fn text(&self, status: u16, text: &str) -> Response<io::Cursor<Vec<u8>>> {
        let response = self.bytes(status, text.as_bytes().to_vec());
        match header("Content-Type", "text/plain; charset=utf-8") {
            Ok(kind) => response.with_header(kind),
            Err(_) => response,
        }
    }

    fn bytes(&self, status: u16, body: Vec<u8>) -> Response<io::Cursor<Vec<u8>>> {
        let length = body.len();
        Response::new(
            StatusCode(status),
            self.headers.clone(),
            io::Cursor::new(body),
            Some(length),
            None,
        )
        // The length is known: chunks would only hide it from the page's download progress.
        .with_chunked_threshold(usize::MAX)
    }
}

/// The path below the served folder, or nothing if it would leave it or names no path of this system.
fn inside(text: &str) -> Option<PathBuf> {
    if text.contains(['\0', '\\']) {
        return None;
    }
    let mut relative = PathBuf::new();
    for part in Path::new(text).components() {
        match part {
            Component::Normal(name) => relative.push(name),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(relative)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let high = char::from(rest.next()?).to_digit(16)?;
        let low = char::from(rest.next()?).to_digit(16)?;
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// Only the types that a page consists of. A browser refuses to compile wasm or run a module under a wrong one.
fn content_type(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn accepts_brotli(request: &Request) -> bool {
    request.headers().iter().any(|header| {
        header.field.equiv("Accept-Encoding")
            && header
                .value
                .as_str()
                .split(',')
                .any(|coding| coding.split(';').next().map(str::trim) == Some("br"))
    })
}

fn header(name: &str, value: &str) -> io::Result<Header> {
    Header::from_bytes(name, value).map_err(|()| {
        io::Error::new(io::ErrorKind::InvalidInput, format!("not a header: `{name}: {value}`"))
    })
}

fn into_io(error: Box<dyn std::error::Error + Send + Sync>) -> io::Error {
    match error.downcast::<io::Error>() {
        Ok(error) => *error,
        Err(error) => io::Error::other(error),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

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
            compress: true,
        };
        let server = Server::start_with(folder.site(), 0, options).unwrap();
        assert!(server.url().ends_with("/gov/check/"));
        let (head, body) =
            ask_with(&server, "GET", "/gov/check/", "Accept-Encoding: gzip, br;q=0.9\r\n");
        assert!(head.contains("Content-Security-Policy: default-src 'self'"), "{head}");
        assert!(head.contains("Content-Encoding: br"), "{head}");
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
