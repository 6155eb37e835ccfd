//! The word lists of `data/`: names, titles, roles, reporting verbs.
//!
//! In: the lists compiled into the program (their format is in `data/README.md`). Out: look-ups by
//! word, and by the longest phrase that begins at a token ([`Phrases`]). What a word means in its
//! place is for [`crate::entity`] and [`crate::attribution`] to say.

mod check;
mod classes;
mod cues;
mod phrases;
mod words;

use rustc_hash::{FxHashMap, FxHashSet};

pub(crate) use check::{CheckWeights, Reason};
#[cfg(feature = "train")]
pub(crate) use classes::{CLASSES, COARSE, TOWNS};
pub(crate) use classes::{LONGEST_TOWN, WordClass, WordClasses};
pub(crate) use cues::{Cue, Frame, NounCue, StanceWord};
pub(crate) use phrases::Phrases;
pub(crate) use words::{Head, HeadKind, Listed, Name, Role, Sex, Title};

use crate::tokenize::{Abbreviation, Abbreviations};

/// Everything the lists say.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Abbreviations and whether they can end a sentence.
    pub(crate) abbreviations: Abbreviations,
    /// Every form of every reporting verb, in lower case.
    pub(crate) cues: FxHashMap<&'static str, Cue>,
    /// Every form of every reporting phrase, in lower case.
    pub(crate) cue_phrases: Phrases<Cue>,
    /// Nouns that bring a claim, singular and plural, in lower case.
    pub(crate) cue_nouns: FxHashMap<&'static str, NounCue>,
    /// Nouns for human and institutional sources, in lower case, some of several words.
    pub(crate) roles: Phrases<Role>,
    /// Titles before names, as written.
    pub(crate) titles: Phrases<Title>,
    /// Names of places, groups, organisations, people, as written.
    pub(crate) names: Phrases<Name>,
    /// Given names in lower case without diacritics.
    pub(crate) given_names: FxHashMap<&'static str, Listed<Sex>>,
    /// Surnames in lower case without diacritics.
    pub(crate) surnames: FxHashMap<&'static str, Listed<()>>,
    /// Languages, as written.
    pub(crate) languages: FxHashSet<&'static str>,
    /// Words that end or head a name and tell its kind, as written.
    pub(crate) heads: Phrases<Head>,
    /// Marks of doubt, in lower case.
    pub(crate) hedges: Phrases<()>,
    /// Words of a content that tell what its source does, in lower case.
    pub(crate) stance_words: Phrases<StanceWord>,
    /// Words that make a sentence one that can be checked, or not, in lower case.
    pub(crate) check_words: Phrases<Reason>,
    /// How much each reason counts.
    pub(crate) check_weights: CheckWeights,
    /// Words that are used alike, and names of towns, in lower case.
    pub(crate) classes: WordClasses,
    /// Words that are no names when they begin a sentence, in lower case.
    pub(crate) common_words: FxHashSet<&'static str>,
}

impl Lexicon {
    /// The lists and the tables that ship inside the program.
    #[cfg(any(test, feature = "builtin"))]
    pub(crate) fn builtin() -> Self {
        Self::new(WordClasses::builtin())
    }

    /// Reads the lists that are compiled into the program; the tables come with the model.
    pub(crate) fn new(classes: WordClasses) -> Self {
        let (cues, cue_phrases) = cues::read(
            include_str!("../../data/cues.txt"),
            include_str!("../../data/cue_phrases.txt"),
        );
        Self {
            abbreviations: abbreviations(include_str!("../../data/abbreviations.txt")),
            cues,
            cue_phrases,
            cue_nouns: cues::read_nouns(include_str!("../../data/cue_nouns.txt")),
            roles: words::roles(include_str!("../../data/roles.txt")),
            titles: words::titles(include_str!("../../data/titles.txt")),
            names: words::names(),
            given_names: words::given_names(include_str!("../../data/given_names.txt")),
            surnames: words::surnames(include_str!("../../data/surnames.txt")),
            languages: lines(include_str!("../../data/languages.txt"))
                .map(|fields| fields[0])
                .collect(),
            heads: words::heads(),
            stance_words: cues::read_stance_words(include_str!("../../data/stance_words.txt")),
            check_words: check::words(include_str!("../../data/check_words.txt")),
            check_weights: check::weights(include_str!("../../data/check_weights.txt")),
            classes,
            hedges: hedges(include_str!("../../data/hedges.txt")),
            common_words: lines(include_str!("../../data/common_words.txt"))
                .map(|fields| fields[0])
                .collect(),
        }
    }
}

/// The fields of every entry of a list.
fn lines(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

fn abbreviations(list: &'static str) -> Abbreviations {
    lines(list)
        .map(|fields| {
            let kind =
                if fields[1] == "always" { Abbreviation::Inner } else { Abbreviation::Either };
            (fields[0].to_ascii_lowercase(), kind)
        })
        .collect()
}

fn hedges(list: &'static str) -> Phrases<()> {
    lines(list).map(|fields| (fields[0], ())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read_and_know_the_plainest_words() {
        let lexicon = Lexicon::builtin();
        assert!(lexicon.cues.contains_key("said"));
        assert!(lexicon.given_names.contains_key("maria"));
        assert!(lexicon.surnames.contains_key("lopez"));
        assert!(lexicon.common_words.contains("the"));
        assert!(lexicon.abbreviations.contains_key("mr"));
    }
}
