//! Who is who: names, surnames, acronyms, titles and pronouns become one profile each.
//!
//! In: mentions and attributions. Out: [`Profiles`], the profile of every mention, and the
//! [`Speaker`] of every attribution: in `Ann Lee left. “Go,” she said.` the speaker is Ann Lee.

mod letters;
mod profiles;
mod pronouns;
mod roles;
mod source_kind;
mod speakers;
#[cfg(test)]
mod testing;

pub(crate) use profiles::Profiles;
pub(crate) use source_kind::source_kind;
pub(crate) use speakers::{Speaker, speakers};
