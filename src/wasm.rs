//! The boundary to JavaScript: one call per article, plain objects out, offsets in UTF-16.
//!
//! Only the crate's public interface is used here. A lone surrogate in a JavaScript string
//! arrives as U+FFFD, which has the same length in UTF-16, so offsets stay right.

use serde::Deserialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::{Analysis, Analyzer, Model, OffsetUnit, Options, OwnName, Strictness};

/// Says on the console what went wrong before a panic ends the module: the trap alone, which the
/// page's worker reports, would not tell where.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
}

/// The options of an analysis.
#[derive(Default, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default)]
struct AnalyzeOptions {
    /// The article's title, if it is not part of the text.
    #[tsify(optional)]
    title: Option<String>,
    /// How sure the program must be of a claim before it reports it; balanced if not given.
    #[tsify(optional)]
    strictness: Option<Strictness>,
    /// Entities and profiles only: no claims, statements or summary.
    #[tsify(optional)]
    entities_only: bool,
    /// The reader's own names: wherever one of them stands, it is of the kind given.
    #[tsify(optional)]
    names: Vec<OwnName>,
}

/// Shows who says what in news articles: one model, many articles.
#[wasm_bindgen(js_name = Analyzer)]
pub struct WasmAnalyzer {
    analyzer: Analyzer,
}

#[wasm_bindgen(js_class = Analyzer)]
impl WasmAnalyzer {
    /// Reads the model file, which is copied into the module's memory until it is read.
    ///
    /// # Errors
    /// Throws an `Error` with a stable `code`: `model_version` if the file is for another release,
    /// and the other codes of [`crate::ModelError`].
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8]) -> Result<Self, JsValue> {
        let model = Model::from_bytes(model).map_err(|e| error(e.code(), &e.to_string()))?;
        Ok(Self { analyzer: Analyzer::new(model) })
    }

    /// Analyses one article; every span of the result is in UTF-16 code units of `text`.
    ///
    /// # Errors
    /// Throws an `Error` with a stable `code`: `text` if it is no string, `options` if an option
    /// is unknown or of the wrong type, `too_long`.
    #[wasm_bindgen(
        unchecked_return_type = "Analysis",
        js_name = analyze
    )]
    pub fn analyze(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "AnalyzeOptions")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let text = text.as_string().ok_or_else(|| error("text", "the article must be a string"))?;
        let options = read_options(options)?;
        let analysis =
            self.analyzer.analyze(&text, &options).map_err(|e| error(e.code(), &e.to_string()))?;
        to_js(analysis, &text)
    }
}

fn read_options(options: JsValue) -> Result<Options, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    refuse_unknown(&options)?;
    let read: AnalyzeOptions = serde_wasm_bindgen::from_value(options)
        .map_err(|e| error("options", &format!("cannot read the options: {e}")))?;
    Ok(Options {
        title: read.title,
        strictness: read.strictness.unwrap_or_default(),
        entities_only: read.entities_only,
        names: read.names,
    })
}

/// serde-wasm-bindgen reads the known keys only, so a misspelt option would be ignored in silence.
fn refuse_unknown(options: &JsValue) -> Result<(), JsValue> {
    let Some(object) = js_sys::Object::try_from(options) else {
        return Err(error("options", "the options must be an object"));
    };
    only_keys(object, &["title", "strictness", "entitiesOnly", "names"])?;
    let names = js_sys::Reflect::get(options, &"names".into()).unwrap_or_default();
    // What is no list of objects is refused when it is read.
    let names = names.dyn_ref::<js_sys::Array>().map(js_sys::Array::iter);
    let mut names = names.into_iter().flatten();
    names.try_for_each(|name| match js_sys::Object::try_from(&name) {
        Some(name) => only_keys(name, &["text", "kind"]),
        None => Ok(()),
    })
}

fn only_keys(object: &js_sys::Object, known: &[&str]) -> Result<(), JsValue> {
    let keys = js_sys::Object::keys(object);
    let unknown =
        keys.iter().filter_map(|key| key.as_string()).find(|key| !known.contains(&key.as_str()));
    match unknown {
        Some(key) => Err(error(
            "options",
            &format!("unknown option `{key}`; known are {}", known.join(", ")),
        )),
        None => Ok(()),
    }
}

/// As JSON, which JavaScript reads faster than objects can be made from here, one call a field.
fn to_js(mut analysis: Analysis, text: &str) -> Result<JsValue, JsValue> {
    analysis.convert_offsets(text, OffsetUnit::Utf16);
    let refused = |why: &str| error("output", &format!("cannot hand over the annotation: {why}"));
    let json = serde_json::to_string(&analysis).map_err(|e| refused(&e.to_string()))?;
    js_sys::JSON::parse(&json).map_err(|_| refused("it is no JSON"))
}

/// A JavaScript `Error` that carries a stable `code`.
fn error(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    js_sys::Reflect::set(&error, &"code".into(), &code.into())
        .expect("a new Error accepts properties");
    error.into()
}
