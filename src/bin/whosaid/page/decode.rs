//! The text of a page's bytes.

use std::sync::LazyLock;

use anyhow::{Result, anyhow};
use encoding_rs::{Encoding, UTF_8};
use regex::bytes::Regex;

/// How far into a page its own statement of the encoding is looked for, as browsers do.
const DECLARATION_BYTES: usize = 1024;

/// Reads bytes in the encoding that the page declares, UTF-8 if it declares none.
///
/// # Errors
/// If the bytes are not in that encoding: nothing is replaced or left out.
pub fn decode(bytes: &[u8]) -> Result<String> {
    let (encoding, length) =
        Encoding::for_bom(bytes).unwrap_or_else(|| (declared(bytes).unwrap_or(UTF_8), 0));
    let bytes = &bytes[length..];
    if encoding == UTF_8 {
        return String::from_utf8(bytes.to_vec()).map_err(|error| {
            let at = length + error.utf8_error().valid_up_to();
            anyhow!("invalid UTF-8 at byte {at}; convert it to UTF-8, or declare its encoding")
        });
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let text = text.ok_or_else(|| anyhow!("not all of it is {}, as it says", encoding.name()))?;
    Ok(text.into_owned())
}

/// The encoding that `<meta charset>` names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    static CHARSET: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i-u)<meta[^>]+charset[ \t\r\n]*=[ \t\r\n]*["']?[ \t\r\n]*([a-z0-9_:.-]+)"#)
            .expect("the pattern is a constant")
    });
    let head = &bytes[..bytes.len().min(DECLARATION_BYTES)];
    let encoding = Encoding::for_label(CHARSET.captures(head)?.get(1)?.as_bytes())?;
    // A file that says so in ASCII cannot be in UTF-16.
    Some(encoding.output_encoding())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declared_encoding_is_honoured() {
        let page = b"<meta http-equiv=x content='text/html; charset=ISO-8859-1'>caf\xe9 \x93a\x94";
        assert!(decode(page).unwrap().ends_with("café “a”"));
        assert_eq!(decode("\u{feff}é".as_bytes()).unwrap(), "é");
        assert_eq!(decode(b"\xff\xfea\0").unwrap(), "a");
        assert_eq!(decode("<meta charset=utf-16>é".as_bytes()).unwrap(), "<meta charset=utf-16>é");
    }

    #[test]
    fn what_is_in_no_encoding_is_an_error() {
        assert!(decode(b"caf\xe9").unwrap_err().to_string().starts_with("invalid UTF-8 at byte 3"));
        let error = decode(b"<meta charset=shift_jis>\xfd").unwrap_err();
        assert_eq!(error.to_string(), "not all of it is Shift_JIS, as it says");
    }
}
