//! Noun phrases beside a verb, without a parser: who is the subject of "said"?
//!
//! A phrase is walked word by word from the verb outwards and ends at marks, conjunctions, verbs
//! and determiners; appositions between commas belong to it.

use std::ops::Range;

use super::cue::{VerbForm, is_adverb, is_auxiliary, is_determiner, is_preposition};
use super::reading::Reading;
use crate::analysis::Kind;
use crate::tokenize::TokenKind;

/// Pronouns that can be a source.
const PRONOUNS: [&str; 18] = [
    "he", "i", "it", "many", "most", "one", "others", "several", "she", "some", "somebody",
    "someone", "they", "those", "we", "who", "you", "both",
];

/// True for a pronoun that can be a source.
pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&word)
}

/// Most tokens of a phrase with all that explains it; only text that is no prose has longer ones.
const REACH: usize = 120;

/// The subject that ends right before `end`, not reaching before `floor`.
pub(super) fn before(reading: &Reading, end: usize, floor: usize) -> Option<Range<usize>> {
    phrase_before(reading, end, floor.max(end.saturating_sub(REACH)))
}

fn phrase_before(reading: &Reading, end: usize, floor: usize) -> Option<Range<usize>> {
    if end <= floor {
        return None;
    }
    let last = end - 1;
    if reading.lower(last) == "," {
        return before_apposition(reading, last, floor);
    }
    if reading.lower(last) == ")" {
        let open = (floor..last).rev().find(|&at| reading.lower(at) == "(")?;
        return phrase_before(reading, open, floor).map(|np| np.start..end);
    }
    if matches!(reading.lower(last), "—" | "–") {
        let open = (floor..last).rev().find(|&at| matches!(reading.lower(at), "—" | "–"))?;
        return phrase_before(reading, open, floor).map(|np| np.start..last);
    }
    let start = walk_left(reading, end, floor)?;
    Some(start..end)
}

/// "Ann Lee, 42, the mayor of Leeds," : from the last comma back over appositions to the name.
fn before_apposition(reading: &Reading, comma: usize, floor: usize) -> Option<Range<usize>> {
    let mut close = comma;
    let mut end = comma;
    for _ in 0..4 {
        let open = (floor..close)
            .rev()
            .find(|&at| is_boundary_mark(reading.lower(at)) && !in_short_quotation(reading, at))?;
        if reading.lower(open) != "," {
            return None;
        }
        let segment = open + 1..close;
        if !is_appositive(reading, &segment) {
            return None;
        }
        // "Ann Lee, who denied it, said": the clause is a claim of its own, the name alone speaks.
        let first = reading.lower(segment.start);
        if first == "speaking" || (is_relative(first) && makes_claim(reading, &segment)) {
            end = open;
        }
        close = open;
        let start = walk_left(reading, close, floor);
        let Some(start) = start else { continue };
        let before_is_comma = start > floor && reading.lower(start - 1) == ",";
        let goes_on = before_is_comma
            && is_appositive(reading, &(start..close))
            && !names_someone(reading, &(start..close));
        if !goes_on {
            return Some(start..end);
        }
    }
    None
}

/// A word or two in marks are part of the phrase around them: 'a "buy" rating'.
fn in_short_quotation(reading: &Reading, at: usize) -> bool {
    const SHORT: usize = 3;
    let document = reading.document;
    document.quotation_index(at).is_some_and(|q| document.quotations[q].inner.len() <= SHORT)
}

fn is_boundary_mark(word: &str) -> bool {
    matches!(word, "," | ";" | ":" | "—" | "–" | "(" | ")" | "\"" | "“" | "”" | "«" | "»")
}

