//! A page of its own: the article with its highlights, its sourcing and the table. It needs no
//! script, loads nothing, and prints with its colours.

use std::fmt::Write as _;

use super::blocks::{BlockKind, blocks};
use super::escape::for_html;
use super::segments::{Segment, Segmenter};
use super::table::{row, sourcing};
use super::words::{one_line, web_address};
use super::{AnnotatedArticle, labels};

/// Whatever might have come in by mistake: the browser runs and loads none of it.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page's own colours.
const COLOURS: &str = include_str!("../../../../www/styles/colours.css");
/// The page's own marks.
const MARKS: &str = include_str!("../../../../www/styles/marks.css");
/// A module of the page that holds nothing but the layout of what it exports.
const LAYOUT_MODULE: &str = include_str!("../../../../www/export/html-style.js");

/// The style sheet between the backticks of its module.
fn layout() -> &'static str {
    LAYOUT_MODULE.split('`').nth(1).expect("the module holds one literal, the style sheet")
}

/// The page; one line for each block of the article.
pub fn to_html(article: &AnnotatedArticle) -> String {
    let title = for_html(&article.title());
    let styles = format!("{COLOURS}\n{MARKS}").replace('<', "\\3c ");
    format!(
        "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<meta name=\"generator\" content=\"{generator}\">
<title>{title}</title>
<style>
{styles}
{layout}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{facts}
<article lang=\"en\">
{text}
</article>
<section>
<h2>Sourcing</h2>
{sources}
</section>
<section>
<h2>Who said what</h2>
{claims}
</section>
</main>
<footer><p>{caveat}</p></footer>
</body>
</html>
",
        generator = for_html(&article.analysis.generator.program),
        layout = layout(),
        facts = facts(article),
        text = text(article),
        sources = sources(article),
        claims = claims(article),
        caveat = for_html(labels::CAVEAT),
    )
}

fn facts(article: &AnnotatedArticle) -> String {
    let place = match web_address(&article.facts.url) {
        Some(address) => {
            let address = for_html(&address);
            format!("<a href=\"{address}\" rel=\"noreferrer\">{address}</a>")
        }
        None => for_html(&one_line(&article.facts.url)),
    };
    let [byline, date] =
        [&article.facts.byline, &article.facts.date].map(|fact| for_html(&one_line(fact)));
    let facts: Vec<_> = [byline, date, place].into_iter().filter(|fact| !fact.is_empty()).collect();
    if facts.is_empty() {
        return String::new();
    }
    format!("<p class=\"facts\">{}</p>", facts.join(" · "))
}

fn text(article: &AnnotatedArticle) -> String {
    let segmenter = Segmenter::new(article.text, article.analysis);
    let blocks = blocks(article.text).into_iter().map(|block| {
        let tag = if block.kind == BlockKind::Title { "h2" } else { "p" };
        let class = block.kind.label();
        let words: String =
            segmenter.segments(block.start..block.end).iter().map(segment_html).collect();
        format!("<{tag} class=\"{class}\" dir=\"auto\">{words}</{tag}>")
    });
    blocks.collect::<Vec<_>>().join("\n")
}

fn segment_html(segment: &Segment) -> String {
    let mut html = for_html(segment.text);
    for style in segment.styles.iter().rev() {
        let tag = if style.starts_with("content") { "mark" } else { "span" };
        html = format!("<{tag} class=\"whosaid-{style}\">{html}</{tag}>");
    }
    for number in segment.ended.iter().map(|id| id + 1) {
        let _ =
            write!(html, "<sup id=\"at-{number}\"><a href=\"#claim-{number}\">{number}</a></sup>");
    }
    html
}

fn sources(article: &AnnotatedArticle) -> String {
    let rows = sourcing(article).into_iter().map(|(kind, claims, share)| {
        let (code, label) = (kind.label(), for_html(labels::source_kind(kind)));
        format!(
            "<tr><th scope=\"row\"><span class=\"whosaid-content-{code}\">{label}</span></th>\
             <td>{claims}</td><td>{share}</td></tr>"
        )
    });
    table(&["Kind of source", "Claims", "Share"], &rows.collect::<Vec<_>>())
}

fn claims(article: &AnnotatedArticle) -> String {
    let rows = article.analysis.claims.iter().map(|claim| {
        let row = row(article, claim);
        let (number, kind) = (row.number, claim.source_kind.label());
        let [who, what, how] = [row.who, row.what, row.how].map(|cell| for_html(&cell));
        format!(
            "<tr id=\"claim-{number}\"><th scope=\"row\"><a href=\"#at-{number}\">{number}</a></th>\
             <td><span class=\"whosaid-content-{kind}\">{who}</span></td>\
             <td dir=\"auto\">{what}</td><td>{how}</td></tr>"
        )
    });
    table(&["No.", "Who", "What", "How"], &rows.collect::<Vec<_>>())
}

/// A table; the rows are HTML.
fn table(header: &[&str], rows: &[String]) -> String {
    let cell = |name: &&str| format!("<th scope=\"col\">{}</th>", for_html(name));
    let cells = header.iter().map(cell).collect::<Vec<_>>().concat();
    let rows = rows.join("\n");
    format!("<table>\n<thead><tr>{cells}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>")
}
