//! What a run of capitalised words names.

use std::ops::Range;

use super::runs::Evidence;
use crate::analysis::{Kind, SourceKind};
use crate::document::Document;
use crate::lexicon::{Head, HeadKind, Lexicon};
use crate::tokenize::Case;

/// What surrounds a run.
pub(super) struct Context<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    /// A personal title stands right before.
    pub(super) has_title: bool,
    /// Its first capital tells nothing.
    pub(super) opens_sentence: bool,
}

/// The kind of a run and what it rests on.
pub(super) struct Found {
    pub(super) kind: Kind,
    pub(super) source: Option<SourceKind>,
    pub(super) evidence: Evidence,
    pub(super) confidence: f32,
}

impl Found {
    fn new(kind: Kind, evidence: Evidence, confidence: f32) -> Self {
        Self { kind, source: None, evidence, confidence }
    }
}

/// Names the kind of a non-empty run; none if it is more likely an ordinary word.
pub(super) fn classify(context: &Context, run: &Range<usize>) -> Option<Found> {
    if context.has_title {
        return Some(Found::new(Kind::Person, Evidence::Listed, 0.95));
    }
    by_head(context, run)
        .or_else(|| by_words_before(context, run))
        .or_else(|| by_personal_name(context, run))
        .or_else(|| by_context(context, run))
        .or_else(|| by_shape(context, run))
}

/// The word that ends or heads a name, if the lists know it.
pub(super) fn head(document: &Document, lexicon: &Lexicon, run: &Range<usize>) -> Option<Head> {
    let ends = (1..=run.len().min(2)).rev().find_map(|count| {
        let head = lexicon.heads.get(document.slice(&(run.end - count..run.end)))?;
        head.ends.then_some(*head)
    });
    let of_at = run.clone().find(|&index| matches!(document.word(index), "of" | "for" | "on"));
    let begins = || {
        let first_end = of_at?;
        let head = lexicon.heads.get(document.word(first_end - 1))?;
        head.begins.then_some(*head)
    };
    let leads = || {
        let head = lexicon.heads.get(document.word(run.start))?;
        let is_lead = head.begins && !matches!(head.kind, HeadKind::Organization(_));
        (is_lead && run.len() > 1).then_some(*head)
    };
    begins().or(ends).or_else(leads)
}

fn by_head(context: &Context, run: &Range<usize>) -> Option<Found> {
    let head = head(context.document, context.lexicon, run)?;
    // "Court" alone is a name only where a capital tells and "the" stands before it.
    if run.len() == 1 && (context.opens_sentence || !matches!(head.kind, HeadKind::Organization(_)))
    {
        return None;
    }
    // "Rose Hill rose early": a given name before a common head is a person where nothing says
    // that it is a place or building.
    let before = context.document.lower_at(run.start.checked_sub(1));
    let is_given = context.lexicon.given_names.contains_key(context.document.lower(run.start));
    let placed =
        matches!(before, "the" | "in" | "at" | "on" | "near" | "to" | "from" | "of" | "across");
    if run.len() == 2 && is_given && !placed && !matches!(head.kind, HeadKind::Organization(_)) {
        return None;
    }
    let (kind, source) = match head.kind {
        HeadKind::Organization(source) => (Kind::Organization, Some(source)),
        HeadKind::Facility => (Kind::Facility, None),
        HeadKind::Place => (Kind::Place, None),
        HeadKind::Event => (Kind::Event, None),
        HeadKind::Law => (Kind::Law, None),
        HeadKind::Work => (Kind::Work, None),
    };
    Some(Found { kind, source, evidence: Evidence::Listed, confidence: 0.85 })
}

fn by_personal_name(context: &Context, run: &Range<usize>) -> Option<Found> {
    let lower = |index: usize| context.document.lower(index);
    let lexicon = context.lexicon;
    let last = run.end - 1;
    if run.len() > 1 && matches!(context.document.word(last), "Jr." | "Sr." | "II" | "III" | "IV") {
        return Some(Found::new(Kind::Person, Evidence::Listed, 0.9));
    }
    let given = lexicon.given_names.get(lower(run.start));
    let surname = lexicon.surnames.get(lower(last));
    if run.len() > 1 && run.len() <= 5 && context.document.tokens[run.start].case != Case::Upper {
        let sure_given = given.is_some_and(|listed| !listed.ambiguous);
        let sure_surname = surname.is_some_and(|listed| !listed.ambiguous);
        if sure_given || (given.is_some() && surname.is_some()) {
            return Some(Found::new(Kind::Person, Evidence::Listed, 0.9));
        }
        if sure_surname && run.len() <= 3 && !lexicon.common_words.contains(lower(run.start)) {
            return Some(Found::new(Kind::Person, Evidence::Listed, 0.75));
        }
    }
    let has_initial = run.clone().skip(1).any(|index| {
        let word = context.document.word(index);
        word.len() == 2 && word.ends_with('.')
    });
    (has_initial && run.len() > 2).then(|| Found::new(Kind::Person, Evidence::Context, 0.7))
}

