//! `cargo xtask test`: every check of the project in order, and a count that can be trusted.
//!
//! A step that fails does not stop the ones that do not need it, so that one run shows everything that is wrong. What
//! was not run counts as failed, never as passed.

use std::fs;
use std::io::{BufRead, BufReader, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use xtask::browser::Browser;
use xtask::{paths, readers};

use crate::page::{self, Std};
use crate::progress::spoken;
use crate::slowest::Times;
use crate::tally::Tally;
use crate::tools::{self, Tools, Voice, WASM_TARGET};
use crate::{browsers, elsewhere, exec, fuzz, size, supply};

/// The package with the browser tests.
const BROWSER_PACKAGE: &str = "selfcheck-browser";

/// How many browser tests run at a time. They wait for their browsers, and those for their pages: on two cores, more than one
/// for each core fills what two leave idle, and still more only take longer each.
const BROWSER_TESTS: usize = 4;

/// How many of the slowest of them are named at the end.
const NAMED: usize = 20;

/// The package of the page.
const PAGE_PACKAGE: &str = "selfcheck-page";

/// One check. The order here is the order in which they run: quick ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Step {
    /// `cargo fmt --check`
    Format,
    /// lock files, licences and sources of what the project builds on
    Supply,
    /// clippy on everything, warnings denied
    Clippy,
    /// clippy on the page as it is compiled for the browser
    ClippyPage,
    /// unit and integration tests on this machine
    Native,
    /// so many inputs in each target of `fuzz/`
    Fuzz,
    /// the examples in the documentation
    DocTests,
    /// rustdoc, warnings denied
    Docs,
    /// `selfcheck check notices/`
    Content,
    /// the release build of the page
    Build,
    /// the download against its budget
    Size,
    /// the page built with the precompiled standard library, for those without its source; thrown away
    BuildPrebuilt,
    /// the page built once more in another folder, which must give the same bytes
    Elsewhere,
    /// the built page in a real browser
    Browser,
}

const ALL: [Step; 14] = [
    Step::Format,
    Step::Supply,
    Step::Clippy,
    Step::ClippyPage,
    Step::Native,
    Step::Fuzz,
    Step::DocTests,
    Step::Docs,
    Step::Content,
    Step::Build,
    Step::Size,
    Step::BuildPrebuilt,
    Step::Elsewhere,
    Step::Browser,
];

/// What to run.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Only tests with this in their name, and no other checks
    #[arg(long, value_name = "NAME")]
    filter: Option<String>,
    /// Only these steps; `browser`, `size` and `elsewhere` then take `dist/` as it is
    #[arg(long, value_name = "STEP", value_delimiter = ',')]
    only: Vec<Step>,
    /// Which standard library goes into the page
    #[arg(long, value_enum, default_value_t)]
    std: Std,
}

/// How a step ended.
enum Outcome {
    /// It has no count of its own.
    Ok,
    /// It ran tests, and all went well or the count says how many did not.
    Tests(Tally),
    /// It failed, for this reason, besides what its tests say.
    Failed(Tally, String),
}

struct Row {
    step: Step,
    outcome: Outcome,
    took: Duration,
}

/// Runs the steps. True if all went well.
pub fn run(options: &Options) -> bool {
    let began = Instant::now();
    let chosen: Vec<Step> = ALL.into_iter().filter(|step| options.chooses(*step)).collect();
    let mut needs = Needs::prepare(&chosen);
    let mut rows = Vec::new();
    for step in chosen {
        println!("\n== {} ==", step.title());
        stdout().flush().ok();
        let started = Instant::now();
        let outcome = needs
            .step(step, options)
            .unwrap_or_else(|error| Outcome::Failed(Tally::default(), format!("{error:#}")));
        if let Outcome::Failed(_, why) = &outcome {
            println!("{}: FAILED: {why}", step.title());
        }
        if step == Step::Build {
            needs.page = Some(matches!(outcome, Outcome::Ok));
        }
        rows.push(Row { step, outcome, took: started.elapsed() });
    }
    let (text, good) = summary(&rows, options.filter.as_deref(), began.elapsed());
    print!("\n{text}");
    stdout().flush().ok();
    good
}

impl Options {
    fn chooses(&self, step: Step) -> bool {
        let of_tests = matches!(step, Step::Native | Step::DocTests | Step::Build | Step::Browser);
        (self.only.is_empty() || self.only.contains(&step)) && (self.filter.is_none() || of_tests)
    }
}

