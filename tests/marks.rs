//! The format of marked articles, read and written, and the numbering that makes both agree.

use whosaid::eval::marked::{parse, render};
use whosaid::eval::marks::{Article, Claim, Header, Marks, Mention, Profile};
use whosaid::{CueTone, Form, Kind, SourceKind, Span, Stance};

use support::files;

#[allow(dead_code, reason = "every test uses a part of it")]
mod support;

/// Every part of the format at once.
const FILE: &str = "\
case: everything that a file may hold
title: Bridge closed
known: the engine is young
---
“{c1 We \\[all\\] left},” {c1.cue said} {c1.source the mayor, [person:1 Ann Lee]}, on [date Friday].

{c2.source {c3.source Police}} {c2.cue denied} {c2 it}, {c3.cue claimed} {c3 that [person:1 Lee] lied}, {c2.via says the [organization:3 Post]}.
---
1: person Ann Lee | mayor
2: role Police
3: organization Post
c1: direct person asserts speaker=1
c2: indirect government denies speaker=2
c3: indirect government asserts speaker=2 hedged loaded
note: unclosed_quotation
";

fn parsed(file: &str) -> Article {
    parse::article(file).expect("the file is well marked")
}

fn error(file: &str) -> String {
    parse::article(file).expect_err("the file is badly marked")
}

/// A file with this marked text and one person, Ann Lee, and one claim.
fn error_in(marked: &str) -> String {
    error(&format!("case: a\n---\n{marked}\n---\n1: person Ann Lee\nc1: direct person asserts\n"))
}

#[test]
fn a_file_is_written_as_it_was_read() {
    assert_eq!(render::article(&parsed(FILE)), FILE);
}

#[test]
fn the_text_is_what_stands_outside_the_marks() {
    let article = parsed(FILE);
    let text = "“We [all] left,” said the mayor, Ann Lee, on Friday.\n\n\
                Police denied it, claimed that Lee lied, says the Post.";
    assert_eq!(article.text, text);
    assert_eq!(article.header.title.as_deref(), Some("Bridge closed"));
    let mentioned = |mention: &Mention| (mention.span.of(text).to_owned(), mention.kind);
    let mentions: Vec<_> = article.marks.mentions.iter().map(mentioned).collect();
    let wanted = [
        ("Ann Lee", Kind::Person),
        ("Friday", Kind::Date),
        ("Lee", Kind::Person),
        ("Post", Kind::Organization),
    ];
    assert_eq!(mentions, wanted.map(|(words, kind)| (words.to_owned(), kind)));
}

#[test]
fn labels_give_a_claim_its_attributes() {
    let marks = parsed(FILE).marks;
    let [first, second, third] = &marks.claims[..] else { panic!("three claims") };
    assert_eq!((first.form, first.speaker, first.hedged), (Form::Direct, Some(0), false));
    assert_eq!((second.stance, second.tone), (Stance::Denies, CueTone::Neutral));
    assert_eq!((third.hedged, third.tone, third.speaker), (true, CueTone::Loaded, Some(1)));
    assert_eq!(second.sources, third.sources);
}

#[test]
fn line_ends_of_the_text_are_kept() {
    let article = parsed("case: a\n---\nOne.\r\n\r\nTwo.\r\n---\n");
    assert_eq!(article.text, "One.\r\n\r\nTwo.\r");
    assert_eq!(parsed("case: a\n---\n---\n").text, "");
}

#[test]
fn every_file_of_the_tests_is_written_as_it_was_read_but_for_the_numbers() {
    for folder in ["tests/articles", "tests/labelled"] {
        for path in files::text_files(folder) {
            let name = path.display();
            let article = parse::article(&files::text(&path));
            let article = article.unwrap_or_else(|error| panic!("{name}: {error}"));
            let written = render::article(&article);
            assert_eq!(parse::article(&written), Ok(article), "{name}");
        }
    }
}

