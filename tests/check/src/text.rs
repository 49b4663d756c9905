//! How names and numbers are written.

/// A name without characters that would change what a terminal shows.
pub(crate) fn printable(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for char in name.chars() {
        if is_unsafe(char) {
            text.extend(char.escape_unicode());
        } else {
            text.push(char);
        }
    }
    text
}

/// Control characters, and those that change the direction of text.
pub(crate) fn is_unsafe(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// `1234567` as `1,234,567`.
pub(crate) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1` with `event` as `1 event`, `1234` as `1,234 events`.
pub(crate) fn counted(count: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(count), if count == 1 { "" } else { "s" })
}

/// `12345678` as `12.35 MB`.
pub(crate) fn bytes(count: u64) -> String {
    let mut amount = count as f64;
    for unit in ["B", "kB", "MB", "GB"] {
        if amount < 999.995 {
            return if unit == "B" { format!("{count} B") } else { format!("{amount:.2} {unit}") };
        }
        amount /= 1000.0;
    }
    format!("{amount:.2} TB")
}

/// `1` of `8` as `12.5 %`; what is not nothing and not all is never shown as such.
pub(crate) fn percent(part: u64, whole: u64) -> String {
    if part == 0 || whole == 0 {
        return "0 %".to_owned();
    }
    if part >= whole {
        return "100 %".to_owned();
    }
    let share = part as f64 * 100.0 / whole as f64;
    if share < 0.1 { "< 0.1 %".to_owned() } else { format!("{:.1} %", share.min(99.9)) }
}

#[cfg(test)]
mod tests {
    use super::{bytes, counted, grouped, percent, printable};

    #[test]
    fn numbers_are_grouped() {
        for (count, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (u64::MAX, "18,446,744,073,709,551,615")] {
            assert_eq!(grouped(count), text);
        }
        assert_eq!((counted(1, "event"), counted(1000, "event")), ("1 event".to_owned(), "1,000 events".to_owned()));
    }

    #[test]
    fn bytes_have_a_unit() {
        for (count, text) in [(0, "0 B"), (999, "999 B"), (1000, "1.00 kB"), (999_999, "1.00 MB"), (12_345_678, "12.35 MB")] {
            assert_eq!(bytes(count), text);
        }
        assert_eq!(bytes(u64::MAX), "18446744.07 TB");
    }

    #[test]
    fn a_share_is_neither_rounded_to_nothing_nor_to_all() {
        for (part, whole, text) in
            [(0, 0, "0 %"), (0, 5, "0 %"), (1, 8, "12.5 %"), (1, 100_000, "< 0.1 %"), (99_999, 100_000, "99.9 %"), (5, 5, "100 %")]
        {
            assert_eq!(percent(part, whole), text);
        }
    }

    #[test]
    fn names_cannot_change_the_terminal() {
        assert_eq!(printable("a\u{1b}[31m\u{202E}é\n.json"), r"a\u{1b}[31m\u{202e}é\u{a}.json");
    }
}
