//! Values: dates, times, money, percentages, quantities, numbers, ordinals.
//!
//! In: a [`Document`]. Out: [`Mention`]s without a profile, sorted, never overlapping: `$1.2bn`,
//! `the third quarter` (without "the"), `21-year-old`. The patterns are regular expressions over
//! the normalised text; where two match, the longer one counts.

use std::panic::{RefUnwindSafe, UnwindSafe};

use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::NFA;
use regex_automata::util::pool::Pool;
use regex_automata::util::start;
use regex_automata::{Anchored, Input, MatchKind, PatternID};

use crate::analysis::Kind;
use crate::document::Document;
use crate::lexicon::Sex;
use crate::mention::Mention;
use crate::span::Span;
use crate::tokenize::TokenKind;

/// One to ninety-nine in words, and what multiplies them.
const WORDS: &str = r"(?i-u:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";
const SCALE: &str = r"(?:hundred|thousand|million|billion|trillion|lakh|crore)";
const DIGITS: &str = r"(?:[0-9]{1,3}(?:,[0-9]{2,3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)";
const MONTH: &str = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)";
const SURE_MONTH: &str = r"(?i-u:January|February|April|June|July|August|September|October|November|December|Sept\.|Aug\.|Oct\.|Nov\.|Dec\.|Jan\.|Feb\.)";
const DAY: &str = r"(?i-u:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";
const SEASON: &str = r"(?:spring|summer|autumn|fall|winter)";
const CURRENCY: &str = r"(?:(?:U\.?S\.?|American|Australian|Canadian|Hong Kong|Singapore|New Zealand|British|Swiss|Indian|Pakistani|Kenyan|Ugandan|Tanzanian|Turkish|Saudi|Mexican|Japanese|Chinese|Nigerian|Russian|Brazilian|South African|Iranian) )?(?:dollars?|euros?|pounds? sterling|pounds?|yen|yuan|renminbi|rupees?|rupiah|roubles?|rubles?|francs?|pesos?|won|rand|naira|shillings?|lira|riyals?|rials?|dirhams?|dinars?|kron(?:er|or|a)|crowns?|zlotys?|hryvnias?|reais|baht|ringgit|cents?|pence|USD|EUR|GBP|CHF)";
const UNIT: &str = r"(?:kilomet(?:er|re)s?|met(?:er|re)s?|centimet(?:er|re)s?|millimet(?:er|re)s?|miles?|yards?|feet|foot|ft|inch(?:es)?|km/h|kmh|km|kph|mph|cm|mm|kg|kilograms?|kilos?|grams?|milligrams?|mg|tonnes?|tons?|ounces?|oz|lbs?|lit(?:er|re)s?|gallons?|barrels?|bushels?|acres?|hectares?|sq km|sq miles|degrees?(?: (?:Celsius|Fahrenheit|C|F))?|°C|°F|knots?|light[- ]years?|nautical miles?|kilowatts?|megawatts?|gigawatts?|MW|GW|kWh|watts?|volts?|decibels?|gigabytes?|megabytes?|terabytes?|GB|MB|TB|hertz|GHz|MHz|calories|joules|kilotons?|megatons?)";

/// The kinds of the patterns and what they look for. The first of equally long matches counts, so what
/// is more particular comes first.
fn sources() -> [(Kind, String); 8] {
    [
        (Kind::Money, money()),
        (Kind::Percent, percent()),
        (Kind::Quantity, quantity()),
        (Kind::Time, time()),
        (Kind::Date, date()),
        (Kind::Date, date_after_preposition()),
        (Kind::Ordinal, ordinal()),
        (Kind::Number, number()),
    ]
}

/// Which of the patterns is [`date_after_preposition`].
const AFTER_PREPOSITION: usize = 5;

/// The compiled patterns.
///
/// Both automata read from a place where a value may begin, and nowhere else: at most words they
/// are dead after two or three letters.
#[derive(Debug)]
pub(crate) struct ValuePatterns {
    kinds: Vec<Kind>,
    /// Tells which patterns match at a place.
    which: DFA,
    /// Tells where the match of one pattern ends.
    extent: DFA,
    /// The automata's states as far as texts have led there, for each thread that reads.
    states: Pool<States, NewStates>,
}

type NewStates = Box<dyn Fn() -> States + Send + Sync + UnwindSafe + RefUnwindSafe>;

/// The states of both automata that have been reached.
#[derive(Debug)]
struct States {
    which: Cache,
    extent: Cache,
}

