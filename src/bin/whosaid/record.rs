//! One line of NDJSON: the article it holds, the annotation or the error it gives.

use serde::Serialize;
use serde_json::{Map, Value};
use whosaid::Analysis;

use crate::page::Page;

/// A line of the input, numbered from 1.
pub struct Line {
    /// Its place in the input.
    pub number: u64,
    /// Its bytes, which may be no UTF-8.
    pub bytes: Vec<u8>,
}

/// An article with its identifier.
#[derive(Debug, PartialEq)]
pub struct Article {
    /// As given: a string or a number.
    pub id: Option<Value>,
    /// The title, if it is not part of the text.
    pub title: Option<String>,
    /// The article.
    pub text: String,
}

/// Why a line gives no annotation.
#[derive(Debug, PartialEq, Serialize)]
pub struct BadLine {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
    /// Number of the line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub error: String,
}

impl BadLine {
    /// An error about the line with this number, and the identifier as far as it is known.
    pub fn new(line: u64, id: Option<Value>, error: impl Into<String>) -> Self {
        Self { id, line, error: error.into() }
    }
}

impl Line {
    /// Reads the article; keys other than `id`, `title` and `text` are ignored.
    ///
    /// # Errors
    /// If the line is no JSON object with a text, or a value has the wrong type.
    pub fn article(&self) -> Result<Article, BadLine> {
        let bad = |error| BadLine::new(self.number, None, error);
        let json = std::str::from_utf8(&self.bytes).map_err(|error| {
            bad(format!("invalid UTF-8 at byte {} of the line", error.valid_up_to()))
        })?;
        let mut object: Map<String, Value> = match serde_json::from_str(json) {
            Ok(Value::Object(object)) => object,
            Ok(_) => return Err(bad("the line is JSON, but no object".to_owned())),
            Err(error) => return Err(bad(json_error(&error))),
        };
        let id = match object.remove("id") {
            None | Some(Value::Null) => None,
            Some(id @ (Value::String(_) | Value::Number(_))) => Some(id),
            Some(_) => return Err(bad("\"id\" is neither a string nor a number".to_owned())),
        };
        let bad = |error: &str| BadLine::new(self.number, id.clone(), error);
        let title = match object.remove("title") {
            None | Some(Value::Null) => None,
            Some(Value::String(title)) => Some(title),
            Some(_) => return Err(bad("\"title\" is no string")),
        };
        match object.remove("text") {
            Some(Value::String(text)) => Ok(Article { id, title, text }),
            None => Err(bad("no \"text\"")),
            Some(_) => Err(bad("\"text\" is no string")),
        }
    }
}

/// The parser's message with the column only: its own line count knows one line.
fn json_error(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = message.strip_suffix(&place).unwrap_or(&message);
    format!("not JSON: {what} at column {}", error.column())
}

/// An annotation with the identifier as it was given (a number stays a number) and, for a page, its
/// text and what it says of itself.
#[derive(Serialize)]
pub struct Annotation<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    byline: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    date: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(flatten)]
    analysis: &'a Analysis,
}

impl<'a> Annotation<'a> {
    /// What was found in an article, or in a page.
    pub fn new(id: Option<Value>, page: Option<&'a Page>, analysis: &'a Analysis) -> Self {
        let facts = page.map(|page| &page.facts);
        let [title, url, byline, date] = facts.map_or([""; 4], |facts| {
            [&facts.title, &facts.url, &facts.byline, &facts.date].map(String::as_str)
        });
        let text = page.map(|page| page.text.as_str());
        Self { id, title, url, byline, date, text, analysis }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Article, BadLine> {
        Line { number: 7, bytes: line.into() }.article()
    }

    #[test]
    fn unknown_keys_are_ignored_and_null_is_absent() {
        let article = read(r#"{"id": null, "title": null, "text": "a", "url": 1}"#);
        assert_eq!(article, Ok(Article { id: None, title: None, text: "a".into() }));
    }

    #[test]
    fn an_identifier_stays_as_given() {
        for id in ["12", "-3", "2.5", "\"12\"", "\"\""] {
            let article = read(&format!(r#"{{"id": {id}, "text": ""}}"#)).unwrap();
            assert_eq!(article.id.unwrap().to_string(), id);
        }
    }

    #[test]
    fn an_error_says_what_is_wrong_and_keeps_the_identifier() {
        for (line, error) in [
            ("{\"text\": \"a\"", "not JSON: EOF while parsing an object at column 12"),
            ("[]", "the line is JSON, but no object"),
            (r#"{"id": [], "text": "a"}"#, "\"id\" is neither a string nor a number"),
            (r#"{"text": 3}"#, "\"text\" is no string"),
        ] {
            assert_eq!(read(line), Err(BadLine::new(7, None, error)), "{line}");
        }
        assert_eq!(read(r#"{"id": 4}"#), Err(BadLine::new(7, Some(4.into()), "no \"text\"")));
    }
}
