//! What speaks for and against a candidate for a source.
//!
//! After the source ranking of `PolNeAR` studies: distance and side, what stands between, what the
//! tagger and the pattern think, what the candidate is, and all that with the cue's own word.

use std::ops::Range;

use super::super::tagging::{Role, Syntax};
use super::candidates::{Candidates, distance, pair, steps, triple};
use super::evidence::{Evidence, Holds};
use super::source::SourceCandidate;

/// What is known of the cue, whatever the candidate.
struct Cue {
    tokens: Range<usize>,
    sentence: Range<usize>,
    word: u64,
    /// How often its word is a cue.
    strength: u64,
    ending: u64,
    before: u64,
    after: u64,
    /// On which side of it its content is.
    content_side: u64,
    /// The tagger links it to a source.
    is_linked: u64,
    /// How a pattern found it.
    pattern: u64,
    /// Candidates of the tagger in this sentence.
    tagged: u64,
}

/// How a candidate stands to the cue; numbers that are hashed into features.
struct Place {
    item: SourceCandidate,
    /// The tokens between it and the cue, and what they hold.
    between: Range<usize>,
    holds: Holds,
    /// 1 if the tagger takes it for a source, 2 if the pattern does, 3 if both do.
    kind: u64,
    /// 1 if it stands behind the cue.
    side: u64,
    /// Side and number of the tokens between.
    far: u64,
    /// The how manieth candidate it is on its side.
    rank: u64,
    /// Sentences and paragraphs from the cue's to its own; 4 if the same.
    sentences: u64,
    paragraphs: u64,
    /// What it is, by its head.
    what: u64,
    /// How the draft that the tagger links it to stands to this one.
    link: u64,
    /// The classes of the tokens beside it.
    before: u64,
    after: u64,
    is_first: u64,
}

