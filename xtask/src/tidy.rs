//! What the compiler cannot check: that files and functions stay small, that every file says what it
//! is for, that every crate is listed in `crates/README.md`, and that the rule book says what the rules say.
//!
//! Apart from the lints because these are rules of this house, with its own figures.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use syn::spanned::Spanned;
use syn::visit::Visit;

/// Lines a source file may have.
const FILE_LINES: usize = 800;
/// Lines a function may have, from its signature to its closing brace.
const FUNCTION_LINES: usize = 80;

/// Checks the repository at `root` and prints each fault with its place.
pub fn run(root: &Path) -> Result<ExitCode> {
    let mut faults = Vec::new();
    let mut files = Vec::new();
    for folder in ["crates", "python/src", "xtask"] {
        rust_files(&root.join(folder), &mut files)?;
    }
    files.sort();
    for path in &files {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let name = path.strip_prefix(root).unwrap_or(path).display().to_string();
        faults.extend(check(&name, &text));
    }
    faults.extend(unlisted_crates(root)?);
    faults.extend(crate::rules::stale(root)?);
    for fault in &faults {
        println!("{fault}");
    }
    println!("tidy: {} files, {} faults", files.len(), faults.len());
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("target") {
            rust_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// The faults of one file.
fn check(name: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if !text.starts_with("//!") {
        faults.push(format!("{name}:1: does not open with `//!`"));
    }
    let lines = text.lines().count();
    if lines > FILE_LINES {
        faults.push(format!("{name}:{FILE_LINES}: {lines} lines, {FILE_LINES} allowed"));
    }
    for (index, line) in text.lines().enumerate() {
        if line.ends_with([' ', '\t']) {
            faults.push(format!("{name}:{}: ends with white space", index + 1));
        }
        if ["todo!(", "dbg!("].iter().any(|mark| line.trim_start().starts_with(mark)) {
            faults.push(format!("{name}:{}: unfinished work", index + 1));
        }
    }
    match syn::parse_file(text) {
        Ok(file) => {
            let mut functions = Functions { name, faults: Vec::new() };
            functions.visit_file(&file);
            faults.append(&mut functions.faults);
        }
        Err(error) => faults.push(format!("{name}:{}: {error}", error.span().start().line)),
    }
    faults
}

struct Functions<'a> {
    name: &'a str,
    faults: Vec<String>,
}

impl Functions<'_> {
    fn measure(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let first = signature.span().start().line;
        let lines = block.span().end().line + 1 - first;
        if lines > FUNCTION_LINES {
            let function = &signature.ident;
            self.faults
                .push(format!("{}:{first}: `{function}` has {lines} lines, {FUNCTION_LINES} allowed", self.name));
        }
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.measure(&item.sig, &item.block);
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.measure(&item.sig, &item.block);
        syn::visit::visit_impl_item_fn(self, item);
    }
}

/// Crates that `crates/README.md` does not name.
fn unlisted_crates(root: &Path) -> Result<Vec<String>> {
    let index = fs::read_to_string(root.join("crates/README.md")).context("crates/README.md")?;
    let mut faults = Vec::new();
    for entry in fs::read_dir(root.join("crates"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !index.contains(&format!("[`{name}`]")) {
            faults.push(format!("crates/README.md:1: does not list `{name}`"));
        }
    }
    faults.sort();
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn finds_each_kind_of_fault() {
        let long = format!("//! Long.\nfn long() {{\n{}}}\n", "    step();\n".repeat(80));
        assert_eq!(check("a.rs", &long), ["a.rs:2: `long` has 82 lines, 80 allowed"]);
        assert_eq!(
            check("b.rs", "fn f() {} \n"),
            ["b.rs:1: does not open with `//!`", "b.rs:1: ends with white space"]
        );
        assert_eq!(check("c.rs", "//! Fine.\nfn f() {}\n"), Vec::<String>::new());
    }
}