/// What several steps need. Something lacking fails the steps that need it, with the reason, and no others.
struct Needs {
    tools: Result<Tools>,
    browser: Option<Result<Browser>>,
    /// Whether this run has built the page, and how it went.
    page: Option<bool>,
}

impl Needs {
    fn prepare(steps: &[Step]) -> Self {
        let browser = steps.contains(&Step::Browser).then(browsers::get_all);
        let needs_tools = steps.iter().any(|step| {
            matches!(step, Step::ClippyPage | Step::BuildPrebuilt | Step::Build | Step::Browser)
        });
        let tools = if needs_tools {
            tools::set_up(Voice::OnlyWork)
        } else {
            Err(anyhow!("no step needs the tools"))
        };
        // Said at once: the steps that need it come minutes later.
        if let Some(Err(error)) = &browser {
            println!("{error:#}");
        }
        if let (true, Err(error)) = (needs_tools, &tools) {
            println!("{error:#}");
        }
        Self { tools, browser, page: None }
    }

    fn step(&self, step: Step, options: &Options) -> Result<Outcome> {
        let workspace = ["--workspace", "--exclude", BROWSER_PACKAGE];
        let filter = options.filter.as_deref();
        match step {
            Step::Format => {
                plain(exec::cargo().args(["fmt", "--all", "--check"]))?;
                plain(exec::cargo().args(["fmt", "--check", "--manifest-path", fuzz::MANIFEST]))?;
                // Listed by the build, so that cargo does not see them.
                let mut rustfmt = exec::program("rustfmt");
                plain(rustfmt.args(["--check", "--edition", "2024"]).args(outputs()?))
            }
            Step::Supply => supply::check().map(|()| Outcome::Ok),
            Step::Clippy => {
                let clippy = |which: &[&str]| {
                    let mut cargo = exec::cargo();
                    cargo.arg("clippy").args(which).args(["--all-targets", "--", "-D", "warnings"]);
                    plain(&mut cargo)
                };
                clippy(&["--workspace"])?;
                // A workspace of its own; what it shares with the other is not built twice.
                clippy(&["--manifest-path", fuzz::MANIFEST, "--target-dir", "target"])
            }
            Step::ClippyPage => plain(exec::cargo().args([
                "clippy",
                "-p",
                PAGE_PACKAGE,
                "--target",
                WASM_TARGET,
                "--",
                "-D",
                "warnings",
            ])),
            Step::Native => {
                let mut cargo = exec::cargo();
                cargo
                    .args(["test", "--no-fail-fast", "--lib", "--bins", "--tests"])
                    .args(workspace)
                    .args(filter);
                tests(&mut cargo, filter)
            }
            Step::Fuzz => fuzz::test().map(|()| Outcome::Ok),
            Step::DocTests => {
                let mut cargo = exec::cargo();
                cargo.args(["test", "--no-fail-fast", "--doc"]).args(workspace).args(filter);
                tests(&mut cargo, filter)
            }
            Step::Docs => plain(
                exec::cargo()
                    .args(["doc", "--workspace", "--no-deps"])
                    .env("RUSTDOCFLAGS", "-Dwarnings"),
            ),
            Step::Content => plain(exec::cargo().args([
                "run",
                "--quiet",
                "-p",
                "selfcheck-cli",
                "--",
                "check",
                "notices/",
            ])),
            Step::BuildPrebuilt => {
                let dist = paths::root().join("target").join("page-prebuilt");
                page::build(self.tools()?, Std::Prebuilt, &dist)?;
                not_over(&dist, size::LIMIT)
            }
            Step::Build => {
                page::build(self.tools()?, options.std, &paths::dist()).map(|()| Outcome::Ok)
            }
            Step::Size => {
                self.page_is_there()?;
                not_over(&paths::dist(), size::LIMIT)
            }
            Step::Elsewhere => {
                self.page_is_there()?;
                elsewhere::check(&paths::dist(), options.std).map(|()| Outcome::Ok)
            }
            Step::Browser => {
                self.page_is_there()?;
                let mut cargo = exec::cargo();
                cargo.args(["test", "--no-fail-fast", "-p", BROWSER_PACKAGE]).args(filter);
                cargo.args(["--", "--test-threads", &BROWSER_TESTS.to_string()]);
                let browser = self.browser.as_ref().context("the browser was not looked for")?;
                let browser = browser
                    .as_ref()
                    .map_err(|_| anyhow!("no browser (see the message at the beginning)"))?;
                with_browser(&mut cargo, browser);
                // Where it is lacking, the tests that need it say how to get it.
                if let Ok(axe) = readers::axe() {
                    cargo.env(readers::AXE_VARIABLE, axe);
                }
                self.tools()?.apply(&mut cargo)?;
                let (outcome, times) = timed(&mut cargo, filter)?;
                println!("\nthe slowest:");
                for (took, name) in times.slowest(NAMED, BROWSER_TESTS) {
                    println!("{:>10}  {name}", spoken(took));
                }
                Ok(outcome)
            }
        }
    }

