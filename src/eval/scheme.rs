//! The classes that a corpus tells apart.

use crate::Kind;

/// How kinds map to the classes of a corpus, so that one program is scored on many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// PER, ORG, LOC (place and facility), MISC, as CoNLL-2003 has them.
    Conll,
    /// PER, ORG, LOC, FAC, NORP, DATE, MONEY, PRODUCT, MISC, as English Worldwide Newswire has them.
    Worldwide,
    /// The kinds as they are.
    #[default]
    News18,
}

/// The class of what a corpus marks without saying which of the rarer kinds it is.
pub(super) const MISC: &str = "misc";

impl Scheme {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Conll, Self::Worldwide, Self::News18];

    /// The name used on the command line.
    pub fn label(self) -> &'static str {
        match self {
            Self::Conll => "conll",
            Self::Worldwide => "worldwide",
            Self::News18 => "news18",
        }
    }

    /// The scheme with this name.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|scheme| scheme.label() == label)
    }

    /// The class of a kind; none if the scheme has nothing like it.
    pub fn class(self, kind: Kind) -> Option<&'static str> {
        use Kind::{
            Date, Event, Facility, Group, Language, Law, Money, Organization, Person, Place,
            Product, Role, Work,
        };
        match (self, kind) {
            (_, Role) => None,
            (Self::News18, _) => Some(kind.label()),
            (_, Person) => Some("PER"),
            (_, Organization) => Some("ORG"),
            (_, Place) | (Self::Conll, Facility) => Some("LOC"),
            (Self::Worldwide, Facility) => Some("FAC"),
            (Self::Worldwide, Group) => Some("NORP"),
            (Self::Worldwide, Date) => Some("DATE"),
            (Self::Worldwide, Money) => Some("MONEY"),
            (Self::Worldwide, Product) => Some("PRODUCT"),
            (_, Event | Law | Work | Language) | (Self::Conll, Group | Product) => Some("MISC"),
            _ => None,
        }
    }

    /// The class of a mention that the corpus says no kind of.
    pub(super) fn misc(self) -> &'static str {
        match self {
            Self::News18 => MISC,
            _ => "MISC",
        }
    }

    /// Whether finding this class counts where the corpus never has it: a kind that is spare
    /// costs precision only in the scheme that has all of them.
    pub(super) fn is_always_scored(self, class: &str) -> bool {
        self == Self::News18 && [MISC, Kind::Language.label()].contains(&class)
    }
}
