//! Sentences that can be checked.
//!
//! In: the document, its mentions and claims. Out: [`Statement`]s with the reasons why a reader
//! could check them: a quantity, a comparison, a law …, and with what speaks against: an opinion,
//! a question, something only the speaker has seen ([`reasons`]). How much each reason counts is
//! fitted to debates and speeches (`data/check_weights.txt`). Nothing is called doubtful.

pub(crate) mod reasons;

use crate::analysis::{Claim, Statement, four_places};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::span::Span;
use reasons::{Reason, reasons, worth};

/// Sentences below this worth are left out.
pub(crate) const LEAST_WORTH: f32 = 0.6;

/// How many claims before a sentence's end can still reach into it.
const NEAR: usize = 40;

/// Finds the statements, sorted; `claims` have offsets in bytes of the original text.
pub(crate) fn statements(
    document: &Document,
    lexicon: &Lexicon,
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
        let reasons = reasons(document, lexicon, sentence, &mentions[first..next_mention]);
        let worth = worth(lexicon, &reasons);
        if worth < LEAST_WORTH {
            continue;
        }
        let span = document.to_original(document.span(sentence));
        let reasons = reasons.into_iter().map(Reason::code).map(str::to_owned).collect();
        let worth = four_places(worth);
        found.push(Statement { span, worth, reasons, claim: claim_of(claims, span) });
    }
    found
}

/// The claim that most of the sentence is content of.
fn claim_of(claims: &[Claim], sentence: Span) -> Option<u32> {
    let before_end = claims.partition_point(|claim| claim.span.start < sentence.end);
    let near = claims[..before_end].iter().rev().take(NEAR);
    let overlapping = near.filter(|claim| overlap(claim, sentence) > 0);
    overlapping.max_by_key(|claim| overlap(claim, sentence)).map(|claim| claim.id)
}

fn overlap(claim: &Claim, span: Span) -> u32 {
    claim
        .contents
        .iter()
        .map(|content| content.end.min(span.end).saturating_sub(content.start.max(span.start)))
        .sum()
}
