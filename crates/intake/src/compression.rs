//! Compressed inputs, told by their first bytes and unpacked as they are read.
//!
//! - Finds: gzip (of one or many members, as in WARC files) and Zstandard.
//! - Leaves: everything else as it is.
//! - Cannot see: archives of several files (`.zip`, `.tar`).

use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

/// Any input.
pub type Input = Box<dyn Read + Send>;

/// The input without its compression.
pub fn unpack(mut input: Input) -> io::Result<Input> {
    let mut head = Vec::with_capacity(4);
    (&mut input).take(4).read_to_end(&mut head)?;
    let is_gzip = head.starts_with(b"\x1F\x8B");
    let is_zstd = head == b"\x28\xB5\x2F\xFD";
    let whole = Cursor::new(head).chain(input);
    Ok(if is_gzip {
        Box::new(MultiGzDecoder::new(BufReader::with_capacity(64 * 1024, whole)))
    } else if is_zstd {
        Box::new(zstd::stream::read::Decoder::new(whole)?)
    } else {
        Box::new(whole)
    })
}

/// The path without the extension of its compression: `a.jsonl.gz` is named as `a.jsonl` is.
pub fn inner_name(path: &Path) -> &Path {
    let is_packed = path
        .extension()
        .is_some_and(|extension| ["gz", "zst"].iter().any(|packed| extension.eq_ignore_ascii_case(packed)));
    if is_packed { path.file_stem().map_or(path, Path::new) } else { path }
}
