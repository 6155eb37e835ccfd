//! The profile behind each source.
//!
//! In: the attributions in the order of the text. Out: a [`Speaker`] for each: in `Ann Lee left.
//! “Go,” said Lee.` it is the profile of Ann Lee, because of the name. Here sources that have a name
//! are resolved; those that have none are left to [`super::roles`] and [`super::pronouns`].

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::profiles::Profiles;
use super::roles;
use crate::analysis::{Kind, SourceKind};
use crate::attribution::{Attribution, FoundBy};
use crate::document::Document;
use crate::lexicon::{Lexicon, Role, Sex};
use crate::mention::Mention;
use crate::tokenize::TokenKind;

/// Who speaks, and why we think so.
#[derive(Clone, Debug, Default)]
pub(crate) struct Speaker {
    /// Index into the profiles; none if not known.
    pub(crate) profile: Option<usize>,
    /// Stable codes: `pronoun:he`, `role:the mayor`, `relative:who`.
    pub(crate) why: Vec<String>,
    /// The role noun at the head of the source.
    pub(crate) role: Option<Role>,
}

/// Resolves the speakers of all attributions, in order; adds profiles for roles.
pub(crate) fn speakers(
    document: &Document,
    mentions: &[Mention],
    lexicon: &Lexicon,
    attributions: &[Attribution],
    profiles: &mut Profiles,
) -> Vec<Speaker> {
    let described_by = roles::described_by(profiles);
    let mut resolver =
        Resolver { document, mentions, lexicon, profiles, described_by, spoken: Vec::new() };
    let mut speakers: Vec<Speaker> = Vec::with_capacity(attributions.len());
    for attribution in attributions {
        let speaker = match (attribution.sources.first(), attribution.follows) {
            (Some(source), _) if attribution.found_by == FoundBy::Headline => {
                resolver.in_headline(source)
            }
            (Some(source), _) => resolver.resolve(source),
            (None, Some(leader)) => Speaker {
                why: vec!["follow_up".to_owned()],
                ..speakers.get(leader).cloned().unwrap_or_default()
            },
            (None, None) => resolver.unnamed(attribution),
        };
        if let Some(profile) = speaker.profile {
            resolver.spoken.push(profile);
        }
        speakers.push(speaker);
    }
    speakers
}

/// How many mentions or speakers back a pronoun or role looks.
pub(super) const REACH: usize = 300;

/// What is known while the speakers are resolved one after the other.
pub(super) struct Resolver<'a> {
    pub(super) document: &'a Document,
    pub(super) mentions: &'a [Mention],
    pub(super) lexicon: &'a Lexicon,
    pub(super) profiles: &'a mut Profiles,
    /// Profiles by the words of their titles and names, sorted by their first token.
    pub(super) described_by: FxHashMap<String, Vec<usize>>,
    /// Profiles that have spoken, in order.
    pub(super) spoken: Vec<usize>,
}