/// True if the segment can explain the name before it.
fn is_appositive(reading: &Reading, segment: &Range<usize>) -> bool {
    if segment.is_empty() || segment.len() > 30 {
        return false;
    }
    let first = reading.lower(segment.start);
    let is_age = segment.len() == 1
        && matches!(reading.kind(segment.start), Some(Kind::Number | Kind::Date));
    is_age
        || is_determiner(first)
        || matches!(
            first,
            "who"
                | "whose"
                | "which"
                | "one"
                | "himself"
                | "herself"
                | "speaking"
                | "citing"
                | "including"
                | "himself,"
        )
        || reading.role(segment.start).is_some()
        || (segment.clone()).any(|at| reading.role(at).is_some())
        || matches!(
            reading.kind(segment.start),
            Some(Kind::Person | Kind::Organization | Kind::Place | Kind::Group)
        )
        || reading.lexicon.titles.match_at(reading.document, segment.start, segment.end).is_some()
        || matches!(
            first,
            "jr."
                | "sr."
                | "formerly"
                | "previously"
                | "now"
                | "also"
                | "both"
                | "along"
                | "together"
                | "from"
                | "of"
        )
        || reading.document.word(segment.start).ends_with("R-")
}

/// True if the range has the name of a person or organisation.
pub(super) fn names_someone(reading: &Reading, range: &Range<usize>) -> bool {
    range.clone().any(|at| matches!(reading.kind(at), Some(Kind::Person | Kind::Organization)))
}

/// First token of the noun phrase that ends before `end`.
fn walk_left(reading: &Reading, end: usize, floor: usize) -> Option<usize> {
    let mut start = end;
    while start > floor {
        let at = start - 1;
        match step(reading, at, start, end, floor) {
            Step::Include => start = at,
            Step::IncludeAndAsk => {
                start = at;
                match before_determiner(reading, at, floor) {
                    Some(next) => start = next,
                    None => break,
                }
            }
            Step::IncludeAndStop => {
                start = at;
                break;
            }
            Step::Stop => break,
        }
    }
    while start < end && is_trimmed(reading, start, end) {
        start += 1;
    }
    (start < end).then_some(start)
}

enum Step {
    Include,
    /// A determiner: the phrase may go on to the left over a preposition.
    IncludeAndAsk,
    IncludeAndStop,
    Stop,
}

fn step(reading: &Reading, at: usize, start: usize, end: usize, floor: usize) -> Step {
    let document = reading.document;
    let token = &document.tokens[at];
    let word = document.lower(at);
    if token.kind == TokenKind::Quote {
        // A nickname or a word in marks is part of the phrase.
        let short = document
            .quotation_index(at)
            .map(|q| &document.quotations[q])
            .filter(|q| q.inner.len() <= 3 && q.tokens.start > floor);
        return if short.is_some_and(|q| q.tokens.end <= end) { Step::Include } else { Step::Stop };
    }
    if token.kind == TokenKind::Mark {
        return if matches!(word, "&" | "/" | "%" | "$" | "-") {
            Step::Include
        } else {
            Step::Stop
        };
    }
    if is_pronoun(word) {
        let quantifies =
            matches!(word, "many" | "most" | "several" | "some" | "one" | "those" | "both");
        return if start == end || quantifies { Step::IncludeAndStop } else { Step::Stop };
    }
    if reading.is_when(at) && start == end {
        return Step::Stop;
    }
    if reading.is_when(at)
        && !document.sentence(at).is_empty()
        && document.lower_at(at.checked_sub(1)) == "on"
    {
        return Step::Stop;
    }
    if is_determiner(word) {
        return if start == end { Step::Stop } else { Step::IncludeAndAsk };
    }
    if is_conjunction(word) {
        return Step::Stop;
    }
    if word == "and" || word == "or" {
        return if joins_names(reading, at, start, end, floor) {
            Step::Include
        } else {
            Step::Stop
        };
    }
    if is_auxiliary(word) && !matches!(word, "'s" | "’s") {
        return Step::Stop;
    }
    if is_preposition(word) {
        let nominal = at > floor && is_nominal(reading, at - 1);
        let inner = matches!(
            word,
            "of" | "for"
                | "from"
                | "in"
                | "at"
                | "with"
                | "on"
                | "to"
                | "against"
                | "near"
                | "between"
                | "about"
                | "under"
                | "within"
                | "behind"
                | "across"
                | "around"
        );
        return if inner && nominal && start < end { Step::Include } else { Step::Stop };
    }
    if reading.mention(at).is_none() && is_other_verb(reading, at) {
        return Step::Stop;
    }
    Step::Include
}

