//! What kind of source a claim has: named or not, person, state, medium, paper.

use std::ops::Range;

use super::profiles::Profiles;
use super::speakers::Speaker;
use crate::analysis::{Kind, SourceKind};
use crate::attribution::Attribution;
use crate::document::Document;

/// The kind of a claim's source.
///
/// A named profile decides by what it is. A role decides by its noun; people without a name are
/// anonymous if they are particular ones ("a senior official"), else unnamed ("critics").
pub(crate) fn source_kind(
    document: &Document,
    attribution: &Attribution,
    speaker: &Speaker,
    profiles: &Profiles,
) -> SourceKind {
    let Some(profile) = speaker.profile.map(|profile| &profiles.list[profile]) else {
        return attribution
            .sources
            .first()
            .map_or(SourceKind::Unknown, |source| pronoun(document, source));
    };
    // "Lee's statement" is a paper, though it is Lee who speaks.
    if speaker.role.is_some_and(|role| role.source == SourceKind::Document) {
        let is_media = profile.source == Some(SourceKind::Media);
        // What an outlet's report says the outlet says.
        return if is_media { SourceKind::Media } else { SourceKind::Document };
    }
    match profile.kind {
        _ if speaker.role.is_some_and(|role| role.source == SourceKind::Media) => SourceKind::Media,
        Kind::Person => SourceKind::Person,
        Kind::Organization | Kind::Facility => profile.source.unwrap_or(SourceKind::Organization),
        Kind::Place => SourceKind::Government,
        Kind::Law | Kind::Work | Kind::Product | Kind::Event => SourceKind::Document,
        Kind::Group => SourceKind::Unnamed,
        _ => match of_role(document, attribution, speaker, &profile.name) {
            SourceKind::Unnamed
                if is_one_who_is_known(
                    document,
                    attribution,
                    (speaker, &profile.name),
                    profiles,
                ) =>
            {
                SourceKind::Person
            }
            kind => kind,
        },
    }
}

/// "the archbishop", "Kenya's minister", in a headline also "mayor", of whom nothing tells which name
/// is theirs, in an article that names people: mostly one of them.
fn is_one_who_is_known(
    document: &Document,
    attribution: &Attribution,
    (speaker, name): (&Speaker, &str),
    profiles: &Profiles,
) -> bool {
    let is_one = speaker.role.is_some_and(|role| !role.plural && role.source == SourceKind::Person);
    let source = attribution.sources.first();
    let in_headline = source.is_some_and(|source| document.paragraph_index(source.start) == 0);
    let is_definite = in_headline && document.paragraphs.len() > 1
        || name.to_lowercase().starts_with("the ")
        || name.contains("'s ")
        || name.contains("’s ");
    is_one && is_definite && profiles.has_people()
}

fn pronoun(document: &Document, source: &Range<usize>) -> SourceKind {
    match document.lower(source.start) {
        "some" | "many" | "others" | "most" | "they" | "who" | "those" | "several" => {
            SourceKind::Unnamed
        }
        _ => SourceKind::Unknown,
    }
}

fn of_role(
    document: &Document,
    attribution: &Attribution,
    speaker: &Speaker,
    name: &str,
) -> SourceKind {
    if let Some(role) = speaker.role
        && role.source != SourceKind::Person
    {
        return role.source;
    }
    // "the WHO": an abbreviation that is no known name.
    let last = name.rsplit(' ').next().unwrap_or("");
    if speaker.role.is_none() && last.len() > 2 && last.chars().all(char::is_uppercase) {
        return SourceKind::Organization;
    }
    let words = name.to_lowercase();
    let first = words.split(' ').next().unwrap_or("");
    // "a number of senators" are several.
    let is_several = ["a number of", "a group of", "a majority of", "a couple of", "a handful of"];
    if is_several.iter().any(|several| words.starts_with(several)) {
        return SourceKind::Unnamed;
    }
    let keeps_back = [
        "anonym",
        "not authorized",
        "not authorised",
        "not be named",
        "not to be named",
        "not be identified",
        "not to be identified",
        "familiar with",
        "close to",
        "knowledge of",
        "declined to be named",
        "remain unnamed",
        "give his name",
        "give her name",
        "briefed on",
    ];
    let sentence = attribution
        .sources
        .first()
        .map_or("", |source| document.lower_slice(&document.sentence(source.start)));
    let anonymous =
        keeps_back.iter().any(|mark| words.contains(mark) || sentence.contains("anonymity"))
            || words.contains("source")
            || (matches!(
                first,
                "a" | "an"
                    | "one"
                    | "this"
                    | "another"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "my"
                    | "his"
                    | "her"
            ) && !speaker.role.is_some_and(|role| role.plural && first.len() < 4));
    if anonymous { SourceKind::Anonymous } else { SourceKind::Unnamed }
}

#[cfg(test)]
mod tests {
    use super::super::testing::speakers_of;
    use super::*;

    #[test]
    fn the_kind_follows_the_profile_or_the_noun() {
        for (text, expected) in [
            ("Ann Lee said it rained.", SourceKind::Person),
            ("The union said it rained.", SourceKind::Organization),
            ("Police said it rained.", SourceKind::Government),
            ("Kenya said it rained.", SourceKind::Government),
            ("A report said it rained.", SourceKind::Document),
            ("Critics said it rained.", SourceKind::Unnamed),
            ("A senior official said it rained.", SourceKind::Anonymous),
            ("It is believed that it rained.", SourceKind::Unknown),
            ("According to a tweet by Ann Lee, it rained.", SourceKind::Document),
            ("The Lee administration said it rained.", SourceKind::Government),
            ("Part of the letter said it rained.", SourceKind::Document),
        ] {
            let kinds: Vec<SourceKind> = speakers_of(text).iter().map(|found| found.1).collect();
            assert_eq!(kinds, [expected], "{text}");
        }
    }
}
