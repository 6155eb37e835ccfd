//! Which claims there are, whose they are and how far they reach: chosen among candidates.
//!
//! In: the claims of the patterns and the roles that the tagger gives to tokens, both evidence and
//! no more. Out: the claims. For each cue that either has found ([`draft`]) a trained scorer chooses
//! the source ([`source`]), and another one the content, or that there is no claim at all
//! ([`content`]). Then the surest claims take their tokens first ([`verdict`]).

mod candidates;
mod content;
mod content_features;
mod draft;
mod evidence;
mod source;
mod source_features;
mod verdict;

pub(super) use verdict::read;

#[cfg(feature = "train")]
pub(crate) use verdict::likeliest;

#[cfg(feature = "train")]
pub(crate) use candidates::Candidates;
#[cfg(feature = "train")]
pub(crate) use evidence::Evidence;

use crate::tagger::Scorer;

/// What chooses among candidates.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rankers {
    /// Who says it.
    pub(crate) sources: Scorer,
    /// What is said, if anything.
    pub(crate) contents: Scorer,
}
