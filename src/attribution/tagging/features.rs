//! The features of a token: what the tagger of claims learns from, and looks at.
//!
//! A feature is a template and its value, hashed together; templates are numbered so that equal
//! values of two templates differ.

use std::ops::Range;

use super::lexemes::{Lexeme, Lexemes, Quoted};
use crate::document::Document;
use crate::hashing::mix;
use crate::tagger::Templates;

/// Stands for what is beyond the end of the paragraph.
const BEYOND: u64 = 77;

/// Templates with at most about a thousand values in a hundred articles.
static TEMPLATES: Templates = Templates::new(&[
    0, 13, 20, 21, 22, 23, 24, 25, 26, 38, 39, 40, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 65, 66,
    67, 68, 69, 70, 71, 72, 73, 74, 76, 77, 85, 88, 89, 93, 96, 100, 103, 104, 108, 109, 111, 115,
    116, 120, 121, 122, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 140, 141, 142, 143,
    144, 145, 146, 147, 150, 151, 152, 153, 154, 155, 156, 157, 161, 162, 163, 164, 165, 169, 170,
    171, 175, 176, 177, 178, 179, 180, 182,
]);

/// Features of tokens, as buckets.
pub(crate) struct Features<'a> {
    document: &'a Document,
    lexemes: &'a Lexemes,
}

/// Features of one token, with what all templates need at hand.
struct Token<'a> {
    document: &'a Document,
    lexemes: &'a Lexemes,
    paragraph: Range<usize>,
    index: usize,
    out: &'a mut Vec<u32>,
}

impl<'a> Features<'a> {
    /// Features of a document with these lexemes.
    pub(crate) fn new(document: &'a Document, lexemes: &'a Lexemes) -> Self {
        Self { document, lexemes }
    }

    /// Adds the buckets of a token's features; `paragraph` are the tokens of its paragraph.
    pub(crate) fn of(&self, index: usize, paragraph: &Range<usize>, out: &mut Vec<u32>) {
        let (document, lexemes) = (self.document, self.lexemes);
        let mut token = Token { document, lexemes, paragraph: paragraph.clone(), index, out };
        token.window();
        token.classes();
        token.cues_around();
        token.nearest_cues();
        token.quotation();
        token.place();
        token.clause();
        token.patterns();
    }
}

/// A distance in steps that grow.
fn distance(tokens: usize) -> u64 {
    match tokens {
        0..=3 => tokens as u64,
        4..=5 => 4,
        6..=8 => 5,
        9..=12 => 6,
        13..=20 => 7,
        21..=35 => 8,
        _ => 9,
    }
}