    fn tools(&self) -> Result<&Tools> {
        self.tools
            .as_ref()
            .map_err(|_| anyhow!("tools are lacking (see the message at the beginning)"))
    }

    fn page_is_there(&self) -> Result<()> {
        match self.page {
            Some(true) => Ok(()),
            Some(false) => bail!("not run, as the page was not built"),
            None => paths::built_page().map(|_| ()),
        }
    }
}

/// Fails if any way into the page in this folder downloads more.
fn not_over(dist: &Path, ceiling: usize) -> Result<Outcome> {
    match size::report(dist)? {
        more if more > ceiling => bail!("the page has grown to {more} bytes, over {ceiling}"),
        _ => Ok(Outcome::Ok),
    }
}

impl Step {
    fn title(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Supply => "supply chain",
            Self::Clippy => "clippy",
            Self::ClippyPage => "clippy for the browser",
            Self::Native => "native tests",
            Self::Fuzz => "fuzz",
            Self::DocTests => "doc tests",
            Self::Docs => "documentation",
            Self::Content => "content",
            Self::BuildPrebuilt => "build without std's source",
            Self::Build => "release build of the page",
            Self::Size => "size",
            Self::Elsewhere => "the same bytes elsewhere",
            Self::Browser => "browser tests",
        }
    }
}

/// Tells a command of the browser package which browser and which page to use.
pub fn with_browser<'a>(command: &'a mut Command, browser: &Browser) -> &'a mut Command {
    command
        .env("CHROMIUM", &browser.chromium)
        .env("CHROMEDRIVER", &browser.chromedriver)
        .env("SELFCHECK_DIST", paths::dist())
}

/// The files of `src/outputs/`.
fn outputs() -> Result<Vec<PathBuf>> {
    let folder = paths::root().join("src").join("outputs");
    let cannot = || format!("cannot read {}", folder.display());
    let entries = fs::read_dir(&folder).with_context(cannot)?;
    entries.map(|entry| Ok(entry.with_context(cannot)?.path())).collect()
}

fn plain(command: &mut Command) -> Result<Outcome> {
    exec::must(command).map(|()| Outcome::Ok)
}

/// Runs `cargo test`, passing its output through while counting.
fn tests(command: &mut Command, filter: Option<&str>) -> Result<Outcome> {
    timed(command, filter).map(|(outcome, _)| outcome)
}

/// The same, noting when each test has ended.
fn timed(command: &mut Command, filter: Option<&str>) -> Result<(Outcome, Times)> {
    let started = Instant::now();
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", exec::line(command)))?;
    let mut tally = Tally::default();
    let mut times = Times::default();
    let mut output = BufReader::new(child.stdout.take().context("no output to read")?);
    let mut line = Vec::new();
    while output.read_until(b'\n', &mut line)? > 0 {
        stdout().write_all(&line)?;
        let text = String::from_utf8_lossy(&line);
        tally.read(&text);
        times.read(&text, started.elapsed());
        line.clear();
    }
    tally.end();
    let status = child.wait()?;
    Ok((judge(tally, status.success(), filter.is_some()), times))
}

/// Fails a step beyond what its tests say when nothing was tested, or when cargo failed without a failed test (it did
/// not compile, or a test program could not be started).
fn judge(tally: Tally, success: bool, filtered: bool) -> Outcome {
    if !success && tally.failed == 0 {
        Outcome::Failed(tally, "cargo test failed without a failed test, see above".to_owned())
    } else if success && !filtered && tally.passed + tally.failed == 0 {
        Outcome::Failed(tally, "no test was run".to_owned())
    } else {
        Outcome::Tests(tally)
    }
}

