//! The modules of the crate stand in layers, and each uses lower ones only.
//!
//! Read from the `crate::` paths of the sources (and `super::` paths that lead to the crate's
//! root), in macros and tests as well; comments do not count. A submodule counts as its top module.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The order, lowest first; modules of a row do not use each other.
///
/// A new module goes above all that it uses and below all that use it.
const LAYERS: &[&[&str]] = &[
    &["span", "error"],
    &["analysis"],
    &["offsets", "normalize", "language", "hashing", "model_file"],
    &["tagger", "word_table"],
    &["tokenize"],
    &["segment"],
    &["quote"],
    &["document"],
    &["lexicon"],
    &["mention"],
    &["values"],
    &["entity"],
    &["attribution"],
    &["model"],
    &["coref"],
    &["claim"],
    &["statement", "summary"],
    &["analyzer"],
    &["inspect"],
];

/// Boundaries of the library: they use what `lib.rs` re-exports, like everyone outside.
///
/// The programs in `src/bin` are crates of their own, where the compiler sees to that.
const BOUNDARIES: &[&str] = &["eval", "wasm"];

/// Uses everything; nothing uses it.
const TRAINING: &str = "train";

/// A source file with what its paths lead to.
struct Source {
    /// Its path, for messages.
    name: String,
    /// The top module it belongs to.
    module: String,
    /// First segments of its paths from the crate's root: modules, or names that are re-exported.
    used: BTreeSet<String>,
}

impl Source {
    /// Reads a file at `path` below `src`.
    fn new(path: &Path, text: &str) -> Self {
        let parts: Vec<String> = path
            .with_extension("")
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .filter(|part| part != "mod")
            .collect();
        let tokens: TokenStream = text.parse().expect("the source compiles");
        let mut used = BTreeSet::new();
        collect(tokens, parts.len(), &mut used);
        Self { name: format!("src/{}", path.display()), module: parts[0].clone(), used }
    }

    /// What it uses against the rules.
    fn violations(&self, modules: &BTreeSet<String>) -> Vec<String> {
        let module = self.module.as_str();
        let Some(layer) = layer(module) else {
            let place = "add it to LAYERS in tests/layers.rs, above what it uses";
            return vec![format!("{}: the module `{module}` is in no layer: {place}", self.name)];
        };
        let others = self.used.iter().filter(|used| *used != module);
        others
            .filter_map(|used| {
                let why = forbidden(layer, used, modules)?;
                Some(format!("{} uses `{used}`: {why}", self.name))
            })
            .collect()
    }
}

/// Where a module stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layer {
    /// A row of [`LAYERS`].
    Row(usize),
    Boundary,
    Training,
}

fn layer(module: &str) -> Option<Layer> {
    if module == TRAINING {
        return Some(Layer::Training);
    }
    if BOUNDARIES.contains(&module) {
        return Some(Layer::Boundary);
    }
    LAYERS.iter().position(|row| row.contains(&module)).map(Layer::Row)
}

/// Why a module of `layer` may not use `used`, if it may not.
fn forbidden(layer: Layer, used: &str, modules: &BTreeSet<String>) -> Option<&'static str> {
    let is_module = modules.contains(used);
    match (layer, self::layer(used)) {
        (Layer::Training, _) => None,
        (Layer::Boundary, _) => is_module.then_some("a boundary uses the public interface only"),
        _ if !is_module => Some("name the module that defines it"),
        (_, Some(Layer::Training)) => Some("nothing uses the training"),
        (_, Some(Layer::Boundary)) => Some("nothing uses a boundary"),
        (Layer::Row(own), Some(Layer::Row(other))) => {
            (other >= own).then_some("it is not in a lower layer, see LAYERS in tests/layers.rs")
        }
        // Its own file says that it is in no layer.
        (Layer::Row(_), None) => None,
    }
}

/// Adds the first segments of all paths from the crate's root.
///
/// `depth` is the number of modules around the tokens: so many times `super` is the root.
fn collect(tokens: TokenStream, depth: usize, used: &mut BTreeSet<String>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut index = 0;
    while index < trees.len() {
        let after_root = root_path(&trees[index..], depth);
        if let Some(length) = after_root {
            index += length;
            collect_names(&trees[index..], used);
            continue;
        }
        if let TokenTree::Group(group) = &trees[index] {
            let is_module = index >= 2 && is_ident(&trees[index - 2], "mod");
            collect(group.stream(), depth + usize::from(is_module), used);
        }
        index += 1;
    }
}

/// Number of tokens of a leading `crate::` or of as many `super::` as lead to the crate's root.
fn root_path(trees: &[TokenTree], depth: usize) -> Option<usize> {
    let is_step = |at: usize, name: &str| {
        matches!(&trees[at..], [first, colon, second, _, ..]
            if is_ident(first, name) && is_colon(colon) && is_colon(second))
    };
    if is_step(0, "crate") {
        return Some(3);
    }
    let supers = (0..trees.len()).step_by(3).take_while(|&at| is_step(at, "super")).count();
    (supers > 0 && supers == depth).then_some(3 * supers)
}