/// Before "the minister": "spokesman for the minister" goes on, "on Monday the minister" does not.
fn before_determiner(reading: &Reading, determiner: usize, floor: usize) -> Option<usize> {
    let at = determiner.checked_sub(1).filter(|&at| at >= floor)?;
    let word = reading.lower(at);
    if matches!(word, "all" | "both" | "half" | "many" | "most" | "some" | "one" | "none") {
        return Some(at);
    }
    let links = matches!(
        word,
        "of" | "for"
            | "from"
            | "in"
            | "at"
            | "with"
            | "to"
            | "against"
            | "near"
            | "on"
            | "behind"
            | "under"
            | "within"
            | "across"
    );
    if !links || at == floor || !is_nominal(reading, at - 1) {
        return None;
    }
    Some(at)
}

/// Words that begin a clause.
pub(super) fn is_conjunction(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "because"
            | "while"
            | "when"
            | "whereas"
            | "although"
            | "though"
            | "if"
            | "as"
            | "but"
            | "so"
            | "since"
            | "after"
            | "before"
            | "until"
            | "than"
            | "whether"
            | "how"
            | "why"
            | "what"
            | "where"
            | "which"
            | "then"
            | "unless"
            | "once"
            | "yet"
            | "nor"
            | "whom"
            | "whose"
            | "plus"
            | "except"
            | "not"
            | "there"
            | "according"
    )
}

/// True if the word can end a noun phrase that a preposition goes on from.
fn is_nominal(reading: &Reading, at: usize) -> bool {
    let document = reading.document;
    let token = &document.tokens[at];
    let word = document.lower(at);
    if reading.is_when(at) || !token.is_wordlike() {
        return false;
    }
    if token.is_capitalized() || reading.mention(at).is_some() {
        return true;
    }
    !(is_auxiliary(word)
        || is_adverb(word)
        || is_preposition(word)
        || is_determiner(word)
        || is_conjunction(word)
        || is_other_verb(reading, at))
        || is_pronoun(word)
}

/// "Lee and Chen said", "police and residents said": both sides name sources.
fn joins_names(reading: &Reading, at: usize, start: usize, end: usize, floor: usize) -> bool {
    if at == floor || start == end {
        return false;
    }
    let left = at - 1;
    let right_named = matches!(
        reading.kind(start),
        Some(Kind::Person | Kind::Organization | Kind::Group | Kind::Place)
    ) || reading.role(start).is_some()
        || (start..end).any(|i| reading.role(i).is_some());
    let left_named = matches!(
        reading.kind(left),
        Some(Kind::Person | Kind::Organization | Kind::Group | Kind::Place)
    ) || reading.role(left).is_some();
    right_named && left_named && !is_determiner(reading.lower(start))
}

/// A verb that is no cue ends the phrase: "the storm hit officials said". Only forms that are
/// hardly ever nouns or adjectives are recognised.
fn is_other_verb(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    if let Some(cue) = reading.lexicon.cues.get(word) {
        return cue.strength < 3
            && !cue.may_be_noun
            && !word.ends_with("ed")
            && !word.ends_with("ing");
    }
    matches!(
        word,
        "went"
            | "came"
            | "took"
            | "gave"
            | "made"
            | "became"
            | "began"
            | "fell"
            | "rose"
            | "grew"
            | "kept"
            | "left"
            | "ran"
            | "won"
            | "lost"
            | "saw"
            | "knew"
            | "got"
            | "goes"
            | "comes"
            | "takes"
            | "gives"
            | "makes"
            | "becomes"
            | "seems"
            | "remains"
            | "includes"
            | "continues"
            | "appears"
            | "met"
            | "brought"
    )
}

