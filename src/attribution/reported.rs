//! Cues with a clause: "the minister said that …", "…, she said.", "X accused Y of …".

use std::ops::Range;

use super::cue::{CueAt, VerbForm, is_determiner, is_preposition};
use super::quoted::subject_of;
use super::reading::Reading;
use super::{Attribution, FoundBy, extent, noun_phrase};
use crate::analysis::Stance;
use crate::lexicon::Frame;
use crate::tokenize::TokenKind;

/// What a cue brings, before it becomes a claim.
struct Reported {
    source: Option<Range<usize>>,
    contents: Vec<Range<usize>>,
    /// Where the cue ends, its preposition included.
    cue_end: usize,
    stance: Option<Stance>,
    confidence: f32,
}

/// Reads the cues that no quotation has taken.
pub(super) fn read(reading: &mut Reading) {
    for index in 0..reading.cues.len() {
        if reading.is_used(index) {
            continue;
        }
        let cue = reading.cues[index].clone();
        if cue.cue.lemma == "according to" {
            continue;
        }
        let sentence = reading.document.sentence(cue.verb);
        let reported = if cue.form == VerbForm::Passive {
            impersonal(reading, &cue, &sentence)
        } else {
            inverted(reading, &cue, &sentence).or_else(|| plain(reading, &cue, &sentence))
        };
        let Some(reported) = reported else { continue };
        if !is_nested_echo(reading, &cue, &reported) {
            push(reading, index, &cue, reported);
        }
    }
}

/// "She said she believed it": inside a claim, only another named source makes one of its own.
fn is_nested_echo(reading: &Reading, cue: &CueAt, reported: &Reported) -> bool {
    if !reading.is_content(cue.verb) {
        return false;
    }
    let Some(source) = &reported.source else { return true };
    let is_echo = source.len() == 1 && noun_phrase::is_pronoun(reading.lower(source.start));
    is_echo || cue.cue.strength > 1 || cue.form != VerbForm::Finite
}

/// "The road is closed, she said." · "The road, she said, is closed." · "…, said Ann Lee."
fn inverted(reading: &Reading, cue: &CueAt, sentence: &Range<usize>) -> Option<Reported> {
    if cue.form != VerbForm::Finite || cue.cue.strength > 2 {
        return None;
    }
    let before = noun_phrase::before(reading, cue.group_start, sentence.start);
    let next = next_after_adverbials(reading, cue.tokens.end, sentence.end);
    let closes = next >= sentence.end || matches!(reading.lower(next), "," | "." | "—" | ";" | "–");
    if let Some(source) = before {
        if closes && source.start > sentence.start + 1 && is_break(reading, source.start - 1) {
            return with_left_content(reading, cue, source.clone(), source.start - 1, next);
        }
        return None;
    }
    // The subject follows its verb.
    if cue.group_start <= sentence.start + 1 || !is_break(reading, cue.group_start - 1) {
        return None;
    }
    let source = noun_phrase::after(reading, cue.tokens.end, sentence.end)?;
    let end = source.end;
    let ends_clause = next_after_adverbials(reading, end, sentence.end) >= sentence.end
        || matches!(
            reading.lower(end),
            "," | "."
                | ";"
                | "—"
                | "–"
                | "in"
                | "at"
                | "on"
                | "as"
                | "during"
                | "after"
                | "who"
                | "when"
        );
    if !noun_phrase::can_speak(reading, &source) || !ends_clause {
        return None;
    }
    with_left_content(reading, cue, source, cue.group_start - 1, end)
}

fn is_break(reading: &Reading, at: usize) -> bool {
    matches!(reading.lower(at), "," | "—" | "–" | "?" | "!" | "”" | "\"")
}

