//! One line for each wait: what is being done, about how long it takes, and how it ended.

use std::io::{Write, stdout};
use std::time::{Duration, Instant};

/// A line that has been begun and waits for its end. Dropped without one, it says that it failed.
pub struct Progress {
    started: Instant,
    open: bool,
}

impl Progress {
    /// Begins the line: `trunk 0.21.14: building from crates.io, about 5 minutes…`
    pub fn begin(what: &str) -> Self {
        print!("{what}… ");
        stdout().flush().ok();
        Self { started: Instant::now(), open: true }
    }

    /// Ends it: `ready in 4 m 40 s`.
    pub fn ready(mut self) {
        self.open = false;
        println!("ready in {}", spoken(self.started.elapsed()));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.open {
            println!("failed");
        }
    }
}

/// A duration as a person says it: `8.4 s`, `4 m 40 s`.
pub fn spoken(duration: Duration) -> String {
    let tenths = (duration.as_secs_f64() * 10.0).round() / 10.0;
    if tenths < 60.0 {
        return format!("{tenths:.1} s");
    }
    let seconds = duration.as_secs_f64().round() as u64;
    format!("{} m {} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_readable() {
        assert_eq!(spoken(Duration::from_millis(8_440)), "8.4 s");
        assert_eq!(spoken(Duration::from_millis(59_970)), "1 m 0 s");
        assert_eq!(spoken(Duration::from_secs(280)), "4 m 40 s");
    }
}
