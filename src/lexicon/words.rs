//! Names, titles, roles, and the words that tell what a name is the name of.

use rustc_hash::FxHashMap;

use super::{Phrases, lines};
use crate::analysis::{Kind, SourceKind};

/// The sex that a name, title or role tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sex {
    /// he
    Male,
    /// she
    Female,
    /// Either, or not known.
    Open,
}

impl Sex {
    fn from_field(field: Option<&&str>) -> Self {
        match field {
            Some(&"m") => Self::Male,
            Some(&"f") => Self::Female,
            _ => Self::Open,
        }
    }
}

/// What a list says of an entry, and whether that can be believed without more evidence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed<T> {
    /// What it says.
    pub(crate) value: T,
    /// True if the word is as often an ordinary one.
    pub(crate) ambiguous: bool,
}

/// The name of a place, group, organisation or person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    /// What it names.
    pub(crate) kind: Kind,
    /// What kind of source it is, where the list tells.
    pub(crate) source: Option<SourceKind>,
    /// He or she, for people.
    pub(crate) sex: Sex,
    /// True if the word is as often an ordinary one.
    pub(crate) ambiguous: bool,
    /// True if it is a given name or surname too.
    pub(crate) also_person: bool,
}

/// A noun for a source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Role {
    /// The kind of source it makes without a name.
    pub(crate) source: SourceKind,
    /// True for "officials", "police".
    pub(crate) plural: bool,
    /// He or she, where the noun tells.
    pub(crate) sex: Sex,
}

/// A title before a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Title {
    /// He or she, where the title tells.
    pub(crate) sex: Sex,
}

/// What a name is the name of, by the word that ends or heads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeadKind {
    /// An organisation that makes this kind of source.
    Organization(SourceKind),
    /// Airport, bridge.
    Facility,
    /// River, province.
    Place,
    /// War, festival.
    Event,
    /// Act, treaty.
    Law,
    /// Book, report with a name.
    Work,
}

/// A word that ends or heads a name: "Ministry of …", "… University".
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    /// What the name is the name of.
    pub(crate) kind: HeadKind,
    /// It can stand last.
    pub(crate) ends: bool,
    /// It can stand first.
    pub(crate) begins: bool,
}

pub(super) fn given_names(list: &'static str) -> FxHashMap<&'static str, Listed<Sex>> {
    lines(list)
        .map(|fields| {
            let ambiguous = fields.get(2) == Some(&"a");
            (fields[0], Listed { value: Sex::from_field(fields.get(1)), ambiguous })
        })
        .collect()
}

pub(super) fn surnames(list: &'static str) -> FxHashMap<&'static str, Listed<()>> {
    lines(list)
        .map(|fields| (fields[0], Listed { value: (), ambiguous: fields.get(1) == Some(&"a") }))
        .collect()
}

pub(super) fn roles(list: &'static str) -> Phrases<Role> {
    lines(list)
        .map(|fields| {
            let role = Role {
                source: SourceKind::from_label(fields[1]).expect("the lists are tested"),
                plural: fields.get(2) == Some(&"p"),
                sex: Sex::from_field(fields.get(3)),
            };
            (fields[0], role)
        })
        .collect()
}

pub(super) fn titles(list: &'static str) -> Phrases<Title> {
    lines(list).map(|fields| (fields[0], Title { sex: Sex::from_field(fields.get(1)) })).collect()
}

/// The lists of names, those that are most surely what they say first.
pub(super) fn names() -> Phrases<Name> {
    let places = lines(include_str!("../../data/places.txt")).map(|fields| {
        let flags = fields.get(2).copied().unwrap_or("");
        let source = matches!(fields[1], "country").then_some(SourceKind::Government);
        name(fields[0], Kind::Place, source, flags)
    });
    let groups = lines(include_str!("../../data/groups.txt"))
        .map(|fields| name(fields[0], Kind::Group, None, fields.get(2).copied().unwrap_or("")));
    let organizations = lines(include_str!("../../data/organizations.txt")).map(|fields| {
        let flags = fields.get(2).copied().unwrap_or("");
        name(fields[0], Kind::Organization, Some(organization_source(fields[1])), flags)
    });
    let people = lines(include_str!("../../data/people.txt")).map(|fields| {
        let (text, entry) = name(fields[0], Kind::Person, None, "");
        (text, Name { sex: Sex::from_field(fields.get(1)), ..entry })
    });
    // A language that a people shares its name with ("Albanian") is found as the people.
    let languages = lines(include_str!("../../data/languages.txt"))
        .map(|fields| name(fields[0], Kind::Language, None, fields.get(1).copied().unwrap_or("")));
    groups.chain(places).chain(organizations).chain(people).chain(languages).collect()
}

fn name(
    text: &'static str,
    kind: Kind,
    source: Option<SourceKind>,
    flags: &str,
) -> (&'static str, Name) {
    let entry = Name {
        kind,
        source,
        sex: Sex::Open,
        ambiguous: flags.contains('a'),
        also_person: flags.contains('n'),
    };
    (text, entry)
}

fn organization_source(field: &str) -> SourceKind {
    match field {
        "media" => SourceKind::Media,
        "government" => SourceKind::Government,
        _ => SourceKind::Organization,
    }
}

pub(super) fn heads() -> Phrases<Head> {
    let organizations = lines(include_str!("../../data/org_words.txt")).map(|fields| {
        let kind = HeadKind::Organization(organization_source(fields[1]));
        (fields[0], head(kind, fields.get(2)))
    });
    let rest = [
        (include_str!("../../data/facility_words.txt"), HeadKind::Facility),
        (include_str!("../../data/event_words.txt"), HeadKind::Event),
        (include_str!("../../data/law_words.txt"), HeadKind::Law),
        (include_str!("../../data/place_words.txt"), HeadKind::Place),
        (include_str!("../../data/work_words.txt"), HeadKind::Work),
    ];
    let rest = rest.into_iter().flat_map(|(list, kind)| {
        lines(list).map(move |fields| (fields[0], head(kind, fields.get(1))))
    });
    organizations.chain(rest).collect()
}

/// A word that stands last unless its list says otherwise.
fn head(kind: HeadKind, position: Option<&&str>) -> Head {
    let position = position.copied().unwrap_or("end");
    Head { kind, ends: position != "head", begins: position != "end" }
}
