//! Markdown for notes and reports: the sourcing, the table of who said what, and the article with
//! the number of each claim behind its words.

use std::fmt::Write as _;

use super::blocks::{BlockKind, blocks};
use super::escape::for_markdown;
use super::segments::Segmenter;
use super::table::{row, sourcing};
use super::words::{one_line, web_address};
use super::{AnnotatedArticle, labels};

/// The article as Markdown.
pub fn to_markdown(article: &AnnotatedArticle) -> String {
    let summary = &article.analysis.summary;
    let counts =
        [(summary.words, "word"), (summary.sentences, "sentence"), (summary.claims, "claim")]
            .map(|(number, noun)| labels::count(number, noun));
    let mut parts = vec![
        format!("# {}", for_markdown(&article.title())),
        facts(article),
        "## Sourcing".to_owned(),
        format!("{}.", counts.join(" · ")),
        sources(article),
        "## Who said what".to_owned(),
        claims(article),
        "## Article".to_owned(),
    ];
    parts.extend(paragraphs(article));
    parts.extend(["---".to_owned(), for_markdown(labels::CAVEAT)]);
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

fn facts(article: &AnnotatedArticle) -> String {
    let place = match web_address(&article.facts.url) {
        Some(address) => format!("<{address}>"),
        None => for_markdown(&one_line(&article.facts.url)),
    };
    let [byline, date] =
        [&article.facts.byline, &article.facts.date].map(|fact| for_markdown(&one_line(fact)));
    let facts: Vec<_> = [byline, date, place].into_iter().filter(|fact| !fact.is_empty()).collect();
    facts.join(" · ")
}

fn sources(article: &AnnotatedArticle) -> String {
    let rows: Vec<_> = sourcing(article)
        .into_iter()
        .map(|(kind, claims, share)| {
            vec![labels::source_kind(kind).to_owned(), claims.to_string(), share]
        })
        .collect();
    if rows.is_empty() {
        String::new()
    } else {
        table(&["Kind of source", "Claims", "Share"], rows)
    }
}

fn claims(article: &AnnotatedArticle) -> String {
    let rows = article.analysis.claims.iter().map(|claim| {
        let row = row(article, claim);
        vec![row.number.to_string(), row.who, row.what, row.how]
    });
    table(&["", "Who", "What", "How"], rows.collect())
}

fn table(header: &[&str], rows: Vec<Vec<String>>) -> String {
    let line = |cells: Vec<String>| {
        let cells: Vec<_> = cells.iter().map(|cell| for_markdown(&one_line(cell))).collect();
        format!("| {} |", cells.join(" | "))
    };
    let names = line(header.iter().map(|&name| name.to_owned()).collect());
    let rule = format!("|{}", " --- |".repeat(header.len()));
    let rows = rows.into_iter().map(line);
    [names, rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// Stand for the brackets around a claim's number until the text has been escaped.
const OPENING: char = '\u{e000}';
const CLOSING: char = '\u{e001}';

fn paragraphs(article: &AnnotatedArticle) -> Vec<String> {
    let segmenter = Segmenter::new(article.text, article.analysis);
    let paragraphs = blocks(article.text).into_iter().map(|block| {
        let mut words = String::new();
        for segment in segmenter.segments(block.start..block.end) {
            words.push_str(&segment.text.replace([OPENING, CLOSING], "\u{fffd}"));
            for number in segment.ended.iter().map(|id| id + 1) {
                let _ = write!(words, "{OPENING}{number}{CLOSING}");
            }
        }
        let escaped = for_markdown(&one_line(&words));
        let heading = if block.kind == BlockKind::Title { "### " } else { "" };
        format!("{heading}{}", escaped.replace(OPENING, "\\[").replace(CLOSING, "\\]"))
    });
    paragraphs.collect()
}
