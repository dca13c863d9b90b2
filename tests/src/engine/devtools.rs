//! A small client of the developer tools' protocol: commands and their answers, and the events in between.

use std::{
    cell::{Cell, RefCell},
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

use crate::patience::PATIENCE;

/// How long an answer may take. A script may wait for the page itself.
const LONGEST: Duration = PATIENCE.saturating_mul(2);

/// A connection to a page, or to the browser itself.
pub struct Wire {
    socket: RefCell<WebSocket<TcpStream>>,
    number: Cell<u64>,
    events: RefCell<Vec<Value>>,
}

impl Wire {
    /// Connects to an address that starts with `ws://127.0.0.1:`.
    pub fn connect(port: u16, address: &str) -> Self {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("the port is open");
        stream.set_nodelay(true).expect("a socket");
        stream.set_read_timeout(Some(LONGEST)).expect("a socket");
        let (socket, _) = tungstenite::client(address, stream)
            .unwrap_or_else(|error| panic!("{address}: {error}"));
        Self { socket: RefCell::new(socket), number: Cell::new(0), events: RefCell::default() }
    }

    /// Sends a command and waits for its answer.
    pub fn send(&self, method: &str, parameters: Value) -> Result<Value, String> {
        let number = self.number.get() + 1;
        self.number.set(number);
        let command = json!({ "id": number, "method": method, "params": parameters });
        let sent = self.socket.borrow_mut().send(Message::text(command.to_string()));
        sent.map_err(|error| format!("{method}: {error}"))?;
        loop {
            let mut message = self.next().map_err(|error| format!("{method}: {error}"))?;
            if message["id"] == json!(number) {
                return match message["error"]["message"].as_str() {
                    Some(error) => Err(format!("{method}: {error}")),
                    None => Ok(message["result"].take()),
                };
            }
            self.events.borrow_mut().push(message);
        }
    }

    /// The same for commands that nothing speaks against.
    #[track_caller]
    pub fn must(&self, method: &str, parameters: Value) -> Value {
        self.send(method, parameters).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Waits for an event that comes after the ones taken so far.
    #[track_caller]
    pub fn wait_for(&self, method: &str) {
        let started = Instant::now();
        let is_it = |event: &Value| event["method"] == method;
        while !self.events.borrow().iter().any(is_it) {
            assert!(started.elapsed() < LONGEST, "waited in vain for {method}");
            let event = self.next().unwrap_or_else(|error| panic!("{method}: {error}"));
            self.events.borrow_mut().push(event);
        }
    }

    /// Takes the events that have come since this was called last.
    pub fn events(&self) -> Vec<Value> {
        self.events.take()
    }

    /// Reads on until the other side hangs up.
    pub fn until_closed(&self) {
        while self.next().is_ok() {}
    }

    fn next(&self) -> Result<Value, String> {
        loop {
            let message = self.socket.borrow_mut().read().map_err(|error| error.to_string())?;
            if let Message::Text(text) = message {
                return serde_json::from_str(&text).map_err(|error| error.to_string());
            }
        }
    }
}

/// What can be connected to: pages, workers.
pub fn targets(port: u16) -> Vec<Value> {
    let list = list(port).unwrap_or_else(|error| panic!("the list of pages: {error}"));
    serde_json::from_slice(&list).expect("the list of pages")
}

fn list(port: u16) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET /json/list HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")?;
    let mut stream = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        if line.trim_end().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
    }
    // The connection stays open, so the end is where the length says.
    let mut list = vec![0; length];
    stream.read_exact(&mut list)?;
    Ok(list)
}
