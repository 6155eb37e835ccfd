//! A name or a value in the text: what [`crate::values`] and [`crate::entity`] find.

use std::ops::Range;

use crate::analysis::{Kind, SourceKind};
use crate::lexicon::Sex;
use crate::span::Span;

/// A name or a value in the text.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Bytes of the normalised text; may cover a part of a token ("Kurdish" of "Kurdish-led").
    pub(crate) span: Span,
    /// The tokens that it touches.
    pub(crate) tokens: Range<usize>,
    /// What it is.
    pub(crate) kind: Kind,
    /// What kind of source it makes, where a list or its own words tell.
    pub(crate) source: Option<SourceKind>,
    /// He or she, where the given name or title tells.
    pub(crate) sex: Sex,
    /// The title right before a person's name.
    pub(crate) title: Option<Range<usize>>,
    /// 0 to 1.
    pub(crate) confidence: f32,
}