impl ValuePatterns {
    /// Compiles the patterns; do it once.
    pub(crate) fn new() -> Self {
        let (kinds, patterns): (Vec<Kind>, Vec<String>) = sources().into_iter().unzip();
        let nfa = NFA::compiler().build_many(&patterns).expect("the patterns are tested");
        let config = DFA::config().starts_for_each_pattern(true);
        let automaton = |kind| {
            let mut builder = DFA::builder();
            builder.configure(config.clone().match_kind(kind));
            builder.build_from_nfa(nfa.clone()).expect("the patterns are tested")
        };
        let (which, extent) = (automaton(MatchKind::All), automaton(MatchKind::LeftmostFirst));
        let automata = (which.clone(), extent.clone());
        let new =
            move || States { which: automata.0.create_cache(), extent: automata.1.create_cache() };
        Self { kinds, which, extent, states: Pool::new(Box::new(new)) }
    }

    /// All values of the document.
    pub(crate) fn values(&self, document: &Document) -> Vec<Mention> {
        let mut found = self.matches(document.text());
        found.sort_unstable_by_key(|&(span, rank)| (span.start, std::cmp::Reverse(span.end), rank));
        let mut values: Vec<Mention> = Vec::new();
        for (span, rank) in found {
            let kind = self.kinds[rank];
            let overlaps = values.last().is_some_and(|last: &Mention| last.span.end > span.start);
            if overlaps || is_no_value(document, span, kind) {
                continue;
            }
            values.push(mention(document, span, kind));
        }
        values
    }

    /// The leftmost matches of each pattern that do not overlap, with the pattern's place in the list.
    fn matches(&self, text: &str) -> Vec<(Span, usize)> {
        self.matches_at(text, |search| starts(text.as_bytes(), |at| search.at(at)))
    }

    fn matches_at(&self, text: &str, find: impl FnOnce(&mut Search)) -> Vec<(Span, usize)> {
        let mut search = Search {
            patterns: self,
            states: &mut self.states.get(),
            text: text.as_bytes(),
            ends: vec![0; self.kinds.len()],
            found: Vec::new(),
        };
        find(&mut search);
        let mut found = search.found;
        found.retain(|&(span, rank)| rank != AFTER_PREPOSITION || follows_preposition(text, span));
        found
    }
}

/// Tells all bytes at which a value may begin, in order but for those before a dollar sign.
fn starts(text: &[u8], mut tell: impl FnMut(usize)) {
    let mut before_is_word = false;
    for (at, &byte) in text.iter().enumerate() {
        let is_word = byte.is_ascii_alphanumeric() || byte == b'_';
        if is_word && !before_is_word {
            tell(at);
        } else if !is_word {
            match byte {
                // "US$": the letters before it need not begin a word.
                b'$' => (at.saturating_sub(2)..=at).for_each(&mut tell),
                // What other currencies and curly apostrophes begin with.
                b'\'' | 0xC2 | 0xE2 => tell(at),
                _ => {}
            }
        }
        before_is_word = is_word;
    }
}

/// The look for values in one text.
struct Search<'a> {
    patterns: &'a ValuePatterns,
    states: &'a mut States,
    text: &'a [u8],
    /// For each pattern where its last match ends.
    ends: Vec<usize>,
    found: Vec<(Span, usize)>,
}

impl Search<'_> {
    /// Finds the values that begin at a byte.
    fn at(&mut self, start: usize) {
        let mut which = self.which(start);
        while which != 0 {
            let pattern = which.trailing_zeros() as usize;
            which &= which - 1;
            if self.ends[pattern] <= start {
                let end = self.end(start, pattern);
                self.ends[pattern] = end;
                self.found.push((Span::new(start, end), pattern));
            }
        }
    }

    /// The patterns that match from a byte on, one bit each.
    fn which(&mut self, start: usize) -> u32 {
        let (automaton, cache) = (&self.patterns.which, &mut self.states.which);
        let before = start.checked_sub(1).map(|before| self.text[before]);
        let config = start::Config::new().anchored(Anchored::Yes).look_behind(before);
        let mut state = automaton.start_state(cache, &config).expect(NEVER_FAILS);
        let mut which = 0;
        for &byte in &self.text[start..] {
            state = automaton.next_state(cache, state, byte).expect(NEVER_FAILS);
            if state.is_tagged() {
                if state.is_dead() {
                    return which;
                }
                which |= matching(automaton, cache, state);
            }
        }
        state = automaton.next_eoi_state(cache, state).expect(NEVER_FAILS);
        which | matching(automaton, cache, state)
    }

    /// Where the match of a pattern ends that begins at a byte.
    fn end(&mut self, start: usize, pattern: usize) -> usize {
        let input = Input::new(self.text)
            .range(start..)
            .anchored(Anchored::Pattern(PatternID::must(pattern)));
        let found = self.patterns.extent.try_search_fwd(&mut self.states.extent, &input);
        found.expect(NEVER_FAILS).map_or(start, |found| found.offset())
    }
}

