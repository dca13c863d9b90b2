mod lockfile;
mod run;
mod tools;
fn main() -> anyhow::Result<()> { tools::set_up(tools::Voice::Full)?; Ok(()) }
