//! Lists the site's files for www/service-worker.js, which keeps them for work without a connection.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::paths;

/// What the service worker itself consists of, and what only a host reads.
const LEFT_OUT: [&str; 3] = ["service-worker.js", "site-files.js", "_headers"];

/// The script that tells the service worker of every file of `site` with its hash, and of the version,
/// which changes with any of them.
///
/// # Errors
/// If a file cannot be read or its name is not UTF-8.
pub fn site_files(site: &Path) -> Result<String> {
    let mut files = BTreeMap::new();
    for file in paths::files_below(site)? {
        let path = file.strip_prefix(site).expect("the file stands in the site");
        let path = path.to_str().with_context(|| format!("{} is not UTF-8", path.display()))?;
        // Addresses have slashes on every system.
        let path = path.replace(std::path::MAIN_SEPARATOR, "/");
        if LEFT_OUT.contains(&path.as_str()) {
            continue;
        }
        let content = fs::read(&file).with_context(|| format!("read {}", file.display()))?;
        files.insert(address(&path), STANDARD.encode(Sha256::digest(content)));
    }
    Ok(script(&files))
}

/// A host serves the page by the folder's address.
fn address(path: &str) -> String {
    if path == "index.html" { "./".to_owned() } else { format!("./{path}") }
}

fn script(files: &BTreeMap<String, String>) -> String {
    let list = serde_json::to_string_pretty(files).expect("strings become JSON");
    let version = STANDARD.encode(Sha256::digest(&list));
    let version: String = version.chars().filter(char::is_ascii_alphanumeric).take(16).collect();
    format!("self.SITE_FILES = {{\n\"version\": \"{version}\",\n\"files\": {list}\n}};\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The script for a site of these files.
    fn listed(files: &[(&str, &str)]) -> String {
        let folder = tempfile::tempdir().expect("a folder can be made");
        for (path, content) in files {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().expect("it is in the folder")).expect("it is new");
            fs::write(file, content).expect("it is new");
        }
        site_files(folder.path()).expect("the files can be read")
    }

    fn version(script: &str) -> &str {
        let line = script.lines().find(|line| line.starts_with("\"version\"")).expect("it has one");
        line.trim_start_matches("\"version\": ")
    }

    #[test]
    fn every_file_is_listed_but_the_service_worker_itself() {
        let script = listed(&[
            ("index.html", "<p>"),
            ("styles/page.css", ""),
            ("service-worker.js", ""),
            ("site-files.js", ""),
            ("_headers", ""),
        ]);
        // The hash of nothing is well known.
        let empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        assert!(script.contains(&format!("\"./styles/page.css\": \"{empty}\"")), "{script}");
        assert!(script.contains("\"./\": "), "{script}");
        for name in ["service-worker", "site-files", "_headers", "index.html"] {
            assert!(!script.contains(name), "{name}: {script}");
        }
    }

    #[test]
    fn the_version_changes_with_a_file_its_name_and_nothing_else() {
        let [one, same, changed, renamed] = [
            [("a.js", "1"), ("service-worker.js", "1")],
            [("a.js", "1"), ("service-worker.js", "2")],
            [("a.js", "2"), ("service-worker.js", "1")],
            [("b.js", "1"), ("service-worker.js", "1")],
        ]
        .map(|files| listed(&files));
        assert_eq!(version(&one), version(&same));
        assert_ne!(version(&one), version(&changed));
        assert_ne!(version(&one), version(&renamed));
    }
}
