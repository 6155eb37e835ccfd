//! One profile for each distinct person, organisation, place …

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::letters::folded;
use crate::analysis::{Kind, SourceKind};
use crate::document::Document;
use crate::lexicon::{Lexicon, Role, Sex};
use crate::mention::Mention;

/// Most people of one name that are compared; no article has as many.
const MOST_NAMESAKES: usize = 200;

/// One distinct thing that the article names or lets speak.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    /// What it is.
    pub(crate) kind: Kind,
    /// The fullest name in the text.
    pub(crate) name: String,
    /// Title or role, without article.
    pub(crate) title: Option<String>,
    /// He or she.
    pub(crate) sex: Sex,
    /// What kind of source it makes, where known.
    pub(crate) source: Option<SourceKind>,
    /// Indices of its mentions, ascending.
    pub(crate) mentions: Vec<usize>,
    /// First token where it appears.
    pub(crate) first_token: usize,
    /// True for "officials", "police".
    pub(crate) plural: bool,
    /// True for roles that people have: "a nurse", not "the report".
    pub(crate) is_human: bool,
}

/// All profiles of an article.
#[derive(Debug, Default)]
pub(crate) struct Profiles {
    /// In order of discovery until [`Profiles::in_order`] is called.
    pub(crate) list: Vec<Profile>,
    /// The profile of each mention.
    pub(crate) of_mention: Vec<Option<usize>>,
    by_key: FxHashMap<(Kind, String), usize>,
    roles: FxHashMap<String, usize>,
    /// People by surname and by given name.
    people: FxHashMap<String, Vec<usize>>,
}

impl Profiles {
    /// Groups the mentions.
    pub(crate) fn new(document: &Document, mentions: &[Mention], lexicon: &Lexicon) -> Self {
        let mut profiles = Self { of_mention: vec![None; mentions.len()], ..Self::default() };
        for (index, mention) in mentions.iter().enumerate() {
            if mention.kind.has_profile() && !is_short_person(mention) {
                profiles.add(document, mentions, index);
            }
        }
        let mut last_seen = FxHashMap::default();
        for (index, mention) in mentions.iter().enumerate() {
            if is_short_person(mention) {
                profiles.add_short_person(document, mentions, index, &last_seen);
            }
            if let Some(profile) = profiles.of_mention[index] {
                last_seen.insert(profile, index);
            }
        }
        for profile in &mut profiles.list {
            profile.mentions.sort_unstable();
            profile.first_token = mentions[profile.mentions[0]].tokens.start;
        }
        profiles.name_and_title(document, mentions, lexicon);
        profiles
    }

    fn add(&mut self, document: &Document, mentions: &[Mention], index: usize) {
        let mention = &mentions[index];
        let name = mention.span.of(document.text());
        let key = (mention.kind, key_of(mention.kind, name));
        let known = self.by_key.get(&key).copied().or_else(|| match mention.kind {
            Kind::Organization => self.in_brackets(document, mentions, index, Kind::Organization),
            Kind::Person => self
                .same_person(document, mention)
                .or_else(|| self.in_brackets(document, mentions, index, Kind::Person)),
            _ => None,
        });
        let profile = known.unwrap_or_else(|| self.create(mention, name));
        self.by_key.entry(key).or_insert(profile);
        self.attach(profile, index, mention);
        if mention.kind == Kind::Person {
            let words = [mention.tokens.start, mention.tokens.end - 1];
            for word in words.map(|at| folded(document.word(at))) {
                if !self.namesakes(&word).contains(&profile) {
                    self.people.entry(word).or_default().push(profile);
                }
            }
        }
        if mention.kind == Kind::Organization && mention.tokens.len() > 1 {
            let initials = initials(document, &mention.tokens).to_lowercase();
            self.by_key.entry((Kind::Organization, initials)).or_insert(profile);
        }
    }

