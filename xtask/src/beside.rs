//! Commands of this program that run beside something else, one after the other, and are heard when they have ended.

use std::env;
use std::fs::{self, File};
use std::panic;
use std::path::Path;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use xtask::paths;

use crate::exec;

/// Commands under way.
pub struct Beside(JoinHandle<Vec<Ran>>);

/// One that has ended.
pub struct Ran {
    pub took: Duration,
    /// What it has printed, and whether it succeeded.
    pub said: Result<(String, bool)>,
}

impl Beside {
    /// Begins with the first.
    pub fn start(commands: Vec<Vec<String>>) -> Self {
        let run = |arguments: &Vec<String>| {
            let started = Instant::now();
            let said = run(arguments);
            Ran { took: started.elapsed(), said }
        };
        Self(thread::spawn(move || commands.iter().map(run).collect()))
    }

    /// Waits for the last. They come in the order in which they were given.
    pub fn end(self) -> Vec<Ran> {
        self.0.join().unwrap_or_else(|why| panic::resume_unwind(why))
    }
}

/// Runs a command of this program behind everything else: it takes only the time that nothing else wants.
fn run(arguments: &[String]) -> Result<(String, bool)> {
    let this = env::current_exe().context("the system does not say which program this is")?;
    let mut command = if cfg!(unix) {
        let mut nice = exec::program("nice");
        nice.args(["-n", "19"]).arg(this);
        nice
    } else {
        exec::program(this)
    };
    let said = paths::root().join("target").join("beside.txt");
    let status = {
        let file = open(&said)?;
        let too = file.try_clone().with_context(|| format!("cannot open {}", said.display()))?;
        command.args(arguments).stdout(file).stderr(too);
        command.status().with_context(|| format!("cannot start `{}`", exec::line(&command)))?
    };
    let text = fs::read(&said).with_context(|| format!("cannot read {}", said.display()))?;
    Ok((String::from_utf8_lossy(&text).into_owned(), status.success()))
}

fn open(path: &Path) -> Result<File> {
    let cannot = || format!("cannot write {}", path.display());
    fs::create_dir_all(path.parent().with_context(cannot)?).with_context(cannot)?;
    File::create(path).with_context(cannot)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_heard_and_judged_by_itself() {
        // This program is now the one that runs the tests.
        let commands = [vec!["--list"], vec!["--no-such-option"]];
        let commands = commands.map(|it| it.into_iter().map(str::to_owned).collect()).to_vec();
        let said: Vec<_> = Beside::start(commands).end().into_iter().map(|ran| ran.said).collect();
        let [Ok((list, true)), Ok((complaint, false))] = said.as_slice() else {
            panic!("{said:?}");
        };
        assert!(list.contains("each_is_heard_and_judged_by_itself: test"), "{list}");
        assert!(complaint.contains("no-such-option"), "{complaint}");
    }
}
