//! Tables as text: comma- or tab-separated rows (RFC 4180, ended by a bare line feed).

use std::io::{self, Write};

use crate::Table;

/// Which cells stand in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quotes {
    /// Those that must.
    Needed,
    /// All.
    Always,
    /// None: readers of the format know no quotation marks, so that tabs and line breaks in a cell become blanks. A cell does
    /// not begin with a straight mark either, which other readers take for the begin of a quoted cell: “ stands for it.
    Never,
}

/// A table on its way out.
pub struct Rows<W> {
    output: W,
    delimiter: char,
    quotes: Quotes,
}

impl<W: Write> Rows<W> {
    /// Comma-separated rows.
    pub fn csv(output: W) -> Self {
        Self::new(output, ',', Quotes::Needed)
    }

    /// Rows with this delimiter.
    pub fn new(output: W, delimiter: char, quotes: Quotes) -> Self {
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
                Quotes::Never => {
                    let cell = cell.replace(['\n', '\r', '\t'], " ");
                    match cell.strip_prefix('"') {
                        Some(rest) => write!(self.output, "\u{201c}{rest}")?,
                        None => self.output.write_all(cell.as_bytes())?,
                    }
                }
                Quotes::Needed if is_special => write!(self.output, "\"{}\"", cell.replace('"', "\"\""))?,
                Quotes::Always => write!(self.output, "\"{}\"", cell.replace('"', "\"\""))?,
                Quotes::Needed => self.output.write_all(cell.as_bytes())?,
            }
        }
        self.output.write_all(b"\n")
    }

    /// Hands everything on.
    pub fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

/// Writes a line of headings and a line per row.
pub fn csv<R: Table>(rows: &[R], output: &mut impl Write) -> io::Result<()> {
    let mut lines = Rows::csv(output);
    lines.row(R::COLUMNS)?;
    rows.iter().try_for_each(|row| lines.row(row.cells()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must() {
        for (delimiter, quotes, line) in [
            (',', Quotes::Needed, "a,\"b, c\",\"he said \"\"no\"\"\",,d\te\n"),
            (',', Quotes::Always, "\"a\",\"b, c\",\"he said \"\"no\"\"\",\"\",\"d\te\"\n"),
            ('\t', Quotes::Needed, "a\tb, c\t\"he said \"\"no\"\"\"\t\t\"d\te\"\n"),
            ('\t', Quotes::Never, "a\tb, c\the said \"no\"\t\td e\n"),
        ] {
            let mut output = Vec::new();
            let mut rows = Rows::new(&mut output, delimiter, quotes);
            rows.row(["a", "b, c", "he said \"no\"", "", "d\te"]).unwrap();
            assert_eq!(String::from_utf8(output).unwrap(), line, "{delimiter:?} {quotes:?}");
        }
    }

    #[test]
    fn no_reader_takes_a_quotation_for_a_quoted_cell() {
        let mut output = Vec::new();
        Rows::new(&mut output, '\t', Quotes::Never).row(["\"No,\" he said", "b"]).unwrap();
        assert_eq!(String::from_utf8(output).unwrap(), "“No,\" he said\tb\n");
    }
}
