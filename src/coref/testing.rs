//! What the tests of coreference share.

use super::{Profiles, source_kind, speakers};
use crate::analysis::SourceKind;
use crate::attribution::testing::{Article, lexicon};

/// For each claim the name of its speaker, or "", and the kind of its source.
pub(super) fn speakers_of(text: &str) -> Vec<(String, SourceKind)> {
    let article = Article::new(text);
    let claims = article.claims();
    let (document, mentions) = (&article.document, &article.mentions);
    let mut profiles = Profiles::new(document, mentions, lexicon());
    let speakers = speakers(document, mentions, lexicon(), &claims, &mut profiles);
    let pairs = claims.iter().zip(&speakers);
    pairs
        .map(|(claim, speaker)| {
            let name = speaker.profile.map(|profile| profiles.list[profile].name.clone());
            let kind = source_kind(document, claim, speaker, &profiles);
            (name.unwrap_or_default(), kind)
        })
        .collect()
}

/// Checks the names of the speakers of every text of a table.
pub(super) fn assert_speakers(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let found: Vec<String> = speakers_of(text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(&found, expected, "{text}");
    }
}
