//! Words, numbers and marks.
//!
//! In: the normalised text. Out: [`Token`]s in order, without the white space between them:
//! `Mr. Lee's 3.5%` gives `Mr.` `Lee` `'s` `3.5` `%`. Which marks quote and which full stops end a
//! sentence is left to [`crate::quote`] and [`crate::segment`].

use rustc_hash::FxHashMap;

use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with inner hyphens, apostrophes and the full stops of abbreviations.
    Word,
    /// Begins with a digit: `3.5`, `1,200`, `21-year-old`, `1990s`.
    Number,
    /// A web or mail address, or a domain name.
    Address,
    /// `@name` or `#topic`.
    Handle,
    /// The possessive or shortened verb after a word: `'s`, `'re`, `'ll`.
    Clitic,
    /// A quotation mark or apostrophe of any sort.
    Quote,
    /// Any other mark.
    Mark,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// No letter that has case.
    None,
    /// `minister`
    Lower,
    /// `Minister`, `McAllister`, `al-Sisi`
    Capitalized,
    /// `NATO`, `U.S.`
    Upper,
}

/// Whether an abbreviation can end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Never: `Mr.`
    Inner,
    /// Where a sentence starter follows: `p.m.`, `Inc.`
    Either,
}

/// Abbreviations without their full stop, in lower case.
pub(crate) type Abbreviations = FxHashMap<String, Abbreviation>;

/// One token of the normalised text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Bytes of the normalised text.
    pub(crate) span: Span,
    /// What it is made of.
    pub(crate) kind: TokenKind,
    /// How it is capitalised.
    pub(crate) case: Case,
    /// True if white space or the start of the text stands before it.
    pub(crate) spaced: bool,
    /// Set if its final full stop belongs to an abbreviation.
    pub(crate) abbreviation: Option<Abbreviation>,
}

impl Token {
    /// True for a word, number, address or handle.
    pub(crate) fn is_wordlike(&self) -> bool {
        matches!(
            self.kind,
            TokenKind::Word | TokenKind::Number | TokenKind::Address | TokenKind::Handle
        )
    }

    /// True if it begins with a capital or is all capitals.
    pub(crate) fn is_capitalized(&self) -> bool {
        matches!(self.case, Case::Capitalized | Case::Upper)
    }
}

/// Splits the normalised `text`; tokens are sorted and never overlap.
pub(crate) fn tokenize(text: &str, abbreviations: &Abbreviations) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut byte = 0;
    let mut spaced = true;
    while let Some(c) = text[byte..].chars().next() {
        if c.is_whitespace() {
            spaced = true;
            byte += c.len_utf8();
            continue;
        }
        let previous = tokens.last().filter(|_| !spaced);
        let (kind, mut end) = token_at(text, byte, c, previous);
        let mut abbreviation = None;
        if kind == TokenKind::Word {
            (end, abbreviation) = with_full_stop(text, byte, end, abbreviations);
        }
        let word = &text[byte..end];
        let case = if kind == TokenKind::Mark { Case::None } else { case_of(word) };
        tokens.push(Token { span: Span::new(byte, end), kind, case, spaced, abbreviation });
        spaced = false;
        byte = end;
    }
    tokens
}

fn token_at(text: &str, byte: usize, c: char, previous: Option<&Token>) -> (TokenKind, usize) {
    let rest = &text[byte..];
    if c.is_alphanumeric() {
        if let Some(length) = address_length(rest) {
            return (TokenKind::Address, byte + length);
        }
        let kind = if c.is_numeric() { TokenKind::Number } else { TokenKind::Word };
        return (kind, byte + word_length(rest));
    }
    if matches!(c, '\'' | '’')
        && let Some(length) = clitic_length(rest, previous)
    {
        return (TokenKind::Clitic, byte + length);
    }
    if matches!(c, '@' | '#') && rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        let name = rest[1..].find(|c: char| !c.is_alphanumeric() && c != '_');
        return (TokenKind::Handle, byte + 1 + name.unwrap_or(rest.len() - 1));
    }
    if is_quote(c) {
        return (TokenKind::Quote, byte + c.len_utf8());
    }
    if c == '.' {
        let dots = rest.bytes().take_while(|&b| b == b'.').count();
        return (TokenKind::Mark, byte + dots);
    }
    (TokenKind::Mark, byte + c.len_utf8())
}

/// True for every mark that can open or close a quotation, the apostrophe among them.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '\''
            | '＂'
    )
}

