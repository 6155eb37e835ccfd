//! The profile behind each source.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::profiles::{Profiles, sexes_agree};
use crate::analysis::Kind;
use crate::attribution::{Attribution, FoundBy};
use crate::document::Document;
use crate::lexicon::{Lexicon, Role, Sex};
use crate::mention::Mention;

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
    let described_by = described_by(profiles);
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
const REACH: usize = 300;

/// For each lower-case word of a person's title or an organisation's name, the profiles.
fn described_by(profiles: &Profiles) -> FxHashMap<String, Vec<usize>> {
    let mut described: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (index, profile) in profiles.list.iter().enumerate() {
        let words = match profile.kind {
            Kind::Person => profile.title.as_deref().unwrap_or(""),
            Kind::Organization => &profile.name,
            _ => continue,
        };
        for word in words.to_lowercase().split([' ', '-']) {
            described.entry(word.to_owned()).or_default().push(index);
        }
    }
    described
}

struct Resolver<'a> {
    document: &'a Document,
    mentions: &'a [Mention],
    lexicon: &'a Lexicon,
    profiles: &'a mut Profiles,
    /// Profiles by the words of their titles and names.
    described_by: FxHashMap<String, Vec<usize>>,
    /// Profiles that have spoken, in order.
    spoken: Vec<usize>,
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
        let first = self.document.lower(source.start);
        if source.len() == 1 {
            match first {
                "he" | "she" | "his" | "her" | "they" | "it" | "their" | "its" => {
                    return self.pronoun(source.start);
                }
                "who" | "which" | "that" => return self.relative(source.start),
                "i" | "we" | "you" => return Speaker::default(),
                _ => {}
            }
        }
        if let Some(mention) = self.named_person(source) {
            return self.of_mention(mention);
        }
        self.headed(source)
    }

    /// A quotation without a cue or an answer "A:": the person who stands nearest before.
    fn unnamed(&self, attribution: &Attribution) -> Speaker {
        let is_speech = matches!(attribution.found_by, FoundBy::FollowUp | FoundBy::Colon);
        let start = attribution.contents.first().map_or(0, |content| content.start);
        let profile = is_speech.then(|| self.person_before(start, Sex::Open)).flatten();
        let why = profile.map(|_| "nearest".to_owned()).into_iter().collect();
        Speaker { profile, why, role: None }
    }

    fn of_mention(&self, mention: usize) -> Speaker {
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
            mention.kind == Kind::Person && !owns && !after_role
        })
    }

    /// "a spokesman for Ann Lee": the name behind the preposition does not speak.
    fn is_complement(&self, source: &Range<usize>, at: usize) -> bool {
        let mut index = at;
        while index > source.start {
            index -= 1;
            match self.document.lower(index) {
                "for" | "of" | "to" | "with" | "from" | "by" => return true,
                "," | "and" => return false,
                _ => {}
            }
        }
        false
    }

    /// The last mention that begins before the token.
    fn mention_before(&self, token: usize) -> Option<usize> {
        self.mentions.partition_point(|mention| mention.tokens.start < token).checked_sub(1)
    }

    fn mentions_in(&self, range: &Range<usize>) -> std::ops::Range<usize> {
        let start = self.mentions.partition_point(|mention| mention.tokens.start < range.start);
        let end = self.mentions.partition_point(|mention| mention.tokens.start < range.end);
        start..end.max(start)
    }

    /// A source without a person: an organisation, a place, a group, a role.
    fn headed(&mut self, source: &Range<usize>) -> Speaker {
        let core = self.core(source);
        let role = self.head_role(&core);
        let definite = matches!(
            self.document.lower(core.start),
            "the" | "this" | "that" | "its" | "their" | "his" | "her"
        );
        if let Some(role) = role.filter(|_| definite && core.len() <= 3)
            && let Some(profile) = self.known_by_role(&core, role)
        {
            let words = self.document.slice(&core).to_owned();
            return Speaker {
                profile: Some(profile),
                why: vec![format!("role:{words}")],
                role: Some(role),
            };
        }
        let last = core.end - 1;
        let head_mention = self.mentions_in(&core).rev().find(|&index| {
            let mention = &self.mentions[index];
            mention.tokens.end > last && mention.kind.has_profile()
        });
        // "the Frontier Mission": the role noun is part of the name.
        if let Some(mention) = head_mention {
            return self.of_mention(mention);
        }
        let profile = self.add_role(source, &core, role);
        Speaker { profile: Some(profile), why: Vec::new(), role }
    }

    /// A speaker without a name; "the witness" will mean this one from now on.
    fn add_role(&mut self, words: &Range<usize>, core: &Range<usize>, role: Option<Role>) -> usize {
        let profile = self.profiles.role(self.document.slice(words), words.start, role);
        let noun = self.document.lower(core.end - 1).to_owned();
        let described = self.described_by.entry(noun).or_default();
        if described.last() != Some(&profile) {
            described.push(profile);
        }
        profile
    }

    /// The source up to its first comma, preposition or relative clause.
    fn core(&self, source: &Range<usize>) -> Range<usize> {
        let end = (source.start + 1..source.end)
            .find(|&at| {
                let in_name =
                    self.mention_before(at).is_some_and(|m| self.mentions[m].tokens.end > at);
                !in_name
                    && matches!(
                        self.document.lower(at),
                        "," | "("
                            | "of"
                            | "for"
                            | "in"
                            | "at"
                            | "from"
                            | "with"
                            | "to"
                            | "on"
                            | "who"
                            | "that"
                            | "which"
                            | "near"
                            | "by"
                            | "—"
                            | "–"
                            | "familiar"
                            | "speaking"
                    )
            })
            .unwrap_or(source.end);
        source.start..end
    }

    fn head_role(&self, core: &Range<usize>) -> Option<Role> {
        // The last noun is the head; "police officer" is longer than "officer".
        (core.start..core.end).find_map(|at| {
            let (range, role) = self.lexicon.roles.match_lower_at(self.document, at, core.end)?;
            (range.end == core.end).then_some(*role)
        })
    }

    /// "the mayor" is the one whose title says so; "the company" the organisation named last.
    fn known_by_role(&self, core: &Range<usize>, role: Role) -> Option<usize> {
        let noun = self.document.lower(core.end - 1);
        let last_before = |profile: usize| {
            let entry = &self.profiles.list[profile];
            let start = |m: usize| self.mentions[m].tokens.start;
            let before = entry.mentions.partition_point(|&m| start(m) < core.start);
            let named = before.checked_sub(1).map(|last| start(entry.mentions[last]));
            let role = (entry.kind == Kind::Role).then_some(entry.first_token);
            named.or(role).filter(|&first| first < core.start).map(|first| (first, profile))
        };
        let described = self.described_by.get(noun).into_iter().flatten();
        if let Some(named) = described.filter_map(|&profile| last_before(profile)).max() {
            return Some(named.1);
        }
        let stands_for_organization = matches!(
            noun,
            "company"
                | "firm"
                | "agency"
                | "group"
                | "organisation"
                | "organization"
                | "charity"
                | "bank"
                | "union"
                | "airline"
                | "carmaker"
                | "newspaper"
                | "network"
                | "paper"
                | "broadcaster"
                | "outlet"
                | "university"
                | "party"
                | "ministry"
                | "retailer"
                | "manufacturer"
                | "operator"
                | "regulator"
                | "watchdog"
                | "club"
                | "team"
                | "school"
                | "hospital"
                | "council"
                | "committee"
                | "commission"
                | "court"
        );
        if role.plural || !stands_for_organization {
            return None;
        }
        self.organization_before(core.start)
    }

    fn organization_before(&self, token: usize) -> Option<usize> {
        (0..=self.mention_before(token)?)
            .rev()
            .take(REACH)
            .find(|&mention| self.mentions[mention].kind == Kind::Organization)
            .and_then(|mention| self.profiles.of_mention[mention])
    }

    fn pronoun(&self, at: usize) -> Speaker {
        let word = self.document.lower(at);
        let profile = match word {
            "he" | "his" => self.person_before(at, Sex::Male),
            "she" | "her" => self.person_before(at, Sex::Female),
            "it" | "its" => self.spoken_before(|entry| {
                matches!(entry.kind, Kind::Organization | Kind::Place)
                    || (entry.kind == Kind::Role && !entry.plural && !entry.is_human)
            }),
            _ => self.spoken_before(|entry| {
                entry.plural || matches!(entry.kind, Kind::Organization | Kind::Group)
            }),
        };
        let profile = profile.or_else(|| {
            let stands_for_body = matches!(word, "they" | "it" | "their" | "its");
            stands_for_body.then(|| self.organization_before(at)).flatten()
        });
        let why = profile.map(|_| format!("pronoun:{word}")).into_iter().collect();
        Speaker { profile, why, role: None }
    }

    /// The person of that sex who stands nearest before; one who has just spoken is preferred.
    fn person_before(&self, at: usize, sex: Sex) -> Option<usize> {
        let fits = |profile: usize| {
            let entry = &self.profiles.list[profile];
            // "A spokeswoman said … She said": one without a name can go on, too.
            let is_one = entry.kind == Kind::Person
                || entry.kind == Kind::Role && !entry.plural && entry.is_human;
            (is_one && sexes_agree(entry.sex, sex)).then_some(profile)
        };
        let sentence = self.document.sentence(at).start;
        let paragraph = self.document.paragraph_index(at);
        let before = self.mentions[..self.mentions.partition_point(|m| m.tokens.start < at)]
            .iter()
            .enumerate()
            .rev();
        // A subject of the sentence before is likelier than an object: the first name there counts.
        let near: Vec<usize> = before
            .take_while(|(_, m)| self.document.paragraph_index(m.tokens.start) + 2 > paragraph)
            .filter_map(|(index, m)| {
                Some((m.tokens.start, fits(self.profiles.of_mention[index]?)?))
            })
            .filter(|&(start, _)| start < sentence || start < at)
            .map(|(_, profile)| profile)
            .collect();
        if let Some(&last) = self.spoken.last()
            && let Some(profile) = fits(last).filter(|p| {
                near.is_empty() || near.contains(p) || self.profiles.list[*p].kind == Kind::Role
            })
        {
            return Some(profile);
        }
        near.first().copied().or_else(|| {
            self.spoken.iter().rev().take(REACH).find_map(|&profile| fits(profile)).or_else(|| {
                (0..=self.mention_before(at)?)
                    .rev()
                    .take(REACH)
                    .find_map(|m| fits(self.profiles.of_mention[m]?))
            })
        })
    }

    fn spoken_before(&self, fits: impl Fn(&super::profiles::Profile) -> bool) -> Option<usize> {
        self.spoken
            .iter()
            .rev()
            .take(REACH)
            .copied()
            .find(|&profile| fits(&self.profiles.list[profile]))
    }

    /// "Ann Lee, who said": the name before the pronoun; "critics who say": the noun before it.
    fn relative(&mut self, at: usize) -> Speaker {
        let before = (0..at).rev().find(|&index| self.document.lower(index) != ",");
        let Some(end) = before.map(|index| index + 1) else { return Speaker::default() };
        let word = self.document.lower(at).to_owned();
        let named = self
            .mention_before(end)
            .filter(|&m| self.mentions[m].tokens.end == end && self.mentions[m].kind.has_profile());
        if let Some(mention) = named {
            let why = vec![format!("relative:{word}")];
            return Speaker { why, ..self.of_mention(mention) };
        }
        let start = (self.document.sentence(at).start..end)
            .rev()
            .take(4)
            .find(|&index| self.lexicon.roles.match_lower_at(self.document, index, end).is_some());
        let Some(start) = start else { return Speaker::default() };
        let role =
            self.lexicon.roles.match_lower_at(self.document, start, end).map(|(_, role)| *role);
        let profile = self.add_role(&(start..end), &(start..end), role);
        Speaker { profile: Some(profile), why: vec![format!("relative:{word}")], role }
    }
}
