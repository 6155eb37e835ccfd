//! What speaks for and against a candidate for the content, and for there being no claim.

use std::mem;
use std::ops::Range;

use super::super::Attribution;
use super::super::tagging::Role;
use super::candidates::{Candidates, distance, pair, steps, triple};
use super::content::ContentCandidate;
use super::evidence::{BEYOND, Evidence, Holds};

/// What is known of the draft, whatever the candidate.
struct Context<'a> {
    cue: Range<usize>,
    sentence: Range<usize>,
    source: Option<&'a Range<usize>>,
    base: &'a [Range<usize>],
    base_odds: f32,
    word: u64,
    /// All words of the cue.
    words: u64,
    strength: u64,
    ending: u64,
    fine: u64,
    coarse: u64,
    quoted: u64,
    /// How sure the tagger is of the cue.
    likely: f32,
    /// Drafts in the sentence.
    neighbours: u64,
    /// How a pattern found it; 0 if none.
    pattern: u64,
    /// How surely the lists know the verb as a cue: 0 not at all.
    listed: u64,
    pattern_contents: &'a [Range<usize>],
}

/// Where a candidate begins and ends, and what it holds.
struct Shape<'a> {
    contents: &'a [Range<usize>],
    start: usize,
    end: usize,
    /// The sentence of its last token.
    sentence: Range<usize>,
    tokens: usize,
    change: u64,
    boundary: u64,
    /// 0 before the cue, 1 after it, 2 around it.
    side: u64,
    /// The classes of its first and last tokens, and of the one that follows; that one's word.
    first: u64,
    final_class: u64,
    after: u64,
    word_after: u64,
    /// How surely the tagger begins a content at its start; and takes the token before it, its last
    /// and the one beyond for content.
    begin: u64,
    ahead: u64,
    at_end: u64,
    beyond: u64,
    holds: Holds,
    /// Tokens that the draft's contents have too.
    shared: usize,
}