/// Why the automata always answer: they may quit at no byte and give up after no number of states.
const NEVER_FAILS: &str = "the automata read every byte";

/// The patterns that match in a state, one bit each.
fn matching(automaton: &DFA, cache: &Cache, state: LazyStateID) -> u32 {
    if !state.is_match() {
        return 0;
    }
    let patterns = 0..automaton.match_len(cache, state);
    patterns.fold(0, |which, at| which | 1 << automaton.match_pattern(cache, state, at).as_usize())
}

fn mention(document: &Document, span: Span, kind: Kind) -> Mention {
    Mention {
        span,
        tokens: document.tokens_in(span),
        kind,
        source: None,
        sex: Sex::Open,
        title: None,
        confidence: 0.9,
    }
}

/// What looks like a value but is a part of a name or address, or the pronoun "one".
fn is_no_value(document: &Document, span: Span, kind: Kind) -> bool {
    let tokens = document.tokens_in(span);
    if document.tokens[tokens.clone()]
        .iter()
        .any(|token| matches!(token.kind, TokenKind::Address | TokenKind::Handle))
    {
        return true;
    }
    if kind == Kind::Number && span.of(document.text()).eq_ignore_ascii_case("one") {
        return is_pronoun(document, tokens.start);
    }
    if kind == Kind::Number && is_label(document, tokens.start) {
        return true;
    }
    // "G-7", "COVID-19", "F-16": the number belongs to the name.
    let first = document.tokens[tokens.start].span;
    let cut = first.start < span.start && first.of(document.text()).starts_with(char::is_uppercase);
    cut && kind != Kind::Date && kind != Kind::Time
}

/// "Article 341", "Route 4": the number names the thing.
fn is_label(document: &Document, index: usize) -> bool {
    const LABELLED: [&str; 16] = [
        "Act",
        "Annex",
        "Article",
        "Boeing",
        "Channel",
        "Chapter",
        "Flight",
        "Formula",
        "Gate",
        "Highway",
        "Interstate",
        "Level",
        "Room",
        "Route",
        "Rule",
        "Section",
    ];
    index > 0 && LABELLED.binary_search(&document.word(index - 1)).is_ok()
}

/// "no one", "one another", "the one who", "one can": no number.
fn is_pronoun(document: &Document, index: usize) -> bool {
    let before = document.lower_at(index.checked_sub(1));
    let after = document.lower_at(Some(index + 1));
    matches!(
        before,
        "no" | "the"
            | "any"
            | "every"
            | "this"
            | "each"
            | "another"
            | "big"
            | "small"
            | "first"
            | "last"
    ) || matches!(
        after,
        "another"
            | "of"
            | "who"
            | "that"
            | "can"
            | "could"
            | "must"
            | "should"
            | "is"
            | "was"
            | "has"
            | "would"
            | "may"
            | "might"
            | "'s"
            | ","
            | "."
            | "day"
    )
}

fn amount() -> String {
    format!(r"(?:{DIGITS}|{WORDS})(?:[- ]{SCALE})*")
}

/// A pattern on word boundaries.
fn bounded(inner: &str) -> String {
    format!(r"(?-u:\b)(?:{inner})(?-u:\b)")
}

fn money() -> String {
    let amount = amount();
    let short = format!(r"(?:{DIGITS}(?:[- ]?(?:{SCALE}|mn|bn|tn|m|b|k))?)");
    format!(
        r"(?:(?:(?:US|AU|A|C|CA|HK|NZ|NT|S|R)?\$|[€£¥₹₽₦₩₺₪₴]|(?-u:\b)(?:Rs\.?|USD|EUR|GBP|CHF) ?) ?{short}(?:[-–][$€£]?{short})?(?-u:\b)|(?-u:\b)(?:{amount}|{short}|(?:several|a few|hundreds of|tens of|dozens of|half a)(?: {SCALE}s?)?(?: of)?(?: {SCALE}s?)?|a {SCALE})[- ]{CURRENCY}(?-u:\b))"
    )
}

