//! A table as CSV (RFC 4180, lines ended by a bare line feed).

use std::io::{self, Write};

use crate::Table;

/// Writes a line of headings and a line per row.
pub fn csv<R: Table>(rows: &[R], output: &mut impl Write) -> io::Result<()> {
    line(output, R::COLUMNS)?;
    rows.iter().try_for_each(|row| line(output, &row.cells()))
}

fn line(output: &mut impl Write, cells: &[impl AsRef<str>]) -> io::Result<()> {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            output.write_all(b",")?;
        }
        let cell = cell.as_ref();
        if cell.contains(['"', ',', '\n', '\r']) {
            write!(output, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            output.write_all(cell.as_bytes())?;
        }
    }
    output.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must() {
        let mut output = Vec::new();
        line(&mut output, &["a", "b, c", "he said \"no\"", ""]).unwrap();
        assert_eq!(String::from_utf8(output).unwrap(), "a,\"b, c\",\"he said \"\"no\"\"\",\n");
    }
}
