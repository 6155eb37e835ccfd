//! What makes an annotation sound.

use std::collections::BTreeMap;
use std::fmt::Debug;

use whosaid::{Analysis, Claim, Kind, OffsetUnit, SourceKind, Span};

/// Checks an annotation of `text` whose offsets are bytes.
///
/// # Panics
/// If anything about it is unsound.
pub fn all(text: &str, analysis: &Analysis) {
    assert_eq!(analysis.offsets, OffsetUnit::Utf8);
    for span in spans(analysis) {
        assert!(span.start < span.end, "{span:?} is empty");
        assert!(text.get(span.range()).is_some(), "{span:?} is outside or splits a character");
    }
    notes(analysis);
    entities(analysis);
    profiles(analysis);
    claims(analysis);
    statements(analysis);
    summary(analysis);
}

/// Checks that the offsets in `unit` give the same slices of `text` as those in bytes.
///
/// # Panics
/// If they do not.
pub fn same_slices(text: &str, bytes: &Analysis, unit: OffsetUnit) {
    let mut converted = bytes.clone();
    converted.convert_offsets(text, unit);
    assert_eq!(converted.offsets, unit);
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let chars: Vec<char> = text.chars().collect();
    let slice = |span: Span| match unit {
        OffsetUnit::Utf8 => text[span.range()].to_owned(),
        OffsetUnit::Utf16 => String::from_utf16(&utf16[span.range()]).expect("no pair is split"),
        OffsetUnit::Codepoint => chars[span.range()].iter().collect(),
    };
    let (before, after) = (spans(bytes), spans(&converted));
    assert_eq!(before.len(), after.len());
    for (before, after) in before.into_iter().zip(after) {
        assert_eq!(before.of(text), slice(after), "{before:?} became {after:?}");
    }
}

/// Every span of the annotation.
fn spans(analysis: &Analysis) -> Vec<Span> {
    let notes = analysis.notes.iter().filter_map(|note| match (note.start, note.end) {
        (Some(start), Some(end)) => Some(Span { start, end }),
        (None, None) => None,
        half => panic!("a note has half a span: {half:?}"),
    });
    let entities = analysis.entities.iter().map(|entity| entity.span);
    let statements = analysis.statements.iter().map(|statement| statement.span);
    let claims = analysis
        .claims
        .iter()
        .flat_map(|claim| parts(claim).into_iter().flatten().copied().chain([claim.span]));
    notes.chain(entities).chain(statements).chain(claims).collect()
}

fn parts(claim: &Claim) -> [&Vec<Span>; 4] {
    [&claim.sources, &claim.cues, &claim.contents, &claim.via]
}

fn assert_sorted<T: PartialOrd + Debug>(what: &str, keys: impl Iterator<Item = T>) {
    let keys: Vec<T> = keys.collect();
    assert!(keys.is_sorted(), "{what} are not sorted: {keys:?}");
}

fn assert_disjoint(what: &str, spans: &[Span]) {
    for pair in spans.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{what} overlap or are not sorted: {pair:?}");
    }
}

fn assert_share(what: &str, value: f32) {
    assert!((0.0..=1.0).contains(&value), "{what} is {value}");
}

fn notes(analysis: &Analysis) {
    assert_sorted("notes", analysis.notes.iter().map(|note| note.start));
    let is_noted = analysis.notes.iter().any(|note| note.code == "language");
    assert_eq!(is_noted, analysis.language != "en");
}

fn entities(analysis: &Analysis) {
    let spans: Vec<Span> = analysis.entities.iter().map(|entity| entity.span).collect();
    assert_disjoint("entities", &spans);
    for (index, entity) in analysis.entities.iter().enumerate() {
        assert_share("confidence", entity.confidence);
        assert_eq!(entity.kind.has_profile(), entity.profile.is_some(), "{entity:?}");
        assert_ne!(entity.kind, Kind::Role, "a role has no mentions");
        if let Some(id) = entity.profile {
            let profile = &analysis.profiles[id as usize];
            assert_eq!(profile.kind, entity.kind);
            assert!(profile.mentions.contains(&(index as u32)), "{profile:?} lacks {entity:?}");
        }
    }
}

fn profiles(analysis: &Analysis) {
    for (index, profile) in analysis.profiles.iter().enumerate() {
        assert_eq!(profile.id as usize, index);
        assert_ne!(profile.name.trim(), "", "{profile:?}");
        assert!(profile.kind.has_profile(), "{profile:?}");
        assert!(profile.mentions.is_sorted_by(|a, b| a < b), "{profile:?}");
        assert_eq!(profile.mentions.is_empty(), profile.kind == Kind::Role, "{profile:?}");
        for &mention in &profile.mentions {
            assert_eq!(analysis.entities[mention as usize].profile, Some(profile.id));
        }
        let speaks = || analysis.claims.iter().any(|claim| claim.speaker == Some(profile.id));
        assert!(profile.kind != Kind::Role || speaks(), "{profile:?} is never seen");
    }
    let first_mentions = analysis.profiles.iter().filter_map(|profile| profile.mentions.first());
    assert_sorted("profiles", first_mentions);
}

fn claims(analysis: &Analysis) {
    assert_sorted("claims", analysis.claims.iter().map(|claim| claim.span.start));
    for (index, claim) in analysis.claims.iter().enumerate() {
        assert_eq!(claim.id as usize, index);
        assert_share("confidence", claim.confidence);
        assert!(!claim.contents.is_empty() || !claim.cues.is_empty(), "{claim:?} says nothing");
        for part in parts(claim) {
            assert_disjoint("spans of a part", part);
        }
        let cover = parts(claim).into_iter().flatten().copied().reduce(Span::cover);
        assert_eq!(cover, Some(claim.span), "{claim:?} is not what its parts cover");
        let name = claim.speaker.map(|id| &analysis.profiles[id as usize].name);
        assert_eq!(claim.speaker_name.as_ref(), name, "{claim:?}");
    }
}

fn statements(analysis: &Analysis) {
    let spans: Vec<Span> = analysis.statements.iter().map(|statement| statement.span).collect();
    assert_disjoint("statements", &spans);
    for statement in &analysis.statements {
        assert_share("worth", statement.worth);
        let is_known = |id| id < analysis.claims.len() as u32;
        assert!(statement.claim.is_none_or(is_known), "{statement:?}");
    }
}

fn summary(analysis: &Analysis) {
    let summary = &analysis.summary;
    assert_eq!(summary.claims as usize, analysis.claims.len());
    assert!(summary.quoted_words <= summary.words, "{summary:?}");
    let mut by_source_kind: BTreeMap<SourceKind, u32> = BTreeMap::new();
    let mut by_speaker: BTreeMap<u32, u32> = BTreeMap::new();
    for claim in &analysis.claims {
        *by_source_kind.entry(claim.source_kind).or_default() += 1;
        if let Some(speaker) = claim.speaker {
            *by_speaker.entry(speaker).or_default() += 1;
        }
    }
    assert_eq!(summary.by_source_kind, by_source_kind);
    let listed: BTreeMap<u32, u32> =
        summary.by_speaker.iter().map(|speaker| (speaker.profile, speaker.claims)).collect();
    assert_eq!((listed.len(), &listed), (summary.by_speaker.len(), &by_speaker));
    assert!(summary.by_speaker.is_sorted_by(|a, b| a.claims >= b.claims), "{summary:?}");
    for speaker in &summary.by_speaker {
        // Claims may nest, so a word counts once for each.
        let most = summary.words * speaker.claims;
        assert!(speaker.words <= most, "{speaker:?} says more than the article");
    }
}
