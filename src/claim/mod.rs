//! From attributions to claims: form, stance, doubt, spans of the original.

mod stance;

use std::ops::Range;

use crate::analysis::{Claim, Form, four_places};
use crate::attribution::{Attribution, FoundBy};
use crate::coref::{Profiles, Speaker, source_kind};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::tokenize::TokenKind;

/// Builds claim `id`; its offsets are bytes of the original text.
pub(crate) fn claim(
    document: &Document,
    lexicon: &Lexicon,
    attribution: &Attribution,
    speaker: &Speaker,
    profiles: &Profiles,
    id: usize,
) -> Claim {
    let spans = |ranges: &[Range<usize>]| -> Vec<Span> {
        ranges.iter().map(|range| document.to_original(document.span(range))).collect()
    };
    let sources = spans(&attribution.sources);
    let cues = spans(&attribution.cues);
    let contents = spans(&attribution.contents);
    let via = spans(&attribution.via);
    let span = [&sources, &cues, &contents, &via]
        .into_iter()
        .flatten()
        .copied()
        .reduce(Span::cover)
        .expect("a claim has content");
    Claim {
        id: id as u32,
        span,
        sources,
        cues,
        contents,
        speaker: speaker.profile.map(|profile| profile as u32),
        speaker_name: speaker.profile.map(|profile| profiles.list[profile].name.clone()),
        via,
        form: form(document, attribution),
        source_kind: source_kind(document, attribution, speaker, profiles),
        stance: stance::stance(document, lexicon, attribution),
        hedged: is_hedged(document, lexicon, attribution),
        cue_tone: attribution.tone,
        confidence: four_places(attribution.confidence),
        why: why(attribution, speaker),
    }
}

/// Direct if every content stands in marks, mixed if some of it does.
fn form(document: &Document, attribution: &Attribution) -> Form {
    // In an interview a name and a colon do what marks do elsewhere.
    if attribution.found_by == FoundBy::Colon {
        return Form::Direct;
    }
    if let Some(form) = form_in_quotation(document, attribution) {
        return form;
    }
    let quoted = |range: &Range<usize>| {
        let first = document.quotation_index(range.start);
        first.is_some_and(|q| document.quotations[q].tokens.end >= range.end)
    };
    if attribution.contents.iter().all(quoted) {
        return Form::Direct;
    }
    let any = attribution
        .contents
        .iter()
        .flat_map(Clone::clone)
        .any(|at| document.quotation_index(at).is_some());
    if any { Form::Mixed } else { Form::Indirect }
}

/// Inside somebody else's quotation only marks of its own make a claim direct: “He said ‘Go’,” but
/// not “He said I should go”.
fn form_in_quotation(document: &Document, attribution: &Attribution) -> Option<Form> {
    let within = |range: &Range<usize>| document.quotation_index(range.start);
    let (cue, content) = (attribution.cues.first()?, attribution.contents.first()?);
    let quotation = within(cue).filter(|&quotation| within(content) == Some(quotation))?;
    let inner = document.quotations[quotation].inner.start;
    let is_marked =
        content.start > inner && document.tokens[content.start - 1].kind == TokenKind::Quote;
    Some(if is_marked { Form::Direct } else { Form::Indirect })
}

fn is_hedged(document: &Document, lexicon: &Lexicon, attribution: &Attribution) -> bool {
    let parts = attribution.cues.iter().chain(&attribution.contents);
    parts.into_iter().any(|part| {
        part.clone().any(|at| lexicon.hedges.match_lower_at(document, at, part.end).is_some())
    })
}

fn why(attribution: &Attribution, speaker: &Speaker) -> Vec<String> {
    let mut why = Vec::new();
    if !attribution.lemma.is_empty() {
        why.push(format!("cue:{}", attribution.lemma));
    }
    why.push(format!("found:{}", attribution.found_by.code()));
    for reason in &speaker.why {
        match speaker.profile {
            Some(profile) => why.push(format!("{reason}→{profile}")),
            None => why.push(reason.clone()),
        }
    }
    why
}