fn percent() -> String {
    let amount = amount();
    format!(
        r"(?-u:\b)(?:(?:{amount}|{DIGITS}[-–]{DIGITS})(?: ?%|[- ](?:percent|per cent|pct|percentage points?|basis points?)(?-u:\b)))"
    )
}

fn quantity() -> String {
    let amount = amount();
    bounded(&format!(
        r"(?:{amount}|several {SCALE}|a few|hundreds of|thousands of|half a)(?:[- ]by[- ]{amount})?[- ]?(?:square |cubic |sq\.? )?{UNIT}"
    ))
}

fn time() -> String {
    let amount = amount();
    let zone = r"(?: ?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|CST|CDT|MST|IST|local time|Eastern(?: time)?))?";
    let part = r"(?:mornings?|afternoons?|evenings?|nights?)";
    [
        format!(r"(?-u:\b)(?:[0-9]{{1,2}}(?:[:.][0-9]{{2}})? ?(?:[ap]\.m\.|(?:[ap]m|AM|PM)(?-u:\b)){zone}"),
        format!(r"[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?{zone}"),
        r"[0-9]{4} (?:GMT|UTC|hours)".to_owned(),
        format!(r"(?:(?:early|late) )?{DAY}(?:'s)? (?:early |late )?{part}"),
        r"(?:(?:early|late|later|earlier) )?(?:this|that|yesterday|tomorrow|last|the previous|the following) (?:morning|afternoon|evening|night)(?-u:\b)".to_string(),
        r"(?:midnight|noon|midday|tonight|overnight|mid-morning|mid-afternoon)(?-u:\b)".to_owned(),
        format!(r"(?:{amount}|an|a few|several|half an|a couple of|dozens of)[- ](?:and a half )?(?:hours?|minutes?|seconds|mins?|secs)(?-u:\b)(?: (?:ago|earlier|later)(?-u:\b))?)"),
    ]
    .join("|")
}

fn date() -> String {
    let amount = amount();
    let ordinal = r"[0-9]{1,2}(?:st|nd|rd|th)?";
    let year = r"(?:1[5-9]|20)[0-9]{2}";
    let edge = r"(?:(?:early|late|mid|earlier|later)(?:[- ](?:in|on))?[- ])?";
    let span_words =
        r"(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies)|weekends?|fortnights?|quarters?)";
    bounded(
        &[
            format!(r"(?:{DAY},? )?{edge}{MONTH} {ordinal}(?:(?: ?[-–] ?| to | and ){ordinal})?(?:(?:,? ){year})?"),
            format!(r"(?:{DAY},? )?(?:the )?{ordinal}(?:(?: ?[-–] ?| to | and ){ordinal})?(?: of)? {MONTH}(?:,? {year})?"),
            format!(r"{edge}{MONTH},? (?:of )?{year}"),
            format!(r"(?:(?:last|next|this|early|late|mid|earlier this|later this)[- ])?{edge}{SURE_MONTH}"),
            r"(?:[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id)[- ](?:March|May)".to_owned(),
            format!(r"(?:(?:last|next|this|early|late|early on|late on) )?{DAY}s?"),
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}".to_owned(),
            format!(r"{edge}(?:{SEASON} (?:of )?)?(?:fiscal )?{year}(?:[-–/](?:{year}|[0-9]{{2}}))?"),
            format!(r"{edge}(?:{year}s|(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))"),
            r"(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Nn]owadays)".to_owned(),
            format!(r"(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id)(?: in| on)? (?:this|last|next|that|the) (?:day|week|weekend|month|quarter|year|decade|century|{SEASON})"),
            format!(r"(?:[Tt]his|[Ll]ast|[Nn]ext|[Tt]he past|[Tt]he last|[Tt]he next|[Tt]he previous|[Tt]he following|[Tt]hat|[Pp]ast) (?:day|week|weekend|month|quarter|year|decade|century|{SEASON})"),
            format!(r"(?:[Tt]he )?(?:past|last|next|previous|following|coming|first|final) (?:{amount}|few|several|couple of) {span_words}"),
            format!(r"(?:{amount}|[Aa] few|[Ss]everal|[Aa] couple of|[Dd]ecades|[Yy]ears|[Mm]onths|[Ww]eeks|[Dd]ays|[Dd]ozens of|[Hh]undreds of)(?:[- ]and[- ]a[- ]half)?[- ]{span_words}(?:[- ](?:old|long)(?-u:\b))?(?: (?:ago|earlier|later|before)(?-u:\b))?"),
            r"(?:[Aa]n?|[Dd]ecades|[Yy]ears|[Mm]onths|[Ww]eeks|[Dd]ays) (?:day |week |month |year |decade |century )?(?:ago|earlier|later)".to_string(),
            r"[Aa] (?:day|week|month|year|decade|century)".to_string(),
            r"(?:first|second|third|fourth)[- ](?:quarter|half)(?: of (?:the year|(?:19|20)[0-9]{2}))?|Q[1-4]".to_owned(),
            r"mid-(?:week|month|year|decade|century)".to_owned(),
            r"(?:Christmas(?: Day| Eve)?|Easter(?: Sunday| Monday)?|Ramadan|Thanksgiving|New Year's(?: Day| Eve)?|Good Friday|Hanukkah|Eid al-(?:Fitr|Adha)|Diwali|Halloween|Boxing Day|Labor Day|Memorial Day)".to_owned(),
            r"(?:[0-9]{1,2}(?:st|nd|rd|th)|nineteenth|twentieth|twenty-first|eighteenth)[- ]century".to_owned(),
        ]
        .join("|"),
    )
}

