//! Claims drawn by hash, to be reread: nobody chose them.

use crate::canonical;
use crate::document::Document;

/// The claims that come first by SHA-256 of `document:claim`, the claim by its index.
pub fn first_by_hash(documents: &[&Document], number: usize) -> Vec<(String, usize)> {
    let mut all: Vec<(String, String, usize)> = Vec::new();
    for document in documents {
        for claim in 0..document.claims.len() {
            let key = canonical::hash(&format!("{}:{claim}", document.id));
            all.push((key, document.id.clone(), claim));
        }
    }
    all.sort();
    all.into_iter().take(number).map(|(_, id, claim)| (id, claim)).collect()
}