    /// "Lee" is the Lee named last before, or else the first one named at all.
    fn add_short_person(
        &mut self,
        document: &Document,
        mentions: &[Mention],
        index: usize,
        last_seen: &FxHashMap<usize, usize>,
    ) {
        let mention = &mentions[index];
        let name = mention.span.of(document.text());
        let fits = |profile: &&usize| sexes_agree(self.list[**profile].sex, mention.sex);
        let key = folded(name);
        let same: Vec<usize> = self.namesakes(&key).iter().filter(fits).copied().collect();
        // One seen before wins over one that is named in full only later.
        let last_before = same.iter().copied().max_by_key(|profile| last_seen.get(profile));
        let profile = self
            .in_brackets(document, mentions, index, Kind::Person)
            .or(last_before)
            .unwrap_or_else(|| self.create(mention, name));
        if same.is_empty() {
            self.people.entry(key).or_default().push(profile);
        }
        self.attach(profile, index, mention);
    }

    fn create(&mut self, mention: &Mention, name: &str) -> usize {
        self.list.push(Profile {
            kind: mention.kind,
            name: name.to_owned(),
            title: None,
            sex: Sex::Open,
            source: None,
            mentions: Vec::new(),
            first_token: mention.tokens.start,
            plural: false,
            is_human: mention.kind == Kind::Person,
        });
        self.list.len() - 1
    }

    fn attach(&mut self, profile: usize, index: usize, mention: &Mention) {
        let entry = &mut self.list[profile];
        entry.mentions.push(index);
        if entry.sex == Sex::Open {
            entry.sex = mention.sex;
        }
        entry.source = entry.source.or(mention.source);
        self.of_mention[index] = Some(profile);
    }

    /// The people with that surname or given name; of very many only those found last.
    fn namesakes(&self, word: &str) -> &[usize] {
        let people = self.people.get(word).map_or(&[][..], Vec::as_slice);
        &people[people.len().saturating_sub(MOST_NAMESAKES)..]
    }

    /// "Ann B. Lee" and "Ann Lee" are one.
    fn same_person(&self, document: &Document, mention: &Mention) -> Option<usize> {
        let first = folded(document.word(mention.tokens.start));
        let last = folded(document.word(mention.tokens.end - 1));
        let text = folded(mention.span.of(document.text()));
        self.namesakes(&last).iter().copied().find(|&profile| {
            let name = folded(&self.list[profile].name);
            // "Van den Berg" is the end of "Ursula van den Berg".
            (name.split(' ').next() == Some(&first) && name.ends_with(&last))
                || name.ends_with(&text)
        })
    }

    /// "(ICC)" right behind "International Criminal Court", `(@ann_lee)` behind "Ann Lee".
    fn in_brackets(
        &self,
        document: &Document,
        mentions: &[Mention],
        index: usize,
        kind: Kind,
    ) -> Option<usize> {
        let mention = &mentions[index];
        let before = index.checked_sub(1)?;
        let open = mention.tokens.start.checked_sub(1)?;
        let follows = mentions[before].tokens.end == open && document.word(open) == "(";
        let word = document.word(mention.tokens.start);
        let is_short_form = mention.tokens.len() == 1
            && (word.starts_with('@') || word.chars().filter(|c| c.is_uppercase()).count() > 1);
        (follows && is_short_form && mentions[before].kind == kind)
            .then(|| self.of_mention[before])
            .flatten()
    }

    /// The fullest name and the title that stands beside one of the mentions.
    fn name_and_title(&mut self, document: &Document, mentions: &[Mention], lexicon: &Lexicon) {
        for profile in &mut self.list {
            let texts = profile.mentions.iter().map(|&m| mentions[m].span.of(document.text()));
            if let Some(fullest) = texts.rev().max_by_key(|text| fullness(text)) {
                profile.name = single_spaced(fullest);
            }
            if profile.kind == Kind::Person {
                profile.title = profile
                    .mentions
                    .iter()
                    .find_map(|&m| apposition(document, lexicon, mentions, m))
                    .or_else(|| {
                        let titled =
                            profile.mentions.iter().find_map(|&m| mentions[m].title.clone());
                        titled
                            .map(|title| with_country(document, mentions, title))
                            .map(|title| single_spaced(document.slice(&title)))
                            .filter(|title| !is_courtesy(title))
                    });
                if let Some(shared) = shared_surname(document, mentions, &profile.mentions) {
                    profile.name = format!("{} {shared}", profile.name);
                }
            }
        }
    }

