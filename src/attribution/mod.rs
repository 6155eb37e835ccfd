//! Claims: who is said to have said what.
//!
//! In: a [`Document`], its [`Mention`]s and the [`Lexicon`]. Out: [`Attribution`]s in the order of
//! the text: in `“Go,” said Ann Lee` the source is `Ann Lee`, the cue `said`, the content `Go`.
//! Which person a pronoun stands for is left to [`crate::coref`].
//!
//! Cues are found first ([`cue`]). Quotations then look for a cue beside them ([`quoted`]); the
//! cues that are left over look for a clause ([`reported`], [`phrases`], [`headline`]). Then a trained
//! tagger ([`tagging`]) gives each token its role, and of what patterns and tagger propose
//! ([`linked`]) trained rankers choose ([`ranking`]).

mod cue;
mod extent;
mod headline;
mod linked;
mod model;
mod nested;
mod noun_phrase;
mod phrases;
mod quoted;
pub(crate) mod ranking;
mod reading;
mod reported;
mod subject;
pub(crate) mod tagging;
#[cfg(test)]
pub(crate) mod testing;
mod words;

use std::ops::Range;

use crate::analysis::{CueTone, Stance};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::Mention;
pub(crate) use model::ClaimModel;
pub(crate) use reading::Reading;
use tagging::{Lexemes, Roles};

/// A claim in token indices, before its speaker is known.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    /// Who says it.
    pub(crate) sources: Vec<Range<usize>>,
    /// The words that attribute it.
    pub(crate) cues: Vec<Range<usize>>,
    /// What is said, sorted, disjoint, without the outer marks.
    pub(crate) contents: Vec<Range<usize>>,
    /// Who relays it.
    pub(crate) via: Vec<Range<usize>>,
    /// What the source does with the content.
    pub(crate) stance: Stance,
    /// Whether the cue colours.
    pub(crate) tone: CueTone,
    /// How it was found.
    pub(crate) found_by: FoundBy,
    /// Base form of the cue; empty if there is none.
    pub(crate) lemma: &'static str,
    /// 0 to 1.
    pub(crate) confidence: f32,
    /// The claim whose speaker goes on, as an index into the list of claims.
    pub(crate) follows: Option<usize>,
}

/// The pattern that found a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FoundBy {
    /// A quotation with a cue beside it.
    Quotation,
    /// A quotation that goes on with the speech before it.
    FollowUp,
    /// A name and a colon or dash.
    Colon,
    /// A cue and a clause.
    Clause,
    /// "according to" and the like.
    Phrase,
    /// "the claim that".
    Noun,
    /// A headline.
    Headline,
    /// Doubt without a source: "reportedly".
    Hedge,
    /// The trained tagger.
    Learned,
}

impl FoundBy {
    /// Its stable code for `why`.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Quotation => "quotation",
            Self::FollowUp => "follow_up",
            Self::Colon => "colon",
            Self::Clause => "clause",
            Self::Phrase => "phrase",
            Self::Noun => "noun",
            Self::Headline => "headline",
            Self::Hedge => "hedge",
            Self::Learned => "learned",
        }
    }
}

/// Finds the claims that are at least as sure as `least_confidence`, sorted by their first token.
pub(crate) fn attributions(
    document: &Document,
    mentions: &[Mention],
    (lexicon, model): (&Lexicon, &ClaimModel),
    least_confidence: f32,
) -> Vec<Attribution> {
    let mut reading = by_patterns(document, mentions, lexicon);
    let lexemes = Lexemes::new(&reading, &model.cues);
    let roles = Roles::new(document, &lexemes, &model.tagger);
    ranking::read(&mut reading, (&lexemes, &roles), &model.rankers, least_confidence);
    in_order(&reading.found, least_confidence)
}

/// The claims that lists and patterns alone find.
pub(crate) fn by_patterns<'a>(
    document: &'a Document,
    mentions: &'a [Mention],
    lexicon: &'a Lexicon,
) -> Reading<'a> {
    let mut reading = Reading::new(document, mentions, lexicon);
    quoted::read(&mut reading);
    reported::read(&mut reading);
    phrases::read(&mut reading);
    headline::read(&mut reading);
    nested::read(&mut reading);
    reading
}

/// Sorts by first token, drops empty and unsure claims, and renumbers what follows what.
fn in_order(found: &[Attribution], least_confidence: f32) -> Vec<Attribution> {
    let mut order: Vec<usize> = (0..found.len())
        .filter(|&i| !found[i].contents.is_empty() && found[i].confidence >= least_confidence)
        .collect();
    order.sort_by_key(|&index| first_token(&found[index]));
    let mut place = vec![None; found.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = Some(new);
    }
    let renumbered = |old: usize| {
        let mut claim = found[old].clone();
        claim.follows = claim.follows.and_then(|leader| place[leader]);
        let parts = [&mut claim.sources, &mut claim.cues, &mut claim.contents, &mut claim.via];
        parts.into_iter().for_each(make_disjoint);
        claim
    };
    order.into_iter().map(renumbered).collect()
}

/// Sorts ranges and drops those that overlap one before them.
fn make_disjoint(ranges: &mut Vec<Range<usize>>) {
    ranges.sort_by_key(|range| range.start);
    ranges.dedup_by(|next, kept| next.start < kept.end);
}

fn first_token(attribution: &Attribution) -> (usize, usize) {
    let parts = [&attribution.sources, &attribution.cues, &attribution.contents];
    let first = parts.into_iter().flatten().map(|part| part.start).min().unwrap_or(0);
    (first, attribution.contents[0].start)
}
