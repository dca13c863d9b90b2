//! HTTP/1.1 on a connection, as far as a static site needs it: reading a request without a body, writing an answer.

use std::io::{self, BufRead, Read, Write};

/// More than any browser sends. What is longer is not read any further.
const LONGEST_HEAD: u64 = 64 * 1024;

/// The first lines of a request.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    pub method: String,
    /// What is asked for, as it stands in the request: path and query.
    pub target: String,
    http_1_0: bool,
    headers: Vec<(String, String)>,
}

impl Request {
    /// Reads the next request of a connection; nothing if the connection has ended or what came is not a request.
    pub fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut from = from.take(LONGEST_HEAD);
        let mut lines = Vec::new();
        loop {
            let mut line = Vec::new();
            from.read_until(b'\n', &mut line)?;
            if line.pop() != Some(b'\n') {
                return Ok(None);
            }
            if line.last() == Some(&b'\r') {
                line.pop();
            }
            match String::from_utf8(line) {
                Ok(line) if line.is_empty() => break,
                Ok(line) => lines.push(line),
                Err(_) => return Ok(None),
            }
        }
        Ok(Self::parse(&lines))
    }

    fn parse(lines: &[String]) -> Option<Self> {
        let (first, headers) = lines.split_first()?;
        let mut words = first.split(' ');
        let (method, target, version) = (words.next()?, words.next()?, words.next()?);
        let headers = headers
            .iter()
            .map(|line| {
                let (name, value) = line.split_once(':')?;
                Some((name.to_ascii_lowercase(), value.trim().to_owned()))
            })
            .collect::<Option<_>>()?;
        let http_1_0 = version == "HTTP/1.0";
        let known = http_1_0 || version == "HTTP/1.1";
        known.then(|| Self {
            method: method.to_owned(),
            target: target.to_owned(),
            http_1_0,
            headers,
        })
    }

    /// The values of a header, whose name is given in small letters.
    fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers
            .iter()
            .filter(move |(key, _)| key == name)
            .flat_map(|(_, value)| value.split(','))
            .map(str::trim)
    }

    /// Whether the client takes this coding.
    pub fn accepts(&self, coding: &str) -> bool {
        self.values("accept-encoding").any(|value| {
            let mut parts = value.split(';').map(str::trim);
            parts.next() == Some(coding) && !parts.any(|part| part == "q=0")
        })
    }

    /// Whether the connection ends with this request. So it does when a body follows, which is not read.
    pub fn is_last(&self) -> bool {
        let says =
            |what: &str| self.values("connection").any(|value| value.eq_ignore_ascii_case(what));
        let has_body = self.values("content-length").any(|length| length != "0")
            || self.values("transfer-encoding").next().is_some();
        has_body || says("close") || (self.http_1_0 && !says("keep-alive"))
    }
}

/// An answer that has not been sent yet.
#[derive(Debug)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    pub fn new(status: u16, kind: &str, body: Vec<u8>) -> Self {
        Self { status, headers: Vec::new(), body }.with("Content-Type", kind)
    }

    pub fn text(status: u16, text: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", text.as_bytes().to_vec())
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends it, with the whole length announced and at most `limit` bytes of the body.
    pub fn send(&self, to: &mut impl Write, last: bool, limit: usize) -> io::Result<()> {
        let mut message = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            message += &format!("{name}: {value}\r\n");
        }
        // The length instead of chunks, so that a page can show how far a download is.
        message += &format!("Content-Length: {}\r\n", self.body.len());
        message += if last { "Connection: close\r\n\r\n" } else { "\r\n" };
        let mut message = message.into_bytes();
        message.extend_from_slice(&self.body[..self.body.len().min(limit)]);
        to.write_all(&message)?;
        to.flush()
    }
}

/// Whether this can be sent as a header without changing what else is sent.
pub fn is_header(name: &str, value: &str) -> bool {
    let in_name = |c: char| c.is_ascii_alphanumeric() || "-_.!#$%&'*+^`|~".contains(c);
    !name.is_empty() && name.chars().all(in_name) && !value.chars().any(|c| c.is_control())
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Internal Server Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Request> {
        Request::read(&mut text.as_bytes()).unwrap()
    }

    #[test]
    fn a_request_is_read() {
        let request = read(
            "GET /a?b HTTP/1.1\r\nHost: x\r\naccept-Encoding: gzip, br;q=0.9, zstd;q=0\r\n\r\n",
        )
        .unwrap();
        assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/a?b"));
        assert!(request.accepts("gzip") && request.accepts("br"));
        assert!(!request.accepts("zstd") && !request.accepts("deflate"));
        assert!(!request.is_last());
    }

    #[test]
    fn the_last_request_of_a_connection() {
        for (head, last) in [
            ("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n", true),
            ("GET / HTTP/1.0\r\n\r\n", true),
            ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", false),
            ("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n", true),
            ("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", false),
        ] {
            assert_eq!(read(head).unwrap().is_last(), last, "{head}");
        }
    }

    #[test]
    fn what_is_not_a_request_is_nothing() {
        for text in [
            "",
            "\r\n",
            "GET / HTTP/1.1\r\n",
            "GET /\r\n\r\n",
            "GET / HTTP/2\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let endless = "x".repeat(100_000);
        assert_eq!(read(&endless), None);
        assert_eq!(Request::read(&mut &b"GET /\xff HTTP/1.1\r\n\r\n"[..]).unwrap(), None);
    }

    #[test]
    fn headers_cannot_add_to_the_answer() {
        assert!(is_header("Content-Security-Policy", "default-src 'self'"));
        assert!(!is_header("A B", "x") && !is_header("", "x") && !is_header("A", "x\r\nB: y"));
    }
}
