//! Sources, cues and contents by a trained tagger.
//!
//! In: a [`Document`]. Out: for each token how likely it is to be of a source, a cue, a content
//! ([`Roles`]). Training asks the same code for the same features.

mod features;
mod groups;
pub(crate) mod labels;
mod lexemes;
mod roles;
mod syntax;

#[cfg(feature = "train")]
pub(crate) use features::Features;
#[cfg(feature = "train")]
pub(crate) use groups::Buckets;
pub(crate) use lexemes::Lexemes;
pub(super) use lexemes::Quoted;
pub(crate) use roles::{Role, Roles};
pub(super) use syntax::Syntax;
