//! The trained model of names, and its file.

use super::labels::{KINDS, LABELS};
use super::sorter;
use crate::analysis::Kind;
use crate::error::ModelError;
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

/// What finds names, and what tells their kinds apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NameModel {
    /// Name and version.
    pub(crate) about: String,
    /// Families of tokens, by [`super::labels`].
    pub(crate) tagger: Tagger,
    /// Kinds of whole names: each is a sequence of one.
    pub(crate) sorter: Tagger,
    /// What the confidences mean.
    pub(crate) calibration: Calibration,
}

/// A logistic curve from a confidence to how often it is right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Calibration {
    pub(crate) slope: f32,
    pub(crate) offset: f32,
}

impl Calibration {
    /// Leaves confidences as they are.
    #[cfg(any(test, feature = "train"))]
    pub(crate) const NONE: Self = Self { slope: 1.0, offset: 0.0 };

    /// The confidence that says how often it is right.
    pub(crate) fn apply(self, confidence: f32) -> f32 {
        1.0 / (1.0 + libm::expf(-self.slope * Self::log_odds(confidence) - self.offset))
    }

    /// The log-odds of a confidence; of none and of all, those of one in a thousand.
    pub(crate) fn log_odds(confidence: f32) -> f32 {
        let confidence = confidence.clamp(0.001, 0.999);
        libm::logf(confidence / (1.0 - confidence))
    }

    fn read(sections: &Sections) -> Result<Self, ModelError> {
        let (numbers, rest) = sections.get(CALIBRATION)?.as_chunks::<4>();
        match numbers.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect::<Vec<_>>()[..] {
            [slope, offset] if rest.is_empty() && slope.is_finite() && offset.is_finite() => {
                Ok(Self { slope, offset })
            }
            _ => Err(CALIBRATION.invalid("not two finite numbers")),
        }
    }
}

impl NameModel {
    /// The model that ships inside the program; reading it takes some milliseconds.
    #[cfg(any(test, feature = "builtin"))]
    pub(crate) fn builtin() -> Self {
        Self::from_bytes(include_bytes!("../../../models/en-entities.bin"))
            .expect("the models in the repository are whole, which the tests see to")
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// If it is no model file, of another version, of other kinds, or damaged.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let sections = Sections::from_bytes(bytes)?;
        let about = std::str::from_utf8(sections.get(ABOUT)?)
            .map_err(|_| ABOUT.invalid("not UTF-8"))?
            .to_owned();
        if sections.get(KIND_NAMES)? != kind_names().as_bytes() {
            return Err(KIND_NAMES.invalid("not the kinds of this program"));
        }
        let tagger = Tagger::read(&sections, TAGGER, LABELS)?;
        let sorter = Tagger::read(&sections, SORTER, sorter::LABELS)?;
        Ok(Self { about, tagger, sorter, calibration: Calibration::read(&sections)? })
    }

    /// The model file.
    #[cfg(feature = "train")]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut sections = Sections::default();
        sections.add(ABOUT, self.about.as_bytes().to_vec());
        sections.add(KIND_NAMES, kind_names().into_bytes());
        let Calibration { slope, offset } = self.calibration;
        sections.add(CALIBRATION, [slope, offset].map(f32::to_le_bytes).concat());
        self.tagger.write(&mut sections, TAGGER);
        self.sorter.write(&mut sections, SORTER);
        sections.to_bytes()
    }
}

fn kind_names() -> String {
    KINDS.map(Kind::label).join("\n")
}
