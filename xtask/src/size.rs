//! What the page costs to download.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::site;

/// The most that all files of the page may take when compressed with Brotli, in bytes.
const BUDGET: usize = 1_900_000;

/// The highest: static hosts compress a file once and send it often.
const BROTLI_QUALITY: u32 = 11;

/// Base-2 logarithm of the window, the largest that every browser takes.
const BROTLI_WINDOW: u32 = 22;

/// The bytes of a file as it is, and as a host would send it.
#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints every file of the page with its sizes.
///
/// # Errors
/// If a file cannot be read, or they are larger than the budget.
pub fn report() -> Result<()> {
    println!("{:<36} {:>11} {:>11} {:>11}", "bytes", "raw", "gzip", "brotli");
    let mut total = Size::default();
    for (file, target) in site::page_files()? {
        let size = measure(&file).with_context(|| format!("measure {}", file.display()))?;
        print_row(&target.display().to_string(), size);
        total.raw += size.raw;
        total.gzip += size.gzip;
        total.brotli += size.brotli;
    }
    print_row("total", total);
    ensure!(
        total.brotli <= BUDGET,
        "the page takes {} bytes with Brotli, {} over its budget of {BUDGET}",
        total.brotli,
        total.brotli - BUDGET
    );
    println!("{} bytes of the budget of {BUDGET} (Brotli) are left", BUDGET - total.brotli);
    Ok(())
}

fn print_row(name: &str, size: Size) {
    println!("{name:<36} {:>11} {:>11} {:>11}", size.raw, size.gzip, size.brotli);
}

/// Compresses as hosts do, gzip at its default level of 6.
fn measure(file: &Path) -> Result<Size> {
    let bytes = fs::read(file)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(&bytes)?;
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, BROTLI_QUALITY, BROTLI_WINDOW);
    brotli.write_all(&bytes)?;
    brotli.flush()?;
    Ok(Size { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.into_inner().len() })
}