/// What is a date only behind a preposition: "in May" and not "may", "over the summer"; and "the '90s".
/// What stands before is for [`follows_preposition`] to ask.
fn date_after_preposition() -> String {
    format!(r"(?-u:\b)(?:March|May|{SEASON})(?-u:\b)|['’‘][1-9]0s(?-u:\b)")
}

/// True if the words before a match of [`date_after_preposition`] make it a date.
fn follows_preposition(text: &str, date: Span) -> bool {
    let before = &text[..date.start as usize];
    match date.of(text) {
        "March" | "May" => {
            let edges = ["early ", "late ", "mid-"];
            let before = edges.iter().find_map(|edge| before.strip_suffix(edge)).unwrap_or(before);
            is_before_month(before.strip_suffix("the ").unwrap_or(before))
        }
        decade if decade.contains('0') => true,
        _ => before.strip_suffix("the ").is_some_and(is_before_season),
    }
}

/// True if a text ends with a preposition of months and a space.
fn is_before_month(text: &str) -> bool {
    let Some(text) = text.strip_suffix(' ') else { return false };
    let is_edge = |byte: &u8| !byte.is_ascii_alphanumeric() && *byte != b'_';
    let start = text.as_bytes().iter().rposition(is_edge).map_or(0, |edge| edge + 1);
    matches!(
        &text.as_bytes()[start..],
        b"In"
            | b"in"
            | b"Since"
            | b"since"
            | b"Until"
            | b"until"
            | b"By"
            | b"by"
            | b"From"
            | b"from"
            | b"Of"
            | b"of"
            | b"During"
            | b"during"
            | b"Before"
            | b"before"
            | b"After"
            | b"after"
            | b"and"
    )
}

/// True if a text ends with a preposition of seasons and a space; also with the end of a longer word:
/// "within the spring".
fn is_before_season(text: &str) -> bool {
    const PREPOSITIONS: [&str; 12] = [
        "Over ", "over ", "During ", "during ", "In ", "in ", "Of ", "of ", "Since ", "since ",
        "By ", "by ",
    ];
    PREPOSITIONS.iter().any(|preposition| text.ends_with(preposition))
}

fn ordinal() -> String {
    bounded(
        r"[0-9]+(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|[Tt]enth|[Ee]leventh|[Tt]welfth|[Tt]hirteenth|[Ff]ourteenth|[Ff]ifteenth|[Ss]ixteenth|[Ss]eventeenth|[Ee]ighteenth|[Nn]ineteenth|[Tt]wentieth|twenty-(?:first|second|third|fourth|fifth)|[Hh]undredth",
    )
}

