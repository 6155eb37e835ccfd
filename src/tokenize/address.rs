//! Web and mail addresses and domain names, which are one token each: `ann@bee.org`.
//!
//! In: the text from a word on. Out: the length in bytes of the address that it begins, without the
//! full stop of its sentence.

/// Most bytes that are looked through for a host name or mail address; those in use are shorter.
const LONGEST_HOST: usize = 128;

/// Bytes of the web address, mail address or domain name that begins `rest`.
pub(super) fn length(rest: &str) -> Option<usize> {
    let is_web = begins_with_scheme(rest);
    if !is_web && !begins_with_host(&rest.as_bytes()[..rest.len().min(LONGEST_HOST)]) {
        return None;
    }
    let length = rest.bytes().position(|b| !is_address_byte(b)).unwrap_or(rest.len());
    let address = without_final_marks(&rest[..length]);
    (!is_web || begins_with_scheme(address)).then_some(address.len())
}

fn begins_with_scheme(word: &str) -> bool {
    word.starts_with("http://") || word.starts_with("https://")
}

pub(super) fn is_address_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'*'
                | b'+'
                | b'-'
                | b'.'
                | b'/'
                | b':'
                | b'='
                | b'?'
                | b'@'
                | b'_'
                | b'~'
        )
}

/// The marks that end an address belong to the sentence.
fn without_final_marks(address: &str) -> &str {
    address.trim_end_matches(['.', ':', '?', '!', '-', '*', '/'])
}

/// True if the first bytes of a text are a domain name or mail address, with or without a path.
fn begins_with_host(window: &[u8]) -> bool {
    let length = window.iter().position(|&b| !is_address_byte(b)).unwrap_or(window.len());
    let Ok(word) = std::str::from_utf8(&window[..length]) else { return false };
    let word = without_final_marks(word);
    word.contains('.') && (is_mail(word) || is_domain(word))
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_domain(host))
}

/// Endings that make a dotted word a domain name; others are two sentences without a space.
const DOMAINS: [&str; 24] = [
    "com", "org", "net", "gov", "edu", "int", "mil", "info", "news", "tv", "co", "io", "uk", "us",
    "eu", "de", "fr", "ru", "cn", "in", "au", "ca", "za", "ng",
];

fn is_domain(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or(word);
    let mut labels = host.split('.');
    let last = labels.next_back().unwrap_or("");
    DOMAINS.contains(&last.to_ascii_lowercase().as_str())
        && (last.bytes().all(|b| b.is_ascii_lowercase())
            || host.bytes().all(|b| !b.is_ascii_lowercase()))
        && labels.clone().count() > 0
        && labels.all(|label| {
            label.len() > 1 && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
}
