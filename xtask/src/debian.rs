//! What Debian's package manager is asked for.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::process;

/// Newer suites than the running one, where a recent rust-src may be.
const LATER_SUITES: [&str; 6] =
    ["trixie", "trixie-backports", "forky", "forky-backports", "testing", "sid"];

const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";

/// Whether this is Debian itself; its derivatives name or split the packages in other ways.
pub fn is_debian() -> bool {
    os_release("ID").is_some_and(|id| id == "debian")
}

/// Whether packages can be installed by this user.
pub fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|uid| uid.trim() == "0")
}

/// Installs packages with apt.
///
/// # Errors
/// If apt fails.
pub fn install(packages: &[&str]) -> Result<()> {
    process::run(Command::new("apt-get").args(["update", "--quiet"]))?;
    let mut apt = Command::new("apt-get");
    apt.args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages);
    process::run(apt.env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Downloads Debian's rust-src of just this release and unpacks it below `work`.
///
/// # Errors
/// If this is no Debian, or none of its suites has this release.
pub fn unpack_rust_src(release: &str, work: &Path) -> Result<PathBuf> {
    ensure!(
        process::is_installed("apt-get") && process::is_installed("dpkg-deb"),
        "this system has no apt-get and dpkg-deb to take Debian's package rust-src with"
    );
    let mirror = mirror()?;
    for suite in suites() {
        println!("looking for rust-src {release} in Debian {suite}");
        let apt = Apt::new(work, &mirror, &suite)?;
        match apt.find_rust_src(release) {
            Ok(Some(version)) => return apt.unpack(&version),
            Ok(None) => {}
            Err(why) => println!("skipping {suite}: {why:#}"),
        }
    }
    bail!("no Debian suite on {mirror} has rust-src {release}")
}

/// The address that this machine takes Debian's packages from.
fn mirror() -> Result<String> {
    if let Some(mirror) = configured_mirror()? {
        return Ok(mirror);
    }
    // A fresh container image has no package lists until the first update.
    if is_root() {
        process::run(Command::new("apt-get").args(["update", "--quiet"]))?;
    }
    configured_mirror()?.context("apt names no mirror of Debian; run `apt-get update` as root")
}

fn configured_mirror() -> Result<Option<String>> {
    let format = "$(ORIGIN)|$(LABEL)|$(REPO_URI)";
    let targets =
        process::output(Command::new("apt-get").args(["indextargets", "--format", format]))?;
    // The label tells the archive from its security updates, which are elsewhere.
    Ok(targets.lines().find_map(|line| line.strip_prefix("Debian|Debian|")).map(str::to_owned))
}

fn suites() -> Vec<String> {
    let mut suites = Vec::new();
    if let Some(codename) = os_release("VERSION_CODENAME").filter(|_| is_debian()) {
        suites.push(codename.clone());
        suites.push(format!("{codename}-backports"));
    }
    for suite in LATER_SUITES {
        if suites.iter().all(|known| known != suite) {
            suites.push(suite.to_owned());
        }
    }
    suites
}

fn os_release(key: &str) -> Option<String> {
    let file = fs::read_to_string("/etc/os-release").ok()?;
    let value =
        file.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('=').map(str::trim))?;
    Some(value.trim_matches('"').to_owned())
}

/// apt for one suite, with lists and state of its own: the system's stay as they are.
struct Apt {
    folder: PathBuf,
}

impl Apt {
    fn new(work: &Path, mirror: &str, suite: &str) -> Result<Self> {
        let folder = work.join(format!("apt-{suite}"));
        for part in ["state/lists/partial", "cache/archives/partial", "download"] {
            fs::create_dir_all(folder.join(part)).context("make a folder for apt")?;
        }
        fs::write(folder.join("status"), "")?;
        let source = format!("deb [signed-by={KEYRING}] {mirror} {suite} main\n");
        fs::write(folder.join("sources.list"), source)?;
        Ok(Self { folder })
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        for (option, path) in [
            ("Dir::State", "state"),
            ("Dir::State::status", "status"),
            ("Dir::Cache", "cache"),
            ("Dir::Etc::sourcelist", "sources.list"),
        ] {
            command.arg("-o").arg(format!("{option}={}", self.folder.join(path).display()));
        }
        command
            .args(["-o", "Dir::Etc::sourceparts=-"])
            // Translations and the like are of no use here.
            .args(["-o", "Acquire::Languages=none", "-o", "APT::Sandbox::User="])
            .current_dir(self.folder.join("download"));
        command
    }

    fn find_rust_src(&self, release: &str) -> Result<Option<String>> {
        process::run(self.command("apt-get").args(["update", "--quiet=2"]))?;
        let versions = process::output(self.command("apt-cache").args(["madison", "rust-src"]))?;
        Ok(versions
            .lines()
            .filter_map(|line| line.split('|').nth(1))
            .map(str::trim)
            .find(|version| is_release(version, release))
            .map(str::to_owned))
    }

    fn unpack(&self, version: &str) -> Result<PathBuf> {
        println!("downloading rust-src {version}");
        let package = format!("rust-src={version}");
        process::run(self.command("apt-get").args(["download", "--quiet=2", &package]))?;
        let archive = fs::read_dir(self.folder.join("download"))?
            .flatten()
            .map(|entry| entry.path())
            .find(|path| path.extension().is_some_and(|extension| extension == "deb"))
            .context("apt-get download left no package")?;
        let unpacked = self.folder.join("unpacked");
        process::run(Command::new("dpkg-deb").arg("-x").arg(archive).arg(&unpacked))?;
        Ok(unpacked)
    }
}

/// Whether a package version such as "1.95.0+dfsg1-1~bpo13+1" is of the upstream release.
fn is_release(version: &str, release: &str) -> bool {
    let upstream = version.split_once(':').map_or(version, |(_epoch, rest)| rest);
    // "1.95.0~beta.3+dfsg1-1" comes before 1.95.0.
    upstream.strip_prefix(release).is_some_and(|rest| rest.starts_with(['+', '-']))
}

#[cfg(test)]
mod tests {
    use super::is_release;

    #[test]
    fn only_the_very_release_matches() {
        assert!(is_release("1.95.0+dfsg1-1~bpo13+1", "1.95.0"));
        assert!(is_release("1:1.95.0-2", "1.95.0"));
        assert!(!is_release("1.95.0~beta.3+dfsg1-1", "1.95.0"));
        assert!(!is_release("1.95.01+dfsg1-1", "1.95.0"));
        assert!(!is_release("1.94.1+dfsg1-1", "1.94.0"));
    }
}
