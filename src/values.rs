//! Values: dates, times, money, percentages, quantities, numbers, ordinals.
//!
//! In: a [`Document`]. Out: [`Mention`]s without a profile, sorted, never overlapping: `$1.2bn`,
//! `the third quarter` (without "the"), `21-year-old`. The patterns are regular expressions over
//! the normalised text; where two match, the longer one counts.

use regex::Regex;

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

/// The compiled patterns.
#[derive(Debug)]
pub(crate) struct ValuePatterns {
    patterns: Vec<(Kind, Regex)>,
}

impl ValuePatterns {
    /// Compiles the patterns; do it once.
    pub(crate) fn new() -> Self {
        // The first of equally long matches counts, so what is more particular comes first.
        let sources = [
            (Kind::Money, money()),
            (Kind::Percent, percent()),
            (Kind::Quantity, quantity()),
            (Kind::Time, time()),
            (Kind::Date, date()),
            (Kind::Date, date_after_preposition()),
            (Kind::Ordinal, ordinal()),
            (Kind::Number, number()),
        ];
        let patterns = sources
            .into_iter()
            .map(|(kind, source)| (kind, Regex::new(&source).expect("the patterns are tested")))
            .collect();
        Self { patterns }
    }

    /// All values of the document.
    pub(crate) fn values(&self, document: &Document) -> Vec<Mention> {
        let text = document.text();
        let mut found = Vec::new();
        for (rank, (kind, pattern)) in self.patterns.iter().enumerate() {
            for captures in pattern.captures_iter(text) {
                let value = ["v", "s", "d"].iter().find_map(|group| captures.name(group));
                let Some(value) = value else { continue };
                found.push((Span::new(value.start(), value.end()), rank, *kind));
            }
        }
        found.sort_unstable_by_key(|&(span, rank, _)| {
            (span.start, std::cmp::Reverse(span.end), rank)
        });
        let mut values: Vec<Mention> = Vec::new();
        for (span, _, kind) in found {
            let overlaps = values.last().is_some_and(|last: &Mention| last.span.end > span.start);
            if overlaps || is_no_value(document, span, kind) {
                continue;
            }
            values.push(mention(document, span, kind));
        }
        values
    }
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

/// A pattern whose match is the group `v`, on word boundaries.
fn bounded(inner: &str) -> String {
    format!(r"(?-u:\b)(?P<v>{inner})(?-u:\b)")
}

fn money() -> String {
    let amount = amount();
    let short = format!(r"(?:{DIGITS}(?:[- ]?(?:{SCALE}|mn|bn|tn|m|b|k))?)");
    format!(
        r"(?P<v>(?:(?:US|AU|A|C|CA|HK|NZ|NT|S|R)?\$|[€£¥₹₽₦₩₺₪₴]|(?-u:\b)(?:Rs\.?|USD|EUR|GBP|CHF) ?) ?{short}(?:[-–][$€£]?{short})?(?-u:\b)|(?-u:\b)(?:{amount}|{short}|(?:several|a few|hundreds of|tens of|dozens of|half a)(?: {SCALE}s?)?(?: of)?(?: {SCALE}s?)?|a {SCALE})[- ]{CURRENCY}(?-u:\b))"
    )
}

fn percent() -> String {
    let amount = amount();
    format!(
        r"(?-u:\b)(?P<v>(?:{amount}|{DIGITS}[-–]{DIGITS})(?: ?%|[- ](?:percent|per cent|pct|percentage points?|basis points?)(?-u:\b)))"
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
        format!(r"(?-u:\b)(?P<v>[0-9]{{1,2}}(?:[:.][0-9]{{2}})? ?(?:[ap]\.m\.|(?:[ap]m|AM|PM)(?-u:\b)){zone}"),
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

/// What is a date only behind a preposition: "in May" and not "may", "over the summer", "the '90s".
fn date_after_preposition() -> String {
    format!(
        r"(?-u:\b)(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Oo]f|[Dd]uring|[Bb]efore|[Aa]fter|and) (?:the )?(?:early |late |mid-)?(?P<v>March|May)(?-u:\b)|(?:[Oo]ver|[Dd]uring|[Ii]n|[Oo]f|[Ss]ince|[Bb]y) the (?P<s>{SEASON})(?-u:\b)|(?P<d>['’‘][1-9]0s)(?-u:\b)"
    )
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
            r"(?:a|one|two|three|four)[- ](?:quarters?|thirds?|fifths?|tenths?|eighths?)".to_owned(),
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
    use super::*;
    use crate::tokenize::Abbreviations;

    fn found(text: &str) -> Vec<String> {
        let document = Document::read(text, &Abbreviations::default());
        ValuePatterns::new()
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
            ("the first, the 21st", &["ordinal:first", "ordinal:21st"]),
            ("no one said one another", &[]),
            ("see DCLeaks.com/2016 and F-16", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(&found(text), expected, "{text}");
        }
    }
}
