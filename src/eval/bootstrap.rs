//! How sure the figures are: intervals by drawing articles again (bootstrap, Efron 1979).
//!
//! In: the evaluation of each article alone. Out: for each figure the middle 95% of what it is over
//! as many articles, drawn with replacement. Articles are drawn, not claims: what goes wrong in an
//! article goes wrong together.

use crate::eval::evaluation::{Evaluation, Field, LEAST_WANTED};
use crate::eval::score::Measure;

/// How often the articles are drawn.
const DRAWS: usize = 1000;

/// A figure with the interval that holds 95 of 100 draws; all are shares from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// What is measured.
    pub name: String,
    /// Over all articles.
    pub value: f64,
    /// 2.5 of 100 draws are lower.
    pub low: f64,
    /// 2.5 of 100 draws are higher.
    pub high: f64,
}

/// The intervals of the figures for claims; the same for the same articles every time.
pub fn intervals(articles: &[Evaluation]) -> Vec<Interval> {
    let all = figures(articles.iter());
    let mut state = 0x9E37_79B9_7F4A_7C15;
    let mut draws: Vec<Vec<f64>> = vec![Vec::with_capacity(DRAWS); all.len()];
    for _ in 0..DRAWS {
        let sample: Vec<&Evaluation> =
            articles.iter().map(|_| &articles[below(&mut state, articles.len())]).collect();
        for (values, (_, value)) in draws.iter_mut().zip(figures(sample.into_iter())) {
            values.push(value);
        }
    }
    let interval = |((name, value), mut values): ((String, f64), Vec<f64>)| {
        values.sort_by(f64::total_cmp);
        let at = |part: usize| values[(values.len() - 1) * part / 1000];
        Interval { name, value, low: at(25), high: at(975) }
    };
    all.into_iter().zip(draws).map(interval).collect()
}

/// The figures over some articles, with their names.
fn figures<'a>(articles: impl Iterator<Item = &'a Evaluation>) -> Vec<(String, f64)> {
    let mut sum = Evaluation::default();
    articles.for_each(|article| sum.merge(article));
    let claims =
        [Measure::Claims, Measure::ClaimsSource, Measure::ClaimsSourceCue, Measure::ClaimsExact];
    let mut figures: Vec<(String, f64)> = claims
        .into_iter()
        .map(|measure| {
            (format!("{} F1", measure.to_string().trim()), sum.score.count(measure).f1())
        })
        .collect();
    figures.push(("speaker right".to_owned(), sum.score.count(Measure::Speaker).recall()));
    figures.extend(Field::ALL.iter().map(|field| {
        let mean =
            sum.fields.get(field).map_or(0.0, |confusion| confusion.macro_f1(LEAST_WANTED).0);
        (format!("{} macro F1", field.label()), mean)
    }));
    figures
}

/// A number below `limit` by xorshift64 (Marsaglia 2003).
fn below(state: &mut u64, limit: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state % limit.max(1) as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_holds_its_value_and_is_the_same_every_time() {
        let article = |right: usize, wrong: usize| {
            let mut article = Evaluation::default();
            let confusion = article.fields.entry(Field::Stance).or_default();
            (0..right).for_each(|_| confusion.add("asserts", "asserts"));
            (0..wrong).for_each(|_| confusion.add("asserts", "denies"));
            article
        };
        let articles = [article(9, 1), article(5, 5), article(8, 0), article(2, 6)];
        let found = intervals(&articles);
        assert_eq!(found, intervals(&articles));
        let stance = found.iter().find(|interval| interval.name == "stance macro F1");
        let stance = stance.expect("stance is measured");
        assert!(stance.low < stance.value && stance.value < stance.high, "{stance:?}");
    }
}