/// The table of steps, how long all of it took and, as the last line, the count. True if all went well.
fn summary(rows: &[Row], filter: Option<&str>, whole: Duration) -> (String, bool) {
    let mut sum = Tally::default();
    let mut text = String::new();
    for row in rows {
        let (tally, why) = match &row.outcome {
            Outcome::Ok => (None, None),
            Outcome::Tests(tally) => (Some(tally), None),
            Outcome::Failed(tally, why) => (Some(tally), Some(why)),
        };
        if let Some(tally) = tally {
            sum.passed += tally.passed;
            sum.failed += tally.failed;
            sum.ignored += tally.ignored;
        }
        sum.failed += usize::from(why.is_some());
        let result = match (&row.outcome, why) {
            (_, Some(_)) => "FAILED".to_owned(),
            (Outcome::Tests(tally), None) => counted(tally),
            (_, None) => "ok".to_owned(),
        };
        text += &format!("{:<26} {:<34} {:>10}\n", row.step.title(), result, spoken(row.took));
        for name in tally.iter().flat_map(|tally| &tally.failures) {
            text += &format!("    failed: {name}\n");
        }
        if let Some(why) = why {
            text += &format!("    {}\n", why.lines().next().unwrap_or_default());
        }
    }
    if let Some(filter) = filter.filter(|_| sum.passed + sum.failed == 0) {
        text += &format!("no test has \"{filter}\" in its name\n");
        sum.failed += 1;
    }
    text += &format!("{:<61} {:>10}\n{}\n", "all of it", spoken(whole), counted(&sum));
    (text, sum.failed == 0)
}

fn counted(tally: &Tally) -> String {
    let skipped =
        if tally.ignored > 0 { format!(", {} skipped", tally.ignored) } else { String::new() };
    format!("{} passed, {} failed{skipped}", tally.passed, tally.failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: usize, failed: usize, ignored: usize) -> Tally {
        let mut tally = Tally::default();
        tally.read(&format!(
            "test result: x. {passed} passed; {failed} failed; {ignored} ignored; 0 measured"
        ));
        tally
    }

    fn row(step: Step, outcome: Outcome) -> Row {
        Row { step, outcome, took: Duration::from_secs(1) }
    }

    fn last(text: &str) -> &str {
        text.lines().last().unwrap()
    }

    #[test]
    fn the_last_line_is_the_count() {
        let rows =
            [row(Step::Format, Outcome::Ok), row(Step::Native, Outcome::Tests(tally(12, 0, 0)))];
        let (text, good) = summary(&rows, None, Duration::ZERO);
        assert_eq!(last(&text), "12 passed, 0 failed");
        assert!(good);
        let rows = [row(Step::Native, Outcome::Tests(tally(12, 2, 3)))];
        let (text, good) = summary(&rows, None, Duration::ZERO);
        assert_eq!(last(&text), "12 passed, 2 failed, 3 skipped");
        assert!(!good);
    }

    #[test]
    fn a_failed_step_without_a_count_is_one_failure_with_its_name() {
        let rows = [
            row(Step::Clippy, Outcome::Failed(Tally::default(), "warnings".to_owned())),
            row(Step::Native, Outcome::Failed(tally(3, 0, 0), "did not compile".to_owned())),
        ];
        let (text, good) = summary(&rows, None, Duration::ZERO);
        assert_eq!(last(&text), "3 passed, 2 failed");
        assert!(text.starts_with("clippy ") && text.contains("FAILED"), "{text}");
        assert!(!good);
    }

    #[test]
    fn no_tests_is_a_failure() {
        assert!(matches!(judge(tally(0, 0, 0), true, false), Outcome::Failed(..)));
        assert!(matches!(judge(tally(0, 0, 5), true, false), Outcome::Failed(..)));
        assert!(matches!(judge(tally(0, 0, 0), true, true), Outcome::Tests(_)));
        assert!(matches!(judge(tally(1, 0, 0), true, false), Outcome::Tests(_)));
        let (text, good) = summary(
            &[row(Step::Native, Outcome::Tests(tally(0, 0, 0)))],
            Some("nonsense"),
            Duration::ZERO,
        );
        assert!(!good && last(&text) == "0 passed, 1 failed", "{text}");
    }

    #[test]
    fn a_build_error_is_a_failure() {
        assert!(matches!(judge(tally(5, 0, 0), false, false), Outcome::Failed(..)));
        assert!(matches!(judge(tally(5, 1, 0), false, false), Outcome::Tests(_)));
    }

    #[test]
    fn the_order_holds_every_step() {
        use clap::ValueEnum;
        assert_eq!(Step::value_variants(), ALL);
    }
}
