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
/// What the tests need, with Apache Spark apart, as it is large.
const PACKAGES: [&str; 5] = ["maturin", "pytest", "pyarrow", "pandas", "polars"];
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
    if only == Some("--rust") {
        return Ok(ExitCode::SUCCESS);
    }
    let Some(python) = environment(root)? else {
        let (major, minor) = OLDEST;
        eprintln!(
            "note: the Python package is not tested: that takes Python {major}.{minor} or later with `venv` (on Debian, the package python3-venv)"
        );
        return Ok(ExitCode::SUCCESS);
    };
    let built = Command::new(&python)
        .args(["-m", "maturin", "develop", "--quiet"])
        .current_dir(root.join("python"))
        .env("VIRTUAL_ENV", folder(root))
        .env_remove("CONDA_PREFIX")
        .status();
    if !built.context("maturin")?.success() {
        return Ok(ExitCode::FAILURE);
    }
    let is_done = step(Command::new(&python).args(["-m", "pytest", "-q"]).args(rest).current_dir(root.join("python")))?;
    Ok(if is_done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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
    let wanted = PACKAGES.join("\n");
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted) && python.exists() {
        return Ok(Some(python));
    }
    if !make(&folder)? {
        return Ok(None);
    }
    eprintln!("test: installing {} into {}", PACKAGES.join(", "), folder.display());
    if !step(
        Command::new(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(PACKAGES),
    )? {
        bail!("{} could not be installed for the tests of the Python package", PACKAGES.join(", "));
    }
    fs::write(&mark, wanted).context("the mark of what is installed")?;
    Ok(Some(python))
}

/// Makes an environment; false where there is no Python that can. On Debian, whose Python comes without `venv`, root installs it.
fn make(folder: &Path) -> Result<bool> {
    if made(folder) {
        return Ok(true);
    }
    let is_debian = Path::new("/etc/debian_version").exists() && is_root();
    if is_debian {
        eprintln!("test: installing python3-venv");
        let quiet = |arguments: &[&str]| Command::new("apt-get").args(arguments).stdout(Stdio::null()).status();
        let _ = quiet(&["update"]);
        let _ = quiet(&["install", "--yes", "--no-install-recommends", "python3-venv"]);
    }
    Ok(is_debian && made(folder))
}

fn made(folder: &Path) -> bool {
    let (major, minor) = OLDEST;
    let check = format!("import sys, ensurepip; sys.exit(sys.version_info < ({major}, {minor}))");
    let is_new_enough = |name: &&str| succeeds(Command::new(name).args(["-c", &check]));
    let found = NAMES.into_iter().find(|name| is_new_enough(&name));
    found.is_some_and(|name| succeeds(Command::new(name).args(["-m", "venv", "--clear"]).arg(folder)))
}

fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}
