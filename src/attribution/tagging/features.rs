//! The features of a token: what the tagger of claims learns from, and looks at.
//!
//! A feature is a template and its value, hashed together; templates are numbered so that equal
//! values of two templates differ. Features that depend on the same few values are given as a group
//! with a key for these ([`super::groups`]).

use std::ops::Range;

use super::groups::{Buckets, Group, Sink, WINDOW};
use super::lexemes::{Form, Lexeme, Lexemes, Quoted};
use crate::document::Document;
use crate::hashing::mix;
use crate::tagger::Templates;

/// Stands for what is beyond the end of the paragraph.
const BEYOND: u64 = 77;

/// Templates with at most about a thousand values in a hundred articles.
pub(super) static TEMPLATES: Templates = Templates::new(&[
    0, 13, 20, 21, 22, 23, 24, 25, 26, 38, 39, 40, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 65, 66,
    67, 68, 69, 70, 71, 72, 73, 74, 76, 77, 85, 88, 89, 93, 96, 100, 103, 104, 108, 109, 111, 115,
    116, 120, 121, 122, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 140, 141, 142, 143,
    144, 145, 146, 147, 150, 151, 152, 153, 154, 155, 156, 157, 161, 162, 163, 164, 165, 169, 170,
    171, 175, 176, 177, 178, 179, 180, 182,
]);

/// Features of tokens.
pub(crate) struct Features<'a> {
    document: &'a Document,
    lexemes: &'a Lexemes,
}

/// One token, with what all templates need at hand.
struct Token<'a> {
    document: &'a Document,
    lexemes: &'a Lexemes,
    paragraph: Range<usize>,
    index: usize,
    /// The classes of the tokens around, and how often they are cues.
    syntax: [u64; WINDOW],
    cue: [u64; WINDOW],
    quoted: u64,
    pattern: u64,
}

/// Where the token itself stands in its window.
const HERE: usize = WINDOW / 2;

impl<'a> Features<'a> {
    /// Features of a document with these lexemes.
    pub(crate) fn new(document: &'a Document, lexemes: &'a Lexemes) -> Self {
        Self { document, lexemes }
    }

