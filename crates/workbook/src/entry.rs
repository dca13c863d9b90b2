//! What the page calls.

use selfcheck_core::sheet::from_bytes;
use wasm_bindgen::prelude::wasm_bindgen;

/// The `.xlsx` file of these sheets, which come as [`selfcheck_core::sheet::to_bytes`] writes them. Nothing if they are
/// damaged or too large for Excel.
#[must_use]
#[wasm_bindgen]
pub fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    selfcheck_workbook::workbook(&from_bytes(bytes).ok()?).ok()
}
