//! Speakers who are named by what they are: "the mayor", "a witness", "the company".
//!
//! In: a source without a person's name. Out: the [`Speaker`]: after `Ann Lee, the mayor, left`, `the
//! mayor` is Ann Lee; `a witness` becomes a profile of its own.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::profiles::Profiles;
use super::speakers::{REACH, Resolver, Speaker};
use crate::analysis::{Kind, SourceKind};
use crate::lexicon::Role;

/// Nouns that take up an organisation named before: "the company". Sorted.
#[rustfmt::skip]
const ORGANIZATION_NOUNS: &[&str] = &[
    "agency", "airline", "bank", "broadcaster", "carmaker", "charity", "club", "commission",
    "committee", "company", "council", "court", "firm", "group", "hospital", "manufacturer",
    "ministry", "network", "newspaper", "operator", "organisation", "organization", "outlet",
    "paper", "party", "regulator", "retailer", "school", "team", "union", "university", "watchdog",
];

/// For each lower-case word of a person's title or an organisation's name, the profiles,
/// sorted by their first token.
pub(super) fn described_by(profiles: &Profiles) -> FxHashMap<String, Vec<usize>> {
    let mut described: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (index, profile) in profiles.list.iter().enumerate() {
        let words = match profile.kind {
            Kind::Person => profile.title.as_deref().unwrap_or(""),
            Kind::Organization => &profile.name,
            _ => continue,
        };
        for word in described_words(words) {
            described.entry(word).or_default().push(index);
        }
    }
    for profiles_of_word in described.values_mut() {
        profiles_of_word.sort_by_key(|&index| profiles.list[index].first_token);
    }
    described
}

/// Words before a title that make it another one.
const QUALIFIERS: [&str; 4] = ["vice", "deputy", "former", "ex"];

/// The words that a title or name is taken up by: "vice president" is not "president", nor is
/// "president-elect".
fn described_words(title: &str) -> Vec<String> {
    let lower = title.to_lowercase();
    let mut words: Vec<String> = Vec::new();
    let mut qualifier = None;
    for whole in lower.split(' ') {
        if whole.ends_with("-elect") {
            words.push(whole.to_owned());
            continue;
        }
        for word in whole.split('-') {
            if QUALIFIERS.contains(&word) {
                qualifier = Some(word);
            } else {
                words.push(qualified(qualifier, word));
            }
        }
    }
    words
}

fn qualified(qualifier: Option<&str>, noun: &str) -> String {
    qualifier.map_or_else(|| noun.to_owned(), |qualifier| format!("{qualifier} {noun}"))
}

