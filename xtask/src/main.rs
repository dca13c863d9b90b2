//! `cargo xtask`: set-up, serve, build, test, fuzz, size, bench, screenshots, gallery.
//!
//! Each command gets what it lacks by itself; `setup` is only there to have it done beforehand.

mod browsers;
mod elsewhere;
mod engines_get;
mod engines_unpack;
mod exec;
mod finish;
mod fuzz;
mod html;
mod lockfile;
mod mvp;
mod page;
mod progress;
mod size;
mod slowest;
mod steps;
mod supply;
mod tally;
mod tools;

use std::env;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use xtask::paths;
use xtask::server::Server;

use page::Std;
use tools::Voice;

/// Where `serve` looks for a free port first, and how many ports it tries.
const FIRST_PORT: u16 = 8080;
const PORTS: u16 = 50;

/// The same for a development build. At another address, since a release that was served before may still answer at its
/// own: its service worker stays in the browser.
const FIRST_DEV_PORT: u16 = 8180;

/// The commands of the project
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Get the tools that are lacking
    Setup,
    /// Build the page for release into dist/
    Build {
        /// Which standard library goes into the page
        #[arg(long, value_enum, default_value_t)]
        std: Std,
    },
    /// Build the page and serve it on 127.0.0.1
    Serve {
        /// The port; without it 8080 (8180 with --dev), or the next one that is free
        #[arg(long)]
        port: Option<u16>,
        /// Rebuild and reload at every change, with a development build
        #[arg(long)]
        dev: bool,
        /// Serve dist/ as it is
        #[arg(long, conflicts_with = "dev")]
        no_build: bool,
        /// Which standard library goes into the page
        #[arg(long, value_enum, default_value_t, conflicts_with_all = ["dev", "no_build"])]
        std: Std,
    },
    /// Run every check and test
    Test(steps::Options),
    /// Look for inputs that bring down what reads bytes from outside
    Fuzz(fuzz::Options),
    /// Print what is downloaded for each way in, against the budget
    Size {
        /// Measure dist/ as it is
        #[arg(long)]
        no_build: bool,
    },
    /// Measure the speed, natively and in the browser
    Bench,
    /// Build the page and take a picture of every screen, in every view, size and colour
    Screenshots {
        /// The folder for the pictures
        #[arg(default_value = "target/screenshots")]
        out: PathBuf,
    },
    /// Build the page and put every part of it, in all its states, on one page, with pictures of that
    Gallery {
        /// The folder for the page and the pictures
        #[arg(default_value = "target/gallery")]
        out: PathBuf,
    },
}

fn main() -> ExitCode {
    if mvp::is_standing_in() {
        return match mvp::stand_in(env::args_os().skip(1)) {
            Ok(status) => ExitCode::from(u8::try_from(status.code().unwrap_or(1)).unwrap_or(1)),
            Err(error) => {
                eprintln!("error: {error:#}");
                ExitCode::FAILURE
            }
        };
    }
    match run(Arguments::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// True if all went well; false if what was asked was done and the answer is no.
fn run(task: Task) -> Result<bool> {
    match task {
        Task::Setup => tools::set_up(Voice::Full).map(|_| true),
        Task::Build { std } => build(std).map(|()| true),
        Task::Serve { port, dev, no_build, std } => {
            if dev {
                let tools = tools::set_up(Voice::OnlyWork)?;
                page::develop(&tools, free_port(port, FIRST_DEV_PORT)?)?;
            } else {
                if !no_build {
                    build(std)?;
                }
                serve(port)?;
            }
            Ok(true)
        }
        Task::Test(options) => Ok(steps::run(&options)),
        Task::Fuzz(options) => fuzz::hunt(&options),
        Task::Size { no_build } => {
            if !no_build {
                build(Std::Auto)?;
            }
            Ok(size::report(&paths::dist())? <= size::LIMIT)
        }
        Task::Bench => bench(),
        Task::Screenshots { out } => pictures("screenshots", out).map(|()| true),
        Task::Gallery { out } => pictures("gallery", out).map(|()| true),
    }
}

fn build(std: Std) -> Result<()> {
    page::build(&tools::set_up(Voice::OnlyWork)?, std, &paths::dist())
}

fn serve(port: Option<u16>) -> Result<()> {
    let page = paths::built_page()?;
    let port = free_port(port, FIRST_PORT)?;
    let server =
        Server::start(page, port).with_context(|| format!("cannot serve on port {port}"))?;
    println!("{}", server.url());
    server.wait();
    Ok(())
}

/// A port that was asked for is taken as it is: another one would not be where the person looks.
fn free_port(asked: Option<u16>, first: u16) -> Result<u16> {
    asked
        .or_else(|| {
            (first..first + PORTS)
                .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        })
        .with_context(|| {
            format!("no port from {first} to {} is free: choose one with --port", first + PORTS - 1)
        })
}

fn bench() -> Result<bool> {
    let tools = tools::set_up(Voice::OnlyWork)?;
    page::build(&tools, Std::Auto, &paths::dist())?;
    let browser = browsers::get();
    // One measurement does not need the other.
    let native = exec::must(exec::cargo().args(["bench", "-p", "selfcheck-core"]));
    let in_browser = browser.and_then(|browser| {
        let mut cargo = exec::cargo();
        cargo.args(["run", "--release", "--quiet", "-p", "selfcheck-browser", "--bin", "bench"]);
        exec::must(tools.apply(steps::with_browser(&mut cargo, &browser))?)
    });
    let mut good = true;
    for error in [native, in_browser].into_iter().filter_map(Result::err) {
        eprintln!("error: {error:#}");
        good = false;
    }
    Ok(good)
}

/// Builds the page and has a program of the browser package look at it and fill a folder.
fn pictures(program: &str, out: PathBuf) -> Result<()> {
    let tools = tools::set_up(Voice::OnlyWork)?;
    page::build(&tools, Std::Auto, &paths::dist())?;
    let browser = browsers::get()?;
    // The folder is meant from where the command was typed, the program runs in the root.
    let out = std::path::absolute(out)?;
    let mut cargo = exec::cargo();
    cargo.args(["run", "--quiet", "-p", "selfcheck-browser", "--bin", program, "--"]).arg(out);
    exec::must(tools.apply(steps::with_browser(&mut cargo, &browser))?)
}
