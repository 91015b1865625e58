//! Parquet inputs: columns by name, whatever their kind, and files that are not as they should be.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use arrow_array::{
    ArrayRef, Date32Array, Int64Array, LargeStringArray, RecordBatch, StringArray, TimestampNanosecondArray,
};
use onrecord_intake::{Documents, Source, size};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, GzipLevel};
use parquet::file::properties::WriterProperties;

fn write(path: &Path, columns: Vec<(&str, ArrayRef)>, compression: Compression) {
    let batch =
        RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, column)| (name, column, true)));
    let batch = batch.unwrap();
    let properties = WriterProperties::builder().set_compression(compression).build();
    let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

fn taken(path: &Path) -> Vec<String> {
    let folder = path.parent().unwrap().to_string_lossy().into_owned() + "/";
    Documents::new([Source::path(path)])
        .with_limit(100)
        .map(|item| match item {
            Ok(document) => {
                let published = document.published.as_deref().unwrap_or("-");
                format!("{} {published} {}", document.key, document.text).replace(&folder, "")
            }
            Err(error) => format!("error: {error}").replace(&folder, ""),
        })
        .collect()
}

#[test]
fn rows_are_articles() {
    let folder = tempfile::tempdir().unwrap();
    for (name, compression) in [
        ("plain.parquet", Compression::UNCOMPRESSED),
        ("snappy.parquet", Compression::SNAPPY),
        ("gzip.parquet", Compression::GZIP(GzipLevel::default())),
        ("named-otherwise", Compression::ZSTD(parquet::basic::ZstdLevel::default())),
    ] {
        let path = folder.path().join(name);
        let texts = [Some("Talks began."), None, Some("They ended."), Some(&*"a".repeat(101))]
            .map(|text| text.map(str::to_owned));
        let columns: Vec<(&str, ArrayRef)> = vec![
            ("id", Arc::new(Int64Array::from(vec![Some(7), Some(8), None, Some(9)]))),
            ("published", Arc::new(Date32Array::from(vec![Some(20_443), None, None, None]))),
            ("text", Arc::new(LargeStringArray::from_iter(texts))),
            ("score", Arc::new(Int64Array::from(vec![1, 2, 3, 4]))),
        ];
        write(&path, columns, compression);
        let expected = [
            "7 2025-12-21 Talks began.".to_owned(),
            format!("error: {name} (row 2): has no `text`"),
            format!("{name} (row 3) - They ended."),
            format!("error: {name} (row 4): is larger than 100 bytes"),
        ];
        assert_eq!(taken(&path), expected);
        let mut documents = Documents::new([Source::path(&path)]);
        assert_eq!(documents.by_ref().count(), 4);
        let (all, read) = (size(&path).unwrap(), documents.position().bytes());
        assert!(read <= all && read + 4 > all, "{read} of {all} bytes");
    }
}

#[test]
fn times_are_iso() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("times.parquet");
    let day = 20_443 * 86_400_000_000_000_i64;
    let times = TimestampNanosecondArray::from(vec![day, day + 3_600_000_000_000]);
    let texts = || Arc::new(StringArray::from(vec!["One.", "Two."])) as ArrayRef;
    write(&path, vec![("date", Arc::new(times.clone())), ("text", texts())], Compression::SNAPPY);
    assert_eq!(
        taken(&path),
        ["times.parquet (row 1) 2025-12-21 One.", "times.parquet (row 2) 2025-12-21T01:00:00 Two."]
    );
    write(&path, vec![("date", Arc::new(times.with_timezone("UTC"))), ("text", texts())], Compression::SNAPPY);
    assert_eq!(taken(&path)[1], "times.parquet (row 2) 2025-12-21T01:00:00Z Two.");
}

#[test]
fn bad_files_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.parquet");
    let numbers: ArrayRef = Arc::new(Int64Array::from(vec![1, 2]));
    write(&path, vec![("score", numbers)], Compression::SNAPPY);
    assert_eq!(taken(&path), ["error: bad.parquet: has no column of texts"]);
    write(&path, vec![("text", Arc::new(StringArray::from(Vec::<&str>::new())))], Compression::SNAPPY);
    assert_eq!(taken(&path), ["error: bad.parquet: is empty"]);
    write(&path, vec![("text", Arc::new(StringArray::from(vec!["Talks began."; 9])))], Compression::SNAPPY);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    assert!(taken(&path)[0].starts_with("error: bad.parquet: is not Parquet that can be read: "), "{:?}", taken(&path));
    fs::write(&path, "no Parquet").unwrap();
    assert_eq!(taken(&path), ["error: bad.parquet: is not Parquet that can be read: it does not begin with `PAR1`"]);
    let piped = Documents::new([Source::stream("-", std::io::Cursor::new(bytes))]).next().unwrap().unwrap_err();
    assert_eq!(piped.to_string(), "-: is Parquet, which cannot be read through a pipe or compressed as a whole");
}
