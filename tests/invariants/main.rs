//! What holds for every text whatsoever, tried with texts made at random.
//!
//! `PROPTEST_CASES=10000 cargo test --test invariants` tries more of them.

use std::sync::LazyLock;

use proptest::prelude::*;
use whosaid::{Analysis, Analyzer, Model, OffsetUnit, Options, Strictness};

mod checks;
mod hostile;
mod texts;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(Model::builtin()));

fn analyze_with(text: &str, options: &Options) -> Analysis {
    ANALYZER.analyze(text, options).expect("the text is short")
}

fn analyze(text: &str) -> Analysis {
    analyze_with(text, &Options::default())
}

fn strict(strictness: Strictness) -> Options {
    let mut options = Options::default();
    options.strictness = strictness;
    options
}

proptest! {
    // A text that fails is printed and belongs into the list of those that once did; a test run
    // writes nothing into the sources.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_sound_annotation(text in texts::any_characters()) {
        checks::all(&text, &analyze(&text));
    }

    #[test]
    fn a_news_like_text_gives_a_sound_annotation(text in texts::news()) {
        checks::all(&text, &analyze(&text));
    }

    #[test]
    fn a_piece_of_an_article_gives_a_sound_annotation(text in texts::article_piece()) {
        checks::all(&text, &analyze(&text));
    }

    #[test]
    fn the_same_text_gives_the_same_annotation(text in texts::any_kind()) {
        prop_assert_eq!(analyze(&text), analyze(&text));
    }

    #[test]
    fn offsets_slice_the_same_text_in_every_unit(text in texts::any_kind()) {
        let bytes = analyze(&text);
        for unit in [OffsetUnit::Utf16, OffsetUnit::Codepoint] {
            checks::same_slices(&text, &bytes, unit);
        }
    }

    #[test]
    fn a_title_leaves_the_annotation_sound(text in texts::any_kind(), title in texts::any_kind()) {
        let mut options = Options::default();
        options.title = Some(title);
        checks::all(&text, &analyze_with(&text, &options));
    }

    #[test]
    fn a_stricter_reading_reports_no_more_claims(text in texts::any_kind()) {
        let claims = |strictness| {
            let analysis = analyze_with(&text, &strict(strictness));
            checks::all(&text, &analysis);
            analysis.claims.len()
        };
        let [lenient, balanced, strict] =
            [Strictness::Lenient, Strictness::Balanced, Strictness::Strict].map(claims);
        prop_assert!(lenient >= balanced && balanced >= strict, "{lenient} {balanced} {strict}");
    }

    #[test]
    fn an_annotation_survives_json(text in texts::any_kind()) {
        let analysis = analyze(&text);
        let json = serde_json::to_string(&analysis).expect("an annotation is plain data");
        prop_assert_eq!(serde_json::from_str::<Analysis>(&json).expect("as written"), analysis);
    }
}

/// What chance has found once is tried for ever.
#[test]
fn texts_that_once_failed_give_sound_annotations() {
    for text in [
        "Maria Lopez told the Post the Clean Water Act according to Maria Lopez ",
        "police said the bridge was closed “ “ “ Maria Lopez ",
        "\"Maria Lopez \", ” Maria Lopez said ",
        "Maria Lopez ‘ “ ”, police said ",
        "said Q: “ ) ",
        "Maria Lopez, said Maria Lopez, said, “ ) ",
        "Maria Lopez said, “, ” Maria Lopez, Maria Lopez said reportedly ",
        "@ﬁ—‟ \u{301}",
        "The board predicted that \"it will rain\".\n\nShe is thought\r\n to be in Kenya.\n",
    ] {
        checks::all(text, &analyze(text));
        checks::same_slices(text, &analyze(text), OffsetUnit::Utf16);
    }
}

#[test]
fn another_analyzer_gives_the_same_annotation() {
    let text = texts::ARTICLES.concat();
    let other = Analyzer::new(Model::builtin());
    assert_eq!(other.analyze(&text, &Options::default()).expect("it is short"), analyze(&text));
}
