//! Makes text harmless in the languages that the exports are written in.

use std::sync::LazyLock;

use regex::{Captures, Regex};

/// For the content of an element or a quoted attribute of HTML.
pub fn for_html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant")
}

static BULLET: LazyLock<Regex> = LazyLock::new(|| pattern("^( *)([-+])"));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern("^( *[0-9]{1,9})([.)])"));
static SCHEME: LazyLock<Regex> = LazyLock::new(|| pattern("(?i-u)([a-z][a-z0-9+.-]{1,20}):"));
static WWW: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i-u)\bwww\."));

/// Schemes that programs make links of, or that would run something.
const SCHEMES: [&str; 9] =
    ["http", "https", "ftp", "javascript", "data", "vbscript", "file", "mailto", "blob"];

/// For a paragraph, heading or cell of Markdown; `text` is of one line.
///
/// Angle brackets become entities, since some programs know no backslash before them; a colon
/// behind what could be a scheme as well, so that nothing turns into a link by itself.
pub fn for_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            _ => {
                if r"\`*_{}[]()#!|~$^=".contains(c) {
                    escaped.push('\\');
                }
                escaped.push(c);
            }
        }
    }
    let escaped = BULLET.replace(&escaped, r"$1\$2");
    let escaped = NUMBER.replace(&escaped, r"$1\$2");
    let escaped = SCHEME.replace_all(&escaped, |found: &Captures| {
        let scheme = &found[1];
        let colon =
            if SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) { "&#58;" } else { ":" };
        format!("{scheme}{colon}")
    });
    WWW.replace_all(&escaped, "www&#46;").replace('@', "&#64;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_become_text() {
        for (text, escaped) in [
            ("[a](b)", r"\[a\]\(b\)"),
            ("- no list", r"\- no list"),
            ("1. no list", r"1\. no list"),
            ("1) no list", r"1\) no list"),
            ("<b> & `c`", r"&lt;b&gt; &amp; \`c\`"),
            (
                "see HTTPS://a.example and WWW.b.example",
                "see HTTPS&#58;//a.example and www&#46;b.example",
            ),
            ("Lee: no", "Lee: no"),
            ("a@b.example", "a&#64;b.example"),
        ] {
            assert_eq!(for_markdown(text), escaped);
        }
    }
}
