//! Finds the two browsers that the page is tested in, and installs them where it may.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail, ensure};

use crate::debian;

/// A browser the page must work in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Browser {
    /// Chromium or Google Chrome.
    Chromium,
    /// Firefox or Firefox ESR.
    Firefox,
}

impl Browser {
    /// Both, in the order they are tested.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// What tests call it in `WHOSAID_BROWSER`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// The environment variable that holds its executable: read here, and set for tests.
    pub fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMIUM",
            Self::Firefox => "FIREFOX",
        }
    }

    fn debian_package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox-esr",
        }
    }

    /// Programs on the path, then places outside it on macOS and Windows.
    fn candidates(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
            ],
            Self::Firefox => &[
                "firefox",
                "firefox-esr",
                "/Applications/Firefox.app/Contents/MacOS/firefox",
                r"C:\Program Files\Mozilla Firefox\firefox.exe",
            ],
        }
    }

    /// The executable, installed first if it is missing and this user may.
    ///
    /// # Errors
    /// If there is none; the message says what to install.
    pub fn ensure(self) -> Result<PathBuf> {
        if let Some(chosen) = env::var_os(self.variable()) {
            let chosen = PathBuf::from(chosen);
            ensure!(chosen.is_file(), "{}={} is no file", self.variable(), chosen.display());
            return Ok(chosen);
        }
        if let Some(found) = self.find() {
            return Ok(found);
        }
        if debian::is_debian() && debian::is_root() {
            println!("installing {} with apt", self.debian_package());
            // Without a font of its own a bare system shows boxes and measures nonsense.
            debian::install(&[self.debian_package(), "fonts-dejavu-core"])?;
        }
        match self.find() {
            Some(found) => Ok(found),
            None => bail!(
                "{} is missing: install it (Debian's package is {}), or set {} to its executable",
                self.name(),
                self.debian_package(),
                self.variable()
            ),
        }
    }

    fn find(self) -> Option<PathBuf> {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders: Vec<PathBuf> = env::split_paths(&path).collect();
        self.candidates().iter().find_map(|candidate| in_folders(candidate, &folders))
    }
}

/// The first of the folders that holds the program; an absolute candidate replaces the folder.
fn in_folders(candidate: &str, folders: &[PathBuf]) -> Option<PathBuf> {
    let suffix =
        if candidate.ends_with(env::consts::EXE_SUFFIX) { "" } else { env::consts::EXE_SUFFIX };
    let name = format!("{candidate}{suffix}");
    folders.iter().map(|folder| folder.join(&name)).find(|program| program.is_file())
}