fn with_left_content(
    reading: &Reading,
    cue: &CueAt,
    source: Range<usize>,
    left_end: usize,
    after: usize,
) -> Option<Reported> {
    let sentence = reading.document.sentence(cue.verb);
    let floor = reading
        .claims_near(sentence.start)
        .iter()
        .map(|&claim| &reading.found[claim])
        // "Lee denies it, a report says": a claim whose content follows its cue is inside this one.
        .filter(|found| found.cues.iter().all(|cue| found.contents[0].start < cue.start))
        .flat_map(|found| found.cues.iter().chain(&found.sources))
        .filter(|part| part.start >= sentence.start && part.end <= left_end)
        .map(|part| part.end)
        .max()
        .unwrap_or(sentence.start);
    let left = extent::trimmed(reading, floor..left_end);
    if left.is_empty() {
        return None;
    }
    let mut contents = vec![left];
    if reading.lower(after) == ","
        && after + 2 < sentence.end
        && !goes_elsewhere(reading, after + 1)
    {
        let end = extent::clause_end(reading, after + 1, sentence.end);
        let rest = extent::trimmed(reading, after + 1..end);
        if rest.len() > 1 {
            contents.push(rest);
        }
    }
    let cue_end = cue.tokens.end;
    Some(Reported { source: Some(source), contents, cue_end, stance: None, confidence: 0.8 })
}

/// After ", he said," a new clause of the article itself begins.
fn goes_elsewhere(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    matches!(
        word,
        "adding"
            | "but"
            | "while"
            | "citing"
            | "according"
            | "who"
            | "when"
            | "after"
            | "as"
            | "speaking"
            | "noting"
            | "referring"
    ) || word.ends_with("ing") && reading.lexicon.cues.contains_key(word)
}

/// "The minister said that …" and the other frames of the verb.
fn plain(reading: &Reading, cue: &CueAt, sentence: &Range<usize>) -> Option<Reported> {
    let source = subject_of(reading, cue, sentence.start);
    let is_sure = cue.cue.strength == 1
        || source.as_ref().is_some_and(|np| noun_phrase::can_speak(reading, np));
    if source.is_none() && cue.form != VerbForm::Participle || !is_sure {
        return None;
    }
    let (content, stance, confidence) = content_after(reading, cue, sentence)?;
    // "warned of", "called for": the preposition belongs to the cue.
    let with_preposition = content == cue.tokens.end + 1
        && matches!(reading.lower(cue.tokens.end), "of" | "for")
        && matches!(reading.lower(content - 1), "of" | "for");
    let cue_end = if with_preposition { content } else { cue.tokens.end };
    let mut end = extent::clause_end(reading, content, sentence.end);
    if source.as_ref().is_some_and(|np| is_relative_pronoun(reading, np)) {
        end = relative_end(reading, content, end);
    }
    let source = source.map(|np| antecedent(reading, np));
    let content = extent::trimmed(reading, content..end);
    (!content.is_empty()).then(|| Reported {
        source,
        contents: vec![content],
        cue_end,
        stance,
        confidence,
    })
}

fn is_relative_pronoun(reading: &Reading, np: &Range<usize>) -> bool {
    np.len() == 1 && matches!(reading.lower(np.start), "who" | "which")
}

/// "Ann Lee, who denied selling it, said": the main verb ends the relative clause.
fn relative_end(reading: &Reading, start: usize, limit: usize) -> usize {
    (start..limit)
        .find(|&at| {
            let next = at + 1;
            let is_verb = super::cue::is_auxiliary(reading.lower(next))
                || reading.cues[reading.cues_in(&(next..limit.min(next + 3)))]
                    .iter()
                    .any(|cue| cue.group_start == next && cue.form == VerbForm::Finite);
            reading.lower(at) == "," && next < limit && is_verb
        })
        .unwrap_or(limit)
}

/// "critics who say …", "Ann Lee, who denied …": the noun before the pronoun is the source.
fn antecedent(reading: &Reading, np: Range<usize>) -> Range<usize> {
    if !is_relative_pronoun(reading, &np) {
        return np;
    }
    let end = np.start - usize::from(np.start > 0 && reading.lower(np.start - 1) == ",");
    let floor = reading.document.sentence(np.start).start;
    noun_phrase::before(reading, end, floor)
        .filter(|noun| noun_phrase::can_speak(reading, noun))
        .unwrap_or(np)
}

