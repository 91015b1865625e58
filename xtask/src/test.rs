//! Every test, in one command: the workspace's, then the Python package's where there is a Python.
//!
//! Apart from `cargo test` because Python's tests need an environment: one is made under `target/`, and the package is built
//! into it in the dev profile, so that it shares what the workspace's tests have built.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, bail};

/// The oldest Python that the package's stable ABI serves.
const OLDEST: (u32, u32) = (3, 10);
/// What the tests need.
const PACKAGES: [&str; 5] = ["maturin", "pytest", "pyarrow", "pandas", "polars"];
/// Apache Spark, which is large, and runs only where there is Java.
const SPARK: &str = "pyspark>=4,<5";
/// The oldest Java that Spark runs on.
const JAVA: u32 = 17;
/// Names under which a Python may be found, the plain one first.
const NAMES: [&str; 6] = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10"];

/// Runs `cargo test --workspace`, then pytest with what else was given.
pub fn run(root: &Path, arguments: &[&str]) -> Result<ExitCode> {
    let (only, rest) = match arguments {
        [only @ ("--rust" | "--python"), rest @ ..] => (Some(*only), rest),
        rest => (None, rest),
    };
    if only != Some("--python") && !step(Command::new(env!("CARGO")).args(["test", "--workspace"]).current_dir(root))? {
        return Ok(ExitCode::FAILURE);
    }
    if only == Some("--rust") || python(root, rest)? { Ok(ExitCode::SUCCESS) } else { Ok(ExitCode::FAILURE) }
}

/// Builds the package and runs its tests; true where there is no Python to do so with.
fn python(root: &Path, arguments: &[&str]) -> Result<bool> {
    let Some(python) = environment(root)? else {
        let (major, minor) = OLDEST;
        eprintln!("note: the Python package is not tested");
        eprintln!("hint: that takes Python {major}.{minor} or later with `venv`; on Debian, apt install python3-venv");
        return Ok(true);
    };
    let mut build = Command::new(&python);
    build.args(["-m", "maturin", "develop", "--quiet"]).current_dir(root.join("python"));
    build.env("VIRTUAL_ENV", folder(root)).env_remove("CONDA_PREFIX");
    Ok(step(&mut build)?
        && step(Command::new(&python).args(["-m", "pytest", "-q"]).args(arguments).current_dir(root.join("python")))?)
}

fn step(command: &mut Command) -> Result<bool> {
    let name = command.get_program().display().to_string();
    Ok(command.status().context(name)?.success())
}

/// Where the environment is.
fn folder(root: &Path) -> PathBuf {
    root.join("target/python")
}

/// The Python of an environment with all that the tests need, which is made where there is none.
fn environment(root: &Path) -> Result<Option<PathBuf>> {
    let (folder, mark) = (folder(root), folder(root).join("packages"));
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let mut wanted = PACKAGES.to_vec();
    if has_java() {
        wanted.push(SPARK);
    } else {
        eprintln!("note: `onrecord.spark` is not tested");
        eprintln!("hint: that takes Java {JAVA} or later; on Debian, apt install openjdk-{JAVA}-jre-headless");
    }
    let list = wanted.join("\n");
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == list) && python.exists() {
        return Ok(Some(python));
    }
    if !make(&folder) {
        return Ok(None);
    }
    eprintln!("test: installing {} into {}", wanted.join(", "), folder.display());
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(&wanted);
    if !step(&mut install)? {
        bail!("{} could not be installed for the tests of the Python package", wanted.join(", "));
    }
    fs::write(&mark, list).context("the mark of what is installed")?;
    Ok(Some(python))
}

/// Whether there is a Java that Spark runs on. Root on Debian installs one.
fn has_java() -> bool {
    let version = || {
        let told = Command::new("java").arg("-version").output().ok()?;
        let words = String::from_utf8_lossy(&told.stderr).into_owned();
        words.split('"').nth(1)?.split('.').next()?.parse::<u32>().ok()
    };
    let is_enough = || version().is_some_and(|version| version >= JAVA);
    is_enough() || (install(&format!("openjdk-{JAVA}-jre-headless")) && is_enough())
}

/// Makes an environment; false where there is no Python that can. Root on Debian, whose Python comes without `venv`, installs it.
fn make(folder: &Path) -> bool {
    made(folder) || (install("python3-venv") && made(folder))
}

fn made(folder: &Path) -> bool {
    let (major, minor) = OLDEST;
    let check = format!("import sys, ensurepip; sys.exit(sys.version_info < ({major}, {minor}))");
    let is_new_enough = |name: &&str| succeeds(Command::new(name).args(["-c", &check]));
    let found = NAMES.into_iter().find(is_new_enough);
    found.is_some_and(|name| succeeds(Command::new(name).args(["-m", "venv", "--clear"]).arg(folder)))
}

/// Installs a package where that is ours to do: as root, on Debian.
fn install(package: &str) -> bool {
    let is_root = || Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    if !Path::new("/etc/debian_version").exists() || !is_root() {
        return false;
    }
    eprintln!("test: installing {package}");
    succeeds(Command::new("apt-get").args(["update"]))
        && succeeds(Command::new("apt-get").args(["install", "--yes", "--no-install-recommends", package]))
}

fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
