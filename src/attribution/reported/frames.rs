//! Where a content begins behind its cue, by what the cue can take.
//!
//! In: a cue with its [`Frame`]s. Out: the [`Opening`] of its content: behind `urged the council` it is
//! `to` in `to act`, behind `warned` what follows `of`.

use super::super::cue::CueAt;
use super::super::reading::Reading;
use super::super::words::{
    is_auxiliary, is_determiner, is_object_of_act, is_preposition, is_question_word,
    is_subject_pronoun,
};
use super::adverbials::{addressee_end, next_after};
use crate::analysis::Stance;
use crate::lexicon::Frame;
use crate::tokenize::TokenKind;

/// Where a content begins.
pub(super) struct Opening {
    /// Its first token.
    pub(super) start: usize,
    /// What the frame makes of the cue's own stance: "told her to go" urges.
    pub(super) stance: Option<Stance>,
    /// 0 to 1.
    pub(super) confidence: f32,
}

impl Opening {
    fn new(start: usize, confidence: f32) -> Self {
        Self { start, stance: None, confidence }
    }
}

/// Where the content begins after the cue, by what follows it.
pub(super) fn opening(reading: &Reading, cue: &CueAt, limit: usize) -> Option<Opening> {
    let direct = next_after(reading, cue.tokens.end, limit);
    let addressee = addressee(reading, cue, direct, limit);
    let start = addressee.unwrap_or(direct);
    if let Some(that) = that_after(reading, cue, start, limit) {
        return Some(Opening::new(that, 0.85));
    }
    if start >= limit {
        return None;
    }
    let bound = infinitive(reading, cue, start, limit, addressee)
        .or_else(|| complement(reading, cue, start));
    if bound.is_some() {
        return bound;
    }
    let word = reading.lower(start);
    if is_preposition(word) || matches!(word, "," | "." | ";" | ":" | "and" | "or" | "but") {
        return None;
    }
    clause(reading, cue, start, limit).or_else(|| object(reading, cue, start, limit))
}

/// The token behind the person addressed and what follows it, if the cue has one.
fn addressee(reading: &Reading, cue: &CueAt, start: usize, limit: usize) -> Option<usize> {
    if !cue.cue.takes(Frame::Person) || start >= limit || cue.cue.lemma == "accuse" {
        return None;
    }
    addressee_end(reading, start, limit).map(|end| next_after(reading, end, limit))
}

/// "promised to act", "told her to act", "urged the council to act".
fn infinitive(
    reading: &Reading,
    cue: &CueAt,
    start: usize,
    limit: usize,
    addressee: Option<usize>,
) -> Option<Opening> {
    let stance = cue.cue.stance;
    let has_addressee = addressee.is_some();
    if reading.lower(start) == "to" && (cue.cue.takes(Frame::To) || has_addressee) {
        let urges = has_addressee && stance == Stance::Asserts;
        let confidence = if cue.cue.strength == 1 { 0.75 } else { 0.6 };
        return Some(Opening { start, stance: urges.then_some(Stance::Urges), confidence });
    }
    if !cue.cue.takes(Frame::To) || stance != Stance::Urges || has_addressee {
        return None;
    }
    addressee_end(reading, start, limit)
        .filter(|&at| matches!(reading.lower(at), "to" | "not"))
        .map(|at| Opening::new(at, 0.7))
}

/// "asked whether …", "warned of …", "accused them …".
fn complement(reading: &Reading, cue: &CueAt, start: usize) -> Option<Opening> {
    let word = reading.lower(start);
    let takes = |frame| cue.cue.takes(frame);
    if is_question_word(word) && (takes(Frame::Question) || cue.cue.strength == 1) {
        return Some(Opening::new(start, 0.7));
    }
    if word == "of" && takes(Frame::Of) || word == "for" && takes(Frame::For) {
        return Some(Opening::new(start + 1, 0.6));
    }
    matches!(cue.cue.lemma, "accuse" | "blame").then(|| Opening::new(start, 0.75))
}