/// Where the content begins after the cue, by what follows it.
fn content_after(
    reading: &Reading,
    cue: &CueAt,
    sentence: &Range<usize>,
) -> Option<(usize, Option<Stance>, f32)> {
    let limit = sentence.end;
    let mut start = next_after_adverbials(reading, cue.tokens.end, limit);
    let mut addressee = false;
    if cue.cue.takes(Frame::Person)
        && start < limit
        && cue.cue.lemma != "accuse"
        && let Some(end) = addressee_end(reading, start, limit)
    {
        start = next_after_adverbials(reading, end, limit);
        addressee = true;
    }
    if let Some(that) = that_after(reading, cue, start, limit) {
        return Some((that, None, 0.85));
    }
    if start >= limit {
        return None;
    }
    let word = reading.lower(start);
    let strength = cue.cue.strength;
    if word == "to" && (cue.cue.takes(Frame::To) || addressee) {
        let urges = matches!(cue.cue.stance, Stance::Asserts | Stance::Asks) && addressee;
        return Some((
            start,
            urges.then_some(Stance::Urges),
            if strength == 1 { 0.75 } else { 0.6 },
        ));
    }
    if cue.cue.takes(Frame::To) && cue.cue.stance == Stance::Urges && !addressee {
        let to = addressee_end(reading, start, limit)
            .filter(|&at| reading.lower(at) == "to" || reading.lower(at) == "not");
        if let Some(to) = to {
            return Some((to, None, 0.7));
        }
    }
    if is_question(word) && (cue.cue.takes(Frame::Question) || strength == 1) {
        return Some((start, None, 0.7));
    }
    if word == "of" && cue.cue.takes(Frame::Of) || word == "for" && cue.cue.takes(Frame::For) {
        return Some((start + 1, None, 0.6));
    }
    if cue.cue.lemma == "accuse" || cue.cue.lemma == "blame" {
        return Some((start, None, 0.75));
    }
    if is_preposition(word) || matches!(word, "," | "." | ";" | ":" | "and" | "or" | "but") {
        return None;
    }
    let opens_quotation = reading.document.tokens[start].kind == TokenKind::Quote
        && reading.document.quotation_index(start).is_some();
    if cue.cue.takes(Frame::That)
        && strength == 1
        && (begins_clause(reading, start, limit) || opens_quotation)
    {
        return Some((start, None, 0.7));
    }
    if cue.cue.takes(Frame::That) && strength == 2 && (is_subject_pronoun(word) || word == "there")
    {
        return Some((start, None, 0.6));
    }
    if is_official_act(reading, start, limit) {
        return None;
    }
    if cue.cue.takes(Frame::Object) && strength <= 2 {
        return Some((start, None, if strength == 1 { 0.6 } else { 0.45 }));
    }
    if cue.cue.takes(Frame::Quote) && opens_quotation {
        return Some((start, None, 0.6));
    }
    let quotes_later = (start..limit).any(|at| {
        reading.document.quotation_index(at).is_some_and(|q| reading.quotation_claim[q].is_none())
    });
    (quotes_later && strength <= 2 && (cue.cue.takes(Frame::Quote) || cue.cue.takes(Frame::Object)))
        .then_some((start, None, 0.5))
}

/// "rejected a motion", "approved the bill": acts, not speech.
fn is_official_act(reading: &Reading, start: usize, limit: usize) -> bool {
    (start..limit.min(start + 4)).any(|at| {
        matches!(
            reading.lower(at),
            "motion"
                | "bill"
                | "appeal"
                | "petition"
                | "law"
                | "measure"
                | "amendment"
                | "lawsuit"
                | "budget"
                | "resolution"
                | "treaty"
        )
    })
}

