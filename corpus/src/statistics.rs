//! What the corpus holds, as tables for the datasheet.

use std::collections::BTreeMap;
use std::fmt::Write;

use whosaid::{Form, Kind, SourceKind, Stance};

use crate::document::{Claim, Document};
use crate::folder::Split;

/// Lines of the datasheet between which the tables stand.
const BEGIN: &str = "<!-- statistics: written by `cargo xtask corpus stats --write` -->";
const END: &str = "<!-- end of statistics -->";

/// The datasheet with its tables made anew; nothing if it has no place for them.
pub fn replaced(datasheet: &str, documents: &[(Split, Document)]) -> Option<String> {
    let (before, rest) = datasheet.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{}\n{END}{after}", tables(documents)))
}

/// Counts by split.
type Row = BTreeMap<Split, usize>;

/// The tables in Markdown.
pub fn tables(documents: &[(Split, Document)]) -> String {
    let mut table =
        String::from("| | train | dev | test | all |\n| --- | --: | --: | --: | --: |\n");
    let count = |of: &dyn Fn(&Document) -> usize| -> Row {
        documents.iter().fold(Row::new(), |mut row, (split, document)| {
            *row.entry(*split).or_default() += of(document);
            row
        })
    };
    let mut line = |name: &str, row: &Row| {
        let counts = Split::ALL.map(|split| row.get(&split).copied().unwrap_or(0));
        let all: usize = counts.iter().sum();
        let [train, dev, held_out] = counts;
        let _ = writeln!(table, "| {name} | {train} | {dev} | {held_out} | {all} |");
    };
    let claims = |is: &dyn Fn(&Claim) -> bool| {
        count(&|document: &Document| document.claims.iter().filter(|claim| is(claim)).count())
    };
    line("articles", &count(&|_| 1));
    line("paragraphs", &count(&|document| document.paragraphs.len()));
    line("characters", &count(&|document| document.length as usize));
    line("**entities**", &count(&|document| document.entities.len()));
    for &kind in Kind::ALL.iter().filter(|&&kind| kind != Kind::Role) {
        let of_kind = |d: &Document| d.entities.iter().filter(|e| e.kind == kind).count();
        line(kind.label(), &count(&of_kind));
    }
    line("**profiles**", &count(&|document| document.profiles.len()));
    let titles = |d: &Document| d.profiles.iter().filter(|p| p.title.is_some()).count();
    line("with a title", &count(&titles));
    let roles = |d: &Document| d.profiles.iter().filter(|p| p.kind == Kind::Role).count();
    line("speakers without a name", &count(&roles));
    line("**claims**", &count(&|document| document.claims.len()));
    for &form in Form::ALL {
        line(&format!("form: {}", form.label()), &claims(&|claim| claim.form == form));
    }
    for &kind in SourceKind::ALL {
        line(&format!("source: {}", kind.label()), &claims(&|claim| claim.source_kind == kind));
    }
    for &stance in Stance::ALL {
        line(&format!("stance: {}", stance.label()), &claims(&|claim| claim.stance == stance));
    }
    line("hedged", &claims(&|claim| claim.hedged));
    line("loaded cue", &claims(&|claim| claim.cue_tone == whosaid::CueTone::Loaded));
    line("relayed", &claims(&|claim| !claim.via.is_empty()));
    line("with a known speaker", &claims(&|claim| claim.speaker.is_some()));
    line("without a cue", &claims(&|claim| claim.cues.is_empty()));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::document;

    #[test]
    fn the_tables_take_the_place_of_older_ones() {
        let documents = [(Split::Dev, document().0)];
        let datasheet = format!("a\n{BEGIN}\nold\n{END}\nb\n");
        let new = replaced(&datasheet, &documents).unwrap();
        assert!(new.starts_with("a\n") && new.ends_with("\nb\n") && !new.contains("old"));
        assert!(new.contains("| **entities** | 0 | 4 | 0 | 4 |"), "{new}");
        assert_eq!(replaced(&new, &documents).as_ref(), Some(&new));
        assert_eq!(replaced("nothing", &documents), None);
    }
}
