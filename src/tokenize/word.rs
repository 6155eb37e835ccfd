//! How far a word reaches: `Jean-Luc`, `1,200`, `U.S`, `O'Neill`, `AT&T`.
//!
//! In: the text from the word on. Out: its length in bytes, without the clitic behind it: of `Lee's` it
//! is that of `Lee`.

use super::Token;

/// Bytes of the word that begins `rest`: letters, digits and what joins them.
pub(super) fn length(rest: &str) -> usize {
    let mut end = 0;
    let mut previous = ' ';
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        if !(c.is_alphanumeric() || is_combining(c) || joins(previous, c, next, &rest[at..])) {
            break;
        }
        end = at + c.len_utf8();
        previous = c;
    }
    end
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{64b}'..='\u{65f}'
        | '\u{93c}'..='\u{94d}' | '\u{903}'..='\u{903}')
}

/// True if `c` stands inside a word: `Jean-Luc`, `1,200`, `U.S`, `O'Neill`, `AT&T`.
fn joins(previous: char, c: char, next: char, rest: &str) -> bool {
    match c {
        '-' | '_' => previous.is_alphanumeric() && next.is_alphanumeric(),
        '&' => previous.is_uppercase() && next.is_uppercase(),
        ',' => {
            previous.is_ascii_digit()
                && rest
                    .as_bytes()
                    .get(1..4)
                    .is_some_and(|three| three.iter().all(u8::is_ascii_digit))
        }
        '.' => {
            (previous.is_ascii_digit() && next.is_ascii_digit())
                || (previous.is_alphabetic() && next.is_alphabetic() && is_initial(rest))
        }
        '\'' | '’' => {
            previous.is_alphabetic() && next.is_alphabetic() && clitic_end(rest).is_none()
        }
        _ => false,
    }
}

/// True if `rest`, which begins with a full stop, goes on with one letter and another full stop,
/// as within "U.S." and "a.m.".
fn is_initial(rest: &str) -> bool {
    let mut chars = rest.chars().skip(2);
    chars.next().is_none_or(|c| !c.is_alphanumeric())
}

const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Bytes of a clitic that begins `rest` with its apostrophe.
fn clitic_end(rest: &str) -> Option<usize> {
    let mark = rest.chars().next()?.len_utf8();
    let tail = &rest[mark..];
    let letters = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
    let found = CLITICS.iter().any(|clitic| tail[..letters].eq_ignore_ascii_case(clitic));
    found.then_some(mark + letters)
}

pub(super) fn clitic_length(rest: &str, previous: Option<&Token>) -> Option<usize> {
    previous.filter(|token| token.is_wordlike())?;
    clitic_end(rest)
}
