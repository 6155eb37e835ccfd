//! What each token is to the tagger of claims, read once for all features.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::Attribution;
use super::super::reading::Reading;
use super::syntax::{Syntax, syntax};
use crate::document::Document;
use crate::hashing::hash;
use crate::lexicon::{Lexicon, WordClass};
use crate::tokenize::{Token, TokenKind};
use crate::word_table::WordTable;

/// Where a token stands towards quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(in super::super) enum Quoted {
    Outside,
    Opening,
    Inside,
    Closing,
}

/// A word form: what a token is wherever it stands.
#[derive(Clone, Debug)]
pub(in super::super) struct Form {
    pub(in super::super) lower: u64,
    pub(in super::super) class: WordClass,
    pub(in super::super) syntax: Syntax,
    /// How often the word is a cue, in bins from 0, never, to 5, nearly always.
    pub(in super::super) cue: u8,
    /// Hashes of the last two and three letters.
    pub(in super::super) endings: [u64; 2],
}

/// One token.
#[derive(Clone, Debug)]
pub(in super::super) struct Lexeme {
    /// Index of its word form.
    pub(super) form: u32,
    /// As of the form: asked for all the time.
    pub(in super::super) syntax: Syntax,
    pub(in super::super) cue: u8,
    pub(in super::super) quoted: Quoted,
    /// One more than the kind of the mention that it is in.
    pub(in super::super) mention: u8,
    /// The part of a pattern's claim that it is, with the pattern; 0 for none.
    pub(super) pattern: u8,
}

/// Words that at least so often are cues are strong: what is near them depends on them.
const STRONG: u8 = 3;

/// Stands for no cue.
const NO_CUE: u32 = u32::MAX;

/// All tokens of a document.
#[derive(Debug)]
pub(crate) struct Lexemes {
    pub(in super::super) list: Vec<Lexeme>,
    /// The word forms, each once.
    pub(super) forms: Vec<Form>,
    /// The nearest strong cue before and after each token within its sentence.
    cues: Vec<[u32; 2]>,
    /// Commas, quotation marks and "that" before each token, counted from the start.
    counts: Vec<[u32; 3]>,
    /// Clauses: stretches between marks and conjunctions.
    pub(super) clauses: Vec<Range<usize>>,
    pub(super) clause_of: Vec<u32>,
    /// The token of each clause that is the strongest cue.
    pub(super) strongest: Vec<usize>,
}

impl Lexemes {
    /// Reads an article with the claims of the patterns; `cues` are the words that are cues, by how
    /// often.
    pub(crate) fn new(reading: &Reading, cues: &WordTable) -> Self {
        let (document, lexicon) = (reading.document, reading.lexicon);
        let (forms, mut list) = read_forms(document, lexicon, cues);
        for mention in reading.mentions {
            let kind = mention.kind as u8 + 1;
            list[mention.tokens.clone()].iter_mut().for_each(|lexeme| lexeme.mention = kind);
        }
        for quotation in &document.quotations {
            for index in quotation.tokens.clone() {
                list[index].quoted = match index {
                    _ if index < quotation.inner.start => Quoted::Opening,
                    _ if index >= quotation.inner.end => Quoted::Closing,
                    _ => Quoted::Inside,
                };
            }
        }
        mark_patterns(&reading.found, &mut list);
        let cues = nearest_cues(document, &list);
        let counts = counts(&list);
        let (clauses, clause_of) = clauses(document, &list);
        let strongest = |clause: &Range<usize>| {
            clause.clone().max_by_key(|&index| list[index].cue).expect("no clause is empty")
        };
        let strongest = clauses.iter().map(strongest).collect();
        Self { list, forms, cues, counts, clauses, clause_of, strongest }
    }

    /// The word form of a token.
    pub(in super::super) fn form(&self, index: usize) -> &Form {
        &self.forms[self.list[index].form as usize]
    }

    /// The nearest strong cue before and after a token within its sentence.
    pub(super) fn nearest_cues(&self, index: usize) -> [Option<usize>; 2] {
        self.cues[index].map(|cue| (cue != NO_CUE).then_some(cue as usize))
    }

    /// How many commas, quotation marks and "that" stand in a range.
    pub(super) fn between(&self, range: Range<usize>) -> [u64; 3] {
        let (start, end) = (self.counts[range.start], self.counts[range.end.max(range.start)]);
        [0, 1, 2].map(|at| u64::from(end[at] - start[at]))
    }
}

