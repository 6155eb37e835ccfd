//! Reporting verbs, phrases and nouns.

use rustc_hash::FxHashMap;

use super::{Phrases, lines};
use crate::analysis::{CueTone, Stance};

/// What can follow a cue; see `data/README.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Frame {
    /// A clause, with or without "that".
    That = 1,
    /// A quotation.
    Quote = 2,
    /// An infinitive.
    To = 4,
    /// A noun phrase that is the content.
    Object = 8,
    /// "of" and what somebody is accused of.
    Of = 16,
    /// "for" and what is called for.
    For = 32,
    /// whether, why, how.
    Question = 64,
    /// The person addressed.
    Person = 128,
}

/// A form of a reporting verb or phrase.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    /// The base form.
    pub(crate) lemma: &'static str,
    /// What it says by itself.
    pub(crate) stance: Stance,
    /// Whether it colours.
    pub(crate) tone: CueTone,
    /// 1 nearly always reports, 2 with a clause or quotation, 3 with a quotation only.
    pub(crate) strength: u8,
    /// True if this form is as often a noun or adjective.
    pub(crate) may_be_noun: bool,
    frames: u8,
}

impl Cue {
    /// True if `frame` can follow.
    pub(crate) fn takes(&self, frame: Frame) -> bool {
        self.frames & frame as u8 != 0
    }
}

/// A noun that brings a claim: "his warning that".
#[derive(Clone, Copy, Debug)]
pub(crate) struct NounCue {
    /// What it says by itself.
    pub(crate) stance: Stance,
    /// Whether it colours.
    pub(crate) tone: CueTone,
}

fn frames(field: &str) -> u8 {
    field
        .split(',')
        .map(|frame| match frame {
            "that" => Frame::That as u8,
            "quote" => Frame::Quote as u8,
            "to" => Frame::To as u8,
            "obj" => Frame::Object as u8,
            "of" => Frame::Of as u8,
            "for" => Frame::For as u8,
            "wh" => Frame::Question as u8,
            "person" => Frame::Person as u8,
            _ => 0,
        })
        .fold(0, |all, frame| all | frame)
}

fn stance(field: &str) -> Stance {
    Stance::from_label(field).expect("the stances of the lists are tested")
}

fn tone(field: &str) -> CueTone {
    CueTone::from_label(field).expect("the tones of the lists are tested")
}

/// Reads verbs and phrases: each form with its separator becomes an entry.
pub(super) fn read(
    verbs: &'static str,
    phrases: &'static str,
) -> (FxHashMap<&'static str, Cue>, Phrases<Cue>) {
    let cues = lines(verbs).flat_map(|fields| forms(&fields, ' ')).collect();
    let phrases = lines(phrases).flat_map(|fields| forms(&fields, '|')).collect();
    (cues, phrases)
}

fn forms(fields: &[&'static str], separator: char) -> Vec<(&'static str, Cue)> {
    let lemma = fields[0];
    let noun = fields.get(6) == Some(&"n");
    let cue = |form: &str| Cue {
        lemma,
        stance: stance(fields[2]),
        tone: tone(fields[3]),
        strength: fields[4].parse().expect("the strengths of the lists are tested"),
        may_be_noun: noun && !form.ends_with("ed"),
        frames: frames(fields[5]),
    };
    let inflected = fields[1].split(separator).filter(|form| *form != "-" && !form.is_empty());
    std::iter::once(lemma).chain(inflected).map(|form| (form, cue(form))).collect()
}

/// Reads the nouns; the plural is an entry of its own.
pub(super) fn read_nouns(list: &'static str) -> FxHashMap<&'static str, NounCue> {
    lines(list)
        .flat_map(|fields| {
            let cue = NounCue { stance: stance(fields[2]), tone: tone(fields[3]) };
            [fields[0], fields[1]]
                .into_iter()
                .filter(|word| *word != "-")
                .map(move |word| (word, cue))
        })
        .collect()
}

/// A word of a content that tells what its source does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StanceWord {
    pub(crate) stance: Stance,
    /// How much it tells.
    pub(crate) weight: u32,
}

/// Reads the words that tell a stance.
pub(super) fn read_stance_words(list: &'static str) -> Phrases<StanceWord> {
    let word = |fields: Vec<&'static str>| {
        let weight = fields[2].parse().expect("the weights of the lists are tested");
        (fields[0], StanceWord { stance: stance(fields[1]), weight })
    };
    lines(list).map(word).collect()
}
