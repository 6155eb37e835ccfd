//! The files that tests read, and the analysis of what they hold.

use std::fs;
use std::path::{Path, PathBuf};

use whosaid::{Analysis, Analyzer, Options};

use whosaid::eval::marks::Article;

/// The repository's top folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The `.txt` files of a folder below the root, sorted by name; never none.
pub fn text_files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).expect("the folder is part of the repository");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    assert!(!files.is_empty(), "{folder} holds no .txt files");
    files.sort();
    files
}

/// The file's name without folder and extension.
pub fn name(path: &Path) -> String {
    path.file_stem().expect("a file has a name").to_string_lossy().into_owned()
}

/// The file's text, exactly as it is.
pub fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The analysis of an article, its title given apart.
pub fn analyze(analyzer: &Analyzer, article: &Article) -> Analysis {
    let mut options = Options::default();
    options.title.clone_from(&article.header.title);
    analyzer.analyze(&article.text, &options).expect("the article is short")
}
