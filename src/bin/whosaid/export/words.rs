//! Words on one line, and addresses that may become links.

use url::Url;

/// White space as JavaScript's `\s` has it, which the page's exports go by.
pub fn is_space(c: char) -> bool {
    c == '\u{feff}' || c.is_whitespace() && c != '\u{85}'
}

/// The text with every run of white space as one blank, and none at its ends.
pub fn one_line(text: &str) -> String {
    text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// An address that may become a link; none for any scheme but http and https.
pub fn web_address(url: &str) -> Option<String> {
    let url = Url::parse(url.trim_matches(is_space)).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_every_sort_becomes_one_blank() {
        assert_eq!(one_line(" a\r\n\u{a0}b\u{2028}c\u{feff} "), "a b c");
        assert_eq!(one_line(" \n"), "");
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert_eq!(web_address(" https://a.example/b c"), Some("https://a.example/b%20c".into()));
        for url in
            ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "a.example", ""]
        {
            assert_eq!(web_address(url), None, "{url}");
        }
    }
}
