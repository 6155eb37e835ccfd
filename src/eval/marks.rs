//! A marked article: its text, and what a reader or the program finds in it.
//!
//! [`Marks`] holds what the marks of a file can express. Both the file's and the program's are
//! numbered alike by [`Marks::canonical`], so that equal findings render equally.

use std::cmp::Reverse;

use crate::{Analysis, CueTone, Form, Kind, SourceKind, Span, Stance};

/// A file of a marked article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its first part.
    pub header: Header,
    /// The text without marks.
    pub text: String,
    /// What the marks and labels say.
    pub marks: Marks,
}

/// The first part of a file, one `key: value` a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// `case: …` or `topic: …`, as it stands.
    pub about: String,
    /// The article's title, given apart from the text.
    pub title: Option<String>,
    /// Why the program is known to find something else.
    pub known: Option<String>,
}

/// What was found in a text. Spans are bytes, half-open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// Mentions, sorted by start, never overlapping.
    pub mentions: Vec<Mention>,
    /// What mentions and speakers refer to.
    pub profiles: Vec<Profile>,
    /// Claims, sorted by start.
    pub claims: Vec<Claim>,
    /// Codes of notes, sorted, each once.
    pub notes: Vec<String>,
}

/// A mention of a named thing or a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Index into [`Marks::profiles`].
    pub profile: Option<usize>,
}

/// Somebody or something.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// What it is.
    pub kind: Kind,
    /// The fullest name that the text gives.
    pub name: String,
    /// The title that the text gives.
    pub title: Option<String>,
}

/// Something attributed to someone.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Who says it.
    pub sources: Vec<Span>,
    /// The words that attribute it.
    pub cues: Vec<Span>,
    /// What is said.
    pub contents: Vec<Span>,
    /// Who relays it.
    pub via: Vec<Span>,
    /// How much of it is quoted.
    pub form: Form,
    /// What kind of source it has.
    pub source_kind: SourceKind,
    /// What the source does with the content.
    pub stance: Stance,
    /// Index into [`Marks::profiles`].
    pub speaker: Option<usize>,
    /// Whether it carries a mark of doubt.
    pub hedged: bool,
    /// Whether the cue colours it.
    pub tone: CueTone,
}

impl Claim {
    /// A claim without any part.
    pub fn new(form: Form, source_kind: SourceKind, stance: Stance) -> Self {
        Self {
            sources: Vec::new(),
            cues: Vec::new(),
            contents: Vec::new(),
            via: Vec::new(),
            form,
            source_kind,
            stance,
            speaker: None,
            hedged: false,
            tone: CueTone::Neutral,
        }
    }

    /// Its parts with the name that marks give them; the content has none.
    pub fn parts(&self) -> [(&'static str, &Vec<Span>); 4] {
        [("", &self.contents), ("source", &self.sources), ("cue", &self.cues), ("via", &self.via)]
    }

    /// The part that marks call `name`; the content for the empty name.
    pub fn part_mut(&mut self, name: &str) -> Option<&mut Vec<Span>> {
        match name {
            "" => Some(&mut self.contents),
            "source" => Some(&mut self.sources),
            "cue" => Some(&mut self.cues),
            "via" => Some(&mut self.via),
            _ => None,
        }
    }

    fn first(&self) -> u32 {
        let spans = self.parts().into_iter().flat_map(|(_, spans)| spans);
        spans.map(|span| span.start).min().unwrap_or(u32::MAX)
    }
}

impl Marks {
    /// What the program found, numbered canonically.
    pub fn of(analysis: &Analysis) -> Self {
        let index = |id: Option<u32>| id.map(|id| id as usize);
        let mentions = analysis.entities.iter().map(|entity| Mention {
            span: entity.span,
            kind: entity.kind,
            profile: index(entity.profile),
        });
        let profiles = analysis.profiles.iter().map(|profile| Profile {
            kind: profile.kind,
            name: profile.name.clone(),
            title: profile.title.clone(),
        });
        let claims = analysis.claims.iter().map(|claim| Claim {
            sources: claim.sources.clone(),
            cues: claim.cues.clone(),
            contents: claim.contents.clone(),
            via: claim.via.clone(),
            form: claim.form,
            source_kind: claim.source_kind,
            stance: claim.stance,
            speaker: index(claim.speaker),
            hedged: claim.hedged,
            tone: claim.cue_tone,
        });
        let marks = Self {
            mentions: mentions.collect(),
            profiles: profiles.collect(),
            claims: claims.collect(),
            notes: analysis.notes.iter().map(|note| note.code.clone()).collect(),
        };
        marks.canonical()
    }

    /// The same findings in the one order that texts give them.
    ///
    /// Mentions by place, claims by their first character, profiles by their first mention or,
    /// without one, the first source that they speak as; notes by code, each once.
    #[must_use]
    pub fn canonical(mut self) -> Self {
        self.mentions.sort_by_key(|mention| (mention.span.start, Reverse(mention.span.end)));
        for claim in &mut self.claims {
            for part in ["", "source", "cue", "via"] {
                claim.part_mut(part).expect("every claim has these parts").sort();
            }
        }
        self.claims.sort_by(|a, b| {
            let place = |claim: &Claim| (claim.first(), claim.contents.clone(), claim.cues.clone());
            place(a).cmp(&place(b))
        });
        self.notes.sort();
        self.notes.dedup();
        self.renumber_profiles();
        self
    }

    /// Every span, for a change of unit.
    pub(super) fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let of_mentions = self.mentions.iter_mut().map(|mention| &mut mention.span);
        of_mentions.chain(self.claims.iter_mut().flat_map(|claim| {
            let Claim { sources, cues, contents, via, .. } = claim;
            [sources, cues, contents, via].into_iter().flatten()
        }))
    }

    fn renumber_profiles(&mut self) {
        let mut order: Vec<usize> = (0..self.profiles.len()).collect();
        order.sort_by_key(|&profile| self.first_appearance(profile));
        let mut place = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        self.profiles = order.iter().map(|&old| self.profiles[old].clone()).collect();
        let of_mentions = self.mentions.iter_mut().map(|mention| &mut mention.profile);
        let of_claims = self.claims.iter_mut().map(|claim| &mut claim.speaker);
        for profile in of_mentions.chain(of_claims).flatten() {
            *profile = place[*profile];
        }
    }

    /// Where the profile is first seen; a source before the shorter name inside it.
    fn first_appearance(&self, profile: usize) -> (u32, Reverse<u32>) {
        let mentions = self.mentions.iter().filter(|mention| mention.profile == Some(profile));
        let mention = mentions.map(|mention| mention.span).min();
        let speaks = || {
            let claims = self.claims.iter().filter(|claim| claim.speaker == Some(profile));
            // A claim without a source, a quotation that follows another, shows its content only.
            claims
                .filter_map(|claim| claim.sources.iter().chain(&claim.contents).min().copied())
                .min()
        };
        mention
            .or_else(speaks)
            .map_or((u32::MAX, Reverse(0)), |span| (span.start, Reverse(span.end)))
    }
}