fn by_context(context: &Context, run: &Range<usize>) -> Option<Found> {
    let document = context.document;
    let before = document.lower_at(run.start.checked_sub(1));
    let after = document.lower_at(Some(run.end));
    let is_upper = document.tokens[run.start].case == Case::Upper;
    let speaks =
        context.lexicon.cues.get(after).is_some_and(|cue| cue.strength == 1 && !cue.may_be_noun);
    if let Some(found) = by_form(context, run) {
        return Some(found);
    }
    if is_dateline(context, run) {
        return Some(Found::new(Kind::Place, Evidence::Listed, 0.85));
    }
    if is_upper && run.len() == 1 {
        return Some(Found::new(Kind::Organization, Evidence::Shape, 0.6));
    }
    if (speaks || (after == "," && document.lower_at(Some(run.end + 1)) == "who"))
        && before != "the"
    {
        return Some(Found::new(Kind::Person, Evidence::Context, 0.7));
    }
    let is_aged = after == ","
        && document.lower_at(Some(run.end + 1)).parse::<u8>().is_ok_and(|age| age > 5 && age < 110)
        && document.lower_at(Some(run.end + 2)) == ",";
    if is_aged {
        return Some(Found::new(Kind::Person, Evidence::Context, 0.8));
    }
    let located = matches!(before, "in" | "near" | "across" | "outside" | "throughout")
        || (matches!(before, "of")
            && matches!(
                document.lower_at(run.start.checked_sub(2)),
                "city"
                    | "town"
                    | "village"
                    | "province"
                    | "region"
                    | "district"
                    | "capital"
                    | "state"
                    | "mayor"
                    | "governor"
                    | "people"
                    | "children"
                    | "residents"
                    | "streets"
                    | "port"
                    | "island"
                    | "outskirts"
                    | "north"
                    | "south"
                    | "east"
                    | "west"
            ));
    if located {
        return Some(Found::new(Kind::Place, Evidence::Context, 0.65));
    }
    None
}

/// "the newspaper Novi Osmet", "the utility OndeMad": the noun before tells.
fn by_words_before(context: &Context, run: &Range<usize>) -> Option<Found> {
    let document = context.document;
    let before = run.start.checked_sub(1)?;
    if document.tokens[before].case != Case::Lower {
        return None;
    }
    let role = context.lexicon.roles.get(document.lower(before))?;
    let is_body = matches!(
        role.source,
        SourceKind::Media | SourceKind::Organization | SourceKind::Government
    );
    (is_body && !role.plural).then_some(Found {
        kind: Kind::Organization,
        source: Some(role.source),
        evidence: Evidence::Context,
        confidence: 0.75,
    })
}

/// "Kestrel & Vane", "Torvanian guards", "Torvania's ministry": the name's own form tells.
fn by_form(context: &Context, run: &Range<usize>) -> Option<Found> {
    let document = context.document;
    if run.clone().any(|index| document.word(index) == "&") {
        return Some(Found {
            source: Some(SourceKind::Organization),
            ..Found::new(Kind::Organization, Evidence::Context, 0.8)
        });
    }
    let word = document.word(run.start);
    let lower = document.lower(run.start);
    let is_listed = context.lexicon.given_names.contains_key(lower)
        || context.lexicon.surnames.contains_key(lower)
        || context.lexicon.common_words.contains(lower);
    if run.len() > 1 || is_listed || word.len() < 5 {
        return None;
    }
    let next_is_noun =
        document.tokens.get(run.end).is_some_and(|token| token.case == Case::Lower && token.spaced);
    let owns_body = matches!(document.lower_at(Some(run.end)), "'s" | "’s")
        && matches!(
            document.lower_at(Some(run.end + 1)),
            "government"
                | "president"
                | "parliament"
                | "capital"
                | "army"
                | "military"
                | "economy"
                | "defence"
                | "foreign"
                | "interior"
                | "ruling"
                | "opposition"
                | "state"
        );
    if next_is_noun && ["ian", "ese", "ish", "ani"].iter().any(|ending| word.ends_with(ending)) {
        return Some(Found::new(Kind::Group, Evidence::Context, 0.6));
    }
    if owns_body
        || ["nia", "sia", "ria", "dia", "lia", "stan", "land"]
            .iter()
            .any(|ending| word.ends_with(ending))
    {
        return Some(Found::new(Kind::Place, Evidence::Context, 0.6));
    }
    None
}

/// "LISBON, March 3 (NPA) —" opens a paragraph.
fn is_dateline(context: &Context, run: &Range<usize>) -> bool {
    let document = context.document;
    let opens = document.paragraphs[document.paragraph_index(run.start)].start == run.start;
    let upper = run.clone().all(|index| document.tokens[index].case == Case::Upper);
    let after = document.lower_at(Some(run.end));
    let dashed =
        (run.end..run.end + 12).any(|at| matches!(document.lower_at(Some(at)), "—" | "–" | "-"));
    opens && upper && matches!(after, "," | "(" | "—" | "–" | "-") && dashed
}

fn by_shape(context: &Context, run: &Range<usize>) -> Option<Found> {
    let document = context.document;
    let lexicon = context.lexicon;
    let lower = |index: usize| document.lower(index);
    let all_common = run.clone().all(|index| lexicon.common_words.contains(lower(index)));
    if run.len() == 1 {
        if all_common {
            return None;
        }
        let surname =
            lexicon.surnames.get(lower(run.start)).is_some_and(|listed| !listed.ambiguous);
        let given =
            lexicon.given_names.get(lower(run.start)).is_some_and(|listed| !listed.ambiguous);
        if surname || given {
            return Some(Found::new(Kind::Person, Evidence::Shape, 0.55));
        }
        let after_the = document.lower_at(run.start.checked_sub(1)) == "the";
        let kind = if after_the { Kind::Organization } else { Kind::Person };
        return Some(Found::new(kind, Evidence::Shape, 0.35));
    }
    let any_common = run.clone().any(|index| lexicon.common_words.contains(lower(index)));
    let after_the = document.lower_at(run.start.checked_sub(1)) == "the";
    let kind =
        if any_common || after_the || run.len() > 3 { Kind::Organization } else { Kind::Person };
    Some(Found::new(kind, Evidence::Shape, 0.45))
}