fn number() -> String {
    let amount = amount();
    bounded(
        &[
            r"(?:a|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)[- ](?:quarters?|thirds?|fifths?|tenths?|eighths?)".to_owned(),
            // A score or vote is one number: "won 3-1".
            r"[0-9]{1,3}[-–][0-9]{1,3}".to_owned(),
            format!(r"{amount}(?: (?:and a half))?(?:[- ](?:dozen|{SCALE}))*"),
            r"(?:[Ss]everal|[Aa] few|[Hh]alf a|[Aa]|[Ss]ome)(?: hundred| thousand| million| billion| dozen)".to_owned(),
            r"(?:[Tt]ens|[Hh]undreds|[Dd]ozens|[Ss]cores|[Tt]housands|[Mm]illions|[Bb]illions)(?: of (?:thousands|millions|billions))?".to_owned(),
            r"[Hh]alf|[Tt]wice".to_owned(),
        ]
        .join("|"),
    )
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::tokenize::Abbreviations;

    static PATTERNS: LazyLock<ValuePatterns> = LazyLock::new(ValuePatterns::new);

    fn found(text: &str) -> Vec<String> {
        let document = Document::read(text, &Abbreviations::default());
        PATTERNS
            .values(&document)
            .iter()
            .map(|value| format!("{}:{}", value.kind.label(), value.span.of(document.text())))
            .collect()
    }

    #[test]
    fn values_are_found_with_their_whole_extent() {
        let cases: &[(&str, &[&str])] = &[
            ("on Friday", &["date:Friday"]),
            ("on Sept. 11, 2001, and", &["date:Sept. 11, 2001"]),
            ("on 4 January 2019 in", &["date:4 January 2019"]),
            ("in mid-October", &["date:mid-October"]),
            ("in the 1990s", &["date:1990s"]),
            ("in 2016.", &["date:2016"]),
            ("last year and next week", &["date:last year", "date:next week"]),
            ("earlier in the week", &["date:earlier in the week"]),
            ("the third quarter", &["date:third quarter"]),
            ("a 21-year-old man", &["date:21-year-old"]),
            ("10 years ago", &["date:10 years ago"]),
            ("at 5 p.m. on", &["time:5 p.m."]),
            ("at 15:30 local time (1430 UTC)", &["time:15:30 local time", "time:1430 UTC"]),
            ("Saturday morning", &["time:Saturday morning"]),
            ("for three hours", &["time:three hours"]),
            ("cost $1.2bn", &["money:$1.2bn"]),
            ("a fine of €3m and US$5 million", &["money:€3m", "money:US$5 million"]),
            ("5 million euros", &["money:5 million euros"]),
            (
                "45 per cent, 3.5% and two percent",
                &["percent:45 per cent", "percent:3.5%", "percent:two percent"],
            ),
            ("10 km from a 5-metre wall", &["quantity:10 km", "quantity:5-metre"]),
            ("hundreds of people", &["number:hundreds"]),
            (
                "dozens, 1,200 and twenty-five",
                &["number:dozens", "number:1,200", "number:twenty-five"],
            ),
            ("two-thirds of", &["number:two-thirds"]),
            ("Two-thirds of voters", &["number:Two-thirds"]),
            ("the first, the 21st", &["ordinal:first", "ordinal:21st"]),
            ("no one said one another", &[]),
            ("see DCLeaks.com/2016 and F-16", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(&found(text), expected, "{text}");
        }
    }

    #[test]
    fn seasons_and_months_need_a_preposition() {
        let cases: &[(&str, &[&str])] = &[
            ("in May", &["date:May"]),
            ("by the March deadline", &["date:March"]),
            ("since early May", &["date:early May"]),
            ("and May", &["date:May"]),
            ("And May", &[]),
            ("they may. May they", &[]),
            ("basin May", &[]),
            ("over the summer", &["date:summer"]),
            ("within the spring", &["date:spring"]),
            ("the summer", &[]),
            ("the '90s and ’80s", &["date:'90s", "date:’80s"]),
        ];
        for (text, expected) in cases {
            assert_eq!(&found(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_value_begins_where_none_is_looked_for(
            pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..12),
        ) {
            let text = pieces.concat();
            let patterns = &*PATTERNS;
            let everywhere = patterns.matches_at(&text, |search| {
                (0..text.len()).for_each(|at| search.at(at));
            });
            let sorted = |mut found: Vec<(Span, usize)>| {
                found.sort_unstable();
                found
            };
            prop_assert_eq!(sorted(patterns.matches(&text)), sorted(everywhere));
        }
    }

    const PIECES: [&str; 44] = [
        " ",
        " ",
        "-",
        ".",
        ", ",
        "\n",
        "\u{e9}",
        "_",
        "$",
        "US$",
        "AUS$",
        "HK$",
        "\u{20ac}",
        "\u{a3}",
        "'",
        "\u{2019}",
        "90s",
        "5",
        "1,200",
        "3.5",
        "%",
        " per cent",
        " million",
        "bn",
        "km",
        " p.m.",
        "15:30",
        "one",
        "Twenty",
        "the ",
        "a ",
        "few",
        "in ",
        "over ",
        "summer",
        "May",
        "mid-",
        "Sept. ",
        "11",
        "2001",
        "last ",
        "year",
        "Friday",
        "first",
    ];
}
