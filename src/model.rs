//! What the analyzer knows: word lists, and trained weights beside them.

use crate::entity::tagging::labels::{KINDS, LABELS};
use crate::entity::tagging::sorter;
use crate::entity::tagging::{Calibration, NameModel};
use crate::error::ModelError;
use crate::lexicon::Lexicon;
use crate::model_file::{Section, Sections};
use crate::tagger::Tagger;

/// Name and version of the model.
const ABOUT: Section = Section(*b"about   ");
/// The kinds that it tells apart, in the order of the sorter's labels.
const KIND_NAMES: Section = Section(*b"kinds   ");

/// Slope and offset of the curve that the names' confidences follow.
const CALIBRATION: Section = Section(*b"calibr. ");
/// What the names of a tagger's sections begin with.
const TAGGER: u8 = b't';
const SORTER: u8 = b's';

/// The knowledge an [`crate::Analyzer`] works with.
#[derive(Debug)]
pub struct Model {
    name: String,
    lexicon: Lexicon,
    names: NameModel,
}

impl Model {
    /// The model that ships inside the program; reading it takes some milliseconds.
    pub fn builtin() -> Self {
        Self::from_bytes(include_bytes!("../models/en-entities.bin"))
            .expect("the model in the repository is whole, which the tests see to")
    }

    /// Reads a model file; the word lists are those of the program.
    ///
    /// # Errors
    /// If it is no model file, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let sections = Sections::from_bytes(bytes)?;
        let name = std::str::from_utf8(sections.get(ABOUT)?)
            .map_err(|_| ABOUT.invalid("not UTF-8"))?
            .to_owned();
        if sections.get(KIND_NAMES)? != kind_names().as_bytes() {
            return Err(KIND_NAMES.invalid("not the kinds of this program"));
        }
        let tagger = Tagger::read(&sections, TAGGER, LABELS)?;
        let sorter = Tagger::read(&sections, SORTER, sorter::LABELS)?;
        let names = NameModel { tagger, sorter, calibration: calibration(&sections)? };
        Ok(Self { name, lexicon: Lexicon::builtin(), names })
    }

    /// The file of a model of names.
    #[cfg(feature = "train")]
    pub(crate) fn to_bytes(name: &str, names: &NameModel) -> Vec<u8> {
        let mut sections = Sections::default();
        sections.add(ABOUT, name.as_bytes().to_vec());
        sections.add(KIND_NAMES, kind_names().into_bytes());
        let Calibration { slope, offset } = names.calibration;
        sections.add(CALIBRATION, [slope, offset].map(f32::to_le_bytes).concat());
        names.tagger.write(&mut sections, TAGGER);
        names.sorter.write(&mut sections, SORTER);
        sections.to_bytes()
    }

    /// Name and version, as reported in [`crate::Analysis`].
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The word lists.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// What finds names.
    pub(crate) fn names(&self) -> &NameModel {
        &self.names
    }
}

fn calibration(sections: &Sections) -> Result<Calibration, ModelError> {
    let (numbers, rest) = sections.get(CALIBRATION)?.as_chunks::<4>();
    match numbers.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect::<Vec<_>>()[..] {
        [slope, offset] if rest.is_empty() && slope.is_finite() && offset.is_finite() => {
            Ok(Calibration { slope, offset })
        }
        _ => Err(CALIBRATION.invalid("not two finite numbers")),
    }
}

fn kind_names() -> String {
    KINDS.map(crate::analysis::Kind::label).join("\n")
}
