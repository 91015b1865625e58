//! Tables as text: comma- or tab-separated rows (RFC 4180, ended by a bare line feed).

use std::io::{self, Write};

/// Which cells stand in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quotes {
    /// Those that must.
    Needed,
    /// All.
    Always,
    /// None: readers of the format know no quotation marks, so that tabs and line breaks in a cell become blanks.
    Never,
}

/// A table on its way out.
pub struct Rows {
    output: Box<dyn Write>,
    delimiter: char,
    quotes: Quotes,
}

impl Rows {
    /// Comma-separated rows.
    pub fn csv(output: Box<dyn Write>) -> Self {
        Self::new(output, ',', Quotes::Needed)
    }

    /// Rows with this delimiter.
    pub fn new(output: Box<dyn Write>, delimiter: char, quotes: Quotes) -> Self {
        Self { output, delimiter, quotes }
    }

    /// Writes a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) -> io::Result<()> {
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                write!(self.output, "{}", self.delimiter)?;
            }
            let cell = cell.as_ref();
            let is_special = cell.contains(['"', '\n', '\r', self.delimiter]);
            match self.quotes {
                Quotes::Never if cell.contains(['\n', '\r', '\t']) => {
                    self.output.write_all(cell.replace(['\n', '\r', '\t'], " ").as_bytes())?;
                }
                Quotes::Needed if is_special => write!(self.output, "\"{}\"", cell.replace('"', "\"\""))?,
                Quotes::Always => write!(self.output, "\"{}\"", cell.replace('"', "\"\""))?,
                Quotes::Needed | Quotes::Never => self.output.write_all(cell.as_bytes())?,
            }
        }
        self.output.write_all(b"\n")
    }

    /// Hands everything on.
    pub fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}
