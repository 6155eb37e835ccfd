//! Whether two claims have the same speaker.

use crate::Kind;
use crate::eval::marks::{Claim, Marks, Profile};

/// Whether a found claim's speaker is the wanted one; false if either has none.
///
/// Named ones are the same if they share a mention or the name. Roles are the same if they have
/// the same words but for the article, or if both are spoken for by the same source.
pub(super) fn same_speaker(
    (wanted, wanted_claim): (&Marks, &Claim),
    (found, found_claim): (&Marks, &Claim),
) -> bool {
    let (Some(w), Some(f)) = (wanted_claim.speaker, found_claim.speaker) else {
        return false;
    };
    let (one, other) = (&wanted.profiles[w], &found.profiles[f]);
    if plain(&one.name) == plain(&other.name) {
        return true;
    }
    match (is_role(one), is_role(other)) {
        (false, false) => share_a_mention(wanted, w, found, f),
        (true, true) => is_source(wanted_claim, found_claim),
        _ => false,
    }
}

fn is_role(profile: &Profile) -> bool {
    profile.kind == Kind::Role
}

fn share_a_mention(wanted: &Marks, w: usize, found: &Marks, f: usize) -> bool {
    let of = |marks: &'_ Marks, profile| {
        let mentions = marks.mentions.iter().filter(move |m| m.profile == Some(profile));
        mentions.map(|mention| mention.span).collect::<Vec<_>>()
    };
    let found = of(found, f);
    of(wanted, w).iter().any(|span| found.contains(span))
}

fn is_source(wanted: &Claim, found: &Claim) -> bool {
    let shares = |span| found.sources.iter().any(|other| other.overlaps(span));
    wanted.sources.iter().any(|&span| shares(span))
}

/// A name as it is compared: a role is "the police" in one place and "Police" in another.
fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    let bare = ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article));
    bare.unwrap_or(&name).to_owned()
}