/// A clause without "that": "said the road was closed", "thinks he won".
fn clause(reading: &Reading, cue: &CueAt, start: usize, limit: usize) -> Option<Opening> {
    let word = reading.lower(start);
    match cue.cue.strength {
        _ if !cue.cue.takes(Frame::That) => None,
        1 if begins_clause(reading, start, limit) || opens_quotation(reading, start) => {
            Some(Opening::new(start, 0.7))
        }
        2 if is_subject_pronoun(word) || word == "there" => Some(Opening::new(start, 0.6)),
        _ => None,
    }
}

/// A noun phrase or a quotation: "denied the claim", "called it “odd”".
fn object(reading: &Reading, cue: &CueAt, start: usize, limit: usize) -> Option<Opening> {
    let strength = cue.cue.strength;
    if is_official_act(reading, start, limit) {
        return None;
    }
    if cue.cue.takes(Frame::Object) && strength <= 2 {
        return Some(Opening::new(start, if strength == 1 { 0.6 } else { 0.45 }));
    }
    if !cue.cue.takes(Frame::Quote) {
        return None;
    }
    if opens_quotation(reading, start) {
        return Some(Opening::new(start, 0.6));
    }
    let quotes_later = (start..limit).any(|at| {
        reading.document.quotation_index(at).is_some_and(|q| reading.quotation_claim[q].is_none())
    });
    (quotes_later && strength <= 2).then(|| Opening::new(start, 0.5))
}

fn opens_quotation(reading: &Reading, at: usize) -> bool {
    reading.document.tokens[at].kind == TokenKind::Quote
        && reading.document.quotation_index(at).is_some()
}

/// "rejected a motion", "approved the bill": acts, not speech.
fn is_official_act(reading: &Reading, start: usize, limit: usize) -> bool {
    (start..limit.min(start + 4)).any(|at| is_object_of_act(reading.lower(at)))
}

/// "that", directly or behind an addressee, a place or a date.
fn that_after(reading: &Reading, cue: &CueAt, start: usize, limit: usize) -> Option<usize> {
    const FAR: usize = 14;
    if !(cue.cue.takes(Frame::That) || cue.cue.strength == 1) {
        return None;
    }
    if reading.lower(start) == "that" && start < limit {
        return Some(start);
    }
    let detour = is_preposition(reading.lower(start))
        || reading.lower(start) == ","
        || reading.is_when(start);
    if !detour {
        return None;
    }
    let that = (start..limit.min(start + FAR)).find(|&at| reading.lower(at) == "that")?;
    let clear = (start..that).all(|at| {
        !is_auxiliary(reading.lower(at)) && !matches!(reading.lower(at), ";" | "." | ":")
    });
    clear.then_some(that)
}

/// True if a subject may begin here.
fn begins_clause(reading: &Reading, at: usize, limit: usize) -> bool {
    let word = reading.lower(at);
    at + 1 < limit
        && (is_subject_pronoun(word)
            || word == "there"
            || is_determiner(word)
            || reading.mention(at).is_some()
            || reading.document.tokens[at].is_wordlike())
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::assert_claims;

    #[test]
    fn the_frame_tells_where_the_content_begins() {
        assert_claims(&[
            (
                "The board promised to mend the bridge.",
                &["The board | promised | to mend the bridge"],
            ),
            ("The mayor told them to leave the town.", &["The mayor | told | to leave the town"]),
            ("Ann Lee urged the council to act.", &["Ann Lee | urged | to act"]),
            (
                "Ann Lee asked whether the bridge was safe.",
                &["Ann Lee | asked | whether the bridge was safe"],
            ),
            ("Engineers warned of more floods.", &["Engineers | warned of | more floods"]),
            ("The union accused the bank of lying.", &["The union | accused | the bank of lying"]),
        ]);
    }

    #[test]
    fn a_cue_without_a_content_is_no_claim() {
        assert_claims(&[("The minister said so on Friday, and.", &[]), ("Nobody said.", &[])]);
    }
}