impl Evidence<'_> {
    pub(super) fn describe_contents(
        &self,
        draft: usize,
        source: Option<&Range<usize>>,
        sureness: f32,
        items: Vec<ContentCandidate>,
    ) -> Candidates<ContentCandidate> {
        let context = self.context(draft, source);
        let mut out = Candidates::new(items);
        for at in 0..out.items.len() {
            self.describe_content(&context, at, &mut out);
            out.end();
        }
        self.describe_no_claim(draft, &context, sureness, &mut out);
        out.end();
        out
    }

    fn context<'b>(&'b self, draft: usize, source: Option<&'b Range<usize>>) -> Context<'b> {
        let index = draft;
        let draft = &self.drafts[draft];
        let cue = draft.cue.clone();
        let sentence = self.reading.document.sentence(cue.start);
        let head = self.lexemes.form(self.head_of(&cue));
        let base = draft.base(self.reading);
        let claim = draft.claim(self.reading);
        let around = index.saturating_sub(8)..(index + 8).min(self.drafts.len());
        let neighbours = around.filter(|&other| sentence.contains(&self.drafts[other].cue.start));
        let likely = cue.clone().map(|index| self.roles.of(Role::Cue, index)).fold(0.0, f32::max);
        Context {
            word: head.lower,
            words: cue.clone().fold(1, |all, index| pair(all, self.lexemes.form(index).lower)),
            strength: u64::from(head.cue),
            ending: head.endings[0],
            fine: u64::from(head.class.fine),
            coarse: u64::from(head.class.coarse),
            quoted: self.quoted(cue.start),
            likely,
            neighbours: neighbours.count() as u64,
            pattern: claim.map_or(0, |claim| 1 + claim.found_by as u64),
            listed: self.listed(&cue, claim),
            pattern_contents: claim.map_or(&[], |claim| &claim.contents),
            base_odds: base.iter().map(|range| self.holds(range).odds).sum(),
            base,
            source,
            sentence,
            cue,
        }
    }

    /// How surely the lists know a cue; a phrase or a noun that a pattern knows is sure.
    fn listed(&self, cue: &Range<usize>, claim: Option<&Attribution>) -> u64 {
        let listed = self.reading.cues_in(cue).next().map(|cue| &self.reading.cues[cue]);
        match listed {
            Some(listed) => 10 * (1 + listed.form as u64) + u64::from(listed.cue.strength),
            None => claim.map_or(0, |claim| 1 + u64::from(!claim.lemma.is_empty())),
        }
    }

    /// What all contents of a candidate hold together.
    fn all(&self, contents: &[Range<usize>]) -> Holds {
        let mut parts = contents.iter().map(|content| self.holds(content));
        let first = parts.next().expect("no candidate is empty");
        parts.fold(first, |sum, part| Holds {
            content: sum.content + part.content,
            odds: sum.odds + part.odds,
            words: sum.words + part.words,
            commas: sum.commas + part.commas,
            opened: sum.opened + part.opened,
            closed: sum.closed + part.closed,
            verbs: sum.verbs + part.verbs,
            conjunctions: sum.conjunctions + part.conjunctions,
            clause_words: sum.clause_words + part.clause_words,
            cues: sum.cues + part.cues,
            sources: sum.sources + part.sources,
            drafted: sum.drafted + part.drafted,
        })
    }

    fn describe_content(
        &self,
        context: &Context,
        at: usize,
        out: &mut Candidates<ContentCandidate>,
    ) {
        let item = &mut out.items[at];
        let candidate = ContentCandidate { contents: mem::take(&mut item.contents), ..*item };
        let shape = self.shape(context, &candidate);
        self.describe_extent(context, &shape, out);
        self.describe_ends(context, &shape, out);
        self.describe_roles(context, &shape, out);
        self.describe_agreement(context, &shape, out);
        out.items[at].contents = candidate.contents;
    }

    fn shape<'b>(&self, context: &Context, candidate: &'b ContentCandidate) -> Shape<'b> {
        let contents = &candidate.contents[..];
        let (start, end) = (contents[0].start, contents[contents.len() - 1].end);
        let sentence = self.reading.document.sentence(end - 1);
        let tokens: usize = contents.iter().map(ExactSizeIterator::len).sum();
        let of = |index: usize| self.roles.of(Role::Content, index);
        Shape {
            contents,
            start,
            end,
            tokens,
            change: candidate.change as u64,
            boundary: candidate.boundary,
            side: match () {
                () if start >= context.cue.end => 1,
                () if end <= context.cue.start => 0,
                () => 2,
            },
            first: self.syntax(start) as u64,
            final_class: self.syntax(end - 1) as u64,
            after: self.syntax_at(Some(end), &sentence),
            word_after: self.word_at(Some(end), &sentence),
            begin: steps(self.roles.begin(start), 6.0),
            ahead: start.checked_sub(1).map_or(9, |index| steps(of(index), 6.0)),
            at_end: steps(of(end - 1), 6.0),
            beyond: if end < self.lexemes.list.len() { steps(of(end), 6.0) } else { 9 },
            holds: self.all(contents),
            shared: shared_tokens(contents, context.base),
            sentence,
        }
    }

    /// How long it is, where it stands, and what it holds.
    fn describe_extent(
        &self,
        context: &Context,
        shape: &Shape,
        out: &mut Candidates<ContentCandidate>,
    ) {
        let Shape { start, end, tokens, change, side, first, after, .. } = *shape;
        let (document, cue) = (self.reading.document, &context.cue);
        let base: usize = context.base.iter().map(ExactSizeIterator::len).sum();
        let changed = distance(tokens + base - 2 * shape.shared);
        let length = distance(tokens);
        let verbs = shape.holds.verbs.min(2);
        let (opened, closed) = (shape.holds.opened.min(2), shape.holds.closed.min(2));
        let gap = if start >= cue.end { start - cue.end } else { cue.start.saturating_sub(end) };
        let gap = distance(gap);
        let sentence_of = |index: usize| document.sentence_index(index);
        let sentences = (sentence_of(end - 1) - sentence_of(start)).min(3) as u64;
        let away = (sentence_of(start) + 3).saturating_sub(sentence_of(cue.start)).min(6) as u64;
        let source = match context.source {
            None => 9,
            Some(source) if source.start < cue.start => u64::from(end > source.start),
            Some(source) => 2 + u64::from(start <= source.start),
        };
        let has_source = context
            .source
            .is_some_and(|s| shape.contents.iter().any(|c| c.start < s.end && s.start < c.end));
        out.push_all(
            2000,
            &[
                change,
                pair(change, changed),
                triple(context.word, length, side),
                triple(length, side, context.ending),
                triple(after, context.word, length),
                triple(verbs, change, side),
                triple(verbs, context.word, side),
                triple(change, after, verbs),
                triple(first, after, verbs),
                triple(opened, closed, change),
                triple(u64::from(opened == closed), side, change),
                pair(gap, side),
                triple(gap, context.word, side),
                pair(change, context.quoted),
                triple(sentences, change, side),
                triple(away, side, opened.min(1)),
                triple(source, side, context.word),
                pair(triple(source, gap, side), change),
                pair(u64::from(has_source), change),
            ],
        );
    }

    /// The words and classes at its ends and beyond them.
    fn describe_ends(
        &self,
        context: &Context,
        shape: &Shape,
        out: &mut Candidates<ContentCandidate>,
    ) {
        let Shape { start, end, change, boundary, side, first, after, word_after, .. } = *shape;
        let (lexemes, final_class) = (self.lexemes, shape.final_class);
        let start_sentence = self.reading.document.sentence(start);
        let before = self.syntax_at(start.checked_sub(1), &start_sentence);
        let after_two = self.syntax_at(Some(end + 1), &shape.sentence);
        let word_after_two = self.word_at(Some(end + 1), &shape.sentence);
        let class_after = if end < lexemes.list.len() { lexemes.form(end).class.fine } else { 0 };
        out.push_all(
            2020,
            &[
                pair(change, boundary),
                pair(context.words, after),
                pair(context.word, first),
                triple(first, final_class, after),
                triple(side, final_class, after),
                pair(word_after, change),
                pair(word_after, side),
                pair(word_after, context.word),
                pair(lexemes.form(start).lower, side),
                pair(lexemes.form(start).lower, context.word),
                triple(before, side, first),
                pair(u64::from(lexemes.form(end - 1).class.fine), after),
                pair(u64::from(class_after), side),
                pair(word_after, word_after_two),
                triple(after, after_two, change),
            ],
        );
    }

    /// What the tagger takes its tokens for, and those beside it.
    fn describe_roles(
        &self,
        context: &Context,
        shape: &Shape,
        out: &mut Candidates<ContentCandidate>,
    ) {
        let Shape { start, end, tokens, change, side, after, .. } = *shape;
        let Shape { begin, ahead, at_end, beyond, holds, .. } = *shape;
        let odds = holds.odds - context.base_odds;
        let odds = ((odds.clamp(-24.0, 24.0) / 1.5) as i64 + 40).unsigned_abs();
        let of = |index: usize| self.roles.of(Role::Content, index);
        let mean = steps(holds.content / tokens as f32, 10.0);
        let least = shape.contents.iter().flat_map(Clone::clone).map(of).fold(1.0, f32::min);
        let others = u64::from(holds.drafted > shape.shared);
        let role = |index: Option<usize>| {
            let index = index.filter(|&index| index < self.lexemes.list.len());
            index.and_then(|index| self.roles.role(index)).map_or(0, |role| 1 + role as u64)
        };
        let (role_after, role_before) = (role(Some(end)), role(start.checked_sub(1)));
        out.push_all(
            2040,
            &[
                pair(change, odds),
                triple(change, shape.boundary, odds / 3),
                pair(mean, change),
                pair(steps(least, 8.0), change),
                triple(mean, distance(tokens), side),
                pair(mean, steps(context.likely, 10.0)),
                pair(others, change),
                triple(holds.cues.min(2), holds.sources.min(2), change),
                triple(begin, ahead, steps(of(start), 6.0)),
                pair(at_end, beyond),
                triple(at_end, beyond, after),
                triple(begin, ahead, shape.first),
                triple(change, at_end, beyond),
                triple(change, begin, ahead),
                triple(role_after, role_before, change),
                triple(role_after, after, change),
            ],
        );
    }

    /// How like it is to what the pattern found.
    fn describe_agreement(
        &self,
        context: &Context,
        shape: &Shape,
        out: &mut Candidates<ContentCandidate>,
    ) {
        let Shape { start, end, change, begin, ahead, at_end, beyond, .. } = *shape;
        let mean = steps(shape.holds.content / shape.tokens as f32, 10.0);
        let likeness = match context.pattern_contents {
            [] => 9,
            pattern if pattern == shape.contents => 8,
            pattern => steps(self.shared_words(pattern, shape.contents), 5.0),
        };
        let runs = shape.contents.len().min(3) as u64;
        let same_start = context.pattern_contents.first().map(|c| c.start) == Some(start);
        let same_end = context.pattern_contents.last().map(|c| c.end) == Some(end);
        let ends = 2 * u64::from(same_start) + u64::from(same_end);
        out.push_all(
            2060,
            &[
                pair(context.pattern, likeness),
                triple(context.pattern, likeness, change),
                triple(context.pattern, ends, change),
                triple(context.pattern, ends, shape.after),
                triple(likeness, mean, change),
                pair(triple(ends, at_end, beyond), context.pattern),
                pair(triple(ends, begin, ahead), context.pattern),
                triple(runs, change, context.pattern),
            ],
        );
    }

    fn describe_no_claim(
        &self,
        draft: usize,
        context: &Context,
        sureness: f32,
        out: &mut Candidates<ContentCandidate>,
    ) {
        let (cue, sentence) = (&context.cue, &context.sentence);
        let lexemes = self.lexemes;
        let syntax = |index: Option<usize>| self.syntax_at(index, sentence);
        let word = |index: Option<usize>| self.word_at(index, sentence);
        let (before, before_two) =
            (syntax(cue.start.checked_sub(1)), syntax(cue.start.checked_sub(2)));
        let (after, after_two) = (syntax(Some(cue.end)), syntax(Some(cue.end + 1)));
        let (word_before, word_after) = (word(cue.start.checked_sub(1)), word(Some(cue.end)));
        let likely = steps(context.likely, 16.0);
        let base: usize = context.base.iter().map(ExactSizeIterator::len).sum();
        let sum: f32 = context.base.iter().map(|range| self.holds(range).content).sum();
        let mean = if base == 0 { 99 } else { steps(sum / base as f32, 10.0) };
        let has_source = u64::from(context.source.is_some());
        let sureness = steps(sureness, 8.0);
        let source_end = context.source.map(|source| source.end - 1);
        let source_class = source_end.map_or(BEYOND, |index| self.syntax(index) as u64);
        let source_word = source_end.map_or(BEYOND, |index| lexemes.form(index).lower);
        let source_kind = source_end.map_or(BEYOND, |index| u64::from(lexemes.list[index].mention));
        let lead = u64::from(self.reading.document.paragraph_index(cue.start) == 0);
        let role = self.roles.role(cue.start).map_or(0, |role| 1 + role as u64);
        let inside = u64::from(self.holds(cue).drafted > 0);
        let length = distance(base);
        let is_bare = u64::from(base == 0);
        let agree = match (context.pattern_contents, self.drafts[draft].contents.is_empty()) {
            ([], _) => 9,
            (_, true) => 8,
            (pattern, _) => steps(self.shared_words(pattern, context.base), 5.0),
        };
        let tagged = u64::from(self.drafts[draft].is_tagged);
        let nested = u64::from(self.drafts[draft].is_nested);
        out.push_all(
            2100,
            &[
                0,
                likely,
                context.word,
                context.words,
                pair(context.strength, likely),
                pair(mean, likely),
                pair(mean, context.ending),
                triple(has_source, sureness, likely),
                pair(has_source, context.ending),
                pair(before, after),
                pair(context.word, after),
                pair(context.word, before),
                pair(context.word, word_before),
                pair(context.word, word_after),
                word_before,
                word_after,
                triple(context.ending, before, after),
                context.fine,
                pair(context.coarse, context.ending),
                pair(context.neighbours, likely / 2),
                pair(context.quoted, likely / 2),
                pair(inside, likely / 2),
                pair(role, mean),
                source_class,
                pair(source_class, context.word),
                source_word,
                pair(source_kind, context.word),
                pair(lead, context.ending),
                pair(length, likely / 3),
                pair(length, context.word),
                pair(context.quoted, context.word),
                pair(before, before_two),
                pair(after, after_two),
                triple(context.word, has_source, is_bare),
                pair(lexemes.form(self.head_of(cue)).endings[1], before),
                pair(u64::from(cue.len() < 2), context.ending),
                pair(context.pattern, agree),
                triple(context.pattern, agree, likely / 2),
                triple(context.pattern, agree, mean),
                triple(context.pattern, tagged, context.word),
                triple(context.pattern, context.listed, has_source),
                pair(context.pattern, nested),
                triple(nested, context.listed, has_source),
                triple(nested, context.word, tagged),
                context.listed,
                pair(context.listed, likely),
                triple(context.listed, mean, has_source),
                triple(context.listed, context.strength, after),
                triple(context.listed, context.quoted, is_bare),
                triple(context.listed, context.coarse, before),
                triple(context.pattern, inside, tagged),
            ],
        );
    }
}

fn shared_tokens(a: &[Range<usize>], b: &[Range<usize>]) -> usize {
    let shared =
        |a: &Range<usize>, b: &Range<usize>| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    a.iter().flat_map(|a| b.iter().map(move |b| shared(a, b))).sum()
}
