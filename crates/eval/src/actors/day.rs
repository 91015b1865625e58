//! Days as the table writes them.

/// Phrases without a day of their own, or with "today", are read as of then: the table was made in spring 2022.
const TODAY: &str = "2022-05-01";

const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";

/// "10 May 2015" and "October 1, 2021" in ISO 8601.
pub fn iso(date: &str) -> String {
    let is_iso =
        date.len() == 10 && date.starts_with(|first: char| first.is_ascii_digit()) && date.as_bytes()[4] == b'-';
    if is_iso {
        return date.to_owned();
    }
    let lower = date.to_lowercase().replace(',', "");
    let words = || lower.split_whitespace();
    let month = words().find_map(|word| Some(MONTHS.find(word.get(..3)?)? / 3 + 1));
    let day = words().find_map(|word| word.parse::<u32>().ok().filter(|day| *day < 32));
    let year = words().find_map(|word| word.parse::<u32>().ok().filter(|year| *year > 1900));
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        _ => TODAY.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_any_order() {
        for (written, day) in [
            ("10 May 2015", "2015-05-10"),
            ("October 1, 2021", "2021-10-01"),
            ("1994-02-20", "1994-02-20"),
            ("today", TODAY),
            ("", TODAY),
        ] {
            assert_eq!(iso(written), day);
        }
    }
}
