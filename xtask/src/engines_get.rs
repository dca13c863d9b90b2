//! Getting what `cargo xtask test` needs besides the current Chromium into the tool cache: the other engines, and axe.

use std::fs;

use anyhow::{Context, Result, bail};
use xtask::engines::{
    self, CHROMIUM_69, CHROMIUM_72, CHROMIUM_86, GECKODRIVER, Kept, NODE_10, NODE_12,
};
use xtask::paths;
use xtask::readers::{AXE, AXE_VARIABLE};

use crate::engines_unpack::Packed;
use crate::tools::{Origin, Tool, Voice};

/// The browser and the software renderer that it loads at its start.
const FILES_69: [Packed; 1] =
    [Packed { path: "bin/chromium-69.0.3494.0.br", becomes: CHROMIUM_69.program }];
const FILES_72: [Packed; 1] =
    [Packed { path: "bin/chromium-72.0.3617.0.br", becomes: CHROMIUM_72.program }];
const FILES_86: [Packed; 2] = [
    Packed { path: "bin/chromium.br", becomes: CHROMIUM_86.program },
    Packed { path: "bin/swiftshader.tar.br", becomes: "swiftshader/" },
];

/// Gets what this machine can run of them. Every one is tried before failing.
pub fn get(voice: Voice) -> Result<()> {
    let cache = paths::tool_cache()?;
    fs::create_dir_all(&cache)
        .with_context(|| format!("cannot make the tool cache {}", cache.display()))?;
    let failures: Vec<String> = wanted()
        .iter()
        .filter_map(|tool| tool.keep(&cache, voice).err())
        .map(|error| format!("{error:#}"))
        .collect();
    if !failures.is_empty() {
        bail!("{}", failures.join("\n\n"));
    }
    Ok(())
}

/// Quick ones first.
fn wanted() -> Vec<Tool> {
    let some_seconds = "some seconds";
    let origin = Origin::NpmScript { package: AXE.package, variable: AXE_VARIABLE };
    let mut wanted = vec![tool(&AXE, "axe.min.js", origin, some_seconds)];
    if engines::OLD_ONES_RUN {
        for node in [NODE_10, NODE_12] {
            let origin = Origin::Npm { package: node.package };
            wanted.push(tool(&node, "node", origin, some_seconds));
        }
        for (chromium, packed) in [
            (CHROMIUM_69, &FILES_69[..]),
            (CHROMIUM_72, &FILES_72[..]),
            (CHROMIUM_86, &FILES_86[..]),
        ] {
            let origin = Origin::NpmChromium { package: chromium.package, packed };
            wanted.push(tool(&chromium, chromium.program, origin, some_seconds));
        }
    }
    let origin = Origin::CratesIo { package: GECKODRIVER.package, locked: true };
    wanted.push(tool(&GECKODRIVER, "geckodriver", origin, "about 2 minutes"));
    wanted
}

fn tool(kept: &Kept, program: &'static str, origin: Origin, takes: &'static str) -> Tool {
    Tool { program, version: kept.version.to_owned(), says: Some(kept.says), origin, takes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_got_lies_where_it_is_looked_for() {
        let kept = [AXE, NODE_10, NODE_12, CHROMIUM_69, CHROMIUM_72, CHROMIUM_86, GECKODRIVER];
        for tool in wanted() {
            let found = kept.iter().find(|kept| kept.key() == tool.key());
            let kept = found.unwrap_or_else(|| panic!("{tool}"));
            let home = std::path::Path::new("home");
            assert_eq!(tool.bin(home).join(tool.program), home.join(kept.program));
        }
    }
}
