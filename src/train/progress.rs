//! What training tells while it runs.

/// Who is told.
pub trait Progress {
    /// A line that stays.
    fn say(&mut self, line: &str);

    /// So many of all steps are done; `loss` is the mean loss of this epoch's sequences so far.
    fn step(&mut self, done: usize, all: usize, loss: f64);
}
