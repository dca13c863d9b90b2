//! Brotli at its highest quality, which is what a site with precompressed files sends and what the budget counts.

use std::io;

/// `bytes` compressed with quality 11 and the window that web servers use (22 bits).
pub fn brotli_11(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &params)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_compresses() {
        let text = "通风、消毒、测温。".repeat(100);
        let compressed = brotli_11(text.as_bytes()).unwrap();
        assert!(compressed.len() < 100, "{}", compressed.len());
    }
}
