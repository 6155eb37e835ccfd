//! The page's Content-Security-Policy, stated once: in a `<meta>` of www/index.html.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Reads the policy of a page, with what only a header may say added.
///
/// # Errors
/// If the page cannot be read or has no policy.
pub fn of_page(page: &Path) -> Result<String> {
    let html =
        fs::read_to_string(page).with_context(|| format!("read the page {}", page.display()))?;
    let policy = in_meta(&html).with_context(|| {
        format!("{} has no <meta http-equiv=\"Content-Security-Policy\">", page.display())
    })?;
    // Browsers ignore frame-ancestors in a <meta>.
    Ok(format!("{}; frame-ancestors 'none'", policy.trim_end_matches(';')))
}

fn in_meta(html: &str) -> Option<String> {
    html.split("<meta").skip(1).find_map(|rest| {
        let tag = rest.split('>').next()?;
        attribute(tag, "http-equiv")
            .filter(|name| name.eq_ignore_ascii_case("Content-Security-Policy"))?;
        Some(attribute(tag, "content")?.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

/// The value of an attribute in double quotes; a policy holds single ones.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::in_meta;

    #[test]
    fn the_policy_may_run_over_lines_and_stand_anywhere_in_the_tag() {
        let html = "<meta charset=\"utf-8\"><meta\n content=\"default-src 'none';\n  img-src 'self'\"\n http-equiv=\"content-security-policy\">";
        assert_eq!(in_meta(html).as_deref(), Some("default-src 'none'; img-src 'self'"));
    }

    #[test]
    fn other_metas_are_no_policy() {
        assert_eq!(in_meta("<meta http-equiv=\"refresh\" content=\"5\"><p>"), None);
    }
}
