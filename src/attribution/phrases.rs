//! "According to X, …", "X's claim that …", "reportedly".

use std::ops::Range;

use super::reading::Reading;
use super::{Attribution, FoundBy, extent, noun_phrase};
use crate::analysis::{CueTone, SourceKind, Stance};

/// Reads the phrases; runs after the verbs, since "X said …, according to Y" is one claim.
pub(super) fn read(reading: &mut Reading) {
    for index in 0..reading.cues.len() {
        if reading.cues[index].cue.lemma == "according to" && !reading.is_used(index) {
            according(reading, index);
        }
    }
    nouns(reading);
    hedges(reading);
    relays(reading);
}

/// "Speaking to the Post, she said", "told the Post": the outlet passes the claim on.
fn relays(reading: &mut Reading) {
    for index in 0..reading.found.len() {
        let relay = told_outlet(reading, &reading.found[index])
            .or_else(|| spoken_to_outlet(reading, &reading.found[index]));
        if let Some(outlet) = relay {
            reading.found[index].via.push(outlet);
        }
    }
}

fn told_outlet(reading: &Reading, found: &Attribution) -> Option<Range<usize>> {
    let cue = found.cues.first()?;
    if !matches!(found.lemma, "tell" | "inform") {
        return None;
    }
    outlet_at(reading, cue.end)
}

fn spoken_to_outlet(reading: &Reading, found: &Attribution) -> Option<Range<usize>> {
    let cue = found.cues.first()?;
    let sentence = reading.document.sentence(cue.start);
    let speaking = (sentence.start..cue.start).find(|&at| {
        matches!(reading.lower(at), "speaking" | "talking")
            && matches!(reading.lower(at + 1), "to" | "with")
    })?;
    outlet_at(reading, speaking + 2)
}

/// The outlet that is named at the token, with its article.
fn outlet_at(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let name = at + usize::from(reading.lower(at) == "the");
    let limit = reading.document.sentence(at.min(reading.document.tokens.len() - 1)).end;
    let phrase = noun_phrase::after(reading, at, limit)?;
    let end = phrase.clone().find(|&i| reading.lower(i) == ",").unwrap_or(phrase.end);
    // "the BBC", "the newspaper Novi Osmet", "the club’s website"
    let is_outlet = (name..end).any(|i| {
        let named =
            reading.mention(i).is_some_and(|mention| mention.source == Some(SourceKind::Media));
        named
            || reading.role(i).is_some_and(|role| role.source == SourceKind::Media && !role.plural)
    });
    is_outlet.then_some(at..end)
}

fn according(reading: &mut Reading, index: usize) {
    let cue = reading.cues[index].tokens.clone();
    let sentence = reading.document.sentence(cue.start);
    let Some(mut source) = noun_phrase::after(reading, cue.end, sentence.end) else { return };
    source.end = noun_phrase::participle_end(reading, source.end, sentence.end);
    reading.use_cue(index);
    let relayed = reading.claims_near(cue.start).iter().rev().copied().find(|&claim| {
        let found = &reading.found[claim];
        !found.sources.is_empty()
            && found
                .contents
                .iter()
                .any(|content| content.start >= sentence.start && content.end <= cue.start)
    });
    if let Some(claim) = relayed {
        reading.found[claim].via.push(source);
        return;
    }
    let mut contents = around(reading, cue.start..source.end, &sentence);
    if contents.is_empty() {
        // "According to Ann Lee, the ferry sank": what looks like an apposition is the content.
        let Some(comma) = source.clone().rev().find(|&at| reading.lower(at) == ",") else { return };
        source.end = comma;
        contents = around(reading, cue.start..source.end, &sentence);
    }
    if contents.is_empty() {
        return;
    }
    push(reading, vec![source], cue, contents, FoundBy::Phrase, "according to", 0.85);
}

/// What stands before and behind a phrase in its sentence.
fn around(reading: &Reading, phrase: Range<usize>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let floor = reading
        .claims_near(sentence.start)
        .iter()
        .flat_map(|&claim| &reading.found[claim].cues)
        .filter(|cue| cue.start >= sentence.start && cue.end <= phrase.start)
        .map(|cue| cue.end)
        .max();
    let opens = phrase.start <= sentence.start + 1;
    let mut contents = Vec::new();
    if !opens && floor.is_none() {
        contents.push(extent::trimmed(reading, sentence.start..phrase.start));
    }
    let comma = reading.lower(phrase.end) == ",";
    if phrase.end < sentence.end && (opens || comma) {
        let start = phrase.end + usize::from(comma);
        let end = extent::clause_end(reading, start, sentence.end);
        let rest = extent::trimmed(reading, start..end);
        let goes_on = opens
            || !matches!(reading.lower(rest.start), "which" | "who" | "but" | "and" | "while");
        if rest.len() > 1 && goes_on {
            contents.push(rest);
        }
    }
    contents.retain(|content| !content.is_empty());
    contents
}

