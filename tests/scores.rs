//! How the scores are counted.

use whosaid::Form;
use whosaid::eval::marked::parse;
use whosaid::eval::marks::Marks;
use whosaid::eval::score::{Measure, Score};

/// The score of one marked text against another; both hold the same words.
fn score(wanted: (&str, &str), found: (&str, &str)) -> Score {
    let read = |(marked, labels): (&str, &str)| {
        let file = format!("case: a\n---\n{marked}\n---\n{labels}");
        parse::article(&file).expect("the text is well marked")
    };
    let (wanted, found) = (read(wanted), read(found));
    assert_eq!(wanted.text, found.text);
    let mut score = Score::default();
    score.add(&wanted.text, &wanted.marks, &found.marks);
    score
}

/// In percent with one decimal, as the table shows it.
fn f1(score: &Score, measure: Measure) -> String {
    format!("{:.1}", score.count(measure).f1() * 100.0)
}

const CLAIM: &str = "c1: indirect person asserts speaker=1\n1: person Ann Lee\n";

#[test]
fn the_same_marks_score_all() {
    let text = ("{c1.source [person:1 Ann Lee]} {c1.cue said} {c1 no}.", CLAIM);
    let score = score(text, text);
    for measure in [
        Measure::Entities,
        Measure::EntitiesOf("person"),
        Measure::Claims,
        Measure::ClaimsSourceCue,
        Measure::ClaimsExact,
        Measure::ClaimsOf(Form::Indirect),
        Measure::Speaker,
        Measure::Tone,
    ] {
        assert_eq!(f1(&score, measure), "100.0", "{measure}");
    }
    assert_eq!(f1(&score, Measure::ClaimsOf(Form::Direct)), "0.0");
}

#[test]
fn a_mention_counts_if_kind_and_span_are_the_same() {
    let wanted = "[person:1 Ann Lee] and [place:2 Fenwick] on [date Friday].";
    let found = "Ann [person:1 Lee] and [facility:2 Fenwick] on [date Friday].";
    let score = score(
        (wanted, "1: person Ann Lee\n2: place Fenwick\n"),
        (found, "1: person Lee\n2: facility Fenwick\n"),
    );
    // The labels have no facility at all: such a class is not scored.
    assert_eq!(f1(&score, Measure::Entities), "40.0");
    assert_eq!(f1(&score, Measure::EntitiesOf("date")), "100.0");
    let facilities = score.count(Measure::EntitiesOf("facility"));
    assert_eq!((facilities.found, facilities.wanted), (1, 0));
}

#[test]
fn half_of_the_words_make_a_claim_the_same() {
    let labels = "c1: indirect unknown asserts\n";
    let wanted = ("One {c1 two three four five} six.", labels);
    let near = score(wanted, ("One two three {c1 four five} six.", labels));
    assert_eq!(f1(&near, Measure::Claims), "100.0");
    assert_eq!(f1(&near, Measure::ClaimsExact), "0.0");
    let far = score(wanted, ("One two three {c1 four five six}.", labels));
    assert_eq!(f1(&far, Measure::Claims), "0.0");
}

#[test]
fn one_claim_is_paired_with_one_the_nearest_first() {
    let one = "c1: direct unknown asserts\n";
    let two = "c1: direct unknown asserts\nc2: direct unknown asserts hedged\n";
    let score = score(("{c1 One two three four}.", one), ("{c1 One {c2 two three four}}.", two));
    let claims = score.count(Measure::Claims);
    assert_eq!((claims.hits, claims.found, claims.wanted), (1, 2, 1));
    assert_eq!(f1(&score, Measure::ClaimsExact), "66.7");
    let hedged = score.count(Measure::Hedged);
    assert_eq!((hedged.hits, hedged.wanted), (1, 1));
}

#[test]
fn sources_and_cues_count_on_top_of_the_content() {
    let wanted = "{c1.source [person:1 Ann Lee]} {c1.cue said} {c1 no}.";
    let no_source = "[person:1 Ann Lee] {c1.cue said} {c1 no}.";
    let no_cue = "{c1.source [person:1 Ann] Lee} said {c1 no}.";
    let marked = |text| score((wanted, CLAIM), (text, CLAIM));
    assert_eq!(f1(&marked(no_source), Measure::ClaimsSource), "0.0");
    assert_eq!(f1(&marked(no_cue), Measure::ClaimsSource), "100.0");
    assert_eq!(f1(&marked(no_cue), Measure::ClaimsSourceCue), "0.0");
    assert_eq!(f1(&marked(no_cue), Measure::Claims), "100.0");
}

#[test]
fn speakers_are_the_same_by_name_without_article_and_case() {
    let text = "{c1 No}, the police said.";
    let by = |speaker: &str| {
        let wanted = "c1: indirect government denies speaker=1\n1: role Police\n";
        let labels = format!("c1: direct government asserts speaker=1\n1: role {speaker}\n");
        score((text, wanted), (text, &labels))
    };
    assert_eq!(by("the police").count(Measure::Speaker).hits, 1);
    assert_eq!(by("firefighters").count(Measure::Speaker).hits, 0);
    assert_eq!(by("police").count(Measure::SourceKind).hits, 1);
    assert_eq!(by("police").count(Measure::Stance).hits, 0);
    assert_eq!(by("police").count(Measure::Form).hits, 0);
}

#[test]
fn articles_add_up() {
    let article =
        parse::article("case: a\n---\nOn [date Friday].\n---\n").expect("the text is well marked");
    let mut score = Score::default();
    score.add(&article.text, &article.marks, &article.marks);
    score.add(&article.text, &article.marks, &Marks::default());
    let count = score.count(Measure::Entities);
    assert_eq!((count.hits, count.found, count.wanted), (1, 1, 2));
    assert!((count.precision() - 1.0).abs() < 1e-9 && (count.recall() - 0.5).abs() < 1e-9);
    assert!(score.to_string().contains("date"));
}
