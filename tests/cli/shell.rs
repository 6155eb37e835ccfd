//! Scripts for shells and manual pages.

use std::fs;

use crate::program::{file, folder, lines, whosaid};

#[test]
fn every_shell_gets_a_script_that_knows_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = whosaid(&["completions", shell], "").ok();
        for word in ["annotate", "inspect", "strictness"] {
            assert!(script.contains(word), "{word} is not in the script for {shell}");
        }
    }
    assert_eq!(whosaid(&["completions", "teletype"], "").status, 2);
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let page = whosaid(&["man"], "").ok();
    assert!(page.starts_with(".ie") && page.contains("whosaid"), "{page}");
    let folder = folder("the_manual");
    let path = folder.to_str().expect("a plain name");
    assert_eq!(whosaid(&["man", "--output", path], "").ok(), "");
    let page = fs::read_to_string(folder.join("whosaid-annotate.1")).expect("it was written");
    assert!(page.contains("strictness") && page.contains("Exit status"), "{page}");
}

#[test]
fn inspect_says_what_each_token_is_and_why() {
    let text = "“We left at dawn,” said Maria Lopez. Nobody knew. “Good,” added Ana Diaz.";
    let listing = whosaid(&["inspect", "--at", "said Maria", "--features", "2"], text).ok();
    let line = |word: &str| listing.lines().find(|line| line.starts_with(word));
    assert!(line("said ").expect("a token").contains(" cue "), "{listing}");
    assert!(line("Lopez ").expect("a token").contains("inside person"), "{listing}");
    assert!(line("claim 0 ").expect("a claim").contains("cue:say"), "{listing}");
    assert!(line("Nobody").is_none() && listing.contains("    "), "{listing}");
    let json = whosaid(&["inspect", "--json"], text).ok();
    let tokens = lines(&json);
    let said = tokens.iter().find(|token| token["word"] == "said").expect("a token");
    assert_eq!((&said["start"], &said["role"]["label"]), (&23.into(), &"cue".into()));
    assert!(said["role"]["features"][0]["weights"].is_array(), "{said}");
    let run = whosaid(&["inspect", "--at", "Bob"], text);
    assert_eq!(run.error(1), "“Bob” is not in the article");
}

#[test]
fn bench_gives_speeds_and_their_ratios() {
    let articles = file("bench", "articles.ndjson", "{\"text\":\"“No,” said Ana Diaz.\"}\n");
    let arguments = ["bench", &articles, "--rounds", "1", "--megabytes", "0.001", "--json"];
    let speeds = lines(&whosaid(&arguments, "").ok());
    for figure in ["engine", "one_job", "two_jobs", "two_programs", "of_engine", "json"] {
        assert!(speeds[0][figure].is_number(), "{figure} is not in {}", speeds[0]);
    }
    assert_eq!(whosaid(&["bench", "no/such/file"], "").status, 1);
}

#[cfg(target_os = "linux")]
#[test]
fn bench_gives_the_growth_of_memory() {
    let articles = file(
        "bench_memory",
        "articles.ndjson",
        "{\"text\":\"Nein, sagte er. Das ist nicht wahr, und es war auch nie wahr, denn niemand hat je davon gehört, und niemand wird es je tun.\"}\n",
    );
    let report = whosaid(&["bench", &articles, "--memory", "0.5"], "").ok();
    assert!(report.contains("memory grows by "), "{report}");
}
