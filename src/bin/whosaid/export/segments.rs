//! Cuts a stretch of the article at every boundary of a span, for formats that mark words in it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use whosaid::{Analysis, Claim, Entity, Span};

/// Words that are marked in one way.
pub struct Segment<'a> {
    /// The words.
    pub text: &'a str,
    /// `content-person`, `entity-place` …; the outermost first.
    pub styles: Vec<String>,
    /// Numbers from 0 of the claims whose last content ends behind it.
    pub ended: Vec<u32>,
}

/// Finds what an annotation says about a stretch of the text.
pub struct Segmenter<'a> {
    text: &'a str,
    claims: Reaching<'a, Claim>,
    entities: Reaching<'a, Entity>,
    /// Claims by the end of their last content.
    endings: BTreeMap<usize, Vec<u32>>,
}

impl<'a> Segmenter<'a> {
    /// For an article with what was found in it, in bytes.
    pub fn new(text: &'a str, analysis: &'a Analysis) -> Self {
        let mut endings: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for claim in &analysis.claims {
            let last = claim.contents.last().unwrap_or(&claim.span).end;
            endings.entry(last as usize).or_default().push(claim.id);
        }
        let claims = Reaching::new(&analysis.claims, |claim| claim.span);
        let entities = Reaching::new(&analysis.entities, |entity| entity.span);
        Self { text, claims, entities, endings }
    }

    /// The segments of a stretch, which together are all of it.
    pub fn segments(&self, stretch: Range<usize>) -> Vec<Segment<'a>> {
        let spans = self.styled_spans(&stretch);
        let mut boundaries = BTreeSet::from([stretch.start, stretch.end]);
        boundaries.extend(self.endings.range(stretch.clone()).map(|(&end, _)| end));
        for (span, _) in &spans {
            boundaries.insert(span.start.max(stretch.start));
            boundaries.insert(span.end.min(stretch.end));
        }
        let boundaries: Vec<usize> = boundaries.into_iter().collect();
        boundaries.windows(2).map(|pair| self.segment(pair[0]..pair[1], &spans)).collect()
    }

    fn segment(&self, words: Range<usize>, spans: &[(Range<usize>, String)]) -> Segment<'a> {
        let mut styles: Vec<String> = Vec::new();
        for (span, style) in spans {
            if span.start <= words.start && span.end >= words.end && !styles.contains(style) {
                styles.push(style.clone());
            }
        }
        let ended = self.endings.get(&words.end).cloned().unwrap_or_default();
        Segment { text: &self.text[words], styles, ended }
    }

    /// Whole spans that touch the stretch; claims first, so that entities lie on top.
    fn styled_spans(&self, stretch: &Range<usize>) -> Vec<(Range<usize>, String)> {
        let claims = self.claims.touching(stretch).flat_map(styles_of_claim);
        let claims = claims.filter(|(span, _)| touches(span, stretch));
        let entities = self.entities.touching(stretch);
        let entities =
            entities.map(|entity| (entity.span.range(), format!("entity-{}", entity.kind.label())));
        claims.chain(entities).collect()
    }
}

fn styles_of_claim(claim: &Claim) -> impl Iterator<Item = (Range<usize>, String)> {
    let kind = claim.source_kind.label();
    [
        (&claim.contents, "content"),
        (&claim.via, "via"),
        (&claim.sources, "source"),
        (&claim.cues, "cue"),
    ]
    .into_iter()
    .flat_map(move |(spans, part)| {
        spans.iter().map(move |span| (span.range(), format!("{part}-{kind}")))
    })
}

fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Items sorted by the start of their spans, which may overlap.
struct Reaching<'a, T> {
    items: &'a [T],
    span_of: fn(&T) -> Span,
    /// The furthest end of each span and all before it, which unlike the ends never falls.
    reach: Vec<usize>,
}

impl<'a, T> Reaching<'a, T> {
    fn new(items: &'a [T], span_of: fn(&T) -> Span) -> Self {
        let mut furthest = 0;
        let reach = items.iter().map(|item| {
            furthest = furthest.max(span_of(item).range().end);
            furthest
        });
        let reach = reach.collect();
        Self { items, span_of, reach }
    }

    fn touching(&self, stretch: &Range<usize>) -> impl Iterator<Item = &'a T> {
        let first = self.reach.partition_point(|&reach| reach <= stretch.start);
        let span_of = self.span_of;
        let (start, end) = (stretch.start, stretch.end);
        let near = self.items[first..].iter();
        near.take_while(move |item| span_of(item).range().start < end)
            .filter(move |item| span_of(item).range().end > start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::testing::analysis;

    #[test]
    fn segments_are_the_whole_text_and_end_where_claims_do() {
        let text = "“We left at dawn,” said Maria Lopez, who denied that it rained.";
        let analysis = analysis(text);
        let segments = Segmenter::new(text, &analysis).segments(0..text.len());
        assert_eq!(segments.iter().map(|segment| segment.text).collect::<String>(), text);
        let content = segments.iter().find(|segment| segment.text == "We left at dawn");
        let content = content.expect("the quotation is a segment of its own");
        assert_eq!(
            (&content.styles[..], &content.ended[..]),
            (&["content-person".into()][..], &[0][..])
        );
        let numbers: usize = segments.iter().map(|segment| segment.ended.len()).sum();
        assert_eq!(numbers, analysis.claims.len());
    }
}
