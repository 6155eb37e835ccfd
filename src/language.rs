//! The language of a text.

use whatlang::{Detector, Lang, Script};

/// How much of a text is looked at; more does not make the answer surer.
const SAMPLE_BYTES: usize = 4_000;

/// Trigrams of less Latin text than this tell names rather than languages.
const SURE_LETTERS: usize = 120;

/// Share of words that only English has, in an English text with quotations in another language.
const SURELY_ENGLISH: f64 = 0.12;

/// Fewer letters tell nothing.
const LEAST_LETTERS: usize = 20;

/// The ISO 639-1 code of the text's language; `en` if it is too short or mixed to tell.
///
/// The detector is the `whatlang` library (trigrams after Cavnar and Trenkle 1994). Short
/// headlines full of names mislead trigrams, so little text needs a sure answer.
pub(crate) fn detect(text: &str) -> &'static str {
    let sample = sample(text);
    let letters = sample.chars().filter(|c| c.is_alphabetic()).take(SURE_LETTERS).count();
    if letters < LEAST_LETTERS {
        return "en";
    }
    // Where so many words are English ones, the detector's time can be saved.
    if letters >= SURE_LETTERS && english_words(sample) > SURELY_ENGLISH {
        return "en";
    }
    let Some(info) = Detector::new().detect(sample) else { return "en" };
    let is_latin = info.script() == Script::Latin;
    let is_sure = letters >= SURE_LETTERS && info.is_reliable();
    if info.lang() == Lang::Eng
        || (is_latin && (!is_sure || english_words(sample) > SURELY_ENGLISH))
    {
        return "en";
    }
    if is_latin && Detector::new().detect_lang(&without_names(sample)) == Some(Lang::Eng) {
        return "en";
    }
    code(info.lang())
}

/// The words without a capital: a table of results is full of names from everywhere.
fn without_names(text: &str) -> String {
    let words = text.split_whitespace();
    let plain: Vec<&str> = words.filter(|word| !word.contains(char::is_uppercase)).collect();
    plain.join(" ")
}

fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Share of words that only English has among the most frequent of the languages told apart.
fn english_words(text: &str) -> f64 {
    let (mut words, mut english) = (0.0, 0.0);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words += 1.0;
        if matches!(
            word,
            "the"
                | "and"
                | "of"
                | "said"
                | "with"
                | "that"
                | "has"
                | "was"
                | "by"
                | "from"
                | "have"
                | "were"
                | "which"
                | "would"
        ) {
            english += 1.0;
        }
    }
    if words == 0.0 { 0.0 } else { english / words }
}

/// ISO 639-1 where the language has such a code, else 639-3.
fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Bel => "be",
        Lang::Bul => "bg",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Mar => "mr",
        Lang::Guj => "gu",
        Lang::Pan => "pa",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Kan => "kn",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Sin => "si",
        Lang::Nep => "ne",
        Lang::Mya => "my",
        Lang::Khm => "km",
        Lang::Tha => "th",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Jav => "jv",
        Lang::Tgl => "tl",
        Lang::Tur => "tr",
        Lang::Aze => "az",
        Lang::Uzb => "uz",
        Lang::Tuk => "tk",
        Lang::Ell => "el",
        Lang::Hye => "hy",
        Lang::Kat => "ka",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Fin => "fi",
        Lang::Est => "et",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Cat => "ca",
        Lang::Afr => "af",
        Lang::Amh => "am",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Aka => "ak",
        Lang::Lat => "la",
        Lang::Epo => "eo",
        other => other.code(),
    }
}
