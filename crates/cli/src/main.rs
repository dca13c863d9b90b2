//! The native command `selfcheck`. What it does stands in the library beside it.

use std::process::ExitCode;

fn main() -> ExitCode {
    selfcheck_cli::main()
}