    /// True if the article names a person.
    pub(super) fn has_people(&self) -> bool {
        !self.people.is_empty()
    }

    /// The profile of a speaker without a name; one for each wording.
    pub(crate) fn role(&mut self, words: &str, first_token: usize, role: Option<Role>) -> usize {
        let name = single_spaced(words);
        let key = without_article(&name).to_lowercase();
        if let Some(&known) = self.roles.get(&key) {
            return known;
        }
        self.list.push(Profile {
            kind: Kind::Role,
            name,
            title: None,
            sex: role.map_or(Sex::Open, |role| role.sex),
            source: None,
            mentions: Vec::new(),
            first_token,
            plural: role.is_some_and(|role| role.plural),
            is_human: role.is_some_and(|role| role.source == SourceKind::Person),
        });
        self.roles.insert(key, self.list.len() - 1);
        self.list.len() - 1
    }

    /// Sorts by first appearance; returns the new place of every old index.
    pub(crate) fn in_order(&mut self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by_key(|&profile| self.list[profile].first_token);
        let mut place = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        self.list = order.iter().map(|&old| self.list[old].clone()).collect();
        for profile in self.of_mention.iter_mut().flatten() {
            *profile = place[*profile];
        }
        place
    }
}

fn is_short_person(mention: &Mention) -> bool {
    mention.kind == Kind::Person && mention.tokens.len() == 1
}

/// True unless one is he and the other she.
pub(super) fn sexes_agree(one: Sex, other: Sex) -> bool {
    one == Sex::Open || other == Sex::Open || one == other
}