/// What cannot begin a source although it stands before one.
fn is_trimmed(reading: &Reading, start: usize, end: usize) -> bool {
    let word = reading.lower(start);
    let alone = start + 1 == end;
    let opens = reading.document.sentence(start).start == start;
    matches!(word, "and" | "or" | "but" | "'s" | "’s" | "&" | "/" | "-" | "%")
        || (is_preposition(word) && !alone)
        || (opens
            && !alone
            && reading.mention(start).is_none()
            && (is_adverb(word)
                || matches!(
                    word,
                    "meanwhile" | "however" | "still" | "yet" | "indeed" | "perhaps" | "elsewhere"
                )))
        || (reading.is_when(start) && !alone)
}

/// The noun phrase that begins at `start` and ends before `limit`, with what explains it.
pub(super) fn after(reading: &Reading, start: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(start.saturating_add(REACH));
    let mut end = core_end(reading, start, limit)?;
    if let Some(clause) = relative_clause(reading, end, limit) {
        return Some(start..clause.end);
    }
    // "said Ann Lee, the mayor of Leeds." : the apposition ends with the clause or at a comma.
    while end < limit && reading.lower(end) == "," {
        let close =
            (end + 1..limit).find(|&at| is_boundary_mark(reading.lower(at))).unwrap_or(limit);
        let close = trim_stop(reading, end + 1, close);
        let segment = end + 1..close;
        if !is_appositive(reading, &segment)
            || reading.is_when(segment.start)
            || is_clause(reading, &segment)
        {
            break;
        }
        end = close;
    }
    Some(start..end)
}

/// "who spoke on condition of anonymity", right behind its noun; none if it makes a claim.
fn relative_clause(reading: &Reading, start: usize, limit: usize) -> Option<Range<usize>> {
    if start >= limit || !matches!(reading.lower(start), "who" | "whose") {
        return None;
    }
    let end = (start..limit)
        .find(|&at| {
            is_boundary_mark(reading.lower(at)) || matches!(reading.lower(at), "." | "!" | "?")
        })
        .unwrap_or(limit);
    (!makes_claim(reading, &(start..end))).then_some(start..end)
}

/// The end of "published on Friday", "seen by the Post" right behind a noun at `start`.
pub(super) fn participle_end(reading: &Reading, start: usize, limit: usize) -> usize {
    let word = reading.lower(start);
    let is_participle = start < limit
        && (word.ends_with("ed")
            || matches!(word, "seen" | "sent" | "shown" | "given" | "taken" | "drawn" | "made"));
    if !is_participle {
        return start;
    }
    (start..limit)
        .find(|&at| {
            is_boundary_mark(reading.lower(at)) || matches!(reading.lower(at), "." | "!" | "?")
        })
        .unwrap_or(limit)
}

/// True if a verb in the range brings a claim of its own.
fn makes_claim(reading: &Reading, range: &Range<usize>) -> bool {
    reading.cues[reading.cues_in(range)].iter().any(|cue| {
        cue.cue.strength <= 2 && cue.form != VerbForm::Passive && cue.cue.lemma != "speak"
    })
}

fn is_relative(word: &str) -> bool {
    matches!(word, "who" | "whose" | "which")
}

/// True if the segment has a verb of its own, and is no relative clause.
fn is_clause(reading: &Reading, segment: &Range<usize>) -> bool {
    if is_relative(reading.lower(segment.start)) {
        return makes_claim(reading, segment);
    }
    let relative =
        segment.clone().find(|&at| is_relative(reading.lower(at)) || reading.lower(at) == "that");
    let main = segment.start..relative.unwrap_or(segment.end);
    makes_claim(reading, &main)
        || main
            .into_iter()
            .any(|at| is_auxiliary(reading.lower(at)) && !matches!(reading.lower(at), "'s" | "’s"))
}

fn trim_stop(reading: &Reading, start: usize, mut end: usize) -> usize {
    while end > start && matches!(reading.lower(end - 1), "." | "!" | "?") {
        end -= 1;
    }
    end
}

