//! The words for the codes of the output model, as the page's English catalogue has them.

use whosaid::{Form, SourceKind, Stance};

/// Kinds of source in the order of the page's legend.
pub const SOURCE_KINDS: [SourceKind; 8] = [
    SourceKind::Person,
    SourceKind::Organization,
    SourceKind::Government,
    SourceKind::Media,
    SourceKind::Document,
    SourceKind::Unnamed,
    SourceKind::Anonymous,
    SourceKind::Unknown,
];

/// What the program cannot do, under everything that people read.
pub const CAVEAT: &str = "Whosaid shows what a text attributes to whom. It never says what is true, and it makes \
                          mistakes: check against the text.";

/// What kind of source it is.
pub fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Person => "named person",
        SourceKind::Organization => "organisation",
        SourceKind::Government => "government",
        SourceKind::Media => "news outlet",
        SourceKind::Document => "document",
        SourceKind::Unnamed => "unnamed group or role",
        SourceKind::Anonymous => "anonymous source",
        SourceKind::Unknown => "source not known",
    }
}

/// What the source does.
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "states it",
        Stance::Denies => "denies it",
        Stance::Accuses => "accuses or condemns",
        Stance::Believes => "thinks, hopes or fears it",
        Stance::Predicts => "predicts it",
        Stance::Promises => "promises it",
        Stance::Urges => "demands or advises it",
        Stance::Asks => "asks it",
    }
}

/// How much of it is quoted.
pub fn form(form: Form) -> &'static str {
    match form {
        Form::Direct => "quoted word for word",
        Form::Mixed => "partly quoted",
        Form::Indirect => "in the article's words",
    }
}

/// "1 claim", "1,234 claims".
pub fn count(number: u32, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(number))
}

/// With a comma before every three digits.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A share of 0 to 1 in percent.
pub fn percent(share: f64) -> String {
    format!("{}%", (share * 100.0).round())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_english_does() {
        assert_eq!(count(1, "claim"), "1 claim");
        assert_eq!(count(0, "claim"), "0 claims");
        assert_eq!(count(1_234_567, "word"), "1,234,567 words");
        assert_eq!(percent(0.125), "13%");
    }
}