impl Resolver<'_> {
    /// True if the source is a paper or a body, whoever is named in it: "a tweet by Ann Lee", "the
    /// Lee administration".
    pub(super) fn is_no_person(&self, source: &Range<usize>) -> bool {
        let core = self.core(source);
        self.head_role(&core).is_some_and(|role| role.source != SourceKind::Person)
    }

    /// A source without a person: an organisation, a place, a group, a role.
    pub(super) fn headed(&mut self, source: &Range<usize>) -> Speaker {
        let core = self.core(source);
        let last = core.end - 1;
        let head_mention = self.mentions_in(&core).rev().find(|&index| {
            let mention = &self.mentions[index];
            mention.tokens.end > last && mention.kind.has_profile()
        });
        let role = self.head_role(&core);
        // "the Frontier Mission": the role noun is part of the name; but "the Ministry" may be one
        // named before.
        let is_bare = |mention: usize| role.is_some() && self.mentions[mention].tokens.len() == 1;
        if let Some(mention) = head_mention.filter(|&mention| !is_bare(mention)) {
            // "the news agency Acme": what it is stands before the name.
            let before = core.start..self.mentions[mention].tokens.start.max(core.start);
            let role = (!before.is_empty()).then(|| self.head_role(&before)).flatten();
            return Speaker { role, ..self.of_mention(mention) };
        }
        if let Some(role) = role.filter(|role| role.source == SourceKind::Document)
            && let Some(issuer) = self.issuer(source, &core)
        {
            let why = vec![format!("role:{}", self.document.slice(&core))];
            return Speaker { profile: Some(issuer), why, role: Some(role) };
        }
        if let Some(role) = role.filter(|role| self.is_particular(&core, *role))
            && let Some(profile) =
                self.known_by_role(source, &core, role).or_else(|| self.named_later(&core))
        {
            let words = self.document.slice(&core).to_owned();
            return Speaker {
                profile: Some(profile),
                why: vec![format!("role:{words}")],
                role: Some(role),
            };
        }
        if let Some(mention) = self.apposition(source, &core) {
            return self.of_mention(mention);
        }
        if let Some(mention) = head_mention {
            return self.of_mention(mention);
        }
        let profile = self.add_role(source, &core, role);
        Speaker { profile: Some(profile), why: Vec::new(), role }
    }

    /// "One news site, Znak.com": the name behind the comma with which the source ends.
    fn apposition(&self, source: &Range<usize>, core: &Range<usize>) -> Option<usize> {
        let comma = (core.end..source.end).rfind(|&at| self.document.lower(at) == ",")?;
        let is_article = |at: usize| self.document.lower(at) == "the";
        let start = comma + 1 + usize::from(comma + 1 < source.end && is_article(comma + 1));
        self.mentions_in(&(start..source.end)).next().filter(|&mention| {
            let mention = &self.mentions[mention];
            let ends =
                mention.tokens.end >= source.end || self.document.lower(mention.tokens.end) == "(";
            mention.tokens.start == start && ends && mention.kind.has_profile()
        })
    }

    /// A speaker without a name; "the witness" will mean this one from now on.
    pub(super) fn add_role(
        &mut self,
        words: &Range<usize>,
        core: &Range<usize>,
        role: Option<Role>,
    ) -> usize {
        let profile = self.profiles.role(self.document.slice(words), words.start, role);
        let noun = self.document.lower(core.end - 1).to_owned();
        let known = self.described_by.get(&noun).map_or(&[][..], Vec::as_slice);
        let at = self.named_before(known, self.profiles.list[profile].first_token + 1);
        let described = self.described_by.entry(noun).or_default();
        if !described[..at].ends_with(&[profile]) {
            described.insert(at, profile);
        }
        profile
    }

    /// How many of the profiles, sorted by first token, begin before the token.
    fn named_before(&self, sorted: &[usize], token: usize) -> usize {
        sorted.partition_point(|&profile| self.profiles.list[profile].first_token < token)
    }

    /// The source up to its first comma, preposition, participle or relative clause.
    fn core(&self, source: &Range<usize>) -> Range<usize> {
        let first = self.document.lower(source.start);
        // "Part of Lee's statement": what it is part of says what it is.
        let is_part = source.len() > 2
            && matches!(first, "part" | "parts")
            && self.document.lower(source.start + 1) == "of";
        if is_part {
            return self.core(&(source.start + 2..source.end));
        }
        // "In findings published Tuesday": the preposition is the cue's.
        let start = source.start + usize::from(source.len() > 1 && matches!(first, "in" | "by"));
        let in_name =
            |at: usize| self.mention_before(at).is_some_and(|m| self.mentions[m].tokens.end > at);
        let ends =
            |at: usize| is_core_end(self.document.lower(at)) || self.is_participle(start, at);
        let end = (start + 1..source.end).find(|&at| !in_name(at) && ends(at));
        start..end.unwrap_or(source.end).max(start + 1).min(source.end)
    }

    /// "a survey published in May": a participle behind a role noun.
    fn is_participle(&self, start: usize, at: usize) -> bool {
        let word = self.document.lower(at);
        let by_form = self.document.word(at) == word
            && (word.ends_with("ed") || word.ends_with("ing"))
            || matches!(word, "sent" | "seen" | "written" | "made" | "given" | "held" | "led");
        by_form && self.head_role(&(start..at)).is_some()
    }

    pub(super) fn head_role(&self, core: &Range<usize>) -> Option<Role> {
        // The last noun is the head; "police officer" is longer than "officer".
        (core.start..core.end).find_map(|at| {
            let (range, role) = self.lexicon.roles.match_lower_at(self.document, at, core.end)?;
            (range.end == core.end).then_some(*role)
        })
    }

    /// "Judge Miller's statement", "its press release": the one whose paper it is.
    fn issuer(&self, source: &Range<usize>, core: &Range<usize>) -> Option<usize> {
        if matches!(self.document.lower(core.start), "his" | "her" | "its" | "their") {
            return self.pronoun(core.start).profile;
        }
        let owner = self.mentions_in(core).find(|&mention| {
            let end = self.mentions[mention].tokens.end;
            end < core.end
                && self.mentions[mention].kind.has_profile()
                && matches!(self.document.lower(end), "'s" | "’s" | "'" | "’")
        });
        self.profiles.of_mention[owner.or_else(|| self.author(source, core))?]
    }

    /// "a report by the Post", "a statement from Lee": the name behind the preposition.
    fn author(&self, source: &Range<usize>, core: &Range<usize>) -> Option<usize> {
        let by = (core.end..source.end).find(|&at| self.document.lower(at) == "by");
        let from =
            (core.end < source.end && self.document.lower(core.end) == "from").then_some(core.end);
        let start = by.or(from)? + 1;
        let is_before =
            |at: usize| !matches!(self.document.lower(at), "," | "and" | "who" | "which" | "that");
        self.mentions_in(&(start..source.end)).find(|&mention| {
            let mention = &self.mentions[mention];
            let names = matches!(mention.kind, Kind::Person | Kind::Organization);
            names && (start..mention.tokens.start).all(is_before)
        })
    }

    /// "the mayor", "Hong Kong leader", "Kenya's minister": one who may be named elsewhere.
    fn is_particular(&self, core: &Range<usize>, role: Role) -> bool {
        let first = self.document.lower(core.start);
        let definite = matches!(first, "the" | "this" | "that" | "its" | "their" | "his" | "her");
        let place = self.mentions_in(core).find(|&mention| {
            self.mentions[mention].tokens.start == core.start
                && self.mentions[mention].kind == Kind::Place
                && self.mentions[mention].tokens.end < core.end
        });
        definite && core.len() <= 3
            || place.is_some() && !role.plural && role.source == SourceKind::Person
    }

    /// In a headline the one whose title the article gives later.
    fn named_later(&self, core: &Range<usize>) -> Option<usize> {
        let is_headline = self.document.paragraph_index(core.start) == 0;
        let described = self.described_by.get(self.document.lower(core.end - 1));
        described.filter(|_| is_headline).and_then(|profiles| profiles.first().copied())
    }

    /// "the mayor" is the one whose title says so; "the company" the organisation named last.
    fn known_by_role(
        &self,
        source: &Range<usize>,
        core: &Range<usize>,
        role: Role,
    ) -> Option<usize> {
        let before = core.len() > 1 && QUALIFIERS.contains(&self.document.lower(core.end - 2));
        let qualifier = before.then(|| self.document.lower(core.end - 2));
        let noun = self.document.lower(core.end - 1);
        let last_before = |profile: usize| {
            let entry = &self.profiles.list[profile];
            let start = |m: usize| self.mentions[m].tokens.start;
            let before = entry.mentions.partition_point(|&m| start(m) < core.start);
            let named = before.checked_sub(1).map(|last| start(entry.mentions[last]));
            let role = (entry.kind == Kind::Role).then_some(entry.first_token);
            named.or(role).filter(|&first| first < core.start).map(|first| (first, profile))
        };
        let described = self.described_by.get(&qualified(qualifier, noun));
        let described = described.map_or(&[][..], Vec::as_slice);
        let near = &described[..self.named_before(described, core.start)];
        if let Some(named) = near.iter().rev().take(REACH).filter_map(|&p| last_before(p)).max() {
            return Some(named.1);
        }
        // "the team from London" is not the team that was named before.
        let is_another =
            core.end < source.end && matches!(self.document.lower(core.end), "from" | "of");
        if role.plural || is_another || ORGANIZATION_NOUNS.binary_search(&noun).is_err() {
            return None;
        }
        self.organization_before(core.start)
    }

    pub(super) fn organization_before(&self, token: usize) -> Option<usize> {
        (0..=self.mention_before(token)?)
            .rev()
            .take(REACH)
            .find(|&mention| self.mentions[mention].kind == Kind::Organization)
            .and_then(|mention| self.profiles.of_mention[mention])
    }
}

/// What stands behind the head of a noun phrase.
fn is_core_end(word: &str) -> bool {
    matches!(
        word,
        "," | "("
            | "—"
            | "–"
            | "of"
            | "for"
            | "in"
            | "at"
            | "from"
            | "with"
            | "to"
            | "on"
            | "near"
            | "by"
            | "who"
            | "that"
            | "which"
            | "familiar"
            | "late"
            | "early"
            | "today"
            | "yesterday"
            | "further"
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::assert_speakers;

    #[test]
    fn a_role_is_the_person_whose_title_says_so() {
        assert_speakers(&[(
            "Ann Lee, the mayor of Fenwick, left. The mayor said it rained.",
            &["Ann Lee"],
        )]);
    }

    #[test]
    fn a_noun_takes_up_the_organisation_named_before() {
        assert_speakers(&[("Acme Bank closed. The company said it had no money.", &["Acme Bank"])]);
    }

    #[test]
    fn a_role_nobody_has_speaks_for_itself() {
        assert_speakers(&[
            (
                "A witness said it rained. The witness said it was late.",
                &["A witness", "A witness"],
            ),
            ("The mayor said it rained.", &["The mayor"]),
        ]);
    }
}