fn core_end(reading: &Reading, start: usize, limit: usize) -> Option<usize> {
    if start >= limit {
        return None;
    }
    if is_pronoun(reading.lower(start))
        && !matches!(
            reading.lower(start),
            "one" | "some" | "many" | "most" | "several" | "both" | "those"
        )
    {
        return Some(start + 1);
    }
    let mut end = start;
    while end < limit {
        let token = &reading.document.tokens[end];
        let word = reading.lower(end);
        let is_first = end == start;
        if token.kind == TokenKind::Mark && !matches!(word, "&" | "/" | "%" | "$" | "-") {
            break;
        }
        if token.kind == TokenKind::Quote {
            let short = reading
                .document
                .quotation_index(end)
                .map(|q| &reading.document.quotations[q])
                .filter(|q| q.inner.len() <= 3 && q.tokens.end < limit && q.tokens.start > start);
            let Some(nickname) = short else { break };
            end = nickname.tokens.end;
            continue;
        }
        if reading.is_when(end)
            || (is_conjunction(word))
            || (is_auxiliary(word) && !matches!(word, "'s" | "’s"))
        {
            break;
        }
        if is_adverb(word) && !is_first && reading.mention(end).is_none() {
            break;
        }
        if is_determiner(word)
            && !is_first
            && !is_preposition(reading.lower(end - 1))
            && !matches!(reading.lower(end - 1), "and" | "both" | "all")
        {
            break;
        }
        if is_preposition(word) && (is_first || !goes_on(reading, end, limit)) {
            break;
        }
        if matches!(word, "and" | "or") && !joins_right(reading, end, limit) {
            break;
        }
        if matches!(word, "who" | "he" | "she" | "they" | "it" | "we" | "him" | "them") && !is_first
        {
            break;
        }
        if !is_first && is_finite_cue(reading, end) {
            break;
        }
        end += 1;
    }
    (end > start).then_some(end)
}

/// The verb behind a subject: "The union called it odd".
fn is_finite_cue(reading: &Reading, at: usize) -> bool {
    reading.cues[reading.cues_in(&(at..at + 1))]
        .iter()
        .any(|cue| cue.form == VerbForm::Finite && !cue.cue.may_be_noun)
}

/// "a spokesman for the union", "of Leeds"; but "said Lee at a meeting" ends with Lee.
fn goes_on(reading: &Reading, preposition: usize, limit: usize) -> bool {
    if preposition + 1 >= limit || reading.is_when(preposition + 1) {
        return false;
    }
    match reading.lower(preposition) {
        "of" | "for" => !reading.lower(preposition + 1).ends_with("ing"),
        "at" | "with" | "from" | "in" | "to" | "on" => {
            let head_is_role = reading.role(preposition - 1).is_some();
            let next = reading.lower(preposition + 1);
            let named = reading.mention(preposition + 1).is_some()
                || (next == "the" && reading.mention(preposition + 2).is_some());
            (head_is_role && (named || next == "the")) || next == "knowledge"
        }
        _ => false,
    }
}

fn joins_right(reading: &Reading, at: usize, limit: usize) -> bool {
    let next = at + 1;
    next < limit
        && (matches!(
            reading.kind(next),
            Some(Kind::Person | Kind::Organization | Kind::Group | Kind::Place)
        ) || reading.role(next).is_some()
            || reading.lexicon.titles.match_at(reading.document, next, limit).is_some())
}

/// True if the phrase can speak: a name, a pronoun, a role, a plural noun.
pub(super) fn can_speak(reading: &Reading, np: &Range<usize>) -> bool {
    np.clone().any(|at| {
        let word = reading.lower(at);
        let named = reading.mention(at).is_some_and(|mention| {
            matches!(
                mention.kind,
                Kind::Person
                    | Kind::Organization
                    | Kind::Group
                    | Kind::Place
                    | Kind::Facility
                    | Kind::Work
            )
        });
        named
            || is_pronoun(word)
            || reading.role(at).is_some()
            || reading.document.tokens[at].is_capitalized()
    })
}
