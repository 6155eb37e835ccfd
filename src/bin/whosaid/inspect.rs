//! `whosaid inspect`: tokens, how they are tagged, and which features speak for it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Result, ensure};
use serde::Serialize;
use whosaid::inspect::{InspectedToken, Tag, inspect};
use whosaid::{Analyzer, Model, Options};

use crate::annotate::{read_text, to_json};
use crate::args::InspectArgs;
use crate::files::{self, Sink};

/// Labels to show of a feature: the token's own, and the others that it speaks for most.
const LABELS: usize = 3;

/// Words that share a feature, enough to see what it stands for.
const ALIKE: usize = 4;

/// Runs the command.
///
/// # Errors
/// If the article cannot be read, the words that were asked for are not in it, or the output cannot
/// be written.
pub fn run(args: &InspectArgs) -> Result<()> {
    let text = read_text(files::open_input(&args.file)?)?;
    ensure!(u32::try_from(text.len()).is_ok(), "the text is too long");
    let tokens = inspect(&Model::builtin(), &text);
    let shown = shown(&tokens, &text, args.at.as_deref())?;
    let output = if args.json {
        json(&shown, &text)
    } else {
        listing(&tokens, &shown, &text, args.features)?
    };
    Sink::stdout()?.write(output.as_bytes())?;
    Ok(())
}

/// The tokens of the sentences in which the words stand; all without words.
fn shown<'a>(
    tokens: &'a [InspectedToken],
    text: &str,
    at: Option<&str>,
) -> Result<Vec<&'a InspectedToken>> {
    let Some(at) = at else { return Ok(tokens.iter().collect()) };
    let places: Vec<_> = text.match_indices(at).map(|(byte, _)| byte..byte + at.len()).collect();
    let touches = |token: &InspectedToken| {
        let span = token.span.range();
        places.iter().any(|place| span.start < place.end && place.start < span.end)
    };
    let sentences: Vec<u32> =
        tokens.iter().filter(|token| touches(token)).map(|token| token.sentence).collect();
    ensure!(!sentences.is_empty(), "“{at}” is not in the article");
    Ok(tokens.iter().filter(|token| sentences.contains(&token.sentence)).collect())
}

#[derive(Serialize)]
struct WithWord<'a> {
    word: &'a str,
    #[serde(flatten)]
    token: &'a InspectedToken,
}

fn json(shown: &[&InspectedToken], text: &str) -> String {
    let lines = shown.iter().map(|token| {
        let word = token.span.of(text);
        String::from_utf8(to_json(&WithWord { word, token })).expect("JSON is UTF-8") + "\n"
    });
    lines.collect()
}

fn listing(
    tokens: &[InspectedToken],
    shown: &[&InspectedToken],
    text: &str,
    most: usize,
) -> Result<String> {
    let alike = Alike::new(tokens, text);
    let mut out = String::new();
    for token in shown {
        let word = token.span.of(text);
        let role = &token.role;
        write!(out, "{word:<20} {} {:.2}", role.label, role.probability)?;
        if let Some(name) = &token.name {
            write!(out, "  {} {:.2}", name.label, name.probability)?;
        }
        out.push('\n');
        alike.list(role, word, most, &mut out)?;
        if let Some(name) = token.name.as_ref().filter(|name| name.label != "outside") {
            alike.list(name, word, most, &mut out)?;
        }
    }
    out.push_str(&claims(text)?);
    Ok(out)
}

/// The claims of the article with the reasons that the annotation gives, for all that are found.
fn claims(text: &str) -> Result<String> {
    let analysis = Analyzer::new(Model::builtin()).analyze(text, &Options::default())?;
    let mut out = String::new();
    for claim in &analysis.claims {
        let words = claim.contents.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ");
        writeln!(
            out,
            "claim {} {:.2}  {words:?}  {}",
            claim.id,
            claim.confidence,
            claim.why.join(" ")
        )?;
    }
    Ok(out)
}

/// The words that have each feature.
struct Alike<'a>(BTreeMap<u32, Vec<&'a str>>);

impl<'a> Alike<'a> {
    fn new(tokens: &[InspectedToken], text: &'a str) -> Self {
        let mut words: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
        for token in tokens {
            let tags = [Some(&token.role), token.name.as_ref()];
            for feature in tags.into_iter().flatten().flat_map(|tag| &tag.features) {
                let known = words.entry(feature.bucket).or_default();
                let word = token.span.of(text);
                if !known.contains(&word) {
                    known.push(word);
                }
            }
        }
        Self(words)
    }

    fn list(&self, tag: &Tag, word: &str, most: usize, out: &mut String) -> std::fmt::Result {
        for feature in tag.features.iter().take(most) {
            let mut weights = feature.weights.clone();
            weights.sort_by(|(a, x), (b, y)| {
                (b == &tag.label).cmp(&(a == &tag.label)).then(y.total_cmp(x))
            });
            let shown = weights.iter().take(LABELS);
            let weights: Vec<_> =
                shown.map(|(label, weight)| format!("{weight:+.2} {label}")).collect();
            let others: Vec<_> =
                self.0[&feature.bucket].iter().filter(|&&other| other != word).copied().collect();
            write!(out, "    {:06x} {}", feature.bucket, weights.join(", "))?;
            if let Some(group) = feature.group {
                write!(out, "  ({group})")?;
            }
            if !others.is_empty() {
                let rest = if others.len() > ALIKE { " …" } else { "" };
                write!(out, "  as {}{rest}", others[..others.len().min(ALIKE)].join(" "))?;
            }
            out.push('\n');
        }
        Ok(())
    }
}
