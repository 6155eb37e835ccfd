//! Runs the program and keeps what it said.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;

use serde_json::Value;
use whosaid::{Analysis, Analyzer, Model, OffsetUnit, Options};

/// What a run left behind.
#[derive(Debug, PartialEq)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// Standard output, if the run went well and said nothing else.
    pub fn ok(self) -> String {
        assert_eq!((self.status, self.stderr.as_str()), (0, ""), "{}", self.stdout);
        self.stdout
    }

    /// The one line of standard error, without the program's name, of a run that failed with
    /// `status` and gave no output.
    pub fn error(&self, status: i32) -> &str {
        assert_eq!((self.status, self.stdout.as_str()), (status, ""), "{}", self.stderr);
        let line = self.stderr.strip_prefix("whosaid: ").expect("messages begin with the name");
        let line = line.strip_suffix('\n').expect("messages end with a line feed");
        assert!(!line.contains('\n'), "more than one line: {line}");
        line
    }
}

/// `whosaid annotate` with these arguments, its three streams connected.
pub fn start(arguments: &[&str]) -> Child {
    start_any(&[&["annotate"], arguments].concat())
}

fn start_any(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program is built")
}

/// Runs `whosaid annotate` with this standard input to its end.
pub fn annotate(arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    finish(start(arguments), input)
}

/// Runs any command of the program with this standard input to its end.
pub fn whosaid(arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    finish(start_any(arguments), input)
}

/// Gives a program its standard input, and waits for its end.
pub fn finish(mut child: Child, input: impl AsRef<[u8]>) -> Run {
    let mut stdin = child.stdin.take().expect("it is piped");
    let input = input.as_ref().to_vec();
    // From a thread, as the program writes before it has read all; it may stop reading early.
    let writer = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program can be waited for");
    writer.join().expect("writing does not panic");
    Run {
        status: output.status.code().expect("no signal ended the program"),
        stdout: String::from_utf8(output.stdout).expect("annotations are UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
    }
}

/// An empty folder for one test.
pub fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder is writable");
    folder
}

/// A file in [`folder`], and its path as an argument.
pub fn file(test: &str, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder(test).join(name);
    fs::write(&path, content).expect("the target folder is writable");
    path.to_str().expect("the target folder has a plain name").to_owned()
}

/// What the library finds, as it is written: confidences have four places.
pub fn analysis(title: Option<&str>, text: &str, unit: OffsetUnit) -> Analysis {
    let mut options = Options::default();
    options.title = title.map(str::to_owned);
    let analyzer = Analyzer::new(Model::builtin());
    let mut analysis = analyzer.analyze(text, &options).expect("the text is short");
    analysis.convert_offsets(text, unit);
    let written = serde_json::to_value(&analysis).expect("an analysis becomes JSON");
    serde_json::from_value(written).expect("what was written is read")
}

/// Each line of NDJSON.
pub fn lines(ndjson: &str) -> Vec<Value> {
    let lines = ndjson.lines().map(|line| serde_json::from_str(line).expect("each line is JSON"));
    lines.collect()
}
