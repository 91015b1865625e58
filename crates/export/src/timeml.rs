//! `TimeML`: one `.tml` per article, for evaluation and tools of time.
//!
//! Times are `TIMEX3`, triggers of events `EVENT` of class `OCCURRENCE`, words that report `EVENT` of class `REPORTING`. What the
//! teller makes of an event stands in `polarity` and `modality` of its instance and in the `SLINK` from the word that
//! reports it: `EVIDENTIAL`, `NEG_EVIDENTIAL` where it is denied, `MODAL` where it is planned, demanded, proposed or in
//! doubt. Of words that overlap the earlier and longer are kept.

use std::fmt::Write as _;
use std::io::Write;

use onrecord_record::{EventStatus, Span};

use crate::article::Article;
use crate::words::{word, xml};
use crate::{ExportError, Report, Selection, Sink};

const FORMAT: &str = "timeml";

/// Writes the files into a folder.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    for article in selection.articles() {
        let article = article?;
        let mut output = sink.file_in_folder(FORMAT, &format!("{}.tml", article.filed.handle))?;
        output.write_all(page(&article, report).as_bytes())?;
        output.flush()?;
        report.written += 1;
    }
    Ok(())
}

/// Words with the tag around them.
struct Tag {
    span: Span,
    open: String,
    name: &'static str,
    /// Whose trigger or cue it is: `e3`, `s2`; nothing for a time.
    of: String,
}

fn page(article: &Article, report: &mut Report) -> String {
    let document = &article.record().document;
    let mut page = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n");
    let _ = writeln!(page, "<DOCID>{}</DOCID>", article.filed.handle);
    if let Some(published) = &document.published {
        let day = published.get(..10).unwrap_or(published);
        let _ = writeln!(
            page,
            "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{0}\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">{0}</TIMEX3></DCT>",
            xml(day)
        );
    }
    if let Some(title) = &document.title {
        let _ = writeln!(page, "<TITLE>{}</TITLE>", xml(title));
    }
    let tags = tags(article, report);
    page += "<TEXT>";
    let mut at = 0;
    let end = document.text.chars().count() as u32;
    for tag in &tags {
        page += &xml(article.words(Span::new(at, tag.span.start)));
        let _ = write!(page, "<{}>{}</{}>", tag.open, xml(article.words(tag.span)), tag.name);
        at = tag.span.end;
    }
    page += &xml(article.words(Span::new(at, end)));
    page += "</TEXT>\n";
    page += &links(article, &tags);
    page + "</TimeML>\n"
}

/// The tags in the order of the text, none over another.
fn tags(article: &Article, report: &mut Report) -> Vec<Tag> {
    let (record, mut tags) = (article.record(), Vec::new());
    for time in &record.times {
        let modifier = time.r#mod.as_ref().map(|modifier| format!(" mod=\"{}\"", xml(modifier))).unwrap_or_default();
        let open = format!(
            "TIMEX3 tid=\"{}\" type=\"{}\" value=\"{}\"{modifier}",
            time.id,
            word(time.r#type),
            xml(&time.value)
        );
        tags.push(Tag { span: time.span, open, name: "TIMEX3", of: String::new() });
    }
    for &index in &article.reach.events {
        let event = &record.events[index];
        let open = format!("EVENT eid=\"{}\" class=\"OCCURRENCE\"", event.id);
        tags.push(Tag { span: event.trigger, open, name: "EVENT", of: event.id.to_string() });
    }
    for &index in &article.reach.statements {
        let statement = &record.statements[index];
        if let Some(cue) = statement.cue {
            let open = format!("EVENT eid=\"{}\" class=\"REPORTING\"", said(statement.id.index()));
            tags.push(Tag { span: cue, open, name: "EVENT", of: statement.id.to_string() });
        }
    }
    tags.sort_by_key(|tag| (tag.span.start, std::cmp::Reverse(tag.span.end)));
    let (count, mut end) = (tags.len(), 0);
    tags.retain(|tag| {
        let is_free = tag.span.start >= end && !tag.span.is_empty();
        if is_free {
            end = tag.span.end;
        }
        is_free
    });
    report.cut("spans (inside of others)", count - tags.len());
    tags
}

/// Ids of events are one row in `TimeML`; those of reporting words begin at 1001.
fn said(index: usize) -> String {
    format!("e{}", 1001 + index)
}

fn links(article: &Article, tags: &[Tag]) -> String {
    let (record, mut lines, mut count) = (article.record(), String::new(), 0);
    let has = |of: &str| tags.iter().any(|tag| tag.of == of);
    for &index in &article.reach.statements {
        if has(&record.statements[index].id.to_string()) {
            let id = said(index);
            let number = &id[1..];
            let _ = writeln!(
                lines,
                "<MAKEINSTANCE eventID=\"{id}\" eiid=\"ei{number}\" tense=\"NONE\" aspect=\"NONE\" polarity=\"POS\" pos=\"OTHER\"/>"
            );
        }
    }
    for &index in &article.reach.events {
        let event = &record.events[index];
        if !has(&event.id.to_string()) {
            continue;
        }
        let (polarity, modality, link) = match event.status {
            EventStatus::Occurred | EventStatus::Ongoing => ("POS", "", "EVIDENTIAL"),
            EventStatus::Denied => ("NEG", "", "NEG_EVIDENTIAL"),
            EventStatus::Negated => ("NEG", "", "EVIDENTIAL"),
            EventStatus::Doubted | EventStatus::Possible => ("POS", "may", "MODAL"),
            EventStatus::Planned => ("POS", "will", "MODAL"),
            EventStatus::Demanded => ("POS", "must", "MODAL"),
            EventStatus::Proposed => ("POS", "would", "MODAL"),
        };
        let modality = if modality.is_empty() { String::new() } else { format!(" modality=\"{modality}\"") };
        let number = index + 1;
        let _ = writeln!(
            lines,
            "<MAKEINSTANCE eventID=\"{}\" eiid=\"ei{number}\" tense=\"NONE\" aspect=\"NONE\" polarity=\"{polarity}\"{modality} pos=\"OTHER\"/>",
            event.id
        );
        for teller in event.according_to.iter().filter(|teller| has(&teller.to_string())) {
            count += 1;
            let from = &said(teller.index())[1..];
            let _ = writeln!(
                lines,
                "<SLINK lid=\"l{count}\" relType=\"{link}\" eventInstanceID=\"ei{from}\" subordinatedEventInstance=\"ei{number}\"/>"
            );
        }
        if let Some(time) = event.time.and_then(|time| record.times.get(time.index())) {
            count += 1;
            let _ = writeln!(
                lines,
                "<TLINK lid=\"l{count}\" relType=\"IS_INCLUDED\" eventInstanceID=\"ei{number}\" relatedToTime=\"{}\"/>",
                time.id
            );
        }
    }
    lines
}
