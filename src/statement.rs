//! Sentences that can be checked.
//!
//! In: the document, its mentions and claims. Out: [`Statement`]s with the reasons why a reader
//! could check them: a quantity, a comparison, a date … Opinions, questions and plans of the
//! speaker's own score low. The four reasons of Full Fact's claim detection (affects many,
//! specific, not personal, not about the future) guided the choice.

use std::ops::Range;

use crate::analysis::{Claim, Kind, Statement};
use crate::document::Document;
use crate::mention::Mention;

/// Sentences below this worth are left out.
const LEAST_WORTH: f32 = 0.3;

/// How many claims before a sentence's end can still reach into it.
const NEAR: usize = 40;

/// Finds the statements, sorted; `claims` have offsets in bytes of the original text.
pub(crate) fn statements(
    document: &Document,
    mentions: &[Mention],
    claims: &[Claim],
) -> Vec<Statement> {
    let mut next_mention = 0;
    let mut found = Vec::new();
    for sentence in &document.sentences {
        let first = next_mention;
        while next_mention < mentions.len() && mentions[next_mention].tokens.start < sentence.end {
            next_mention += 1;
        }
        let (worth, reasons) = judge(document, sentence, &mentions[first..next_mention]);
        if worth < LEAST_WORTH {
            continue;
        }
        let span = document.to_original(document.span(sentence));
        let before_end = claims.partition_point(|claim| claim.span.start < span.end);
        let claim = claims[..before_end]
            .iter()
            .rev()
            .take(NEAR)
            .filter(|claim| overlap(claim, span) > 0)
            .max_by_key(|claim| overlap(claim, span))
            .map(|claim| claim.id);
        found.push(Statement {
            span,
            worth,
            reasons: reasons.into_iter().map(str::to_owned).collect(),
            claim,
        });
    }
    found
}

fn overlap(claim: &Claim, span: crate::span::Span) -> u32 {
    claim
        .contents
        .iter()
        .map(|content| content.end.min(span.end).saturating_sub(content.start.max(span.start)))
        .sum()
}

/// How much a sentence is worth checking, and why.
fn judge(
    document: &Document,
    sentence: &Range<usize>,
    mentions: &[Mention],
) -> (f32, Vec<&'static str>) {
    let mut reasons = Vec::new();
    let mut worth: f32 = 0.0;
    let mut add = |reason: &'static str, weight: f32| {
        if !reasons.contains(&reason) {
            reasons.push(reason);
            worth += weight;
        }
    };
    for mention in mentions {
        match mention.kind {
            Kind::Percent | Kind::Money | Kind::Quantity => add("quantity", 0.4),
            Kind::Number => add("number", 0.25),
            Kind::Date => add("date", 0.1),
            Kind::Law => add("law", 0.15),
            _ => {}
        }
    }
    for at in sentence.clone() {
        match document.lower(at) {
            "more" | "fewer" | "less" | "higher" | "lower" | "than" | "doubled" | "tripled"
            | "rose" | "fell" | "increased" | "decreased" | "declined" | "grew" | "halved" => {
                add("comparison", 0.25);
            }
            "most" | "least" | "highest" | "lowest" | "largest" | "biggest" | "worst" | "best"
            | "first" | "only" | "record" | "never" | "always" => add("superlative", 0.2),
            "caused" | "because" | "due" | "led" | "linked" | "results" | "resulted" => {
                add("cause", 0.2);
            }
            "study" | "survey" | "poll" | "report" | "research" | "data" | "figures"
            | "statistics" => add("data", 0.2),
            _ => {}
        }
    }
    if reasons.is_empty() {
        return (0.0, reasons);
    }
    worth -= doubt(document, sentence);
    (worth.clamp(0.0, 1.0), reasons)
}

/// What makes a sentence hard to check: questions, feelings, the future.
fn doubt(document: &Document, sentence: &Range<usize>) -> f32 {
    let mut doubt = 0.0;
    for at in sentence.clone() {
        doubt += match document.lower(at) {
            "?" => 0.3,
            "will" | "would" | "should" | "hope" | "hopes" | "believe" | "believes" | "feel"
            | "think" => 0.15,
            _ => 0.0,
        };
    }
    f32::min(doubt, 0.4)
}
