//! A short way to load the program, in place of wasm-bindgen's.
//!
//! wasm-bindgen's takes addresses, requests and modules, warns of old ways to call it, and tries what may fail: 1.3 KB of
//! script for every program. Ours are called in one way (`static/programs.js`, `static/later.js`).

use anyhow::{Context, Result};

/// Where wasm-bindgen's way begins in its script, and what stands after it.
const BEGINNING: &str = "\nasync function __wbg_load(";
const END: &str = "\nexport {";

/// What it must leave behind, and ours calls.
const NEEDED: [&str; 2] =
    ["\nfunction __wbg_get_imports() {", "\nfunction __wbg_finalize_init(instance, module) {"];

/// Takes a promise of the bytes, or of a server's answer. Compiles an answer while it comes, if the server names its kind. Whoever
/// wants to know of every failure in the program watches what it exports.
const SHORT: &str = "
async function __wbg_init({ module_or_path, watch }) {
    const file = await module_or_path;
    const kind = file.headers && file.headers.get('Content-Type');
    const { instance, module } = await (kind === 'application/wasm' && WebAssembly.instantiateStreaming
        ? WebAssembly.instantiateStreaming(file, __wbg_get_imports())
        : WebAssembly.instantiate(file.headers ? await file.arrayBuffer() : file, __wbg_get_imports()));
    return __wbg_finalize_init(watch ? { exports: watch(instance.exports) } : instance, module);
}

export { __wbg_init as default };
";

/// Puts the short way into wasm-bindgen's script.
///
/// # Errors
/// The script is not as wasm-bindgen makes it.
pub fn shorten(script: &str) -> Result<String> {
    let way = || {
        let start = script.find(BEGINNING)?;
        let end = start + script[start..].find(END)?;
        let exported = script[end..].trim_end();
        let last = exported.ends_with("as default };") && !exported.contains(";\n");
        let there = NEEDED.iter().all(|needed| script[..start].contains(needed));
        (last && there).then(|| [&script[..start], SHORT].concat())
    };
    way().context("wasm-bindgen's script loads its program in another way than expected")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "import a from 'a';\nfunction __wbg_get_imports() {\n}\n\
        function __wbg_finalize_init(instance, module) {\n}\n\
        \nasync function __wbg_load(module, imports) {\n}\nasync function __wbg_init() {\n}\n\
        \nexport { initSync, __wbg_init as default };\n";

    #[test]
    fn the_rest_stays_as_it_is() {
        let short = shorten(SCRIPT).unwrap();
        let (kept, way) = short.split_once("\nasync function __wbg_init").unwrap();
        assert!(SCRIPT.starts_with(kept) && kept.ends_with("module) {\n}\n"), "{kept}");
        assert!(!way.contains("__wbg_load"), "{way}");
        assert!(way.ends_with("export { __wbg_init as default };\n"), "{way}");
    }

    #[test]
    fn a_script_of_another_kind_is_refused() {
        for (from, to) in [
            ("__wbg_load", "load"),
            ("__wbg_finalize_init", "finalize"),
            ("__wbg_get_imports", "imports"),
            ("as default };", "as default };\nmore();"),
            ("export {", "export default {"),
        ] {
            assert!(shorten(&SCRIPT.replace(from, to)).is_err(), "{from}");
        }
    }
}