/// "that", directly or behind an addressee, a place or a date.
fn that_after(reading: &Reading, cue: &CueAt, start: usize, limit: usize) -> Option<usize> {
    const FAR: usize = 14;
    if !(cue.cue.takes(Frame::That) || cue.cue.strength == 1) {
        return None;
    }
    if reading.lower(start) == "that" && start < limit {
        return Some(start);
    }
    let detour = is_preposition(reading.lower(start))
        || reading.lower(start) == ","
        || reading.is_when(start);
    if !detour {
        return None;
    }
    let that = (start..limit.min(start + FAR)).find(|&at| reading.lower(at) == "that")?;
    let clear = (start..that).all(|at| {
        !super::cue::is_auxiliary(reading.lower(at))
            && !matches!(reading.lower(at), ";" | "." | ":")
    });
    clear.then_some(that)
}

/// Skips adverbs, dates and "in a statement" after a cue.
fn next_after_adverbials(reading: &Reading, mut at: usize, limit: usize) -> usize {
    while at < limit {
        let word = reading.lower(at);
        if reading.is_when(at) {
            let end = (at..limit).find(|&i| !reading.is_when(i)).unwrap_or(limit);
            // "believes the next decade will be decisive": here the date is the subject.
            if end < limit && super::cue::is_auxiliary(reading.lower(end)) {
                break;
            }
            at = end;
            continue;
        }
        if super::cue::is_adverb(word) && reading.mention(at).is_none() {
            at += 1;
            continue;
        }
        let Some(end) = adverbial_end(reading, at, limit) else { break };
        at = end;
    }
    at
}

/// "on Friday", "in a statement", "at a news conference", "during a visit to Leeds".
fn adverbial_end(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    let word = reading.lower(at);
    if !matches!(
        word,
        "on" | "in"
            | "at"
            | "during"
            | "by"
            | "late"
            | "early"
            | "after"
            | "before"
            | "through"
            | "via"
            | "from"
            | "to"
    ) {
        return None;
    }
    let next = at + 1;
    if next >= limit {
        return None;
    }
    if reading.is_when(next) {
        return Some(next + 1);
    }
    if word == "to" && !matches!(reading.lower(next), "reporters" | "journalists" | "the") {
        return None;
    }
    let phrase = noun_phrase::after(reading, next, limit.min(next + 10))?;
    let is_setting = phrase.clone().any(|i| {
        matches!(
            reading.lower(i),
            "statement"
                | "interview"
                | "conference"
                | "briefing"
                | "speech"
                | "tweet"
                | "post"
                | "twitter"
                | "facebook"
                | "letter"
                | "email"
                | "e-mail"
                | "television"
                | "tv"
                | "radio"
                | "hearing"
                | "meeting"
                | "report"
                | "rally"
                | "remarks"
                | "telephone"
                | "phone"
                | "video"
                | "testimony"
                | "visit"
                | "ruling"
                | "memo"
                | "reporters"
                | "journalists"
                | "debate"
                | "court"
                | "parliament"
                | "message"
                | "address"
                | "response"
                | "article"
                | "morning"
                | "event"
        )
    });
    is_setting.then_some(phrase.end)
}

/// The end of the person addressed: "reporters", "the BBC", "him".
fn addressee_end(reading: &Reading, start: usize, limit: usize) -> Option<usize> {
    let word = reading.lower(start);
    if matches!(word, "him" | "her" | "them" | "me" | "us" | "you") {
        return Some(start + 1);
    }
    if matches!(
        word,
        "that"
            | "to"
            | ","
            | "he"
            | "she"
            | "they"
            | "it"
            | "whether"
            | "why"
            | "how"
            | "what"
            | "if"
            | "about"
            | "of"
            | "for"
    ) {
        return None;
    }
    let np = noun_phrase::after(reading, start, limit)?;
    (np.end < limit).then(|| without_apposition(reading, &np))
}