impl Evidence<'_> {
    pub(super) fn describe_sources(
        &self,
        draft: usize,
        items: Vec<SourceCandidate>,
    ) -> Candidates<SourceCandidate> {
        let cue = self.cue_of(draft, &items);
        let mut out = Candidates::new(items);
        let links = self.links(draft);
        for at in 0..out.items.len() {
            self.describe_source(draft, &cue, at, &links, &mut out);
            out.end();
        }
        self.describe_no_source(&cue, &mut out);
        out.end();
        out
    }

    fn cue_of(&self, draft: usize, items: &[SourceCandidate]) -> Cue {
        let draft = &self.drafts[draft];
        let tokens = draft.cue.clone();
        let sentence = self.reading.document.sentence(tokens.start);
        let head = self.lexemes.form(self.head_of(&tokens));
        let base = draft.base(self.reading);
        let content_side = match (base.first(), base.last()) {
            (Some(first), _) if first.start >= tokens.end => 1,
            (_, Some(last)) if last.end <= tokens.start => 2,
            (Some(_), _) => 3,
            _ => 0,
        };
        let in_sentence =
            items.iter().filter(|item| item.is_tagged && sentence.contains(&item.tokens.start));
        Cue {
            word: head.lower,
            strength: u64::from(head.cue),
            ending: head.endings[0],
            before: self.syntax_at(tokens.start.checked_sub(1), &sentence),
            after: self.syntax_at(Some(tokens.end), &sentence),
            content_side,
            is_linked: u64::from(draft.source.is_some()),
            pattern: draft.claim(self.reading).map_or(0, |claim| 1 + claim.found_by as u64),
            tagged: in_sentence.count() as u64,
            tokens,
            sentence,
        }
    }

    /// The sources that the tagger's spans are linked to, for the drafts around this one: with how
    /// the draft stands to this one.
    fn links(&self, draft: usize) -> Vec<(usize, u64)> {
        let around = draft.saturating_sub(30)..(draft + 30).min(self.drafts.len());
        let link = |other: usize| {
            let source = self.drafts[other].source.as_ref()?;
            let relation = match other {
                _ if other == draft => 1,
                _ if other + 1 == draft => 2,
                _ if other == draft + 1 => 3,
                _ => 4,
            };
            Some((source.start, relation))
        };
        around.filter_map(link).collect()
    }

    fn describe_source(
        &self,
        draft: usize,
        cue: &Cue,
        at: usize,
        links: &[(usize, u64)],
        out: &mut Candidates<SourceCandidate>,
    ) {
        let place = self.place(cue, &out.items, at, links);
        self.describe_way(cue, &place, out);
        self.describe_beside(cue, &place, out);
        self.describe_belief(draft, cue, &place, out);
        self.describe_previous(draft, cue, &place, out);
    }

    fn place(
        &self,
        cue: &Cue,
        items: &[SourceCandidate],
        at: usize,
        links: &[(usize, u64)],
    ) -> Place {
        let document = self.reading.document;
        let item = items[at].clone();
        let Range { start, end } = item.tokens;
        let is_right = start >= cue.tokens.end;
        let between = if is_right {
            cue.tokens.end..start
        } else {
            end.min(cue.tokens.start)..cue.tokens.start
        };
        let sentence = document.sentence(start);
        let link = links.iter().filter(|(source, _)| *source == start).map(|&(_, link)| link).min();
        let apart = |a: usize, b: usize| (a + 4).saturating_sub(b).min(8) as u64;
        let of_cue = cue.tokens.start;
        Place {
            kind: u64::from(item.is_tagged) + 2 * u64::from(item.is_pattern),
            side: u64::from(is_right),
            far: 20 * u64::from(is_right) + distance(between.len()),
            rank: rank(items, at, &cue.tokens),
            sentences: apart(document.sentence_index(start), document.sentence_index(of_cue)),
            paragraphs: apart(document.paragraph_index(start), document.paragraph_index(of_cue)),
            what: self.what(item.head),
            link: link.unwrap_or(0),
            before: self.syntax_at(start.checked_sub(1), &sentence),
            after: self.syntax_at(Some(end), &sentence),
            is_first: u64::from(start == sentence.start),
            holds: self.holds(&between),
            between,
            item,
        }
    }

    /// What stands between it and the cue.
    fn describe_way(&self, cue: &Cue, place: &Place, out: &mut Candidates<SourceCandidate>) {
        let &Place { kind, side, far, rank, sentences, paragraphs, link, .. } = place;
        let holds = place.holds;
        let commas = holds.commas.min(3);
        let marks = (holds.opened + holds.closed).min(3);
        let (cues, sources) = (holds.cues.min(2), holds.sources.min(2));
        let (verbs, clause) = (holds.verbs.min(2), holds.clause_words.min(1));
        let joined = holds.conjunctions.min(1);
        let (roles, classes) = self.path(&place.between);
        out.push_all(
            1000,
            &[
                pair(kind, far),
                triple(far, commas, marks),
                triple(kind, sentences, side),
                pair(roles, side),
                triple(roles, link, cue.is_linked),
                pair(classes, side),
                pair(classes, cue.word),
                pair(far, cue.word),
                pair(triple(cue.strength, side, kind), marks),
                triple(link, cues, sources),
                triple(link, cue.ending, joined),
                pair(rank, kind),
                triple(rank, marks, commas),
                triple(verbs, side, commas),
                triple(verbs, rank, cues),
                triple(clause, verbs, rank),
                triple(cue.ending, rank, commas),
                triple(cue.content_side, side, marks),
                triple(cue.content_side, rank, kind),
                triple(paragraphs, sentences, link),
                triple(cue.tagged, kind, rank),
                pair(triple(commas, joined, verbs), cue.ending),
                triple(place.before, verbs, side),
            ],
        );
    }

    /// What it is, and what stands beside it and beside the cue.
    fn describe_beside(&self, cue: &Cue, place: &Place, out: &mut Candidates<SourceCandidate>) {
        let &Place { kind, side, far, rank, what, link, before, after, .. } = place;
        let head = self.lexemes.form(place.item.head);
        let first = &self.lexemes.list[place.item.tokens.start];
        out.push_all(
            1025,
            &[
                triple(cue.word, side, kind),
                pair(what, kind),
                pair(what, far),
                triple(what, cue.word, side),
                triple(what, link, cue.is_linked),
                triple(place.is_first, what, side),
                head.lower,
                pair(u64::from(head.class.fine), side),
                pair(u64::from(first.mention), kind),
                pair(before, kind),
                triple(after, kind, side),
                triple(before, after, side),
                triple(link, cue.before, side),
                triple(cue.before, cue.after, side),
                triple(cue.before, cue.after, rank),
                triple(cue.ending, link, side),
            ],
        );
    }

    /// What the tagger and the pattern take it for.
    fn describe_belief(
        &self,
        draft: usize,
        cue: &Cue,
        place: &Place,
        out: &mut Candidates<SourceCandidate>,
    ) {
        let &Place { kind, side, far, rank, sentences, link, .. } = place;
        let Range { start, end } = place.item.tokens;
        let linked = cue.is_linked;
        let likely = (start..end).map(|index| self.roles.of(Role::Source, index));
        let likely = steps(likely.fold(0.0, f32::max), 10.0);
        let quoted = 2 * self.quoted(start) + self.quoted(cue.tokens.start);
        let base = self.drafts[draft].base(self.reading);
        let in_own = u64::from(base.iter().any(|c| c.start < end && start < c.end));
        let in_content = u64::from(self.roles.role(start) == Some(Role::Content));
        out.push_all(
            1045,
            &[
                kind,
                pair(kind, likely),
                triple(likely, far, linked),
                triple(likely, link, linked),
                triple(link, linked, sentences),
                triple(rank, link, linked),
                triple(quoted, kind, sentences),
                pair(in_own, kind),
                triple(in_content, kind, link),
                triple(kind, cue.pattern, side),
                triple(kind, cue.pattern, likely),
                triple(kind, link, cue.pattern),
            ],
        );
    }

    /// How it stands to the draft before: a source often says two things in a row.
    fn describe_previous(
        &self,
        draft: usize,
        cue: &Cue,
        place: &Place,
        out: &mut Candidates<SourceCandidate>,
    ) {
        let Some(previous) = draft.checked_sub(1).map(|previous| &self.drafts[previous]) else {
            return;
        };
        let start = place.item.tokens.start;
        let same = u64::from(previous.source.as_ref().map(|source| source.start) == Some(start));
        let reach = previous.base(self.reading).last().map_or(previous.cue.end, |c| c.end);
        let reach = reach.max(previous.cue.end);
        let gap = (cue.tokens.start + 2).saturating_sub(reach).min(10) as u64;
        let word = self.lexemes.form(previous.cue.start).lower;
        out.push_all(
            1060,
            &[
                triple(same, cue.before, cue.ending),
                triple(same, gap, cue.is_linked),
                triple(same, word, cue.word),
            ],
        );
    }

    fn describe_no_source(&self, cue: &Cue, out: &mut Candidates<SourceCandidate>) {
        let outside = cue.sentence.clone().filter(|index| !cue.tokens.contains(index));
        let likely = outside.map(|index| self.roles.of(Role::Source, index)).fold(0.0, f32::max);
        let likely = steps(likely, 10.0);
        let first = u64::from(cue.tokens.start == cue.sentence.start);
        let linked = cue.is_linked;
        let word = |index: usize| self.lexemes.form(index).lower;
        let (head, last) = (word(cue.tokens.start), word(cue.tokens.end - 1));
        let word_before = self.word_at(cue.tokens.start.checked_sub(1), &cue.sentence);
        out.push_all(
            1070,
            &[
                0,
                cue.word,
                cue.ending,
                pair(cue.before, cue.after),
                pair(linked, cue.tagged),
                pair(cue.ending, linked),
                pair(cue.word, linked),
                triple(cue.before, cue.ending, linked),
                likely,
                pair(likely, linked),
                pair(cue.before, cue.word),
                pair(cue.after, cue.word),
                cue.strength,
                cue.content_side,
                pair(cue.content_side, cue.ending),
                pair(first, linked),
                pair(cue.tagged, cue.ending),
                pair(word_before, cue.ending),
                head,
                pair(head, last),
                cue.pattern,
                pair(cue.pattern, likely),
            ],
        );
    }

    /// What a candidate is, by its head.
    fn what(&self, head: usize) -> u64 {
        match self.syntax(head) {
            Syntax::Speaker => 1,
            Syntax::Person => 2,
            Syntax::Thing => 3,
            Syntax::Relative => 4,
            Syntax::NameFirst | Syntax::NameAll => 5,
            Syntax::Quantifier => 6,
            _ => 7,
        }
    }

    /// The roles and the classes of what stands between, in order.
    fn path(&self, between: &Range<usize>) -> (u64, u64) {
        let (mut roles, mut changes, mut last) = (0, 0, 9);
        for index in between.clone() {
            let role = self.roles.role(index).map_or(0, |role| 1 + role as u64);
            if role != last && changes < 6 {
                roles = pair(roles, role);
                changes += 1;
            }
            last = role;
            if changes == 6 {
                break;
            }
        }
        let first = between.clone().take(6);
        let classes = first.fold(0, |path, index| pair(path, self.syntax(index) as u64));
        (roles, classes)
    }
}

/// The how manieth candidate it is on its side of the cue, counted from there.
fn rank(items: &[SourceCandidate], at: usize, cue: &Range<usize>) -> u64 {
    let start = items[at].tokens.start;
    let is_right = start >= cue.end;
    let nearer = |item: &&SourceCandidate| {
        let other = item.tokens.start;
        if is_right {
            (cue.end..start).contains(&other)
        } else {
            other > start && other < cue.start
        }
    };
    let nearer = items.iter().filter(nearer).count().min(4) as u64;
    if is_right { 10 + nearer } else { nearer }
}
