//! What makes a sentence one that can be checked: `data/check_words.txt` and
//! `data/check_weights.txt`.

use super::{Phrases, lines};

/// Why a sentence can be checked, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    Quantity,
    Number,
    Date,
    Named,
    Comparison,
    Superlative,
    Cause,
    Law,
    Data,
    Prediction,
    Opinion,
    Question,
    Personal,
}

impl Reason {
    pub(crate) const ALL: [Self; 13] = [
        Self::Quantity,
        Self::Number,
        Self::Date,
        Self::Named,
        Self::Comparison,
        Self::Superlative,
        Self::Cause,
        Self::Law,
        Self::Data,
        Self::Prediction,
        Self::Opinion,
        Self::Question,
        Self::Personal,
    ];

    /// Its stable code; `not:` before what speaks against.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Number => "number",
            Self::Date => "date",
            Self::Named => "named",
            Self::Comparison => "comparison",
            Self::Superlative => "superlative",
            Self::Cause => "cause",
            Self::Law => "law",
            Self::Data => "data",
            Self::Prediction => "prediction",
            Self::Opinion => "not:opinion",
            Self::Question => "not:question",
            Self::Personal => "not:personal",
        }
    }

    /// False for an opinion and the like.
    pub(crate) fn speaks_for(self) -> bool {
        !matches!(self, Self::Opinion | Self::Question | Self::Personal)
    }
}

/// How much each reason counts, in log-odds.
#[derive(Clone, Debug, Default)]
pub(crate) struct CheckWeights {
    /// Of a sentence without any reason.
    pub(crate) bias: f32,
    /// By [`Reason`].
    pub(crate) of: [f32; Reason::ALL.len()],
}

pub(super) fn words(list: &'static str) -> Phrases<Reason> {
    let reason = |code: &str| {
        let is_named = |reason: &Reason| reason.code().trim_start_matches("not:") == code;
        Reason::ALL.into_iter().find(is_named).expect("data/lint.py knows the reasons")
    };
    lines(list).map(|fields| (fields[0], reason(fields[1]))).collect()
}

pub(super) fn weights(list: &'static str) -> CheckWeights {
    let mut weights = CheckWeights::default();
    for fields in lines(list) {
        let weight = fields[1].parse().expect("data/lint.py knows numbers");
        match Reason::ALL.into_iter().find(|reason| reason.code() == fields[0]) {
            Some(reason) => weights.of[reason as usize] = weight,
            None => weights.bias = weight,
        }
    }
    weights
}