/// What mentions of one thing share: "U.S." and "US", "Republican" and "Republicans".
fn key_of(kind: Kind, name: &str) -> String {
    let plain = single_spaced(name).replace('.', "");
    match (kind, plain.as_str()) {
        (Kind::Place, "US" | "USA" | "United States" | "United States of America" | "America") => {
            "United States".to_owned()
        }
        (Kind::Place, "UK" | "United Kingdom" | "Britain" | "Great Britain") => {
            "United Kingdom".to_owned()
        }
        (Kind::Group, _) => folded(plain.trim_end_matches('s')),
        _ => folded(&plain),
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_article(name: &str) -> &str {
    let lower = name.split(' ').next().map(str::to_lowercase);
    match lower.as_deref() {
        Some("the" | "a" | "an") => name.split_once(' ').map_or(name, |(_, rest)| rest),
        _ => name,
    }
}

/// "Ann Lee" is fuller than `@annlee_writes` and better to read than "ANN LEE".
fn fullness(name: &str) -> (bool, bool, usize) {
    (!name.starts_with('@'), name.contains(char::is_lowercase), name.len())
}

fn is_courtesy(title: &str) -> bool {
    matches!(title.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss" | "Sir" | "Dame" | "Mx")
}

fn initials(document: &Document, tokens: &Range<usize>) -> String {
    tokens
        .clone()
        .filter(|&at| document.tokens[at].is_capitalized())
        .filter_map(|at| document.word(at).chars().next())
        .collect()
}

/// "U.S. Sen.", "French President": the country before a title is part of it.
fn with_country(document: &Document, mentions: &[Mention], title: Range<usize>) -> Range<usize> {
    let before = mentions.partition_point(|mention| mention.tokens.end <= title.start);
    let country = before.checked_sub(1).map(|index| &mentions[index]).filter(|mention| {
        mention.tokens.end == title.start
            && document.sentence(title.start).contains(&mention.tokens.start)
            && matches!(mention.kind, Kind::Place | Kind::Group)
    });
    country.map_or(title.start, |mention| mention.tokens.start)..title.end
}

/// "Richard and Lisa Parry": the surname that a given name shares with the next person.
fn shared_surname<'a>(
    document: &'a Document,
    mentions: &[Mention],
    own: &[usize],
) -> Option<&'a str> {
    let first = *own.first()?;
    let mention = &mentions[first];
    let next = mentions.get(first + 1)?;
    let joined = document.lower_at(Some(mention.tokens.end)) == "and"
        && next.tokens.start == mention.tokens.end + 1
        && next.kind == Kind::Person
        && next.tokens.len() > 1;
    let is_given = own.iter().all(|&index| mentions[index].tokens.len() == 1);
    (joined && is_given).then(|| document.word(next.tokens.end - 1))
}

/// "Ann Lee, the mayor of Leeds, …": the words behind the name.
fn apposition(
    document: &Document,
    lexicon: &Lexicon,
    mentions: &[Mention],
    index: usize,
) -> Option<String> {
    const LONGEST: usize = 14;
    let mention = &mentions[index];
    let sentence = document.sentence(mention.tokens.start);
    let mut start = mention.tokens.end;
    if start + 1 >= sentence.end || document.word(start) != "," {
        return None;
    }
    start += 1;
    // An age comes first: "Ann Lee, 42, a nurse".
    if start + 1 < sentence.end
        && document.word(start + 1) == ","
        && document.word(start).parse::<u8>().is_ok()
    {
        start += 2;
    }
    if start < sentence.end && matches!(document.lower(start), "the" | "a" | "an") {
        start += 1;
    }
    let limit = sentence.end.min(start + LONGEST);
    let end = (start..limit)
        .find(|&at| matches!(document.word(at), "," | "." | ";" | ")" | "—" | "“" | "\""))?;
    let reach = end.min(start + 5);
    let is_role =
        (start..reach).any(|at| lexicon.roles.match_lower_at(document, at, end).is_some());
    let has_verb = (start..end).any(|at| {
        matches!(document.lower(at), "was" | "is" | "were" | "has" | "had" | "who" | "said")
    });
    (is_role && !has_verb && end > start).then(|| single_spaced(document.slice(&(start..end))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::testing::{Article, lexicon};

    /// Name and title of the profiles of a text.
    fn profiles(text: &str) -> Vec<(String, Option<String>)> {
        let article = Article::new(text);
        let profiles = Profiles::new(&article.document, &article.mentions, lexicon());
        profiles.list.into_iter().map(|profile| (profile.name, profile.title)).collect()
    }

    fn names(text: &str) -> Vec<String> {
        profiles(text).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn mentions_of_one_thing_share_a_profile() {
        assert_eq!(names("Ann Lee met Ann B. Lee. Lee left."), ["Ann B. Lee"]);
        assert_eq!(names("The U.S. and the United States agreed."), ["United States"]);
    }

    #[test]
    fn people_of_one_surname_stay_apart() {
        assert_eq!(names("Maria Lee met John Lee."), ["Maria Lee", "John Lee"]);
    }

    #[test]
    fn joined_people_share_a_surname() {
        assert_eq!(names("Richard and Lisa Parry left."), ["Lisa Parry", "Richard Parry"]);
    }

    #[test]
    fn the_title_stands_before_or_behind_the_name() {
        for text in ["Mayor Ann Lee left.", "Ann Lee, the mayor, left."] {
            let title = profiles(text)[0].1.as_deref().map(str::to_lowercase);
            assert_eq!(title.as_deref(), Some("mayor"), "{text}");
        }
        assert_eq!(profiles("Mrs. Ann Lee left.")[0].1, None);
    }
}
