//! Counting tests in what `cargo test` prints.

/// The sum over all test programs of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub ignored: usize,
    /// Names of failed tests, for the summary.
    pub failures: Vec<String>,
    /// A test program said that it runs tests and has not yet said how they went.
    running: bool,
}

impl Tally {
    /// Takes one line of output.
    pub fn read(&mut self, line: &str) {
        let line = without_colours(line);
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            self.running = false;
            self.passed += count(result, "passed");
            self.failed += count(result, "failed");
            self.ignored += count(result, "ignored");
        } else if is_start(line) {
            self.end();
            self.running = true;
        } else if let Some(name) =
            line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED"))
        {
            self.failures.push(name.to_owned());
        }
    }

    /// The output has ended. A program that began and gave no result has crashed, which is one failure more.
    pub fn end(&mut self) {
        if self.running {
            self.running = false;
            self.failed += 1;
            self.failures.push("a test program that ended without a result".to_owned());
        }
    }
}

/// `running 12 tests`
fn is_start(line: &str) -> bool {
    line.strip_prefix("running ")
        .and_then(|rest| rest.strip_suffix(" tests").or_else(|| rest.strip_suffix(" test")))
        .is_some_and(|number| number.parse::<usize>().is_ok())
}

/// The number before `word` in `ok. 5 passed; 0 failed; 1 ignored; …`.
fn count(result: &str, word: &str) -> usize {
    result
        .split([';', '.'])
        .find_map(|part| part.trim().strip_suffix(word)?.trim().parse().ok())
        .unwrap_or(0)
}

/// Terminal colours are escape sequences from ESC to the next letter.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            chars.by_ref().skip(1).find(char::is_ascii_alphabetic);
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(output: &str) -> Tally {
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.read(line));
        tally.end();
        tally
    }

    #[test]
    fn results_are_summed() {
        let sum = tally(
            "running 3 tests\ntest a ... ok\n\
             test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             running 1 test\ntest deep::b ... FAILED\n\
             test result: FAILED. 10 passed; 1 failed; 2 ignored; 0 measured; 7 filtered out; finished in 1.50s\n",
        );
        assert_eq!((sum.passed, sum.failed, sum.ignored), (13, 1, 2));
        assert_eq!(sum.failures, ["deep::b"]);
    }

    #[test]
    fn colours_do_not_hide_results() {
        let sum =
            tally("test result: \u{1b}[32mok\u{1b}[m. 4 passed; 0 failed; 0 ignored; 0 measured\n");
        assert_eq!((sum.passed, sum.failed), (4, 0));
    }

    #[test]
    fn a_crash_is_a_failure() {
        assert_eq!(tally("running 3 tests\ntest a ... ok\n").failed, 1);
        let sum = tally(
            "running 3 tests\nrunning 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored\n",
        );
        assert_eq!((sum.passed, sum.failed), (2, 1));
    }

    #[test]
    fn other_lines_do_not_count() {
        assert_eq!(
            tally("passed 5 tests\nrunning late\nresult: ok. 5 passed\n     Running unittests\n"),
            Tally::default()
        );
    }
}
