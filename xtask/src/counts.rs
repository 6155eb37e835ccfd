//! How many tests passed and failed, read from what the test runners print.

use std::ops::AddAssign;

/// The outcome of some tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed or were cancelled.
    pub failed: usize,
    /// Tests that were not run.
    pub skipped: usize,
}

impl Counts {
    /// The outcome of one check.
    pub fn of_check(passed: bool) -> Self {
        Self { passed: usize::from(passed), failed: usize::from(!passed), skipped: 0 }
    }

    /// Adds what a line of `cargo test` says: "test result: ok. 3 passed; 0 failed; 1 ignored".
    pub fn add_cargo_line(&mut self, line: &str) {
        let Some((_, results)) =
            line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". "))
        else {
            return;
        };
        for result in results.split("; ") {
            match result.split_once(' ') {
                Some((number, "passed")) => self.passed += parse(number),
                Some((number, "failed")) => self.failed += parse(number),
                Some((number, "ignored")) => self.skipped += parse(number),
                _ => {}
            }
        }
    }

    /// Adds what a line of Node's TAP report says: "# pass 3".
    pub fn add_tap_line(&mut self, line: &str) {
        let Some((what, number)) = line.strip_prefix("# ").and_then(|rest| rest.split_once(' '))
        else {
            return;
        };
        match what {
            "pass" => self.passed += parse(number),
            "fail" | "cancelled" => self.failed += parse(number),
            "skipped" | "todo" => self.skipped += parse(number),
            _ => {}
        }
    }

    /// A runner that failed without a failed test (it did not compile, it crashed) is a failure,
    /// and so is one that ran no test at all.
    pub fn or_failure(mut self, succeeded: bool) -> Self {
        if self.failed == 0 && (!succeeded || self.passed == 0) {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// The number, or none for a test's own output that merely looks like a summary.
fn parse(number: &str) -> usize {
    number.trim().parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_summaries_add_up() {
        let mut counts = Counts::default();
        for line in [
            "running 3 tests",
            "test tests::a ... ok",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s",
        ] {
            counts.add_cargo_line(line);
        }
        assert_eq!(counts, Counts { passed: 7, failed: 2, skipped: 1 });
    }

    #[test]
    fn node_summaries_add_up() {
        let mut counts = Counts::default();
        for line in
            ["ok 1 - a", "# tests 6", "# pass 3", "# fail 1", "# cancelled 1", "# skipped 1"]
        {
            counts.add_tap_line(line);
        }
        assert_eq!(counts, Counts { passed: 3, failed: 2, skipped: 1 });
    }

    #[test]
    fn a_run_without_tests_is_a_failure() {
        assert_eq!(Counts::default().or_failure(true).failed, 1);
    }

    #[test]
    fn a_crash_after_passed_tests_is_a_failure() {
        let passed = Counts { passed: 5, ..Counts::default() };
        assert_eq!(passed.or_failure(false), Counts { passed: 5, failed: 1, skipped: 0 });
        assert_eq!(passed.or_failure(true), passed);
    }
}
