//! How far two readers of the same articles agree.

use anyhow::{Result, ensure};
use whosaid::eval::{Evaluation, Scheme};

use crate::document::Document;
use crate::folder::Texts;
use crate::hydrate::hydrate;

/// Compares the second reading of each article with the first.
///
/// # Errors
/// If the readings are not of the same articles, or `texts` lacks a paragraph of one.
pub fn compare(first: &[Document], second: &[Document], texts: &Texts) -> Result<Evaluation> {
    let mut evaluation = Evaluation::new(Scheme::News18);
    ensure!(
        first.len() == second.len(),
        "{} first and {} second readings",
        first.len(),
        second.len()
    );
    for (one, two) in first.iter().zip(second) {
        ensure!(one.id == two.id, "{} has one reading only", one.id.as_str().min(&two.id));
        let gold = [one, two].map(|document| {
            let copy = texts.paragraphs_of(document)?;
            hydrate(document, &copy).filter(|hydrated| hydrated.missing.is_empty())
        });
        let [Some(one_gold), Some(two_gold)] = gold else {
            anyhow::bail!("the copy of {} is not whole", one.id);
        };
        evaluation.add(&one_gold.gold, &two_gold.gold.marks);
    }
    Ok(evaluation)
}
