//! Runs every check, or some of them, and adds up the results.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::browsers::Browser;
use crate::counts::Counts;
use crate::serve::TestServer;
use crate::toolchain::{self, WASM_TARGET};
use crate::webkit::WebKit;
use crate::{extension, node, package, paths, process, site, size, spark};

/// A part of the suite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Formatting, and clippy for native and wasm32.
    Lint,
    /// The tests of cargo: unit, snapshot, property and documentation tests.
    Core,
    /// The npm package, used from Node.
    Pkg,
    /// The packed npm packages, in browsers, bundlers, Node and Deno.
    Smoke,
    /// The types of the page and its tests.
    Types,
    /// The page in each browser.
    Page,
    /// The extension in each browser.
    Extension,
    /// The size of the page.
    Size,
    /// The example for corpora, on a small cluster of Apache Spark.
    Spark,
}

/// Which checks to run.
pub struct Selection {
    /// The parts; all if empty.
    pub parts: Vec<Part>,
    /// The browsers; both if empty.
    pub browsers: Vec<Browser>,
}

impl Selection {
    fn has(&self, part: Part) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }

    fn has_any(&self, parts: &[Part]) -> bool {
        parts.iter().any(|&part| self.has(part))
    }

    fn browsers(&self) -> Vec<Browser> {
        let all = Browser::ALL.into_iter();
        all.filter(|browser| self.browsers.is_empty() || self.browsers.contains(browser)).collect()
    }
}

/// Runs the checks; ends with the line "N passed, N failed". Gives whether all passed.
pub fn run(selection: &Selection) -> bool {
    let mut suite = Suite::default();
    if selection.has(Part::Lint) {
        suite.lint();
    }
    if selection.has(Part::Core) {
        suite.step("tests of the crates", cargo_test);
    }
    if selection.has(Part::Spark) {
        suite.step("a corpus on Apache Spark", spark::test);
    }
    // What follows needs the built page; if it cannot be built, that is the failure to show.
    let need_the_page =
        [Part::Pkg, Part::Smoke, Part::Types, Part::Page, Part::Extension, Part::Size];
    if selection.has_any(&need_the_page)
        && suite.step("build the page", || check(crate::build_page()))
    {
        suite.built_page(selection);
    }
    suite.conclude()
}

#[derive(Default)]
struct Suite {
    counts: Counts,
    failed_steps: Vec<String>,
}

impl Suite {
    /// Runs one step and says how it ended; gives whether all of it passed.
    fn step(&mut self, name: &str, run: impl FnOnce() -> Result<Counts>) -> bool {
        println!("\n== {name}");
        let started = Instant::now();
        let counts = run().unwrap_or_else(|why| {
            println!("error: {why:#}");
            Counts::of_check(false)
        });
        let Counts { passed, failed, skipped } = counts;
        let skipped = if skipped > 0 { format!(", {skipped} SKIPPED") } else { String::new() };
        let seconds = started.elapsed().as_secs_f32();
        println!("-- {name}: {passed} passed, {failed} failed{skipped} in {seconds:.1} s");
        self.counts += counts;
        if failed > 0 {
            self.failed_steps.push(name.to_owned());
        }
        failed == 0
    }

    fn lint(&mut self) {
        self.step("formatting", || command(cargo(&["fmt", "--all", "--check"])));
        let native = ["clippy", "--workspace", "--all-targets", "--all-features"];
        self.step("clippy, native", || command(clippy(&native)));
        let wasm = [
            "clippy",
            "--package",
            "whosaid",
            "--lib",
            "--no-default-features",
            "--target",
            WASM_TARGET,
        ];
        self.step("clippy, wasm32", || {
            toolchain::ensure_wasm_target()?;
            command(clippy(&wasm))
        });
    }

    fn built_page(&mut self, selection: &Selection) {
        if selection.has(Part::Pkg) {
            self.step("the npm package in Node", package_tests);
        }
        if selection.has(Part::Smoke) {
            self.step("the packed packages", smoke_tests);
        }
        if selection.has(Part::Types) {
            for project in ["tsconfig.json", "tests/tsconfig.json"] {
                self.step(&format!("types, {project}"), || command(tsc(project)));
            }
        }
        if selection.has(Part::Size) {
            self.step("size", || check(size::report()));
        }
        if selection.has(Part::Page) && self.step("site", || check(site::write())) {
            for browser in selection.browsers() {
                self.step(&format!("the page in {}", browser.name()), || page_tests(browser));
            }
            if selection.browsers.is_empty() {
                self.step("the main path in WebKit", webkit_tests);
            }
        }
        if selection.has(Part::Extension)
            && self.step("the extension", || check(extension::write()))
        {
            for browser in selection.browsers() {
                let name = format!("the extension in {}", browser.name());
                self.step(&name, || extension_tests(browser));
            }
        }
    }

    fn conclude(self) -> bool {
        println!();
        for step in &self.failed_steps {
            println!("failed: {step}");
        }
        println!("{} passed, {} failed", self.counts.passed, self.counts.failed);
        self.counts.failed == 0
    }
}

