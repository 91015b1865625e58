//! Bytes to text: which character set they are in.
//!
//! - Finds: a byte order mark; UTF-8; UTF-16 without a mark, where the text is mostly of Latin letters; the set that the input declares; else the likeliest set by the letters.
//! - Leaves: bytes that are no text (NUL, control characters, a PDF or an archive); they are errors.
//! - Cannot see: UTF-16 without a mark in other letters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::Problem;

/// First bytes of what people take for text, and its name.
const SIGNATURES: [(&[u8], &str); 10] = [
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xFF\xD8\xFF", "an image"),
    (b"GIF8", "an image"),
    (b"PK\x03\x04", "an archive or office document"),
    (b"\xD0\xCF\x11\xE0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xFD7zXZ\0", "a file packed by xz, of which only gzip and Zstandard are read"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"Rar!\x1A", "a RAR archive"),
];

/// The text of some bytes, or what is wrong with them. `declared` is the set that the input names. A byte
/// order mark is no letter of the text and is dropped; everything else stays as it is.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<String, Problem> {
    if bytes.is_empty() {
        return Err(Problem::Empty);
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => strict(encoding, &bytes[mark..])?,
        None => without_mark(bytes, declared)?,
    };
    if text.trim().is_empty() { Err(Problem::Blank) } else { Ok(text) }
}

fn without_mark(bytes: &[u8], declared: Option<&str>) -> Result<String, Problem> {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(Problem::NotText { kind });
    }
    if bytes.starts_with(b"BZh") && bytes.get(4..10) == Some(b"1AY&SY") {
        return Err(Problem::NotText { kind: "a file packed by bzip2, of which only gzip and Zstandard are read" });
    }
    if let Some(encoding) = wide(bytes) {
        return strict(encoding, bytes);
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Problem::Binary { at });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    if let Some(at) = bytes.iter().position(|&byte| is_control(byte)) {
        return Err(Problem::Control { at, byte: bytes[at] });
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    match declared {
        // A page that calls itself UTF-8 and has a broken letter is still UTF-8.
        Some(encoding) if encoding == UTF_8 => Ok(String::from_utf8_lossy(bytes).into_owned()),
        Some(encoding) => strict(encoding, bytes).or_else(|_| strict(likeliest(bytes), bytes)),
        None => strict(likeliest(bytes), bytes),
    }
}

/// UTF-16 by its zeros: of two bytes, that of the higher half is zero in nearly all Latin letters, the lower one in none.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    let zeros = |half: usize| bytes.iter().skip(half).step_by(2).filter(|byte| **byte == 0).count();
    let most = |zeros: usize| zeros * 20 >= bytes.len() / 2 * 17;
    match (zeros(0), zeros(1)) {
        (0, high) if most(high) => Some(UTF_16LE),
        (high, 0) if most(high) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether a byte stands in no text of any set: the escape character opens letters in ISO-2022-JP.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)
}

fn likeliest(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The text in this set, if all of it is.
fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Problem> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned).ok_or(Problem::Undecodable { charset: encoding.name() })
}

/// The set that a page or feed declares in its first bytes: `charset=…` or `encoding="…"`.
pub fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=").or_else(|| head.split_once("encoding="))?;
    let name: String = rest
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|&letter| letter.is_ascii_alphanumeric() || "-_:".contains(letter))
        .collect();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_is_told_by_mark_then_by_declaration_then_by_letters() {
        for (bytes, declared, text) in [
            (&b"\xEF\xBB\xBFTalks began."[..], None, "Talks began."),
            (b"\xFF\xFET\0a\0", None, "Ta"),
            (b"\xFE\xFF\0T\0a", Some("utf-8"), "Ta"),
            (b"T\0a\0l\0k\0s\0", None, "Talks"),
            (b"\0T\0a\0l\0k\0s", Some("utf-8"), "Talks"),
            ("Zürich".as_bytes(), Some("windows-1251"), "Zürich"),
            (b"\xC4\xE0, said the envoy", Some("windows-1251"), "Да, said the envoy"),
            (b"The caf\xE9 on the Champs-\xC9lys\xE9es closed.", None, "The café on the Champs-Élysées closed."),
            (b"He said \x93no\x94 twice.", None, "He said “no” twice."),
            (b"A broken \xFF letter", Some("utf-8"), "A broken \u{FFFD} letter"),
        ] {
            assert_eq!(decode(bytes, declared).ok().as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, kind) in [
            (&b"{\\rtf1 Talks"[..], "an RTF document"),
            (b"BZh91AY&SY\x01", "a file packed by bzip2, of which only gzip and Zstandard are read"),
            (b"\xFD7zXZ\0\0", "a file packed by xz, of which only gzip and Zstandard are read"),
        ] {
            assert!(matches!(decode(bytes, None), Err(Problem::NotText { kind: told }) if told == kind), "{kind}");
        }
        assert!(decode(b"BZh is no word", None).is_ok());
    }

    #[test]
    fn declarations_are_found_in_pages_and_feeds() {
        for (head, name) in [
            ("<meta charset=\"Windows-1252\">", Some("windows-1252")),
            ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", Some("iso-8859-1")),
            ("<?xml version=\"1.0\" encoding=\"koi8-r\"?>", Some("koi8-r")),
            ("<p>No word of it", None),
        ] {
            assert_eq!(declared(head.as_bytes()).as_deref(), name);
        }
    }
}