/// "Lee's claim that …", "his warning that …"
fn nouns(reading: &mut Reading) {
    for that in 1..reading.document.tokens.len() {
        if reading.lower(that) != "that" {
            continue;
        }
        let noun = that - 1;
        let Some(cue) = reading.lexicon.cue_nouns.get(reading.lower(noun)).copied() else {
            continue;
        };
        let sentence = reading.document.sentence(that);
        let Some(source) = possessor(reading, noun, sentence.start) else { continue };
        if reading.document.quotation_index(that).is_some() || reading.is_content(that) {
            continue;
        }
        let end = extent::clause_end(reading, that, sentence.end);
        let content = extent::trimmed(reading, that..end);
        if content.len() < 3 {
            continue;
        }
        push(reading, vec![source], noun..that, vec![content], FoundBy::Noun, "", 0.6);
        if let Some(last) = reading.found.last_mut() {
            last.stance = cue.stance;
            last.tone = cue.tone;
        }
    }
}

fn possessor(reading: &Reading, noun: usize, floor: usize) -> Option<Range<usize>> {
    let mut at = noun.checked_sub(1).filter(|&at| at >= floor)?;
    // One adjective may stand between: "his latest claim".
    for _ in 0..2 {
        match reading.lower(at) {
            "his" | "her" | "their" => return Some(at..at + 1),
            "'s" | "’s" => return noun_phrase::before(reading, at, floor),
            _ => at = at.checked_sub(1).filter(|&at| at >= floor)?,
        }
    }
    None
}

/// "reportedly" in a sentence without a claim: said by somebody who is not named.
fn hedges(reading: &mut Reading) {
    let mut claimed = vec![false; reading.document.sentences.len()];
    for found in &reading.found {
        for part in found.contents.iter().chain(&found.cues) {
            claimed[reading.document.sentence_index(part.start)] = true;
        }
    }
    for at in 0..reading.document.tokens.len() {
        let is_cue =
            matches!(reading.lower(at), "reportedly" | "allegedly" | "purportedly" | "supposedly");
        let sentence_index = reading.document.sentence_index(at);
        if !is_cue || claimed[sentence_index] || reading.document.quotation_index(at).is_some() {
            continue;
        }
        claimed[sentence_index] = true;
        let sentence = reading.document.sentences[sentence_index].clone();
        let mut contents = vec![
            extent::trimmed(reading, sentence.start..at),
            extent::trimmed(reading, at + 1..sentence.end),
        ];
        contents.retain(|content| !content.is_empty());
        push(reading, Vec::new(), at..at + 1, contents, FoundBy::Hedge, "", 0.5);
    }
}

fn push(
    reading: &mut Reading,
    sources: Vec<Range<usize>>,
    cue: Range<usize>,
    contents: Vec<Range<usize>>,
    found_by: FoundBy,
    lemma: &'static str,
    confidence: f32,
) {
    reading.add(Attribution {
        sources,
        cues: vec![cue],
        contents,
        via: Vec::new(),
        stance: Stance::Asserts,
        tone: CueTone::Neutral,
        found_by,
        lemma,
        confidence,
        follows: None,
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing::assert_claims;

    #[test]
    fn according_to_brings_what_stands_beside_it() {
        assert_claims(&[
            ("According to Ann Lee, the ferry sank.", &["Ann Lee | According to | the ferry sank"]),
            ("The ferry sank, according to police.", &["police | according to | The ferry sank"]),
            (
                "The ferry, according to a report, sank at dawn.",
                &["a report | according to | The ferry + sank at dawn"],
            ),
        ]);
    }

    #[test]
    fn a_noun_brings_the_clause_behind_it() {
        assert_claims(&[(
            "Her claim that the ferry sank was heard.",
            &["Her | claim | that the ferry sank was heard"],
        )]);
    }

    #[test]
    fn a_noun_without_an_owner_is_no_claim() {
        assert_claims(&[("The claim that the ferry sank was heard.", &[])]);
    }

    #[test]
    fn hearsay_has_no_source() {
        assert_claims(&[(
            "The ferry reportedly sank at dawn.",
            &[" | reportedly | The ferry + sank at dawn"],
        )]);
    }
}