/// One check that passes unless there is an error, which is shown.
fn check(result: Result<()>) -> Result<Counts> {
    result.map(|()| Counts::of_check(true))
}

/// One check that passes if the command succeeds.
fn command(mut command: Command) -> Result<Counts> {
    process::status(&mut command).map(|status| Counts::of_check(status.success()))
}

fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root()).args(arguments);
    cargo
}

fn clippy(arguments: &[&str]) -> Command {
    let mut clippy = cargo(arguments);
    clippy.args(["--", "-D", "warnings"]);
    clippy
}

fn tsc(project: &str) -> Command {
    let mut tsc = node::script("typescript/bin/tsc");
    tsc.args(["--project", project]);
    tsc
}

fn cargo_test() -> Result<Counts> {
    let mut counts = Counts::default();
    let mut tests = cargo(&["test", "--workspace", "--all-features", "--no-fail-fast"]);
    let status = process::each_line(&mut tests, |line| {
        println!("{line}");
        counts.add_cargo_line(line);
    })?;
    Ok(counts.or_failure(status.success()))
}

/// The package beside the command line, which must find the same.
fn package_tests() -> Result<Counts> {
    process::run(&mut cargo(&["build", "--features", "cli", "--bin", "whosaid"]))?;
    let program =
        paths::target()?.join("debug/whosaid").with_extension(std::env::consts::EXE_EXTENSION);
    let environment = BTreeMap::from([("WHOSAID_CLI", program.display().to_string())]);
    node_test(&test_files("tests/pkg")?, &environment)
}

/// What is published, where it is used.
fn smoke_tests() -> Result<Counts> {
    package::ensure_tools()?;
    package::write()?;
    let chromium = Browser::Chromium;
    let executable = chromium.ensure()?.display().to_string();
    let environment = BTreeMap::from([(chromium.variable(), executable)]);
    node_test(&[paths::root().join("tests/smoke/smoke.test.mjs")], &environment)
}

fn page_tests(browser: Browser) -> Result<Counts> {
    let executable = browser.ensure()?;
    let server = TestServer::start()?;
    let environment = BTreeMap::from([
        ("WHOSAID_BROWSER", browser.name().to_owned()),
        ("WHOSAID_URL", server.url()),
        ("WHOSAID_SITE_URL", server.site_url()),
        (browser.variable(), executable.display().to_string()),
    ]);
    let mut counts = Counts::default();
    // One file after the other: browsers side by side would spoil each other's times.
    for file in test_files("tests/page")? {
        counts += node_test(&[file], &environment)?;
    }
    Ok(counts.or_failure(true))
}

/// The unpacked extension, as it goes into its archive.
fn extension_tests(browser: Browser) -> Result<Counts> {
    let executable = browser.ensure()?;
    let environment = BTreeMap::from([
        ("WHOSAID_BROWSER", browser.name().to_owned()),
        ("WHOSAID_EXTENSION", paths::extension(browser).display().to_string()),
        (browser.variable(), executable.display().to_string()),
    ]);
    let mut counts = Counts::default();
    // One file after the other, each with a browser of its own.
    for file in test_files("tests/extension")? {
        counts += node_test(&[file], &environment)?;
    }
    Ok(counts.or_failure(true))
}

/// Skipped, and said so, where there is no `WebKitGTK`.
fn webkit_tests() -> Result<Counts> {
    let server = TestServer::start()?;
    let mut environment = BTreeMap::from([("WHOSAID_URL", server.url())]);
    if let Some(webkit) = WebKit::ensure()? {
        environment.insert("WEBKIT_DRIVER", webkit.driver.display().to_string());
        environment.insert("WEBKIT_BROWSER", webkit.browser.display().to_string());
    }
    node_test(&test_files("tests/webkit")?, &environment)
}

/// Runs test files in Node: the report goes to the terminal, the numbers to a file of their own.
fn node_test(files: &[PathBuf], environment: &BTreeMap<&str, String>) -> Result<Counts> {
    let folder = tempfile::tempdir()?;
    let report = folder.path().join("report.tap");
    let mut node = node::node();
    node.args(["--test", "--test-reporter=spec", "--test-reporter-destination=stdout"])
        .args(["--test-reporter=tap", "--test-reporter-destination"])
        .arg(&report)
        .args(files)
        .envs(environment);
    let status = process::status(&mut node)?;
    let mut counts = Counts::default();
    let text = fs::read_to_string(&report).context("Node left no report")?;
    text.lines().for_each(|line| counts.add_tap_line(line));
    Ok(counts.or_failure(status.success()))
}

/// The test files of a folder; never none.
fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let mut files = paths::files_below(&paths::root().join(folder))?;
    files.retain(|file| is_test(file));
    anyhow::ensure!(!files.is_empty(), "{folder} holds no *.test.mjs");
    Ok(files)
}

fn is_test(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".test.mjs"))
}