/// Bytes of the word that begins `rest`: letters, digits and what joins them.
fn word_length(rest: &str) -> usize {
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

fn clitic_length(rest: &str, previous: Option<&Token>) -> Option<usize> {
    previous.filter(|token| token.is_wordlike())?;
    clitic_end(rest)
}

/// Most bytes that are looked through for a host name or mail address; those in use are shorter.
const LONGEST_HOST: usize = 128;

/// Bytes of the web address, mail address or domain name that begins `rest`.
fn address_length(rest: &str) -> Option<usize> {
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

fn is_address_byte(byte: u8) -> bool {
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

/// Extends a word over the full stop of an abbreviation or initial.
fn with_full_stop(
    text: &str,
    start: usize,
    end: usize,
    abbreviations: &Abbreviations,
) -> (usize, Option<Abbreviation>) {
    let word = &text[start..end];
    if !text[end..].starts_with('.') || text[end..].starts_with("..") {
        return (end, None);
    }
    let is_short = word.len() <= 12;
    let mut lower = [0; 12];
    let known = is_short
        .then(|| lower_ascii(word, &mut lower))
        .flatten()
        .and_then(|lower| abbreviations.get(lower));
    let initials =
        word.contains('.') || (word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase());
    match known {
        Some(&kind) if follows_abbreviation(&text[end + 1..], word) => (end + 1, Some(kind)),
        None if word.len() == 1 && initials => (end + 1, Some(initial_kind(text, start))),
        None if initials => (end + 1, Some(Abbreviation::Either)),
        _ => (end, None),
    }
}

/// The initial of a name is inside it ("John F. Kennedy"); "Plan B." and "I." can end.
fn initial_kind(text: &str, start: usize) -> Abbreviation {
    let after_name = word_before(text, start)
        .is_some_and(|word| word.is_empty() || word.starts_with(char::is_uppercase));
    if after_name && !text[start..].starts_with('I') {
        Abbreviation::Inner
    } else {
        Abbreviation::Either
    }
}

/// What stands between the last white space and `byte_end`, if that is no longer than any name.
fn word_before(text: &str, byte_end: usize) -> Option<&str> {
    const LONGEST: usize = 100;
    let before = text[..byte_end].trim_end_matches(' ');
    let floor = before.len().saturating_sub(LONGEST);
    let space = before.as_bytes()[floor..].iter().rposition(|&b| matches!(b, b' ' | b'\n'));
    match space {
        Some(space) => Some(&before[floor + space + 1..]),
        None => (floor == 0).then_some(before),
    }
}

/// "No. 5" and "co. Ltd" are abbreviations, "He said no." is a sentence.
fn follows_abbreviation(after: &str, word: &str) -> bool {
    let next = after.trim_start_matches(' ').chars().next();
    let is_ambiguous = matches!(
        word,
        "no" | "co"
            | "in"
            | "is"
            | "art"
            | "fig"
            | "sun"
            | "sat"
            | "wed"
            | "mar"
            | "pop"
            | "miss"
            | "mass"
            | "ill"
            | "wash"
            | "del"
            | "ore"
            | "gen"
            | "rep"
            | "Sun"
            | "Mass"
            | "No"
    );
    match next {
        Some(c) if is_ambiguous => {
            c.is_ascii_digit()
                || (word.starts_with(char::is_uppercase) && word != "No" && c.is_uppercase())
        }
        _ => !is_ambiguous,
    }
}

fn lower_ascii<'a>(word: &str, buffer: &'a mut [u8; 12]) -> Option<&'a str> {
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok()
}

/// How `word` is capitalised; the part that carries the name decides: `al-Sisi`, `e-mail`.
pub(crate) fn case_of(word: &str) -> Case {
    let mut upper = 0;
    let mut lower = 0;
    let mut starts_upper = false;
    for (at, c) in word.char_indices() {
        if c.is_uppercase() {
            upper += 1;
            starts_upper |= at == 0 || word[..at].ends_with('-') || word[..at].ends_with('\'');
        } else if c.is_lowercase() {
            lower += 1;
        }
    }
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, 0) if word.len() > 1 && word.as_bytes()[0].is_ascii_digit() => Case::None,
        (1, 0) if !word.ends_with('.') => Case::Capitalized,
        (_, 0) => Case::Upper,
        _ if starts_upper || upper > 1 || word.starts_with(['i', 'e']) => Case::Capitalized,
        _ => Case::Lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let abbreviations = [
            ("mr", Abbreviation::Inner),
            ("no", Abbreviation::Inner),
            ("sept", Abbreviation::Either),
        ]
        .map(|(word, kind)| (word.to_owned(), kind))
        .into_iter()
        .collect();
        tokenize(text, &abbreviations).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn cases_of_tokens() {
        let cases: &[(&str, &[&str])] = &[
            ("Mr. Lee's 3.5%", &["Mr.", "Lee", "'s", "3.5", "%"]),
            ("the U.S. said no.", &["the", "U.S.", "said", "no", "."]),
            ("at 5 p.m. He", &["at", "5", "p.m.", "He"]),
            ("Jean-Luc O'Neill didn't", &["Jean-Luc", "O'Neill", "didn't"]),
            ("1,200 in 1990s, 2,3", &["1,200", "in", "1990s", ",", "2", ",", "3"]),
            ("see DCLeaks.com, ann@bee.org.", &["see", "DCLeaks.com", ",", "ann@bee.org", "."]),
            ("it ended.Then", &["it", "ended", ".", "Then"]),
            ("(AFP)The", &["(", "AFP", ")", "The"]),
            ("@ann_lee wrote...", &["@ann_lee", "wrote", "..."]),
            ("John F. Kennedy", &["John", "F.", "Kennedy"]),
            ("workers' rights", &["workers", "'", "rights"]),
            ("AT&T and R&D", &["AT&T", "and", "R&D"]),
        ];
        for (text, expected) in cases {
            assert_eq!(&words(text), expected, "{text}");
        }
    }

    #[test]
    fn case_is_read_from_the_part_that_carries_the_name() {
        for (word, case) in [
            ("minister", Case::Lower),
            ("al-Sisi", Case::Capitalized),
            ("McAllister", Case::Capitalized),
            ("NATO", Case::Upper),
            ("U.S.", Case::Upper),
            ("A", Case::Capitalized),
            ("1990s", Case::Lower),
            ("42", Case::None),
        ] {
            assert_eq!(case_of(word), case, "{word}");
        }
    }
}