#[test]
fn findings_are_numbered_in_the_order_of_the_text() {
    let claim = |start: usize, speaker: usize| Claim {
        sources: vec![Span::new(start, start + 1)],
        contents: vec![Span::new(start + 2, start + 3)],
        speaker: Some(speaker),
        ..Claim::new(Form::Indirect, SourceKind::Unknown, Stance::Asserts)
    };
    let profile = |kind, name: &str| Profile { kind, name: name.to_owned(), title: None };
    let mention = |start: usize, profile| Mention {
        span: Span::new(start, start + 1),
        kind: Kind::Person,
        profile: Some(profile),
    };
    let marks = Marks {
        mentions: vec![mention(9, 0), mention(6, 2), mention(4, 2)],
        profiles: vec![
            profile(Kind::Person, "last"),
            profile(Kind::Role, "first"),
            profile(Kind::Person, "second"),
        ],
        claims: vec![claim(6, 2), claim(0, 1)],
        notes: vec!["b".to_owned(), "a".to_owned(), "b".to_owned()],
    };
    let canonical = marks.canonical();
    let names: Vec<&str> = canonical.profiles.iter().map(|profile| &*profile.name).collect();
    assert_eq!(names, ["first", "second", "last"]);
    assert_eq!(canonical.claims, [claim(0, 0), claim(6, 1)]);
    assert_eq!(canonical.mentions, [mention(4, 1), mention(6, 1), mention(9, 2)]);
    assert_eq!(canonical.notes, ["a", "b"]);
}

#[test]
fn a_role_that_begins_with_a_name_comes_before_the_name() {
    let file = "\
case: a
---
{c1.source [place:2 Wend] residents} {c1.cue said} {c1 no}.
---
1: role Wend residents
2: place Wend
c1: indirect unnamed asserts speaker=1
";
    assert_eq!(render::article(&parsed(file)), file);
}

#[test]
fn marks_of_different_shape_may_cross() {
    let file = "\
case: a
---
{c1.cue said} {c1 no [person:1 Ann} Lee].
---
1: person Ann Lee
c1: indirect unknown asserts
";
    assert_eq!(render::article(&parsed(file)), file);
}

#[test]
fn claims_that_cross_are_told_apart() {
    let claim = |start: usize, end: usize| Claim {
        contents: vec![Span::new(start, end)],
        ..Claim::new(Form::Indirect, SourceKind::Unknown, Stance::Asserts)
    };
    let header = Header { about: "case: a".to_owned(), ..Header::default() };
    let marks = Marks { claims: vec![claim(0, 3), claim(2, 5)], ..Marks::default() };
    let written = render::article(&Article { header, text: "a b c".to_owned(), marks });
    let labels = "c1: indirect unknown asserts\nc2: indirect unknown asserts\n";
    let crossing = "crossing: c2 at byte 2: \"b c\"\n";
    assert_eq!(written, format!("case: a\n---\n{{c1 a b}} c\n---\n{labels}{crossing}"));
}

#[test]
fn mistakes_are_named() {
    assert_eq!(error("case: a\n---\nText.\n"), "three parts between lines of --- wanted, 2 found");
    assert_eq!(error("what: a\n---\n---\n"), "header line \"what: a\"");
    assert_eq!(error("case: a\n---\n---\n1: role\n"), "label line \"1: role\"");
    assert_eq!(error("case: a\n---\n---\n1: date Friday\n"), "label line \"1: date Friday\"");
    for (marked, message) in [
        ("{c1 No", "{c1 is never closed"),
        ("{c1 No} [person:1 Ann", "[person:1 is never closed"),
        ("{c1 No}}", "} closes nothing before \"\""),
        ("{c1 No} [person:2 Ann]", "profile 2 has no label line"),
        ("{c1 No} [person Ann]", "[person lacks a profile or has one too many"),
        ("{c1 No} [date:1 Friday]", "[date:1 lacks a profile or has one too many"),
        ("{c1 No} [pet:1 Rex]", "[pet:1 names no kind"),
        ("{c1 No} {c2 No}", "c2 has no label line"),
        ("{c1.cue said} no", "c1 has no content"),
        ("{c1.what No}", "{c1.what names no part"),
        ("{who No}", "{who names no claim"),
        ("{c1 }", "{c1 marks nothing"),
    ] {
        assert_eq!(error_in(marked), message, "{marked}");
    }
}
