//! The pages of `docs/` as a book.
//!
//! Apart from the tests of the pages, which run their commands: here mdBook itself reads them, and compiles what it would take
//! for Rust.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use mdbook_driver::MDBook;

/// Builds the book into `target/book` and tests its blocks.
pub fn run(root: &Path) -> Result<ExitCode> {
    let mut book = MDBook::load(root)?;
    book.build()?;
    book.test(Vec::new())?;
    eprintln!("book: target/book is written");
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_book_builds_and_no_block_is_rust_that_does_not_compile() {
        super::run(&crate::root().unwrap()).unwrap();
    }
}
