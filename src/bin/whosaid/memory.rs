//! How memory grows over a long stream: `whosaid bench --memory`.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde::Serialize;

use crate::annotate::to_json;
use crate::bench::annotate;

/// Times that the memory is looked at.
const SAMPLES: usize = 40;

/// What was measured.
#[derive(Serialize)]
pub struct Growth {
    /// Megabytes of the stream, and memory in megabytes after them.
    samples: Vec<[f64; 2]>,
    /// Megabytes of memory for each gigabyte of the stream: the line of least squares through all
    /// samples but those of the first fifth, while buffers fill.
    slope: f64,
}

/// Gives a program that annotates with two jobs `chunk` again and again, so many megabytes in all.
///
/// # Errors
/// If the program fails, or the system does not say how much memory it has.
pub fn measure(chunk: &str, megabytes: f64) -> Result<Growth> {
    let mut child = annotate(&["--jobs", "2"])?
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .context("cannot start the program")?;
    let mut stdin = child.stdin.take().expect("it is piped");
    let (mut written, mut samples) = (0.0, Vec::new());
    while written < megabytes {
        stdin.write_all(chunk.as_bytes()).context("the program stopped reading")?;
        written += chunk.len() as f64 / 1e6;
        if written * SAMPLES as f64 >= megabytes * (samples.len() + 1) as f64 {
            samples.push([written, resident(child.id())?]);
        }
    }
    drop(stdin);
    ensure!(child.wait()?.success(), "the run of the program failed");
    let slope = slope(&samples[samples.len() / 5..]);
    Ok(Growth { samples, slope })
}

/// Megabytes of memory that a process has.
fn resident(process: u32) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))
        .context("this system does not say how much memory a program has")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    Ok(kilobytes.context("the system gives no VmRSS")? * 1024.0 / 1e6)
}

/// The slope of the line of least squares, for a gigabyte.
fn slope(samples: &[[f64; 2]]) -> f64 {
    let count = samples.len() as f64;
    let mean = |axis: usize| samples.iter().map(|sample| sample[axis]).sum::<f64>() / count;
    let (x, y) = (mean(0), mean(1));
    let covariance: f64 = samples.iter().map(|sample| (sample[0] - x) * (sample[1] - y)).sum();
    let variance: f64 = samples.iter().map(|sample| (sample[0] - x).powi(2)).sum();
    1000.0 * covariance / variance
}

impl Growth {
    /// The samples and the slope as text.
    pub fn report(&self, as_json: bool) -> String {
        if as_json {
            return String::from_utf8(to_json(self)).expect("JSON is UTF-8") + "\n";
        }
        let line =
            |sample: &[f64; 2]| format!("after {:>7.0} MB: {:.1} MB\n", sample[0], sample[1]);
        let shown = self.samples.iter().step_by(SAMPLES / 8).chain(self.samples.last());
        let lines: String = shown.map(line).collect();
        format!("{lines}memory grows by {:.2} MB for each GB of the stream\n", self.slope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slope_is_that_of_the_line_through_the_samples() {
        let samples: Vec<[f64; 2]> =
            (0..10).map(|n| [f64::from(n), 50.0 + 0.5 * f64::from(n)]).collect();
        assert!((slope(&samples) - 500.0).abs() < 1e-6);
    }
}