fn without_apposition(reading: &Reading, np: &Range<usize>) -> usize {
    np.clone().find(|&at| reading.lower(at) == ",").unwrap_or(np.end)
}

fn is_question(word: &str) -> bool {
    matches!(word, "whether" | "why" | "how" | "what" | "who" | "where" | "when" | "if" | "which")
}

fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it" | "we" | "i" | "you")
}

/// True if a subject may begin here.
fn begins_clause(reading: &Reading, at: usize, limit: usize) -> bool {
    let word = reading.lower(at);
    at + 1 < limit
        && (is_subject_pronoun(word)
            || word == "there"
            || is_determiner(word)
            || reading.mention(at).is_some()
            || reading.document.tokens[at].is_wordlike())
}

/// "It is believed that …", "X was accused of …": nobody in particular, or "by" somebody.
fn impersonal(reading: &Reading, cue: &CueAt, sentence: &Range<usize>) -> Option<Reported> {
    let cue_end = cue.tokens.end;
    let subject = cue.group_start.checked_sub(1)?;
    if subject < sentence.start {
        return None;
    }
    let next = next_after_adverbials(reading, cue.tokens.end, sentence.end);
    let is_it = reading.lower(subject) == "it";
    if is_it && reading.lower(next) == "that" {
        let end = extent::clause_end(reading, next, sentence.end);
        let content = extent::trimmed(reading, next..end);
        return Some(Reported {
            source: None,
            contents: vec![content],
            cue_end,
            stance: None,
            confidence: 0.6,
        });
    }
    if reading.lower(next) == "to" && cue.cue.strength <= 2 && is_thought(cue.cue.lemma) {
        let subject = noun_phrase::before(reading, cue.group_start, sentence.start)?;
        let end = extent::clause_end(reading, next, sentence.end);
        let rest = extent::trimmed(reading, next..end);
        return Some(Reported {
            source: None,
            contents: vec![subject, rest],
            cue_end,
            stance: None,
            confidence: 0.5,
        });
    }
    if cue.cue.stance == Stance::Accuses && reading.lower(next) == "by" {
        let source = noun_phrase::after(reading, next + 1, sentence.end)?;
        let target = noun_phrase::before(reading, cue.group_start, sentence.start)?;
        let end = extent::clause_end(reading, source.end, sentence.end);
        let rest = extent::trimmed(reading, source.end..end);
        let contents = if rest.is_empty() { vec![target] } else { vec![target, rest] };
        return Some(Reported {
            source: Some(source),
            contents,
            cue_end,
            stance: None,
            confidence: 0.6,
        });
    }
    None
}

/// Verbs whose passive says what people think: "is expected to", "are believed to".
fn is_thought(lemma: &str) -> bool {
    matches!(
        lemma,
        "expect"
            | "believe"
            | "think"
            | "fear"
            | "say"
            | "report"
            | "allege"
            | "understand"
            | "estimate"
            | "rumor"
            | "rumour"
            | "consider"
            | "suppose"
            | "feared"
            | "is feared"
    )
}

fn push(reading: &mut Reading, index: usize, cue: &CueAt, reported: Reported) {
    let quotations: Vec<usize> = reported
        .contents
        .iter()
        .flat_map(Clone::clone)
        .filter_map(|at| reading.document.quotation_index(at))
        .collect();
    reading.use_cue(index);
    let cue_tokens = cue.tokens.start..reported.cue_end;
    let claim = reading.add(Attribution {
        sources: reported.source.into_iter().collect(),
        cues: vec![cue_tokens],
        contents: reported.contents,
        via: Vec::new(),
        stance: reported.stance.unwrap_or_else(|| cue.stance()),
        tone: cue.cue.tone,
        found_by: FoundBy::Clause,
        lemma: cue.cue.lemma,
        confidence: reported.confidence,
        follows: None,
    });
    for quotation in quotations {
        reading.quotation_claim[quotation].get_or_insert(claim);
    }
}
