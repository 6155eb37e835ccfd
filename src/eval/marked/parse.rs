//! Reads a marked article.
//!
//! ```text
//! case: what it shows
//! title: The article's title
//! known: why the program is known to fail
//! ---
//! “{c1 We left},” {c1.cue said} {c1.source [person:1 Maria Lopez]} on [date Friday].
//! ---
//! 1: person Maria Lopez | mayor of Springfield
//! c1: direct person asserts speaker=1
//! note: unclosed_quotation
//! ```
//!
//! `]` closes the latest open `[`, `}` the latest open `{`; `\` stands before a mark that is text.

use std::collections::BTreeMap;

use crate::{CueTone, Form, Kind, SourceKind, Span, Stance};

use crate::eval::marks::{Article, Claim, Header, Marks, Mention, Profile};

/// Reads a whole file.
///
/// # Errors
/// What is wrong with the file, and where.
pub fn article(file: &str) -> Result<Article, String> {
    let [header, marked, labels] = parts(file)?;
    let mut labels = Labels::read(&labels)?;
    let text = labels.read_marked(marked.strip_suffix('\n').unwrap_or(&marked))?;
    Ok(Article { header: read_header(&header)?, text, marks: labels.into_marks()? })
}

fn parts(file: &str) -> Result<[String; 3], String> {
    let mut parts = vec![String::new()];
    for line in file.split_inclusive('\n') {
        if line.trim_end_matches('\n') == "---" {
            parts.push(String::new());
        } else {
            parts.last_mut().expect("there is a first part").push_str(line);
        }
    }
    let found = parts.len();
    parts.try_into().map_err(|_| format!("three parts between lines of --- wanted, {found} found"))
}

fn read_header(lines: &str) -> Result<Header, String> {
    let mut header = Header::default();
    for line in lines.lines() {
        match line.split_once(": ") {
            Some(("case" | "topic", _)) => line.clone_into(&mut header.about),
            Some(("title", title)) => header.title = Some(title.to_owned()),
            Some(("known", reason)) => header.known = Some(reason.to_owned()),
            _ => return Err(format!("header line {line:?}")),
        }
    }
    Ok(header)
}

/// Profiles and claims by the number that the file gives them.
#[derive(Default)]
struct Labels {
    profiles: BTreeMap<u32, Profile>,
    claims: BTreeMap<u32, Claim>,
    mentions: Vec<Mention>,
    notes: Vec<String>,
}

impl Labels {
    fn read(lines: &str) -> Result<Self, String> {
        let mut labels = Self::default();
        for line in lines.lines().filter(|line| !line.is_empty()) {
            labels.read_line(line).ok_or_else(|| format!("label line {line:?}"))?;
        }
        Ok(labels)
    }

    /// Nothing if the line is no label.
    fn read_line(&mut self, line: &str) -> Option<()> {
        let (key, value) = line.split_once(": ")?;
        if key == "note" {
            self.notes.push(value.to_owned());
        } else if let Some(number) = key.strip_prefix('c') {
            let earlier = self.claims.insert(number.parse().ok()?, read_claim(value)?);
            return earlier.is_none().then_some(());
        } else {
            let earlier = self.profiles.insert(key.parse().ok()?, read_profile(value)?);
            return earlier.is_none().then_some(());
        }
        Some(())
    }

    /// Index of the profile that the file gives this number.
    fn profile_index(&self, number: u32) -> Result<usize, String> {
        let index = self.profiles.keys().position(|&known| known == number);
        index.ok_or_else(|| format!("profile {number} has no label line"))
    }

