//! Programs that end with this process, however that ends.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use crate::{files::Folder, patience::PATIENCE};

/// Starts the program, and ends it with everything that it has started once nothing holds the other end of its input any
/// more: then this process is gone, be it at the end of the tests, through a panic, or because it was killed. They are a
/// process group of their own, so that no other process is meant. Afterwards the folders of this process are removed.
///
/// A word on the input ends it sooner and leaves the folders alone: `end` waits for the program, `kill` does not.
#[cfg(unix)]
const WATCH: &str = r#"
folder=$1; shift
"$@" < /dev/null &
read -r word
[ "$word" = end ] && wait
trap '' TERM
kill 0
wait
[ -n "$word" ] && exit
for _ in 1 2 3 4 5 6 7 8 9; do rm -rf "$folder" && break; sleep 0.2; done 2> /dev/null
"#;

/// A command for a program that ends when the input of the command does.
#[cfg(unix)]
pub fn watched(program: impl AsRef<OsStr>) -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new("sh");
    command.process_group(0).args(["-c", WATCH, "sh"]).arg(Folder::root()).arg(program);
    command.stdin(Stdio::piped());
    command
}

/// A command for a program that ends when the input of the command does, where that can be had.
#[cfg(not(unix))]
pub fn watched(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::piped());
    command
}

/// A running program that ends when this is dropped.
#[derive(Debug)]
pub struct Running(Child);

/// Which of its two outputs a program speaks on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// The ordinary one.
    Out,
    /// The one for errors.
    Err,
}

impl Running {
    /// Starts a [`watched`] command and waits for a line that says that it is ready. What `find` makes of the line is
    /// returned.
    ///
    /// # Panics
    /// When it does not start, or never says so.
    #[track_caller]
    pub fn start<T>(
        mut command: Command,
        output: Output,
        find: impl Fn(&str) -> Option<T>,
    ) -> (Self, T) {
        let (out, err) = match output {
            Output::Out => (Stdio::piped(), Stdio::null()),
            Output::Err => (Stdio::null(), Stdio::piped()),
        };
        let what = format!("{command:?}");
        let child = command.stdout(out).stderr(err).spawn();
        let mut child = child.unwrap_or_else(|error| panic!("{what}: {error}"));
        let output: Box<dyn Read + Send> = match output {
            Output::Out => Box::new(child.stdout.take().expect("its output")),
            Output::Err => Box::new(child.stderr.take().expect("its output")),
        };
        let running = Self(child);
        let (sender, lines) = mpsc::channel();
        // Reads on after the line, or the program would wait for us one day.
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let started = Instant::now();
        let mut said = Vec::new();
        while let Ok(line) = lines.recv_timeout(PATIENCE.saturating_sub(started.elapsed())) {
            if let Some(found) = find(&line) {
                return (running, found);
            }
            said.push(line);
        }
        panic!("{what} does not say that it is ready, but\n{}", said.join("\n"));
    }

    /// Starts a [`watched`] command that says nothing, and waits until it listens on this port.
    ///
    /// # Panics
    /// When it never does.
    #[track_caller]
    pub fn start_listening(mut command: Command, port: u16) -> Self {
        let what = format!("{command:?}");
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let running = Self(child.unwrap_or_else(|error| panic!("{what}: {error}")));
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(started.elapsed() < PATIENCE, "{what} does not listen");
            thread::sleep(Duration::from_millis(20));
        }
        running
    }

    /// The program is about to end by itself; waits until it has.
    pub fn has_been_closed(mut self) {
        self.tell("end");
        self.gone();
    }

    fn tell(&mut self, word: &str) {
        if let Some(mut input) = self.0.stdin.take() {
            let _ = writeln!(input, "{word}");
        }
        if cfg!(not(unix)) && word == "kill" {
            let _ = self.0.kill();
        }
    }

    /// Whether it went in time.
    fn gone(&mut self) -> bool {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if !matches!(self.0.try_wait(), Ok(None)) {
                return true;
            }
            thread::sleep(Duration::from_millis(10));
        }
        false
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.tell("kill");
        if !self.gone() {
            // The group, as the program would outlive the shell that watches it.
            let group = format!("-{}", self.0.id());
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}

/// A port on which nothing listens.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}