impl Resolver<'_> {
    /// "Mayor: No new taxes": the one whose title the article gives later.
    fn in_headline(&mut self, source: &Range<usize>) -> Speaker {
        let noun = self.document.lower(source.end - 1);
        let described = self.described_by.get(noun).and_then(|profiles| profiles.first().copied());
        match described {
            Some(profile) if source.len() <= 2 => Speaker {
                profile: Some(profile),
                why: vec![format!("role:{}", self.document.slice(source))],
                role: None,
            },
            _ => self.resolve(source),
        }
    }

    fn resolve(&mut self, source: &Range<usize>) -> Speaker {
        let source = &self.without_possessive(source);
        let first = self.document.lower(source.start);
        if source.len() == 1 {
            match first {
                "he" | "she" | "his" | "her" | "they" | "it" | "their" | "its" | "him" | "them" => {
                    return self.pronoun(source.start);
                }
                "who" | "which" | "that" => return self.relative(source.start),
                "i" | "we" | "you" => return Speaker::default(),
                _ => {}
            }
        }
        let person = self.named_person(source);
        if let Some(mention) = person.filter(|_| !self.is_no_person(source)) {
            return self.of_mention(mention);
        }
        self.headed(source)
    }

    /// "Johnson's" in "Johnson's stated aim": the mark of the owner is no part of the name.
    fn without_possessive(&self, source: &Range<usize>) -> Range<usize> {
        let marks = source.len() > 1 && matches!(self.document.lower(source.end - 1), "'s" | "’s");
        source.start..source.end - usize::from(marks)
    }

    /// A quotation without a cue or an answer "A:": the person who stands nearest before.
    fn unnamed(&self, attribution: &Attribution) -> Speaker {
        let is_speech = matches!(attribution.found_by, FoundBy::FollowUp | FoundBy::Colon);
        let start = attribution.contents.first().map_or(0, |content| content.start);
        let profile = is_speech.then(|| self.person_before(start, Sex::Open)).flatten();
        let why = profile.map(|_| "nearest".to_owned()).into_iter().collect();
        Speaker { profile, why, role: None }
    }

    pub(super) fn of_mention(&self, mention: usize) -> Speaker {
        let profile = self.profiles.of_mention[mention];
        let text = self.mentions[mention].span.of(self.document.text());
        let is_short = profile.is_some_and(|profile| self.profiles.list[profile].name != text);
        let why = if is_short { vec![format!("name:{text}")] } else { Vec::new() };
        Speaker { profile, why, role: None }
    }

    /// The first person in the source who is not merely an owner ("Lee's lawyer").
    fn named_person(&self, source: &Range<usize>) -> Option<usize> {
        self.mentions_in(source).find(|&index| {
            let mention = &self.mentions[index];
            let owns = matches!(self.document.lower_at(Some(mention.tokens.end)), "'s" | "’s")
                && mention.tokens.end < source.end;
            let after_role = self.is_complement(source, mention.tokens.start);
            mention.kind == Kind::Person && !owns && !after_role && !self.modifies(source, index)
        })
    }

    /// "Lee loyalist Omar Haddad": a name before the noun that another person's name follows.
    fn modifies(&self, source: &Range<usize>, index: usize) -> bool {
        let end = self.mentions[index].tokens.end;
        let next = (index + 1..self.mentions_in(source).end)
            .map(|next| &self.mentions[next])
            .find(|next| next.kind == Kind::Person);
        let is_noun = |at: usize| {
            let word = self.document.word(at);
            word == self.document.lower(at)
                && self.document.tokens[at].kind == TokenKind::Word
                && !matches!(word, "and" | "or" | "of" | "for" | "with" | "to" | "by" | "who")
        };
        next.is_some_and(|next| end < next.tokens.start && (end..next.tokens.start).all(is_noun))
    }

    /// "a spokesman for Ann Lee": the name behind the preposition does not speak; but "ambassador to
    /// the United Nations Ann Lee" does: what the preposition governs stands before the name.
    fn is_complement(&self, source: &Range<usize>, at: usize) -> bool {
        let before = (source.start..at).rev();
        let stop = before.clone().find(|&index| {
            matches!(
                self.document.lower(index),
                "for" | "of" | "to" | "with" | "from" | "by" | "," | "and"
            )
        });
        match stop.map(|index| (index, self.document.lower(index))) {
            None | Some((_, "," | "and")) => false,
            Some((index, _)) => !self.is_title(source.start..index, index + 1..at),
        }
    }

    /// True if a role and what it is the role of, before a name, are that person's title.
    fn is_title(&self, role: Range<usize>, governed: Range<usize>) -> bool {
        let is_one = |role: Role| role.source == SourceKind::Person && !role.plural;
        let ends_in_title = (governed.clone()).any(|index| {
            let title = self.lexicon.titles.match_at(self.document, index, governed.end);
            title.is_some_and(|(range, _)| range.end == governed.end)
        });
        !governed.is_empty()
            && !ends_in_title
            && !self.head_role(&governed).is_some_and(is_one)
            && self.head_role(&role).is_some_and(is_one)
    }

    /// The last mention that begins before the token.
    pub(super) fn mention_before(&self, token: usize) -> Option<usize> {
        self.mentions.partition_point(|mention| mention.tokens.start < token).checked_sub(1)
    }

    pub(super) fn mentions_in(&self, range: &Range<usize>) -> std::ops::Range<usize> {
        let start = self.mentions.partition_point(|mention| mention.tokens.start < range.start);
        let end = self.mentions.partition_point(|mention| mention.tokens.start < range.end);
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::assert_speakers;

    #[test]
    fn a_surname_is_the_full_name() {
        assert_speakers(&[
            ("Ann Lee left. Lee said it rained.", &["Ann Lee"]),
            ("“Go,” said Lee. “We wait,” said Ann Lee.", &["Ann Lee", "Ann Lee"]),
        ]);
    }

    #[test]
    fn an_owner_and_a_complement_do_not_speak() {
        assert_speakers(&[(
            "A spokesman for Ann Lee said it rained.",
            &["A spokesman for Ann Lee"],
        )]);
    }

    #[test]
    fn a_speaker_goes_on() {
        assert_speakers(&[("“Go,” said Ann Lee.\n“It is late now.”", &["Ann Lee", "Ann Lee"])]);
    }
}