/// The word forms of a document, and its tokens, of which nothing else is known yet.
fn read_forms(
    document: &Document,
    lexicon: &Lexicon,
    cues: &WordTable,
) -> (Vec<Form>, Vec<Lexeme>) {
    let mut forms = Vec::new();
    let mut known = FxHashMap::default();
    let lexeme = |(index, token): (usize, &Token)| {
        let lower = hash(document.lower(index).as_bytes());
        let form = *known.entry((lower, token.kind, token.case)).or_insert_with(|| {
            forms.push(form(document, lexicon, cues, index));
            forms.len() as u32 - 1
        });
        let Form { syntax, cue, .. } = forms[form as usize];
        Lexeme { form, syntax, cue, quoted: Quoted::Outside, mention: 0, pattern: 0 }
    };
    let list = document.tokens.iter().enumerate().map(lexeme).collect();
    (forms, list)
}

fn form(document: &Document, lexicon: &Lexicon, cues: &WordTable, index: usize) -> Form {
    let lower = document.lower(index);
    let word = hash(lower.as_bytes());
    let is_word = document.tokens[index].kind == TokenKind::Word;
    let ending = |letters: usize| {
        let start = lower.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
        hash(&lower.as_bytes()[start..])
    };
    Form {
        lower: word,
        class: if is_word { lexicon.classes.get(lower) } else { WordClass::default() },
        syntax: syntax(document, index),
        cue: if is_word { cues.get(word).unwrap_or(0) as u8 } else { 0 },
        endings: [ending(2), ending(3)],
    }
}

/// Marks the parts of the patterns' claims; of claims within claims the inner one's.
fn mark_patterns(found: &[Attribution], list: &mut [Lexeme]) {
    for claim in found {
        let of_pattern = 8 * (1 + claim.found_by as u8);
        let parts = [&claim.contents, &claim.sources, &claim.cues];
        for (role, ranges) in (0..).step_by(2).zip(parts) {
            for range in ranges {
                list[range.clone()].iter_mut().for_each(|l| l.pattern = of_pattern + role + 1);
                list[range.start].pattern = of_pattern + role;
            }
        }
    }
}

fn nearest_cues(document: &Document, list: &[Lexeme]) -> Vec<[u32; 2]> {
    let mut cues = vec![[NO_CUE; 2]; list.len()];
    for sentence in &document.sentences {
        let mut previous = NO_CUE;
        for index in sentence.clone() {
            cues[index][0] = previous;
            if list[index].cue >= STRONG {
                previous = index as u32;
            }
        }
        let mut next = NO_CUE;
        for index in sentence.clone().rev() {
            cues[index][1] = next;
            if list[index].cue >= STRONG {
                next = index as u32;
            }
        }
    }
    cues
}

fn counts(list: &[Lexeme]) -> Vec<[u32; 3]> {
    let mut counts = Vec::with_capacity(list.len() + 1);
    let mut sum = [0; 3];
    for lexeme in list {
        counts.push(sum);
        sum[0] += u32::from(lexeme.syntax == Syntax::Comma);
        sum[1] += u32::from(matches!(lexeme.quoted, Quoted::Opening | Quoted::Closing));
        sum[2] += u32::from(lexeme.syntax == Syntax::That);
    }
    counts.push(sum);
    counts
}

fn clauses(document: &Document, list: &[Lexeme]) -> (Vec<Range<usize>>, Vec<u32>) {
    let mut clauses = Vec::new();
    let mut clause_of = vec![0; list.len()];
    for sentence in &document.sentences {
        let mut start = sentence.start;
        for index in sentence.clone().skip(1) {
            if begins_clause(list, index) {
                clauses.push(start..index);
                start = index;
            }
        }
        clauses.push(start..sentence.end);
    }
    for (number, clause) in clauses.iter().enumerate() {
        clause_of[clause.clone()].fill(number as u32);
    }
    (clauses, clause_of)
}

fn begins_clause(list: &[Lexeme], index: usize) -> bool {
    let before = &list[index - 1];
    let ends = matches!(
        before.syntax,
        Syntax::Comma | Syntax::Stop | Syntax::Colon | Syntax::Dash | Syntax::Bracket
    );
    ends || list[index].quoted == Quoted::Opening || before.quoted == Quoted::Closing
}