    /// Gives a token's features; `paragraph` are the tokens of its paragraph.
    pub(crate) fn of(&self, index: usize, paragraph: &Range<usize>, out: &mut impl Sink) {
        let token = Token::new(self.document, self.lexemes, index, paragraph);
        token.window(out);
        token.classes(out);
        token.pairs(out);
        token.nearest_cues(out);
        token.quotation(out);
        token.place(out);
        token.clause(out);
        token.patterns(out);
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

/// A key of small values: seven bits each.
fn key<const COUNT: usize>(values: [u64; COUNT]) -> u64 {
    values.iter().fold(0, |key, &value| {
        debug_assert!(value < 1 << 7, "{value} is too large");
        key << 7 | value
    })
}

/// Adds the features of a form at a place of the window; those beyond the paragraph have none.
fn describe_form(place: usize, form: Option<&Form>, out: &mut Buckets) {
    let of = |value: fn(&Form) -> u64| form.map_or(BEYOND, value);
    let at = place as u64;
    out.push(1 + at, of(|form| form.lower));
    out.push(20 + at, of(|form| form.syntax as u64));
    out.push(65 + at, of(|form| u64::from(form.cue)));
    if (1..WINDOW - 1).contains(&place) {
        out.push(44 + at, of(|form| u64::from(form.class.fine)));
        out.push(49 + at, of(|form| u64::from(form.class.coarse)));
    }
    if let Some(form) = form.filter(|_| place == HERE) {
        out.push(0, 0);
        out.push_all(13, &form.endings);
        out.push(60, mix(u64::from(form.class.fine), form.endings[0]));
    }
}

impl<'a> Token<'a> {
    fn new(
        document: &'a Document,
        lexemes: &'a Lexemes,
        index: usize,
        paragraph: &Range<usize>,
    ) -> Self {
        let (mut syntax, mut cue) = ([BEYOND; WINDOW], [BEYOND; WINDOW]);
        for place in 0..WINDOW {
            if let Some(at) = (index + place).checked_sub(HERE).filter(|at| paragraph.contains(at))
            {
                let lexeme = &lexemes.list[at];
                syntax[place] = lexeme.syntax as u64;
                cue[place] = u64::from(lexeme.cue);
            }
        }
        let &Lexeme { quoted, pattern, .. } = &lexemes.list[index];
        let (quoted, pattern) = (quoted as u64, u64::from(pattern));
        let paragraph = paragraph.clone();
        Self { document, lexemes, paragraph, index, syntax, cue, quoted, pattern }
    }

    fn here(&self) -> &Lexeme {
        &self.lexemes.list[self.index]
    }

    /// The token at a place of the window, if it is in the paragraph.
    fn at(&self, place: usize) -> Option<&Lexeme> {
        let index = (self.index + place).checked_sub(HERE);
        let index = index.filter(|index| self.paragraph.contains(index));
        index.map(|index| &self.lexemes.list[index])
    }

    /// What there is to know of the tokens here and beside.
    fn around<const COUNT: usize>(&self, value: impl Fn(&Lexeme) -> u64) -> [u64; COUNT] {
        std::array::from_fn(|at| self.at(HERE - COUNT / 2 + at).map_or(BEYOND, &value))
    }

    /// The form at a place of the window.
    fn form(&self, place: usize) -> Option<&Form> {
        self.at(place).map(|lexeme| &self.lexemes.forms[lexeme.form as usize])
    }

    /// The words here and around.
    fn window(&self, out: &mut impl Sink) {
        for place in 0..WINDOW {
            let form = self.at(place).map_or(self.lexemes.forms.len(), |l| l.form as usize);
            out.form(place, form, |out| describe_form(place, self.form(place), out));
        }
    }

    /// What the words here and around are: their classes, how often they are cues, and mentions.
    fn classes(&self, out: &mut impl Sink) {
        let ([_, s2, s1, s0, n1, n2, _], cue) = (self.syntax, self.cue);
        // Cues beyond the paragraph have no key of their own, but their class has.
        let [before, here, after] = [2, 3, 4].map(|at| key([self.syntax[at], cue[at] & 7]));
        out.group(Group::Classes, before << 28 | here << 14 | after, |out| {
            out.push_all(27, &[mix(s1, s0), mix(s0, n1), mix(mix(s1, s0), n1)]);
            let both = mix(mix(cue[2], cue[3]), cue[4]);
            out.push_all(72, &[mix(cue[3], s1), mix(cue[3], n1), both, mix(mix(s1, cue[3]), n1)]);
            out.push_all(76, &[mix(cue[2], s0), mix(cue[4], s0)]);
        });
        out.group(Group::ClassesBefore, key([s2, s1]) << 28 | here << 14 | after, |out| {
            out.push(30, mix(mix(s2, s1), s0));
            out.push(32, mix(mix(mix(s2, s1), s0), n1));
            out.push(78, mix(mix(s2, s1), cue[3]));
            out.push(80, mix(mix(s2, s1), mix(s0, cue[4])));
        });
        out.group(Group::ClassesAfter, here << 21 | key([s1, n1, n2]), |out| {
            out.push(31, mix(mix(s0, n1), n2));
            out.push(33, mix(mix(mix(s1, s0), n1), n2));
            out.push(79, mix(mix(cue[3], n1), n2));
        });
        let [left, mention, right] = self.around(|lexeme| u64::from(lexeme.mention));
        out.group(Group::Mentions, key([left, mention, right, s1, n1]), |out| {
            out.push_all(38, &[mix(mix(left, mention), right), mix(mention, n1), mix(mention, s1)]);
        });
    }

    /// The words here and beside in pairs.
    fn pairs(&self, out: &mut impl Sink) {
        let [_, _, s1, s0, n1, _, _] = self.syntax;
        let form = self.here().form;
        out.group(Group::Beside, u64::from(form) << 14 | key([s1, n1]), |out| {
            let Form { lower, class, endings, .. } = &self.lexemes.forms[form as usize];
            let (fine, coarse) = (u64::from(class.fine), u64::from(class.coarse));
            out.push_all(34, &[mix(*lower, n1), mix(*lower, s1)]);
            out.push_all(58, &[mix(fine, n1), mix(s1, fine)]);
            out.push(61, mix(mix(s1, coarse), n1));
            out.push(62, mix(s1, mix(fine, endings[0])));
        });
        out.alone(|out| {
            let forms: [Option<&Form>; 5] = std::array::from_fn(|at| self.form(HERE - 2 + at));
            let [left_two, left, here, right, right_two] =
                forms.map(|form| form.map_or(BEYOND, |form| form.lower));
            let [_, before, coarse, after, _] =
                forms.map(|form| form.map_or(BEYOND, |form| u64::from(form.class.coarse)));
            let pair = mix(left, here);
            out.push_all(8, &[pair, mix(here, right), mix(left_two, left), mix(right, right_two)]);
            out.push(12, mix(pair, right));
            out.push_all(36, &[mix(left, s0), mix(right, s0)]);
            let pair = mix(before, coarse);
            out.push_all(55, &[pair, mix(coarse, after), mix(pair, after)]);
        });
    }

    /// The nearest strong cues of the sentence, and what stands between.
    fn nearest_cues(&self, out: &mut impl Sink) {
        let [before, after] = self.lexemes.nearest_cues(self.index);
        let strength =
            |cue: Option<usize>| cue.map_or(0, |cue| u64::from(self.lexemes.list[cue].cue));
        let (left, right) = (strength(before), strength(after));
        let between = before.map_or(0..0, |cue| cue + 1..self.index);
        self.nearest_cue((Group::CueBefore, 85), before, between, out);
        let between = after.map_or(0..0, |cue| self.index + 1..cue);
        self.nearest_cue((Group::CueAfter, 100), after, between, out);
        // No strong cue has the strength 0.
        out.group(Group::Strengths, key([left, right, self.quoted]), |out| {
            let both = mix(before.is_some().into(), after.is_some().into());
            out.push_all(115, &[mix(left, right), mix(both, self.quoted)]);
        });
    }

    fn nearest_cue(
        &self,
        (group, template): (Group, u64),
        cue: Option<usize>,
        between: Range<usize>,
        out: &mut impl Sink,
    ) {
        let Some(cue) = cue else {
            out.group(group, u64::from(u32::MAX), |out| out.push(template, BEYOND));
            return;
        };
        let steps = distance(between.len() + 1);
        let [commas, marks, that] = self.lexemes.between(between);
        let (commas, marks, that) = (commas.min(3), marks.min(3), that.min(1));
        let far = key([template - 80, self.syntax[HERE], steps, commas]);
        out.group(Group::FromCue, far, |out| {
            out.push(template + 7, mix(self.syntax[HERE], mix(steps, commas)));
        });
        let way = steps << 7 | commas << 5 | marks << 3 | that << 2 | self.quoted;
        out.group(group, way << 32 | cue as u64, |out| {
            let list = &self.lexemes.list;
            let of = |index: Option<usize>| {
                let lexeme = index.and_then(|index| list.get(index));
                lexeme.map_or(BEYOND, |lexeme| lexeme.syntax as u64)
            };
            let form = self.lexemes.form(cue);
            let (word, strength) = (form.lower, u64::from(form.cue));
            let class = u64::from(form.class.fine);
            let (previous, next) = (of(cue.checked_sub(1)), of(Some(cue + 1)));
            let next_word =
                if cue + 1 < list.len() { self.lexemes.form(cue + 1).lower } else { BEYOND };
            let both = mix(commas, marks);
            out.push_all(
                template,
                &[
                    steps,
                    mix(steps, word),
                    mix(word, both),
                    mix(mix(commas, that), mix(marks, strength)),
                    mix(steps, both),
                    mix(word, next_word),
                    mix(mix(next, commas), mix(marks, steps)),
                ],
            );
            out.push_all(
                template + 8,
                &[
                    mix(mix(strength, self.quoted), mix(commas, that)),
                    mix(mix(previous, commas), mix(marks, steps)),
                    mix(mix(next, previous), mix(both, strength)),
                    mix(class, steps),
                ],
            );
        });
    }

    /// The quotation that it is in, or the nearest one.
    fn quotation(&self, out: &mut impl Sink) {
        let [before, here, after] = self.around(|lexeme| lexeme.quoted as u64);
        out.group(Group::Marks, key([before, here, after]), |out| {
            let first = mix(before, here);
            out.push_all(120, &[first, mix(here, after), mix(first, after)]);
        });
        if let Some(quotation) = self.document.quotation_index(self.index) {
            let key = (self.paragraph.start as u64) << 24 ^ (quotation as u64) << 2 | here;
            out.group(Group::Quotation, key, |out| self.inside(quotation, out));
        } else {
            self.beside(out);
        }
    }

    fn inside(&self, quotation: usize, out: &mut Buckets) {
        let quotation = &self.document.quotations[quotation];
        let lexemes = self.lexemes;
        let beside = |index: Option<usize>| {
            index.filter(|index| self.paragraph.contains(index)).map(|index| lexemes.form(index))
        };
        let before = beside(quotation.tokens.start.checked_sub(1));
        let after = beside(Some(quotation.tokens.end));
        let syntax = |form: Option<&Form>| form.map_or(BEYOND, |form| form.syntax as u64);
        let word = |form: Option<&Form>| form.map_or(BEYOND, |form| form.lower);
        let cue = |form: Option<&Form>| form.map_or(0, |form| u64::from(form.cue));
        let last = quotation.inner.clone().next_back();
        let ending = last.map_or(BEYOND, |index| lexemes.list[index].syntax as u64);
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
            mix(self.quoted, mix(syntax(before), length)),
            mix(self.quoted, mix(syntax(after), length)),
        ];
        out.push_all(125, &values);
    }

    /// Tokens beyond which a quotation is too far to matter.
    const REACH: usize = 12;

    fn beside(&self, out: &mut impl Sink) {
        let (syntax, cue) = (self.syntax[HERE], self.cue[HERE]);
        let list = &self.lexemes.list;
        let start = self.index.saturating_sub(Self::REACH).max(self.paragraph.start);
        let end = (self.index + 1 + Self::REACH).min(self.paragraph.end);
        let has_marks = self.lexemes.between(start..end)[1] > 0;
        let (mut closing, mut opening) = (None, None);
        if has_marks {
            closing = (start..self.index).rev().find(|&i| list[i].quoted == Quoted::Closing);
            opening = (self.index + 1..end).find(|&i| list[i].quoted == Quoted::Opening);
        }
        let left = closing.map_or(BEYOND, |i| distance(self.index - i));
        let right = opening.map_or(BEYOND, |i| distance(i - self.index));
        // What stands right before the closing mark: a comma if the sentence goes on.
        let ends = closing.and_then(|i| i.checked_sub(1)).map_or(BEYOND, |i| list[i].syntax as u64);
        out.group(Group::NearQuotation, key([left, right, ends, cue, syntax]), |out| {
            out.push_all(
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
        });
    }

    /// Where in the sentence and the article it stands.
    fn place(&self, out: &mut impl Sink) {
        let number = self.document.sentence_index(self.index);
        let sentence = self.document.sentences[number].clone();
        let from_start = (self.index - sentence.start).min(4) as u64;
        let to_end = (sentence.end - 1 - self.index).min(3) as u64;
        let paragraph =
            self.document.paragraphs.iter().take(2).position(|p| p.contains(&self.index));
        let paragraph = paragraph.map_or(2, |number| number as u64);
        let syntax = self.syntax[HERE];
        out.group(Group::Place, key([from_start, to_end, paragraph, syntax]), |out| {
            out.push_all(150, &[from_start, to_end, mix(from_start, syntax), paragraph]);
            out.push(157, mix(paragraph, syntax));
        });
        out.group(Group::Sentence, number as u64, |out| {
            let (quoted, first) =
                (self.lexemes.list[sentence.start].quoted, self.lexemes.form(sentence.start));
            let opens = mix(first.syntax as u64, quoted as u64);
            out.push_all(154, &[opens, first.lower, distance(sentence.len())]);
        });
    }

    /// The clause that it is in, and those beside.
    fn clause(&self, out: &mut impl Sink) {
        let number = self.lexemes.clause_of[self.index] as usize;
        let clause = self.lexemes.clauses[number].clone();
        let sentence = self.document.sentence(self.index);
        let syntax = |index: usize| self.lexemes.list[index].syntax as u64;
        let ending = syntax(clause.end - 1);
        let before = if clause.start > sentence.start { syntax(clause.start - 1) } else { BEYOND };
        let to_end = distance(clause.end - 1 - self.index);
        let from_start = distance(self.index - clause.start);
        let ends = key([ending, to_end]);
        out.group(Group::ClauseEnd, ends, |out| out.push(162, mix(ending, to_end)));
        let starts = key([before, from_start]);
        out.group(Group::ClauseStart, starts, |out| out.push(163, mix(before, from_start)));
        out.group(Group::Clause, (number as u64) << 2 | self.quoted, |out| {
            self.whole_clause(number, &sentence, (before, ending), out);
        });
    }

    fn whole_clause(
        &self,
        number: usize,
        sentence: &Range<usize>,
        (before, ending): (u64, u64),
        out: &mut Buckets,
    ) {
        let (lexemes, quoted) = (self.lexemes, self.quoted);
        let clause = lexemes.clauses[number].clone();
        let syntax = |index: usize| lexemes.list[index].syntax as u64;
        let second = if clause.len() > 1 { syntax(clause.start + 1) } else { BEYOND };
        // The strongest cue of a clause of this sentence, and its word.
        let cue = |number: Option<usize>| {
            let cue = number.and_then(|number| lexemes.strongest.get(number));
            let cue = cue.filter(|cue| sentence.contains(cue)).map(|&cue| lexemes.form(cue));
            cue.map_or((9, BEYOND), |cue| (u64::from(cue.cue), cue.lower))
        };
        let (here, left, right) =
            (cue(Some(number)), cue(number.checked_sub(1)), cue(Some(number + 1)));
        out.push_all(160, &[lexemes.form(clause.start).lower, mix(syntax(clause.start), second)]);
        let values = [
            mix(mix(before, ending), syntax(clause.start)),
            mix(here.0, mix(left.0, right.0)),
            mix(here.1, quoted),
            mix(left.1, mix(before, quoted)),
            mix(right.1, mix(ending, quoted)),
            mix(mix(here.0, right.0), mix(ending, quoted)),
            mix(mix(here.0, left.0), mix(before, quoted)),
            mix(distance(clause.len()), mix(here.0, right.0)),
        ];
        out.push_all(164, &values);
    }

    /// What the patterns take it for.
    fn patterns(&self, out: &mut impl Sink) {
        let (syntax, next, cue) = (self.syntax[HERE], self.syntax[HERE + 1], self.cue[HERE]);
        let (here, quoted) = (self.pattern, self.quoted);
        let [far_left, left, _, right, far_right] = self.around(|lexeme| u64::from(lexeme.pattern));
        out.group(Group::Patterns, key([far_left, left, here, right, far_right]), |out| {
            let both = mix(left, here);
            out.push_all(175, &[here, both, mix(here, right)]);
            out.push_all(178, &[mix(mix(far_left, left), mix(here, right))]);
            out.push(179, mix(both, mix(right, far_right)));
        });
        out.group(Group::PatternHere, key([here, syntax, cue, next]), |out| {
            let kind = mix(here, syntax);
            out.push_all(180, &[kind, mix(kind, next), mix(here, cue)]);
        });
        let form = self.here().form;
        out.group(Group::InPattern, u64::from(form) << 14 | key([here, quoted]), |out| {
            let lower = self.lexemes.forms[form as usize].lower;
            out.push(183, mix(here, lower));
            out.push_all(123, &[mix(quoted, lower), mix(mix(quoted, cue), syntax)]);
        });
    }
}
