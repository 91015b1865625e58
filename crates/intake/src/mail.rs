//! Mail: a message as an article, such as a newsletter or a release sent to the press.
//!
//! - Finds: the plain part, else the HTML part; subject, date, sender as publisher, the message's id as key.
//! - Leaves: attachments.
//! - Cannot see: which lines of the text are an older message or a signature.

use mail_parser::{MessageParser, PartType};
use onrecord_record::Document;

use crate::document::document;
use crate::error::{IntakeError, Place, Problem};
use crate::html;
use crate::item::Taken;

/// Reads a message.
pub fn read(bytes: &[u8], place: &Place) -> Result<Taken, IntakeError> {
    let problem = |problem| IntakeError::new(place, problem);
    if bytes.is_empty() {
        return Err(problem(Problem::Empty));
    }
    let message = MessageParser::default().parse(bytes).filter(|message| !message.headers().is_empty());
    let message = message.ok_or_else(|| problem(Problem::BrokenMail))?;
    let part = message.text_part(0).or_else(|| message.html_part(0));
    let text = match part.map(|part| &part.body) {
        Some(PartType::Text(text)) => text.to_string(),
        Some(PartType::Html(markup)) => html::fragment(markup),
        _ => String::new(),
    };
    if text.trim().is_empty() {
        return Err(problem(Problem::WithoutBody));
    }
    let sender = message.from().and_then(|from| from.first());
    let sent_by = sender.and_then(|sender| sender.name().or(sender.address())).map(str::to_owned);
    let key = message.message_id().map_or_else(|| place.to_string(), str::to_owned);
    let published = message.date().filter(|date| date.is_valid()).map(mail_parser::DateTime::to_rfc3339);
    let title = message.subject().map(str::to_owned);
    Ok(Taken::from(Document { title, published, publisher: sent_by, ..document(key, text) }))
}
