//! Claims as a table for spreadsheets: RFC 4180, one row for each claim, in the order of the text.
//!
//! Values are the stable codes of the output model, so that tables from anywhere can be put
//! together.

use std::sync::LazyLock;

use regex::Regex;
use whosaid::OffsetUnit;

use super::AnnotatedArticle;
use super::words::one_line;

/// Spreadsheets take the first bytes for the encoding; without it, Excel shows “é” as “Ã©”.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

const COLUMNS: [&str; 14] = [
    "claim",
    "start_codepoint",
    "end_codepoint",
    "speaker",
    "source",
    "source_kind",
    "cue",
    "cue_tone",
    "content",
    "via",
    "form",
    "stance",
    "hedged",
    "confidence",
];

/// The names of the columns; where there are many articles, that of the article's comes first.
pub fn header(has_many: bool) -> String {
    let first = has_many.then_some("article");
    line(first.into_iter().chain(COLUMNS).map(quoted))
}

/// A row for each claim; `id` goes first where there are many articles.
pub fn rows(article: &AnnotatedArticle, id: Option<&str>) -> String {
    // The copy's spans count code points, as the names of the columns say.
    let mut counted = article.analysis.clone();
    counted.convert_offsets(article.text, OffsetUnit::Codepoint);
    let mut rows = String::new();
    for (claim, in_points) in article.analysis.claims.iter().zip(&counted.claims) {
        // From the four places of the JSON, which is what the page has.
        let in_json = (f64::from(claim.confidence) * 10_000.0).round() / 10_000.0;
        let confidence = (in_json * 1000.0).round() / 1000.0;
        let cells = [
            claim.id.to_string(),
            in_points.span.start.to_string(),
            in_points.span.end.to_string(),
            quoted(claim.speaker_name.as_deref().unwrap_or_default()),
            quoted(&article.words_of(&claim.sources)),
            quoted(claim.source_kind.label()),
            quoted(&article.words_of(&claim.cues)),
            quoted(claim.cue_tone.label()),
            quoted(&article.words_of(&claim.contents)),
            quoted(&article.words_of(&claim.via)),
            quoted(claim.form.label()),
            quoted(claim.stance.label()),
            claim.hedged.to_string(),
            confidence.to_string(),
        ];
        rows.push_str(&line(id.map(quoted).into_iter().chain(cells)));
    }
    rows
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("{}\r\n", cells.collect::<Vec<_>>().join(","))
}

/// Text is always quoted: in countries where spreadsheets expect semicolons, one in a bare cell
/// would end it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", harmless(&one_line(text)).replace('"', "\"\""))
}

/// A cell that begins with one of these is a formula to spreadsheets, and may send what stands in
/// other cells elsewhere. So is what stands behind a semicolon where those part the cells. Both get
/// the apostrophe that spreadsheets know as "this is text". The full-width signs count as well.
fn harmless(text: &str) -> std::borrow::Cow<'_, str> {
    static FORMULA: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(^|;)(["' ]*)([=+\-@＝＋－＠|%])"#).expect("the pattern is a constant")
    });
    FORMULA.replace_all(text, "$1'$2$3")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, cell) in [
            ("=1+1", "\"'=1+1\""),
            ("a; =1", "\"a;' =1\""),
            (" \"\t@x", "\"'\"\" @x\""),
            ("＝1", "\"'＝1\""),
            ("3-4", "\"3-4\""),
        ] {
            assert_eq!(quoted(text), cell);
        }
    }
}
