//! Speakers who stand as a pronoun: "he", "they", "who".
//!
//! In: the place of the pronoun. Out: the profile it stands for: in `Ann Lee left. She said …`, `She`
//! is Ann Lee. Nothing is parsed; who has spoken and who is named near decides.

use super::profiles::{Profile, sexes_agree};
use super::speakers::{REACH, Resolver, Speaker};
use crate::analysis::Kind;
use crate::lexicon::Sex;

impl Resolver<'_> {
    pub(super) fn pronoun(&self, at: usize) -> Speaker {
        let word = self.document.lower(at);
        let profile = match word {
            "he" | "his" | "him" => self.person_before(at, Sex::Male),
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
    pub(super) fn person_before(&self, at: usize, sex: Sex) -> Option<usize> {
        let fits = |profile: usize| {
            let entry = &self.profiles.list[profile];
            // "A spokeswoman said … She said": one without a name can go on, too.
            let is_one = entry.kind == Kind::Person
                || entry.kind == Kind::Role && !entry.plural && entry.is_human;
            (is_one && sexes_agree(entry.sex, sex)).then_some(profile)
        };
        let paragraph = self.document.paragraph_index(at);
        let before = self.mentions.partition_point(|mention| mention.tokens.start < at);
        let near: Vec<usize> = (0..before)
            .rev()
            .take(REACH)
            .take_while(|&m| {
                self.document.paragraph_index(self.mentions[m].tokens.start) + 2 > paragraph
            })
            .filter_map(|m| fits(self.profiles.of_mention[m]?))
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

    fn spoken_before(&self, fits: impl Fn(&Profile) -> bool) -> Option<usize> {
        self.spoken
            .iter()
            .rev()
            .take(REACH)
            .copied()
            .find(|&profile| fits(&self.profiles.list[profile]))
    }

    /// "Ann Lee, who said": the name before the pronoun; "critics who say": the noun before it.
    pub(super) fn relative(&mut self, at: usize) -> Speaker {
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

#[cfg(test)]
mod tests {
    use super::super::testing::assert_speakers;

    #[test]
    fn a_pronoun_is_the_one_named_before() {
        assert_speakers(&[
            ("Maria Lopez left. She said it rained.", &["Maria Lopez"]),
            ("Maria Lopez met John Smith. He said it rained.", &["John Smith"]),
            ("Acme Bank closed. It said it had no money.", &["Acme Bank"]),
        ]);
    }

    #[test]
    fn who_is_the_name_before_it() {
        assert_speakers(&[("Maria Lopez, who said it rained, left.", &["Maria Lopez"])]);
    }

    #[test]
    fn a_pronoun_without_a_name_stays_unknown() {
        assert_speakers(&[
            ("She said it rained.", &[""]),
            ("John Smith left. She said it rained.", &[""]),
        ]);
    }
}
