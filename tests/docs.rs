//! The documentation: every link leads somewhere, and figures are those of the model cards.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Markdown of the repository, but not of what was installed or built.
fn pages() -> Vec<PathBuf> {
    let folders =
        [".", "corpus", "data", "docs", "examples/spark", "extension", "models", "pkg", "www"];
    let mut pages = Vec::new();
    for folder in folders.map(|folder| root().join(folder)).iter().filter(|folder| folder.is_dir())
    {
        let files = fs::read_dir(folder).expect("the folder can be listed").flatten();
        let paths = files.map(|file| file.path());
        pages.extend(paths.filter(|path| path.extension().is_some_and(|name| name == "md")));
    }
    pages
}

/// A page without its blocks and pieces of code.
fn prose(page: &str) -> String {
    let fences = Regex::new("(?ms)^ *```.*?^ *```").expect("the pattern is a constant");
    let spans = Regex::new("`[^`\n]*`").expect("the pattern is a constant");
    spans.replace_all(&fences.replace_all(page, ""), "code").into_owned()
}

fn links(page: &str) -> Vec<String> {
    let link = Regex::new(r"\]\(([^)\s]+)\)").expect("the pattern is a constant");
    link.captures_iter(&prose(page)).map(|found| found[1].to_owned()).collect()
}

/// The names by which headings can be linked to.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = page.lines().filter_map(|line| line.strip_prefix('#'));
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let anchor = |heading: &str| {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        words.chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut broken = Vec::new();
    let mut checked = 0;
    for page in pages() {
        let folder = page.parent().expect("a file is in a folder");
        for link in links(&read(&page)) {
            let is_elsewhere =
                ["https://", "http://", "mailto:"].iter().any(|s| link.starts_with(s));
            if is_elsewhere {
                continue;
            }
            checked += 1;
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if path.is_empty() { page.clone() } else { folder.join(path) };
            let is_there =
                target.exists() && (anchor.is_empty() || anchors(&read(&target)).contains(anchor));
            if !is_there {
                broken.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
    assert!(checked > 30, "only {checked} links were found");
}

#[test]
fn every_page_of_the_documentation_is_listed() {
    let index = read(&root().join("docs/README.md"));
    let names = pages().into_iter().filter(|page| page.parent() == Some(&root().join("docs")));
    for name in names.map(|page| page.file_name().expect("it has a name").to_owned()) {
        let name = name.to_string_lossy();
        assert!(
            name == "README.md" || index.contains(&format!("({name})")),
            "{name} is not listed"
        );
    }
}

#[test]
fn figures_about_quality_are_those_of_the_model_cards() {
    let page = prose(&read(&root().join("docs/quality.md")));
    let [claims, names] = ["en-claims", "en-entities"]
        .map(|name| read(&root().join("models").join(name).with_extension("md")));
    let decimal = Regex::new("[0-9]+[.][0-9]").expect("the pattern is a constant");
    for figure in decimal.find_iter(&page).map(|found| found.as_str()) {
        let is_share = figure.starts_with("0.");
        let stands = claims.contains(figure) || names.contains(figure);
        assert!(is_share || stands, "{figure} stands in no card");
    }
    // "BBC Citron retrained 60 and 51", as the card has it.
    for (project, figures) in [
        ("BBC Citron", ["60", "51"]),
        ("Gender Gap Tracker", ["49", "39"]),
        ("textacy", ["28", "25"]),
    ] {
        let row = page.lines().find(|line| line.contains(project)).expect("it has a row");
        assert!(row.ends_with(&format!("| {} | {} |", figures[0], figures[1])), "{row}");
        let at = claims.find(project).expect("the card names it");
        let following: String = claims[at..].chars().take(60).collect();
        assert!(figures.iter().all(|figure| following.contains(figure)), "{following}");
    }
}

#[test]
fn eight_of_ten_claims_are_what_the_card_says() {
    let page = read(&root().join("docs/quality.md"));
    assert_eq!(page.matches("about **eight**").count(), 2);
    let card = read(&root().join("models/en-claims.md"));
    let row =
        Regex::new(r"our corpus, test, [0-9]+ articles \| [0-9.]+ \(P ([0-9.]+), R ([0-9.]+)\)")
            .expect("the pattern is a constant");
    let found = row.captures(&card).expect("the card has the row of our test part");
    for share in [&found[1], &found[2]] {
        let share: f64 = share.parse().expect("it is a number");
        assert!((75.0..85.0).contains(&share), "{share} is not about eight of ten");
    }
}
