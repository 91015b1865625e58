//! Which language a text is in. Only English is read.
//!
//! - Finds: texts of another language, once they are long enough to tell.
//! - Leaves: short texts, and texts of which the detector is not sure; they are kept unless the input itself says
//!   that they are not English.
//! - Cannot see: the few foreign paragraphs of an English text.

use onrecord_record::Document;
use whatlang::Lang;

/// Fewest letters by which a language can be told; a headline has some 60.
const LETTERS: usize = 120;

/// Least share of words below which a text holds too few of English's own words to be English. Running English
/// has some 25 %, languages that share a word or two with it have under 3 %.
const SHARE: f64 = 0.08;

/// Words that every English text is full of and that few other languages write alike.
const WORDS: [&str; 16] =
    ["the", "of", "and", "to", "that", "is", "was", "for", "with", "on", "by", "has", "at", "from", "have", "said"];

/// Bytes that are looked at; more would not change the answer.
const WINDOW: usize = 20_000;

/// An article with its language, if that is English; else the language by its English name, or the tag that the article
/// declares where it is none of a language that can be detected.
pub fn english(document: Document) -> Result<Document, String> {
    let declared = Some(document.language.as_str()).filter(|tag| !tag.is_empty());
    if let Some(language) = foreign(&document.text, declared) {
        return Err(language);
    }
    let is_declared = declared.is_some_and(|tag| tag.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("en")));
    let language = if is_declared { document.language } else { "en".to_owned() };
    Ok(Document { language, ..document })
}

/// The language of a text that is not English, detected or as the input declares it. `None` for English and wherever nobody knows.
fn foreign(text: &str, declared: Option<&str>) -> Option<String> {
    let mut end = text.len().min(WINDOW);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    if text.chars().filter(|letter| letter.is_alphabetic()).take(LETTERS).count() < LETTERS {
        let tag = declared.map(str::to_ascii_lowercase)?;
        return (!is_english(&tag)).then(|| name(&tag));
    }
    if share(text) >= SHARE {
        return None;
    }
    let found = whatlang::detect(text)?;
    (found.lang() != Lang::Eng && found.is_reliable()).then(|| found.lang().eng_name().to_owned())
}

/// Languages whose tags of two letters (ISO 639-1) are not the first two of three (ISO 639-3, as the detector has them).
const TAGS: [(&str, &str); 34] = [
    ("es", "spa"),
    ("pt", "por"),
    ("zh", "cmn"),
    ("de", "deu"),
    ("ja", "jpn"),
    ("kn", "kan"),
    ("tr", "tur"),
    ("sv", "swe"),
    ("cs", "ces"),
    ("he", "heb"),
    ("id", "ind"),
    ("sr", "srp"),
    ("sk", "slk"),
    ("sl", "slv"),
    ("hr", "hrv"),
    ("mr", "mar"),
    ("el", "ell"),
    ("et", "est"),
    ("lv", "lav"),
    ("tk", "tuk"),
    ("pl", "pol"),
    ("nl", "nld"),
    ("no", "nob"),
    ("fa", "pes"),
    ("be", "bel"),
    ("bn", "ben"),
    ("km", "khm"),
    ("ml", "mal"),
    ("eo", "epo"),
    ("la", "lat"),
    ("ka", "kat"),
    ("tl", "tgl"),
    ("mk", "mkd"),
    ("jv", "jav"),
];

/// The English name of a language by its tag, so that what is detected and what is declared is counted as one; the tag
/// itself where the detector does not know it.
fn name(tag: &str) -> String {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let known = TAGS.iter().find(|(two, _)| *two == primary).map(|(_, three)| *three);
    let by_letters = || Lang::all().iter().find(|lang| primary.len() == 2 && lang.code().starts_with(primary)).copied();
    let lang = Lang::from_code(known.unwrap_or(primary)).or_else(by_letters);
    lang.map_or_else(|| tag.to_owned(), |lang| lang.eng_name().to_owned())
}

/// Whether a language tag, or a language's name, is of English or of no language in particular.
fn is_english(tag: &str) -> bool {
    tag.starts_with("en") || matches!(tag, "und" | "mul" | "zxx" | "none" | "unknown")
}

/// The share of English's commonest words.
fn share(text: &str) -> f64 {
    let (mut all, mut english) = (0_usize, 0_usize);
    for word in text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()) {
        all += 1;
        english += usize::from(WORDS.iter().any(|common| word.eq_ignore_ascii_case(common)));
    }
    english as f64 / all.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told_and_english_is_kept() {
        let german = "Die Außenministerin reiste am Dienstag nach Nairobi, um mit der Regierung über eine Waffenruhe \
            zu verhandeln. Beide Seiten erklärten sich zu weiteren Gesprächen bereit.";
        let english = "Envoys of Kenya, Uganda, Tanzania, Burundi, Rwanda, Djibouti, Eritrea, Sudan, Ethiopia and Somalia \
            met in Nairobi on Tuesday, the ministry said in a statement to the press.";
        assert_eq!(foreign(german, None).as_deref(), Some("German"));
        assert_eq!(foreign(german, Some("en")).as_deref(), Some("German"), "the letters decide where there are enough");
        assert_eq!(foreign(english, None), None);
        assert_eq!(foreign(english, Some("de")), None);
        assert_eq!(foreign("Rien à signaler.", None), None, "too short to tell");
        assert_eq!(foreign("Rien à signaler.", Some("fr")).as_deref(), Some("French"));
        assert_eq!(foreign("Talks began.", Some("en-GB")), None);
    }

    #[test]
    fn a_language_has_one_name() {
        for (tag, expected) in [
            ("de", "German"),
            ("deu", "German"),
            ("de-at", "German"),
            ("pt-br", "Portuguese"),
            ("uk", "Ukrainian"),
            ("ru", "Russian"),
            ("ar", "Arabic"),
            ("zh-hans", "Mandarin"),
            ("fo", "fo"),
            ("klingon", "klingon"),
        ] {
            assert_eq!(name(tag), expected);
        }
    }
}