/// The name that follows, or the first of each path in braces.
fn collect_names(trees: &[TokenTree], used: &mut BTreeSet<String>) {
    match trees.first() {
        Some(TokenTree::Ident(name)) => {
            used.insert(name.to_string());
        }
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            collect_group(group, used);
        }
        _ => {}
    }
}

fn collect_group(group: &Group, used: &mut BTreeSet<String>) {
    let trees: Vec<TokenTree> = group.stream().into_iter().collect();
    let is_comma = |tree: &TokenTree| matches!(tree, TokenTree::Punct(p) if p.as_char() == ',');
    for path in trees.split(is_comma) {
        collect_names(path, used);
    }
}

fn is_ident(tree: &TokenTree, name: &str) -> bool {
    matches!(tree, TokenTree::Ident(ident) if ident == name)
}

fn is_colon(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ':')
}

/// The crate's sources but for `lib.rs`, which holds them together, and the programs.
fn sources() -> Vec<Source> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    add_files(&src, &mut files);
    files.sort();
    let relative = files.iter().map(|file| (file, file.strip_prefix(&src).expect("it is in src")));
    relative
        .filter(|(_, path)| *path != Path::new("lib.rs") && !path.starts_with("bin"))
        .map(|(file, path)| Source::new(path, &fs::read_to_string(file).expect("it is UTF-8")))
        .collect()
}

fn add_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            add_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn violations(sources: &[Source]) -> Vec<String> {
    let modules = sources.iter().map(|source| source.module.clone()).collect();
    sources.iter().flat_map(|source| source.violations(&modules)).collect()
}

#[test]
fn modules_use_lower_layers_only() {
    let violations = violations(&sources());
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

#[test]
fn every_layer_exists() {
    let modules: BTreeSet<String> = sources().into_iter().map(|source| source.module).collect();
    let gone: Vec<_> =
        LAYERS.iter().copied().flatten().filter(|m| !modules.contains(**m)).collect();
    assert!(gone.is_empty(), "remove {gone:?} from LAYERS in tests/layers.rs");
}

/// What is wrong in a crate of these files, given with their text.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let read = |(path, text): &(&str, &str)| Source::new(Path::new(path), text);
    violations(&files.iter().map(read).collect::<Vec<_>>())
}

const CRATE: [(&str, &str); 4] =
    [("span.rs", ""), ("quote.rs", ""), ("entity/mod.rs", ""), ("train/mod.rs", "")];

fn found_in(path: &str, text: &str) -> Vec<String> {
    found(&[&CRATE[..], &[(path, text)]].concat())
}

#[test]
fn a_path_to_a_higher_layer_is_found() {
    let wanted = "src/quote.rs uses `entity`: \
                  it is not in a lower layer, see LAYERS in tests/layers.rs";
    for text in [
        "use crate::entity::Mention;",
        "use crate::{span::Span, entity::{self, Mention}};",
        "use super::entity;",
        "fn f(_: crate::entity::Mention) {}",
        "fn f() { assert!(crate::entity::is_good()); }",
        "mod tests { use super::super::entity; }",
    ] {
        assert_eq!(found_in("quote.rs", text), [wanted], "{text}");
    }
    let inner = found_in("quote/marks.rs", "use super::super::entity::Mention;");
    assert_eq!(inner, [wanted.replace("quote.rs", "quote/marks.rs")]);
}

#[test]
fn lower_layers_the_module_itself_and_comments_are_no_violation() {
    for text in [
        "use crate::span::Span;",
        "use crate::quote::Mark;",
        "//! Left to [`crate::entity`].\n/// See [`crate::entity`].\nfn f() {} // crate::entity",
        "const TEXT: &str = \"crate::entity\";",
        "pub(crate) mod marks { use super::entity; }",
    ] {
        assert_eq!(found_in("quote.rs", text), [""; 0], "{text}");
    }
    assert_eq!(found_in("quote/marks.rs", "use super::entity;"), [""; 0]);
}

#[test]
fn a_module_without_a_layer_is_told_where_to_go() {
    let found = found_in("parser.rs", "use crate::span::Span;");
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("`parser` is in no layer: add it to LAYERS in tests/layers.rs"));
}

#[test]
fn boundaries_use_the_public_interface_and_nothing_uses_them_or_the_training() {
    assert_eq!(found_in("wasm.rs", "use crate::{Analysis, Analyzer};"), [""; 0]);
    assert_eq!(found_in("wasm.rs", "use crate::span::Span;").len(), 1);
    assert_eq!(found_in("quote.rs", "use crate::Analysis;").len(), 1);
    assert_eq!(found_in("quote.rs", "use crate::train::Learner;").len(), 1);
    assert_eq!(found_in("wasm.rs", "use crate::train::Learner;").len(), 1);
    assert_eq!(found_in("train/mod.rs", "use crate::{entity, quote, Analyzer};"), [""; 0]);
}
