//! Parquet: the tables that `onrecord archive` writes, of the articles of a ledger.
//!
//! Apart from the archive because a ledger's articles may have been read by several versions, which an archive's may not.

use std::collections::BTreeSet;

use onrecord_archive::{Archive, Reading, Skipped, tables};

use crate::{ExportError, Report, Selection, Sink};

/// Articles of a part file, as `onrecord archive` has them.
const PART: u64 = 5000;

/// Writes the record of each article, whole.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let folder = sink.own_folder("parquet")?;
    let mut archive = Archive::open(&folder, &reading(selection)?, &["a ledger".to_owned()], PART)?;
    let mut rejected = false;
    for article in selection.articles() {
        let article = article?;
        rejected |= article.filed.verdicts.values().any(|verdict| verdict == "rejected");
        archive.add(&article.record().document, &tables(article.record())?)?;
        report.written += 1;
    }
    archive.finish(Skipped::default())?;
    if rejected {
        report
            .notes
            .push("rows that a reviewer rejected are among the others: these tables have no place for verdicts");
    }
    Ok(())
}

/// Who read the articles; where several did, all of them.
fn reading(selection: &Selection<'_>) -> Result<Reading, ExportError> {
    let mut by = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
    for article in selection.articles() {
        let read_by = article?.filed.read_by.clone();
        for (all, one) in by.iter_mut().zip([read_by.engine, read_by.model, read_by.lexicon]) {
            all.insert(one);
        }
    }
    let [engine, model, lexicon] = by.map(|all| all.into_iter().collect::<Vec<_>>().join("; "));
    Ok(Reading { engine, model, lexicon, published: None })
}
