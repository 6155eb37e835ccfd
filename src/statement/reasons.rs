//! Why a sentence can be checked, and why not.
//!
//! The four questions of Full Fact's claim detection (does it affect many, is it specific, is it
//! more than personal experience, is it about more than the future) guided the choice; the words
//! are those of `data/check_words.txt`.

use std::ops::Range;

use crate::analysis::Kind;
use crate::document::Document;
use crate::lexicon::Lexicon;
pub(crate) use crate::lexicon::Reason;
use crate::mention::Mention;

/// The reasons of a sentence, each once, in the order of [`Reason::ALL`].
pub(crate) fn reasons(
    document: &Document,
    lexicon: &Lexicon,
    sentence: &Range<usize>,
    mentions: &[Mention],
) -> Vec<Reason> {
    let mut has = [false; Reason::ALL.len()];
    for mention in mentions {
        let reason = match mention.kind {
            Kind::Percent | Kind::Money | Kind::Quantity => Reason::Quantity,
            Kind::Number => Reason::Number,
            Kind::Date => Reason::Date,
            Kind::Law => Reason::Law,
            Kind::Person | Kind::Organization | Kind::Place | Kind::Group => Reason::Named,
            _ => continue,
        };
        has[reason as usize] = true;
    }
    let mut at = sentence.start;
    while at < sentence.end {
        let found = lexicon.check_words.match_lower_at(document, at, sentence.end);
        at = found.as_ref().map_or(at + 1, |(range, _)| range.end);
        if let Some((_, &reason)) = found {
            has[reason as usize] = true;
        }
    }
    Reason::ALL.into_iter().filter(|&reason| has[reason as usize]).collect()
}

/// How likely it is that somebody would check a sentence with these reasons, 0 to 1: logistic
/// regression. A sentence without any reason for it is worth nothing.
pub(crate) fn worth(lexicon: &Lexicon, reasons: &[Reason]) -> f32 {
    if !reasons.iter().any(|reason| reason.speaks_for()) {
        return 0.0;
    }
    let weights = &lexicon.check_weights;
    let sum = weights.bias + reasons.iter().map(|&r| weights.of[r as usize]).sum::<f32>();
    1.0 / (1.0 + libm::expf(-sum))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::testing::{Article, lexicon};

    fn read(text: &str) -> (Vec<&'static str>, f32) {
        let article = Article::new(text);
        let all = 0..article.document.tokens.len();
        let reasons = reasons(&article.document, lexicon(), &all, &article.mentions);
        (reasons.iter().map(|reason| reason.code()).collect(), worth(lexicon(), &reasons))
    }

    #[test]
    fn each_reason_is_named() {
        for (text, reason) in [
            ("The bridge cost 30 million euros.", "quantity"),
            ("The clinic has fewer beds.", "comparison"),
            ("The flood led to the closure.", "cause"),
            ("The council passed a ban.", "law"),
            ("It was the wettest summer.", "superlative"),
            ("The survey covered the harbour.", "data"),
            ("The port will open.", "prediction"),
            ("I think the port is lovely.", "not:opinion"),
            ("Is the port open?", "not:question"),
            ("My wife saw the harbour.", "not:personal"),
        ] {
            let (reasons, _) = read(text);
            assert!(reasons.contains(&reason), "{text} {reasons:?}");
        }
    }

    #[test]
    fn figures_are_worth_more_than_feelings() {
        let (_, figures) = read("Unemployment fell by 3 percent, the largest drop since 1990.");
        let (_, feeling) = read("I think we should all be proud of that.");
        assert!(figures > 0.5 && feeling < 0.5, "{figures} {feeling}");
        assert!(read("Good morning.").1 < 0.1);
    }
}
