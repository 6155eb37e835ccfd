//! What is known of an article when its claims are chosen.

use std::ops::Range;

use super::super::reading::Reading;
use super::super::tagging::{Lexemes, Quoted, Role, Roles, Syntax};
use super::draft::{Draft, drafts};

/// An article with the drafts of its claims.
pub(crate) struct Evidence<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(super) lexemes: &'a Lexemes,
    pub(super) roles: &'a Roles,
    pub(crate) drafts: Vec<Draft>,
    /// What looks like a noun phrase in the sentences of drafts, with its head, in order.
    noun_phrases: Vec<(Range<usize>, usize)>,
    /// What stands before each token, counted from the start.
    sums: Vec<Sums>,
}

/// Sums over the tokens before one.
#[derive(Clone, Copy, Default)]
struct Sums {
    /// Probability of content, and its log-odds.
    content: f32,
    odds: f32,
    words: u32,
    commas: u32,
    opened: u32,
    closed: u32,
    verbs: u32,
    conjunctions: u32,
    clause_words: u32,
    cues: u32,
    sources: u32,
    /// Tokens of drafts' contents, each as often as drafts have it.
    drafted: u32,
}

/// Log-odds are cut here.
const LEAST: f32 = 0.002;

/// The log-odds of a probability.
fn odds(probability: f32) -> f32 {
    libm::logf(probability / (1.0 - probability))
}

/// What a range of tokens holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holds {
    pub(super) content: f32,
    pub(super) odds: f32,
    pub(super) words: usize,
    pub(super) commas: u64,
    pub(super) opened: u64,
    pub(super) closed: u64,
    pub(super) verbs: u64,
    pub(super) conjunctions: u64,
    pub(super) clause_words: u64,
    pub(super) cues: u64,
    pub(super) sources: u64,
    pub(super) drafted: usize,
}

impl<'a> Evidence<'a> {
    pub(crate) fn new(reading: &'a Reading<'a>, lexemes: &'a Lexemes, roles: &'a Roles) -> Self {
        let drafts = drafts(reading, roles);
        let (noun_phrases, sums) = (Vec::new(), Vec::new());
        let mut evidence = Self { reading, lexemes, roles, drafts, noun_phrases, sums };
        evidence.noun_phrases = evidence.noun_phrases();
        evidence.sums = evidence.sums();
        evidence
    }

    fn noun_phrases(&self) -> Vec<(Range<usize>, usize)> {
        let document = self.reading.document;
        let mut sentences: Vec<usize> =
            self.drafts.iter().map(|draft| document.sentence_index(draft.cue.start)).collect();
        sentences.dedup();
        let sentences = sentences.into_iter().map(|number| document.sentences[number].clone());
        sentences.flat_map(|sentence| self.noun_phrases_of(sentence)).collect()
    }

    /// What looks like a noun phrase in the sentence of a draft, with its head.
    pub(super) fn noun_phrases_in(&self, sentence: &Range<usize>) -> &[(Range<usize>, usize)] {
        let phrases = &self.noun_phrases;
        let first = phrases.partition_point(|(phrase, _)| phrase.start < sentence.start);
        let end = phrases.partition_point(|(phrase, _)| phrase.start < sentence.end);
        &phrases[first..end]
    }

