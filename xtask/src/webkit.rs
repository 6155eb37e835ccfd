//! Finds `WebKitGTK` and its driver, which only the main path of the page is tested in, and installs them where
//! it may.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::debian;

/// The driver, a screen for it without a monitor, and what that screen asks for.
const DEBIAN_PACKAGES: [&str; 4] = ["webkit2gtk-driver", "xvfb", "xauth", "fonts-dejavu-core"];

/// Where Debian puts the small browser, below the folder of the machine's architecture.
const BROWSER: &str = "webkit2gtk-4.1/MiniBrowser";

/// The programs that the tests start.
pub struct WebKit {
    /// Speaks `WebDriver`.
    pub driver: PathBuf,
    /// The browser it starts.
    pub browser: PathBuf,
}

impl WebKit {
    /// `WebKitGTK` as Debian ships it, installed first if this is Debian and the user may; none elsewhere.
    ///
    /// # Errors
    /// If apt fails.
    pub fn ensure() -> Result<Option<Self>> {
        if let Some(found) = Self::find() {
            return Ok(Some(found));
        }
        if debian::is_debian() && debian::is_root() {
            println!("installing {} with apt", DEBIAN_PACKAGES[0]);
            debian::install(&DEBIAN_PACKAGES)?;
        }
        Ok(Self::find())
    }

    fn find() -> Option<Self> {
        program("xvfb-run")?;
        Some(Self {
            driver: program("WebKitWebDriver")?,
            browser: browser_below(Path::new("/usr/lib"))?,
        })
    }
}

fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

fn browser_below(libraries: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(libraries).ok()?.flatten();
    folders.map(|folder| folder.path().join(BROWSER)).find(|browser| browser.is_file())
}