impl Token<'_> {
    fn push(&mut self, template: u64, value: u64) {
        self.out.push(TEMPLATES.bucket(template, value));
    }

    fn push_all(&mut self, first: u64, values: &[u64]) {
        for (template, &value) in (first..).zip(values) {
            self.push(template, value);
        }
    }

    fn here(&self) -> &Lexeme {
        &self.lexemes.list[self.index]
    }

    /// What there is to know of the token so many away, if it is in the paragraph.
    fn at(&self, offset: isize, value: impl Fn(&Lexeme) -> u64) -> u64 {
        let index = self.index.checked_add_signed(offset);
        let index = index.filter(|index| self.paragraph.contains(index));
        index.map_or(BEYOND, |index| value(&self.lexemes.list[index]))
    }

    fn syntax(&self, offset: isize) -> u64 {
        self.at(offset, |lexeme| lexeme.syntax as u64)
    }

    /// The words here and around.
    fn window(&mut self) {
        let [far_left, left_two, left, here, right, right_two, far_right] =
            [-3, -2, -1, 0, 1, 2, 3].map(|offset| self.at(offset, |lexeme| lexeme.lower));
        let syntax = [-3, -2, -1, 0, 1, 2, 3].map(|offset| self.syntax(offset));
        let [_, s2, s1, s0, n1, n2, _] = syntax;
        let endings = self.here().endings;
        let mentions = [-1, 0, 1].map(|offset| self.at(offset, |lexeme| u64::from(lexeme.mention)));
        self.push(0, 0);
        self.push_all(1, &[far_left, left_two, left, here, right, right_two, far_right]);
        self.push_all(
            8,
            &[
                mix(left, here),
                mix(here, right),
                mix(left_two, left),
                mix(right, right_two),
                mix(mix(left, here), right),
                endings[0],
                endings[1],
            ],
        );
        self.push_all(20, &syntax);
        self.push_all(
            27,
            &[
                mix(s1, s0),
                mix(s0, n1),
                mix(mix(s1, s0), n1),
                mix(mix(s2, s1), s0),
                mix(mix(s0, n1), n2),
                mix(mix(mix(s2, s1), s0), n1),
                mix(mix(mix(s1, s0), n1), n2),
                mix(here, n1),
                mix(here, s1),
                mix(left, s0),
                mix(right, s0),
            ],
        );
        self.push_all(
            38,
            &[
                mix(mix(mentions[0], mentions[1]), mentions[2]),
                mix(mentions[1], n1),
                mix(mentions[1], s1),
            ],
        );
    }

    /// Words that are used alike.
    fn classes(&mut self) {
        let fine =
            [-2, -1, 0, 1, 2].map(|offset| self.at(offset, |lexeme| u64::from(lexeme.class.fine)));
        let coarse = [-2, -1, 0, 1, 2]
            .map(|offset| self.at(offset, |lexeme| u64::from(lexeme.class.coarse)));
        let (before, after) = (self.syntax(-1), self.syntax(1));
        let ending = self.here().endings[0];
        self.push_all(45, &fine);
        self.push_all(50, &coarse);
        self.push_all(
            55,
            &[
                mix(coarse[1], coarse[2]),
                mix(coarse[2], coarse[3]),
                mix(mix(coarse[1], coarse[2]), coarse[3]),
                mix(fine[2], after),
                mix(before, fine[2]),
                mix(fine[2], ending),
                mix(mix(before, coarse[2]), after),
                mix(before, mix(fine[2], ending)),
            ],
        );
    }

    /// How often the words here and around are cues.
    fn cues_around(&mut self) {
        let cue =
            [-3, -2, -1, 0, 1, 2, 3].map(|offset| self.at(offset, |lexeme| u64::from(lexeme.cue)));
        let [s2, s1, s0, n1, n2] = [-2, -1, 0, 1, 2].map(|offset| self.syntax(offset));
        self.push_all(65, &cue);
        self.push_all(
            72,
            &[
                mix(cue[3], s1),
                mix(cue[3], n1),
                mix(mix(cue[2], cue[3]), cue[4]),
                mix(mix(s1, cue[3]), n1),
                mix(cue[2], s0),
                mix(cue[4], s0),
                mix(mix(s2, s1), cue[3]),
                mix(mix(cue[3], n1), n2),
                mix(mix(s2, s1), mix(s0, cue[4])),
            ],
        );
    }

    /// The nearest strong cues of the sentence, and what stands between.
    fn nearest_cues(&mut self) {
        let [before, after] = self.lexemes.cues[self.index].map(|cue| cue.map(|cue| cue as usize));
        let quoted = self.here().quoted as u64;
        let syntax = self.syntax(0);
        let strength =
            |cue: Option<usize>| cue.map_or(0, |cue| u64::from(self.lexemes.list[cue].cue));
        let strengths = mix(strength(before), strength(after));
        if let Some(cue) = before {
            self.nearest_cue(85, cue, cue + 1..self.index, syntax, quoted);
        } else {
            self.push(85, BEYOND);
        }
        if let Some(cue) = after {
            self.nearest_cue(100, cue, self.index + 1..cue, syntax, quoted);
        } else {
            self.push(100, BEYOND);
        }
        self.push_all(
            115,
            &[strengths, mix(mix(before.is_some().into(), after.is_some().into()), quoted)],
        );
    }

    fn nearest_cue(
        &mut self,
        template: u64,
        cue: usize,
        between: Range<usize>,
        syntax: u64,
        quoted: u64,
    ) {
        let list = &self.lexemes.list;
        let steps = distance(between.len() + 1);
        let [commas, marks, that] = self.lexemes.between(between);
        let (commas, marks, that) = (commas.min(3), marks.min(3), that.min(1));
        let of = |index: Option<usize>| {
            let lexeme = index.and_then(|index| list.get(index));
            lexeme.map_or(BEYOND, |lexeme| lexeme.syntax as u64)
        };
        let (word, strength) = (list[cue].lower, u64::from(list[cue].cue));
        let class = u64::from(list[cue].class.fine);
        let (previous, next) = (of(cue.checked_sub(1)), of(Some(cue + 1)));
        let next_word = list.get(cue + 1).map_or(BEYOND, |lexeme| lexeme.lower);
        let both = mix(commas, marks);
        self.push_all(
            template,
            &[
                steps,
                mix(steps, word),
                mix(word, both),
                mix(mix(commas, that), mix(marks, strength)),
                mix(steps, both),
                mix(word, next_word),
                mix(mix(next, commas), mix(marks, steps)),
                mix(syntax, mix(steps, commas)),
                mix(mix(strength, quoted), mix(commas, that)),
                mix(mix(previous, commas), mix(marks, steps)),
                mix(mix(next, previous), mix(both, strength)),
                mix(class, steps),
            ],
        );
    }

    /// The quotation that it is in, or the nearest one.
    fn quotation(&mut self) {
        let quoted = [-1, 0, 1].map(|offset| self.at(offset, |lexeme| lexeme.quoted as u64));
        let (lower, cue, syntax) = {
            let here = self.here();
            (here.lower, u64::from(here.cue), here.syntax as u64)
        };
        self.push_all(
            120,
            &[
                mix(quoted[0], quoted[1]),
                mix(quoted[1], quoted[2]),
                mix(mix(quoted[0], quoted[1]), quoted[2]),
                mix(quoted[1], lower),
                mix(mix(quoted[1], cue), syntax),
            ],
        );
        if let Some(quotation) = self.document.quotation_index(self.index) {
            self.inside(quotation, quoted[1]);
        } else {
            self.beside(cue, syntax);
        }
    }

    fn inside(&mut self, quotation: usize, quoted: u64) {
        let quotation = &self.document.quotations[quotation];
        let list = &self.lexemes.list;
        let beside = |index: Option<usize>| {
            index.filter(|index| self.paragraph.contains(index)).map(|index| &list[index])
        };
        let before = beside(quotation.tokens.start.checked_sub(1));
        let after = beside(Some(quotation.tokens.end));
        let syntax = |lexeme: Option<&Lexeme>| lexeme.map_or(BEYOND, |l| l.syntax as u64);
        let word = |lexeme: Option<&Lexeme>| lexeme.map_or(BEYOND, |l| l.lower);
        let cue = |lexeme: Option<&Lexeme>| lexeme.map_or(0, |l| u64::from(l.cue));
        let ending = quotation.inner.clone().next_back().map_or(BEYOND, |i| list[i].syntax as u64);
        let length = distance(quotation.inner.len());
        let values = [
            length,
            mix(length, ending),
            mix(syntax(before), ending),
            mix(syntax(after), ending),
            mix(mix(syntax(before), syntax(after)), ending),
            word(before),
            word(after),
            mix(cue(before), cue(after)),
            mix(quoted, mix(syntax(before), length)),
            mix(quoted, mix(syntax(after), length)),
        ];
        self.push_all(125, &values);
    }

    /// Tokens beyond which a quotation is too far to matter.
    const REACH: usize = 12;

    fn beside(&mut self, cue: u64, syntax: u64) {
        let list = &self.lexemes.list;
        let start = self.index.saturating_sub(Self::REACH).max(self.paragraph.start);
        let end = (self.index + 1 + Self::REACH).min(self.paragraph.end);
        let closing = (start..self.index).rev().find(|&i| list[i].quoted == Quoted::Closing);
        let opening = (self.index + 1..end).find(|&i| list[i].quoted == Quoted::Opening);
        let left = closing.map_or(BEYOND, |i| distance(self.index - i));
        let right = opening.map_or(BEYOND, |i| distance(i - self.index));
        // What stands right before the closing mark: a comma if the sentence goes on.
        let ends = closing.and_then(|i| i.checked_sub(1)).map_or(BEYOND, |i| list[i].syntax as u64);
        self.push_all(
            140,
            &[
                left,
                right,
                mix(left, cue),
                mix(right, cue),
                mix(left, syntax),
                mix(right, syntax),
                mix(left, ends),
                mix(mix(left, ends), syntax),
            ],
        );
    }

    /// Where in the sentence and the article it stands.
    fn place(&mut self) {
        let sentence = self.document.sentence(self.index);
        let from_start = (self.index - sentence.start).min(4) as u64;
        let to_end = (sentence.end - 1 - self.index).min(3) as u64;
        let first = &self.lexemes.list[sentence.start];
        let (first_word, first_syntax) = (first.lower, first.syntax as u64);
        let first_quoted = first.quoted as u64;
        let paragraph =
            self.document.paragraphs.iter().take(2).position(|p| p.contains(&self.index));
        let paragraph = paragraph.map_or(2, |number| number as u64);
        let syntax = self.syntax(0);
        self.push_all(
            150,
            &[
                from_start,
                to_end,
                mix(from_start, syntax),
                paragraph,
                mix(first_syntax, first_quoted),
                first_word,
                distance(sentence.len()),
                mix(paragraph, syntax),
            ],
        );
    }

    /// The clause that it is in, and those beside.
    fn clause(&mut self) {
        let (list, clauses) = (&self.lexemes.list, &self.lexemes.clauses);
        let number = self.lexemes.clause_of[self.index] as usize;
        let clause = clauses[number].clone();
        let sentence = self.document.sentence(self.index);
        let syntax = |index: usize| list[index].syntax as u64;
        let first_word = list[clause.start].lower;
        let opens = mix(
            syntax(clause.start),
            if clause.len() > 1 { syntax(clause.start + 1) } else { BEYOND },
        );
        let ending = syntax(clause.end - 1);
        let before = if clause.start > sentence.start { syntax(clause.start - 1) } else { BEYOND };
        let quoted = self.here().quoted as u64;
        // The strongest cue of a clause of this sentence, and its word.
        let strongest = &self.lexemes.strongest;
        let cue = |number: Option<usize>| {
            let cue = number.and_then(|number| strongest.get(number));
            let cue = cue.filter(|cue| sentence.contains(cue));
            cue.map_or((9, BEYOND), |&cue| (u64::from(list[cue].cue), list[cue].lower))
        };
        let (here, left, right) =
            (cue(Some(number)), cue(number.checked_sub(1)), cue(Some(number + 1)));
        let values = [
            first_word,
            opens,
            mix(ending, distance(clause.end - 1 - self.index)),
            mix(before, distance(self.index - clause.start)),
            mix(mix(before, ending), syntax(clause.start)),
            mix(here.0, mix(left.0, right.0)),
            mix(here.1, quoted),
            mix(left.1, mix(before, quoted)),
            mix(right.1, mix(ending, quoted)),
            mix(mix(here.0, right.0), mix(ending, quoted)),
            mix(mix(here.0, left.0), mix(before, quoted)),
            mix(distance(clause.len()), mix(here.0, right.0)),
        ];
        self.push_all(160, &values);
    }

    /// What the patterns take it for.
    fn patterns(&mut self) {
        let [far_left, left, here, right, far_right] =
            [-2, -1, 0, 1, 2].map(|offset| self.at(offset, |lexeme| u64::from(lexeme.pattern)));
        let (syntax, next) = (self.syntax(0), self.syntax(1));
        let (cue, lower) = (u64::from(self.here().cue), self.here().lower);
        self.push_all(
            175,
            &[
                here,
                mix(left, here),
                mix(here, right),
                mix(mix(far_left, left), mix(here, right)),
                mix(mix(left, here), mix(right, far_right)),
                mix(here, syntax),
                mix(mix(here, syntax), next),
                mix(here, cue),
                mix(here, lower),
            ],
        );
    }
}
