//! Brotli and gzip at their highest quality, which is what a site with precompressed files sends. The budget counts
//! brotli. The same input always gives the same bytes.

use std::io::{self, Write};

/// `bytes` compressed with quality 11 and the window that web servers use (22 bits).
pub fn brotli_11(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &params)?;
    Ok(compressed)
}

/// `bytes` compressed with level 9, without a name or a time in the header.
pub fn gzip_9(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn it_compresses() {
        let text = "通风、消毒、测温。".repeat(100);
        let compressed = brotli_11(text.as_bytes()).unwrap();
        assert!(compressed.len() < 100, "{}", compressed.len());
    }

    #[test]
    fn gzip_has_no_time_in_it_and_comes_back() {
        let text = "通风、消毒、测温。".repeat(100);
        let compressed = gzip_9(text.as_bytes()).unwrap();
        assert_eq!(compressed[..10], [31, 139, 8, 0, 0, 0, 0, 0, 2, 255]);
        assert!(compressed.len() < 200, "{}", compressed.len());
        let mut back = String::new();
        flate2::read::GzDecoder::new(&compressed[..]).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
    }
}
