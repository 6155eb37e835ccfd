//! From attributions to claims: form, doubt, spans of the original.

use std::ops::Range;

use crate::analysis::{Claim, Form, Stance};
use crate::attribution::{Attribution, FoundBy};
use crate::coref::{Profiles, Speaker, source_kind};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::span::Span;

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
        stance: stance(document, attribution),
        hedged: is_hedged(document, lexicon, attribution),
        cue_tone: attribution.tone,
        confidence: attribution.confidence,
        why: why(attribution, speaker),
    }
}

/// Direct if every content stands in marks, mixed if some of it does.
fn form(document: &Document, attribution: &Attribution) -> Form {
    // In an interview a name and a colon do what marks do elsewhere.
    if attribution.found_by == FoundBy::Colon {
        return Form::Direct;
    }
    let quoted = |range: &Range<usize>| {
        let first = document.quotation_index(range.start);
        let covers = first.is_some_and(|q| document.quotations[q].tokens.end >= range.end);
        covers.then_some(()).is_some()
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

/// What the cue says, or what the content says of the future: "said it would rain" predicts, "said
/// it would pay" promises if the source itself is to act.
fn stance(document: &Document, attribution: &Attribution) -> Stance {
    const REACH: usize = 14;
    let may_shift = matches!(
        attribution.lemma,
        "say" | "tell" | "warn" | "add" | "insist" | "quote" | "quote as saying"
    );
    if attribution.stance != Stance::Asserts || !may_shift {
        return attribution.stance;
    }
    let Some(content) = attribution.contents.first() else { return attribution.stance };
    let content = content.start..content.end.min(content.start + REACH);
    let modal = content.clone().find(|&at| {
        matches!(document.lower(at), "will" | "would" | "'ll" | "won't" | "may" | "might" | "could")
    });
    let Some(modal) = modal else { return attribution.stance };
    let is_future = matches!(document.lower(modal), "will" | "would" | "'ll" | "won't");
    let own_side = modal > content.start
        && matches!(document.lower(modal - 1), "i" | "we" | "he" | "she" | "they" | "it");
    match (own_side, is_future, attribution.lemma) {
        (true, true, _) => Stance::Promises,
        (false, true, _) | (_, _, "warn") => Stance::Predicts,
        _ => attribution.stance,
    }
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
