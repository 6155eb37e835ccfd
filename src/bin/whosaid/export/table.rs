//! The table of who said what as words, for the formats that people read.

use whosaid::{Claim, CueTone};

use super::{AnnotatedArticle, labels};

/// One claim in words.
pub struct Row {
    /// Of the claim, from 1.
    pub number: u32,
    /// Its speaker.
    pub who: String,
    /// Its content.
    pub what: String,
    /// The cue and what else is known.
    pub how: String,
}

/// The claim in words.
pub fn row(article: &AnnotatedArticle, claim: &Claim) -> Row {
    let speaker = Some(article.speaker_of(claim)).filter(|speaker| !speaker.is_empty());
    let (cue, via) = (article.words_of(&claim.cues), article.words_of(&claim.via));
    let mut how = Vec::new();
    if !cue.is_empty() {
        how.push(format!("“{cue}”"));
    }
    how.push(labels::stance(claim.stance).to_owned());
    how.push(labels::form(claim.form).to_owned());
    if claim.hedged {
        how.push("marked as doubtful".to_owned());
    }
    if claim.cue_tone == CueTone::Loaded {
        how.push("loaded word".to_owned());
    }
    if !via.is_empty() {
        how.push(format!("relayed by “{via}”"));
    }
    let speaker = speaker.as_deref().unwrap_or("not known");
    Row {
        number: claim.id + 1,
        who: format!("{speaker} ({})", labels::source_kind(claim.source_kind)),
        what: article.words_of(&claim.contents),
        how: how.join("; "),
    }
}

/// Rows of the table of sources: each kind that has a claim, its label, claims and their share.
pub fn sourcing(article: &AnnotatedArticle) -> Vec<(whosaid::SourceKind, u32, String)> {
    let summary = &article.analysis.summary;
    let kinds = labels::SOURCE_KINDS.into_iter();
    kinds
        .filter_map(|kind| {
            let claims = *summary.by_source_kind.get(&kind)?;
            let share = f64::from(claims) / f64::from(summary.claims);
            (claims > 0).then(|| (kind, claims, labels::percent(share)))
        })
        .collect()
}
