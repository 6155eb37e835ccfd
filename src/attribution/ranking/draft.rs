//! Cues with what patterns and tagger take for their claims.

use std::ops::Range;

use super::super::linked::{Proposal, proposals};
use super::super::reading::Reading;
use super::super::tagging::Roles;
use super::super::{Attribution, extent};

/// A cue, and the evidence for its claim.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Never empty.
    pub(crate) cue: Range<usize>,
    /// The source and the contents that the tagger's spans are linked to; contents without the
    /// marks around them.
    pub(super) source: Option<Range<usize>>,
    pub(super) contents: Vec<Range<usize>>,
    /// True if the tagger takes it for a cue.
    pub(super) is_tagged: bool,
    /// A pattern's claim within the content of another: of such the tagger knows nothing, as a token
    /// has one role.
    pub(super) is_nested: bool,
    /// The claim of a pattern, as an index into [`Reading::found`].
    pub(super) pattern: Option<usize>,
}

/// All cues, in order.
pub(super) fn drafts(reading: &Reading, roles: &Roles) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = proposals(reading.document, roles)
        .into_iter()
        .map(|proposal| tagged(reading, proposal))
        .collect();
    let count = drafts.len();
    for (index, claim) in reading.found.iter().enumerate() {
        let Some(cue) = claim.cues.first().cloned() else { continue };
        let near = drafts[..count].partition_point(|draft| draft.cue.end <= cue.start);
        match drafts[..count].get_mut(near) {
            Some(draft) if draft.cue.start < cue.end && draft.pattern.is_none() => {
                draft.pattern = Some(index);
                draft.cue = cue;
            }
            _ => drafts.push(by_pattern(index, cue)),
        }
    }
    for draft in drafts.iter_mut().filter(|draft| draft.pattern.is_some()) {
        draft.is_nested = is_nested(reading, &draft.cue);
    }
    drafts.sort_by_key(|draft| (draft.cue.start, draft.pattern));
    drafts
}

/// True if the cue stands within the content of another claim.
fn is_nested(reading: &Reading, cue: &Range<usize>) -> bool {
    let near = reading.claims_near(cue.start).iter();
    let mut contents = near.flat_map(|&claim| &reading.found[claim].contents);
    contents.any(|content| content.start <= cue.start && cue.end <= content.end)
}

fn tagged(reading: &Reading, proposal: Proposal) -> Draft {
    let contents = proposal.contents.into_iter().map(|content| extent::trimmed(reading, content));
    let contents = contents.filter(|content| !content.is_empty()).collect();
    let Proposal { cue, source, .. } = proposal;
    Draft { cue, source, contents, is_tagged: true, is_nested: false, pattern: None }
}

fn by_pattern(index: usize, cue: Range<usize>) -> Draft {
    let pattern = Some(index);
    Draft { cue, source: None, contents: Vec::new(), is_tagged: false, is_nested: false, pattern }
}

impl Draft {
    /// The pattern's claim.
    pub(super) fn claim<'a>(&self, reading: &'a Reading) -> Option<&'a Attribution> {
        self.pattern.map(|index| &reading.found[index])
    }

    /// The contents to start from: the tagger's, or else the pattern's.
    pub(crate) fn base<'a>(&'a self, reading: &'a Reading) -> &'a [Range<usize>] {
        match self.claim(reading) {
            Some(claim) if self.contents.is_empty() => &claim.contents,
            _ => &self.contents,
        }
    }
}