    /// Reads the second part; returns the text without marks.
    fn read_marked(&mut self, marked: &str) -> Result<String, String> {
        let mut text = String::with_capacity(marked.len());
        let mut open: Vec<(char, &str, usize)> = Vec::new();
        let mut rest = marked;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '\\' => {
                    let escaped = rest.chars().next().ok_or("nothing after the last \\")?;
                    text.push(escaped);
                    rest = &rest[escaped.len_utf8()..];
                }
                '{' | '[' => {
                    let (head, after) =
                        rest.split_once(' ').ok_or_else(|| format!("no space after {c}{rest}"))?;
                    open.push((c, head, text.len()));
                    rest = after;
                }
                '}' | ']' => {
                    let opener = if c == '}' { '{' } else { '[' };
                    let place = open.iter().rposition(|&(mark, ..)| mark == opener);
                    let place =
                        place.ok_or_else(|| format!("{c} closes nothing before {rest:?}"))?;
                    let (_, head, start) = open.remove(place);
                    self.add(opener, head, Span::new(start, text.len()))?;
                }
                _ => text.push(c),
            }
        }
        match open.last() {
            Some((mark, head, _)) => Err(format!("{mark}{head} is never closed")),
            None => Ok(text),
        }
    }

    fn add(&mut self, opener: char, head: &str, span: Span) -> Result<(), String> {
        if span.is_empty() {
            return Err(format!("{opener}{head} marks nothing"));
        }
        if opener == '{' { self.add_part(head, span) } else { self.add_mention(head, span) }
    }

    fn add_part(&mut self, head: &str, span: Span) -> Result<(), String> {
        let (claim, part) = head.split_once('.').unwrap_or((head, ""));
        let number = claim.strip_prefix('c').and_then(|number| number.parse().ok());
        let number: u32 = number.ok_or_else(|| format!("{{{head} names no claim"))?;
        let claim = self.claims.get_mut(&number);
        let claim = claim.ok_or_else(|| format!("c{number} has no label line"))?;
        let spans = claim.part_mut(part).ok_or_else(|| format!("{{{head} names no part"))?;
        spans.push(span);
        Ok(())
    }

    fn add_mention(&mut self, head: &str, span: Span) -> Result<(), String> {
        let (kind, number) = match head.split_once(':') {
            Some((kind, number)) => (kind, Some(number)),
            None => (head, None),
        };
        let kind = Kind::from_label(kind).ok_or_else(|| format!("[{head} names no kind"))?;
        if kind.has_profile() != number.is_some() {
            return Err(format!("[{head} lacks a profile or has one too many"));
        }
        let profile = match number {
            Some(number) => {
                let number = number.parse().map_err(|_| format!("[{head} has no number"))?;
                Some(self.profile_index(number)?)
            }
            None => None,
        };
        self.mentions.push(Mention { span, kind, profile });
        Ok(())
    }

    fn into_marks(mut self) -> Result<Marks, String> {
        for (number, claim) in &self.claims {
            if claim.contents.is_empty() {
                return Err(format!("c{number} has no content"));
            }
        }
        let speakers: Vec<Option<usize>> = self
            .claims
            .values()
            .map(|claim| claim.speaker.map(|number| self.profile_index(number as u32)).transpose())
            .collect::<Result<_, _>>()?;
        for (claim, speaker) in self.claims.values_mut().zip(speakers) {
            claim.speaker = speaker;
        }
        let marks = Marks {
            mentions: self.mentions,
            profiles: self.profiles.into_values().collect(),
            claims: self.claims.into_values().collect(),
            notes: self.notes,
        };
        Ok(marks.canonical())
    }
}

/// Kind and name, a bar and the title if there is one.
fn read_profile(value: &str) -> Option<Profile> {
    let (kind, name) = value.split_once(' ')?;
    let kind = Kind::from_label(kind).filter(|kind| kind.has_profile())?;
    let (name, title) = match name.split_once(" | ") {
        Some((name, title)) => (name, Some(title.to_owned())),
        None => (name, None),
    };
    Some(Profile { kind, name: name.to_owned(), title })
}

/// Form, kind of source, stance and further words; the speaker still by its number in the file.
fn read_claim(value: &str) -> Option<Claim> {
    let mut words = value.split(' ');
    let mut claim = Claim::new(
        Form::from_label(words.next()?)?,
        SourceKind::from_label(words.next()?)?,
        Stance::from_label(words.next()?)?,
    );
    for word in words {
        match word {
            "hedged" => claim.hedged = true,
            "loaded" => claim.tone = CueTone::Loaded,
            _ => claim.speaker = Some(word.strip_prefix("speaker=")?.parse().ok()?),
        }
    }
    Some(claim)
}
