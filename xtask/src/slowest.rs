//! Which tests took longest, from what their program prints: the stable compiler's test programs tell no times.
//!
//! A program with several threads begins its tests in the order of their names, the next one whenever one ends, and says
//! at once that one has ended. So the end of one test is the beginning of another, and nothing in the tests has to help.

use std::time::Duration;

/// Of the test programs of a step, each with when it began, and its tests with when they ended.
#[derive(Debug, Default)]
pub struct Times(Vec<Program>);

#[derive(Debug)]
struct Program {
    began: Duration,
    ended: Vec<(String, Duration)>,
}

impl Times {
    /// Takes one line of output, and when it came.
    pub fn read(&mut self, line: &str, at: Duration) {
        if line.starts_with("running ") {
            self.0.push(Program { began: at, ended: Vec::new() });
        } else if let (Some(program), Some(name)) = (self.0.last_mut(), ended(line)) {
            program.ended.push((name.to_owned(), at));
        }
    }

    /// The slowest tests with what each took, where so many run at a time.
    pub fn slowest(&self, count: usize, threads: usize) -> Vec<(Duration, &str)> {
        let mut all: Vec<_> = self.0.iter().flat_map(|program| program.took(threads)).collect();
        all.sort_by_key(|(took, _)| std::cmp::Reverse(*took));
        all.truncate(count);
        all
    }
}

impl Program {
    fn took(&self, threads: usize) -> impl Iterator<Item = (Duration, &str)> {
        let mut tests: Vec<_> = self.ended.iter().map(|(name, at)| (name.as_str(), *at)).collect();
        tests.sort_unstable();
        let first = std::iter::repeat_n(self.began, threads);
        let began = first.chain(self.ended.iter().map(|(_, at)| *at));
        tests.into_iter().zip(began).map(|((name, at), began)| (at.saturating_sub(began), name))
    }
}

/// `test walks::all - should panic ... ok`
fn ended(line: &str) -> Option<&str> {
    let (name, result) = line.trim_end().strip_prefix("test ")?.rsplit_once(" ... ")?;
    let ended = ["ok", "FAILED", "ignored"].iter().any(|word| result.starts_with(word));
    ended.then(|| name.strip_suffix(" - should panic").unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_one_is_the_beginning_of_the_next() {
        let mut times = Times::default();
        for (second, line) in [
            (1, "running 0 tests"),
            (2, "running 4 tests"),
            (5, "test b - should panic ... ok"),
            (6, "test c has been running for over 60 seconds"),
            (7, "test c ... FAILED"),
            (12, "test a ... ok"),
            (13, "test d ... ignored, only on Linux"),
        ] {
            times.read(line, Duration::from_secs(second));
        }
        let slowest = |count| -> Vec<(u64, &str)> {
            let all = times.slowest(count, 2);
            all.into_iter().map(|(took, name)| (took.as_secs(), name)).collect()
        };
        // a and b began at once, c when b had ended, d when c had.
        assert_eq!(slowest(9), [(10, "a"), (6, "d"), (3, "b"), (2, "c")]);
        assert_eq!(slowest(1), [(10, "a")]);
    }
}