    fn sums(&self) -> Vec<Sums> {
        let tokens = &self.reading.document.tokens;
        let mut drafted = vec![0; tokens.len()];
        for draft in &self.drafts {
            for content in draft.base(self.reading) {
                drafted[content.clone()].iter_mut().for_each(|count| *count += 1);
            }
        }
        let mut sums = Vec::with_capacity(tokens.len() + 1);
        let mut sum = Sums::default();
        let (surely_not, surely) = (odds(LEAST), odds(1.0 - LEAST));
        for (index, token) in tokens.iter().enumerate() {
            sums.push(sum);
            let content = self.roles.of(Role::Content, index).clamp(LEAST, 1.0 - LEAST);
            let syntax = self.syntax(index);
            let quoted = self.lexemes.list[index].quoted;
            sum.content += content;
            // Of most tokens the tagger is sure.
            sum.odds += match content {
                _ if content <= LEAST => surely_not,
                _ if content >= 1.0 - LEAST => surely,
                _ => odds(content),
            };
            sum.words += u32::from(token.is_wordlike());
            sum.commas += u32::from(syntax == Syntax::Comma);
            sum.opened += u32::from(quoted == Quoted::Opening);
            sum.closed += u32::from(quoted == Quoted::Closing);
            sum.verbs += u32::from(is_verb(syntax));
            sum.conjunctions += u32::from(matches!(syntax, Syntax::And | Syntax::But));
            sum.clause_words += u32::from(matches!(syntax, Syntax::That | Syntax::Relative));
            let role = self.roles.role(index);
            sum.cues += u32::from(role == Some(Role::Cue));
            sum.sources += u32::from(role == Some(Role::Source));
            sum.drafted += drafted[index];
        }
        sums.push(sum);
        sums
    }

    /// What the range holds; it may be empty.
    pub(super) fn holds(&self, range: &Range<usize>) -> Holds {
        let (a, b) = (self.sums[range.start], self.sums[range.end.max(range.start)]);
        Holds {
            content: b.content - a.content,
            odds: b.odds - a.odds,
            words: (b.words - a.words) as usize,
            commas: u64::from(b.commas - a.commas),
            opened: u64::from(b.opened - a.opened),
            closed: u64::from(b.closed - a.closed),
            verbs: u64::from(b.verbs - a.verbs),
            conjunctions: u64::from(b.conjunctions - a.conjunctions),
            clause_words: u64::from(b.clause_words - a.clause_words),
            cues: u64::from(b.cues - a.cues),
            sources: u64::from(b.sources - a.sources),
            drafted: (b.drafted - a.drafted) as usize,
        }
    }

    /// Words of both, by all words of either (Jaccard); marks do not count.
    pub(crate) fn shared_words(&self, a: &[Range<usize>], b: &[Range<usize>]) -> f32 {
        let words = |ranges: &[Range<usize>]| -> usize {
            ranges.iter().map(|range| self.holds(range).words).sum()
        };
        let both = |a: &Range<usize>, b: &Range<usize>| {
            self.holds(&(a.start.max(b.start)..a.end.min(b.end))).words
        };
        let both: usize = a.iter().flat_map(|a| b.iter().map(move |b| both(a, b))).sum();
        both as f32 / (words(a) + words(b) - both).max(1) as f32
    }

    pub(super) fn syntax(&self, index: usize) -> Syntax {
        self.lexemes.list[index].syntax
    }

    /// The class of a token of the same sentence, or of none.
    pub(super) fn syntax_at(&self, index: Option<usize>, sentence: &Range<usize>) -> u64 {
        let index = index.filter(|index| sentence.contains(index));
        index.map_or(BEYOND, |index| self.syntax(index) as u64)
    }

    /// The word of a token of the same sentence, or of none, as a hash.
    pub(super) fn word_at(&self, index: Option<usize>, sentence: &Range<usize>) -> u64 {
        let index = index.filter(|index| sentence.contains(index));
        index.map_or(BEYOND, |index| self.lexemes.form(index).lower)
    }

    /// 1 in a quotation, marks counted; 0 outside.
    pub(super) fn quoted(&self, index: usize) -> u64 {
        u64::from(self.lexemes.list[index].quoted != Quoted::Outside)
    }

    /// The word of a cue that says most: the one that is most often a cue.
    pub(super) fn head_of(&self, cue: &Range<usize>) -> usize {
        cue.clone().max_by_key(|&index| self.lexemes.list[index].cue).unwrap_or(cue.start)
    }
}

/// Stands for what is beyond the end of the sentence.
pub(super) const BEYOND: u64 = 98;

fn is_verb(syntax: Syntax) -> bool {
    matches!(syntax, Syntax::Be | Syntax::Have | Syntax::Do | Syntax::Modal | Syntax::Past)
}
