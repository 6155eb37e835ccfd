//! The reader's own names hold, wherever they stand and whatever the program would have found.

use std::sync::LazyLock;

use proptest::prelude::*;
use whosaid::{Analysis, Analyzer, Kind, Model, Options, OwnName, SourceKind};

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(Model::builtin()));

fn analysis(text: &str, names: &[(&str, Kind)]) -> Analysis {
    let own = |&(text, kind): &(&str, Kind)| OwnName { text: text.to_owned(), kind };
    let mut options = Options::default();
    options.names = names.iter().map(own).collect();
    ANALYZER.analyze(text, &options).expect("it is short")
}

/// The mentions as text and kind.
fn found<'a>(text: &'a str, names: &[(&str, Kind)]) -> Vec<(&'a str, Kind)> {
    let entities = analysis(text, names).entities;
    entities.iter().map(|entity| (entity.span.of(text), entity.kind)).collect()
}

#[test]
fn a_listed_name_is_found_wherever_it_stands() {
    let text = "The zubrin was late. Many said a zubrin would never come; the zubrin’s crew slept.";
    assert_eq!(found(text, &[]), []);
    assert_eq!(found(text, &[("zubrin", Kind::Product)]), [("zubrin", Kind::Product); 3]);
}

#[test]
fn the_kind_of_a_found_name_is_the_listed_one() {
    let text = "Maria Lopez spoke on Friday. Lopez left the hall with her aides.";
    let names = [("Maria Lopez", Kind::Organization), ("Friday", Kind::Person)];
    let kinds = found(text, &names);
    assert_eq!(kinds[0], ("Maria Lopez", Kind::Organization));
    assert!(kinds.contains(&("Friday", Kind::Person)), "{kinds:?}");
}

#[test]
fn of_two_listed_names_the_longer_counts_and_of_two_kinds_the_first() {
    let text = "The ferry Blue Heron left. Blue was late.";
    let names =
        [("Blue", Kind::Person), ("Blue Heron", Kind::Product), ("Blue Heron", Kind::Place)];
    assert_eq!(found(text, &names), [("Blue Heron", Kind::Product), ("Blue", Kind::Person)]);
}

#[test]
fn a_longer_name_around_a_listed_one_stays() {
    let text = "“We left at dawn,” said Maria Lopez.";
    assert_eq!(found(text, &[("Lopez", Kind::Place)]), found(text, &[]));
}

#[test]
fn capitals_are_one_with_the_listed_name_among_capitals_only() {
    let upper = "HUNDREDS LEAVE THEIR HOMES AFTER ZUBRIN WARNS OF FLOOD";
    assert!(found(upper, &[("Zubrin", Kind::Person)]).contains(&("ZUBRIN", Kind::Person)));
    let mixed = "The town said us and them alike would leave the US by noon, as people here knew.";
    let kinds = found(mixed, &[("us", Kind::Group)]);
    let us = kinds.iter().filter(|(_, kind)| *kind == Kind::Group).collect::<Vec<_>>();
    assert_eq!(us, [&("us", Kind::Group)], "{kinds:?}");
}

#[test]
fn a_listed_name_is_the_speaker_of_its_claims() {
    let text = "Zubrin said the dam had held. “We slept well,” zubrin said.";
    let analysis = analysis(text, &[("Zubrin", Kind::Organization)]);
    let claim = &analysis.claims[0];
    assert_eq!(claim.speaker_name.as_deref(), Some("Zubrin"));
    assert_eq!(claim.source_kind, SourceKind::Organization);
    assert!((analysis.entities[0].confidence - 1.0).abs() < f32::EPSILON);
}

#[test]
fn quotation_marks_and_blanks_of_the_list_need_not_be_those_of_the_text() {
    let text = "The band O\u{2019}Hara\u{a0}Six played.";
    let names = [("O'Hara Six", Kind::Organization)];
    assert!(found(text, &names).contains(&("O\u{2019}Hara\u{a0}Six", Kind::Organization)));
}

#[test]
fn a_role_an_empty_name_and_a_missing_one_change_nothing() {
    let text = "“We left at dawn,” said Maria Lopez.";
    let names =
        [("dawn", Kind::Role), ("", Kind::Person), ("  ", Kind::Person), ("Ness", Kind::Place)];
    assert_eq!(analysis(text, &names), analysis(text, &[]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Entities stay sorted and apart, profiles and mentions agree, whatever is listed.
    #[test]
    fn any_list_leaves_the_annotation_whole(
        words in prop::collection::vec("[A-Za-z’<&.]{1,6}( [A-Za-z]{1,5})?", 0..8),
        picks in prop::collection::vec((0usize..8, 0usize..18), 0..6),
    ) {
        let text = format!("{} said Maria Lopez of Lisbon on 3 May.", words.join(" "));
        let names: Vec<(&str, Kind)> = picks
            .iter()
            .filter_map(|&(word, kind)| Some((words.get(word)?.as_str(), Kind::ALL[kind])))
            .collect();
        let analysis = analysis(&text, &names);
        for pair in analysis.entities.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for profile in &analysis.profiles {
            for &mention in &profile.mentions {
                prop_assert_eq!(analysis.entities[mention as usize].profile, Some(profile.id));
            }
        }
    }
}
