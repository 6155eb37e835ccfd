//! Web pages as input: the article in a page, as text.
//!
//! In: the bytes of an HTML file. Out: the text of its article and what the page says of it. As
//! `www/extract.js` does, with a port of the same Readability: the title first, then the text;
//! where it finds no article, or too little, all the text there is.

mod decode;
mod text;

use dom_query::Document;
use dom_smoothie::Readability;

use crate::export::{Facts, web_address};
pub use decode::decode;
use text::text_of;

/// The article of a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// Paragraphs with a blank line between them, the title first.
    pub text: String,
    /// What the page says of it.
    pub facts: Facts,
}

/// A page whose article is said to be a smaller part of its text than this: it lost some.
const LEAST_PART: f64 = 0.25;

/// Elements nested deeper than browsers allow make no article, and some steps that look for one
/// take time that grows with the depth.
const DEEPEST: usize = 512;

/// Finds the article in the source of a page; nothing of it is loaded or run.
pub fn read(html: &str) -> Page {
    let document = Document::from(html);
    let whole = document.body().map(|body| text_of(&body)).unwrap_or_default();
    let article = (!is_too_deep(&document)).then(|| article_of(html, &document)).flatten();
    let article = article.filter(|page| page.text.len() as f64 >= whole.len() as f64 * LEAST_PART);
    article.unwrap_or(Page { text: whole, facts: Facts::default() })
}

fn article_of(html: &str, document: &Document) -> Option<Page> {
    let url = address_of(document);
    let found = Readability::new(html, None, None).ok()?.parse().ok()?;
    let content = Document::fragment(found.content);
    let text = text_of(&content.root());
    let title = found.title.trim().to_owned();
    let text = if title.is_empty() || text.starts_with(&title) {
        text
    } else {
        format!("{title}\n\n{text}")
    };
    let fact = |fact: Option<String>| fact.map(|fact| fact.trim().to_owned()).unwrap_or_default();
    let (byline, date) = (fact(found.byline), fact(found.published_time));
    Some(Page { text, facts: Facts { title, url, byline, date } })
}

/// Where the page says that it stands; nothing if it does not, or not on the web.
fn address_of(document: &Document) -> String {
    let canonical = document.select_single("link[rel=canonical]").attr("href");
    let shared = document.select_single("meta[property='og:url']").attr("content");
    let mut addresses = [canonical, shared].into_iter().flatten();
    addresses.find_map(|address| web_address(&address)).unwrap_or_default()
}

fn is_too_deep(document: &Document) -> bool {
    let mut depth = 0;
    let mut node = document.root();
    loop {
        if let Some(child) = node.first_child() {
            (node, depth) = (child, depth + 1);
            if depth > DEEPEST {
                return true;
            }
            continue;
        }
        while node.next_sibling().is_none() {
            match node.parent() {
                Some(parent) => (node, depth) = (parent, depth - 1),
                None => return false,
            }
        }
        node = node.next_sibling().expect("the loop ended at a node that has one");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAGRAPH: &str = "The bridge over the river was closed on Monday, said Maria Lopez, \
                             an engineer of the city, after a crack was found in the morning.";

    fn news_page() -> String {
        let paragraphs = format!("<p>{PARAGRAPH}</p>").repeat(6);
        format!(
            "<!doctype html><html><head><title>Bridge closed - The Gazette</title>
             <link rel=canonical href=\"https://gazette.example/bridge\">
             <meta property=article:published_time content=2026-03-01>
             <script>var text = 'Buy now';</script></head><body>
             <nav><a href=/>Home</a> <a href=/more>More</a></nav>
             <article><h1>Bridge closed</h1><p class=byline>By Ana Diaz</p>{paragraphs}
             <p>First line<br>second line</p><h2>What now</h2><p>Nobody knows.</p></article>
             <aside>Subscribe to our letter</aside><footer>© Gazette</footer></body></html>"
        )
    }

    #[test]
    fn the_article_is_found_with_what_the_page_says_of_it() {
        let page = read(&news_page());
        assert!(page.text.starts_with("Bridge closed"), "{}", page.text);
        assert_eq!(page.text.matches(PARAGRAPH).count(), 6);
        for left_out in ["Buy now", "Home", "Subscribe", "<"] {
            assert!(!page.text.contains(left_out), "{left_out} is in {}", page.text);
        }
        assert_eq!(page.facts.url, "https://gazette.example/bridge");
        assert_eq!(page.facts.date, "2026-03-01");
    }

    #[test]
    fn headings_paragraphs_and_line_breaks_are_never_glued() {
        let page = read(&news_page());
        assert!(page.text.contains("\n\nFirst line\nsecond line\n\nWhat now\n\nNobody knows."));
    }

    #[test]
    fn a_page_without_an_article_gives_all_its_text() {
        let page = read("<body><h1>A</h1><p>B</p>C<script>d</script></body>");
        assert_eq!(page, Page { text: "A\n\nB\n\nC".to_owned(), facts: Facts::default() });
        assert_eq!(read("").text, "");
    }

    #[test]
    fn elements_nested_without_end_are_no_danger() {
        let depth = 5_000;
        let html = format!("{}deep{}", "<div>".repeat(depth), "</div>".repeat(depth));
        assert_eq!(read(&html).text, "deep");
    }
}
